"""Text that knows its kind: plain text is a `str`, markup has a type of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feedpub import xml
from feedpub.model import checks
from feedpub.model.building import Plan, build
from feedpub.model.checks import shown


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


def _whole_media_type(value: Any) -> Any:
    if str(value).partition("/")[0].lower() in {"multipart", "message"}:
        raise ValueError(f"{shown(value)} is composite (RFC 4287, 4.1.3.1)")
    return checks.media_type(value)


build(
    OutOfLine,
    Plan(
        noun="content",
        named="src",
        checks={"src": checks.url, "type": _whole_media_type},
        required=(
            "src",
            "type",
        ),
    ),
)
build(Html, Plan())
build(Xhtml, Plan())


Text = str | Html | Xhtml
"""Plain text, HTML or XHTML: the type says which, nothing is guessed."""


def as_plain(text: Text | None) -> str | None:
    """Give the text without its markup, for places that hold only plain text."""
    if text is None or isinstance(text, str):
        return text
    from feedpub import html  # noqa: PLC0415 - loaded only for titles that are markup

    shown = html.to_text(text.markup)
    return "" if shown.isspace() else shown  # &nbsp; alone says nothing either


def as_html(text: Text | None) -> str | None:
    """Give the text as HTML, for places that hold only HTML."""
    if text is None:
        return None
    if not isinstance(text, str):
        return text.markup
    if not ("&" in text or "<" in text or ">" in text or "\n" in text):
        return text  # looked for one by one, in a tenth of a set's time
    from feedpub import html  # noqa: PLC0415 - loaded only for plain text among HTML

    return html.from_text(text)


def text(value: Any) -> Text:
    """Check a text of any kind; an object with `__html__` is taken as `Html`."""
    kind = type(value)
    if kind is str:
        return _checked(value)
    if kind is Html or kind is Xhtml:
        return _checked_markup(value)
    if hasattr(value, "__html__"):
        return _checked_markup(Html(str(value.__html__())))
    if isinstance(value, str):
        return _checked(str(value))
    raise ValueError(f"is {kind.__name__}; give a string, Html or Xhtml")


def heading(value: Any) -> Text:
    """Check a title, which says something in plain text as well."""
    if type(value) is str:
        return _checked(value)
    checked = text(value)
    if not isinstance(checked, str) and not as_plain(checked):
        raise ValueError("has markup but no text; give a title that can be read")
    return checked


def text_or_elsewhere(value: Any) -> Text | OutOfLine:
    """Check a content: text of any kind, or `OutOfLine`."""
    return value if type(value) is OutOfLine else text(value)


def is_tidy(text: Any) -> bool:
    """Say of what nearly every text is, in a few steps, that nothing is wrong."""
    return (
        type(text) is str
        and 0 < len(text) <= xml.LONGEST_TEXT
        and "\r" not in text
        and not text.isspace()
        and not xml.is_spoiled(text)
    )


def _checked(markup: str) -> str:
    if is_tidy(markup):
        return markup
    if not markup or markup.isspace():
        raise ValueError("is blank; fill it or leave it out")
    if fault := xml.character_fault(markup):
        raise ValueError(fault)
    if len(markup) > xml.LONGEST_TEXT:
        found = f"{len(markup):,} characters"
        raise ValueError(f"has {found}, and parsers stop at {xml.LONGEST_TEXT:,}")
    return checks.with_line_feeds(markup)


def _checked_markup(value: Html | Xhtml) -> Html | Xhtml:
    if not isinstance(value.markup, str):
        found = type(value.markup).__name__
        raise ValueError(f"holds {found}; give the markup as a string")
    markup = _checked(value.markup)
    if type(value) is Xhtml and (fault := _xhtml_fault(markup)):
        raise ValueError(fault)
    return value if markup is value.markup else type(value)(markup)


def _xhtml_fault(markup: str) -> str | None:
    from feedpub import html  # noqa: PLC0415 - loaded only for XHTML

    return html.xhtml_fault(markup)
