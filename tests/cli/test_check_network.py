"""Addresses on the command line, served by a real server on this machine."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub

FEED = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    description="Notes on tides.",
    language="en",
    authors=["Ada Reed"],
    articles=[
        fp.Article(title="Low", url="https://tide.example/low/", published="2026-03-01")
    ],
)
NETWORK = ("--allow-network", "--allow-private")


class Feeds(BaseHTTPRequestHandler):
    """Serve a feed that names itself, a broken one, and a redirect to the first."""

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        feed = fp.write(FEED, "rss", url=f"{base}/rss.xml")
        pages = {
            "/rss.xml": (200, "application/rss+xml", feed),
            "/broken.xml": (200, "application/rss+xml", feed.replace(b"</rss>", b"")),
            "/page": (200, "text/html", feed),
            "/old": (301, "text/html", b""),
            "/\x1b": (301, "text/html", b""),
        }
        status, kind, body = pages.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 301:
            self.send_header("Location", "/rss.xml")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Be quiet."""


@pytest.fixture(scope="module")
def base():
    with ThreadingHTTPServer(("127.0.0.1", 0), Feeds) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def check(*arguments, **more):
    return CliRunner().invoke(feedpub, ["check", *arguments], **more)


def test_an_address_needs_leave(base):
    told = check(f"{base}/rss.xml")

    assert 2 == told.exit_code
    assert "--allow-network" in told.stderr


def test_a_private_address_needs_more_leave(base):
    told = check(f"{base}/rss.xml", "--allow-network")

    assert 3 == told.exit_code
    assert "127.0.0.1, which is no public address; only --allow-private" in told.stderr


def test_a_feed_is_fetched_and_checked(base):
    told = check(f"{base}/rss.xml", *NETWORK)

    assert (0, "nothing found in 1 document\n", "") == (
        told.exit_code,
        told.stdout,
        told.stderr,
    )


def test_findings_have_the_address_as_their_place(base):
    told = check(f"{base}/broken.xml", *NETWORK)

    assert 1 == told.exit_code
    assert told.stdout.startswith(f"{base}/broken.xml:")


def test_redirects_are_told(base):
    told = check(f"{base}/old", *NETWORK)

    assert f"note: {base}/old redirects (301) to {base}/rss.xml\n" == told.stderr


def test_redirects_can_be_forbidden(base):
    told = check(f"{base}/old", *NETWORK, "--max-redirects", "0")

    assert 3 == told.exit_code
    assert "redirects more than 0 times" in told.stderr


def test_the_last_address_and_the_type_are_handed_to_the_validator(base, monkeypatch):
    from feedpub import validator

    given = []
    real = validator.validate
    monkeypatch.setattr(
        validator, "validate", lambda data, **more: given.append(more) or real(data)
    )
    check(f"{base}/old", *NETWORK)
    check(
        f"{base}/page", *NETWORK, "--url", "https://x.example/", "--content-type", "a/b"
    )

    assert [
        (f"{base}/rss.xml", "application/rss+xml"),
        ("https://x.example/", "a/b"),
    ] == [(more["url"], more["content_type"]) for more in given]


def test_what_is_not_there_is_exit_code_3_and_the_rest_is_checked(base):
    told = check(f"{base}/nowhere", f"{base}/rss.xml", *NETWORK)

    assert 3 == told.exit_code
    assert f"{base}/nowhere: the server answered 404 'Not Found'" in told.stderr
    assert "nothing found in 1 document" in told.stdout


@pytest.mark.parametrize("url", ["ftp://x.example/rss.xml", "file:///etc/passwd"])
def test_other_schemes_are_a_wrong_command_line(url):
    told = check(url, *NETWORK)

    assert 2 == told.exit_code
    assert "is no address of http or https" in told.stderr


def test_an_address_cannot_take_hold_of_the_terminal():
    assert "\x1b" not in check("http://x\x1b[31m/", *NETWORK).output


@pytest.mark.parametrize("seconds", ["0", "-1", "x", "99999"])
def test_a_timeout_must_be_one(seconds):
    assert 2 == check("x.xml", "--timeout", seconds).exit_code
