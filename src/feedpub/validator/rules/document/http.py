"""What the server says of the document, where the caller tells its Content-Type."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.document.bytes import GOOD_RSS
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document

_XML: Final = ("application/xml", "text/xml")
_TYPES: Final[Mapping[str, tuple[str, ...]]] = {
    "rss": ("application/rss+xml", *_XML),
    "rdf": ("application/rss+xml", "application/rdf+xml", *_XML),
    "atom": ("application/atom+xml", *_XML),
    "atom-entry": ("application/atom+xml", *_XML),
    "json": ("application/feed+json", "application/json"),
}
_CHARSET: Final = re.compile(
    r";[ \t]*charset[ \t]*=[ \t]*\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)


@rule(
    "http-content-type-unusual",
    level=Level.WARNING,
    on="#document",
    summary="A feed should be served as what it is.",
    spec=f"{specs.MEDIA_TYPES}4",
    bad=GOOD_RSS,
    good='{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}',
    given={"content_type": "application/json"},
)
def http_content_type_unusual(
    document: Document, context: Context
) -> tuple[str, str] | None:
    """Browsers and readers decide by it whether to take the document for a feed."""
    known = _TYPES.get(document.format or "")
    told = context.content_type
    if known is None or told is None:
        return None
    name = told.partition(";")[0].strip().lower()
    if name in known:
        return None
    return (
        f"it is served as {quoted(name)}, which is no type of this format",
        f"serve it as {listed(known[:2])}",
    )


@rule(
    "http-charset-differs",
    level=Level.ERROR,
    on="#document",
    summary="The charset of the Content-Type must be the encoding of the bytes.",
    spec=f"{specs.MEDIA_TYPES}3.2",
    bad=GOOD_RSS.replace("Notes", "Cafés"),
    good=GOOD_RSS,
    given={"content_type": "application/rss+xml; charset=iso-8859-1"},
)
def http_charset_differs(
    document: Document, context: Context
) -> tuple[str, str] | None:
    """It counts more than the XML declaration, so a reader shows CafÃ©s."""
    found = _CHARSET.search(context.content_type or "")
    if found is None or document.format not in _TYPES or document.data.isascii():
        return None
    try:
        told = codecs.lookup(found[1]).name
    except LookupError:
        told = ""
    if told and document.encoding.startswith(told):
        return None
    return (
        f"the server says charset={found[1]}, but the bytes are {document.encoding}",
        f"say charset={document.encoding}, or leave the parameter out",
    )
