"""The encoding: which one the bytes are in, and what contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.document.bytes import GOOD_RSS
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document


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
        byte, encoding, why = flaw.detail.split(" ")
        message, fix = _INVALID[why]
        yield Fault(message.format(byte=byte, encoding=encoding), fix, flaw.at)


_INVALID: Final = {
    "cut": (
        "a character of {encoding} begins here with 0x{byte}, but the bytes end",
        "the document is cut off: write it again, whole",
    ),
    "overlong": (
        "0x{byte} begins a form that is longer than needed, which {encoding} forbids",
        "write the character in its shortest form",
    ),
    "surrogate": (
        "0x{byte} begins half of a surrogate pair, which {encoding} forbids",
        "write the character itself: the text was converted from UTF-16 by halves",
    ),
    "latin": (
        "the byte 0x{byte} is not valid {encoding} here",
        "the text looks like windows-1252: convert it to UTF-8",
    ),
    "other": (
        "the byte 0x{byte} is not valid {encoding} here",
        "convert the feed to UTF-8",
    ),
}


@rule(
    "encoding-doubtful",
    level=Level.WARNING,
    on="#document",
    summary="Bytes that make sense as UTF-8 should not be declared as Latin-1.",
    spec=f"{specs.XML}charencoding",
    bad=GOOD_RSS.replace("utf-8", "iso-8859-1").replace("Notes", "Cafés").encode(),
    good=GOOD_RSS.replace("Notes", "Cafés"),
)
def encoding_doubtful(document: Document) -> Iterator[Fault]:
    """Text in Latin-1 is hardly ever UTF-8 by chance; a reader shows CafÃ©s."""
    for flaw in document.of("encoding-doubtful"):
        yield Fault(
            f"it declares {flaw.detail}, but the bytes look like UTF-8",
            'declare encoding="utf-8"',
            flaw.at,
        )


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
