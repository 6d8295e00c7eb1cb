"""What has changed between two states of a feed, for people and for machines."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.dates import rfc3339
from feedpub.model import Html, Xhtml
from feedpub.model.comparing import DANGERS, named
from feedpub.reporters.markdown import escaped
from feedpub.reporters.wording import counted, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from feedpub.model import Article
    from feedpub.model.comparing import Difference, FieldChange
    from feedpub.model.extensions import Extension

SCHEMA: Final = "feedpub-diff/1"
_ROOM: Final = 60
_BEFORE: Final = 15
_STYLE: Final = """\
:root { color-scheme: light dark; --danger: #b3261e; --gone: #b3261e; --new: #1b6e3c }
@media (prefers-color-scheme: dark) {
  :root { --danger: #ff8a80; --gone: #ff8a80; --new: #7ddb9c }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem }
del { color: var(--gone); text-decoration: none }
ins { color: var(--new); text-decoration: none }
.danger b { color: var(--danger) }
dt { margin-top: .5rem; font-weight: 600 }
"""


class _Told(NamedTuple):
    """An article, or the feed itself, with what has become of it."""

    sign: str
    """`+` for new, `-` for gone, `~` for changed."""
    name: str
    id: str
    changes: tuple[FieldChange, ...] = ()


def difference_as_text(difference: Difference) -> str:
    """Give a line for each article, its fields below it, and the dangers first."""
    lines = [f"! {one.name}: {shown(one.message)}" for one in difference.dangers]
    for told in _told(difference):
        its_id = "" if told.id in {told.name, ""} else f" <{shown(told.id)}>"
        lines.append(f"{told.sign} {shown(told.name)}{its_id}")
        for change in told.changes:
            old, new = _both(change)
            lines.append(f"    {change.field}: {shown(old)} -> {shown(new)}")
    return "\n".join((*lines, _summary(difference))) + "\n"


def difference_as_json(difference: Difference) -> str:
    """Give everything, for machines: the schema is `feedpub-diff/1`."""
    table = {
        "schema": SCHEMA,
        "same": difference.same,
        "feed": [_change(one) for one in difference.fields],
        "added": [_article(one) for one in difference.added],
        "removed": [_article(one) for one in difference.removed],
        "changed": [
            {
                "id": one.id,
                "title": one.title,
                "fields": [_change(change) for change in one.changes],
            }
            for one in difference.changed
        ],
        "dangers": [
            {"name": one.name, "message": one.message, "id": one.id}
            for one in difference.dangers
        ],
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def difference_as_markdown(difference: Difference) -> str:
    """Give lists for summaries and comments; nothing in them is Markdown of a feed."""
    lines = ["# Feed compared", "", f"{_summary(difference)}"]
    if difference.dangers:
        lines += ["", "## Dangers", ""]
        lines += [
            f"- **{one.name}**: {escaped(one.message)}" for one in difference.dangers
        ]
    for sign, heading in _HEADINGS.items():
        part = [told for told in _told(difference) if told.sign == sign]
        if part:
            lines += ["", f"## {heading}", ""]
        for told in part:
            lines.append(f"- {escaped(told.name)}")
            for change in told.changes:
                old, new = _both(change)
                lines.append(
                    f"  - {change.field}: {escaped(old)} became {escaped(new)}"
                )
    return "\n".join(lines) + "\n"


def difference_as_html(difference: Difference) -> str:
    """Give a whole page without script; everything that a feed says is text."""
    body = "\n".join(_html(difference))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Feed compared</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>Feed compared</h1>
<p>{escape(_summary(difference))}</p>
{body}
</main>
</body>
</html>
"""


DIFFERENCE_FORMATS: Final[Mapping[str, Callable[[Difference], str]]] = {
    "text": difference_as_text,
    "json": difference_as_json,
    "markdown": difference_as_markdown,
    "html": difference_as_html,
}
"""The forms that a difference is told in; a new one is a function and a line here."""

_HEADINGS: Final = {"~": "Changed", "+": "Added", "-": "Removed"}


def _told(difference: Difference) -> Iterator[_Told]:
    if difference.fields:
        yield _Told("~", "the feed itself", "", difference.fields)
    for article in difference.added:
        yield _Told("+", named(article), str(article.id))
    for article in difference.removed:
        yield _Told("-", named(article), str(article.id))
    for one in difference.changed:
        yield _Told("~", one.title, one.id, one.changes)


def _summary(difference: Difference) -> str:
    if difference.same:
        return "The feeds are the same."
    counts = (
        f"{counted(len(difference.added), 'article')} added",
        f"{len(difference.removed):,} removed",
        f"{len(difference.changed):,} changed",
        counted(len(difference.dangers), "danger"),
    )
    return f"{', '.join(counts)}."


def _html(difference: Difference) -> Iterator[str]:
    if difference.dangers:
        yield "<h2>Dangers</h2>\n<ul class=danger>"
        for one in difference.dangers:
            meaning = escape(DANGERS[one.name])
            message = escape(shown(one.message))
            yield f'<li><b title="{meaning}">{one.name}</b>: {message}</li>'
        yield "</ul>"
    for sign, heading in _HEADINGS.items():
        part = [told for told in _told(difference) if told.sign == sign]
        if part:
            yield f"<h2>{heading}</h2>\n<dl>"
        for told in part:
            yield f"<dt>{escape(shown(told.name))}</dt>"
            yield from map(_html_change, told.changes)
        if part:
            yield "</dl>"


def _html_change(change: FieldChange) -> str:
    old, new = (escape(shown(value)) for value in _both(change))
    return f"<dd>{change.field}: <del>{old}</del> became <ins>{new}</ins></dd>"


def _change(change: FieldChange) -> dict[str, Any]:
    plain = _named if change.field == "extensions" else _plain
    return {
        "field": change.field,
        "old": plain(change.old),
        "new": plain(change.new),
    }


def _named(values: Any) -> list[dict[str, Any]]:
    """Give values of namespaces as JSON has them, each with the name of its type."""
    return [{"type": _type(one), "value": _plain(one)} for one in values]


def _article(article: Article) -> dict[str, Any]:
    return {"id": str(article.id), "title": named(article), "url": article.url}


def _both(change: FieldChange) -> tuple[str, str]:
    """Give both values in short, from a little before the first difference on."""
    said = _said_extensions if change.field == "extensions" else _said
    old, new = said(change.old), said(change.new)
    if max(len(old), len(new)) <= _ROOM:
        return old, new
    pairs = zip(old, new, strict=False)
    alike = next((at for at, pair in enumerate(pairs) if pair[0] != pair[1]), None)
    start = max(0, (min(len(old), len(new)) if alike is None else alike) - _BEFORE)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    before = "…" if start else ""
    after = "…" if len(text) > start + _ROOM else ""
    return f"{before}{text[start : start + _ROOM]}{after}"


def _said(value: Any) -> str:
    """Give a value as people read it: `Ada (email: ada@tide.example)`."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple | list):
        return ", ".join(map(_said, value))
    plain = _plain(value)
    if not isinstance(plain, dict):
        return str(plain)
    first, *more = [_said(one) for one in plain.values()]
    rest = [f"{name}: {one}" for name, one in zip([*plain][1:], more, strict=True)]
    return f"{first} ({', '.join(rest)})" if rest else first


def _said_extensions(values: Any) -> str:
    """Give values of namespaces with their types: `itunes.Show (explicit: False)`."""
    if not values:
        return _said(values)
    return ", ".join(f"{_type(one)} ({_inside(one)})" for one in values)


def _type(value: Extension) -> str:
    """Give a type as programs name it: `itunes.Show`, `Foreign`."""
    vocabulary = getattr(value.shape, "vocabulary", None)
    module = f"{vocabulary.prefix}." if vocabulary else ""
    return f"{module}{type(value).__name__}"


def _inside(value: Any) -> str:
    plain = _plain(value)
    if not isinstance(plain, dict) or [*plain] == ["markup"]:
        return _said(value)
    return ", ".join(f"{name}: {_said(one)}" for name, one in plain.items())


def _plain(value: Any) -> Any:
    """Give a value as JSON has it; one of the model as the fields that it fills."""
    match value:
        case None | bool() | int() | float() | str() | dict():
            return value
        case Html() | Xhtml():
            return value.markup
        case datetime():
            return rfc3339(value)
        case tuple():
            return [_plain(one) for one in value]
    said = {one.name: getattr(value, one.name) for one in fields(value)}
    return {name: _plain(one) for name, one in said.items() if one not in (None, ())}
