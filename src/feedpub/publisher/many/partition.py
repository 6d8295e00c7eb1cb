"""The part of a build that any engine can run anywhere: feeds in, receipts out."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import astuple, dataclass, replace
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from feedpub import __version__, formats
from feedpub.arguments import expect, several
from feedpub.dates import rfc3339
from feedpub.errors import FeedpubError, Problem, ProblemsError
from feedpub.formats.readable import FILE_NAME, style_of
from feedpub.http import media_type
from feedpub.model.text import as_plain
from feedpub.publisher import documents, headers
from feedpub.publisher.archives.laying import left_over
from feedpub.publisher.many.receipts import DocumentReceipt, FeedReceipt
from feedpub.publisher.many.spec import FeedSpec
from feedpub.publisher.sinks import Item, items
from feedpub.publisher.tally import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from feedpub.model import Feed
    from feedpub.publisher.documents import Document
    from feedpub.publisher.publishing import State
    from feedpub.publisher.sinks import Sink


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How every feed of a set is built; a spec says what differs from the others."""

    validate: bool = True
    strict: bool = False
    """Whether a feed fails when a format cannot carry all of it."""
    allow_empty: bool = False
    """Whether a feed without articles may take the place of one that has some."""
    cache_control: str | None = headers.CACHED
    """What object stores are told to say with each document."""
    archive_cache_control: str | None = "public, max-age=86400"
    """The same of archives, which change only when one of their articles does."""
    readable: bool | str = False
    """Whether RSS and Atom open as a page; the stylesheet is in the sink's root, and
    written when a build begins, or at an address that is given (`feedpub.write`)."""
    dry_run: bool = False

    def __post_init__(self) -> None:
        if self.readable is not True:
            style_of(self.readable)


_USUAL: Final = BuildOptions()


def build_partition(
    specs: Iterable[FeedSpec], sink: Sink, options: BuildOptions = _USUAL
) -> Iterator[FeedReceipt]:
    """Build each feed, write it, and yield its receipt before the next is begun.

    Nothing is shared and nothing remembered, so that any number of these may run at
    once, anywhere. A feed that fails leaves what was published of it before, and its
    receipt says why; it does not keep the others from being built.
    """
    expect("options", options, BuildOptions, "BuildOptions(...)")
    for spec in several("specs", specs, FeedSpec, "the specs, each a FeedSpec"):
        yield _receipt(spec, sink, options)


def fingerprint(spec: FeedSpec, options: BuildOptions) -> str | None:
    """Give the fingerprint of all that decides about the documents of a feed.

    None if the spec has none, for then nobody knows whether the articles changed.
    """
    if spec.fingerprint is None:
        return None
    how = astuple(replace(options, dry_run=False))
    names = sorted(spec.names().items())
    fit = None if spec.fit is None else _named(spec.fit)
    divided = None if spec.division is None else repr(spec.division)
    what = (names, spec.base_url, spec.limit, spec.fingerprint, fit, divided)
    every = msgspec.json.encode((__version__, how, what))
    return hashlib.blake2b(every, digest_size=16).hexdigest()


def failed(spec: FeedSpec, error: BaseException) -> FeedReceipt:
    """Give the receipt of a feed that was not built."""
    where = f"feed {spec.key!r}"
    if isinstance(error, ProblemsError):
        found = [
            one._replace(where=f"{where}: {one.where}" if one.where else where)
            for one in error.problems
        ]
    elif isinstance(error, FeedpubError):
        found = [Problem(where, "", str(error))]
    else:
        found = [Problem(where, "", f"{type(error).__name__}: {error}{_place(error)}")]
    return FeedReceipt(key=spec.key, state="failed", problems=tuple(found))


def _named(function: Callable[..., object]) -> str:
    """Tell functions apart without their place in memory, which is never the same."""
    if isinstance(function, FunctionType):
        return f"{function.__module__}.{function.__qualname__}"
    if isinstance(function, partial):
        return repr((_named(function.func), function.args, function.keywords))
    return repr(function)


