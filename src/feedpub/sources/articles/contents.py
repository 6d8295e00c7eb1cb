"""The body of an article: HTML or plain text, with absolute links and safe markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedpub import html
from feedpub.errors import FeedpubError
from feedpub.extras import extra
from feedpub.model import Html
from feedpub.sources import markdown
from feedpub.sources.articles.reading import plain

if TYPE_CHECKING:
    from feedpub.sources.articles.field_map import Found
    from feedpub.sources.articles.reading import Reading


def content(reading: Reading, url: str | None) -> tuple[Html | str | None, str | None]:
    """Return the content, and the plain text beside it if there are both.

    Nothing is guessed: a field named for HTML, Markdown or text is that, and the
    option `content` says what `content` and `body` hold.
    """
    text = reading.read("content_text", plain)
    markup = reading.record.content or _markup(reading)
    if markup is None or not markup.strip():
        return text or None, None
    finished = _finished(reading, reading.clean(markup), url)
    return (Html(finished) if finished.strip() else None), text or None


def _markup(reading: Reading) -> str | None:
    found = reading.first("content")
    if found is not None:
        return reading.attempt("content", lambda _: _rendered(reading, found), None)
    return reading.read("content_markdown", lambda value: markdown.render(plain(value)))


def _rendered(reading: Reading, found: Found) -> str:
    """Make HTML of a field, by its name or by the option."""
    value: Any = found.value
    if isinstance(value, Html):
        return value.markup
    text = plain(value)
    kind = reading.options.content
    if kind == "html" or "html" in found.name.casefold():
        return text
    return markdown.render(text) if kind == "markdown" else html.from_text(text)


def _finished(reading: Reading, markup: str, url: str | None) -> str:
    """Resolve links and remove what is unsafe, as far as the options ask for it."""
    options = reading.options
    if options.absolutise and url:
        try:
            resolved = html.absolutise(markup, url)
        except FeedpubError as fault:
            reading.fail("content", str(fault))
            return markup
        markup = resolved.html
        for broken in resolved.broken:
            reading.note(f"the link {broken!r} in the content makes no URL")
    return _safe(reading, markup) if options.sanitise else markup


def _safe(reading: Reading, markup: str) -> str:
    """Remove what is unsafe; who has plain text alone does not need the extra."""
    do_without = "; or keep it all, with sanitise=False (--no-sanitize)"
    extra("nh3", "html", "removing unsafe HTML", otherwise=do_without)
    safe = html.sanitise(markup)
    if safe.removed:
        reading.note(f"removed from the content: {', '.join(safe.removed)}")
    return safe.html
