"""Feeds read back: documents of any format and age become a `Feed` again.

The validator's first stage makes a tree of the bytes, whatever they are, and the
format's reader makes a feed of the tree. Nothing is fetched and no clock is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.arguments import expect
from feedpub.errors import ReadError
from feedpub.formats.reading import Note
from feedpub.reading.escapes import escaped
from feedpub.reading.files import data_of
from feedpub.reading.readers import check_format, check_url, reader_of
from feedpub.reading.refusing import UNNAMED, no_feed, said
from feedpub.reading.streaming import iter_articles
from feedpub.reading.western import in_utf8
from feedpub.validator import RULES, Level, Limits, Report, validate
from feedpub.validator.document import read as parse
from feedpub.validator.document.encoding import decode
from feedpub.validator.document.prolog import read_prolog

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.model import Feed
    from feedpub.validator.document import Document

__all__ = ["Note", "Reading", "iter_articles", "read", "read_with_notes"]

_DEFAULTS: Final = Limits()
_LONGER: Final = 5  # an & becomes &amp;


class Reading(NamedTuple):
    """A feed as it was read, and what is not in it as the document had it."""

    feed: Feed
    notes: tuple[Note, ...]
    """What was mended and what was left out, in the order of reading."""
    format: str
    """`rss`, `rdf`, `atom`, `atom-entry` or `json`."""


def read(
    source: bytes | str | Path,
    format: str | None = None,
    *,
    url: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULTS,
) -> Feed:
    """Read a feed: bytes as they are, a `str` or `Path` as the name of a file.

    RSS 0.90 to 2.0, Atom 0.3 and 1.0 and JSON Feed 1.0 and 1.1 are told apart by their
    content; `format` ("rss", "rdf", "atom" or "json") refuses the others. `url` is the
    document's own address, for what is relative in it.

    What can be read is read, however broken the rest is; `read_with_notes` tells what
    became of it. With `strict`, a document with errors raises `ReadError`, whose
    `report` is the validator's. What is no feed at all raises it in any case.
    """
    return read_with_notes(source, format, url=url, strict=strict, limits=limits).feed


def read_with_notes(
    source: bytes | str | Path,
    format: str | None = None,
    *,
    url: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULTS,
) -> Reading:
    """Read a feed as `read` does, and tell what was mended or left out."""
    check_url(url)
    expect("limits", limits, Limits, "feedpub.Limits(...)")
    path = None if isinstance(source, bytes) else str(source)
    data = data_of(source, limits.bytes)
    if strict:
        _refuse_errors(replace(validate(data, url=url, limits=limits), path=path))
    document, flawed = _parsed(data, limits)
    notes: list[Note] = []
    reader = reader_of(document, url, notes)
    if reader is None:
        raise no_feed(replace(validate(data, limits=limits), path=path))
    found = document.format or ""
    check_format(format, found, path or UNNAMED)
    if flawed:
        notes += _mended(data, limits)
    return Reading(reader.feed(), tuple(notes), found)


def _parsed(data: bytes, limits: Limits) -> tuple[Document, bool]:
    """Give the document, and whether anything was wrong with its bytes."""
    document = parse(data, limits)
    flawed = bool(document.flaws)
    kinds = {flaw.kind for flaw in document.flaws}
    if document.encoding == "utf-8" and "encoding-invalid" in kinds:
        data = in_utf8(data)
        document = parse(data, limits)
    few = len(document.flaws) <= limits.findings
    if few and document.kind == "xml" and kinds & {"ampersand", "entity"}:
        whole = read_prolog(decode(data).data).data
        largest = replace(limits, bytes=_LONGER * limits.bytes)
        document = parse(b"".join(escaped((whole,))), largest)
    return document, flawed


def _refuse_errors(report: Report) -> None:
    if report.errors:
        count = len(report.errors)
        more = f" and {count - 1} more errors" if count > 1 else ""
        raise ReadError(f"{said(report)}{more}", report)


def _mended(data: bytes, limits: Limits) -> list[Note]:
    """Put what was wrong with the bytes themselves into the validator's words."""
    return [
        Note("mended", "document", one.rule, one.message, one.line)
        for one in validate(data, limits=limits).findings
        if one.level > Level.NOTE and "#document" in RULES[one.rule].on
    ]
