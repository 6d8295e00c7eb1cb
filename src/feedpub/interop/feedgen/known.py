"""What feedgen's own extensions hold, as elements of today's vocabularies.

Their own XML is not used: it has wrong names, words given up, and fails on numbers.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedgen.ext import (
    dc,
    geo,
    geo_entry,
    media,
    podcast,
    podcast_entry,
    syndication,
    torrent,
)

from feedpub import dates
from feedpub.interop.feedgen.mended import EXPLICIT
from feedpub.model import checks
from feedpub.model.checks import shown
from feedpub.namespaces.itunes import CATEGORIES, FORMER_CATEGORIES
from feedpub.namespaces.vocabulary import ENTRY, FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Tag(NamedTuple):
    """An element to be: the method that its value came from, name, text, the rest."""

    method: str
    name: str
    text: Any = None
    attributes: Mapping[str, Any] = {}
    children: tuple[Tag, ...] = ()


class Known(NamedTuple):
    """An extension of feedgen: its namespace, where it is written, and its tags."""

    stock: type
    uri: str
    prefix: str
    place: str
    tags: Callable[[Any], Iterable[Tag]]
    formats: tuple[str, ...] = ("rss", "atom")


def known(extension: object, place: str) -> Known | None:
    """Tell which of feedgen's extensions it is, unless it has an XML of its own."""
    kind: Any = type(extension)
    for one in _KNOWN:
        same = one.place == place and isinstance(extension, one.stock)
        stock: Any = one.stock
        if same and kind.extend_rss is stock.extend_rss:
            return one if kind.extend_atom is stock.extend_atom else None
    return None


