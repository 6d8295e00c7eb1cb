"""The example's show is built without Python, and every directory takes it."""

from __future__ import annotations

import io
import re
import runpy
import shutil
import struct
import zlib
from pathlib import Path

import feedparser
import podcastparser
import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub as command
from feedpub.namespaces.podcast import guid_for

SHOW = Path(__file__).resolve().parents[1] / "examples/podcast"
HOME = "https://tidewater.example/"
MEDIA = "https://media.tidewater.example/"
PROFILES = (
    *("spec", "best-practice", "apple-podcasts", "psp-1", "podcasting-2.0"),
    *("podcast-directories", "spotify", "youtube"),
)


def run(*arguments):
    done = CliRunner().invoke(command, arguments)
    assert 0 == done.exit_code, done.output
    return done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The example after a build, in a folder of its own."""
    folder = tmp_path_factory.mktemp("show") / "podcast"
    shutil.copytree(SHOW, folder, ignore=shutil.ignore_patterns("public"))
    said = run("build", "--config", str(folder / "feedpub.toml"))
    assert ["wrote"] == [line.split()[0] for line in said.splitlines()]
    return folder


@pytest.fixture(scope="module")
def rss(folder):
    return (folder / "public/rss.xml").read_text("utf-8")


@pytest.mark.parametrize("profile", PROFILES)
def test_no_directory_has_anything_to_say(rss, profile):
    assert () == fp.validate(rss.encode(), profile=profile).findings


def test_the_examples_own_settings_check_it(folder, monkeypatch):
    monkeypatch.chdir(folder)

    assert "nothing found in 1 document\n" == run("check", "public/rss.xml")


@pytest.mark.parametrize(
    ("profile", "rule", "pattern"),
    [
        ("apple-podcasts", "rss-channel-title-missing", "<title>Tidewater</title>"),
        ("apple-podcasts", "rss-channel-description-missing", "<description>Ten.*"),
        ("apple-podcasts", "show-language-missing", "<language>.*"),
        (
            "apple-podcasts",
            "show-image-missing",
            "<itunes:image .*",
        ),
        ("apple-podcasts", "show-explicit-missing", "<itunes:explicit>.*"),
        ("apple-podcasts", "show-author-missing", "<itunes:author>.*"),
        (
            "apple-podcasts",
            "show-category-missing",
            "(?s:<itunes:category.*</itunes:category>)",
        ),
        ("apple-podcasts", "episode-title-missing", "<title>The bore</title>"),
        ("apple-podcasts", "episode-enclosure-missing", "<enclosure.*"),
        ("apple-podcasts", "episode-number-missing", "<itunes:episode>.*"),
        ("apple-podcasts", "episode-guid-missing", "<guid>.*"),
        ("apple-podcasts", "episode-duration-missing", "<itunes:duration>.*"),
        ("apple-podcasts", "episode-transcript-missing", "<podcast:tr.*s1e0.*"),
        ("psp-1", "psp-self-missing", "<atom:link.*"),
        ("psp-1", "psp-guid-missing", "<podcast:guid>.*"),
        ("psp-1", "psp-locked-missing", "<podcast:locked .*"),
        (
            "podcast-directories",
            "directories-email-missing",
            "(?s:<itunes:owner>.*?</itunes:owner>)",
        ),
        ("podcast-directories", "episode-date-missing", "<pubDate>.*"),
    ],
)
def test_each_thing_that_is_taken_away_is_missed_by_its_name(
    rss, profile, rule, pattern
):
    cut, times = re.subn(pattern + "\n", "", rss, count=1)
    found = fp.validate(cut.encode(), profile=profile).findings

    assert 1 == times
    assert [rule] == [finding.rule for finding in found]


def test_feedparser_reads_what_was_said(rss):
    parsed = feedparser.parse(rss.encode())
    bore, neap, trailer = parsed.entries

    assert False is bool(parsed.bozo)
    assert ("Tidewater", "en-GB", "Ada Reed (ada@tidewater.example)") == (
        parsed.feed.title,
        parsed.feed.language,
        parsed.feed.author,
    )
    assert f"{MEDIA}cover.png" == parsed.feed.image.href
    assert ["Science", "Earth Sciences", "Leisure", "Hobbies"] == [
        tag.term for tag in parsed.feed.tags
    ]
    assert [("37", "2"), ("42", "1"), ("12", None)] == [
        (each.itunes_duration, each.get("itunes_episode"))
        for each in (bore, neap, trailer)
    ]
    assert "trailer" == trailer.itunes_episodetype
    assert f"{MEDIA}bore.png" == bore.image.href
    assert [(f"{MEDIA}s1e2-the-bore.mp3", "audio/mpeg", "36629")] == [
        (each.href, each.type, each.length) for each in bore.enclosures
    ]


def test_podcastparser_reads_what_was_said(rss):
    """It knows Podcasting 2.0 by a former address only, but Podlove's chapters."""
    parsed = podcastparser.parse(f"{HOME}rss.xml", io.BytesIO(rss.encode()))
    trailer, neap, bore = parsed["episodes"]

    assert (f"{MEDIA}cover.png", "serial", False, "Ada Reed") == (
        parsed["cover_url"],
        parsed["type"],
        parsed["explicit"],
        parsed["itunes_author"],
    )
    assert {"email": "ada@tidewater.example", "name": "Ada Reed"} == (
        parsed["itunes_owner"]
    )
    assert [["Science", "Earth Sciences"], ["Leisure", "Hobbies"]] == (
        parsed["itunes_categories"]
    )
    assert [(37, 2, 1), (42, 1, 1)] == [
        (each["total_time"], each["number"], each["season"]) for each in (bore, neap)
    ]
    assert ("trailer", 12) == (trailer["type"], trailer["total_time"])
    assert f"{MEDIA}bore.png" == bore["episode_art_url"]
    assert [(0, "Standing on the bank"), (12, "It comes"), (30, "Wet shoes")] == [
        (each["start"], each["title"]) for each in bore["chapters"]
    ]


