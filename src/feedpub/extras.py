"""Libraries that are asked for by name, and imported only where they are used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from feedpub.errors import Problem, SourceError

if TYPE_CHECKING:
    from types import ModuleType


class MissingExtraError(SourceError):
    """A library is not installed, so no file of its kind can be read."""


def extra(module: str, name: str, purpose: str, *, otherwise: str = "") -> ModuleType:
    """Import a library of an extra, or say how to install it or do without."""
    try:
        return importlib.import_module(module)
    except ImportError:
        message = f'{purpose} needs an extra: pip install "feedpub[{name}]"{otherwise}'
        raise MissingExtraError((Problem("", "", message),)) from None
