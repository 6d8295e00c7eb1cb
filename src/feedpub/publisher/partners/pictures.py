"""The picture of an article, for partners that want one in Media RSS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from feedpub.errors import FeedpubError
from feedpub.html.scanning import attributes, tags, value_of
from feedpub.model import Html
from feedpub.model.measuring import type_of_name
from feedpub.namespaces import media

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.model import Article, Image

Sizes: TypeAlias = "Mapping[str, tuple[int, int]]"
"""Width and height of images in pixels, by URL."""

_DIGITS: Final = 6


def best(article: Article, sizes: Sizes, least: int = 0) -> media.Content | None:
    """Give the first picture of the article that is not known to be too narrow.

    Its own image comes first, then the banner, enclosures, and those in the text.
    """
    found = _pictures(article, sizes)
    return next((one for one in found if not one.width or one.width >= least), None)


def _pictures(article: Article, sizes: Sizes) -> Iterator[media.Content]:
    for image in (article.image, article.banner_image):
        if image is not None:
            yield _of_image(image, sizes)
    for enclosure in article.enclosures:
        if enclosure.type.startswith("image/"):
            width, height = sizes.get(enclosure.url, (None, None))
            yield media.Content(
                url=enclosure.url,
                type=enclosure.type,
                medium="image",
                file_size=enclosure.length or None,
                width=width,
                height=height,
            )
    if isinstance(article.content, Html):
        yield from _in_text(article.content.markup, sizes)


def _of_image(image: Image, sizes: Sizes) -> media.Content:
    width, height = sizes.get(image.url, (None, None))
    return media.Content(
        url=image.url,
        type=_type(image.url),
        medium="image",
        width=image.width or width,
        height=image.height or height,
        title=image.title,
        description=image.description,
    )


def _in_text(html: str, sizes: Sizes) -> Iterator[media.Content]:
    """Walk over the pictures in the text that have an address of their own."""
    for name, tag in tags(html) if "<img" in html.lower() else ():
        if name != "img":
            continue
        said = {key: value_of(one).strip() for key, one in attributes(html, tag)}
        url = said.get("src", "")
        if not url.lower().startswith(("https://", "http://")):
            continue
        width, height = sizes.get(
            url, (_pixels(said, "width"), _pixels(said, "height"))
        )
        try:
            yield media.Content(
                url=url,
                type=_type(url),
                medium="image",
                width=width,
                height=height,
                title=said.get("alt") or None,
            )
        except FeedpubError:  # its address is none
            continue


def _pixels(said: Mapping[str, str], name: str) -> int | None:
    text = said.get(name, "")
    return int(text) or None if text.isdecimal() and len(text) < _DIGITS else None


def _type(url: str) -> str | None:
    """Give the media type that a picture's address ends in, if it does."""
    found = type_of_name(url)
    return found if found and found.startswith("image/") else None
