"""What a server answers to someone who asks for a feed, whatever the framework.

Source: RFC 9110 (HTTP Semantics), RFC 9111 (HTTP Caching), WebSub 4.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub import dates
from feedpub.arguments import FEED, expect
from feedpub.errors import ArgumentError
from feedpub.formats import find, write
from feedpub.model import Feed
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from feedpub.dates import When

MAX_AGE: Final = 900
"""Seconds that caches keep a feed, for it may change with the next article."""

_SAFE: Final = "default-src 'none'; style-src 'self'{}; img-src 'self'"
POLICY: Final = _SAFE.format("")
"""What a browser may do with a feed that it shows: nothing runs, nobody is told."""

_STYLED: Final = re.compile(
    rb'<\?xml-stylesheet type="text/css" href="(https?://[\w.:-]{1,300}(?=[/"]))?'
)
_SMALLEST: Final = 1000
_CODINGS: Final = ("br", "zstd", "gzip")
"""What documents are compressed by, the best first."""
_CODING: Final = re.compile(
    r"\s*([A-Za-z*_-]+)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?"
)
_TAG: Final = re.compile(r'\s*(?:W/)?("[^"]*")\s*(?:,|$)')
_LONGEST: Final = 8192
_START: Final = 1024
_ROOTS: Final = ((b"<rss", "rss"), (b"<feed", "atom"), (b"<rdf:rdf", "rdf"))
_XML: Final = "application/xml"
_UTF_8: Final = "; charset=utf-8"


class ResponseParts(NamedTuple):
    """An answer, ready for any framework; a 304 has no body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def response_parts(  # noqa: PLR0913 - all of them have names
    feed: Feed | bytes,
    format: str = "rss",
    *,
    if_none_match: str | None = None,
    if_modified_since: str | None = None,
    accept_encoding: str | None = None,
    last_modified: When | None = None,
    content_type: str | None = None,
    max_age: int = MAX_AGE,
    private: bool = False,
    url: str | None = None,
    readable: str | None = None,
    data: bytes | None = None,
    coded: Mapping[str, bytes] | None = None,
) -> ResponseParts:
    """Give status, headers and body of the answer to a GET, or to a HEAD without body.

    A `Feed` is written in the `format`; bytes are sent as they are, and their type is
    seen in them. The next three are the request's headers of these names. The date of
    a feed is its newest article's, that of bytes is `last_modified` or none. Equal
    feeds have equal ETags, so nobody needs to remember anything between two requests.
    `max_age` is how many seconds caches may keep the answer; a `private` one, which
    is for the asker alone, only the asker's own. `readable` is that of `write`; a feed
    that opens as a page is sent as application/xml, for browsers show no other type.
    `data` is the document of a `Feed` that is written already, and `coded` what there
    is of it in content codings, such as `{"br": ...}`; gzip is made if it is missing.
    """
    expect("feed", feed, (Feed, bytes), f"{FEED}, or a document's bytes")
    expect("data", data, bytes, "the document's bytes", or_none=True)
    expect("coded", coded, Mapping, "bytes by their coding", or_none=True)
    expect("max_age", max_age, int, "a number of seconds")
    _check_headers(if_none_match, if_modified_since, accept_encoding)
    coded = coded or {}
    if data is None:
        data = _data(feed, format, url, readable)
    when = _date(feed, last_modified)
    coding = _coding(accept_encoding, coded, len(data))
    tag = _tag(data, coding)
    headers = _for_caches(tag, when, max_age, private=private)
    if is_fresh(tag, when, if_none_match, if_modified_since):
        return ResponseParts(304, headers, b"")
    body = _coded(data, coding, coded)
    headers |= {
        "Content-Type": content_type or _type(feed, format, data),
        "Content-Length": str(len(body)),
        **_for_browsers(data, private=private),
        **({"Content-Encoding": coding} if coding else {}),
        **_for_subscribers(feed, url),
    }
    return ResponseParts(200, headers, body)


def is_fresh(
    tag: str, when: datetime | None, none_match: str | None, since: str | None
) -> bool:
    """Tell whether who asks has this already; a tag goes before a date (13.2.2)."""
    if none_match is not None:
        return _matches(tag, none_match[:_LONGEST])
    if since is None or when is None:
        return False
    try:
        moment = parsedate_to_datetime(since[:_LONGEST])
    except (ValueError, TypeError, OverflowError):
        return False  # an invalid date is ignored (13.1.3)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return when <= moment


def _check_headers(*values: str | None) -> None:
    """Refuse what no header of a request can be."""
    names = ("if_none_match", "if_modified_since", "accept_encoding")
    for name, value in zip(names, values, strict=True):
        expect(name, value, str, "the header's value, or None", or_none=True)


