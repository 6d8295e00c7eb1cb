"""A generator of feedgen's, stock or ours, read into the fields of the model."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.interop.feedgen import parts
from feedpub.interop.feedgen.carrying import restored
from feedpub.interop.feedgen.parts import each, sorted_links
from feedpub.model import Html
from feedpub.model.feed import DAYS
from feedpub.model.identity import OpaqueId

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.interop.feedgen.faults import Faults
    from feedpub.interop.feedgen.parts import Given, Links
    from feedpub.model import Person

Fields = dict[str, Any]
"""The arguments of a class of the model that say something."""

FEED: Final = "feed"


def feed_fields(generator: Any, form: str | None, faults: Faults) -> Fields:
    """Give what the feed itself says; `form` is the format that it is for, if one is.

    An id of the feed is Atom's alone, as a managing editor is that of RSS.
    """
    links = sorted_links(generator.link())
    plain: Fields = {
        "title": generator.title(),
        "home_url": _href(links.alternate) or _href(links.own),
        "feed_url": _href(links.own),
        "next_url": _href(links.next),
        "description": generator.subtitle(),
        "language": generator.language(),
        "rights": generator.rights(),
        "published": generator.pubDate(),
        "updated": _feed_updated(generator),
        "icon": generator.icon(),
        "ttl": generator.ttl(),
        "skip_hours": sorted(generator.skipHours() or ()),
        "skip_days": sorted(generator.skipDays() or (), key=DAYS.index),
        "hubs": [link["href"] for link in links.hubs],
        "id": generator.id() if form in {None, "atom"} else None,
    }
    said = _said(plain | _feed_parts(generator, form, links, faults))
    return restored(generator, said)


def entry_fields(
    entry: Any, form: str | None, home: str | None, where: str, faults: Faults
) -> Fields:
    """Give what an entry says; `home` is the feed's page, for ids that are no IRIs."""
    links = sorted_links(entry.link())
    guid = entry.guid() or {}
    page = _page(links.alternate)
    permalink = guid["guid"] if guid.get("permalink") else None
    if permalink and uris.url_fault(permalink):
        faults.add(where, "guid", f"{permalink!r} is no URL, and so no permalink")
        permalink = None
    plain: Fields = {
        "title": entry.title(),
        "url": page["href"] if page else permalink,
        "id": faults.make(where, "id", lambda: _identity(entry.id(), home)),
        "published": entry.published(),
        "updated": _entry_updated(entry),
        "rights": entry.rights(),
        "comments_url": entry.comments(),
    }
    plain |= _texts(entry, form, where, faults)
    if getattr(entry, "_FeedEntry__rss_ttl", None) is not None:
        faults.add(where, "ttl", "only a feed has one (RSS 2.0); leave it out")
    said = _said(plain | _entry_parts(entry, form, links, page, where, faults))
    return restored(entry, said)


def _feed_parts(
    generator: Any, form: str | None, links: Links, faults: Faults
) -> Fields:
    further = [*links.alternate[1:], *links.own[1:], *links.next[1:]]
    picture = generator.image() or {}
    if generator.logo() and picture.get("url") != generator.logo():
        picture = {"url": generator.logo()}
    master, cloud = generator.webMaster(), generator.cloud()
    software = generator.generator()
    made: Fields = {
        "authors": _authors(generator, form, faults),
        "contributors": each(
            parts.person, generator.contributor(), FEED, "contributor", faults
        ),
        "categories": _categories(generator, form, FEED, faults),
        "links": each(
            parts.link, further + links.enclosures + links.others, FEED, "link", faults
        ),
    }
    singles = {
        "logo": (parts.image, picture, "image"),
        "cloud": (parts.cloud, cloud, "cloud"),
        "generator": (parts.generator, software, "generator"),
        "webmaster": (parts.mailbox, master, "webMaster"),
    }
    for name, (build, given, method) in singles.items():
        if given and given not in _BLANK:
            made[name] = faults.make(FEED, method, partial(build, given))
    return made


def _authors(generator: Any, form: str | None, faults: Faults) -> list[Person]:
    """Give the authors; the editor stands in for them, and in RSS before them."""
    authors = each(parts.person, generator.author(), FEED, "author", faults)
    editor = generator.managingEditor()
    if editor and (form == "rss" or not authors):
        return each(parts.mailbox, [editor], FEED, "managingEditor", faults)
    return authors


