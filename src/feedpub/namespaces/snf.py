"""The namespace snf: SmartNews's SmartFormat 2.1, logos, films and advertisements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ANYTHING,
    CHILDREN,
    ENTRY,
    FEED,
    NOTHING,
    TEXT,
    URL,
    Attribute,
    Element,
    Place,
    Vocabulary,
    often,
    once,
)

_PAGES: Final = "https://publishers.smartnews.com/hc/en-us/articles/"

VOCABULARY: Final = Vocabulary(
    uri="http://www.smartnews.be/snf",
    prefix="snf",
    title="SmartFormat",
    spec=_PAGES,
    elements=(
        Element(name="logo", places=once(FEED), value=ANYTHING, spec="360036526213"),
        Element(
            name="darkModeLogo",
            places=once(FEED),
            value=ANYTHING,
            spec="360036526213",
        ),
        Element(
            name="video",
            places=often(ENTRY),
            value=NOTHING,
            attributes=(
                Attribute("url", URL),
                Attribute("thumbnail", URL),
                Attribute("caption", TEXT),
            ),
            spec="360036526213",
        ),
        Element(
            name="advertisement",
            places=once(ENTRY),
            value=CHILDREN,
            spec="360036526213",
        ),
        Element(
            name="sponsoredLink",
            places=often("snf:advertisement"),
            value=NOTHING,
            attributes=(
                Attribute("link", URL),
                Attribute("thumbnail", URL),
                Attribute("title", TEXT),
                Attribute("advertiser", TEXT),
            ),
            spec="360036526213",
        ),
        Element(
            name="analytics", places=once(FEED, ENTRY), value=TEXT, spec="360036526213"
        ),
    ),
    closed=False,
)
"""Logos hold a `url` of no namespace; the attributes are from memory."""

_PLAIN: Final = Vocabulary(
    uri="",
    prefix="plain",
    title="RSS",
    spec="https://www.rssboard.org/rss-specification",
    elements=(
        Element(
            name="url",
            places=(
                Place("snf:logo", least=1, most=1),
                Place("snf:darkModeLogo", least=1, most=1),
            ),
            value=URL,
        ),
    ),
)
"""The one element of no namespace in SmartFormat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The feed's logo; articles are shown in the fast view only with one (snf:logo)."""

    shape: ClassVar = Shape(
        VOCABULARY, "logo", names={"url": "plain:url"}, also=(_PLAIN,)
    )

    url: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DarkModeLogo:
    """The feed's logo for dark screens (snf:darkModeLogo)."""

    shape: ClassVar = Shape(
        VOCABULARY, "darkModeLogo", names={"url": "plain:url"}, also=(_PLAIN,)
    )

    url: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A film that belongs to the article (snf:video)."""

    shape: ClassVar = Shape(VOCABULARY, "video")

    url: str
    thumbnail: str | None = None
    """The address of its still picture."""
    caption: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsoredLink:
    """A link that somebody paid for (snf:sponsoredLink)."""

    shape: ClassVar = Shape(VOCABULARY, "sponsoredLink")

    link: str
    title: str
    thumbnail: str | None = None
    advertiser: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertisement:
    """The links below the article that somebody paid for (snf:advertisement)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "advertisement",
        names={"links": "sponsoredLink"},
        parts=(SponsoredLink,),
    )

    links: tuple[SponsoredLink, ...]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analytics:
    """The script that counts readers of the article, as HTML (snf:analytics)."""

    shape: ClassVar = Shape(VOCABULARY, "analytics", names={"code": "."})

    code: str

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final = (Logo, DarkModeLogo, Video, Advertisement, Analytics)
