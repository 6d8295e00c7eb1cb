"""RSS 2.0: what a channel must have, once each, and what is better not in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import DC, XML
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rss.structure import CHANNEL, again
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

REQUIRED: Final = f"{specs.RSS}requiredChannelElements"
OPTIONAL: Final = f"{specs.RSS}optionalChannelElements"
_WHOLE: Final = (
    "<channel><title>Tides</title><link>https://tide.example/</link>"
    "<description>Notes on tides.</description></channel>"
)


@rule(
    "rss-channel-title-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a title.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<title>Tides</title>", ""),
    good=_WHOLE,
)
def rss_channel_title_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The title is the name under which readers list the feed."""
    if "title" in context.children:
        return None
    return "the channel has no <title>", "add the site's name as <title>"


@rule(
    "rss-channel-link-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a link.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<link>https://tide.example/</link>", ""),
    good=_WHOLE,
)
def rss_channel_link_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The link leads from the feed to the site, and tells whose feed it is."""
    if "link" in context.children:
        return None
    return "the channel has no <link>", "add the site's home page as <link>"


@rule(
    "rss-channel-description-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a description.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<description>Notes on tides.</description>", ""),
    good=_WHOLE,
)
def rss_channel_description_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Directories show it, and some readers refuse a feed without it."""
    if "description" in context.children:
        return None
    return (
        "the channel has no <description>",
        "say in a sentence what the feed is about",
    )


