"""The namespace dcterms: the terms of DCMI, such as dates of issue and change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import ANYWHERE, Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    IMAGE,
    INPUT,
    LANGUAGE,
    MARKUP,
    TEXT,
    W3C_DATE,
    Element,
    Value,
    Vocabulary,
    often,
    once,
)

if TYPE_CHECKING:
    from datetime import datetime

_EVERYWHERE: Final = often(FEED, ENTRY, IMAGE, INPUT)
_ONCE: Final = once(FEED, ENTRY, IMAGE, INPUT)
_DATES: Final = (
    *("created", "issued", "modified"),
    *("dateAccepted", "dateCopyrighted", "dateSubmitted"),
)
_TERMS: Final = (
    *("accessRights", "accrualMethod", "accrualPeriodicity"),
    *("accrualPolicy", "alternative", "audience", "available"),
    *("bibliographicCitation", "conformsTo", "contributor", "coverage", "creator"),
    *("date", "educationLevel", "extent", "format", "hasFormat"),
    *("hasPart", "hasVersion", "identifier", "instructionalMethod", "isFormatOf"),
    *("isPartOf", "isReferencedBy", "isReplacedBy", "isRequiredBy", "isVersionOf"),
    *("license", "mediator", "medium", "provenance", "publisher", "references"),
    *("relation", "replaces", "requires", "rights", "rightsHolder", "source"),
    *("spatial", "subject", "tableOfContents", "temporal", "type", "valid"),
)


def _term(name: str, value: Value = TEXT) -> Element:
    return Element(name=name, places=_EVERYWHERE, value=value, spec=name)


VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/dc/terms/",
    prefix="dcterms",
    title="DCMI Metadata Terms",
    spec="https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#",
    elements=(
        *(
            Element(name=name, places=_ONCE, value=W3C_DATE, spec=name)
            for name in _DATES
        ),
        _term("title"),
        _term("abstract", MARKUP),
        _term("description", MARKUP),
        _term("language", LANGUAGE),
        *(_term(name) for name in _TERMS),
    ),
    former=("http://dublincore.org/documents/dcmi-terms/",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the terms of DCMI say of a feed or an article, each by its own name.

    Of dates there is one; of all others there may be several, in a tuple. A text alone
    is taken for a tuple of one.
    """

    shape: ClassVar = Shape(VOCABULARY, at=ANYWHERE)

    created: datetime | str | None = None
    """When it was made: a moment, or a year, month or day as text."""
    issued: datetime | str | None = None
    """When it was published formally."""
    modified: datetime | str | None = None
    """When it was changed last; partners take corrections over by it."""
    date_accepted: datetime | str | None = None
    date_copyrighted: datetime | str | None = None
    date_submitted: datetime | str | None = None
    title: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    """A summary; escaped HTML is taken as it is."""
    description: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    """Language tags, such as en-GB."""
    access_rights: tuple[str, ...] = ()
    """Who may see it."""
    accrual_method: tuple[str, ...] = ()
    accrual_periodicity: tuple[str, ...] = ()
    accrual_policy: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    """Another title."""
    audience: tuple[str, ...] = ()
    """Whom it is for."""
    available: tuple[str, ...] = ()
    """When it is to be had."""
    bibliographic_citation: tuple[str, ...] = ()
    """How to cite it."""
    conforms_to: tuple[str, ...] = ()
    """A standard that it keeps to."""
    contributor: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    creator: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    education_level: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    """Its size or length."""
    format: tuple[str, ...] = ()
    has_format: tuple[str, ...] = ()
    has_part: tuple[str, ...] = ()
    has_version: tuple[str, ...] = ()
    identifier: tuple[str, ...] = ()
    """What names it without doubt."""
    instructional_method: tuple[str, ...] = ()
    is_format_of: tuple[str, ...] = ()
    is_part_of: tuple[str, ...] = ()
    """What it belongs to."""
    is_referenced_by: tuple[str, ...] = ()
    is_replaced_by: tuple[str, ...] = ()
    """What came after it."""
    is_required_by: tuple[str, ...] = ()
    is_version_of: tuple[str, ...] = ()
    license: tuple[str, ...] = ()
    """The terms of use, usually a URL."""
    mediator: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()
    """Whose it was before."""
    publisher: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    """What came before it."""
    requires: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    rights_holder: tuple[str, ...] = ()
    """Who owns the rights."""
    source: tuple[str, ...] = ()
    spatial: tuple[str, ...] = ()
    """Where it is about."""
    subject: tuple[str, ...] = ()
    table_of_contents: tuple[str, ...] = ()
    temporal: tuple[str, ...] = ()
    """The time that it is about."""
    type: tuple[str, ...] = ()
    valid: tuple[str, ...] = ()
    """From when to when it holds."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Terms,)
