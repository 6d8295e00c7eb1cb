"""A document of each format about the tides, and what is read of it."""

from __future__ import annotations

from datetime import UTC, datetime

import feedpub as fp

ITEM = (
    b"<item><title>Neap</title><link>https://tide.example/neap/</link>"
    b"<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>%b</item>"
)

NEAP = ITEM % b""
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def rss(*items: bytes, channel: bytes = b"") -> bytes:
    return (
        b'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tidewater</title>'
        b"<link>https://tide.example/</link><description>Tides.</description>"
        b"<managingEditor>ada@tide.example (Ada)</managingEditor>%b%b</channel></rss>"
    ) % (channel, b"".join(items))


def one(*items: bytes, channel: bytes = b"", **options: object) -> fp.Article:
    return fp.read(rss(*items, channel=channel), **options).articles[0]


def told(document: bytes, **options: object) -> list[str]:
    return [
        f"{note.kind} {note.field}"
        for note in fp.read_with_notes(document, **options).notes
    ]


DOCUMENTS = {
    "rss": rss(NEAP),
    "rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://tide.example/">'
    b"<title>Tidewater</title><link>https://tide.example/</link></channel>"
    b'<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    b"<link>https://tide.example/neap/</link></item></rdf:RDF>",
    "atom": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tidewater</title>'
    b'<link href="https://tide.example/"/><entry><title>Neap</title>'
    b'<link href="https://tide.example/neap/"/></entry></feed>',
    "atom-entry": b'<entry xmlns="http://www.w3.org/2005/Atom"><title>Neap</title>'
    b'<link href="https://tide.example/neap/"/></entry>',
    "json": b'{"version": "https://jsonfeed.org/version/1", "title": "Tidewater", '
    b'"items": [{"id": "1", "url": "https://tide.example/neap/", "title": "Neap"}]}',
}
