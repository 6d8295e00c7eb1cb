"""Feeds as responses of Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from feedpub.interop.frameworks import answer, missing

try:
    from flask import Response
except ImportError as error:
    raise missing("flask", __name__) from error

if TYPE_CHECKING:
    from flask import Request

    from feedpub.interop.frameworks import Options
    from feedpub.model import Feed

__all__ = ["feed_response"]


def feed_response(
    feed: Feed | bytes,
    request: Request,
    format: str = "rss",
    **options: Unpack[Options],
) -> Response:
    """Give the answer to a request for a feed: 200 with the feed, or 304 without.

    `feed` is a `Feed`, which is written in the `format`, or the bytes of a feed. The
    options are those of `feedpub.http.response_parts`.
    """
    status, headers, body = answer(
        feed, format, request.method, request.headers, **options
    )
    # None, as Flask would set the length of what is empty to 0, in answers to HEAD too
    response = Response(body or None, status, dict(headers))
    if "Content-Type" not in headers:  # or caches would take a 304 for the new type
        response.headers.pop("Content-Type", None)
    return response
