"""From what the rules said to findings: line, column and path, in document order."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree

from feedpub.validator.document.lines import Lines
from feedpub.validator.document.positions import (
    JsonPath,
    attribute_offsets,
    element_offsets,
    json_spots,
)
from feedpub.validator.element import Element
from feedpub.validator.names import NAMESPACES, clark, readable
from feedpub.validator.report import Finding, Level
from feedpub.validator.rule import Rule, Spot
from feedpub.validator.words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from feedpub.validator.document import Document
    from feedpub.validator.engine import Hit

_DEEPEST: Final = 40
"""How many elements around one its path names; no feed has so many."""


class Place(NamedTuple):
    """Where a hit is: an element and perhaps its attribute, a JSON path, or a spot."""

    element: Element | None = None
    attribute: str | None = None
    json: JsonPath | None = None
    spot: Spot | None = None


class View(NamedTuple):
    """How a part of a document lies in it: what places are called in the whole.

    `spots` are pairs of where a stretch begins in the part, and where in the document.
    From number `begin` on, the children of `parent` are the part's own. Of those that
    have these names, `before` the part there are so many, and in `total` so many.
    JSON's items are counted under `items`.
    """

    spots: tuple[tuple[Spot, Spot], ...] = ()
    parent: Element | None = None
    begin: int = 0
    before: Mapping[str, int] = MappingProxyType({})
    total: Mapping[str, int] = MappingProxyType({})

    def spot(self, spot: Spot) -> Spot:
        """Give where in the document a spot of the part is."""
        at = bisect_right(self.spots, spot, key=lambda pair: pair[0]) - 1
        if at < 0:
            return spot
        inside, outside = self.spots[at]
        if spot.line == inside.line:
            return Spot(outside.line, outside.column + spot.column - inside.column)
        return Spot(outside.line + spot.line - inside.line, spot.column)

    def path(self, path: JsonPath) -> JsonPath:
        """Give the document's path of a value of the part."""
        skipped = self.before.get("items", 0)
        if not skipped or len(path) < 2 or path[0] != "items":
            return path
        number = path[1]
        shifted = number + skipped if isinstance(number, int) else number
        return ("items", shifted, *path[2:])


WHOLE: Final = View()
"""The view of a document that is there as a whole."""


def findings(
    document: Document,
    hits: Sequence[Hit],
    rules: Mapping[str, Rule],
    levels: Mapping[str, Level],
) -> tuple[Finding, ...]:
    """Give the findings of the hits, ordered by line, column and catalogue."""
    pairs = located(document, hits, rules, levels)
    return ordered((found for _, found in pairs), rules)


def ordered(found: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """Put findings in order, each once."""
    found = tuple(found)
    if not found:
        return ()
    order = {name: number for number, name in enumerate(rules)}
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda one: (one.line, one.column, order[one.rule]),
        )
    )


def located(
    document: Document,
    hits: Sequence[Hit],
    rules: Mapping[str, Rule],
    levels: Mapping[str, Level],
    view: View = WHOLE,
) -> list[tuple[Place, Finding]]:
    """Give the findings of the hits, in the order of the hits, with their places."""
    placed = [(hit, _place(hit)) for hit in hits if hit.rule in levels]
    spots = _Spots(document, [place for _, place in placed], view)
    return [
        (
            place,
            Finding(
                rule=hit.rule,
                level=levels[hit.rule],
                message=shortened(hit.fault.message),
                line=(seen := view.spot(spot)).line,
                column=seen.column,
                path=shortened(spots.path(place)),
                fix=shortened(hit.fault.fix) if hit.fault.fix else None,
                url=hit.fault.url or rules[hit.rule].spec or None,
            ),
        )
        for hit, place in placed
        if (spot := spots.of(place)) is not None
    ]


def _place(hit: Hit) -> Place:
    at = hit.fault.at
    if isinstance(at, Spot):
        return Place(spot=at)
    if isinstance(at, tuple):
        return Place(at[0], _tag(at[1]))
    return Place(at) if isinstance(at, Element) else _own_place(hit.subject, at)


def _own_place(subject: Any, at: str | int | None) -> Place:
    attribute = _tag(at) if isinstance(at, str) else None
    if isinstance(subject, Element):
        return Place(subject, attribute)
    if not isinstance(subject, tuple):
        return Place(spot=Spot(1, 1))
    if subject and isinstance(subject[0], Element):
        return Place(subject[0], attribute or subject[1])
    return Place(json=subject if at is None else (*subject, at))


def _tag(name: str) -> str:
    """Give lxml's name for `url` and `xml:lang`; its own names stay as they are."""
    prefix, colon, _ = name.rpartition(":")
    known = colon and not name.startswith("{") and prefix in NAMESPACES
    return clark(name) if known else name


