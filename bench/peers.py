"""The same articles written by feedgen, Django, PyPI's feedgenerator and podgen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from bench import rows as data

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bench.rows import Row


def feedgen_generator(rows: list[Row]) -> Any:
    """Fill a generator, as feedgen's documentation shows it, in the articles' order."""
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.id(data.FEED_ID)
    generator.title(data.FEED_TITLE)
    generator.description(data.FEED_DESCRIPTION)
    generator.author({"name": "Ada Reed", "email": "ada@tide.example"})
    generator.link(href=data.FEED_URL, rel="self")
    generator.link(href=data.HOME_URL, rel="alternate")
    generator.language("en")
    for row in rows:
        entry = generator.add_entry(order="append")
        entry.id(row.id)
        entry.title(row.title)
        entry.link(href=row.url)
        entry.summary(row.summary)
        entry.content(row.content, type="html")
        entry.published(row.published)
        entry.updated(row.updated)
        entry.author({"name": row.author, "email": row.email})
        entry.category([{"term": tag} for tag in row.tags])
    return generator


def feedgen_rss(rows: list[Row]) -> bytes:
    """Write RSS with feedgen."""
    document: bytes = feedgen_generator(rows).rss_str()
    return document


def feedgen_atom(rows: list[Row]) -> bytes:
    """Write Atom with feedgen."""
    document: bytes = feedgen_generator(rows).atom_str()
    return document


def feedgen_both(rows: list[Row]) -> tuple[bytes, bytes]:
    """Write RSS and Atom with one of feedgen's generators, filled once."""
    generator = feedgen_generator(rows)
    return generator.rss_str(), generator.atom_str()


def django_rss(rows: list[Row]) -> bytes:
    """Write RSS with Django 5's own generator."""
    from django.utils.feedgenerator import Rss201rev2Feed

    return _django(Rss201rev2Feed, rows)


def django_atom(rows: list[Row]) -> bytes:
    """Write Atom with Django 5's own generator."""
    from django.utils.feedgenerator import Atom1Feed

    return _django(Atom1Feed, rows)


def feedgenerator_rss(rows: list[Row]) -> bytes:
    """Write RSS with feedgenerator, the package that was taken out of Django."""
    from feedgenerator import Rss201rev2Feed

    return _django(Rss201rev2Feed, rows)


def feedgenerator_atom(rows: list[Row]) -> bytes:
    """Write Atom with feedgenerator, the package that was taken out of Django."""
    from feedgenerator import Atom1Feed

    return _django(Atom1Feed, rows)


def podgen_rss(rows: list[Row]) -> bytes:
    """Write RSS with podgen, whose episodes have no categories."""
    from podgen import Episode, Person, Podcast

    podcast = Podcast(
        name=data.FEED_TITLE,
        website=data.HOME_URL,
        description=data.FEED_DESCRIPTION,
        explicit=False,
        language="en",
        feed_url=data.FEED_URL,
        authors=[Person("Ada Reed", "ada@tide.example")],
    )
    for row in rows:
        podcast.add_episode(
            Episode(
                id=row.id,
                title=row.title,
                link=row.url,
                summary=row.summary,
                long_summary=row.content,
                publication_date=row.published,
                authors=[Person(row.author, row.email)],
            )
        )
    document: str = podcast.rss_str()
    return document.encode()


def _django(kind: Callable[..., Any], rows: list[Row]) -> bytes:
    """Write what Django can say: an item has one text, its description.

    It goes to a binary file, which is what Django's syndication view does.
    """
    feed = kind(
        title=data.FEED_TITLE,
        link=data.HOME_URL,
        description=data.FEED_DESCRIPTION,
        language="en",
        feed_url=data.FEED_URL,
        feed_guid=data.FEED_ID,
        author_name="Ada Reed",
        author_email="ada@tide.example",
    )
    for row in rows:
        feed.add_item(
            title=row.title,
            link=row.url,
            description=row.content,
            author_name=row.author,
            author_email=row.email,
            pubdate=row.published,
            updateddate=row.updated,
            unique_id=row.id,
            unique_id_is_permalink=False,
            categories=row.tags,
        )
    out = BytesIO()
    feed.write(out, "utf-8")
    return out.getvalue()
