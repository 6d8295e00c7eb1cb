"""What articles say, made safe to show: no script, no style, nothing fetched.

Markup is freed of all that acts by `sanitise`, and then of what could take hold of the
page around it: names, classes and styles. Pictures and recordings become links to
where they are, unless they are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.html import absolutise, from_text, sanitise
from feedpub.html.sanitising import TAGS
from feedpub.html.scanning import attributes, parted, tags, value_of
from feedpub.model import Html, OutOfLine, Xhtml
from feedpub.model.text import as_plain
from feedpub.publisher.pages import Markup, element, is_safe, link, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.model import Article, Enclosure, Text

_LONGEST: Final = 200_000
"""Characters of one article's text that are shown."""
_ENOUGH: Final = 20_000
_SNIPPET: Final = 320
_SHOWN: Final = 90
_MEDIA: Final = frozenset(("img", "iframe", "video", "audio", "source"))
_DROPPED: Final = frozenset(("picture", "track", "area", "map"))
_KINDS: Final = {"img": "picture", "iframe": "embedded page"}
_KEPT: Final = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "iframe": {"src", "title"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "audio": {"src"},
    "video": {"src"},
}


class Content(NamedTuple):
    """Markup to show, and what is said about it."""

    html: Markup
    removed: tuple[str, ...] = ()
    """What could act, and was taken out."""
    is_cut: bool = False


def content_of(article: Article, *, images: bool) -> Content:
    """Give what the article says, as far as a page should show it."""
    text = article.content
    if isinstance(text, OutOfLine):
        where = element("p", "The content is elsewhere: ", link(text.src, text.src))
        summary = _safe(article.summary, article.url, images=images)
        return summary._replace(html=together(summary.html, where))
    return _safe(text or article.content_text or article.summary, article.url, images)


def snippet_of(article: Article) -> str:
    """Give the first words of an article, in plain text on one line."""
    content = article.content
    if article.summary is not None:
        text = as_plain(_beginning(article.summary))
    elif content is None or isinstance(content, OutOfLine):
        text = article.content_text
    else:
        text = as_plain(_beginning(content))
    words = " ".join((text or "")[:_ENOUGH].split())
    return words if len(words) <= _SNIPPET else f"{words[:_SNIPPET].rstrip()}…"


def first_picture(article: Article) -> str | None:
    """Give the address of the first picture in the content, near its beginning."""
    if not isinstance(article.content, Html | Xhtml):
        return None
    html = article.content.markup[:_ENOUGH]
    for name, tag in tags(html):
        if name != "img":
            continue
        said = {key: value_of(each) for key, each in attributes(html, tag)}
        if is_safe(url := said.get("src")):
            return url
    return None


def picture(url: str | None, alt: str, *, images: bool) -> Markup | None:
    """Show a picture, or where it is; nothing if that is no address."""
    if url is None or not is_safe(url):
        return None
    return _loaded(url, alt) if images else elsewhere(url, "picture")


def player(enclosure: Enclosure, *, images: bool) -> Markup:
    """Give controls to hear or see a recording; it is fetched when it is played."""
    kind = enclosure.type.partition("/")[0].lower()
    if kind == "image":
        shown = picture(enclosure.url, enclosure.title or "", images=images)
        return shown or elsewhere(enclosure.url, "picture")
    if kind not in {"audio", "video"}:
        return elsewhere(enclosure.url, "file")
    if not is_safe(enclosure.url):
        return elsewhere(enclosure.url, "film" if kind == "video" else "recording")
    label = enclosure.title or "Recording"
    return element(
        kind, controls=True, preload="none", src=enclosure.url, aria_label=label
    )


def elsewhere(url: str, kind: str, *, linked: bool = True) -> Markup:
    """Say where something is that is not fetched."""
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
    address = link(url if linked else None, shown, dir="ltr")
    said = element("b", f"{kind} not loaded")
    return element("span", said, " ", address, class_="elsewhere")


def _beginning(text: Text) -> Text:
    """Cut a long text where no tag is cut in two."""
    markup = str(text)
    if len(markup) <= _ENOUGH or isinstance(text, str):
        return text
    cut = markup[:_ENOUGH]
    return Html(cut.rpartition("<")[0] or cut)


def _safe(text: Text | None, base: str | None, images: bool) -> Content:
    if text is None:
        return Content(Markup(""))
    markup = text.markup if isinstance(text, (Html, Xhtml)) else from_text(text)
    is_cut = len(markup) > _LONGEST
    if is_cut:
        markup = markup[:_LONGEST].rpartition("<")[0] or markup[:_LONGEST]
    if base and is_safe(base) and not base.startswith("mailto:"):
        markup = absolutise(markup, base).html
    safe = sanitise(markup)
    bare = _bare(safe.html)
    shown = together(_with_media(bare, images=images))
    return Content(shown, safe.removed, is_cut)


def _bare(html: str) -> str:
    """Take away what names or styles an element; the markup is written anew."""
    if "<" not in html:
        return html
    import nh3  # noqa: PLC0415 - an extra; `sanitise` has said so if it is missing

    return nh3.clean(
        parted(html),
        tags=set(TAGS - _DROPPED),
        attributes=_KEPT,
        generic_attribute_prefixes=set(),
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _with_media(html: str, *, images: bool) -> Iterator[Markup]:
    """Put pictures and players, or what stands for them, in place of their tags."""
    position, linked = 0, False
    for name, tag in tags(html):
        linked = name == "a" or (linked and name != "/a")
        if name.removeprefix("/") not in _MEDIA:
            continue
        yield Markup(html[position : tag.start()])
        if name in _MEDIA:
            said = {key: value_of(each) for key, each in attributes(html, tag)}
            yield _medium(name, said, images=images, linked=linked)
        position = tag.end()
    yield Markup(html[position:])


def _medium(
    name: str, said: Mapping[str, str], *, images: bool, linked: bool
) -> Markup:
    url = said.get("src", "")
    if not is_safe(url):
        return Markup("")
    if images and name == "img":
        return _loaded(url, said.get("alt", ""))
    if images and name in {"audio", "video"}:
        return element(name, controls=True, preload="none", src=url)
    return elsewhere(url, _KINDS.get(name, "recording"), linked=not linked)


def _loaded(url: str, alt: str) -> Markup:
    return element("img", src=url, alt=alt, loading="lazy", decoding="async")
