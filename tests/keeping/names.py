"""Ids and addresses by which documents and articles name themselves and others."""

from __future__ import annotations

import uuid

import feedpub as fp
from feedpub.uris import to_uri

USUAL = ("rss.xml", "atom.xml", "feed.json", "rss1.rdf")


def address(feed: fp.Feed, usual: str) -> str | None:
    """Give the self link: beside a file of another format, the usual name."""
    if feed.feed_url is None:
        return None
    folder, slash, name = feed.feed_url.rpartition("/")
    return folder + slash + usual if name in USUAL else feed.feed_url


def other(url: str | None, own: str | None) -> str | None:
    uri = url and to_uri(url)
    return None if uri == own else uri


def default_id(own: str | None, home: str, articles: list[fp.Article]) -> str:
    taken = {str(one.id) for one in articles}
    free = [one for one in (own, home) if one and one not in taken]
    derived = uuid.uuid5(uuid.NAMESPACE_URL, f"{home} #feed")
    return free[0] if free else f"urn:uuid:{derived}"


def within(id: str | fp.OpaqueId, home: str) -> str | fp.OpaqueId:
    return id if isinstance(id, str) else fp.OpaqueId(id.text, home)


def iri(id: str | fp.OpaqueId) -> str:
    return id if isinstance(id, str) else id.iri


def is_bare_related(one: fp.Link) -> bool:
    return one == fp.Link(url=one.url, rel="related")
