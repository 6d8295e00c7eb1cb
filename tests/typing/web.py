"""What web frameworks are answered with, as type checkers see it; never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask

from feedpub.interop.flask import feed_response
from feedpub.interop.starlette import FeedResponse

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    import feedpub as fp


def of_starlette(feed: fp.Feed, request: Request) -> Response:
    """Take a feed, a format and options by their names."""
    return FeedResponse(feed, request, "atom", max_age=60, private=True)


def of_flask(data: bytes) -> flask.Response:
    """Take bytes with a date."""
    return feed_response(data, flask.request, last_modified="2026-03-01")


def wrongly(feed: fp.Feed, request: Request) -> Response:
    """Refuse an option that there is not."""
    return FeedResponse(feed, request, age=60)  # type: ignore[call-arg]  # on purpose
