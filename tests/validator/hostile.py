"""Documents made to hurt whoever reads them, each with a function that makes it."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import hostile_values
from hostile_values import ATOM, DECLARATION, ENTRY, RSS, each, item, rss

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    *("title", "link", "description", "category", "image", "item", "guid", "source"),
    *("enclosure", "textInput", "skipHours", "hour", "cloud", "author", "channel"),
)
SECRET = "the tide turns at noon, and nobody knows"


def doctype(inside: bytes) -> bytes:
    return b"<!DOCTYPE rss [%s]>\n" % inside


def bomb() -> bytes:
    """Nest entities ten deep, each ten times the one before."""
    levels = b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10)
        for level in range(1, 11)
    )
    return rss(b"&a10;", doctype=doctype(b'<!ENTITY a0 "lol">' + levels))


def external(uri: str) -> bytes:
    """Ask for a file or an address in every way that XML has."""
    asked = f"SYSTEM '{uri}'".encode()
    entities = b"<!ENTITY a %s><!ENTITY %% p %s>%%p;" % (asked, asked)
    xinclude = b'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="%s"/>'
    xsi = (
        b'<x xmlns:s="http://www.w3.org/2001/XMLSchema-instance" '
        b's:schemaLocation="urn:x %s" s:noNamespaceSchemaLocation="%s"/>'
    )
    name = uri.encode()
    style = b'<?xml-stylesheet type="text/xsl" href="%s"?>\n' % name
    whole = b"<!DOCTYPE rss %s [%s]>\n" % (asked, entities)
    return rss(b"&a;", xinclude % name + xsi % (name, name), style + whole)


def nested_names() -> bytes:
    """Nest the names that rules know at random, so that no two paths are alike."""
    chance = random.Random(1)

    def nest(depth: int) -> str:
        name = chance.choice(NAMES)
        return f"<{name}>{nest(depth - 1) if depth else ''}</{name}>"

    return rss(more="".join(nest(20) for _ in range(2_000)).encode())


INPUTS: dict[str, tuple[Callable[[], bytes], str | None]] = {
    # entities and DTDs
    "entity bomb": (bomb, "xml-doctype-entities"),
    "quadratic entity": (
        lambda: rss(
            b"&a;" * 100_000, doctype=doctype(b'<!ENTITY a "%s">' % (b"x" * 100_000))
        ),
        "xml-doctype-entities",
    ),
    "3,000,000 references to an entity": (
        lambda: rss(b"&a;" * 3_000_000, doctype=doctype(b'<!ENTITY a "x">')),
        "xml-doctype-entities",
    ),
    "20,000 entities": (
        lambda: rss(
            each(b"&a#;", 20_000), doctype=doctype(each(b'<!ENTITY a# "x">', 20_000))
        ),
        "xml-doctype-entities",
    ),
    "4 MB of entities": (
        lambda: rss(doctype=doctype(each(b'<!ENTITY a# "x">', 200_000))),
        "xml-doctype-open",
    ),
    "DOCTYPE without end": (
        lambda: b"<!DOCTYPE x [" + b'"' * 18_000_000,
        "xml-doctype-open",
    ),
    "1,000,000 DOCTYPEs": (
        lambda: rss(doctype=b"<!DOCTYPE x>" * 1_000_000),
        "xml-not-well-formed",
    ),
    "1,000,000 undefined entities": (
        lambda: rss(b"&bogus;" * 1_000_000),
        "xml-entity-undefined",
    ),
    # deep, wide, many
    "100,000 deep": (
        lambda: rss(more=b"<a>" * 100_000 + b"</a>" * 100_000),
        "document-too-large",
    ),
    "1,000,000 deep, never closed": (
        lambda: rss(more=b"<a>" * 1_000_000),
        "document-too-large",
    ),
    "240 deep, often": (
        lambda: rss(more=(b"<a>" * 240 + b"</a>" * 240) * 600),
        "rss-element-unknown",
    ),
    "random known names": (nested_names, "rss-element-misplaced"),
    "1,000,000 attributes": (
        lambda: rss(more=b"<item %s/>" % each(b' a#="1"', 1_000_000)),
        "document-too-large",
    ),
    "99,000 attributes": (
        lambda: rss(more=b"<item %s/>" % each(b' a#="1"', 99_000)),
        "document-too-large",
    ),
    "240 attributes on each of 1,000": (
        lambda: rss(more=(b'<x:y xmlns:x="urn:x"%s/>' % each(b' a#=""', 240)) * 1_000),
        None,
    ),
    "240 attributes on each of 4,000": (
        lambda: rss(more=(b'<x:y xmlns:x="urn:x"%s/>' % each(b' a#=""', 240)) * 4_000),
        "document-too-large",
    ),
    "faults below 200 levels of namespaces": (
        lambda: rss(
            more=b"".join(
                b"<x%s>" % each(b' xmlns:a%d-#="urn:x:%d:#"' % (level, level), 100)
                for level in range(200)
            )
            + b'<item xml:lang="!" y="1"/>' * 10_000
            + b"</x>" * 200
        ),
        "xml-lang-invalid",
    ),
    "a name of 49 kB, often": (
        lambda: rss(more=each(b"<%s#/>" % (b"x" * 49_000), 400)),
        "rss-element-unknown",
    ),
    "an attribute's name of 49 kB, often": (
        lambda: rss(more=(b'<item %s=""/>' % (b"x" * 49_000)) * 400),
        "rss-attribute-unknown",
    ),
    "one attribute, 100,000 times": (
        lambda: rss(more=b"<item %s/>" % (b' a="1"' * 100_000)),
        "xml-not-well-formed",
    ),
    "100,000 namespaces on one": (
        lambda: rss(more=b"<item %s/>" % each(b' xmlns:a#="urn:x:#"', 100_000)),
        "document-too-large",
    ),
    "90,000 namespaces on siblings": (
        lambda: rss(more=each(b'<a#:x xmlns:a#="urn:x:#"/>', 90_000)),
        None,
    ),
    "20,000 prefixes of one misspelt namespace": (
        lambda: rss(
            more=each(b'<a xmlns:a#="http://www.w3.org/2005/atom"/>', 20_000)
            + b'<z:x xmlns:z="http://www.w3.org/2005/atom"/>' * 20_000
        ),
        None,
    ),
    "100,000 undeclared prefixes": (
        lambda: rss(more=each(b"<a#:x/>", 100_000)),
        "xml-prefix-undeclared",
    ),
    "a text of 10 MB": (lambda: rss(b"x" * 10_100_000), "document-too-large"),
    "a text of just less": (lambda: rss(b"x" * 9_900_000), None),
    "an attribute of 9 MB": (
        lambda: item(b'<guid isPermaLink="%s">1</guid>' % (b"x" * 9_000_000)),
        "rss-guid-ispermalink-invalid",
    ),
    "10,000,000 empty elements": (
        lambda: rss(more=b"<a/>" * 10_000_000),
        "document-too-large",
    ),
    "199,000 empty elements": (lambda: rss(more=b"<a/>" * 199_000), "findings-limit"),
    "99,000 items": (
        lambda: rss(more=b"<item><title>T</title></item>" * 99_000),
        None,
    ),
    "99,000 wrong items": (
        lambda: rss(more=b"<item><guid>x</guid></item>" * 99_000),
        "findings-limit",
    ),
    "199,000 categories": (
        lambda: rss(more=b"<category>x</category>" * 199_000),
        None,
    ),
    "145,000 titles": (
        lambda: rss(more=b"<title>x</title>" * 145_000),
        "findings-limit",
    ),
    "99,000 empty entries": (
        lambda: ATOM % (b"<entry/>" * 99_000),
        "atom-entry-child-missing",
    ),
    "60,000 alternate links": (
        lambda: ATOM % (b'<link type="text/html" href="https://a.example/"/>' * 60_000),
        "atom-alternate-repeated",
    ),
    "145,000 elements of XHTML": (
        lambda: (
            ATOM
            % ENTRY
            % (
                b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%s'
                b"</div></content>" % (b"<b>x</b>" * 145_000)
            )
        ),
        None,
    ),
    "10 MB of base64": (
        lambda: (
            ATOM
            % ENTRY
            % (b'<content type="image/png">%s</content>' % (b"A" * 9_000_000))
        ),
        "atom-entry-summary-missing",
    ),
    # bytes and syntax
    "gzip bomb": (lambda: gzip.compress(b"\0" * 50_000_000), "document-compressed"),
    "5 MB of invalid UTF-8": (
        lambda: rss(b"\xff" * 5_000_000),
        "encoding-invalid-bytes",
    ),
    "Latin-1 that says UTF-8": (
        lambda: rss(b"caf\xe9 " * 3_000_000),
        "encoding-invalid-bytes",
    ),
    "9,000,000 halves of surrogates": (
        lambda: b"\xff\xfe" + b"\x00\xd8" * 9_000_000,
        "encoding-invalid-bytes",
    ),
    "19 MB that windows-1252 lacks": (
        lambda: DECLARATION.replace(b"utf-8", b"cp1252") + b"\x81" * 19_000_000,
        "encoding-invalid-bytes",
    ),
    "19 MB of NUL": (lambda: b"\0" * 19_000_000, "document-empty"),
    "19,000,000 lines before it": (
        lambda: b"\n" * 9_500_000 + rss(),
        "xml-leading-space",
    ),
    "19,000,000 lines in it": (
        lambda: rss(more=b"\n" * 9_500_000 + b"<item/>"),
        "rss-item-title-or-description-missing",
    ),
    "10 MB of control characters": (
        lambda: rss(b"\x01" * 10_000_000),
        "xml-illegal-character",
    ),
    "5,000,000 bare ampersands": (
        lambda: rss(b"& " * 5_000_000),
        "xml-bare-ampersand",
    ),
    "4,000,000 references to control characters": (
        lambda: rss(b"&#1;" * 4_000_000),
        "xml-illegal-reference",
    ),
    "19 MB of <": (lambda: b"<" * 19_000_000, "xml-not-well-formed"),
    "CDATA, never closed": (
        lambda: rss(b"<![CDATA[" * 2_000_000),
        "xml-not-well-formed",
    ),
    "comments, never closed": (
        lambda: rss(more=b"<!--" * 4_000_000),
        "xml-not-well-formed",
    ),
    "1,000,000 CDATA sections": (lambda: rss(b"<![CDATA[x]]>" * 1_000_000), None),
    "3,000,000 instructions first": (
        lambda: b"<?a?>" * 3_000_000 + RSS % (b"D", b""),
        "document-too-large",
    ),
    **hostile_values.VALUES,
}
"""Each input's name, what makes it, and a rule that must find something, if any."""
