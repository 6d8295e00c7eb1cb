"""Bytes that are no feed, or are in an encoding that they do not declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.document.encoding import Flaw

GOOD_RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
    "<title>Tides</title><link>https://tide.example/</link>"
    "<description>Notes on tides.</description></channel></rss>"
)
GOOD_JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": []}'
)


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
        yield Fault("there is nothing in it", "write the feed again", flaw.at)


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
        start = quoted(document.data.lstrip()[:30].decode("utf-8", "replace"))
        yield Fault(
            f"it starts with {start}, which is neither XML nor JSON", at=flaw.at
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
        yield Fault(
            f"the root element <{flaw.detail}> is not that of a feed",
            "the root of RSS is <rss>, of Atom <feed>, of RSS 1.0 <rdf:RDF>",
            flaw.at,
        )


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
        message = f"there are more {what} than the limit of {most}"
        if what == "depth":
            message = f"elements are nested deeper than {most}"
        elif not most[:1].isdigit():
            message = (
                "elements are nested too deeply, or a text is too long, to be read"
            )
        yield Fault(message, "split it (RFC 5005), or raise the limit", flaw.at)


@rule(
    "encoding-unknown",
    level=Level.ERROR,
    on="#document",
    summary="The declared encoding must be one that readers know.",
    spec=f"{specs.XML}charencoding",
    bad=GOOD_RSS.replace("utf-8", "klingon-8"),
    good=GOOD_RSS,
)
def encoding_unknown(document: Document) -> Iterator[Fault]:
    """XML obliges a reader to know UTF-8 and UTF-16; it may refuse all others."""
    for flaw in document.of("encoding-unknown"):
        yield Fault(
            f"the encoding {quoted(flaw.detail)} is not known",
            'write the feed in UTF-8 and declare encoding="utf-8"',
            flaw.at,
        )


@rule(
    "encoding-mismatch",
    level=Level.ERROR,
    on="#document",
    summary="The declared encoding must be the one the bytes are in.",
    spec=f"{specs.XML}charencoding",
    bad=GOOD_RSS.replace("utf-8", "utf-16"),
    good=GOOD_RSS,
)
def encoding_mismatch(document: Document) -> Iterator[Fault]:
    """Some readers believe the declaration and others the bytes."""
    for flaw in document.of("encoding-mismatch"):
        declared, _, actual = flaw.detail.partition(" ")
        yield Fault(
            f"it declares {declared}, but the bytes are {actual}",
            f'declare encoding="{actual}", or write the feed in {declared}',
            flaw.at,
        )


@rule(
    "encoding-invalid-bytes",
    level=Level.ERROR,
    on="#document",
    summary="Each byte must be allowed by the encoding.",
    spec=f"{specs.XML}charencoding",
    bad=GOOD_RSS.replace("Notes", "Caf\xe9").encode("latin-1"),
    good=GOOD_RSS.replace("Notes", "Caf\xe9"),
)
def encoding_invalid_bytes(document: Document) -> Iterator[Fault]:
    """A reader shows the wrong character, or refuses the whole feed."""
    for flaw in document.of("encoding-invalid"):
        byte, _, encoding = flaw.detail.partition(" ")
        yield Fault(
            f"the byte 0x{byte} is not valid {encoding} here",
            _encoding_fix(flaw, encoding),
            flaw.at,
        )


def _encoding_fix(flaw: Flaw, encoding: str) -> str:
    if encoding == "utf-8" and flaw.detail[:1] in "89ABCDEF":
        return "the text looks like windows-1252: convert it to UTF-8"
    return "convert the feed to UTF-8"


@rule(
    "encoding-no-bom",
    level=Level.ERROR,
    on="#document",
    summary="UTF-16 and UTF-32 must start with a byte order mark.",
    spec=f"{specs.XML}charencoding",
    bad=GOOD_RSS.replace("utf-8", "utf-16").encode("utf-16-le"),
    good=GOOD_RSS.replace("utf-8", "utf-16").encode("utf-16"),
)
def encoding_no_bom(document: Document) -> Iterator[Fault]:
    """Without the mark a reader has to guess which byte of each pair comes first."""
    for flaw in document.of("encoding-no-bom"):
        yield Fault(
            f"these are {flaw.detail} bytes without a byte order mark",
            "write the feed in UTF-8",
            flaw.at,
        )


@rule(
    "encoding-not-utf-8",
    level=Level.WARNING,
    on="#document",
    summary="A feed should be in UTF-8.",
    spec=f"{specs.MEDIA_TYPES}3",
    bad=GOOD_RSS.replace("utf-8", "windows-1252"),
    good=GOOD_RSS,
    profile="best-practice",
)
def encoding_not_utf8(document: Document, _: Context) -> str | None:
    """UTF-8 is the one encoding that every reader gets right."""
    if document.encoding in ("utf-8", "ascii"):
        return None
    return f"the document is in {document.encoding}; write it in UTF-8"


@rule(
    "encoding-bom",
    level=Level.NOTE,
    on="#document",
    summary="A byte order mark is allowed in UTF-8, but of no use.",
    spec=f"{specs.MEDIA_TYPES}3.3",
    bad=b"\xef\xbb\xbf" + GOOD_RSS.encode(),
    good=GOOD_RSS,
    profile="best-practice",
    formats=("rss", "rdf", "atom"),
)
def encoding_bom(document: Document) -> tuple[str, str] | None:
    """Programs that paste or prefix feeds leave it in the middle of the text."""
    if document.bom != "utf-8":
        return None
    return "the document starts with a byte order mark", "write UTF-8 without one"
