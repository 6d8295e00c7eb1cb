"""What Media RSS says about a medium: titles, credits, ratings, who may see it.

Each class is one element. It may stand in a feed or an article, where it holds for all
media below, and in `Content` and `Group`; the innermost counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.media.faults import (
    hash_fault,
    rating_fault,
    word_fault,
    words_of,
)
from feedpub.namespaces.media.table import VOCABULARY
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.model import Html
    from feedpub.model.checks import Fault

_TEXT: Final = {"text": "."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the medium is called: plain text, or `Html` (media:title)."""

    shape: ClassVar = Shape(VOCABULARY, "title", names=_TEXT)

    text: str | Html

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A sentence or two about the medium: plain text, or `Html` (media:description)."""

    shape: ClassVar = Shape(VOCABULARY, "description", names=_TEXT)

    text: str | Html

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    """Words that say what is to be seen, ten at most as a rule (media:keywords)."""

    shape: ClassVar = Shape(VOCABULARY, "keywords", names=_TEXT)

    text: str
    """The words with commas between them; a tuple of words is joined."""

    def __post_init__(self) -> None:
        _join(self, "text", ", ")
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """Whom the medium is for (media:rating)."""

    shape: ClassVar = Shape(VOCABULARY, "rating", names=_TEXT)

    text: str
    """A rating of the scheme: adult or nonadult where none is given."""
    scheme: str | None = None
    """urn:simple, urn:mpaa, urn:v-chip, urn:icra, or the URI of another scheme."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check the rating by its scheme."""
        if fault := rating_fault(self.text, self.scheme or "urn:simple"):
            yield "text", f"{self.text!r} {fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    """Whether the medium is for adults: the former media:adult; write a `Rating`."""

    shape: ClassVar = Shape(VOCABULARY, "adult", names={"value": "."})

    value: bool

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A place in a scheme of subjects, such as music/artist/album (media:category)."""

    shape: ClassVar = Shape(VOCABULARY, "category", names={"name": "."})

    name: str
    scheme: str | None = None
    label: str | None = None
    """The name as people are to read it."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hash:
    """A checksum of the file, in hexadecimal digits (media:hash)."""

    shape: ClassVar = Shape(VOCABULARY, "hash", names={"digest": "."})

    digest: str
    algo: str | None = None
    """md5, which it is if nothing is said, or sha-1."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check the number of digits."""
        if fault := hash_fault(self.digest, self.algo or "md5"):
            yield "digest", f"{self.digest!r} {fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Someone who had a part in the medium (media:credit)."""

    shape: ClassVar = Shape(VOCABULARY, "credit", names={"name": "."})

    name: str
    role: str | None = None
    """What they did, in lower case: photographer, author, producer ... of the EBU."""
    scheme: str | None = None
    """Where the role is from: urn:ebu, which it is if nothing is said, or urn:yvs."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check that the role is in lower case, as roles are compared."""
        if self.role and self.role != self.role.lower():
            yield "role", f"is {self.role!r}; write {self.role.lower()!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copyright:
    """Whose the medium is (media:copyright)."""

    shape: ClassVar = Shape(VOCABULARY, "copyright", names=_TEXT)

    text: str
    url: str | None = None
    """The page with the terms of use."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is said or sung, perhaps in a stretch of the medium only (media:text)."""

    shape: ClassVar = Shape(VOCABULARY, "text", names=_TEXT)

    text: str | Html
    lang: str | None = None
    start: float | str | None = None
    """Seconds from the beginning, `timedelta`, H:MM:SS, or "now"."""
    end: float | str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """Who may show the medium, or must not (media:restriction); it binds nobody."""

    shape: ClassVar = Shape(VOCABULARY, "restriction", names={"to": "."})

    relationship: str
    """allow or deny."""
    type: str | None = None
    """country, uri or sharing; without one, `to` is all or none."""
    to: str | None = None
    """Countries (gb fr) or URIs with spaces between them, or a tuple of these."""

    def __post_init__(self) -> None:
        _join(self, "to", " ")
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check each word by the type."""
        for word in words_of(self.to or ""):
            if fault := word_fault(word, self.type):
                yield "to", f"{word!r} {fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether the medium can be had (media:status)."""

    shape: ClassVar = Shape(VOCABULARY, "status")

    state: str
    """active, blocked or deleted."""
    reason: str | None = None
    """A text or a URL that says why it is blocked or deleted."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What the medium costs, one of these a way to pay (media:price)."""

    shape: ClassVar = Shape(VOCABULARY, "price")

    type: str | None = None
    """rent, purchase, package or subscription."""
    info: str | None = None
    """The page about the package or the subscription."""
    price: float | None = None
    currency: str | None = None
    """Three capital letters of ISO 4217."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """On what terms the medium may be used (media:license)."""

    shape: ClassVar = Shape(VOCABULARY, "license", names={"name": "."})

    name: str
    type: str | None = None
    """The media type of what `href` leads to."""
    href: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Who holds the rights: userCreated or official (media:rights)."""

    shape: ClassVar = Shape(VOCABULARY, "rights")

    status: str

    def __post_init__(self) -> None:
        check(self)


def _join(value: object, name: str, between: str) -> None:
    """Make one text of several words."""
    given: str | Iterable[str] | None = getattr(value, name)
    if isinstance(given, (tuple, list)):
        object.__setattr__(value, name, between.join(map(str, given)))
