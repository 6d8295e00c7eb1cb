"""Places as podcasts have them: geo URIs and codes of countries."""

from __future__ import annotations

import re

from feedpub import registries
from feedpub.values.text import text_fault

_LONGEST = 200
_GEO = re.compile(
    r"geo:(-?[0-9]++(?:\.[0-9]++)?),(-?[0-9]++(?:\.[0-9]++)?)(?:,-?[0-9]++(?:\.[0-9]++)?)?"
    r"((?>(?:;[A-Za-z0-9-]++(?:=(?>(?:[A-Za-z0-9\[\]:&+$._~!*'()-]|%[0-9A-Fa-f]{2})+))?)*))",
    re.IGNORECASE,
).fullmatch
_BARE = re.compile(r"-?[0-9]++(?:\.[0-9]++)?,\s*+-?[0-9]++(?:\.[0-9]++)?").match


def geo_uri_fault(value: str) -> str | None:
    """Say why this is no URI of a place on earth, or None: RFC 5870, section 3.3.

    Places in other systems of coordinates (`crs=`) are not looked at more closely.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    matched = _GEO(value)
    if matched is None:
        return _geo_clause(value)
    latitude, longitude, parameters = matched.groups()
    system = parameters.lower().partition(";crs=")[2].partition(";")[0]
    if system not in ("", "wgs84"):
        return None
    if abs(float(latitude)) > 90:
        return "has a latitude beyond the pole; the latitude comes first, -90 to 90"
    if abs(float(longitude)) > 180:
        return "has a longitude beyond 180 degrees"
    return None


def country_fault(value: str) -> str | None:
    """Say why this is no code of a country in two letters, or None: ISO 3166-1.

    The letters are capitals; codes that the registry of languages lacks are unknown.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    if value.lower() == "uk":
        return "is not the code of the United Kingdom; write GB"
    if len(value) != 2 or value.lower() not in registries.regions():
        return "is no code of a country in two letters, such as DE"
    return None if value.isupper() else f"has small letters; write {value.upper()}"


def _geo_clause(value: str) -> str:
    example = "write it like geo:30.2672,-97.7431"
    if _BARE(value):
        return f"does not start with geo:; {example}"
    if " " in value:
        return f"has a space in it; {example}"
    return f"is no geo URI; {example}"
