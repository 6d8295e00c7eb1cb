"""The rules of what RFCs have added to Atom: threads, licences, paging, tombstones."""

from __future__ import annotations
