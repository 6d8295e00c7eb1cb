"""Where HTML, XHTML and plain text stand in feeds, and which of them a text is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from feedpub.validator.element import Element
from feedpub.validator.names import ATOM, NAMESPACES, XHTML

if TYPE_CHECKING:
    from feedpub.validator.context import Context


class Form(StrEnum):
    """In which form a text holds its markup, if it may hold any."""

    HTML = "html"
    XHTML = "xhtml"
    PAGE = "page"
    SVG = "svg"
    PLAIN = "plain"
    NONE = "none"


ATOM_TEXTS: Final = (
    *("atom:title", "atom:subtitle", "atom:summary", "atom:rights", "atom:content"),
)
MEDIA_TEXTS: Final = ("media:title", "media:description", "media:text")
HTML: Final = (
    *("item/description", "rss1:item/description", "content:encoded"),
    *ATOM_TEXTS,
    *MEDIA_TEXTS,
    *("item/xhtml:body", "item/xhtml:div", "rss1:item/xhtml:body"),
    *("itunes:summary", "$.items[].content_html"),
)
"""Places that hold HTML, or may by their type."""

WITHOUT_BASE: Final = tuple(place for place in HTML if place not in ATOM_TEXTS)

PLAIN: Final = (
    *("/rss/channel/title", "/rss/channel/description", "/rss/channel/copyright"),
    *("/rss/channel/managingEditor", "/rss/channel/webMaster"),
    *("/rss/channel/category", "/rss/channel/generator"),
    *("channel/image/title", "channel/image/description", "channel/textInput/title"),
    *("channel/textInput/description", "channel/textInput/name"),
    *("item/title", "item/author", "item/category", "item/source"),
    *("rss1:channel/title", "rss1:channel/description", "rss1:item/title"),
    *("rss1:image/title", "rss1:textinput/title", "rss1:textinput/description"),
    *("atom:name", "atom:generator", "atom:link/@title"),
    *("atom:category/@term", "atom:category/@label"),
    *("dc:title", "dc:creator", "dc:subject", "dc:publisher", "dc:contributor"),
    *("dc:rights", "itunes:title", "itunes:subtitle", "itunes:author", "itunes:name"),
    *("itunes:keywords", "media:category", "media:copyright", "media:credit"),
    *("media:keywords", "opensearch:Query/@title", "podcast:person"),
    *("$.title", "$.description", "$.items[].title", "$.items[].summary"),
    *("$..authors[].name", "$..author.name", "$..tags[]", "$..attachments[].title"),
)
"""Places of plain text, in which markup is shown as it stands or thrown away."""

_MEDIA: Final = f"{{{NAMESPACES['media']}}}"
_ATOM_FORMS: Final = {
    "html": Form.HTML,
    "text/html": Form.PAGE,
    "xhtml": Form.XHTML,
    "application/xhtml+xml": Form.PAGE,
    "image/svg+xml": Form.SVG,
    "text": Form.PLAIN,
    "text/plain": Form.PLAIN,
}


def form_of(subject: Any) -> Form:
    """Say in which form the text at one of the places of `HTML` is."""
    if isinstance(subject, str):
        return Form.HTML
    if not isinstance(subject, Element):
        return Form.NONE
    if subject.tag.startswith(XHTML):
        return Form.XHTML
    if subject.tag.startswith(ATOM):
        return _ATOM_FORMS.get(subject.get("type", "text").lower(), Form.NONE)
    if subject.tag.startswith(_MEDIA):
        return Form.HTML if subject.get("type") == "html" else Form.PLAIN
    return Form.HTML


def has_base(subject: Any) -> bool:
    """Say whether relative URLs mean something: in Atom, or below an `xml:base`."""
    if not isinstance(subject, Element):
        return False
    if subject.tag.startswith((ATOM, XHTML)) and "/Atom" in _root(subject).tag:
        return True
    name = "{http://www.w3.org/XML/1998/namespace}base"
    return any(
        "://" in one.get(name, "") for one in (subject, *subject.iterancestors())
    )


def page_of(subject: Any, context: Context) -> str | None:
    """Give the URL of the page that the text is about, where one is known."""
    around = context.parent
    if isinstance(around, dict):
        url = around.get("url")
        return url if isinstance(url, str) else None
    if not isinstance(subject, Element) or around is None:
        return None
    return next(
        (kid.text.strip() for kid in around if _is_link(kid) and kid.text), None
    )


def _is_link(element: Element) -> bool:
    return element.tag in ("link", f"{{{NAMESPACES['rss1']}}}link")


def _root(element: Element) -> Element:
    return next(reversed([element, *element.iterancestors()]))
