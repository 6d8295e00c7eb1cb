"""OpenSearch: what a page of search results says of the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import values as checks
from feedpub.namespaces.opensearch import ROLES
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.vocabularies import judged_value, values
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

SPEC: Final = (
    "https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md#"
)
_PREFIXED: Final = re.compile(r"([A-Za-z_][\w.-]{0,60}):[\w.-]{1,60}").fullmatch


@rule(
    "opensearch-number-invalid",
    level=Level.ERROR,
    on=(*values(Kind.COUNT, of="opensearch"), *values(Kind.INTEGER, of="opensearch")),
    summary="Counts and indexes of search results must be whole numbers.",
    spec=f"{SPEC}opensearch-response-elements",
    bad="<opensearch:totalResults>many</opensearch:totalResults>",
    good="<opensearch:totalResults>4230000</opensearch:totalResults>",
    within="channel",
    textual=True,
)
def opensearch_number_invalid(element: Element, context: Context) -> Judgement | None:
    """Without them a reader cannot tell which page of the results this is."""
    return judged_value(element, context)


@rule(
    "opensearch-role-unknown",
    level=Level.ERROR,
    on="opensearch:Query/@role",
    summary="The role of a query must be one that OpenSearch has, or have a prefix.",
    spec=f"{SPEC}role-values",
    bad='<opensearch:Query role="hyponym"/>',
    good='<opensearch:Query role="request"/>',
    within="channel",
)
def opensearch_role_unknown(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """The role tells the query that was asked from those that might be asked next."""
    role = context.text
    if role in ROLES:
        return None
    prefixed = _PREFIXED(role)
    if prefixed and prefixed[1] in element.nsmap:
        return None
    if prefixed:
        message = f"the role {quoted(role)} has a prefix that is not declared"
        return message, f"declare xmlns:{prefixed[1]}"
    return f"there is no role {quoted(role)}", f"write {listed(ROLES)}"


@rule(
    "opensearch-title-too-long",
    level=Level.ERROR,
    on="opensearch:Query/@title",
    summary="The title of a query must have 256 characters at most.",
    spec=f"{SPEC}the-query-element",
    bad=f'<opensearch:Query role="request" title="{"tide " * 60}"/>',
    good='<opensearch:Query role="request" title="Tides"/>',
    within="channel",
)
def opensearch_title_too_long(element: Element, context: Context) -> Judgement | None:
    """It is a name for people to choose from."""
    return judged_value(element, context)


@rule(
    "opensearch-terms-not-encoded",
    level=Level.ERROR,
    on="opensearch:Query/@searchTerms",
    summary="Search terms must be percent-encoded.",
    spec=f"{SPEC}the-searchterms-parameter",
    bad='<opensearch:Query role="request" searchTerms="100% tide"/>',
    good='<opensearch:Query role="request" searchTerms="100%25%20tide"/>',
    within="channel",
)
def opensearch_terms_not_encoded(
    element: Element, context: Context
) -> Judgement | None:
    """A client puts them into a URL as they are."""
    return judged_value(element, context)


@rule(
    "opensearch-encoding-unknown",
    level=Level.ERROR,
    on=("opensearch:Query/@inputEncoding", "opensearch:Query/@outputEncoding"),
    summary="The encoding of a query must be a character encoding.",
    spec=f"{SPEC}the-inputencoding-parameter",
    bad='<opensearch:Query role="request" inputEncoding="everything"/>',
    good='<opensearch:Query role="request" inputEncoding="UTF-8"/>',
    within="channel",
)
def opensearch_encoding_unknown(element: Element, context: Context) -> Judgement | None:
    """A client cannot write its terms in an encoding that it does not know."""
    return judged_value(element, context)


@rule(
    "opensearch-language-invalid",
    level=Level.ERROR,
    on="opensearch:Query/@language",
    summary="The language of a query must be a language tag, or * for any.",
    spec=f"{SPEC}the-language-parameter",
    bad='<opensearch:Query role="request" language="English"/>',
    good='<opensearch:Query role="request" language="en"/>',
    within="channel",
)
def opensearch_language_invalid(_: Element, context: Context) -> Judgement | None:
    """A client asks for results in that language."""
    if context.text == "*":
        return None
    return judged(context.text, checks.language_fault(context.text))
