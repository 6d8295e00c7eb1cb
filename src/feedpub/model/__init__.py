"""The article model: what RSS 2.0, Atom 1.0 and JSON Feed 1.1 have to say, typed.

The model is Atom's, the only one of the three with exact meanings, and each field says
what the formats call it. Left out on purpose:

- RSS `textInput`: most readers ignore it, says RSS 2.0 itself.
- RSS `rating`: PICS labels were retired in 2009.
- RSS `docs`: it documents the format, not the feed.
- Atom content of other media types inside the feed (XML, Base64): no reader shows it;
  publish the file and point to it with `OutOfLine` or `Enclosure`.
- Atom `xml:base`: addresses in the model are absolute.
- Atom `xml:lang` on single texts: an article has one language.
- JSON Feed 1.0's `author`: 1.1 replaces it with `authors`.
"""

from __future__ import annotations

from feedpub.model.article import Article
from feedpub.model.feed import Feed
from feedpub.model.identity import OpaqueId
from feedpub.model.media import Enclosure, Image
from feedpub.model.parts import (
    Category,
    Cloud,
    Generator,
    Hub,
    Link,
    Person,
    Source,
)
from feedpub.model.text import Html, OutOfLine, Text, Xhtml

__all__ = [
    "Article",
    "Category",
    "Cloud",
    "Enclosure",
    "Feed",
    "Generator",
    "Html",
    "Hub",
    "Image",
    "Link",
    "OpaqueId",
    "OutOfLine",
    "Person",
    "Source",
    "Text",
    "Xhtml",
]
