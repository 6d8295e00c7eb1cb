"""Articles of a feed one by one, in flat memory, however large the file is."""

from __future__ import annotations

import codecs
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from lxml import etree

from feedpub.arguments import A_PATH, expect
from feedpub.errors import ReadError
from feedpub.formats.reading import Note, remarks
from feedpub.formats.reading.tree import Tree
from feedpub.reading import splitting
from feedpub.reading.escapes import escaped
from feedpub.reading.files import opened, unreadable
from feedpub.reading.readers import (
    XML,
    check_format,
    check_url,
    format_of,
    json_reader,
    reader_of,
)
from feedpub.reading.refusing import no_feed, no_start
from feedpub.reading.western import errors_in
from feedpub.validator import Limits, validate
from feedpub.validator.document import read as parse
from feedpub.validator.document.encoding import decode
from feedpub.validator.document.kinds import leading_markup, leading_text
from feedpub.validator.document.prolog import read_prolog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article
    from feedpub.reading.readers import Reader

_CHUNK: Final = 65_536
_DEFAULTS: Final = Limits()
_CONTROLS: Final = bytes(
    32 if byte < 32 and byte not in b"\t\n\r" else byte for byte in range(256)
)
_MENDED: Final = (
    *("ENTITY", "NAME_REQUIRED", "ENTITYREF", "CHARREF", "NS_ERR", "INVALID_CHAR"),
    *("INVALID_ENCODING", "ATTRIBUTE_REDEFINED", "MISPLACED_CDATA_END"),
)


def iter_articles(
    path: str | Path,
    format: str | None = None,
    *,
    url: str | None = None,
    notes: list[Note] | None = None,
    limits: Limits = _DEFAULTS,
) -> Iterator[Article]:
    """Read the articles of a file one by one; a gigabyte takes no more memory.

    They are as `read` gives them, but that ids are not compared with one another and
    that only what stands before the first article is known of the feed. `notes` gets
    what was mended or left out. Where the document breaks, `ReadError` comes after the
    articles before; of the limits, `bytes` is that of one article.
    """
    check_url(url)
    expect("path", path, A_PATH, "the name of a file; read() takes bytes")
    expect("limits", limits, Limits, "feedpub.Limits(...)")
    expect("notes", notes, list, "a list to fill", or_none=True)
    path, told = Path(path), [] if notes is None else notes
    with opened(path) as file:
        try:
            head = file.read(_CHUNK)
            wanted = _Wanted(path, head, format, url, told, limits.bytes)
            for one in _articles(file, wanted):
                yield one
                if notes is None:
                    told.clear()  # nobody asks for them, and there may be millions
        except OSError as error:
            raise unreadable(path, error) from error


class _Wanted(NamedTuple):
    """The file that is read, and how."""

    path: Path
    head: bytes
    format: str | None
    url: str | None
    notes: list[Note]
    most: int

    def check(self, found: str) -> None:
        """Refuse another format than the one that is wanted."""
        check_format(self.format, found, str(self.path))

    def refused(self, reason: str) -> ReadError:
        """Say why this is no feed, as `read` says it where the head tells."""
        whole = len(self.head) < _CHUNK
        return no_start(self.path, self.head, reason, whole=whole)


def _articles(file: BinaryIO, wanted: _Wanted) -> Iterator[Article]:
    decoded = decode(wanted.head)
    bom = decoded.bom is not None
    chunks = _decoded(file, wanted.head, decoded.encoding, bom=bom)
    first = next(chunks, b"")
    if first.lstrip()[:1] == b"{":
        yield from _of_json(chain((first,), chunks), wanted)
        return
    if before := _length_before(first):
        reason = "it stands before the feed, and is left out"
        wanted.notes.append(Note("mended", "document", "leading-text", reason, 1))
    elif first.lstrip()[:1] != b"<":
        raise wanted.refused("is no feed")
    yield from _of_xml(chain((first[before:],), chunks), wanted)


def _length_before(data: bytes) -> int:
    """Give the length of what stands before the feed, such as a server's warning."""
    if data.lstrip()[:1] != b"<":
        return leading_text(data)
    root = read_prolog(data).root.rpartition(":")[2]
    return leading_markup(data) if format_of(root) is None else 0


