"""What is judged part by part is judged as it would be as a whole."""

from __future__ import annotations

import codecs
import os
import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

from feedpub.validator import PROFILES, RULES, Limits, Report, validate
from feedpub.validator.examples import document_for
from feedpub.validator.profiles import profile_named
from feedpub.validator.streaming.judging import PART, Told, judge_parts, split_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = ROOT / "../shared/corpus/w3c/cases"
FOLDERS: Final = (ROOT / "tests/golden", ROOT / "tests/validator/modern", CORPUS)
NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL: Final = "https://tide.example/feed"
LARGEST: Final = 60_000
PROFILES_ASKED: Final = ("google-news", "mailchimp", "flipboard")
EVERY: Final = max(1, 1_100 // settings.default.max_examples)
"""One of how many documents is taken: their families have no such rhythm."""


def documents() -> Iterator[tuple[str, bytes]]:
    """Give our own feeds, the modern cases, the corpus, and the rules' examples."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".xml", ".json", ".rss", ".atom"):
                yield path.name, path.read_bytes()
    for rule in RULES.values():
        for example in (rule.bad, rule.good):
            if example:
                yield rule.name, document_for(rule, example)


def in_parts(data: bytes, profile: str = "best-practice") -> Report | None:
    """Judge a document with one article a part."""
    told = Told(NOW, URL, None)
    found = judge_parts(data, profile_named(profile), Limits(), told, size=1)
    return found and Report(found.findings, found.format)


def as_a_whole(data: bytes, profile: str = "best-practice") -> Report:
    return validate(data, profile=profile, now=NOW, url=URL)


def several_times(data: bytes, times: int = 3) -> bytes | None:
    """Give the document with its articles repeated, as a split has them."""
    split = split_of(data, 1)
    if split is None or split.broken or len(data) > LARGEST:
        return None
    between = b"" if split.names else b","
    articles = between.join([data[split.head : split.tail]] * times)
    return data[: split.head] + articles + data[split.tail :]


def samples() -> list[tuple[str, bytes]]:
    chosen = list(documents())[::EVERY]
    longer = ((name, several_times(data)) for name, data in chosen)
    return [(name, data) for name, data in longer if data is not None]


@pytest.fixture(scope="module")
def long_documents() -> list[tuple[str, bytes]]:
    found = samples()

    assert len(found) > 40
    return found


@pytest.mark.law
@pytest.mark.no_cover
def test_whatever_the_document_parts_are_judged_as_the_whole(
    long_documents: list[tuple[str, bytes]],
) -> None:
    differing = [
        name for name, data in long_documents if in_parts(data) != as_a_whole(data)
    ]

    assert [] == differing


@pytest.mark.law
@pytest.mark.no_cover
@pytest.mark.parametrize("profile", PROFILES_ASKED)
def test_rules_about_all_articles_at_once_speak_as_for_the_whole(
    profile: str, long_documents: list[tuple[str, bytes]]
) -> None:
    asked = {rule.name for rule in RULES.values() if rule.across}
    about = [data for name, data in long_documents[::12] if name not in asked]
    about += [
        longer
        for name in asked
        for example in (RULES[name].bad, RULES[name].good)
        if example
        and (longer := several_times(document_for(RULES[name], example))) is not None
    ]

    assert profile in PROFILES
    assert [] == [
        data for data in about if in_parts(data, profile) != as_a_whole(data, profile)
    ]


DAMAGES: Final = (
    *(b"<", b"&", b">", b"&foo;", b"</item>", b"<item>", b"<br>", b"]]>", b"<!--"),
    *(b"<x:y/>", b",", b"[", b"}", b'"', b"NaN", b"\x01", b"\n\n", b"\r", b"stray"),
    *(b"</channel>", b"<entry>", b"<!-- <item> -->", b"<![CDATA[<item>]]>"),
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    if chance.randrange(4) == 0:
        return data[:at]
    return data[:at] + chance.choice(DAMAGES) + data[at + chance.randrange(3) :]


def without_numbers(report: Report | None) -> Report | None:
    """Leave out the articles' numbers: after a fatal error nobody knows how many."""
    if report is None or "xml-not-well-formed" not in {f.rule for f in report.errors}:
        return report
    number = re.compile(r"^((?:feed|channel)/(?:item|entry))\[\d+\]")
    return replace(
        report,
        findings=tuple(
            replace(found, path=number.sub(r"\1", found.path))
            for found in report.findings
        ),
    )


@pytest.mark.law
@pytest.mark.no_cover
def test_a_damaged_document_is_judged_in_parts_as_the_whole(
    long_documents: list[tuple[str, bytes]],
) -> None:
    chance = random.Random(20260301)
    differing = []
    for name, data in long_documents:
        broken = damaged(data, chance)
        found = in_parts(broken)
        whole = as_a_whole(broken)
        if found is not None and without_numbers(found) != without_numbers(whole):
            differing.append((name, broken))

    assert [] == differing


RSS: Final = (
    "<?xml version='1.0'{}?>\n<rss version='2.0'>\n<channel><title>Tide</title>"
    "<link>https://tide.example/</link><description>Ebb — flöd</description>\n"
    "{}\n</channel>\n</rss>\n"
)
ITEM: Final = "<item><title>Ä {0}</title><guid>{0}</guid></item>\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1"])
def test_any_encoding_can_be_parted(encoding: str) -> None:
    text = RSS.format(f" encoding='{encoding}'", "".join(map(ITEM.format, range(3))))
    data = text.replace("—", "-").encode(encoding)

    assert as_a_whole(data) == in_parts(data)


