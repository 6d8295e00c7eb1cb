"""Fixers of dates in the form of another format, or nearly in the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.fixing.fixer import fixer
from feedpub.validator.fixing.moments import as_rfc822, as_rfc3339
from feedpub.validator.fixing.splicing import Splice

if TYPE_CHECKING:
    from feedpub.validator.fixing.site import Site
    from feedpub.validator.fixing.splicing import Fix

_MEMBER: Final = re.compile(rb'"(?:[^"\\]|\\.){0,99}"[ \t\r\n]*:[ \t\r\n]*"([^"\\]*)"')


@fixer("rss-date-invalid")
def date_of_rss(site: Site) -> Fix:
    """Write the same moment as RFC 822 has it, in the zone that it was given."""
    new = as_rfc822(site.text)
    return site.retext(new) if new else ()


@fixer(
    "atom-date-invalid",
    "dc-date-invalid",
    "dcterms-date-invalid",
    "module-date-invalid",
)
def date_of_atom(site: Site) -> Fix:
    """Write the same moment as RFC 3339 has it, in the zone that it was given."""
    new = as_rfc3339(site.text)
    return site.retext(new) if new else ()


@fixer("json-date-invalid")
def date_of_json(site: Site) -> Fix:
    """Write the same moment as RFC 3339 has it, in the zone that it was given."""
    found = _MEMBER.match(site.pages.text, site.offset)
    new = as_rfc3339(found[1].decode("utf-8", "replace")) if found else None
    return (Splice(*found.span(1), new.encode()),) if found and new else ()
