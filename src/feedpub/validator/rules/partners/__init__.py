"""What news pages and mail tools want of a feed, a file a partner, a profile each."""

from __future__ import annotations
