"""Commands of site generators inside Markdown: run where plain, else taken out."""

from __future__ import annotations

import html
import re
from typing import Final

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMAND: Final = re.compile(
    r"(?P<code>`[^`\n]{1,1000}`)"
    r"|\{\{[<%]\s*(?P<hugo>[^{}\n]{1,1000}?)\s*/?\s*[%>]\}\}"
    r"|\{%-?\s*(?P<liquid>[^{}%\n]{1,1000}?)\s*-?%\}"
    r"|\{\{-?\s*(?P<call>\w{1,40}\([^(){}\n]{0,1000}\))\s*-?\}\}"
    r"|\{\{-?\s*(?P<value>(?:site\.\w{1,20}|[\"'][^\"'{}\n]{0,500}[\"'])"
    r"(?:\s*\|\s*\w{1,30}){0,3})\s*-?\}\}"
    r"|^(?P<attributes>\s{0,3}\{:[^{}\n]{1,500}\})\s*$"
)
_ARGUMENT: Final = re.compile(
    r"""(?:(\w{1,40})\s*=\s*)?(?:"([^"]*)"|'([^']*)'|(\S+))"""
)
_PLAYERS: Final = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
}
_SILENT: Final = frozenset({"comment", "endcomment"})
_ADDRESSES: Final = frozenset({"site.baseurl", "site.url"})
_RAW: Final = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_ENDS: Final = {
    "raw": re.compile(r"\{%-?\s*endraw\s*-?%\}"),
    "highlight": re.compile(
        r"\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*/\s*highlight\s*[>%]\}\}"
    ),
}
_REST: Final = re.compile(r"\s*$")
_BLOCK: Final = "``````"
"""Longer than the fences that stand in code about Markdown."""


def expand(text: str, first_line: int) -> tuple[str, tuple[str, ...]]:
    """Return the text without commands, and a note for each that was not run.

    Figures, highlighted code and links to videos are written in Markdown and HTML.
    Of other commands the tag goes and the text between two tags stays. Code blocks,
    code spans and what is raw or highlighted are left alone.
    """
    if "{{" not in text and "{%" not in text and "{:" not in text:
        return text, ()
    lines = text.split("\n")
    runner, fence = _Runner(), ""
    for at, line in enumerate(lines):
        mark = None if runner.until else _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence):
            fence = ""
        elif not fence and ("{" in line or runner.until):
            lines[at] = runner.expanded(line, first_line + at)
    return "\n".join(lines), tuple(runner.notes)


class _Runner:
    """Runs the commands line by line, and knows what is raw or code by now."""

    __slots__ = ("notes", "until")

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.until = ""

    def expanded(self, line: str, number: int) -> str:
        """Return the line without its commands."""
        kept: list[str] = []
        at, blank = 0, True
        while at < len(line):
            pattern = _ENDS[self.until] if self.until else _COMMAND
            match = pattern.search(line, at)
            text = line[at : match.start()] if match else line[at:]
            kept.append(_RAW.sub("", text) if self.until == "highlight" else text)
            if match is None:
                break
            at, blank = match.end(), blank and not kept[-1].strip()
            written = self._ended() if self.until else self._begun(match, number)
            if written.startswith(_BLOCK):
                ends = _REST.match(line, at) is not None
                written = _on_its_own(written, begins=blank, ends=ends)
            blank = written.endswith("\n") or (blank and not written)
            kept.append(written)
        return "".join(kept)

    def _ended(self) -> str:
        written = _BLOCK if self.until == "highlight" else ""
        self.until = ""
        return written

    def _begun(self, match: re.Match[str], number: int) -> str:
        """Run one command; what cannot be run is noted."""
        kind, command = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "code":
            return match[0]
        if kind == "value":
            written = _value(command)
        else:
            written = None if kind == "attributes" else self._run(command)
        if written is None:
            self.notes.append(
                f"line {number}: {match[0].strip()} was taken out, not run"
            )
        return written or ""

    def _run(self, command: str) -> str | None:
        """Return what a command writes, or None if it is not one of the plain ones."""
        name, *_ = re.split(r"[\s(]", command, maxsplit=1)
        arguments = _arguments(command[len(name) :].strip("() \t"))
        if name in _ENDS:
            self.until = name
            return f"{_BLOCK}{arguments.get('0', '')}" if name == "highlight" else ""
        if name in _SILENT:
            return ""
        if name in {"figure", "img", "image"} and "src" in arguments:
            return _figure(arguments)
        if name in _PLAYERS and (video := arguments.get("id") or arguments.get("0")):
            return f"<{_PLAYERS[name]}{video}>"
        return None


def _on_its_own(fence: str, *, begins: bool, ends: bool) -> str:
    """Put a fence on a line of its own, if it does not begin and end one already."""
    return f"{'' if begins else chr(10)}{fence}{'' if ends else chr(10)}"


def _value(command: str) -> str | None:
    """Return quoted text; the site's address goes, since links start there anyway."""
    if command[0] in "\"'":
        return command.split(command[0], 2)[1]
    return "" if command.partition("|")[0].strip() in _ADDRESSES else None


def _arguments(text: str) -> dict[str, str]:
    """Part arguments into named ones and, by their position, the others."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ARGUMENT.findall(text):
        found[name or str(len(found))] = double or single or bare.rstrip(",")
    return found


def _figure(arguments: dict[str, str]) -> str:
    source, text = html.escape(arguments["src"]), html.escape(arguments.get("alt", ""))
    picture = f'<img src="{source}" alt="{text}">'
    caption = arguments.get("caption") or arguments.get("title")
    if not caption:
        return picture
    return f"<figure>{picture}<figcaption>{html.escape(caption)}</figcaption></figure>"