def test_the_guid_is_that_of_the_feeds_address(rss):
    assert f"<podcast:guid>{guid_for(HOME + 'rss.xml')}</podcast:guid>" in rss


def test_lengths_and_durations_are_those_of_the_files(folder, rss):
    for url, length in re.findall(r'<enclosure url="(.*?)" length="(\d+)"', rss):
        path = folder / "media" / url.removeprefix(MEDIA)
        measured = fp.Enclosure.from_path(path, url=url)

        assert int(length) == path.stat().st_size
        assert f"<itunes:duration>{round(measured.duration)}</itunes:duration>" in rss


def test_the_script_makes_the_very_files_that_are_there(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["make_media.py", str(tmp_path)])
    runpy.run_path(str(SHOW / "make_media.py"), run_name="__main__")
    made = {path.name for path in tmp_path.iterdir()}

    assert made == {
        line.split()[0].rpartition("/")[2]
        for line in capsys.readouterr().out.splitlines()
    }
    assert made == {
        path.name
        for path in (SHOW / "media").iterdir()
        if path.suffix in {".mp3", ".png"}
    }
    for name in made:
        assert contents(SHOW / "media" / name) == contents(tmp_path / name)


def contents(path):
    """Give the bytes, those of a picture unpacked: packers differ."""
    data = path.read_bytes()
    if path.suffix != ".png":
        return data
    at = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[at - 4 : at])
    return data[: at - 4], zlib.decompress(data[at + 4 : at + 4 + size])


def test_building_again_changes_nothing(folder):
    said = run("build", "--config", str(folder / "feedpub.toml"))

    assert said.startswith("unchanged ")


def test_all_three_formats_carry_the_show(folder, tmp_path):
    config = str(folder / "feedpub.toml")
    out = str(tmp_path)
    run("build", "--config", config, "--out", out, "--formats", "rss,atom,json")

    for name in ("rss.xml", "atom.xml", "feed.json"):
        text = (tmp_path / name).read_text("utf-8")
        assert () == fp.validate(text.encode()).findings
        assert f"{MEDIA}s1e1-neap-and-spring.vtt" in text
        assert "Keep us afloat" in text
