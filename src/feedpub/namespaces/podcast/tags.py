"""The table of the namespace podcast: Podcasting 2.0, all its tags.

https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs, 13 May 2026. Its
schema `podcast.xsd` knows eleven of the tags and contradicts their pages; the pages
hold. What they only recommend, such as lengths and protocols, is in `lists`.
"""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.podcast.lists import MEDIUMS
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    COUNT,
    COUNTRY,
    EMAIL,
    ENTRY,
    FEED,
    GEO,
    INTEGER,
    IRI,
    ISO_DATE,
    LANGUAGE,
    MEDIA_TYPE,
    NOTHING,
    POSITIVE,
    RECURRENCE,
    RFC822_DATE,
    TEXT,
    URL,
    Attribute,
    Element,
    Place,
    Value,
    Vocabulary,
    form,
    number,
    often,
    once,
    one_of,
)

LIVE: Final = "podcast:liveItem"
_SECONDS: Final = number(0)
_BOOLEAN: Final = one_of("true", "false", any_case=True)
_YES_NO: Final = one_of("yes", "no", any_case=True)
_MEDIUM: Final = one_of(*MEDIUMS)
_UUID: Final = form(
    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    "9b024349-ccf0-5f69-a609-6b82873eab3c",
)
_OSM: Final = form("[NWR][0-9]{1,20}(?:#[0-9]{1,10})?", "R113314")
_RATIO: Final = form(
    r"[0-9]{1,9}(?:\.[0-9]{1,9})?(?:\s{0,9}/\s{0,9}[0-9]{1,9}(?:\.[0-9]{1,9})?)?",
    "16/9",
)
_HOST: Final = form(
    r"(?>(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.){0,20})"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?::[0-9]{1,5})?",
    "irc.example.org",
)
_BOTH: Final = often(FEED, ENTRY)


def _must(name: str, value: Value) -> Attribute:
    return Attribute(name, value, required=True)


