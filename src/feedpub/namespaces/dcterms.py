"""The namespace dcterms: the terms of DCMI, such as dates of issue and change."""

from __future__ import annotations

from typing import Final

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
