"""The engine as a whole: findings, their places, profiles, reports."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from feedpub.errors import FeedpubError, InvalidFeed, ReadError
from feedpub.validator import (
    PROFILES,
    Context,
    Document,
    Level,
    Limits,
    Report,
    validate,
)
from feedpub.validator.rule import rule
from feedpub.validator.rules import EVERY, rules_in

ROOT: Final = Path(__file__).resolve().parents[2]
RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom">
<channel><title>T</title><link>https://tide.example/</link>
<description>D</description>
<item><title>\xc3\xa9\xf0\x9f\x8c\x8a</title><guid>1</guid></item>
<item>
  <guid
    isPermaLink = 'no'>2</guid><a:link a:x="1" rel="two words" href="x"/>
</item></channel></rss>"""


def test_a_finding_has_line_column_path_fix_and_url() -> None:
    report = validate(RSS)

    assert "rss" == report.format
    assert [
        ("rss-guid-not-url", 5, 24, "channel/item[1]/guid"),
        ("rss-item-title-or-description-missing", 6, 1, "channel/item[2]"),
        ("rss-guid-ispermalink-invalid", 8, 5, "channel/item[2]/guid/@isPermaLink"),
        ("atom-link-rel-invalid", 8, 48, "channel/item[2]/atom:link/@rel"),
    ] == [(one.rule, one.line, one.column, one.path) for one in report.findings]
    assert 'add isPermaLink="false"' == report.findings[0].fix
    assert report.findings[0].url.startswith("https://www.rssboard.org/")