def test_a_mark_at_the_beginning_is_no_part_of_the_first_line() -> None:
    data = codecs.BOM_UTF8 + RSS.format("", "".join(map(ITEM.format, "aab"))).encode()

    assert as_a_whole(data) == in_parts(data)


def test_wrong_bytes_are_told_in_the_part_that_they_are_in() -> None:
    data = RSS.format("", "".join(map(ITEM.format, range(4)))).encode()
    data = data.replace("Ä 2".encode(), b"\xc4 2")

    assert as_a_whole(data) == in_parts(data)


def test_ids_are_compared_across_parts() -> None:
    data = RSS.format("", "".join(map(ITEM.format, (1, 2, 1)))).encode()
    found = in_parts(data)

    assert found is not None
    assert [("rss-guid-repeated", 6, "channel/item[3]/guid")] == [
        (one.rule, one.line, one.path)
        for one in found.findings
        if one.rule == "rss-guid-repeated"
    ]


def test_what_is_no_row_of_articles_is_not_parted() -> None:
    assert None is in_parts(b"<rss version='2.0'><channel/></rss>")
    assert None is in_parts(b"no feed at all")
    assert None is in_parts(b"")
    assert None is in_parts(b'{"version": "x", "items": []}')
    assert None is in_parts(b'{"items": [{}, {}], "items": [{}]}')


def test_a_file_is_streamed_by_validate(tmp_path: Path) -> None:
    path = tmp_path / "rss.xml"
    path.write_bytes(RSS.format("", "".join(map(ITEM.format, range(9)))).encode())

    assert validate(path) == validate(path, stream=True)


def test_a_document_may_be_longer_than_the_limit_on_its_parts() -> None:
    data = RSS.format("", "".join(map(ITEM.format, range(400)))).encode()
    limits = Limits(bytes=5_000, items=50, elements=300)
    told = Told(NOW, URL, None)
    found = judge_parts(data, profile_named("spec"), limits, told, size=2_000)

    assert found is not None
    assert found.findings == validate(data, now=NOW, url=URL).findings


def test_an_article_beyond_the_limit_is_refused() -> None:
    items = [ITEM.format(1), ITEM.format("x" * 9_000), ITEM.format(3)]
    data = RSS.format("", "".join(items)).encode()
    limits = Limits(bytes=5_000)
    told = Told(NOW, URL, None)
    found = judge_parts(data, profile_named("spec"), limits, told, size=1)

    assert found is not None
    assert ["document-too-large"] == [one.rule for one in found.findings]


def test_too_many_findings_end_the_judgement() -> None:
    data = RSS.format("", "".join(map(ITEM.format, range(50)))).encode()
    limits = Limits(findings=10)
    told = validate(data, limits=limits)
    found = validate(data, limits=limits, stream=True)

    assert told == found
    assert "findings-limit" in {one.rule for one in found.errors}


