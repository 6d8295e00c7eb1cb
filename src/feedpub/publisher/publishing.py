"""A feed as files: written, validated, and only then put in the place of the old."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from feedpub import formats, validator
from feedpub.errors import InvalidFeed, PublishError
from feedpub.formats import feed_of
from feedpub.publisher import atomic, emptiness
from feedpub.publisher.targets import Target, file_names, folder_url, targets

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from feedpub.errors import Problem
    from feedpub.model import Feed

USUAL_FORMATS: Final = ("rss", "atom", "json")

State = Literal["written", "unchanged", "would-write"]
"""What became of a file; `would-write` is what a dry run says instead of `written`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was published: the file, its size and hash, its address and its losses."""

    path: Path
    format: str
    bytes: int
    sha256: str
    state: State
    url: str | None = None
    """The file's own address, which its self link says; None if it is not known."""
    losses: tuple[Problem, ...] = ()
    """What this format cannot carry of the feed."""

    @property
    def written(self) -> bool:
        """True when the file is new or changed, False when it was left untouched."""
        return self.state == "written"


def publish(
    feed: Feed,
    directory: str | os.PathLike[str],
    *,
    formats: Iterable[str] | str = USUAL_FORMATS,
    files: Mapping[str, str] | None = None,
    base_url: str | None = None,
    allow_empty: bool = False,
    validate: bool = True,
    strict: bool = False,
    dry_run: bool = False,
) -> tuple[Receipt, ...]:
    """Write the feed into the directory, in each format, and say what was done.

    Everything is written and validated in memory before any file is replaced, and
    each file is replaced whole or not at all; one that would not change is not
    touched, not even its date. Files are `rss.xml`, `atom.xml` and `feed.json` unless
    `files` names them by format. Each carries its own address: `base_url`, or else the
    folder of the feed's `feed_url`, with the file's name. A symbolic link is followed,
    and what it points to is replaced.

    `PublishError` and nothing replaced: the feed has errors in our own validator (its
    `findings` say which), it is empty and what is there is not (`allow_empty`), or the
    system refuses. `LossError` with `strict`: a format cannot carry all of it.
    """
    feed = feed_of(feed)
    names = file_names(formats, files)
    base = folder_url(base_url, feed.feed_url)
    planned = targets(Path(directory), names, base)
    documents = tuple(_written(feed, to, strict=strict) for to in planned)
    if validate:
        for document in documents:
            _validate(document)
    if dry_run:
        changed = _changed(feed, documents, allow_empty=allow_empty)
        return _receipts(feed, documents, changed, "would-write")
    folders = {document.to.real.parent for document in documents}
    for folder in sorted(folders):
        _make(folder)
    with atomic.alone_in(folders) as alone:
        if alone:
            atomic.sweep(document.to.real for document in documents)
        changed = _changed(feed, documents, allow_empty=allow_empty)
        atomic.replace_all((document.to.real, document.data) for document in changed)
    return _receipts(feed, documents, changed, "written")


class _Document(NamedTuple):
    to: Target
    data: bytes


def _written(feed: Feed, to: Target, *, strict: bool) -> _Document:
    return _Document(to, formats.write(feed, to.format, url=to.url, strict=strict))


def _validate(document: _Document) -> None:
    largest = validator.Limits.of_size(len(document.data))  # it is our own
    report = validator.validate(document.data, url=document.to.url, limits=largest)
    try:
        replace(report, path=str(document.to.path)).raise_for_errors()
    except InvalidFeed as invalid:
        raise PublishError(
            f"{document.to.path} is not published, for it would not be valid:\n"
            f"{invalid}\nNo file was changed; mend the articles and publish again.",
            report.errors,
        ) from invalid


def _make(folder: Path) -> None:
    with atomic.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _changed(
    feed: Feed, documents: tuple[_Document, ...], *, allow_empty: bool
) -> tuple[_Document, ...]:
    """Give those that differ from what is there; an empty feed may not wipe it out."""
    changed = tuple(
        document
        for document in documents
        if not atomic.holds(document.to.real, document.data)
    )
    if allow_empty or feed.articles:
        return changed
    for document in changed:
        if emptiness.may_have_articles(document.to.real):
            raise PublishError(
                f"{document.to.path} has articles, and the feed that would replace it "
                f"has none; if that is right, say so with allow_empty (--allow-empty)"
            )
    return changed


def _receipts(
    feed: Feed,
    documents: tuple[_Document, ...],
    changed: tuple[_Document, ...],
    state: State,
) -> tuple[Receipt, ...]:
    return tuple(
        Receipt(
            path=document.to.path,
            format=document.to.format,
            bytes=len(document.data),
            sha256=hashlib.sha256(document.data).hexdigest(),
            state=state if document in changed else "unchanged",
            url=document.to.url,
            losses=formats.losses(feed, document.to.format),
        )
        for document in documents
    )
