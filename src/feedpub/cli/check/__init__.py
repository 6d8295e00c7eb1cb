"""`feedpub check`: the validator's findings, for people and for CI."""

from __future__ import annotations

from feedpub.cli.check.command import check

__all__ = ["check"]
