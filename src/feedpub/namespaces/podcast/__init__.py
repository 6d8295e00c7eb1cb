"""The namespace podcast: what podcasts say beyond RSS, by Podcasting 2.0.

Each tag is a class, `podcast.Transcript(url=..., type="text/vtt")`, and goes into the
`extensions` of a feed or an article. They are loaded when the first one is asked for:
the validator needs the table only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from feedpub.namespaces.podcast.guid import guid_for
from feedpub.namespaces.podcast.tags import VOCABULARY

if TYPE_CHECKING:
    from feedpub.namespaces.podcast.episodes import (
        AlternateEnclosure,
        Chapters,
        Episode,
        Image,
        Images,
        Integrity,
        Season,
        Soundbite,
        Source,
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
    from feedpub.namespaces.podcast.money import Value, ValueRecipient, ValueTimeSplit
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
    from feedpub.namespaces.podcast.types import EXTENSIONS

__all__ = [
    "EXTENSIONS",
    "VOCABULARY",
    "AlternateEnclosure",
    "Block",
    "Chapters",
    "Chat",
    "ContentLink",
    "Episode",
    "Funding",
    "Guid",
    "Image",
    "Images",
    "Integrity",
    "License",
    "LiveItem",
    "Location",
    "Locked",
    "Medium",
    "Person",
    "Podping",
    "Podroll",
    "Publisher",
    "RemoteItem",
    "Season",
    "SocialInteract",
    "Soundbite",
    "Source",
    "Trailer",
    "Transcript",
    "Txt",
    "UpdateFrequency",
    "Value",
    "ValueRecipient",
    "ValueTimeSplit",
    "guid_for",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for home in ("types", "episodes", "money"):
        module = import_module(f"feedpub.namespaces.podcast.{home}")
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(name)
