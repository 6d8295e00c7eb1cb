"""A cue of a transcript: who says what, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedpub.model import checks
from feedpub.model.checks import Fields, refuse
from feedpub.namespaces.spelling import seconds

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Some words of a transcript, with their times in seconds.

    `timedelta` and "H:MM:SS" are taken too.
    """

    start: float
    text: str
    """Plain text, in as many lines as it is shown in."""
    end: float | None = None
    """WebVTT and SRT need it."""
    speaker: str | None = None

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            start: float | timedelta | str,
            text: str,
            end: float | timedelta | str | None = None,
            speaker: str | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        faults = _CUE.faults(self)
        if not faults and self.end is not None and self.end < self.start:
            faults.append(("end", f"{self.end} is before its start, {self.start}"))
        if faults:
            refuse("cue", self.text, faults)


_CUE: Final = Fields(
    {
        "start": seconds,
        "text": checks.lines,
        "end": seconds,
        "speaker": checks.plain,
    },
    required=("start", "text"),
)
