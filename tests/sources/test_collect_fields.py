"""What front matter says finds its place, and what is wrong is named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from posts import BASE, ROW, post, problems, read

from feedpub.model import Article, Category, Enclosure, Html, Person
from feedpub.sources import (
    FieldMap,
    SourceOptions,
    read_articles,
    read_rows,
)

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")


FIELDS = {
    "lastmod": "2021-03-02",
    "description": "In short.\n  ",
    "authors": "[Ada, {name: Bob, email: bob@x.example}]",
    "tags": "[neap, 2021, no, {name: moon}, neap]",
    "lang": "en_US",
    "image": "a b.png",
    "enclosure": "a.mp3",
    "rights": "CC0",
    "guid": "0B7A5C1E-0000-4000-8000-000000000000",
}


def test_every_field_finds_its_place(tmp_path):
    text = post(**FIELDS)
    (article,) = read(tmp_path, {"tides.md": text, "a.mp3": "123"}).articles

    assert (
        Article(
            title="Tides",
            url="https://x.example/blog/tides/",
            id="urn:uuid:0b7a5c1e-0000-4000-8000-000000000000",
            published=datetime(2021, 3, 1, tzinfo=UTC),
            updated=datetime(2021, 3, 2, tzinfo=UTC),
            summary="In short.",
            content=Html("<p>Twice a day.</p>\n"),
            authors=[Person(name="Ada"), Person(name="Bob", email="bob@x.example")],
            categories=["neap", "2021", "no", "moon"],
            enclosures=[
                Enclosure(
                    url="https://x.example/blog/tides/a.mp3",
                    type="audio/mpeg",
                    length=3,
                )
            ],
            language="en-US",
            rights="CC0",
            image="https://x.example/blog/tides/a%20b.png",
        )
        == article
    )


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("_posts/2021-03-01-tides.md", ["neap", "spring", "low tide"]),
        ("posts/tides.md", ["neap spring", "low tide"]),
    ],
)
def test_jekyll_parts_its_lists_at_spaces(tmp_path, name, terms):
    text = post(categories="neap spring", category="low tide")
    (article,) = read(tmp_path, {name: text}).articles
    (again,) = read_articles((tmp_path / name).parent, options=BASE).articles

    assert terms == [category.term for category in article.categories]
    assert article.categories == again.categories


def test_a_map_changes_which_field_is_read(tmp_path):
    options = SourceOptions(
        base_url="https://x.example",
        field_map=FieldMap.parse({"published": "when", "categories": "extra.topics"}),
    )
    text = post(when="2020-01-01", extra="{topics: [a]}", tags="[b]")
    (article,) = read(tmp_path, {"tides.md": text}, options).articles

    assert datetime(2020, 1, 1, tzinfo=UTC) == article.published
    assert (Category(term="a"),) == article.categories


def test_every_problem_of_a_file_is_named_with_its_line(tmp_path):
    text = post(
        date="10/11/2012",
        lang="xx-",
        authors="[ada@x.example]",
        image="[[]]",
        tags="[[a]]",
    )
    found = problems(read(tmp_path, {"tides.md": text}), tmp_path)

    assert [
        (
            "tides.md:3: published: '10/11/2012' can be 2012-10-11 or 2012-11-10; "
            "write it with the year first, or give the order (--date-order)"
        ),
        (
            "tides.md:5: authors: 'ada@x.example' has no name; write "
            "`Name <name@example.org>`"
        ),
        "tides.md:7: categories: is a list, not text",
        "tides.md:6: image: names no address; give one under `url`",
    ] == found[:-1]
    assert found[-1].startswith("tides.md:4: language: 'xx-': ")


def test_what_the_model_refuses_is_named_with_its_line(tmp_path):
    (found,) = problems(read(tmp_path, {"tides.md": post(lang="xx-")}), tmp_path)

    assert found.startswith("tides.md:4: language: 'xx-'")


def test_an_article_without_a_date_is_a_problem(tmp_path):
    found = problems(read(tmp_path, {"tides.md": "# Tides\n\nText\n"}), tmp_path)

    assert [
        (
            "tides.md: published: is missing; give a `date` such as 2026-03-01, "
            "or name the field that has it (--map published=NAME)"
        )
    ] == found


def test_dirty_text_is_cleaned_and_counted():
    rows = [
        ROW | {"title": "Ti\x00des", "tags": ["a\ud800"], "content": "x\x0by\ufffe"}
    ]
    collected = read_rows(rows)

    assert ["row 1: removed 4 characters that no feed can carry"] == [
        str(note) for note in collected.notes
    ]
    assert ("Tides", "a", Html("xy")) == (
        collected.articles[0].title,
        collected.articles[0].categories[0].term,
        collected.articles[0].content,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: Ti\x00des\ndate: 2021-03-01\n---\nLow\x0b.\n"),
        ("a.md", '+++\ntitle = "Ti\x00des"\ndate = 2021-03-01\n+++\nLow\x0b.\n'),
        ("a.md", '{"title": "Ti\x00des", "date": "2021-03-01"}\nLow\x0b.\n'),
        ("a.txt", "Title: Ti\x00des\nDate: 2021-03-01\n\nLow\x0b.\n"),
        (
            "a.jsonl",
            '{"title":"Ti\x00des","date":"2021-03-01","html":"<p>Low\x0b.</p>","url":"/"}',
        ),
    ],
)
def test_dirty_front_matter_is_cleaned_and_counted(tmp_path, name, text):
    collected = read(tmp_path, {name: text})
    (article,), (note,) = collected.articles, collected.notes

    assert ("Tides", "<p>Low.</p>") == (article.title, article.content.markup.strip())
    assert "removed 2 characters that no feed can carry" == note.message


def test_a_date_that_was_recognised_in_a_text_is_told_once(tmp_path):
    page = "Ferry back\n\nUpdated 2026-03-05\n\nIt came at dawn.\n"
    collected = read(tmp_path, {"a.txt": page})

    assert ["line 3: updated 2026-03-05, from '2026-03-05'"] == [
        note.message for note in collected.notes if "updated" in note.message
    ]


def test_links_are_made_absolute_and_unsafe_html_removed_on_request(tmp_path):
    pytest.importorskip("nh3")
    text = (
        post()
        + '\n![x](a.png)\n\n<script>alert(1)</script>\n\n<p onclick="x()">y</p>\n'
    )
    options = SourceOptions(
        base_url="https://x.example", absolutise=True, sanitise=True
    )
    as_it_is = read(tmp_path, {"tides.md": text})
    safe = read(tmp_path, {"tides.md": text}, options)

    assert '<img src="a.png"' in as_it_is.articles[0].content.markup
    assert "<script>" in as_it_is.articles[0].content.markup
    assert 'src="https://x.example/tides/a.png"' in safe.articles[0].content.markup
    assert "script" not in safe.articles[0].content.markup
    assert any("removed from the content: " in str(note) for note in safe.notes)


def test_a_link_that_makes_no_url_is_noted():
    row = ROW | {"content": '<a href="//[x">y</a>'}
    collected = read_rows([row], options=SourceOptions(absolutise=True))

    assert ["row 1: the link '//[x' in the content makes no URL"] == [
        str(note) for note in collected.notes
    ]


def test_the_id_of_a_video_is_no_enclosure(tmp_path):
    collected = read(
        tmp_path, {"a.md": post(video="x3bDhtuC5yk"), "b.md": post(audio="b.mp3")}
    )

    assert [(), ("https://x.example/blog/b/b.mp3",)] == [
        tuple(each.url for each in article.enclosures) for article in collected.articles
    ]
    assert "video 'x3bDhtuC5yk' is no media file, so it is left out" in (
        [note.message for note in collected.notes]
    )
