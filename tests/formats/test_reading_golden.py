"""The golden files are read as what they were written from, extensions included."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from keeping import kept

import feedpub as fp

FOLDER = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/case.py"))


def feed_of(case: str) -> fp.Feed:
    spec = importlib.util.spec_from_file_location(case, FOLDER / case / "case.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.feed


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_golden_file_is_read_as_its_case(case: str, format: str) -> None:
    if (case, format) == ("namespaces", "rss"):
        pytest.skip("its dc:subject elements are read as categories, see below")
    path = FOLDER / case / fp.FORMATS[format].FILE_NAME

    assert kept(feed_of(case), format) == fp.read(path)
    assert path.read_bytes() == fp.write(fp.read(path), format)


@pytest.mark.parametrize("case", CASES)
def test_a_golden_json_feed_is_read_as_its_case(case: str) -> None:
    """Its custom objects come by namespace, in whatever order they were given."""
    meant, seen = kept(feed_of(case), "json"), fp.read(FOLDER / case / "feed.json")

    assert bare(meant) == bare(seen)
    assert kinds(meant) == kinds(seen)


def bare(feed: fp.Feed) -> fp.Feed:
    articles = [replace(one, extensions=()) for one in feed.articles]
    return replace(feed, extensions=(), articles=articles)


def kinds(feed: fp.Feed) -> list[list[str]]:
    return [
        sorted(type(value).__name__ for value in one.extensions)
        for one in (feed, *feed.articles)
    ]


def test_subjects_in_rss_are_categories() -> None:
    seen = fp.read(FOLDER / "namespaces" / "rss.xml").articles[0]

    assert {"tides", "moon"} <= {category.term for category in seen.categories}


def test_rss_1_0_of_everything_is_valid_and_says_its_losses() -> None:
    feed = feed_of("everything")
    document = fp.write(feed, "rdf")
    lost = {(problem.where, problem.field) for problem in fp.losses(feed, "rdf")}

    assert () == fp.validate(document).errors
    assert kept(feed, "rdf") == fp.read(document)
    assert {("feed", name) for name in ("icon", "logo", "ttl", "generator")} < lost
    film = "article 'https://tide.example/film/'"
    assert {(film, "content"), (film, "updated")} < lost
