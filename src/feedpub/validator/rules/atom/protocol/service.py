"""RFC 5023: service documents and category documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import APP, ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_XML: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACES: Final = (
    'xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"'
)
_COLLECTION: Final = (
    '<collection href="https://tide.example/notes"><atom:title>Notes</atom:title>'
    "<accept>application/atom+xml;type=entry</accept></collection>"
)
SERVICE: Final = (
    f"{_XML}<service {_SPACES}><workspace><atom:title>Tides</atom:title>"
    f"{_COLLECTION}</workspace></service>"
)
CATEGORIES: Final = (
    f'{_XML}<categories {_SPACES} fixed="yes" scheme="https://tide.example/terms">'
    '<atom:category term="neap"/></categories>'
)
_RANGE: Final = re.compile(
    r"(?:\*/\*|[A-Za-z0-9!#$&^_.+-]{1,127}/\*)(?:[ \t]*;.{0,200})?"
).fullmatch
_ATTRIBUTES: Final = {
    f"{APP}service": frozenset[str](),
    f"{APP}workspace": frozenset[str](),
    f"{APP}collection": frozenset(("href",)),
    f"{APP}accept": frozenset[str](),
    f"{APP}categories": frozenset(("href", "fixed", "scheme")),
}


@rule(
    "app-service-child-missing",
    level=Level.ERROR,
    on=("app:service", "app:workspace", "app:collection"),
    summary="A service has workspaces; each of them and each collection a title.",
    spec=f"{specs.ATOMPUB}8.3",
    bad=SERVICE.replace("<atom:title>Tides</atom:title>", ""),
    good=SERVICE,
)
def app_service_child_missing(element: Element, context: Context) -> str | None:
    """People choose by the titles where to publish."""
    name = element.tag.removeprefix(APP)
    needed = f"{APP}workspace" if name == "service" else f"{ATOM}title"
    if needed in context.children:
        return None
    prefix = "app" if name == "service" else "atom"
    return f"the {name} has no <{prefix}:{needed.rpartition('}')[2]}>"


@rule(
    "app-title-repeated",
    level=Level.ERROR,
    on=("app:workspace", "app:collection"),
    summary="A workspace or collection has one title.",
    spec=f"{specs.ATOMPUB}8.3.2",
    bad=SERVICE.replace("<accept>", "<atom:title>N</atom:title><accept>"),
    good=SERVICE,
)
def app_title_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Which of them to show, a client cannot know."""
    for kid in context.repeated():
        if kid.tag == f"{ATOM}title":
            yield Fault("there is a second <atom:title>", "keep one of them", kid)


@rule(
    "app-collection-href-missing",
    level=Level.ERROR,
    on="app:collection",
    summary="A collection must have an href.",
    spec=f"{specs.ATOMPUB}8.3.3.1",
    bad=SERVICE.replace(' href="https://tide.example/notes"', ""),
    good=SERVICE,
)
def app_collection_href_missing(collection: Element) -> tuple[str, str] | None:
    """Entries are sent there."""
    if collection.get("href") is not None:
        return None
    return "the collection has no href", 'add href="..." with its address'


@rule(
    "app-address-invalid",
    level=Level.ERROR,
    on=("app:collection/@href", "app:categories/@href", "app:categories/@scheme"),
    summary="Addresses in a service must be IRIs; those of schemes absolute.",
    spec=f"{specs.ATOMPUB}8.3.3.1",
    bad=SERVICE.replace("tide.example/notes", "tide.example/my notes"),
    good=SERVICE,
)
def app_address_invalid(element: Element, context: Context) -> Judgement | None:
    """What is no address leads nowhere."""
    value = element.get(str(context.key), "")
    if context.key == "scheme":
        return judged(value, uris.iri_fault(value), "the scheme ")
    return judged(value, uris.reference_fault(value))


@rule(
    "app-accept-invalid",
    level=Level.ERROR,
    on="app:accept",
    summary="What a collection accepts is a media type, or a range of them.",
    spec=f"{specs.ATOMPUB}8.3.4",
    bad=SERVICE.replace("application/atom+xml;type=entry", "pictures"),
    good=SERVICE.replace("application/atom+xml;type=entry", "image/*"),
)
def app_accept_invalid(_: Element, context: Context) -> Judgement | None:
    """A client compares it with what it has to send. Nothing means: nothing new."""
    if not context.text:
        return None
    for part in context.text.split(","):
        value = part.strip()
        if not _RANGE(value) and (fault := values.media_type_fault(value)):
            return judged(value, fault, "the type ")
    return None


