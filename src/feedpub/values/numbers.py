"""Whole numbers, and the hours and days that RSS counts with."""

from __future__ import annotations

import re

from feedpub.values.text import text_fault

_LONGEST = 64
_DIGITS = re.compile("[0-9]++").fullmatch
_GROUPED = re.compile(r"[0-9]{1,3}(?>(?:[,.'_\s][0-9]{3})+)").fullmatch
_DECIMAL = re.compile(r"[+-]?[0-9]*+[.,][0-9]++").fullmatch
_MEASURED = re.compile(r"[0-9][0-9.,]*+\s*+[A-Za-z%]+").fullmatch
_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def nonnegative_integer_fault(value: str) -> str | None:
    """Say why this is no whole number from 0 on, or None; leading zeros may be."""
    if _DIGITS(value) and len(value) <= _LONGEST:
        return None
    return text_fault(value, _LONGEST) or _number_clause(value)


def positive_integer_fault(value: str) -> str | None:
    """Say why this is no whole number from 1 on, or None."""
    fault = nonnegative_integer_fault(value)
    if fault is None and not value.strip("0"):
        return "is zero; the least is 1"
    return fault


def hour_fault(value: str) -> str | None:
    """Say why this is no hour of skipHours, or None: 0 to 23 in GMT."""
    fault = nonnegative_integer_fault(value)
    if fault:
        return fault
    if int(value) == 24:
        return "is 24; write 0 for midnight"
    return None if int(value) < 24 else "is no hour from 0 to 23"


def day_fault(value: str) -> str | None:
    """Say why this is no day of skipDays, or None: an English weekday in full."""
    if value in _DAYS:
        return None
    if fault := text_fault(value, _LONGEST):
        return fault
    for day in _DAYS:
        if value.lower() == day.lower() or value.rstrip(".").lower() == day[:3].lower():
            return f"is not the weekday's full name; write {day}"
    return "is no English weekday, Monday to Sunday"


def _number_clause(value: str) -> str:
    if value[0] == "-":
        return "has a minus sign; the least is 0"
    if value[0] == "+":
        return "has a plus sign; write the digits alone"
    if _GROUPED(value):
        return "has separators between its digits; write the digits alone"
    if _DECIMAL(value):
        return "has a fraction; write a whole number"
    if _MEASURED(value):
        return "has a unit; write the number alone"
    return "is no whole number written in the digits 0 to 9"
