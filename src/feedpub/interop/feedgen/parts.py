"""Persons, links, texts and the like, as feedgen keeps them, as parts of the model."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.model import (
    Category,
    Cloud,
    Enclosure,
    Generator,
    Html,
    Image,
    Link,
    OutOfLine,
    Person,
    Source,
    Xhtml,
)
from feedpub.model.checks import shown
from feedpub.values import email_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedpub.interop.feedgen.faults import Faults
    from feedpub.model import Text

Given = dict[str, Any]
"""A dictionary as feedgen keeps it."""

_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][^<>]*>|<!--|&(?:[a-zA-Z]{2,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_MAILBOX: Final = re.compile(r"([^\s()<>]{1,320}) \((.{1,500})\)")
_PROTOCOLS: Final = {
    "http-post": "http-post",
    "xml-rpc": "xml-rpc",
    "soap": "soap",
    "soap 1.1": "soap",
    "http post": "http-post",
    "xml rpc": "xml-rpc",
}


class Links(NamedTuple):
    """Links sorted by what the model has them for, each in the order given."""

    alternate: list[Given]
    own: list[Given]
    hubs: list[Given]
    next: list[Given]
    enclosures: list[Given]
    others: list[Given]


def sorted_links(given: Iterable[Given] | None) -> Links:
    """Sort links by relation; one without a relation is an alternate."""
    found = Links([], [], [], [], [], [])
    kinds = {
        "alternate": found.alternate,
        "self": found.own,
        "hub": found.hubs,
        "next": found.next,
        "enclosure": found.enclosures,
    }
    for link in given or ():
        kinds.get(link.get("rel") or "alternate", found.others).append(link)
    return found


def person(given: Given) -> Person:
    """Make a person; one without a name is called by the address."""
    mail = given.get("email") or None
    return Person(
        name=given.get("name") or mail or "", email=mail, url=given.get("uri") or None
    )


def mailbox(text: Any) -> Person:
    """Read `jane@example.org (Jane)`, which RSS has for editor and webmaster."""
    if found := isinstance(text, str) and _MAILBOX.fullmatch(text.strip()):
        return Person(name=found[2], email=found[1])
    if not isinstance(text, str) or email_fault(text):
        raise ValueError(
            f"{shown(text)} is no address; write jane@example.org (Jane), as RSS does"
        )
    return Person(name=text, email=text)


def category(given: Given) -> Category:
    """Make a category."""
    return Category(
        term=given.get("term") or "",
        scheme=given.get("scheme") or None,
        label=given.get("label") or None,
    )


def link(given: Given) -> Link:
    """Make a link beside the main one."""
    return Link(
        url=given["href"],
        rel=given.get("rel") or "alternate",
        type=given.get("type") or None,
        language=given.get("hreflang") or None,
        title=given.get("title") or None,
        length=_bytes(given.get("length")),
    )


def enclosure(given: Given) -> Enclosure:
    """Make an enclosure; feedgen itself wrote "None" where no length was given."""
    return Enclosure(
        url=given["href"],
        type=given.get("type") or "",
        length=_bytes(given.get("length")) or 0,
        title=given.get("title") or None,
    )


def image(given: Given) -> Image:
    """Make a picture."""
    return Image(
        url=given["url"],
        title=given.get("title") or None,
        width=_whole("width", given.get("width")),
        height=_whole("height", given.get("height")),
        description=given.get("description") or None,
    )


def cloud(given: Given) -> Cloud:
    """Make an rssCloud server; HTTP-POST and SOAP 1.1 are what feedgen calls them."""
    protocol = given.get("protocol") or "http-post"
    return Cloud(
        domain=given["domain"],
        port=_whole("port", given.get("port")) or 0,
        path=given.get("path") or "",
        register_procedure=given.get("registerProcedure") or None,
        protocol=_PROTOCOLS.get(str(protocol).lower(), protocol),
    )


def generator(given: Given) -> Generator:
    """Make the software's name."""
    return Generator(
        name=given["value"],
        url=given.get("uri") or None,
        version=given.get("version") or None,
    )


def source(given: Mapping[str, Any]) -> Source:
    """Make the feed that an entry was copied from."""
    return Source(title=given["title"], url=given["url"])


def text(given: Given | None, key: str) -> Text | None:
    """Make a text of its type; without one, tags or entities make it HTML.

    feedgen writes such a text as it is into RSS, where readers take it for HTML.
    """
    value = (given or {}).get(key)
    if not isinstance(value, str) or not value:
        return value or None
    kind = (given or {}).get("type")
    if kind is None:
        return Html(value) if _MARKUP.search(value) else value
    if kind in {"text", "text/plain"}:
        return value
    if kind in {"html", "text/html", "CDATA"}:
        return Html(value)
    if kind == "xhtml":
        return Xhtml(value)
    raise ValueError(
        f"{shown(kind)} is no type that readers show; give text, html, xhtml or CDATA, "
        f"or put it elsewhere and give src"
    )


def elsewhere(given: Given) -> OutOfLine:
    """Make a content that stands elsewhere."""
    return OutOfLine(src=given["src"], type=given.get("type") or "")


def each(
    build: Any, given: Iterable[Any] | None, where: str, method: str, faults: Faults
) -> list[Any]:
    """Make a part of each thing given, and note what is wrong with the others."""
    made = [faults.make(where, method, partial(build, one)) for one in given or ()]
    return [one for one in made if one is not None]


def _bytes(given: Any) -> int | None:
    return None if given == "None" else _whole("length", given)


def _whole(name: str, given: Any) -> int | None:
    """Take a whole number, which feedgen keeps as text."""
    if given is None or given == "":
        return None
    if isinstance(given, int):
        return given
    if isinstance(given, str) and given.isascii() and given.isdecimal():
        return int(given[:20])
    raise ValueError(f"{name}: {shown(given)} is no whole number; give an int")
