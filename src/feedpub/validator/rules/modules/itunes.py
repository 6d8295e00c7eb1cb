"""Apple Podcasts: the values of its tags; what the directory wants is a profile."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from feedpub.namespaces.itunes import CATEGORIES, FORMER_CATEGORIES
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.vocabularies import elements, judged_value, texts, values
from feedpub.validator.words import Judgement, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

TAGS: Final = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
LISTED: Final = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"
_CATEGORY: Final = f"{{{NAMESPACES['itunes']}}}category"
_LATIN: Final = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
    "<channel><title>Marées</title><link>https://tide.example/</link>"
    "<description>D</description><itunes:author>Ada</itunes:author></channel></rss>"
)
_FLAGS: Final = ("explicit", "block", "complete", "isClosedCaptioned")


@rule(
    "itunes-flag-invalid",
    level=Level.ERROR,
    on=tuple(f"itunes:{name}" for name in _FLAGS),
    summary="A flag must be the word that directories compare with, and no other.",
    spec=TAGS,
    bad="<itunes:explicit>clean</itunes:explicit>",
    good="<itunes:explicit>false</itunes:explicit>",
    within="channel",
    textual=True,
)
def itunes_flag_invalid(element: Element, context: Context) -> Judgement | None:
    """Directories compare letter by letter, blanks included; the rest is ignored."""
    found = judged_value(element, context)
    meant = _MEANT.get(context.text.lower()) if element.tag.endswith("cit") else None
    return (found[0], f"write {meant}") if found and meant else found


_MEANT: Final = {
    **dict.fromkeys(("true", "yes", "explicit"), "true"),
    **dict.fromkeys(("false", "no", "clean"), "false"),
}


@rule(
    "itunes-type-unknown",
    level=Level.ERROR,
    on=("itunes:type", "itunes:episodeType"),
    summary="A show is episodic or serial; an episode full, trailer or bonus.",
    spec=TAGS,
    bad="<itunes:type>weekly</itunes:type>",
    good="<itunes:type>episodic</itunes:type>",
    within="channel",
    textual=True,
)
def itunes_type_unknown(element: Element, context: Context) -> Judgement | None:
    """Players order episodes by the type of the show."""
    return judged_value(element, context)


@rule(
    "itunes-number-invalid",
    level=Level.ERROR,
    on=texts(Kind.POSITIVE, of=("itunes",)),
    summary="Numbers of episodes and seasons must be whole numbers from 1 on.",
    spec=TAGS,
    bad="<itunes:episode>0</itunes:episode>",
    good="<itunes:episode>1</itunes:episode>",
    within="item",
    textual=True,
)
def itunes_number_invalid(element: Element, context: Context) -> Judgement | None:
    """Players sort by them."""
    return judged_value(element, context)


@rule(
    "itunes-duration-invalid",
    level=Level.ERROR,
    on="itunes:duration",
    summary="A duration must be seconds, MM:SS or H:MM:SS.",
    spec=TAGS,
    bad="<itunes:duration>30 minutes</itunes:duration>",
    good="<itunes:duration>1800</itunes:duration>",
    within="item",
    unless=re.compile("[0-9]{1,9}").fullmatch,
)
def itunes_duration_invalid(element: Element, context: Context) -> Judgement | None:
    """Players show it before anything is loaded."""
    return judged_value(element, context)


@rule(
    "itunes-email-invalid",
    level=Level.ERROR,
    on="itunes:email",
    summary="The owner's address must be a bare e-mail address.",
    spec=TAGS,
    bad="<itunes:owner><itunes:email>Ada at tide.example</itunes:email></itunes:owner>",
    good="<itunes:owner><itunes:email>ada@tide.example</itunes:email></itunes:owner>",
    within="channel",
    textual=True,
)
def itunes_email_invalid(element: Element, context: Context) -> Judgement | None:
    """Directories send the code there that proves whose show it is."""
    return judged_value(element, context)


@rule(
    "itunes-url-invalid",
    level=Level.ERROR,
    on=values(Kind.URL, of="itunes"),
    summary="The artwork and the new feed must have absolute URLs.",
    spec=TAGS,
    bad='<itunes:image href="/art.jpg"/>',
    good='<itunes:image href="https://tide.example/art.jpg"/>',
    within="channel",
    unless=usual_url,
)
def itunes_url_invalid(element: Element, context: Context) -> Judgement | None:
    """Nothing can be fetched from there."""
    return judged_value(element, context)


@rule(
    "itunes-text-too-long",
    level=Level.ERROR,
    on=elements("itunes", test=lambda one: one.value.longest is not None),
    summary="Tags must keep to 255 characters, the summary to 4,000.",
    spec=TAGS,
    bad=f"<itunes:author>{'Ada Reed ' * 30}</itunes:author>",
    good="<itunes:author>Ada Reed</itunes:author>",
    within="channel",
)
def itunes_text_too_long(element: Element, context: Context) -> Judgement | None:
    """Directories cut it off, or refuse the feed."""
    return judged_value(element, context) if len(context.text) > 255 else None


@rule(
    "itunes-not-utf-8",
    level=Level.WARNING,
    on=("/rss/channel/itunes:*", "/rss/channel/item/itunes:*"),
    summary="A feed with tags of Apple Podcasts should be in UTF-8.",
    spec=TAGS,
    levels={"podcasts": Level.ERROR},
    bad=_LATIN.replace("utf-8", "iso-8859-1").encode("iso-8859-1"),
    good=_LATIN.encode(),
)
def itunes_not_utf_8(element: Element, context: Context) -> tuple[str, str] | None:
    """Apple takes no other encoding, and neither does PSP-1 (2023-08-07)."""
    encoding = context.document.encoding
    if encoding in ("utf-8", "ascii", "us-ascii"):
        return None
    if context.first("itunes-encoding", encoding, element) is not element:
        return None
    return f"the feed is in {encoding}", "write it in UTF-8"


@rule(
    "itunes-keywords-unparted",
    level=Level.WARNING,
    on="itunes:keywords",
    summary="Keywords should have commas between them, and be words.",
    spec=TAGS,
    bad="<itunes:keywords>tides moon sea coast</itunes:keywords>",
    good="<itunes:keywords>tides, moon, sea, coast</itunes:keywords>",
    within="channel",
    textual=True,
)
def itunes_keywords_unparted(_: Element, context: Context) -> tuple[str, str] | None:
    """Without commas all of it is one keyword, which nobody looks for."""
    words = context.text.split()
    if "," in context.text or len(words) < 3:
        return None
    return "the keywords have no commas between them", "write them like tides, moon"


@rule(
    "itunes-element-dropped",
    level=Level.NOTE,
    on=elements("itunes", test=lambda one: one.deprecated),
    summary="Elements that Apple has dropped are better left out.",
    spec=TAGS,
    bad="<itunes:subtitle>Twice a month.</itunes:subtitle>",
    good="<itunes:title>Neap</itunes:title>",
    within="item",
    profile="podcasts",
)
def itunes_element_dropped(element: Element) -> tuple[str, str]:
    """Apple reads them no longer; other apps may, and some show the text twice.

    A Podcaster's Guide to RSS by Apple, as archived on 13 May 2026, has them no more.
    """
    name = element.tag.rpartition("}")[2]
    return (
        f"Apple no longer reads <itunes:{name}>",
        "leave it out, if nobody asks for it",
    )


@rule(
    "itunes-category-unknown",
    level=Level.ERROR,
    on="itunes:category/@text",
    summary="A category must be spelt as in Apple's list, below its own parent.",
    spec=LISTED,
    bad='<itunes:category text="Oceans"/>',
    good='<itunes:category text="Science"><itunes:category text="Nature"/>'
    "</itunes:category>",
    within="channel",
)
def itunes_category_unknown(element: Element, context: Context) -> Fault | None:
    """Directories file a show by the exact words, or nowhere."""
    names = _names(element, CATEGORIES)
    former = _names(element, FORMER_CATEGORIES) or ()
    value = context.text
    if names is None or value in names or value in former:
        return None
    near = get_close_matches(value[:100], names, 1, 0.7)
    fix = f"did you mean {near[0]!r}?" if near else "take one of Apple's list"
    return Fault(f"there is no category {quoted(value)}{_below(element)}", fix)


@rule(
    "itunes-category-former",
    level=Level.WARNING,
    on="itunes:category/@text",
    summary="A category should be one of the list of 2019.",
    spec=LISTED,
    bad='<itunes:category text="Games &amp; Hobbies"/>',
    good='<itunes:category text="Leisure"/>',
    within="channel",
)
def itunes_category_former(element: Element, context: Context) -> Fault | None:
    """Directories file a show under a category of old by guessing, if at all."""
    names = _names(element, CATEGORIES)
    former = _names(element, FORMER_CATEGORIES) or ()
    value = context.text
    if names is None or value in names or value not in former:
        return None
    fix = "take one of Apple's list of today"
    return Fault(f"the category {quoted(value)} was given up in 2019", fix)


def _names(
    element: Element, table: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """Give the names allowed in this place; None below a category that is unknown."""
    parent = element.getparent()
    if parent is None or parent.tag != _CATEGORY:
        return tuple(table)
    above = parent.get("text", "").strip()
    if above not in CATEGORIES and above not in FORMER_CATEGORIES:
        return None
    return table.get(above, ())


def _below(element: Element) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != _CATEGORY:
        return ""
    return f" below {parent.get('text', '').strip()!r}"
