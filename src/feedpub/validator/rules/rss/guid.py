"""RSS 2.0: the guid, by which readers know what they have shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

GUID: Final = f"{specs.RSS}ltguidgtSubelementOfLtitemgt"


@rule(
    "rss-guid-missing",
    level=Level.WARNING,
    on="channel/item",
    summary="An item should have a guid.",
    spec=f"{specs.RSS}comments",
    bad="<item><title>Neap</title><link>https://tide.example/neap/</link></item>",
    good="<item><title>Neap</title><guid>https://tide.example/neap/</guid></item>",
    profile="best-practice",
    structural=True,
)
def rss_guid_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Without one a reader guesses by link or title, and a correction looks new."""
    children = context.children
    if "guid" in children:
        return None
    link = children.get("link")
    url = (link.text or "").strip() if link is not None else ""
    usable = url.startswith("http") and uris.uri_fault(url) is None
    fix = f"add <guid>{url}</guid>" if usable else "add a <guid> that never changes"
    return "the item has no guid", fix


@rule(
    "rss-guid-blank",
    level=Level.ERROR,
    on="item/guid",
    summary="A guid must not be blank.",
    spec=GUID,
    bad="<guid> </guid>",
    good="<guid>https://tide.example/neap/</guid>",
    unless=bool,
)
def rss_guid_blank(guid: Element) -> tuple[str, str] | None:
    """All items without an id look the same to a reader."""
    if len(guid):
        return None
    return "the guid is blank", "write an id that never changes, or leave it out"


@rule(
    "rss-guid-not-url",
    level=Level.ERROR,
    on="item/guid",
    summary="A guid that is a permalink must be a URL.",
    spec=GUID,
    bad="<guid>42</guid>",
    good='<guid isPermaLink="false">42</guid>',
    unless=usual_url,
)
def rss_guid_not_url(guid: Element, context: Context) -> tuple[str, str] | None:
    """A reader opens a permalink guid in a browser; 42 opens nothing."""
    value = context.text
    if not value or guid.get("isPermaLink", "true").strip() != "true":
        return None
    if value[:8].lower().startswith(("http://", "https://")):
        fault = uris.uri_fault(value)
        return (f"{quoted(value)} {fault.partition(';')[0]}", _FIX) if fault else None
    return f"{quoted(value)} is not a URL", _FIX


_FIX: Final = 'add isPermaLink="false"'


@rule(
    "rss-guid-ispermalink-invalid",
    level=Level.ERROR,
    on="item/guid/@isPermaLink",
    summary="isPermaLink must be true or false.",
    spec=GUID,
    bad='<guid isPermaLink="no">42</guid>',
    good='<guid isPermaLink="false">42</guid>',
    textual=True,
)
def rss_guid_ispermalink_invalid(
    guid: Element, context: Context
) -> tuple[str, str] | None:
    """Readers treat any other word as they like."""
    if guid.get("isPermaLink") in ("true", "false"):
        return None
    return f"{quoted(context.text)} is neither true nor false", _FIX


@rule(
    "rss-guid-repeated",
    level=Level.ERROR,
    on="item/guid",
    summary="Each item must have a guid of its own.",
    spec=GUID,
    bad="<item><title>A</title><guid>https://tide.example/neap/</guid></item>"
    "<item><title>B</title><guid>https://tide.example/neap/</guid></item>",
    good="<item><title>A</title><guid>https://tide.example/neap/</guid></item>"
    "<item><title>B</title><guid>https://tide.example/spring/</guid></item>",
    within="channel",
)
def rss_guid_repeated(guid: Element, context: Context) -> Fault | None:
    """A reader takes the second for a new version of the first, and hides one."""
    value = context.text
    if not value or context.first("rss-guid", value, guid) is guid:
        return None
    return Fault(
        f"an earlier item has the guid {quoted(value)} too",
        "give each item an id of its own, or remove the copy",
    )


@rule(
    "rss-guid-short-number",
    level=Level.NOTE,
    on="item/guid",
    summary="A guid of a few digits is hardly unique.",
    spec=GUID,
    bad='<guid isPermaLink="false">42</guid>',
    good='<guid isPermaLink="false">tag:tide.example,2026:42</guid>',
    profile="best-practice",
    textual=True,
)
def rss_guid_short_number(_: Element, context: Context) -> tuple[str, str] | None:
    """Every feed has an item 42, and programs that merge feeds lose all but one."""
    value = context.text
    if len(value) > 8 or not value.isdigit():
        return None
    message = f"other feeds have the guid {quoted(value)} too"
    return message, f"write the item's URL, or tag:your.domain,2026:{value}"
