"""RSS 2.0: the root, one channel, and only elements that the specification has."""

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
EXTENDING: Final = f"{specs.RSS}extendingRss"
_SPELLINGS: Final = {
    parent: {name.lower(): name for name in names} for parent, names in CHILDREN.items()
}
_EVERYWHERE: Final = CHANNEL | ITEM | {"rss", "channel"}


@rule(
    "rss-root-namespace",
    level=Level.ERROR,
    on="/*",
    summary="RSS 2.0's own elements are in no namespace.",
    spec=EXTENDING,
    bad='<rss xmlns="http://backend.userland.com/rss2" version="2.0"><channel/></rss>',
    good='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
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
    bad="<rss><channel><title>T</title><link>https://tide.example/</link>"
    "<description>D</description></channel></rss>",
    good='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
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
    bad='<rss version="2.1"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
    good='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
)
def rss_version_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """RSS 2.0 is frozen: there will be no other version."""
    if context.text in ("2.0", "0.91", "0.92", "0.93", "0.94"):
        return None
    return f"there is no RSS {quoted(context.text)}", 'write version="2.0"'


@rule(
    "rss-channel-missing",
    level=Level.ERROR,
    on="/rss",
    summary="<rss> must contain a channel.",
    spec=f"{specs.RSS}whatIsRss",
    bad='<rss version="2.0"/>',
    good='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
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
    bad='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel><channel><title>T</title>"
    "<link>https://tide.example/</link><description>D</description></channel></rss>",
    good='<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description></channel></rss>",
)
def rss_channel_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first and never see the others."""
    for again in context.repeated():
        if again.tag == "channel":
            yield Fault(
                "there is a second <channel>", "merge them, or split the feed", again
            )


@rule(
    "rss-element-unknown",
    level=Level.ERROR,
    on=tuple(f"{parent}/rss:*" for parent in CHILDREN),
    summary="An element without namespace must be one that RSS 2.0 defines there.",
    spec=EXTENDING,
    bad="<item><title>N</title><pubdate>Sun, 1 Mar 2026 09:00:00 GMT</pubdate></item>",
    good="<item><title>N</title><pubDate>Sun, 1 Mar 2026 09:00:00 GMT</pubDate></item>",
    within="channel",
)
def rss_element_unknown(
    element: Element, context: Context
) -> tuple[str, str] | str | None:
    """Names are case-sensitive, and what RSS lacks belongs in a namespace."""
    name, parent = element.tag, context.parent.tag
    if name in CHILDREN[parent] or ":" in name:
        return None
    meant = _SPELLINGS[parent].get(name.lower())
    if meant:
        return f"<{name}> must be spelt <{meant}>", f"rename it to <{meant}>"
    message = f"RSS 2.0 has no <{name}> in <{parent}>"
    if name in _EVERYWHERE:
        return message, f"<{name}> belongs elsewhere; move or remove it"
    return message, "put it in a namespace, or remove it"


@rule(
    "rss-attribute-unknown",
    level=Level.ERROR,
    on=tuple(f"{name}/@*" for name in sorted(_EVERYWHERE)),
    summary="An attribute without namespace must be one that RSS 2.0 defines there.",
    spec=EXTENDING,
    bad='<guid isPermalink="true">https://tide.example/neap/</guid>',
    good='<guid isPermaLink="true">https://tide.example/neap/</guid>',
    within="item",
)
def rss_attribute_unknown(element: Element, context: Context) -> tuple[str, str] | None:
    """Names are case-sensitive: a misspelt attribute has no effect at all."""
    name = str(context.key)
    known = ATTRIBUTES.get(element.tag, frozenset())
    if name in known or name.startswith("{") or ":" in name:
        return None
    meant = {one.lower(): one for one in known}.get(name.lower())
    message = f"RSS 2.0 has no attribute {name} on <{element.tag}>"
    return message, f"write {meant}" if meant else "remove it"


@rule(
    "rss-text-unexpected",
    level=Level.ERROR,
    on=("/rss", "/rss/channel", "item", "channel/image", "textInput", "skipHours"),
    summary="Text must stand inside an element that takes text.",
    spec=f"{specs.RSS}whatIsRss",
    bad="<item>Neap tides<title>Neap</title></item>",
    good="<item><title>Neap</title></item>",
    within="channel",
)
def rss_text_unexpected(element: Element, context: Context) -> tuple[str, str] | None:
    """It is often the rest of a tag that was closed too early; readers drop it."""
    text = context.text or next(
        (
            kid.tail.strip()
            for kid in context.kids
            if kid.tail and not kid.tail.isspace()
        ),
        "",
    )
    if not text:
        return None
    return f"the text {quoted(text)} stands directly in <{element.tag}>", "remove it"


@rule(
    "rss-text-has-elements",
    level=Level.ERROR,
    on=tuple(
        f"{parent}/{name}"
        for parent, names in CHILDREN.items()
        for name in sorted(names - {"channel", "item", "image", "textInput"})
        if name not in ("skipHours", "skipDays")
    ),
    summary="An element that takes text must not contain elements.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad="<description>Twice a <b>month</b>.</description>",
    good="<description>Twice a &lt;b&gt;month&lt;/b&gt;.</description>",
    within="item",
)
def rss_text_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost."""
    if not context.kids:
        return None
    kid = context.kids[0]
    name = str(kid.tag).rpartition("}")[2]
    return Fault(
        f"<{element.tag}> contains the element <{name}>",
        "escape the markup: &lt; for <, &amp; for &",
        kid,
    )