def _entry_parts(
    entry: Any,
    form: str | None,
    links: Links,
    page: Given | None,
    where: str,
    faults: Faults,
) -> Fields:
    others = [one for one in links.alternate if one is not page]
    others += links.next + links.others
    for own in links.own + links.hubs if form in {None, "atom"} else ():
        faults.add(where, "link", f"a {own['rel']} link is the feed's; call its link()")
    files = links.enclosures
    if form == "rss":  # which has the last one only, says feedgen
        files = files[-1:] + files[:-1]
    if form in {None, "rss"}:
        _check_files(files, where, faults)
    source = entry.source()
    return {
        "authors": each(parts.person, entry.author(), where, "author", faults),
        "contributors": each(
            parts.person, entry.contributor(), where, "contributor", faults
        ),
        "categories": _categories(entry, form, where, faults),
        "enclosures": each(parts.enclosure, files, where, "enclosure", faults),
        "links": each(parts.link, others, where, "link", faults),
        "source": source and faults.make(where, "source", lambda: parts.source(source)),
    }


def _check_files(files: list[Given], where: str, faults: Faults) -> None:
    for url in (str(file["href"]) for file in files):
        is_web = url.lower().startswith(("https://", "http://"))
        if not is_web and uris.url_fault(url) is None:
            message = f"{url!r} is neither http nor https, as RSS wants it"
            faults.add(where, "enclosure", message)


def _categories(of: Any, form: str | None, where: str, faults: Faults) -> list[Any]:
    """Give the categories; RSS and JSON Feed have the label, as feedgen says."""
    given = of.category() or ()
    if form in {"rss", "json"}:
        given = [{**one, "term": one.get("label") or one["term"]} for one in given]
        given = [{**one, "label": None} for one in given]
    return each(parts.category, given, where, "category", faults)


def _texts(entry: Any, form: str | None, where: str, faults: Faults) -> Fields:
    """Tell summary from content, which feedgen keeps once for Atom and once for RSS."""
    atom = entry.content() or {}
    rss = getattr(entry, "_FeedEntry__rss_content", None) or {}
    inline = rss if rss.get("content") else atom
    content: Any = faults.make(where, "content", lambda: parts.text(inline, "content"))
    given = entry.summary()
    if not given and entry.description() != inline.get("content"):
        given = {"summary": entry.description()}
    summary = faults.make(where, "summary", lambda: parts.text(given, "summary"))
    src = atom.get("src")
    if src and (form in {None, "atom"} or (content is None and summary is not None)):
        content = faults.make(where, "content", lambda: parts.elsewhere(atom))
    return {"content": content, "summary": summary}


def _page(alternates: list[Given]) -> Given | None:
    """Give the link to the page: the last one in HTML, says feedgen, or the first."""
    pages = [one for one in alternates if one.get("type") in {None, "", "text/html"}]
    return pages[-1] if pages else next(iter(alternates), None)


def _identity(id: Any, home: str | None) -> Any:
    if isinstance(id, str) and id and home and uris.iri_fault(id) is not None:
        return OpaqueId(id, home)
    return id


def _href(links: list[Given]) -> Any:
    return links[0]["href"] if links else None


def _feed_updated(generator: Any) -> datetime | None:
    """Give a date that was set; feedgen's own is the moment of construction.

    It asks the clock once for each of two dates, and setting either sets both.
    """
    updated: datetime | None = generator.updated()
    built = getattr(generator, "_FeedGenerator__rss_lastBuildDate", None)
    return updated if updated is built else None


def _entry_updated(entry: Any) -> datetime | None:
    """Give a date that was set; only then, feedgen keeps it for RSS as well."""
    updated: datetime | None = entry.updated()
    return updated if hasattr(entry, "_FeedEntry__rss_lastBuildDate") else None


def _said(fields: Fields) -> Fields:
    """Leave out what says nothing; feedgen has no way to unset a value but blanks."""
    return {name: value for name, value in fields.items() if value not in _NOTHING}


_BLANK: Final = ({"value": ""}, {"url": ""})
_NOTHING: Final[tuple[object, ...]] = (None, "", (), [], Html(""))
