"""Articles in plain text: header lines, or the look of a page that was copied."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from feedpub.sources import front_matter
from feedpub.sources.record import Record, cleaned

_HEAD: Final = 12
"""Paragraphs from the top among which title, date and byline are looked for."""

_SHORT: Final = 160
"""Characters that a title, a byline or a line of the site has at most."""

_DATES: Final = frozenset({"published", "updated"})
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|tember|ember|ober)?\.?"
)
_DATE: Final = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    r"(?:(?:,|\s+at|T)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_STAMP: Final = re.compile(
    r"[\W_]{0,5}(?:(?:first|last|originally)\s+)?"
    r"(?P<word>updated?|modified|revised|published|posted|created|date"
    r"|publication date)?"
    rf"\s*(?:on|at)?\s*[:\u2013\u2014-]?\s*(?P<date>{_DATE})[\W_]{{0,3}}",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?i:(?:written |reported |posted )?by):?\s+"
    r"(?P<names>[^\W\d_a-z][\w.'\u2019-]{0,40}"
    r"(?:,? (?:[^\W\d_a-z][\w.'\u2019-]{0,40}|and|&|de|da|di|van|von|der|den|la|le)"
    r"){0,20})"
    rf"(?:\s*[,|\u00b7\u2022\u2013\u2014-]\s*(?P<date>(?i:{_DATE})))?"
)
_ROLE: Final = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|staff|columnist|contributor)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")
_BANNER: Final = re.compile(
    r"\W*(?:subscribe|sign (?:up|in)\b|log ?in$|(?:get|receive) (?:the latest|our)\b"
    r"|breaking news\W*$|latest (?:news|updates)\W*$|follow us|advertisements?\W*$"
    r"|share (?:this|on|via)\b|share\W*$|(?:we|this (?:web)?site) uses? cookies"
    r"|accept (?:all )?cookies|skip to|(?:read|see|load) more\W*$|click here|toggle\b"
    r"|download (?:our|the) app|menu\W*$|search\W*$|print (?:this|article|page)"
    r"|e-?mail (?:this|article)|terms of (?:use|service)|privacy policy|back to top"
    r"|related (?:articles|stories)\W*$|leave a (?:comment|reply)|all rights reserved"
    r"|(?:allow|enable|turn on) notifications|join (?:our|the) (?:newsletter|mailing))",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(r"(?:copyright\b|\u00a9|\(c\)\s*\d{4})", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_RULED: Final = re.compile(r"[=\-*_~#\s]{3,}")
_BULLETS: Final = re.compile(r"\s*(?:[-*\u2022]|\d{1,3}[.)])\s")


class Paragraph(NamedTuple):
    """Lines between two blank ones, and the number of the first."""

    text: str
    line: int


@dataclass(slots=True)
class _Page:
    """What has been found on a page so far; notes come with their lines."""

    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    guessed: set[str] = field(default_factory=set)

    def found(self, name: str, value: str | list[str], line: int) -> None:
        self.fields[name] = value
        self.lines[name] = line
        if name in _DATES:  # which day it is shows when it is read
            self.guessed.add(name)
        else:
            self.notes.append((line, f"{name} {value!r}"))

    def dropped(self, paragraph: Paragraph, why: str) -> None:
        text = " ".join(paragraph.text.split())
        shown = text if len(text) <= 80 else f"{text[:79]}\u2026"
        self.notes.append((paragraph.line, f"left out {shown!r}, {why}"))


def read_text(data: bytes, *, where: str) -> Record:
    """Read one text; its paragraphs become HTML.

    `Key: value` lines or front matter at the top are taken at their word. Without
    them the page is read as people read it: the line that stands alone above the
    first sentence is the title, a line with a date says when, `By` says who, and the
    site's own lines are left out. The notes tell what was taken for what.
    """
    whole, dirt = cleaned(data, where=where)
    front = front_matter.split(whole, where=where)
    paragraphs = _paragraphs(front.body, front.body_line)
    page = _Page()
    if front.kind:
        page.fields.update(front.fields)
        page.lines.update(front.lines)
    else:
        paragraphs = _read_head(paragraphs, page)
        paragraphs = _read_tail(paragraphs, page)
        if "title" not in page.fields:
            page.notes.append((1, "no title was recognised; put `Title: ...` here"))
    return Record(
        fields=page.fields,
        where=where,
        content="\n".join(_markup(paragraph.text) for paragraph in paragraphs),
        lines=page.lines,
        notes=(*dirt, *(f"line {line}: {note}" for line, note in sorted(page.notes))),
        guessed=frozenset(page.guessed),
    )


def _paragraphs(text: str, first: int) -> list[Paragraph]:
    """Part a text at blank lines; without any, each line is a paragraph."""
    lines = text.strip("\n").split("\n")
    first += len(text) - len(text.lstrip("\n"))
    alone = not any(not line.strip() for line in lines)
    found: list[Paragraph] = []
    kept: list[str] = []
    for number, line in enumerate([*lines, ""], start=first):
        if line.strip():
            kept.append(line.rstrip())
        if kept and (alone or not line.strip()):
            start = number - len(kept) + (1 if line.strip() else 0)
            found.append(Paragraph("\n".join(kept).strip(), start))
            kept = []
    return found


def _read_head(paragraphs: list[Paragraph], page: _Page) -> list[Paragraph]:
    """Take the lines above the first sentence for what they look like."""
    start = _body_start(paragraphs)
    lines = [each for part in paragraphs[:start] for each in _lines(part)]
    titles = [line for line in lines if not _read_line(line, page)]
    if not titles:
        titles = [line for line in lines if _is_furniture(line.text)][-1:]
        page.notes = [note for note in page.notes if note[0] not in _numbers(titles)]
    title = _title(titles)
    if title is None:
        return paragraphs[start:]
    page.found("title", title.text.strip("# "), title.line)
    for other in titles[: titles.index(title)]:
        page.dropped(other, "a line of the site above the title")
    return [*titles[titles.index(title) + 1 :], *paragraphs[start:]]


def _numbers(lines: list[Paragraph]) -> set[int]:
    return {line.line for line in lines}


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """Part a paragraph of the head into lines; a long title on two lines is one."""
    texts = paragraph.text.split("\n")
    wrapped = len(texts) == 2 and len(texts[0]) >= 30 and not _RULED.fullmatch(texts[1])
    if wrapped and not any(_is_special(text) for text in texts):
        return [Paragraph(" ".join(text.strip() for text in texts), paragraph.line)]
    return [
        Paragraph(text.strip(), line)
        for line, text in enumerate(texts, start=paragraph.line)
    ]


def _is_special(text: str) -> bool:
    special = _STAMP.fullmatch(text) or _BYLINE.fullmatch(text)
    return special is not None or _is_furniture(text)


def _body_start(paragraphs: list[Paragraph]) -> int:
    """Find the first paragraph of running text, or of a poem."""
    last = 0
    for at, (text, _) in enumerate(paragraphs[:_HEAD]):
        if len(text) <= _SHORT and _is_special(text):
            last = at
        elif _is_running(text, first=not at):
            return at
    return min(last + 1, len(paragraphs))


def _is_running(text: str, *, first: bool) -> bool:
    """Tell text from titles, which are short and rarely end with a full stop."""
    if len(text) > _SHORT or (not first and text.count("\n") >= 2):
        return True
    if _SENTENCE_END.search(text[-20:]) is None:
        return False
    return len(text.split()) >= 8 or (not first and text.endswith("."))


def _read_line(part: Paragraph, page: _Page) -> bool:
    """Take one line of the head for a date, a byline or the site's own, if it is."""
    text = part.text
    if _RULED.fullmatch(text):
        return True
    if len(text) > _SHORT:
        return False
    if _is_furniture(text):
        page.dropped(part, "a line of the site")
        return True
    pieces = [piece.strip() for piece in re.split(r"\s[|\u00b7\u2022]\s", text)]
    read = [_read_piece(Paragraph(piece, part.line), page) for piece in pieces]
    return any(read)


