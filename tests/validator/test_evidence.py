"""What is taken from the bytes while they are there: lines, items, rules that ran."""

from __future__ import annotations

import time

import pytest

from feedpub.validator import Limits, validate
from feedpub.validator.evidence import evidence_of, rules_for
from feedpub.validator.profiles import PROFILES, levels_of

SPEC = PROFILES["spec"]
SHELL = '<rss version="2.0"><channel><title>x</title>{}</channel></rss>'
ITEM = "<item><title>x</title><guid>{}</guid></item>"


def seen(data):
    """Give pairs of findings and what was seen of them."""
    report = validate(data)
    evidence = evidence_of(data, report, profile=SPEC, limits=Limits())
    return list(zip(report.findings, evidence.seen, strict=True))


def of(rule, data):
    return next(its for finding, its in seen(data) if finding.rule == rule)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_line_is_that_of_the_document_in_any_encoding(end, encoding):
    item = f"é{end}\t<item><guid>42</guid><title>日</title></item>{end}"
    data = SHELL.format(item).encode(encoding)

    assert (
        "\t<item><guid>42</guid><title>日</title></item>"
        == of("rss-guid-not-url", data).line
    )


def test_bytes_are_counted_in_utf_8():
    its = of(
        "rss-guid-not-url", SHELL.format(ITEM.format(42).replace("x", "日")).encode()
    )
    line = SHELL.format(ITEM.format(42).replace("x", "日"))

    assert len(line[: line.index("<guid>")].encode()) + 1 == its.byte_column


def test_what_concerns_the_whole_document_has_no_line():
    assert {""} == {its.line for _, its in seen(b"")}


@pytest.mark.no_cover
def test_a_long_line_is_cut_around_the_column():
    data = SHELL.format("".join(map(ITEM.format, range(2000)))).encode()
    pairs = seen(data)

    assert len(pairs) >= 2000
    assert {True} == {
        its.line[found.column - its.start :].startswith("<")
        and len(its.line) <= 240
        and its.byte_column == found.column
        for found, its in pairs
    }


@pytest.mark.no_cover
def test_one_endless_line_takes_linear_time():
    data = SHELL.format("".join(map(ITEM.format, range(9000)))).encode()
    report = validate(data)
    start = time.perf_counter()
    evidence_of(data, report, profile=SPEC, limits=Limits())

    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    ("item", "known"),
    [
        ("<guid> 42 </guid>", "42"),
        ("<link>nowhere</link>", "nowhere"),
        ("<title>x</title><guid/>", "x"),
        ("<link/>", ""),
    ],
)
def test_an_item_is_known_by_its_id_or_what_stands_for_it(item, known):
    data = SHELL.format(f"<item>{item}</item>").encode()

    assert known in {
        its.item for found, its in seen(data) if found.path.startswith("channel/item")
    }


def test_the_channel_is_no_item():
    assert (
        ""
        == of("rss-channel-link-missing", SHELL.format(ITEM.format(42)).encode()).item
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x1f\x8b",
        b"<rss",
        b"<rss><channel><item><guid>4",
        b"<a:b/>",
        b'{"items": [3, {"id": 7}]}',
        b'{"items": 3}',
        b"[1",
        b"\xff\xfe",
        b"<rss>\xff\x00</rss>",
        b"<html>",
    ],
)
def test_evidence_is_taken_from_whatever_there_is(data):
    assert all(its.byte_column >= 1 for _, its in seen(data))


def test_a_document_that_is_too_large_has_evidence():
    limits = Limits(bytes=100)
    report = validate(b"<" * 101, limits=limits)
    evidence = evidence_of(b"<" * 101, report, profile=SPEC, limits=limits)

    assert len(report.findings) == len(evidence.seen) == 1


@pytest.mark.parametrize("format_", ["rss", "rdf", "atom", "atom-entry", "json", None])
def test_the_rules_that_run_are_those_of_the_format(format_):
    found = rules_for(SPEC, format_)

    assert "document-empty" in found
    assert ("rss-guid-not-url" in found) == (format_ == "rss")
    assert ("json-item-id-missing" in found) == (format_ == "json")
    assert set(found) <= set(levels_of(SPEC))


def test_a_rule_that_found_something_had_run():
    for data in (
        SHELL.format(ITEM.format(42)).encode(),
        b'{"items": [{}]}',
        b"<feed/>",
    ):
        report = validate(data)

        assert {found.rule for found in report.findings} <= set(
            rules_for(SPEC, report.format)
        )
