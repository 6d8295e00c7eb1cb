"""From files of chapters and transcripts to the tags that refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.arguments import expect
from feedpub.errors import ModelError, Problem, SourceError
from feedpub.namespaces import podcast, psc
from feedpub.sources.episodes.chapter_files import JSON_CHAPTERS, read_chapters
from feedpub.sources.episodes.chapters import Chapter, Chapters
from feedpub.sources.episodes.transcripts import transcript_problems, transcript_type

if TYPE_CHECKING:
    import os


def transcript_from_path(
    path: str | os.PathLike[str],
    *,
    url: str,
    type: str | None = None,
    language: str | None = None,
    rel: str | None = None,
) -> podcast.Transcript:
    """Refer to a transcript that lies here and will be at `url`; nothing is fetched.

    Its type is told by its first lines and its name. `SourceError` if it is not well
    formed, with everything that is wrong.
    """
    type = type or transcript_type(path)
    if problems := transcript_problems(path, type=type):
        raise SourceError(problems)
    return podcast.Transcript(url=url, type=type, language=language, rel=rel)


def chapters_from_path(path: str | os.PathLike[str], *, url: str) -> podcast.Chapters:
    """Refer to JSON chapters that lie here and will be at `url`; nothing is fetched.

    `SourceError` if they are not what JSON chapters 1.2 has to be.
    """
    read_chapters(path)
    return podcast.Chapters(url=url, type=JSON_CHAPTERS)


def to_psc(chapters: Chapters) -> psc.Chapters:
    """Make Podlove's chapters, which stand in the feed itself.

    They have no ends, no places, and nothing that is in no table, so that is left
    out. `ModelError` if a chapter has no title, or none is left.
    """
    expect("chapters", chapters, Chapters, "Chapters(chapters=[...])")
    listed = [chapter for chapter in chapters.chapters if chapter.listed]
    untitled = [
        Problem(f"chapter {chapter.start}", "title", "is missing; Podlove needs one")
        for chapter in listed
        if chapter.title is None
    ]
    if untitled:
        raise ModelError(untitled)
    return psc.Chapters(
        chapters=[
            psc.Chapter(
                start=chapter.start,
                title=chapter.title or "",
                href=chapter.url,
                image=chapter.image,
            )
            for chapter in listed
        ]
    )


def from_psc(chapters: psc.Chapters) -> Chapters:
    """Make chapters of Podlove's, to be written as JSON for instance."""
    expect("chapters", chapters, psc.Chapters, "psc.Chapters(chapters=[...])")
    return Chapters(
        chapters=tuple(
            Chapter(
                start=chapter.start,
                title=chapter.title,
                url=chapter.href,
                image=chapter.image,
            )
            for chapter in chapters.chapters
        )
    )
