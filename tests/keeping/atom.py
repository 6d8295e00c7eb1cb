"""What Atom 1.0 keeps of a feed and its articles."""

from __future__ import annotations

from dataclasses import replace

import feedpub as fp
from keeping.carrying import carried
from keeping.dates import unless_newest
from keeping.names import address, iri, is_bare_related
from keeping.people import faceless
from keeping.texts import SPACE, line, text


def atom(feed: fp.Feed) -> fp.Feed:
    own = address(feed, "atom.xml")
    articles = [entry(one) for one in feed.articles]
    generator = feed.generator
    return fp.Feed(
        title=text(feed.title),
        home_url=feed.home_url,
        feed_url=own,
        description=text(feed.description),
        id=feed.id,
        language=feed.language,
        authors=faceless(feed.authors),
        contributors=faceless(feed.contributors),
        categories=[category(one) for one in feed.categories],
        links=[link(one) for one in feed.links],
        rights=text(feed.rights),
        updated=unless_newest(feed.last_updated, articles),
        generator=generator and replace(generator, name=generator.name.strip(SPACE)),
        icon=feed.icon and feed.icon.url,
        logo=feed.logo and feed.logo.url,
        hubs=[hub.url for hub in feed.hubs],
        next_url=None if feed.next_url == own else feed.next_url,
        extensions=carried(feed, "atom"),
        articles=articles,
    )


def entry(one: fp.Article) -> fp.Article:
    subject, links = linked(one)
    return replace(
        one,
        title=text(one.title),
        id=iri(one.id),
        summary=text(one.summary),
        content=content(one.content),
        content_text=None,
        authors=faceless(one.authors),
        contributors=faceless(one.contributors),
        categories=[category(each) for each in one.categories],
        enclosures=[enclosure(each) for each in one.enclosures],
        links=links,
        rights=text(one.rights),
        external_url=subject,
        image=None,
        banner_image=None,
        extensions=carried(one, "atom"),
        source=one.source and source(one.source),
    )


def linked(one: fp.Article) -> tuple[str | None, list[fp.Link]]:
    """Give what the article is about, and its links."""
    links, subject = [link(each) for each in one.links], one.external_url
    alone = subject is None and not one.enclosures
    if alone and links and is_bare_related(links[-1]):
        subject = links.pop().url
    return subject, links


def content(value: fp.Text | fp.OutOfLine | None) -> fp.Text | fp.OutOfLine | None:
    return value if isinstance(value, fp.OutOfLine) else text(value)


def category(one: fp.Category) -> fp.Category:
    return replace(one, term=one.term.strip(SPACE), label=line(one.label))


def enclosure(one: fp.Enclosure) -> fp.Enclosure:
    return replace(one, duration=None, title=line(one.title))


def link(one: fp.Link) -> fp.Link:
    return replace(one, title=line(one.title))


def source(one: fp.Source) -> fp.Source:
    return replace(
        one,
        title=line(one.title),
        authors=faceless(one.authors),
        rights=line(one.rights),
    )
