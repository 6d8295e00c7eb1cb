"""What JSON Feed 1.1 keeps of a feed and its articles."""

from __future__ import annotations

from dataclasses import replace

import feedpub as fp
from feedpub.model.text import as_plain
from feedpub.namespaces.known import classes
from feedpub.uris import to_uri
from keeping.carrying import carried
from keeping.names import address, default_id, other, within
from keeping.people import faces
from keeping.texts import SPACE, line, plain, text, uri


def json(feed: fp.Feed) -> fp.Feed:
    home, own = to_uri(feed.home_url), uri(address(feed, "feed.json"))
    articles = [item(one, home) for one in feed.articles]
    return fp.Feed(
        title=plain(feed.title),
        home_url=home,
        feed_url=own,
        id=default_id(own, home, articles),
        description=plain(feed.description),
        language=feed.language,
        authors=faces(feed.authors),
        updated=None if articles else fp.UNDATED,
        icon=picture(feed.icon),
        favicon=picture(feed.favicon),
        hubs=[replace(hub, url=to_uri(hub.url)) for hub in feed.hubs],
        next_url=other(feed.next_url, own),
        expired=feed.expired,
        user_comment=line(feed.user_comment),
        extensions=values(feed),
        articles=articles,
    )


def item(one: fp.Article, home: str) -> fp.Article:
    return fp.Article(
        title=plain(one.title),
        url=uri(one.url),
        id=within(one.id, home),
        published=one.published,
        updated=one.updated,
        summary=plain(one.summary),
        content=content(one),
        content_text=line(one.content_text),
        authors=faces(one.authors),
        categories=[each.term.strip(SPACE) for each in one.categories],
        enclosures=[attachment(each) for each in one.enclosures],
        language=one.language,
        external_url=uri(one.external_url),
        image=picture(one.image),
        banner_image=picture(one.banner_image),
        extensions=values(one),
    )


def content(one: fp.Article) -> fp.Html | str | None:
    """Give the content, or what stands in for it, for an item must have some."""
    given = one.content
    if given is None or isinstance(given, fp.OutOfLine):
        given = one.summary or as_plain(one.title)
    if isinstance(given, fp.Xhtml):
        given = fp.Html(given.markup)
    return text(given)


def attachment(one: fp.Enclosure) -> fp.Enclosure:
    return replace(one, url=to_uri(one.url), title=line(one.title))


def picture(image: fp.Image | None) -> str | None:
    return image and to_uri(image.url)


def values(of: fp.Feed | fp.Article) -> list[object]:
    """Give the values by namespace, and in the order of its classes."""
    kept = carried(of, "json")
    spaces = [space_of(one) for one in kept]
    order = [fp.ForeignMember, *classes()]
    return sorted(
        kept, key=lambda one: (spaces.index(space_of(one)), order.index(type(one)))
    )


def space_of(value: object) -> str:
    if isinstance(value, fp.ForeignMember):
        return value.name
    return value.shape.vocabulary.prefix
