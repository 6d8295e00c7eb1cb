"""Bytes that are no feed at all, or have something in front of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document import Document

GOOD_RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
    "<title>Tides</title><link>https://tide.example/</link>"
    "<description>Notes on tides.</description></channel></rss>"
)
GOOD_JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": []}'
)


_NOTHING: Final = "there is nothing in it, not a single byte"


@rule(
    "document-empty",
    level=Level.ERROR,
    on="#document",
    summary="An empty document is no feed.",
    spec=f"{specs.XML}sec-well-formed",
    bad=" \n",
    good=GOOD_RSS,
)
def document_empty(document: Document) -> Iterator[Fault]:
    """A build that failed half-way, or a wrong path, often leaves an empty file."""
    for flaw in document.of("empty"):
        found = f"there is only {flaw.detail} in it" if flaw.detail else _NOTHING
        yield Fault(found, "write the feed again", flaw.at)


@rule(
    "document-compressed",
    level=Level.ERROR,
    on="#document",
    summary="Compressed bytes must be unpacked before they are a feed.",
    spec="https://www.rfc-editor.org/rfc/rfc9110#section-8.4",
    bad=b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    good=GOOD_RSS,
)
def document_compressed(document: Document) -> Iterator[Fault]:
    """A reader unpacks only what the Content-Encoding header says is packed."""
    for flaw in document.of("archive"):
        yield Fault(
            f"these are {flaw.detail} bytes, not a feed",
            "unpack it first; a server that sends it packed must say Content-Encoding",
            flaw.at,
        )


@rule(
    "document-binary",
    level=Level.ERROR,
    on="#document",
    summary="An image, a sound or an office document is no feed.",
    spec=f"{specs.XML}sec-well-formed",
    bad=b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    good=GOOD_RSS,
)
def document_binary(document: Document) -> Iterator[Fault]:
    """The path or the address of another file was taken for the feed's."""
    for flaw in document.of("binary"):
        yield Fault(f"this is {flaw.detail}, not a feed", "give the feed", flaw.at)


@rule(
    "document-html",
    level=Level.ERROR,
    on="#document",
    summary="A web page is no feed.",
    spec="https://html.spec.whatwg.org/#link-type-alternate",
    bad="<!DOCTYPE html><html><head><title>Tides</title></head></html>",
    good=GOOD_RSS,
)
def document_html(document: Document) -> Iterator[Fault]:
    """The page's address was taken for the feed's, or an error page came instead."""
    for flaw in document.of("html"):
        yield Fault(
            "this is an HTML page, not a feed",
            'look in it for <link rel="alternate" type="application/rss+xml" href=...>',
            flaw.at,
        )


@rule(
    "document-not-a-feed",
    level=Level.ERROR,
    on="#document",
    summary="A feed is XML and starts with <, or is JSON and starts with {.",
    spec=f"{specs.XML}sec-well-formed",
    bad="Tides: notes on tides",
    good=GOOD_JSON,
)
def document_not_a_feed(document: Document) -> Iterator[Fault]:
    """Error messages, logs and lists of addresses are met in place of feeds."""
    for flaw in document.of("text"):
        start = document.data.lstrip(b" \t\r\n\0")[:120].decode("utf-8", "replace")
        message = f"it starts with {quoted(start)}, which is neither XML nor JSON"
        fix = next((fix for sign, fix in _SIGNS if sign in start[:40]), None)
        yield Fault(message, fix, flaw.at)


_SIGNS: Final = (
    ("+ADw-", "these are bytes in UTF-7: write UTF-8"),
    ("+/v", "these are bytes in UTF-7: write UTF-8"),
    ("({", "remove the function call around the JSON"),
    (")]}", "remove the characters before the JSON"),
    ("\ufeff", "remove the byte order mark that is there twice"),
    ("BEGIN:VCALENDAR", "this is a calendar: make a feed of it first"),
    ("HTTP/", "these are the headers of an answer: give what follows them"),
    ("---", "this is a text with front matter: build a feed of it first"),
    ("://", "if it is the address of a feed, fetch that and check what comes"),
)


