"""What was published is shown with the right headers, and nothing else is."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import feedpub as fp
from feedpub.errors import PublishError
from feedpub.publisher.headers import KINDS, headers_for
from feedpub.publisher.serving import pages, serve
from feedpub.publisher.serving.advertising import links_in
from feedpub.publisher.serving.pulse import Pulse
from feedpub.publisher.serving.site import Site

HOME = "https://tide.example/"
HUB = "https://hub.example/"
SECRET = b"nobody's business"


def published(folder):
    feed = fp.Feed(
        title="Tide",
        home_url=HOME,
        feed_url=f"{HOME}rss.xml",
        authors=["Ada"],
        hubs=[HUB],
        articles=[
            fp.Article(title=f"Neap {n}", url=f"{HOME}{n}", published="2026-03-01")
            for n in range(9)
        ],
    )
    fp.publish(feed, folder, readable=True)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    outer = tmp_path_factory.mktemp("site")
    root = outer / "public"
    published(root)
    (root / "tag/sea").mkdir(parents=True)
    (root / "a b").mkdir()
    (root / "a b/ü.html").write_text("<!doctype html><title>Ü</title>", "utf-8")
    (root / "home").mkdir()
    (root / "home/index.html").write_text("<!doctype html><title>Home</title>")
    (root / "home/plain.xml").write_text("<rss/>")
    (root / "sea.wav").write_bytes(bytes(range(256)) * 8)
    (root / "inside.xml").symlink_to("rss.xml")
    for name in (
        ".env",
        ".rss.xml.0123456789abcdef.tmp",
        "feedpub.lock",
        "feedpub.toml",
    ):
        (root / name).write_bytes(SECRET)
    (root / "x.manifest").write_bytes(SECRET)
    (root / ".git").mkdir()
    (root / ".git/config").write_bytes(SECRET)
    (outer / "secret.xml").write_bytes(SECRET)
    (root / "outside.xml").symlink_to("../secret.xml")
    (root / "up").symlink_to("..")
    (root / "hidden.xml").symlink_to(".env")
    os.mkfifo(root / "pipe.xml")
    return root


@pytest.fixture(scope="module")
def server(root):
    with serve(root, port=0) as server:
        yield server


@pytest.fixture
def ask(server):
    def ask(path, method="GET", **headers):
        connection = http.client.HTTPConnection(*server.server_address, timeout=5)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in names)
        for name, value in names.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return SimpleNamespace(
            status=answer.status, headers=dict(answer.headers), body=body
        )

    return ask


def test_a_feed_is_sent_as_it_is_with_the_headers_of_the_table(ask, root):
    answer = ask("/rss.xml")

    assert 200 == answer.status
    assert (root / "rss.xml").read_bytes() == answer.body
    assert headers_for("rss.xml", max_age=0).items() <= answer.headers.items()
    assert "application/xml; charset=utf-8" == answer.headers["Content-Type"]
    assert str(len(answer.body)) == answer.headers["Content-Length"]
    assert "Accept-Encoding" == answer.headers["Vary"]
    assert f'<{HUB}>; rel="hub", <{HOME}rss.xml>; rel="self"' == answer.headers["Link"]
    assert "feedpub" == answer.headers["Server"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.json", "application/feed+json"),
        ("atom.xml", "application/xml; charset=utf-8"),
        ("feedpub.css", "text/css; charset=utf-8"),
        ("a%20b/%C3%BC.html", "text/html; charset=utf-8"),
        ("inside.xml", "application/xml; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(ask, name, kind):
    answer = ask(f"/{name}?x=1")

    assert (200, kind) == (answer.status, answer.headers["Content-Type"])


def test_a_head_has_the_headers_of_a_get_and_no_body(ask):
    head, get = ask("/atom.xml", "HEAD"), ask("/atom.xml")
    head.headers.pop("Date")
    get.headers.pop("Date")

    assert b"" == head.body
    assert get.headers == head.headers


def test_who_has_the_file_already_is_told_so(ask):
    answer = ask("/rss.xml")
    same = ask("/rss.xml", If_None_Match=answer.headers["ETag"])
    since = ask("/rss.xml", If_Modified_Since=answer.headers["Last-Modified"])
    other = ask("/rss.xml", If_None_Match='"x"')

    assert [304, 304, 200] == [same.status, since.status, other.status]
    assert b"" == same.body
    assert answer.headers["ETag"] == same.headers["ETag"]
    assert "public, max-age=0" == same.headers["Cache-Control"]


def test_who_takes_gzip_gets_it(ask, root):
    answer = ask("/rss.xml", Accept_Encoding="br, gzip")

    assert "gzip" == answer.headers["Content-Encoding"]
    assert (root / "rss.xml").read_bytes() == gzip.decompress(answer.body)
    assert ask("/rss.xml").headers["ETag"] != answer.headers["ETag"]


def test_a_compressed_file_is_used_if_it_is_of_these_bytes(ask, root):
    packed = root / "atom.xml.gz"
    packed.write_bytes(gzip.compress((root / "atom.xml").read_bytes(), 1, mtime=7))
    used = ask("/atom.xml", Accept_Encoding="gzip").body

    assert packed.read_bytes() == used

    packed.write_bytes(gzip.compress(b"of yesterday"))
    fresh = ask("/atom.xml", Accept_Encoding="gzip").body
    packed.unlink()

    assert (root / "atom.xml").read_bytes() == gzip.decompress(fresh)


def test_other_copies_are_used_unless_they_are_older(ask, root):
    copy = root / "feed.json.br"
    copy.write_bytes(b"brotli")
    used = ask("/feed.json", Accept_Encoding="gzip, br")
    os.utime(copy, ns=(1, 1))
    old = ask("/feed.json", Accept_Encoding="gzip, br")
    copy.unlink()

    assert ("br", b"brotli") == (used.headers["Content-Encoding"], used.body)
    assert "gzip" == old.headers["Content-Encoding"]


@pytest.mark.parametrize(
    "path",
    [
        *("/.env", "/.git/config", "/feedpub.lock", "/feedpub.toml", "/x.manifest"),
        *("/.rss.xml.0123456789abcdef.tmp", "/outside.xml", "/up/secret.xml", "/up/"),
        *(
            "/hidden.xml",
            "/../secret.xml",
            "/%2e%2e/secret.xml",
            "/tag/../../secret.xml",
        ),
        *("/..%2fsecret.xml", "/..%5csecret.xml", "//../secret.xml", "/%00", "/%ff"),
        *("http://localhost/rss.xml", "/pipe.xml", "/none", "/rss.xml/x", "*", "/c:/x"),
        "/" + "a" * 5000,
    ],
)
def test_what_is_hidden_or_elsewhere_is_not_there(ask, path):
    answer = ask(path)

    assert 404 == answer.status
    assert SECRET not in answer.body


def test_a_folder_is_listed_without_what_is_hidden(ask):
    answer = ask("/")
    listed = answer.body.decode().partition("<ul>")[2]

    assert 'href="./rss.xml"' in listed
    assert 'href="./a%20b/">a b/<' in listed
    assert 'href="./inside.xml"' in listed
    for name in ("env", "git", "lock", "manifest", "outside", "up/", "pipe", "hidden"):
        assert name not in listed


def test_a_folder_has_its_own_page_if_there_is_one(ask):
    assert b"Home" in ask("/home/").body


def test_a_folder_without_a_slash_is_redirected_within_the_site(ask):
    answer = ask("//tag/sea")

    assert (308, "/tag/sea/") == (answer.status, answer.headers["Location"])


@pytest.mark.parametrize(
    ("asked", "status", "part", "bytes_"),
    [
        ("bytes=0-3", 206, "bytes 0-3/2048", bytes(range(4))),
        ("bytes=-2", 206, "bytes 2046-2047/2048", b"\xfe\xff"),
        ("bytes=2040-9999", 206, "bytes 2040-2047/2048", bytes(range(248, 256))),
        ("bytes=2048-", 416, "bytes */2048", None),
        ("bytes=9-2", 416, "bytes */2048", None),
        ("bytes=1-2,4-5", 200, None, bytes(range(256)) * 8),
        ("lines=1-2", 200, None, bytes(range(256)) * 8),
    ],
)
def test_recordings_are_sent_in_parts(ask, asked, status, part, bytes_):
    answer = ask("/sea.wav", Range=asked)

    assert status == answer.status
    assert part == answer.headers.get("Content-Range")
    assert bytes_ is None or bytes_ == answer.body


def test_a_recording_that_is_known_is_not_sent_again(ask):
    answer = ask("/sea.wav")

    assert "bytes" == answer.headers["Accept-Ranges"]
    assert answer.headers["Content-Type"] in ("audio/wav", "audio/x-wav")
    assert 304 == ask("/sea.wav", If_None_Match=answer.headers["ETag"]).status
    assert (
        206
        == ask("/sea.wav", Range="bytes=0-1", If_Range=answer.headers["ETag"]).status
    )
    assert 200 == ask("/sea.wav", Range="bytes=0-1", If_Range='"old"').status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(ask, method):
    answer = ask("/rss.xml", method)

    assert (405, "GET, HEAD") == (answer.status, answer.headers["Allow"])


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.x", "["]
)
def test_a_name_that_somebody_else_leads_here_is_refused(ask, host):
    answer = ask("/rss.xml", Host=host)

    assert 421 == answer.status
    assert b"<rss" not in answer.body


@pytest.mark.parametrize(
    "host", ["localhost:1", "127.0.0.1", "[::1]:80", "x.localhost"]
)
def test_this_machine_has_several_names(ask, host):
    assert 200 == ask("/rss.xml", Host=host).status


def test_a_get_with_a_body_is_the_last_of_its_connection(server):
    with socket.create_connection(server.server_address, 5) as connection:
        connection.sendall(
            b"GET /feed.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\n"
            b"GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        said = b"".join(iter(lambda: connection.recv(65536), b""))

    assert 1 == said.count(b"HTTP/1.1 200")


def test_any_page_is_shown_in_one_that_loads_it_again(ask):
    answer = ask("/rss.xml?live")

    assert b'<iframe title="/rss.xml" src="/rss.xml"></iframe>' in answer.body
    assert pages.SCRIPT.encode() in answer.body
    assert pages.LIVE_POLICY == answer.headers["Content-Security-Policy"]
    assert b"EventSource" in ask(pages.SCRIPT).body
    assert 404 == ask("/none?live").status
    assert b"\"'" not in ask("/a%20b/?live'\"<script>").body


def test_open_pages_are_told_when_a_file_is_new(server, root):
    connection = http.client.HTTPConnection(*server.server_address, timeout=5)
    connection.request("GET", pages.EVENTS)
    events = connection.getresponse()
    first = [events.readline() for _ in range(3)]
    (root / "home/plain.xml").write_text(f"<rss>{time.monotonic_ns()}</rss>")
    second = [events.readline() for _ in range(2)]
    connection.close()

    assert "text/event-stream" == events.headers["Content-Type"]
    assert b": here\n" == first[1]
    assert b"data: new\n" == second[1]
    assert first[0] != second[0]


def test_a_page_that_lost_the_connection_learns_what_it_missed(root):
    pulse = Pulse(Site(root))
    state = pulse.state()

    assert f"id: {state}\n: here\n\n".encode() == next(pulse.events(None))
    assert f"id: {state}\n: here\n\n".encode() == next(pulse.events(state))
    assert f"id: {state}\ndata: new\n\n".encode() == next(pulse.events("old"))


def test_a_port_that_is_taken_is_told_with_a_way_out(server, root):
    port = server.server_address[1]
    with (
        pytest.raises(PublishError, match="choose another port"),
        serve(root, port=port),
    ):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with (
        pytest.raises(PublishError, match="is no folder; build"),
        serve(tmp_path / "x"),
    ):
        pass


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_found_by_a_name(kind):
    name = kind.name if kind.name[0] != "." else f"x{kind.name}"

    assert kind.media_type == headers_for(f"tag/{name.upper()}")["Content-Type"]


@pytest.mark.parametrize(
    ("data", "links"),
    [
        (
            b'{"hubs": [{"url": "https://h.example/"}]}',
            '<https://h.example/>; rel="hub"',
        ),
        (b'{"hubs": [{"url": "x\\r\\ny"}]}', ""),
        (b'{"hubs": 5}', None),
        (b"{", None),
        (b"<rss><channel/></rss>", None),
        (
            (
                b'<feed><link rel="hub" href="https://h.example/?a=1&amp;b"/>'
                b'<entry><link rel="hub" href="https://no.example/"/></entry></feed>'
            ),
            '<https://h.example/?a=1&b>; rel="hub"',
        ),
    ],
)
def test_the_hubs_that_a_feed_names_are_in_the_header(data, links):
    assert links == links_in(data).get("Link")


def test_a_site_within_a_hidden_folder_is_shown(tmp_path):
    root = Path(tmp_path, ".site")
    root.mkdir()
    (root / "rss.xml").write_text("<rss/>")

    assert root / "rss.xml" == Site(root).find("/rss.xml")
    assert ("rss.xml",) == Site(root).names(root)
