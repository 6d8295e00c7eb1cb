"""A feed as its readers will see it, on one page that needs nothing else.

The page has a list, a view of each article, one for podcasts, a table of what each
format carries, and what the validator found. It has no script: what is shown is the
target of the address, and a telephone's width is a box to be ticked.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.arguments import A_DOCUMENT, ADDRESS, DOCUMENT, count, expect
from feedpub.model.text import as_plain
from feedpub.publisher.pages import element, page
from feedpub.publisher.preview.articles import article_view
from feedpub.publisher.preview.carrying import formats_view
from feedpub.publisher.preview.gathering import gather
from feedpub.publisher.preview.listing import list_view
from feedpub.publisher.preview.margins import counts, findings_view
from feedpub.publisher.preview.podcasts import (
    is_podcast,
    podcast_view,
    recording_of,
)
from feedpub.reading.files import data_of
from feedpub.reading.refusing import UNNAMED
from feedpub.reporters.wording import shown
from feedpub.validator import Limits, Profile
from feedpub.validator.profiles import profile_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from feedpub.model import Article
    from feedpub.publisher.pages import Markup
    from feedpub.publisher.preview.gathering import Gathered

__all__ = ["preview"]

MOST: Final = 100
"""How many articles are shown if nothing else is said."""

_KINDS: Final = {
    "rss": "RSS",
    "rdf": "RSS 1.0",
    "atom": "Atom",
    "atom-entry": "Atom entry",
    "json": "JSON Feed",
}


def preview(
    source: bytes | str | Path,
    *,
    url: str | None = None,
    profile: str | Profile = "best-practice",
    now: datetime | None = None,
    images: bool = False,
    most: int = MOST,
    name: str | None = None,
) -> str:
    """Give a page of HTML that shows a feed as readers do, and what is wrong with it.

    What is broken is read as well as can be; `ReadError` if the document is no feed.
    Nothing is fetched, neither now nor by the page, unless `images` lets its pictures
    in, or somebody plays a recording. The first `most` articles are shown. `now` lets
    dates in the future be found. `name` is what the page calls a document that is given
    as bytes. Needs nh3 (`feedpub[html]`).
    """
    expect("source", source, A_DOCUMENT, DOCUMENT)
    expect("url", url, str, ADDRESS, or_none=True)
    expect("images", images, bool, "True or False")
    expect("name", name, str, "what to call the document", or_none=True)
    expect("most", most, int, "how many articles to show, from 1 on")
    count("most", most, "how many articles to show, from 1 on")
    profile_named(profile)
    data = data_of(source, Limits().bytes)
    called = name or (UNNAMED if isinstance(source, bytes) else str(source))
    gathered = gather(data, called, profile, url, now)
    return _page(gathered, images=images, most=most)


class _View(NamedTuple):
    """One of the views between which the page switches."""

    id: str
    name: str
    body: Markup


def _page(gathered: Gathered, *, images: bool, most: int) -> str:
    articles = list(enumerate(gathered.feed.articles[:most], 1))
    views = [*_views(gathered, articles, images=images)]
    title = f"{as_plain(gathered.feed.title)} (preview)"
    last = len(articles)
    sections = (
        element("section", view.body, id=view.id, class_="view", aria_label=view.name)
        for view in views
    )
    opened = (
        element(
            "section",
            _steps(number, last),
            article_view(gathered, number, article, images=images),
            id=f"article-{number}",
            class_="view",
            aria_label=f"Article {number:,}",
        )
        for number, article in articles
    )
    main = element("main", sections, opened, id="main")
    css = resources.files(__package__).joinpath("preview.css").read_text("utf-8")
    played = images or any(recording_of(article) for _, article in articles)
    bar = _bar(gathered, views)
    return page(title, bar, main, css=css, images=images, recordings=played)


def _views(
    gathered: Gathered, articles: Sequence[tuple[int, Article]], *, images: bool
) -> Iterator[_View]:
    feed = gathered.feed
    numbers = {str(article.id): number for number, article in articles}
    yield _View("list", "Articles", list_view(gathered, articles, images=images))
    if is_podcast(feed, (article for _, article in articles)):
        yield _View("podcast", "Podcast", podcast_view(feed, articles, images=images))
    yield _View("formats", "Formats", formats_view(feed))
    yield _View("findings", "Findings", findings_view(gathered, numbers))


def _bar(gathered: Gathered, views: Sequence[_View]) -> Markup:
    """Write what stays above every view: the document, the views, and the frame."""
    tabs = (
        element("a", view.name, href=f"#{view.id}", class_=f"to-{view.id}")
        for view in views
    )
    kind = _KINDS.get(gathered.reading.format, gathered.reading.format)
    return element(
        "header",
        element("a", "Skip to the feed", href="#list", class_="skip"),
        element(
            "p",
            element("b", shown(gathered.name), dir="ltr"),
            element("span", kind, class_="chip"),
            counts(gathered.report.findings),
            class_="document",
        ),
        element("nav", tabs, aria_label="Views"),
        element("label", element("input", type="checkbox", id="phone"), " Phone width"),
        class_="bar",
    )


def _steps(number: int, last: int) -> Markup:
    """Write the ways from an article to the list and to its neighbours."""
    before = f"#article-{number - 1}" if number > 1 else None
    after = f"#article-{number + 1}" if number < last else None
    return element(
        "nav",
        element("a", "All articles", href="#list"),
        element("a", "Previous", href=before) if before else None,
        element("a", "Next", href=after) if after else None,
        class_="steps",
        aria_label=f"Article {number:,} of {last:,}",
    )
