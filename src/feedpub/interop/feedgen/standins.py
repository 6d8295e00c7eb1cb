"""What RSS 2.0 and JSON Feed can do without and the model cannot.

feedgen asks for neither dates nor authors, nor for ids in RSS. Such a feed is filled
up with stand-ins, and the lines that say them are struck out of what is written. They
are the writers' own lines: in text, the signs around elements and members are escaped.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from feedpub.model import Person

if TYPE_CHECKING:
    from feedpub.interop.feedgen.reading import Fields

_DATE: Final = datetime(1, 1, 1, tzinfo=UTC)
_NAME: Final = "urn:feedpub:none"
_AUTHOR: Final = Person(name=_NAME, email="none@feedpub.invalid")
_RSS: Final = re.compile(
    rb"<(pubDate|lastBuildDate)>Mon, 01 Jan 0001 00:00:00 GMT</\1>\n"
    rb'|<guid isPermaLink="false">urn:feedpub:none:[0-9]+</guid>\n'
    rb"|<description>urn:feedpub:none</description>\n"
    rb"|<managingEditor>none@feedpub\.invalid \(urn:feedpub:none\)</managingEditor>\n"
)
_JSON: Final = re.compile(
    rb',"date_modified":"0001-01-01T00:00:00Z"'
    rb'|  "authors": \[\{"name":"urn:feedpub:none"\}\],\n'
)


def fill_entry(fields: Fields, form: str, number: int) -> Fields:
    """Give an entry what the format does not need; `number` tells it from others."""
    filled = dict(fields)
    if "published" not in filled:
        filled.setdefault("updated", _DATE)
    if form == "rss" and "url" not in filled:
        filled.setdefault("id", f"{_NAME}:{number}")
    if "url" not in filled and "content" not in filled:
        _fill_content(filled, form)
    return filled


def fill_feed(fields: Fields, entries: list[Any]) -> Fields:
    """Give a feed what the format does not need; no id of a feed is written."""
    filled: Fields = {"id": f"{_NAME}:feed", **fields}
    if not entries:
        filled.setdefault("updated", _DATE)
    if not all(entry.authors for entry in entries) or not entries:
        filled.setdefault("authors", [_AUTHOR])
    return filled


def strike_out(data: bytes, form: str) -> bytes:
    """Remove the lines of stand-ins."""
    if form == "atom":
        return data
    return (_RSS if form == "rss" else _JSON).sub(b"", data)


def _fill_content(filled: Fields, form: str) -> None:
    """Let the summary be the content, or the title in JSON Feed, which needs one."""
    if "summary" in filled:
        filled["content"] = filled.pop("summary")
    elif "title" in filled:
        filled["content"] = filled["title"] if form == "json" else _NAME
