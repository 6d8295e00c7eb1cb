"""The attributes of XML itself, xml:base and xml:lang, in every format of XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from feedpub import uris, values
from feedpub.validator.names import XML
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import FEED
from feedpub.validator.words import judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document import Document
    from feedpub.validator.element import Element

BASE: Final = f"{XML}base"
LANG: Final = f"{XML}lang"
_WITH_BASE: Final = etree.XPath("//*[@xml:base]")
_WITH_LANG: Final = etree.XPath("//*[@xml:lang]")


def absolute(element: Element, reference: str, url: str | None) -> str:
    """Resolve a reference as XML Base has it; `url` is where the document is from.

    Without a base the reference comes back as it is.
    """
    around = (element, *element.iterancestors())
    for above in around:
        base = above.get(BASE)
        if base is not None:
            reference = uris.resolve(base.strip(), reference)
    return reference if url is None else uris.resolve(url, reference)


@rule(
    "xml-base-invalid",
    level=Level.ERROR,
    on="#document",
    summary="A base must be an IRI, or relative to one.",
    spec="https://www.w3.org/TR/xmlbase/#syntax",
    bad=FEED.replace("<entry>", '<entry xml:base=" https://tide.example/ ">'),
    good=FEED.replace("<entry>", '<entry xml:base="https://tide.example/">'),
)
def xml_base_invalid(document: Document) -> Iterator[Fault]:
    """All relative addresses inside are resolved against it."""
    for element in _with_base(document):
        value = element.get(BASE, "")
        found = judged(value, uris.reference_fault(value), "the base ")
        if found:
            yield Fault(*found, at=(element, "xml:base"))


@rule(
    "xml-base-opaque",
    level=Level.WARNING,
    on="#document",
    summary="A base should be an address that others can be resolved against.",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-5.1",
    bad=FEED.replace("<entry>", '<entry xml:base="urn:isbn:9780000000002">'),
    good=FEED.replace("<entry>", '<entry xml:base="https://tide.example/">'),
)
def xml_base_opaque(document: Document) -> Iterator[Fault]:
    """Nothing can be relative to a name that has no path."""
    for element in _with_base(document):
        value = element.get(BASE, "")
        scheme, colon, rest = value.partition(":")
        if not colon or rest.startswith("/") or not scheme.isalnum():
            continue
        if uris.reference_fault(value) is None:
            message = f"the base {quoted(value)} has no path"
            yield Fault(message, "write the address of the site", (element, "xml:base"))


@rule(
    "xml-lang-invalid",
    level=Level.ERROR,
    on="#document",
    summary="A language must be a registered tag.",
    spec="https://www.w3.org/TR/xml/#sec-lang-tag",
    bad=FEED.replace("<entry>", '<entry xml:lang="english">'),
    good=FEED.replace("<entry>", '<entry xml:lang="en">'),
)
def xml_lang_invalid(document: Document) -> Iterator[Fault]:
    """Voices, fonts and hyphenation go by it. An empty one says: no language."""
    written = document.met.languages
    for element in _holding(document.root, LANG, _WITH_LANG, written):
        value = element.get(LANG, "")
        fault = values.language_fault(value) if value else None
        found = judged(value, fault, "the language ")
        if found:
            yield Fault(*found, at=(element, "xml:lang"))


def _with_base(document: Document) -> list[Element]:
    written = document.met.bases
    return _holding(document.root, BASE, _WITH_BASE, written)


def _holding(
    root: Element | None, name: str, path: etree.XPath, written: int
) -> list[Element]:
    """Give the elements with the attribute; most have it at the root, or nowhere."""
    if root is None or not written:
        return []
    if written == 1 and root.get(name) is not None:
        return [root]
    return cast("list[Element]", path(cast("Any", root)))
