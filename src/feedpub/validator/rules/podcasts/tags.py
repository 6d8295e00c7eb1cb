"""Podcasting 2.0: what the pages of single tags say beyond kinds of value."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.namespaces.podcast.judging import (
    integrity_fault,
    is_listed_licence,
    start_differs,
    start_is_missing,
)
from feedpub.namespaces.podcast.lists import (
    LICENCES,
    ROLES,
    SERVICES,
    TRANSCRIPT_TYPES,
)
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.podcasts.pages import NAMESPACE, TAGS
from feedpub.validator.vocabularies import attributes
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_ROLES: Final = frozenset(role for roles in ROLES.values() for role in roles)
_LICENCES: Final = {name.lower(): name for name in LICENCES}


@rule(
    "podcast-not-https",
    level=Level.WARNING,
    on=attributes(Kind.URL, of=("podcast",)),
    summary="Addresses in tags of Podcasting 2.0 should be https.",
    spec=NAMESPACE,
    bad='<podcast:person href="http://tide.example/ada">Ada Reed</podcast:person>',
    good='<podcast:person href="https://tide.example/ada">Ada Reed</podcast:person>',
    within="channel",
    levels={"podcasting-2.0": Level.ERROR},
    unless=re.compile("https://").match,
)
def podcast_not_https(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps in browsers and on phones load nothing over http.

    The specification says must, of hypertext; its own example has http four times.
    """
    if not context.text.lower().startswith("http://"):
        return None
    return f"{quoted(context.text)} is not https", "write https:, if it is served so"


