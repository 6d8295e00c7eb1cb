"""Where the specifications are, for the links of the rules."""

from __future__ import annotations

from typing import Final

ATOM: Final = "https://www.rfc-editor.org/rfc/rfc4287#section-"
ATOMPUB: Final = "https://www.rfc-editor.org/rfc/rfc5023#section-"
HISTORY: Final = "https://www.rfc-editor.org/rfc/rfc5005#section-"
JSON: Final = "https://www.rfc-editor.org/rfc/rfc8259#section-"
JSON_FEED: Final = "https://www.jsonfeed.org/version/1.1/"
LICENCES: Final = "https://www.rfc-editor.org/rfc/rfc4946#section-"
MEDIA_TYPES: Final = "https://www.rfc-editor.org/rfc/rfc7303#section-"
NAMESPACES: Final = "https://www.w3.org/TR/xml-names/#"
PROFILE: Final = "https://www.rssboard.org/rss-profile#"
RSS: Final = "https://www.rssboard.org/rss-specification#"
RSS1: Final = "https://web.resource.org/rss/1.0/spec#"
THREADS: Final = "https://www.rfc-editor.org/rfc/rfc4685#section-"
TOMBSTONES: Final = "https://www.rfc-editor.org/rfc/rfc6721#section-"
XML: Final = "https://www.w3.org/TR/xml/#"
