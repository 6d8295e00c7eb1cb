"""Elements and JSON members read back as values of namespaces, tolerantly.

What cannot be read as its type is not lost in silence: it comes back as `Unread`, with
the reason, and it is for the reader of the format to report it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from feedpub.errors import FeedpubError, ModelError
from feedpub.model import Article, Html
from feedpub.model.checks import shown
from feedpub.namespaces.foreign import Foreign, ForeignMember
from feedpub.namespaces.shape import Row, Shape, kept_one, rows
from feedpub.namespaces.vocabulary import Kind
from feedpub.namespaces.writing import RDF, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from feedpub.model.extensions import Extension

    ReadArticle = Callable[[Any], Article]
    """Reads an article of an element, or of an object, that holds its children."""


class Unread(NamedTuple):
    """An element or a JSON member, or a part of it, that was left out, and why."""

    what: Any
    reason: str


class Types:
    """The classes of values, found by what they are written as."""

    __slots__ = ("_by_member", "_elements", "_groups", "_spaces")

    def __init__(self, kinds: Iterable[type], former: Mapping[str, str]) -> None:
        """Take the classes, and the URIs that are read as others."""
        self._spaces = dict(former)
        self._elements: dict[str, type] = {}
        self._groups: dict[tuple[str, str], tuple[type, Row]] = {}
        self._by_member: dict[str, list[type]] = {}
        for kind in kinds:
            shape: Shape = kind.shape  # type: ignore[attr-defined]  # every typed value has one
            uri = shape.vocabulary.uri
            self._spaces[uri] = uri
            self._by_member.setdefault("_" + shape.vocabulary.prefix, []).append(kind)
            if shape.element is not None:
                self._elements[f"{{{uri}}}{shape.element}"] = kind
                continue
            for row in rows(kind):
                tag = f"{{{row.vocabulary.uri}}}{row.child}"
                for place in shape.at:
                    self._groups[(place, tag)] = (kind, row)

    def tag(self, element: _Element) -> str:
        """Give an element's tag with the URI that its namespace has today."""
        return self.today(str(element.tag))

    def today(self, tag: str) -> str:
        """Give a tag with the URI that its namespace has today."""
        uri, _, local = tag[1:].partition("}")
        return f"{{{self._spaces.get(uri, uri)}}}{local}"

    def known(self, element: _Element) -> bool:
        """Tell whether the element is in a namespace that has types."""
        return str(element.tag)[1:].partition("}")[0] in self._spaces

    def of_element(self, tag: str, place: str) -> type | None:
        """Give the class of one element in a feed or an entry."""
        kind = self._elements.get(tag)
        return kind if kind and kind.shape.most(place) != 0 else None  # type: ignore[attr-defined]  # every typed value has one

    def of_group(self, tag: str, place: str) -> tuple[type, Row] | None:
        """Give the class, and the field, that an element beside others belongs to."""
        return self._groups.get((place, tag))

    def of_member(self, name: str) -> tuple[type, ...]:
        """Give the classes that a JSON member holds values of."""
        return tuple(self._by_member.get(name, ()))


def extensions(
    elements: Iterable[_Element], place: str, types: Types, article: ReadArticle
) -> tuple[tuple[Extension, ...], tuple[Unread, ...]]:
    """Read elements that stand side by side in a feed or an entry, in their order.

    A group stands where the first of its elements does.
    """
    unread: list[Unread] = []
    found: list[Any] = []  # the class of a group keeps the place of its value
    groups: dict[type, list[tuple[Row, _Element]]] = {}
    for element in elements:
        tag = types.tag(element)
        if member := types.of_group(tag, place):
            kind, row = member
            if kind not in groups:
                found.append(kind)
            groups.setdefault(kind, []).append((row, element))
        elif kind_of := types.of_element(tag, place):
            found += _single(kind_of, element, found, place, article, unread)
        else:
            found += _foreign(element, unread)
    values: list[Extension] = []
    for one in found:
        members = groups.get(one) if isinstance(one, type) else None
        values += [one] if members is None else _group(one, members, article, unread)
    return tuple(values), tuple(unread)


def members(
    data: Mapping[str, Any], place: str, types: Types, article: ReadArticle
) -> tuple[tuple[Extension, ...], tuple[Unread, ...]]:
    """Read the custom objects of a JSON Feed or of one of its items."""
    unread: list[Unread] = []
    found: list[Extension] = []
    for name, value in data.items():
        kinds = types.of_member(name)
        if kinds and isinstance(value, Mapping):
            found += _member(kinds, value, place, article, unread)
            continue
        if kinds:
            unread.append(Unread(name, "is no object"))
            continue
        try:
            found.append(ForeignMember.of(name, value))
        except FeedpubError as error:
            unread.append(Unread(name, str(error)))
    return tuple(found), tuple(unread)


