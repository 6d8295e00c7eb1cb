"""Which of a source's names stands for which of ours."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from feedpub.errors import SourceError
from feedpub.sources.articles.field_map import USUAL, FieldMap, by_name, step


def first(field, fields, field_map=USUAL, **parts):
    found = next(field_map.find(field, by_name(fields), parts), None)
    return found.value if found else None


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("published", "publishDate"),
        ("published", "pub_date"),
        ("published", "Publish Date"),
        ("published", "date-published"),
        ("published", "created_at"),
        ("updated", "lastmod"),
        ("updated", "last_modified_at"),
        ("updated", "dateModified"),
        ("summary", "description"),
        ("summary", "Excerpt"),
        ("authors", "byline"),
        ("url", "permalink"),
        ("canonical", "canonicalURL"),
        ("canonical", "canonical_url"),
        ("language", "lang"),
        ("id", "guid"),
        ("image", "featured-image"),
        ("expires", "expiryDate"),
    ],
)
def test_the_names_of_other_tools_are_known(field, name):
    assert "x" == first(field, {name: "x"})


def test_an_empty_value_yields_to_the_next_candidate():
    assert "x" == first("summary", {"description": " ", "excerpt": "x"})


def test_tags_and_categories_are_joined():
    fields = {"categories": ["a"], "tags": "b, c", "taxonomies": {"tags": ["d"]}}

    assert ["b", "c", "a", "d"] == first("categories", fields)


def test_an_entry_replaces_the_usual_names():
    chosen = FieldMap.parse(["published=publishDate, day", "title=extra.name"])
    fields = {"date": "no", "day": "yes", "title": "no", "extra": {"name": "Tides"}}

    assert "yes" == first("published", fields, chosen)
    assert "Tides" == first("title", fields, chosen)
    assert "x" == first("summary", {"excerpt": "x"}, chosen)


@pytest.mark.parametrize(
    "entry",
    [
        r"published=path~(\d{4})/(\d{2})/(\d{2})",
        r"published=path~(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)",
        r"published=gone,path~(\d{1,4})/(\d{1,2})/(\d{1,2})",
        r"published=path~(?P<published>2019.11.07)",
    ],
)
def test_a_pattern_takes_a_date_out_of_a_field(entry):
    value = first("published", {"path": "2019/11/07/async"}, FieldMap.parse([entry]))

    assert "2019-11-07" == value.replace("/", "-")


def test_a_pattern_takes_a_slug_out_of_the_files_place():
    chosen = FieldMap.parse({"slug": r"stem~^\d+-(.+)$"})

    assert "tides" == first("slug", {}, chosen, stem="07-tides")


def test_a_field_goes_before_the_files_part_of_the_same_name():
    chosen = FieldMap.parse([r"slug=path~(\w+)$"])

    assert "mine" == first("slug", {"path": "a/mine"}, chosen, path="a/file")
    assert "file" == first("slug", {"path": "!"}, chosen, path="a/file")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2019-11-07-async.md", "2019-11-07"),
        ("_posts/2019-11-07-async.md", "2019-11-07"),
        ("2019/11/07/async.md", "2019-11-07"),
        ("notes/async.md", None),
        ("v12019-11-07x.md", None),
    ],
)
def test_dates_in_the_names_of_files_are_known(path, day):
    assert day == first("published", {}, path=path)


def test_patterns_look_at_short_text_only():
    assert None is first("published", {"path": "x" * 2_000 + "/2019/11/07/"})


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("published", "map 'published': write it as FIELD=NAME"),
        ("published=", "map 'published=': write it as FIELD=NAME"),
        ("pubdate=date", "map 'pubdate=date': 'pubdate' is none of title, url, "),
        ("slug=path~(", "map 'slug=path~(': the pattern '(' is broken: "),
    ],
)
def test_an_entry_that_is_wrong_is_an_error(entry, message):
    with pytest.raises(SourceError) as caught:
        FieldMap.parse([entry])

    assert str(caught.value).startswith(message)


@dataclass
class Team:
    name: str
    _secret: str = "x"

    def shout(self):
        return self.name.upper()


@pytest.mark.parametrize(
    ("value", "name", "found"),
    [
        ({"A b": 1}, "a_b", 1),
        ([1, 2], "1", 2),
        ([1, 2], "2", None),
        ([{"name": "cover", "src": "x"}], "cover", {"name": "cover", "src": "x"}),
        (Team("a"), "name", "a"),
        (Team("a"), "_secret", None),
        (Team("a"), "shout", None),
        ("text", "upper", None),
        (None, "x", None),
    ],
)
def test_a_step_goes_one_name_deeper(value, name, found):
    assert found == step(value, name)
