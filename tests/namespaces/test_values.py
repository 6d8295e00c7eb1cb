"""What typed values say together, and what reading makes of what is wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import etree

import feedpub as fp
from feedpub.namespaces import (
    app,
    geo,
    georss,
    gml,
    history,
    itunes,
    media,
    opensearch,
    podcast,
    psc,
    sy,
    thread,
    tombstones,
    types,
    webfeeds,
)
from feedpub.namespaces.reading import extensions, members
from feedpub.namespaces.writing import key

TIDE = "https://tide.example/"
GONE = {"ref": "urn:tide:1", "when": "2026-03-01T09:00:00Z"}
CHAPTER = '<psc:chapter start="0" title="x"/>'
RING = ((50, 1), (51, 1), (51, 2), (50, 1))


def feed(*extensions: object, **fields: object) -> fp.Feed:
    return fp.Feed(
        title="Tidewater",
        home_url=TIDE,
        updated=0,
        extensions=extensions,
        **fields,
    )


def link(rel: str, url: str = TIDE + "2", **fields: str) -> fp.Link:
    return fp.Link(url=url, rel=rel, **fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"next_url": TIDE + "2"}, "next_url: leads to more"),
        ({"links": [link("prev-archive")]}, "'prev-archive' leads to more"),
        (
            {"feed_url": TIDE + "feed", "links": [link("current")]},
            "its own current document",
        ),
    ],
)
def test_a_complete_feed_does_not_go_on_elsewhere(fields: dict, message: str) -> None:
    with pytest.raises(fp.ModelError, match=message):
        feed(history.Complete(), **fields)


def test_a_feed_is_complete_or_an_archive() -> None:
    with pytest.raises(fp.ModelError, match="not both"):
        feed(history.Complete(), history.Archive())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"links": [link("license"), link("license")]}, "two license links"),
        (
            {
                "links": [
                    link("license", "http://purl.org/atompub/license#unspecified"),
                    link("license"),
                ]
            },
            "stands alone",
        ),
        (
            {
                "feed_url": TIDE + "feed",
                "next_url": TIDE + "2",
                "links": [link("last", TIDE + "feed")],
            },
            "is the last page, and there is a next one",
        ),
        (
            {
                "feed_url": TIDE + "feed",
                "links": [link("first", TIDE + "feed"), link("previous")],
            },
            "is the first page",
        ),
    ],
)
def test_links_that_contradict_each_other_are_refused(
    fields: dict, message: str
) -> None:
    with pytest.raises(fp.ModelError, match=message):
        feed(**fields)


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_archives_and_pages_are_links(format: str) -> None:
    archive = feed(
        history.Archive(),
        feed_url=TIDE + "2025.xml",
        authors=["Ada"],
        links=[link("current", TIDE + "feed"), link("prev-archive", TIDE + "2024.xml")],
    )

    assert () == fp.validate(fp.write(archive, format)).errors


def test_an_article_is_deleted_once_in_a_moment() -> None:
    gone = tombstones.DeletedEntry(**GONE)
    later = tombstones.DeletedEntry(ref="urn:tide:1", when="2026-03-02T09:00:00Z")

    assert (gone, later) == feed(gone, later).extensions
    with pytest.raises(fp.ModelError, match="'urn:tide:1' is deleted 2 times at 2026"):
        feed(gone, gone)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: georss.Polygon(positions=[*RING[:3], (5, 5)]), "do not end where"),
        (lambda: gml.Polygon(exterior=RING[:3]), "fewer than four"),
        (lambda: gml.Polygon(exterior=[*RING[:3], (5, 5)]), "does not end where"),
        (georss.Where, "give one of point"),
        (lambda: georss.Point(position=(95, 1)), "latitude 95"),
        (lambda: opensearch.Query(role="hyponym"), "none of request"),
        (lambda: opensearch.Query(role="request", language="English"), "language"),
        (lambda: sy.Schedule(update_period="fortnightly"), "none of hourly"),
        (lambda: thread.InReplyTo(ref="spring"), "ref: 'spring'"),
        (lambda: app.Editing(draft="yes"), "neither True nor False"),
        (
            lambda: psc.Chapters(
                chapters=[
                    psc.Chapter(start=9, title="Later"),
                    psc.Chapter(start=1, title="Sooner"),
                ]
            ),
            "'Sooner' begins before 'Later'",
        ),
        (lambda: psc.Chapter(start="soon", title="x"), "is no duration"),
    ],
)
def test_what_is_wrong_with_a_value_is_said(make: object, message: str) -> None:
    with pytest.raises(fp.ModelError, match=message):
        make()


@pytest.mark.parametrize(
    ("start", "seconds"), [("3:07", 187), ("1:02:03.5", 3723.5), (0.0004, 0), (9, 9)]
)
def test_a_chapter_starts_to_the_thousandth(start: object, seconds: float) -> None:
    assert seconds == psc.Chapter(start=start, title="x").start


def read(markup: str, place: str = "entry") -> tuple[tuple, list[str]]:
    spaces = "".join(
        f' xmlns:{kind.VOCABULARY.prefix}="{kind.VOCABULARY.uri}"'
        for kind in (geo, history, psc, sy, thread, tombstones)
    )
    elements = etree.fromstring(f"<x{spaces}>{markup}</x>")
    found, unread = extensions(elements, place, types(), None)
    return found, [one.reason for one in unread]


@pytest.mark.parametrize(
    ("markup", "place", "found", "reasons"),
    [
        ("<thr:in-reply-to/>", "entry", (), ["ref is missing; give it"]),
        (
            '<thr:in-reply-to ref="urn:tide:1" rel="up"/>',
            "entry",
            (thread.InReplyTo(ref="urn:tide:1"),),
            ["its attribute rel is not known"],
        ),
        ("<geo:lat>50</geo:lat>", "entry", (), ["long is missing; give it"]),
        (
            "<geo:lat>50</geo:lat><geo:long>1</geo:long><geo:alt>high</geo:alt>",
            "feed",
            (geo.Position(lat=50, long=1),),
            ["could not convert string to float: 'high'"],
        ),
        (
            2 * "<sy:updateFrequency>1</sy:updateFrequency>",
            "feed",
            (sy.Schedule(update_frequency=1),),
            ["is there twice; the first one counts"],
        ),
        (
            "<fh:complete>yes</fh:complete>",
            "feed",
            (history.Complete(),),
            ["its text is not known"],
        ),
        (
            "<fh:archive/><fh:archive/>",
            "feed",
            (history.Archive(),),
            ["is there more often than it may be"],
        ),
        (
            f"<psc:chapters>{CHAPTER}<psc:chapter/></psc:chapters>",
            "entry",
            (psc.Chapters(chapters=[psc.Chapter(start=0, title="x")], version="1.2"),),
            ["start is missing; give it; title is missing; give it"],
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_kept(
    markup: str, place: str, found: tuple, reasons: list[str]
) -> None:
    assert (found, reasons) == read(markup, place)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"_thr": []}, "is no object"),
        ({"_thr": {"count": 3}}, "is not known in it"),
        ({"_thr": {"total": "three"}}, "total 'three' is no whole number"),
        ({"_thr": {"in_reply_to": [{}]}}, "ref is missing"),
        ({"_app": {"draft": "no"}}, "neither True nor False"),
        ({"_a.b": 1}, "no full stop"),
    ],
)
def test_what_json_cannot_say_is_told(data: dict, reason: str) -> None:
    found, (unread,) = members(data, "entry", types(), None)

    assert () == found
    assert reason in unread.reason


def test_an_empty_element_is_true_in_json() -> None:
    assert ((history.Complete(),), ()) == members(
        {"_fh": {"complete": True}}, "feed", types(), None
    )
    _, (unread,) = members({"_fh": {"complete": 1}}, "feed", types(), None)
    assert "is not true" in unread.reason


def test_names_are_in_snake_case_in_json() -> None:
    assert ["in_reply_to", "hit_parade", "source_url", "point"] == [
        *map(key, ("in-reply-to", "hit_parade", "sourceUrl", "Point"))
    ]


def test_the_help_of_the_command_line_loads_no_namespace() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "feedpub", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "feedpub.cli" in done.stderr
    assert "feedpub.namespaces" not in done.stderr


SHARED = {"type": "lightning", "method": "keysend"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: podcast.Value(recipients=[], **SHARED), "recipients: is missing"),
        (
            lambda: podcast.Value(recipients=iter(()), **SHARED),
            "recipients: is missing",
        ),
        (lambda: podcast.Podroll(remote_items=[]), "remote_items: is missing"),
        (lambda: psc.Chapters(chapters={}), "chapters: is missing"),
        (lambda: podcast.Chapters(url=TIDE, type=None), "type: is missing"),
    ],
)
def test_what_an_element_must_have_is_asked_for(make: object, message: str) -> None:
    with pytest.raises(fp.ModelError, match=message):
        make()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: podcast.Value(recipients="Ada", **SHARED),
            "recipients: 'Ada' is str, not ValueRecipient",
        ),
        (
            lambda: media.Embed(url=TIDE, width=1, height=1, params=["a"]),
            "params: 'a' is str, not Param",
        ),
        (
            lambda: georss.Where(point=georss.Point(position=(50, 1))),
            "is georss.Point, not gml.Point",
        ),
        (
            lambda: tombstones.DeletedEntry(**GONE, source="Tidewater"),
            "source: 'Tidewater' is str, not Source",
        ),
    ],
)
def test_what_is_of_another_class_is_told_which_is_wanted(
    make: object, message: str
) -> None:
    with pytest.raises(fp.ModelError, match=message):
        make()


def test_all_that_is_wrong_with_a_value_and_its_parts_is_said_at_once() -> None:
    with pytest.raises(fp.ModelError) as caught:
        podcast.AlternateEnclosure(type="mpeg", sources=["x"], length=-1)

    assert ["type", "sources", "length"] == [one.field for one in caught.value.problems]
    assert "uri: 'x': is relative" in str(caught.value)


def test_none_for_several_values_is_none_of_them() -> None:
    assert () == itunes.Show(categories=None).categories


def test_a_number_that_no_reader_can_hold_is_refused() -> None:
    with pytest.raises(fp.ModelError, match=r"lat: .* is no number"):
        geo.Point(lat=10**400, long=0)


@pytest.mark.parametrize(
    ("part", "home"),
    [
        (itunes.Category("Arts"), "itunes.Show or itunes.Episode"),
        (itunes.Owner(email="ada@tide.example"), "itunes.Show"),
        (webfeeds.Related(layout="card"), "webfeeds.Brand"),
        (podcast.Source(uri=TIDE), "podcast:alternateEnclosure"),
        (psc.Chapters(chapters=[psc.Chapter(start=0, title="x")]), "an article"),
        (itunes.Episode(duration=1), "an article"),
    ],
)
def test_what_stands_in_the_wrong_place_is_told_its_own(
    part: object, home: str
) -> None:
    with pytest.raises(fp.ModelError, match=f"in a feed; its place is {home}$"):
        feed(part)
