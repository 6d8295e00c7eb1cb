"""Feed sets: what each feed says, where it is, and what is wrong with a table."""

from __future__ import annotations

import pickle

import pytest
from publisher.planning import SITE, article, config, fault, members, plan

from feedpub.errors import ConfigError
from feedpub.publisher import FeedTable
from feedpub.publisher.sets.apart import check_apart
from feedpub.publisher.sets.planning import planned
from feedpub.publisher.sets.specs import key_of, made, specs
from feedpub.publisher.sets.tables import Asked, asked_in
from feedpub.publisher.sets.translating import linked


def test_each_group_has_addresses_and_an_id_of_its_own():
    among = members(article("a", "Low tide"), article("b", "Sea", day=2))
    [low, sea], notes = plan(
        among,
        config(base_url="https://cdn.example/f", language="en", ttl=60),
        group_by="tag",
        home_url="/tags/{slug}/",
        description="All on {group}.",
    )

    assert () == notes
    assert ("tag/low-tide", "tag/sea") == (low.folder, sea.folder)
    assert "Tidewater: Low tide" == low.config.title
    assert "https://tide.example/tags/low-tide/" == low.config.home_url
    assert "https://cdn.example/f/tag/low-tide/" == low.config.base_url
    assert "https://cdn.example/f/tag/low-tide/atom.xml" == low.config.id
    assert "All on Low tide." == low.config.description
    assert ("en", 60) == (low.config.language, low.config.ttl)


def test_what_a_table_says_wins_over_the_top_of_the_file():
    among = members(*(article(f"a{n}", "sea", day=n) for n in (1, 2, 3)))
    [feed], _ = plan(
        among,
        config(limit=3, formats=("rss",), files={"rss": "feed.xml"}),
        path="sea",
        only={"tag": "sea"},
        title="{group} of {site}",
        limit=2,
        id="tag:tide.example,2026:{slug}",
    )

    assert "sea of Tidewater" == feed.config.title
    assert "tag:tide.example,2026:sea" == feed.config.id
    assert ["a3", "a2"] == [each.title for each in feed.articles]
    assert ({"rss": "feed.xml"}, ("rss",)) == (feed.config.files, feed.config.formats)


def test_the_feed_of_a_language_is_in_it():
    among = members(article("a"), article("b", language="de"))
    feeds, _ = plan(among, config(language="en"), group_by="language", path="{slug}")

    assert ["de", "en"] == [feed.config.language for feed in feeds]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "{sight}"),
        ("path", "../sky"),
        ("description", "{"),
        ("home_url", "https://t.example/{tag}/"),
        ("id", "tag:t.example,2026:{word}"),
        ("files", {"rss": "{format}.xml"}),
    ],
)
def test_what_is_wrong_is_told_though_no_article_is_of_that_kind(key, value):
    table = {"title": "Sky", "path": "sky", "only": {"tag": "sky"}, key: value}

    with pytest.raises(ConfigError, match=rf"\[\[feed\]\] 1, {key}"):
        plan(members(article("a", "sea")), **table)


def test_small_groups_and_too_many_are_left_out_and_counted():
    among = members(
        article("a", "sea", "sky"),
        article("b", "sea", "sky"),
        article("c", "sea", "low"),
    )
    feeds, notes = plan(among, group_by="tag", group_min=2, group_max=1)

    assert ["sea"] == [feed.group for feed in feeds]
    assert [
        "[[feed]] 1: no feed for 1 group of fewer than 2 articles (group_min)",
        "[[feed]] 1: no feed for 1 group beyond the 1 largest (group_max)",
    ] == [str(note) for note in notes]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            {"group_by": "section"},
            "no article has a section, so there is no feed of it",
        ),
        (
            {"path": "sky", "only": {"tag": "sky"}},
            "no article is of that kind, so there is no feed of it",
        ),
    ],
)
def test_a_feed_without_articles_is_noted_and_not_made(table, message):
    among = members(article("a", "sea"), kept=[{"section": ()}])
    feeds, [note] = plan(among, **table)

    assert () == feeds
    assert message == note.message


def test_an_empty_feed_is_planned_where_that_is_meant():
    among, table = members(article("a")), {"path": "x", "only": {"tag": "x"}}
    [feed], notes = plan(among, config(allow_empty=True, now="2026-01-01"), **table)

    assert () == feed.articles == notes
    assert ("[[feed]] 1", "has no article to take a date from; give --now") == fault(
        among, config(allow_empty=True), **table
    )


def test_two_words_of_one_slug_are_named_with_the_way_out():
    among = members(article("a", "Q&A", "q and a"))

    field, message = fault(among, group_by="tag")

    assert "[[feed]] 1, group_by" == field
    assert "'q and a' and 'Q&A' would both be 'q-and-a'" in message
    assert "[slugs]" in message


def test_a_configured_slug_tells_them_apart():
    among = members(article("a", "Q&A", "q and a"))
    feeds, _ = plan(among, config(slugs={"Q&A": "questions"}), group_by="tag")

    assert ["tag/q-and-a", "tag/questions"] == sorted(feed.folder for feed in feeds)


