"""The law of the validator: whatever the bytes, there is a report."""

from __future__ import annotations

import json

import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st

from feedpub.validator import PROFILES, RULES, Report, validate
from feedpub.validator.examples import document_for

FEEDS = [document_for(rule, rule.good) for rule in RULES.values() if rule.good]
PIECES = [
    b"<",
    b">",
    b"&",
    b"&x;",
    b"&#0;",
    b'"',
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE x [",
    b"\xff",
    b"\x00",
    b"\xef\xbb\xbf",
    b"{",
    b"}",
    b"[",
    b",",
    b"\\ud800",
    b"\r",
    b"\n",
    b"<x:y/>",
    b"</item>",
    b"<item>",
    b"\xed\xa0\x80",
    b"NaN",
    b"1e999",
    b"null",
]
STRICT = PROFILES["best-practice"].customised(select=["*"])


def judged(data: bytes) -> Report:
    report = validate(data, profile=STRICT)

    assert "internal-error" not in {one.rule for one in report.findings}, report
    assert all(one.line >= 1 and one.column >= 1 for one in report.findings)
    assert json.dumps(report.to_dict())
    return report


@given(st.binary(max_size=300))
def test_any_bytes_get_a_report(data: bytes) -> None:
    judged(data)


@given(
    st.text(max_size=200), st.sampled_from(["<", "{", "<rss>", '{"items":[', "<?xml"])
)
def test_any_text_that_begins_like_a_feed_gets_a_report(text: str, start: str) -> None:
    judged((start + text).encode("utf-8", "surrogatepass"))


@times(5)
@given(
    st.sampled_from(FEEDS),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from([b"", *PIECES])),
        max_size=5,
    ),
)
def test_a_damaged_feed_gets_a_report(
    feed: bytes, damage: list[tuple[float, int, bytes]]
) -> None:
    for where, gone, piece in damage:
        at = int(where * len(feed))
        feed = feed[:at] + piece + feed[at + gone :]

    assert judged(feed) == judged(feed)


NAMES = [
    *("id", "url", "title", "items", "authors", "hubs", "tags", "attachments"),
    *("name", "type", "mime_type", "author", "version", "content_text", "language"),
    *("date_published", "size_in_bytes", "_x", "x"),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON)
def test_json_of_any_shape_gets_a_report(items: object, rest: object) -> None:
    feed = rest if isinstance(rest, dict) else {"version": rest}
    judged(json.dumps({**feed, "items": items}).encode())


@pytest.mark.no_cover
@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_feed_that_is_cut_off_gets_a_report(cut: int) -> None:
    for feed in FEEDS[::15]:
        judged(feed[:cut])
