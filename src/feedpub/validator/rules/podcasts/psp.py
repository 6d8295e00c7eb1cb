"""What PSP-1, The Podcast RSS Standard, asks for beyond what every directory does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM, NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.podcasts.files import extension_refused, type_refused
from feedpub.validator.rules.podcasts.markup import APPLE_TAGS, markup_refused
from feedpub.validator.rules.podcasts.pages import PODCAST, PSP
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_TYPES: Final = {
    "mp3": "audio/mpeg",
    "m4a": "audio/m4a",
    "m4v": "video/m4v",
    "mp4": "video/mp4",
}
_MP3: Final = (
    '<enclosure url="https://tide.example/neap.mp3" length="9876" type="audio/mpeg"/>'
)
_M4A: Final = (
    '<enclosure url="https://tide.example/neap.m4a" length="9876" type="audio/x-m4a"/>'
)
_DOCUMENT: Final = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
    "<title>Tides</title><link>https://tide.example/</link>"
    "<description>Notes on tides.</description></channel></rss>"
)
_COPYRIGHT: Final = re.compile(
    r"copyright|©|\([cC]\)|\b(?:19|20)[0-9]{2}\b", re.IGNORECASE
).search


@rule(
    "psp-namespace-missing",
    level=Level.ERROR,
    on="/rss",
    summary="PSP-1 wants the namespaces itunes, podcast and atom declared.",
    spec=f"{PSP}required-rss-namespace-declarations",
    bad=_DOCUMENT.replace(' xmlns:atom="http://www.w3.org/2005/Atom"', ""),
    good=_DOCUMENT,
    profile="psp-1",
)
def psp_namespace_missing(root: Element) -> Iterator[tuple[str, str]]:
    """It is the mark of a feed that keeps to the standard.

    PSP-1 (2023-08-07), required namespace declarations.
    """
    declared = root.nsmap.values()
    for prefix in ("itunes", "podcast", "atom"):
        uri = NAMESPACES[prefix]
        if uri not in declared:
            yield (
                f"the namespace {prefix} is not declared on <rss>",
                f'add xmlns:{prefix}="{uri}"',
            )


@rule(
    "psp-self-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="PSP-1 wants the feed's own address, as atom:link with rel self.",
    spec=f"{PSP}channel-atom",
    bad='<atom:link rel="hub" href="https://hub.example/"/>',
    good='<atom:link rel="self" type="application/rss+xml" '
    'href="https://tide.example/rss.xml"/>',
    profile="psp-1",
    within="channel",
)
def psp_self_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """It is the canonical address, wherever a copy of the feed was found.

    PSP-1 (2023-08-07), channel-atom.
    """
    for kid in context.kids:
        if kid.tag == f"{ATOM}link" and kid.get("rel") == "self":
            return None
    fix = 'add <atom:link rel="self" type="application/rss+xml" href="…"/>'
    return 'the show has no <atom:link rel="self">', fix


@rule(
    "psp-locked-missing",
    level=Level.NOTE,
    on="/rss/channel",
    summary="PSP-1 recommends to say whether other hosts may import the feed.",
    spec=f"{PSP}channel-podcast-locked",
    bad="<podcast:medium>podcast</podcast:medium>",
    good="<podcast:locked>yes</podcast:locked>",
    profile="psp-1",
    within="channel",
)
def psp_locked_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Without it anybody may move the show to another host.

    PSP-1 (2023-08-07), channel-podcast-locked, recommended.
    """
    if f"{PODCAST}locked" in context.children:
        return None
    return "the show has no <podcast:locked>", "add it with yes or no"


@rule(
    "psp-guid-missing",
    level=Level.NOTE,
    on="/rss/channel",
    summary="PSP-1 recommends a guid for the show.",
    spec=f"{PSP}channel-podcast-guid",
    bad="<podcast:medium>podcast</podcast:medium>",
    good="<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>",
    profile="psp-1",
    within="channel",
)
def psp_guid_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The show is known by it wherever its feed moves to.

    PSP-1 (2023-08-07), channel-podcast-guid, recommended.
    """
    if f"{PODCAST}guid" in context.children:
        return None
    fix = "add the UUID of its address, as feedpub.namespaces.podcast.guid_for gives it"
    return "the show has no <podcast:guid>", fix


@rule(
    "psp-copyright-wording",
    level=Level.WARNING,
    on="/rss/channel/copyright",
    summary="PSP-1 wants the holder of the rights without the word, sign and year.",
    spec=f"{PSP}channel-copyright",
    bad="<copyright>Copyright 2026 Ada Reed</copyright>",
    good="<copyright>Ada Reed</copyright>",
    profile="psp-1",
    within="channel",
)
def psp_copyright_wording(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps write the sign and the year themselves.

    PSP-1 (2023-08-07), channel-copyright. Apple's own example has the word.
    """
    found = _COPYRIGHT(context.text)
    if found is None:
        return None
    return f"the copyright has {quoted(found[0])} in it", "write the holder only"


@rule(
    "psp-enclosure-type",
    level=Level.WARNING,
    on="item/enclosure/@type",
    summary="PSP-1 supports audio/mpeg, audio/m4a, video/m4v and video/mp4.",
    spec=f"{PSP}item-enclosure",
    bad=_M4A,
    good=_M4A.replace("x-m4a", "m4a"),
    profile="psp-1",
)
def psp_enclosure_type(_: Element, context: Context) -> tuple[str, str] | None:
    """Other types need not be played.

    PSP-1 (2023-08-07), item-enclosure. Apple has audio/x-m4a where PSP-1 has audio/m4a.
    """
    return type_refused(context.text, tuple(_TYPES.values()), "PSP-1")


@rule(
    "psp-enclosure-extension",
    level=Level.WARNING,
    on="item/enclosure/@url",
    summary="PSP-1 supports files that end in .mp3, .m4a, .m4v and .mp4.",
    spec=f"{PSP}item-enclosure",
    bad=_MP3.replace("neap.mp3", "neap.mov"),
    good=_MP3,
    profile="psp-1",
)
def psp_enclosure_extension(_: Element, context: Context) -> tuple[str, str] | None:
    """Other files need not be played.

    PSP-1 (2023-08-07), item-enclosure.
    """
    return extension_refused(context.text, tuple(_TYPES))


@rule(
    "psp-description-markup",
    level=Level.NOTE,
    on="/rss/channel/item/description",
    summary="PSP-1 permits p, ol, ul, li, a, b, i, strong and em in a description.",
    spec=f"{PSP}item-description",
    bad="<item><title>N</title><description>&lt;h2&gt;Neap&lt;/h2&gt;</description>"
    "</item>",
    good="<item><title>N</title><description>&lt;p&gt;&lt;em&gt;Neap&lt;/em&gt;&lt;/p&gt;"
    "</description></item>",
    profile="psp-1",
    within="channel",
)
def psp_description_markup(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps drop other tags, or show them.

    PSP-1 (2023-08-07), item-description. Apple has five of them.
    """
    return markup_refused(context.text, (*APPLE_TAGS, "b", "i", "strong", "em"))
