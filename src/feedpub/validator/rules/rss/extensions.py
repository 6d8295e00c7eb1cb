"""RSS 2.0: what is said twice, in RSS and in a namespace, and the link to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import ATOM, CONTENT, XHTML, clark, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

NAMESPACES: Final = f"{specs.PROFILE}namespace-elements"
ATOM_LINK: Final = f"{specs.PROFILE}namespace-elements-atom-link"


def _table(pairs: Mapping[str, str]) -> Mapping[str, str]:
    return {clark(ext): core for ext, core in pairs.items()}


OF_CHANNEL: Final = _table(
    {
        "admin:generatorAgent": "generator",
        "atom:generator": "generator",
        "atom:rights": "copyright",
        "atom:subtitle": "description",
        "atom:title": "title",
        "atom:updated": "lastBuildDate",
        "dc:date": "pubDate",
        "dc:description": "description",
        "dc:language": "language",
        "dc:publisher": "webMaster",
        "dc:rights": "copyright",
        "dc:subject": "category",
        "dc:title": "title",
        "dcterms:modified": "lastBuildDate",
    }
)
"""What stands for an element of the channel in other namespaces."""

OF_ITEM: Final = _table(
    {
        "atom:author": "author",
        "atom:id": "guid",
        "atom:published": "pubDate",
        "atom:title": "title",
        "dc:date": "pubDate",
        "dc:identifier": "guid",
        "dc:source": "source",
        "dc:subject": "category",
        "dc:title": "title",
        "dcterms:created": "pubDate",
        "dcterms:issued": "pubDate",
    }
)
"""What stands for an element of an item in other namespaces."""

_DOUBLED: Final = frozenset(
    map(
        clark,
        (
            *("atom:author", "atom:generator", "atom:id", "atom:published"),
            *("atom:rights", "atom:subtitle", "atom:title", "atom:updated"),
            *("dc:description", "dc:identifier", "dc:title", "dcterms:created"),
            "dcterms:issued",
        ),
    )
)
"""Those of which `dc-doubles-element` does not speak."""

_TEXTS: Final = frozenset(
    map(clark, ("atom:content", "atom:summary", "dc:description"))
)
_BODY: Final = f"{XHTML}body"
_ENCODED: Final = f"{CONTENT}encoded"
_LINK: Final = f"{ATOM}link"
_DATED: Final = (
    "<item><title>N</title><pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate></item>"
)
_SELF: Final = (
    '<atom:link rel="self" type="application/rss+xml" '
    'href="https://tide.example/rss.xml"/>'
)


@rule(
    "rss-said-twice",
    level=Level.WARNING,
    on=("/rss/channel", "channel/item"),
    summary="What RSS has an element for should not be said in a namespace as well.",
    spec=NAMESPACES,
    bad=_DATED.replace(
        "</item>", "<atom:published>2026-03-01T09:00:00Z</atom:published></item>"
    ),
    good=_DATED,
    within="channel",
    profile="best-practice",
    structural=True,
)
def rss_said_twice(parent: Element, context: Context) -> Iterator[Fault] | None:
    """When the two differ, each reader believes another one."""
    table = OF_ITEM if parent.tag == "item" else OF_CHANNEL
    children = context.children
    if children.keys().isdisjoint(table):
        return None
    return (
        Fault(
            f"{readable(name)} says again what <{core}> says",
            f"keep <{core}> and remove {readable(name)}",
            children[name],
        )
        for name, core in table.items()
        if name in children and core in children and name in _DOUBLED
    )


@rule(
    "rss-said-elsewhere",
    level=Level.NOTE,
    on=("/rss/channel", "channel/item"),
    summary="What RSS has an element for is better said in it than in a namespace.",
    spec=NAMESPACES,
    bad="<item><title>N</title><dc:date>2026-03-01T09:00:00Z</dc:date></item>",
    good=_DATED,
    within="channel",
    profile="best-practice",
    structural=True,
)
def rss_said_elsewhere(parent: Element, context: Context) -> Iterator[Fault] | None:
    """All readers know RSS, and only some the namespace."""
    table = OF_ITEM if parent.tag == "item" else OF_CHANNEL
    children = context.children
    if children.keys().isdisjoint(table):
        return None
    return (
        Fault(
            f"{readable(name)} stands where <{core}> would",
            f"write <{core}> in place of it",
            children[name],
        )
        for name, core in table.items()
        if name in children and core not in children
    )


@rule(
    "rss-text-twice",
    level=Level.WARNING,
    on="channel/item",
    summary="An item's text should not be there in several elements.",
    spec=NAMESPACES,
    bad="<item><title>N</title><description>Twice a month.</description>"
    "<atom:content>Twice a month.</atom:content></item>",
    good="<item><title>N</title><description>Twice a month.</description></item>",
    within="channel",
    profile="best-practice",
)
def rss_text_twice(_: Element, context: Context) -> Iterator[Fault] | None:
    """Readers show one of them, or one after the other."""
    children = context.children
    if _BODY not in children and children.keys().isdisjoint(_TEXTS):
        return None
    return _texts_again(children)


def _texts_again(children: Mapping[str, Element]) -> Iterator[Fault]:
    """Tell of texts besides RSS's own; one that is somewhere else is none."""
    for name in (*sorted(_TEXTS), _BODY):
        kid = children.get(name)
        other = _ENCODED if name == _BODY else "description"
        if kid is None or kid.get("src") is not None:
            continue
        if other in children or _ENCODED in children:
            first = readable(other if other in children else _ENCODED)
            message = f"{readable(name)} holds the text once more, beside {first}"
            yield Fault(message, f"remove {readable(name)}", kid)


@rule(
    "rss-self-missing",
    level=Level.WARNING,
    on="/rss/channel",
    summary="A channel should link to itself with atom:link.",
    spec=ATOM_LINK,
    bad="<ttl>60</ttl>",
    good=_SELF,
    within="channel",
    profile="best-practice",
)
def rss_self_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """A copy of the feed does not tell where it came from; hubs go by that link."""
    if _LINK in context.children and _selves(context.kids):
        return None
    href = context.url or "the feed's own address"
    fix = f'add <atom:link rel="self" type="application/rss+xml" href="{href}"/>'
    return "the channel has no atom:link to itself", fix


@rule(
    "rss-self-repeated",
    level=Level.WARNING,
    on="/rss/channel",
    summary="A channel should link to itself once.",
    spec=ATOM_LINK,
    bad=_SELF + _SELF.replace("rss.xml", "feed.xml"),
    good=_SELF,
    within="channel",
    profile="best-practice",
)
def rss_self_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """The feed has one address that is meant to last; readers guess which."""
    if _LINK not in context.children:
        return None
    return (
        Fault(
            f"there is another self link before {quoted(link.get('href', ''))}",
            "keep the address that shall last",
            link,
        )
        for link in _selves(context.kids)[1:]
    )


def _selves(kids: list[Element]) -> list[Element]:
    return [
        kid
        for kid in kids
        if kid.tag == _LINK and kid.get("rel", "").strip().lower() == "self"
    ]