def test_a_finding_in_json_has_line_column_and_path() -> None:
    data = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "\\u00e9",
 "items": [{"id": "1", "content_text": ""},
  {"id": "1",
   "content_text": 5}]}"""

    assert [
        ("json-item-id-repeated", 3, 4, "items[1].id"),
        ("json-type-wrong", 4, 4, "items[1].content_text"),
    ] == [(one.rule, one.line, one.column, one.path) for one in validate(data).findings]


def test_the_same_bytes_give_the_same_report() -> None:
    assert validate(RSS) == validate(RSS)


def test_positions_are_right_beyond_line_65535() -> None:
    data = RSS.replace(b"<item>", b"\n" * 70_000 + b"<item>", 1)
    report = validate(data)

    assert (70_005, 24) == (report.findings[0].line, report.findings[0].column)


def test_positions_count_the_characters_of_other_encodings() -> None:
    text = RSS.decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    report = validate(text.encode("utf-16"))

    assert (5, 24) == (report.findings[0].line, report.findings[0].column)


def test_a_report_sorts_its_findings_by_level() -> None:
    report = validate(RSS, profile="best-practice")

    assert report.errors
    assert not report.valid
    assert set(report.findings) == {*report.errors, *report.warnings, *report.notes}


def test_raising_names_the_first_errors_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "rss.xml"
    path.write_bytes(RSS)
    report = validate(path)

    with pytest.raises(InvalidFeed) as raised:
        report.raise_for_errors()

    assert report is raised.value.report
    assert str(raised.value).splitlines()[0] == (
        f"{path}:5:24: error: '1' is not a URL [rss-guid-not-url]"
    )


def test_many_errors_are_not_all_in_the_message() -> None:
    data = RSS.replace(b"</channel>", b"<item/>" * 9 + b"</channel>")

    with pytest.raises(InvalidFeed, match=r"\nand 8 more$"):
        validate(data).raise_for_errors()


def test_a_valid_feed_raises_nothing() -> None:
    Report().raise_for_errors()


def test_the_json_form_of_a_report() -> None:
    data = b'<rss version="2.0"><channel><title/></channel></rss>'
    form = validate(data).to_dict()
    document = form["documents"][0]

    assert "feedpub-report/1" == form["schema"]
    assert ["path", "format", "valid", "findings"] == list(document)
    assert (None, "rss", False) == (
        document["path"],
        document["format"],
        document["valid"],
    )
    assert [
        *("rule", "level", "message", "line", "column", "path", "fix", "url")
    ] == list(document["findings"][0])
    assert "error" == document["findings"][0]["level"]
    assert form == json.loads(json.dumps(form))


def test_levels_are_ordered_and_named() -> None:
    assert Level.NOTE < Level.WARNING < Level.ERROR
    assert "warning" == str(Level.WARNING)


def test_a_str_is_the_name_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rss.xml"
    path.write_bytes(RSS)

    assert validate(str(path)).findings == validate(RSS).findings
    assert str(path) == validate(str(path)).path


def test_a_file_that_is_not_there_is_a_read_error() -> None:
    with pytest.raises(ReadError, match=r"^/nowhere/rss.xml: cannot be read: No such"):
        validate("/nowhere/rss.xml")


@pytest.mark.parametrize("source", ["<rss/>", '{"version": ""}', "\0"])
def test_a_document_given_as_str_is_a_read_error(source: str) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        validate(source)


def test_a_folder_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="directory"):
        validate(tmp_path)


def test_an_unknown_profile_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(FeedpubError, match="'nope'; choose one of: spec, best-pr"):
        validate(RSS, profile="nope")


def test_a_profile_has_the_rules_of_those_it_extends() -> None:
    spec = {one.rule for one in validate(RSS).findings}
    best = {one.rule for one in validate(RSS, profile="best-practice").findings}

    assert spec <= best


def test_rules_are_ignored_by_name_and_by_pattern() -> None:
    profile = PROFILES["spec"].customised(ignore=["rss-guid-*", "atom-links"])
    report = validate(RSS, profile=profile)

    assert ["rss-item-title-or-description-missing"] == [
        one.rule for one in report.findings
    ]


def test_levels_are_raised_and_lowered() -> None:
    profile = PROFILES["spec"].customised(levels={"rss-*": Level.NOTE})
    report = validate(RSS, profile=profile)

    assert {"atom-link-rel-invalid"} == {one.rule for one in report.errors}
    assert 3 == len(report.notes)


def test_a_rule_of_another_profile_can_be_selected() -> None:
    data = RSS.replace(b"<guid>1</guid>", b"")
    profile = PROFILES["spec"].customised(select=["rss-guid-missing"])

    assert "rss-guid-missing" not in {one.rule for one in validate(data).findings}
    assert "rss-guid-missing" in {
        one.rule for one in validate(data, profile=profile).findings
    }


def test_a_rule_that_fails_is_reported_and_the_others_still_run(monkeypatch) -> None:
    def broken(_subject: object) -> str:
        raise ValueError("no")

    blocks = {"level": Level.ERROR, "summary": "", "spec": "", "bad": "", "good": ""}
    failing = rule("rss-broken", on="item/guid", **blocks)(broken)
    monkeypatch.setitem(rules_in(EVERY), "rss-broken", failing)
    profile = PROFILES["spec"].customised(select=["rss-broken", "only-for-this-test"])
    found = validate(RSS, profile=profile).findings

    assert 2 == sum(one.rule == "internal-error" for one in found)
    assert "rss-guid-not-url" in {one.rule for one in found}
    assert "rss-broken failed here with ValueError: no" in next(
        one.message for one in found if one.rule == "internal-error"
    )


def test_a_guard_that_fails_is_told_with_the_rules_that_have_it(monkeypatch) -> None:
    def guard(_text: str) -> bool:
        raise ValueError("no")

    def silent(_subject: object) -> None:
        return None

    blocks = {"level": Level.ERROR, "summary": "", "spec": "", "bad": "", "good": ""}
    for name in ("rss-one", "rss-two"):
        made = rule(name, on="item/guid", unless=guard, **blocks)(silent)
        monkeypatch.setitem(rules_in(EVERY), name, made)
    profile = PROFILES["spec"].customised(select=["rss-one", "rss-two"])
    told = [
        one.message
        for one in validate(RSS, profile=profile).findings
        if one.rule == "internal-error"
    ]

    assert told
    assert all("the guard of rss-one and rss-two failed here with" in x for x in told)


@pytest.mark.parametrize("profile", ["apple-podcasts", "psp-1"])
def test_a_misspelt_namespace_is_one_finding(profile: str) -> None:
    podcast = (ROOT / "tests/golden/podcast/rss.xml").read_bytes()
    data = podcast.replace(b"podcast-1.0.dtd", b"Podcast-1.0.DTD")

    assert podcast != data
    for stream in (False, True):
        found = validate(data, profile=profile, stream=stream).findings

        assert ["namespace-misspelt"] == [one.rule for one in found]


def test_what_is_in_a_misspelt_namespace_is_judged_as_meant() -> None:
    rating = b'<m:rating xmlns:m="http://search.yahoo.com/mrss">high</m:rating><item>'
    data = RSS.replace(b"<item>", rating, 1)
    wrong = {one.rule for one in validate(data).findings}
    right = {one.rule for one in validate(data.replace(b'mrss"', b'mrss/"')).findings}

    assert {"namespace-misspelt"} == wrong - right
    assert "media-rating-invalid" in right
    assert right < wrong


def test_too_many_findings_are_cut_off_and_that_is_said() -> None:
    data = RSS.replace(b"</channel>", b"<item/>" * 50 + b"</channel>")
    report = validate(data, limits=Limits(findings=20))

    assert 21 == len(report.findings)
    assert "findings-limit" == report.findings[0].rule
    assert "more than 20 findings" in report.findings[0].message


def test_a_grammar_speaks_only_when_no_rule_does() -> None:
    data = b"""<rss version="2.0"><channel><title>T</title><link>a:b</link>
<description>D</description><skipHours/></channel></rss>"""
    found = validate(data).findings

    assert found
    assert all(one.line == 2 and one.path == "channel/skipHours" for one in found)


def test_what_several_rules_need_is_worked_out_once_a_place() -> None:
    context = Context(Document())
    calls = []
    context.move(None, "text", [], [])

    def shout(text: str) -> str:
        calls.append(text)
        return text.upper()

    assert ["TEXT", "TEXT"] == [context.once(shout), context.once(shout)]
    assert ["text"] == calls

    context.attribute("x", " y ")

    assert "Y" == context.once(shout)


def test_a_now_without_a_zone_is_refused():
    naive = datetime(2026, 3, 1)  # noqa: DTZ001 - that is the point

    with pytest.raises(FeedpubError, match="has no time zone"):
        validate(b"<rss/>", now=naive)


def test_a_tag_with_too_many_attributes_is_told_with_its_line() -> None:
    many = "".join(f" a{number}='1'" for number in range(300))
    (one,) = validate(f"<?xml version='1.0'?>\n<rss{many}/>".encode()).findings

    assert ("document-too-large", 2) == (one.rule, one.line)


def test_a_self_link_without_an_address_is_found_once() -> None:
    report = validate(RSS.replace(b"<item>", b'<a:link rel="self"/><item>', 1))

    assert ["atom-link-href-missing"] == [
        one.rule for one in report.findings if one.line == 5 and "link" in one.rule
    ]
