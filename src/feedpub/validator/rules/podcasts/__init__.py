"""Rules of podcasts: the Podcasting 2.0 namespace, and what directories ask for."""

from __future__ import annotations
