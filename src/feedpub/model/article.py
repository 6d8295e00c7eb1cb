"""An article: what RSS and JSON Feed call an item, and Atom an entry."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import TYPE_CHECKING, Any

from feedpub.dates import UNDATED
from feedpub.model import checks, media, parts
from feedpub.model.building import Plan, build
from feedpub.model.checks import Fault, duplicates
from feedpub.model.extensions import extension, extension_faults
from feedpub.model.identity import OpaqueId
from feedpub.model.media import Enclosure, Image
from feedpub.model.parts import Category, Link, Person, Source
from feedpub.model.relations import licence_faults
from feedpub.model.text import (
    Html,
    OutOfLine,
    Text,
    Xhtml,
    heading,
    is_tidy,
    text,
    text_or_elsewhere,
)
from feedpub.uris import iri_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from feedpub.dates import When
    from feedpub.model.extensions import Extension


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, complete and checked: every format can carry it validly.

    It needs an id (or a url that serves as one), a date, and a title, a summary or a
    content. Raises `ModelError` with everything that is wrong.
    """

    title: Text | None = None
    """RSS: title, as plain text. Atom: title. JSON Feed: title, as plain text."""
    url: str | None = None
    """The article's page. RSS: link. Atom: link rel="alternate". JSON Feed: url."""
    id: str | OpaqueId = ""
    """What never changes, an absolute IRI or an `OpaqueId`; it defaults to the url.

    RSS: guid, a permalink where it is the url. Atom: id. JSON Feed: id.
    """
    published: datetime | None = None
    """RSS: pubDate. Atom: published. JSON Feed: date_published."""
    updated: datetime | None = None
    """The last change worth telling; it defaults to `published`.

    `UNDATED`, alone, is that of an article without any date, as other feeds have them.
    Atom: updated. JSON Feed: date_modified. RSS: pubDate, if nothing was published.
    """
    summary: Text | None = None
    """RSS: description. Atom: summary. JSON Feed: summary, as plain text."""
    content: Text | OutOfLine | None = None
    """RSS: content:encoded, or description if there is no summary. Atom: content.

    JSON Feed: content_html for markup, content_text for plain text.
    """
    content_text: str | None = None
    """A plain text beside a content in HTML; only JSON Feed has it."""
    authors: tuple[Person, ...] = ()
    """RSS: author or dc:creator. Atom: author. JSON Feed: authors."""
    contributors: tuple[Person, ...] = ()
    """RSS: dc:contributor. Atom: contributor. JSON Feed has none."""
    categories: tuple[Category, ...] = ()
    """RSS: category. Atom: category. JSON Feed: tags."""
    enclosures: tuple[Enclosure, ...] = ()
    """RSS: enclosure, the first one. Atom: links. JSON Feed: attachments."""
    links: tuple[Link, ...] = ()
    """Further links: related, via, license, translations. Not in JSON Feed."""
    language: str | None = None
    """RSS: dc:language. Atom: xml:lang. JSON Feed: language."""
    rights: Text | None = None
    """RSS: dc:rights. Atom: rights. JSON Feed has none."""
    comments_url: str | None = None
    """The page of its comments. RSS: comments. Atom: link rel="replies"."""
    external_url: str | None = None
    """The page that it is about. JSON Feed: external_url. Atom, RSS: rel="related"."""
    image: Image | None = None
    """JSON Feed: image. The others need Media RSS."""
    banner_image: Image | None = None
    """JSON Feed: banner_image."""
    source: Source | None = None
    """The feed that it was copied from. RSS: source. Atom: source."""
    extensions: tuple[Extension, ...] = ()
    """Values of namespaces: `itunes.Episode(...)`, `Foreign(...)` for unknown ones."""
    timezone: InitVar[str | tzinfo | None] = None
    """The zone of dates that are given without one; it is not kept."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            title: Text | None = None,
            url: str | None = None,
            id: str | OpaqueId = "",
            published: When | None = None,
            updated: When | None = None,
            summary: Text | None = None,
            content: Text | OutOfLine | None = None,
            content_text: str | None = None,
            authors: Iterable[Person | str] = (),
            contributors: Iterable[Person | str] = (),
            categories: Iterable[Category | str] = (),
            enclosures: Iterable[Enclosure] = (),
            links: Iterable[Link] = (),
            language: str | None = None,
            rights: Text | None = None,
            comments_url: str | None = None,
            external_url: str | None = None,
            image: Image | str | None = None,
            banner_image: Image | str | None = None,
            source: Source | None = None,
            extensions: Iterable[Extension] = (),
            timezone: str | tzinfo | None = None,
        ) -> None: ...

    @property
    def is_dated(self) -> bool:
        """Whether it has a date; articles of feeds that are read may have none."""
        return self.published is not None or self.updated != UNDATED

    @property
    def known_date(self) -> datetime | None:
        """When it was published or else last changed; None if nobody knows."""
        return self.published or (self.updated if self.is_dated else None)

    def _faults_together(self) -> list[Fault]:
        found = []
        if not self.id:
            found.append(
                ("id", 'is missing; give a url, or an id such as "urn:uuid:..."')
            )
        if self.updated is None:
            found.append(("published", "is missing; give published= or updated="))
        if self.content is None:
            found += self._faults_without_content()
        elif type(self.content) is OutOfLine and self.summary is None:
            found.append(
                ("summary", "is missing; content elsewhere needs one in place")
            )
        if self.content_text is not None and type(self.content) not in {Html, Xhtml}:
            found.append(("content_text", "goes with a content in HTML; put it there"))
        if self.links:
            found += alternate_faults(self.links)
            found += licence_faults(self.links)
        if self.extensions:
            found += extension_faults(self.extensions, "entry", self)
        return found

    def _faults_without_content(self) -> Iterator[Fault]:
        if self.summary is None and self.title is None:
            yield "title", "is missing; give a title, a summary or a content"
        elif self.url is None:
            yield "content", "is missing; give a url or a content (RFC 4287, 4.1.2)"


def _id(value: Any) -> str | OpaqueId:
    """Check an id; the empty one is filled with the url afterwards."""
    if type(value) is OpaqueId or (type(value) is str and iri_fault(value) is None):
        return value
    if type(value) is str and ":" not in value and value.strip():
        raise ValueError(
            f"{checks.shown(value)} is no URI; leave it out if the url says it, or "
            f"make one of it that never changes, such as tag:example.org,2026:1; "
            f"OpaqueId(text, within) keeps what a feed said before"
        )
    return value if value == "" else checks.iri(value)  # type: ignore[no-any-return]  # a Check gives Any


def alternate_faults(links: tuple[Link, ...]) -> Iterator[Fault]:
    """Refuse two pages for the same type and language (RFC 4287, 4.1.1 and 4.1.2)."""
    alternates = [
        (link.type, link.language)
        for link in links
        if type(link) is Link and link.rel.lower() == "alternate"
    ]
    for twin in duplicates([(None, None), *alternates]):
        yield "links", f"two alternate links of type and language {twin} (RFC 4287)"


build(
    Article,
    Plan(
        noun="article",
        named="id or title",
        checks={
            "title": heading,
            "url": checks.url,
            "id": _id,
            "published": checks.date,
            "updated": checks.date,
            "summary": text,
            "content": text_or_elsewhere,
            "authors": checks.several(Person, parts.person),
            "categories": checks.several(Category, parts.category),
            "content_text": checks.lines,
            "contributors": checks.several(Person, parts.person),
            "enclosures": checks.several(Enclosure),
            "links": checks.several(Link),
            "language": checks.language,
            "rights": text,
            "comments_url": checks.url,
            "external_url": checks.url,
            "image": checks.one(Image, media.image),
            "banner_image": checks.one(Image, media.image),
            "source": checks.one(Source),
            "extensions": checks.all_of(extension),
        },
        usual={
            "title": checks.LINE,
            "id": f"{{0}} == '' or {checks.USUAL[checks.iri]}",
            "summary": checks.LINE,
            "content": "kind_of({0}) is Html and is_tidy({0}.markup)",
            "authors": "kind_of({0}) is tuple and len({0}) == 1 "
            "and kind_of({0}[0]) is Person",
        },
        last={
            "id": "id or url or id",
            "updated": "published if updated is None else updated",
        },
        together=Article._faults_together,  # noqa: SLF001 - it is this module's own
        sound="kind_of(content) is Html and id and updated is not None "
        "and not links and not extensions",
        names={"Html": Html, "Person": Person, "is_tidy": is_tidy},
    ),
)
