"""Servers that are slow, broken or secure."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import time
from http.server import ThreadingHTTPServer

import pytest
from answering import FEED, HERE, Pages, at, fault, speaking

from feedpub.fetching import Limits, fetch, resolved


def drip(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.02)


def drip_headers(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X")
        time.sleep(0.02)


def stay_silent(_connection):
    time.sleep(5)


@pytest.mark.parametrize("say", [drip, drip_headers, stay_silent])
def test_time_is_limited_however_slowly_a_server_drips(say):
    start = time.monotonic()
    with speaking(say) as url:
        said = fault(fetch, url, limits=Limits(seconds=0.4), allowed=lambda _: True)

    assert "took more than 0.4 seconds" in said
    assert time.monotonic() - start < 3


def test_a_name_that_nobody_answers_for_is_not_waited_for():
    said = fault(
        fetch,
        "http://slow.example/",
        limits=Limits(seconds=0.2),
        resolver=lambda *_: time.sleep(2) or (),
    )

    assert "took more than 0.2 seconds" in said


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"nonsense\r\n\r\n", "no HTTP: BadStatusLine"),
        (b"", "RemoteDisconnected"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx", "ended 98 bytes early"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nx",
            "IncompleteRead",
        ),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000, "LineTooLong"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "got more than 100"),
        (b"HTTP/1.1 500 \x1b[31m\r\n\r\n", "answered 500 '\\x1b[31m'"),
    ],
)
def test_an_answer_that_is_broken_is_told(answer, reason):
    with speaking(lambda connection: connection.sendall(answer)) as url:
        said = fault(fetch, url, allowed=lambda _: True)

    assert reason in said or "could not be reached" in said
    assert "\x1b" not in said


def test_chunks_are_put_together():
    answer = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"5\r\n<rss \r\n3\r\n/>\n\r\n0\r\n\r\n"
    )
    with speaking(lambda connection: connection.sendall(answer)) as url:
        got = fetch(url, allowed=lambda _: True)

    assert b"<rss />\n" == got.data


def test_a_secure_address_is_not_asked_without_security():
    with speaking(lambda connection: connection.sendall(b"not TLS at all\r\n")) as url:
        said = fault(fetch, url.replace("http", "https"), allowed=lambda _: True)

    assert "could not be reached: " in said


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """Run a server with a certificate for tide.example, and give its port and that."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    made = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=tide.example -addext"
    subprocess.run(
        [
            *("openssl", *made.split(), "subjectAltName=DNS:tide.example"),
            *("-keyout", "key.pem", "-out", "cert.pem"),
        ],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked = []
        running.daemon_threads = True
        running.handle_error = lambda *_: None  # a client that hangs up is no error
        running.socket = context.wrap_socket(running.socket, server_side=True)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port, folder / "cert.pem"
        running.shutdown()


def test_a_secure_address_is_asked_by_its_name(secure, monkeypatch):
    port, certificate = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    names = at({"tide.example": HERE})
    got = fetch(
        f"https://tide.example:{port}/moved", resolver=names, allowed=lambda _: True
    )

    assert (FEED, 1) == (got.data, len(got.redirects))


@pytest.mark.parametrize(
    ("host", "trusted"), [("other.example", 1), ("tide.example", 0)]
)
def test_a_certificate_must_be_that_of_the_name(secure, monkeypatch, host, trusted):
    port, certificate = secure
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    names = at({host: HERE})
    url = f"https://{host}:{port}/feed"

    said = fault(fetch, url, resolver=names, allowed=lambda _: True)
    assert "certificate verify failed" in said


def test_the_system_resolves_names():
    assert HERE in resolved("localhost", 80)
