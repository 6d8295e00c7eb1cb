"""Dates of ISO 8601 as podcasts write them."""

from __future__ import annotations

import re
from typing import Final

from feedpub.values.text import text_fault
from feedpub.values.timestamps import w3cdtf_fault

_LONGEST: Final = 64
_OFFSET: Final = re.compile("([+-][0-9]{2})([0-9]{2})")
_WHOLE_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").match


def iso8601_fault(value: str) -> str | None:
    """Say why this is no day and no moment with its zone, or None.

    As W3C has it, and the offset may lack its colon: -0600.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    if not _WHOLE_DAY(value):
        return w3cdtf_fault(value) or "has no day; write it like 2007-10-04"
    offset = _OFFSET.fullmatch(value[-5:]) if ":" in value else None
    if offset:
        value = f"{value[:-5]}{offset[1]}:{offset[2]}"
    return w3cdtf_fault(value)
