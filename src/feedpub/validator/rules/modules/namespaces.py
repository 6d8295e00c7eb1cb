"""Declarations of namespaces: misspelt, outdated, or under an odd prefix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.namespaces.customary import SUCCESSORS
from feedpub.validator.names import NAMESPACES, PREFIXES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.vocabularies import SPACES, SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element

_FORMER: Final = {
    uri: vocabulary.uri for vocabulary in SPACES.values() for uri in vocabulary.former
} | dict(SUCCESSORS)
_NAMES: Final = "https://www.w3.org/TR/xml-names/#"


@rule(
    "namespace-misspelt",
    level=Level.ERROR,
    on="#document",
    summary="The URI of a namespace must be spelt exactly.",
    spec=f"{_NAMES}NSNameComparison",
    bad='<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<media:rating>nonadult</media:rating></channel></rss>",
    good='<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<media:rating>nonadult</media:rating></channel></rss>",
)
def namespace_misspelt(document: Document, context: Context) -> Iterator[Fault]:
    """URIs are compared character by character: a slash less is another namespace."""
    met: set[tuple[str, str]] = context.kept("misspelt", set())
    for found, (element, meant) in document.misspelt.items():
        if found in met or not context.here(element):
            continue
        met.add(found)
        what = SPACES[meant].title if meant in SPACES else PREFIXES.get(meant, "")
        message = f"the namespace {found[1]!r} is not that of {what}"
        yield Fault(f"{message}, so readers skip it", f"write {meant}", element)


@rule(
    "namespace-outdated",
    level=Level.WARNING,
    on="#document",
    summary="A namespace that has a successor should not be used.",
    spec=f"{_NAMES}concepts",
    bad='<rss version="2.0" xmlns:cc="http://web.resource.org/cc/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
    "</channel></rss>",
    good='<rss version="2.0" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
    "</channel></rss>",
)
def namespace_outdated(document: Document, context: Context) -> Iterator[Fault]:
    """Readers that came after the change know the new URI only."""
    for element, uri in _used(document, context, _is_outdated):
        yield Fault(
            f"the namespace {uri!r} is not the one in use",
            f"write {_FORMER[uri]}",
            element,
        )


@rule(
    "namespace-prefix-taken",
    level=Level.WARNING,
    on="#document",
    summary="The customary prefix of one namespace should not stand for another.",
    spec=f"{_NAMES}ns-decl",
    bad='<rss version="2.0" xmlns:dc="https://dusk.example/ns"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<dc:date>soon</dc:date></channel></rss>",
    good='<rss version="2.0" xmlns:dusk="https://dusk.example/ns"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<dusk:date>soon</dusk:date></channel></rss>",
    profile="best-practice",
)
def namespace_prefix_taken(document: Document, context: Context) -> Iterator[Fault]:
    """Some readers go by the prefix, wrongly, and so do people."""
    for element, uri in _used(document, context, _is_taken):
        prefix = element.prefix or ""
        message = f"the prefix {prefix} stands for {uri!r}"
        fix = f"choose another prefix; {prefix} is used for {NAMESPACES[prefix]}"
        yield Fault(message, fix, element)


@rule(
    "namespace-prefix-unusual",
    level=Level.NOTE,
    on="#document",
    summary="A namespace is best declared under its customary prefix.",
    spec=f"{_NAMES}ns-decl",
    bad='<rss version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<dublin:creator>Ada</dublin:creator></channel></rss>",
    good='<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    "<dc:creator>Ada</dc:creator></channel></rss>",
    profile="best-practice",
)
def namespace_prefix_unusual(document: Document, context: Context) -> Iterator[Fault]:
    """Any prefix is right, but readers that look for `dc:creator` do exist."""
    for element, uri in _used(document, context, _is_unusual):
        prefix, usual = element.prefix, PREFIXES[uri]
        message = f"the namespace of {usual} has the prefix {prefix} here"
        yield Fault(message, f"write xmlns:{usual} and {usual}:", element)


def _is_outdated(_: str, uri: str) -> bool:
    return uri in _FORMER


def _is_taken(prefix: str, uri: str) -> bool:
    usual = NAMESPACES.get(prefix)
    return (
        bool(usual)
        and uri not in SPELLINGS.right
        and SPELLINGS.meant(uri) is None
        and prefix not in ("rss", "xml", "l", "at", "co", "ref", "source")
    )


def _is_unusual(prefix: str, uri: str) -> bool:
    usual = PREFIXES.get(uri)
    return usual is not None and bool(prefix) and prefix != usual and uri not in _ANY


_ANY: Final = frozenset(
    NAMESPACES[name] for name in ("rss1", "xhtml", "atom03", "ccold", "svg", "mathml")
)
"""Namespaces that have no customary prefix, for they are mostly the default one."""


def _used(
    document: Document, context: Context, wanted: Any
) -> Iterator[tuple[Element, str]]:
    """Give the first element of each declared namespace that is wanted.

    The declarations are found in the bytes, for that is much faster than asking each
    element. What looks like one inside of a text belongs to no element.
    """
    root = document.root
    if root is None:
        return
    own = root.tag[1:].partition("}")[0] if root.tag.startswith("{") else ""
    met: set[tuple[str, str]] = context.kept(("namespaces", wanted), set())
    missing = {
        (prefix, uri)
        for prefix, uri in document.met.declared
        if uri != own and wanted(prefix, uri)
    } - met
    for element in root.iter("{*}*") if missing else ():
        uri = element.tag[1:].partition("}")[0]
        found = (element.prefix or "", uri)
        if found in missing and context.here(element):
            missing.remove(found)
            met.add(found)
            yield element, uri
        if not missing:
            break
