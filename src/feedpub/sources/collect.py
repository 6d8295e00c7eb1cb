"""Many files or rows to articles: one that is bad never stops the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from feedpub import dates, uris
from feedpub.arguments import A_PATH, expect, several
from feedpub.errors import (
    ArgumentError,
    FeedpubError,
    Problem,
    ProblemsError,
    SourceError,
)
from feedpub.extras import MissingExtraError
from feedpub.sources import data, database, files, markdown, objects, text
from feedpub.sources.articles import build, location
from feedpub.sources.articles.location import Place
from feedpub.sources.options import Collected, Note, SourceOptions
from feedpub.sources.record import LARGEST, Record, failed

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from feedpub.model import Article
    from feedpub.sources.articles.field_map import FieldMap
    from feedpub.sources.files import Source

_USUAL: Final = SourceOptions()
_NOWHERE: Final = Place()
_MAY_BE_EMPTY: Final = frozenset({".jsonl", ".ndjson", ".csv"})  # of no rows


class Progress(Protocol):
    """Told of each file before it is read."""

    def __call__(self, done: int, total: int, path: str, /) -> None:
        """Take the number of files done, the number of all, and the next one."""


def read_articles(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    options: SourceOptions = _USUAL,
    progress: Progress | None = None,
    apart_from: Iterable[str | os.PathLike[str]] = (),
    query: str | None = None,
) -> Collected:
    """Read files, and folders with all that is in them, in the order of their names.

    Files in `apart_from` are passed by, as feeds are that were written into the same
    folder. A path may be the URL of a database, where `query` says what to select.
    Whatever is wrong inside a file is a problem that names file and line; the others
    are read all the same. Raises `SourceError` only for what spoils all of them: an
    option or a query that is wrong, a database or an extra that is not there.
    """
    given = _paths("paths", [paths] if isinstance(paths, A_PATH) else paths)
    passed_by = _paths("apart_from", apart_from)
    _check_words(query, progress)
    tally = _tally(options)
    urls = [str(path) for path in given if database.is_url(path)]
    found = files.walk((path for path in given if path not in urls), passed_by)
    parts = tally.sort_out(found) + _databases(urls, query or "", options.field_map)
    tell = progress or _silent
    for done, part in enumerate(parts):
        tell(done, len(parts), part.where)
        tally.add_all(part.read(), part.place, part.folder)
    if parts:
        tell(len(parts), len(parts), parts[-1].where)
    return tally.collected()


def read_rows(
    rows: Iterable[object], *, options: SourceOptions = _USUAL, where: str = "row"
) -> Collected:
    """Read rows of a database, dicts or objects; a bad row does not stop the others."""
    return collected(options, lambda: objects.read_rows(rows, where=where))


def articles_from(
    rows: Iterable[object], *, options: SourceOptions = _USUAL, where: str = "row"
) -> Iterator[Article]:
    """Yield an article for each row as it comes, so that memory stays flat.

    Drafts, and with `now` future and expired articles, are left out. The first bad row
    raises `SourceError` with everything that is wrong with it.
    """
    return articles_of(options, lambda: objects.read_rows(rows, where=where))


def collected(
    options: SourceOptions, records: Callable[[], Iterable[Record | Problem]]
) -> Collected:
    """Make articles of records that come from no file, once the options are right."""
    tally = _tally(options)
    tally.add_all(records())
    return tally.collected()


def articles_of(
    options: SourceOptions, records: Callable[[], Iterable[Record | Problem]]
) -> Iterator[Article]:
    """Make an article of each such record as it comes; the first bad one raises."""
    _check(options)
    return _articles(records(), options)


def _paths(name: str, given: object) -> list[str | os.PathLike[str]]:
    return [*several(name, given, A_PATH, "names of files and folders")]


def _check_words(query: object, progress: object) -> None:
    expect("query", query, str, "the statement, as a string", or_none=True)
    if progress is not None and not callable(progress):
        raise ArgumentError("progress cannot be called; give a function, or None")


def _silent(done: int, total: int, path: str, /) -> None:
    """Take what nobody wants to be told."""


class _Part(NamedTuple):
    """A file or a database: its name, what reads it, and where its articles are."""

    where: str
    read: Callable[[], Iterable[Record | Problem]]
    place: Place = _NOWHERE
    folder: Path | None = None


def _databases(urls: list[str], query: str, names: FieldMap) -> list[_Part]:
    return [
        _Part(
            database.masked(url),
            partial(database.read_database, url, query, field_map=names),
        )
        for url in urls
    ]


def _articles(
    records: Iterable[Record | Problem], options: SourceOptions
) -> Iterator[Article]:
    for record in records:
        if isinstance(record, Problem):
            raise SourceError((record,))
        built = build(record, options, Place())
        if built.problems:
            raise SourceError(built.problems)
        if built.article is not None:
            yield built.article


@dataclass(slots=True)
class _Tally:
    """What has been read so far."""

    options: SourceOptions
    articles: list[Article] = field(default_factory=list)
    kept: list[Mapping[str, tuple[str, ...]]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(
        default_factory=lambda: {"draft": [], "future": [], "expired": []}
    )
    withdrawn: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def sort_out(
        self, found: Iterator[Source | files.Skipped | Problem]
    ) -> list[_Part]:
        """Return the files that are to be read, and keep account of the rest."""
        parts = []
        for each in found:
            if isinstance(each, Problem):
                self.problems.append(each)
            elif isinstance(each, files.Skipped):
                self._pass_by(each)
            else:
                read = partial(_records, each)
                parts.append(_Part(each.where, read, each.place, each.path.parent))
        return parts

    def _pass_by(self, file: files.Skipped) -> None:
        self.skipped.append(file.where)
        if file.reason:
            self.notes.append(Note(file.where, f"skipped: {file.reason}"))

    def add_all(
        self,
        records: Iterable[Record | Problem],
        place: Place = _NOWHERE,
        folder: Path | None = None,
    ) -> None:
        """Make articles of records; those of a file have its place and its folder."""
        for record in records:
            self._add(record, place, folder)

    def _add(self, record: Record | Problem, place: Place, folder: Path | None) -> None:
        if isinstance(record, Problem):
            self.problems.append(record)
            return
        try:
            built = build(record, self.options, place, folder)
        except RecursionError:
            self.problems.append(Problem(record.where, "", "is nested too deeply"))
            return
        self.notes += (Note(record.where, note) for note in built.notes)
        self.problems += built.problems
        if built.fate:
            self.left_out[built.fate].append(record.where)
            self.withdrawn += built.names
        elif built.article is not None:
            self._keep(built.article, built.kept, record.where)

    def _keep(
        self, article: Article, kept: Mapping[str, tuple[str, ...]], where: str
    ) -> None:
        twin = self.places.setdefault(str(article.id), where)
        if len(self.places) == len(self.articles):
            message = f"{article.id!r} is that of {twin} too; give one another slug"
            self.problems.append(
                Problem(where, "url" if article.url else "id", message)
            )
            return
        self.articles.append(article)
        if self.options.keep:
            self.kept.append(kept)

    def collected(self) -> Collected:
        return Collected(
            articles=tuple(self.articles),
            places=tuple(self.places.values()),
            kept=tuple(self.kept),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
            drafts=tuple(self.left_out["draft"]),
            future=tuple(self.left_out["future"]),
            expired=tuple(self.left_out["expired"]),
            withdrawn=tuple(self.withdrawn),
            skipped=tuple(self.skipped),
        )


def _tally(options: SourceOptions) -> _Tally:
    _check(options)
    return _Tally(options)


def _check(options: SourceOptions) -> None:
    """Say once, and not a thousand times, what would be wrong with every article."""
    expect("options", options, SourceOptions, "feedpub.SourceOptions(...)")
    if options.now is not None and options.now.tzinfo is None:
        raise failed("", "has no time zone; give an aware datetime", "now")
    try:
        dates.parse(date(2000, 1, 1), timezone=options.timezone)
    except ValueError as fault:
        raise failed("", str(fault), "timezone") from None
    if options.base_url is not None and (clause := uris.url_fault(options.base_url)):
        raise failed("", f"{options.base_url!r}: {clause}", "base_url")
    if options.url_pattern is not None:
        _check_pattern(options.url_pattern, options.base_url)


def _check_pattern(pattern: str, base: str | None) -> None:
    try:
        example = location.absolute(location.fill(pattern, lambda _: "x"), base)
    except ValueError as fault:
        raise failed("", str(fault), "url_pattern") from None
    if clause := uris.url_fault(example):
        raise failed("", f"{pattern!r} makes no URL: {clause}", "url_pattern")


def _records(source: Source) -> tuple[Record | Problem, ...]:
    """Read a file; what is wrong with it comes back as problems."""
    where = source.where
    try:
        return _read(source.path, where)
    except MissingExtraError:
        raise
    except ProblemsError as error:
        return error.problems
    except FeedpubError as error:
        return (Problem(where, "", str(error)),)
    except RecursionError:
        return (Problem(where, "", "is nested too deeply"),)
    except OSError as error:
        return (Problem(where, "", f"cannot be read: {error.strerror or error}"),)


def _read(path: Path, where: str) -> tuple[Record | Problem, ...]:
    """Choose the reader by the file's suffix."""
    if path.stat().st_size > LARGEST:
        raise failed(where, f"is larger than {LARGEST:,} bytes; leave it out or cut it")
    suffix = path.suffix.lower()
    if suffix not in files.SUFFIXES:
        kinds = ", ".join(sorted(files.SUFFIXES))
        raise failed(where, f"is of no kind that is read: {kinds}")
    raw = path.read_bytes()
    if not raw.strip() and suffix not in _MAY_BE_EMPTY:
        raise failed(where, "is empty; write the article, or remove the file")
    match suffix:
        case ".md" | ".markdown":
            return (markdown.read_markdown(raw, where=where),)
        case ".txt" | ".text":
            return (text.read_text(raw, where=where),)
        case ".json":
            return data.read_json(raw, where=where)
        case ".jsonl" | ".ndjson":
            return data.read_json_lines(raw, where=where)
        case ".csv":
            return data.read_csv(raw, where=where)
    from feedpub.sources import html_page  # noqa: PLC0415 - it loads lxml

    return (html_page.read_html(raw, where=where),)
