"""What RSS 2.0 and RSS 1.0 say with elements of Dublin Core, Atom and content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from feedpub.formats.readable import MARK
from feedpub.formats.reading import values
from feedpub.formats.reading.dating import moment
from feedpub.formats.reading.elements import XHTML, markup_of, text_of
from feedpub.formats.reading.linking import link
from feedpub.model import Hub, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At
    from feedpub.model import Article, Category, Html, Link
    from feedpub.model.extensions import Extension

DC: Final = "{http://purl.org/dc/elements/1.1/}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}"
ATOM: Final = "{http://www.w3.org/2005/Atom}"
_DCTERMS: Final = "{http://purl.org/dc/terms/}"
TERMS: Final = (f"{_DCTERMS}issued", f"{_DCTERMS}created", f"{_DCTERMS}modified")
"""Dates that stand in where there is no other; they are values of dcterms as well."""

ATOM_LINK: Final = f"{ATOM}link"
ENCODED: Final = f"{CONTENT}encoded"
_SAID: Final = ("creator", "contributor", "language", "rights", "subject")
SAID: Final = frozenset((*(DC + name for name in _SAID), ATOM_LINK, ENCODED))
"""Elements of other namespaces that have a field of their own in the model."""


def at_element(at: At, field: str, element: _Element) -> At:
    """Give the place of an element."""
    return at._replace(field=field, line=element.sourceline)


def first(found: Children, name: str, at: At) -> str | None:
    """Give the text of the first element of the name, and note that there are more."""
    elements = found.get(name)
    if elements is None:
        return None
    if len(elements) > 1:
        told = [text for one in elements if (text := text_of(one)) and text.strip()]
        if len(set(told)) > 1:
            extra = at_element(at, name.rpartition("}")[2], elements[1])
            extra.dropped("it is there more than once; the first one counts")
        return told[0] if told else None
    return text_of(elements[0])


def plain(found: Children, name: str, at: At) -> str | None:
    """Give the plain text of the first element of the name."""
    text = first(found, name, at)
    return None if text is None else values.plain(text, on(found, name, at))


def on(found: Children, name: str, at: At) -> At:
    """Give the place of the first element of the name."""
    return at_element(at, name.rpartition("}")[2], found[name][0])


def date(found: Children, names: Iterable[str], at: At) -> datetime | None:
    """Give the first date that one of the elements tells."""
    for name in names:
        if text := first(found, name, at):
            when = moment(text, on(found, name, at))
            if when is not None:
                return when
    return None


def people(found: Children, name: str, at: At) -> tuple[Person, ...]:
    """Give the persons that the elements of Dublin Core name."""
    return tuple(
        Person(name=said)
        for one in found.get(DC + name, ())
        if (said := values.line(text_of(one), at_element(at, f"dc:{name}", one)))
    )


def authors(found: Children, name: str, at: At) -> tuple[Person, ...]:
    """Give those whom the element with an e-mail and Dublin Core's creators name.

    A bare address and one name beside it are one person (RSS Profile 5.3.1).
    """
    mailed = [
        person
        for one in found.get(name, ())
        if (person := values.mailbox(text_of(one), at_element(at, name, one)))
    ]
    creators = people(found, "creator", at)
    if len(mailed) == len(creators) == 1 and mailed[0].email == mailed[0].name:
        return (Person(name=creators[0].name, email=mailed[0].email),)
    names = {person.name for person in mailed}
    return (*mailed, *(one for one in creators if one.name not in names))


def subjects(found: Children, at: At) -> Iterator[Category]:
    """Give the categories that Dublin Core names."""
    for one in found.get(f"{DC}subject", ()):
        made = values.category(text_of(one), at_element(at, "dc:subject", one))
        if made is not None:
            yield made


def description(found: Children, at: At) -> Html | str | None:
    """Give a description, which is HTML, even where it is written unescaped."""
    elements = found.get("description")
    if not elements:
        return None
    place = at_element(at, "description", elements[0])
    if len(elements[0]) == 0:
        return values.html(first(found, "description", at), place)
    place.mended("its markup is not escaped")
    return values.html(markup_of(elements[0]), place)


def described(summary: Html | str | None, found: Children, at: At) -> dict[str, Any]:
    """Tell the summary from the content, which may be the description's."""
    content = None
    if elements := found.get(ENCODED):
        content = values.html(
            first(found, ENCODED, at), at_element(at, "content:encoded", elements[0])
        )
    return {"summary": summary, "content": content}


def feed_links(found: Children, at: At) -> dict[str, Any]:
    """Give what the feed's Atom links say: its own address, hubs, the next page."""
    own = nearest = None
    hubs: list[Hub] = []
    links: list[Link] = []
    for element in found.get(ATOM_LINK, ()):
        place = at_element(at, "atom:link", element)
        rel = (element.get("rel") or "alternate").strip().lower()
        if rel not in {"self", "hub", "next"}:
            links += link(element, place)
            continue
        url = values.address(element.get("href"), place)
        if url is None:
            continue
        if rel == "hub":
            hubs.append(Hub(url=url))
        elif rel == "self":
            own = own or url
        elif nearest is None:
            nearest = url
    return {"feed_url": own, "next_url": nearest, "hubs": tuple(hubs), "links": links}


def extensions(
    found: Children,
    place: str,
    known: Iterable[str],
    at: At,
    article: Callable[[Any], Article],
) -> tuple[Extension, ...]:
    """Give the values of namespaces, and note what could not be read as such."""
    left = [
        element
        for name, elements in found.items()
        if name not in known and name not in SAID
        for element in elements
    ]
    return foreign(left, place, at, article) if left else ()


def foreign(
    elements: list[_Element], place: str, at: At, article: Callable[[Any], Article]
) -> tuple[Extension, ...]:
    """Read elements of other namespaces: typed, or else as they are."""
    from feedpub.namespaces import reading, types  # noqa: PLC0415 - few feeds need it

    wanted = {one for one in elements if not _is_page(one)}
    beside = elements[0].getparent()
    every = elements if beside is None else beside
    ordered = [one for one in every if one in wanted]
    sound = [one for one in ordered if _is_sound(one, at)]
    made, unread = reading.extensions(sound, place, types(), article)
    for one in unread:
        name = str(getattr(one.what, "tag", one.what)).rpartition("}")[2]
        line = getattr(one.what, "sourceline", None)
        at._replace(field=name, line=line).dropped(one.reason)
    return made


def _is_page(element: _Element) -> bool:
    """Tell our own page for browsers, which says the feed's articles once more."""
    return element.tag == f"{XHTML}div" and element.get("class") == MARK


def _is_sound(element: _Element, at: At) -> bool:
    """Note an element that cannot stand alone, broken as it is."""
    from lxml import etree  # noqa: PLC0415 - loaded already, it made the element

    try:
        markup = etree.tostring(element, method="c14n", exclusive=True)
        expat.ParserCreate("utf-8", " ").Parse(markup, True)  # noqa: FBT003 - expat takes no keywords
    except (etree.LxmlError, expat.ExpatError):
        name = str(element.tag).rpartition("}")[2]
        reason = "it is broken, or a prefix in it is not declared by a real namespace"
        at_element(at, name, element).dropped(reason)
        return False
    return True
