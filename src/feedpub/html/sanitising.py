"""HTML freed of all that a feed reader must not run, with a list of what went.

Readers show articles inside their own pages and applications, so what is kept is what
HTML has for text, tables, pictures, sound and film. Embedded frames stay when they
come over https, since half of all film on the web is embedded so. MathML's
presentation elements stay; SVG goes, with its inside, because it can carry scripts in
a dozen places and no reader agrees with the next on it. `data:` URLs go as well.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub import xml
from feedpub.arguments import expect
from feedpub.errors import FeedpubError
from feedpub.html.links import SCHEME, SRCSETS, URL_ATTRIBUTES, candidates
from feedpub.html.plain import from_text, to_text
from feedpub.html.scanning import (
    DEEPEST,
    attributes,
    limited,
    parted,
    tags,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.html.scanning import Limited

_NAMES: Final = (
    "a abbr acronym address area article aside audio b bdi bdo big blockquote br "
    "caption center cite code col colgroup data dd del details dfn div dl dt em "
    "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img ins "
    "kbd li main map mark math menclose mfrac mi mmultiscripts mn mo mover mpadded "
    "mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable "
    "mtd mtext mtr munder munderover nav none ol p picture pre q rb rp rt rtc ruby s "
    "samp search section semantics small source span strike strong sub summary sup "
    "table tbody td tfoot th thead time tr track tt u ul var video wbr"
)
TAGS: Final = frozenset(_NAMES.split())

SCHEMES: Final = frozenset(
    (
        *("http", "https", "mailto", "tel", "sms", "xmpp", "irc", "ircs", "matrix"),
        *("magnet", "geo", "webcal", "ftp", "gemini"),
    )
)

_EVERYWHERE: Final = "class id lang dir title role translate style"
_CELL: Final = "align valign char charoff width height bgcolor"
_MEDIA: Final = (
    "src controls preload loop muted autoplay crossorigin width height poster "
    "playsinline controlslist"
)
_ATTRIBUTES: Final = {
    tag: set(names.split())
    for tag, names in {
        "*": _EVERYWHERE,
        "a": "href hreflang name rel rev target type download referrerpolicy",
        "area": "href alt shape coords rel target download",
        "audio": _MEDIA,
        "blockquote": "cite",
        "col": f"span {_CELL}",
        "colgroup": f"span {_CELL}",
        "data": "value",
        "del": "cite datetime",
        "details": "open name",
        "font": "color face size",
        "hr": "align size width",
        "iframe": "src width height allow allowfullscreen loading name frameborder "
        "referrerpolicy sandbox scrolling",
        "img": "src srcset sizes alt width height align border loading decoding "
        "longdesc usemap ismap fetchpriority crossorigin referrerpolicy hspace vspace",
        "ins": "cite datetime",
        "li": "value type",
        "map": "name",
        "math": "display alttext xmlns",
        "menclose": "notation",
        "mfrac": "linethickness",
        "mi": "mathvariant",
        "mo": "form fence separator stretchy symmetric largeop movablelimits lspace "
        "rspace minsize maxsize",
        "mover": "accent",
        "mpadded": "width height depth lspace voffset",
        "mspace": "width height depth",
        "mstyle": "displaystyle scriptlevel",
        "mtable": "columnalign rowalign columnspacing rowspacing",
        "mtd": "columnspan rowspan",
        "munder": "accentunder",
        "munderover": "accent accentunder",
        "ol": "start reversed type",
        "q": "cite",
        "source": "src srcset sizes media type width height",
        "table": "align border cellpadding cellspacing summary width bgcolor",
        "tbody": _CELL,
        "td": f"{_CELL} colspan rowspan headers abbr",
        "tfoot": _CELL,
        "th": f"{_CELL} colspan rowspan headers scope abbr",
        "thead": _CELL,
        "time": "datetime",
        "tr": _CELL,
        "track": "src kind srclang label default",
        "ul": "type",
        "video": _MEDIA,
    }.items()
}
_STYLES: Final = frozenset(("text-align", "vertical-align"))
_WITH_INSIDE: Final = frozenset(
    (
        *("script", "style", "template", "title", "textarea", "svg", "select"),
        *("datalist", "noembed", "noframes"),
    )
)
_RAW: Final = _WITH_INSIDE | {"xmp", "iframe"}
_NOSCRIPT: Final = re.compile(r"</?noscript(?=[\s/>])[^>]*>", re.IGNORECASE)
_PRE: Final = re.compile(r"(<pre\b[^>]*>)\n")
_UNCHECKED: Final = re.compile(r"cite|srcset|longdesc", re.IGNORECASE)
_IFRAME: Final = re.compile(r"(<iframe\b[^>]*>).*?</iframe>", re.DOTALL)
_HTTPS: Final = re.compile(r'\ssrc="\s*https://[^/"\s]', re.IGNORECASE)
_IGNORED: Final = re.compile(r"[\x00-\x20]+")
_MARKUP: Final = frozenset("<>&\0\r\xa0")
_MOST_KINDS: Final = 20
_PASSES: Final = 5


class Sanitised(NamedTuple):
    """Markup that is safe to show, and what was removed: `2 <script>` and the like."""

    html: str
    removed: tuple[str, ...]


def sanitise(html: str) -> Sanitised:
    """Remove scripts, styles, event handlers, forms and unsafe URLs, and say so.

    Needs nh3 (`feedpub[html]`). The markup is written anew, so quotes and optional
    end tags may change; comments go unmentioned; of styles only the alignment of
    text stays. Sanitising a second time changes nothing.
    """
    expect("html", html, str, "the markup as a string")
    if _MARKUP.isdisjoint(html):
        return Sanitised(html, ())
    clean = _cleaner()
    html = _encodable(html)
    tame = limited(html)
    safe = _cleaned(_NOSCRIPT.sub("", tame.html), clean)
    if safe == html:
        return Sanitised(html, ())
    if not _same_tags(html, safe):
        safe = _settled(safe, clean)
    before, after = Counter(_traits(tame.html)), Counter(_traits(safe))
    removed = before - after
    phrases = [_phrase(trait, removed[trait]) for trait in before if removed[trait]]
    return Sanitised(safe, (*_shortened(phrases), *_beyond_limits(tame)))


def _cleaner() -> Callable[..., str]:
    try:
        import nh3  # noqa: PLC0415 - an extra, needed only here
    except ImportError:
        raise FeedpubError(
            'removing unsafe HTML needs nh3; pip install "feedpub[html]"'
        ) from None
    return partial(
        nh3.clean,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_INSIDE),
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        filter_style_properties=set(_STYLES),
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _encodable(html: str) -> str:
    """Let lone surrogates, which are no characters, not end in a traceback."""
    try:
        html.encode()
    except UnicodeEncodeError:
        return xml.clean(html)[0]
    return html


def _cleaned(html: str, clean: Callable[..., str]) -> str:
    """Run nh3 once, with the checks that it leaves to its caller."""
    filtered = _only_safe if _UNCHECKED.search(html) else None
    safe = clean(parted(html), attribute_filter=filtered)
    if "<pre" in safe:
        safe = _PRE.sub("\\1\n\n", safe)  # parsers drop the first one (13.2.6.4.7)
    if "<iframe" in safe:
        safe = _IFRAME.sub(_kept_frame, safe)
    return safe


def _only_safe(_: str, attribute: str, value: str) -> str | None:
    """Check the URLs that nh3 does not look into."""
    if attribute in SRCSETS:
        urls = tuple(url for url, _ in candidates(value))
    elif attribute in {"cite", "longdesc"}:
        urls = (value,)
    else:
        return value
    return None if any(map(_unsafe_scheme, urls)) else value


def _unsafe_scheme(url: str) -> str | None:
    found = SCHEME.match(_IGNORED.sub("", url[:200]))
    scheme = found[0].lower() if found else ""
    return scheme if scheme and scheme[:-1] not in SCHEMES else None


def _kept_frame(frame: re.Match[str]) -> str:
    return f"{frame[1]}</iframe>" if _HTTPS.search(frame[1]) else ""


def _same_tags(html: str, safe: str) -> bool:
    """Tell whether the parser found nothing to mend and nothing was taken out."""
    one, other = tags(html), tags(safe)
    return [name for name, _ in one] == [name for name, _ in other]


def _settled(html: str, clean: Callable[..., str]) -> str:
    """Clean until nothing changes, so that a reader's parser sees what nh3 saw.

    Markup that reads differently each time it is written is how sanitisers are
    tricked; what does not come to rest is shown as text.
    """
    for _ in range(_PASSES):
        again = _cleaned(html, clean)
        if again == html:
            return html
        html = again
    return from_text(to_text(html))


def _traits(html: str) -> Iterator[str]:
    """Name everything in markup that a sanitiser may take out."""
    for name, tag in tags(html, _RAW):
        if name[0] in "/!":
            continue
        if name == "iframe" and not _is_https(html, tag):
            yield "<iframe> without an https URL"
            continue
        yield f"<{name[:30]}>"
        if name in TAGS and tag["attributes"]:
            yield from _attribute_traits(html, tag)


def _is_https(html: str, frame: re.Match[str]) -> bool:
    for name, attribute in attributes(html, frame):
        if name == "src":
            url = _IGNORED.sub("", value_of(attribute)[:200])
            return url.lower().startswith("https://")
    return False


def _attribute_traits(html: str, tag: re.Match[str]) -> Iterator[str]:
    for name, attribute in attributes(html, tag):
        if name == "style":
            for declaration in value_of(attribute).split(";"):
                key = declaration.partition(":")[0].strip().lower()
                yield f"{key[:30]} style" if key else "style attribute"
            continue
        value = value_of(attribute)
        urls: tuple[str, ...] = ()
        if name in SRCSETS:
            urls = tuple(url for url, _ in candidates(value))
        elif name in URL_ATTRIBUTES:
            urls = (value,)
        scheme = next(filter(None, map(_unsafe_scheme, urls)), None)
        yield f"{scheme} URL" if scheme else f"{name[:30]} attribute"


def _phrase(trait: str, count: int) -> str:
    plural = "s" if count > 1 and trait[0] != "<" else ""
    return f"{count} {trait}{plural}"


def _beyond_limits(tame: Limited) -> Iterator[str]:
    for count, fault in (
        (tame.nested, f"nested deeper than {DEEPEST}"),
        (tame.crowded, "with too many attributes"),
    ):
        if count:
            yield f"{count} tag{'s' if count > 1 else ''} {fault}"


def _shortened(phrases: list[str]) -> tuple[str, ...]:
    if len(phrases) <= _MOST_KINDS:
        return tuple(phrases)
    rest = len(phrases) - _MOST_KINDS
    return (*phrases[:_MOST_KINDS], f"{rest} more kinds of tag and attribute")
