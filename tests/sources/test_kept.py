"""Values that are wanted beside the articles, such as what feeds are grouped by."""

from __future__ import annotations

import pytest

from feedpub.sources import SourceOptions, read_articles
from feedpub.sources.collect import read_rows

FIELDS = {"title": "Tide", "date": "2026-03-01", "url": "https://tide.example/a"}


def kept(tmp_path, name, *lines, keep=("section",)):
    path = tmp_path / "posts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", "title: x", "date: 2026-03-01", *lines, "---"]))
    options = SourceOptions(base_url="https://tide.example/", keep=keep)
    read = read_articles(tmp_path / "posts", options=options)
    assert () == read.problems
    return read.kept


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("news/2026/x.md", ("news",)),
        ("news/x/index.md", ("news",)),
        ("x.md", ()),
        ("x/index.md", ()),
        ("_posts/x.md", ()),
    ],
)
def test_the_first_folder_is_the_section(tmp_path, name, sections):
    assert ({"section": sections},) == kept(tmp_path, name)


def test_a_field_of_that_name_wins_over_the_folder(tmp_path):
    assert ({"section": ("Sport",)},) == kept(tmp_path, "news/x.md", "section: Sport")


def test_a_field_is_found_as_all_fields_are(tmp_path):
    lines = ("Params:", "  series: [Tides, '', Tides, Moon]")

    assert ({"params.series": ("Tides", "Moon")},) == kept(
        tmp_path, "x.md", *lines, keep=("params.series",)
    )


def test_nothing_is_kept_unless_it_is_wanted(tmp_path):
    assert () == kept(tmp_path, "news/x.md", keep=())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a, b", ("a", "b")),
        (7, ("7",)),
        (True, ("true",)),
        (None, ()),
        ([{"name": "Sea"}, {"slug": "moon"}], ("Sea", "moon")),
    ],
)
def test_a_row_keeps_its_columns(value, words):
    row = FIELDS | {"series": value}
    read = read_rows([row], options=SourceOptions(keep=("series",)))

    assert ({"series": words},) == read.kept


def test_what_is_no_word_is_a_problem_of_the_article():
    row = FIELDS | {"series": [["nested"]]}
    read = read_rows([row], options=SourceOptions(keep=("series",)))

    assert ("series", "is a list, not text") == read.problems[0][1:]
    assert () == read.articles
