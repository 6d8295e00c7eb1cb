"""Guards for `unless=`: HTML and plain text that are right at first sight.

A guard has to be sure: what it lets pass, no rule may find fault with. What it stops
is looked at more closely, and mostly turns out to be right as well.
"""

from __future__ import annotations

import re
from typing import Final

_ELEMENTS: Final = (
    # In the order of their frequency, roughly; the search tries one after the other.
    "p|a|strong|em|li|ul|br|code|h2|h3|div|span|blockquote|figure|pre|figcaption|i|b|"
    "td|tr|th|ol|hr|h4|h1|h5|h6|table|tbody|thead|tfoot|sup|sub|small|cite|del|ins|"
    "u|s|q|abbr|kbd|dl|dt|dd|section|article|header|footer|aside|nav|main|mark|time|"
    "picture|video|audio|source|track|details|summary|ruby|rt|rp|address|col|colgroup|"
    "caption|dfn|var|samp|wbr|bdi|bdo|font|center|tt|strike|big|hgroup|search|map"
)
_PLAIN: Final = (
    "class|id|title|rel|target|width|height|lang|dir|role|loading|decoding|align|"
    "start|border|colspan|rowspan|scope|name|datetime|hreflang|referrerpolicy|"
    "data-[a-z-]{1,40}|aria-[a-z-]{1,40}"
)
_STYLE: Final = (
    "(?:text-align|font-weight|font-style|color|width|height|max-width):"
    r" ?(?:[a-z]{1,20}|#[0-9a-f]{3,6}|[0-9.]{1,4}(?:px|em|rem|pt|%)?);?"
)
_ATTRIBUTES: Final = (
    r"(?>(?: (?:href|src)=(?:\"(?:https?://|mailto:)[^\"<]*+\"|'(?:https?://|mailto:)[^'<]*+')"
    rf"| (?:{_PLAIN})=(?:\"[^\"<]*+\"|'[^'<]*+')| style=\"{_STYLE}\"){{0,16}})"
)
_PICTURE: Final = rf'img{_ATTRIBUTES} alt="[^"<]*+"{_ATTRIBUTES} ?/?>'
UNTIDY: Final = re.compile(
    # What is met most often stands first.
    r"<(?!/(?:p|a|li|em|strong|[a-z][a-z0-9-]*+)>|p>"
    r'|a href="https?://[^"<]*+">|[^a-zA-Z!?/]'
    rf"|(?:{_ELEMENTS})(?:>|{_ATTRIBUTES} ?/?>)"
    rf"|{_PICTURE})"
)
"""Finds each tag, but for end tags and start tags without anything unusual."""

_REFERENCE: Final = re.compile(
    "&(?!amp;(?!#?[a-zA-Z0-9]{1,32};)|[^a-zA-Z#]|lt;|gt;|quot;|nbsp;|#[0-9]{2,7};)"
)
_PLAIN_TEXT: Final = re.compile(r"(?>(?:[^<&]++|[<&]++(?![a-zA-Z/!#]))*)")

LONGEST: Final = 1_000_000
"""Characters of a text that are looked at; readers give up much earlier."""


def tidy(html: str) -> bool:
    """Say whether it is HTML without anything that a rule might look at.

    Blank text is not: the element may hold XHTML, or the value may be no text.
    """
    if "<" in html:
        return (
            len(html) <= LONGEST
            and UNTIDY.search(html) is None
            and ("&" not in html or _REFERENCE.search(html) is None)
        )
    if "&" in html:
        return "&lt;" not in html and _REFERENCE.search(html) is None
    return bool(html)


def plain(text: str) -> bool:
    """Say whether it is text without anything that might be a tag or a reference."""
    if "<" in text or "&" in text:
        return _PLAIN_TEXT.fullmatch(text) is not None
    return True
