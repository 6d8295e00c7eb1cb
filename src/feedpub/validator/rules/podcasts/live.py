"""Live items of podcasts are items: what holds in the one holds in the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from feedpub.validator.engine.places import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.rule import Rule

LIVE: Final = "podcast:liveItem"
_OF_ITEMS: Final = (
    "rss-item-title-or-description-missing",
    "rss-item-element-repeated",
)
"""Rules about the item itself that hold of live items, too."""

_BETWEEN_ITEMS: Final = ("rss-guid-repeated",)
"""Rules that compare items: a stream may have the guid of its recording."""

_AROUND: Final = ("channel/item/", "item/")
_GENERAL: Final = ("spec", "best-practice")


def in_live_items(rule: Rule) -> Rule:
    """Give the same rule, extended to live items where it is about items of RSS.

    "All tags that are valid as children of a standard item are valid here"
    (Podcasting 2.0, liveItem). What single directories ask of items is not asked of
    them.
    """
    more = tuple(dict.fromkeys(_more(rule)))
    if not more:
        return rule
    where = {format_ for on in rule.on for format_ in parse(on).formats}
    formats = rule.formats or tuple(sorted(where))  # a live item is none of its own
    return replace(rule, on=(*rule.on, *more), formats=formats)


def _more(rule: Rule) -> Iterator[str]:
    if rule.profile not in _GENERAL or rule.name in _BETWEEN_ITEMS:
        return
    if rule.name in _OF_ITEMS:
        yield LIVE
    for place in rule.on:
        around = next((one for one in _AROUND if place.startswith(one)), None)
        inside = place.removeprefix(around or place)
        if inside and inside[0] != "@":  # the attributes of a live item are its own
            bare = ":" not in inside.partition("/")[0]
            yield f"{LIVE}/{'rss:' if bare else ''}{inside}"