@rule(
    "rss-channel-element-repeated",
    level=Level.ERROR,
    on="/rss/channel",
    summary="Only category and item may come more than once in a channel.",
    spec=f"{specs.PROFILE}element-channel",
    bad=_WHOLE.replace("<link>", "<title>Tide</title><link>"),
    good=_WHOLE.replace("<link>", "<category>a</category><category>b</category><link>"),
)
def rss_channel_element_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first or the last of them; nobody knows which."""
    return again(context.repeated(), "category", "item")


@rule(
    "rss-title-blank",
    level=Level.WARNING,
    on=("/rss/channel/title", "channel/image/title", "channel/textInput/title"),
    summary="A title should not be blank.",
    spec=REQUIRED,
    bad="<title> </title>",
    good="<title>Tides</title>",
)
def rss_title_blank(title: Element, context: Context) -> tuple[str, str] | None:
    """A reader has nothing to show in its list."""
    if context.text or len(title):
        return None
    parent = context.parent.tag
    return f"the <title> of the {parent} is blank", f"write what the {parent} is called"


@rule(
    "rss-value-blank",
    level=Level.WARNING,
    on=(
        *("/rss/channel/description", "/rss/channel/copyright", "/rss/channel/rating"),
        *("/rss/channel/generator", "/rss/channel/category", "item/category"),
        *("item/title", "item/source", "channel/image/description"),
        "channel/textInput/description",
    ),
    summary="An element without a value is better left out.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad="<category/>",
    good="<category>Tides</category>",
    within="item",
    profile="best-practice",
    unless=bool,
)
def rss_value_blank(element: Element) -> tuple[str, str] | None:
    """Readers show an empty heading, label or line for it."""
    if len(element):
        return None
    if element.tag == "description":
        return "the <description> is blank", "say in a sentence what it is about"
    return f"the <{element.tag}> is blank", "write its value, or leave the element out"


@rule(
    "rss-element-after-items",
    level=Level.WARNING,
    on="/rss/channel",
    summary="The items should come after everything else in the channel.",
    spec=f"{specs.PROFILE}element-channel",
    bad=_WHOLE.replace("<link>", "<item><title>Neap</title></item><link>"),
    good=_WHOLE.replace("</channel>", "<item><title>Neap</title></item></channel>"),
    profile="best-practice",
)
def rss_element_after_items(_: Element, context: Context) -> Fault | None:
    """A reader that reads as it goes shows items before it knows whose they are."""
    tags = [kid.tag for kid in context.kids]
    if "item" not in tags:
        return None
    first = tags.index("item")
    late = [kid for kid in context.kids[first:] if kid.tag in _ABOVE_ITEMS]
    if not late:
        return None
    names = listed(tuple(dict.fromkeys(f"<{kid.tag}>" for kid in late)), "and")
    return Fault(
        f"{names} after the first item", "move it before the first <item>", late[0]
    )


@rule(
    "rss-language-missing",
    level=Level.NOTE,
    on="/rss/channel",
    summary="A channel is better off with its language.",
    spec=OPTIONAL,
    bad=_WHOLE,
    good=_WHOLE.replace("</channel>", "<language>en</language></channel>"),
    profile="best-practice",
)
def rss_language_missing(channel: Element, context: Context) -> tuple[str, str] | None:
    """Readers choose voice, fonts and hyphenation by it, and directories the shelf."""
    if "language" in context.children or f"{DC}language" in context.children:
        return None
    if channel.get(f"{XML}lang") or context.parent.get(f"{XML}lang"):
        return None
    return "the channel does not say its language", "add <language>en</language>"


@rule(
    "rss-docs-unusual",
    level=Level.NOTE,
    on="/rss/channel/docs",
    summary="docs is about RSS, and best leads to its specification.",
    spec=f"{specs.PROFILE}element-channel-docs",
    bad="<docs>https://tide.example/help/</docs>",
    good="<docs>https://www.rssboard.org/rss-specification</docs>",
    profile="best-practice",
)
def rss_docs_unusual(_: Element, context: Context) -> tuple[str, str] | None:
    """Who finds the file in twenty years shall find out what it is."""
    value = context.text
    if not value or _DOCS(value.casefold()[:200]):
        return None
    fix = "write https://www.rssboard.org/rss-specification, or leave it out"
    return f"{quoted(value)} is not the specification of RSS", fix


@rule(
    "rss-rating-invalid",
    level=Level.WARNING,
    on="/rss/channel/rating",
    summary="A rating should be a PICS label.",
    spec=f"{specs.PROFILE}element-channel-rating",
    bad="<rating>PG-13</rating>",
    good="<rating>"
    '(PICS-1.1 "http://www.rsac.org/ratingsv01.html" l r (n 0 s 0 v 0 l 0))</rating>',
    profile="best-practice",
)
def rss_rating_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """Filters that read ratings read nothing else."""
    if not context.text or _PICS(context.text):
        return None
    message = f"the rating {quoted(context.text)} is not a PICS label"
    return message, "leave it out, or use itunes:explicit or media:rating"


@rule(
    "rss-category-separator",
    level=Level.NOTE,
    on=("/rss/channel/category", "item/category"),
    summary="The levels of a category are separated by slashes.",
    spec=f"{specs.PROFILE}element-channel-category",
    bad="<category>Sea &gt; Tides</category>",
    good="<category>Sea/Tides</category>",
    within="item",
    profile="best-practice",
    textual=True,
)
def rss_category_separator(_: Element, context: Context) -> tuple[str, str] | None:
    """Readers take it for one name otherwise, however long."""
    value = context.text[:200]
    for sign in _SEPARATORS:
        if sign in value:
            parts = [part.strip() for part in value.split(sign)]
            message = f"the category {quoted(value)} has its levels apart by {sign!r}"
            return message, f"write {'/'.join(parts)}"
    return None


_ABOVE_ITEMS: Final = CHANNEL - {"item"}
_SEPARATORS: Final = (" > ", " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ", "::")
_DOCS: Final = re.compile(
    r"https?://(?:www\.)?(?:rssboard\.org/rss-|(?:blogs|cyber)\.(?:law\.)?harvard\.edu/"
    r"(?:tech/|rss/)|backend\.userland\.com/|(?:my|www)\.netscape\.com/).*"
).fullmatch
_PICS: Final = re.compile(r"\(\s*PICS-1\.[01]\s+\S.*\)", re.DOTALL).fullmatch
