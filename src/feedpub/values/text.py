"""What is wrong with a value before its grammar is asked."""

from __future__ import annotations


def text_fault(value: str, longest: int) -> str | None:
    """Say that a value is empty, too long to be looked at, or padded; else None."""
    if not value:
        return "is empty"
    if len(value) > longest:
        return f"is longer than {longest} characters"
    if value != value.strip():
        return "has white space around it"
    return None
