"""The namespace media: Media RSS 1.5.1, pictures and films with all about them."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.media.parts import (
    BackLinks,
    Comments,
    Community,
    Embed,
    Location,
    Param,
    PeerLink,
    Player,
    Responses,
    Scene,
    Scenes,
    StarRating,
    Statistics,
    SubTitle,
    Thumbnail,
)
from feedpub.namespaces.media.table import (
    VOCABULARY,
)
from feedpub.namespaces.media.wholes import (
    ABOUT,
    Content,
    Group,
)
from feedpub.namespaces.media.words import (
    Adult,
    Category,
    Copyright,
    Credit,
    Description,
    Hash,
    Keywords,
    License,
    Price,
    Rating,
    Restriction,
    Rights,
    Status,
    Text,
    Title,
)

__all__ = [
    "EXTENSIONS",
    "VOCABULARY",
    "Adult",
    "BackLinks",
    "Category",
    "Comments",
    "Community",
    "Content",
    "Copyright",
    "Credit",
    "Description",
    "Embed",
    "Group",
    "Hash",
    "Keywords",
    "License",
    "Location",
    "Param",
    "PeerLink",
    "Player",
    "Price",
    "Rating",
    "Responses",
    "Restriction",
    "Rights",
    "Scene",
    "Scenes",
    "StarRating",
    "Statistics",
    "Status",
    "SubTitle",
    "Text",
    "Thumbnail",
    "Title",
]

EXTENSIONS: Final = (Content, Group, *ABOUT)
"""The classes of which values may stand in feeds and articles."""
