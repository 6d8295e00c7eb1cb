"""The namespace opensearch: what a page of search results says of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.model.checks import shown
from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHARSET,
    COUNT,
    ENCODED,
    FEED,
    INTEGER,
    NOTHING,
    TEXT,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
    text,
)
from feedpub.values import language_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

ROLES: Final = (
    *("request", "example", "related"),
    *("correction", "subset", "superset"),
)
"""The roles of a query; others have a prefix (`ext:hyponym`)."""

VOCABULARY: Final = Vocabulary(
    uri="http://a9.com/-/spec/opensearch/1.1/",
    prefix="opensearch",
    title="OpenSearch",
    spec="https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md",
    elements=(
        Element(name="totalResults", places=once(FEED), value=COUNT),
        Element(name="startIndex", places=once(FEED), value=INTEGER),
        Element(name="itemsPerPage", places=once(FEED), value=COUNT),
        Element(
            name="Query",
            places=often(FEED),
            value=NOTHING,
            attributes=(
                Attribute("role", TEXT, required=True),
                Attribute("title", text(256)),
                Attribute("totalResults", COUNT),
                Attribute("searchTerms", ENCODED),
                Attribute("count", COUNT),
                Attribute("startIndex", INTEGER),
                Attribute("startPage", INTEGER),
                Attribute("language", TEXT),
                Attribute("inputEncoding", CHARSET),
                Attribute("outputEncoding", CHARSET),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Which part of all results the feed is."""

    shape: ClassVar = Shape(VOCABULARY, at=FEED)

    total_results: int | None = None
    start_index: int | None = None
    """The number of the first result here; mostly they count from 1."""
    items_per_page: int | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query that was asked, or might be asked."""

    shape: ClassVar = Shape(VOCABULARY, "Query")

    role: str
    """request, example, related, correction, subset or superset."""
    title: str | None = None
    total_results: int | None = None
    search_terms: str | None = None
    """Percent-encoded, as they stand in a URL."""
    count: int | None = None
    start_index: int | None = None
    start_page: int | None = None
    language: str | None = None
    """A language tag, or * for any."""
    input_encoding: str | None = None
    output_encoding: str | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Say if the role, or the language, is none."""
        if self.role not in ROLES:
            yield "role", f"{shown(self.role)} is none of {', '.join(ROLES)}"
        if self.language is not None and self.language != "*":
            fault = language_fault(self.language)
            if fault:
                yield "language", f"{shown(self.language)}: {fault}"


EXTENSIONS: Final[tuple[type, ...]] = (Results, Query)
