"""Whole documents around the examples of rules, so that they can be validated.

A rule's example is a snippet of the place that the rule is about. Here it gets the
shell of a feed in which nothing else is wrong.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from feedpub.validator.engine.places import DOCUMENT
from feedpub.validator.names import NAMESPACES, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.rule import Rule


class Shell(NamedTuple):
    """An element with the children that it must have, and the shell around it."""

    parent: str | None
    tag: str
    children: Mapping[str, str]


_DATE: Final = "2026-03-01T09:00:00Z"
_ENTRY: Final = {
    "id": "<id>https://tide.example/neap/</id>",
    "title": "<title>Neap</title>",
    "updated": f"<updated>{_DATE}</updated>",
    "content": "<content>Twice a month.</content>",
}
_RDF: Final = {
    "title": "<title>Tides</title>",
    "link": "<link>https://tide.example/</link>",
}
SHELLS: Final[Mapping[str, Shell]] = {
    "rss": Shell(None, 'rss version="2.0"', {}),
    "channel": Shell(
        "rss",
        "channel",
        {
            "title": "<title>Tides</title>",
            "link": "<link>https://tide.example/</link>",
            "description": "<description>Notes on tides.</description>",
        },
    ),
    "item": Shell("channel", "item", {"title": "<title>Neap</title>"}),
    "image": Shell(
        "channel",
        "image",
        {
            "url": "<url>https://tide.example/tides.png</url>",
            "title": "<title>Tides</title>",
            "link": "<link>https://tide.example/</link>",
        },
    ),
    "textInput": Shell(
        "channel",
        "textInput",
        {
            "title": "<title>Search</title>",
            "description": "<description>Search the notes.</description>",
            "name": "<name>q</name>",
            "link": "<link>https://tide.example/search</link>",
        },
    ),
    "skipHours": Shell("channel", "skipHours", {}),
    "skipDays": Shell("channel", "skipDays", {}),
    "atom:feed": Shell(
        None,
        'feed xmlns="http://www.w3.org/2005/Atom"',
        {
            "id": "<id>https://tide.example/</id>",
            "title": "<title>Tides</title>",
            "updated": f"<updated>{_DATE}</updated>",
            "author": "<author><name>Ada</name></author>",
            "link": '<link rel="self" href="https://tide.example/atom.xml"/>',
            "entry": "<entry>" + "".join(_ENTRY.values()) + "</entry>",
        },
    ),
    "atom:entry": Shell("atom:feed", "entry", _ENTRY),
    "atom:source": Shell("atom:entry", "source", {}),
    "atom:author": Shell("atom:entry", "author", {"name": "<name>Ada</name>"}),
    "rdf:RDF": Shell(
        None,
        'rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
        {
            "channel": '<channel rdf:about="https://tide.example/rss.rdf">'
            + "".join(_RDF.values())
            + "<description>Notes on tides.</description><items><rdf:Seq>"
            '<rdf:li rdf:resource="https://tide.example/neap/"/></rdf:Seq></items>'
            "</channel>",
            "item": '<item rdf:about="https://tide.example/neap/">'
            "<title>Neap</title><link>https://tide.example/neap/</link></item>",
        },
    ),
    "rss1:channel": Shell(
        "rdf:RDF",
        'channel rdf:about="https://tide.example/rss.rdf"',
        {
            **_RDF,
            "description": "<description>Notes on tides.</description>",
            "items": "<items><rdf:Seq>"
            '<rdf:li rdf:resource="https://tide.example/neap/"/></rdf:Seq></items>',
        },
    ),
    "rss1:item": Shell(
        "rdf:RDF",
        'item rdf:about="https://tide.example/neap/"',
        {
            "title": "<title>Neap</title>",
            "link": "<link>https://tide.example/neap/</link>",
        },
    ),
}
"""The shells by the place that `within=` names; a new container is a line here."""

JSON_SHELLS: Final[Mapping[str, tuple[str, str, Mapping[str, object]]]] = {
    "$.items[]": ("$", "items", {"id": "https://tide.example/", "content_text": "T"}),
    "$.authors[]": ("$", "authors", {"name": "Ada"}),
    "$.hubs[]": ("$", "hubs", {"type": "WebSub", "url": "https://hub.example/"}),
    "$.items[].authors[]": ("$.items[]", "authors", {"name": "Ada"}),
    "$.items[].attachments[]": (
        "$.items[]",
        "attachments",
        {"url": "https://tide.example/neap.mp3", "mime_type": "audio/mpeg"},
    ),
}
"""For JSON: the object around, the member that holds it, and what it must have."""

_FEED: Final = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tides",
    "items": [],
}
_WHOLE: Final = re.compile(r"<\?|<!|<rss\b|<feed\b|<rdf:RDF\b|<entry xmlns|[{\[]")
_PREFIX: Final = re.compile(r"[<\s]([A-Za-z][\w.-]*):[A-Za-z]")
_LAST: Final = ("item", "entry")


def document_for(rule: Rule, example: str | bytes) -> bytes:
    """Give the whole document of a rule's example.

    Bytes, and text that starts like a document, are taken as they are.
    """
    if isinstance(example, bytes):
        return example
    place = rule.within or _container(rule.on[0])
    if place == DOCUMENT or _WHOLE.match(example):
        return example.encode()
    if place.startswith("$"):
        return _json_document(place, example)
    return _xml_document(place, example).encode()


def _container(on: str) -> str:
    """Give the shell of a place: that of the step before its last one."""
    if on == DOCUMENT:
        return on
    if on.startswith("$"):
        return on.rpartition(".")[0]
    steps = on.partition("@")[0].strip("/").split("/")
    around = steps[-2] if len(steps) > 1 else ""
    prefix = steps[0].rpartition(":")[0]
    if prefix and ":" not in around and around:
        around = f"{prefix}:{around}"
    if around in SHELLS:
        return around
    if not around and steps[0] in SHELLS:
        return SHELLS[steps[0]].parent or steps[0]
    return {"atom": "atom:entry", "rss1": "rss1:item"}.get(prefix, "item")


def _xml_document(place: str, snippet: str) -> str:
    prefixes = sorted(set(_PREFIX.findall(snippet)) - {"xml", "xmlns"})
    around: str | None = place
    while around is not None:
        shell = SHELLS[around]
        declared = "" if shell.parent else _declarations(prefixes, shell.tag)
        snippet = f"<{shell.tag}{declared}>{_filled(shell, snippet)}</{_name(shell)}>"
        around = shell.parent
    return f'<?xml version="1.0" encoding="utf-8"?>\n{snippet}'


def _declarations(prefixes: list[str], tag: str) -> str:
    return "".join(
        f' xmlns:{prefix}="{NAMESPACES[prefix]}"'
        for prefix in prefixes
        if prefix in NAMESPACES and f"xmlns:{prefix}=" not in tag
    )


def _name(shell: Shell) -> str:
    return shell.tag.partition(" ")[0]


def _filled(shell: Shell, snippet: str) -> str:
    """Put the snippet among the children that it does not replace, items last."""
    names = _top_names(snippet)
    kept = {name: text for name, text in shell.children.items() if name not in names}
    last = "".join(kept.pop(name, "") for name in _LAST)
    return f"{''.join(kept.values())}{snippet}{last}"


def _top_names(snippet: str) -> frozenset[str]:
    declared = " ".join(f'xmlns:{p}="{u}"' for p, u in NAMESPACES.items() if u)
    declared = declared.replace('xmlns:xml="http://www.w3.org/XML/1998/namespace"', "")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(f"<x {declared}>{snippet}</x>".encode(), parser)
    return frozenset(readable(str(kid.tag)) for kid in root)


def _json_document(place: str, members: str) -> bytes:
    value = json.loads(f"{{{members}}}")
    while place != "$":
        place, member, defaults = JSON_SHELLS[place]
        value = {member: [{**defaults, **value}]}
    return json.dumps({**_FEED, **value}, ensure_ascii=False, indent=2).encode()