def _read_piece(part: Paragraph, page: _Page) -> bool:
    stamp = _STAMP.fullmatch(part.text)
    if stamp:
        late = (stamp["word"] or "").lower().startswith(("update", "modif", "revis"))
        page.found("updated" if late else "published", stamp["date"], part.line)
        return True
    byline = _BYLINE.fullmatch(part.text)
    if byline is None or _SENTENCE_END.search(part.text):
        return False
    names = [name.strip() for name in _BETWEEN.split(byline["names"])]
    people = [name for name in names if name and not _ROLE.search(name)]
    page.found("authors", people, part.line)
    if byline["date"]:
        page.found("published", byline["date"], part.line)
    return True


def _is_furniture(text: str) -> bool:
    return _BANNER.search(text) is not None or _RIGHTS.match(text) is not None


def _title(candidates: list[Paragraph]) -> Paragraph | None:
    """Choose the first line of four words or more, else the one with most words."""
    long = (each for each in candidates if len(each.text.split()) >= 4)
    most = max(candidates, key=lambda each: len(each.text.split()), default=None)
    return next(long, most)


def _read_tail(paragraphs: list[Paragraph], page: _Page) -> list[Paragraph]:
    """Leave out the site's own lines below the text; a copyright line is kept apart."""
    while len(paragraphs) > 1 and len(paragraphs[-1].text) <= _SHORT:
        last = paragraphs[-1]
        if _RIGHTS.match(last.text):
            page.found("rights", " ".join(last.text.split()), last.line)
        elif _BANNER.search(last.text) and not _RULED.fullmatch(last.text):
            page.dropped(last, "a line of the site")
        else:
            break
        paragraphs = paragraphs[:-1]
    return paragraphs


def _markup(text: str) -> str:
    """Write a paragraph; lines of a list keep their ends."""
    lines = [html.escape(line.strip(), quote=False) for line in text.split("\n")]
    if len(lines) > 1 and all(_BULLETS.match(line) for line in text.split("\n")):
        return f"<p>{'<br>'.join(lines)}</p>"
    return f"<p>{' '.join(lines)}</p>"
