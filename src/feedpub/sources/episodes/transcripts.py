"""Transcripts of an episode: WebVTT, SRT and JSON, told apart, read and written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.arguments import expect, several
from feedpub.errors import Problem, SourceError
from feedpub.sources.episodes import subtitles, transcript_json
from feedpub.sources.episodes.cues import Cue
from feedpub.sources.episodes.opening import contents
from feedpub.sources.record import decode, failed

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

VTT: Final = "text/vtt"
SRT: Final = "application/x-subrip"
JSON: Final = "application/json"
HTML: Final = "text/html"
PLAIN: Final = "text/plain"

_A_TYPE: Final = "a media type such as text/vtt"
_SUFFIXES: Final = {
    "vtt": VTT,
    "srt": SRT,
    "json": JSON,
    "html": HTML,
    "htm": HTML,
    "txt": PLAIN,
}
_SAME: Final = {"application/srt": SRT, "text/srt": SRT, "application/x-srt": SRT}
_READERS: Final = {
    VTT: subtitles.read_vtt,
    SRT: subtitles.read_srt,
    JSON: transcript_json.read,
}
_WRITERS: Final = {
    VTT: subtitles.write_vtt,
    SRT: subtitles.write_srt,
    JSON: transcript_json.write,
}
_SRT_START: Final = re.compile(r"\s{0,20}\d{1,9}[ \t]{0,9}\n\d{1,4}:\d\d:\d\d[,.]\d")
_HTML_START: Final = re.compile(r"\s{0,20}<(?:!|/?[A-Za-z])")


def transcript_type(
    source: bytes | str | os.PathLike[str], *, where: str = "transcript"
) -> str:
    """Tell the media type by the first lines, or by the file's name if they do not.

    `SourceError` if the two contradict each other, or neither tells anything.
    """
    data, where = contents(source, where)
    named = None if isinstance(source, bytes) else type_of_name(where)
    found = _looked_at(decode(data, where=where))
    if found is None or named in {None, found}:
        if type := found or named:
            return type
        kinds = ", ".join(f".{suffix}" for suffix in _SUFFIXES)
        raise failed(where, f"is no transcript that is known; name it one of {kinds}")
    if named == PLAIN:  # which may begin with anything
        return PLAIN
    message = f"looks like {found}, though its name ends in .{_suffix(where)}"
    raise failed(where, f"{message}; rename it")


def type_of_name(name: str) -> str | None:
    """Give the type that the suffix of a file's name or an address stands for."""
    return _SUFFIXES.get(_suffix(re.split(r"[?#]", name, maxsplit=1)[0]))


def read_transcript(
    source: bytes | str | os.PathLike[str],
    *,
    type: str | None = None,
    where: str = "transcript",
) -> tuple[Cue, ...]:
    """Read the cues of a WebVTT, SRT or JSON transcript.

    Everything that is wrong is a `SourceError`, each problem at its line. In SRT, a
    speaker's name is part of the text, as nothing tells it from other words.
    """
    cues, problems = _read(source, type, where)
    if problems:
        raise SourceError(problems)
    return cues


def transcript_problems(
    source: bytes | str | os.PathLike[str],
    *,
    type: str | None = None,
    where: str = "transcript",
) -> tuple[Problem, ...]:
    """Say all that is wrong with a transcript; HTML and plain text must be UTF-8."""
    try:
        return _read(source, type, where)[1]
    except SourceError as error:
        return error.problems


def write_transcript(cues: Iterable[Cue], type: str) -> bytes:
    """Write the cues as `text/vtt`, `application/x-subrip` or `application/json`.

    The same cues give the same bytes. `SourceError` if a cue lacks what it needs.
    """
    expect("type", type, str, _A_TYPE)
    type = _SAME.get(type, type)
    if type not in _WRITERS:
        raise failed("", f"{type!r} is none of {', '.join(_WRITERS)}", "type")
    return _WRITERS[type](tuple(several("cues", cues, Cue, "the cues, each a Cue")))


def _read(
    source: bytes | str | os.PathLike[str], type: str | None, where: str
) -> tuple[tuple[Cue, ...], tuple[Problem, ...]]:
    expect("type", type, str, _A_TYPE, or_none=True)
    type = _SAME.get(type, type) if type else transcript_type(source, where=where)
    data, where = contents(source, where)
    text = decode(data, where=where)
    if type not in _READERS:
        if type in {HTML, PLAIN}:
            return (), ()
        raise failed(where, f"{type!r} is none of {', '.join(_READERS)}", "type")
    cues, faults = _READERS[type](text)
    if not cues and not faults:
        faults = ((0, "has no words in it; give the whole file"),)
    at = (f"{where}:{line}" if line else where for line, _ in faults)
    return cues, tuple(
        Problem(place, "", message)
        for place, (_, message) in zip(at, faults, strict=True)
    )


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _looked_at(text: str) -> str | None:
    head = text[:200]
    if re.match(r"WEBVTT(?:[ \t\n]|$)", head):
        return VTT
    if _SRT_START.match(head):
        return SRT
    if head.lstrip()[:1] == "{":
        return JSON
    return HTML if _HTML_START.match(head) else None
