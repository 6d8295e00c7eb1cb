"""The namespace itunes: what Apple Podcasts and most other directories read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    from collections.abc import Mapping

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