@pytest.mark.parametrize(
    ("table", "field", "words"),
    [
        ({"only": {"tag": "sea"}}, "path", "is missing"),
        ({"path": "x"}, "title", "is missing"),
        ({"path": "../x", "title": "x"}, "path", "no folder below out"),
        ({"path": "/x", "title": "x"}, "path", "no folder below out"),
        ({"path": "x", "title": "{grp}"}, "title", "{grp}; only {site}, {group}"),
        ({"path": "x", "title": "{"}, "title", "is broken"),
        ({"group_by": "tag", "path": "tags"}, "path", "one for all; put in {slug}"),
        ({"group_by": "tag", "formats": ("pdf",)}, "formats", "'pdf' is no format"),
        ({"group_by": "tag", "files": {"rss": "../x"}}, "files", "is no file name"),
    ],
)
def test_what_is_wrong_with_a_table_is_blamed_on_its_key(table, field, words):
    told, message = fault(members(article("a", "sea")), **table)

    assert f"[[feed]] 1, {field}" == told
    assert words in message


def test_a_slug_that_is_none_is_an_error():
    with pytest.raises(ConfigError, match="slugs: 'a/b' cannot stand in an address"):
        plan(members(article("a", "x")), config(slugs={"x": "a/b"}), group_by="tag")


def test_two_feeds_never_share_a_file():
    among = members(article("a", "sea"))
    one, _ = plan(among, path="x", title="X")
    other, _ = plan(among, path="X", title="Other X")

    with pytest.raises(ConfigError, match=r"\[\[feed\]\] 1, path: 'X/rss.xml' is"):
        check_apart((*one, *other))


def test_files_named_by_the_group_can_share_a_folder():
    among = members(article("a", "sea", "sky"))
    files = {"rss": "{slug}.xml"}
    feeds, _ = plan(among, group_by="tag", path="tags", files=files, formats=("rss",))
    check_apart(feeds)

    assert ["tags/sea.xml", "tags/sky.xml"] == [key_of(feed) for feed in feeds]
    assert [f"{SITE}tags/"] == sorted({feed.config.base_url for feed in feeds})
    assert [f"{SITE}tags/sea.xml", f"{SITE}tags/sky.xml"] == [
        feed.config.id for feed in feeds
    ]


def test_the_site_stands_in_where_articles_name_nobody():
    among = members(article("a", "sea", authors=()), article("b", "sky"))
    feeds, _ = plan(among, config(author=()), group_by="tag")

    assert [["Tidewater"], []] == [
        [person.name for person in made(feed).authors] for feed in feeds
    ]


def test_what_the_model_refuses_is_blamed_on_the_table():
    [feed], _ = plan(members(article("a")), path="x", title="X", language="klingonese")

    with pytest.raises(ConfigError, match=r"^\[\[feed\]\] 1, language: "):
        made(feed)


def test_feeds_in_several_languages_name_each_other():
    among = members(
        article("a"), article("b", language="de"), article("c", language="fr")
    )
    feeds, _ = plan(among, group_by="language", path="{slug}")
    feeds = linked(feeds)
    [de, fr] = made(feeds[1]).links

    assert (f"{SITE}de/rss.xml", "de", "application/rss+xml") == (
        *(de.url, de.language, de.type),
    )
    assert ("alternate", "fr") == (fr.rel, fr.language)


def test_tables_that_differ_in_language_only_name_each_other():
    among = members(article("a", "sea"), article("b", "sea", language="de"))
    feeds = [
        planned(
            config(), Asked(FeedTable(path=path, only=only), ("feed", path)), among
        )[0]
        for path, only in {
            "en": {"language": "en"},
            "de": {"language": ("de",)},
            "de-sea": {"language": "de", "tag": "sea"},
        }.items()
    ]
    links = [feed.links for feed in linked(feed for each in feeds for feed in each)]

    assert [["de"], ["en"], []] == [[link.language for link in each] for each in links]


def test_a_fingerprint_changes_with_the_articles_and_the_configuration_only():
    def prints(settings, *articles):
        feeds, _ = plan(members(*articles), settings, group_by="tag")
        return [spec.fingerprint for spec in specs(feeds, None)]

    one, two = article("a", "sea"), article("b", "sky")
    first = prints(config(), one, two)

    assert first == prints(config(), article("a", "sea"), two)
    assert [first[0]] == prints(config(), one)
    assert first[0] != prints(config(), article("a", "sea", day=2))[0]
    assert first[0] != prints(config(ttl=60), one)[0]


def test_a_planned_feed_travels_to_another_process():
    feeds, _ = plan(members(article("a", "sea")), group_by="tag")
    [spec] = specs(feeds, None)
    travelled = pickle.loads(pickle.dumps(spec))

    assert spec.made() == travelled.made()
    assert spec.fingerprint == travelled.fingerprint


def test_grouping_at_the_top_of_the_file_is_one_more_table():
    settings = config(
        feed=(FeedTable(path="x"),), group_by="tag", group_path="t/{slug}", group_min=3
    )
    [table, top] = asked_in(settings)

    assert ("[[feed]] 1, title", "group_title") == (
        table.label("title"),
        top.label("title"),
    )
    assert ("tag", "t/{slug}", 3) == (
        *(top.table.group_by, top.table.path, top.table.group_min),
    )


def test_a_group_without_what_makes_it_is_an_error():
    with pytest.raises(
        ConfigError, match=r'group_min: is for groups; .* group_by = "tag"'
    ):
        asked_in(config(group_min=3))
