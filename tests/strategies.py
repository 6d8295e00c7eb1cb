"""Hypothesis strategies that draw anything the model accepts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

import feedpub as fp
from feedpub.model.feed import DAYS
from feedpub.model.text import as_plain
from feedpub.uris import to_uri

_SAFE = st.characters(
    codec="utf-8",
    exclude_categories=["Cs", "Cc"],
    include_characters="\n\t&<>\"']]>",
    exclude_characters="\ufeff\ufffe\uffff",
)
_LINE_SAFE = st.characters(
    codec="utf-8",
    exclude_categories=["Cs", "Cc", "Zl", "Zp"],
    include_characters="&<>\"'",
    exclude_characters="\ufeff\ufffe\uffff",
)


def _not_blank(text: str) -> bool:
    return bool(text) and not text.isspace()


texts = st.text(_SAFE, max_size=40).filter(_not_blank)
lines = st.text(_LINE_SAFE, max_size=30).filter(_not_blank)
_words = st.text(
    "abcdefghijklmnopqrstuvwxyz0123456789-_.~éß日ű", min_size=1, max_size=12
)

_HOSTS = ("tide.example", "www.münchen.example", "a.b.example:8080", "[::1]")
_PATHS = ("", "neap/", "日本/ű.html", "%20a", "~ada/x_y-z.1", "a?b=1&c='ü'", "?q#top")
urls = st.one_of(
    st.sampled_from(
        [f"{s}://{h}/{p}" for s in ("https", "http") for h in _HOSTS for p in _PATHS]
    ),
    _words.map("https://tide.example/{}/".format),
)
iris = st.one_of(
    urls,
    _words.filter(str.isascii).map("tag:tide.example,2026:{}".format),
    st.uuids().map("urn:uuid:{}".format),
)
languages = st.sampled_from(["en", "de-AT", "zh-Hant-TW", "yue", "x-klingon", "ar"])
media_types = st.sampled_from(["audio/mpeg", "text/html", "application/ld+json"])
offsets = st.one_of(
    st.just(UTC),
    st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)
moments = st.datetimes(
    min_value=datetime(1, 1, 3),  # noqa: DTZ001 - the zone is drawn beside it
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001 - likewise
    timezones=offsets,
)

stamps = moments | st.just(fp.UNDATED)

_fragments = st.one_of(
    texts.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")),
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>bold</b>", "<br>", "&nbsp;", "<img src='a.png'>"),
            *(
                "<a href='https://tide.example/?a=1&amp;b=2'>link</a>",
                "]]>",
                "<!-- -->",
            ),
        ]
    ),
)
htmls = (
    st.lists(_fragments, min_size=1, max_size=5)
    .map("".join)
    .filter(_not_blank)
    .map(fp.Html)
)
xhtmls = st.sampled_from(
    ["<p>one</p>", "a &amp; b", '<p><b>b</b><br/><img src="a.png" alt=""/></p>']
).map(fp.Xhtml)
typed = st.one_of(texts, htmls, xhtmls)
titles = typed.filter(as_plain)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.none(), strategy)


def few(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=2).map(tuple)


emails = st.sampled_from(["ada@tide.example", "o'neill+x@mail.example"])
# Names that the comment of an RFC 822 address cannot hold, and those that it can.
names = st.one_of(lines, lines, st.sampled_from([")", "Ada (sea)", "(", "A\\d", "Ada"]))
people = st.builds(
    fp.Person, name=names, email=maybe(emails), url=maybe(urls), avatar=maybe(urls)
)
categories = st.builds(fp.Category, term=lines, scheme=maybe(urls), label=maybe(lines))
enclosures = st.builds(
    fp.Enclosure,
    url=urls,
    type=media_types,
    length=st.integers(0, 2**40),
    duration=maybe(st.floats(0, 1e6) | st.integers(0, 10**6)),
    title=maybe(lines),
)
images = st.builds(
    fp.Image,
    url=urls,
    title=maybe(lines),
    width=maybe(st.integers(1, 3000)),
    height=maybe(st.integers(1, 3000)),
    description=maybe(lines),
)
links = st.builds(
    fp.Link,
    url=urls,
    rel=st.sampled_from(["related", "via", "license", "https://tide.example/rel"]),
    type=maybe(media_types),
    language=maybe(languages),
    title=maybe(lines),
    length=maybe(st.integers(0, 2**40)),
)


def _licence(link: fp.Link) -> tuple[str, str | None]:
    """What no two links to licences may share (RFC 4946, 2)."""
    return to_uri(link.url), link.type


sources = st.builds(
    fp.Source,
    title=lines,
    url=urls,
    id=maybe(iris),
    updated=maybe(moments),
    home_url=maybe(urls),
    authors=few(people),
    rights=maybe(texts),
)
contents = st.one_of(typed, st.builds(fp.OutOfLine, src=urls, type=media_types))


further_of_an_article = {
    "authors": few(people),
    "contributors": few(people),
    "categories": few(categories),
    "enclosures": few(enclosures),
    "links": st.lists(links, max_size=2, unique_by=_licence).map(tuple),
    "language": languages,
    "rights": typed,
    "comments_url": urls,
    "external_url": urls,
    "image": images,
    "banner_image": images,
    "source": sources,
}
further_of_a_feed = {
    "feed_url": urls,
    "description": typed,
    "language": languages,
    "contributors": few(people),
    "categories": few(categories),
    "links": st.lists(links, max_size=2, unique_by=_licence).map(tuple),
    "rights": typed,
    "published": moments,
    "generator": lines,
    "icon": images,
    "logo": images,
    "favicon": images,
    "hubs": few(urls),
    "ttl": st.integers(1, 10_000),
    "skip_hours": st.lists(st.integers(0, 23), unique=True, max_size=3),
    "skip_days": st.lists(st.sampled_from(DAYS), unique=True, max_size=3),
    "cloud": st.just(fp.Cloud(domain="c.example", port=80, path="/notify")),
    "webmaster": st.builds(fp.Person, name=names, email=emails, url=maybe(urls)),
    "next_url": urls.map(lambda url: url + "-next"),
    "expired": st.booleans(),
    "user_comment": texts,
}


def some(draw: st.DrawFn, fields: dict[str, st.SearchStrategy]) -> dict[str, object]:
    """Draw half of the fields; one draw says which, for each draw costs time."""
    chosen = draw(st.integers(0, 2 ** len(fields) - 1))
    return {
        name: draw(strategy)
        for number, (name, strategy) in enumerate(fields.items())
        if chosen >> number & 1
    }


@st.composite
def articles(draw: st.DrawFn) -> fp.Article:
    content = draw(maybe(contents))
    markup = isinstance(content, (fp.Html, fp.Xhtml))
    needs_summary = isinstance(content, fp.OutOfLine)
    url = draw(urls if content is None else maybe(urls))
    summary = draw(typed if needs_summary else maybe(typed))
    needs_title = content is None and summary is None
    published = draw(maybe(moments))
    return fp.Article(
        title=draw(titles if needs_title else maybe(titles)),
        url=url,
        id=draw(iris if url is None else st.one_of(st.just(""), iris)),
        published=published,
        updated=draw(stamps if published is None else maybe(moments)),
        summary=summary,
        content=content,
        content_text=draw(maybe(texts)) if markup else None,
        **some(draw, further_of_an_article),
    )


@st.composite
def feeds(draw: st.DrawFn, max_articles: int = 3) -> fp.Feed:
    items = draw(st.lists(articles(), max_size=max_articles, unique_by=lambda a: a.id))
    anonymous = any(not article.authors for article in items)
    return fp.Feed(
        title=draw(titles),
        home_url=draw(urls),
        id=draw(st.uuids().map("urn:uuid:{}".format)),
        authors=draw(st.lists(people, min_size=anonymous, max_size=2)),
        updated=draw(maybe(stamps) if items else stamps),
        articles=items,
        **some(draw, further_of_a_feed),
    )
