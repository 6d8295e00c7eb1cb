"""The course of one build: which feeds are to be built, what came of them, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from feedpub.errors import PublishError
from feedpub.formats.readable import FILE_NAME, stylesheet
from feedpub.publisher import headers
from feedpub.publisher.many.partition import failed, fingerprint
from feedpub.publisher.many.receipts import FeedReceipt
from feedpub.publisher.many.spec import FeedSpec
from feedpub.publisher.sinks import Item, items

if TYPE_CHECKING:
    from feedpub.publisher.many.manifest import Manifest
    from feedpub.publisher.many.partition import BuildOptions
    from feedpub.publisher.sinks import Sink

IndexMaker: TypeAlias = Callable[[Iterator[FeedReceipt]], Iterable[Item]]
"""What makes lists of all feeds, given their receipts in the order of their keys."""
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What came of all feeds together; each of them has its receipt beside that."""

    written: int = 0
    """Feeds of which a document is new or changed, or would be in a dry run."""
    unchanged: int = 0
    bytes: int = 0
    """The size of the documents that were written."""
    failures: tuple[FeedReceipt, ...] = ()
    gone: tuple[str, ...] = ()
    """Keys that the manifest knew and this build lacks; their files are still there."""
    index: tuple[str, ...] = ()
    """The names of the lists of all feeds."""
    listed: tuple[str, ...] = ()
    """Those of them that are new or changed, or would be in a dry run."""
    notes: tuple[str, ...] = ()
    """What there is to say about the manifest."""

    @property
    def feeds(self) -> int:
        """How many feeds there are in all."""
        return self.written + self.unchanged + len(self.failures)


class Course:
    """What a build knows while it goes on; it is used by one thread."""

    def __init__(
        self,
        manifest: Manifest,
        sink: Sink,
        options: BuildOptions,
        *,
        force: bool = False,
        keep_going: bool = False,
        report: Callable[[FeedReceipt], object] | None = None,
    ) -> None:
        self._manifest = manifest
        self._sink = sink
        self._options = options
        self._force = force
        self._keep_going = keep_going
        self._report = report
        self._counts = {"written": 0, "unchanged": 0, "bytes": 0}
        self._failures: list[FeedReceipt] = []
        self._is_tidy = True
        manifest.belong_to(items.place(sink), folds_case=items.folds_case(sink))
        if not options.dry_run:
            self._begin()

    @property
    def stopped(self) -> bool:
        """True when a feed failed and no other is to be begun."""
        return bool(self._failures) and not self._keep_going

    def pending(self, specs: Iterable[FeedSpec]) -> Iterator[FeedSpec]:
        """Yield the feeds that have to be built, and take the others as they are."""
        for spec in specs:
            if self.stopped:
                return
            if not isinstance(spec, FeedSpec):
                raise PublishError(f"{spec!r} is no FeedSpec; give FeedSpec(key=...)")
            if fault := self._manifest.claim(spec.key, spec.names().values()):
                self._count(failed(spec, PublishError(fault)))
                continue
            known = None if self._force else self._manifest.known(spec.key)
            if known is not None and self._is_current(spec, known):
                self._count(_unchanged(known))
                continue
            self._manifest.begin(spec.key)
            there = {one.name: one.sha256 for one in known.every} if known else {}
            yield replace(spec, published=there) if there else spec

    def take(self, receipt: FeedReceipt) -> None:
        """Remember what came of a feed."""
        self._manifest.remember(receipt)
        self._count(receipt)

    def take_all(self, receipts: Iterable[FeedReceipt]) -> None:
        """Remember what came of feeds that were built elsewhere, each of them once."""
        for receipt in receipts:
            names = [one.name for one in receipt.every]
            if fault := self._manifest.claim(receipt.key, names):
                raise PublishError(f"feed {receipt.key!r}: {fault}")
            self.take(receipt)

    def ended(self, index: IndexMaker | None, inputs: str | None = None) -> Totals:
        """Write the lists of all feeds and end the manifest, or raise what failed."""
        if self.stopped:
            raise PublishError(self._why())
        made = tuple(index(self._manifest.published())) if index else ()
        listed = self._listed(made)
        return Totals(
            **self._counts,
            failures=tuple(self._failures),
            gone=self._manifest.end(
                None if self._failures else inputs, tidy=self._is_tidy
            ),
            index=tuple(item.key for item in made),
            listed=listed,
            notes=self._manifest.notes,
        )

    def _listed(self, made: Sequence[Item]) -> tuple[str, ...]:
        """Write the lists, and give the names of those that changed."""
        if self._options.dry_run:
            told = [items.look(self._sink, item.key) != item.data for item in made]
        else:
            told = [*items.put(self._sink, made)]
        return tuple(item.key for item, new in zip(made, told, strict=True) if new)

    def _begin(self) -> None:
        """Clear away what a killed build left, and put there what feeds refer to."""
        self._is_tidy = self._manifest.ended_well or items.tidy(self._sink)
        if self._options.readable is True:
            style = Item(
                FILE_NAME, stylesheet(), headers.CSS, self._options.cache_control
            )
            items.put(self._sink, [style])
            self._manifest.claim(FILE_NAME, [FILE_NAME])

    def _is_current(self, spec: FeedSpec, known: FeedReceipt) -> bool:
        if known.fingerprint is None:
            return False
        return fingerprint(spec, self._options) == known.fingerprint and all(
            items.has(self._sink, one.name, one.bytes) for one in known.every
        )

    def _count(self, receipt: FeedReceipt) -> None:
        if receipt.failed:
            self._failures.append(receipt)
        else:
            unchanged = receipt.state == "unchanged"
            self._counts["unchanged" if unchanged else "written"] += 1
            self._counts["bytes"] += sum(
                one.bytes for one in receipt.every if one.state != "unchanged"
            )
        if self._report is not None:
            self._report(receipt)

    def _why(self) -> str:
        lines = [str(one) for receipt in self._failures for one in receipt.problems]
        more = len(lines) - _SHOWN
        lines = [*lines[:_SHOWN], *([f"... and {more} more"] if more > 0 else [])]
        done, of = (
            self._counts["written"],
            "feed was" if self._counts["written"] == 1 else "feeds were",
        )
        return "\n".join(lines) + (
            f"\n{done} {of} written, no other was begun, and what was published of the "
            f"rest is as it was; mend this, or let the others go on with keep_going "
            f"(--keep-going)"
        )


def _unchanged(known: FeedReceipt) -> FeedReceipt:
    """Give the receipt of what is there; what was left over is told once."""
    same = (replace(one, state="unchanged") for one in known.documents)
    others = (replace(one, state="unchanged") for one in known.others)
    return replace(
        known, state="unchanged", documents=tuple(same), others=tuple(others), left=()
    )
