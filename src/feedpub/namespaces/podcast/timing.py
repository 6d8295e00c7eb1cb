"""Times in recordings, as people give them."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from feedpub.model.checks import put
from feedpub.namespaces.spelling import seconds


def to_seconds(value: Any, *names: str) -> None:
    """Store fields that are `timedelta` or H:MM:SS as seconds.

    What is neither is left as it is, for the check that follows to speak about.
    """
    for name in names:
        given = getattr(value, name)
        if isinstance(given, timedelta | str):
            with suppress(ValueError):
                put(value, name, seconds(given))