@pytest.mark.no_cover
def test_a_head_as_long_as_the_articles_is_not_read_again_and_again() -> None:
    categories = "<category>ebb</category>\n" * (PART // 20)
    items = "".join(map(ITEM.format, range(1_000)))
    data = RSS.format("", "").encode().partition(b"\n</channel>")
    document = data[0] + categories.encode() + items.encode() + b"".join(data[1:])
    split = split_of(document, PART)

    assert split is not None
    assert split.around > PART
    assert 1 == len(split_of(document, 4 * split.around).parts)  # type: ignore[union-attr]


JSON: Final = '{{"version": "https://jsonfeed.org/version/1.1", "title": "T", {}}}'
IDS: Final = '"items": [{"id": "1"}, {"id": "1", "url": "a"}]'
ATOM: Final = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{}</feed>'
ENTRY: Final = "<entry><id>tag:tide.example,2026:{0}</id><title>{0}</title></entry>"
ODD: Final = {
    "what is broken between articles": RSS.format("", ITEM.format(1) + "&lt;<" * 2),
    "a comment without an end": RSS.format("", ITEM.format(1) * 2 + "<!-- ebb"),
    "elements among the articles": RSS.format(
        "", ITEM.format(1) + "<ttl>x</ttl>\r\n" + ITEM.format(2) * 2 + "<ttl>5</ttl>"
    ),
    "text among the articles": RSS.format("", ITEM.format(1) + "ebb" + ITEM.format(2)),
    "a channel after the channel": RSS.format("", ITEM.format(1) * 2).replace(
        "</rss>", "<channel/></rss>"
    ),
    "no end": RSS.format("", ITEM.format(1) * 3).partition("</channel>")[0],
    "Atom": ATOM.format("".join(map(ENTRY.format, "aba"))),
    "an entry in RSS": RSS.format("", ITEM.format(1) + ENTRY.format(2)),
    "JSON": JSON.format(IDS),
    "JSON with members after the items": JSON.format(f'{IDS}, "icon": "x", "icon": 1'),
    "JSON with a comma too many": JSON.format(IDS.replace("},", "},,")),
    "JSON without an end": JSON.format(IDS)[:-2],
    "JSON with a text without an end": JSON.format(IDS)[:-5],
    "JSON with items that are none": JSON.format('"items": [1, [], "x", {}]'),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_judged_as_in_the_whole(text: str) -> None:
    data = text.encode()

    assert without_numbers(as_a_whole(data)) == without_numbers(in_parts(data))


def test_what_only_a_grammar_refuses_is_told_of_parts_too() -> None:
    rules = [name for name in RULES if not name.startswith("schema-")]
    profile = profile_named("spec").customised(ignore=rules)
    data = ATOM.format("".join(map(ENTRY.format, "ab"))).encode()
    told = Told(NOW, URL, None)
    found = judge_parts(data, profile, Limits(), told, size=1)

    assert found is not None
    assert {"schema-atom"} == {one.rule for one in found.findings}
    assert validate(data, profile=profile).findings == found.findings


NO_ROWS: Final = (
    *("\x1f\x8b", "<!DOCTYPE html><html/>", "<rss", "<x><item/></x>", "<rss></rss>"),
    *("<rss><channel></channel></rss>", "{", '{"items": {}}', '{"items": []}'),
    *('{"a": 1}', "{}}", "<!-- ebb", "<rss><!-- ebb --><?x ebb", "<rss><a></a></rss>"),
)


@pytest.mark.parametrize("text", NO_ROWS, ids=range(len(NO_ROWS)))
def test_what_has_no_row_of_articles_is_left_to_the_other_mode(text: str) -> None:
    data = text.encode("latin-1", "replace")

    assert None is in_parts(data)
    assert validate(data) == validate(data, stream=True)


def test_what_has_more_of_other_things_than_articles_is_not_parted() -> None:
    data = RSS.format("", ITEM.format(1) + "<ttl>1</ttl>" * 10_001).encode()

    assert None is split_of(data, 1)


@pytest.mark.parametrize("shift", range(3))
def test_a_line_end_that_is_read_in_two_pieces_counts_once(shift: int) -> None:
    comment = "<!--" + "x" * shift + "ebb\r\n" * (PART // 5) + "--><item>"
    data = RSS.format("", ITEM.format(1) * 2).replace("<item>", comment, 1).encode()

    assert as_a_whole(data) == in_parts(data)


def test_what_is_no_file_is_copied_first(tmp_path: Path) -> None:
    data = RSS.format("", "".join(map(ITEM.format, "aab"))).encode()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(pipe.write_bytes, data)
        found = validate(pipe, stream=True)
        writing.result()

    assert validate(data).findings == found.findings
