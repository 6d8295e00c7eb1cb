"""From bytes to a document: encoding, well-formedness, limits, and which format.

Nothing is fetched, no entity is expanded, no DTD is read. What is wrong is kept as
flaws, which the rules on `#document` put into words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from feedpub.validator import names
from feedpub.validator.document.encoding import Decoded, Flaw, decode
from feedpub.validator.document.fatal import NAMESPACE_DOMAIN, fatal
from feedpub.validator.document.jsontext import read_json
from feedpub.validator.document.kinds import foreign, leading_markup, leading_text
from feedpub.validator.document.lines import Lines
from feedpub.validator.document.marks import NO_MARKS, Marks, marks
from feedpub.validator.document.mending import blanked, mend
from feedpub.validator.document.prolog import Doctype, Instruction, Prolog, read_prolog
from feedpub.validator.document.sizes import (
    Limits,
    doubtful,
    too_crowded,
    too_large,
)
from feedpub.validator.element import Element
from feedpub.validator.rule import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from feedpub.validator.document.pages import Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed as far as it could be read, and every flaw met on the way.

    `root` is the element tree of an XML document, `value` the parsed JSON. `data` is
    what the parser read: UTF-8, as long as the original in lines and columns.
    After a fatal error `finished` holds the numbers, in document order, of the elements
    that had ended before it: only they can be judged. None means all of them.
    In the streaming mode it is a part of a longer one, and `text` has the rest.
    `met` are the names of XML's own in `data`.
    `misspelt` are, by prefix and URI, the first elements of misspelt namespaces, and
    what those are meant to be: in `root`, they are just that.
    """

    data: bytes = b""
    format: str | None = None
    kind: str = "xml"
    root: Element | None = None
    value: Any = None
    encoding: str = "utf-8"
    declared: str | None = None
    bom: str | None = None
    doctype: Doctype | None = None
    instructions: tuple[Instruction, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    finished: frozenset[int] | None = None
    met: Marks = NO_MARKS
    whole: Bytes | None = None
    misspelt: Mapping[tuple[str, str], tuple[Element, str]] = field(
        default_factory=dict
    )

    @property
    def text(self) -> Bytes:
        """All of the document's bytes, where `data` is but a part of them."""
        return self.data if self.whole is None else self.whole

    def of(self, *kinds: str) -> tuple[Flaw, ...]:
        """Give the flaws of these kinds."""
        return tuple(flaw for flaw in self.flaws if flaw.kind in kinds)


_ROOTS: Final = {
    f"{names.RDF}RDF": "rdf",
    f"{names.APP}service": "app-service",
    f"{names.APP}categories": "app-categories",
    f"{names.AT}deleted-entry": "atom-deleted",
}
_LOCAL_ROOTS: Final = {"rss": "rss", "feed": "atom", "entry": "atom-entry"}
"""Roots that tell the format by their name, in whatever namespace."""

_FAMILIAR: Final = frozenset(("rss", "rdf", "feed", "entry", "channel", "html"))
_SPACE: Final = re.compile(rb"[ \t\r\n]*")


def read(data: bytes, limits: Limits) -> Document:
    """Read a document as far as possible; never raises, whatever the bytes are."""
    if len(data) > limits.bytes:
        flaw = Flaw("limit", Spot(1, 1), f"bytes {limits.bytes:,}")
        return Document(kind="large", flaws=(flaw,))
    if found := foreign(data):
        return Document(kind=found.kind, flaws=(found,))
    return read_decoded(decode(data), limits)


def read_decoded(decoded: Decoded, limits: Limits) -> Document:
    """Read what is UTF-8 already, and whose encoding is known."""
    space = _SPACE.match(decoded.data)
    start = decoded.data[space.end() : space.end() + 1] if space else b""
    if start == b"<":
        return _read_xml(decoded, limits)
    if start in (b"{", b"["):
        return _read_json(decoded, limits)
    if length := leading_text(decoded.data):
        return _read_xml(_without_start(decoded, length), limits)
    return _read_neither(decoded)


def strictly(data: bytes) -> Element | None:
    """Give the tree of what is well-formed, and None for anything else."""
    try:
        return cast("Element", etree.fromstring(data, _parser(recover=False)))
    except etree.XMLSyntaxError:
        return None


def _without_start(decoded: Decoded, length: int) -> Decoded:
    """Blank what stands before the feed."""
    text = decoded.data[:200].decode("utf-8", "replace")
    flaw = Flaw("leading-text", Spot(1, 1), text[: len(decoded.data[:length].decode())])
    return decoded._replace(
        data=blanked(decoded.data, 0, length), flaws=(*decoded.flaws, flaw)
    )


def _read_neither(decoded: Decoded) -> Document:
    flaws = decoded.flaws
    rest = decoded.data.strip(b" \t\r\n\0")
    if rest:
        flaws = (*flaws, Flaw("text", Spot(1, 1)))
    elif not flaws:
        what = "white space" if decoded.data else ""
        flaws = (Flaw("empty", Spot(1, 1), what),)
    return Document(data=decoded.data, kind="text" if rest else "empty", flaws=flaws)


def _read_json(decoded: Decoded, limits: Limits) -> Document:
    value, flaws, data = read_json(decoded.data, limits)
    is_feed = isinstance(value, dict) and (
        "items" in value or "jsonfeed" in str(value.get("version"))
    )
    if not is_feed and value is not None:
        flaws = (*flaws, Flaw("json-root", Spot(1, 1), _json_kind(value)))
    return Document(
        data=data,
        format="json" if is_feed or value is None else None,
        kind="json",
        value=value,
        encoding=decoded.encoding,
        bom=decoded.bom,
        flaws=decoded.flaws + flaws,
    )


def _json_kind(value: Any) -> str:
    """Name what the JSON is instead of a feed, as far as its members tell."""
    if isinstance(value, list):
        return "array"
    if "@context" in value:
        return "linked data"
    if "rss" in value or "feed" in value:
        return "XML in another form"
    return "error" if "error" in value or "errors" in value else "object"


def _read_xml(decoded: Decoded, limits: Limits) -> Document:
    prolog = read_prolog(decoded.data)
    name = prolog.root.rpartition(":")[2].lower()
    length = 0 if name in _FAMILIAR else leading_markup(decoded.data)
    if length > prolog.leading:
        return _read_xml(_without_start(decoded, length), limits)
    document = Document(
        data=prolog.data,
        encoding=decoded.encoding,
        declared=decoded.declared,
        bom=decoded.bom,
        doctype=prolog.doctype,
        instructions=prolog.instructions,
        flaws=(*decoded.flaws, *_prolog_flaws(decoded, prolog)),
    )
    if name == "html":
        page = (*decoded.flaws, Flaw("html", Spot(1, 1)))
        return replace(document, kind="html", flaws=page)
    doubts = doubtful(prolog.data, limits.attributes)
    if exceeded := prolog.fault or too_large(prolog.data, limits, doubts):
        return _too_large(document, exceeded)
    return _with_tree(document, prolog, limits, sure=not doubts)


def _too_large(document: Document, exceeded: Flaw) -> Document:
    return replace(document, kind="large", flaws=(*document.flaws, exceeded))


def _with_tree(
    document: Document, prolog: Prolog, limits: Limits, *, sure: bool
) -> Document:
    """Parse; `sure` says that no tag of well-formed XML has too many attributes."""
    data, root, found, finished = _parse(prolog, limits.findings + 1)
    flaws = (*document.flaws, *found)
    document = replace(document, data=data, flaws=flaws, finished=finished)
    if root is None:
        return document
    sure = sure and finished is None
    if not sure and (exceeded := too_crowded(root, limits)):
        return replace(_too_large(document, exceeded), finished=None)
    format_ = _format(root)
    if format_ is None and not finished:
        flaws = (*flaws, Flaw("root", root, names.readable(root.tag, root.nsmap)))
    return replace(document, format=format_, root=root, flaws=flaws, met=marks(data))


def _prolog_flaws(decoded: Decoded, prolog: Prolog) -> Iterator[Flaw]:
    if prolog.version not in (None, "", "1.0"):
        yield Flaw("version", Spot(1, 1), prolog.version or "")
    elif prolog.unsound:
        yield Flaw("declaration", Spot(1, 1), prolog.unsound)
    cleared = any(flaw.kind == "leading-text" for flaw in decoded.flaws)
    if prolog.leading and prolog.version is not None and not cleared:
        yield Flaw("leading", Spot(1, 1), str(prolog.leading))
    if prolog.doctype is not None and prolog.fault is None:
        kind = "doctype-entities" if prolog.doctype.entities else "doctype"
        spot = Lines(decoded.data).spot(prolog.doctype.offset)
        yield Flaw(kind, spot, prolog.doctype.name)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        attribute_defaults=False,
        collect_ids=False,  # a second xml:id of that name is no fault of the XML
        dtd_validation=False,
        encoding="utf-8",
        huge_tree=False,
        load_dtd=False,
        no_network=True,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
    )


