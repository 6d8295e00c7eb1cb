"""The classes of the namespace podcast that stand in a feed or an article."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.podcast.episodes import (
    AlternateEnclosure,
    Chapters,
    Episode,
    Image,
    Images,
    Season,
    Soundbite,
    Transcript,
)
from feedpub.namespaces.podcast.links import (
    Chat,
    ContentLink,
    LiveItem,
    Podroll,
    Publisher,
    RemoteItem,
    SocialInteract,
)
from feedpub.namespaces.podcast.money import Value
from feedpub.namespaces.podcast.shows import (
    Block,
    Funding,
    Guid,
    License,
    Location,
    Locked,
    Medium,
    Person,
    Podping,
    Trailer,
    Txt,
    UpdateFrequency,
)

EXTENSIONS: Final[tuple[type, ...]] = (
    *(Guid, Locked, Block, Medium, License, Funding, Person, Location, Trailer, Txt),
    *(UpdateFrequency, Podping, Image, Images, Value, SocialInteract, Chat),
    *(RemoteItem, Podroll, Publisher, LiveItem),
    *(Transcript, Chapters, Soundbite, Season, Episode, AlternateEnclosure),
    ContentLink,
)
