"""A scanner for the tags of HTML, as the HTML standard tokenises them (13.2.5).

Markup that is never closed runs to the end of the text, as in browsers, so each
character is looked at once, whatever the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE: Final = r" \t\n\r\f"
"""HTML's white space, for use inside a character class."""

DEEPEST: Final = 200
"""Open elements; parsers of feeds and of HTML give up soon after."""

MOST_ATTRIBUTES: Final = 1_000

RAW_TEXT: Final = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
)
"""Elements whose inside is text, up to their end tag, whatever it looks like."""

VOID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("source", "track", "wbr"),
    )
)

_NAME: Final = rf"[^{SPACE}/>=][^{SPACE}/>=]*"
_VALUE: Final = rf"""(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^{SPACE}>]*)"""
_ATTRIBUTE: Final = (
    rf"[{SPACE}/]*[^{SPACE}/>][^{SPACE}/>=]*+(?>(?:[{SPACE}]*+=[{SPACE}]*+{_VALUE})?)"
)
_TAG: Final = re.compile(
    rf"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^{SPACE}/>]*)"
    rf"(?P<attributes>(?>(?:{_ATTRIBUTE})*))[{SPACE}/]*(?:>|\Z)"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|[!?/][^>]*(?:>|\Z))",
    re.DOTALL,
)
_EACH_ATTRIBUTE: Final = re.compile(
    rf"[{SPACE}/]*(?P<name>[^{SPACE}/>][^{SPACE}/>=]*+)"
    rf"(?>(?:[{SPACE}]*+=[{SPACE}]*+(?P<value>{_VALUE}))?)"
)
_RAW_END: Final = {
    name: re.compile(rf"</{name}(?=[{SPACE}/>])", re.IGNORECASE)
    for name in (*RAW_TEXT, "svg", "template", "select", "datalist")
}
_REFERENCE: Final = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z0-9]+;)")

_MOST_REFERENCES: Final = 10_000
_REFERENCES: Final = re.compile(r"(?:&[^&]*+){1000}(?=&)")

_UNCOUNTED: Final = VOID | frozenset(
    (
        *("p", "li", "dd", "dt", "tr", "td", "th", "thead", "tbody", "tfoot"),
        *("option", "optgroup"),
    )
)
_FORMATTING: Final = frozenset(
    (
        *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike"),
        *("strong", "tt", "u"),
    )
)
_BARRIERS: Final = frozenset(
    (
        *("annotation-xml", "applet", "button", "caption", "desc", "foreignobject"),
        *("marquee", "object", "select", "table", "template"),
    )
)


class Limited(NamedTuple):
    """Markup whose nesting is bounded, and how many tags that cost."""

    html: str
    nested: int
    crowded: int


def tags(
    html: str,
    raw: frozenset[str] = RAW_TEXT,
    among: re.Pattern[str] | None = None,
) -> Iterator[tuple[str, re.Match[str]]]:
    """Walk over tags and comments: (`p`, match), (`/p`, match), (`!`, match).

    The inside of the elements named by `raw` is passed over; when such an element is
    never closed, its start tag is the last that is found. `among` is for who looks
    only at some tags: those whose `<` it finds; it has to find all that are raw.
    """
    find = _TAG.search if among is None else partial(_among, among)
    match = find(html, 0)
    while match:
        name = match["name"]
        if name is None:
            yield "!", match
            match = find(html, match.end())
            continue
        name = name.lower()
        yield (f"/{name}" if match["end"] else name), match
        end = match.end()
        if name in raw and not match["end"]:
            closing = _RAW_END[name].search(html, end)
            if closing is None:
                return
            end = closing.start()
        match = find(html, end)


