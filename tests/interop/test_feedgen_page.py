"""The page for those who come from feedgen names every method, and its code runs."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import feedgen.entry
import feedgen.feed
import pytest
from feedgen.ext import (
    dc,
    geo_entry,
    media,
    podcast,
    podcast_entry,
    syndication,
    torrent,
)
from interop.filled import errors

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "coming-from-feedgen.md").read_text(encoding="utf-8")
EXTENSIONS = (
    podcast.PodcastExtension,
    podcast_entry.PodcastEntryExtension,
    dc.DcExtension,
    media.MediaEntryExtension,
    geo_entry.GeoEntryExtension,
    syndication.SyndicationExtension,
    torrent.TorrentEntryExtension,
)
PLUMBING = {"extend_atom", "extend_rss", "extend_ns", "extend_file"}


def rows(title: str) -> list[list[str]]:
    """Give the table of a section, cell by cell."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (its,) = [one for one in section if one.startswith(title)]
    lines = [line for line in its.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:]]


def named(cells: list[str]) -> list[str]:
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def methods(kind: type) -> set[str]:
    found = {name for name, _ in inspect.getmembers(kind, inspect.isfunction)}
    return {name for name in found if not name.startswith("_")} - PLUMBING


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("The feed", feedgen.feed.FeedGenerator),
        ("The entry", feedgen.entry.FeedEntry),
    ],
)
def test_every_method_has_its_row(title: str, kind: type) -> None:
    found = named([row[0] for row in rows(title)])

    assert sorted(methods(kind)) == sorted(found)


@pytest.mark.parametrize(("place", "kind"), [*enumerate(EXTENSIONS)])
def test_every_method_of_an_extension_is_named(place: int, kind: type) -> None:
    row = rows("Extensions")[place]

    assert sorted(methods(kind)) == sorted(named([row[1]]))


def test_the_code_runs_and_what_it_writes_is_valid() -> None:
    there: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(code, there)

    for form in ("rss", "atom", "json"):
        assert set() == errors(there[form])
    assert there["atom"] == there["fg"].atom_str()


def test_the_defects_are_those_that_are_tested() -> None:
    numbers = [int(row[0]) for row in rows("What went wrong before")]
    tests = "".join(
        (ROOT / "tests" / "interop" / f"test_feedgen_{name}.py").read_text("utf-8")
        for name in ("defects", "crashes")
    )
    tested = {int(one) for one in re.findall(r"^    \((\d+), ", tests, re.MULTILINE)}
    for name in re.findall(r"^def test_((?:\d+_(?:and_)?)+)", tests, re.MULTILINE):
        tested |= {int(one) for one in re.findall(r"\d+", name)}

    assert [*range(1, 34)] == numbers
    assert set(numbers) == tested


def test_the_numbers_of_feedgens_tests_are_those_of_the_list() -> None:
    listed = (ROOT / "tests" / "interop" / "feedgen_suite.tsv").read_text("utf-8")
    passed, every = map(int, re.search(r": (\d+) of (\d+)\s+pass", PAGE).groups())

    assert every - passed == len(listed.splitlines())
    assert f"[{every - passed} want what is not valid]" in PAGE
