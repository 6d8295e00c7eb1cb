"""The moment at which feeds are built: said, never asked of the machine's clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.errors import ConfigError, Problem

if TYPE_CHECKING:
    from feedpub.publisher.config import Config

VARIABLE: Final = "SOURCE_DATE_EPOCH"
"""What all tools of a reproducible build go by (reproducible-builds.org)."""

_SECONDS: Final = re.compile(r"[0-9]{1,12}")
_LATEST: Final = 253_402_300_799  # the last second of the year 9999


def moment(config: Config) -> datetime | None:
    """Read the `now` that is configured, or else SOURCE_DATE_EPOCH; None without both.

    `ConfigError` if it is no date, or the variable no number of seconds.
    """
    if config.now is None:
        return _of_the_environment()
    try:
        return dates.parse(config.now, timezone=config.timezone)
    except ValueError as error:
        raise ConfigError((Problem("", "now", str(error)),)) from None


def _of_the_environment() -> datetime | None:
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
