"""Where a podcast points to: other feeds, pages, comments, chats and live streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from feedpub.namespaces.podcast.tags import VOCABULARY
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.model import Article
    from feedpub.model.checks import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteItem:
    """Another feed, or an item of another feed."""

    shape: ClassVar = Shape(VOCABULARY, "remoteItem")

    feed_guid: str
    """The `podcast:guid` of the feed."""
    feed_url: str | None = None
    item_guid: str | None = None
    """The guid of the item; without it the feed is meant."""
    medium: str | None = None
    """What the feed is, where that is not a podcast."""
    title: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Podroll:
    """Other podcasts that listeners might like."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "podroll",
        names={"remote_items": "remoteItem"},
        parts=(RemoteItem,),
    )

    remote_items: tuple[RemoteItem, ...]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The feed of whoever publishes this podcast, as that feed lists it."""

    shape: ClassVar = Shape(VOCABULARY, "publisher", parts=(RemoteItem,))

    remote_item: RemoteItem
    """Its medium is publisher."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Ask for the one medium that there may be."""
        if self.remote_item.medium != "publisher":
            yield "remote_item", 'must have medium="publisher"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLink:
    """Where else an episode or a stream can be heard or seen."""

    shape: ClassVar = Shape(VOCABULARY, "contentLink", names={"label": "."})

    href: str
    label: str | None = None
    """What the link says."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialInteract:
    """Where comments are: the post that they answer; or that there shall be none."""

    shape: ClassVar = Shape(VOCABULARY, "socialInteract")

    protocol: str
    """activitypub, twitter, lightning, atproto, hive, matrix, nostr, or disabled."""
    uri: str | None = None
    """The post; only with disabled there is none."""
    account_id: str | None = None
    account_url: str | None = None
    priority: int | None = None
    """Of several, the least comes first."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Ask for the post, unless comments are disabled."""
        if self.uri is None and self.protocol != "disabled":
            yield "uri", 'is missing; give the post, or protocol="disabled"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Where listeners chat."""

    shape: ClassVar = Shape(VOCABULARY, "chat")

    server: str
    """The name of a host, not a URL."""
    protocol: str
    """irc, xmpp, nostr or matrix."""
    account_id: str | None = None
    """The podcaster's name there."""
    space: str | None = None
    """The room."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveItem:
    """A stream that will be, is, or was live; all that an episode has, and when.

    Atom has no place for it, for what is inside are elements of RSS.
    """

    shape: ClassVar = Shape(
        VOCABULARY, "liveItem", names={"article": "*"}, only=("rss", "json")
    )

    status: str
    """pending, live or ended."""
    start: datetime
    article: Article
    """It needs a `ContentLink`, for apps that cannot play it, and best an enclosure."""
    end: datetime | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Ask for the link that the namespace requires."""
        if not any(isinstance(one, ContentLink) for one in self.article.extensions):
            yield "article", "needs a podcast.ContentLink among its extensions"
