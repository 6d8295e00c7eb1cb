"""What the model says and feedgen has no method for, carried along as an extension."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from feedgen.ext.base import BaseExtension

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.model.extensions import Extension

NAME: Final = "feedpub"
"""The name that the extension is registered by."""


class Carrier(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Values of namespaces, and the fields that do not survive feedgen's methods."""

    def __init__(self) -> None:
        self.values: tuple[Extension, ...] = ()
        self.kept: dict[str, tuple[Any, Any]] = {}
        """By field: what reading feedgen's values gives, and what it was before."""


def carry(of: Any, original: Any, read: Any, said: Mapping[str, Any]) -> None:
    """Keep what of the original does not come back; `said` is what was read."""
    carrier: Carrier = getattr(of, NAME)
    carrier.values = original.extensions
    for field in fields(original):
        before = getattr(original, field.name)
        if field.name not in _APART and before != getattr(read, field.name):
            carrier.kept[field.name] = (said.get(field.name), before)


def restored(of: Any, said: dict[str, Any]) -> dict[str, Any]:
    """Put back what was carried, unless its method has been called since."""
    carrier = getattr(of, NAME, None)
    if not isinstance(carrier, Carrier):
        return said
    put_back = {
        name: before
        for name, (seen, before) in carrier.kept.items()
        if said.get(name) == seen
    }
    return said | put_back


_APART: Final = ("articles", "extensions")
