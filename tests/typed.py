"""Typed values of namespaces to try laws on, drawn by the kinds in their tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from feedpub.namespaces.shape import rows
from feedpub.namespaces.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

LETTERS = st.characters(exclude_categories=["C", "Z"], exclude_characters="\ufffe")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=4)
TEXTS = WORDS.map(" ".join).filter(lambda text: text == text.strip())
PATHS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8),
    min_size=1,
    max_size=3,
)
URLS = PATHS.map(lambda path: f"https://tide.example/{'/'.join(path)}")
NUMBERS = st.one_of(
    st.integers(0, 10**9),
    st.floats(0.001, 10**6, allow_nan=False).filter(lambda n: not n.is_integer()),
)
MOMENTS = st.integers(86_400, 4_102_444_800).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
BY_KIND: Mapping[Kind, SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.MARKUP: TEXTS,
    Kind.URL: URLS,
    Kind.IRI: st.one_of(URLS, st.just("ipfs://QmX33FYehk6ckGQ6g1D9D3FqZPix5Jp")),
    Kind.LANGUAGE: st.sampled_from(["en", "de-AT", "zh-Hans", "es-419"]),
    Kind.MEDIA_TYPE: st.sampled_from(
        ["text/vtt", "audio/mpeg", "application/json+chapters", "video/mp4"]
    ),
    Kind.EMAIL: st.sampled_from(["ada@tide.example", "b+c@moon.example"]),
    Kind.W3C_DATE: MOMENTS,
    Kind.ISO_DATE: MOMENTS,
    Kind.RFC822_DATE: MOMENTS,
    Kind.INTEGER: st.integers(-(10**6), 10**6),
    Kind.COUNT: st.integers(0, 10**12),
    Kind.POSITIVE: st.integers(1, 10**6),
    Kind.DECIMAL: NUMBERS,
    Kind.DURATION: st.integers(0, 10**6),
    Kind.GEO: st.sampled_from(["geo:30.2672,-97.7431", "geo:50,1.5,250;u=350"]),
    Kind.COUNTRY: st.sampled_from(["GB", "FR", "US"]),
    Kind.RECURRENCE: st.sampled_from(["FREQ=WEEKLY", "FREQ=DAILY;BYDAY=MO,FR"]),
}
"""What a value of each kind may be; what depends on its limits is in `drawn`."""


def drawn(value: Value) -> SearchStrategy[Any]:
    """Draw what a kind of value may be, as Python has it."""
    if value.kind is Kind.CHOICE:
        if {one.lower() for one in value.choices} <= {"true", "false", "yes", "no"}:
            return st.booleans()
        return st.sampled_from(value.choices)
    if value.kind is Kind.PATTERN:
        return st.from_regex(value.pattern, fullmatch=True).filter(str.isascii)
    return BY_KIND[value.kind]


def values_of(
    kind: type, given: Mapping[str, SearchStrategy[Any]] | None = None
) -> SearchStrategy[Any]:
    """Draw values of a class, any field that may be left out being left out at times.

    `given` are strategies for what the table alone does not tell.
    """
    known = given or {}
    fields = {
        row.field: known[row.field] if row.field in known else _field(row)
        for row in rows(kind)
    }
    needed = {row.field for row in rows(kind) if row.required}
    return st.fixed_dictionaries(
        {name: one for name, one in fields.items() if name in needed},
        optional={name: one for name, one in fields.items() if name not in needed},
    ).map(lambda members: kind(**members))


def _field(row: Any) -> SearchStrategy[Any]:
    one = values_of(row.part) if row.part else drawn(row.value)
    return st.lists(one, min_size=1, max_size=3) if row.several else one
