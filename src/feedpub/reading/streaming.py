"""Articles of a feed one by one, in flat memory, however large the file is."""

from __future__ import annotations

import codecs
from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lxml import etree

from feedpub.arguments import A_PATH, expect
from feedpub.errors import ReadError
from feedpub.formats.reading import Note
from feedpub.formats.reading.tree import Tree
from feedpub.reading import splitting
from feedpub.reading.files import opened, unreadable
from feedpub.reading.readers import (
    XML,
    check_format,
    check_url,
    format_of,
    json_reader,
)
from feedpub.reading.western import errors_in
from feedpub.validator import Limits
from feedpub.validator.document.encoding import decode
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
    path = Path(path)
    told: list[Note] = [] if notes is None else notes
    with opened(path) as file:
        try:
            head = file.read(_CHUNK)
            articles = _articles(path, file, head, (format, url, told, limits.bytes))
            for one in articles:
                yield one
                if notes is None:
                    told.clear()  # nobody asks for them, and there may be millions
        except OSError as error:
            raise unreadable(path, error) from error


_Wanted = tuple[str | None, str | None, list[Note], int]


def _articles(
    path: Path, file: BinaryIO, head: bytes, wanted: _Wanted
) -> Iterator[Article]:
    decoded = decode(head)
    start = decoded.data.lstrip()[:1]
    if start not in {b"<", b"{"}:
        raise ReadError(f"{path}: is no feed; give RSS, Atom or JSON Feed")
    chunks = _decoded(file, head, decoded.encoding, bom=decoded.bom is not None)
    if start == b"{":
        yield from _of_json(path, chunks, wanted)
    else:
        yield from _of_xml(path, chunks, wanted)


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


def _of_json(path: Path, chunks: Iterator[bytes], wanted: _Wanted) -> Iterator[Article]:
    format, url, notes, most = wanted
    check_format(format, "json", str(path))
    reader: Reader | None = None
    head, items = splitting.split(path, chunks, most)
    for item in items:
        if reader is None:
            reader = json_reader({**head, "items": [item]}, url, notes)
            reader.head()
        yield reader.article(item)


def _of_xml(path: Path, chunks: Iterator[bytes], wanted: _Wanted) -> Iterator[Article]:
    format, url, notes, most = wanted
    parser = _parser()
    reader: Reader | None = None
    for element in _elements(path, parser, chunks, most):
        if reader is None:
            root = element.getroottree().getroot()
            found = format_of(str(root.tag))
            if found is None:
                raise ReadError(f"{path}: <{root.tag}> is no feed")
            check_format(format, found, str(path))
            reader = XML[found](Tree(root, url, notes, has_bases=True))
            reader.head()
        yield reader.article(element)
        _forget(element)
    _finish(path, parser, notes, found=reader is not None)


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
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
    )


def _elements(
    path: Path, parser: Any, chunks: Iterator[bytes], most: int
) -> Iterator[Any]:
    """Give each article's element once it is whole, unless it is too large."""
    waiting = 0
    for number, chunk in enumerate(chunks):
        data = chunk.translate(_CONTROLS)
        if number == 0:
            data = _without_prolog(path, data)
        parser.feed(data)
        waiting += len(data)
        for _, element in parser.read_events():
            if _is_article(element):
                waiting = 0
                yield _spelt(element)
        if waiting > most:
            limit = f"larger than {most:,} bytes; raise limits= if you trust it"
            raise ReadError(f"{path}: something in it is {limit}")


def _spelt(element: Any) -> Any:
    """Put characters in the place of HTML's entities, which XML does not know."""
    entities = [*element.iter(etree.Entity)]
    for entity in entities:
        entity.tail = html5.get(f"{entity.name};", "") + (entity.tail or "")
    if entities:
        etree.strip_tags(element, etree.Entity)
    return element


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


def _finish(path: Path, parser: Any, notes: list[Note], *, found: bool) -> None:
    """Note the faults that were mended, and raise the one that was not."""
    try:
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{path}: {error}") from None
    for entry in parser.feed_error_log:
        if not any(sign in entry.type_name for sign in _MENDED):
            place = f"{path}:{entry.line}:{entry.column}"
            raise ReadError(f"{place}: {entry.message.strip()}; mend it and read again")
        notes.append(
            Note("mended", "document", "xml", entry.message.strip(), entry.line)
        )
    if found:
        return
    if root is None:
        raise ReadError(f"{path}: has no element at all; give RSS, Atom or JSON Feed")
    if format_of(str(root.tag)) is None:
        raise ReadError(f"{path}: <{root.tag}> is no feed; give RSS, Atom or JSON Feed")
