"""Values, HTML and JSON made to hurt whoever reads them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
RSS = (
    b'<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    b"<description>%s</description>%s</channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x-tide:1</id>'
    b"<updated>2026-03-01T09:00:00Z</updated><author><name>A</name></author>%s</feed>"
)
ENTRY = (
    b"<entry><title>T</title><id>urn:x-tide:2</id>"
    b"<updated>2026-03-01T09:00:00Z</updated>%s</entry>"
)
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [%s]%s}'


def rss(description: bytes = b"D", more: bytes = b"", doctype: bytes = b"") -> bytes:
    return DECLARATION + doctype + RSS % (description, more)


def item(inside: bytes) -> bytes:
    return rss(more=b"<item><title>T</title>%s</item>" % inside)


def html(text: str) -> bytes:
    return item(b"<description>%s</description>" % escape(text).encode())


def json_item(inside: bytes) -> bytes:
    return JSON % (b'{"id": "1", "content_text": "T"%s}' % inside, b"")


def each(pattern: bytes, many: int) -> bytes:
    """Repeat the pattern with the numbers from 0 in place of its #."""
    return b"".join(pattern.replace(b"#", b"%d" % number) for number in range(many))


VALUES: dict[str, tuple[Callable[[], bytes], str | None]] = {
    # values
    "a date of 5 MB": (
        lambda: item(b"<pubDate>%s</pubDate>" % (b"1" * 5_000_000)),
        "rss-date-invalid",
    ),
    "a date of brackets": (
        lambda: item(b"<pubDate>%s</pubDate>" % (b"(" * 5_000_000)),
        "rss-date-invalid",
    ),
    "50,000 wrong dates": (
        lambda: rss(
            more=b"<item><title>T</title><pubDate>Mon, 31 Feb 2026 25:00:00 +9999"
            b"</pubDate></item>" * 50_000
        ),
        "rss-date-invalid",
    ),
    "a host of 6 MB": (
        lambda: item(b"<link>http://%s</link>" % (b"a." * 3_000_000)),
        "rss-url-invalid",
    ),
    "a URL of %zz": (
        lambda: item(b"<link>http://a.example/%s</link>" % (b"%zz" * 3_000_000)),
        "rss-url-invalid",
    ),
    "an address of colons": (
        lambda: item(b"<link>http://[%s</link>" % (b":" * 3_000_000)),
        "rss-url-invalid",
    ),
    "an e-mail of dots": (
        lambda: item(b"<author>%s!</author>" % (b"a." * 50_000)),
        "rss-email-missing",
    ),
    "an e-mail of @": (
        lambda: item(b"<author>%s</author>" % (b"a@" * 3_000_000)),
        "rss-email-missing",
    ),
    "a language of 9 MB": (
        lambda: rss(more=b"<language>%s</language>" % (b"en-" * 3_000_000)),
        "rss-language-invalid",
    ),
    "a type of 4 MB": (
        lambda: item(
            b'<enclosure url="https://a.example/" length="%s" type="a/b%s"/>'
            % (b"9" * 1_000_000, b";a=b" * 1_000_000)
        ),
        "rss-enclosure-type-invalid",
    ),
    # HTML
    "100,000 nested div": (lambda: html("<div>" * 100_000), None),
    "100,000 nested div, closed": (
        lambda: html("<div>" * 100_000 + "</div>" * 100_000),
        None,
    ),
    "5 MB of &amp;": (lambda: html("&" * 1_000_000), None),
    "9 MB of &amp;amp;": (lambda: html("&amp;" * 1_000_000), None),
    "50,000 <!--": (lambda: html("<!--" * 50_000), None),
    "1,000,000 <": (lambda: html("<" * 1_000_000), None),
    "500,000 <a": (lambda: html("<a " * 500_000), None),
    "300,000 open quotes": (lambda: html('<a href="' * 300_000), None),
    "500,000 attributes in HTML": (lambda: html(f"<a {'b=c ' * 500_000}>"), None),
    "300,000 scripts": (lambda: html("<script>" * 300_000), None),
    "100,000 javascript: links": (
        lambda: html('<a href="javascript:x">x</a>' * 100_000),
        None,
    ),
    "a style of 2 MB": (lambda: html(f'<p style="{"a:b;" * 500_000}">x</p>'), None),
    "a style of comments": (lambda: html(f'<p style="{"/*" * 500_000}">x</p>'), None),
    "a style of url(": (lambda: html(f'<p style="{"url(" * 500_000}">x</p>'), None),
    "a style of backslashes": (
        lambda: html(f'<p style="{chr(92) * 1_000_000}">x</p>'),
        None,
    ),
    "100,000 styles": (lambda: html('<p style="color:red">x</p>' * 100_000), None),
    "60,000 nested svg": (lambda: html("<svg><foreignObject>" * 60_000), None),
    "100,000 end tags": (lambda: html("</p>" * 100_000), None),
    "200,000 table parts": (lambda: html("<table><td>" * 100_000), None),
    "JSON with HTML": (
        lambda: json_item(b', "content_html": "%s"' % (b"<div a=b>" * 500_000)),
        None,
    ),
    # JSON
    "JSON 100,000 deep": (lambda: b"[" * 100_000, "document-too-large"),
    "JSON 3,000,000 deep": (lambda: b'{"a":' * 3_000_000, "document-too-large"),
    "JSON 190 deep": (
        lambda: JSON % (b"", b', "_x": ' + b'{"a":' * 190 + b"1" + b"}" * 190),
        None,
    ),
    "99,000 items in JSON": (
        lambda: JSON % (each(b'{"id":"#","content_text":"T"},', 99_000)[:-1], b""),
        None,
    ),
    "99,000 wrong items in JSON": (
        lambda: JSON % (each(b'{"id":#},', 99_000)[:-1], b""),
        "findings-limit",
    ),
    "900,000 items in JSON": (
        lambda: JSON % (each(b'{"id":#},', 900_000)[:-1], b""),
        "document-too-large",
    ),
    "190,000 members in JSON": (
        lambda: b'{"items":[],%s}' % each(b'"a#":1,', 190_000)[:-1],
        "findings-limit",
    ),
    "one name 1,000,000 times": (
        lambda: b'{"items":[],%s"b":1}' % (b'"a":1,' * 1_000_000),
        "document-too-large",
    ),
    "one name 190,000 times": (
        lambda: b'{"items":[],%s"b":1}' % (b'"a":1,' * 190_000),
        "json-duplicate-name",
    ),
    "a number of 5 MB": (
        lambda: JSON % (b"", b', "_x": {"a": %s}' % (b"9" * 5_000_000)),
        "json-syntax",
    ),
    "an exponent of 5 MB": (
        lambda: JSON % (b"", b', "_x": {"a": 1e%s}' % (b"9" * 5_000_000)),
        None,
    ),
    "a string of 19 MB": (
        lambda: JSON % (b"", b', "description": "%s"' % (b"x" * 19_000_000)),
        None,
    ),
    "3,000,000 escapes": (
        lambda: JSON % (b"", b', "description": "%s"' % (b"\\u0041" * 3_000_000)),
        None,
    ),
    "3,000,000 lone surrogates": (
        lambda: JSON % (b"", b', "description": "%s"' % (b"\\ud800" * 3_000_000)),
        "json-lone-surrogate",
    ),
    "190,000 NaN": (
        lambda: JSON % (b"", b', "_x": {"a": [%s1]}' % (b"NaN," * 190_000)),
        "json-not-a-number",
    ),
    "400,000 comments in JSON": (
        lambda: JSON % (b"/**/" * 400_000, b""),
        "json-syntax",
    ),
    "a comment in JSON, never closed": (
        lambda: JSON % (b"/*" * 5_000_000, b""),
        "json-syntax",
    ),
    "single quotes, never closed": (
        lambda: JSON % (b"'a" * 5_000_000, b""),
        "json-syntax",
    ),
    "9,000,000 escaped quotes": (
        lambda: b'{"items":"' + b'\\"' * 9_000_000,
        "json-syntax",
    ),
    "18 MB of quotes": (lambda: b"{" + b'"' * 18_000_000, "json-syntax"),
    "18 MB of spaces, then more": (
        lambda: JSON % (b"", b"") + b" " * 18_000_000 + b"x",
        "json-syntax",
    ),
    "a URL of 10 MB in JSON": (
        lambda: JSON % (b"", b', "feed_url": "http://%s"' % (b"a." * 5_000_000)),
        "json-url-invalid",
    ),
    "a date of 5 MB in JSON": (
        lambda: json_item(b', "date_published": "%s"' % (b"2" * 5_000_000)),
        "json-date-invalid",
    ),
    "an unknown member of 5 MB": (
        lambda: JSON % (b"", b', "%s": 1' % (b"content" * 700_000)),
        "json-member-unknown",
    ),
}
"""Each input's name, what makes it, and a rule that must find something, if any."""
