"""The lock: whatever happens to files and addresses, readers know articles again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import feedpub as fp
from feedpub.publisher import Config, build
from feedpub.publisher.lock import read_lock

HOME = "https://tide.example/"
NOW = "2026-06-01T00:00:00Z"


def wrote(folder, name, text="Low.", **fields):
    lines = [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    path = folder / "posts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", text, ""]), "utf-8")
    return path


@pytest.fixture
def site(tmp_path):
    for number in (1, 2, 3):
        wrote(
            tmp_path,
            f"tide-{number}.md",
            f"Tide number {number}.",
            title=f"Tide {number}",
            date=f"2026-03-0{number}T09:00:00Z",
        )
    built(tmp_path)
    return tmp_path


def built(site, *accept, dry_run=False, **more):
    fields = {
        "paths": (str(site / "posts"),),
        "out": str(site / "public"),
        "title": "Tidewater",
        "home_url": HOME,
        "author": "Ada",
        "url_pattern": "/{slug}/",
        "formats": ("atom",),
        "lock": str(site / "feedpub.lock"),
    }
    return build(Config(**fields | more), accept=accept, dry_run=dry_run)


def ids(result):
    return [str(one.id).removeprefix(HOME) for one in result.feed.articles]


def lock(site):
    return {
        one.id.removeprefix(HOME): one for one in read_lock(site / "feedpub.lock")[0]
    }


def atom(site):
    return (site / "public/atom.xml").read_text("utf-8")


OLD_IDS = ["tide-3/", "tide-2/", "tide-1/"]


def test_a_lock_has_a_line_for_each_article_in_the_order_of_ids(site):
    head, *lines = (site / "feedpub.lock").read_text("utf-8").splitlines()
    first = json.loads(lines[0])

    assert 1 == json.loads(head)["feedpub.lock"]
    assert sorted(OLD_IDS) == [
        json.loads(one)["id"].removeprefix(HOME) for one in lines
    ]
    assert {"title": "Tide 1", "source": "posts/tide-1.md"}.items() <= first.items()
    assert "2026-03-01T09:00:00Z" == first["published"] == first["updated"]


def test_building_again_leaves_the_lock_alone(site):
    before = (site / "feedpub.lock").stat().st_mtime_ns
    result = built(site, now=NOW)

    assert before == (site / "feedpub.lock").stat().st_mtime_ns
    assert {"unchanged"} == {receipt.state for receipt in result.receipts}


def test_a_fresh_checkout_gives_the_same_bytes(site, tmp_path_factory):
    wrote(site, "tide-2.md", "Mended.", title="Tide 2", date="2026-03-02T09:00:00Z")
    built(site, now=NOW)
    other = tmp_path_factory.mktemp("checkout")
    (other / "posts").mkdir()
    for path in (
        "posts/tide-1.md",
        "posts/tide-2.md",
        "posts/tide-3.md",
        "feedpub.lock",
    ):
        (other / path).write_bytes((site / path).read_bytes())
    built(other, now="2027-01-01T00:00:00Z")

    assert atom(site) == atom(other)
    assert (site / "feedpub.lock").read_bytes() == (other / "feedpub.lock").read_bytes()


@pytest.mark.parametrize(
    "more",
    [
        {"url_pattern": "/{year}/{slug}.html"},
        {"home_url": "http://tide.example/"},
        {"home_url": "https://sea.example/blog/"},
    ],
    ids=["slug", "http", "site"],
)
def test_ids_outlive_other_addresses(site, more):
    result = built(site, **more)

    assert OLD_IDS == ids(result)
    assert OLD_IDS != [one.url.removeprefix(HOME) for one in result.feed.articles]
    assert {"is at another address"} == {
        note.message.partition(",")[0] for note in result.notes
    }
    assert () == built(site, **more).notes


def test_ids_outlive_a_renamed_file_by_its_words(site):
    (site / "posts/tide-1.md").rename(site / "posts/ebb.md")

    assert OLD_IDS == ids(built(site))


def test_ids_outlive_another_generator_by_title_and_date(site):
    for number in (1, 2, 3):
        (site / f"posts/tide-{number}.md").unlink()
        wrote(
            site,
            f"{number}/index.md",
            "Written anew, *otherwise*.",
            title=f"Tide {number}",
            date=f"2026-03-0{number}T09:00:00Z",
        )

    assert OLD_IDS == ids(built(site))


def test_ids_are_known_again_by_what_is_said(site):
    (site / "posts/tide-1.md").unlink()
    wrote(site, "ebb.md", "All new.", title="Ebb", date="2026-04-01T09:00:00Z")
    moved = {f"{HOME}tide-1/": f"{HOME}ebb/"}
    result = built(site, moved=moved)

    assert OLD_IDS == ids(result)
    assert "Ebb" == result.feed.articles[-1].title
    assert result.feed == built(site, moved=moved).feed


def test_what_is_said_to_be_nowhere_is_still_missing(site):
    (site / "posts/tide-1.md").unlink()
    message = refused(site, moved={f"{HOME}tide-1/": f"{HOME}ebb/"})

    assert (
        f"moved says that it is {HOME}ebb/ now, and there is no such article" in message
    )


def test_the_first_date_stays_unless_accepted(site):
    wrote(site, "tide-1.md", "Tide number 1.", title="Tide 1", date="2026-05-05")
    kept = built(site, timezone="UTC")
    taken = built(site, f"{HOME}tide-1/", timezone="UTC")

    assert "2026-03-01" == f"{kept.feed.articles[-1].published:%Y-%m-%d}"
    assert "2026-05-05" == f"{taken.feed.articles[0].published:%Y-%m-%d}"


@pytest.mark.parametrize("same", ["Tide number 1.", "\nTide\nnumber 1.\n"])
def test_the_date_of_change_moves_only_with_the_content(site, same):
    built(site, now=NOW)
    wrote(
        site,
        "tide-1.md",
        same,
        title="Tide 1",
        date="2026-03-01T09:00:00Z",
        updated="2026-04-04T00:00:00Z",
    )

    assert "2026-03-01" == f"{built(site).feed.articles[-1].updated:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("fields", "more", "expected"),
    [
        ({"updated": "2026-04-04T00:00:00Z"}, {"now": NOW}, "2026-04-04"),
        ({}, {"now": NOW}, "2026-06-01"),
        ({}, {}, "2026-03-01"),
    ],
)
def test_a_change_of_content_moves_the_date_by_what_is_said(
    site, fields, more, expected
):
    said = {"title": "Tide 1", "date": "2026-03-01T09:00:00Z", **fields}
    wrote(site, "tide-1.md", "Mended.", **said)
    article = built(site, **more).feed.articles[-1]
    later = built(site, now="2028-01-01T00:00:00Z").feed.articles[-1]

    assert expected == f"{article.updated:%Y-%m-%d}"
    assert (expected if fields or more else "2028-01-01") == f"{later.updated:%Y-%m-%d}"


def refused(site, *accept, **more):
    """Build what must be refused, and see that nothing was touched."""
    files = [*(site / "public").iterdir(), site / "feedpub.lock"]
    before = [path.read_bytes() for path in files]
    with pytest.raises(fp.LockError) as caught:
        built(site, *accept, **more)

    assert before == [path.read_bytes() for path in files]
    return str(caught.value)


def test_a_vanished_article_is_an_error_until_that_is_accepted(site):
    (site / "posts/tide-2.md").unlink()
    message = refused(site)
    result = built(site, f"{HOME}tide-2/", now=NOW, formats=("atom", "rss"))

    assert message.startswith(
        "posts/tide-2.md: 'Tide 2' (https://tide.example/tide-2/)"
    )
    assert f"--accept {HOME}tide-2/" in message
    assert ["tide-3/", "tide-1/"] == ids(result)
    assert f'ref="{HOME}tide-2/" when="2026-06-01T00:00:00Z"' in atom(site)
    assert "<updated>2026-06-01T00:00:00Z</updated>" in atom(site)
    assert "is removed" in result.notes[0].message
    assert "deleted-entry" not in (site / "public/rss.xml").read_text("utf-8")
    assert () == fp.validate(site / "public/atom.xml").errors


def test_a_tombstone_stays_and_goes_when_the_article_is_back(site):
    article = site / "posts/tide-2.md"
    text = article.read_text("utf-8")
    article.unlink()
    built(site, "all", now=NOW)
    built(site)
    stayed = atom(site)
    article.write_text(text, "utf-8")
    built(site)

    assert "deleted-entry" in stayed
    assert "deleted-entry" not in atom(site)
    assert lock(site)["tide-2/"].gone is None


def test_drafts_and_expired_articles_are_removed_without_a_word_of_consent(site):
    said = {"title": "Tide 1", "date": "2026-03-01T09:00:00Z"}
    wrote(site, "tide-1.md", "Tide number 1.", **said, draft=True)
    built(site, now=NOW)

    assert f'ref="{HOME}tide-1/"' in atom(site)


def test_nothing_is_missing_while_something_cannot_be_read(site):
    wrote(site, "tide-2.md", title="Tide 2", date="never")
    built(site, keep_going=True)

    assert lock(site)["tide-2/"].gone is None
    assert "deleted-entry" not in atom(site)


def test_another_id_for_the_same_article_is_an_error_with_ways_out(site):
    said = {"title": "Tide 1", "date": "2026-03-01T09:00:00Z"}
    wrote(site, "tide-1.md", "Tide number 1.", **said, id="tag:tide.example,2026:1")
    message = refused(site)
    kept = built(site, moved={f"{HOME}tide-1/": "tag:tide.example,2026:1"})
    new = built(site, "tag:tide.example,2026:1")

    assert "'https://tide.example/tide-1/' and is 'tag:tide.example,2026:1'" in message
    assert "put the old one back" in message
    assert OLD_IDS == ids(kept)
    assert "tag:tide.example,2026:1" == ids(new)[-1]
    assert f'ref="{HOME}tide-1/"' in atom(site)


def test_an_id_that_is_used_again_for_something_else_is_an_error(site):
    (site / "posts/tide-1.md").rename(site / "posts/ebb.md")
    wrote(site, "tide-1.md", "Boots!", title="Boots", date="2026-05-05T00:00:00Z")
    message = refused(site)

    assert "posts/tide-1.md: id: 'https://tide.example/tide-1/' is what" in message
    assert "'Tide 1' by, and it cannot be the id of 'Boots' as well" in message


def test_an_id_of_a_removed_article_is_not_free_for_another(site):
    (site / "posts/tide-1.md").unlink()
    built(site, "all")
    wrote(site, "tide-1.md", "Boots!", title="Boots", date="2026-05-05T00:00:00Z")

    assert "is that of 'Tide 1'" in refused(site)
    assert ids(built(site, f"{HOME}tide-1/"))[0] == "tide-1/"


def test_a_dry_run_writes_no_lock(site):
    wrote(site, "tide-4.md", title="Tide 4", date="2026-03-04T09:00:00Z")
    built(site, dry_run=True)

    assert "tide-4/" not in lock(site)


def test_a_lock_remembers_the_archive_that_an_article_is_in(site):
    built(site, archive_size=1, limit=1)
    wrote(site, "old.md", "Old.", title="Old", date="2020-01-01T00:00:00Z")
    result = built(site, archive_size=1, limit=1)

    assert {"tide-1/": "1", "tide-2/": "2", "old/": "3", "tide-3/": ""} == {
        id: one.archive for id, one in lock(site).items()
    }
    assert {"1", "2"} <= {
        re.sub(r"\D", "", receipt.path.name)
        for receipt in result.others
        if receipt.state == "unchanged"
    } | {"2"}


def test_a_set_of_feeds_knows_its_articles_too(site):
    for number in (1, 2, 3):
        path = site / f"posts/tide-{number}.md"
        text = path.read_text("utf-8").replace("title:", 'tags: ["sea"]\ntitle:')
        path.write_text(text, "utf-8")
    wrote(site.joinpath("more"), "x.md", title="X", date="2026-03-09T09:00:00Z")
    more = {
        "feed": (
            fp.publisher.FeedTable(
                path="more", title="More", paths=(str(site / "more/posts"),)
            ),
        )
    }
    built(site, group_by="tag", **more)
    built(site, group_by="tag", url_pattern="/{slug}.html", **more)
    feed = fp.read(site / "public/tag/sea/atom.xml")

    assert OLD_IDS == [str(one.id).removeprefix(HOME) for one in feed.articles]
    assert {*OLD_IDS, "x/"} == {*lock(site)}


def test_another_build_in_between_is_not_lost(site, monkeypatch):
    from feedpub.publisher.lock import keeper

    really = keeper.written_lock

    def meanwhile(*lines):
        data = really(*lines)
        (site / "feedpub.lock").write_bytes(b'{"feedpub.lock": 1}\n')
        return data

    wrote(site, "tide-4.md", title="Tide 4", date="2026-03-04T09:00:00Z")
    monkeypatch.setattr(keeper, "written_lock", meanwhile)
    with pytest.raises(fp.PublishError, match="another build while this one ran"):
        built(site)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'{"id": "https://tide.example/tide-2/', b"<<<<<<< HEAD\n\\g<0>", ":3: two b"),
        (rb'"title": "Tide 2"', b'"title": "Tide', ":3: cannot be read"),
        (b"}\n$", b"}", ":4: is cut off"),
        (b"tide-2/", b"tide-1/", ":3: 'https://tide.example/tide-1/' is there twice"),
        (b'lock": 1', b'lock": 9', ":1: is of version 9"),
        (b'"content"', b'"archive": "../../x", "content"', ":2: '../../x' is no arch"),
        (b'"feedpub.lock"', b'"x"', ":1: does not begin as"),
        (b'"published": "([^Z]*)Z"', b'"published": "\\1"', ":2: .* has no zone"),
    ],
)
def test_a_torn_lock_is_an_error_that_names_the_line(site, old, new, message):
    path = site / "feedpub.lock"
    path.write_bytes(re.sub(old, new, path.read_bytes(), flags=re.DOTALL))
    with pytest.raises(fp.ReadError, match=f"feedpub.lock{message}"):
        built(site)


def test_what_is_about_a_lock_needs_one(site):
    with pytest.raises(fp.ConfigError, match="accept: is about"):
        built(site, "all", lock=False)
    with pytest.raises(fp.ConfigError, match="moved: is about"):
        built(site, moved={"a": "b"}, lock=False)


def test_a_lock_in_a_configuration_lies_beside_it(tmp_path):
    path = Path(tmp_path, "feedpub.toml")
    path.write_text("lock = true\n")

    assert str(tmp_path / "feedpub.lock") == fp.publisher.load_config(path).lock
