"""Relative URLs in HTML made absolute, with the rest of the markup left alone."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from feedpub import uris
from feedpub.arguments import ADDRESS, expect
from feedpub.errors import FeedpubError
from feedpub.html.scanning import SPACE, attributes, tags, value_of

URL_ATTRIBUTES: Final = frozenset(
    (
        *("href", "src", "poster", "cite", "action", "formaction", "background"),
        *("longdesc", "xlink:href"),
    )
)
"""Attributes that hold one URL, on any element."""

SRCSETS: Final = frozenset(("srcset", "imagesrcset"))

SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,63}:")

_LONGEST: Final = 8_192
_LINKS: Final = frozenset(("a", "area"))
_NAMES: Final = (
    *("href", "src", "poster", "cite", "data", "action", "background", "longdesc"),
    "set",
)
_MAYBE: Final = re.compile(
    # Starts with a literal, so that the search runs at the speed of memchr.
    "=(?:(?:"
    + "|".join(rf"(?<={name}=)" for name in _NAMES[:-1])
    + rf""")[{SPACE}]*+["']?+(?!https?:|mailto:)|(?<=set=))""",
    re.IGNORECASE,
)
_SPACED: Final = re.compile(rf"=(?<=[{SPACE}]=)")
_CANDIDATE: Final = re.compile(
    rf"([^{SPACE},](?:[^{SPACE}]*[^{SPACE},])?)((?:[^,(]|\([^)]*+\)?)*)"
)
_MENDED: Final = str.maketrans(
    {each: f"%{ord(each):02X}" for each in ' "<>^`|'} | dict.fromkeys("\t\n\r")
)


class Absolutised(NamedTuple):
    """Markup without relative URLs, how many there were, and which are broken."""

    html: str
    changed: int
    broken: tuple[str, ...]


def absolutise(html: str, base: str) -> Absolutised:
    """Resolve the relative URLs in attributes against `base` (RFC 3986, 5).

    Covers `href`, `src`, `srcset`, `poster`, `cite`, `data` of objects, `action`,
    `background` and `longdesc`; `<base>`, `<meta>` and styles are left alone. A link
    such as `#note` goes to the note on the article's page, since a feed has no page
    of its own, but an image map or `<use href="#icon">` stays inside the markup.
    Spaces in such URLs are written as browsers send them. What does not make a URL
    stays as it is and is listed in `broken`.
    """
    expect("html", html, str, "the markup as a string")
    expect("base", base, str, ADDRESS)
    if not _may_be_relative(html):
        return Absolutised(html, 0, ())
    kept, position = [], 0
    page = _Page(base)
    for name, tag in tags(html):
        if "=" not in (tag["attributes"] or "") or name[0] == "/" or name == "base":
            continue
        for attribute, match in attributes(html, tag):
            new = page.replaced(name, attribute, match)
            if new is not None:
                kept += [html[position : match.start("value")], new]
                position = match.end("value")
    if not kept:
        return Absolutised(html, 0, tuple(page.broken))
    kept.append(html[position:])
    return Absolutised("".join(kept), page.changed, tuple(page.broken))


def candidates(srcset: str) -> tuple[tuple[str, str], ...]:
    """Split a `srcset` into URLs and their descriptors (HTML, 4.8.4.2.3)."""
    return tuple((match[1], match[2]) for match in _CANDIDATE.finditer(srcset))


def _may_be_relative(html: str) -> bool:
    """Look for a reason to scan, at a tenth of the cost of scanning."""
    if _MAYBE.search(html):
        return True
    for spaced in _SPACED.finditer(html):
        before = html[max(0, spaced.start() - 32) : spaced.start()].rstrip()
        if not before or before.lower().endswith(_NAMES):
            return True
    return False


class _Page:
    """The place that references start from, and what became of them so far."""

    __slots__ = ("_base", "broken", "changed")

    def __init__(self, base: str) -> None:
        if fault := uris.url_fault(base):
            raise FeedpubError(
                f"relative URLs cannot be resolved against {base!r}: it {fault}; "
                "give the article's absolute URL"
            )
        self._base = base
        self.changed = 0
        self.broken: list[str] = []

    def replaced(
        self, element: str, attribute: str, match: re.Match[str]
    ) -> str | None:
        """Return the new value with its quotes, or None where nothing changes."""
        if match["value"] is None:
            return None
        if attribute in SRCSETS:
            new = self._srcset(value_of(match))
        elif attribute in URL_ATTRIBUTES or (element, attribute) == ("object", "data"):
            new = self._url(value_of(match), link=element in _LINKS)
        else:
            return None
        return None if new is None else _quoted(new, match["value"][:1])

    def _srcset(self, value: str) -> str | None:
        before = self.changed
        parts, position = [], 0
        for match in _CANDIDATE.finditer(value):
            new = self._url(match[1], link=False)
            if new is not None:
                parts += [value[position : match.start(1)], new]
                position = match.end(1)
        return None if before == self.changed else "".join([*parts, value[position:]])

    def _url(self, value: str, *, link: bool) -> str | None:
        reference = value.strip().translate(_MENDED)
        if SCHEME.match(reference) or (not link and reference[:1] in {"", "#"}):
            return None
        url = self._resolved(reference)
        if url is None:
            self.broken.append(value[:_LONGEST])
            return None
        self.changed += 1
        return url

    def _resolved(self, reference: str) -> str | None:
        if len(reference) > _LONGEST:
            return None
        url = uris.resolve(self._base, reference)
        return None if uris.url_fault(url) else url


def _quoted(value: str, quote: str) -> str:
    """Quote a value in the way it was quoted before."""
    value = value.replace("&", "&amp;")
    if quote == "'":
        return "'" + value.replace("'", "&#39;") + "'"
    return '"' + value.replace('"', "&quot;") + '"'