@rule(
    "podcast-transcript-type-unusual",
    level=Level.WARNING,
    on="podcast:transcript/@type",
    summary="A transcript should be text, HTML, WebVTT, JSON or SubRip.",
    spec=f"{TAGS}transcript.md",
    bad='<podcast:transcript url="https://tide.example/neap.pdf" '
    'type="application/pdf"/>',
    good='<podcast:transcript url="https://tide.example/neap.vtt" type="text/vtt"/>',
    within="item",
)
def podcast_transcript_type_unusual(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Apps have readers for these types and for no others."""
    type_ = context.text.partition(";")[0].rstrip().lower()
    if type_ in TRANSCRIPT_TYPES or values.media_type_fault(context.text):
        return None
    fix = _SUBRIP if type_ in _SUBRIPS else f"write {listed(TRANSCRIPT_TYPES)}"
    return f"{quoted(context.text)} is no type of transcripts", fix


_SUBRIP: Final = "write application/x-subrip"
_SUBRIPS: Final = ("application/srt", "text/srt", "application/subrip", "text/x-subrip")


@rule(
    "podcast-chapters-type-unusual",
    level=Level.NOTE,
    on="podcast:chapters/@type",
    summary="Chapters are best of the type application/json+chapters.",
    spec=f"{TAGS}chapters.md",
    bad='<podcast:chapters url="https://tide.example/neap.json" '
    'type="application/json"/>',
    good='<podcast:chapters url="https://tide.example/neap.json" '
    'type="application/json+chapters"/>',
    within="item",
)
def podcast_chapters_type_unusual(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """It is the one type that the page names; apps may look for it."""
    type_ = context.text.lower()
    if type_ == "application/json+chapters" or values.media_type_fault(context.text):
        return None
    message = f"{quoted(context.text)} is not the type of JSON chapters"
    return message, "write application/json+chapters"


@rule(
    "podcast-soundbite-length",
    level=Level.NOTE,
    on="podcast:soundbite/@duration",
    summary="A soundbite is best between 15 and 120 seconds long.",
    spec=f"{TAGS}soundbite.md",
    bad='<podcast:soundbite startTime="73.0" duration="300"/>',
    good='<podcast:soundbite startTime="73.0" duration="60"/>',
    within="item",
)
def podcast_soundbite_length(_: Element, context: Context) -> tuple[str, str] | None:
    """It is a taste of the episode; apps may cut it, or leave it out."""
    seconds = number_of(context.text)
    if seconds is None or 15 <= seconds <= 120:
        return None
    return f"the soundbite takes {seconds:g} seconds", "keep it from 15 to 120"


@rule(
    "podcast-role-unknown",
    level=Level.WARNING,
    on="podcast:person/@role",
    summary="A role should be one of the Podcast Taxonomy Project's.",
    spec=f"{TAGS}person.md",
    bad='<podcast:person role="hostess">Ada Reed</podcast:person>',
    good='<podcast:person role="Guest Host">Ada Reed</podcast:person>',
    within="channel",
)
def podcast_role_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps translate the roles that they know, and list people by them."""
    return _unlisted("role", context.text, _ROLES)


@rule(
    "podcast-group-unknown",
    level=Level.WARNING,
    on="podcast:person/@group",
    summary="A group of people should be one of the Podcast Taxonomy Project's.",
    spec=f"{TAGS}person.md",
    bad='<podcast:person group="visual">Ada Reed</podcast:person>',
    good='<podcast:person group="visuals" role="Cover Art Designer">Ada Reed'
    "</podcast:person>",
    within="channel",
)
def podcast_group_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps list people by the groups that they know."""
    return _unlisted("group", context.text, ROLES)


@rule(
    "podcast-service-unknown",
    level=Level.WARNING,
    on="podcast:block/@id",
    summary="A block should name a platform by its slug in the namespace's list.",
    spec=f"{TAGS}block.md",
    bad='<podcast:block id="Google Podcasts">yes</podcast:block>',
    good='<podcast:block id="google">yes</podcast:block>',
    within="channel",
)
def podcast_service_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """A platform looks for its own slug; a block that names nobody blocks nobody."""
    if context.text in SERVICES:
        return None
    if context.text.lower() in SERVICES:
        fix = f"write {context.text.lower()}"
        return f"{quoted(context.text)} is not spelt as in the list", fix
    return _unlisted("platform", context.text, SERVICES)


def _unlisted(what: str, text: str, known: Iterable[str]) -> tuple[str, str] | None:
    if text.lower() in known:
        return None
    near = get_close_matches(text.lower()[:60], known, 1)
    fix = f"did you mean {near[0]}?" if near else "take one of the namespace's list"
    return f"the {what} {quoted(text)} is not in the list", fix


@rule(
    "podcast-license-url-missing",
    level=Level.ERROR,
    on="podcast:license",
    summary="A licence that is not in the namespace's list must have a URL.",
    spec=f"{TAGS}license.md",
    bad="<podcast:license>my-podcast-license-v1</podcast:license>",
    good='<podcast:license url="https://tide.example/license">my-podcast-license-v1'
    "</podcast:license>",
    within="channel",
)
def podcast_license_url_missing(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """Nobody knows what a name of one's own allows."""
    text = context.text
    if not text or is_listed_licence(text) or element.get("url") is not None:
        return None
    near = get_close_matches(text.lower()[:60], _LICENCES, 1, 0.8)
    fix = "add the address of its text as url"
    fix = f"{fix}, or write {_LICENCES[near[0]]}" if near else fix
    return f"the licence {quoted(text)} is not in the list and has no url", fix


@rule(
    "podcast-comments-uri-missing",
    level=Level.ERROR,
    on="podcast:socialInteract",
    summary="A place for comments must have the URI of its first post.",
    spec=f"{TAGS}social-interact.md",
    bad='<podcast:socialInteract protocol="activitypub" accountId="@ada"/>',
    good='<podcast:socialInteract protocol="activitypub" '
    'uri="https://tide.example/@ada/1" accountId="@ada"/>',
    within="item",
)
def podcast_comments_uri_missing(element: Element) -> tuple[str, str] | None:
    """An app needs it to show the comments and to add one."""
    if element.get("uri") is not None or _disables(element):
        return None
    fix = 'add the uri of the post, or write protocol="disabled"'
    return "<podcast:socialInteract> has no uri", fix


@rule(
    "podcast-comments-disabled-with-more",
    level=Level.WARNING,
    on="podcast:socialInteract",
    summary="Where comments are disabled nothing else should be said of them.",
    spec=f"{TAGS}social-interact.md",
    bad='<podcast:socialInteract protocol="disabled" accountId="@ada"/>',
    good='<podcast:socialInteract protocol="disabled"/>',
    within="item",
)
def podcast_comments_disabled_with_more(element: Element) -> tuple[str, str] | None:
    """It says two things at once: none, and here."""
    others = tuple(name for name in element.keys() if name != "protocol")  # noqa: SIM118 - lxml
    if not _disables(element) or not others:
        return None
    names = listed(others, "and")
    return f"comments are disabled, and yet there is {names}", f"remove {names}"


def _disables(element: Element) -> bool:
    return element.get("protocol", "").strip() == "disabled"


@rule(
    "podcast-integrity-invalid",
    level=Level.ERROR,
    on="podcast:integrity/@value",
    summary="Integrity must be proved by an SRI hash, or by a signature in Base64.",
    spec="https://www.w3.org/TR/SRI/#the-integrity-attribute",
    bad='<podcast:alternateEnclosure type="audio/mpeg"><podcast:source '
    'uri="https://tide.example/neap.mp3"/><podcast:integrity type="sri" '
    'value="b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"/>'
    "</podcast:alternateEnclosure>",
    good='<podcast:alternateEnclosure type="audio/mpeg"><podcast:source '
    'uri="https://tide.example/neap.mp3"/><podcast:integrity type="sri" '
    'value="sha256-tbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw="/>'
    "</podcast:alternateEnclosure>",
    within="item",
)
def podcast_integrity_invalid(element: Element, context: Context) -> Judgement | None:
    """An app that checks the file would throw it away."""
    return judged(context.text, integrity_fault(element.get("type", ""), context.text))


@rule(
    "podcast-txt-boolean",
    level=Level.WARNING,
    on="podcast:txt",
    summary="Whether there is content by machines should be said by true or false.",
    spec=f"{TAGS}txt.md",
    bad='<podcast:txt purpose="ai-content">a little</podcast:txt>',
    good='<podcast:txt purpose="ai-content">true</podcast:txt>',
    within="item",
)
def podcast_txt_boolean(element: Element, context: Context) -> tuple[str, str] | None:
    """Apps ask for one of the two words."""
    if element.get("purpose") != "ai-content" or context.text in ("true", "false"):
        return None
    return f"{quoted(context.text)} is neither true nor false", "write true or false"


@rule(
    "podcast-frequency-start-missing",
    level=Level.ERROR,
    on="podcast:updateFrequency",
    summary="A recurrence that counts must have the date from which it counts.",
    spec=f"{TAGS}update-frequency.md",
    bad='<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=10">Ten weeks'
    "</podcast:updateFrequency>",
    good='<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=10" '
    'dtstart="2026-03-01">Ten weeks</podcast:updateFrequency>',
    within="channel",
)
def podcast_frequency_start_missing(element: Element) -> tuple[str, str] | None:
    """Nobody can tell which of the ten is the next."""
    if not start_is_missing(element.get("rrule", ""), element.get("dtstart")):
        return None
    return (
        "the rrule has COUNT, but there is no dtstart",
        "add the first day as dtstart",
    )


@rule(
    "podcast-frequency-start-differs",
    level=Level.ERROR,
    on="podcast:updateFrequency",
    summary="The first day and UNTIL must both be days, or both be moments.",
    spec=f"{TAGS}update-frequency.md",
    bad='<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20261231" '
    'dtstart="2026-03-01T09:00:00Z">All year</podcast:updateFrequency>',
    good='<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20261231" '
    'dtstart="2026-03-01">All year</podcast:updateFrequency>',
    within="channel",
)
def podcast_frequency_start_differs(element: Element) -> Fault | None:
    """Programs for calendars refuse to compare a day with a moment."""
    start = element.get("dtstart")
    if start is None or not start_differs(element.get("rrule", ""), start):
        return None
    message = f"dtstart {quoted(start)} and UNTIL are not of one kind"
    return Fault(message, "write both with a time, or both without", "dtstart")


def number_of(text: str) -> float | None:
    """Give the number that a text is, None where it is none."""
    try:
        return float(text)
    except ValueError:
        return None
