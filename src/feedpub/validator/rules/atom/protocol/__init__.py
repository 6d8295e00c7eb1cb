"""The rules of the Atom Publishing Protocol: its documents, and what feeds get."""

from __future__ import annotations
