"""What is wrong with a `style` attribute, by today's CSS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 10_000
_COMMENT: Final = re.compile(r"/\*[^*]*+(?>(?:\*(?!/)[^*]*+)*)(?:\*/|\Z)")
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-f]{1,6})[ \t\n]?|(.))", re.DOTALL)
_RUNS: Final = re.compile(
    r"expression\s*+\(|behaviou?r\s*+:|-moz-binding|@import|progid\s*+:"
    r"|(?:java|vb|live)script\s*+:"
)
_LOADS: Final = re.compile(r"\burl\s*+\(|\b(?:image|image-set|src)\s*+\(")
_POSITION: Final = re.compile(r"\bposition\s*+:\s*+(fixed|sticky|absolute|relative)")
_FAR: Final = re.compile(
    r"(?<![\w.#-])(?:-?[0-9]{5,}|-[0-9]{4})(?:\.[0-9]*+)?"
    r"(?:px|r?em|ex|ch|pt|pc|in|cm|mm|%|v[wh])"
)
_PROPERTY: Final = re.compile(r"(?!mso-|tab-stops?\b)(?:--)?-?[a-z_][a-z0-9_-]*")


def relative(style: str) -> bool:
    """Say whether the element holds what is positioned inside it."""
    found = _POSITION.search(style.lower())
    return found is not None and found[1] == "relative"


def dangers(style: str, *, contained: bool) -> Iterator[str]:
    """Say what a style does outside its own element, as clauses.

    `contained`: an element around has a position of its own, which embedded films
    need, so that `absolute` stays inside it.
    """
    css = _plain(style)
    if found := _RUNS.search(css):
        yield f"has {found[0]!r}, which runs programs in old browsers"
    if found := _LOADS.search(css):
        yield f"has {found[0]!r}, which loads another file"
    for found in _POSITION.finditer(css):
        if found[1] in ("fixed", "sticky") or (
            found[1] == "absolute" and not contained
        ):
            yield f"has 'position: {found[1]}', which leaves the article's own place"
    if found := _FAR.search(css):
        yield f"has the length {found[0][:20]!r}, which moves text out of sight"


def leftovers(style: str) -> Iterator[str]:
    """Name what is no declaration of CSS, such as the properties of Word."""
    css = _plain(style)
    if "(" in css or '"' in css or "'" in css:
        return
    for declaration in css.split(";"):
        name, colon, _ = declaration.partition(":")
        name = name.strip()
        if declaration.strip() and not (colon and _PROPERTY.fullmatch(name)):
            yield name[:40]


def _plain(style: str) -> str:
    """Give the style in lower case, without the disguises of comments and escapes."""
    css = style[:_LONGEST].lower()
    if "/*" in css:
        css = _COMMENT.sub("", css)
    return _ESCAPE.sub(_character, css) if "\\" in css else css


def _character(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number).lower() if 0 < number < 0xD800 else "\ufffd"
