"""Recordings and pictures are measured once, and remembered in the lock."""

from __future__ import annotations

import json
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace
from publisher.podcasts import PNG, TOML, wav

import feedpub as fp
from feedpub import fetching
from feedpub.model import measuring
from feedpub.publisher import Config, build, load_config
from feedpub.publisher.lock import read_lock

SMALL = PNG.replace(
    bytes.fromhex("0000057800000578"), bytes.fromhex("0000057700000578")
)
"""A picture that is one pixel too narrow to be a square."""

FRONT = (
    "---\ntitle: One\ndate: 2026-03-01T06:00:00Z\naudio: one/a.wav\nimage: cover.png"
)


@pytest.fixture
def measured(monkeypatch):
    """What is measured in a build, file by file."""
    files = []
    for name in ("recording", "pixels"):
        really = getattr(measuring, name)

        def told(path, *, really=really, **more):
            files.append(str(path).rpartition("/")[2])
            return really(path, **more)

        monkeypatch.setattr(measuring, name, told)
    return files


def built(studio, **more):
    (studio / "episodes/one.md").write_text(f"{FRONT}\n---\nText.\n", "utf-8")
    (studio / "feedpub.toml").write_text("lock = true\n" + TOML, "utf-8")
    [article] = build(load_config("feedpub.toml"), **more).feed.articles
    return article.enclosures[0]


def measures(folder):
    return {one.media: one for one in read_lock(folder / "feedpub.lock").measures}


def test_a_file_is_measured_once(studio, measured):
    first = built(studio)
    (studio / "media/one/a.wav").touch()  # as a fresh checkout does
    second = built(studio)

    assert ["a.wav", "cover.png"] == measured
    assert (first, 24044, 3.0) == (second, first.length, first.duration)
    assert (1400, 1400) == (
        measures(studio)["media/cover.png"].width,
        measures(studio)["media/cover.png"].height,
    )


def test_a_file_that_has_changed_is_measured_again(studio, measured):
    built(studio)
    (studio / "media/one/a.wav").write_bytes(wav(4))
    (studio / "media/cover.png").write_bytes(PNG + b"x")

    assert 4.0 == built(studio).duration
    assert ["a.wav", "cover.png"] * 2 == measured
    assert 4.0 == measures(studio)["media/one/a.wav"].duration


def test_a_file_that_no_episode_names_is_forgotten(studio):
    built(studio)
    (studio / "episodes/one.md").write_text(
        "---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n---\nText.\n", "utf-8"
    )
    build(load_config("feedpub.toml"))

    assert {} == measures(studio)


@pytest.mark.parametrize("manifest", [False, True])
def test_the_artwork_of_the_show_is_measured_once(manifest, studio, measured):
    show = (
        f"lock = true\nmanifest = {str(manifest).lower()}\n{TOML}image = 'cover.png'\n"
    )
    text = "---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n---\nText.\n"
    (studio / "episodes/one.md").write_text(text, "utf-8")
    (studio / "feedpub.toml").write_text(show, "utf-8")

    def built():
        return str(build(load_config("feedpub.toml")).notes)

    said = [built(), built()]
    known = measures(studio)["media/cover.png"]
    (studio / "media/cover.png").write_bytes(SMALL)
    said += [built(), built()]

    assert ["cover.png"] * 2 == measured
    assert (1400, 1400) == (known.width, known.height)
    assert [False, False, True, True] == ["has 1399 x 1400" in each for each in said]
    assert 1399 == measures(studio)["media/cover.png"].width


def test_without_a_lock_each_build_measures(studio, measured):
    (studio / "episodes/one.md").write_text(f"{FRONT}\n---\nText.\n", "utf-8")
    (studio / "feedpub.toml").write_text(f"{TOML}image = 'cover.png'\n", "utf-8")
    for _ in range(2):
        build(load_config("feedpub.toml"))

    assert ["a.wav", "cover.png", "cover.png"] * 2 == measured
    assert not (studio / "feedpub.lock").exists()


