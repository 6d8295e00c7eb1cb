"""What RSS 1.0 keeps of a feed and its articles."""

from __future__ import annotations

from dataclasses import replace

import feedpub as fp
from feedpub.formats.rdf.writing import link_of, title_of
from feedpub.namespaces.dc import Metadata
from feedpub.namespaces.tombstones import DeletedEntry
from feedpub.uris import to_uri, url_fault
from keeping.carrying import carried
from keeping.dates import only_date, unless_newest
from keeping.names import iri
from keeping.people import named
from keeping.texts import SPACE, html, other_than, own_title, plain


def rdf(feed: fp.Feed) -> fp.Feed:
    title, home, id = plain(feed.title), to_uri(feed.home_url), feed.id
    articles = [item(one) for one in feed.articles]
    return fp.Feed(
        title=title,
        home_url=home,
        feed_url=id if id != home and is_page(id) else None,
        id=id,
        description=other_than(title, plain(feed.description)),
        language=feed.language,
        authors=named(feed.authors),
        contributors=named(feed.contributors),
        categories=terms(feed),
        rights=plain(feed.rights),
        updated=unless_newest(feed.last_updated, articles),
        logo=feed.logo
        and fp.Image(url=to_uri(feed.logo.url), title=own_title(feed.logo, title)),
        extensions=values(feed),
        articles=articles,
    )


def item(one: fp.Article) -> fp.Article:
    return fp.Article(
        title=title_of(one).strip(SPACE),
        url=to_uri(link_of(one)),
        id=iri(one.id),
        **only_date(one),
        summary=html(one.summary),
        content=html(one.content),
        authors=named(one.authors),
        contributors=named(one.contributors),
        categories=terms(one),
        language=one.language,
        rights=plain(one.rights),
        extensions=values(one),
    )


def terms(of: fp.Feed | fp.Article) -> list[str]:
    """Give what dc:subject says, whether a category or a subject of its own."""
    own = [word for o in of.extensions if type(o) is Metadata for word in o.subject]
    return [one.strip(SPACE) for one in (*(c.term for c in of.categories), *own)]


def values(of: fp.Feed | fp.Article) -> list[object]:
    """Give the values without tombstones, a second dc:date, and what is categories."""
    kept = [one for one in carried(of, "rss") if type(one) is not DeletedEntry]
    bare = [
        replace(o, date=None, subject=()) if type(o) is Metadata else o for o in kept
    ]
    return [one for one in bare if one != Metadata()]


def is_page(iri: str) -> bool:
    return iri.startswith(("http://", "https://")) and url_fault(iri) is None
