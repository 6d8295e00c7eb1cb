"""A feed: what RSS calls a channel."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import TYPE_CHECKING, Any, Final

from feedpub.dates import UNDATED
from feedpub.model import checks, media, parts
from feedpub.model.article import Article, alternate_faults
from feedpub.model.building import Plan, build
from feedpub.model.checks import Fault, duplicates, shown
from feedpub.model.extensions import extension, extension_faults
from feedpub.model.media import Image
from feedpub.model.parts import (
    Category,
    Cloud,
    Generator,
    Hub,
    Link,
    Person,
)
from feedpub.model.relations import licence_faults, paging_faults
from feedpub.model.text import Text, heading, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from feedpub.dates import When
    from feedpub.model.extensions import Extension

DAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its articles, in the order in which they are to be written.

    It needs a title, a home page, a date (its own or an article's) and an author (its
    own, or one for each article). Raises `ModelError` with everything that is wrong.
    """

    title: Text
    """RSS: title, as plain text. Atom: title. JSON Feed: title, as plain text."""
    home_url: str
    """The page that the feed belongs to.

    RSS: link. Atom: link rel="alternate". JSON Feed: home_page_url.
    """
    feed_url: str | None = None
    """The address of the feed itself. RSS, Atom: link rel="self". JSON: feed_url."""
    description: Text | None = None
    """RSS: description, or the title again. Atom: subtitle. JSON Feed: description."""
    id: str = ""
    """Atom: id; it defaults to feed_url or home_url. The others have none."""
    language: str | None = None
    """RSS: language. Atom: xml:lang. JSON Feed: language."""
    authors: tuple[Person, ...] = ()
    """RSS: managingEditor or dc:creator. Atom: author. JSON Feed: authors."""
    contributors: tuple[Person, ...] = ()
    """RSS: dc:contributor. Atom: contributor. JSON Feed has none."""
    categories: tuple[Category, ...] = ()
    """RSS: category. Atom: category. JSON Feed has none for a feed."""
    links: tuple[Link, ...] = ()
    """Further links of the feed. Not in JSON Feed."""
    rights: Text | None = None
    """RSS: copyright, as plain text. Atom: rights. JSON Feed has none."""
    published: datetime | None = None
    """RSS: pubDate. The others have none."""
    updated: datetime | None = None
    """RSS: lastBuildDate. Atom: updated. None: the date of the newest article."""
    generator: Generator | None = None
    """RSS: generator. Atom: generator. JSON Feed has none."""
    icon: Image | None = None
    """A square picture. Atom: icon. JSON Feed: icon. RSS has none."""
    logo: Image | None = None
    """A wide picture. Atom: logo. RSS: image. JSON Feed has none."""
    favicon: Image | None = None
    """A small square picture. JSON Feed: favicon. The others have none."""
    hubs: tuple[Hub, ...] = ()
    """Atom, RSS: link rel="hub". JSON Feed: hubs."""
    ttl: int | None = None
    """Minutes that a reader may wait. Only RSS has it, as the next four."""
    skip_hours: tuple[int, ...] = ()
    """Hours in GMT, 0 to 23, in which nothing is published."""
    skip_days: tuple[str, ...] = ()
    """Days in GMT, by their English names, on which nothing is published."""
    cloud: Cloud | None = None
    """An rssCloud server."""
    webmaster: Person | None = None
    """Whom to tell about technical problems; needs an e-mail."""
    next_url: str | None = None
    """Where older articles are. Atom, RSS: link rel="next". JSON Feed: next_url."""
    expired: bool = False
    """The feed is finished for good. Only JSON Feed has it."""
    user_comment: str | None = None
    """A word to people who look at the source. Only JSON Feed has it."""
    extensions: tuple[Extension, ...] = ()
    """Values of namespaces: `itunes.Show(...)`, `Foreign(...)` for unknown ones."""
    articles: tuple[Article, ...] = ()
    """In the order of writing; most feeds have the newest first."""
    timezone: InitVar[str | tzinfo | None] = None
    """The zone of dates that are given without one; it is not kept."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            title: Text,
            home_url: str,
            feed_url: str | None = None,
            description: Text | None = None,
            id: str = "",
            language: str | None = None,
            authors: Iterable[Person | str] = (),
            contributors: Iterable[Person | str] = (),
            categories: Iterable[Category | str] = (),
            links: Iterable[Link] = (),
            rights: Text | None = None,
            published: When | None = None,
            updated: When | None = None,
            generator: Generator | str | None = None,
            icon: Image | str | None = None,
            logo: Image | str | None = None,
            favicon: Image | str | None = None,
            hubs: Iterable[Hub | str] = (),
            ttl: int | None = None,
            skip_hours: Iterable[int] = (),
            skip_days: Iterable[str] = (),
            cloud: Cloud | None = None,
            webmaster: Person | None = None,
            next_url: str | None = None,
            expired: bool = False,
            user_comment: str | None = None,
            extensions: Iterable[Extension] = (),
            articles: Iterable[Article] = (),
            timezone: str | tzinfo | None = None,
        ) -> None: ...

    @property
    def last_updated(self) -> datetime:
        """`updated`, or the date of the newest article: never the present moment.

        `UNDATED` stands for the date of a feed that is read and has none at all.
        """
        if self.updated is not None and self.updated != UNDATED:
            return self.updated
        dated = [
            one.updated
            for one in self.articles
            if one.updated and (one.published or one.is_dated)  # asked if it must be
        ]
        return max(dated, default=UNDATED)

    def merge(self, old: Feed, *, keep: int | None = None) -> Feed:
        """Give this feed with the articles of the one published before it.

        An article that `old` has keeps the id and the first date that it has there.
        The newest are first; `keep` is how many stay at most.
        """
        from feedpub.model.merging import merge  # noqa: PLC0415 - it needs this class

        return merge(self, old, keep=keep)

    def _faults_together(self) -> Iterator[Fault]:
        if self.next_url is not None and self.next_url == self.feed_url:
            yield "next_url", "is the feed itself; give the page after it"
        if self.webmaster and self.webmaster.email is None:
            yield "webmaster", "has no e-mail, the only thing that RSS says of one"
        for name in ("skip_hours", "skip_days"):
            for twin in duplicates(getattr(self, name)):
                yield name, f"{twin} is there twice; name it once"
        yield from alternate_faults(self.links)
        yield from licence_faults(self.links)
        yield from paging_faults(self.links, self.feed_url, self.next_url)
        yield from extension_faults(self.extensions, "feed", self)
        yield from self._faults_of_articles()

    def _faults_of_articles(self) -> Iterator[Fault]:
        ids = {str(article.id) for article in self.articles}
        if len(ids) < len(self.articles):
            for twin in duplicates(str(article.id) for article in self.articles):
                yield "articles", self._twins(str(twin))
        if self.id in ids:
            yield "id", f"{shown(self.id)} is an article's id too; give another"
        if self.updated is None and not self.articles:
            yield "updated", "is missing, and there is no article to take it from"
        anonymous = [article for article in self.articles if not article.authors]
        if not self.authors and anonymous:
            yield "authors", _no_author(anonymous)

    def _twins(self, twin: str) -> str:
        twins = [shown(a.title or a.url) for a in self.articles if str(a.id) == twin]
        both = f"{twins[0]} and {twins[1]}"
        return f"{both} share the id {shown(twin)}; give one of them another"


def _hour(value: Any) -> int:
    if type(value) is not int or value not in range(24):
        raise ValueError(
            f"{shown(value)} is no hour; give 0 to 23, where 0 is midnight"
        )
    return value


def _day(value: Any) -> str:
    if value not in DAYS:
        raise ValueError(f"{shown(value)} is none of {', '.join(DAYS)}")
    return str(value)


def _no_author(anonymous: list[Article]) -> str:
    mend = "give the feed authors=, or each article (RFC 4287, 4.1.1)"
    first = shown(str(anonymous[0].id))
    more = f" and {len(anonymous) - 1} more" if len(anonymous) > 1 else ""
    return f"is empty, and so it is in article {first}{more}; {mend}"


build(
    Feed,
    Plan(
        noun="feed",
        named="title",
        checks={
            "title": heading,
            "home_url": checks.url,
            "feed_url": checks.url,
            "description": text,
            "id": checks.iri,
            "language": checks.language,
            "authors": checks.several(Person, parts.person),
            "contributors": checks.several(Person, parts.person),
            "categories": checks.several(Category, parts.category),
            "links": checks.several(Link),
            "rights": text,
            "published": checks.date,
            "updated": checks.date,
            "generator": checks.one(Generator, parts.generator),
            "icon": checks.one(Image, media.image),
            "logo": checks.one(Image, media.image),
            "favicon": checks.one(Image, media.image),
            "hubs": checks.several(Hub, parts.hub),
            "ttl": checks.integer(1),
            "skip_hours": checks.all_of(_hour),
            "skip_days": checks.all_of(_day),
            "cloud": checks.one(Cloud),
            "webmaster": checks.one(Person),
            "next_url": checks.url,
            "expired": checks.flag,
            "user_comment": checks.lines,
            "extensions": checks.all_of(extension),
            "articles": checks.several(Article),
        },
        required=("title", "home_url"),
        first={"id": "id or feed_url or home_url"},
        together=Feed._faults_together,  # noqa: SLF001 - it is this module's own
        only_if_sound=True,
    ),
)
