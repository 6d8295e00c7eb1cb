"""The partners, and what each of them asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Wants(NamedTuple):
    """What a partner asks for beyond what every one of them gets.

    `articles` is the number that it takes, `width` the least of an image in pixels,
    `needs` what an article must have, `language` whether the feed must say its own.
    """

    title: str
    articles: int | None = None
    needs: tuple[str, ...] = ()
    language: bool = False
    width: int = 0


PARTNERS: Final[Mapping[str, Wants]] = {
    "news": Wants(
        *("news partners", 60, ("title", "link", "date", "text")), language=True
    ),
    "google-news": Wants("Google News", 60, ("date",)),
    "msn": Wants("MSN", None, ("title", "link", "date", "text")),
    "smartnews": Wants("SmartNews", language=True),
    "flipboard": Wants(
        *("Flipboard", None, ("title", "link", "text", "image")),
        language=True,
        width=400,
    ),
    "newsbreak": Wants("NewsBreak", None, ("text", "author")),
    "mailchimp": Wants("Mailchimp"),
    "feedly": Wants("Feedly"),
}
"""The partners by their names, which are those of the validator's profiles."""
