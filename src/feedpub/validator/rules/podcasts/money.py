"""Podcasting 2.0: value, which shares listeners' money among recipients."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.podcasts.pages import PODCAST, TAGS
from feedpub.validator.rules.podcasts.tags import number_of
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_NODE: Final = re.compile("[0-9A-Fa-f]{66}").fullmatch
_SLUGS: Final = frozenset(
    (
        *("bitcoin", "lightning", "keysend", "lnaddress", "amp", "wallet", "node"),
        "default",
    )
)
"""The namespace's valueslugs.txt, and `default`, which value.md has for no method."""

_KEY: Final = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"


def _recipient(type_: str = "node", address: str = _KEY, split: str = "100") -> str:
    return (
        f'<podcast:valueRecipient name="Ada" type="{type_}" address="{address}" '
        f'split="{split}"/>'
    )


def _value(inside: str = "", recipient: str = "", type_: str = "lightning") -> str:
    return (
        f'<podcast:value type="{type_}" method="keysend">'
        f"{recipient or _recipient()}{inside}</podcast:value>"
    )


def _span(inside: str, attributes: str = "") -> str:
    start = f'<podcast:valueTimeSplit startTime="60" duration="237"{attributes}>'
    return _value(f"{start}{inside}</podcast:valueTimeSplit>")


_REMOTE: Final = (
    '<podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c" itemGuid="1"/>'
)


@rule(
    "podcast-payment-unknown",
    level=Level.WARNING,
    on=("podcast:value/@type", "podcast:value/@method", "podcast:valueRecipient/@type"),
    summary="A way to pay should be one of the namespace's list.",
    spec=f"{TAGS}value.md",
    bad=_value(type_="lightening"),
    good=_value(),
    within="item",
)
def podcast_payment_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """An app that does not know it pays nobody."""
    if context.text in _SLUGS:
        return None
    message = f"{quoted(context.text)} is no way to pay that apps know"
    return message, "write lightning, and keysend or lnaddress, if that is what it is"


@rule(
    "podcast-address-invalid",
    level=Level.WARNING,
    on="podcast:valueRecipient/@address",
    summary="A recipient's address should be a node's key or a Lightning address.",
    spec=f"{TAGS}value-recipient.md#attributes",
    bad=_value(recipient=_recipient("lnaddress", "alice")),
    good=_value(recipient=_recipient("lnaddress", "alice@wallet.example")),
    within="item",
)
def podcast_address_invalid(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """The money goes nowhere."""
    type_, address = element.get("type", "").strip(), context.text
    if type_ == "node" and not _NODE(address):
        fix = "write the node's public key, 66 hexadecimal digits"
        return f"{quoted(address)} is no node of the Lightning Network", fix
    if type_ == "lnaddress" and values.email_fault(address):
        fix = "write it like alice@wallet.example"
        return f"{quoted(address)} is no Lightning address", fix
    return None


@rule(
    "podcast-split-nothing",
    level=Level.WARNING,
    on=("podcast:value", "podcast:valueTimeSplit"),
    summary="Of several recipients one at least should have a share.",
    spec=f"{TAGS}value-recipient.md#attributes",
    bad=_value(_recipient(split="0"), _recipient(split="0")),
    good=_value(_recipient(split="5"), _recipient(split="95")),
    within="item",
)
def podcast_split_nothing(_: Element, context: Context) -> tuple[str, str] | None:
    """Nothing is shared out, and apps divide by nothing."""
    name = f"{PODCAST}valueRecipient"
    if name not in context.children:
        return None
    splits = [kid.get("split", "").strip() for kid in context.kids if kid.tag == name]
    if len(splits) < 2 or any(one.strip("0") or not one for one in splits):
        return None
    return f"all {len(splits)} recipients have a split of 0", "give them shares"


@rule(
    "podcast-time-split-mixed",
    level=Level.ERROR,
    on="podcast:valueTimeSplit",
    summary="A time split must have one remote item, or recipients of its own.",
    spec=f"{TAGS}value-time-split.md#node-value",
    bad=_span(""),
    good=_span(_REMOTE),
    within="item",
)
def podcast_time_split_mixed(_: Element, context: Context) -> tuple[str, str] | None:
    """An app must know who gets the money of this while."""
    remote = f"{PODCAST}remoteItem" in context.children
    own = f"{PODCAST}valueRecipient" in context.children
    if remote != own:
        return None
    if remote:
        message = "the time split has a remote item and recipients of its own"
        return message, "keep the remote item, or the recipients"
    message = "the time split has neither a remote item nor recipients"
    return message, "add <podcast:remoteItem>, or a <podcast:valueRecipient>"


@rule(
    "podcast-percentage-outside",
    level=Level.WARNING,
    on="podcast:valueTimeSplit/@remotePercentage",
    summary="A percentage should be between 0 and 100.",
    spec=f"{TAGS}value-time-split.md#attributes",
    bad=_span(_REMOTE, ' remotePercentage="120"'),
    good=_span(_REMOTE, ' remotePercentage="95"'),
    within="item",
)
def podcast_percentage_outside(_: Element, context: Context) -> Fault | None:
    """Apps take 0 for less and 100 for more."""
    percent = number_of(context.text)
    if percent is None or 0 <= percent <= 100:
        return None
    nearest = 0 if percent < 0 else 100
    return Fault(f"{quoted(context.text)} is no percentage", f"write {nearest}")
