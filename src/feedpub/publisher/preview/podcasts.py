"""A podcast as applications show it: artwork, episodes, chapters and transcripts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeVar

from feedpub.model.text import as_plain
from feedpub.namespaces import itunes, podcast, psc
from feedpub.publisher.pages import element, link, together
from feedpub.publisher.preview.contents import picture, player
from feedpub.reporters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedpub.model import Article, Enclosure, Feed
    from feedpub.publisher.pages import Markup

T = TypeVar("T")

_PLAYED: Final = ("audio/", "video/")
_CHAPTERS: Final = 200
_MEGABYTE: Final = 1_000_000


def is_podcast(feed: Feed, articles: Iterable[Article]) -> bool:
    """Tell whether applications for podcasts would take the feed for one."""
    if _first(feed.extensions, itunes.Show):
        return True
    return any(map(recording_of, articles))


def recording_of(article: Article) -> Enclosure | None:
    """Give what would be played, or None where there is nothing to play."""
    return next(
        (one for one in article.enclosures if one.type.lower().startswith(_PLAYED)),
        None,
    )


def podcast_view(
    feed: Feed, articles: Sequence[tuple[int, Article]], *, images: bool
) -> Markup:
    """Write the card of the show, and one for each episode."""
    cards = (
        element("li", _episode(number, article, images=images))
        for number, article in articles
        if recording_of(article) or _first(article.extensions, itunes.Episode)
    )
    return together(_show(feed, images=images), element("ol", cards, class_="episodes"))


def details_of(article: Article, *, images: bool) -> Markup | None:
    """Write what can be heard or seen with an article, and what is said about it."""
    parts = [
        element("div", player(one, images=images), _about(one), class_="medium")
        for one in article.enclosures
    ]
    parts += [each for each in (_chapters(article), _transcripts(article)) if each]
    return element("div", parts, class_="media") if parts else None


def artwork_of(of: Feed | Article) -> str | None:
    """Give the address of a show's or an episode's own picture."""
    said = _first(of.extensions, itunes.Show) or _first(of.extensions, itunes.Episode)
    return said.image if said else None


def _show(feed: Feed, *, images: bool) -> Markup:
    show = _first(feed.extensions, itunes.Show) or itunes.Show()
    logo = feed.logo or feed.icon
    art = picture(show.image or (logo.url if logo else None), "", images=images)
    author = show.author or ", ".join(person.name for person in feed.authors)
    about = as_plain(feed.description) or show.summary
    return element(
        "div",
        element("div", art or element("span", "no artwork"), class_="art"),
        element(
            "div",
            element("h2", as_plain(feed.title)),
            element("p", author, class_="byline"),
            element("p", about, class_="about") if about else None,
            element("p", _labels(show), _fundings(feed), class_="chips"),
        ),
        class_="show",
    )


def _labels(show: itunes.Show) -> Iterable[Markup]:
    words = [category.name for category in show.categories]
    words += [show.type] if show.type else []
    words += ["explicit"] if show.explicit else []
    words += ["complete"] if show.complete else []
    return (element("span", word, class_="chip") for word in words)


def _fundings(feed: Feed) -> Iterable[Markup]:
    given = (one for one in feed.extensions if isinstance(one, podcast.Funding))
    return (
        link(one.url, one.label or "Support the show", class_="chip") for one in given
    )


def _episode(number: int, article: Article, *, images: bool) -> Markup:
    said = _first(article.extensions, itunes.Episode)
    title = (said and said.title) or as_plain(article.title) or str(article.id)
    art = picture(artwork_of(article), "", images=images)
    recording = recording_of(article)
    return element(
        "article",
        element(
            "p",
            element("span", _numbers(article)),
            " ",
            _length(article),
            class_="byline",
        ),
        element("h3", element("a", title, href=f"#article-{number}")),
        element("div", art, class_="art") if art else None,
        element("div", player(recording, images=images)) if recording else None,
        _chapters(article),
        _transcripts(article),
        lang=article.language,
    )


def _numbers(article: Article) -> str:
    """Read as `Season 2 · Episode 7 · trailer`."""
    said = _first(article.extensions, itunes.Episode) or itunes.Episode()
    season = _first(article.extensions, podcast.Season)
    episode = _first(article.extensions, podcast.Episode)
    numbers = (
        ("Season", (season and (season.name or season.number)) or said.season),
        ("Episode", (episode and (episode.display or episode.number)) or said.episode),
    )
    words = [f"{word} {_number(given)}" for word, given in numbers if given]
    if said.episode_type and said.episode_type != "full":
        words.append(said.episode_type)
    if said.explicit:
        words.append("explicit")
    return " · ".join(words)


def _number(given: str | float) -> str:
    return f"{given:g}" if isinstance(given, float) else str(given)


def _length(article: Article) -> Markup | None:
    recording = recording_of(article)
    said = _first(article.extensions, itunes.Episode)
    seconds = (said and said.duration) or (recording and recording.duration)
    return element("span", clock(seconds), class_="length") if seconds else None


def clock(seconds: float) -> str:
    """Write a time in a recording as `1:02:03`, or as `2:03` below an hour."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _about(enclosure: Enclosure) -> Markup:
    """Read as `audio/mpeg · 12.3 MB · 4:05`."""
    words = [enclosure.type]
    if enclosure.length:
        words.append(f"{enclosure.length / _MEGABYTE:,.1f} MB")
    if enclosure.duration:
        words.append(clock(enclosure.duration))
    said = link(enclosure.url, " · ".join(words))
    return element("p", said, class_="faint", dir="ltr")


def _chapters(article: Article) -> Markup | None:
    inside = _first(article.extensions, psc.Chapters)
    outside = _first(article.extensions, podcast.Chapters)
    if inside is None:
        if outside is None:
            return None
        return element("p", link(outside.url, "Chapters"), class_="byline")
    listed = (
        element("li", element("time", clock(one.start)), " ", link(one.href, one.title))
        for one in inside.chapters[:_CHAPTERS]
    )
    name = counted(len(inside.chapters), "chapter")
    return element(
        "details", element("summary", name), element("ol", listed, class_="chapters")
    )


def _transcripts(article: Article) -> Markup | None:
    given = [one for one in article.extensions if isinstance(one, podcast.Transcript)]
    if not given:
        return None
    links = (
        link(
            one.url, f"Transcript ({' '.join(filter(None, (one.language, one.type)))})"
        )
        for one in given
    )
    return element("p", chain(*((each, " ") for each in links)), class_="byline")


def _first(extensions: Iterable[Any], kind: type[T]) -> T | None:
    return next((one for one in extensions if isinstance(one, kind)), None)