def attributes(html: str, tag: re.Match[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Walk over the attributes of a tag; group `value` still wears its quotes."""
    for match in _EACH_ATTRIBUTE.finditer(html, *tag.span("attributes")):
        yield match["name"].lower(), match


def value_of(attribute: re.Match[str]) -> str:
    """Return an attribute's value with its quotes and references resolved.

    A named reference counts only with its semicolon, so that the `&copy=1` of an
    address stays what it is (HTML, 13.2.5.73).
    """
    value: str = attribute["value"] or ""
    if value[:1] in {'"', "'"}:
        value = value[1:-1] if value[-1:] == value[0] else value[1:]
    return _REFERENCE.sub(_resolve, value) if "&" in value else value


def limited(html: str) -> Limited:
    """Drop tags nested deeper than 200, or with over 1,000 attributes or 10,000 `&`.

    The text between them stays. HTML parsers need quadratic time for such markup, or
    stop reading. How deep an unclosed element reaches is estimated, not too low.
    """
    if html.count("<") <= DEEPEST and len(html) <= 20_000:
        return Limited(html, 0, 0)
    kept, position, nested, crowded = [], 0, 0, 0
    depth, hidden = _Depth(), False
    for name, tag in tags(html):
        too_many = _is_crowded(html, tag)
        if not hidden and not too_many and depth.takes(name):
            continue
        crowded += too_many
        nested += not (too_many or hidden or name[0] == "/")
        kept.append("" if hidden else html[position : tag.start()])
        position = tag.end()
        hidden = name in RAW_TEXT
    kept.append("" if hidden else html[position:])
    return Limited("".join(kept), nested, crowded)


def parted(html: str) -> str:
    """Put an empty comment after every thousandth reference of a long text.

    html5ever copies a text for each `&` in it; comments make it many short texts.
    """
    if html.count("&") <= _MOST_REFERENCES:
        return html
    parts, position, raw = [], 0, False
    for name, tag in tags(html):
        text = html[position : tag.start()]
        parts += [text if raw else _REFERENCES.sub(r"\g<0><!---->", text), tag[0]]
        position, raw = tag.end(), name in RAW_TEXT
    text = html[position:]
    parts.append(text if raw else _REFERENCES.sub(r"\g<0><!---->", text))
    return "".join(parts)


def _among(pattern: re.Pattern[str], html: str, position: int) -> re.Match[str] | None:
    """Find the next tag that begins where the pattern does."""
    found = pattern.search(html, position)
    while found:
        tag = _TAG.match(html, found.start())
        if tag:
            return tag
        found = pattern.search(html, found.start() + 1)
    return None


def _resolve(reference: re.Match[str]) -> str:
    return unescape(reference[0])


def _is_crowded(html: str, tag: re.Match[str]) -> bool:
    start, end = tag.span("attributes")
    if end - start <= MOST_ATTRIBUTES:
        return False
    if html.count("&", start, end) > _MOST_REFERENCES:
        return True
    return sum(1 for _ in attributes(html, tag)) > MOST_ATTRIBUTES


class _Depth:
    """The elements that a parser would hold open, formatting ones included.

    An end tag closes nothing beyond a table and its like, and formatting that is
    left open is taken up again by parsers after the block that held it ends. What
    is raw text in HTML is markup inside SVG and MathML, so it goes there: only a
    whole parser could tell which of the two it is.
    """

    __slots__ = ("_dropped", "_open")

    def __init__(self) -> None:
        self._open: list[str] = []
        self._dropped: Counter[str] = Counter()

    def takes(self, name: str) -> bool:
        """Follow one tag; False when it has to go."""
        if name[0] == "/":
            return self._ends(name[1:])
        if name in RAW_TEXT:
            return not ("svg" in self._open or "math" in self._open)
        if name == "!" or name in _UNCOUNTED:
            return True
        if name == "a":
            self._close("a")
        if len(self._open) < DEEPEST:
            self._open.append(name)
            return True
        self._dropped[name] += 1
        return False

    def _ends(self, name: str) -> bool:
        if self._dropped[name]:
            self._dropped[name] -= 1
            return False
        self._close(name)
        return True

    def _close(self, name: str) -> None:
        names = self._open
        if name not in names:
            return
        place = len(names) - 1
        while names[place] != name:
            if names[place] in _BARRIERS:
                return
            place -= 1
        names[place:] = [
            each
            for each in names[place + 1 :]
            if name in _FORMATTING or each in _FORMATTING
        ]
