"""The rules of JSON Feed and our own JSON Schema: two opinions on the same feeds."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st

from feedpub.validator import PROFILES, Report, validate

SCHEMAS = Path(__file__).resolve().parents[2] / "src/feedpub/validator/schemas"
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "jsonfeed-1.1.schema.json").read_text("utf-8"))
)
JUDGED = PROFILES["spec"].customised(ignore=["html-*"])
BEYOND_SCHEMAS = {
    "json-attachment-type-invalid",  # the schema has its shape only
    "json-date-invalid",  # likewise
    "json-item-id-repeated",
    "json-language-invalid",  # its shape only
    "json-link-leads-nowhere",
    "json-lone-surrogate",
    "json-next-url-same",
    "json-not-a-number",  # to a schema it is a number like any other
    "json-url-invalid",  # its shape only
}
FULL: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tides",
    "home_page_url": "https://tide.example/",
    "feed_url": "https://tide.example/feed.json",
    "description": "Notes on tides.",
    "user_comment": "Paste the address into a reader.",
    "next_url": "https://tide.example/feed-2.json",
    "icon": "https://tide.example/icon.png",
    "favicon": "https://tide.example/favicon.png",
    "author": {"name": "Ada"},
    "authors": [
        {"name": "Ada", "url": "https://ada.example/", "avatar": "https://a.example/a"}
    ],
    "language": "en-GB",
    "expired": False,
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "_tide": {"about": "https://tide.example/about", "metres": 4},
    "items": [
        {
            "id": "https://tide.example/neap/",
            "url": "https://tide.example/neap/",
            "external_url": "https://moon.example/",
            "title": "Neap",
            "content_html": "<p>Twice a month.</p>",
            "content_text": "Twice a month.",
            "summary": "Low high water.",
            "image": "https://tide.example/neap.png",
            "banner_image": "https://tide.example/wide.png",
            "date_published": "2026-03-01T09:00:00Z",
            "date_modified": "2026-03-02T09:00:00.25+01:00",
            "authors": [{"name": "Ada"}],
            "tags": ["tides", "moon"],
            "language": "en",
            "attachments": [
                {
                    "url": "https://tide.example/neap.mp3",
                    "mime_type": "audio/mpeg",
                    "title": "Neap",
                    "size_in_bytes": 1024,
                    "duration_in_seconds": 61.5,
                    "_codec": {"bits": 192},
                }
            ],
            "_level": {"metres": 2},
        },
        {"id": "2", "content_text": "Spring."},
    ],
}


def judged(feed: object) -> Report:
    return validate(json.dumps(feed).encode(), profile=JUDGED)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    return [path, *(one for key, kid in inside for one in paths(kid, (*path, key)))]


def changed(feed: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Give the feed with the value there; `...` takes the member away."""
    if not path:
        return feed if value is ... else value
    feed = copy.deepcopy(feed)
    around = feed
    for key in path[:-1]:
        around = around[key]
    if value is ...:
        del around[path[-1]]
    else:
        around[path[-1]] = value
    return feed


PATHS = [path for path in paths(FULL) if path and "_tide" not in path[:-1]]
OTHERS = st.sampled_from(
    [
        *(
            None,
            True,
            False,
            0,
            7,
            -1,
            1.5,
            1e400,
            2**60,
            "",
            " ",
            "x",
            "a b",
            ".",
            "é",
        ),
        *([], {}, [None], ["x"], [{}], {"name": "Ada"}, {"url": "x"}, {"_x": 1}),
        *("https://tide.example/", "https://tide.example/feed.json", "/neap/", "a:b"),
        *(
            "2026-03-01T09:00:00Z",
            "2026-02-30T09:00:00Z",
            "2026-03-01",
            "en",
            "audio/x",
        ),
        *("urn:isbn:0451450523", "mailto:ada@tide.example", "javascript:go()", ...),
    ]
)
KEYS = st.sampled_from(
    [
        *("title", "Title", "content", "link", "_x", "_", "_1", "_a.b", "__a", "name"),
        *(
            "about",
            "url",
            "id",
            "tags",
            "authors",
            "author",
            "language",
            "x.y",
            "é",
            "",
        ),
        *("_é", "_x y", "hubs", "items", "expired"),
    ]
)


