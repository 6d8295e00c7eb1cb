"""Files that are replaced whole or not at all, whatever happens in between."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from feedpub.errors import PublishError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PATIENCE: Final = 30.0
_PAUSE: Final = 0.02
_UNSYNCED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
_ROOM: Final = "make room, or raise the limit, and try again"
_RIGHTS: Final = "give yourself the right to write there, or choose another folder"
_TEMPORARY: Final = re.compile(r"\..+\.[0-9a-f]{16}\.tmp", re.DOTALL)
_WAYS_OUT: Final = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "choose a folder on a disk that can be written",
    errno.ENOTDIR: "a part of that path is a file; choose another folder",
    errno.EEXIST: "there is a file of that name; choose another folder",
    errno.EISDIR: "there is a folder of that name; choose another file name",
    errno.ELOOP: "the link leads back to itself; remove it",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def real_file(path: Path) -> Path:
    """Find the file behind symbolic links, which is the one to replace.

    A link stays a link: replacing it would cut off whoever made it point elsewhere.
    """
    with explained(path):
        real = Path(os.path.realpath(path))
        status = _status(real)
    if status is not None and not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        raise PublishError(f"{path} is {kind}; choose another file name")
    return real


def holds(path: Path, data: bytes) -> bool:
    """Tell whether the file has exactly these bytes already."""
    with explained(path):
        status = _status(path)
        if status is None or status.st_size != len(data):
            return False
        return path.read_bytes() == data


def content(path: Path) -> bytes | None:
    """Give what is in the file, None if there is no such file."""
    with explained(path):
        return path.read_bytes() if path.exists() else None


def replace_all(
    contents: Iterable[tuple[Path, bytes]],
    *,
    gone: Iterable[Path] = (),
    durable: bool = True,
) -> None:
    """Put new contents into files, all of them on disk before the first is replaced.

    Mode and, where the system permits it, owner of a file that is there are kept. A
    crash leaves each file old or new; between two files, the one may be new and the
    other old. `PublishError` says what to do, and nothing is left lying about. What is
    not `durable` is whole still when the process is killed, but not when the power is.
    Files that are to be `gone` are, before the first is replaced.
    """
    with ExitStack() as cleaning:
        staged = []
        for path, data in contents:
            with explained(path):
                temporary = _stage(path, data, durable=durable)
            cleaning.callback(temporary.unlink, missing_ok=True)
            staged.append((temporary, path))
        for path in gone:
            with explained(path, done="removed"):
                path.unlink(missing_ok=True)
        for temporary, path in staged:
            with explained(path):
                temporary.replace(path)
        for folder in sorted({path.parent for _, path in staged if durable}):
            with explained(folder):
                _sync_folder(folder)


@contextmanager
def alone_in(folders: Iterable[Path]) -> Iterator[bool]:
    """Let one publisher at a time into the folders, for as long as the block lasts.

    False where the file system knows no locks. The lock is on the folder itself, so
    it leaves no file behind, and it ends with the process that holds it.
    """
    with ExitStack() as locks:
        held = [_lock(locks, folder) for folder in sorted(set(folders))]
        yield all(held)


def sweep(paths: Iterable[Path]) -> None:
    """Remove what a crash left beside these files; safe when nobody else writes."""
    folders: dict[Path, list[str]] = {}
    for path in paths:
        folders.setdefault(path.parent, []).append(re.escape(path.name))
    for folder, names in folders.items():
        ours = re.compile(rf"\.(?:{'|'.join(names)})\.[0-9a-f]{{16}}\.tmp")
        with explained(folder), os.scandir(folder) as entries:
            for entry in entries:
                if ours.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink(missing_ok=True)


def sweep_below(root: Path, before: float) -> int:
    """Remove what crashes left in a folder and its folders before that moment.

    No lock is needed: files of that kind live for a moment, and old ones are dead.
    What is given is how many are there still, for they are younger.
    """
    left = 0
    for folder, _, names in os.walk(root):
        for name in filter(_TEMPORARY.fullmatch, names):
            path = Path(folder, name)
            with explained(path), suppress(FileNotFoundError):
                if path.lstat().st_mtime < before:
                    path.unlink()
                else:
                    left += 1
    return left


@contextmanager
def explained(path: Path, *, done: str = "written") -> Iterator[None]:
    """Turn what the system says about a file into `PublishError` with a way out."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        way_out = _WAYS_OUT.get(error.errno or 0, "mend that and try again")
        raise PublishError(f"{path} cannot be {done}: {reason}; {way_out}") from error


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _stage(path: Path, data: bytes, *, durable: bool) -> Path:
    """Write a new file beside the one it is for; `durable`, it is on disk then."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    old = _status(path)
    mode = stat.S_IMODE(old.st_mode) | stat.S_IWUSR if old else 0o666  # less the umask
    try:
        with open(temporary, "xb", opener=partial(os.open, mode=mode)) as file:
            file.write(data)
            file.flush()
            if old is not None:
                _keep_owner_and_mode(file.fileno(), old)
            if durable:
                os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _keep_owner_and_mode(descriptor: int, old: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(PermissionError):  # only root may give files away
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Put the folder's new entries on disk, where folders can be synced at all."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSYNCED:
            raise
    finally:
        os.close(descriptor)


def _lock(locks: ExitStack, folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    with explained(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    locks.callback(os.close, descriptor)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:  # this file system knows no locks, or not of this kind
            return False
        else:
            return True
    raise PublishError(
        f"{folder} is being published to by another process for {_PATIENCE:.0f} "
        f"seconds now; end that process, or wait for it and publish again"
    )
