"""How a class of typed values matches the elements that its namespace's table lists.

A class stands for one element (`podcast.Transcript`), or for elements side by side in
a feed or an article (`itunes.Episode`). What may be written, what is read and what a
value must look like all come from the table; the class adds names and types.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.errors import ModelError
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
_MISSING: Final = "is missing; give it"
_HOMES: Final = {FEED: "a feed", ENTRY: "an article"}


class Shape:
    """The element that a class of values stands for, or the group of elements.

    `element` is its name in the vocabulary; a class without one is a group, and `at`
    says where it stands: FEED, ENTRY or ANYWHERE. A field matches the attribute or the
    child of its name (start_time is startTime); `names` says otherwise: "." is the
    element's own text, "@rel" an attribute, "image/@href" an attribute of a child,
    "control/draft" a child of a child, "atom:name" a child of a vocabulary in `also`,
    "*" the children of an article. `parts` are the classes of typed children. `only`
    names the formats that have a place for it, where others have none. `within` names
    the group that a class is given to, where it is nothing by itself.
    """

    __slots__ = (
        *("also", "at", "element", "names", "only", "parts", "vocabulary", "within"),
    )

    def __init__(
        self,
        vocabulary: Vocabulary,
        element: str | None = None,
        *,
        at: str | tuple[str, ...] | None = None,
        names: Mapping[str, str] | None = None,
        parts: tuple[type, ...] = (),
        also: tuple[Vocabulary, ...] = (),
        only: tuple[str, ...] = FORMATS,
        within: str = "",
    ) -> None:
        self.vocabulary = vocabulary
        self.element = element
        self.at = (at,) if isinstance(at, str) else at or ()
        self.names = dict(names or {})
        self.parts = parts
        self.also = also
        self.only = only
        self.within = within

    @property
    def name(self) -> str:
        """The element with its prefix, or what the group stands for."""
        prefix = self.vocabulary.prefix
        if self.element:
            return f"{prefix}:{self.element}"
        return f"{prefix} of {' or '.join(_HOMES[place] for place in self.at)}"

    @property
    def parent(self) -> str | None:
        """What the table calls the element around this class's children."""
        if self.element:
            return f"{self.vocabulary.prefix}:{self.element}"
        return self.at[0] if self.at else None

    def most(self, place: str) -> int | None:
        """Tell how many may stand there: 0 for none, None for any number."""
        if self.within:
            return 0
        if self.element is None:
            return int(place in self.at)
        places = self.row(self.element).places
        return next((one.most for one in places if one.parent == place), 0)

    @property
    def home(self) -> str:
        """Where it belongs, for those who have put it elsewhere."""
        if self.within:
            return self.within
        places = self.row(self.element).places if self.element else ()
        parents = self.at or [place.parent for place in places]
        return " or ".join(_HOMES.get(parent, parent) for parent in parents)

    def row(self, name: str) -> Element:
        """Give the table's row of an element."""
        return row_of(self.vocabulary, name)


class Row(NamedTuple):
    """A field of a class, and where it stands in the document.

    `child` None: in the element itself; `attribute` None: as text. `inside` are the
    elements that lead from the child to the value, `vocabulary` is theirs. `markup`
    says that an attribute `type` tells plain text from HTML.
    """

    field: str
    vocabulary: Vocabulary
    child: str | None
    inside: tuple[str, ...]
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


def row_of(vocabulary: Vocabulary, name: str) -> Element:
    """Give a table's row of an element."""
    for element in vocabulary.elements:
        if element.name == name:
            return element
    raise LookupError(f"the table of {vocabulary.prefix} has no {name}")


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
            if row.several:
                put(value, row.field, ())
            if row.required:
                found.append((row.field, _MISSING))
            continue
        try:
            kept = _kept(row, given)
        except ValueError as error:
            found += [(row.field, line) for line in str(error).split("\n")]
            continue
        put(value, row.field, kept)
        if row.required and kept == ():
            found.append((row.field, _MISSING))
    if not found and hasattr(value, "faults"):
        found += value.faults()
    if found:
        refuse(value.shape.name, _first(value), found)


def kept_one(row: Row, given: Any) -> Any:
    """Check one value of a field, and give what it is coerced to."""
    if row.part is not None:
        return _kept_part(row.part, given)
    if isinstance(given, Html):
        return _kept_markup(row, given)
    kept = row.spelling.keep(given)
    text = row.spelling.write(kept)
    if fault := value_fault(row.value, text):
        raise ValueError(f"{shown(text)}: {fault}")
    return kept


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
    path, attribute = _path(shape, field)
    part = _part(shape, kind, path) if attribute is None else None
    vocabulary, names = _home(shape, path, part)
    child = names[0] if names else None
    holder = None
    if part is None:
        holder = row_of(vocabulary, names[-1] if names else shape.element or "")
    value = ANYTHING if holder is None else _value(holder, attribute)
    must = holder is not None and not names and _must(holder, attribute)
    return Row(
        *(field, vocabulary, child, names[1:], attribute, value, spelling(value)),
        several=child is not None and _most(shape, vocabulary, child) != 1,
        required=required or must,
        part=part,
        markup=attribute is None and holder is not None and _tells_markup(holder),
    )


