"""Texts and addresses as a document gives them back."""

from __future__ import annotations

import feedpub as fp
from feedpub.model.text import as_html, as_plain
from feedpub.uris import to_uri

SPACE = " \t\r\n"


def line(value: str | None) -> str | None:
    return value and value.strip(SPACE)


def plain(value: fp.Text | None) -> str | None:
    return line(as_plain(value)) or None


def html(value: fp.Text | fp.OutOfLine | None) -> fp.Html | str | None:
    if value is None or isinstance(value, fp.OutOfLine):
        return None
    markup = as_html(value).strip(SPACE)
    return markup if set("&<>\n").isdisjoint(markup) else fp.Html(markup)


def text(value: fp.Text | None) -> fp.Text | None:
    if value is None or isinstance(value, str):
        return line(value)
    return type(value)(value.markup.strip(SPACE))


def other_than(title: str | None, value: str | None) -> str | None:
    """Give a description, unless the title had to stand in for it."""
    return None if value == title else value


def own_title(image: fp.Image, title: str) -> str | None:
    return other_than(title, line(image.title))


def uri(value: str | None) -> str | None:
    return value and to_uri(value)
