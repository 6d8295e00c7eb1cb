"""RSS 2.0: how plain text writes the two characters that look like markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.document.lines import Lines
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document import Document

_RSS: Final = (
    '<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description><item><title>If a &lt;b</title></item></channel></rss>"
)
_PLAIN: Final = re.compile(
    rb"<(?:title|author|category|copyright|generator|managingEditor|webMaster|source)"
    rb"(?>(?:\s[^<>]*+)?)>([^<]*+)<"
)
_NAMED: Final = re.compile(
    rb"&(?:lt|#0*60);/?[A-Za-z!?]|&(?:amp|#0*38);#?[A-Za-z0-9]{1,31}+;"
)


@rule(
    "rss-character-reference-named",
    level=Level.NOTE,
    on="#document",
    summary="In plain text, & and < are safest as &#x26; and &#x3C;.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad=_RSS,
    good=_RSS.replace("&lt;", "&#x3C;"),
    profile="best-practice",
    formats=("rss",),
)
def rss_character_reference_named(document: Document) -> Iterator[Fault] | None:
    """Readers that decode once too often take the text for a tag, and drop it."""
    data = document.data
    found = [
        (text.start(1) + sign.start(), sign[0])
        for text in _PLAIN.finditer(data)
        for sign in _NAMED.finditer(text[1])
    ]
    return _faults(Lines(data), found) if found else None


def _faults(lines: Lines, found: list[tuple[int, bytes]]) -> Iterator[Fault]:
    for offset, written in found:
        sign = "&#x3C;" if written.startswith((b"&lt", b"&#")) else "&#x26;"
        sign = "&#x26;" if b"38;" in written[:12] else sign
        message = f"{quoted(written.decode())} looks like markup once it is read"
        yield Fault(message, f"write {sign} for its beginning", lines.spot(offset))
