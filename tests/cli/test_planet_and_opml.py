"""`feedpub planet` and `feedpub opml`, as one types them, with a real server."""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.errors import LossError, ReadError

HOME = "https://tide.example/"
PLANET = ("--title", "Water", "--home-url", "https://water.example/")
NETWORK = ("--allow-network", "--allow-private")


def feed(name, day, **fields):
    article = fp.Article(
        title=f"{name} {day}", url=f"{HOME}{name}/{day}", published=f"2026-11-0{day}"
    )
    defaults = {"title": name, "home_url": HOME, "authors": ["Ada"]}
    return fp.Feed(**{**defaults, "articles": [article], **fields})


class Feeds(BaseHTTPRequestHandler):
    """Serve two feeds that do not say their address, and a list of them."""

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        outlines = [
            fp.Subscription(title=name, feed_url=f"{base}/{name}")
            for name in ("low", "high", "gone")
        ]
        pages = {
            "/low": fp.write(feed("low", 1), "rss"),
            "/high": fp.write(feed("high", 2), "atom"),
            "/list": fp.write_opml(
                fp.SubscriptionList(title="Tides", outlines=outlines[:2])
            ),
            "/gaps": fp.write_opml(
                fp.SubscriptionList(title="Tides", outlines=outlines)
            ),
        }
        self.send_response(200 if self.path in pages else 404)
        self.end_headers()
        self.wfile.write(pages.get(self.path, b""))

    def log_message(self, *_):
        """Be quiet."""


@pytest.fixture(scope="module")
def base():
    with ThreadingHTTPServer(("127.0.0.1", 0), Feeds) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    low = feed("low", 1, feed_url=f"{HOME}low.xml")
    (tmp_path / "low.xml").write_bytes(fp.write(low, "rss"))
    (tmp_path / "high.json").write_bytes(fp.write(feed("high", 2), "json"))
    return tmp_path


def run(*arguments, **more):
    return CliRunner().invoke(feedpub, arguments, **more)


def titles(data):
    return [one.title for one in fp.read(data).articles]


@pytest.mark.usefixtures("folder")
def test_feeds_of_any_format_become_one_with_the_newest_first():
    told = run("planet", "low.xml", "high.json", *PLANET)

    assert 0 == told.exit_code
    assert ["high 2", "low 1"] == titles(told.stdout_bytes)
    assert () == fp.validate(told.stdout_bytes).errors


@pytest.mark.usefixtures("folder")
def test_a_folder_stands_for_its_feeds():
    told = run("planet", ".", *PLANET, "--limit", "1", "--to", "rss")

    assert ["high 2"] == titles(told.stdout_bytes)


def test_one_feed_may_be_the_standard_input(folder):
    data = (folder / "low.xml").read_bytes()
    told = run("planet", "-", "high.json", *PLANET, input=data)

    assert ["high 2", "low 1"] == titles(told.stdout_bytes)


def test_a_list_stands_for_the_feeds_that_it_names(base):
    url = "https://water.example/"
    told = run("planet", f"{base}/list", "--home-url", url, *NETWORK)
    made = fp.read(told.stdout_bytes)

    assert "Tides" == made.title
    assert [f"{base}/high", f"{base}/low"] == [
        article.source.url for article in made.articles
    ]


@pytest.mark.parametrize("command", ["planet", "opml"])
def test_nothing_is_fetched_unless_that_is_allowed(base, command):
    more = PLANET if command == "planet" else ()
    told = run(command, f"{base}/low", *more)

    assert 2 == told.exit_code
    assert "needs --allow-network" in told.stderr


@pytest.mark.usefixtures("folder")
def test_a_feed_that_is_not_there_stops_the_planet(base):
    told = run("planet", f"{base}/gaps", *PLANET, *NETWORK, "--out", "planet.xml")

    assert isinstance(told.exception, ReadError)
    assert f"{base}/gone: the server answered 404" in told.stderr
    assert "--keep-going" in str(told.exception)


