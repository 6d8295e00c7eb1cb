"""The articles that every side of a comparison is given, as plain data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.model import Article, Feed, Html, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

FEED_TITLE: Final = "Tidewater"
FEED_DESCRIPTION: Final = "Notes on tides, and on what they leave behind."
FEED_URL: Final = "https://tide.example/feed.xml"
HOME_URL: Final = "https://tide.example/"
FEED_ID: Final = "tag:tide.example,2026:feed"

SENTENCES: Final = {
    "ascii": (
        "The tide turned at noon & nobody on the quay looked up.",
        'She said "slack water", and wrote it down.',
        "Between three and five metres the old chart is silent.",
    ),
    "latin": (
        "À marée basse, l'été, on va à pied jusqu'à l'île d'Ouessant.",
        "Größere Schiffe fahren südlich von Fähr & Küste, weil's tiefer ist.",
        "Señales de niebla: ¿quién las oye, y quién las apaga?",
    ),
    "cjk": (
        "潮が満ちて、港の灯りがゆっくりと揺れ始めた。",
        "船は午前六時に北の岸壁を離れ、霧の中へ消えていく。",
        "灯台守はもう三十年も前に島を去ったという。",
    ),
}
_START: Final = datetime(2026, 1, 1, 8, tzinfo=UTC)


class Row(NamedTuple):
    """One article as a database or a content system would hand it over."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    author: str
    email: str
    tags: tuple[str, ...]


def make_rows(count: int, *, contents: int = 3000, script: str = "ascii") -> list[Row]:
    """Make different articles with so many bytes of HTML each, the same every time."""
    return [*each_row(count, contents=contents, script=script)]


def each_row(
    count: int, *, contents: int = 3000, script: str = "ascii"
) -> Iterator[Row]:
    """Make the same articles one at a time."""
    paragraphs = _paragraphs(contents, script)
    for number in range(count):
        yield _row(number, paragraphs, script)


def _row(number: int, paragraphs: str, script: str) -> Row:
    published = _START + timedelta(minutes=17 * number)
    return Row(
        id=f"tag:tide.example,2026:{number}",
        url=f"https://tide.example/{published:%Y/%m}/article-{number}/",
        title=f"{number}: {SENTENCES[script][number % 3]}",
        summary=f"{_plain(SENTENCES[script][(number + 1) % 3])} ({number})",
        content=f'<p id="p{number}">Article {number}.</p>\n{paragraphs}',
        published=published,
        updated=published + timedelta(minutes=5),
        author=("Ada Reed", "Bo Ström")[number % 2],
        email=("ada@tide.example", "bo@tide.example")[number % 2],
        tags=("tides", f"month {published:%m}"),
    )


def _plain(sentence: str) -> str:
    """Leave out what is markup in HTML.

    RSS takes a description as HTML. feedpub escapes plain text for that, and the
    others do not, so that they would write something else.
    """
    return sentence.replace("&", "and")


def _paragraphs(size: int, script: str) -> str:
    """Fill about `size` bytes, with as much markup as real posts have.

    Posts of the Rust and the Scientific Python blogs have 16 to 24 `<` and 2 to 4 `&`
    in a thousand bytes, and so do these.
    """
    text = " ".join(SENTENCES[script]).replace("&", "&amp;")
    parts: list[str] = []
    length = number = 0
    while length < size:
        part = f'<p>{text} <a href="https://tide.example/{number}/">More</a></p>\n'
        parts.append(part)
        length += len(part.encode())
        number += 1
    return "".join(parts)


def articles(rows: list[Row]) -> list[Article]:
    """Build feedpub's articles, with all their checks."""
    return [
        _article(row, summary=row.summary, content=Html(row.content)) for row in rows
    ]


def articles_of_one_text(rows: list[Row]) -> list[Article]:
    """Build articles as Django's have to be: the content is the only description."""
    return [_article(row, summary=Html(row.content)) for row in rows]


def feed_of(built: list[Article]) -> Feed:
    """Put articles into a feed."""
    return Feed(
        id=FEED_ID,
        title=FEED_TITLE,
        description=FEED_DESCRIPTION,
        home_url=HOME_URL,
        feed_url=FEED_URL,
        language="en",
        authors=(Person(name="Ada Reed", email="ada@tide.example"),),
        articles=tuple(built),
    )


def _article(row: Row, **texts: str | Html) -> Article:
    return Article(
        id=row.id,
        url=row.url,
        title=row.title,
        published=row.published,
        updated=row.updated,
        authors=(Person(name=row.author, email=row.email),),
        categories=row.tags,
        **texts,
    )