def value_of(
    kind: type, element: _Element, article: ReadArticle, unread: list[Unread]
) -> Any:
    """Read one element as a value of the class; `ModelError` says why it is none."""
    given: dict[str, Any] = {}
    used: set[_Element] = set()
    for row in rows(kind):
        if row.is_article:
            given[row.field] = article(element)
            used.update(element)
        elif row.child is None:
            given[row.field] = _own(row, element)
        else:
            children = [*_children(kind, row, element)]
            used.update(children)
            given[row.field] = _of_children(row, children, article, unread)
    unread += _ignored(kind, element, used)
    needed = {row.field for row in rows(kind) if row.required}
    return kind(
        **{
            name: value
            for name, value in given.items()
            if value is not None or name in needed
        }
    )


def of_child(
    row: Row, child: _Element, article: ReadArticle, unread: list[Unread]
) -> Any:
    """Read a field's value of the child that it stands for."""
    if row.part is not None:
        return value_of(row.part, child, article, unread)
    for name in row.inside:
        uri = str(child.tag)[1:].partition("}")[0]
        inner = child.find(f"{{{uri}}}{name}")
        if inner is None:
            raise ValueError(f"has no {name} in it")
        child = inner
    if row.attribute is not None:
        return _read(row, child.get(_clark(row.attribute)) or "", None)
    if row.value.kind in {Kind.RESOURCE, Kind.LINKED}:
        text = child.get(_clark("rdf:resource")) or child.text or ""
        return _read(row, text, None)
    return _read(row, child.text or "", child.get("type"))


def reason(error: Exception) -> str:
    """Say in one line why something could not be read."""
    if isinstance(error, ModelError):
        return "; ".join(f"{one.field} {one.message}" for one in error.problems)
    return str(error)


def _single(
    kind: type,
    element: _Element,
    found: list[Extension],
    place: str,
    article: ReadArticle,
    unread: list[Unread],
) -> Iterator[Extension]:
    most = kind.shape.most(place)  # type: ignore[attr-defined]  # every typed value has one
    if most is not None and sum(type(one) is kind for one in found) >= most:
        unread.append(Unread(element, "is there more often than it may be"))
        return
    try:
        yield value_of(kind, element, article, unread)
    except (ModelError, ValueError) as error:
        unread.append(Unread(element, reason(error)))


def _foreign(element: _Element, unread: list[Unread]) -> Iterator[Extension]:
    """Keep an element as it is; what a known namespace lacks may not be kept."""
    from lxml import etree  # noqa: PLC0415 - only readers, which have loaded it, come here

    markup = etree.tostring(element, method="c14n", exclusive=True)
    try:
        yield Foreign(markup.decode())
    except FeedpubError as error:
        unread.append(Unread(element, reason(error)))


def _group(
    kind: type,
    members: list[tuple[Row, _Element]],
    article: ReadArticle,
    unread: list[Unread],
) -> Iterator[Extension]:
    """Read elements side by side as one value, without those that spoil it."""
    given: dict[str, Any] = {}
    sources: dict[str, list[_Element]] = {}
    for row, element in members:
        if row.field in given and not row.several:
            unread.append(Unread(element, "is there twice; the first one counts"))
            continue
        try:
            one = of_child(row, element, article, unread)
            if one is not None and not row.is_article:
                one = kept_one(row, one)
        except (ModelError, ValueError) as error:
            unread.append(Unread(element, reason(error)))
            continue
        if one is not None:
            given[row.field] = (*given.get(row.field, ()), one) if row.several else one
            sources.setdefault(row.field, []).append(element)
    yield from _together(kind, given, sources, unread)


def _together(
    kind: type,
    given: dict[str, Any],
    sources: dict[str, list[_Element]],
    unread: list[Unread],
) -> Iterator[Extension]:
    """Make the value, leaving out what the class refuses beside the rest."""
    while given:
        try:
            yield kind(**_complete(kind, given))
        except ModelError as error:
            reasons = {one.field: one.message for one in error.problems}
            wrong = reasons.keys() & given.keys() or given.keys()
            for field in sorted(wrong):
                why = reasons.get(field) or reason(error)
                unread += [Unread(one, why) for one in sources[field]]
            given = {name: one for name, one in given.items() if name not in wrong}
        else:
            return


