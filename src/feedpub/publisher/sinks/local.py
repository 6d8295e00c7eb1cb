"""A folder as a sink: files are replaced whole, and only if they change."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.errors import PublishError
from feedpub.publisher import atomic, compressing
from feedpub.publisher.sinks.items import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEFT_OVER: Final = 600.0


@dataclass(frozen=True, slots=True)
class LocalSink:
    """A folder, made if it is missing; of a document's headers a file keeps nothing.

    The documents of a feed are all on disk before the first of them is replaced. What
    is thrown away if the power fails, as in a container, is written quicker if it need
    not be `durable`; a process that is killed leaves whole files then too.
    """

    root: Path
    durable: bool = True
    compress: tuple[str, ...] = ()
    """The content codings, of gzip, br and zstd, in which copies lie beside files."""
    compares: ClassVar[bool] = True

    def __init__(
        self,
        root: str | os.PathLike[str],
        *,
        durable: bool = True,
        compress: Iterable[str] | str = (),
    ) -> None:
        object.__setattr__(self, "root", Path(root))
        object.__setattr__(self, "durable", durable)
        object.__setattr__(self, "compress", compressing.codings_of(compress))

    @property
    def folds_case(self) -> bool:
        """True where names that differ in case only are one file, as macOS has it."""
        root = self.root.absolute()
        for there in (root, *root.parents):
            other = there.parent / there.name.swapcase()
            if other != there and os.path.exists(there):  # noqa: PTH110 - a name too long is none
                return os.path.exists(other) and there.samefile(other)  # noqa: PTH110 - likewise
        return False

    def write(
        self,
        key: str,
        data: bytes,
        content_type: str = "",
        cache_control: str | None = None,
    ) -> bool:
        """Replace the file; False if it has these bytes already, and is untouched."""
        return self.write_all([Item(key, data, content_type, cache_control)])[0]

    def write_all(self, items: Sequence[Item]) -> tuple[bool, ...]:
        """Replace several files, and tell of each whether it changed."""
        files = [(self._file(item.key), item.data) for item in items]
        changed = tuple(not atomic.holds(*file) for file in files)
        new = [file for file, is_new in zip(files, changed, strict=True) if is_new]
        old = [file for file, is_new in zip(files, changed, strict=True) if not is_new]
        for folder in sorted({path.parent for path, _ in new}):
            with atomic.explained(folder):
                folder.mkdir(parents=True, exist_ok=True)
        if new or self.compress:
            compressing.replace_all(new, old, self.compress, durable=self.durable)
        return changed

    def read(self, key: str) -> bytes | None:
        """Give what is in the file, None if there is none."""
        return atomic.content(self._file(key))

    def size(self, key: str) -> int | None:
        """Give the size of the file in bytes, None if it or a copy is missing."""
        try:
            size = os.stat(os.path.join(self.root, key)).st_size  # noqa: PTH116, PTH118 - asked for each of very many files
        except OSError:
            return None
        if self.compress and compressing.lacks_copies(
            self.root / key, size, self.compress
        ):
            return None
        return size

    def names(self, folder: str) -> tuple[str, ...]:
        """Name the files in a folder below the root; none if there is no folder."""
        there = self.root / folder
        with atomic.explained(there, done="read"):
            if not there.is_dir():
                return ()
            with os.scandir(there) as entries:
                return tuple(sorted(one.name for one in entries if one.is_file()))

    def tidy(self) -> int:
        """Remove what killed processes left in the folder; give how many files stay.

        Those that are younger than ten minutes may belong to somebody at work.
        """
        return atomic.sweep_below(self.root, time.time() - _LEFT_OVER)

    def _file(self, key: str) -> Path:
        if leads_out(key):
            raise PublishError(f"{key!r} leads out of {self.root}; name a file in it")
        return atomic.real_file(self.root / key)


def leads_out(key: str) -> bool:
    """Tell whether a name is not that of a file below a folder."""
    parts = key.split("/")
    return not {"", ".", ".."}.isdisjoint(parts) or "\\" in key or "\0" in key