class _Spots:
    """The spots of all places of one document, looked up in one pass."""

    def __init__(self, document: Document, places: Sequence[Place], view: View) -> None:
        self._document = document
        self._view = view
        self._lines: Lines | None = None
        self._tag: tuple[int, dict[str, int]] = (-1, {})
        self._json = {place.json: None for place in places if place.json is not None}
        self._numbers = _numbers(document.root, places)
        self._ordinals: dict[Element, dict[Element, int]] = {}
        numbers = self._numbers.values()
        self._offsets = element_offsets(document.data, numbers) if numbers else {}
        self._json_spots = json_spots(document.data, self._json) if self._json else {}

    def of(self, place: Place) -> Spot | None:
        """Give where the place is; None if a fatal error came before its end."""
        if place.spot is not None:
            return place.spot
        if place.json is not None:
            return self._of_json(place.json)
        element = place.element
        if element is None:
            return Spot(1, 1)
        number = self._numbers.get(element, -1)  # -1: of a tree that was given up
        finished = self._document.finished
        if finished is not None and number not in finished:
            return None
        offset = self._offsets.get(number)
        if offset is None:
            return Spot(element.sourceline or 1, 1)
        if place.attribute is not None:
            offset = self._attribute(place.attribute, element, offset)
        if self._lines is None:
            self._lines = Lines(self._document.data)
        return self._lines.spot(offset)

    def _attribute(self, name: str, element: Element, start: int) -> int:
        """Give the offset of an attribute, or of its tag if it is not there."""
        if self._tag[0] != start:
            self._tag = (start, attribute_offsets(self._document.data, start))
        offsets = self._tag[1]
        return offsets.get(_written(name, element, offsets), start)

    def _of_json(self, path: JsonPath) -> Spot:
        """Give the spot, or that of what is around it: a missing member has none."""
        while path and path not in self._json_spots:
            path = path[:-1]
            self._json_spots |= json_spots(self._document.data, {path: None})
        return self._json_spots.get(path, Spot(1, 1))

    def path(self, place: Place) -> str:
        """Give the path that people read: `channel/item[3]/guid`, `items[2].id`."""
        if place.json is not None:
            return json_path(self._view.path(place.json))
        if place.element is None:
            return ""
        steps = self._steps(place.element)
        if place.attribute is not None:
            steps.append(f"@{_own_name(place.attribute, place.element)}")
        return "/".join(steps)

    def _steps(self, element: Element) -> list[str]:
        """Give the names down to the element; a very long path begins with …."""
        steps: list[str] = []
        for one in (element, *islice(element.iterancestors(), _DEEPEST)):
            name = self._name(one)
            parent = one.getparent()
            if parent is None:
                steps += () if name in ("rss", "rdf:RDF") else (name,)
                break
            ordinal = self._ordinal(one, parent)
            steps.append(f"{name}[{ordinal}]" if ordinal else name)
        else:
            steps.append("…")
        return steps[::-1]

    def _name(self, element: Element) -> str:
        uri = element.tag[1:].partition("}")[0]
        name = readable(element.tag, {element.prefix: uri})
        if name.startswith("rss1:") or (
            name.startswith("atom:") and self._document.format != "rss"
        ):
            return name[5:]
        return name

    def _ordinal(self, element: Element, parent: Element) -> int:
        """Give the element's number among those of its name, 0 for the only one."""
        known = self._ordinals.get(parent)
        if known is None:
            known = self._ordinals[parent] = _ordinals(parent, self._view)
        return known[element]


def json_path(path: JsonPath) -> str:
    """Write a JSON path as people read it: `items[2].id`."""
    written = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return written.removeprefix(".")


def _numbers(root: Element | None, places: Sequence[Place]) -> dict[Element, int]:
    """Give each element of the places its number in document order, from 0."""
    wanted = {place.element for place in places if place.element is not None}
    if root is None or not wanted:
        return {}
    return {
        element: number
        for number, element in enumerate(root.iter(etree.Element))
        if element in wanted
    }


def _ordinals(parent: Element, view: View) -> dict[Element, int]:
    kids = list(parent.iterchildren(etree.Element))
    totals: dict[str, int] = {}
    numbers: dict[Element, int] = {}
    begin = view.begin if parent is view.parent else -1
    for at, kid in enumerate(kids):
        totals |= view.before if at == begin else {}
        numbers[kid] = totals[kid.tag] = totals.get(kid.tag, 0) + 1
    totals |= view.total if begin >= 0 else {}
    return {
        kid: number if totals[kid.tag] > 1 else 0 for kid, number in numbers.items()
    }


def _own_name(attribute: str, element: Element) -> str:
    name = readable(attribute)
    known = not attribute.startswith("{") or ":" in name
    return name if known else readable(attribute, element.nsmap)


def _written(attribute: str, element: Element, offsets: Mapping[str, int]) -> str:
    """Give the attribute's name as it is in the tag; its prefix if it has one."""
    if not attribute.startswith("{"):
        return attribute
    uri, _, local = attribute[1:].partition("}")
    forms = [form for form in offsets if form.endswith(f":{local}")]
    if len(forms) < 2:  # asking for the namespaces is slow where there are many
        return "".join(forms)
    known = {**element.nsmap, "xml": NAMESPACES["xml"]}
    same = (form for form in forms if known.get(form.partition(":")[0]) == uri)
    return next(same, "")
