"""Mending: each fixer by its examples, and what must not be touched."""

from __future__ import annotations

import pytest
from mending import (
    ATOM,
    ATOM_DATE,
    GUID,
    MENDED,
    NS,
    RSS,
    SELF,
    STRICT,
    UNCERTAIN,
    Example,
    mended,
    rules_in,
)

from feedpub.validator import RULES, validate
from feedpub.validator.fixing import FIXERS, fix

each_example = pytest.mark.parametrize("example", MENDED, ids=lambda one: one.rule)


@each_example
def test_a_spoilt_part_is_mended_and_no_other_byte(example: Example) -> None:
    assert example.rule in rules_in(example.before)
    assert example.after == mended(example.before).data


@each_example
def test_what_was_mended_is_told_and_no_longer_found(example: Example) -> None:
    done = mended(example.before)

    assert example.rule in {one.rule for one in done.fixed}
    assert example.rule not in rules_in(done.data)


def test_each_fixer_has_an_example() -> None:
    assert set(FIXERS) == {example.rule for example in MENDED}


def test_each_fixer_is_for_a_rule_that_exists() -> None:
    assert set() == FIXERS.keys() - RULES.keys()


@pytest.mark.no_cover
@each_example
@pytest.mark.parametrize(
    "codec", ["utf-8-sig", "utf-16", "utf-32", "iso-8859-1", "shift_jis"]
)
def test_a_document_stays_in_its_encoding(example: Example, codec: str) -> None:
    declared = "utf-8" if codec == "utf-8-sig" else codec
    before, after = (
        data.decode().replace("utf-8", declared, 1).encode(codec, "xmlcharrefreplace")
        for data in (example.before, example.after)
    )
    if before.decode(codec) != example.before.decode().replace("utf-8", declared, 1):
        pytest.skip("it has characters that this encoding has not")

    assert after == mended(before).data


@pytest.mark.no_cover
@each_example
@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_stay_what_they_are(example: Example, end: bytes) -> None:
    before, after = (
        data.replace(b"\n", end) for data in (example.before, example.after)
    )

    assert after == mended(before).data


@pytest.mark.parametrize("example", UNCERTAIN, ids=lambda one: one.rule)
def test_what_is_not_certain_is_left_alone(example: Example) -> None:
    assert example.rule in rules_in(example.before)

    done = mended(example.before)

    assert example.before == done.data
    assert () == done.fixed


def test_a_document_that_is_not_well_formed_is_left_alone() -> None:
    broken = RSS.replace("Notes on", "&nbsp;").replace("</rss>", "").encode()

    assert broken == mended(broken).data


def test_a_mend_that_would_bring_a_new_error_is_left_out() -> None:
    """A pubDate that no reader sees cannot be wrong; the guid beside it is mended."""
    spoilt = RSS.replace(GUID, "<guid>42</guid><pubdate>soon</pubdate>").encode()

    done = mended(spoilt)

    assert RSS.replace(GUID, GUID + "<pubdate>soon</pubdate>").encode() == done.data
    assert ["rss-guid-not-url"] == [one.rule for one in done.fixed]


def test_only_the_given_findings_are_mended() -> None:
    two = "<guid>42</guid><pubDate>2026-03-01T09:00:00Z</pubDate>"
    spoilt = RSS.replace(GUID, two).encode()
    found = validate(spoilt).findings
    dates = [one for one in found if one.rule == "rss-date-invalid"]

    done = fix(spoilt, dates)

    assert dates == list(done.fixed)
    assert spoilt.replace(
        b"2026-03-01T09:00:00Z", b"Sun, 01 Mar 2026 09:00:00 GMT"
    ) == (done.data)


def test_two_mends_of_one_text_take_two_rounds() -> None:
    spoilt = ATOM.replace(ATOM_DATE, "<updated> 2026-03-01 09:00:00Z </updated>")

    assert ATOM.encode() == mended(spoilt.encode()).data


def test_a_self_link_in_rss_uses_the_prefix_that_is_there() -> None:
    here = "xmlns:a='http://www.w3.org/2005/Atom'"
    bound = RSS.replace(f"\n    {SELF}", "").replace("xmlns:atom=" + NS, here)

    assert RSS.replace("xmlns:atom=" + NS, here).replace("atom:link", "a:link") == (
        mended(bound.encode()).data.decode()
    )


def test_a_self_link_in_rss_does_not_bind_a_prefix_anew() -> None:
    taken = RSS.replace(f"\n    {SELF}", "").replace(NS, "'https://atom.example/'")
    link = SELF.replace("atom:link", 'link xmlns="http://www.w3.org/2005/Atom"')

    assert RSS.replace(NS, "'https://atom.example/'").replace(SELF, link) == (
        mended(taken.encode()).data.decode()
    )


def test_a_self_link_without_items_comes_last() -> None:
    start, end = RSS.index("\n    <item>"), RSS.index("\n  </channel>")
    empty = RSS[:start] + RSS[end:]

    assert empty.encode() == mended(empty.replace(f"\n    {SELF}", "").encode()).data


def test_without_an_address_no_self_link_is_added() -> None:
    bare = RSS.replace(f"\n    {SELF}", "").encode()

    assert bare == fix(bare, profile=STRICT).data


def test_a_signed_document_is_not_touched() -> None:
    signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
    signed = ATOM.replace("<entry>", signature + "<entry>").replace("Z<", "z<").encode()

    assert signed == mended(signed).data


def test_bytes_that_the_encoding_forbids_are_not_touched() -> None:
    broken = RSS.replace(GUID, "<guid>42</guid>").encode() + b"<!-- \xff -->"

    assert broken == mended(broken).data


@pytest.mark.no_cover
def test_more_findings_than_the_limit_are_not_touched() -> None:
    many = RSS.replace("Notes", "&" * 60_000).encode()

    assert many == fix(many).data