@pytest.fixture
def harbour(tmp_path, monkeypatch):
    """A site of one article with a recording and a picture beside it, and no show."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.wav").write_bytes(wav(3))
    (tmp_path / "notes/a.png").write_bytes(PNG)
    text = (
        "---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n"
        "enclosures: [a.wav, ./a.png]\nimage: a.png\nbanner_image: a.png\n---\nText.\n"
    )
    (tmp_path / "notes/one.md").write_text(text, "utf-8")
    return Config(
        paths=("notes",),
        out="public",
        title="Tidewater",
        home_url="https://tide.example/",
        author="Ada",
        url_pattern="/{slug}/",
        lock=True,
    )


def in_harbour(config):
    [article] = build(config).feed.articles
    sound, picture = article.enclosures
    return sound, picture, article.image, article.banner_image


def test_an_article_that_is_no_episode_is_measured_once_too(harbour, measured):
    first = in_harbour(harbour)
    lock = Path("feedpub.lock").read_bytes()
    Path("notes/a.wav").touch()
    second = in_harbour(harbour)
    sound, picture, image, banner = first

    assert (first, lock) == (second, Path("feedpub.lock").read_bytes())
    assert ["a.wav", "a.png", "a.png"] == measured  # its size, and then its pixels
    assert (24044, 3.0, len(PNG)) == (sound.length, sound.duration, picture.length)
    assert [(1400, 1400)] * 2 == [(one.width, one.height) for one in (image, banner)]
    [png, wave] = measures(Path()).values()
    assert ("notes/a.png", len(PNG), "image/png", 1400) == (
        *(png.media, png.bytes, png.type),
        png.width,
    )
    assert ("notes/a.wav", 24044, "audio/wav", 3.0) == (
        *(wave.media, wave.bytes, wave.type),
        wave.duration,
    )


def test_what_lies_beside_an_article_is_measured_again_when_it_changed(
    harbour, measured
):
    in_harbour(harbour)
    Path("notes/a.wav").write_bytes(wav(4))
    Path("notes/a.png").write_bytes(SMALL)
    sound, _, image, _ = in_harbour(harbour)

    assert (32044, 4.0, 1399) == (sound.length, sound.duration, image.width)
    assert ["a.wav", "a.png", "a.png"] * 2 == measured


def test_what_the_lock_knows_needs_no_extra(harbour, monkeypatch):
    first = in_harbour(harbour)
    for module in ("tinytag", "imagesize"):
        monkeypatch.setitem(sys.modules, module, None)

    assert first == in_harbour(harbour)


def test_without_a_lock_each_build_measures_articles(harbour, measured):
    unlocked = replace(harbour, lock=False)
    both = [in_harbour(unlocked) for _ in range(2)]

    assert both[0] == both[1]
    assert ["a.wav", "a.png", "a.png", "a.png"] * 2 == measured
    assert not Path("feedpub.lock").exists()


def test_the_json_feed_says_how_long_an_article_plays(harbour):
    build(harbour)
    [item] = json.loads(Path("public/feed.json").read_bytes())["items"]

    assert 3.0 == item["attachments"][0]["duration_in_seconds"]


class Silent(BaseHTTPRequestHandler):
    """Says how long things are, and remembers that it was asked."""

    def do_HEAD(self):
        self.server.asked.append(self.path)
        found = self.path in {"/a.mp3", "/listen"}
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", "1234")
        self.send_header("Content-Type", "audio/mpeg")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Silent) as running:
        running.asked = []
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def elsewhere(server, tmp_path):
    server.asked.clear()
    base = f"http://127.0.0.1:{server.server_port}"
    text = (
        f"---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n"
        f"enclosures: [{base}/a.mp3, {base}/gone.mp3]\n---\nText.\n"
    )
    (tmp_path / "one.md").write_text(text, "utf-8")
    return Config(
        paths=(str(tmp_path / "one.md"),),
        out=str(tmp_path / "public"),
        title="Tidewater",
        home_url="https://tide.example/",
        author="Ada",
        url_pattern="/{slug}/",
        lock=str(tmp_path / "feedpub.lock"),
    )


def lengths(result):
    return [one.length for one in result.feed.articles[0].enclosures]


ASK = partial(fetching.head, allowed=lambda _: True)


def test_a_server_is_asked_once_and_only_if_that_is_allowed(elsewhere, server):
    assert [0, 0] == lengths(build(elsewhere))
    assert [] == server.asked

    asked = build(elsewhere, ask=ASK)
    assert [1234, 0] == lengths(asked)
    assert ["/a.mp3", "/gone.mp3"] == server.asked
    assert "the server answered 404" in asked.notes[-1].message

    assert [1234, 0] == lengths(build(elsewhere))
    assert 1234 == lengths(build(elsewhere, ask=ASK))[0]
    assert ["/a.mp3", "/gone.mp3", "/gone.mp3"] == server.asked


def test_a_server_says_what_an_address_does_not_show(elsewhere, server):
    path = Path(elsewhere.paths[0])
    text = path.read_text("utf-8").replace("/a.mp3", "/listen")
    path.write_text(text.replace("gone.mp3", "listen"), "utf-8")
    with pytest.raises(fp.SourceError, match="does not show its media type"):
        build(elsewhere)
    asked = build(elsewhere, ask=ASK)
    remembered = build(elsewhere)
    [one, _] = remembered.feed.articles[0].enclosures

    assert ["/listen"] == server.asked
    assert asked.feed == remembered.feed
    assert ("audio/mpeg", 1234) == (one.type, one.length)


def test_a_private_address_is_not_asked_by_itself(elsewhere, server):
    result = build(elsewhere, ask=fetching.head)

    assert [0, 0] == lengths(result)
    assert [] == server.asked
    assert "no public address" in result.notes[-1].message


def test_asking_needs_a_lock_to_remember(elsewhere):
    with pytest.raises(fp.ConfigError, match="allow_network: is about"):
        build(replace(elsewhere, lock=False), ask=ASK)
