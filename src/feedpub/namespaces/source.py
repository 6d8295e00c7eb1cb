"""The namespace source: Markdown, outlines and accounts beside a feed's content.

source:outline and source:cloud are kept as `Foreign`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ANYTHING,
    ENTRY,
    FEED,
    MARKUP,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
    one_of,
)

VOCABULARY: Final = Vocabulary(
    uri="http://source.scripting.com/",
    prefix="source",
    title="source",
    spec="http://source.scripting.com/",
    elements=(
        Element(
            name="account",
            places=often(FEED, ENTRY),
            value=TEXT,
            attributes=(Attribute("service", TEXT, required=True),),
        ),
        Element(
            name="likes",
            places=once(FEED, ENTRY),
            value=ANYTHING,
            attributes=(Attribute("server", URL),),
        ),
        Element(name="archive", places=once(FEED), value=ANYTHING),
        Element(name="url", places=once("source:archive"), value=URL),
        Element(name="filename", places=once("source:archive"), value=TEXT),
        Element(name="startDay", places=once("source:archive"), value=TEXT),
        Element(name="endDay", places=once("source:archive"), value=TEXT),
        Element(
            name="subscriptionList",
            places=often(FEED),
            value=ANYTHING,
            attributes=(Attribute("url", URL),),
        ),
        Element(name="cloud", places=once(FEED), value=ANYTHING),
        Element(name="blogroll", places=once(FEED), value=URL),
        Element(name="self", places=once(FEED), value=URL),
        Element(name="localTime", places=once(FEED), value=TEXT),
        Element(name="markdown", places=once(ENTRY), value=MARKUP),
        Element(name="outline", places=often(ENTRY), value=ANYTHING),
        Element(name="linkFull", places=once(ENTRY), value=URL),
        Element(
            name="inReplyTo",
            places=once(ENTRY),
            value=TEXT,
            attributes=(Attribute("isPermaLink", one_of("true", "false")),),
        ),
    ),
    closed=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the feed or the article on a service."""

    shape: ClassVar = Shape(VOCABULARY, "account", names={"name": "."})

    name: str
    service: str
    """Such as twitter."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likes:
    """A server that counts likes."""

    shape: ClassVar = Shape(VOCABULARY, "likes")

    server: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Where the past of a feed is kept, a file for each day."""

    shape: ClassVar = Shape(VOCABULARY, "archive")

    url: str
    filename: str | None = None
    start_day: str | None = None
    end_day: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionList:
    """An OPML file of feeds that the author reads."""

    shape: ClassVar = Shape(VOCABULARY, "subscriptionList")

    url: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What source says of a feed."""

    shape: ClassVar = Shape(VOCABULARY, at=FEED, names={"own_url": "self"})

    blogroll: str | None = None
    """An OPML file of weblogs."""
    own_url: str | None = None
    """source:self, the address of the feed."""
    local_time: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What source says of an article."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    markdown: str | None = None
    """What the content was made of."""
    link_full: str | None = None
    """The address behind a short one."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class InReplyTo:
    """What an article answers."""

    shape: ClassVar = Shape(VOCABULARY, "inReplyTo", names={"id": "."})

    id: str
    is_perma_link: bool | None = None
    """Whether the id is an address."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (
    Account,
    Likes,
    Archive,
    SubscriptionList,
    Blog,
    Post,
    InReplyTo,
)
