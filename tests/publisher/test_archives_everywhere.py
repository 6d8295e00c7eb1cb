"""Archives of each feed wherever it goes: by `publish`, in sets, in stores."""

from __future__ import annotations

import json
from functools import partial
from types import SimpleNamespace

import pytest
from many import Memory, build, load, spec

import feedpub as fp
from feedpub.errors import ConfigError
from feedpub.publisher import Config, documents
from feedpub.publisher import build as build_site

BASE = "https://tide.example/feeds/"
FEED = load("tides", 35)
SIZE = fp.Division(archive_size=10)


def published(folder, feed=FEED, **more):
    receipts = fp.publish(feed, folder, formats="atom", base_url=BASE, **more)
    return {
        receipt.path.relative_to(folder).as_posix(): receipt for receipt in receipts
    }


def divided(key="a", articles=35, **more):
    fields = {"feed": partial(load, key, articles), "division": SIZE}
    return spec(key, **fields | more)


# By `publish`


@pytest.mark.parametrize(
    ("more", "files"),
    [
        (
            {"archive_size": 10},
            {"archive/atom-2.xml": 10, "archive/atom-1.xml": 10, "atom.xml": 15},
        ),
        (
            {"archive_size": 10, "limit": 3},
            {
                **{f"archive/atom-{n}.xml": 10 for n in (3, 2, 1)},
                "atom.xml": 5,
            },
        ),
        (
            {"page_size": 15},
            {"page/atom-3.xml": 5, "page/atom-2.xml": 15, "atom.xml": 15},
        ),
        ({"complete": True}, {"atom.xml": 35}),
        ({"limit": 3}, {"atom.xml": 3}),
        ({"archive_by": "year"}, {"atom.xml": 35}),
    ],
)
def test_what_is_published_is_divided_as_a_build_divides_it(tmp_path, more, files):
    receipts = published(tmp_path, **more)

    assert [*files.items()] == [(name, one.articles) for name, one in receipts.items()]
    assert {*files} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xml")
    }
    assert {"unchanged"} == {one.state for one in published(tmp_path, **more).values()}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"archive_size": 0}, "archive_size is 0"),
        ({"archive_size": "10"}, "archive_size is '10'"),
        ({"archive_by": "week"}, "archive_by is 'week'; give one of month, year"),
        ({"page_size": True}, "page_size is True"),
        ({"complete": 1}, "complete is 1"),
        ({"limit": -1}, "limit is -1"),
        ({"page_size": 1, "archive_size": 1}, "archive_size cannot go with page_size"),
        ({"complete": True, "archive_by": "year"}, "cannot go with complete"),
        ({"archive_size": 10, "base_url": None}, "give base_url='https://example.org"),
    ],
)
def test_what_cannot_be_published_is_refused_by_name(tmp_path, more, message):
    with pytest.raises(fp.FeedpubError, match=message):
        fp.publish(FEED, tmp_path, **{"base_url": BASE} | more)

    assert [] == [*tmp_path.iterdir()]


def test_nothing_is_replaced_when_an_archive_is_wrong(tmp_path, monkeypatch):
    """No feed that can be made has errors, so the writer is made to write one."""
    published(tmp_path, archive_size=10)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.xml")}
    oldest = FEED.articles[0]
    broken = SimpleNamespace(
        write_all=lambda feed, formats, **_: {
            each: b"<feed" if oldest in feed.articles else fp.write(feed, each)
            for each in formats
        }
    )
    monkeypatch.setattr(documents, "formats", broken)
    with pytest.raises(fp.PublishError, match=r"archive/atom-1\.xml.*not be valid"):
        published(tmp_path, load("tides", 45), archive_size=10)

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.xml")}


def test_what_is_left_over_is_named_and_stays(tmp_path):
    published(tmp_path, archive_size=10)
    (tmp_path / "archive/atom-old.xml").write_text("somebody else's")
    (tmp_path / "archive/rss-2.xml").write_text("of another format")
    receipts = published(tmp_path, load("tides", 25), archive_size=10)
    paged = published(tmp_path, page_size=20)
    whole = published(tmp_path)

    assert [tmp_path / "archive/atom-2.xml"] == [*receipts["atom.xml"].left]
    assert (tmp_path / "archive/atom-2.xml").exists()
    assert 2 == len(paged["atom.xml"].left)
    assert 3 == len(whole["atom.xml"].left)


