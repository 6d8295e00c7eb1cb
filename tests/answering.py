"""Servers that say what they like, names of our own, and what went wrong."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest

from feedpub.errors import ReadError

FEED = b'<rss version="2.0"/>'


HERE = ip_address("127.0.0.1")


PAGES = {
    "/feed": (200, {"Content-Type": "application/rss+xml; charset=utf-8"}, FEED),
    "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(FEED)),
    "/deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(FEED)),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 10_000_000)),
    "/cut": (200, {"Content-Encoding": "gzip"}, gzip.compress(FEED)[:-9]),
    "/no-gzip": (200, {"Content-Encoding": "gzip"}, FEED),
    "/brotli": (200, {"Content-Encoding": "br"}, FEED),
    "/large": (200, {}, b"x" * 5000),
    "/missing": (404, {}, b"no"),
    "/empty": (204, {}, b""),
    "/nowhere": (302, {}, b""),
    "/moved": (301, {"Location": "/feed"}, b""),
    "/far": (307, {"Location": "/moved"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/script": (302, {"Location": "javascript:alert(1)"}, b""),
    "/private": (302, {"Location": "http://inside.example/feed"}, b""),
    "/relative": (303, {"Location": "feed#top"}, b""),
}


class Pages(BaseHTTPRequestHandler):
    """Serve the pages above, and remember who asked for what."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = PAGES[self.path.partition("?")[0]]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Be quiet."""


def at(names):
    """Give a resolver that knows these names, and no others."""

    def resolve(host, _port):
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = names[host]
        return found if isinstance(found, tuple) else (found,)

    return resolve


@contextmanager
def speaking(say):
    """Run a server that says what it likes; `say` gets the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            with suppressed(), listening.accept()[0] as connection:
                connection.recv(65536)
                say(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


@contextmanager
def suppressed():
    try:
        yield
    except OSError:
        return


def fault(function, *arguments, **more):
    with pytest.raises(ReadError) as caught:
        function(*arguments, **more)
    return str(caught.value)
