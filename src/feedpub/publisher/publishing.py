"""A feed as files: written, validated, and only then put in the place of the old."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from feedpub import formats
from feedpub.arguments import A_PATH, expect
from feedpub.errors import PublishError
from feedpub.formats import feed_of
from feedpub.formats.readable import FILE_NAME, style_of, stylesheet
from feedpub.publisher import atomic, compressing, documents, emptiness
from feedpub.publisher.archives.division import Division
from feedpub.publisher.archives.laying import laid_out, left_over, pieces
from feedpub.publisher.sinks.local import LocalSink
from feedpub.publisher.targets import Piece, Target, file_names, folder_url, targets

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from feedpub.errors import Problem
    from feedpub.model import Feed
    from feedpub.publisher.archives.dividing import Period
    from feedpub.publisher.archives.laying import Layout

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
    articles: int = 0
    """How many articles are in the file."""
    hubs: tuple[str, ...] = ()
    """The hubs that it names, which `feedpub.ping` tells when it is new."""
    left: tuple[Path, ...] = ()
    """Archives and pages of earlier builds that are no part of the feed any more.

    Their files are there still, for whoever knows their addresses.
    """

    @property
    def written(self) -> bool:
        """True when the file is new or changed, False when it was left untouched."""
        return self.state == "written"


def publish(  # noqa: PLR0913 - all of them have names
    feed: Feed,
    directory: str | os.PathLike[str],
    *,
    formats: Iterable[str] | str = USUAL_FORMATS,
    files: Mapping[str, str] | None = None,
    base_url: str | None = None,
    limit: int | None = None,
    archive_size: int | None = None,
    archive_by: Period | None = None,
    page_size: int | None = None,
    complete: bool = False,
    allow_empty: bool = False,
    validate: bool = True,
    strict: bool = False,
    readable: bool | str = False,
    compress: Iterable[str] | str = (),
    dry_run: bool = False,
) -> tuple[Receipt, ...]:
    """Write the feed into the directory, in each format, and say what was done.

    Everything is written and validated in memory before any file is replaced, and
    each file is replaced whole or not at all; one that would not change is not
    touched, not even its date. Files are `rss.xml`, `atom.xml` and `feed.json` unless
    `files` names them by format. Each carries its own address: `base_url`, or else the
    folder of the feed's `feed_url`, with the file's name. A symbolic link is followed,
    and what it points to is replaced. With `readable`, RSS and Atom open as a page in
    a browser: the stylesheet is written beside them, as `feedpub.css` and without a
    receipt; an address in the place of True is that of your own. `compress` names the
    content codings, of gzip, br and zstd, in which copies lie beside the files.

    Older articles go into archives of `archive_size` articles, or of a month or year
    (`archive_by`), or on to pages of `page_size`; or the feed is `complete` (RFC 5005;
    `archived` has more to say about archives). Their receipts, and files, come before
    those of the feed itself. That has `limit` articles at most, or with archives, at
    least. What an earlier division left there is named by a receipt's `left`.

    `PublishError` and nothing replaced: the feed has errors in our own validator (its
    `findings` say which), it is empty and what is there is not (`allow_empty`), or the
    system refuses. `LossError` with `strict`: a format cannot carry all of it.
    """
    feed = feed_of(feed)
    expect("directory", directory, A_PATH, "the name of a folder")
    division = Division(
        archive_size=archive_size,
        archive_by=archive_by,
        page_size=page_size,
        complete=complete,
        limit=limit,
    )
    published = put_divided(
        laid_out(feed, division),
        file_names(formats, files),
        directory,
        base_url=folder_url(base_url, feed.feed_url),
        allow_empty=allow_empty,
        validate=validate,
        strict=strict,
        readable=readable,
        compress=compress,
        dry_run=dry_run,
    )
    return (*published.others, *published.own)


class Published(NamedTuple):
    """What was published of a feed."""

    others: tuple[Receipt, ...]
    """Its archives, or further pages."""
    own: tuple[Receipt, ...]
    """The current document in each format."""


def put_divided(
    layout: Layout,
    names: Mapping[str, str],
    directory: str | os.PathLike[str],
    *,
    base_url: str | None,
    **how: Any,
) -> Published:
    """Publish all documents of a feed as `put` does, the current ones last."""
    found = pieces(layout, names, base_url)
    every = (*found.others, *found.own)
    receipts = put(every, directory, base_url=base_url, **how)
    used, folder = {piece.name for piece in every}, LocalSink(directory)
    left = (
        () if layout.leads_on else left_over(piece.name, used, folder.names)
        for piece in found.own
    )
    own = (
        replace(receipt, left=tuple(map(folder.root.joinpath, names)))
        for receipt, names in zip(receipts[len(found.others) :], left, strict=True)
    )
    return Published(receipts[: len(found.others)], tuple(own))


def put(
    given: Iterable[Piece],
    directory: str | os.PathLike[str],
    *,
    base_url: str | None,
    allow_empty: bool = False,
    validate: bool = True,
    strict: bool = False,
    readable: bool | str = False,
    compress: Iterable[str] | str = (),
    dry_run: bool = False,
) -> tuple[Receipt, ...]:
    """Publish several documents as `publish` does one feed: all of them, or none.

    They are replaced in their order, so what is linked to should come first.
    """
    given = tuple(given)
    codings = compressing.codings_of(compress)
    planned = targets(Path(directory), (piece[1:] for piece in given), base_url)
    style = FILE_NAME if readable is True else style_of(readable)
    ready = _written(given, planned, validate=validate, strict=strict, readable=style)
    styles = _styles(planned) if readable is True else ()
    if dry_run:
        return _receipts(ready, _changed(ready, allow_empty=allow_empty), "would-write")
    folders = {file.to.real.parent for file in (*styles, *ready)}
    for folder in sorted(folders):
        _make(folder)
    with atomic.alone_in(folders) as alone:
        if alone:
            real = [file.to.real for file in (*styles, *ready)]
            made = (compressing.copy_of(path, one) for path in real for one in codings)
            atomic.sweep((*real, *made))
        changed = _changed(ready, allow_empty=allow_empty)
        replaced = (*_differing(styles), *changed)  # what is named, before who names it
        _replace(replaced, (*styles, *ready), codings)
    return _receipts(ready, changed, "written")


def _replace(
    replaced: tuple[_File, ...], every: tuple[_File, ...], codings: tuple[str, ...]
) -> None:
    new = {file.to.real: file.data for file in replaced}
    old = {file.to.real: file.data for file in every if file.to.real not in new}
    compressing.replace_all(new.items(), old.items(), codings)


class _File(NamedTuple):
    to: Target
    data: bytes
    feed: Feed | None = None


def _written(
    given: tuple[Piece, ...],
    planned: tuple[Target, ...],
    *,
    validate: bool,
    strict: bool,
    readable: str | None,
) -> tuple[_File, ...]:
    """Write all documents; those of one feed together, which spares what they share."""
    plans = (
        documents.Plan(to.format, str(to.path), to.url, piece.feed, readable)
        for piece, to in zip(given, planned, strict=True)
    )
    done = documents.written(plans, validate=validate, strict=strict)
    return tuple(
        _File(to, document.data, document.feed)
        for to, document in zip(planned, done, strict=True)
    )


def _styles(planned: tuple[Target, ...]) -> tuple[_File, ...]:
    """Give the stylesheet, once for each folder that has a feed in XML."""
    folders = {to.path.parent for to in planned if to.format != "json"}
    paths = (folder / FILE_NAME for folder in sorted(folders))
    return tuple(
        _File(Target("css", path, atomic.real_file(path), None), stylesheet())
        for path in paths
    )


def _make(folder: Path) -> None:
    with atomic.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _changed(files: tuple[_File, ...], *, allow_empty: bool) -> tuple[_File, ...]:
    """Give those that differ from what is there; an empty feed may not wipe it out."""
    changed = _differing(files)
    for file in changed:
        if allow_empty or file.feed is None or file.feed.articles:
            continue
        if emptiness.may_have_articles(atomic.content(file.to.real)):
            raise PublishError(
                f"{file.to.path} has articles, and the feed that would replace it "
                f"has none; if that is right, say so with allow_empty (--allow-empty)"
            )
    return changed


def _differing(files: tuple[_File, ...]) -> tuple[_File, ...]:
    return tuple(file for file in files if not atomic.holds(file.to.real, file.data))


def _receipts(
    files: tuple[_File, ...], changed: tuple[_File, ...], state: State
) -> tuple[Receipt, ...]:
    return tuple(
        Receipt(
            path=file.to.path,
            format=file.to.format,
            bytes=len(file.data),
            sha256=hashlib.sha256(file.data).hexdigest(),
            state=state if file in changed else "unchanged",
            url=file.to.url,
            losses=formats.losses(file.feed, file.to.format),
            articles=len(file.feed.articles),
            hubs=documents.hubs_of(file.feed),
        )
        for file in files
        if file.feed is not None
    )