def test_compressed_copies_are_left_over_too(tmp_path):
    published(tmp_path, archive_size=10, compress="gzip")
    [*_, receipt] = published(tmp_path, load("tides", 25), archive_size=10).values()

    assert ["atom-2.xml", "atom-2.xml.gz"] == [path.name for path in receipt.left]


# In stores and by engines


def test_archives_go_to_a_store_before_the_feed_and_are_kept_longer():
    store = Memory()
    _, [receipt] = build([divided()], store)
    kept = {name: cache_control for name, (_, _, cache_control) in store.items()}

    assert [
        "a/archive/atom-2.xml",
        "a/archive/atom-1.xml",
        "a/atom.xml",
    ] == store.writes
    assert "public, max-age=86400" == kept["a/archive/atom-1.xml"]
    assert "public, max-age=900" == kept["a/atom.xml"]
    assert (15, 2, ()) == (receipt.articles, len(receipt.others), receipt.left)


def test_a_manifest_knows_archives_and_what_is_left_of_them(tmp_path):
    store, how = Memory(), {"manifest": tmp_path / "m.sqlite"}
    build([divided()], store, **how)
    store.writes.clear()
    same, _ = build([divided()], store, **how)
    _, [fewer] = build([divided(articles=25, fingerprint="2")], store, **how)
    _, [again] = build([divided(articles=25, fingerprint="2")], store, **how)
    other, _ = build(
        [divided(articles=25, fingerprint="2", division=None)], store, **how
    )

    assert 1 == same.unchanged
    assert ["a/archive/atom-1.xml", "a/atom.xml"] == store.writes[:2]
    assert ("a/archive/atom-2.xml",) == fewer.left
    assert () == again.left
    assert "a/archive/atom-2.xml" in store
    assert 1 == other.written


def test_an_archive_that_is_gone_is_written_again(tmp_path):
    how = {"manifest": tmp_path / "m.sqlite"}
    build([divided()], tmp_path / "out", **how)
    (tmp_path / "out/a/archive/atom-1.xml").unlink()
    _, [receipt] = build([divided()], tmp_path / "out", **how)

    assert ["unchanged", "written"] == [one.state for one in receipt.others]
    assert "unchanged" == receipt.documents[0].state


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"division": "year"}, "str is no Division; give Division"),
        ({"limit": 3}, "limit cannot go with division"),
        ({"fit": lambda feed, *_: feed}, "fit cannot go with division"),
    ],
)
def test_a_spec_that_cannot_be_divided_is_refused(more, message):
    with pytest.raises(fp.PublishError, match=message):
        divided(**more)


# In sets


@pytest.fixture
def site(tmp_path):
    rows = (
        {
            "title": f"Tide {n}",
            "url": f"/{n}/",
            "date": f"2026-0{n // 20 + 1}-{n % 20 + 1:02}T09:00:00Z",
            "tags": ["sea", *(["moon"] if n < 3 else [])],
        }
        for n in range(25)
    )
    path = tmp_path / "tides.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return tmp_path


def set_of(site, *tables, **more):
    fields = {
        "paths": (str(site / "tides.jsonl"),),
        "out": str(site / "public"),
        "title": "Tidewater",
        "home_url": BASE,
        "author": "Ada",
        "formats": ("atom",),
        "feed": tuple(fp.publisher.FeedTable(**table) for table in tables),
    }
    told = []
    build_site(Config(**fields | more), report=lambda _, one: told.append(one))
    return {one.key: [other.name for other in one.others] for one in told}


def test_each_table_says_what_its_feeds_are_divided_into(site):
    tags = {"group_by": "tag", "path": "tags/{slug}", "archive_size": 10, "limit": 5}
    pages = {"path": "all", "title": "All", "page_size": 20, "limit": 90}
    plain = {"path": "new", "title": "New", "limit": 4}
    others = set_of(site, tags, pages, plain, archive_by="month", limit=5)

    assert {
        "atom.xml": ["archive/atom-2026-01.xml"],
        "tags/moon": [],
        "tags/sea": [f"tags/sea/archive/atom-{n}.xml" for n in (2, 1)],
        "all": ["all/page/atom-2.xml"],
        "new": [],
    } == others


def test_a_table_that_contradicts_itself_is_refused(site):
    with pytest.raises(ConfigError, match=r"archive_by.*cannot go with complete"):
        set_of(site, {"path": "a", "archive_by": "year", "complete": True})


def test_a_set_in_a_store_has_archives_too(site):
    pytest.importorskip("fsspec")
    others = set_of(site, out=f"memory://{site.name}", archive_size=10, limit=5)

    assert [["archive/atom-2.xml", "archive/atom-1.xml"]] == [*others.values()]


