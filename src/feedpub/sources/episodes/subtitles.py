"""Transcripts in lines: WebVTT (W3C, 4 April 2019) and SubRip, whose cues are alike."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.errors import ModelError, Problem, SourceError
from feedpub.sources.episodes.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[int, str]
"""A line, and what is wrong there."""

_VTT_TIME: Final = r"(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_SRT_TIME: Final = r"(\d{2,6}):([0-5]\d):([0-5]\d),(\d{3})"
_VTT_TIMES: Final = re.compile(
    rf"[ \t]{{0,99}}{_VTT_TIME}[ \t]{{1,99}}-->[ \t]{{1,99}}{_VTT_TIME}"
    r"(?:[ \t].{0,999})?"
)
_SRT_TIMES: Final = re.compile(
    rf"{_SRT_TIME} --> {_SRT_TIME}(?:[ \t]+X1:.{{0,999}})?[ \t]{{0,99}}"
)
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]{0,200})?[ \t]([^>]{1,200})>")
_TAG: Final = re.compile(r"</?[^<>]{0,500}>")
_ASIDE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_ARROW: Final = "-->"


class _Block(NamedTuple):
    """Lines between blank ones, the first of them at the line `at`."""

    at: int
    lines: list[str]


def read_vtt(text: str) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
    """Give the cues and the faults; comments, styles and regions are passed by."""
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        return (), ((1, "does not begin with WEBVTT; write that on the first line"),)
    first, *blocks = _blocks(text)
    tally = _Tally(_VTT_TIMES, "00:01:02.500 --> 00:01:05.000")
    if any(_ARROW in line for line in first.lines):
        tally.fail(first.at, "has no blank line after WEBVTT; put one there")
    for block in blocks:
        if _ASIDE.match(block.lines[0]) and _ARROW not in block.lines[0]:
            continue
        named = _ARROW not in block.lines[0] and len(block.lines) > 1
        tally.add(_Block(block.at + named, block.lines[named:]), _spoken)
    return tuple(tally.cues), tuple(tally.faults)


def read_srt(text: str) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
    """Give the cues and the faults; their numbers count from any number upwards."""
    tally = _Tally(_SRT_TIMES, "00:01:02,500 --> 00:01:05,000")
    last = -1
    for block in _blocks(text):
        number = block.lines[0].strip()
        if _ARROW in number or not re.fullmatch(r"\d{1,9}", number):
            tally.fail(block.at, "has no number above its times; number the cues 1, 2")
            continue
        if int(number) <= last:
            tally.fail(block.at, f"is number {number}, which is not after {last}")
        last = int(number)
        tally.add(_Block(block.at + 1, block.lines[1:]), _plain)
    return tuple(tally.cues), tuple(tally.faults)


def write_vtt(cues: tuple[Cue, ...]) -> bytes:
    """Write the cues as WebVTT, each with its speaker."""
    _check(cues, "WebVTT")
    blocks = ["WEBVTT\n"]
    for cue in cues:
        times = f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}"
        words = _escaped(_tight(cue.text))
        blocks.append(f"{times}\n{_voice(cue.speaker)}{words}\n")
    return "\n".join(blocks).encode()


def write_srt(cues: tuple[Cue, ...]) -> bytes:
    """Write the cues as SubRip; a speaker's name stands where the speaker changes."""
    _check(cues, "SRT")
    blocks, before = [], None
    for number, cue in enumerate(cues, 1):
        changed = cue.speaker is not None and cue.speaker != before
        voice = f"{cue.speaker}: " if changed else ""
        before = cue.speaker
        times = f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}"
        blocks.append(f"{number}\n{times}\n{voice}{_tight(cue.text)}\n")
    return "\n".join(blocks).encode()


class _Tally:
    """The cues and faults of a file so far."""

    __slots__ = ("cues", "example", "faults", "times")

    def __init__(self, times: re.Pattern[str], example: str) -> None:
        self.times, self.example = times, example
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []

    def fail(self, line: int, message: str) -> None:
        self.faults.append((line, message))

    def add(self, block: _Block, read: Any) -> None:
        """Read the times and the words of a cue."""
        found = self.times.fullmatch(block.lines[0]) if block.lines else None
        if found is None:
            line = block.lines[0][:60] if block.lines else ""
            message = f"{line!r} are no times; write them as {self.example}"
            self.fail(block.at, message)
            return
        start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
        if end <= start:
            self.fail(block.at, "ends when or before it starts; give a later end")
        elif self.cues and start < self.cues[-1].start:
            self.fail(block.at, "starts before the cue above it; put cues in order")
        elif any(_ARROW in line for line in block.lines[1:]):
            self.fail(block.at, "has an arrow in its words; is there no blank line?")
        else:
            self._keep(block, start, end, read("\n".join(block.lines[1:])))

    def _keep(
        self, block: _Block, start: float, end: float, said: tuple[str | None, str]
    ) -> None:
        speaker, text = said
        if not text.strip():
            self.fail(block.at, "has no words; write them below the times")
            return
        try:
            self.cues.append(Cue(start=start, end=end, text=text, speaker=speaker))
        except ModelError as error:
            for problem in error.problems:
                self.fail(block.at, f"{problem.field} {problem.message}")


def _blocks(text: str) -> Iterator[_Block]:
    """Part the lines at the blank ones."""
    lines: list[str] = []
    for at, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield _Block(at - len(lines), lines)
            lines = []


def _spoken(text: str) -> tuple[str | None, str]:
    """Take the speaker out of a voice span, and all tags off the words."""
    voice = _VOICE.search(text)
    speaker = html.unescape(voice[1]).strip() or None if voice else None
    return speaker, html.unescape(_TAG.sub("", text)).strip()


def _plain(text: str) -> tuple[None, str]:
    return None, text.strip()


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    whole = (hours * 60 + minutes) * 60 + seconds
    return (whole * 1000 + thousandths) / 1000  # one division, rounded once


def _clock(seconds: float | None, point: str) -> str:
    thousandths = round((seconds or 0) * 1000)
    whole, thousandths = divmod(thousandths, 1000)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"


def _voice(speaker: str | None) -> str:
    """Open a voice span, in which two hyphens would make an arrow of its end."""
    if speaker is None:
        return ""
    name = _escaped(speaker).replace("--", "-&#45;")
    return f"<v {name}>"


def _tight(text: str) -> str:
    """Leave blank lines out, which would end the cue."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def _escaped(text: str) -> str:
    """Write what WebVTT gives a meaning as references; an arrow is one of those."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _check(cues: tuple[Cue, ...], name: str) -> None:
    """Say which cues lack an end, or stand before the one above them."""
    problems = [
        Problem(f"cue {at}", field, message)
        for at, cue in enumerate(cues, 1)
        for field, message in _lacks(cue, cues[at - 2] if at > 1 else None, name)
    ]
    if not cues:
        problems = [Problem("", "cues", "are none; give at least one")]
    if problems:
        raise SourceError(problems)


def _lacks(cue: Cue, above: Cue | None, name: str) -> Iterator[tuple[str, str]]:
    if cue.end is None:
        yield "end", f"is missing, and {name} needs one; give it"
    elif round(cue.end * 1000) <= round(cue.start * 1000):
        yield "end", "is not after the start; give a later one"
    if above is not None and cue.start < above.start:
        yield "start", "is before that of the cue above it; put cues in order"
    if name == "SRT" and _ARROW in cue.text:
        yield "text", f"has {_ARROW} in it, which SRT takes for times; write it apart"
