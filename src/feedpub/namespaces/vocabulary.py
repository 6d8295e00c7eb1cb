"""Words to describe a namespace: its elements, their places, counts and values.

A namespace's file holds one `Vocabulary`, and nothing in it is code. Writer and
validator read the same table; what a value must look like is judged by
`feedpub.namespaces.judging`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

FEED: Final = "feed"
"""RSS's channel, Atom's feed, and Atom's source, which stands for a feed."""

ENTRY: Final = "entry"
"""RSS's item and Atom's entry."""

IMAGE: Final = "image"
"""The image of a channel in RSS."""

INPUT: Final = "textInput"
"""The text input of a channel in RSS."""

ROOT: Final = "root"
"""The outermost element; in RSS 1.0 descriptions may stand beside the channel."""


class Kind(Enum):
    """The kinds of value; the checker of each is in `feedpub.namespaces.judging`."""

    TEXT = "plain text"
    MARKUP = "escaped HTML, or plain text"
    ANYTHING = "text, elements of any kind, or both"
    CHILDREN = "elements only"
    NOTHING = "nothing at all"
    URL = "an absolute URL that leads somewhere"
    URLS = "absolute URLs with white space between them"
    IRI = "an absolute URI of any scheme"
    RESOURCE = "an absolute URI in the attribute rdf:resource"
    LINKED = "a URL: as text, or in rdf:resource where the document is RDF"
    LANGUAGE = "a language tag"
    MEDIA_TYPE = "a media type"
    EMAIL = "an e-mail address"
    W3C_DATE = "a date of W3C-DTF"
    RFC822_DATE = "a date of RFC 822"
    INTEGER = "a whole number"
    COUNT = "a whole number from 0 on"
    POSITIVE = "a whole number from 1 on"
    INTEGERS = "whole numbers with commas between them"
    DECIMAL = "a number"
    DURATION = "seconds, MM:SS or H:MM:SS"
    TIME = "a point in time of a recording, as RTSP writes it"
    CHOICE = "one of a few words"
    HINT = "one of a few words, as far as is known"
    OFFSET = "the same, or MM:SS"
    COORDINATES = "pairs of numbers, as a system of coordinates has them"
    DEGREES = "pairs of latitude and longitude in degrees"
    CHARSET = "the name of a character encoding"
    ENCODED = "percent-encoded text"
    ISO_DATE = "a day or a moment of ISO 8601"
    CLOCK = "a point in time of a recording, with hours, minutes and seconds"
    MOMENT = "a date of RFC 3339"
    GEO = "a geo URI"
    COUNTRY = "a code of a country in two capitals"
    RECURRENCE = "a recurrence rule of a calendar"
    PATTERN = "text of a fixed form"


@dataclass(frozen=True, slots=True)
class Value:
    """A kind of value with its limits.

    `choices` are for words, `least` and `most` for numbers (for coordinates: numbers
    in the list), `longest` for characters. `exact` forbids white space around it.
    `pattern` is a regular expression for texts of a fixed form, `like` an example.
    """

    kind: Kind
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    longest: int | None = None
    exact: bool = False
    any_case: bool = False
    pattern: str = ""
    like: str = ""


class Place(NamedTuple):
    """An element around, and how often it may hold the element: `most` None, any."""

    parent: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that an element may have, with its kind of value."""

    name: str
    value: Value
    required: bool = False
    deprecated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of a namespace, by its name without prefix.

    `deprecated` says what to write instead. `spec` is the anchor or page to add to
    that of the vocabulary. `since` is the version that brought it.
    """

    name: str
    places: tuple[Place, ...]
    value: Value
    attributes: tuple[Attribute, ...] = ()
    since: str | None = None
    deprecated: str | None = None
    spec: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A namespace: its URI, customary prefix, and every element that it has.

    `mistaken` are URIs that people write for it and readers do not take (misspellings
    need no list), `former` those that it had before or elsewhere. An open vocabulary
    may have elements not listed here. In a `qualified` one `date.taken` is a kind of
    `date`.
    """

    uri: str
    prefix: str
    title: str
    spec: str
    elements: tuple[Element, ...]
    mistaken: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    closed: bool = True
    qualified: bool = False


TEXT: Final = Value(Kind.TEXT)
MARKUP: Final = Value(Kind.MARKUP)
ANYTHING: Final = Value(Kind.ANYTHING)
CHILDREN: Final = Value(Kind.CHILDREN)
NOTHING: Final = Value(Kind.NOTHING)
URL: Final = Value(Kind.URL)
IRI: Final = Value(Kind.IRI)
RESOURCE: Final = Value(Kind.RESOURCE)
LINKED: Final = Value(Kind.LINKED)
LANGUAGE: Final = Value(Kind.LANGUAGE)
MEDIA_TYPE: Final = Value(Kind.MEDIA_TYPE)
EMAIL: Final = Value(Kind.EMAIL)
W3C_DATE: Final = Value(Kind.W3C_DATE)
RFC822_DATE: Final = Value(Kind.RFC822_DATE)
INTEGER: Final = Value(Kind.INTEGER)
COUNT: Final = Value(Kind.COUNT)
POSITIVE: Final = Value(Kind.POSITIVE)
INTEGERS: Final = Value(Kind.INTEGERS)
DURATION: Final = Value(Kind.DURATION)
TIME: Final = Value(Kind.TIME)
OFFSET: Final = Value(Kind.OFFSET)
CHARSET: Final = Value(Kind.CHARSET)
ENCODED: Final = Value(Kind.ENCODED)
ISO_DATE: Final = Value(Kind.ISO_DATE)
CLOCK: Final = Value(Kind.CLOCK)
MOMENT: Final = Value(Kind.MOMENT)
GEO: Final = Value(Kind.GEO)
COUNTRY: Final = Value(Kind.COUNTRY)
RECURRENCE: Final = Value(Kind.RECURRENCE)


def one_of(*choices: str, exact: bool = False, any_case: bool = False) -> Value:
    """Give the value that is one of these words, and nothing else."""
    return Value(Kind.CHOICE, choices=choices, exact=exact, any_case=any_case)


def likely(*choices: str) -> Value:
    """Give the value that is one of these words as far as is known."""
    return Value(Kind.HINT, choices=choices)


def number(least: float | None = None, most: float | None = None) -> Value:
    """Give the value that is a number, perhaps with a fraction, within limits."""
    return Value(Kind.DECIMAL, least=least, most=most)


def text(longest: int) -> Value:
    """Give the value that is plain text of so many characters at most."""
    return Value(Kind.TEXT, longest=longest)


def form(pattern: str, like: str) -> Value:
    """Give the value that fits a regular expression, which must be linear."""
    return Value(Kind.PATTERN, pattern=pattern, like=like)


def once(*parents: str) -> tuple[Place, ...]:
    """Give places that hold the element at most once."""
    return tuple(Place(parent, most=1) for parent in parents)


def often(*parents: str) -> tuple[Place, ...]:
    """Give places that hold the element as often as one likes."""
    return tuple(Place(parent) for parent in parents)


def needed(*parents: str) -> tuple[Place, ...]:
    """Give places that must hold the element, once."""
    return tuple(Place(parent, least=1, most=1) for parent in parents)
