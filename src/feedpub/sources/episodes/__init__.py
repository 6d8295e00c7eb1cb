"""What goes with an episode in files of its own: chapters and transcripts."""

from __future__ import annotations

from feedpub.sources.episodes.chapter_files import read_chapters, write_chapters
from feedpub.sources.episodes.chapters import Chapter, Chapters, Place
from feedpub.sources.episodes.cues import Cue
from feedpub.sources.episodes.references import (
    chapters_from_path,
    from_psc,
    to_psc,
    transcript_from_path,
)
from feedpub.sources.episodes.transcripts import (
    read_transcript,
    transcript_problems,
    transcript_type,
    write_transcript,
)

__all__ = [
    "Chapter",
    "Chapters",
    "Cue",
    "Place",
    "chapters_from_path",
    "from_psc",
    "read_chapters",
    "read_transcript",
    "to_psc",
    "transcript_from_path",
    "transcript_problems",
    "transcript_type",
    "write_chapters",
    "write_transcript",
]
