"""HTML: where its links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.errors import FeedpubError
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.html.places import HTML, has_base, page_of
from feedpub.validator.rules.html.survey import Kind
from feedpub.validator.rules.html.telling import described, each_fault, faults
from feedpub.validator.rules.html.tidy import tidy
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.rule import Fault

DESCRIPTION: Final = f"{specs.PROFILE}element-channel-item-description"


@rule(
    "html-url-relative",
    level=Level.WARNING,
    on=HTML,
    summary="A URL in HTML should be absolute where there is no base.",
    spec=DESCRIPTION,
    bad=described('<a href="/neap/">Neap</a>'),
    good=described('<a href="https://tide.example/neap/">Neap</a>'),
    unless=tidy,
)
def html_url_relative(subject: Any, context: Context) -> list[Fault] | None:
    """RSS and JSON Feed define no base, so each reader resolves it in its own way."""
    if has_base(subject):
        return None
    page = page_of(subject, context)

    def say(url: str) -> tuple[str, str]:
        return f"{quoted(url)} is a relative URL", _absolute(url, page)

    return each_fault(subject, context, Kind.RELATIVE, say)


def _absolute(url: str, page: str | None) -> str:
    if page and uris.url_fault(page) is None:
        try:
            whole = uris.resolve(page, url)
        except (FeedpubError, ValueError):
            whole = ""
        if whole and uris.url_fault(whole) is None:
            return f"write {whole}"
    return "write the whole URL, with https:// and the host"


@rule(
    "html-url-relative-to-base",
    level=Level.NOTE,
    on=HTML,
    summary="A URL in HTML had better be absolute, even where there is a base.",
    spec=f"{specs.ATOM}2",
    bad='<content type="html" xml:base="https://tide.example/">'
    '&lt;a href="/neap/">Neap&lt;/a></content>',
    good='<content type="html">'
    '&lt;a href="https://tide.example/neap/">Neap&lt;/a></content>',
    within="atom:entry",
    profile="best-practice",
    unless=tidy,
)
def html_url_relative_to_base(subject: Any, context: Context) -> list[Fault] | None:
    """Many readers ignore xml:base inside of HTML, and the link leads nowhere."""
    if not has_base(subject):
        return None
    return faults(
        subject, context, Kind.RELATIVE, "{!r} is resolved against xml:base, if at all"
    )


@rule(
    "html-url-fragment",
    level=Level.NOTE,
    on=HTML,
    summary="A link to a part of the page had better name the page.",
    spec=DESCRIPTION,
    bad=described('<p>Neap.<a href="#note">1</a></p>'),
    good=described('<p>Neap.<a href="https://tide.example/neap/#note">1</a></p>'),
    profile="best-practice",
    unless=tidy,
)
def html_url_fragment(subject: Any, context: Context) -> list[Fault] | None:
    """In a list of articles, a reader has no page of its own to look for that part."""
    page = page_of(subject, context)

    def say(url: str) -> tuple[str, str | None]:
        message = f"{quoted(url)} leads to a part of a page that the feed does not have"
        return message, f"write {page}{url}" if page and "#" not in page else None

    return each_fault(subject, context, Kind.FRAGMENT, say)