def _path(shape: Shape, field: str) -> tuple[tuple[str, ...], str | None]:
    """Find the elements that lead to what a field stands for, and the attribute."""
    path = shape.names.get(field)
    if path is None:
        return _guess(shape, field)
    if path == ITS_TEXT:
        return (), None
    names, _, attribute = path.partition("@")
    return tuple(filter(None, names.split("/"))), attribute or None


def _guess(shape: Shape, field: str) -> tuple[tuple[str, ...], str | None]:
    first, *rest = field.split("_")
    spellings = {field, first + "".join(map(str.title, rest)), field.replace("_", "-")}
    if shape.element:
        for attribute in shape.row(shape.element).attributes:
            if attribute.name in spellings:
                return (), attribute.name
    for element in shape.vocabulary.elements:
        inside = any(place.parent == shape.parent for place in element.places)
        if element.name in spellings and inside:
            return (element.name,), None
    for part in shape.parts:
        its: Shape = part.shape  # type: ignore[attr-defined]  # every typed value has one
        if its.element in spellings:
            return (its.name,), None
    raise LookupError(f"{shape.name}: the table has nothing for the field {field}")


def _part(shape: Shape, kind: type, path: tuple[str, ...]) -> type | None:
    if path == (AN_ARTICLE,):
        return Article
    for part in (*shape.parts, kind):
        its: Shape = part.shape  # type: ignore[attr-defined]  # every typed value has one
        if its.element and path in {(its.element,), (its.name,)}:
            return part
    return None


def _home(
    shape: Shape, path: tuple[str, ...], part: type | None
) -> tuple[Vocabulary, tuple[str, ...]]:
    """Give the vocabulary of the elements on the path, and their bare names."""
    if part is not None and part is not Article:
        its: Shape = part.shape  # type: ignore[attr-defined]  # every typed value has one
        return its.vocabulary, (its.element or "",)
    if not path or part is Article:
        return shape.vocabulary, path
    prefix, _, first = path[0].rpartition(":")
    for vocabulary in (shape.vocabulary, *shape.also):
        if prefix in {"", vocabulary.prefix}:
            return vocabulary, (first, *path[1:])
    raise LookupError(f"{shape.name}: {path[0]} is in no vocabulary of it")


def _value(holder: Element, attribute: str | None) -> Value:
    if attribute is None:
        return holder.value
    for one in holder.attributes:
        if one.name == attribute:
            return one.value
    raise LookupError(f"{holder.name} has no attribute {attribute}")


def _must(holder: Element, attribute: str | None) -> bool:
    """Tell whether the table asks for it, even where the class has a default."""
    return any(one.required for one in holder.attributes if one.name == attribute)


def _most(shape: Shape, vocabulary: Vocabulary, child: str) -> int | None:
    """Tell how many such children the table allows in the class's place."""
    if child == AN_ARTICLE:
        return 1
    for place in row_of(vocabulary, child).places:
        if place.parent == shape.parent:
            return place.most
    raise LookupError(f"{shape.name}: {child} has no place in {shape.parent}")


def _tells_markup(element: Element) -> bool:
    return element.value.kind is Kind.MARKUP and any(
        one.name == "type" and "html" in one.value.choices for one in element.attributes
    )


def _kept(row: Row, given: Any) -> Any:
    if not row.several:
        return kept_one(row, given)
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        given = (given,)
    good, messages = [], []
    for one in given:
        try:
            good.append(kept_one(row, one))
        except ValueError as error:
            messages.append(str(error))
    if messages:
        raise ValueError("\n".join(messages))
    return tuple(good)


def _kept_part(part: type, given: Any) -> Any:
    """Take a value of the part's class; a string is its only required field."""
    if type(given) is part:
        return given
    if not isinstance(given, str) or part is Article or _asks_for_more(part):
        raise ValueError(f"{shown(given)} is {_apart(type(given), part)}")
    try:
        return part(**{rows(part)[0].field: given})
    except ModelError as error:
        lines = (f"{one.field}: {one.message}" for one in error.problems)
        raise ValueError("\n".join(lines)) from None


def _apart(found: type, wanted: type) -> str:
    """Tell two classes apart, by their modules where they are called the same."""
    if found.__name__ != wanted.__name__:
        return f"{found.__name__}, not {wanted.__name__}"
    names = (
        f"{one.__module__.rpartition('.')[2]}.{one.__name__}" for one in (found, wanted)
    )
    return ", not ".join(names)


def _asks_for_more(part: type) -> bool:
    return any(row.required for row in rows(part)[1:])


def _kept_markup(row: Row, given: Html) -> Html:
    if not row.markup:
        raise ValueError("is HTML, but only plain text has a place here; give a str")
    return Html(row.spelling.keep(given.markup))
