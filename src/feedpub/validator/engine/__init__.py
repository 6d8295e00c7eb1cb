"""The walk over a document, and the rules that it calls where they apply."""

from __future__ import annotations

from feedpub.validator.engine.calling import Hit
from feedpub.validator.engine.walk import Walk

__all__ = ["Hit", "Walk"]
