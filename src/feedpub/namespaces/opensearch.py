"""The namespace opensearch: what a page of search results says of the whole."""

from __future__ import annotations

from typing import Final

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
