"""The feed for a partner, made of the same articles as all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any, Final

from feedpub.arguments import FEED, count, expect
from feedpub.dates import known
from feedpub.errors import FeedpubError, ModelError, Problem
from feedpub.formats import write
from feedpub.html import absolutise, to_text
from feedpub.model import Feed, Html, OutOfLine
from feedpub.model.text import as_html, as_plain
from feedpub.namespaces import dcterms, media, mi, snf, webfeeds
from feedpub.publisher.partners import pictures, stories
from feedpub.publisher.partners.wants import PARTNERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.model import Article
    from feedpub.model.extensions import Extension
    from feedpub.publisher.partners.pictures import Sizes
    from feedpub.publisher.partners.wants import Wants

_SHORT_TITLE: Final = 54
_SUMMARY: Final = 300
_TAGLINE: Final = 30
_ARTICLE_BYTES: Final = 1_000_000
_FEED_BYTES: Final = 2_000_000
_YEAR: Final = timedelta(days=365)


def for_partner(
    feed: Feed,
    partner: str,
    *,
    limit: int | None = None,
    sizes: Sizes | None = None,
    now: datetime | None = None,
) -> Feed:
    """Give the feed as a partner wants it, to be written as RSS or Atom.

    Articles get their whole HTML with absolute URLs, a plain summary, dates in UTC,
    authors, `media:content` and `media:thumbnail` of their image (the first one in the
    text where none is named), `dcterms:modified`, and what the partner has elements
    for. `limit` keeps the first articles, where the partner's own number is not
    smaller. `sizes` are the widths and heights of images that do not say them, by URL.
    With `now`, articles that MSN calls too old or yet to come are left out.

    `ModelError` names every article that lacks what the partner insists on.
    """
    _check(feed, partner, limit, sizes, now)
    articles = tuple(
        _article(article, feed, partner, sizes or {})
        for article in _chosen(feed, partner, limit, now)
    )
    made = _feed(replace(feed, articles=articles), partner)
    if problems := tuple(_problems(made, partner)):
        raise ModelError(problems)
    return made


def _check(
    feed: Feed,
    partner: str,
    limit: int | None,
    sizes: Sizes | None,
    now: datetime | None,
) -> None:
    """Refuse what no partner's feed can be made of."""
    names = ", ".join(PARTNERS)
    expect("feed", feed, Feed, FEED)
    expect("partner", partner, str, f"one of {names}")
    count("limit", limit, "a number of articles, 1 or more")
    expect("sizes", sizes, Mapping, "widths and heights by URL", or_none=True)
    if partner not in PARTNERS:
        raise FeedpubError(f"there is no partner {partner!r}; choose one of: {names}")
    if now is not None and getattr(now, "tzinfo", None) is None:
        raise FeedpubError(f"now: {now!r} is no moment; give a datetime with a zone")


def _chosen(
    feed: Feed, partner: str, limit: int | None, now: datetime | None
) -> tuple[Article, ...]:
    """Leave out what the partner would."""
    articles = feed.articles
    if partner == "msn" and now is not None:
        articles = tuple(
            article
            for article in articles
            if article.known_date is None
            or timedelta() <= now - article.known_date < _YEAR
        )
    return articles[: PARTNERS[partner].articles][:limit]


def _article(article: Article, feed: Feed, partner: str, sizes: Sizes) -> Article:
    content = _content(article, feed)
    summary = as_plain(article.summary)
    title = as_plain(article.title) or None
    if not summary and isinstance(content, Html):
        summary = _shortened(to_text(content.markup), _SUMMARY) or title
    made = replace(
        article,
        title=title,
        published=article.known_date and article.known_date.astimezone(UTC),
        updated=article.updated and article.updated.astimezone(UTC),
        content=content,
        content_text=None,
        summary=summary or None,
        authors=article.authors or feed.authors,
    )
    added = _extensions(made, partner, sizes)
    shown = {one.url for one in added if isinstance(one, media.Content)}
    if made.image and made.image.url in shown:  # so that RSS does not call it lost
        made = replace(made, image=None)
    return replace(made, extensions=added)


def _content(article: Article, feed: Feed) -> Html | OutOfLine | None:
    """Give the whole text as HTML that stands for itself."""
    if article.content is None or isinstance(article.content, OutOfLine):
        return article.content
    markup = as_html(article.content) or ""
    return Html(absolutise(markup, article.url or feed.home_url).html)


