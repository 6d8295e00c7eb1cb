"""feedparser sees the same values, where it knows the element."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

import feedpub as fp
from feedpub.namespaces import georss, gml

RING = ((50, 1), (51, 1), (51, 2), (50, 1))
GOLDEN = Path(__file__).parents[1] / "golden" / "namespaces"
BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(params=["rss.xml", "atom.xml"])
def seen(request: pytest.FixtureRequest) -> feedparser.FeedParserDict:
    return feedparser.parse(io.BytesIO((GOLDEN / request.param).read_bytes()))


def test_what_it_knows_of_a_feed(seen: feedparser.FeedParserDict) -> None:
    feed = seen.feed

    assert not seen.bozo
    assert "daily" == feed.sy_updateperiod
    assert "2" == feed.sy_updatefrequency
    assert "Tidewater Press" == feed.publisher
    assert "https://tidegen.example/?v=2" == feed.admin_generatoragent["rdf:resource"]
    assert "mailto:ada@tide.example" == feed.admin_errorreportsto["rdf:resource"]
    assert BY in {link.href for link in feed.links if link.rel == "license"}
    assert "2" == feed.opensearch_totalresults


def test_what_it_knows_of_an_article(seen: feedparser.FeedParserDict) -> None:
    neap, _ = seen.entries
    chapters = neap.psc_chapters.chapters

    assert ["tides", "moon"] == [tag.term for tag in neap.tags]
    assert "12" == neap.slash_comments == neap.thr_total
    assert "https://tide.example/post" == neap.wfw_comment
    assert "https://tide.example/neap/rss.xml" == neap.wfw_commentrss
    assert ["Welcome", "Neap"] == [chapter.title for chapter in chapters]
    assert timedelta(minutes=3, seconds=7) < chapters[1].start_parsed
    assert ("Point", (-1.5, 50.2)) == (neap.where.type, neap.where.coordinates)


@pytest.mark.parametrize(
    ("value", "type", "coordinates"),
    [
        (georss.Point(position=(50, 1)), "Point", (1, 50)),
        (georss.Line(positions=RING[:2]), "LineString", [(1, 50), (1, 51)]),
        (
            georss.Polygon(positions=RING),
            "Polygon",
            ([(1, 50), (1, 51), (2, 51), (1, 50)],),
        ),
        (georss.Box(corners=[(50, 1), (51, 2)]), "Box", ((1, 50), (2, 51))),
        (georss.Where(point=gml.Point(pos=(50, 1))), "Point", (1, 50)),
        (
            georss.Where(polygon=gml.Polygon(exterior=RING)),
            "Polygon",
            ([(1, 50), (1, 51), (2, 51), (1, 50)],),
        ),
    ],
    ids=["point", "line", "polygon", "box", "GML point", "GML polygon"],
)
def test_it_sees_the_same_places(value: object, type: str, coordinates: object) -> None:
    feed = fp.Feed(
        title="Tidewater",
        home_url="https://tide.example/",
        authors=["Ada"],
        articles=[
            fp.Article(
                title="Neap",
                url="https://tide.example/neap/",
                published=0,
                extensions=[value],
            )
        ],
    )

    for format in ("rss", "atom"):
        (entry,) = feedparser.parse(io.BytesIO(fp.write(feed, format))).entries
        assert (type, coordinates) == (entry.where.type, entry.where.coordinates)
