"""The namespaces that the validator knows, by the prefix that rules call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

APP: Final = "{http://www.w3.org/2007/app}"
AT: Final = "{http://purl.org/atompub/tombstones/1.0}"
ATOM: Final = "{http://www.w3.org/2005/Atom}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
FH: Final = "{http://purl.org/syndication/history/1.0}"
RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS1: Final = "{http://purl.org/rss/1.0/}"
THR: Final = "{http://purl.org/syndication/thread/1.0}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"

NAMESPACES: Final[Mapping[str, str]] = {
    "rss": "",
    "admin": "http://webns.net/mvcb/",
    "ag": "http://purl.org/rss/modules/aggregation/",
    "annotate": "http://purl.org/rss/1.0/modules/annotate/",
    "app": "http://www.w3.org/2007/app",
    "appold": "http://purl.org/atom/app#",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "atom03": "http://purl.org/atom/ns#",
    "blogChannel": "http://backend.userland.com/blogChannelModule",
    "cc": "http://creativecommons.org/ns#",
    "ccold": "http://web.resource.org/cc/",
    "co": "http://purl.org/rss/1.0/modules/company",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "cp": "http://my.theinfo.org/changed/1.0/rss/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ev": "http://purl.org/rss/1.0/modules/event/",
    "fh": "http://purl.org/syndication/history/1.0",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "l": "http://purl.org/rss/1.0/modules/link/",
    "mathml": "http://www.w3.org/1998/Math/MathML",
    "media": "http://search.yahoo.com/mrss/",
    "mi": "http://schemas.ingestion.microsoft.com/common/",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "ref": "http://purl.org/rss/1.0/modules/reference/",
    "rss1": "http://purl.org/rss/1.0/",
    "rss2": "http://backend.userland.com/rss2",
    "rss2board": "http://www.rssboard.org/rss-specification",
    "rss2law": "http://blogs.law.harvard.edu/tech/rss",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "snf": "http://www.smartnews.be/snf",
    "source": "http://source.scripting.com/",
    "spotify": "http://www.spotify.com/ns/rss",
    "svg": "http://www.w3.org/2000/svg",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "taxo": "http://purl.org/rss/1.0/modules/taxonomy/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "trackback": "http://madskills.com/public/xml/rss/module/trackback/",
    "webfeeds": "http://webfeeds.org/rss/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""Prefix to URI. `rss` stands for no namespace at all, as RSS 2.0's elements have."""

PREFIXES: Final[Mapping[str, str]] = {uri: name for name, uri in NAMESPACES.items()}
"""URI to the customary prefix."""


def clark(name: str) -> str:
    """Turn `dc:creator` into lxml's `{uri}creator`; without a prefix, the name itself.

    An unknown prefix is a KeyError: a rule that uses one would never match.
    """
    prefix, colon, local = name.rpartition(":")
    if not colon or prefix == "rss":
        return local
    return f"{{{NAMESPACES[prefix]}}}{local}"


def readable(tag: str, known: Mapping[str | None, str] | None = None) -> str:
    """Turn lxml's `{uri}creator` into `dc:creator`, by the customary prefix.

    A namespace that the validator does not know goes by the document's own prefix,
    which is what `known` (an element's `nsmap`) is for.
    """
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    prefix = PREFIXES.get(uri)
    if prefix is None and known:
        prefix = next((name for name, at in known.items() if at == uri and name), None)
    return f"{prefix}:{local}" if prefix else local
