"""What each format says of enclosures that not every reader can fetch."""

from __future__ import annotations

import pytest

import feedpub as fp

MAGNET = fp.Enclosure(url="magnet:?xt=urn:btih:c12fe1c06b", type="audio/mpeg")
BY_HTTP = fp.Enclosure(url="https://tide.example/a.mp3", type="audio/mpeg", length=9)


def feed(*enclosures: fp.Enclosure) -> fp.Feed:
    article = fp.Article(
        title="A",
        url="https://tide.example/a",
        published="2026-11-23T08:00:00Z",
        enclosures=enclosures,
    )
    return fp.Feed(
        title="Tide",
        home_url="https://tide.example/",
        authors=["Ada"],
        articles=[article],
    )


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
@pytest.mark.parametrize("enclosures", [(MAGNET,), (MAGNET, BY_HTTP)])
def test_every_format_is_valid(
    format: str, enclosures: tuple[fp.Enclosure, ...]
) -> None:
    assert () == fp.validate(fp.write(feed(*enclosures), format)).errors


def test_an_item_has_the_first_one_that_http_leads_to() -> None:
    made = feed(MAGNET, BY_HTTP)

    assert (BY_HTTP,) == fp.read(fp.write(made, "rss")).articles[0].enclosures
    assert ["enclosures"] == [
        lost.field for lost in fp.losses(made, "rss") if MAGNET.url in lost.message
    ]
