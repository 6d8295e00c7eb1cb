"""The rules of Atom 1.0, for feed and entry documents."""

from __future__ import annotations
