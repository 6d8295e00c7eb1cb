"""The namespace itunes: what Apple Podcasts and most other directories read."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    DURATION,
    EMAIL,
    ENTRY,
    FEED,
    NOTHING,
    POSITIVE,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    needed,
    often,
    once,
    one_of,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedpub.model.checks import Fault

_DROPPED: Final = "Apple no longer reads it"
_BOTH: Final = once(FEED, ENTRY)
_YES: Final = one_of("yes", "no", exact=True, any_case=True)
_LONG: Final = text(4000)
_SHORT: Final = text(255)

VOCABULARY: Final = Vocabulary(
    uri="http://www.itunes.com/dtds/podcast-1.0.dtd",
    prefix="itunes",
    title="Apple Podcasts",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
    elements=(
        Element(name="title", places=_BOTH, value=_SHORT, since="2017"),
        Element(name="author", places=_BOTH, value=_SHORT),
        Element(
            name="image",
            places=_BOTH,
            value=NOTHING,
            attributes=(Attribute("href", URL, required=True),),
        ),
        Element(
            name="explicit",
            places=_BOTH,
            value=one_of("true", "false", exact=True, any_case=True),
        ),
        Element(name="block", places=_BOTH, value=_YES),
        Element(
            name="category",
            places=often(FEED, ENTRY, "itunes:category"),
            value=CHILDREN,
            attributes=(Attribute("text", TEXT, required=True),),
        ),
        Element(
            name="type",
            places=once(FEED),
            value=one_of("episodic", "serial", any_case=True),
        ),
        Element(name="owner", places=once(FEED), value=CHILDREN),
        Element(name="name", places=once("itunes:owner"), value=_SHORT),
        Element(name="email", places=needed("itunes:owner"), value=EMAIL),
        Element(name="new-feed-url", places=once(FEED), value=URL),
        Element(name="complete", places=once(FEED), value=_YES),
        Element(name="applepodcastsverify", places=once(FEED), value=TEXT),
        Element(name="duration", places=once(ENTRY), value=DURATION),
        Element(name="episode", places=once(ENTRY), value=POSITIVE, since="2017"),
        Element(name="season", places=once(ENTRY), value=POSITIVE, since="2017"),
        Element(
            name="episodeType",
            places=once(ENTRY),
            value=one_of("full", "trailer", "bonus", any_case=True),
            since="2017",
        ),
        Element(name="subtitle", places=_BOTH, value=_SHORT, deprecated=_DROPPED),
        Element(name="summary", places=_BOTH, value=_LONG, deprecated=_DROPPED),
        Element(name="keywords", places=_BOTH, value=_SHORT, deprecated=_DROPPED),
        Element(
            name="isClosedCaptioned",
            places=once(ENTRY),
            value=_YES,
            deprecated=_DROPPED,
        ),
        Element(name="order", places=once(ENTRY), value=POSITIVE, deprecated=_DROPPED),
    ),
    mistaken=("http://www.itunes.com/dtds/podcast-1.0",),
)

CATEGORIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Arts": (
        *("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts"),
        *("Visual Arts",),
    ),
    "Business": (
        *("Careers", "Entrepreneurship", "Investing", "Management", "Marketing"),
        *("Non-Profit",),
    ),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        *("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition"),
        *("Sexuality",),
    ),
    "History": (),
    "Kids & Family": (
        *("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    ),
    "Leisure": (
        *("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies"),
        *("Home & Garden", "Video Games"),
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        *("Business News", "Daily News", "Entertainment News", "News Commentary"),
        *("Politics", "Sports News", "Tech News"),
    ),
    "Religion & Spirituality": (
        *("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion"),
        *("Spirituality",),
    ),
    "Science": (
        *("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics"),
        *("Natural Sciences", "Nature", "Physics", "Social Sciences"),
    ),
    "Society & Culture": (
        *("Documentary", "Personal Journals", "Philosophy", "Places & Travel"),
        *("Relationships",),
    ),
    "Sports": (
        *("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf"),
        *("Hockey", "Rugby", "Running", "Soccer", "Swimming", "Tennis", "Volleyball"),
        *("Wilderness", "Wrestling"),
    ),
    "TV & Film": (
        *("After Shows", "Film History", "Film Interviews", "Film Reviews"),
        *("TV Reviews",),
    ),
    "Technology": (),
    "True Crime": (),
}
"""Each category with its subcategories, as spelt in the attribute `text`."""

FORMER_CATEGORIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Arts": ("Literature",),
    "Arts & Entertainment": (
        *("Architecture", "Books", "Design", "Entertainment", "Games"),
        *("Performing Arts", "Photography", "Poetry", "Science Fiction"),
    ),
    "Audio Blogs": (),
    "Business": ("Business News", "Finance", "Management & Marketing", "Shopping"),
    "Education": (
        *("Education Technology", "Educational Technology", "Higher Education"),
        *("K-12", "Language Courses", "Training"),
    ),
    "Family": (),
    "Food": (),
    "Games & Hobbies": (
        *("Automotive", "Aviation", "Hobbies", "Other Games", "Video Games"),
    ),
    "Government & Organizations": ("Local", "National", "Non-Profit", "Regional"),
    "Health": (
        *("Alternative Health", "Diet & Nutrition", "Fitness", "Fitness & Nutrition"),
        *("Relationships", "Self-Help", "Sexuality"),
    ),
    "International": (
        *("Australian", "Belgian", "Brazilian", "Canadian", "Chinese", "Dutch"),
        *("French", "German", "Hebrew", "Italian", "Japanese", "Norwegian", "Polish"),
        *("Portuguese", "Spanish", "Swedish"),
    ),
    "Movies & Television": (),
    "News & Politics": (),
    "Politics": (),
    "Public Radio": (),
    "Religion & Spirituality": ("New Age", "Other", "Philosophy"),
    "Science & Medicine": ("Medicine", "Natural Sciences", "Social Sciences"),
    "Society & Culture": ("History",),
    "Sports & Recreation": (
        *("Amateur", "College & High School", "Outdoor", "Professional"),
    ),
    "Talk Radio": (),
    "Technology": (
        *("Computers", "Developers", "Gadgets", "Information Technology", "News"),
        *("Operating Systems", "Podcasting", "Smart Phones", "Software How-To"),
        *("Tech News", "Text/Speech"),
    ),
    "Transportation": ("Automotive", "Aviation", "Bicycles", "Commuting"),
    "Travel": (),
}
"""What was a category or subcategory before 2019; directories take it for nothing."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of Apple's list: `Category("Arts", "Books")`, or `Category("Arts")`.

    The names are spelt as in `CATEGORIES`; a show is listed under its first one.
    """

    shape: ClassVar = Shape(
        VOCABULARY,
        "category",
        names={"name": "@text", "subcategories": "category"},
        within="itunes.Show or itunes.Episode",
    )

    name: str
    subcategories: tuple[Category, ...] = ()
    """The categories below it; names will do."""

    if TYPE_CHECKING:

        def __init__(
            self, name: str, subcategories: str | Iterable[Category | str] = ()
        ) -> None:
            """Take names as well as categories below it."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whom directories write to about the show; the address is public."""

    shape: ClassVar = Shape(VOCABULARY, "owner", within="itunes.Show")

    email: str
    name: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """What Apple Podcasts and other directories want to know about a podcast.

    `image`, `categories` and `explicit` they require, beside the feed's title,
    description and language; all else they may do without.
    """

    shape: ClassVar = Shape(
        VOCABULARY,
        at=FEED,
        names={
            "image": "image/@href",
            "categories": "category",
            "verification": "applepodcastsverify",
        },
        parts=(Category, Owner),
    )

    author: str | None = None
    image: str | None = None
    """The address of the artwork: JPEG or PNG, 1400 to 3000 pixels square."""
    categories: tuple[Category, ...] = ()
    """From Apple's list; a name will do."""
    explicit: bool | None = None
    type: str | None = None
    """`episodic`, which is the default, or `serial`: told from the first episode on."""
    title: str | None = None
    """The title alone, where the feed's own has more in it."""
    owner: Owner | None = None
    """No longer of interest to Apple; most other directories ask for it."""
    block: bool | None = None
    """True takes the show out of Apple Podcasts; False says nothing."""
    complete: bool | None = None
    """True says that there will be no more; False says nothing."""
    new_feed_url: str | None = None
    """Where the feed has moved to."""
    verification: str | None = None
    """The code of `applepodcastsverify`."""
    subtitle: str | None = None
    """Dropped by Apple, as are `summary` and `keywords`; other apps may read them."""
    summary: str | None = None
    keywords: str | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Look the categories up in Apple's list, those before 2019 included."""
        yield from _unknown_categories(self.categories)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """What Apple Podcasts and other directories want to know about an episode."""

    shape: ClassVar = Shape(
        VOCABULARY,
        at=ENTRY,
        names={"image": "image/@href", "categories": "category"},
        parts=(Category,),
    )

    title: str | None = None
    """The title alone, where the article's own has numbers in it."""
    duration: float | None = None
    """Seconds; `timedelta` and H:MM:SS are taken."""
    image: str | None = None
    """The address of artwork of its own: JPEG or PNG, 1400 to 3000 pixels square."""
    explicit: bool | None = None
    episode: int | None = None
    """Its number from 1 on, which each episode of a serial show needs."""
    season: int | None = None
    """The number of its season from 1 on."""
    episode_type: str | None = None
    """`full`, which is the default, `trailer` or `bonus`."""
    author: str | None = None
    block: bool | None = None
    """True takes the episode out of Apple Podcasts; False says nothing."""
    subtitle: str | None = None
    """Dropped by Apple, as are the five that follow; other apps may read them."""
    summary: str | None = None
    keywords: str | None = None
    categories: tuple[Category, ...] = ()
    is_closed_captioned: bool | None = None
    order: int | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Look the categories up in Apple's list, those before 2019 included."""
        yield from _unknown_categories(self.categories)


EXTENSIONS: Final[tuple[type, ...]] = (Show, Episode)


def _unknown_categories(categories: tuple[Category, ...]) -> Iterator[Fault]:
    for category in categories:
        name = category.name
        if name not in CATEGORIES and name not in FORMER_CATEGORIES:
            yield "categories", _no_category(name, (*CATEGORIES,))
            continue
        names = (*CATEGORIES.get(name, ()), *FORMER_CATEGORIES.get(name, ()))
        for one in category.subcategories:
            if one.name not in names:
                yield "categories", _no_category(one.name, names, name)


def _no_category(name: str, names: tuple[str, ...], parent: str = "") -> str:
    below = f" below {parent!r}" if parent else ""
    near = get_close_matches(name[:100], names, 1, 0.7)
    meant = f"did you mean {near[0]!r}?" if near else "see itunes.CATEGORIES"
    return f"there is no {name!r}{below} in Apple's list; {meant}"
