"""Articles from HTML pages: what the metadata says, and the text between the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import dates, html, uris, values
from feedpub.sources.html_page import (
    body,
    json_ld,
    meta,
    microdata,
    microformats,
    visible,
)
from feedpub.sources.html_page.document import parse
from feedpub.sources.record import Record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

    Kind = tuple[str, Hints]

_FIELDS: Final = (
    *("title", "published", "updated", "summary", "authors", "categories", "image"),
    *("language", "rights"),
)


def read_html(data: bytes, *, where: str) -> Record:
    """Return the article that an HTML page shows, its fields under our own names.

    Trusts JSON-LD first, then microdata, h-entry, OpenGraph, `<meta>` and last what is
    visible; a date or a language that is none yields to the next. Broken pages are
    read as browsers read them, and only one beyond 20 MB is an error.
    """
    page = parse(data, where=where)
    tree, named = page.tree, meta.named(page.tree)
    base = _base(tree)
    url = _address(meta.canonical(tree), base) or _address(_one(named, "og:url"), base)
    kinds, notes = _described(tree, named, url)
    place = body.locate(tree, _chosen(kinds, "title")[0])
    shown = visible.hints(tree, place.article, _one(named, "og:site_name"))
    site = {"language": _one(named, "og:locale")}
    kinds += (("the page", shown), ("the site", site))
    url = url or _address(_chosen(kinds, "url")[0], base)
    fields, origins = _merged(kinds, base or url)
    content, removed = body.markup(place, fields.get("title", ""))
    return Record(
        fields={**fields, "url": url} if url else fields,
        where=where,
        content=_rebased(content, base),
        notes=(*page.notes, *notes, *place.notes, *removed, *origins),
    )


def _base(tree: HtmlElement) -> str:
    """Return where relative URLs start from, if `<base>` says it in full."""
    found = (each.get("href") for each in tree.iter("base") if each.get("href"))
    return _address(next(found, None) or "", "")


def _one(named: meta.Named, name: str) -> str:
    return (named.get(name) or ("",))[0]


def _described(
    tree: HtmlElement, named: meta.Named, url: str
) -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    """Gather the metadata, that which is trusted most first."""
    described, notes = json_ld.hints(tree, url)
    return (
        ("JSON-LD", described),
        ("microdata", microdata.hints(tree)),
        ("h-entry", microformats.hints(tree)),
        ("OpenGraph", meta.open_graph(named)),
        ("meta", meta.plain(named)),
    ), notes


def _address(reference: str, base: str) -> str:
    """Return an absolute web address, or nothing."""
    reference = reference.strip().replace(" ", "%20")
    if not reference:
        return ""
    url = uris.resolve(base, reference) if base else reference
    web = url[:8].lower().startswith(("https://", "http://"))
    return url if web and uris.url_fault(url) is None else ""


def _merged(
    kinds: tuple[Kind, ...], base: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Take each field from the kind of metadata that is trusted most."""
    fields: dict[str, Any] = {}
    origins: dict[str, list[str]] = {}
    for field in _FIELDS:
        value, origin = _chosen(kinds, field)
        if field == "authors":
            value = tuple(_person(each, base) for each in value or ())
        elif field == "image" and value:
            value = _image(value, base)
        if value:
            fields[field] = value
            origins.setdefault(origin, []).append(field)
    return fields, tuple(
        f"{', '.join(names)} from {origin}" for origin, names in origins.items()
    )


def _chosen(kinds: tuple[Kind, ...], field: str) -> tuple[Any, str]:
    """Return the first value that holds, else the first there is, and its origin."""
    given = [(hints[field], kind) for kind, hints in kinds if hints.get(field)]
    for value, kind in given:
        if field == "language":
            value = value.strip().replace("_", "-")  # noqa: PLW2901 - the same tag
        if _holds(field, value):
            return value, kind
    return ("", "") if field == "language" or not given else given[0]


def _holds(field: str, value: Any) -> bool:
    if field in {"published", "updated"}:
        try:
            dates.parse(value, timezone="UTC")
        except ValueError:
            return False
    if field == "language":
        return values.language_fault(value) is None
    if field == "image":
        return bool(value.get("url"))
    return True


def _person(person: Hints, base: str) -> Hints:
    """Resolve a person's address, or leave it out; an author's name is enough."""
    url = _address(person.get("url", ""), base)
    email = person.get("email", "").removeprefix("mailto:")
    found = {"name": person["name"], "url": url, "email": email}
    return {name: part for name, part in found.items() if part}


def _image(image: Hints, base: str) -> Hints:
    """Resolve the picture's address; one that stays relative is the caller's."""
    url = _address(image["url"], base) or image["url"]
    return {name: part for name, part in {**image, "url": url}.items() if part}


def _rebased(content: str, base: str) -> str:
    """Resolve the text's links here if a `<base>` bends them; no one knows it later."""
    return html.absolutise(content, base).html if base else content
