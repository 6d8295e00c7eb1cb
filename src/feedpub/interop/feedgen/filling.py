"""Feeds to generators and back: the model's fields by the methods of feedgen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedgen.feed import FeedGenerator as Stock

from feedpub.arguments import FEED, expect
from feedpub.interop.feedgen.carrying import NAME, Carrier, carry
from feedpub.interop.feedgen.faults import Faults
from feedpub.interop.feedgen.generator import FeedGenerator
from feedpub.interop.feedgen.making import feed_of
from feedpub.interop.feedgen.reading import entry_fields, feed_fields
from feedpub.model import Article, Feed, Html, OutOfLine, Xhtml

if TYPE_CHECKING:
    from feedpub.model import Category, Image, Link, Person


def from_feedgen(generator: Any) -> Feed:
    """Read a generator, feedgen's own or ours, as a feed that every format can carry.

    A stock generator's dates of construction are left out: they are nobody's dates.
    Raises `FeedgenError` with everything that is wrong.
    """
    mend = "feedgen's FeedGenerator, or the one of feedpub.interop.feedgen"
    expect("generator", generator, Stock, mend)
    return feed_of(generator, None)


def to_feedgen(feed: Feed) -> FeedGenerator:
    """Fill a generator, entries in the order of the articles.

    What feedgen has no method for is carried along, and comes back with `from_feedgen`.
    """
    expect("feed", feed, Feed, FEED)
    generator = FeedGenerator()
    generator.register_extension(NAME, Carrier, Carrier)
    _fill_feed(generator, feed)
    said = feed_fields(generator, None, Faults())
    carry(generator, feed, Feed(**said, articles=feed.articles), said)
    for article in feed.articles:
        entry = generator.add_entry(order="append")
        _fill_entry(entry, article)
        said = entry_fields(entry, None, feed.home_url, "", Faults())
        carry(entry, article, Article(**said), said)
    return generator


def _fill_feed(generator: FeedGenerator, feed: Feed) -> None:
    for method in ("title", "id", "language", "rights", "updated", "ttl"):
        getattr(generator, method)(getattr(feed, method))
    generator.docs("")  # which the model leaves out
    generator.subtitle(feed.description)
    generator.pubDate(feed.published)
    _fill_shared(generator, feed)
    generator.link(href=feed.home_url, rel="alternate")
    for rel, url in (("self", feed.feed_url), ("next", feed.next_url)):
        if url:
            generator.link(href=url, rel=rel)
    for hub in feed.hubs:
        generator.link(href=hub.url, rel="hub")
    _fill_links(generator, feed.links)
    generator.skipHours([*feed.skip_hours] or None)
    generator.skipDays([*feed.skip_days] or None)
    _fill_rarities(generator, feed)


def _fill_rarities(generator: FeedGenerator, feed: Feed) -> None:
    if feed.generator:
        its = feed.generator
        generator.generator(its.name, version=its.version, uri=its.url)
    if feed.icon:
        generator.icon(feed.icon.url)
    if feed.logo:
        _fill_logo(generator, feed.logo)
    if feed.cloud:
        its_cloud = feed.cloud
        generator.cloud(
            its_cloud.domain,
            str(its_cloud.port),
            its_cloud.path,
            its_cloud.register_procedure,
            its_cloud.protocol,
        )
    if feed.webmaster and feed.webmaster.email:
        generator.webMaster(f"{feed.webmaster.email} ({feed.webmaster.name})")


def _fill_logo(generator: FeedGenerator, logo: Image) -> None:
    generator.image(
        logo.url,
        title=logo.title,
        width=logo.width and str(logo.width),
        height=logo.height and str(logo.height),
        description=logo.description,
    )


def _fill_entry(entry: Any, article: Article) -> None:
    entry.title(article.title)
    entry.id(str(article.id))
    for method in ("published", "updated", "rights"):
        getattr(entry, method)(getattr(article, method))
    entry.comments(article.comments_url)
    _fill_shared(entry, article)
    if article.url:
        entry.link(href=article.url, rel="alternate")
    _fill_links(entry, article.links)
    for file in article.enclosures:
        entry.enclosure(file.url, str(file.length), file.type)
    if article.summary is not None:
        entry.summary(str(article.summary), type=_KINDS[type(article.summary)])
    if isinstance(article.content, OutOfLine):
        entry.content(src=article.content.src, type=article.content.type)
    elif article.content is not None:
        entry.content(str(article.content), type=_KINDS[type(article.content)])
    if article.source:
        entry.source(url=article.source.url, title=article.source.title)


def _fill_shared(of: Any, model: Feed | Article) -> None:
    """Fill what feeds and entries have in common."""
    for person in model.authors:
        of.author(_person(person))
    for person in model.contributors:
        of.contributor(_person(person))
    for category in model.categories:
        of.category(_category(category))


def _fill_links(of: Any, links: tuple[Link, ...]) -> None:
    for link in links:
        given = {
            "href": link.url,
            "rel": link.rel,
            "type": link.type,
            "hreflang": link.language,
            "title": link.title,
            "length": None if link.length is None else str(link.length),
        }
        of.link({name: value for name, value in given.items() if value is not None})


def _person(person: Person) -> dict[str, str]:
    given = {"name": person.name, "email": person.email, "uri": person.url}
    return {name: value for name, value in given.items() if value is not None}


def _category(category: Category) -> dict[str, str]:
    given = {
        "term": category.term,
        "scheme": category.scheme,
        "label": category.label,
    }
    return {name: value for name, value in given.items() if value is not None}


_KINDS: Final = {str: "text", Html: "html", Xhtml: "xhtml"}
