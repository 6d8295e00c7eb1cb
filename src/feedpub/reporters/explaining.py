"""A rule explained: as a table for machines, as text, and as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from feedpub.reporters.wording import shown

if TYPE_CHECKING:
    from feedpub.validator import Level, Rule


def rule_table(rule: Rule, level: Level | None = None) -> dict[str, Any]:
    """Give everything that a rule says of itself, as plain values.

    `level` is the one that it has in the profile in question, if that is not its own.
    """
    return {
        "name": rule.name,
        "family": rule.family,
        "level": str(level or rule.level),
        "profile": rule.profile,
        "levels": {name: str(each) for name, each in rule.levels.items()},
        "summary": rule.summary,
        "why": rule.why,
        "on": list(rule.on),
        "formats": list(rule.formats),
        "spec": rule.spec,
        "since": rule.since,
        "bad": _example(rule.bad),
        "good": _example(rule.good),
    }


def rule_text(rule: Rule, level: Level | None = None) -> str:
    """Explain a rule to somebody at a terminal."""
    lines = [f"{rule.name}  {level or rule.level}", "", *_wrapped(rule.summary)]
    lines += ["", *_wrapped(rule.why)] if rule.why else []
    lines += ["", f"where     {', '.join(rule.on)}"]
    lines += [f"profile   {rule.profile}{_elsewhere(rule)}"]
    lines += [f"spec      {rule.spec}"] if rule.spec else []
    for word, example in (("wrong", rule.bad), ("right", rule.good)):
        if example:
            code = [shown(line) for line in _example(example).splitlines()]
            lines += ["", f"{word}:", *(f"    {line}" for line in code)]
    return "\n".join(lines)


def rule_markdown(rule: Rule) -> str:
    """Explain a rule where Markdown is read."""
    parts = [rule.summary, " ".join(rule.why.split())]
    for word, example in (("Wrong", rule.bad), ("Right", rule.good)):
        if example:
            parts.append(f"{word}:\n\n{_fenced(_example(example))}")
    if rule.spec:
        parts.append(f"[The specification]({rule.spec})")
    return "\n\n".join(part for part in parts if part)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), 79)


def _elsewhere(rule: Rule) -> str:
    levels = [f"{level} in {name}" for name, level in rule.levels.items()]
    return f" ({', '.join(levels)})" if levels else ""


def _example(example: str | bytes) -> str:
    """Give an example as text; bytes that are none are spelt out."""
    if isinstance(example, bytes):
        return example.decode("utf-8", "backslashreplace")
    return example


def _fenced(code: str) -> str:
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}\n{code}\n{fence}"
