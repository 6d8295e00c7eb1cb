"""Real articles become feeds that everybody reads alike."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import feedparser
import msgspec
import pytest

import feedpub as fp

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_cover

SETS = {
    "scientific-python": 82,
    "rust": 43,
    "tokyo-and-moscow.txt": 1,
}
each_set = pytest.mark.parametrize("name", list(SETS))


class Seen(NamedTuple):
    """What a reader makes of an entry."""

    id: str
    link: str
    title: str
    when: datetime


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: build(shared / "articles" / name, tmp_path_factory) for name in SETS}


def build(source: Path, factory: pytest.TempPathFactory) -> Path:
    out = factory.mktemp("feeds")
    words = ["build", str(source), "--out", str(out), "--title", "Real input"]
    words += ["--home-url", "https://real.example/"]
    done = subprocess.run(
        [sys.executable, "-m", "feedpub", *words],
        cwd=out,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    return out


def by_feedparser(path: Path) -> list[Seen]:
    parsed = feedparser.parse(
        io.BytesIO(path.read_bytes()), sanitize_html=False, resolve_relative_uris=False
    )
    assert not parsed.bozo
    return [
        Seen(
            e.id, e.link, e.title, moment(e.get("published_parsed") or e.updated_parsed)
        )
        for e in parsed.entries
    ]


def by_json(path: Path) -> list[Seen]:
    items = msgspec.json.decode(path.read_bytes())["items"]
    return [
        Seen(
            item["id"],
            item["url"],
            item["title"],
            datetime.fromisoformat(
                item.get("date_published") or item["date_modified"]
            ).astimezone(UTC),
        )
        for item in items
    ]


def moment(parsed: tuple[int, ...]) -> datetime:
    return datetime(*parsed[:6], tzinfo=UTC)


@each_set
def test_every_article_is_there(name: str, built: dict[str, Path]) -> None:
    assert SETS[name] == len(by_json(built[name] / "feed.json"))


@each_set
def test_all_formats_say_the_same(name: str, built: dict[str, Path]) -> None:
    folder = built[name]
    atom = by_feedparser(folder / "atom.xml")

    assert by_json(folder / "feed.json") == atom
    assert by_feedparser(folder / "rss.xml") == atom


@each_set
@pytest.mark.parametrize("file", ["rss.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize("profile", ["spec", "best-practice"])
def test_nothing_is_found_in_them(
    name: str, file: str, profile: str, built: dict[str, Path]
) -> None:
    report = fp.validate(built[name] / file, profile=profile)

    assert () == report.errors + report.warnings


def test_the_newspaper_page_is_the_article_it_shows(built: dict[str, Path]) -> None:
    [item] = msgspec.json.decode(
        (built["tokyo-and-moscow.txt"] / "feed.json").read_bytes()
    )["items"]

    assert item["title"] == "Tokyo and Moscow Bury the Sword"
    assert item["date_modified"].startswith("2016-07-27")
    assert item["content_html"].startswith("<p>KHABAROVSK -- The Russian general")
    assert "Get the latest updates" not in item["content_html"]
    assert "Last Updated" not in item["content_html"]
