"""The complete examples of Podcasting 2.0: validated, read and written again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import feedpub as fp
from feedpub import dates
from feedpub.formats.rss.writing import children
from feedpub.namespaces import itunes, podcast, reading, types, writing
from feedpub.validator import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

EXAMPLE = "specs/podcasting2/example.xml"
FRAGMENTS = "specs/podcasting2/schema__podcast-example.xml"
EXPLAINED = {
    ("podcast-guid-invalid", 21): "y0ur-gu1d-g035-h3r3 stands for a guid",
    ("rss-email-missing", 91): "name and address are exchanged",
    ("rss-email-missing", 152): "the same",
    ("rss-email-missing", 201): "the same",
    ("podcast-chapters-type-unusual", 98): "older than application/json+chapters",
    ("podcast-chapters-type-unusual", 157): "the same",
    ("podcast-chapters-type-unusual", 206): "the same",
    ("podcast-not-https", 160): "a picture over http, which 1.0.md forbids",
    ("podcast-not-https", 209): "a page and a picture over http",
}
"""What is wrong in the example itself, by rule and line, and why it is right to say."""

UNREADABLE = {
    EXAMPLE: ["y0ur-gu1d-g035-h3r3"],
    FRAGMENTS: ["12345"],  # geo="12345", to try the schema with
}
"""Values that are wrong, and so have no typed value."""
OURS = (f"{{{podcast.VOCABULARY.uri}}}", f"{{{itunes.VOCABULARY.uri}}}")


def test_the_findings_of_the_example_are_explained(shared: Path) -> None:
    report = validate(shared / EXAMPLE)

    assert set(EXPLAINED) == {(one.rule, one.line) for one in report.findings}


def test_the_fragments_are_no_feed_and_valid_in_one_but_for_a_geo(shared: Path) -> None:
    root = etree.parse(shared / FRAGMENTS).getroot()
    outside = validate(shared / FRAGMENTS)
    inside = validate(feed_around(root))

    assert {"document-root-unknown"} == {one.rule for one in outside.findings}
    assert {
        "podcast-place-invalid": "error",  # geo="12345"
        "podcast-chapters-type-unusual": "note",  # application/json
        "podcast-not-https": "warning",  # as in the example
    } == {one.rule: str(one.level) for one in inside.findings}


@pytest.mark.parametrize("name", [EXAMPLE, FRAGMENTS])
def test_every_element_is_read_and_written_without_losing_a_value(
    shared: Path, name: str
) -> None:
    root = etree.parse(shared / name).getroot()
    wrong: list[str] = []
    for around, place in places(root):
        unread = [kid for kid in mine(around, place) if is_wrong(kid, name)]
        wrong += map(wrong_value, unread)
        left = [kid for kid in mine(around, place) if kid not in unread]

        assert sorted(map(canonical, left)) == again(mine(around, place), place, unread)

    assert UNREADABLE[name] == wrong


BESIDE = "guid: mended: it is a page beside the link, read as an id alone"
NOTED = [
    (7, "docs: dropped: the model has no place for it"),
    (
        21,
        (
            "guid: dropped: guid 'y0ur-gu1d-g035-h3r3': is not written like "
            "9b024349-ccf0-5f69-a609-6b82873eab3c"
        ),
    ),
    (59, BESIDE),
    (59, "published: mended: it is missing; the start of the stream stands in"),
    *[(line, BESIDE) for line in (85, 146, 195)],
]
"""What a reader has to say about the example, by line."""


def test_the_example_is_read_and_written_whole(shared: Path) -> None:
    feed, notes, _ = fp.read_with_notes((shared / EXAMPLE).read_bytes())
    again = fp.read(fp.write(feed, "rss"))

    assert NOTED == sorted(
        (note.line, f"{note.field}: {note.kind}: {note.message}") for note in notes
    )
    assert feed.extensions == again.extensions
    assert 3 == len(feed.articles)
    for one, other in zip(feed.articles, again.articles, strict=True):
        assert one.extensions == other.extensions
        assert 12 < len(one.extensions)


def places(root: _Element) -> Iterator[tuple[_Element, str]]:
    """Give what holds elements of ours, and what the tables call it."""
    if root.tag != "rss":
        yield root, "feed"
        yield root, "entry"
        return
    yield root[0], "feed"
    for item in root[0].iterchildren("item"):
        yield item, "entry"


def mine(around: _Element, place: str) -> list[_Element]:
    ours = [kid for kid in around if str(kid.tag).startswith(OURS)]
    if around.tag in {"channel", "item"}:
        return ours
    in_feed = {kid for kid in ours if types().of_element(kid.tag, "feed")}
    return [kid for kid in ours if (kid in in_feed) == (place == "feed")]


def is_wrong(element: _Element, name: str) -> bool:
    return wrong_value(element) in UNREADABLE[name]


def wrong_value(element: _Element) -> str:
    return element.get("geo") or (element.text or "").strip()


def again(elements: list[_Element], place: str, wrong: list[_Element]) -> list[str]:
    """Read the elements, write their values and give them in canonical form."""
    found, unread = reading.extensions(elements, place, types(), article_of)

    assert wrong == [one.what for one in unread]
    declared = {"podcast": podcast.VOCABULARY.uri, "itunes": itunes.VOCABULARY.uri}
    written = writing.xml(found, declared, children)
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in declared.items())
    around = etree.fromstring(f"<x {spaces}>{written.decode()}</x>")
    return sorted(map(canonical, around))


def article_of(element: _Element) -> fp.Article:
    """Read the item that a live item is; the example's has no date of its own."""
    ours = [kid for kid in element if str(kid.tag).startswith(OURS)]
    found, unread = reading.extensions(ours, "entry", types(), article_of)

    assert () == unread
    enclosure = element.find("enclosure")
    return fp.Article(
        title=element.findtext("title"),
        url=element.findtext("link"),
        id=element.findtext("guid"),
        summary=element.findtext("description"),
        published=element.get("start"),
        enclosures=[
            fp.Enclosure(
                url=enclosure.get("url"),
                type=enclosure.get("type"),
                length=int(enclosure.get("length")),
            )
        ],
        extensions=found,
    )


def canonical(element: _Element) -> str:
    """Give names, attributes, texts and children, numbers and moments by their value.

    What a live item has of RSS is the model's affair: it has a date always, and says
    of each guid whether it is the link.
    """
    members = sorted(
        f"{name}={meant(text)}"
        for name, text in element.items()
        if name != "isPermaLink"
    )
    kids = [kid for kid in element if isinstance(kid.tag, str) and kid.tag != "pubDate"]
    return (
        f"{element.tag} {members} {meant(element.text)} {sorted(map(canonical, kids))}"
    )


def meant(text: str | None) -> str:
    text = (text or "").strip()
    with suppress(ValueError):
        return str(float(text))
    if ":" in text and text[:1].isalnum() and not text.startswith("http"):
        with suppress(ValueError):
            return str(dates.parse(text).astimezone(UTC))
    return text


def feed_around(root: _Element) -> bytes:
    """Give a feed with the elements where they may stand."""
    feed = "".join(markup(kid) for kid in mine(root, "feed"))
    entry = "".join(markup(kid) for kid in mine(root, "entry"))
    return (
        f'<rss version="2.0"><channel><title>T</title><link>https://a.example/</link>'
        f"<description>D</description>{feed}<item><title>N</title>{entry}</item>"
        "</channel></rss>"
    ).encode()


def markup(element: _Element) -> str:
    return etree.tostring(element, method="c14n", exclusive=True).decode()