def said(value: Any) -> str:
    """Give the text of what a caller gave: numbers, dates and truth values too."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return dates.rfc3339(dates.parse(value))
    return checks.lines(value).strip()


def _show(extension: Any) -> Iterator[Tag]:
    yield from _shared(extension)
    yield from _categories(extension.itunes_category() or ())
    for name in ("complete", "type"):
        yield from _plain(extension, f"itunes_{name}", name)
    yield from _plain(extension, "itunes_new_feed_url", "new-feed-url")
    if owner := extension.itunes_owner():
        parts = tuple(Tag("", name, owner[name]) for name in ("name", "email"))
        yield Tag("itunes_owner", "owner", children=parts)


def _episode(extension: Any) -> Iterator[Tag]:
    yield from _shared(extension)
    for name in ("duration", "season", "episode", "title"):
        yield from _plain(extension, f"itunes_{name}", name)
    yield from _plain(extension, "itunes_episode_type", "episodeType")
    captioned = extension.itunes_is_closed_captioned()
    if captioned is not None:
        yield Tag("itunes_is_closed_captioned", "isClosedCaptioned", _yes(captioned))
    order = extension.itunes_order()
    if order is not None and order >= 0:
        yield Tag("itunes_order", "order", order)


def _shared(extension: Any) -> Iterator[Tag]:
    """Give what shows and episodes have in common."""
    for name in ("author", "subtitle", "summary"):
        yield from _plain(extension, f"itunes_{name}", name)
    block = extension.itunes_block()
    if block is not None:
        yield Tag("itunes_block", "block", _yes(block))
    if image := extension.itunes_image():
        yield Tag("itunes_image", "image", attributes={"href": image})
    explicit = extension.itunes_explicit()
    if explicit is not None and explicit != "":
        yield Tag("itunes_explicit", "explicit", EXPLICIT[explicit])


def _categories(given: Iterable[Mapping[str, Any]]) -> Iterator[Tag]:
    """Give each category once, its subcategories inside."""
    inside: dict[Any, list[Any]] = {}
    for one in given:
        subs = inside.setdefault(one.get("cat"), [])
        if one.get("sub") and one["sub"] not in subs:
            subs.append(one["sub"])
    for category, subs in inside.items():
        if category:
            whole = _category(category)
            children = tuple(_category(sub, within=category) for sub in subs)
            yield whole._replace(children=children)


def _category(name: Any, within: Any = None) -> Tag:
    trees = (CATEGORIES, FORMER_CATEGORIES)
    listed = chain.from_iterable(trees if within is None else _inside(trees, within))
    if name not in listed:
        inner = f" in {shown(within)}" if within is not None else ""
        raise ValueError(f"there is no category {shown(name)}{inner} (Apple Podcasts)")
    return Tag("itunes_category", "category", attributes={"text": name})


def _inside(
    trees: Iterable[Mapping[str, tuple[str, ...]]], category: Any
) -> Iterator[tuple[str, ...]]:
    return (tree.get(category, ()) for tree in trees)


def _dublin_core(extension: Any) -> Iterator[Tag]:
    for name in _DUBLIN_CORE:
        for value in getattr(extension, f"dc_{name}")() or ():
            yield Tag(f"dc_{name}", name, value)


def _media(extension: Any) -> Iterator[Tag]:
    """Give the files, in groups where several of a name are alternatives."""
    groups: dict[Any, list[Tag]] = {}
    for method, names in _MEDIA.items():
        for one in getattr(extension, method)():
            found = {name: one.get(name) for name in names}
            given = {name: value for name, value in found.items() if value is not None}
            tag = Tag(method, method, attributes=given)
            groups.setdefault(one.get("group"), []).append(tag)
    for group, tags in groups.items():
        if group is None or [tag.name for tag in tags].count("content") < 2:
            yield from tags
        else:
            yield Tag("content", "group", children=tuple(tags))


def _geo(extension: Any) -> Iterator[Tag]:
    for method, name in _GEO.items():
        yield from _plain(extension, method, name)


def _torrent(extension: Any) -> Iterator[Tag]:
    for method, name in _TORRENT.items():
        yield from _plain(extension, method, name)
        if method == "infohash" and extension.infohash():
            address = f"magnet:?xt=urn:btih:{said(extension.infohash())}"
            yield Tag("infohash", "magneturi", address)


def _syndication(extension: Any) -> Iterator[Tag]:
    for method, (field, name) in _SYNDICATION.items():
        value = getattr(extension, field)
        if value is not None:
            yield Tag(method, name, value)


def _nothing(_: object) -> Iterator[Tag]:
    return iter(())


def _plain(extension: Any, method: str, name: str) -> Iterator[Tag]:
    value = getattr(extension, method)()
    if value is not None and value != "":
        yield Tag(method, name, value)


def _yes(value: object) -> str:
    return "yes" if value else "no"


_DUBLIN_CORE: Final = (
    *("contributor", "coverage", "creator", "date", "description", "language"),
    *("publisher", "relation", "rights", "source", "subject", "title", "type"),
    *("format", "identifier"),
)
_MEDIA: Final = {
    "content": (
        *("url", "fileSize", "type", "medium", "isDefault", "expression", "bitrate"),
        *("framerate", "samplingrate", "channels", "duration", "height", "width"),
        *("lang",),
    ),
    "thumbnail": ("url", "height", "width", "time"),
}
_GEO: Final = {
    **{name: name for name in ("point", "line", "polygon", "box")},
    "featuretypetag": "featureTypeTag",
    "relationshiptag": "relationshipTag",
    "featurename": "featureName",
    **{name: name for name in ("elev", "floor", "radius")},
}
_TORRENT: Final = {
    "filename": "filename",
    "contentlength": "contentlength",
    "infohash": "infohash",
    "seeds": "seed",
    "peers": "peers",
    "verified": "verified",
}
_SYNDICATION: Final = {
    "update_period": ("_update_period", "updatePeriod"),
    "update_frequency": ("_update_freq", "updateFrequency"),
    "update_base": ("_update_base", "updateBase"),
}
_ITUNES: Final = ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes")
_DC: Final = ("http://purl.org/dc/elements/1.1/", "dc")
_GEORSS: Final = ("http://www.georss.org/georss", "georss")
_MRSS: Final = ("http://search.yahoo.com/mrss/", "media")
_SY: Final = ("http://purl.org/rss/1.0/modules/syndication/", "sy")
_EZRSS: Final = ("http://xmlns.ezrss.it/0.1/dtd/", "torrent")
_RSS: Final = ("rss",)
_KNOWN: Final = (
    Known(podcast.PodcastExtension, *_ITUNES, FEED, _show, _RSS),
    Known(podcast_entry.PodcastEntryExtension, *_ITUNES, ENTRY, _episode, _RSS),
    Known(dc.DcExtension, *_DC, FEED, _dublin_core),
    Known(dc.DcEntryExtension, *_DC, ENTRY, _dublin_core),
    Known(media.MediaExtension, *_MRSS, FEED, _nothing),
    Known(media.MediaEntryExtension, *_MRSS, ENTRY, _media),
    Known(geo.GeoExtension, *_GEORSS, FEED, _nothing),
    Known(geo_entry.GeoEntryExtension, *_GEORSS, ENTRY, _geo),
    Known(torrent.TorrentExtension, *_EZRSS, FEED, _nothing, _RSS),
    Known(torrent.TorrentEntryExtension, *_EZRSS, ENTRY, _torrent, _RSS),
    Known(syndication.SyndicationExtension, *_SY, FEED, _syndication, _RSS),
    Known(syndication.SyndicationEntryExtension, *_SY, ENTRY, _nothing, _RSS),
)
