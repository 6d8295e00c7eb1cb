"""What partners look for in a feed as a whole, read alike from RSS and Atom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.validator.names import ATOM

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element


def has_language(channel: Element, context: Context) -> bool:
    """Tell whether the feed says its language, in its format's way."""
    if channel.tag != "channel":
        return bool(channel.get("{http://www.w3.org/XML/1998/namespace}lang"))
    language = context.children.get("language")
    return language is not None and bool((language.text or "").strip())


def language_fix(channel: Element) -> str:
    """Say how the feed's format says the language."""
    if channel.tag == "channel":
        return "add <language>en</language>"
    return 'add xml:lang="en" to <feed>'


def articles_in(channel: Element, context: Context) -> int:
    """Count the articles of a feed, for rules that are `across` all of them."""
    return context.gathered(_items if channel.tag == "channel" else _entries)


def _items(context: Context, before: int | None) -> int:
    return (before or 0) + sum(kid.tag == "item" for kid in context.own())


def _entries(context: Context, before: int | None) -> int:
    return (before or 0) + sum(kid.tag == f"{ATOM}entry" for kid in context.own())


def counted(count: int) -> str:
    """Put a number of articles into words."""
    return "1 article" if count == 1 else f"{count} articles"


def link_to(context: Context, relation: str) -> str:
    """Give the address of the feed's link of Atom's of that relation, or nothing."""
    return next(
        (
            kid.get("href", "").strip()
            for kid in context.kids
            if kid.tag == f"{ATOM}link" and kid.get("rel") == relation
        ),
        "",
    )
