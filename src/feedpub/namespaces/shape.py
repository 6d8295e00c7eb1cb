"""How a class of typed values matches the elements that its namespace's table lists.

A class stands for one element (`podcast.Transcript`), or for elements side by side in
a feed or an article (`itunes.Episode`). What may be written, what is read and what a
value must look like all come from the table; the class adds names and types.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.model import Article, Html
from feedpub.model.checks import Fault, put, refuse, shown
from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.spelling import Spelling, spelling
from feedpub.namespaces.vocabulary import ANYTHING, ENTRY, FEED, Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedpub.namespaces.vocabulary import Element, Vocabulary

ANYWHERE: Final = (FEED, ENTRY)
FORMATS: Final = ("rss", "atom", "json")
ITS_TEXT: Final = "."
AN_ARTICLE: Final = "*"


class Shape:
    """The element that a class of values stands for, or the group of elements.

    `element` is its name in the vocabulary; a class without one is a group, and `at`
    says where it stands. A field matches the attribute or the child of its name
    (start_time is startTime); `names` says otherwise: "." is the element's own text,
    "@rel" an attribute, "image/@href" an attribute of a child, "*" the children of an
    article. `parts` are the classes of typed children. `only` names the formats that
    have a place for it, where others have none.
    """

    __slots__ = ("at", "element", "names", "only", "parts", "vocabulary")

    def __init__(
        self,
        vocabulary: Vocabulary,
        element: str | None = None,
        *,
        at: str | None = None,
        names: Mapping[str, str] | None = None,
        parts: tuple[type, ...] = (),
        only: tuple[str, ...] = FORMATS,
    ) -> None:
        self.vocabulary = vocabulary
        self.element = element
        self.at = at
        self.names = dict(names or {})
        self.parts = parts
        self.only = only

    @property
    def name(self) -> str:
        """The element with its prefix, or what the group stands for."""
        prefix = self.vocabulary.prefix
        if self.element:
            return f"{prefix}:{self.element}"
        return f"{prefix} of {'a feed' if self.at == FEED else 'an article'}"

    @property
    def parent(self) -> str | None:
        """What the table calls the element around this class's children."""
        return f"{self.vocabulary.prefix}:{self.element}" if self.element else self.at

    def most(self, place: str) -> int | None:
        """Tell how many may stand there: 0 for none, None for any number."""
        if self.element is None:
            return int(place == self.at)
        places = self.row(self.element).places
        return next((one.most for one in places if one.parent == place), 0)

    def row(self, name: str) -> Element:
        """Give the table's row of an element."""
        for element in self.vocabulary.elements:
            if element.name == name:
                return element
        raise LookupError(f"the table of {self.vocabulary.prefix} has no {name}")


class Row(NamedTuple):
    """A field of a class, and where it stands in the document.

    `child` None: in the element itself; `attribute` None: as text. `markup` says that
    an attribute `type` tells plain text from HTML.
    """

    field: str
    child: str | None
    attribute: str | None
    value: Value
    spelling: Spelling
    several: bool
    required: bool
    part: type | None
    markup: bool

    @property
    def is_article(self) -> bool:
        """Whether the field holds an article, whose children stand side by side."""
        return self.part is Article


@cache
def rows(kind: Any) -> tuple[Row, ...]:
    """Give the fields of a class with their places, in the order of writing."""
    shape: Shape = kind.shape
    return tuple(
        _row(shape, kind, field.name, required=field.default is MISSING)
        for field in fields(kind)
    )


def check(value: Any) -> None:
    """Check every field of a value, and store what it is coerced to.

    A class calls it in `__post_init__`; what concerns several fields is its own
    method `faults`. Raises `ModelError` with everything that is wrong.
    """
    found: list[Fault] = []
    kind: Any = type(value)
    for row in rows(kind):
        given = getattr(value, row.field)
        if given is None or given == ():
            if row.required:
                found.append((row.field, "is missing; give it"))
            continue
        try:
            put(value, row.field, _kept(row, given))
        except ValueError as error:
            found += [(row.field, line) for line in str(error).split("\n")]
    if not found and hasattr(value, "faults"):
        found += value.faults()
    if found:
        refuse(value.shape.name, _first(value), found)


def said(value: Any) -> Iterable[tuple[Row, Any]]:
    """Give the fields that say something, each with its value."""
    kind: Any = type(value)
    for row in rows(kind):
        given = getattr(value, row.field)
        if given is not None and given != ():
            yield row, given