def _extensions(article: Article, partner: str, sizes: Sizes) -> tuple[Extension, ...]:
    """Give the article's extensions, and those that it can be given."""
    kept = [*article.extensions]
    kinds = {type(one) for one in kept}
    picture = pictures.best(article, sizes, PARTNERS[partner].width)
    if picture and kinds.isdisjoint((media.Content, media.Group)):
        kept.append(picture)
    if picture and media.Thumbnail not in kinds:
        size = {"width": picture.width, "height": picture.height}
        kept.append(media.Thumbnail(url=picture.url or "", **size))
    changed = article.updated if article.is_dated else None
    terms = next((one for one in kept if isinstance(one, dcterms.Terms)), None)
    if terms is None and changed:
        kept.append(dcterms.Terms(modified=changed))
    elif terms and terms.modified is None:
        kept[kept.index(terms)] = replace(terms, modified=changed)
    if partner == "msn" and mi.ShortTitle not in kinds:
        kept += _short_title(str(article.title or ""))
    return tuple(kept)


def _short_title(title: str) -> Iterator[Extension]:
    """Give the shorter title that MSN needs for titles that are not of its length."""
    if title and not stories.is_title_for_msn(title):
        yield mi.ShortTitle(text=_shortened(title, _SHORT_TITLE))


def _feed(feed: Feed, partner: str) -> Feed:
    """Give the feed what the partner has elements for."""
    logo = feed.logo or feed.icon
    kinds = {type(one) for one in feed.extensions}
    changes: dict[str, Any] = {
        "logo": logo,
        "title": as_plain(feed.title) or feed.title,
    }
    added: list[Extension] = []
    if partner == "smartnews":
        changes["published"] = feed.published or known(feed.last_updated)
        text = as_plain(feed.description) or as_plain(feed.title) or ""
        changes["description"] = _shortened(text, _TAGLINE)
        if logo and snf.Logo not in kinds:
            added.append(snf.Logo(url=logo.url))
    if partner == "feedly" and logo and webfeeds.Brand not in kinds:
        icon = feed.icon.url if feed.icon else None
        added.append(webfeeds.Brand(icon=icon, logo=logo.url))
    return replace(feed, extensions=(*feed.extensions, *added), **changes)


def _problems(feed: Feed, partner: str) -> Iterator[Problem]:
    """Tell what the partner insists on, and what it would not take."""
    wants = PARTNERS[partner]
    yield from _feed_problems(feed, partner, wants)
    yield from _too_large(feed, partner)
    for article in feed.articles:
        yield from stories.problems(article, feed, partner, wants)


def _feed_problems(feed: Feed, partner: str, wants: Wants) -> Iterator[Problem]:
    if wants.language and not feed.language:
        message = f"is missing; a feed for {wants.title} keeps to one"
        yield Problem("feed", "language", message)
    if partner == "smartnews" and not feed.articles:
        yield Problem("feed", "articles", "is empty; SmartNews takes it for broken")
    elif partner == "smartnews" and feed.published is None:
        yield Problem("feed", "published", "is missing, and no article has a date")
    if partner == "smartnews" and "</" in str(feed.title):
        yield Problem("feed", "title", "has tags, which SmartNews would print")
    url = feed.feed_url or ""
    if partner == "msn" and url.startswith("http:"):
        yield Problem("feed", "feed_url", f"is {url}; MSN fetches over https only")


def _too_large(feed: Feed, partner: str) -> Iterator[Problem]:
    """Weigh the feed and, if that is more than one may have, its articles."""
    if partner != "google-news":
        return
    size = _size(feed)
    if size > _FEED_BYTES:
        message = f"have {size:,} bytes; {_FEED_BYTES:,} are the most; give a limit"
        yield Problem("feed", "articles", message)
    for article in feed.articles if size > _ARTICLE_BYTES else ():
        size = _size(replace(feed, articles=(article,)))
        if size > _ARTICLE_BYTES:
            message = f"has {size:,} bytes; {_ARTICLE_BYTES:,} are the most"
            yield Problem(f"article {str(article.id)!r}", "content", message)


def _size(feed: Feed) -> int:
    return max(len(write(feed, format)) for format in ("rss", "atom"))


def _shortened(text: str, most: int) -> str:
    """Give the text, cut after a word if it is longer; the cut shows."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole, space, _ = cut.rpartition(" ")
    return f"{(whole if space else cut).rstrip(' ,;:.-')}…"
