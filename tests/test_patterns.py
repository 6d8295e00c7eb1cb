"""Regular expressions mean the same on every Python that is supported."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = sorted((Path(__file__).resolve().parents[1] / "src").rglob("*.py"))
GROUP = re.compile(r"\)(?:[*+?]|\{+[0-9]*,?[0-9]*\}+)\+")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\\n])*\]")
PLAIN = re.compile(r"\(\?:(?:\\\\(?:\.|x)|x|[*+?]\+)*\)[*]\+")
"""A group in which nothing can be tried twice, which those versions match rightly."""


def test_no_group_is_repeated_possessively() -> None:
    """Python 3.11.0 to 3.11.4 match such groups wrongly; `(?>(?:...)*)` is right."""
    lines = [
        (path.name, line)
        for path in SOURCES
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\b[rfb]{1,2}[\"']", line)
    ]

    assert len(lines) > 300
    assert [] == [
        (name, line)
        for name, line in lines
        if GROUP.search(PLAIN.sub("", CLASS.sub("x", line.replace("()", ""))))
    ]