def _place(error: BaseException) -> str:
    """Name the line that raised what nobody foresaw; a traceback does not travel."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def _receipt(spec: FeedSpec, sink: Sink, options: BuildOptions) -> FeedReceipt:
    try:
        return _built(spec, sink, options)
    except Exception as error:  # noqa: BLE001 - a function that reads may raise anything
        return failed(spec, error)


def _built(spec: FeedSpec, sink: Sink, options: BuildOptions) -> FeedReceipt:
    feed = spec.made()
    plans = (
        plan._replace(readable=_style(plan.name, options)) for plan in spec.plans(feed)
    )
    made = documents.written(plans, validate=options.validate, strict=options.strict)
    hashes = {one.name: hashlib.sha256(one.data).hexdigest() for one in made}
    new = _new(feed, spec, sink, options, (made, hashes))
    changed = new if options.dry_run else _put(sink, new, spec, options)
    state: State = "would-write" if options.dry_run else "written"
    receipts = tuple(
        DocumentReceipt(
            name=one.name,
            format=one.format,
            bytes=len(one.data),
            sha256=hashes[one.name],
            state=state if one in changed else "unchanged",
            url=one.url,
            losses=tally(formats.losses(one.feed, one.format)),
        )
        for one in made
    )
    return _receipt_of(
        feed if spec.division is None else made[-1].feed,
        spec,
        receipts,
        state=state if changed else "unchanged",
        left=_left(spec, sink, hashes.keys()),
        fingerprint=fingerprint(spec, options),
    )


def _receipt_of(
    feed: Feed, spec: FeedSpec, receipts: tuple[DocumentReceipt, ...], **more: Any
) -> FeedReceipt:
    """Say what is in the current document, and what became of each of them."""
    current = len(spec.names())
    return FeedReceipt(
        key=spec.key,
        title=as_plain(feed.title) or "",
        home_url=feed.home_url,
        language=feed.language,
        updated=rfc3339(feed.last_updated),
        articles=len(feed.articles),
        hubs=documents.hubs_of(feed),
        documents=receipts[-current:],
        others=receipts[:-current],
        **more,
    )


def _style(name: str, options: BuildOptions) -> str | None:
    """Give the stylesheet's address, which leads from a document up to the root."""
    if options.readable is not True:
        return style_of(options.readable)
    return "../" * name.count("/") + FILE_NAME


def _new(
    feed: Feed,
    spec: FeedSpec,
    sink: Sink,
    options: BuildOptions,
    made: tuple[tuple[Document, ...], Mapping[str, str]],
) -> tuple[Document, ...]:
    """Give what may differ from what is there; an empty feed may not wipe it out."""
    new, hashes = made
    if not items.compares(sink):
        new = tuple(
            one for one in new if spec.published.get(one.name) != hashes[one.name]
        )
    if options.dry_run or not feed.articles:
        new = tuple(one for one in new if items.look(sink, one.name) != one.data)
    if new and not (feed.articles or options.allow_empty):
        items.refuse_to_empty(sink, [one.name for one in new])
    return new


def _put(
    sink: Sink, new: tuple[Document, ...], spec: FeedSpec, options: BuildOptions
) -> tuple[Document, ...]:
    """Write them, and give those that changed what was there."""
    current = {*spec.names().values()}
    lasting = spec.division is not None and spec.division.has_archives
    caching = (
        options.archive_cache_control
        if lasting and one.name not in current
        else options.cache_control
        for one in new
    )
    told = items.put(sink, [_item(*each) for each in zip(new, caching, strict=True)])
    return tuple(one for one, changed in zip(new, told, strict=True) if changed)


def _item(document: Document, cache_control: str | None) -> Item:
    kind = media_type(document.format, document.data)
    return Item(document.name, document.data, kind, cache_control)


def _left(spec: FeedSpec, sink: Sink, used: AbstractSet[str]) -> tuple[str, ...]:
    """Name what was published of the feed before, and is no part of it any more.

    The manifest knows that, and a folder shows what archives and pages there are.
    """
    left = spec.published.keys() - used
    for name in spec.names().values() if spec.division else ():
        left |= {*left_over(name, used, partial(items.names, sink))}
    return tuple(sorted(left))
