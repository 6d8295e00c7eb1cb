"""The table of the namespace media: Media RSS 1.5.1 whole."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    CHILDREN,
    COUNT,
    ENTRY,
    FEED,
    IRI,
    LANGUAGE,
    MARKUP,
    MEDIA_TYPE,
    NOTHING,
    OFFSET,
    POSITIVE,
    TEXT,
    TIME,
    URL,
    Attribute,
    Element,
    Kind,
    Place,
    Value,
    Vocabulary,
    likely,
    number,
    often,
    once,
    one_of,
)

_AROUND: Final = (FEED, ENTRY, "media:group", "media:content")
_ANYWHERE: Final = often(*_AROUND)
_ONCE: Final = once(*_AROUND)
_PLAIN_OR_HTML: Final = Attribute("type", one_of("plain", "html"))
_SCHEME: Final = Attribute("scheme", IRI)
_OWN_SCHEMES: Final = (
    *("urn:simple", "urn:mpaa", "urn:v-chip", "urn:icra", "urn:ebu", "urn:yvs"),
)
_USUAL_SCHEME: Final = Attribute("scheme", Value(Kind.IRI, choices=_OWN_SCHEMES))
_DECIMAL: Final = number(0)
_SIZE: Final = (Attribute("height", POSITIVE), Attribute("width", POSITIVE))
_LINK: Final = (Attribute("type", MEDIA_TYPE), Attribute("href", URL))
_FILE: Final = (Attribute("type", MEDIA_TYPE), Attribute("href", URL, required=True))
_CONTENT: Final = (
    Attribute("url", URL),
    Attribute("fileSize", COUNT),
    Attribute("type", MEDIA_TYPE),
    Attribute("medium", one_of("image", "audio", "video", "document", "executable")),
    Attribute("isDefault", one_of("true", "false")),
    Attribute("expression", one_of("sample", "full", "nonstop")),
    Attribute("bitrate", _DECIMAL),
    Attribute("framerate", _DECIMAL),
    Attribute("samplingrate", _DECIMAL),
    Attribute("channels", _DECIMAL),
    Attribute("duration", _DECIMAL),
    *_SIZE,
    Attribute("lang", LANGUAGE),
)


def _list(name: str, item: str) -> tuple[Element, Element]:
    return (
        Element(name=name, places=_ONCE, value=CHILDREN, since="1.5"),
        Element(name=item, places=often(f"media:{name}"), value=TEXT, since="1.5"),
    )


VOCABULARY: Final = Vocabulary(
    uri="http://search.yahoo.com/mrss/",
    prefix="media",
    title="Media RSS",
    spec="https://www.rssboard.org/media-rss",
    elements=(
        Element(name="group", places=often(ENTRY), value=CHILDREN, spec="#media-group"),
        Element(
            name="content",
            places=often(ENTRY, "media:group"),
            value=CHILDREN,
            attributes=_CONTENT,
            spec="#media-content",
        ),
        Element(
            name="rating",
            places=_ANYWHERE,
            value=TEXT,
            attributes=(_USUAL_SCHEME,),
            spec="#media-rating",
        ),
        Element(
            name="adult",
            places=_ONCE,
            value=one_of("true", "false"),
            deprecated="write media:rating, which says adult or nonadult",
        ),
        Element(
            name="title",
            places=_ONCE,
            value=MARKUP,
            attributes=(_PLAIN_OR_HTML,),
            spec="#media-title",
        ),
        Element(
            name="description",
            places=_ONCE,
            value=MARKUP,
            attributes=(_PLAIN_OR_HTML,),
            spec="#media-description",
        ),
        Element(name="keywords", places=_ONCE, value=TEXT, spec="#media-keywords"),
        Element(
            name="thumbnail",
            places=_ANYWHERE,
            value=NOTHING,
            attributes=(
                Attribute("url", URL, required=True),
                *_SIZE,
                Attribute("time", TIME),
            ),
            spec="#media-thumbnails",
        ),
        Element(
            name="category",
            places=_ANYWHERE,
            value=TEXT,
            attributes=(_SCHEME, Attribute("label", TEXT)),
            spec="#media-category",
        ),
        Element(
            name="hash",
            places=_ANYWHERE,
            value=TEXT,
            attributes=(Attribute("algo", one_of("md5", "sha-1")),),
            spec="#media-hash",
        ),
        Element(
            name="player",
            places=_ONCE,
            value=NOTHING,
            attributes=(Attribute("url", URL, required=True), *_SIZE),
            spec="#media-player",
        ),
        Element(
            name="credit",
            places=_ANYWHERE,
            value=TEXT,
            attributes=(Attribute("role", TEXT), _USUAL_SCHEME),
            spec="#media-credit",
        ),
        Element(
            name="copyright",
            places=_ONCE,
            value=TEXT,
            attributes=(Attribute("url", URL),),
            spec="#media-copyright",
        ),
        Element(
            name="text",
            places=_ANYWHERE,
            value=MARKUP,
            attributes=(
                _PLAIN_OR_HTML,
                Attribute("lang", LANGUAGE),
                Attribute("start", TIME),
                Attribute("end", TIME),
            ),
            spec="#media-text",
        ),
        Element(
            name="restriction",
            places=_ANYWHERE,
            value=TEXT,
            attributes=(
                Attribute("relationship", one_of("allow", "deny"), required=True),
                Attribute("type", one_of("country", "uri", "sharing")),
            ),
            spec="#media-restriction",
        ),
        Element(name="community", places=_ONCE, value=CHILDREN, since="1.5"),
        Element(
            name="starRating",
            places=once("media:community"),
            value=NOTHING,
            attributes=(
                Attribute("average", _DECIMAL),
                Attribute("count", COUNT),
                Attribute("min", _DECIMAL),
                Attribute("max", _DECIMAL),
            ),
            since="1.5",
        ),
        Element(
            name="statistics",
            places=once("media:community"),
            value=NOTHING,
            attributes=(Attribute("views", COUNT), Attribute("favorites", COUNT)),
            since="1.5",
        ),
        Element(name="tags", places=once("media:community"), value=TEXT, since="1.5"),
        *_list("comments", "comment"),
        Element(
            name="embed",
            places=_ONCE,
            value=CHILDREN,
            attributes=(Attribute("url", URL), *_SIZE),
            since="1.5",
        ),
        Element(
            name="param",
            places=often("media:embed"),
            value=TEXT,
            attributes=(Attribute("name", TEXT, required=True),),
            since="1.5",
        ),
        *_list("responses", "response"),
        *_list("backLinks", "backLink"),
        Element(
            name="status",
            places=_ONCE,
            value=NOTHING,
            attributes=(
                Attribute(
                    "state", likely("active", "blocked", "deleted"), required=True
                ),
                Attribute("reason", TEXT),
            ),
            since="1.5",
        ),
        Element(
            name="price",
            places=_ANYWHERE,
            value=NOTHING,
            attributes=(
                Attribute(
                    "type", likely("rent", "purchase", "package", "subscription")
                ),
                Attribute("info", URL),
                Attribute("price", _DECIMAL),
                Attribute("currency", TEXT),
            ),
            since="1.5",
        ),
        Element(
            name="license",
            places=_ANYWHERE,
            value=TEXT,
            attributes=_LINK,
            since="1.5",
        ),
        Element(
            name="subTitle",
            places=_ANYWHERE,
            value=NOTHING,
            attributes=(*_FILE, Attribute("lang", LANGUAGE)),
            since="1.5",
        ),
        Element(
            name="peerLink",
            places=_ANYWHERE,
            value=NOTHING,
            attributes=_FILE,
            since="1.5",
        ),
        Element(
            name="location",
            places=_ANYWHERE,
            value=CHILDREN,
            attributes=(
                Attribute("description", TEXT),
                Attribute("start", OFFSET),
                Attribute("end", OFFSET),
            ),
            since="1.5",
        ),
        Element(
            name="rights",
            places=_ONCE,
            value=NOTHING,
            attributes=(
                Attribute("status", likely("userCreated", "official"), required=True),
            ),
            since="1.5",
        ),
        Element(name="scenes", places=_ONCE, value=CHILDREN, since="1.5"),
        Element(
            name="scene", places=often("media:scenes"), value=CHILDREN, since="1.5"
        ),
        *(
            Element(
                name=name,
                places=(Place("media:scene", most=1),),
                value=Value(kind),
                since="1.5",
            )
            for name, kind in (
                ("sceneTitle", Kind.TEXT),
                ("sceneDescription", Kind.MARKUP),
                ("sceneStartTime", Kind.OFFSET),
                ("sceneEndTime", Kind.OFFSET),
            )
        ),
    ),
    former=(
        "http://www.rssboard.org/media-rss",
        "http://tools.search.yahoo.com/mrss/",
    ),
)
