"""RSS 2.0: the root, its version, its one channel, and which elements there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

CHANNEL: Final = frozenset(
    [
        *("title", "link", "description", "language", "copyright", "managingEditor"),
        *("webMaster", "pubDate", "lastBuildDate", "category", "generator", "docs"),
        *("cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays"),
        *("item",),
    ]
)
ITEM: Final = frozenset(
    [
        *("title", "link", "description", "author", "category", "comments"),
        *("enclosure", "guid", "pubDate", "source"),
    ]
)
CHILDREN: Final = {
    "rss": frozenset(("channel",)),
    "channel": CHANNEL,
    "item": ITEM,
    "image": frozenset(["url", "title", "link", "description", "width", "height"]),
    "textInput": frozenset(["title", "description", "name", "link"]),
    "skipHours": frozenset(("hour",)),
    "skipDays": frozenset(("day",)),
}
ATTRIBUTES: Final = {
    "rss": frozenset(("version",)),
    "category": frozenset(("domain",)),
    "cloud": frozenset(("domain", "port", "path", "registerProcedure", "protocol")),
    "enclosure": frozenset(("url", "length", "type")),
    "guid": frozenset(("isPermaLink",)),
    "source": frozenset(("url",)),
}
OLD: Final = frozenset(("0.91", "0.92", "0.93", "0.94"))
"""The versions before 2.0 that are a part of it; there was no other."""

EXTENDING: Final = f"{specs.RSS}extendingRss"
_WHOLE: Final = (
    '<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>"
)


@rule(
    "rss-root-namespace",
    level=Level.ERROR,
    on="/*",
    summary="RSS 2.0's own elements are in no namespace.",
    spec=EXTENDING,
    bad='<rss xmlns="http://backend.userland.com/rss2" version="2.0"><channel/></rss>',
    good=_WHOLE,
    formats=("rss",),
)
def rss_root_namespace(root: Element) -> tuple[str, str] | None:
    """In a namespace they are other elements, which readers do not know."""
    if root.tag == "rss":
        return None
    return (
        f"{root.tag[1:].partition('}')[0]} is no namespace of RSS",
        "remove the xmlns declaration from <rss>",
    )


@rule(
    "rss-version-missing",
    level=Level.ERROR,
    on="/rss",
    summary="<rss> must say its version.",
    spec=f"{specs.RSS}whatIsRss",
    bad=_WHOLE.replace(' version="2.0"', ""),
    good=_WHOLE,
)
def rss_version_missing(root: Element) -> tuple[str, str] | None:
    """The version tells a reader which elements to expect."""
    if root.get("version") is None:
        return "<rss> has no version", 'write <rss version="2.0">'
    return None


@rule(
    "rss-version-unknown",
    level=Level.ERROR,
    on="/rss/@version",
    summary="The version of RSS must be 2.0, or one of 0.91 to 0.94 before it.",
    spec=f"{specs.RSS}whatIsRss",
    bad=_WHOLE.replace("2.0", "2.1"),
    good=_WHOLE,
)
def rss_version_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """RSS 2.0 is frozen: there will be no other version."""
    if context.text == "2.0" or context.text in OLD:
        return None
    return f"there is no RSS {quoted(context.text)}", 'write version="2.0"'


@rule(
    "rss-version-old",
    level=Level.NOTE,
    on="/rss/@version",
    summary="A feed is better called what it is: RSS 2.0.",
    spec=f"{specs.RSS}whatIsRss",
    bad=_WHOLE.replace("2.0", "0.91"),
    good=_WHOLE,
    profile="best-practice",
)
def rss_version_old(_: Element, context: Context) -> tuple[str, str] | None:
    """Whatever is valid in the versions before is valid in 2.0, and may have a guid."""
    if context.text not in OLD:
        return None
    return f"RSS {context.text} has been followed by 2.0", 'write version="2.0"'


@rule(
    "rss-core-namespace",
    level=Level.ERROR,
    on=("rss2:*", "rss2board:*", "rss2law:*"),
    summary="RSS 2.0's own elements are in no namespace, wherever they stand.",
    spec=EXTENDING,
    bad='<item xmlns="http://backend.userland.com/rss2"><title>Neap</title></item>',
    good="<item><title>Neap</title></item>",
    within="channel",
    formats=("rss",),
    structural=True,
)
def rss_core_namespace(element: Element, context: Context) -> tuple[str, str] | None:
    """Readers look for the name without a namespace, and find nothing."""
    parent = context.parent
    if parent is None or _space(parent.tag) == _space(element.tag):
        return None  # the outermost one is told about, the root by its own rule
    space, _, name = element.tag[1:].partition("}")
    return f"<{name}> is in the namespace {space}", "remove that xmlns or prefix"


def _space(tag: str) -> str:
    return tag.rpartition("}")[0]


@rule(
    "rss-channel-missing",
    level=Level.ERROR,
    on="/rss",
    summary="<rss> must contain a channel.",
    spec=f"{specs.RSS}whatIsRss",
    bad='<rss version="2.0"/>',
    good=_WHOLE,
    structural=True,
)
def rss_channel_missing(_: Element, context: Context) -> str | None:
    """The channel is the feed; without it there is nothing to read."""
    return None if "channel" in context.children else "there is no <channel> in <rss>"


@rule(
    "rss-channel-repeated",
    level=Level.ERROR,
    on="/rss",
    summary="<rss> must contain one channel only.",
    spec=f"{specs.PROFILE}element-channel",
    bad=_WHOLE.replace(
        "</rss>",
        "<channel><title>T</title><link>https://tide.example/</link>"
        "<description>D</description></channel></rss>",
    ),
    good=_WHOLE,
)
def rss_channel_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first and never see the others."""
    for again in context.repeated():
        if again.tag == "channel":
            yield Fault(
                "there is a second <channel>", "merge them, or split the feed", again
            )


def again(kids: tuple[Element, ...], *free: str) -> Iterator[Fault]:
    """Tell of elements of RSS that come once more; some may, as often as they like."""
    for kid in kids:
        if "{" not in kid.tag and kid.tag not in free:
            yield Fault(f"there is a second <{kid.tag}>", "keep one of them", kid)
