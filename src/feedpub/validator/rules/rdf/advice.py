"""RSS 1.0: what is good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import NAMESPACES, RSS1
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.rdf.structure import ONLY, local

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_LONGEST: Final = {
    "channel/title": 40,
    "channel/link": 500,
    "channel/description": 500,
    "image/title": 40,
    "image/url": 500,
    "image/link": 500,
    "item/title": 100,
    "item/link": 500,
    "item/description": 500,
    "textinput/title": 40,
    "textinput/description": 100,
    "textinput/name": 500,
    "textinput/link": 500,
}
_MOST: Final = 15


@rule(
    "rdf-text-long",
    level=Level.NOTE,
    on=tuple(f"rss1:{place}" for place in _LONGEST),
    summary="Texts are best kept within the lengths that RSS 1.0 suggests.",
    spec=f"{specs.RSS1}s5",
    bad=f"<title>{'Neap ' * 30}</title>",
    good="<title>Neap</title>",
    formats=ONLY,
    within="rss1:item",
    profile="best-practice",
)
def rdf_text_long(element: Element, context: Context) -> str | None:
    """They are the limits of RSS 0.9; few readers of today mind."""
    name = f"{local(context.parent)}/{local(element)}"
    most = _LONGEST[name]
    if len(context.text) <= most:
        return None
    return (
        f"{len(context.text):,} characters stand here; RSS 1.0 suggests {most} at most"
    )


@rule(
    "rdf-items-many",
    level=Level.NOTE,
    on="/rdf:RDF",
    summary="Fifteen items at most are recommended.",
    spec=f"{specs.RSS1}s5.5",
    bad="".join(
        f'<item rdf:about="https://tide.example/{n}/"><title>{n}</title>'
        f"<link>https://tide.example/{n}/</link></item>"
        for n in range(16)
    )
    + "<channel rdf:about='https://tide.example/rss.rdf'><title>T</title>"
    "<link>https://tide.example/</link><description>D</description><items><rdf:Seq>"
    + "".join(f'<rdf:li rdf:resource="https://tide.example/{n}/"/>' for n in range(16))
    + "</rdf:Seq></items></channel>",
    good='<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
    profile="best-practice",
)
def rdf_items_many(_: Element, context: Context) -> str | None:
    """It is an old limit, which saves readers and networks of today little."""
    items = sum(kid.tag == f"{RSS1}item" for kid in context.kids)
    return f"there are {items:,} items; {_MOST} are advised" if items > _MOST else None


@rule(
    "rdf-root-prefix",
    level=Level.NOTE,
    on="/rdf:RDF",
    summary="The prefix of RDF is best rdf, and RSS 1.0's namespace the default one.",
    spec=f"{specs.RSS1}s5.2",
    bad='<?xml version="1.0"?><r:RDF xmlns="http://purl.org/rss/1.0/" '
    'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<channel r:about="https://tide.example/r">'
    "<title>T</title><link>https://tide.example/</link><description>D</description>"
    '<items><r:Seq><r:li r:resource="https://tide.example/neap/"/></r:Seq></items>'
    '</channel><item r:about="https://tide.example/neap/"><title>N</title>'
    "<link>https://tide.example/neap/</link></item></r:RDF>",
    good='<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
    profile="best-practice",
)
def rdf_root_prefix(root: Element) -> tuple[str, str] | None:
    """Readers that do not parse XML look for <rdf:RDF and <item, letter by letter."""
    if root.prefix == "rdf" and root.nsmap.get(None) == NAMESPACES["rss1"]:
        return None
    fix = f'write <rdf:RDF xmlns:rdf="..." xmlns="{NAMESPACES["rss1"]}">'
    return "the root is not written as RSS 1.0 shows it", fix
