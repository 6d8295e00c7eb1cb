"""The classes that are joined with Django's: they write through feedpub."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Any, ClassVar, Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from feedpub import formats
from feedpub.dates import UNDATED
from feedpub.errors import Problem
from feedpub.http import type_of
from feedpub.interop.syndication.faults import FEED, Faults, SyndicationError
from feedpub.interop.syndication.given import newest
from feedpub.interop.syndication.hooks import write_standard
from feedpub.interop.syndication.making import feed_of

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.interop.syndication.hooks import Library
    from feedpub.model import Feed
    from feedpub.validator import Profile, Report

_DECLARATION: Final = b'<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_CALLED: Final = ("write_items", "endChannelElement")


class Rss:
    """RSS 2.0 of what `django.utils.feedgenerator.Rss201rev2Feed` is given.

    The same arguments give the same bytes, on any day. What cannot be valid raises
    `SyndicationError`, a `ValueError`, with every item and argument that is wrong.
    """

    form: ClassVar = "rss"
    """The format, as feedpub names it."""
    is_podcast: ClassVar = False
    content_type = mime_type = type_of("rss")

    library: ClassVar[Library]
    feed: dict[str, Any]
    items: list[dict[str, Any]]

    add_root_elements = write_standard
    add_item_elements = write_standard

    def add_stylesheets(self, handler: Any) -> None:
        """Write the style sheets before the root, as hooks may do too."""
        for one in self.feed.get("stylesheets") or ():
            said = f"href={quoteattr(one)}" if isinstance(one, str) else one
            handler.processingInstruction("xml-stylesheet", said)  # str: Django 5.1

    def latest_post_date(self) -> datetime:
        """Give the feed's own date, or that of the newest item; no clock is asked."""
        when = newest(self.feed, self.items)
        if when is None and self.items:
            return self.to_feed().last_updated  # hooks may date items, or an error says
        return when or UNDATED

    def write(self, outfile: Any, encoding: Any) -> None:
        """Write to a file of text or of bytes, or whatever takes one of them."""
        if isinstance(outfile, (io.TextIOBase, codecs.StreamReaderWriter)):
            outfile.write(self._in(encoding).decode(encoding))
        else:
            outfile.write(self._in(encoding))

    def to_bytes(self) -> bytes:
        """Give the document in UTF-8."""
        return self.bytes_of(self.to_feed())

    def bytes_of(self, feed: Feed) -> bytes:
        """Give the document of a feed that `to_feed` has made."""
        data = formats.write(feed, self.form, url=feed.feed_url)
        if self.form == "json":
            return data
        return data.replace(_DECLARATION, _DECLARATION + self._prolog(), 1)

    def to_feed(self) -> Feed:
        """Give the feed of the model; `SyndicationError` if there can be none."""
        _refuse_overridden(self)
        return feed_of(self, self.library)

    def validate(self, *, profile: str | Profile = "spec") -> Report:
        """Judge what would be written."""
        from feedpub.validator import validate  # noqa: PLC0415 - it loads all rules

        return validate(self.to_bytes(), profile=profile)

    def _in(self, encoding: Any) -> bytes:
        """Give the document in an encoding; what that lacks becomes references."""
        name = str(encoding or "utf-8")
        data = self.to_bytes()
        try:
            same = codecs.lookup(name).name == "utf-8"
        except LookupError:
            raise _wrong("encoding", f"there is no {name!r}; give utf-8") from None
        if same:
            return data
        if self.form == "json":
            raise _wrong("encoding", "JSON is in UTF-8 (RFC 8259, 8.1); give utf-8")
        declared = _DECLARATION.replace(b"utf-8", name.encode())
        text = data.replace(_DECLARATION, declared, 1).decode()
        return text.encode(name, "xmlcharrefreplace")

    def _prolog(self) -> bytes:
        """Give the style sheets, or whatever the hook writes before the root."""
        out = io.StringIO()
        self.add_stylesheets(self.library.handler(out, "utf-8"))
        text = out.getvalue()
        if not text:
            return b""
        try:
            etree.fromstring(f"{text}<a/>".encode())
        except etree.XMLSyntaxError as error:
            message = f"what it writes cannot stand before the root: {error.msg}"
            raise _wrong("add_stylesheets", message) from None
        return text.replace("?><?", "?>\n<?").encode() + b"\n"


class PodcastRss(Rss):
    """RSS 2.0 whose extra arguments `itunes_...` and `podcast_...` directories read."""

    is_podcast = True


class Atom(Rss):
    """Atom 1.0 of what `django.utils.feedgenerator.Atom1Feed` is given."""

    form = "atom"
    content_type = mime_type = type_of("atom")


class JsonFeed(Rss):
    """JSON Feed 1.1; what hooks write is read as if it were for RSS."""

    form = "json"
    content_type = mime_type = type_of("json")

    def rss_attributes(self) -> dict[str, str]:
        """Give namespaces for the elements that hooks write."""
        return {"xmlns:atom": "http://www.w3.org/2005/Atom"}


def _refuse_overridden(generator: Rss) -> None:
    """Refuse methods that nobody would call."""
    faults = Faults()
    for name in _NOT_CALLED:
        owners = [kind for kind in type(generator).__mro__ if name in vars(kind)]
        if owners and issubclass(owners[0], Rss):
            message = "is not called; write in add_root_elements or add_item_elements"
            faults.add(FEED, name, message)
    faults.done()


def _wrong(argument: str, message: str) -> SyndicationError:
    return SyndicationError([Problem("", argument, message)])