@rule(
    "document-root-unknown",
    level=Level.ERROR,
    on="#document",
    summary="The root element must be rss, rdf:RDF, atom:feed or atom:entry.",
    spec=f"{specs.RSS}whatIsRss",
    bad='<?xml version="1.0"?><urlset><url/></urlset>',
    good=GOOD_RSS,
)
def document_root_unknown(document: Document) -> Iterator[Fault]:
    """A reader decides by the root element whether the document is a feed at all."""
    for flaw in document.of("root"):
        name = flaw.detail.rpartition(":")[2].lower()
        what, fix = _ROOTS.get(name, ("not that of a feed", _KNOWN))
        yield Fault(f"the root element <{flaw.detail}> is {what}", fix, flaw.at)


_KNOWN: Final = "the root of RSS is <rss>, of Atom <feed>, of RSS 1.0 <rdf:RDF>"
_ROOTS: Final = {
    "opml": ("that of OPML, a list of feeds", "check the feeds that its xmlUrl name"),
    "urlset": ("that of a sitemap", "give the address of the feed"),
    "sitemapindex": ("that of a list of sitemaps", "give the address of the feed"),
    "opensearchdescription": ("that of a search form", "give the feed it leads to"),
    "svg": ("that of an image in SVG", "give the feed"),
    "error": ("that of a server's error message", "look into it, and fetch again"),
    "channel": ("what stands inside RSS", 'put <rss version="2.0"> around it'),
    "item": ("what stands inside RSS", "put <rss> and <channel> around it"),
    "rss": ("not written as RSS has it", "write <rss>"),
    "feed": ("not written as Atom has it", "write <feed>"),
    "entry": ("not written as Atom has it", "write <entry>"),
    "rdf": ("not that of a feed", "write <rdf:RDF> with RDF's namespace"),
}


@rule(
    "document-too-large",
    level=Level.ERROR,
    on="#document",
    summary="The document is larger or deeper than the validator's limits allow.",
    spec="",
    bad="<?xml version='1.0'?><rss version='2.0'>" + "<x>" * 300,
    good=GOOD_RSS,
)
def document_too_large(document: Document) -> Iterator[Fault]:
    """Readers have limits too; what is beyond them is lost without a word."""
    for flaw in document.of("limit"):
        what, _, most = flaw.detail.partition(" ")
        message, fix = _LIMITS.get(what, (_MORE.format(what, most), _RAISE))
        yield Fault(message.format(most), fix.format(what), flaw.at)


_MORE: Final = "there are more {} than the limit of {}"
_RAISE: Final = (
    "split the feed (RFC 5005); if you trust it, raise the limits: `{}` of Limits, "
    "Limits.of_size(...) or feedpub check --max-size MB"
)
_LIMITS: Final = {
    "bytes": (_MORE.format("bytes", "{}"), _RAISE),
    "elements": (_MORE.format("elements, attributes or values", "{}"), _RAISE),
    "depth": ("values are nested deeper than {}", "flatten them, or raise `depth`"),
    "nesting": (
        "elements are nested deeper than 255, which parsers refuse",
        "close each element; if all are closed, nest less",
    ),
    "text": (
        "one text is longer than 10,000,000 bytes, which parsers refuse",
        "link to what is so long in place of holding it",
    ),
    "attributes": (
        "an element has more attributes than the limit of {}",
        "remove them, or raise `attributes` of the limits",
    ),
    "prolog": (
        "more than {} comments and instructions stand before the root element",
        "remove them",
    ),
}


@rule(
    "document-leading-text",
    level=Level.ERROR,
    on="#document",
    summary="Nothing may stand before the feed.",
    spec=f"{specs.XML}sec-prolog-dtd",
    bad="Warning: Undefined variable $feed\n" + GOOD_RSS,
    good=GOOD_RSS,
)
def document_leading_text(document: Document) -> Iterator[Fault]:
    """A program's warning or a stray echo lands there, and every parser stops."""
    for flaw in document.of("leading-text"):
        yield Fault(
            f"the text {quoted(flaw.detail.strip())} stands before the feed",
            "remove it: the feed must begin with the first byte",
            flaw.at,
        )
