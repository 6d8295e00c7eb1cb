"""Pictures and media files as sources name them."""

from __future__ import annotations

import pytest

from feedpub.model import Enclosure, Image
from feedpub.sources.articles.media import enclosure, image

BASE = "https://x.example/"


def absolute(reference):
    return reference if ":" in reference else BASE + reference


@pytest.mark.parametrize(
    "value",
    ["a.png", ["a.png", "b.png"], {"src": "a.png"}, [{"url": "a.png"}]],
)
def test_a_picture_is_an_address_or_holds_one(value):
    assert Image(url=BASE + "a.png") == image(value, absolute)


def test_a_picture_has_its_words_and_its_size():
    value = {"image": "a.png", "alt": "A tide", "caption": "Tide", "width": "30"}

    assert Image(
        url=BASE + "a.png", title="Tide", description="A tide", width=30
    ) == image(value, absolute)


@pytest.mark.parametrize("value", [{}, {"alt": "x"}, {"src": 3}, []])
def test_a_picture_without_an_address_is_an_error(value):
    with pytest.raises(ValueError, match="names no address"):
        image(value, absolute)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a.mp3", Enclosure(url=BASE + "a.mp3", type="audio/mpeg")),
        ("a.MP3?x=1", Enclosure(url=BASE + "a.MP3?x=1", type="audio/mpeg")),
        (
            {
                "url": "a",
                "mime_type": "audio/ogg",
                "size_in_bytes": 3,
                "duration_in_seconds": 2.5,
                "title": "Tide",
            },
            Enclosure(
                url=BASE + "a", type="audio/ogg", length=3, duration=2.5, title="Tide"
            ),
        ),
        (
            {"src": "a.m4a", "length": "12", "duration": "1:02:03"},
            Enclosure(url=BASE + "a.m4a", type="audio/x-m4a", length=12, duration=3723),
        ),
        (
            {"src": "a.m4a", "duration": "02:03"},
            Enclosure(url=BASE + "a.m4a", type="audio/x-m4a", duration=123),
        ),
    ],
)
def test_a_media_file_is_an_address_or_holds_one(value, expected):
    assert expected == enclosure(value, absolute)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("episode", "does not show its media type; give one under `type`"),
        ({"type": "audio/mpeg"}, "names no address"),
        ({"url": "a.mp3", "length": "long"}, "'long' is no whole number"),
        ({"url": "a.mp3", "length": True}, "True is no whole number"),
    ],
)
def test_a_media_file_that_lacks_something_is_an_error(value, message):
    with pytest.raises(ValueError, match=message):
        enclosure(value, absolute)
