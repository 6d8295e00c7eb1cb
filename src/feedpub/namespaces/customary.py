"""The namespaces that feeds are known to use, by their customary prefixes.

Most have a file here, others are known by name alone: a URI that is nearly one of them
is a misspelling of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOMARY: Final[Mapping[str, str]] = {
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
"""Prefix to URI."""
