"""The moment that commands go by: said to them, never asked of the machine's clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import Final

from feedpub.errors import ConfigError, Problem

VARIABLE: Final = "SOURCE_DATE_EPOCH"
"""What all tools of a reproducible build go by (reproducible-builds.org)."""

_SECONDS: Final = re.compile(r"[0-9]{1,12}")
_LATEST: Final = 253_402_300_799  # the last second of the year 9999


def of_the_environment() -> datetime | None:
    """Read SOURCE_DATE_EPOCH, which counts where no --now is given; None without it.

    `ConfigError` if it is no number of seconds.
    """
    said = os.environ.get(VARIABLE)
    if said is None:
        return None
    if not _SECONDS.fullmatch(said) or int(said) > _LATEST:
        message = (
            f"{said!r} is no number of seconds since 1970, such as 1767225600; "
            f"mend or unset the variable, or give --now"
        )
        raise ConfigError((Problem("", VARIABLE, message),))
    return datetime.fromtimestamp(int(said), UTC)
