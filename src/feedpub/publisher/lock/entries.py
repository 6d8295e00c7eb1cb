"""What a lock remembers of an article, and the hash by which its words are known."""

from __future__ import annotations

import hashlib
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec

from feedpub.model import Html, OutOfLine, Xhtml
from feedpub.model.text import as_plain

if TYPE_CHECKING:
    from feedpub.model import Article


class Entry(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """One article as readers know it; each field is a key of its line."""

    id: str
    title: str = ""
    """For those who read the file, and to know an article by."""
    url: str = ""
    source: str = ""
    """The file it is in, from the lock's folder on, if that has no other articles."""
    published: datetime | None = None
    updated: datetime | None = None
    content: str = ""
    """The hash of what the article says."""
    archive: str = ""
    """The archive it is in for good."""
    gone: datetime | None = None
    """When the article was removed."""

    def in_archive(self, archive: str) -> Entry:
        """Give the same in an archive; an article never leaves the one it is in."""
        if not archive or archive == self.archive:
            return self
        return msgspec.structs.replace(self, archive=archive)


def entry_of(article: Article, source: str, content: str) -> Entry:
    """Give what is to be remembered of an article as it is published."""
    return Entry(
        id=str(article.id),
        title=named(article),
        url=article.url or "",
        source=source,
        published=article.published,
        updated=article.updated if article.is_dated else None,
        content=content,
    )


def named(article: Article) -> str:
    """Give the title as plain text, on one line."""
    return " ".join((as_plain(article.title) or "").split())


def content_hash(article: Article, home_url: str) -> str:
    """Hash the words of an article, wherever it and the site are on the web.

    Dates, people and tags do not count, nor does where white space is, which another
    generator of the site may put elsewhere. Addresses below the article's own and the
    home page count from there on, so that the hash stays when a site moves.
    """
    every = hashlib.blake2b(digest_size=10)
    for value in (article.title, article.summary, article.content):
        text = _told(value)
        for address, short in ((article.url, "./"), (home_url, "/")):
            text = text.replace(address, short) if address else text
        words = " ".join(text.split())
        every.update(words.encode("utf-8", "backslashreplace") + b"\0")
    for enclosure in article.enclosures:
        every.update(f"{enclosure.type} {enclosure.length}\0".encode())
    return every.hexdigest()


def _told(value: object) -> str:
    if isinstance(value, (Html, Xhtml)):
        return f"< {value.markup}"
    if isinstance(value, OutOfLine):
        return f"@{value.src}"
    return str(value or "")
