"""What directories of podcasts ask of a show: where Apple and PSP-1 agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.podcasts.pages import APPLE, ITUNES, PSP
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_LINKS: Final = re.compile(r"\.(?:jpe?g|png)", re.IGNORECASE).fullmatch


@rule(
    "show-image-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A show must have artwork in itunes:image.",
    spec=APPLE,
    bad="<itunes:author>Ada Reed</itunes:author>",
    good='<itunes:image href="https://tide.example/art.jpg"/>',
    profile="podcasts",
    within="channel",
)
def show_image_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories refuse a show that they cannot picture.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), channel-itunes-image: 1400 to
    3000 pixels square, which is not looked at here.
    """
    if f"{ITUNES}image" in context.children:
        return None
    fix = 'add <itunes:image href="…"/>, 1400 to 3000 pixels square, JPEG or PNG'
    return "the show has no <itunes:image>", fix


@rule(
    "show-language-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A show must say its language.",
    spec=APPLE,
    bad="<itunes:author>Ada Reed</itunes:author>",
    good="<language>en</language>",
    profile="podcasts",
    within="channel",
)
def show_language_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories list a show in the shops of its language.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), channel-language.
    """
    if "language" in context.children:
        return None
    return "the show has no <language>", "add it, such as <language>en</language>"


@rule(
    "show-category-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A show must have a category of Apple's list.",
    spec="https://podcasters.apple.com/support/1691-apple-podcasts-categories",
    bad="<itunes:author>Ada Reed</itunes:author>",
    good='<itunes:category text="Science"/>',
    profile="podcasts",
    within="channel",
)
def show_category_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories file the show under it.

    Apple (2026-05-13), required tags, of which it reads the first; PSP-1 (2023-08-07),
    channel-itunes-category.
    """
    if f"{ITUNES}category" in context.children:
        return None
    fix = 'add one, such as <itunes:category text="Science"/>'
    return "the show has no <itunes:category>", fix


@rule(
    "show-explicit-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A show must say whether it is explicit.",
    spec=APPLE,
    bad="<itunes:author>Ada Reed</itunes:author>",
    good="<itunes:explicit>false</itunes:explicit>",
    profile="podcasts",
    within="channel",
)
def show_explicit_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories must know what they may show to children.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), channel-itunes-explicit.
    """
    if f"{ITUNES}explicit" in context.children:
        return None
    fix = "add <itunes:explicit>false</itunes:explicit>, or true"
    return "the show has no <itunes:explicit>", fix


@rule(
    "show-author-missing",
    level=Level.NOTE,
    on="/rss/channel",
    summary="A show is best shown with its author.",
    spec=APPLE,
    bad="<itunes:type>serial</itunes:type>",
    good="<itunes:author>Ada Reed</itunes:author>",
    profile="podcasts",
    levels={"spotify": Level.ERROR, "podcast-directories": Level.ERROR},
    within="channel",
)
def show_author_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps show it below the title.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), channel-itunes-author,
    recommended; Spotify's Show Metadata Requirements (undated) require it.
    """
    if f"{ITUNES}author" in context.children:
        return None
    return "the show has no <itunes:author>", "add who makes it as <itunes:author>"


@rule(
    "show-image-extension",
    level=Level.ERROR,
    on="itunes:image/@href",
    summary="The address of artwork must end in .jpg, .jpeg or .png.",
    spec=APPLE,
    bad='<itunes:image href="https://tide.example/art.webp"/>',
    good='<itunes:image href="https://tide.example/art.png?size=3000"/>',
    profile="podcasts",
    within="channel",
)
def show_image_extension(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories tell the type by it, and take JPEG and PNG only.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), channel-itunes-image and
    item-itunes-image.
    """
    name = context.text.partition("?")[0].partition("#")[0].rpartition("/")[2]
    if _LINKS(name[name.rfind(".") :]):
        return None
    return f"{quoted(context.text)} ends in no .jpg or .png", "serve a JPEG or a PNG"


@rule(
    "show-description-too-long",
    level=Level.ERROR,
    on=("/rss/channel/description", "item/description"),
    summary="A description must keep to 4,000 bytes.",
    spec=f"{PSP}channel-description",
    bad=f"<description>{'Tides and moons. ' * 300}</description>",
    good="<description>Tides and moons.</description>",
    profile="podcasts",
    within="item",
)
def show_description_too_long(_: Element, context: Context) -> tuple[str, str] | None:
    """Directories cut it off.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), channel-description and
    item-description.
    """
    if len(context.text) <= 1000:
        return None
    size = len(context.text.encode())
    if size <= 4000:
        return None
    message = f"the description has {size:,} bytes; 4,000 are the most"
    return message, "shorten it; longer notes go into <content:encoded>"


@rule(
    "show-text-too-long",
    level=Level.ERROR,
    on=(
        *("/rss/channel/title", "/rss/channel/copyright", "/rss/channel/link"),
        *("item/title", "item/link", "item/guid"),
    ),
    summary="Texts other than descriptions must keep to 255 characters.",
    spec=PSP + "html-and-link-support-optional",
    bad=f"<title>{'Neap tides and spring tides. ' * 10}</title>",
    good="<title>Neap tides and spring tides</title>",
    profile="podcasts",
    within="item",
)
def show_text_too_long(element: Element, context: Context) -> tuple[str, str] | None:
    """Directories cut it off, or refuse the feed.

    Apple (2026-05-13), technical details; PSP-1 (2023-08-07), required namespace
    declarations.
    """
    if len(context.text) <= 255:
        return None
    count = f"{len(context.text):,} characters"
    return f"<{element.tag}> has {count}; 255 are the most", "shorten it"


@rule(
    "show-text-spaced",
    level=Level.WARNING,
    on=(
        *("/rss/channel/title", "/rss/channel/link", "/rss/channel/language"),
        *("item/title", "item/guid", "itunes:title", "itunes:author", "itunes:name"),
        *("itunes:email", "podcast:guid"),
    ),
    summary="Texts should have no spaces before and behind them.",
    spec=PSP + "html-and-link-support-optional",
    bad="<title> Neap </title>",
    good="<title>Neap</title>",
    profile="podcasts",
    within="item",
)
def show_text_spaced(element: Element, context: Context) -> tuple[str, str] | None:
    """Some directories compare and show them with the spaces.

    Apple (2026-05-13), technical details; PSP-1 (2023-08-07), required namespace
    declarations.
    """
    if not context.spaced or not context.text:
        return None
    name = element.tag.rpartition("}")[2]
    return f"<{name}> has white space around its text", "write it without"
