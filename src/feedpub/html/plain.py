"""Plain text made of HTML, and HTML made of plain text."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from feedpub.arguments import expect
from feedpub.html.scanning import RAW_TEXT, SPACE, tags

_INLINE_NAMES: Final = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark "
    "math mi mn mo mrow mtext nobr q rb rp rt rtc ruby s samp small span strike strong "
    "sub sup svg time tt u var wbr !"
)
_INLINE: Final = frozenset(_INLINE_NAMES.split())
"""Elements that may begin and end inside a word; all others part words."""

_UNSEEN: Final = RAW_TEXT - {"title", "textarea", "xmp"}
_SPACES: Final = re.compile(rf"[{SPACE}]+")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t\f]*\n)+")


def to_text(html: str, *, separator: str = " ") -> str:
    """Return what a reader sees of HTML, on one line, as titles and summaries want it.

    `separator` stands between blocks; a line feed keeps them apart. Scripts and
    styles are dropped, no-break spaces are kept, and images leave nothing.
    """
    expect("html", html, str, "the markup as a string")
    expect("separator", separator, str, "a string")
    if "<" not in html:
        return _collapsed(unescape(html) if "&" in html else html)
    blocks, words, position, unseen = [], [], 0, False
    for name, tag in tags(html):
        if not unseen:
            words.append(html[position : tag.start()])
        if name.removeprefix("/") not in _INLINE:
            blocks.append("".join(words))
            words.clear()
        position = tag.end()
        unseen = name in _UNSEEN
    if not unseen:
        words.append(html[position:])
    blocks.append("".join(words))
    texts = (_collapsed(unescape(block)) for block in blocks)
    return separator.join(text for text in texts if text)


def from_text(text: str) -> str:
    """Return HTML that shows the text: paragraphs where blank lines part it.

    A text of one line is only escaped; a single line feed becomes `<br>`.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    text = text.replace("<", "&lt;").replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        return text
    text = text.strip(" \t\n\f")
    if "\n" not in text:
        return text
    paragraphs = (part.replace("\n", "<br>\n") for part in _BLANK_LINES.split(text))
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")
