"""Feeds answered by applications of Starlette and of Flask, asked over HTTP."""

from __future__ import annotations

import asyncio
import gzip
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import flask
import httpx
import pytest
from interop.filled import errors
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.routing import Route

import feedpub as fp
from feedpub.interop.flask import feed_response
from feedpub.interop.starlette import FeedResponse

HOME = "https://tide.example/"
NEWEST = "Sun, 01 Nov 2026 08:00:00 GMT"
FEED = fp.Feed(
    title="Tide",
    home_url=HOME,
    feed_url=HOME + "rss.xml",
    authors=["Ada"],
    hubs=["https://hub.tide.example/"],
    articles=[
        fp.Article(
            title="A",
            url=HOME + "a",
            published="2026-11-01T08:00:00Z",
            content=fp.Html("<p>Water.</p>" * 100),
        )
    ],
)
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
}
PLAIN = {"Accept-Encoding": "identity"}
done = []


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


def of_flask():
    """Serve the feeds on a port of this machine."""
    app = flask.Flask("tides")

    @app.get("/<format>")
    def feed(format):
        if format == "bytes":
            data = fp.write(FEED, "rss")
            return feed_response(data, flask.request, last_modified=NEWEST)
        return feed_response(FEED, flask.request, format, max_age=60)

    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}")

    def ask(path, method="GET", **headers):
        with client.stream(method, path, headers=PLAIN | headers) as response:
            return response, b"".join(response.iter_raw())

    yield ask
    client.close()
    server.shutdown()
    server.server_close()


def of_starlette():
    """Ask the application in this very process."""

    def feed(request):
        format = request.path_params["format"]
        if format == "bytes":
            data = fp.write(FEED, "rss")
            task = BackgroundTask(done.append, "asked")
            return FeedResponse(data, request, last_modified=NEWEST, background=task)
        return FeedResponse(FEED, request, format, max_age=60)

    app = Starlette(routes=[Route("/{format}", feed)])

    async def asked(path, method, headers):
        transport = httpx.ASGITransport(app)
        async with (
            httpx.AsyncClient(transport=transport, base_url=HOME) as client,
            client.stream(method, path, headers=PLAIN | headers) as response,
        ):
            return response, b"".join([part async for part in response.aiter_raw()])

    def ask(path, method="GET", **headers):
        return asyncio.run(asked(path, method, headers))

    yield ask


@pytest.fixture(scope="module", params=[of_flask, of_starlette])
def ask(request):
    yield from request.param()


@pytest.mark.parametrize("format", TYPES)
def test_a_feed_is_sent_as_what_it_is(ask, format):
    response, body = ask(f"/{format}")

    assert set() == errors(body)
    assert (200, TYPES[format]) == (
        response.status_code,
        response.headers["Content-Type"],
    )
    assert fp.write(FEED, format) == body
    assert "public, max-age=60" == response.headers["Cache-Control"]


def test_bytes_are_sent_as_they_are(ask):
    response, body = ask("/bytes")

    assert fp.write(FEED, "rss") == body
    assert NEWEST == response.headers["Last-Modified"]


def test_who_has_the_feed_is_told_so(ask):
    first, _ = ask("/rss")
    for name, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again, body = ask("/rss", **{name: value})

        assert (304, b"") == (again.status_code, body)
        assert first.headers["ETag"] == again.headers["ETag"]
        assert "Content-Type" not in again.headers


def test_who_has_an_older_feed_gets_the_new_one(ask):
    old, _ = ask("/rss", **{"If-None-Match": '"old"'})
    dated, _ = ask("/rss", **{"If-Modified-Since": "Sat, 31 Oct 2026 08:00:00 GMT"})

    assert [200, 200] == [old.status_code, dated.status_code]


def test_who_takes_gzip_gets_it(ask):
    plain, whole = ask("/rss")
    packed, body = ask("/rss", **{"Accept-Encoding": "gzip"})

    assert "gzip" == packed.headers["Content-Encoding"]
    assert whole == gzip.decompress(body)
    assert str(len(body)) == packed.headers["Content-Length"]
    assert plain.headers["ETag"] != packed.headers["ETag"]


def test_an_answer_to_head_has_the_headers_and_no_body(ask):
    full, body = ask("/rss")
    head, nothing = ask("/rss", "HEAD")

    assert b"" == nothing
    assert str(len(body)) == head.headers["Content-Length"]
    for name in ("ETag", "Last-Modified", "Content-Type", "Link"):
        assert full.headers[name] == head.headers[name]


def test_a_background_task_of_starlette_is_run():
    done.clear()
    for ask in of_starlette():
        ask("/bytes")

    assert ["asked"] == done