def _complete(kind: type, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give None for what is required, so that the class says what is missing."""
    said = {name: value for name, value in given.items() if value is not None}
    return dict.fromkeys(row.field for row in rows(kind) if row.required) | said


def _own(row: Row, element: _Element) -> Any:
    if row.attribute is not None:
        text = element.get(_clark(row.attribute))
        return None if text is None else _read(row, text, None)
    if row.value.kind in {Kind.RESOURCE, Kind.LINKED}:
        return _read(
            row, element.get(_clark("rdf:resource")) or element.text or "", None
        )
    return _read(row, element.text or "", element.get("type"))


def _children(kind: type, row: Row, element: _Element) -> Iterator[_Element]:
    shape: Shape = kind.shape  # type: ignore[attr-defined]  # every typed value has one
    spaces = {row.vocabulary.uri, *row.vocabulary.former}
    if row.vocabulary is shape.vocabulary:
        spaces.add(str(element.tag)[1:].partition("}")[0])
    for uri in sorted(spaces):
        yield from element.iterchildren(f"{{{uri}}}{row.child}")


def _of_children(
    row: Row, children: list[_Element], article: ReadArticle, unread: list[Unread]
) -> Any:
    found = []
    for child in children:
        try:
            found.append(of_child(row, child, article, unread))
        except (ModelError, ValueError) as error:
            unread.append(Unread(child, reason(error)))
    if row.several:
        return tuple(found)
    unread += [Unread(extra, "is there twice") for extra in children[1:]]
    return found[0] if found else None


def _read(row: Row, text: str, type: str | None) -> Any:
    text = text.strip()
    if not text:
        return None
    if row.markup and type == "html":
        return Html(text)
    return row.spelling.read(text)


def _ignored(kind: type, element: _Element, used: set[_Element]) -> Iterator[Unread]:
    """Tell what of an element its class has no field for."""
    names = {_clark(row.attribute) for row in rows(kind) if row.attribute}
    for name in element.attrib:
        told = name == "type" and any(row.markup for row in rows(kind))
        if name not in names and not told and not name.startswith("{http://www.w3"):
            yield Unread(element, f"its attribute {name} is not known")
    for child in element:
        if child not in used and isinstance(child.tag, str):
            yield Unread(child, "is not known inside it")
    speaks = any(row.child is None and row.attribute is None for row in rows(kind))
    if not speaks and (element.text or "").strip():
        yield Unread(element, "its text is not known")


def _clark(name: str) -> str:
    return f"{{{RDF}}}{name[4:]}" if name.startswith("rdf:") else name


def _member(
    kinds: tuple[type, ...],
    value: Mapping[str, Any],
    place: str,
    article: ReadArticle,
    unread: list[Unread],
) -> Iterator[Extension]:
    left = dict(value)
    for kind in kinds:
        shape: Shape = kind.shape  # type: ignore[attr-defined]  # every typed value has one
        if shape.most(place) == 0:
            continue
        if shape.element is None:
            mine = {row.field for row in rows(kind)} & left.keys()
            given = [{name: left.pop(name) for name in sorted(mine)}] if mine else []
        else:
            given = _listed(left.pop(key(shape.element), []))
        for one in given:
            try:
                yield value_of_json(kind, one, article)
            except (FeedpubError, ValueError, TypeError) as error:
                unread.append(Unread(one, f"{shape.name}: {reason(error)}"))
    unread += [Unread(name, "is not known in it") for name in left]


def value_of_json(kind: type, data: Any, article: ReadArticle) -> Any:
    """Read one JSON value as a value of the class."""
    if not rows(kind) and data is not True:
        raise ValueError(f"{shown(data)} is not true, which is all that it can be")
    if not rows(kind):
        return kind()
    first, *more = rows(kind)
    if not isinstance(data, Mapping) or (
        first.markup and not more and [*data] == ["html"]
    ):
        return kind(**{first.field: _of_json(first, data, article)})
    given = {}
    for row in rows(kind):
        if row.field in data:
            one = data[row.field]
            given[row.field] = (
                tuple(_of_json(row, item, article) for item in _listed(one))
                if row.several
                else _of_json(row, one, article)
            )
    return kind(**_complete(kind, given))


def _of_json(row: Row, data: Any, article: ReadArticle) -> Any:
    if row.is_article:
        return article(data)
    if row.part is not None:
        return value_of_json(row.part, data, article)
    if row.markup and isinstance(data, Mapping):
        return Html(str(data.get("html")))
    if isinstance(data, list):
        return tuple(tuple(one) if isinstance(one, list) else one for one in data)
    return data


def _listed(data: Any) -> list[Any]:
    return data if isinstance(data, list) else [data]
