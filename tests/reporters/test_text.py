"""Reports for people: the line, the caret, the mend, and folded repetitions."""

from __future__ import annotations

import pytest

from feedpub.reporters.text import as_text
from feedpub.validator.evidence import Evidence, Seen
from feedpub.validator.report import Finding, Level, Report


def excerpt(line, column, *, start=1):
    """Give the two lines below a finding."""
    finding = Finding("a-rule", Level.ERROR, "is wrong", 7, column, "x")
    seen = Seen("", line, start)
    text = as_text((Report((finding,), "rss", "x"),), (Evidence("x", (seen,)),))
    return text.splitlines()[1:3]


def test_a_finding_shows_its_line_and_a_caret(feed):
    assert (
        "feeds/rss.xml:5:24: error: '0' is not a URL; add isPermaLink=\"false\" "
        "[rss-guid-not-url]\n"
        "    5 | <item><title>日本</title><guid>0</guid></item>\n"
        "      |                          ^\n"
        "1 error in 1 document"
    ) == as_text(*feed())


def test_without_evidence_there_is_no_excerpt(feed):
    reports, _ = feed()

    assert 2 == len(as_text(reports).splitlines())


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("<a>x", 4, "<a>x", 3),
        ("\t<a>", 2, " <a>", 1),
        ("日<a>", 2, "日<a>", 2),
        ("e\u0301<a>", 3, "e\u0301<a>", 1),
        ("\x1b<a>", 2, "\\x1b<a>", 4),
        ("<a>", 4, "<a>", 3),
    ],
)
def test_the_caret_stands_below_the_column(line, column, shown, caret):
    assert [f"    7 | {shown}", f"      | {' ' * caret}^"] == excerpt(line, column)


def test_a_long_line_is_cut_on_both_sides():
    line, below = excerpt("a" * 200 + "<b>" + "c" * 200, 201)

    assert "…" + "a" * 30 + "<b>" == line[8:42]
    assert line.endswith("c…")
    assert 8 + 31 == below.index("^")
    assert len(line) <= 88


def test_the_start_of_an_excerpt_counts():
    line, below = excerpt("aaa<b>", 104, start=101)

    assert ("    7 | …aaa<b>", "      |     ^") == (line, below)


@pytest.mark.parametrize(
    ("faults", "shown", "more"), [(4, 4, 0), (5, 3, 2), (44, 3, 41)]
)
def test_repeated_findings_are_folded_after_the_third(feed, faults, shown, more):
    text = as_text(*feed(faults))
    folded = f"  and {more} more [rss-guid-not-url] in feeds/rss.xml"

    assert shown == text.count(" error: ")
    assert (more > 0) == (folded in text.splitlines())
    assert text.endswith(f"\n{faults} errors in 1 document")


def test_nothing_is_folded_on_request(feed):
    assert 44 == as_text(*feed(44), fold=False).count(" error: ")


def test_documents_are_folded_one_by_one(feed):
    reports, evidence = feed(44)

    assert 2 == as_text(reports * 2, evidence * 2).count("and 41 more")


def test_colours_change_nothing_but_colours(feed):
    import re

    reports = feed(9)
    coloured = as_text(*reports, colour=True)

    assert "\x1b[31m^\x1b[0m" in coloured
    assert as_text(*reports) == re.sub(r"\x1b\[\d+m", "", coloured)