def agree(feed: object) -> None:
    report = judged(feed)
    wrong = {one.rule for one in report.errors}
    rejected = [error.message for error in SCHEMA.iter_errors(feed)]
    if rejected:
        assert wrong, rejected[:3]
    else:
        assert wrong <= BEYOND_SCHEMAS, report.errors


def test_the_full_feed_is_valid_for_both() -> None:
    assert () == judged(FULL).findings
    assert SCHEMA.is_valid(FULL)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("value", [None, 1, "", [], {}, ...], ids=repr)
@pytest.mark.no_cover
def test_rules_and_schema_agree_on_each_member(path: Any, value: object) -> None:
    agree(changed(FULL, path, value))


@times(4)
@given(st.lists(st.tuples(st.sampled_from(PATHS), OTHERS), min_size=1, max_size=4))
def test_rules_and_schema_agree_on_changed_feeds(changes: list[Any]) -> None:
    feed: Any = FULL
    for path, value in changes:
        if path in paths(feed):
            feed = changed(feed, path, value)

    agree(feed)


@times(4)
@given(st.sampled_from([(), *PATHS]), KEYS, OTHERS)
def test_rules_and_schema_agree_on_added_members(
    path: tuple[str | int, ...], key: str, value: Any
) -> None:
    feed: Any = copy.deepcopy(FULL)
    around = feed
    for step in path:
        around = around[step]
    if isinstance(around, dict) and value is not ...:
        around[key] = value

    agree(feed)


@given(
    st.recursive(
        OTHERS.filter(lambda value: value is not ...),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
        ),
        max_leaves=8,
    )
)
def test_rules_and_schema_agree_on_items_of_any_shape(items: object) -> None:
    agree(changed(FULL, ("items",), items))


def found(feed: object, **told: Any) -> list[tuple[str, str]]:
    report = validate(json.dumps(feed).encode(), **told)
    return [(one.rule, one.path) for one in report.findings]


def test_ids_are_compared_as_readers_coerce_them() -> None:
    feed = changed(FULL, ("items", 0, "id"), 2)

    assert [
        ("json-item-id-invalid", "items[0].id"),
        ("json-item-id-repeated", "items[1].id"),
    ] == found(feed)


def test_the_own_address_is_compared_with_the_url_that_is_told() -> None:
    assert [("json-feed-url-differs", "feed_url")] == found(
        FULL, url="https://tide.example/other.json"
    )
    assert [("json-next-url-same", "next_url")] == found(
        changed(FULL, ("feed_url",), ...), url="https://tide.example/feed-2.json"
    )
    assert [] == found(FULL, url="https://tide.example/feed.json")


@pytest.mark.parametrize(
    ("holder", "written", "meant"),
    [
        (("items", 0), "content", "content_html"),
        (("items", 0), "pubDate", "date_published"),
        (("items", 0), "dateModified", "date_modified"),
        (("items", 0), "guid", "id"),
        (("items", 0), "categories", "tags"),
        (("items", 0, "attachments", 0), "length", "size_in_bytes"),
        ((), "home_page", "home_page_url"),
        ((), "homePageURL", "home_page_url"),
        ((), "entries", "items"),
        (("authors", 0), "uri", "url"),
        (("hubs", 0), "href", "url"),
    ],
)
def test_a_member_that_is_unknown_is_told_its_name(
    holder: tuple[str | int, ...], written: str, meant: str
) -> None:
    feed = copy.deepcopy(FULL)
    around: Any = feed
    for step in holder:
        around = around[step]
    around[written] = "x"
    [finding] = validate(json.dumps(feed).encode()).findings

    assert ("json-member-unknown", f'write "{meant}"') == (finding.rule, finding.fix)
