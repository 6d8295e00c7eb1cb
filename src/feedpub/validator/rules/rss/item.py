"""RSS 2.0: items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import CONTENT
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rss.structure import again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

ITEM = f"{specs.RSS}hrelementsOfLtitemgt"


@rule(
    "rss-item-title-or-description-missing",
    level=Level.ERROR,
    on="channel/item",
    summary="An item must have a title or a description.",
    spec=ITEM,
    bad="<item><link>https://tide.example/neap/</link></item>",
    good="<item><title>Neap</title><link>https://tide.example/neap/</link></item>",
    structural=True,
)
def rss_item_title_or_description_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """A reader has nothing to show for it."""
    children = context.children
    if "title" in children or "description" in children:
        return None
    if f"{CONTENT}encoded" in children:
        fix = "content:encoded does not count; add a <title> or a <description>"
    else:
        fix = "add a <title>, or the text as <description>"
    return "the item has neither <title> nor <description>", fix


@rule(
    "rss-item-element-repeated",
    level=Level.ERROR,
    on="channel/item",
    summary="Only category and enclosure may come more than once in an item.",
    spec=f"{specs.PROFILE}element-channel-item",
    bad="<item><title>Neap</title><title>Spring</title></item>",
    good="<item><title>Neap</title><category>a</category><category>b</category></item>",
    structural=True,
)
def rss_item_element_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """Readers take the first or the last of them; nobody knows which."""
    if len(context.children) == len(context.kids):
        return None
    more = tuple(kid for kid in context.repeated() if kid.tag not in _FREE)
    return again(more) if more else None


_FREE: Final = frozenset(("category", "enclosure"))


@rule(
    "rss-source-url-missing",
    level=Level.ERROR,
    on="item/source",
    summary="The source of an item must have the URL of its feed.",
    spec=f"{specs.RSS}ltsourcegtSubelementOfLtitemgt",
    bad="<source>Moon letters</source>",
    good='<source url="https://moon.example/rss.xml">Moon letters</source>',
    structural=True,
)
def rss_source_url_missing(source: Element) -> tuple[str, str] | None:
    """The element exists to lead back to the feed that the item came from."""
    if source.get("url") is None:
        return "the source has no url", "add the address of the feed as url"
    return None
