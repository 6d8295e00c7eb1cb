"""Fetching from a real server on this machine, and from what only looks like one."""

from __future__ import annotations

import socket
import threading
from http.server import ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from answering import FEED, HERE, Pages, at, fault

from feedpub.fetching import Limits, fetch, is_public


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked = []
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()


@pytest.fixture
def get(server):
    """Give a function that fetches a page of the server, which counts as public."""

    def fetched(path, **more):
        more.setdefault("allowed", lambda address: address == HERE)
        more.setdefault("resolver", at({"tide.example": HERE}))
        return fetch(f"http://tide.example:{server.server_port}{path}", **more)

    return fetched


def test_a_document_comes_with_its_address_and_type(get, server):
    got = get("/feed?a=b#c")

    assert (FEED, "application/rss+xml; charset=utf-8", ()) == (
        got.data,
        got.content_type,
        got.redirects,
    )
    assert f"http://tide.example:{server.server_port}/feed?a=b" == got.url


def test_the_server_is_asked_for_the_name_and_told_who_asks(get, server):
    server.asked.clear()
    get("/feed", agent="feedpub/9")
    [(path, headers)] = server.asked

    assert ("/feed", f"tide.example:{server.server_port}", "feedpub/9") == (
        path,
        headers["Host"],
        headers["User-Agent"],
    )
    assert "Cookie" not in headers


def test_redirects_are_followed_and_told(get, server):
    got = get("/far")
    base = f"http://tide.example:{server.server_port}"

    assert (FEED, f"{base}/feed") == (got.data, got.url)
    assert [
        (307, f"{base}/far", f"{base}/moved"),
        (301, f"{base}/moved", f"{base}/feed"),
    ] == list(got.redirects)


def test_a_relative_redirect_starts_at_the_page(get, server):
    assert get("/relative").url == f"http://tide.example:{server.server_port}/feed"


def test_redirects_end(get, server):
    server.asked.clear()
    said = fault(get, "/loop", limits=Limits(redirects=3))

    assert "redirects more than 3 times" in said
    assert 4 == len(server.asked)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/file", "'file:///etc/passwd' is no address of http or https"),
        ("/script", "'javascript:alert(1)' is no address of http or https"),
        ("/private", "redirected to http://inside.example/feed: the name of the host"),
        ("/missing", "the server answered 404 'Not Found'"),
        ("/empty", "the server answered 204 'No Content'"),
        ("/nowhere", "the server answered 302 'Found'"),
        ("/cut", "the compressed answer ended early"),
        ("/no-gzip", "the answer is not gzip, as it says"),
        ("/brotli", "the answer is compressed as 'br'"),
    ],
)
def test_what_cannot_be_had_says_why(get, path, reason):
    assert reason in fault(get, path)


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_an_answer_that_is_compressed_unasked_is_unpacked(get, path):
    assert FEED == get(path).data


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_one_byte_too_many_says_that_there_is_more(get, path):
    assert 1001 == len(get(path, limits=Limits(bytes=1000)).data)


def test_a_redirect_to_an_address_inside_is_refused(get, server):
    inside = {"tide.example": HERE, "inside.example": ip_address("127.0.0.2")}
    server.asked.clear()
    said = fault(get, "/private", resolver=at(inside))

    assert "inside.example is at 127.0.0.2, which is no public address" in said
    assert ["/private"] == [path for path, _ in server.asked]


def test_a_name_is_resolved_once_and_that_address_is_asked(server):
    """A name that changes its mind between check and use gains nothing."""
    answers = [(HERE,), (ip_address("127.0.0.9"),)]
    got = fetch(
        f"http://tide.example:{server.server_port}/feed",
        allowed=lambda address: address == HERE,
        resolver=lambda *_: answers.pop(0),
    )

    assert (FEED, 1) == (got.data, len(answers))


def test_a_name_with_one_address_inside_is_refused(get):
    both = {"tide.example": (HERE, ip_address("10.0.0.1"))}

    assert "tide.example is at 10.0.0.1" in fault(get, "/feed", resolver=at(both))


def test_the_next_address_is_asked_if_one_does_not_answer(get):
    both = {"tide.example": (ip_address("127.0.0.99"), HERE)}

    assert FEED == get("/feed", resolver=at(both), allowed=lambda _: True).data


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "0.0.0.0", "[::1]"]
)
def test_this_machine_is_not_asked_by_any_of_its_names(server, host):
    server.asked.clear()
    said = fault(fetch, f"http://{host}:{server.server_port}/feed")

    assert "no public address" in said or "is no" in said or "not known" in said
    assert [] == server.asked


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("192.0.2.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_addresses_that_are_nearer_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"]
)
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://x.example/", "is no address of http or https"),
        ("file:///etc/passwd", "is no address of http or https"),
        ("https:x.example", "has no host"),
        ("http://u:p@x.example/", "'http://u:p@x.example/'"),
        ("http://x.example:99999/", "'http://x.example:99999/'"),
        ("http://x.example/a b", "'http://x.example/a b'"),
        ("http://x.example/\r\nX: y", "x.example"),
        ("http://no-such-host.invalid/", "the name of the host is not known"),
    ],
)
def test_an_address_that_cannot_be_asked_says_why(url, reason):
    assert reason in fault(fetch, url, resolver=at({}))


def test_nobody_listening_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    said = fault(fetch, f"http://127.0.0.1:{port}/", allowed=lambda _: True)
    assert "could not be reached: Connection refused" in said
