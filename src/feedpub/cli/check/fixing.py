"""`feedpub check --fix` and `--diff`: feeds mended, or shown as they would be."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from feedpub.cli import terminal
from feedpub.cli.check import diffing
from feedpub.errors import PublishError
from feedpub.reporters.wording import counted
from feedpub.validator.document.encoding import decode
from feedpub.validator.fixing import Fixed, fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator import Finding

_WIDE: Final = ("utf-16", "utf-32")


def fix_file(name: str, data: bytes, **told: Any) -> bytes:
    """Mend a file in its place and give its bytes; `told` is what `validate` takes.

    It is replaced whole, and only if it still holds the bytes that were read. One
    that cannot be written is named, and stays as it is.
    """
    fixed = fix(data, **told)
    if fixed.data == data:
        return data
    try:
        _replace(name, data, fixed.data)
    except PublishError as error:
        terminal.say_error(error)
        return data
    _say(name, "mended", fixed)
    return fixed.data


def fix_stream(name: str, data: bytes, **told: Any) -> bytes:
    """Write the mended document to the standard output, changed or not, and give it."""
    fixed = fix(data, **told)
    if fixed.fixed:
        _say(name, "mended", fixed)
    _out(fixed.data)
    return fixed.data


def show_diff(name: str, data: bytes, **told: Any) -> bool:
    """Show what would be mended as a unified diff; say whether there is anything."""
    fixed = fix(data, **told)
    if fixed.data == data:
        return False
    _out(_diff(name, data, fixed.data))
    _say(name, "would mend", fixed)
    return True


def _replace(name: str, before: bytes, after: bytes) -> None:
    from feedpub.publisher import atomic  # noqa: PLC0415 - it loads all of building

    path = atomic.real_file(Path(name))
    if not atomic.holds(path, before):
        raise PublishError(f"{name} has changed while it was mended; check it again")
    atomic.replace_all([(path, after)])


def _diff(name: str, before: bytes, after: bytes) -> bytes:
    """Give the diff byte for byte; UTF-16 and UTF-32 in UTF-8, for people only."""
    encoding = decode(before).encoding
    if encoding.startswith(_WIDE):
        before, after = (one.decode(encoding).encode() for one in (before, after))
    return diffing.unified(name.encode("utf-8", "surrogateescape"), before, after)


def _out(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _say(name: str, verb: str, fixed: Fixed) -> None:
    listed = ", ".join(_counts(fixed.fixed))
    terminal.say(
        "note", f"{verb} {counted(len(fixed.fixed), 'finding')}: {listed}", name
    )


def _counts(findings: tuple[Finding, ...]) -> Iterator[str]:
    for rule, count in sorted(Counter(one.rule for one in findings).items()):
        yield f"{rule} ({count:,})" if count > 1 else rule
