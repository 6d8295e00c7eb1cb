"""Rules of the namespaces that extend feeds, most of them made of their tables."""

from __future__ import annotations
