"""What RSS 2.0 keeps of a feed and its articles."""

from __future__ import annotations

from dataclasses import replace

import feedpub as fp
from feedpub.uris import to_uri
from keeping.carrying import carried
from keeping.dates import only_date, seconds, unless_newest
from keeping.names import address, default_id, is_bare_related, other, within
from keeping.people import mailed, named, webmaster
from keeping.texts import SPACE, html, line, other_than, own_title, plain, uri


def rss(feed: fp.Feed) -> fp.Feed:
    title, home = plain(feed.title), to_uri(feed.home_url)
    own = uri(address(feed, "rss.xml"))
    articles = [item(one, home) for one in feed.articles]
    return fp.Feed(
        title=title,
        home_url=home,
        feed_url=own,
        id=default_id(own, home, articles),
        description=other_than(title, plain(feed.description)),
        language=feed.language,
        authors=mailed(feed.authors),
        contributors=named(feed.contributors),
        categories=terms(feed),
        links=[link(one) for one in feed.links],
        rights=plain(feed.rights),
        published=feed.published and seconds(feed.published),
        updated=unless_newest(seconds(feed.last_updated), articles),
        generator=feed.generator and feed.generator.name.strip(SPACE),
        logo=feed.logo and logo(feed.logo, title),
        hubs=[to_uri(hub.url) for hub in feed.hubs],
        ttl=feed.ttl,
        skip_hours=feed.skip_hours,
        skip_days=feed.skip_days,
        cloud=feed.cloud,
        webmaster=feed.webmaster and webmaster(feed.webmaster),
        next_url=other(feed.next_url, own),
        extensions=carried(feed, "rss"),
        articles=articles,
    )


def item(one: fp.Article, home: str) -> fp.Article:
    summary, content = texts(one)
    subject, links = linked(one)
    return fp.Article(
        title=plain(one.title),
        url=uri(one.url),
        id=within(one.id, home),
        **only_date(one, seconds),
        summary=summary,
        content=content,
        authors=mailed(one.authors),
        contributors=named(one.contributors),
        categories=terms(one),
        enclosures=[enclosure(each) for each in one.enclosures[:1]],
        links=links,
        language=one.language,
        rights=plain(one.rights),
        comments_url=uri(one.comments_url),
        external_url=subject,
        source=source(one.source),
        extensions=carried(one, "rss"),
    )


def texts(one: fp.Article) -> tuple[fp.Html | str | None, fp.Html | str | None]:
    """Give summary and content: a text alone is a description, whichever it was."""
    summary, content = html(one.summary), html(one.content)
    if summary is None:
        summary, content = content, None
    if content is None and one.url is None:
        summary, content = None, summary
    return summary, content


def linked(one: fp.Article) -> tuple[str | None, list[fp.Link]]:
    """Give what the article is about, and its links."""
    links, subject = [link(each) for each in one.links], uri(one.external_url)
    if subject is None and links and is_bare_related(links[0]):
        subject = links.pop(0).url
    return subject, links


def terms(of: fp.Feed | fp.Article) -> list[fp.Category]:
    return [
        fp.Category(term=one.term.strip(SPACE), scheme=one.scheme)
        for one in of.categories
    ]


def link(one: fp.Link) -> fp.Link:
    return replace(one, url=to_uri(one.url), title=line(one.title))


def enclosure(one: fp.Enclosure) -> fp.Enclosure:
    return replace(one, url=to_uri(one.url), duration=None, title=None)


def source(one: fp.Source | None) -> fp.Source | None:
    if one is None or one.url is None:
        return None
    return fp.Source(title=one.title.strip(SPACE), url=to_uri(one.url))


def logo(image: fp.Image, title: str) -> fp.Image:
    fits = (image.width or 0) <= 144 and (image.height or 0) <= 400
    return fp.Image(
        url=to_uri(image.url),
        title=own_title(image, title),
        width=image.width if fits else None,
        height=image.height if fits else None,
        description=line(image.description),
    )
