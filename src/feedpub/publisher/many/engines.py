"""Very many feeds built here, or by any executor, and what came of it."""

from __future__ import annotations

import pickle
from concurrent import futures
from contextlib import closing
from functools import partial
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Final

from feedpub import arguments
from feedpub.errors import PublishError
from feedpub.publisher.many.course import Course
from feedpub.publisher.many.manifest import Manifest
from feedpub.publisher.many.partition import BuildOptions, build_partition, failed
from feedpub.publisher.sinks import sink_for

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from feedpub.publisher.many.course import IndexMaker, Totals
    from feedpub.publisher.many.receipts import FeedReceipt
    from feedpub.publisher.many.spec import FeedSpec
    from feedpub.publisher.sinks import Sink

    Work = Callable[[tuple[FeedSpec, ...]], tuple[FeedReceipt, ...]]

_USUAL: Final = BuildOptions()
_THREADS: Final = futures.ThreadPoolExecutor
_WORKERS: Final = 4
"""How many an executor is taken to have that does not say."""
_SMALL: Final = 32
"""So many feeds are built sooner than processes are started."""


def build_many(  # noqa: PLR0913 - all of them have names
    specs: Iterable[FeedSpec],
    sink: Sink | str | Path,
    options: BuildOptions = _USUAL,
    *,
    executor: futures.Executor | None = None,
    jobs: int = 1,
    chunk: int = 16,
    window: int | None = None,
    manifest: str | os.PathLike[str] | Manifest | None = None,
    force: bool = False,
    keep_going: bool = False,
    index: IndexMaker | None = None,
    inputs: str | None = None,
    report: Callable[[FeedReceipt], object] | None = None,
) -> Totals:
    """Build all feeds, write them into the sink, and say what came of it.

    Specs may be an iterator of any length: memory stays flat, and `report` is given the
    receipt of each feed as it comes. They are built one after the other; or by `jobs`
    processes, if there are enough of them; or by an `executor`, whatever it is, which
    is sent chunks of so many specs and never more than a `window` of chunks at once.

    With a `manifest`, a file of SQLite's, feeds whose fingerprint is that of the last
    time are not built, unless `force`. The `index` makes documents of the receipts of
    all feeds, when all of them are written; the manifest is ended last, and keeps
    `inputs`, whatever that is, if none failed.

    `PublishError` if a feed failed: no other is begun, what was published before
    stays, and the index too. With `keep_going` the others go on, and `failures` of
    the totals has the receipts of those that failed.
    """
    arguments.expect("options", options, BuildOptions, "BuildOptions(...)")
    sink = sink_for(sink)
    _check_numbers(jobs, chunk, window)
    _check(sink, executor, jobs)
    if not isinstance(manifest, Manifest):
        manifest = Manifest(manifest, keep=not options.dry_run)
    with manifest as known:
        course = Course(
            known, sink, options, force=force, keep_going=keep_going, report=report
        )
        pending = course.pending(specs)
        work = partial(_work, sink, options)
        if executor is not None:
            receipts = _spread(pending, work, executor, chunk, window)
        elif jobs > 1:
            receipts = _by_processes(course, pending, work, jobs, chunk)
        else:
            receipts = (one for one in build_partition(pending, sink, options))
        with closing(receipts):  # whatever happens, nothing goes on behind it
            for receipt in receipts:
                course.take(receipt)
        return course.ended(index, inputs)


def _check_numbers(jobs: int, chunk: int, window: int | None) -> None:
    arguments.expect("jobs", jobs, int, "the number of processes, from 1 on")
    arguments.count("jobs", jobs, "the number of processes, from 1 on")
    arguments.expect("chunk", chunk, int, "how many feeds are sent at once")
    arguments.count("chunk", chunk, "how many feeds are sent at once")
    arguments.count("window", window, "how many chunks are on their way at most")


def _check(sink: Sink, executor: futures.Executor | None, jobs: int) -> None:
    """Refuse at once a sink that cannot travel to where it would be used."""
    if executor is not None and not callable(getattr(executor, "submit", None)):
        kind = type(executor).__name__
        raise PublishError(f"executor: {kind} has no submit; give an Executor")
    here = jobs == 1 if executor is None else isinstance(executor, _THREADS)
    if here:
        return
    try:
        pickle.dumps(sink)
    except PublishError:
        raise
    except Exception as error:
        raise PublishError(
            f"{sink!r} cannot be sent to other processes: {error}; let it be pickled, "
            f"and make its connections where it writes"
        ) from error


def _work(
    sink: Sink, options: BuildOptions, specs: tuple[FeedSpec, ...]
) -> tuple[FeedReceipt, ...]:
    """Build one chunk; this is what workers are sent."""
    return tuple(build_partition(specs, sink, options))


def _by_processes(
    course: Course, specs: Iterator[FeedSpec], work: Work, jobs: int, chunk: int
) -> Generator[FeedReceipt, None, None]:
    """Start processes only for more feeds than are built while they start."""
    from multiprocessing import get_context  # noqa: PLC0415 - most builds need none

    first = tuple(islice(specs, _SMALL))
    if len(first) < _SMALL:
        for spec in takewhile(lambda _: not course.stopped, first):
            yield from work((spec,))
        return
    # not forked: a copy of a process with threads may wait for a lock for ever
    with futures.ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from _spread(chain(first, specs), work, pool, chunk, 2 * jobs)


def _spread(
    specs: Iterator[FeedSpec],
    work: Work,
    executor: futures.Executor,
    chunk: int,
    window: int | None,
) -> Generator[FeedReceipt, None, None]:
    """Send chunks as others come back; `Executor.map` would take all specs at once."""
    running: dict[futures.Future[tuple[FeedReceipt, ...]], tuple[FeedSpec, ...]] = {}
    most = window or 2 * (getattr(executor, "_max_workers", None) or _WORKERS)
    try:
        while part := tuple(islice(specs, chunk)):
            running[_submitted(executor, work, part)] = part
            if len(running) >= most:
                yield from _finished(running)
        while running:
            yield from _finished(running)
    finally:
        for future in running:
            future.cancel()


def _submitted(
    executor: futures.Executor, work: Work, part: tuple[FeedSpec, ...]
) -> futures.Future[tuple[FeedReceipt, ...]]:
    try:
        return executor.submit(work, part)
    except futures.BrokenExecutor as error:
        raise PublishError(
            f"the workers died before {part[0].key!r} was begun ({error}); what was "
            f"written stays; build again to go on, perhaps with fewer workers"
        ) from error


def _finished(
    running: dict[futures.Future[tuple[FeedReceipt, ...]], tuple[FeedSpec, ...]],
) -> Generator[FeedReceipt, None, None]:
    """Give the receipts of the chunks that come back first."""
    done, _ = futures.wait(running, return_when=futures.FIRST_COMPLETED)
    for future in done:
        specs = running.pop(future)
        error = future.exception()
        if error is None:
            yield from future.result()
        else:
            yield from (failed(spec, _why(error)) for spec in specs)


def _why(error: BaseException) -> BaseException:
    """Say what to do if the specs could not be sent; else their worker died."""
    said = f"{type(error).__name__}: {error}"
    if "pickle" not in said.lower():
        return error
    return PublishError(
        f"it cannot be sent to a worker ({said}); give a function of a module, with "
        f"arguments by functools.partial"
    )
