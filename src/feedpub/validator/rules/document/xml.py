"""XML that is not well-formed, or is allowed but trips readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.document.bytes import GOOD_RSS
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.document import Document

RSS_091: Final = "netscape.com/publish/formats/rss-0.91.dtd"


@rule(
    "xml-version",
    level=Level.ERROR,
    on="#document",
    summary="A feed is XML 1.0; readers do not know XML 1.1.",
    spec=f"{specs.XML}sec-prolog-dtd",
    bad=GOOD_RSS.replace('version="1.0"', 'version="1.1"'),
    good=GOOD_RSS,
)
def xml_version(document: Document) -> Iterator[Fault]:
    """XML 1.1 was never taken up, and nothing in a feed needs it."""
    for flaw in document.of("version"):
        yield Fault(
            f"the document says it is XML {quoted(flaw.detail)}",
            'write version="1.0" in the XML declaration',
            flaw.at,
        )


@rule(
    "xml-declaration-invalid",
    level=Level.ERROR,
    on="#document",
    summary="The XML declaration has a version, then perhaps encoding and standalone.",
    spec=f"{specs.XML}NT-XMLDecl",
    bad=GOOD_RSS.replace('version="1.0" encoding="utf-8"', 'encoding="utf-8"'),
    good=GOOD_RSS,
)
def xml_declaration_invalid(document: Document) -> Iterator[Fault]:
    """Parsers read it before anything else, and stop if it is not as it must be."""
    for flaw in document.of("declaration"):
        yield Fault(
            f"{quoted(flaw.detail)} is no XML declaration",
            'write <?xml version="1.0" encoding="utf-8"?>',
            flaw.at,
        )


@rule(
    "xml-leading-space",
    level=Level.ERROR,
    on="#document",
    summary="Nothing may stand before the XML declaration.",
    spec=f"{specs.XML}sec-prolog-dtd",
    bad="\n" + GOOD_RSS,
    good=GOOD_RSS,
)
def xml_leading_space(document: Document) -> Iterator[Fault]:
    """An empty line that a template leaves makes strict parsers refuse the feed."""
    for flaw in document.of("leading"):
        yield Fault(
            "there is white space before the XML declaration",
            f"remove the {flaw.detail} characters before <?xml",
            flaw.at,
        )


@rule(
    "xml-doctype",
    level=Level.WARNING,
    on="#document",
    summary="A feed has no need of a DOCTYPE.",
    spec=f"{specs.XML}dt-doctype",
    bad=GOOD_RSS.replace("?>\n", '?>\n<!DOCTYPE rss SYSTEM "rss.dtd">\n'),
    good=GOOD_RSS,
)
def xml_doctype(document: Document) -> Iterator[Fault]:
    """Readers ignore it for safety, so whatever it declares is not there."""
    for flaw in document.of("doctype"):
        if document.doctype and RSS_091 not in (document.doctype.system or ""):
            yield Fault("a reader ignores the DOCTYPE", "remove it", flaw.at)


@rule(
    "xml-doctype-rss-091",
    level=Level.NOTE,
    on="#document",
    summary="The DTD of RSS 0.91 is history.",
    spec="https://www.rssboard.org/rss-0-9-1-netscape",
    bad=GOOD_RSS.replace(
        "?>\n",
        '?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">\n',
    ),
    good=GOOD_RSS,
)
def xml_doctype_rss_091(document: Document) -> Iterator[Fault]:
    """Netscape took the DTD down in 2007; readers never fetch it."""
    for flaw in document.of("doctype"):
        if document.doctype and RSS_091 in (document.doctype.system or ""):
            yield Fault("no reader reads the DTD of RSS 0.91", "remove it", flaw.at)


@rule(
    "xml-doctype-open",
    level=Level.ERROR,
    on="#document",
    summary="A DOCTYPE must be closed, and must not be endless.",
    spec=f"{specs.XML}NT-doctypedecl",
    bad=GOOD_RSS.replace("?>\n", '?>\n<!DOCTYPE rss [<!ENTITY t "Tides">\n'),
    good=GOOD_RSS,
)
def xml_doctype_open(document: Document) -> Iterator[Fault]:
    """All that follows belongs to it, so that there is no feed to be seen."""
    for flaw in document.of("doctype-open"):
        yield Fault(
            f"the DOCTYPE {quoted(flaw.detail)} has no end within 500,000 bytes",
            "remove it; if it declares entities, close it with ]> to see the rest",
            flaw.at,
        )


@rule(
    "xml-doctype-entities",
    level=Level.ERROR,
    on="#document",
    summary="A DOCTYPE must not declare entities.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8",
    bad=GOOD_RSS.replace("?>\n", '?>\n<!DOCTYPE rss [<!ENTITY t "Tides">]>\n'),
    good=GOOD_RSS,
)
def xml_doctype_entities(document: Document) -> Iterator[Fault]:
    """Entities are the door of well-known attacks, so readers do not expand them."""
    for flaw in document.of("doctype-entities"):
        names = document.doctype.entities if document.doctype else ()
        yield Fault(
            f"the DOCTYPE declares the entity {quoted(names[0])}"
            + (f" and {len(names) - 1} more" if len(names) > 1 else ""),
            "write the text itself in place of each entity, and remove the DOCTYPE",
            flaw.at,
        )


@rule(
    "xml-entity-undefined",
    level=Level.ERROR,
    on="#document",
    summary="XML knows five named entities; HTML's others must be characters.",
    spec=f"{specs.XML}wf-entdeclared",
    bad=GOOD_RSS.replace("Notes on", "Notes&nbsp;on"),
    good=GOOD_RSS.replace("Notes on", "Notes&#160;on"),
)
def xml_entity_undefined(document: Document) -> Iterator[Fault]:
    """A strict reader stops at the first one, and the whole feed is lost."""
    for flaw in document.of("entity"):
        yield Fault(
            f"XML does not define the entity {flaw.detail}",
            _entity_fix(flaw.detail),
            flaw.at,
        )


def _entity_fix(entity: str) -> str:
    from html.entities import name2codepoint  # noqa: PLC0415 - only for findings

    point = name2codepoint.get(entity[1:-1])
    if point is None:
        return f"write &amp;{entity[1:]} if the text itself is meant"
    return f"write the character itself, or &#{point};"


@rule(
    "xml-bare-ampersand",
    level=Level.ERROR,
    on="#document",
    summary="An ampersand in text must be written &amp;.",
    spec=f"{specs.XML}syntax",
    bad=GOOD_RSS.replace("Notes on", "Ebb & flow,"),
    good=GOOD_RSS.replace("Notes on", "Ebb &amp; flow,"),
)
def xml_bare_ampersand(document: Document) -> Iterator[Fault]:
    """It starts a reference, so a strict reader stops there."""
    for flaw in document.of("ampersand"):
        yield Fault("this & starts no entity", "write &amp; in its place", flaw.at)


@rule(
    "xml-illegal-character",
    level=Level.ERROR,
    on="#document",
    summary="Control characters cannot stand in XML, in whatever form.",
    spec=f"{specs.XML}charsets",
    bad=GOOD_RSS.replace("Notes", "No\x0btes"),
    good=GOOD_RSS,
)
def xml_illegal_character(document: Document) -> Iterator[Fault]:
    """They come from databases and word processors, and one loses the whole feed."""
    for flaw in document.of("character"):
        point = ord(flaw.detail[0])
        yield Fault(f"XML forbids the character U+{point:04X}", "remove it", flaw.at)


@rule(
    "xml-illegal-reference",
    level=Level.ERROR,
    on="#document",
    summary="A character reference must name a character that XML allows.",
    spec=f"{specs.XML}wf-Legalchar",
    bad=GOOD_RSS.replace("Notes", "No&#11;tes"),
    good=GOOD_RSS.replace("Notes", "No&#10;tes"),
)
def xml_illegal_reference(document: Document) -> Iterator[Fault]:
    """A reference does not make a forbidden character allowed."""
    for flaw in document.of("reference"):
        yield Fault(
            f"{flaw.detail} stands for a character that XML forbids",
            "remove it",
            flaw.at,
        )


@rule(
    "xml-prefix-undeclared",
    level=Level.ERROR,
    on="#document",
    summary="Each prefix must be bound to a namespace.",
    spec=f"{specs.NAMESPACES}nsc-NSDeclared",
    bad=GOOD_RSS.replace("</channel>", "<dc:date>2026-03-01</dc:date></channel>"),
    good=GOOD_RSS.replace(
        '"2.0">', '"2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    ),
)
def xml_prefix_undeclared(document: Document) -> Iterator[Fault]:
    """Without its namespace the name means nothing, and strict parsers stop."""
    for flaw in document.of("prefix"):
        uri = NAMESPACES.get(flaw.detail)
        yield Fault(
            f"the prefix {quoted(flaw.detail)} is bound to no namespace",
            f'add xmlns:{flaw.detail}="{uri or "..."}" to the root element'
            if flaw.detail
            else "write a prefix before the colon, or no colon",
            flaw.at,
        )


@rule(
    "xml-namespace",
    level=Level.ERROR,
    on="#document",
    summary="Namespace declarations must follow Namespaces in XML.",
    spec=f"{specs.NAMESPACES}Conformance",
    bad=GOOD_RSS.replace('"2.0">', '"2.0" xmlns:dc="">'),
    good=GOOD_RSS,
)
def xml_namespace(document: Document) -> Iterator[Fault]:
    """Parsers that know namespaces refuse the whole document."""
    for flaw in document.of("namespace"):
        said = flaw.detail.strip()
        message, fix = next(
            (words for sign, words in _NAMESPACE.items() if sign in said),
            (f"namespaces are misused: {said}", None),
        )
        yield Fault(message, fix, flaw.at)


_NAMESPACE: Final[Mapping[str, tuple[str, str | None]]] = {
    "Empty XML namespace": (
        "a prefix is bound to an empty namespace",
        "give the namespace's URI, or remove the declaration",
    ),
    "Failed to parse QName": (
        "this name has a colon where none may be",
        "write prefix:name, with one colon between two names",
    ),
    "xml namespace prefix mapped": (
        "the prefix xml is bound to a URI of its own",
        "remove the declaration: xml: needs none",
    ),
    "xml namespace URI": (
        "another prefix is bound to the namespace of xml:",
        "remove the declaration and write xml:",
    ),
    "xmlns": (
        "the prefix xmlns is declared, which is forbidden",
        "remove the declaration",
    ),
    "Namespaced Attribute": (
        "an attribute is there twice, by two prefixes of one namespace",
        "remove one of them",
    ),
}
