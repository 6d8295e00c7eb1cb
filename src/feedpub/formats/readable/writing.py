"""What a person sees who opens a feed in a browser, written in XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.formats.readable.words import day, direction, words_in
from feedpub.model.text import Html, OutOfLine, as_plain
from feedpub.uris import to_uri
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from feedpub.formats.readable.words import Words
    from feedpub.model import Article, Feed

MARK: Final = "feedpub"
"""The class of the `div`, by which readers and the stylesheet know it."""

_HEADLINE: Final = 80
_SUMMARY: Final = 280
_DESCRIPTION: Final = 500
_ENOUGH: Final = 20_000
"""Characters of a content in which its first sentences are found."""
_SAFE: Final = ("https://", "http://", "mailto:")


def written(feed: Feed, url: str | None, articles: Iterable[Article]) -> bytes:
    """Write the `div`; `url` is the address of the document that it is in."""
    title = as_plain(feed.title) or ""
    around = direction(feed.language, title)
    words = words_in(feed.language)
    return b"".join(
        (
            b'<div xmlns="http://www.w3.org/1999/xhtml" class="%b" role="main"'
            % MARK.encode(),
            _speech(feed.language, around),
            b">\n<title>%b</title>\n" % escape(title),
            b'<meta name="viewport" content="width=device-width"/>\n',
            b"<h1>%b</h1>\n" % _linked(feed.home_url, title),
            _paragraph(_clipped(as_plain(feed.description) or "", _DESCRIPTION)),
            _hint(words, url),
            b'<ol role="list">\n',
            *(_entry(article, feed.language, words) for article in articles),
            b"</ol>\n</div>\n",
        )
    )


def _speech(language: str | None, direction: str) -> bytes:
    lang = b' lang="%b"' % language.encode() if language else b""
    return b'%b dir="%b"' % (lang, direction.encode())


def _linked(url: str | None, text: str) -> bytes:
    """Link the text, if the address is one that a click may lead to."""
    if url is None or not url.lower().startswith(_SAFE):
        return escape(text)
    return b'<a href="%b">%b</a>' % (escape_attribute(url), escape(text))


def _paragraph(text: str | None) -> bytes:
    return b"<p>%b</p>\n" % escape(text) if text else b""


def _hint(words: Words, url: str | None) -> bytes:
    """Say what this is, in English where nothing better is known."""
    speech = _speech(words.language, direction(words.language, ""))
    address = b' <code dir="ltr">%b</code>' % escape(to_uri(url)) if url else b""
    hint = escape(words.hint)
    return b'<p class="hint"><span%b>%b</span>%b</p>\n' % (speech, hint, address)


def _entry(article: Article, language: str | None, words: Words) -> bytes:
    summary = _summary(article)
    link = _address(article)
    title = _clipped(as_plain(article.title) or "", _SUMMARY)
    headline = title or _clipped(summary, _HEADLINE) or link or "…"
    own = article.language
    speech = _speech(own, direction(own, "")) if own and own != language else b""
    return b"<li%b>\n<h2>%b</h2>\n%b%b</li>\n" % (
        speech,
        _linked(link, headline),
        _time(article.known_date, words),
        _paragraph(summary) if summary != headline else b"",
    )


def _address(article: Article) -> str | None:
    """Give where the article can be read, or else heard or seen."""
    media = (enclosure.url for enclosure in article.enclosures)
    every = (article.url, article.external_url, *media)
    return next((url for url in every if url and url.lower().startswith(_SAFE)), None)


def _time(when: datetime | None, words: Words) -> bytes:
    if when is None:
        return b""
    speech = _speech(None, direction(words.language, ""))
    machine = dates.rfc3339(when).encode()
    shown = escape(day(when, words))
    return b'<time datetime="%b"%b>%b</time>\n' % (machine, speech, shown)


def _summary(article: Article) -> str:
    """Give the summary, or else the first sentences of the content, in plain text."""
    if summary := as_plain(article.summary):
        return _clipped(summary, _SUMMARY)
    content = article.content
    if content is None or isinstance(content, OutOfLine):
        return _clipped(article.content_text or "", _SUMMARY)
    source = str(content)[:_ENOUGH]
    if len(source) == _ENOUGH:  # no tag may be cut in two
        source = source.rpartition("<")[0] or source
    text = source if isinstance(content, str) else as_plain(Html(source))
    return _clipped(text or "", _SUMMARY)


def _clipped(text: str, most: int) -> str:
    """Shorten the text to whole words, with an ellipsis for the rest.

    Languages without spaces are cut between two letters.
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    space = text.rfind(" ", most // 2, most)
    return text[: space if space > 0 else most].rstrip(" ,.;:-") + "…"
