"""Feeds that open as a page in a browser, without a script and without XSLT.

Browsers show XML by a stylesheet that it names (xml-stylesheet 1.0), and XHTML in it
as what it is. So the feed gets a stylesheet, which hides the feed, and a page.
"""

from __future__ import annotations

from importlib import resources
from typing import Final

from feedpub.errors import FeedpubError
from feedpub.formats.readable.page import Page
from feedpub.formats.readable.taming import tamed
from feedpub.formats.readable.writing import MARK
from feedpub.uris import reference_fault, url_fault

__all__ = ["FILE_NAME", "MARK", "Page", "palette", "style_of", "stylesheet", "tamed"]

FILE_NAME: Final = "feedpub.css"
"""The usual name of the stylesheet."""

_WAYOUT: Final = (
    f"give the address of a stylesheet, such as {FILE_NAME!r}, "
    f"which feedpub.stylesheet() has the bytes of"
)


def stylesheet() -> bytes:
    """Give the CSS that readable feeds are shown by, for who serves it themselves."""
    return b"\n".join((_css(FILE_NAME), palette()))


def palette() -> bytes:
    """Give the CSS of the colours alone, by light and by dark, for other pages."""
    return _css("palette.css")


def style_of(address: object) -> str | None:
    """Give the address of a stylesheet back, or None where no page is wanted.

    It may be relative, to the feed's own.
    """
    if address is None or address is False:
        return None
    if not isinstance(address, str) or not address:
        raise FeedpubError(f"readable is {address!r}; {_WAYOUT}")
    absolute = ":" in address.partition("/")[0]
    if fault := (url_fault if absolute else reference_fault)(address):
        raise FeedpubError(f"readable: {address!r}: {fault}; {_WAYOUT}")
    return address


def _css(name: str) -> bytes:
    return resources.files(__package__).joinpath(name).read_bytes()
