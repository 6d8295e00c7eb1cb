"""The headers that published files want, in one table: `feedpub serve` and others.

Sources: RFC 9110 and 9111, CSP 3, the Fetch standard's CORS and nosniff; the types of
feeds are those that browsers show as a page (docs/browser.md).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from feedpub.http import MAX_AGE, POLICY, type_of
from feedpub.publisher import opml

PAGE_POLICY: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: https:; media-src 'self' https:"
)
"""What pages, pictures and recordings may do: look and sound, and nothing else."""


class Kind(NamedTuple):
    """Files that are served alike, by the end of their name or by all of it."""

    name: str
    """A suffix with its dot, or the whole name of a file."""
    media_type: str
    policy: str = POLICY

    def matches(self, name: str) -> bool:
        """Say whether a file of that name, without its folder, is of this kind."""
        return name.endswith(self.name) if self.name[0] == "." else name == self.name


CACHED: Final = f"public, max-age={MAX_AGE}"
"""For how long files are kept, if nobody says otherwise."""

_UTF_8: Final = "; charset=utf-8"
HTML: Final = f"text/html{_UTF_8}"
OPML: Final = f"{opml.MEDIA_TYPE}{_UTF_8}"
CSS: Final = f"text/css{_UTF_8}"

KINDS: Final = (
    Kind("feed.json", type_of("json")),
    Kind(".xml", f"application/xml{_UTF_8}"),
    Kind(".rss", type_of("rss")),
    Kind(".atom", type_of("atom")),
    Kind(".rdf", type_of("rdf")),
    Kind(".opml", OPML),
    Kind(".json", "application/json"),
    Kind(".html", HTML, PAGE_POLICY),
    Kind(".css", CSS),
    Kind(".vtt", f"text/vtt{_UTF_8}"),
    Kind(".srt", f"application/x-subrip{_UTF_8}"),
)
"""The first that matches counts."""

ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
}
"""What every published file is sent with."""


def kind_of(name: str) -> Kind | None:
    """Give the kind of a file by its name; None if the table says nothing of it."""
    base = name.rpartition("/")[2].lower()
    return next((kind for kind in KINDS if kind.matches(base)), None)


def headers_for(name: str, *, max_age: int = MAX_AGE) -> dict[str, str]:
    """Give the headers that a file of this name is to be sent with, whoever does it.

    ETag, Last-Modified, 304 and compression are the server's own work.
    """
    kind = kind_of(name)
    return {
        **({"Content-Type": kind.media_type} if kind else {}),
        "Cache-Control": f"public, max-age={max_age}",
        **ALWAYS,
        "Content-Security-Policy": kind.policy if kind else PAGE_POLICY,
    }
