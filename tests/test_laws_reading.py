"""The laws of reading: what was written comes back, and again as it was."""

from __future__ import annotations

import re
from contextlib import suppress

from amounts import times
from hypothesis import given
from hypothesis import strategies as st
from keeping import kept
from strategies import feeds

import feedpub as fp

FORMATS = ("rss", "atom", "json", "rdf")
SPACES = re.compile(rb"[ \t\r\n]|&#9;|&#10;|\\[nt]")
DAMAGE = st.sampled_from([b"", b"<", b"&", b"\x00", b"\xff", b'"', b"]]>", b"<item>"])


def documents(feed: fp.Feed) -> list[tuple[str, bytes]]:
    """Write in every format; a feed is drawn once for all, for drawing takes time."""
    found = [(format, fp.write(feed, format)) for format in FORMATS[:3]]
    with suppress(fp.ModelError):  # RSS 1.0 needs articles, and links for them
        found.append(("rdf", fp.write(feed, "rdf")))
    return found


@given(feed=feeds())
def test_what_was_written_comes_back_but_for_losses(feed: fp.Feed) -> None:
    for format, document in documents(feed):
        assert kept(feed, format) == fp.read(document)


@times(0.5)
@given(feed=feeds())
def test_what_was_read_is_written_and_read_without_a_note(feed: fp.Feed) -> None:
    for format, document in documents(feed):
        whole = fp.read(document)
        reading = fp.read_with_notes(fp.write(whole, format))

        assert whole == reading.feed
        assert [] == [one for one in reading.notes if "UNDATED" not in one.message]


@times(0.5)
@given(feed=feeds())
def test_writing_again_gives_the_same_bytes(feed: fp.Feed) -> None:
    for format, once in documents(feed):
        twice = fp.write(fp.read(once), format)

        assert SPACES.sub(b"", once) == SPACES.sub(b"", twice)
        assert twice == fp.write(fp.read(twice), format)


@times(0.2)
@given(feed=feeds())
def test_a_written_feed_is_read_strictly(feed: fp.Feed) -> None:
    for format, document in documents(feed):
        assert fp.read(document) == fp.read(document, format, strict=True)


@times(0.5)
@given(feed=feeds(), damages=st.lists(st.tuples(st.floats(0, 1), DAMAGE), min_size=1))
def test_a_damaged_feed_is_read_or_refused(
    feed: fp.Feed, damages: list[tuple[float, bytes]]
) -> None:
    for _, document in documents(feed):
        data = document
        for place, damage in damages:
            at = int(place * len(data))
            data = data[:at] + damage + data[at + 5 :]
        with suppress(fp.ReadError):
            made = fp.read(data, url="https://tide.example/x")

            assert () == fp.validate(fp.write(made, "atom")).errors