_Parsed = tuple[bytes, Element | None, tuple[Flaw, ...], frozenset[int] | None]


def _parse(prolog: Prolog, most: int) -> _Parsed:
    root = strictly(prolog.data)
    if root is not None:
        return prolog.data, root, (), None
    declared = prolog.doctype.entities if prolog.doctype else ()
    data, flaws = mend(prolog.data, declared, most)
    mended = (flaws or declared) and len(flaws) < most
    root = strictly(data) if mended else None
    if root is not None:
        return data, root, flaws, None
    parser = _parser(recover=True)
    try:
        root = cast("Element | None", etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        root = None
    entries = tuple(parser.error_log)
    if root is not None:  # undefined entities are nodes of their own, no elements
        etree.strip_tags(cast("Any", root), etree.Entity)
    if root is not None and all(entry.domain == NAMESPACE_DOMAIN for entry in entries):
        return (
            data,
            root,
            (*flaws, *islice(_undeclared(data, root, entries), most)),
            None,
        )
    fault, finished = fatal(data, entries)
    return data, root, (*flaws, fault), finished


def _undeclared(data: bytes, root: Element, entries: Sequence[Any]) -> Iterator[Flaw]:
    for element in root.iter(etree.Element):
        if ":" in element.tag and not element.tag.startswith("{"):
            yield Flaw("prefix", element, element.tag.partition(":")[0])
        for name in element.keys():  # noqa: SIM118 - lxml elements iterate children
            if ":" in name and not name.startswith("{"):
                yield Flaw("prefix", (element, name), name.partition(":")[0])
    misused = [one for one in entries if one.type_name != "NS_ERR_UNDEFINED_NAMESPACE"]
    if not misused:
        return
    lines = Lines(data)
    for entry in misused:
        tag = data.rfind(b"<", 0, lines.offset(entry.line, entry.column))
        yield Flaw("namespace", lines.spot(max(tag, 0)), entry.message)


def _format(root: Element | None) -> str | None:
    if root is None:
        return None
    local = root.tag.rpartition("}")[2]
    return _ROOTS.get(root.tag) or _LOCAL_ROOTS.get(local)
