"""What goes wrong with databases, as errors that say whose fault it is."""

from __future__ import annotations

from typing import Any, Final

from feedpub.errors import Problem, SourceError, UnreachableError

_NO_ANSWER: Final = frozenset(
    {
        *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CORRUPT"),
        *("SQLITE_NOTADB", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_PROTOCOL"),
        *("SQLITE_NOMEM", "SQLITE_INTERRUPT", "SQLITE_PERM", "SQLITE_AUTH"),
    }
)
"""What SQLite calls its troubles with the file; all others are about the query."""


def unreachable(where: str, error: Any, secret: str | None) -> UnreachableError:
    """Return the error for a database that cannot be opened."""
    message = f"the database cannot be opened: {_said(error, secret)}"
    return UnreachableError((Problem(where, "", message),))


def failed(where: str, error: Any, secret: str | None, rows: int) -> SourceError:
    """Return the error for a query that fails, at once or after some rows."""
    said = _said(error, secret)
    after = f" after row {rows}" if rows else ""
    if _is_broken_off(error):
        message = f"the database broke off{after}: {said}; nothing of it was used"
        return UnreachableError((Problem(where, "", message),))
    message = f"the database refuses it{after}: {said}"
    return SourceError((Problem(where, "query", message),))


def _is_broken_off(error: Any) -> bool:
    if getattr(error, "connection_invalidated", False):
        return True
    cause = getattr(error, "orig", None)
    if cause is None:
        return False
    if type(cause).__module__.startswith("sqlite3"):
        name = getattr(cause, "sqlite_errorname", "")
        return "_".join(name.split("_")[:2]) in _NO_ANSWER
    return type(error).__name__ in {"OperationalError", "InterfaceError"}


def _said(error: Any, secret: str | None) -> str:
    """Give the first line of what the driver says, and never a password."""
    cause = getattr(error, "orig", None) or error
    diagnosis = getattr(cause, "diag", None)
    said = getattr(diagnosis, "message_primary", None) or str(cause)
    line = next((each for each in said.splitlines() if each.strip()), "")
    line = line.strip().rstrip(".") or type(cause).__name__
    return line.replace(secret, "***") if secret else line
