"""What a feed says about its hubs, for the headers that subscribers look at first.

Source: WebSub 4; RFC 8288, 3.
"""

from __future__ import annotations

import html
import re
from typing import Final

import msgspec

from feedpub.uris import uri_fault

_HEAD: Final = 16_384
_ARTICLE: Final = re.compile(rb"<(?:item|entry)\b")
_LINK: Final = re.compile(r"<(?:atom:)?link\s([^<>]{1,4000})>")
_SAID: Final = re.compile(r'\b(rel|href)\s?=\s?"([^"]{1,2000})"')


class _Hub(msgspec.Struct):
    url: str


class _JsonFeed(msgspec.Struct):
    feed_url: str | None = None
    hubs: tuple[_Hub, ...] = ()


def links_in(data: bytes) -> dict[str, str]:
    """Give the Link header of a feed that names a hub and itself; none for others."""
    own, hubs = _in_json(data) if data[:1] == b"{" else _in_xml(data)
    wanted = [(hub, "hub") for hub in hubs] + ([(own, "self")] if own else [])
    links = [f'<{url}>; rel="{rel}"' for url, rel in wanted if uri_fault(url) is None]
    return {"Link": ", ".join(links)} if hubs else {}


def _in_json(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    try:
        feed = msgspec.json.decode(data, type=_JsonFeed)
    except msgspec.MsgspecError:
        return None, ()
    return feed.feed_url, tuple(hub.url for hub in feed.hubs)


def _in_xml(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """Look at the links before the first article, as feedpub and most others write."""
    head = data[:_HEAD]
    found = _ARTICLE.search(head)
    text = head[: found.start() if found else None].decode("utf-8", "replace")
    own, hubs = None, []
    for link in _LINK.finditer(text):
        said = {name: html.unescape(value) for name, value in _SAID.findall(link[1])}
        if said.get("rel") == "hub" and "href" in said:
            hubs.append(said["href"])
        elif said.get("rel") == "self":
            own = said.get("href")
    return own, tuple(hubs)