# Where the articles of before are known from what is published alone


def merging(site, numbers, **more):
    rows = (
        {"title": f"Tide {n}", "url": f"/{n}/", "date": f"2026-01-01T{n:02}:00Z"}
        for n in numbers
    )
    path = site / "some.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    merge_into = str(site / "public/atom.xml")
    return set_of(site, paths=(str(path),), merge_into=merge_into, **more)


def titles(site):
    return sorted(
        int(str(one.title).removeprefix("Tide "))
        for path in (site / "public").rglob("atom*.xml")
        for one in fp.read(path).articles
    )


@pytest.mark.parametrize(
    "more",
    [
        {"archive_size": 5, "limit": 4},
        {"archive_size": 5, "limit": 4, "lock": "feedpub.lock"},
        {"page_size": 4},
    ],
    ids=["archives", "with a lock", "pages"],
)
def test_what_is_merged_into_keeps_all_that_it_leads_to(site, more):
    if "lock" in more:
        more = more | {"lock": str(site / more["lock"])}
    merging(site, range(14), **more)
    first = {path: path.read_bytes() for path in site.rglob("archive/atom-1.xml")}
    merging(site, range(12, 24), **more)

    assert [*range(24)] == titles(site)
    assert first == {path: path.read_bytes() for path in first}


def test_an_archive_that_is_missing_stops_a_build_that_would_lose_it(site):
    merging(site, range(14), archive_size=5, limit=4)
    (site / "public/archive/atom-1.xml").unlink()
    with pytest.raises(fp.ReadError, match=r"atom-1\.xml is not there.*put it back"):
        merging(site, range(12, 24), archive_size=5, limit=4)


# Builds that are killed


class Torn(Memory):
    """A store that is there after so many writes as before, and then no more."""

    def __init__(self, known, writes):
        super().__init__()
        self.update(known)
        self.left = writes

    def write(self, key, *more):
        if not self.left:
            raise OSError("the power is gone")
        self.left -= 1
        super().write(key, *more)

    def found(self):
        """Walk from the feed to its end, as a reader does."""
        url, ids = f"{BASE}a/atom.xml", []
        while url:
            document = fp.read(self[url.removeprefix(BASE)][0], url=url)
            ids += [one.id for one in document.articles]
            older = [one.url for one in document.links if one.rel == "prev-archive"]
            url = [*older, document.next_url][0]
        return ids


@pytest.mark.parametrize("division", [SIZE, fp.Division(page_size=10)])
def test_a_reader_misses_nothing_while_a_feed_is_replaced(division):
    def dated(count):
        articles = [
            fp.Article(title="Tide", url=f"{BASE}{n}", published=f"2026-01-01T00:{n}Z")
            for n in range(10, 10 + count)
        ]
        feed = fp.Feed(title="Tides", home_url=BASE, authors=["Ada"], articles=articles)
        return spec("a", feed=feed, division=division)

    before, after = Memory(), Memory()
    fp.build_many([dated(26)], before)
    fp.build_many([dated(43)], after)
    there = {*Torn(before, 0).found()}
    for writes in range(len(after.writes)):
        store = Torn(before, writes)
        with pytest.raises(fp.PublishError, match="the power is gone"):
            fp.build_many([dated(43)], store)

        assert there <= {*store.found()}
    assert 43 == len(Torn(after, 0).found())


# By a lock


def test_no_archive_has_the_name_of_one_whose_articles_are_gone(tmp_path):
    source = tmp_path / "tides.jsonl"
    config = Config(
        paths=(str(source),),
        out=str(tmp_path / "public"),
        title="Tidewater",
        home_url="https://tide.example/",
        author="Ada",
        formats=("atom",),
        archive_size=3,
        limit=2,
        lock=str(tmp_path / "feedpub.lock"),
    )
    names = []
    for days in (range(1, 9), (1, 2, 3, 7, 8), (1, 2, 3, *range(7, 13))):
        rows = (
            {"title": "T", "url": f"/{day}/", "date": f"2026-03-{day:02}T09:00Z"}
            for day in days
        )
        source.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        result = build_site(config, accept=["all"])
        names.append([receipt.path.name for receipt in result.others])

    assert names == [
        ["atom-2.xml", "atom-1.xml"],
        ["atom-1.xml"],
        ["atom-3.xml", "atom-1.xml"],
    ]
