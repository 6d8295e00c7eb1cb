"""The moment at which feeds are built, by their configuration or the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub import clock, dates
from feedpub.errors import ConfigError, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.publisher.config import Config


def moment(config: Config) -> datetime | None:
    """Read the `now` that is configured, or else SOURCE_DATE_EPOCH; None without both.

    `ConfigError` if it is no date, or the variable no number of seconds.
    """
    if config.now is None:
        return clock.of_the_environment()
    try:
        return dates.parse(config.now, timezone=config.timezone)
    except ValueError as error:
        raise ConfigError((Problem("", "now", str(error)),)) from None
