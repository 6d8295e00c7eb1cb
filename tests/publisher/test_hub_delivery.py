"""A real hub on this machine is told, fetches the feed, and delivers it signed."""

from __future__ import annotations

import hashlib
import hmac
import threading
from types import SimpleNamespace

import pytest

import feedpub as fp
from feedpub.publisher import hubs
from feedpub.publisher.serving import serve

SECRET = "neap and spring"


class AtOnce:
    """Does the work of the queue that the hub wants, in the thread that asks."""

    def task(self, *, bind=False, max_retries=0):  # noqa: ARG002 - it fails at once
        def take(work):
            before = (SimpleNamespace(retry=_fail),) if bind else ()
            return SimpleNamespace(delay=lambda *words: work(*before, *words))

        return take


def _fail(countdown):
    raise AssertionError(f"a delivery failed, and was to be tried in {countdown} s")


@pytest.fixture
def hub(tmp_path):
    """A hub, and a subscriber who notes what it gets."""
    flask = pytest.importorskip("flask")
    websub = pytest.importorskip("flask_websub.hub", reason="flask-websub is missing")
    serving = pytest.importorskip("werkzeug.serving")
    app = flask.Flask("hub")
    app.config["PUBLISH_SUPPORTED"] = True
    storage = websub.SQLite3HubStorage(str(tmp_path / "hub.sqlite3"))
    its = websub.Hub(storage, AtOnce(), **app.config)
    app.register_blueprint(its.build_blueprint(url_prefix="/hub"))
    got, asked = [], []

    @app.get("/mine")
    def verify():
        asked.append(dict(flask.request.args))
        return flask.request.args["hub.challenge"]

    @app.post("/mine")
    def take():
        got.append((dict(flask.request.headers), flask.request.get_data()))
        return "", 204

    server = serving.make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield SimpleNamespace(
        url=f"http://127.0.0.1:{server.server_port}/hub",
        callback=f"http://127.0.0.1:{server.server_port}/mine",
        got=got,
        asked=asked,
    )
    server.shutdown()
    thread.join()
    server.server_close()


def feed(base, hub, title):
    return fp.Feed(
        title="Tide",
        home_url=base,
        feed_url=f"{base}rss.xml",
        hubs=[hub.url],
        authors=["Ada"],
        articles=[fp.Article(title=title, url=f"{base}a", published="2026-03-01")],
    )


def test_a_subscriber_gets_what_is_new_signed_by_the_hub(hub, tmp_path):
    out = tmp_path / "public"
    out.mkdir()
    with serve(out, port=0) as site:
        topics = [f"{site.url}{name}" for name in ("rss.xml", "atom.xml", "feed.json")]
        fp.publish(feed(site.url, hub, "Neap"), out)
        for topic in topics[:2]:
            subscribe(hub, topic)
        new = fp.publish(feed(site.url, hub, "Spring"), out, formats=["rss", "json"])
        (done,) = hubs.tell(hubs.news(new), allow_private=True)

    assert (topics[0], topics[2]) == done.told
    assert None is done.fault
    assert topics[:2] == [one["hub.topic"] for one in hub.asked]
    ((headers, body),) = hub.got
    signature = hmac.new(SECRET.encode(), body, hashlib.sha512).hexdigest()

    assert f"sha512={signature}" == headers["X-Hub-Signature"]
    assert (out / "rss.xml").read_bytes() == body
    assert "Spring" == fp.read(body).articles[0].title
    assert f'<{hub.url}>; rel="hub", <{topics[0]}>; rel="self"' == headers["Link"]


def subscribe(hub, topic):
    """Ask for a topic as a subscriber does (WebSub 5.1)."""
    import urllib.parse
    import urllib.request

    form = {
        "hub.mode": "subscribe",
        "hub.topic": topic,
        "hub.callback": hub.callback,
        "hub.secret": SECRET,
    }
    data = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(hub.url, data, timeout=5) as answer:
        assert 202 == answer.status
