"""Hubs are told of feeds that have changed, and of no others."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from answering import HERE, at
from hubs import running_hub

import feedpub as fp
from feedpub.fetching import Limits
from feedpub.publisher import hubs
from feedpub.publisher.many import FeedSpec, build_partition

HOME = "https://tide.example/"
RSS = f"{HOME}rss.xml"
ATOM = f"{HOME}atom.xml"
URLS = [RSS, ATOM, f"{HOME}feed.json"]
PAGE = Path(__file__).resolve().parents[2] / "docs/hubs.md"
AT_ONCE = hubs.Patience(pauses=(0, 0), limits=Limits(seconds=5))


@pytest.fixture(scope="module")
def running():
    with running_hub() as running:
        yield running


@pytest.fixture
def hub(running):
    running.fresh()
    return running


def told(hub, *topics, **more):
    more = {"allow_private": True, "patience": AT_ONCE} | more
    return hubs.tell({hub.url: topics}, **more)[0]


def feed(title="Neap", **more):
    return fp.Feed(
        title="Tide",
        home_url=HOME,
        authors=["Ada"],
        articles=[fp.Article(title=title, url=f"{HOME}neap", published="2026-03-01")],
        **({"feed_url": RSS} | more),
    )


def test_each_feed_is_told_of_in_both_ways_that_hubs_know(hub):
    (done,) = fp.ping([RSS, f"{HOME}über.xml"], hub.url, allow_private=True)

    assert (RSS, f"{HOME}über.xml") == done.told
    assert done.fault is None
    assert [
        [("hub.mode", "publish"), ("hub.topic", RSS), ("hub.url", RSS)],
        [
            ("hub.mode", "publish"),
            ("hub.topic", f"{HOME}%C3%BCber.xml"),
            ("hub.url", f"{HOME}%C3%BCber.xml"),
        ],
    ] == hub.forms
    assert "application/x-www-form-urlencoded" == hub.headers[0]["Content-Type"]
    assert hub.headers[0]["User-Agent"].startswith("feedpub/")


@pytest.mark.parametrize("status", [200, 202, 204, 299])
def test_any_status_of_success_is_one(hub, status):
    hub.answers = [(status, {}, b"")]

    assert hubs.Ping(hub=hub.url, told=(RSS,)) == told(hub, RSS)


def test_a_hub_that_is_busy_is_asked_again(hub):
    hub.answers = [
        (503, {"Retry-After": "0"}, b""),
        (429, {"Retry-After": "soon"}, b""),
        (202, {}, b""),
    ]

    assert (RSS,) == told(hub, RSS).told
    assert 3 == len(hub.forms)


def test_a_hub_that_stays_busy_is_not_asked_about_other_feeds(hub):
    hub.answers = [(500, {}, b"")]
    done = told(hub, RSS, ATOM)

    assert ((), (RSS, ATOM)) == (done.told, done.untold)
    assert "it answered 500 'Internal Server Error'" == done.fault
    assert 3 == len(hub.forms)


def test_a_refusal_is_told_in_the_hubs_words_and_other_feeds_go_on(hub):
    hub.answers = [(400, {}, b"no such \x1btopic\nreally"), (204, {}, b"")]
    done = told(hub, RSS, ATOM)

    assert ((ATOM,), (RSS,)) == (done.told, done.untold)
    assert "it answered 400 'no such topic'" == done.fault


def test_a_hub_that_has_moved_is_not_followed(hub):
    hub.answers = [(301, {"Location": "https://new.example/"}, b"")]
    done = told(hub, RSS, ATOM)

    assert (
        "it has moved to https://new.example/; give that address as the hub"
        == done.fault
    )
    assert 1 == len(hub.forms)


def test_a_hub_that_is_down_is_no_error():
    nobody = SimpleNamespace(url="http://127.0.0.1:9/")

    assert "could not be reached" in told(nobody, RSS).fault


def test_one_hub_that_is_down_keeps_no_other_from_being_told(hub):
    gone, well = hubs.tell(
        {"http://127.0.0.1:9/": (RSS,), hub.url: (RSS,)},
        allow_private=True,
        patience=AT_ONCE,
    )

    assert gone.fault
    assert (RSS,) == well.told


def test_a_hub_at_a_private_address_is_not_asked(hub):
    port = hub.port
    inside = SimpleNamespace(url=f"http://hub.example:{port}/")
    done = told(inside, RSS, allow_private=False, resolver=at({"hub.example": HERE}))

    assert "hub.example is at 127.0.0.1, which is no public address" in done.fault
    assert [] == hub.forms


def test_a_hub_is_not_told_for_ever(hub):
    hub.answers = [(400, {}, b"")]
    done = told(hub, RSS, ATOM, patience=AT_ONCE._replace(whole=0))

    assert (RSS, ATOM) == done.untold
    assert 1 == len(hub.forms)


@pytest.mark.parametrize(
    ("pause", "wish", "wait"),
    [(1, None, 1), (1, "5", 5), (9, "5", 9), (1, "999999999", 15), (1, "Mon", 1)],
)
def test_a_wait_is_as_long_as_the_hub_wants_within_reason(pause, wish, wait):
    assert wait == hubs._wait(pause, wish, 15)


@pytest.mark.parametrize(
    ("topics", "asked", "message"),
    [
        (["rss.xml"], [], "topics: 'rss.xml' is no address of http or https"),
        ([RSS], "ftp://hub.example", "hubs: 'ftp://hub.example' is no address of"),
        ([RSS], ["http://"], "hubs: 'http://': "),
        ([5], [], r"topics\[0\] is 5, an int; give addresses such as"),
    ],
)
def test_what_is_no_address_is_refused(topics, asked, message):
    with pytest.raises(fp.FeedpubError, match=f"^{message}"):
        fp.ping(topics, asked)


def test_only_feeds_whose_bytes_changed_are_news(tmp_path):
    own = {"hubs": ["https://hub.example/", fp.Hub(url="https://x.example/", type="x")]}
    first = fp.publish(feed(**own), tmp_path, formats=["rss", "atom"])
    again = fp.publish(feed(**own), tmp_path, formats=["rss", "atom", "json"])
    rss = fp.publish(feed("Spring", **own), tmp_path, formats="rss")
    dry = fp.publish(feed("Dry", **own), tmp_path, dry_run=True)

    assert {"https://hub.example/": (RSS, ATOM)} == hubs.news(first)
    assert {"https://hub.example/": (f"{HOME}feed.json",)} == hubs.news(again)
    assert {"https://hub.example/": (RSS,)} == hubs.news(rss)
    assert {} == hubs.news(dry)


def test_a_file_that_does_not_know_its_address_is_no_topic(tmp_path):
    lost = feed(feed_url=None, hubs=["https://hub.example/"])

    assert {} == hubs.news(fp.publish(lost, tmp_path, formats="rss"))


def test_each_of_many_feeds_is_for_its_own_hubs(tmp_path):
    specs = [
        FeedSpec(
            key=key,
            feed=feed(hubs=[f"https://{key}.example/"]),
            base_url=f"{HOME}{key}",
            formats=("rss",),
        )
        for key in ("a", "b")
    ]
    receipts = tuple(build_partition(specs, fp.LocalSink(tmp_path)))

    assert {
        "https://a.example/": (f"{HOME}a/rss.xml",),
        "https://b.example/": (f"{HOME}b/rss.xml",),
    } == hubs.news(receipts)


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_every_format_says_the_hub_and_its_own_address(format):
    data = fp.write(feed(hubs=["https://hub.example/"]), format, url=f"{HOME}own")
    there = fp.read(data)

    assert ("https://hub.example/",) == tuple(hub.url for hub in there.hubs)
    assert f"{HOME}own" == there.feed_url


def test_the_page_about_hubs_says_what_happens(hub, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text("utf-8").replace("https://hub.example/", hub.url)
    code, shown = re.search(
        r"```python\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL
    ).groups()
    exec(code.replace("ping(new, [", "ping(new, allow_private=True, hubs=["), {})

    assert shown == capsys.readouterr().out
    assert URLS == hub.topics
