"""Articles in Markdown: front matter above CommonMark, with GitHub's additions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from feedpub.extras import extra
from feedpub.sources import front_matter, shortcodes
from feedpub.sources.record import Record, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE_URL: Final = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
_TRAILING: Final = "?!.,:;*_~'"


def read_markdown(data: bytes, *, where: str) -> Record:
    """Read one file; its body becomes HTML, in which raw HTML is let through.

    Without a title in the front matter, a heading of the first level at the top is
    the title and leaves the body.
    """
    parser = _parser()
    text, dirt = cleaned(data, where=where)
    front = front_matter.split(text, where=where)
    body, commands = shortcodes.expand(front.body, front.body_line)
    notes = (*dirt, *commands)
    environment: dict[str, Any] = {}
    tokens = parser.parse(body, environment)
    fields = dict(front.fields)
    if not any(name.casefold() in {"title", "headline"} for name in fields):
        heading = _heading(tokens)
        if heading:
            fields["title"], tokens = heading, tokens[3:]
            notes = (*notes, f"title {heading!r}, taken from the first heading")
    return Record(
        fields=fields,
        where=where,
        content=parser.renderer.render(tokens, parser.options, environment),
        lines=front.lines,
        notes=notes,
    )


def render(text: str) -> str:
    """Return the HTML of Markdown that stands in a field."""
    html: str = _parser().render(text)
    return html


@cache
def _parser() -> Any:
    """Build the parser once; it keeps nothing from one text to the next."""
    markdown_it = extra("markdown_it", "markdown", "Markdown")
    footnote = extra("mdit_py_plugins.footnote", "markdown", "Markdown")
    parser = markdown_it.MarkdownIt("commonmark", {"html": True})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote.footnote_plugin)
    parser.core.ruler.after("inline", "bare_urls", _link_bare_urls)
    return parser


def _heading(tokens: list[Any]) -> str:
    """Return the text of a first-level heading with which the body begins."""
    if not tokens or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
        return ""
    children = tokens[1].children or []
    return "".join(
        child.content for child in children if child.type in {"text", "code_inline"}
    ).strip()


def _link_bare_urls(state: Any) -> None:
    """Make links of plain URLs (GFM 6.9), except inside of links."""
    for block in state.tokens:
        if block.type == "inline" and "://" in block.content:
            block.children = [*_with_links(block.children, type(block))]


def _with_links(children: list[Any], token: Any) -> Iterator[Any]:
    depth = 0
    for child in children:
        opens = child.type == "link_open" or child.content[:3].lower() == "<a "
        closes = child.type == "link_close" or child.content.lower() == "</a>"
        depth += opens - closes
        if child.type == "text" and depth <= 0:
            yield from _linked(child, token)
        else:
            yield child


def _linked(child: Any, token: Any) -> Iterator[Any]:
    text, start = child.content, 0
    for match in _BARE_URL.finditer(text):
        url = _trimmed(match[0])
        if len(url) < 10:
            continue
        yield _text(token, text[start : match.start()])
        yield token("link_open", "a", 1, attrs={"href": url})
        yield _text(token, url)
        yield token("link_close", "a", -1)
        start = match.start() + len(url)
    yield _text(token, text[start:])


def _text(token: Any, content: str) -> Any:
    return token("text", "", 0, content=content)


def _trimmed(url: str) -> str:
    """Leave out the punctuation of the sentence around it (GFM 6.9)."""
    url = url.rstrip(_TRAILING)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TRAILING)
    return url
