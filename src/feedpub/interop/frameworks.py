"""What all doors to web frameworks share: asking for one, and answering for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

from feedpub.errors import FeedpubError
from feedpub.http import ResponseParts, response_parts

if TYPE_CHECKING:
    from feedpub.dates import When
    from feedpub.model import Feed


class Headers(Protocol):
    """The headers of a request, in whatever class a framework has for them."""

    def get(self, name: str, /) -> str | None:
        """Give a header by its name, in whatever case it is."""


class Options(TypedDict, total=False):
    """What `feedpub.http.response_parts` can be told beside the request."""

    last_modified: When | None
    content_type: str | None
    max_age: int
    private: bool
    url: str | None
    readable: str | None
    data: bytes | None


class MissingFrameworkError(FeedpubError, ImportError):
    """A framework is not installed, so what is made for it cannot be used."""


def missing(package: str, module: str) -> MissingFrameworkError:
    """Make the error that says how to install the framework of a module."""
    return MissingFrameworkError(f"{module} needs {package}: pip install {package}")


def answer(
    feed: Feed | bytes,
    format: str,
    method: str,
    headers: Headers,
    **options: Unpack[Options],
) -> ResponseParts:
    """Answer a request by its method and its headers.

    The answer to a HEAD has all headers of that to a GET, and no body (RFC 9110,
    9.3.2). `options` are those of `response_parts`.
    """
    parts = response_parts(
        feed,
        format,
        if_none_match=headers.get("If-None-Match"),
        if_modified_since=headers.get("If-Modified-Since"),
        accept_encoding=headers.get("Accept-Encoding"),
        **options,
    )
    return parts._replace(body=b"") if method.upper() == "HEAD" else parts
