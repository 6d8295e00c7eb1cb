"""Values of namespaces for property tests, drawn by what their tables say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import feedpub as fp
from feedpub.namespaces import georss, gml, media, webfeeds
from feedpub.namespaces.shape import Row, rows, said
from feedpub.namespaces.vocabulary import Kind

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WORDS = st.text("abcdefgäöüΩж漢&<'\"€ ", min_size=1, max_size=12).map(
    lambda text: f"x{text}".strip()
)
URLS = st.sampled_from(
    [
        "https://tide.example/neap.jpg",
        "https://tide.example/a?b=1&c=%20",
        "https://tidé.example/ebbe/ü",
    ]
)
SECONDS = st.integers(0, 100_000) | st.integers(0, 10_000_000).map(lambda n: n / 1000)
DEGREES = st.tuples(
    st.integers(-90_000, 90_000).map(lambda n: n / 1000),
    st.integers(-180_000, 180_000).map(lambda n: n / 1000),
)
MOMENTS = st.integers(0, 2**31).map(lambda when: datetime.fromtimestamp(when, UTC))
NUMBERS = st.integers(0, 10_000_000) | st.integers(0, 10_000_000).map(lambda n: n / 100)
KINDS = {
    Kind.TEXT: WORDS,
    Kind.MARKUP: WORDS,
    Kind.URL: URLS,
    Kind.IRI: st.sampled_from(["https://tide.example/scheme", "urn:x-tide:1"]),
    Kind.LANGUAGE: st.sampled_from(["en", "de-AT", "zh-Hant"]),
    Kind.MEDIA_TYPE: st.sampled_from(["image/jpeg", "video/mp4", "text/html"]),
    Kind.COUNT: st.integers(0, 2**40),
    Kind.INTEGER: st.integers(-9, 999),
    Kind.POSITIVE: st.integers(1, 2**31),
    Kind.DECIMAL: NUMBERS,
    Kind.TIME: SECONDS | st.just("now"),
    Kind.OFFSET: SECONDS | st.just("now"),
    Kind.W3C_DATE: MOMENTS | st.sampled_from(["2026", "2026-03", "2026-03-01"]),
    Kind.DEGREES: DEGREES,
}


def values(kind: Any) -> SearchStrategy[Any]:
    """Draw values of a class that say something.

    What the table does not tell, `SPECIAL` does.
    """
    special = SPECIAL.get(kind)
    if special is not None:
        return special
    return (
        st.fixed_dictionaries(
            {row.field: _field(row) for row in rows(kind) if row.required},
            optional={row.field: _field(row) for row in rows(kind) if not row.required},
        )
        .map(lambda given: kind(**given))
        .filter(lambda one: [*said(one)])
    )


def _field(row: Row) -> SearchStrategy[Any]:
    one = st.deferred(lambda: values(row.part)) if row.part else _value(row)
    if row.several:
        return st.lists(one, min_size=1, max_size=3).map(tuple)
    return one


def _value(row: Row) -> SearchStrategy[Any]:
    if row.value.choices and row.value.kind is not Kind.IRI:
        if "true" in row.value.choices:
            return st.booleans()
        return st.sampled_from(row.value.choices)
    if row.markup:
        return WORDS | st.sampled_from(["<p>Ebb &amp; <b>flow</b></p>"]).map(fp.Html)
    return KINDS[row.value.kind]


def distinct(field: str, key: str, kind: Any) -> SearchStrategy[Any]:
    return st.lists(
        st.deferred(lambda: values(kind)),
        max_size=2,
        unique_by=lambda one: getattr(one, key) or field,
    ).map(tuple)


def _of(kind: Any, **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Draw values of a class with these fields set otherwise."""

    def build(given: dict[str, Any]) -> Any:
        return kind(**given)

    own = {row.field: _field(row) for row in rows(kind) if row.field not in fields}
    needed = {row.field for row in rows(kind) if row.required}
    required = {name: way for name, way in own.items() if name in needed}
    optional = {name: way for name, way in own.items() if name not in needed}
    return st.fixed_dictionaries({**required, **fields}, optional=optional).map(build)


def _hash(algo: str | None) -> SearchStrategy[media.Hash]:
    size = 40 if algo == "sha-1" else 32
    digits = st.text("0123456789abcdef", min_size=size, max_size=size)
    return st.builds(media.Hash, digest=digits, algo=st.just(algo))


SPECIAL: dict[Any, SearchStrategy[Any]] = {
    webfeeds.Brand: _of(
        webfeeds.Brand, accent_color=st.sampled_from(["008080", "#0af", "FFFFFF"])
    ),
    media.Rating: st.sampled_from(
        [
            media.Rating(text="nonadult"),
            media.Rating(text="pg-13", scheme="urn:mpaa"),
            media.Rating(text="tv-y7-fv", scheme="urn:v-chip"),
            media.Rating(text="r (nz 1 vz 1)", scheme="urn:icra"),
            media.Rating(text="four", scheme="https://tide.example/ratings"),
        ]
    ),
    georss.Polygon: st.lists(DEGREES, min_size=3, max_size=5).map(
        lambda pairs: georss.Polygon(positions=(*pairs, pairs[0]))
    ),
    georss.Box: st.tuples(DEGREES, DEGREES).map(
        lambda corners: georss.Box(corners=corners)
    ),
    georss.Line: st.lists(DEGREES, min_size=2, max_size=4).map(
        lambda pairs: georss.Line(positions=pairs)
    ),
    georss.Circle: DEGREES.map(lambda pair: georss.Circle(circle=(*pair, 200))),
    georss.Where: DEGREES.map(lambda pair: georss.Where(point=gml.Point(pos=pair))),
    media.Hash: st.sampled_from([None, "md5", "sha-1"]).flatmap(_hash),
    media.Credit: _of(
        media.Credit, role=st.sampled_from(["author", "uploader", "music group", None])
    ),
    media.Restriction: st.sampled_from(
        [
            media.Restriction(relationship="deny", to="all"),
            media.Restriction(relationship="allow", type="country", to=("gb", "FR")),
            media.Restriction(relationship="deny", type="sharing"),
            media.Restriction(
                relationship="deny",
                type="uri",
                to="https://a.example/ http://b.example/",
            ),
        ]
    ),
    media.StarRating: st.builds(
        media.StarRating,
        average=st.integers(10, 50).map(lambda n: n / 10),
        count=st.none() | st.integers(0, 1000),
        min=st.sampled_from([None, 1]),
        max=st.sampled_from([None, 5]),
    ),
    media.Content: _of(
        media.Content,
        url=URLS,
        hashes=distinct("md5", "algo", media.Hash),
        restrictions=distinct("all", "type", media.Restriction),
    ),
    media.Group: _of(
        media.Group,
        contents=st.lists(
            _of(
                media.Content,
                url=URLS,
                is_default=st.none(),
                hashes=st.just(()),
                restrictions=st.just(()),
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
        hashes=st.just(()),
        restrictions=st.just(()),
    ),
}
