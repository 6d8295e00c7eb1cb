"""What Apple Podcasts asks for beyond what every directory does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.podcasts.files import extension_refused, type_refused
from feedpub.validator.rules.podcasts.markup import APPLE_TAGS, markup_refused
from feedpub.validator.rules.podcasts.pages import APPLE, DUPLICATES
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_TYPES: Final = {
    "m4a": "audio/x-m4a",
    "mp3": "audio/mpeg",
    "mov": "video/quicktime",
    "mp4": "video/mp4",
    "m4v": "video/x-m4v",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
}
_MP3: Final = (
    '<enclosure url="https://tide.example/neap.mp3" length="9876" type="audio/mpeg"/>'
)
_M4A: Final = (
    '<enclosure url="https://tide.example/neap.m4a" length="9876" type="audio/x-m4a"/>'
)


@rule(
    "apple-enclosure-type",
    level=Level.ERROR,
    on="item/enclosure/@type",
    summary="Apple Podcasts plays MP3, MPEG-4, QuickTime, PDF and EPUB only.",
    spec=APPLE,
    bad=_MP3.replace("audio/mpeg", "audio/ogg"),
    good=_M4A,
    profile="apple-podcasts",
)
def apple_enclosure_type(_: Element, context: Context) -> tuple[str, str] | None:
    """The episode is left out.

    Apple (2026-05-13), required tags. PSP-1 has audio/m4a where Apple has audio/x-m4a.
    """
    return type_refused(context.text, tuple(_TYPES.values()), "Apple Podcasts")


@rule(
    "apple-enclosure-extension",
    level=Level.ERROR,
    on="item/enclosure/@url",
    summary="For Apple Podcasts an enclosure's address must end in a known extension.",
    spec=APPLE,
    bad=_MP3.replace("neap.mp3", "neap"),
    good=_MP3.replace("neap.mp3", "neap.mp3?from=feed"),
    profile="apple-podcasts",
)
def apple_enclosure_extension(_: Element, context: Context) -> tuple[str, str] | None:
    """Apple decides by it whether the episode appears.

    Apple (2026-05-13), required tags; the W3C validator adds epub.
    """
    return extension_refused(context.text, tuple(_TYPES))


@rule(
    "apple-enclosure-repeated",
    level=Level.WARNING,
    on="/rss/channel/item/enclosure/@url",
    summary="No two episodes should have the same enclosure.",
    spec=DUPLICATES,
    bad=f"<item><title>Neap</title>{_MP3}</item><item><title>Spring</title>{_MP3}"
    "</item>",
    good=f"<item><title>Neap</title>{_MP3}</item><item><title>Spring</title>{_M4A}"
    "</item>",
    profile="apple-podcasts",
    levels={"podcast-directories": Level.ERROR},
    within="channel",
)
def apple_enclosure_repeated(
    enclosure: Element, context: Context
) -> tuple[str, str] | None:
    """Apple takes the second for a copy and leaves it out.

    PRX's help page on episodes that do not appear (undated).
    """
    first = context.first("enclosure-url", context.text, enclosure)
    if first is enclosure:
        return None
    message = f"{quoted(context.text)} is the enclosure of another episode already"
    return message, "give each episode a file of its own"


@rule(
    "apple-language-form",
    level=Level.WARNING,
    on="/rss/channel/language",
    summary="Apple Podcasts takes languages of two letters, perhaps with a region.",
    spec=APPLE,
    bad="<language>yue</language>",
    good="<language>en-us</language>",
    profile="apple-podcasts",
    within="channel",
    unless=re.compile("[a-z]{2}(?:-[A-Za-z]{2,4}){0,2}", re.IGNORECASE).fullmatch,
)
def apple_language_form(_: Element, context: Context) -> tuple[str, str] | None:
    """Another one may fail Apple's validation.

    Apple (2026-05-13), required tags: ISO 639 in two letters, with a modifier if need
    be.
    """
    message = f"{quoted(context.text)} is no language of two letters"
    return message, "write a code of ISO 639-1, such as en or en-us"


@rule(
    "apple-description-markup",
    level=Level.NOTE,
    on="/rss/channel/item/description",
    summary="Apple Podcasts shows p, ol, ul, li and a in a description, and no more.",
    spec=APPLE,
    bad="<item><title>N</title><description>&lt;b&gt;Neap&lt;/b&gt;</description></item>",
    good="<item><title>N</title><description>&lt;p&gt;Neap&lt;/p&gt;</description></item>",
    profile="apple-podcasts",
    within="channel",
)
def apple_description_markup(_: Element, context: Context) -> tuple[str, str] | None:
    """Other tags are dropped.

    Apple (2026-05-13), recommended tags. PSP-1 permits b, i, strong and em as well.
    """
    return markup_refused(context.text, APPLE_TAGS)
