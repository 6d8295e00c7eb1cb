"""The small values that articles and feeds are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from feedpub import uris, values
from feedpub.model import checks
from feedpub.model.building import Plan, build
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from feedpub.dates import When
    from feedpub.model.checks import Fault

_MAILBOX: Final = re.compile(
    r"([^<>@]{1,500})(?<!\s)\s<([^<>\s]{1,320}@[^<>\s]{1,320})>"
)
_CLOUD_PROTOCOLS: Final = ("xml-rpc", "soap", "http-post")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who wrote or contributed: a person, a company or a thing like that.

    Atom: author, contributor. JSON Feed: authors, which have no e-mail. RSS: author
    and managingEditor where there is one person with an e-mail, else dc:creator.
    """

    name: str
    email: str | None = None
    url: str | None = None
    """Atom: uri. JSON Feed: url. RSS has no place for it."""
    avatar: str | None = None
    """JSON Feed: avatar. The others have no place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What a feed or an article is about.

    RSS: category, with the scheme as domain. Atom: category. JSON Feed: tags.
    """

    term: str
    scheme: str | None = None
    """An IRI in Atom; JSON Feed has no place for it."""
    label: str | None = None
    """The name for people, where the term is a code; only Atom has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link beside the main one: a translation, a related page, where it was found.

    Atom: link (RFC 4287, 4.2.7). RSS: atom:link. JSON Feed has no place for it.
    """

    url: str
    rel: str
    """A registered link relation (RFC 8288), or an absolute IRI."""
    type: str | None = None
    language: str | None = None
    """Atom: hreflang."""
    title: str | None = None
    length: int | None = None
    """Bytes."""


def _relation(value: Any) -> str:
    """Check a link relation: a registered one, or an IRI (RFC 8288, 2.1)."""
    relation = checks.plain(value)
    if field := _OWN_FIELD.get(relation.lower()):
        raise ValueError(f"{relation!r} links have a field of their own: {field}")
    if fault := values.relation_fault(relation):
        raise ValueError(f"{shown(relation)}: {fault}")
    if ":" not in relation and not values.is_registered_relation(relation):
        raise ValueError(f"{shown(relation)} is not registered; use an absolute IRI")
    return relation


_OWN_FIELD: Final = {
    "self": "feed_url= of the feed",
    "hub": "hubs= of the feed",
    "enclosure": "enclosures= of the article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The feed that an article was copied from: its url, its home page, or its id.

    RSS: source, of title and url; without a url, there is none. Atom: source (RFC 4287,
    4.2.11). JSON Feed has none.
    """

    title: str
    url: str | None = None
    """The address of that feed, as its self link says; its home page is none."""
    id: str | None = None
    """Atom: the id of that feed; it defaults to the url, or to the home page."""
    updated: datetime | None = None
    home_url: str | None = None
    authors: tuple[Person, ...] = ()
    rights: str | None = None

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            title: str,
            url: str | None = None,
            id: str | None = None,
            updated: When | None = None,
            home_url: str | None = None,
            authors: Iterable[Person | str] = (),
            rights: str | None = None,
        ) -> None: ...

    def _faults_together(self) -> Iterator[Fault]:
        if self.id is None:  # then there is no address either, which stands in for it
            yield "url", "is missing, as are id and home_url; give one of them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A server that tells subscribers at once when the feed changes.

    Atom, RSS: link rel="hub" (WebSub). JSON Feed: hubs, with their type.
    """

    url: str
    type: str = "WebSub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """An rssCloud server to register with for notices of changes; only RSS has it."""

    domain: str
    port: int
    path: str
    register_procedure: str | None = None
    """None for `http-post`, which calls no procedure."""
    protocol: str = "http-post"


def _host(value: Any) -> str:
    """Check a host's name or number, which readers put an address around."""
    host = checks.plain(value)
    rest = _IN_BRACKETS.sub("", host)
    if not _NOT_IN_A_HOST.isdisjoint(rest) or uris.uri_fault(f"http://{host}/"):
        raise ValueError(f"{shown(host)} is no host; give its name or number alone")
    return host


_NOT_IN_A_HOST: Final = frozenset("/@?#:")
_IN_BRACKETS: Final = re.compile(r"\[[^\]]*\]")


def _protocol(value: Any) -> str:
    if value not in _CLOUD_PROTOCOLS:
        names = ", ".join(_CLOUD_PROTOCOLS)
        raise ValueError(f"{shown(value)} is none of {names}")
    return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """The software that made the feed.

    RSS: generator, the name only. Atom: generator, uri and version. JSON Feed: none.
    """

    name: str
    url: str | None = None
    version: str | None = None


def person(text: str) -> Person:
    """Take a string as a person's name, or as `Name <mail>` (RFC 5322, 3.4)."""
    if mailbox := _MAILBOX.fullmatch(text):
        return Person(name=mailbox[1], email=mailbox[2])
    return Person(name=text)


def category(term: str) -> Category:
    """Take a string as a term."""
    return Category(term=term)


def hub(url: str) -> Hub:
    """Take a string as the address of a WebSub hub."""
    return Hub(url=url)


def generator(name: str) -> Generator:
    """Take a string as the name of the software."""
    return Generator(name=name)


build(
    Person,
    Plan(
        noun="person",
        named="name",
        checks={
            "name": checks.plain,
            "email": checks.email,
            "url": checks.url,
            "avatar": checks.url,
        },
        required=("name",),
    ),
)
build(
    Category,
    Plan(
        noun="category",
        named="term",
        checks={
            "term": checks.plain,
            "scheme": checks.iri,
            "label": checks.plain,
        },
        required=("term",),
    ),
)
build(
    Link,
    Plan(
        noun="link",
        named="url",
        checks={
            "url": checks.url,
            "rel": _relation,
            "type": checks.media_type,
            "language": checks.language,
            "title": checks.plain,
            "length": checks.integer(0),
        },
        required=(
            "url",
            "rel",
        ),
    ),
)
build(
    Source,
    Plan(
        noun="source",
        named="title",
        checks={
            "title": checks.plain,
            "url": checks.url,
            "id": checks.iri,
            "updated": checks.date,
            "home_url": checks.url,
            "authors": checks.several(Person, person),
            "rights": checks.lines,
        },
        required=("title",),
        first={"id": "id or url or home_url"},
        together=Source._faults_together,  # noqa: SLF001 - it is this module's own
        only_if_sound=True,
    ),
)
build(
    Hub,
    Plan(
        noun="hub",
        named="url",
        checks={
            "url": checks.url,
            "type": checks.plain,
        },
        required=(
            "url",
            "type",
        ),
    ),
)
build(
    Cloud,
    Plan(
        noun="cloud",
        named="domain",
        checks={
            "domain": _host,
            "port": checks.integer(1, 65535),
            "path": checks.plain,
            "register_procedure": checks.plain,
            "protocol": _protocol,
        },
        required=(
            "domain",
            "port",
            "path",
        ),
    ),
)
build(
    Generator,
    Plan(
        noun="generator",
        named="name",
        checks={
            "name": checks.plain,
            "url": checks.url,
            "version": checks.plain,
        },
        required=("name",),
    ),
)
