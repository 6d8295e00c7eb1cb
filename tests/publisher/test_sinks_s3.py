"""A real S3 server on loopback: what is published there, and how it is served."""

from __future__ import annotations

import logging
import pickle
import urllib.request

import pytest
from many import load, spec

import feedpub as fp

pytest.importorskip("s3fs", reason="s3fs is not installed")
server = pytest.importorskip("moto.server", reason="moto is not installed")


@pytest.fixture(scope="module")
def options():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    url = f"http://{host}:{port}"
    request = urllib.request.Request(f"{url}/feeds", method="PUT")
    urllib.request.urlopen(request).close()
    yield {"key": "testing", "secret": "testing", "endpoint_url": url}
    running.stop()


def fetched(sink, key):
    """Ask for a document as a reader does, by HTTP."""
    system, root = sink._open()
    with urllib.request.urlopen(system.sign(f"{root}/{key}")) as response:
        return response.headers, response.read()


def test_documents_are_served_with_their_headers(options):
    sink = pickle.loads(pickle.dumps(fp.FsspecSink("s3://feeds/a/b", **options)))
    fp.build_many([spec("tags/harbour", formats=("rss", "json"))], sink)
    headers, data = fetched(sink, "tags/harbour/rss.xml")
    json_headers, _ = fetched(sink, "tags/harbour/feed.json")

    assert "application/rss+xml; charset=utf-8" == headers["Content-Type"]
    assert "public, max-age=900" == headers["Cache-Control"]
    assert "application/feed+json" == json_headers["Content-Type"]
    assert fp.validate(data).valid
    assert sink.read("tags/harbour/rss.xml") == data


def test_an_object_is_left_alone_if_the_manifest_knows_it(options, tmp_path):
    sink = fp.FsspecSink("s3://feeds/again", **options)
    where = {"sink": sink, "manifest": tmp_path / "m.sqlite"}
    fp.build_many([spec("a")], **where)
    first, _ = fetched(sink, "a/atom.xml")
    sink.write("a/atom.xml", b"mark", "text/plain", None)
    fp.build_many([spec("a", fingerprint="2")], **where)
    left, data = fetched(sink, "a/atom.xml")
    fp.build_many([spec("a")], **where, force=True)
    forced, _ = fetched(sink, "a/atom.xml")

    assert (b"mark", "text/plain") == (data, left["Content-Type"])
    assert first["ETag"] == forced["ETag"]


def test_an_empty_feed_leaves_the_object(options):
    sink = fp.FsspecSink("s3://feeds/empty", **options)
    fp.build_many([spec("a")], sink)
    before = sink.read("a/atom.xml")
    with pytest.raises(fp.PublishError, match=r"a/atom\.xml has articles"):
        fp.build_many([spec("a", feed=load("a", 0))], sink)

    assert before == sink.read("a/atom.xml")
    assert sink.read("nothing.xml") is None


def test_a_bucket_that_is_not_there_is_told(options):
    sink = fp.FsspecSink("s3://nowhere/a", **options)

    with pytest.raises(
        fp.PublishError, match=r"'a': s3://nowhere/a: a/atom.xml: .*buck"
    ):
        fp.build_many([spec("a")], sink)


def test_archives_are_served_for_a_day(options):
    sink = fp.FsspecSink("s3://feeds/years", **options)
    these = spec("tides", feed=load("tides", 25), division=fp.Division(archive_size=10))
    fp.build_many([these], sink)
    headers, data = fetched(sink, "tides/archive/atom-1.xml")
    current, _ = fetched(sink, "tides/atom.xml")

    assert "public, max-age=86400" == headers["Cache-Control"]
    assert "public, max-age=900" == current["Cache-Control"]
    assert 10 == len(fp.read(data).articles)
