"""The laws of mending, whatever the document: nothing else changes, nothing worsens."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from amounts import times
from hypothesis import assume, given
from hypothesis import strategies as st
from mending import ATOM, JSON, MENDED, RSS, STRICT, UNCERTAIN, URL, mended

from feedpub.validator import RULES, validate
from feedpub.validator.document.encoding import decode
from feedpub.validator.examples import document_for
from feedpub.validator.fixing import Fixed, fix
from feedpub.validator.fixing.splicing import Chosen, Splice, recoded, spliced

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "../shared/corpus/w3c/cases"
FEEDS = sorted(
    {RSS.encode(), ATOM.encode(), JSON.encode()}
    | {document_for(rule, rule.good) for rule in RULES.values() if rule.good}
)
DAMAGE = [
    *(
        b"&",
        b"&nbsp;",
        b"&#0;",
        b"\x00",
        b" ",
        b"\n",
        b"<",
        b'"',
        b"'",
        b"]]>",
        b"\xff",
    ),
    *(b"<guid>4</guid>", b"<pubdate>2026-03-01T09:00:00Z</pubdate>", b"<dc:x/>"),
    *(
        b"<updated>Sun, 1 Mar 2026 09:00 EST</updated>",
        b"<hour>24</hour>",
        b"<![CDATA[",
    ),
    *(b' isPermalink="true"', b"<entry/>", b"<item/>", b"\xe2\x80\xa8", b"<!--", b"\r"),
]
SPOILT = [example.before for example in MENDED + UNCERTAIN]
damages = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from([b"", *DAMAGE])),
    min_size=1,
    max_size=4,
)


def damaged(feed: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for where, gone, piece in damage:
        at = int(where * len(feed))
        feed = feed[:at] + piece + feed[at + gone :]
    return feed


def keeps_the_laws(data: bytes) -> None:
    before = validate(data, profile=STRICT, url=URL)
    done = mended(data)
    after = validate(done.data, profile=STRICT, url=URL)
    was = Counter(one.rule for one in before.findings)
    now = Counter(one.rule for one in after.findings)
    errors = Counter(one.rule for one in after.errors)

    assert after == done.report
    assert done.data == mended(done.data).data
    assert [] == [rule for rule, count in errors.items() if count > was[rule]]
    for rule in {one.rule for one in done.fixed} & was.keys():
        assert now[rule] < was[rule]
    assert (done.data == data) is (not done.fixed)


@pytest.mark.no_cover
@pytest.mark.parametrize("feed", FEEDS)
def test_a_document_without_anything_to_mend_comes_back_as_it_is(feed: bytes) -> None:
    assert Fixed(feed, (), validate(feed)) == fix(feed)


@times(2)
@given(st.sampled_from(FEEDS + SPOILT), damages)
def test_a_damaged_feed_keeps_the_laws(
    feed: bytes, damage: list[tuple[float, int, bytes]]
) -> None:
    keeps_the_laws(damaged(feed, damage))


@given(st.binary(max_size=200))
def test_any_bytes_keep_the_laws(data: bytes) -> None:
    keeps_the_laws(data)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the sources")
@pytest.mark.no_cover
def test_the_corpus_keeps_the_laws() -> None:
    for path in sorted(CORPUS.rglob("*.xml"))[::5]:
        keeps_the_laws(path.read_bytes())


splices = st.tuples(st.integers(0, 40), st.integers(0, 5), st.binary(max_size=3)).map(
    lambda parts: (Splice(parts[0], min(parts[0] + parts[1], 45), parts[2]),)
)


@given(st.binary(min_size=45, max_size=45), st.lists(splices, max_size=12))
def test_what_is_not_in_a_splice_stays(data: bytes, fixes: list) -> None:
    """Kept bytes come out in their order, each as often as it went in."""
    chosen = Chosen()
    taken = [one for one in fixes if chosen.takes(one)]
    cut = {at for ((start, end, _),) in taken for at in range(start, end)}
    marked = [((start, end, b"<" * len(new)),) for ((start, end, new),) in taken]
    kept = bytes(byte for at, byte in enumerate(data) if at not in cut)
    letters = bytes(byte % 26 + 97 for byte in data)

    assert len(spliced(data, taken)) == len(kept) + sum(
        len(new) for _, _, new in {one[0] for one in taken}
    )
    assert bytes(byte % 26 + 97 for byte in kept) == (
        spliced(letters, marked).replace(b"<", b"")
    )


@given(st.text("a\u3042\u30a2\xa5-", min_size=1))
def test_an_encoding_with_shifts_is_spliced_rightly_or_not_at_all(text: str) -> None:
    original = f'<?xml version="1.0" encoding="iso-2022-jp"?>{text}'.encode(
        "iso-2022-jp"
    )
    decoded = decode(original)
    assume(decoded.encoding == "iso2022_jp")
    done = recoded(original, decoded, [(Splice(44, 44, b"x"),)])

    assert done is None or done.decode("iso-2022-jp") == (
        original.decode("iso-2022-jp")[:44] + "x" + original.decode("iso-2022-jp")[44:]
    )
