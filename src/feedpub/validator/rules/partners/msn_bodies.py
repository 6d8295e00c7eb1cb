"""MSN: what its pages want of an article's pictures and HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.html.scanning import VOID, tags
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.shells import LINK, PICTURE
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    addresses,
    has_image,
    story,
)
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.rules.partners.stories import Picture, Story
    from feedpub.validator.words import Judgement

IMAGES: Final = "https://helpcenter.microsoftstart.com/kb/articles/25"
SLIDES: Final = "https://helpcenter.msn.com/kb/articles/52"
HTML: Final = "https://helpcenter.microsoftstart.com/kb/articles/58"
_TYPES: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
_SIDE: Final = 720
_HEAVY: Final = 15_000_000
_FLAT, _WIDE = 0.5, 1.89
_SLIDES: Final = 200
_DEEP: Final = 10
_STRIPPED: Final = frozenset(("script", "style", "object", "embed", "param", "applet"))
_ALLOWED: Final = frozenset(
    (
        *("b", "i", "em", "strong", "sub", "sup", "small", "h1", "h2", "h3", "h4"),
        *("h5", "a", "img", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("caption", "colgroup", "col", "ul", "ol", "li", "p", "div", "span", "br"),
        *("blockquote", "iframe"),
    )
)
_BREAKS: Final = re.compile(r"<br\s{0,9}/?>\s{0,99}<br", re.IGNORECASE)
_MOST: Final = 20


@rule(
    "msn-image-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should have an image for MSN.",
    spec=IMAGES,
    bad=LINK,
    good=PICTURE,
    within="item",
    profile="msn",
)
def msn_image_missing(article: Element, context: Context) -> Judgement | None:
    """Only articles with an image are published without somebody looking at them.

    Source: MSN, article 25 of the help centre; read 2026-11-22.
    """
    if has_image(story(article, context)):
        return None
    return "the article has no image", 'add <media:content medium="image"> or <img>'


@rule(
    "msn-image-unfit",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An image for MSN should have 720 pixels a side, and be no strip.",
    spec=IMAGES,
    bad='<media:content url="https://tide.example/neap.jpg" type="image/jpeg" '
    'medium="image" width="300" height="200"/>',
    good=PICTURE,
    within="item",
    profile="msn",
)
def msn_image_unfit(article: Element, context: Context) -> Iterator[Fault]:
    """It does not fill its place, so the article is shown without.

    Source: MSN, article 25 of the help centre; read 2026-11-22.
    """
    for picture in story(article, context).pictures:
        for message, fix in _unfit(picture):
            yield Fault(message, fix, picture.element)


def _unfit(picture: Picture) -> Iterator[Judgement]:
    if picture.type and picture.type.lower() not in _TYPES:
        yield f"MSN does not take {picture.type}", f"give {listed(_TYPES)}"
    if picture.bytes and picture.bytes > _HEAVY:
        yield f"the image has {picture.bytes:,} bytes", f"{_HEAVY:,} are the most"
    if not picture.width or not picture.height:
        return
    size = f"{picture.width}x{picture.height}"
    if min(picture.width, picture.height) < _SIDE:
        yield f"the image is {size} pixels", f"MSN asks for {_SIDE} a side"
    if not _FLAT <= picture.width / picture.height <= _WIDE:
        ratio = f"{_FLAT} to {_WIDE} times as wide as high"
        yield f"the image is {size}, a strip", f"cut it to be {ratio}"


@rule(
    "msn-image-relative",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Images in the text must have absolute addresses for MSN.",
    spec=HTML,
    bad='<content type="html" xml:base="https://tide.example/">'
    '&lt;img src="/neap.jpg" alt="Neap"></content>',
    good='<content type="html">'
    '&lt;img src="https://tide.example/neap.jpg" alt="Neap"></content>',
    within="atom:entry",
    profile="msn",
)
def msn_image_relative(article: Element, context: Context) -> Iterator[Fault]:
    """MSN fetches them for its own page, and does not know where yours is.

    Source: MSN, HTML guidelines; read 2026-11-22.
    """
    told = story(article, context)
    for address in addresses(told.full_text, "img", "src"):
        if not address.lower().startswith(("https:", "http:")):
            message = f"the image {quoted(address)} has no absolute address"
            yield Fault(message, "write all of its URL", told.text_element)


@rule(
    "msn-html-stripped",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Scripts, styles and plug-ins must not stand in a text for MSN.",
    spec=HTML,
    bad="<content:encoded>&lt;p>Neap.&lt;/p>&lt;param name='a'></content:encoded>",
    good="<content:encoded>&lt;p>Neap.&lt;/p></content:encoded>",
    within="item",
    profile="msn",
)
def msn_html_stripped(article: Element, context: Context) -> Iterator[Fault]:
    """They are cut out, and what they were to show is missing.

    Source: MSN, HTML guidelines; read 2026-11-22.
    """
    told = story(article, context)
    for name in sorted(_names(told) & _STRIPPED):
        yield Fault(f"MSN cuts <{name}> out", "leave it out", told.text_element)


@rule(
    "msn-html-unlisted",
    level=Level.WARNING,
    on=ARTICLES,
    summary="A text for MSN should keep to the elements that it lists.",
    spec=HTML,
    bad="<content:encoded>&lt;pre>Neap.&lt;/pre></content:encoded>",
    good="<content:encoded>&lt;p>Neap.&lt;/p></content:encoded>",
    within="item",
    profile="msn",
)
def msn_html_unlisted(article: Element, context: Context) -> Iterator[Fault]:
    """Of others, only the text is left.

    Source: MSN, HTML guidelines; read 2026-11-22.
    """
    told = story(article, context)
    unlisted = sorted(_names(told) - _ALLOWED - _STRIPPED)
    for name in unlisted[:_MOST]:
        message = f"<{name}> is not among the elements that MSN lists"
        yield Fault(message, "use another, such as <p>", told.text_element)


def _names(told: Story) -> frozenset[str]:
    """Name the elements of the text, without the prefixes that XHTML may have."""
    return frozenset(
        name.rpartition(":")[2]
        for name, _ in tags(told.full_text)
        if name[0] not in "/!"
    )


@rule(
    "msn-html-deep",
    level=Level.WARNING,
    on=ARTICLES,
    summary="A text for MSN should be nested less than ten deep.",
    spec=HTML,
    bad="<content:encoded>"
    + "&lt;div>" * _DEEP
    + "Neap."
    + "&lt;/div>" * _DEEP
    + "</content:encoded>",
    good="<content:encoded>&lt;div>Neap.&lt;/div></content:encoded>",
    within="item",
    profile="msn",
)
def msn_html_deep(article: Element, context: Context) -> Fault | None:
    """What is deeper is left out.

    Source: MSN, HTML guidelines; read 2026-11-22.
    """
    told = story(article, context)
    open_: list[str] = []
    for name, _ in tags(told.full_text):
        if name.startswith("/") and name[1:] in open_:
            del open_[open_.index(name[1:]) :]
        elif name[0] not in "/!" and name not in VOID:
            open_.append(name)
        if len(open_) >= _DEEP:
            message = f"<{name}> is {_DEEP} deep"
            return Fault(message, "nest less", told.text_element)
    return None


@rule(
    "msn-html-breaks",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Line breaks should not follow one another in a text for MSN.",
    spec=HTML,
    bad="<content:encoded>Neap.&lt;br>&lt;br>Spring.</content:encoded>",
    good="<content:encoded>&lt;p>Neap.&lt;/p>&lt;p>Spring.&lt;/p></content:encoded>",
    within="item",
    profile="msn",
)
def msn_html_breaks(article: Element, context: Context) -> Fault | None:
    """They stand for paragraphs, and MSN wants paragraphs.

    Source: MSN, HTML guidelines; read 2026-11-22.
    """
    told = story(article, context)
    if not _BREAKS.search(told.full_text):
        return None
    return Fault("there is one <br> after another", "write <p>", told.text_element)


@rule(
    "msn-slides-many",
    level=Level.ERROR,
    on=ARTICLES,
    summary="A slideshow for MSN must have 200 slides at most.",
    spec=SLIDES,
    bad="",  # it would have two hundred images
    good="",
    profile="msn",
)
def msn_slides_many(article: Element, context: Context) -> Judgement | None:
    """The rest would be left out, or all of it.

    Source: MSN, article 52 of the help centre; read 2026-11-22.
    """
    count = len(story(article, context).pictures)
    if count <= _SLIDES:
        return None
    return f"the article has {count} images", f"keep {_SLIDES} at most"


@rule(
    "msn-slide-untitled",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each slide of a slideshow should have a title.",
    spec=SLIDES,
    bad='<media:content url="https://tide.example/1.jpg" medium="image"/>'
    '<media:content url="https://tide.example/2.jpg" medium="image"/>',
    good='<media:content url="https://tide.example/1.jpg" medium="image">'
    "<media:title>Ebb</media:title></media:content>"
    '<media:content url="https://tide.example/2.jpg" medium="image">'
    "<media:title>Flood</media:title></media:content>",
    within="item",
    profile="msn",
)
def msn_slide_untitled(article: Element, context: Context) -> Iterator[Fault]:
    """It is printed on the slide.

    Source: MSN, article 52 of the help centre; read 2026-11-22.
    """
    pictures = story(article, context).pictures
    for picture in pictures if len(pictures) > 1 else ():
        if "title" not in picture.words:
            fix = "add media:title to the media:content"
            yield Fault("the slide has no title", fix, picture.element)