def _data(
    feed: Feed | bytes, format: str, url: str | None, readable: str | None
) -> bytes:
    if isinstance(feed, Feed):
        return write(feed, format, url=url, readable=readable)
    return feed


def _date(feed: Feed | bytes, given: When | None) -> datetime | None:
    """Give the date in UTC, to the second, as headers have it (RFC 9110, 5.6.7)."""
    if given is not None:
        when: datetime | None = _moment(given)
    elif isinstance(feed, Feed):
        when = dates.known(feed.last_updated)
    else:
        when = None
    return None if when is None else when.astimezone(UTC).replace(microsecond=0)


def _moment(given: When) -> datetime:
    try:
        return dates.parse(given)
    except ValueError as error:
        raise ArgumentError(f"last_modified: {error}") from None


def _for_caches(
    tag: str, when: datetime | None, max_age: int, *, private: bool
) -> dict[str, str]:
    """Give the headers that a 304 has, too (RFC 9110, 15.4.5)."""
    headers = {
        "ETag": tag,
        "Cache-Control": f"{'private' if private else 'public'}, max-age={max_age}",
        "Vary": "Accept-Encoding",
    }
    if when is not None:
        headers["Last-Modified"] = format_datetime(when, usegmt=True)
    return headers


def _tag(data: bytes, coding: str | None) -> str:
    """Give a strong tag; another coding is another representation (RFC 9110, 8.8.3)."""
    digest = hashlib.sha256(data).hexdigest()[:32]
    return f'"{digest}-{coding}"' if coding else f'"{digest}"'


def _matches(tag: str, none_match: str) -> bool:
    """Compare weakly: what a proxy made weak is the same still (13.1.2)."""
    return none_match.strip() == "*" or tag in _TAG.findall(none_match)


def _coding(accepted: str | None, coded: Mapping[str, bytes], size: int) -> str | None:
    """Choose by Accept-Encoding; without one it is the bytes as they are (12.5.3)."""
    weights = {}
    for part in (accepted or "")[:_LONGEST].split(","):
        if found := _CODING.fullmatch(part):
            weights[found[1].lower()] = float(found[2] or 1)
    others = weights.get("*", 0.0)
    at_hand = {
        coding: weights.get(coding, others)
        for coding in _CODINGS
        if coding in coded or (coding == "gzip" and size >= _SMALLEST)
    }
    best = max(at_hand, key=at_hand.__getitem__, default=None)
    return best if best and at_hand[best] > 0 else None


def _coded(data: bytes, coding: str | None, coded: Mapping[str, bytes]) -> bytes:
    if coding is None:
        return data
    return coded[coding] if coding in coded else gzip.compress(data, 6, mtime=0)


def _for_browsers(data: bytes, *, private: bool) -> dict[str, str]:
    """Give what keeps a document from doing anything, and lets other sites read it."""
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": _policy(data),
    }
    return headers if private else headers | {"Access-Control-Allow-Origin": "*"}


def _policy(data: bytes) -> str:
    """Allow the stylesheet, wherever it is, and what the page may show."""
    found = _STYLED.search(data, 0, _START)
    host = found[1].decode() if found and found[1] else ""
    return _SAFE.format(f" {host}" if host else "")


def _type(feed: Feed | bytes, format: str, data: bytes) -> str:
    """Name the charset of what was written here; other bytes declare their own."""
    if isinstance(feed, Feed):
        return media_type(format, data)
    return _XML if _is_styled(data) else _seen(data)


def media_type(format: str, data: bytes) -> str:
    """Give the Content-Type of a document that was written in the format.

    One that opens as a page is XML like any other, for browsers show no other type.
    """
    return f"{_XML}{_UTF_8}" if _is_styled(data) else type_of(format)


def type_of(format: str) -> str:
    """Give the format's Content-Type; JSON knows no charset (RFC 8259, 11)."""
    found = find(format).MEDIA_TYPE
    return found if "json" in found else f"{found}{_UTF_8}"


def _is_styled(data: bytes) -> bool:
    return _STYLED.search(data, 0, _START) is not None


def _seen(data: bytes) -> str:
    """Tell a document's media type by its first element, in its first kilobyte."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return find("json").MEDIA_TYPE
    found = [(start.find(root), format) for root, format in _ROOTS if root in start]
    return find(min(found)[1]).MEDIA_TYPE if found else _XML


def _for_subscribers(feed: Feed | bytes, url: str | None) -> dict[str, str]:
    """Name the hubs and the topic, where subscribers look first (WebSub 4)."""
    if not isinstance(feed, Feed) or not feed.hubs:
        return {}
    links = [f'<{to_uri(hub.url)}>; rel="hub"' for hub in feed.hubs]
    if topic := url or feed.feed_url:
        links.append(f'<{to_uri(topic)}>; rel="self"')
    return {"Link": ", ".join(links)}
