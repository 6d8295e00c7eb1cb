"""What several links say together, by their relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.model.checks import Fault, duplicates, shown
from feedpub.model.parts import Link
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNSPECIFIED: Final = "http://purl.org/atompub/license#unspecified"
"""The address that stands for a licence that is not said (RFC 4946, 2.1)."""

_ENDS: Final = (("first", "previous"), ("first", "prev"), ("last", "next"))


def licence_faults(links: Iterable[Link]) -> Iterator[Fault]:
    """Refuse a licence twice, and any beside the unspecified one (RFC 4946, 2)."""
    licences = [
        (to_uri(link.url), link.type)
        for link in links
        if type(link) is Link and link.rel == "license"
    ]
    for twin in duplicates(licences):
        yield "links", f"two license links to {twin} (RFC 4946); leave one out"
    if len(licences) > 1 and any(url == UNSPECIFIED for url, _ in licences):
        yield "links", "an unspecified licence stands alone (RFC 4946, 2.1)"


def paging_faults(
    links: Iterable[Link], own: str | None, next_url: str | None
) -> Iterator[Fault]:
    """Refuse what leads beyond the first or the last page (RFC 5005, 3)."""
    if own is None:
        return
    leads = {link.rel: link.url for link in links}
    if next_url is not None:
        leads.setdefault("next", next_url)
    for end, beyond in _ENDS:
        if leads.get(end) == own and beyond in leads:
            problem = f"{shown(own)} is the {end} page, and there is a {beyond} one"
            yield "links", f"{problem}; leave one out (RFC 5005, 3)"
