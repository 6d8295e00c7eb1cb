"""Of links that contradict one another some are left out, and all others stay."""

from __future__ import annotations

import pytest

import feedpub as fp

TIDE = "https://tide.example/"
OWN = f'<link rel="self" href="{TIDE}atom.xml"/>'
BY = '<link rel="license" href="https://by.example/{}"/>'
NONE = '<link rel="license" href="http://purl.org/atompub/license#unspecified"{}/>'
VIA = f'<link rel="via" href="{TIDE}via"/>'


def feed(links: str, in_entry: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>{TIDE}</id>'
        f"<updated>2026-03-01T09:00:00Z</updated><author><name>A</name></author>{OWN}"
        f'<link href="{TIDE}"/>{links}<entry><title>N</title><id>{TIDE}n</id>'
        f'<updated>2026-03-01T09:00:00Z</updated><link href="{TIDE}n"/>{in_entry}'
        "</entry></feed>"
    ).encode()


def rels(links: tuple[fp.Link, ...]) -> list[str]:
    return [f"{link.rel} {link.url.rpartition('/')[2]}" for link in links]


@pytest.mark.parametrize(
    ("links", "kept", "message"),
    [
        (BY.format(1) * 2, ["license 1"], "a licence twice"),
        (BY.format(1) + NONE.format(""), ["license 1"], "said to be none"),
        (NONE.format("") + BY.format(1), ["license 1"], "said to be none"),
        (
            NONE.format("") + NONE.format(' type="text/html"'),
            ["license license#unspecified"],
            "a licence twice",
        ),
    ],
)
def test_of_licences_that_contradict_one_another_the_named_one_stays(
    links: str, kept: list[str], message: str
) -> None:
    of_feed = fp.read_with_notes(feed(links + VIA))
    of_entry = fp.read_with_notes(feed("", links + VIA))

    assert [*kept, "via via"] == rels(of_feed.feed.links)
    assert [*kept, "via via"] == rels(of_entry.feed.articles[0].links)
    for reading in (of_feed, of_entry):
        assert [True] == [message in note.message for note in reading.notes]


@pytest.mark.parametrize(
    ("links", "kept"),
    [
        ([("first", "atom.xml"), ("previous", "2")], ["previous 2"]),
        ([("prev", "2"), ("first", "atom.xml")], ["prev 2"]),
        ([("last", "atom.xml"), ("next", "2")], []),
        ([("first", "1"), ("previous", "2")], ["first 1", "previous 2"]),
        ([("first", "atom.xml"), ("last", "9")], ["first atom.xml", "last 9"]),
    ],
)
def test_of_pages_that_contradict_one_another_the_one_elsewhere_stays(
    links: list[tuple[str, str]], kept: list[str]
) -> None:
    written = "".join(f'<link rel="{rel}" href="{TIDE}{to}"/>' for rel, to in links)
    made, notes, _ = fp.read_with_notes(feed(written + VIA))
    next_url = TIDE + "2" if links[-1][0] == "next" else None

    assert [*kept, "via via"] == rels(made.links)
    assert next_url == made.next_url
    taken = len(links) - len(kept) - (next_url is not None)
    assert ["link"] * taken == [note.field for note in notes]
    assert () == fp.validate(fp.write(made, "atom")).errors
