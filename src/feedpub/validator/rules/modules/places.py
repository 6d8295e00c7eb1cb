"""Places on the earth: geo, georss and its GML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.vocabularies import judged_value, texts, values

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

GEO: Final = "https://www.w3.org/2003/01/geo/"
GEORSS: Final = "https://docs.ogc.org/cs/17-002r1/17-002r1.html"
_GEO: Final = f"{{{NAMESPACES['geo']}}}"
_COORDINATES: Final = texts(Kind.COORDINATES, Kind.DEGREES, of=("georss", "gml"))


@rule(
    "geo-latitude-invalid",
    level=Level.ERROR,
    on="geo:lat",
    summary="A latitude must be a number from -90 to 90.",
    spec=GEO,
    bad="<geo:lat>95.2</geo:lat><geo:long>1.5</geo:long>",
    good="<geo:lat>50.2</geo:lat><geo:long>1.5</geo:long>",
    within="item",
    textual=True,
)
def geo_latitude_invalid(element: Element, context: Context) -> Judgement | None:
    """Maps cannot show it; often latitude and longitude were exchanged."""
    return judged_value(element, context)


@rule(
    "geo-longitude-invalid",
    level=Level.ERROR,
    on="geo:long",
    summary="A longitude must be a number from -180 to 180.",
    spec=GEO,
    bad="<geo:lat>50.2</geo:lat><geo:long>1° E</geo:long>",
    good="<geo:lat>50.2</geo:lat><geo:long>1.5</geo:long>",
    within="item",
    textual=True,
)
def geo_longitude_invalid(element: Element, context: Context) -> Judgement | None:
    """Maps cannot show it."""
    return judged_value(element, context)


@rule(
    "geo-altitude-invalid",
    level=Level.ERROR,
    on="geo:alt",
    summary="An altitude must be a number of metres.",
    spec=GEO,
    bad="<geo:alt>12 m</geo:alt>",
    good="<geo:alt>12</geo:alt>",
    within="item",
    textual=True,
)
def geo_altitude_invalid(element: Element, context: Context) -> Judgement | None:
    """The unit is fixed, and only a number can be reckoned with."""
    return judged_value(element, context)


@rule(
    "geo-pair-incomplete",
    level=Level.WARNING,
    on=("geo:lat", "geo:long"),
    summary="Latitude and longitude should come together.",
    spec=GEO,
    bad="<item><title>Neap</title><geo:lat>50.2</geo:lat></item>",
    good="<item><title>Neap</title><geo:lat>50.2</geo:lat>"
    "<geo:long>1.5</geo:long></item>",
    within="channel",
)
def geo_pair_incomplete(element: Element, context: Context) -> tuple[str, str] | None:
    """One of them is no place."""
    missing = "long" if element.tag == f"{_GEO}lat" else "lat"
    if context.parent is None or context.parent.find(f"{_GEO}{missing}") is not None:
        return None
    return f"there is no <geo:{missing}> with it", f"add <geo:{missing}>"


@rule(
    "georss-coordinates-invalid",
    level=Level.ERROR,
    on=_COORDINATES,
    summary="Coordinates must be pairs of latitude and longitude, as many as needed.",
    spec=GEORSS,
    bad="<georss:point>50.2</georss:point>",
    good="<georss:point>50.2 1.5</georss:point>",
    within="item",
    textual=True,
)
def georss_coordinates_invalid(element: Element, context: Context) -> Judgement | None:
    """Maps cannot show half a place, nor a latitude beyond the pole."""
    return judged_value(element, context)


@rule(
    "georss-comma",
    level=Level.WARNING,
    on=_COORDINATES,
    summary="Coordinates should have spaces between them, not commas.",
    spec=GEORSS,
    bad="<georss:point>50.2,1.5</georss:point>",
    good="<georss:point>50.2 1.5</georss:point>",
    within="item",
    textual=True,
)
def georss_comma(_: Element, context: Context) -> tuple[str, str] | None:
    """Some readers take the comma for a decimal one."""
    if "," not in context.text:
        return None
    return "the coordinates have commas between them", "write spaces"


@rule(
    "georss-polygon-open",
    level=Level.ERROR,
    on=("georss:polygon", "gml:LinearRing/gml:posList"),
    summary="A polygon must end where it starts.",
    spec=GEORSS,
    bad="<georss:polygon>50 1 51 1 51 2 50 2</georss:polygon>",
    good="<georss:polygon>50 1 51 1 51 2 50 1</georss:polygon>",
    within="item",
)
def georss_polygon_open(_: Element, context: Context) -> tuple[str, str] | None:
    """An open line has no inside."""
    pairs = context.text.replace(",", " ").split()
    if len(pairs) < 8 or len(pairs) % 2 or _same(pairs[:2], pairs[-2:]):
        return None
    start = " ".join(pairs[:2])
    return "the polygon does not end where it starts", f"add {start[:40]} at its end"


def _same(start: list[str], end: list[str]) -> bool:
    try:
        return [*map(float, start)] == [*map(float, end)]
    except ValueError:
        return True  # georss-coordinates-invalid speaks about that


@rule(
    "georss-number-invalid",
    level=Level.ERROR,
    on=(*values(Kind.DECIMAL, of="georss"), *values(Kind.INTEGER, of="georss")),
    summary="Elevation, floor and radius must be numbers.",
    spec=GEORSS,
    bad="<georss:radius>500 m</georss:radius>",
    good="<georss:radius>500</georss:radius>",
    within="item",
)
def georss_number_invalid(element: Element, context: Context) -> Judgement | None:
    """The unit is the metre, and only a number can be reckoned with."""
    return judged_value(element, context)
