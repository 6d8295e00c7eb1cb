"""Hypothesis strategies for the typed values of namespaces, made from their tables.

A new class needs no strategy of its own: each field gets values of the kind that the
table names, and a field that the class refuses beside others is left out.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, replace

import strategies
from hypothesis import reject
from hypothesis import strategies as st

import feedpub as fp
from feedpub.namespaces import georss, gml, media, opensearch, podcast, psc
from feedpub.namespaces.known import classes
from feedpub.namespaces.shape import Row, rows
from feedpub.namespaces.spelling import _is_flag
from feedpub.namespaces.vocabulary import Kind, Value

NAMES = {
    kind: f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}" for kind in classes()
}

numbers = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6)
lengths = st.integers(0, 10**6) | st.floats(0, 1e5).map(lambda one: round(one, 3))


def values_of(kind: type, depth: int = 2) -> st.SearchStrategy:
    """Draw values of a class; a class within itself ends after some steps."""
    return _values_of(kind, depth)


@st.composite
def _values_of(draw: st.DrawFn, kind: type, depth: int) -> object:
    given = {}
    for row in rows(kind):
        nested = row.part is not None and not depth
        if row.required or (not nested and draw(st.booleans())):
            given[row.field] = draw(_field(row, depth))
    given |= draw(SPECIAL.get(kind, lambda _: st.just({}))(given))
    return _built(kind, given)


def _built(kind: type, given: dict[str, object]) -> object:
    """Build it, without the optional fields that do not go with the others."""
    must = {field.name for field in fields(kind) if field.default is MISSING}
    for _ in range(4):
        try:
            return kind(**given)
        except fp.ModelError as error:
            wrong = {one.field for one in error.problems} - must
            if not wrong & given.keys():
                break
            given = {name: one for name, one in given.items() if name not in wrong}
    return reject()


def _field(row: Row, depth: int) -> st.SearchStrategy:
    if row.is_article:
        one = st.just(LIVE)
    elif row.part is not None:
        one = values_of(row.part, depth - 1)
    elif row.markup:
        one = strategies.htmls.map(_stripped) | texts(row.value)
    else:
        one = of_value(row.value)
    if not row.several:
        return one
    return st.lists(one, min_size=1, max_size=2).map(tuple)


def _stripped(html: fp.Html) -> fp.Html:
    return fp.Html(html.markup.strip())


def of_value(value: Value) -> st.SearchStrategy:
    """Draw what Python has for a kind of value."""
    if value.kind in {Kind.CHOICE, Kind.HINT}:
        return st.booleans() if _is_flag(value) else st.sampled_from(value.choices)
    if value.kind in {Kind.COORDINATES, Kind.DEGREES}:
        return coordinates(value)
    if value.kind in {Kind.INTEGER, Kind.COUNT, Kind.POSITIVE, Kind.DECIMAL}:
        return _within(value)
    if value.kind is Kind.PATTERN:
        return st.from_regex(re.compile(value.pattern, re.ASCII), fullmatch=True)
    return KINDS[value.kind] if value.kind in KINDS else texts(value)


def texts(value: Value) -> st.SearchStrategy:
    longest = value.longest
    drawn = strategies.texts | strategies.lines
    return drawn.filter(lambda text: longest is None or len(text) <= longest)


def coordinates(value: Value) -> st.SearchStrategy:
    if value.most is not None and value.most <= 3:
        degrees = st.integers(-90, 90) | st.floats(-90, 90)
        return st.lists(
            degrees, min_size=int(value.least or 2), max_size=int(value.most)
        ).map(tuple)
    pair = st.tuples(st.floats(-90, 90), st.integers(-180, 180))
    least = int(value.least or 2) // 2
    most = least + 2 if value.most is None else int(value.most) // 2
    return st.lists(pair, min_size=least, max_size=most).map(tuple)


def _within(value: Value) -> st.SearchStrategy:
    lowest = {Kind.COUNT: 0, Kind.POSITIVE: 1}.get(value.kind, -(10**6))
    least = lowest if value.least is None else max(lowest, value.least)
    most = 10**6 if value.most is None else min(value.most, 10**9)
    whole = st.integers(int(least), int(most))
    return whole | st.floats(least, most) if value.kind is Kind.DECIMAL else whole


TIDE = "https://tide.example/"
LIVE = fp.Article(
    title="Live",
    url=TIDE + "live",
    published=0,
    extensions=[podcast.ContentLink(href=TIDE + "watch")],
)
partial_dates = st.sampled_from(["2026", "2026-03", "2026-03-01"])
KINDS = {
    Kind.URL: strategies.urls,
    Kind.LINKED: strategies.urls,
    Kind.URLS: st.lists(strategies.urls, min_size=1, max_size=2).map(" ".join),
    Kind.IRI: strategies.iris,
    Kind.RESOURCE: strategies.urls,
    Kind.LANGUAGE: strategies.languages,
    Kind.MEDIA_TYPE: strategies.media_types,
    Kind.EMAIL: strategies.emails,
    Kind.W3C_DATE: strategies.moments | partial_dates,
    Kind.RFC822_DATE: strategies.moments,
    Kind.MOMENT: strategies.moments,
    Kind.ISO_DATE: st.sampled_from(["2026-03-01", "2026-03-01T09:00:00Z"]),
    Kind.INTEGERS: st.lists(st.integers(0, 99), min_size=1, max_size=3).map(tuple),
    Kind.DURATION: lengths,
    Kind.TIME: lengths,
    Kind.OFFSET: lengths,
    Kind.CLOCK: lengths,
    Kind.CHARSET: st.sampled_from(["UTF-8", "iso-8859-1"]),
    Kind.ENCODED: st.sampled_from(["neap%20tide", "a+b"]),
    Kind.GEO: st.sampled_from(["geo:30.2672,97.7431", "geo:1,2;u=9"]),
    Kind.COUNTRY: st.sampled_from(["GB", "DE"]),
    Kind.RECURRENCE: st.sampled_from(["FREQ=WEEKLY", "FREQ=DAILY;COUNT=3"]),
}


def _closed(field: str):
    def close(given: dict) -> st.SearchStrategy:
        ring = tuple(given[field])
        return st.just({field: (*ring, ring[0], ring[0], ring[0])})

    return close


def _one_shape(given: dict) -> st.SearchStrategy:
    names = ("point", "line", "polygon", "envelope")
    first, *others = [name for name in names if name in given] or ["point"]
    point = gml.Point(pos=(50.2, 1.5))
    return st.just({first: given.get(first, point)} | dict.fromkeys(others))


def _in_order(given: dict) -> st.SearchStrategy:
    chapters = sorted(given["chapters"], key=lambda one: one.start)
    return st.just({"chapters": tuple(chapters)})


def _of_a_publisher(given: dict) -> st.SearchStrategy:
    return st.just({"remote_item": replace(given["remote_item"], medium="publisher")})


SPECIAL = {
    georss.Polygon: _closed("positions"),
    gml.Polygon: _closed("exterior"),
    georss.Where: _one_shape,
    psc.Chapters: _in_order,
    podcast.Publisher: _of_a_publisher,
    media.Hash: lambda _: st.sampled_from(
        [{"digest": "0a" * 16, "algo": None}, {"digest": "0A" * 20, "algo": "sha-1"}]
    ),
    opensearch.Query: (
        lambda _: st.fixed_dictionaries(
            {
                "role": st.sampled_from(["request", "example"]),
                "language": st.sampled_from(["*", "en", None]),
            }
        )
    ),
}
"""What a class asks of its fields together."""
