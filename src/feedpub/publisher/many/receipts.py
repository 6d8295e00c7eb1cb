"""What became of each feed, in so few words that hundreds of thousands can travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from feedpub.errors import Problem  # noqa: TC001 - msgspec reads it from the class
from feedpub.publisher.publishing import State  # noqa: TC001 - likewise
from feedpub.publisher.tally import Loss  # noqa: TC001 - likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReceipt:
    """One document of a feed: its name in the sink, its size, hash and address."""

    name: str
    format: str
    bytes: int
    sha256: str
    state: State
    url: str | None = None
    losses: tuple[Loss, ...] = ()
    """What this format cannot carry of the feed, counted by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReceipt:
    """One feed: what was published of it, or why nothing was."""

    key: str
    state: State | Literal["failed"]
    """`written` if one of its documents is new or changed."""
    title: str = ""
    home_url: str | None = None
    language: str | None = None
    updated: str | None = None
    """The date of its newest article, in RFC 3339."""
    articles: int = 0
    hubs: tuple[str, ...] = ()
    """The hubs that its documents name."""
    documents: tuple[DocumentReceipt, ...] = ()
    others: tuple[DocumentReceipt, ...] = ()
    """Archives or further pages, to which those lead."""
    left: tuple[str, ...] = ()
    """Documents of earlier builds that are no part of it any more, and there still."""
    problems: tuple[Problem, ...] = ()
    """Why it failed; what was published of it before is there still."""
    fingerprint: str | None = None
    """That of articles, options and program together; None if it is not known."""

    @property
    def every(self) -> tuple[DocumentReceipt, ...]:
        """All documents, in the order in which they are written."""
        return (*self.others, *self.documents)

    @property
    def failed(self) -> bool:
        """True when the feed was not built."""
        return self.state == "failed"


def receipt_to_json(receipt: FeedReceipt) -> bytes:
    """Give the receipt as one line of JSON, without the end of the line."""
    return msgspec.json.encode(receipt)


def receipt_from_json(line: bytes) -> FeedReceipt:
    """Give the receipt of a line; `ValueError` if it is none."""
    return _DECODER.decode(line)


_DECODER = msgspec.json.Decoder(FeedReceipt)