def test_the_planet_of_the_others_is_written_when_going_on(base, folder):
    told = run(
        *("planet", f"{base}/gaps", *PLANET, *NETWORK, "--keep-going"),
        *("--out", "planet.xml"),
    )

    assert 0 == told.exit_code
    assert f"error: {base}/gone: " in told.stderr
    assert ["high 2", "low 1"] == titles(folder / "planet.xml")


def test_a_list_in_a_list_is_an_error(base, folder):
    outline = fp.Subscription(title="Tides", feed_url=f"{base}/list")
    listed = fp.SubscriptionList(title="Lists", outlines=[outline])
    (folder / "lists.opml").write_bytes(fp.write_opml(listed))
    told = run("planet", "lists.opml", "low.xml", *PLANET, *NETWORK, "--keep-going")

    assert f"{base}/list: is a list of feeds, in a list" in told.stderr
    assert ["low 1"] == titles(told.stdout_bytes)


@pytest.mark.usefixtures("folder")
def test_a_planet_of_files_needs_a_title():
    told = run("planet", "low.xml", "--home-url", HOME)

    assert 2 == told.exit_code
    assert "--title is missing" in told.stderr


def test_nothing_is_written_of_what_would_be_lost_when_strict(folder):
    told = run(
        *("planet", "low.xml", *PLANET, "--strict", "--to", "json", "--out", "x.json"),
    )

    assert isinstance(told.exception, LossError)
    assert not (folder / "x.json").exists()


def test_a_folder_without_feeds_is_a_wrong_command_line(tmp_path):
    assert 2 == run("planet", str(tmp_path), *PLANET).exit_code
    assert 2 == run("opml", str(tmp_path)).exit_code


def test_a_list_of_feeds_and_of_lists_keeps_folders(folder):
    inside = fp.Subscription(title="Sea", feed_url=f"{HOME}sea.xml")
    kept = fp.Folder(title="Salt", outlines=[inside])
    listed = fp.SubscriptionList(title="Old", outlines=[kept])
    (folder / "old.opml").write_bytes(fp.write_opml(listed))
    told = run("opml", "old.opml", "low.xml", "--title", "All", "--out", "all.opml")
    made = fp.read_opml(folder / "all.opml")

    assert 0 == told.exit_code
    assert "All" == made.title
    assert kept == made.outlines[0]
    assert f"{HOME}low.xml" == made.outlines[1].feed_url


def test_what_is_in_a_list_is_told(base):
    text = run("opml", f"{base}/list", *NETWORK, "--to", "text")
    table = json.loads(run("opml", f"{base}/list", *NETWORK, "--to", "json").stdout)

    assert f"low <{base}/low>\nhigh <{base}/high>\n" == text.stdout
    assert "Tides" == table["title"]
    assert {"title": "low", "feed_url": f"{base}/low"} == table["outlines"][0]


def test_an_address_is_that_of_a_feed_that_does_not_say_it(base):
    told = run("opml", f"{base}/low", *NETWORK, "--to", "text")

    assert f"low <{base}/low>\n" == told.stdout


@pytest.mark.usefixtures("folder")
def test_a_file_must_say_its_address_to_be_listed():
    told = run("opml", "high.json")

    assert "feed 'high': feed_url: is missing" in str(told.exception)


@pytest.mark.usefixtures("folder")
def test_a_broken_list_is_named(folder):
    (folder / "bad.opml").write_bytes(b"<opml><body>&nbsp;</body></opml>")
    told = run("opml", "bad.opml")

    assert isinstance(told.exception, ReadError)
    assert "error: bad.opml: line 1: is not well-formed" in told.stderr


@pytest.mark.usefixtures("folder")
def test_a_list_goes_to_no_closed_output(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(fp.FeedpubError, match="the standard output is closed"):
        feedpub.main(("opml", "low.xml"), standalone_mode=False)
