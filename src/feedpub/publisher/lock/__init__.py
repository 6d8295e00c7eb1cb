"""The lock: what readers know of each article, kept beside the articles for years."""

from __future__ import annotations

from feedpub.publisher.lock.entries import Entry
from feedpub.publisher.lock.file import Known, read_lock, written_lock
from feedpub.publisher.lock.keeper import Keeper, keeper_of

__all__ = ["Entry", "Keeper", "Known", "keeper_of", "read_lock", "written_lock"]