@rule(
    "app-accept-several",
    level=Level.WARNING,
    on="app:accept",
    summary="Each type that a collection accepts has an element of its own.",
    spec=f"{specs.ATOMPUB}8.3.4",
    bad=SERVICE.replace("application/atom+xml;type=entry", "image/png, image/gif"),
    good=SERVICE.replace(
        "application/atom+xml;type=entry", "image/png</accept><accept>image/gif"
    ),
)
def app_accept_several(_: Element, context: Context) -> tuple[str, str] | None:
    """Lists with commas were in drafts; programs of today take them for one type."""
    if "," not in context.text:
        return None
    message = f"{quoted(context.text)} holds several types"
    return message, "write one <app:accept> for each"


@rule(
    "app-categories-fixed-invalid",
    level=Level.ERROR,
    on="app:categories/@fixed",
    summary="Whether the categories are fixed must be said with yes or no.",
    spec=f"{specs.ATOMPUB}7.2.1.1",
    bad=CATEGORIES.replace('fixed="yes"', 'fixed="true"'),
    good=CATEGORIES,
)
def app_categories_fixed_invalid(categories: Element) -> tuple[str, str] | None:
    """What is neither counts as no, and anybody may add categories."""
    value = categories.get("fixed", "")
    if value in ("yes", "no"):
        return None
    yes = value.strip().lower() in ("yes", "true", "1")
    return f"{quoted(value)} is neither yes nor no", f"write {'yes' if yes else 'no'}"


@rule(
    "app-categories-elsewhere-not-empty",
    level=Level.ERROR,
    on="app:categories/@href",
    summary="Categories that are elsewhere are not here, too.",
    spec=f"{specs.ATOMPUB}7.2.1.1",
    bad=CATEGORIES.replace(
        ' fixed="yes" scheme="https://tide.example/terms"',
        ' href="https://tide.example/terms.xml"',
    ),
    good=CATEGORIES,
)
def app_categories_elsewhere_not_empty(
    categories: Element, context: Context
) -> tuple[str, str] | None:
    """A client cannot know which of the two lists holds."""
    if not context.kids and not (categories.text or "").strip():
        return None
    return "the categories have an href and are here as well", "remove one of the two"


@rule(
    "app-categories-elsewhere-attributes",
    level=Level.ERROR,
    on="app:categories/@href",
    summary="Categories that are elsewhere have fixed and scheme there.",
    spec=f"{specs.ATOMPUB}7.2.1.1",
    bad=SERVICE.replace(
        "<accept>",
        '<categories href="https://tide.example/terms.xml" fixed="yes"/><accept>',
    ),
    good=SERVICE.replace(
        "<accept>", '<categories href="https://tide.example/terms.xml"/><accept>'
    ),
)
def app_categories_elsewhere_attributes(
    categories: Element,
) -> tuple[str, str] | None:
    """The document at href says it itself."""
    both = tuple(
        name for name in ("fixed", "scheme") if categories.get(name) is not None
    )
    if not both:
        return None
    return f"the categories have href and {listed(both, 'and')}", "leave href alone"


@rule(
    "app-attribute-unknown",
    level=Level.ERROR,
    on="app:*/@*",
    summary="The elements of a service have only the attributes of RFC 5023.",
    spec=f"{specs.ATOMPUB}8.3",
    bad=SERVICE.replace("<workspace>", '<workspace title="Tides">'),
    good=SERVICE,
)
def app_attribute_unknown(element: Element, context: Context) -> tuple[str, str] | None:
    """Drafts had others; attributes of one's own need a namespace."""
    name, allowed = str(context.key), _ATTRIBUTES.get(element.tag)
    if allowed is None or name in allowed or name.startswith("{"):
        return None
    fix = "write <atom:title> inside" if name == "title" else "remove it"
    return f"<{element.tag.removeprefix(APP)}> has no attribute {quoted(name)}", fix