VOCABULARY: Final = Vocabulary(
    uri="https://podcastindex.org/namespace/1.0",
    prefix="podcast",
    title="Podcasting 2.0",
    spec="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/",
    elements=(
        Element(
            name="transcript",
            places=often(ENTRY),
            value=NOTHING,
            attributes=(
                _must("url", URL),
                _must("type", MEDIA_TYPE),
                Attribute("language", LANGUAGE),
                Attribute("rel", TEXT),
            ),
            spec="transcript.md",
        ),
        Element(
            name="locked",
            places=once(FEED),
            value=_YES_NO,
            attributes=(Attribute("owner", EMAIL),),
            spec="locked.md",
        ),
        Element(
            name="funding",
            places=_BOTH,
            value=TEXT,
            attributes=(_must("url", URL),),
            spec="funding.md",
        ),
        Element(
            name="chapters",
            places=once(ENTRY),
            value=NOTHING,
            attributes=(_must("url", URL), _must("type", MEDIA_TYPE)),
            spec="chapters.md",
        ),
        Element(
            name="soundbite",
            places=often(ENTRY),
            value=TEXT,
            attributes=(_must("startTime", _SECONDS), _must("duration", _SECONDS)),
            spec="soundbite.md",
        ),
        Element(
            name="person",
            places=_BOTH,
            value=TEXT,
            attributes=(
                Attribute("role", TEXT),
                Attribute("group", TEXT),
                Attribute("img", URL),
                Attribute("href", URL),
            ),
            spec="person.md",
        ),
        Element(
            name="location",
            places=_BOTH,
            value=TEXT,
            attributes=(
                Attribute("rel", one_of("subject", "creator")),
                Attribute("geo", GEO),
                Attribute("osm", _OSM),
                Attribute("country", COUNTRY),
            ),
            spec="location.md",
        ),
        Element(
            name="season",
            places=once(ENTRY),
            value=INTEGER,
            attributes=(Attribute("name", TEXT),),
            spec="season.md",
        ),
        Element(
            name="episode",
            places=once(ENTRY),
            value=number(),
            attributes=(Attribute("display", TEXT),),
            spec="episode.md",
        ),
        Element(
            name="trailer",
            places=often(FEED),
            value=TEXT,
            attributes=(
                _must("url", URL),
                _must("pubdate", RFC822_DATE),
                Attribute("length", COUNT),
                Attribute("type", MEDIA_TYPE),
                Attribute("season", INTEGER),
            ),
            spec="trailer.md",
        ),
        Element(
            name="license",
            places=once(FEED, ENTRY),
            value=TEXT,
            attributes=(Attribute("url", URL),),
            spec="license.md",
        ),
        Element(
            name="alternateEnclosure",
            places=often(ENTRY),
            value=CHILDREN,
            attributes=(
                _must("type", MEDIA_TYPE),
                Attribute("length", COUNT),
                Attribute("bitrate", number(0)),
                Attribute("height", COUNT),
                Attribute("lang", LANGUAGE),
                Attribute("title", TEXT),
                Attribute("rel", TEXT),
                Attribute("codecs", TEXT),
                Attribute("default", _BOOLEAN),
            ),
            spec="alternate-enclosure.md",
        ),
        Element(
            name="source",
            places=(Place("podcast:alternateEnclosure", least=1),),
            value=NOTHING,
            attributes=(_must("uri", IRI), Attribute("contentType", MEDIA_TYPE)),
            spec="source.md",
        ),
        Element(
            name="integrity",
            places=once("podcast:alternateEnclosure"),
            value=NOTHING,
            attributes=(
                _must("type", one_of("sri", "pgp-signature")),
                _must("value", TEXT),
            ),
            spec="integrity.md",
        ),
        Element(name="guid", places=once(FEED), value=_UUID, spec="guid.md"),
        Element(
            name="value",
            places=_BOTH,
            value=CHILDREN,
            attributes=(
                _must("type", TEXT),
                _must("method", TEXT),
                Attribute("suggested", number(0)),
            ),
            spec="value.md",
        ),
        Element(
            name="valueRecipient",
            places=(
                Place("podcast:value", least=1),
                Place("podcast:valueTimeSplit"),
            ),
            value=NOTHING,
            attributes=(
                _must("type", TEXT),
                _must("address", TEXT),
                _must("split", COUNT),
                Attribute("name", TEXT),
                Attribute("customKey", TEXT),
                Attribute("customValue", TEXT),
                Attribute("fee", _BOOLEAN),
            ),
            spec="value-recipient.md",
        ),
        Element(
            name="valueTimeSplit",
            places=often("podcast:value"),
            value=CHILDREN,
            attributes=(
                _must("startTime", _SECONDS),
                _must("duration", _SECONDS),
                Attribute("remoteStartTime", _SECONDS),
                Attribute("remotePercentage", number()),
            ),
            spec="value-time-split.md",
        ),
        Element(name="medium", places=once(FEED), value=_MEDIUM, spec="medium.md"),
        Element(
            name="liveItem",
            places=often(FEED),
            value=CHILDREN,
            attributes=(
                _must("status", one_of("pending", "live", "ended")),
                _must("start", ISO_DATE),
                Attribute("end", ISO_DATE),
            ),
            spec="live-item.md",
        ),
        Element(
            name="contentLink",
            places=(Place(ENTRY), Place(LIVE, least=1)),
            value=TEXT,
            attributes=(_must("href", URL),),
            spec="content-link.md",
        ),
        Element(
            name="socialInteract",
            places=_BOTH,
            value=NOTHING,
            attributes=(
                _must("protocol", TEXT),
                Attribute("uri", IRI),
                Attribute("accountId", TEXT),
                Attribute("accountUrl", URL),
                Attribute("priority", INTEGER),
            ),
            spec="social-interact.md",
        ),
        Element(
            name="block",
            places=often(FEED),
            value=_YES_NO,
            attributes=(Attribute("id", TEXT),),
            spec="block.md",
        ),
        Element(
            name="txt",
            places=_BOTH,
            value=TEXT,
            attributes=(Attribute("purpose", TEXT),),
            spec="txt.md",
        ),
        Element(
            name="remoteItem",
            places=(
                Place(FEED),
                Place("podcast:podroll", least=1),
                Place("podcast:publisher", least=1, most=1),
                Place("podcast:valueTimeSplit", most=1),
            ),
            value=NOTHING,
            attributes=(
                _must("feedGuid", _UUID),
                Attribute("feedUrl", URL),
                Attribute("itemGuid", TEXT),
                Attribute("medium", _MEDIUM),
                Attribute("title", TEXT),
            ),
            spec="remote-item.md",
        ),
        Element(name="podroll", places=once(FEED), value=CHILDREN, spec="podroll.md"),
        Element(
            name="updateFrequency",
            places=once(FEED),
            value=TEXT,
            attributes=(
                Attribute("rrule", RECURRENCE),
                Attribute("dtstart", ISO_DATE),
                Attribute("complete", _BOOLEAN),
            ),
            spec="update-frequency.md",
        ),
        Element(
            name="podping",
            places=once(FEED),
            value=NOTHING,
            attributes=(_must("usesPodping", _BOOLEAN),),
            spec="podping.md",
        ),
        Element(
            name="chat",
            places=once(FEED, ENTRY),
            value=NOTHING,
            attributes=(
                _must("server", _HOST),
                _must("protocol", TEXT),
                Attribute("accountId", TEXT),
                Attribute("space", TEXT),
            ),
            spec="chat.md",
        ),
        Element(
            name="publisher", places=once(FEED), value=CHILDREN, spec="publisher.md"
        ),
        Element(
            name="image",
            places=_BOTH,
            value=NOTHING,
            attributes=(
                _must("href", URL),
                Attribute("alt", TEXT),
                Attribute("aspect-ratio", _RATIO),
                Attribute("width", POSITIVE),
                Attribute("height", POSITIVE),
                Attribute("type", MEDIA_TYPE),
                Attribute("purpose", TEXT),
            ),
            spec="image.md",
        ),
        Element(
            name="images",
            places=once(FEED, ENTRY),
            value=NOTHING,
            attributes=(_must("srcset", TEXT),),
            deprecated="write a <podcast:image> for each of them",
            spec="images-(deprecated).md",
        ),
    ),
    former=(
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    ),
)
"""Podcasting 2.0. What stands in an item may stand in a `liveItem`, which is one."""
