"""What feedpub has no type for, kept exactly as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final
from xml.etree import ElementTree as ET

import msgspec

from feedpub import xml
from feedpub.model.checks import put, refuse, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article, Feed
    from feedpub.model.checks import Fault

_LONGEST: Final = 10_000_000


class Anything:
    """The shape of what is kept as it is: it may stand anywhere, often."""

    __slots__ = ("home", "name", "only")

    def __init__(self, name: str, *only: str) -> None:
        self.name = name
        self.only = only
        self.home = "a feed or an article"

    def most(self, place: str) -> int | None:  # noqa: ARG002 - all places are alike
        """Tell that any number may stand in any place."""
        return None


@dataclass(frozen=True, slots=True)
class Foreign:
    """An element of a namespace that feedpub has no type for, with all that is in it.

    It declares its own prefixes and is kept in canonical form (Exclusive C14N 1.0, with
    comments), so equal elements are equal values. What is known of its namespace must
    hold. JSON Feed has no place for it.
    """

    shape: ClassVar = Anything("Foreign", "rss", "atom")

    markup: str

    def __post_init__(self) -> None:
        try:
            put(self, "markup", _canonical(self.markup))
        except ValueError as error:
            refuse("element", self.markup, [("markup", str(error))])
        faults = [("markup", fault) for fault in _faults(self.markup)]
        if faults:
            refuse("element", self.markup, faults)

    @classmethod
    def faults_among(
        cls, values: tuple[Foreign, ...], of: Feed | Article
    ) -> Iterator[Fault]:
        """Say which of them stand in the wrong place, or once too often."""
        from feedpub.namespaces import retyping  # noqa: PLC0415 - it reads all tables

        place = "feed" if hasattr(of, "articles") else "entry"
        return retyping.faults_together(values, of, place)

    @property
    def xml(self) -> str:
        """The element as it may stand in any document, whatever its default is."""
        name, space, rest = self.markup[1:].partition(" ")
        root = ET.fromstring(self.markup)  # noqa: S314 - canonical: no DTD is left
        if ":" not in name or all(one.tag.startswith("{") for one in root.iter()):
            return self.markup
        return f'<{name} xmlns=""{space}{rest}'

    @property
    def namespace(self) -> str:
        """The URI of the element's namespace."""
        return ET.fromstring(self.markup).tag[1:].partition("}")[0]  # noqa: S314 - canonical: no DTD is left


@dataclass(frozen=True, slots=True)
class ForeignMember:
    """A custom object of a JSON Feed, such as `_blue_shed`, kept as JSON text.

    Its value is an object, and no name in it has a full stop or begins with an
    underscore (JSON Feed, Extensions). RSS and Atom have no place for it.
    """

    shape: ClassVar = Anything("ForeignMember", "json")

    name: str
    json: str

    def __post_init__(self) -> None:
        faults = [*_member_faults(self.name, self.json)]
        if faults:
            refuse("member", self.name, faults)
        put(self, "json", msgspec.json.format(self.json, indent=-1))

    @classmethod
    def faults_among(
        cls, values: tuple[ForeignMember, ...], of: Feed | Article
    ) -> Iterator[Fault]:
        """Say which names are taken."""
        vocabularies = (getattr(one.shape, "vocabulary", None) for one in of.extensions)
        taken = {f"_{one.prefix}" for one in vocabularies if one is not None}
        for name, count in Counter(value.name for value in values).items():
            if count > 1:
                yield "extensions", f"{name} is there {count} times; give it once"
            if name in taken:
                yield "extensions", f"{name} is there for typed values; rename it"

    @classmethod
    def of(cls, name: str, value: object) -> ForeignMember:
        """Make one of a value: `ForeignMember.of("_shed", {"colour": "blue"})`."""
        try:
            json = msgspec.json.encode(value).decode()
        except (TypeError, ValueError, RecursionError) as error:
            refuse("member", name, [("value", f"cannot be JSON: {error}")])
        return cls(name, json)

    @property
    def value(self) -> Any:
        """The value as Python has it."""
        return msgspec.json.decode(self.json)


def _canonical(markup: Any) -> str:
    """Give an element in canonical form, or say in `ValueError` what is wrong."""
    if not isinstance(markup, str) or len(markup) > _LONGEST:
        raise ValueError(f"{shown(markup)} is no XML element in a string")
    if "<!DOCTYPE" in markup or "<!ENTITY" in markup:
        raise ValueError("has a document type; leave it out")
    if fault := xml.character_fault(markup):
        raise ValueError(fault)
    from lxml import etree  # noqa: PLC0415 - Python's own escapes inside comments

    parser = etree.XMLParser(
        collect_ids=False, encoding="utf-8", no_network=True, resolve_entities=False
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
        found = etree.tostring(root, method="c14n", exclusive=True)
    except etree.LxmlError as error:
        way = "write one element and declare all prefixes"
        raise ValueError(f"is not well-formed: {error}; {way}") from None
    tag = str(root.tag)
    if not tag.startswith("{"):
        raise ValueError(f"<{tag}> is in no namespace; declare one with xmlns")
    return found.decode()


def _faults(markup: str) -> Iterator[str]:
    """Judge an element by what is known of its namespace."""
    from feedpub.namespaces import examining  # noqa: PLC0415 - it reads all tables

    root = ET.fromstring(markup)  # noqa: S314 - canonical: no DTD is left
    found = [*examining.faults(root)]
    yield from found
    if not found and examining.table_row(root.tag) is not None:
        from feedpub.namespaces import retyping  # noqa: PLC0415 - it loads lxml

        yield from retyping.faults(markup)


def _member_faults(name: Any, json: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(name, str) or not name.startswith("_") or "." in name:
        yield (
            "name",
            f"{shown(name)} must begin with _ and have no full stop (JSON Feed)",
        )
    elif not name[1:2].isalpha():
        yield "name", f"{shown(name)} needs a letter after the _ (JSON Feed)"
    try:
        value = msgspec.json.decode(json)
    except (msgspec.DecodeError, TypeError) as error:
        yield "json", f"is no JSON: {error}"
        return
    if not isinstance(value, dict):
        yield "json", f'{shown(value)} is no object; write {{"value": ...}}'
        return
    for key in value:
        if "." in key or key.startswith("_"):
            fault = "must have no full stop and no underscore first (JSON Feed)"
            yield "json", f"the member {shown(key)} {fault}"
