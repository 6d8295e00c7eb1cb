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
_SILENT: Final = frozenset({"raw", "endraw", "comment", "endcomment"})


def expand(text: str, first_line: int) -> tuple[str, tuple[str, ...]]:
    """Return the text without commands, and a note for each that was not run.

    Figures, highlighted code and links to videos are written in Markdown and HTML.
    Of other commands the tag goes and the text between two tags stays. Code blocks
    and code spans are left alone.
    """
    if "{{" not in text and "{%" not in text and "{:" not in text:
        return text, ()
    lines = text.split("\n")
    notes: list[str] = []
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence):
            fence = ""
        elif not fence and "{" in line:
            lines[at] = _line(line, first_line + at, notes)
    return "\n".join(lines), tuple(notes)


def _line(line: str, number: int, notes: list[str]) -> str:
    def run(match: re.Match[str]) -> str:
        kind, command = match.lastgroup, str(match[str(match.lastgroup)])
        if kind == "code":
            return match[0]
        if kind == "value":
            return "" if command.startswith("site.") else command.split(command[0])[1]
        written = None if kind == "attributes" else _run(command)
        if written is None:
            notes.append(f"line {number}: {match[0].strip()} was taken out, not run")
        return written or ""

    return _COMMAND.sub(run, line)


def _run(command: str) -> str | None:
    """Return what a command writes, or None if it is not one of the plain ones."""
    name, *_ = re.split(r"[\s(]", command, maxsplit=1)
    arguments = _arguments(command[len(name) :].strip("() \t"))
    if name in _SILENT:
        return ""
    if name == "highlight":
        return f"```{arguments.get('0', '')}"
    if name in {"/highlight", "endhighlight"}:
        return "```"
    if name in {"figure", "img", "image"} and "src" in arguments:
        return _figure(arguments)
    if name in _PLAYERS and (video := arguments.get("id") or arguments.get("0")):
        return f"<{_PLAYERS[name]}{video}>"
    return None


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
