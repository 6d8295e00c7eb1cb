"""The namespace webfeeds: how Feedly shows a feed, its icon, logo, cover and colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    FEED,
    NOTHING,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    likely,
    once,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

_COLOUR: Final = re.compile("(?:[0-9A-Fa-f]{3}){1,2}").fullmatch

VOCABULARY: Final = Vocabulary(
    uri="http://webfeeds.org/rss/1.0",
    prefix="webfeeds",
    title="Webfeeds",
    spec="https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/",
    elements=(
        Element(name="icon", places=once(FEED), value=URL),
        Element(name="logo", places=once(FEED), value=URL),
        Element(
            name="cover",
            places=once(FEED),
            value=NOTHING,
            attributes=(Attribute("image", URL, required=True),),
        ),
        Element(name="accentColor", places=once(FEED), value=TEXT),
        Element(
            name="related",
            places=once(FEED),
            value=NOTHING,
            attributes=(
                Attribute("layout", likely("card")),
                Attribute("target", likely("browser")),
            ),
        ),
        Element(
            name="analytics",
            places=once(FEED),
            value=NOTHING,
            attributes=(
                Attribute("id", TEXT, required=True),
                Attribute("engine", likely("GoogleAnalytics")),
            ),
        ),
    ),
    closed=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """How articles from the site are shown below one of them (webfeeds:related)."""

    shape: ClassVar = Shape(VOCABULARY, "related", within="webfeeds.Brand")

    layout: str | None = None
    """card, as far as is known."""
    target: str | None = None
    """browser, as far as is known."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analytics:
    """Who counts the readers in Feedly, and the account there (webfeeds:analytics)."""

    shape: ClassVar = Shape(VOCABULARY, "analytics", within="webfeeds.Brand")

    id: str
    engine: str | None = None
    """GoogleAnalytics, as far as is known."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """How the feed looks in Feedly: a group of elements of the feed."""

    shape: ClassVar = Shape(
        VOCABULARY,
        at=FEED,
        names={"cover": "cover/@image"},
        parts=(Related, Analytics),
    )

    icon: str | None = None
    """The URL of a small square picture."""
    logo: str | None = None
    """The URL of an SVG image."""
    cover: str | None = None
    """The URL of a wide picture."""
    accent_color: str | None = None
    """Three or six hexadecimal digits; a # before them is taken away."""
    related: Related | None = None
    analytics: Analytics | None = None

    def __post_init__(self) -> None:
        if isinstance(self.accent_color, str):
            object.__setattr__(self, "accent_color", self.accent_color.lstrip("#"))
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check the colour."""
        if self.accent_color and not _COLOUR(self.accent_color):
            fault = "is no colour in hexadecimal digits; give them like 008080"
            yield "accent_color", f"{self.accent_color!r} {fault}"


EXTENSIONS: Final = (Brand,)
