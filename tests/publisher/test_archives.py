"""Feeds in several documents: whoever walks the chain finds each article once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.errors import ConfigError
from feedpub.namespaces.history import Archive
from feedpub.publisher import Config, build
from feedpub.publisher.archives import archive_of
from feedpub.publisher.archives.dividing import Rule

BASE = "https://tide.example/feeds/"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def article(number, **more):
    return fp.Article(
        title=f"Tide {number}",
        url=f"https://tide.example/{number}/",
        published=more.pop("published", BEGIN + timedelta(days=number)),
        **more,
    )


def feed(numbers, file="atom.xml", **more):
    articles = more.pop("articles", [article(each) for each in reversed(numbers)])
    return fp.Feed(
        title="Tidewater",
        home_url="https://tide.example/",
        feed_url=BASE + file,
        authors=["Ada"],
        articles=articles,
        **more,
    )


def relations(part):
    return {link.rel: link.url.removeprefix(BASE) for link in part.feed.links}


def ids(part):
    return [int(str(one.id).split("/")[-2]) for one in part.feed.articles]


def documents(parts, format):
    """What a server would have: the bytes at each address."""
    return {part.feed.feed_url: fp.write(part.feed, format) for part in parts}


def walked(load, url, rels):
    """A client that knows the address of the feed alone (RFC 5005, 4.2)."""
    found = []
    while url is not None:
        document = fp.read(load(url), url=url)
        found += [str(one.id) for one in document.articles]
        leads = {link.rel: link.url for link in document.links}
        leads["next"] = document.next_url
        url = next((leads[rel] for rel in rels if leads.get(rel)), None)
    return found


def test_older_articles_are_in_archives_of_a_size():
    current, second, first = fp.archived(feed(range(35)), 10)

    assert ["atom.xml", "archive/atom-2.xml", "archive/atom-1.xml"] == [
        part.name for part in (current, second, first)
    ]
    assert {"prev-archive": "archive/atom-2.xml"} == relations(current)
    assert relations(second) == {
        "current": "atom.xml",
        "prev-archive": "archive/atom-1.xml",
    }
    assert relations(first) == {
        "current": "atom.xml",
        "next-archive": "archive/atom-2.xml",
    }
    assert [*range(34, 19, -1)] == ids(current)
    assert [*range(19, 9, -1)] == ids(second)


@pytest.mark.parametrize(
    ("format", "rels"),
    [("rss", ["prev-archive"]), ("atom", ["prev-archive"]), ("json", ["next"])],
)
def test_a_client_that_walks_the_chain_finds_each_article_once(format, rels):
    whole = feed(range(57))
    served = documents(fp.archived(whole, 10, keep=3, format=format), format)

    assert [str(one.id) for one in whole.articles] == walked(
        served.__getitem__, whole.feed_url, rels
    )
    assert 6 == len(served)


def test_only_archives_say_that_they_are():
    parts = fp.archived(feed(range(35)), 10)

    assert [False, True, True] == [
        any(isinstance(one, Archive) for one in part.feed.extensions) for part in parts
    ]


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
@pytest.mark.parametrize("divided", [fp.archived, fp.paged])
def test_our_own_rules_find_nothing_in_archives_or_pages(divided, format):
    whole = feed(range(35), fp.FORMATS[format].FILE_NAME)
    for part in divided(whole, 10, format=format):
        report = fp.validate(fp.write(part.feed, format), url=part.feed.feed_url)

        assert () == report.findings


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_one_article_more_changes_the_current_document_alone(format):
    before = documents(fp.archived(feed(range(33)), 10, format=format), format)
    after = documents(fp.archived(feed(range(34)), 10, format=format), format)

    assert {BASE + "atom.xml"} == {url for url in after if after[url] != before[url]}


def test_a_full_archive_changes_the_link_of_the_one_before_it_and_no_more():
    before = {part.name: part.feed for part in fp.archived(feed(range(39)), 10)}
    after = {part.name: part.feed for part in fp.archived(feed(range(40)), 10)}

    assert {"archive/atom-3.xml"} == {*after} - {*before}
    assert after["archive/atom-1.xml"] == before["archive/atom-1.xml"]
    assert after["archive/atom-2.xml"].articles == before["archive/atom-2.xml"].articles


def test_an_article_that_changes_changes_its_archive_alone():
    articles = [article(number) for number in range(35)]
    before = documents(fp.archived(feed((), articles=articles), 10), "atom")
    articles[4] = article(4, content="Mended.")
    after = documents(fp.archived(feed((), articles=articles), 10), "atom")

    assert {f"{BASE}archive/atom-1.xml"} == {
        url for url in after if after[url] != before[url]
    }


@given(st.lists(st.integers(0, 400), unique=True, max_size=60), st.integers(1, 9))
def test_no_order_and_no_size_loses_an_article(numbers, size):
    parts = fp.archived(feed(numbers, updated=BEGIN), size)
    found = [number for part in parts for number in ids(part)]

    assert sorted(numbers) == sorted(found)
    assert all(len(part.feed.articles) == size for part in parts[1:])


@given(st.lists(st.integers(0, 90), unique=True, max_size=40), st.data())
def test_what_is_in_an_archive_stays_there_whatever_comes_later(numbers, data):
    rule = {"size": 4} if data.draw(st.booleans()) else {"by": "month", "keep": 2}
    known = {}
    articles = []
    for number in numbers:
        articles.append(article(number))
        new = archive_of(articles, Rule(**rule, before=known))

        assert known.items() <= new.items()
        assert new == archive_of(articles, Rule(**rule, before=new))
        known = new


def test_a_feed_whose_new_articles_are_removed_is_never_empty():
    articles = [article(number) for number in range(4)]
    before = {str(one.id): "1" for one in articles}
    current, archive = fp.archived(feed((), articles=articles), 4, before=before)

    assert [0, 1, 2, 3] == ids(current) == ids(archive)
    assert {"prev-archive": "archive/atom-1.xml"} == relations(current)


def test_an_old_date_that_comes_late_waits_for_the_next_archive():
    articles = [article(number) for number in range(1, 25)]
    known = archive_of(articles, Rule(size=10))
    parts = fp.archived(
        feed((), articles=[*articles, article(0)]), size=10, before=known
    )

    assert {"1"} == {*known.values()}
    assert 0 in ids(parts[0])


@pytest.mark.parametrize(
    ("known", "rule", "names"),
    [
        ("2026-01", {"size": 10}, ["202602", "202603", "202604", "202605"]),
        ("7", {"size": 10}, ["8", "9", "10", "11"]),
        ("7", {"by": "month"}, ["2026-01"]),
        ("2025", {"by": "month"}, ["2026-01"]),
    ],
)
def test_archives_of_another_kind_follow_those_that_are_there(known, rule, names):
    articles = [article(number) for number in range(55)]
    before = {str(articles[0].id): known}
    found = archive_of(articles, Rule(**rule, before=before))

    assert [known, *names] == [*dict.fromkeys(found.values())]


def test_archives_of_months_are_not_followed_by_years():
    before = {str(article(0).id): "2026-01"}
    with pytest.raises(fp.ArgumentError, match="go on by month, or with a size"):
        fp.archived(feed(range(9)), by="year", before=before)


def test_a_month_is_closed_when_enough_newer_articles_are_there():
    parts = fp.archived(feed(range(100)), by="month", keep=15)

    assert ["atom.xml", *(f"archive/atom-2026-0{n}.xml" for n in (2, 1))] == [
        part.name for part in parts
    ]
    assert [41, 28, 31] == [len(part.feed.articles) for part in parts]


def test_a_year_has_an_archive_too():
    assert ["atom.xml", "archive/atom-2026.xml"] == [
        part.name for part in fp.archived(feed(range(400)), by="year")
    ]


def test_a_feed_that_is_no_longer_asked_for_names_no_hub():
    whole = feed(range(35), hubs=["https://hub.example/"], ttl=60)
    current, *archives = fp.archived(whole, 10)

    assert (current.feed.hubs, current.feed.ttl) == (whole.hubs, 60)
    assert {((), None)} == {(part.feed.hubs, part.feed.ttl) for part in archives}


def test_the_first_archive_is_alone_and_no_fault():
    parts = fp.archived(feed(range(25)), 20, keep=5)
    found = [fp.validate(fp.write(part.feed, "atom")) for part in parts]

    assert 2 == len(parts)
    assert [] == [one for report in found for one in report.findings]


def test_pages_lead_from_the_first_to_the_last():
    parts = fp.paged(feed(range(35)), 10)

    assert {"next": None, "last": "page/atom-4.xml"} == {
        "next": None,
        **relations(parts[0]),
    }
    assert BASE + "page/atom-2.xml" == parts[0].feed.next_url
    assert relations(parts[3]) == {"first": "atom.xml", "previous": "page/atom-3.xml"}
    assert [str(one.id) for one in feed(range(35)).articles] == walked(
        documents(parts, "rss").__getitem__, BASE + "atom.xml", ["next"]
    )


def test_few_articles_are_one_document_without_links():
    [archived] = fp.archived(feed(range(3)), 10)
    [paged] = fp.paged(feed(range(3)), 10)

    assert [feed(range(3))] * 2 == [archived.feed, paged.feed]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: fp.archived(fp.Feed(title="T", home_url=BASE, updated=BEGIN)),
            "no fe",
        ),
        (lambda: fp.archived(feed(range(3)), 10, by="year"), "choose one of them"),
        (lambda: fp.archived(feed(range(3)), by="week"), "give one of month, year"),
        (lambda: fp.archived(feed(range(3)), 0), "size is 0"),
        (lambda: fp.archived(feed(range(3)), before={"a": "../1"}), "before has"),
        (lambda: fp.paged(feed(range(3)), None), "size is None"),
        (lambda: fp.paged(feed(range(3)), format="xml"), "there is no format"),
    ],
)
def test_what_cannot_be_is_an_error_with_a_way_out(call, message):
    with pytest.raises(fp.FeedpubError, match=message):
        call()


@pytest.fixture
def site(tmp_path):
    wrote(tmp_path, 25)
    return tmp_path


def wrote(folder, count):
    rows = (
        f'{{"title": "Tide {n}", "url": "/{n}/", "date": "2026-{n // 28 + 1:02}-'
        f'{n % 28 + 1:02}T09:00:00Z", "tags": ["sea"]}}\n'
        for n in range(count)
    )
    (folder / "tides.jsonl").write_text("".join(rows), "utf-8")


def config_for(site, **more):
    return Config(
        **{
            "paths": (str(site / "tides.jsonl"),),
            "out": str(site / "public"),
            "title": "Tidewater",
            "home_url": "https://tide.example/",
            "base_url": BASE,
            "author": "Ada",
            "archive_size": 10,
            "limit": 5,
            **more,
        }
    )


def on_disk(site):
    return lambda url: (site / "public" / url.removeprefix(BASE)).read_bytes()


def stamps(site):
    files = (site / "public").rglob("*.*")
    return {path.name: path.stat().st_mtime_ns for path in files}


@pytest.mark.parametrize("more", [{}, {"group_by": "tag"}], ids=["feed", "set"])
def test_a_build_writes_archives_that_lead_to_every_article(site, more):
    told = []
    result = build(config_for(site, **more), report=lambda _, one: told.append(one))
    archive = site / "public/archive/rss-1.xml"

    assert 6 == sum(len(one.others) for one in told or [result])
    assert {"content"} >= {loss.field for one in result.receipts for loss in one.losses}
    for file, rel in (("rss", "prev-archive"), ("atom", "prev-archive")):
        found = walked(on_disk(site), f"{BASE}{file}.xml", [rel])
        assert 25 == len(found) == len(set(found))
    assert 25 == len(walked(on_disk(site), f"{BASE}feed.json", ["next"]))
    [style] = re.findall(rb'<\?xml-stylesheet [^>]*href="([^"]*)', archive.read_bytes())
    assert (archive.parent / style.decode()).exists()


@pytest.mark.parametrize("more", [{}, {"group_by": "tag"}], ids=["feed", "set"])
def test_a_new_article_leaves_the_files_of_archives_alone(site, more):
    build(config_for(site, **more))
    before = stamps(site)
    wrote(site, 26)
    told = []
    result = build(config_for(site, **more), report=lambda _, one: told.append(one))
    after = stamps(site)

    assert {"unchanged"} == {
        receipt.state for one in told or [result] for receipt in one.others
    }
    assert {"rss.xml", "atom.xml", "feed.json"} >= {
        name for name in after if after[name] != before[name] and ".html" not in name
    } - {"index.opml"}


def test_the_parts_of_a_feed_are_published_one_by_one(tmp_path):
    folder = tmp_path / "public"
    for name, part in reversed(fp.archived(feed(range(25)), 10)):
        [receipt] = fp.publish(
            part, folder, formats="atom", files={"atom": name}, base_url=BASE
        )

        assert () == receipt.left
    assert 25 == len({*walked(on_disk(tmp_path), f"{BASE}atom.xml", ["prev-archive"])})


def test_a_build_makes_pages_and_complete_feeds_too(site):
    build(config_for(site, archive_size=None, limit=None, page_size=10))
    found = walked(on_disk(site), f"{BASE}atom.xml", ["next"])
    build(config_for(site, archive_size=None, limit=None, complete=True))

    assert 25 == len(found) == len(set(found))
    assert b"<fh:complete/>" in on_disk(site)(f"{BASE}atom.xml")
    assert b"<fh:complete/>" in on_disk(site)(f"{BASE}rss.xml")


def test_archives_that_are_among_the_articles_are_not_read(site):
    config = config_for(site, paths=(str(site),), out=str(site))
    build(config)
    result = build(config)

    assert 25 == len(result.feed.articles)


def test_two_ways_to_go_on_are_one_too_many(site):
    with pytest.raises(ConfigError, match="cannot go with page_size"):
        build(config_for(site, page_size=10))
