"""Transcripts in JSON, as Podcasting 2.0 describes them: segments with their times."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ModelError
from feedpub.sources.episodes.cues import Cue
from feedpub.sources.episodes.opening import written

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[int, str]
"""A line, or 0, and what is wrong there."""

VERSION: Final = "1.0.0"
_FIELDS: Final = {
    "startTime": "start",
    "body": "text",
    "endTime": "end",
    "speaker": "speaker",
}


def read(text: str) -> tuple[tuple[Cue, ...], tuple[Fault, ...]]:
    """Give the cues and the faults, which name their segments."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return (), ((error.lineno, f"is not JSON: {error.msg}"),)
    except (ValueError, RecursionError) as error:
        return (), ((0, f"is not JSON: {error}"),)
    if not isinstance(found, dict) or not isinstance(found.get("segments"), list):
        shape = f'{{"version": "{VERSION}", "segments": [...]}}'
        return (), ((0, f"has no segments; write {shape}"),)
    faults: list[Fault] = []
    if not isinstance(found.get("version"), str):
        faults.append((0, f'version: is missing; write "version": "{VERSION}"'))
    cues = []
    for at, segment in enumerate(found["segments"], 1):
        cue, messages = _cue(segment)
        faults += ((0, f"segment {at}: {message}") for message in messages)
        if cue:
            cues.append(cue)
    return tuple(cues), (*faults, *_disorder(cues))


def write(cues: tuple[Cue, ...]) -> bytes:
    """Write the cues as segments."""
    segments = [
        {
            key: value
            for key, value in (
                ("speaker", cue.speaker),
                ("startTime", cue.start),
                ("endTime", cue.end),
                ("body", cue.text),
            )
            if value is not None
        }
        for cue in cues
    ]
    return written({"version": VERSION, "segments": segments})


def _cue(segment: Any) -> tuple[Cue | None, list[str]]:
    if not isinstance(segment, dict):
        return None, ["is no object; write it in { }"]
    values: dict[str, Any] = {field: segment.get(key) for key, field in _FIELDS.items()}
    times = (values["start"], values["end"])
    if any(isinstance(time, (str, bool)) for time in times):
        return None, ["its times are not all numbers; write seconds without quotes"]
    try:
        return Cue(**values), []
    except ModelError as error:
        called = {field: key for key, field in _FIELDS.items()}
        return None, [
            f"{called[problem.field]}: {problem.message}" for problem in error.problems
        ]


def _disorder(cues: list[Cue]) -> Iterator[Fault]:
    for at, (one, two) in enumerate(pairwise(cues), 2):
        if two.start < one.start:
            yield 0, f"segment {at}: starts before the one above it; put them in order"
            return
