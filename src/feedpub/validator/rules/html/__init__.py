"""Rules about HTML inside feeds, and about markup where plain text is expected."""

from __future__ import annotations
