"""Front matter: the fields that other tools keep above an article's text."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedpub.sources.front_matter import yaml_fields
from feedpub.sources.record import failed, unique

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST: Final = 100_000
"""Characters of front matter; more is a data file, or an attack."""

_YAML_FIELD: Final = re.compile(r"[\w\"'][^\n:]{0,80}:(?:\s|$)")
_TOML_FIELD: Final = re.compile(r"""^[ \t]*["']?([\w-]+)["']?[ \t]*=""", re.MULTILINE)
_TOML_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TOML_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_JSON_FIELD: Final = re.compile(r'^[ \t{]*"([\w.-]+)"[ \t]*:', re.MULTILINE)
_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}):[ \t]+(\S.*)")
_HEADERS: Final = frozenset(
    {
        *("title", "headline", "date", "published", "updated", "modified", "slug"),
        *("author", "authors", "byline", "by", "tags", "category", "categories"),
        *("keywords", "summary", "description", "link", "url", "lang", "language"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields above a text, where each stands, and the text that follows."""

    kind: str
    fields: Mapping[str, object]
    lines: Mapping[str, int]
    body: str
    body_line: int


def split(text: str, *, where: str) -> FrontMatter:
    """Part YAML (`---`), TOML (`+++`), JSON (`{`) or `Key: value` lines from a text.

    A text that starts with none of them comes back whole. A `---` that no field
    follows is a rule drawn across the page, not an opening.
    """
    start = len(text) - len(text.lstrip())
    first = text.count("\n", 0, start) + 1
    text = text[start:]
    opening = text.partition("\n")[0].rstrip()
    if opening == "+++":
        return _fenced(text, "+++", ("+++",), first, where)
    if opening == "---" and _opens_yaml(text):
        return _fenced(text, "---", ("---", "..."), first, where)
    if opening[:1] == "{" and opening[:2] not in {"{{", "{%", "{:"}:
        return _json(text, first, where)
    return _headers(text, first)


def _opens_yaml(text: str) -> bool:
    """Tell front matter, even empty, from a thematic break."""
    for line in text.split("\n")[1:]:
        if line.rstrip() in {"---", "..."}:
            return True
        if line.strip() and not line.startswith("#"):
            return _YAML_FIELD.match(line) is not None or line[0] in "\t{"
    return False


def _fenced(
    text: str, mark: str, closings: tuple[str, ...], first: int, where: str
) -> FrontMatter:
    lines = text.split("\n")
    ends = (at for at, line in enumerate(lines) if at and line.rstrip() in closings)
    last = next(ends, 0)
    if not last:
        raise failed(
            f"{where}:{first}",
            f"the front matter opened here is never closed; end it with a line {mark}",
        )
    raw = "\n".join(lines[1:last])
    _check_size(raw, first, where)
    read = _toml if mark == "+++" else yaml_fields.read
    fields, places = read(raw, where=where, first=first + 1)
    return FrontMatter(
        kind="TOML" if mark == "+++" else "YAML",
        fields=fields,
        lines=places,
        body="\n".join(lines[last + 1 :]),
        body_line=first + last + 1,
    )


def _check_size(raw: str, first: int, where: str) -> None:
    if len(raw) > LARGEST:
        raise failed(
            f"{where}:{first}",
            f"the front matter has {len(raw):,} characters, more than the "
            f"{LARGEST:,} that are read; move the data elsewhere",
        )


def _toml(
    raw: str, *, where: str, first: int
) -> tuple[dict[str, object], dict[str, int]]:
    try:
        fields = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as fault:
        message = str(fault)
        place = _TOML_PLACE.search(message)
        line = int((place and place[1]) or raw.count("\n") + 1)
        clause = _TOML_PLACE.sub("", message)
        raise failed(
            f"{where}:{first + line - 1}", f"the TOML is broken: {clause}"
        ) from None
    except (RecursionError, ValueError) as fault:
        raise failed(f"{where}:{first}", f"the TOML is refused: {fault}") from None
    table = _TOML_TABLE.search(raw)
    top = raw[: table.start()] if table else raw
    return fields, _places(top, _TOML_FIELD, first)


def _json(text: str, first: int, where: str) -> FrontMatter:
    try:
        fields, end = json.JSONDecoder(object_pairs_hook=unique).raw_decode(text)
    except json.JSONDecodeError as fault:
        line = first + fault.lineno - 1
        raise failed(
            f"{where}:{line}", f"the JSON front matter is broken: {fault.msg}"
        ) from None
    except (RecursionError, ValueError) as fault:
        raise failed(
            f"{where}:{first}", f"the JSON front matter is refused: {fault}"
        ) from None
    raw = text[:end]
    _check_size(raw, first, where)
    return FrontMatter(
        kind="JSON",
        fields=fields,
        lines=_places(raw, _JSON_FIELD, first),
        body=text[end:].removeprefix("\n"),
        body_line=first + raw.count("\n") + text[end : end + 1].count("\n"),
    )


def _places(raw: str, pattern: re.Pattern[str], first: int) -> dict[str, int]:
    """Find the line on which each field first appears."""
    places: dict[str, int] = {}
    for match in pattern.finditer(raw):
        places.setdefault(match[1], first + raw.count("\n", 0, match.start(1)))
    return places


def _headers(text: str, first: int) -> FrontMatter:
    """Read `Key: value` lines up to a blank one, if one key is a usual one.

    An indented line goes on with the value above it.
    """
    fields: dict[str, object] = {}
    places: dict[str, int] = {}
    lines = text.split("\n")
    end, name = 0, ""
    for end, line in enumerate(lines):
        header = _HEADER.fullmatch(line.rstrip())
        if header:
            name = header[1]
            fields[name], places[name] = header[2], first + end
        elif name and line[:1] in " \t" and line.strip():
            fields[name] = f"{fields[name]} {line.strip()}"
        else:
            break
    usual = any(key.casefold() in _HEADERS for key in fields)
    if not usual or (end < len(lines) - 1 and lines[end].strip()):
        return FrontMatter(kind="", fields={}, lines={}, body=text, body_line=first)
    return FrontMatter(
        kind="Key: value",
        fields=fields,
        lines=places,
        body="\n".join(lines[end:]),
        body_line=first + end,
    )
