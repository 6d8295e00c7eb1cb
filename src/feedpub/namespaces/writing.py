"""Values of namespaces as XML and as JSON, from the shapes of their classes.

RSS and Atom get the elements; JSON Feed gets an object `_prefix` for each namespace,
whose members are the elements in snake_case (JSON Feed 1.1, Extensions).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from feedpub import dates
from feedpub.model import Html
from feedpub.namespaces.foreign import Foreign, ForeignMember
from feedpub.namespaces.shape import Row, rows, said, spelt
from feedpub.namespaces.vocabulary import Kind
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from feedpub.model import Article
    from feedpub.model.extensions import Extension
    from feedpub.namespaces.shape import Shape
    from feedpub.namespaces.vocabulary import Vocabulary

    ArticleXml = Callable[[Article, Mapping[str, str]], bytes]
    ArticleJson = Callable[[Article], Mapping[str, Any]]

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RSS_1: Final = "http://purl.org/rss/1.0/"
_CAPITAL: Final = re.compile("(?<=[a-z0-9])[A-Z]")


def namespaces(extensions: Iterable[Extension]) -> Iterator[tuple[str, str]]:
    """Give prefix and URI of every namespace that the values' elements are in.

    Those of types come last: of two with one prefix, the last one is declared.
    """
    values = tuple(extensions)
    yield from filter(None, (_of_foreign(v) for v in values if type(v) is Foreign))
    for value in values:
        if isinstance(value, (Foreign, ForeignMember)):
            continue
        shape: Shape = value.shape  # type: ignore[assignment]  # all others have one
        if shape.element is not None:
            yield shape.vocabulary.prefix, shape.vocabulary.uri
        for row, given in said(value):
            if row.is_article:
                yield from namespaces(given.extensions)
            elif row.part is not None:
                yield from namespaces(given if row.several else (given,))
            elif row.vocabulary.uri and (row.several or spelt(row, given)):
                yield row.vocabulary.prefix, row.vocabulary.uri
                if _speaks_rdf(row):
                    yield "rdf", RDF


def xml(
    extensions: Iterable[Extension], declared: Mapping[str, str], article: ArticleXml
) -> bytes:
    """Write the elements; a namespace that is not declared around is declared here.

    `article` writes the children of an article, for values that hold one.
    """
    return b"".join([_xml(value, declared, article) for value in extensions])


def json(
    extensions: Iterable[Extension], article: ArticleJson
) -> dict[str, dict[str, Any]]:
    """Give the objects that JSON Feed carries for the values, by their names."""
    members: dict[str, Any] = {}
    for value in extensions:
        if isinstance(value, ForeignMember):
            members[value.name] = msgspec.Raw(value.json.encode())
        elif not isinstance(value, Foreign):
            shape: Shape = value.shape  # type: ignore[assignment]  # all others have one
            mine = members.setdefault("_" + shape.vocabulary.prefix, {})
            _add(mine, value, shape, article)
    return members


def key(name: str) -> str:
    """Give the name in JSON of an element: alternateEnclosure, alternate_enclosure."""
    spaced = _CAPITAL.sub(lambda found: "_" + found[0], name)
    return spaced.replace("-", "_").lower()


def _xml(value: Any, declared: Mapping[str, str], article: ArticleXml) -> bytes:
    if isinstance(value, ForeignMember):
        return b""
    if isinstance(value, Foreign):
        return _foreign(value, declared)
    shape: Shape = value.shape
    if shape.element is None:
        return b"".join(_children(value, declared, article))
    name, around, inside = _opened(shape.vocabulary, shape.element, declared)
    attributes, text = [around], b""
    for row, given in said(value):
        if row.child is not None:
            continue
        written = spelt(row, given)
        if row.attribute is not None or _is_resource(row, inside):
            attributes.append(_rdf(row, inside) + _attribute(_name(row), written))
        else:
            attributes += _markup_type(given)
            text = escape(written)
    children = b"".join(_children(value, inside, article))
    return _element(name, b"".join(attributes), text + children)


def _of_foreign(value: Foreign) -> tuple[str, str] | None:
    """Give an element's prefix and its URI, unless it has none or a rare one.

    In canonical form, an element declares its own prefix, ahead of all attributes, and
    a quotation mark stands for nothing else (Exclusive C14N 1.0; Canonical XML 1.0).
    """
    prefix, colon, _ = value.markup[1:].partition(" ")[0].partition(":")
    uri = value.markup.partition(f' xmlns:{prefix}="')[2].partition('"')[0]
    return (prefix, uri) if colon and uri and "&" not in uri else None


def _foreign(value: Foreign, declared: Mapping[str, str]) -> bytes:
    """Write an element as it is, but for a declaration that is there around it."""
    prefix, uri = _of_foreign(value) or ("", "")
    known = bool(uri) and declared.get(prefix) == uri
    said_twice = f' xmlns:{prefix}="{uri}"' if known else ""
    return value.xml.replace(said_twice, "", 1).encode() + b"\n"


def _children(
    value: Any, declared: Mapping[str, str], article: ArticleXml
) -> Iterator[bytes]:
    for row, given in said(value):
        if row.is_article:
            yield article(given, declared)
        elif row.part is not None:
            yield xml(given if row.several else (given,), declared, article)
        elif row.child is not None:
            for one in given if row.several else (given,):
                yield _child(row, one, declared, (row.child, *row.inside))


def _child(
    row: Row, given: Any, declared: Mapping[str, str], names: tuple[str, ...]
) -> bytes:
    """Write the elements that lead to a value, and the value."""
    text = spelt(row, given)
    if not text:
        return b""
    name, attributes, inside = _opened(row.vocabulary, names[0], declared)
    if names[1:]:
        return _element(name, attributes, _child(row, given, inside, names[1:]))
    if row.attribute is not None or _is_resource(row, inside):
        attributes += _rdf(row, inside) + _attribute(_name(row), text)
        return _element(name, attributes, b"")
    attributes += b"".join(_markup_type(given))
    return _element(name, attributes, escape(text))


def _is_resource(row: Row, declared: Mapping[str, str]) -> bool:
    """Tell whether an address stands in `rdf:resource`: some do in RSS 1.0 alone."""
    if row.value.kind is Kind.LINKED:
        return declared.get("") == _RSS_1
    return row.value.kind is Kind.RESOURCE


def _name(row: Row) -> str:
    return row.attribute or "rdf:resource"


def _speaks_rdf(row: Row) -> bool:
    if row.attribute is None:
        return row.value.kind is Kind.RESOURCE
    return row.attribute.startswith("rdf:")


def _rdf(row: Row, declared: Mapping[str, str]) -> bytes:
    """Declare RDF where it is needed and not yet there."""
    if not _speaks_rdf(row) or "rdf" in declared:
        return b""
    return _attribute("xmlns:rdf", RDF)


def _opened(
    vocabulary: Vocabulary, element: str, declared: Mapping[str, str]
) -> tuple[bytes, bytes, Mapping[str, str]]:
    """Give an element's name, the declaration that it needs, and what holds inside.

    The empty prefix stands for the default namespace of the document.
    """
    prefix, uri = vocabulary.prefix, vocabulary.uri
    if declared.get("", "") == uri:
        return element.encode(), b"", declared
    if not uri:  # an element of no namespace, where there is a default one around
        return element.encode(), b' xmlns=""', {**declared, "": ""}
    name = f"{prefix}:{element}".encode()
    if declared.get(prefix) == uri:
        return name, b"", declared
    return name, _attribute(f"xmlns:{prefix}", uri), {**declared, prefix: uri}


def _element(name: bytes, attributes: bytes, inside: bytes) -> bytes:
    if not inside:
        return b"<%b%b/>\n" % (name, attributes)
    line = b"\n" if inside.startswith(b"<") else b""
    return b"<%b%b>%b%b</%b>\n" % (name, attributes, line, inside, name)


def _attribute(name: str, value: str) -> bytes:
    return b' %b="%b"' % (name.encode(), escape_attribute(value))


def _markup_type(given: Any) -> list[bytes]:
    """Say that a text is HTML, where an attribute can; plain is the default."""
    return [_attribute("type", "html")] if isinstance(given, Html) else []


def _add(
    members: dict[str, Any], value: object, shape: Shape, article: ArticleJson
) -> None:
    if shape.element is None:
        members.update(_object(value, article))
        return
    name, found = key(shape.element), _plain_value(value, article)
    most = max(
        (shape.most(place) for place in ("feed", "entry")),
        key=lambda most: float("inf") if most is None else most,
    )
    if most == 1:
        members[name] = found
    else:
        members.setdefault(name, []).append(found)


def _plain_value(value: Any, article: ArticleJson) -> Any:
    """Give the text alone of a class that has nothing else, or an object.

    An element that is empty says all by being there: true.
    """
    kind: Any = type(value)
    members = _object(value, article)
    if not rows(kind):
        return True
    only, *more = rows(kind)
    if not more and only.child is None and only.attribute is None:
        return members.get(only.field)
    return members


def _object(value: object, article: ArticleJson) -> dict[str, Any]:
    return {
        row.field: [_json(row, one, article) for one in given]
        if row.several
        else _json(row, given, article)
        for row, given in said(value)
    }


def _json(row: Row, given: Any, article: ArticleJson) -> Any:
    if row.is_article:
        return article(given)
    if row.part is not None:
        return _plain_value(given, article)
    if isinstance(given, Html):
        return {"html": given.markup}
    if hasattr(given, "tzinfo"):
        return dates.rfc3339(given)
    if row.value.kind is Kind.URL:
        return spelt(row, given)
    return given
