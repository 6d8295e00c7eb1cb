"""Feeds as responses of Starlette, and so of FastAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from feedpub.interop.frameworks import answer, missing

try:
    from starlette.responses import Response
except ImportError as error:
    raise missing("starlette", __name__) from error

if TYPE_CHECKING:
    from starlette.background import BackgroundTask
    from starlette.requests import Request

    from feedpub.interop.frameworks import Options
    from feedpub.model import Feed

__all__ = ["FeedResponse"]


class FeedResponse(Response):
    """The answer to a request for a feed: 200 with the feed, or 304 without.

    `feed` is a `Feed`, which is written in the `format`, or the bytes of a feed. The
    options are those of `feedpub.http.response_parts`.
    """

    def __init__(
        self,
        feed: Feed | bytes,
        request: Request,
        format: str = "rss",
        *,
        background: BackgroundTask | None = None,
        **options: Unpack[Options],
    ) -> None:
        status, headers, body = answer(
            feed, format, request.method, request.headers, **options
        )
        super().__init__(body, status, dict(headers), background=background)
