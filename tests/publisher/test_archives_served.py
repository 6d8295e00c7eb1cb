"""Archives over HTTP and over years, as a client of another maker sees them."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from feedpub.publisher import Config, build
from feedpub.publisher.serving import serve

HOME = "https://tide.example/"
BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def row(number, **more):
    when = BEGIN + timedelta(days=number)
    return {
        "title": f"Tide {number}",
        "url": f"/{number}/",
        "date": when.isoformat(),
    } | more


def built(site, rows, *accept, **more):
    lines = (json.dumps(each) + "\n" for each in rows)
    (site / "tides.jsonl").write_text("".join(lines), "utf-8")
    fields = {
        "paths": (str(site / "tides.jsonl"),),
        "out": str(site / "public"),
        "title": "Tidewater",
        "home_url": HOME,
        "author": "Ada",
        "limit": 5,
    }
    return build(Config(**fields | more), accept=accept)


# Over HTTP


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def server(site):
    (site / "public").mkdir()
    with serve(site / "public", port=0) as server:
        yield server


def fetched(url):
    with urllib.request.urlopen(url, timeout=5) as response:
        assert 200 == response.status
        return response.read()


def in_xml(data):
    """Give the links, the articles and whether it says that it is an archive."""
    root = etree.fromstring(data)
    head = root if root.tag == f"{ATOM}feed" else root.find("channel")
    links = {link.get("rel"): link.get("href") for link in head.findall(f"{ATOM}link")}
    ids = (*head.iterfind("item/guid"), *head.iterfind(f"{ATOM}entry/{ATOM}id"))
    is_archive = head.find(f"{HISTORY}archive") is not None
    return links, [each.text for each in ids], is_archive


def in_json(data):
    whole = json.loads(data)
    links = {"self": whole["feed_url"], "next": whole.get("next_url")}
    return links, [each["id"] for each in whole["items"]], None


def walked(url, rel, read):
    """Follow one relation to its end, and give what is on the way, by address."""
    found = {}
    while url:
        assert url not in found
        found[url] = read(fetched(url))
        url = found[url][0].get(rel)
    return found


def divided(site, server, name, **more):
    """Publish 61 articles of two years, and give the address and the articles."""
    rows = [row(12 * number) for number in range(61)]
    base = f"{server.url}{name}/"
    built(site, rows, out=str(site / "public" / name), base_url=base, **more)
    return base, [f"{HOME}{12 * number}/" for number in reversed(range(61))]


@pytest.mark.parametrize(
    ("name", "more", "archives"),
    [
        ("size", {"archive_size": 8}, 7),
        ("month", {"archive_by": "month"}, 22),
        ("year", {"archive_by": "year"}, 1),
    ],
)
def test_a_client_finds_every_article_once_there_and_back(
    site, server, name, more, archives
):
    base, articles = divided(site, server, name, **more)
    for file in ("rss.xml", "atom.xml"):
        back = walked(base + file, "prev-archive", in_xml)
        current, *older = back
        forth = walked(older[-1], "next-archive", in_xml)

        assert articles == [id for _, ids, _ in back.values() for id in ids]
        assert [*reversed(older)] == [*forth]
        assert [False] + [True] * archives == [each[2] for each in back.values()]
        assert {current} == {back[url][0]["current"] for url in older}
        assert all(url == links["self"] for url, (links, _, _) in back.items())
        assert "current" not in back[current][0]
    found = walked(f"{base}feed.json", "next", in_json)

    assert articles == [id for _, ids, _ in found.values() for id in ids]
    assert 1 + archives == len(found)
    assert all(url == links["self"] for url, (links, _, _) in found.items())


def test_a_client_finds_every_article_once_on_pages(site, server):
    base, articles = divided(site, server, "pages", page_size=8, limit=None)
    for file, read in (
        ("rss.xml", in_xml),
        ("atom.xml", in_xml),
        ("feed.json", in_json),
    ):
        there = walked(base + file, "next", read)

        assert articles == [id for _, ids, _ in there.values() for id in ids]
        assert 8 == len(there)
        if read is in_xml:
            back = walked([*there][-1], "previous", read)

            assert [*reversed(there)] == [*back]
            assert {([*there][-1], base + file)} == {
                (links.get("last", url), links.get("first", url))
                for url, (links, _, _) in there.items()
            }


# Over years


def hashes(folder):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / "public/archive").glob("*.*")
        if path.suffix != ".css"
    }


def lived(site, **more):
    """Yield for each month of two years what changed of the archives, and what is new.

    In month 12 an article is edited, in 16 one is withdrawn, and in 20 one comes that
    has an old date.
    """
    rows, before = [], {}
    for month in range(24):
        rows += [row(day) for day in range(30 * month, 30 * month + 30, 5)]
        accept = ()
        if month == 12:
            rows[20]["content_text"] = "Mended."
        if month == 16:
            rows.pop(30)
            accept = ("all",) if "lock" in more else ()
        if month == 20:
            rows.append(row(81))
        result = built(site, rows, *accept, **more)
        after = hashes(site)
        yield (
            {name for name in before if after[name] != before[name]},
            {*after} - {*before},
        )
        before = after
    assert () == tuple(left for receipt in result.receipts for left in receipt.left)


@pytest.mark.parametrize(
    ("more", "changes"),
    [
        ({"archive_size": 10, "lock": True}, {12: "3", 16: "4"}),
        ({"archive_by": "month"}, {12: "2026-04", 16: "2026-05", 20: "2026-03"}),
    ],
    ids=["with a lock", "without one"],
)
def test_in_two_years_an_archive_changes_with_its_articles_alone(
    tmp_path, more, changes
):
    if "lock" in more:
        more = more | {"lock": str(tmp_path / "feedpub.lock")}
    newest = set()
    for month, (changed, new) in enumerate(lived(tmp_path, formats=("atom",), **more)):
        expected = {f"atom-{changes[month]}.xml"} if month in changes else set()

        assert (month, expected | newest if new else expected) == (month, changed)
        newest = {max(new)} if new else newest
    assert newest
