"""Text that knows its kind: plain text is a `str`, markup has a type of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from feedpub import xml
from feedpub.model import checks
from feedpub.model.checks import Checks, shown


@dataclass(frozen=True, slots=True)
class Html:
    """HTML, as in the source of a page; it is escaped on the way out, never twice.

    RSS: description, content:encoded. Atom: `type="html"`. JSON Feed: content_html.
    """

    markup: str

    def __str__(self) -> str:
        """Give the markup."""
        return self.markup


@dataclass(frozen=True, slots=True)
class Xhtml:
    """Well-formed XHTML, the inside of a `div`; only Atom carries it as such.

    RSS and JSON Feed carry it as HTML. Atom: `type="xhtml"` (RFC 4287, 3.1.1.3).
    """

    markup: str

    def __str__(self) -> str:
        """Give the markup."""
        return self.markup


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfLine:
    """Content that stands elsewhere and is only pointed to, such as a video.

    Atom: `content/@src` (RFC 4287, 4.1.3.2), which needs a summary beside it.
    RSS and JSON Feed have no place for it.
    """

    src: str
    type: str

    def __post_init__(self) -> None:
        check = Checks(self)
        check.require("src", "type")
        check.each(_FIELDS)
        if str(self.type).partition("/")[0].lower() in {"multipart", "message"}:
            check.fail("type", f"{shown(self.type)} is composite (RFC 4287, 4.1.3.1)")
        check.done("content", self.src)


_FIELDS: Final = {"src": checks.url, "type": checks.media_type}


Text = str | Html | Xhtml
"""Plain text, HTML or XHTML: the type says which, nothing is guessed."""


def as_plain(text: Text | None) -> str | None:
    """Give the text without its markup, for places that hold only plain text."""
    if text is None or isinstance(text, str):
        return text
    from feedpub import html  # noqa: PLC0415 - loaded only for titles that are markup

    return html.to_text(text.markup)


def as_html(text: Text | None) -> str | None:
    """Give the text as HTML, for places that hold only HTML."""
    if text is None:
        return None
    if not isinstance(text, str):
        return text.markup
    from feedpub import html  # noqa: PLC0415 - loaded only for plain text among HTML

    return html.from_text(text)


def text(check: Checks, name: str, value: Any) -> None:
    """Check a text of any kind; an object with `__html__` is taken as `Html`."""
    if type(value) is str:
        _check_markup(check, name, value, value)
    elif type(value) is Html or type(value) is Xhtml:
        _check_markup(check, name, value, value.markup)
    elif hasattr(value, "__html__"):
        check.put(name, Html(str(value.__html__())))
        text(check, name, getattr(check.subject, name))
    elif isinstance(value, str):
        check.put(name, str(value))
        _check_markup(check, name, value, value)
    else:
        check.fail(name, f"is {type(value).__name__}; give a string, Html or Xhtml")


def heading(check: Checks, name: str, value: Any) -> None:
    """Check a title, which says something in plain text as well."""
    text(check, name, value)
    if type(value) in {Html, Xhtml} and not check.problems and not as_plain(value):
        check.fail(name, "has markup but no text; give a title that can be read")


def text_or_elsewhere(check: Checks, name: str, value: Any) -> None:
    """Check a content: text of any kind, or `OutOfLine`."""
    if type(value) is not OutOfLine:
        text(check, name, value)


def _check_markup(check: Checks, name: str, value: Text, markup: Any) -> None:
    if not isinstance(markup, str):
        check.fail(name, f"holds {type(markup).__name__}; give markup as a string")
        return
    if not markup or markup.isspace():
        check.fail(name, "is blank; fill it or leave it out")
        return
    if fault := xml.character_fault(markup):
        check.fail(name, fault)
    elif len(markup) > xml.LONGEST_TEXT:
        found = f"{len(markup):,} characters"
        check.fail(name, f"has {found}, and parsers stop at {xml.LONGEST_TEXT:,}")
    elif type(value) is Xhtml:
        _check_xhtml(check, name, markup)
    if "\r" in markup:
        markup = markup.replace("\r\n", "\n").replace("\r", "\n")
        check.put(name, markup if isinstance(value, str) else type(value)(markup))


def _check_xhtml(check: Checks, name: str, markup: str) -> None:
    from feedpub import html  # noqa: PLC0415 - loads lxml, which most feeds never need

    if fault := html.xhtml_fault(markup):
        check.fail(name, fault)
