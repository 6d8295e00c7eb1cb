"""Queries as people write them: one statement, which reads."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 1_000_000
_READS: Final = frozenset({"select", "with", "values", "table"})
_TOKEN: Final = re.compile(
    r"""
      (?P<comment> --[^\n]* | /\*.*?\*/ )
    | (?P<quoted>
          \b[eE]'(?>(?:[^'\\]|\\.|'')*)'    # PostgreSQL's strings with escapes
        | '(?>(?:[^']|'')*)'
        | "(?>(?:[^"]|"")*)"
        | `[^`]*`
        | (?<![\w$])\$(?P<tag>[^\W\d]\w*|)\$.*?\$(?P=tag)\$
      )
    """,
    re.VERBOSE | re.DOTALL,
)
_FIRST: Final = re.compile(r"[\s(]*([^\W\d]\w*)")
_ONLY_READS: Final = "feedpub only reads; give a SELECT"


def prepared(query: str) -> str:
    """Return a statement in which colons mean parameters only outside of quotes.

    `ValueError` says why it is not a single statement that reads. Whatever this lets
    through still meets a transaction that cannot write and is rolled back.
    """
    if len(query) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST:,} characters")
    bare = _TOKEN.sub(lambda found: "''" if found["quoted"] else " ", query)
    statement = bare.rstrip().rstrip(";").rstrip()
    if not statement.strip():
        raise ValueError("is empty; write what to SELECT")
    if any(mark in statement.replace("''", "") for mark in "'\"`"):
        raise ValueError("has a quote that is never closed")
    first = _FIRST.match(statement)
    word = first[1] if first else statement.split()[0]
    if word.lower() not in _READS:
        raise ValueError(f"begins with {word[:40]!r}, and {_ONLY_READS}")
    if ";" in statement:
        raise ValueError("has more than one statement; give one SELECT")
    return _TOKEN.sub(_colons_kept, query).rstrip().rstrip(";")


def _colons_kept(found: re.Match[str]) -> str:
    """Leave comments out, and mark colons as SQLAlchemy's `text` wants them."""
    return found[0].replace(":", r"\:") if found["quoted"] else " "
