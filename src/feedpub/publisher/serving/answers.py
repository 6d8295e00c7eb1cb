"""What is answered to a request for a file, whoever listens.

Sources: RFC 9110 (HTTP Semantics), 13 to 15; RFC 9111; WebSub 4.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from mimetypes import guess_type
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from feedpub.http import is_fresh, response_parts
from feedpub.publisher.compressing import SUFFIXES, copy_of, is_gzip_of
from feedpub.publisher.headers import headers_for, kind_of
from feedpub.publisher.serving import pages
from feedpub.publisher.serving.advertising import links_in

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from pathlib import Path

    from feedpub.publisher.serving.site import Site

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_TEXT: Final = "text/plain; charset=utf-8"
_UNKNOWN: Final = "application/octet-stream"
_START: Final = "index.html"


class Part(NamedTuple):
    """So many bytes of a file, which is too large to be read at once."""

    path: Path
    start: int
    length: int


class Answer(NamedTuple):
    """A status, headers, and what follows them where it is not a HEAD."""

    status: int
    headers: Mapping[str, str]
    body: bytes | Part


def answered(
    site: Site, target: str, asked: Mapping[str, str], *, max_age: int
) -> Answer:
    """Answer a GET; `asked` are the request's headers.

    What is hidden and what is not there are told alike, with 404.
    """
    path, _, query = target.partition("?")
    if path == pages.SCRIPT:
        return _page(pages.RELOADING, "text/javascript; charset=utf-8", asked)
    found = site.find(path)
    if found is None:
        return said(404, f"There is nothing at {path[:300]!r}.\n")
    if found.is_dir() and not path.endswith("/"):
        down = "/" + quote(found.relative_to(site.root).as_posix()) + "/"
        return said(308, "It is a folder.\n", {"Location": down})
    if query == pages.LIVE:
        return _page(pages.live(path), "", asked, pages.LIVE_POLICY)
    start = site.find(f"{path}{_START}") if found.is_dir() else found
    if start is None:
        return _page(pages.listing(path, site.names(found)), "", asked)
    return _file(start, asked, max_age)


def said(status: int, words: str, more: Mapping[str, str] | None = None) -> Answer:
    """Answer with a sentence."""
    body = words.encode()
    headers = headers_for("") | {
        "Content-Type": _TEXT,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
    }
    return Answer(status, {**headers, **(more or {})}, body)


def _page(
    data: bytes, media_type: str, asked: Mapping[str, str], policy: str = ""
) -> Answer:
    """Answer with what the server makes itself, which nobody is to keep."""
    own = headers_for("page.html", max_age=0)
    own |= {"Content-Security-Policy": policy} if policy else {}
    own |= {"Content-Type": media_type} if media_type else {}
    return _document(data, own, asked, None, {})


def _file(path: Path, asked: Mapping[str, str], max_age: int) -> Answer:
    """Read what is small and compress it; give the rest in parts, as players want."""
    headers = headers_for(path.name, max_age=max_age)
    try:
        status = path.stat()
        if kind_of(path.name) is None:
            return _media(path, status, headers, asked)
        data = path.read_bytes()
    except OSError as error:  # it has just been removed, or is not ours to read
        return said(404, f"{path.name[:300]!r} cannot be read: {error.strerror}.\n")
    moment = datetime.fromtimestamp(status.st_mtime, UTC)
    headers |= links_in(data)
    wanted = asked.get("Accept-Encoding", "")
    coded = _coded(path, data, wanted, status.st_mtime_ns)
    return _document(data, headers, asked, moment, coded)


def _document(
    data: bytes,
    headers: Mapping[str, str],
    asked: Mapping[str, str],
    moment: datetime | None,
    coded: Mapping[str, bytes],
) -> Answer:
    parts = response_parts(
        data,
        if_none_match=asked.get("If-None-Match"),
        if_modified_since=asked.get("If-Modified-Since"),
        accept_encoding=asked.get("Accept-Encoding"),
        last_modified=moment,
        coded=coded,
    )
    if parts.status == 304:
        own = {"Cache-Control": headers["Cache-Control"]}
        return Answer(304, {**parts.headers, **own}, b"")
    return Answer(parts.status, {**parts.headers, **headers}, parts.body)


def _coded(path: Path, data: bytes, wanted: str, changed: int) -> Mapping[str, bytes]:
    """Take the copies beside a file that are asked for, and of these very bytes.

    Of gzip that can be seen; other copies are not older than their file (`compress`).
    """
    found = {}
    for coding in SUFFIXES:
        copy = copy_of(path, coding)
        with suppress(OSError):
            if coding in wanted and copy.stat().st_mtime_ns >= changed:
                found[coding] = copy.read_bytes()
    if "gzip" in found and not is_gzip_of(found["gzip"], data):
        del found["gzip"]
    return found


def _media(
    path: Path,
    status: os.stat_result,
    headers: dict[str, str],
    asked: Mapping[str, str],
) -> Answer:
    """Answer with a file, or a part of it (RFC 9110, 14.2)."""
    kind, coding = guess_type(path.name)
    tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    moment = datetime.fromtimestamp(status.st_mtime, UTC).replace(microsecond=0)
    headers |= {
        "Content-Type": f"application/{coding}" if coding else kind or _UNKNOWN,
        "ETag": tag,
        "Last-Modified": format_datetime(moment, usegmt=True),
        "Accept-Ranges": "bytes",
    }
    known = (asked.get("If-None-Match"), asked.get("If-Modified-Since"))
    if is_fresh(tag, moment, *known):
        return Answer(304, headers, b"")
    part = _part(path, status.st_size, asked, tag)
    size = {"Content-Length": str(part.length)}
    if part.length == status.st_size:
        return Answer(200, headers | size, part)
    if part.length <= 0:
        more = {"Content-Range": f"bytes */{status.st_size}"}
        return said(416, "The file is not that long.\n", more)
    end = part.start + part.length - 1
    size["Content-Range"] = f"bytes {part.start}-{end}/{status.st_size}"
    return Answer(206, headers | size, part)


def _part(path: Path, size: int, asked: Mapping[str, str], tag: str) -> Part:
    """Read Range; what is none that we know asks for all of the file."""
    found = _RANGE.fullmatch(asked.get("Range", "").strip())
    if not found or not any(found.groups()) or asked.get("If-Range", tag) != tag:
        return Part(path, 0, size)
    first, last = found.groups()
    if not first:  # the last so many bytes
        length = min(int(last), size)
        return Part(path, size - length, length)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    return Part(path, start, end - start + 1)