def spelt(row: Row, value: Any) -> str:
    """Give the text of a field's value."""
    return value.markup if isinstance(value, Html) else row.spelling.write(value)


def _first(value: object) -> object:
    """Give the first thing that a value says, to tell it from others."""
    return next((given for _, given in said(value)), None)


def _row(shape: Shape, kind: type, field: str, *, required: bool) -> Row:
    child, attribute = _path(shape, field)
    part = _part(shape, kind, child)
    if child == AN_ARTICLE:
        part = Article
    value, most = _value(shape, child, attribute, part)
    holder = shape.row(child or shape.element or "") if part is None else None
    return Row(
        field,
        child,
        attribute,
        value,
        spelling(value),
        several=child is not None and most is None,
        required=required,
        part=part,
        markup=attribute is None and holder is not None and _tells_markup(holder),
    )


def _path(shape: Shape, field: str) -> tuple[str | None, str | None]:
    """Find the child and the attribute that a field stands for."""
    path = shape.names.get(field)
    if path is None:
        return _guess(shape, field)
    if path == ITS_TEXT:
        return None, None
    child, _, attribute = path.partition("@")
    return child.rstrip("/") or None, attribute or None


def _guess(shape: Shape, field: str) -> tuple[str | None, str | None]:
    first, *rest = field.split("_")
    spellings = {field, first + "".join(map(str.title, rest)), field.replace("_", "-")}
    if shape.element:
        for attribute in shape.row(shape.element).attributes:
            if attribute.name in spellings:
                return None, attribute.name
    for element in shape.vocabulary.elements:
        inside = any(place.parent == shape.parent for place in element.places)
        if element.name in spellings and inside:
            return element.name, None
    raise LookupError(f"{shape.name}: the table has nothing for the field {field}")


def _part(shape: Shape, kind: type, child: str | None) -> type | None:
    if child is None:
        return None
    for part in (*shape.parts, kind):
        its = part.shape  # type: ignore[attr-defined]  # every typed value has one
        if child in {its.element, its.name} and its.element:
            return part
    return None


def _value(
    shape: Shape, child: str | None, attribute: str | None, part: type | None
) -> tuple[Value, int | None]:
    """Give the kind of value, and how many of them there may be."""
    if part is not None:
        return ANYTHING, 1 if part is Article else _most(shape, child, part)
    element = shape.row(child or shape.element or "")
    most = _most(shape, child, None) if child else 1
    if attribute is None:
        return element.value, most
    for one in element.attributes:
        if one.name == attribute:
            return one.value, most
    raise LookupError(f"{shape.name}: {element.name} has no attribute {attribute}")


def _most(shape: Shape, child: str | None, part: type | None) -> int | None:
    its: Shape = part.shape if part else shape  # type: ignore[attr-defined]  # every typed value has one
    places = its.row((part and its.element) or child or "").places
    for place in places:
        if place.parent == shape.parent:
            return place.most
    raise LookupError(f"{shape.name}: {child} has no place in {shape.parent}")


def _tells_markup(element: Element) -> bool:
    return element.value.kind is Kind.MARKUP and any(
        one.name == "type" and "html" in one.value.choices for one in element.attributes
    )


def _kept(row: Row, given: Any) -> Any:
    if not row.several:
        return _kept_one(row, given)
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        given = (given,)
    good, messages = [], []
    for one in given:
        try:
            good.append(_kept_one(row, one))
        except ValueError as error:
            messages.append(str(error))
    if messages:
        raise ValueError("\n".join(messages))
    return tuple(good)


def _kept_one(row: Row, given: Any) -> Any:
    if row.part is not None:
        return _kept_part(row.part, given)
    if isinstance(given, Html):
        return _kept_markup(row, given)
    kept = row.spelling.keep(given)
    text = row.spelling.write(kept)
    if fault := value_fault(row.value, text):
        raise ValueError(f"{shown(text)}: {fault}")
    return kept


def _kept_part(part: type, given: Any) -> Any:
    """Take a value of the part's class; a string is its first required field."""
    if type(given) is part:
        return given
    if isinstance(given, str) and part is not Article:
        return part(**{rows(part)[0].field: given})
    found = type(given).__name__
    raise ValueError(f"{shown(given)} is {found}, not {part.__name__}")


def _kept_markup(row: Row, given: Html) -> Html:
    if not row.markup:
        raise ValueError("is HTML, but only plain text has a place here; give a str")
    return Html(row.spelling.keep(given.markup))