def _decoded(
    file: BinaryIO, head: bytes, encoding: str, *, bom: bool
) -> Iterator[bytes]:
    """Give the file in UTF-8, chunk by chunk, with what is wrong in it mended."""
    decoder = codecs.getincrementaldecoder(encoding)(errors_in(encoding))
    chunk = head
    first = bom
    while chunk:
        text = decoder.decode(chunk)
        yield text[1:].encode() if first else text.encode("utf-8", "replace")
        first = False
        chunk = file.read(_CHUNK)
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _of_json(chunks: Iterator[bytes], wanted: _Wanted) -> Iterator[Article]:
    found = splitting.split(wanted.path, chunks, wanted.most)
    if isinstance(found, bytes):
        yield from _without_items(found, wanted)
        return
    wanted.check("json")
    head, items = found
    reader = None
    for item in items:
        if reader is None:
            whole = {**head, "items": [item]}
            reader = json_reader(whole, wanted.url, wanted.notes)
            at = reader.head()[1]
        yield from reader.articles({"items": [item]}, at)


def _without_items(data: bytes, wanted: _Wanted) -> Iterator[Article]:
    """Read a JSON Feed without an array of items, which is one without articles."""
    limits = Limits(bytes=wanted.most)
    reader = reader_of(parse(data, limits), wanted.url, wanted.notes)
    if reader is None:
        raise no_feed(replace(validate(data, limits=limits), path=str(wanted.path)))
    wanted.check("json")
    yield from reader.feed().articles


def _of_xml(chunks: Iterator[bytes], wanted: _Wanted) -> Iterator[Article]:
    parser = _parser()
    reader: Reader | None = None
    for element in _elements(wanted, parser, chunks):
        if reader is None:
            root = element.getroottree().getroot()
            found = format_of(str(root.tag))
            if found is None:
                raise wanted.refused(f"<{root.tag}> is no feed")
            wanted.check(found)
            remarks.strip(root)
            reader = XML[found](Tree(root, wanted.url, wanted.notes, has_bases=True))
            reader.head()
        remarks.strip(element)
        yield reader.article(element)
        _forget(element)
    _finish(parser, wanted, found=reader is not None)


def _parser() -> Any:
    """Make a parser that reads on behind faults, and fetches and expands nothing."""
    return etree.XMLPullParser(
        events=("end",),
        tag=("{*}item", "{*}entry"),
        attribute_defaults=False,
        dtd_validation=False,
        encoding="utf-8",
        huge_tree=False,
        load_dtd=False,
        no_network=True,
        recover=True,
        resolve_entities=False,
    )


def _elements(wanted: _Wanted, parser: Any, chunks: Iterator[bytes]) -> Iterator[Any]:
    """Give each article's element once it is whole, unless it is too large."""
    waiting = 0
    for data in escaped(_prepared(wanted.path, chunks), wanted.notes):
        parser.feed(data)
        waiting += len(data)
        for _, element in parser.read_events():
            if _is_article(element):
                waiting = 0
                yield element
        if waiting > wanted.most:
            limit = f"larger than {wanted.most:,} bytes; raise limits= if you trust it"
            raise ReadError(f"{wanted.path}: something in it is {limit}")


def _prepared(path: Path, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Blank what no parser may see."""
    for number, chunk in enumerate(chunks):
        data = chunk.translate(_CONTROLS)
        yield data if number else _without_prolog(path, data)


def _without_prolog(path: Path, data: bytes) -> bytes:
    """Blank the declaration and the DOCTYPE, so that no parser sees any entity."""
    prolog = read_prolog(data)
    if prolog.fault is not None:
        line = getattr(prolog.fault.at, "line", 1)
        raise ReadError(f"{path}:{line}: what stands before the feed is too much")
    return prolog.data.lstrip()


def _is_article(element: Any) -> bool:
    """Tell articles from elements of that name deeper inside: only the format's own."""
    parent = element.getparent()
    if parent is None or parent.getparent() is None:
        return True
    is_channel = str(parent.tag).rpartition("}")[2] == "channel"
    return is_channel and parent.getparent().getparent() is None


def _forget(element: Any) -> None:
    """Let go of an article that was read, and of all that stands before it."""
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    while element.getprevious() is not None:
        del parent[0]


def _finish(parser: Any, wanted: _Wanted, *, found: bool) -> None:
    """Note the faults that were mended, and raise the one that was not."""
    try:
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise wanted.refused(str(error)) from None
    if not found and (root is None or format_of(str(root.tag)) is None):
        what = "has no element at all" if root is None else f"<{root.tag}> is no feed"
        raise wanted.refused(what)
    for entry in parser.feed_error_log:
        if not any(sign in entry.type_name for sign in _MENDED):
            place = f"{wanted.path}:{entry.line}:{entry.column}"
            raise ReadError(f"{place}: {entry.message.strip()}; mend it and read again")
        wanted.notes.append(
            Note("mended", "document", "xml", entry.message.strip(), entry.line)
        )
