"""feedgen's interface with feedpub behind it: change one import and keep the rest.

`from feedpub.interop.feedgen import FeedGenerator`, and what it writes is valid.
"""

from __future__ import annotations

from feedpub.interop.feedgen.entry import FeedEntry
from feedpub.interop.feedgen.faults import FeedgenError
from feedpub.interop.feedgen.filling import from_feedgen, to_feedgen
from feedpub.interop.feedgen.generator import FeedGenerator

__all__ = ["FeedEntry", "FeedGenerator", "FeedgenError", "from_feedgen", "to_feedgen"]
