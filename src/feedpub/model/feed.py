"""A feed: what RSS calls a channel."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import TYPE_CHECKING, Final

from feedpub.model import parts
from feedpub.model.article import Article, check_alternates
from feedpub.model.checks import Checks, duplicates, shown
from feedpub.model.parts import (
    Category,
    Cloud,
    Generator,
    Hub,
    Image,
    Link,
    Person,
)
from feedpub.model.text import Text, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from feedpub.dates import When

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
            articles: Iterable[Article] = (),
            timezone: str | tzinfo | None = None,
        ) -> None: ...

    def __post_init__(self, timezone: str | tzinfo | None) -> None:
        check = Checks(self)
        self._check_identity(check)
        self._check_texts(check)
        self._check_people(check)
        self._check_pictures(check)
        self._check_schedule(check, timezone)
        check.several("articles", Article)
        if not check.problems:
            self._check_articles(check)
        check.done(lambda: f"feed {shown(self.title)}")

    @property
    def last_updated(self) -> datetime:
        """`updated`, or the date of the newest article: never the present moment."""
        if self.updated is not None:
            return self.updated
        return max(article.updated for article in self.articles if article.updated)

    def _check_identity(self, check: Checks) -> None:
        check.url("home_url", required=True)
        check.url("feed_url")
        if self.id:
            check.iri("id")
        else:
            check.put("id", self.feed_url or self.home_url)
        check.url("next_url")
        if self.next_url is not None and self.next_url == self.feed_url:
            check.fail("next_url", "is the feed itself; give the page after it")
        check.several("links", Link)
        check.several("hubs", Hub, parts.hub)
        if self.links and not check.problems:
            check_alternates(check, self.links)

    def _check_texts(self, check: Checks) -> None:
        check_text(check, "title", required=True)
        check_text(check, "description")
        check_text(check, "rights")
        check.plain("user_comment", lines=True)
        check.language("language")
        check.several("categories", Category, parts.category)
        check.one("generator", Generator, parts.generator)

    def _check_people(self, check: Checks) -> None:
        check.several("authors", Person, parts.person)
        check.several("contributors", Person, parts.person)
        check.one("webmaster", Person)
        if type(self.webmaster) is Person and self.webmaster.email is None:
            check.fail(
                "webmaster", "has no e-mail, and RSS knows webmasters by nothing else"
            )

    def _check_pictures(self, check: Checks) -> None:
        for name in ("icon", "logo", "favicon"):
            check.one(name, Image, parts.image)

    def _check_schedule(self, check: Checks, timezone: str | tzinfo | None) -> None:
        check.date("published", timezone)
        check.date("updated", timezone)
        check.integer("ttl", lowest=1)
        check.one("cloud", Cloud)
        check.flag("expired")
        check.several("skip_hours", int)
        check.several("skip_days", str, str)
        for hour in self.skip_hours:
            if hour not in range(24):
                check.fail("skip_hours", f"{hour!r} is no hour; give 0 to 23")
        for day in self.skip_days:
            if day not in DAYS:
                check.fail("skip_days", f"{shown(day)} is none of {', '.join(DAYS)}")
        for name in ("skip_hours", "skip_days"):
            for twin in duplicates(getattr(self, name)):
                check.fail(name, f"{twin} is there twice; name it once")

    def _check_articles(self, check: Checks) -> None:
        ids = {article.id for article in self.articles}
        if len(ids) < len(self.articles):
            for twin in duplicates(article.id for article in self.articles):
                check.fail("articles", self._twins(str(twin)))
        if self.id in ids:
            check.fail("id", f"{shown(self.id)} is an article's id too; give another")
        if self.updated is None and not self.articles:
            check.fail("updated", "is missing, and there is no article to take it from")
        anonymous = [article for article in self.articles if not article.authors]
        if not self.authors and anonymous:
            check.fail("authors", _no_author(anonymous))

    def _twins(self, twin: str) -> str:
        twins = [shown(a.title or a.url) for a in self.articles if a.id == twin]
        return f"{twins[0]} and {twins[1]} share the id {shown(twin)}; ids are unique"


def _no_author(anonymous: list[Article]) -> str:
    mend = "give the feed authors=, or each article (RFC 4287, 4.1.1)"
    more = f" and {len(anonymous) - 1} more" if len(anonymous) > 1 else ""
    return f"is empty, and so it is in article {shown(anonymous[0].id)}{more}; {mend}"
