"""feedpub turns articles into feeds that every reader can use, and proves it."""

from __future__ import annotations
