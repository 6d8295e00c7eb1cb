"""What each format carries of a feed, and what it would cost to write it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.errors import FeedpubError
from feedpub.formats import losses, write
from feedpub.publisher.pages import element, together
from feedpub.publisher.tally import tally

if TYPE_CHECKING:
    from feedpub.model import Feed
    from feedpub.publisher.pages import Markup
    from feedpub.publisher.tally import Loss

FORMATS: Final = {
    "rss": "RSS 2.0",
    "atom": "Atom 1.0",
    "json": "JSON Feed 1.1",
    "rdf": "RSS 1.0",
}
"""The formats and what people call them."""


class _Carried(NamedTuple):
    """What becomes of a feed in a format."""

    size: int | None
    losses: tuple[Loss, ...]
    refusal: str = ""


def formats_view(feed: Feed) -> Markup:
    """Write a table of what is lost in each format, field by field."""
    carried = {form: _carried(feed, form) for form in FORMATS}
    fields = {loss.field: None for one in carried.values() for loss in one.losses}
    names = (element("th", name, scope="col") for name in FORMATS.values())
    rows = [
        _row("All in all", [_whole(one) for one in carried.values()]),
        *(
            _row(field, [_of(field, one) for one in carried.values()])
            for field in fields
        ),
    ]
    table = element(
        "table",
        element("thead", element("tr", element("th", "Field", scope="col"), names)),
        element("tbody", rows),
        class_="formats",
    )
    label = "What each format carries"
    said = "This feed written anew in each format: what is carried, and what is lost."
    return together(
        element("h2", label),
        element("p", said, class_="faint"),
        element(
            "div", table, class_="wide", role="region", aria_label=label, tabindex="0"
        ),
    )


def _carried(feed: Feed, form: str) -> _Carried:
    try:
        return _Carried(len(write(feed, form)), tally(losses(feed, form)))
    except FeedpubError as error:  # RSS 1.0 refuses feeds without articles
        return _Carried(None, (), str(error))


def _row(field: str, cells: list[Markup]) -> Markup:
    return element("tr", element("th", field, scope="row"), cells)


def _whole(carried: _Carried) -> Markup:
    if carried.size is None:
        said = element("b", "cannot be written")
        return element("td", said, element("p", carried.refusal), class_="lost")
    count = sum(loss.times for loss in carried.losses)
    said = element("b", f"{count:,} lost" if count else "carries all")
    size = element("p", f"{carried.size:,} bytes", class_="faint")
    return element("td", said, size, class_="lost" if count else "kept")


def _of(field: str, carried: _Carried) -> Markup:
    lost = [loss for loss in carried.losses if loss.field == field]
    if carried.size is None:
        return element("td", "-", class_="faint")
    if not lost:
        return element("td", "carried", class_="kept")
    said = (element("p", _said(loss)) for loss in lost)
    return element("td", element("b", "lost"), said, class_="lost")


def _said(loss: Loss) -> str:
    return f"{loss.message} ({loss.times:,} times)" if loss.times > 1 else loss.message
