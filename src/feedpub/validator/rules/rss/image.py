"""RSS 2.0: the image of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.uris.parts import split
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rss.structure import again
from feedpub.validator.words import Judgement, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

IMAGE: Final = f"{specs.RSS}ltimagegtSubelementOfLtchannelgt"
_GOOD: Final = (
    "<image><url>https://tide.example/i.png</url><title>Tides</title>"
    "<link>https://tide.example/</link></image>"
)


@rule(
    "rss-image-child-missing",
    level=Level.ERROR,
    on="/rss/channel/image",
    summary="A channel's image must have url, title and link.",
    spec=IMAGE,
    bad=_GOOD.replace("<link>https://tide.example/</link>", ""),
    good=_GOOD,
)
def rss_image_child_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The three make the image a link with an alternative text."""
    missing = [n for n in ("url", "title", "link") if n not in context.children]
    if not missing:
        return None
    names = listed(tuple(f"<{name}>" for name in missing), "and")
    fix = "title and link are those of the channel" if "url" not in missing else None
    return f"the image has no {names}", fix or "add it, or remove the image"


@rule(
    "rss-image-size-invalid",
    level=Level.ERROR,
    on=("channel/image/width", "channel/image/height"),
    summary="An image is at most 144 pixels wide and 400 high.",
    spec=IMAGE,
    bad="<width>145</width>",
    good="<width>144</width>",
)
def rss_image_size_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers keep that much room for it, and cut off or ignore the rest."""
    most = 144 if element.tag == "width" else 400
    fault = values.positive_integer_fault(context.text)
    if fault is None and len(context.text) < 9 and int(context.text) <= most:
        return None
    reason = (fault or f"is more than {most}").partition(";")[0]
    message = f"the {element.tag} {quoted(context.text)} {reason}"
    return message, f"make it 1 to {most}, or leave <{element.tag}> out"


@rule(
    "rss-image-element-repeated",
    level=Level.ERROR,
    on="/rss/channel/image",
    summary="Nothing may come more than once in an image.",
    spec=f"{specs.PROFILE}element-channel-image",
    bad=_GOOD.replace("<title>", "<title>Tides</title><title>"),
    good=_GOOD,
)
def rss_image_element_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first or the last of them; nobody knows which."""
    return again(context.repeated())


@rule(
    "rss-image-title-differs",
    level=Level.WARNING,
    on="/rss/channel/image",
    summary="The image's title should be the channel's.",
    spec=IMAGE,
    bad=_GOOD.replace("Tides", "Our logo"),
    good=_GOOD,
)
def rss_image_title_differs(_: Element, context: Context) -> Fault | None:
    """It stands in for the picture where that is not shown."""
    return _differing(context, "title", "")


@rule(
    "rss-image-link-differs",
    level=Level.WARNING,
    on="/rss/channel/image",
    summary="The image's link should be the channel's.",
    spec=IMAGE,
    bad=_GOOD.replace("tide.example/<", "tide.example/logo/<"),
    good=_GOOD,
)
def rss_image_link_differs(_: Element, context: Context) -> Fault | None:
    """Who clicks the picture wants to get to the site."""
    return _differing(context, "link", "/")


def _differing(context: Context, name: str, end: str) -> Fault | None:
    """Compare a child of the image with its parent's, less what may end it."""
    own, other = context.children.get(name), context.parent.find(name)
    if own is None or other is None:
        return None
    mine, wanted = (" ".join((kid.text or "").split()) for kid in (own, other))
    if not mine or not wanted or mine.rstrip(end or None) == wanted.rstrip(end or None):
        return None
    message = f"the image's {name} {quoted(mine)} is not the channel's"
    return Fault(message, f"write {quoted(wanted)}", own)


@rule(
    "rss-image-format",
    level=Level.WARNING,
    on="/rss/channel/image/url",
    summary="An image should be a PNG, JPEG or GIF.",
    spec=IMAGE,
    bad="<url>https://tide.example/i.tiff</url>",
    good="<url>https://tide.example/i.png</url>",
    within="image",
    profile="best-practice",
)
def rss_image_format(_: Element, context: Context) -> tuple[str, str] | None:
    """Readers show what browsers show; an old one knows the three formats only."""
    name = split(context.text).path.rpartition("/")[2]
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension not in _OTHERS:
        return None
    message = f"{quoted(context.text)} is a .{extension}, which readers do not show"
    return message, "make it a PNG, JPEG or GIF"


_OTHERS: Final = frozenset(
    [
        *("ai", "bmp", "cur", "eps", "heic", "heif", "ico", "jp2", "jxl", "pdf", "ps"),
        *("psd", "raw", "tga", "tif", "tiff", "wmf", "xbm", "xpm"),
        *("htm", "html", "xhtml", "xml", "rss", "rdf", "atom", "json", "txt", "css"),
        *("js", "zip", "doc", "docx", "swf", "mp3", "m4a", "mp4", "mov", "avi", "webm"),
    ]
)
"""Formats that are no pictures of the web. WebP, AVIF and SVG are, since long."""
