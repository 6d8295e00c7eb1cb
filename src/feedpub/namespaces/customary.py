"""The namespaces that feeds are known to use, by their customary prefixes.

Most have a file here, others are known by name alone: a URI that is nearly one of them
is a misspelling of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.namespaces.vocabulary import Vocabulary

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

SUCCESSORS: Final[Mapping[str, str]] = {
    "http://a9.com/-/spec/opensearchrss/1.0/": CUSTOMARY["opensearch"],
    "http://www.usemod.com/cgi-bin/mb.pl?ModWiki": (
        "http://purl.org/rss/1.0/modules/wiki/"
    ),
}
"""Namespaces of old, and what is written for them today."""


class Spellings(NamedTuple):
    """The URIs that are right, and what the others are likely meant to be."""

    right: frozenset[str]
    wrong: Mapping[str, str]

    def meant(self, uri: str) -> str | None:
        """Give the namespace that a URI is the misspelling of, if it is one."""
        if uri in self.right:
            return None
        return self.wrong.get(uri) or self.wrong.get(_bare(uri))


def spellings(vocabularies: Mapping[str, Vocabulary]) -> Spellings:
    """Gather the URIs of all that is known, and of vocabularies by their URIs."""
    former = {uri for one in vocabularies.values() for uri in one.former}
    right = {*CUSTOMARY.values(), *vocabularies}
    wrong = {_bare(uri): uri for uri in sorted(right - former, reverse=True)}
    for one in vocabularies.values():
        wrong |= dict.fromkeys(one.mistaken, one.uri)
    return Spellings(frozenset(right | SUCCESSORS.keys()), wrong)


def _bare(uri: str) -> str:
    """Leave away what people get wrong: scheme, www, capitals, the last character."""
    bare = uri.strip().lower().partition("://")[2] or uri.strip().lower()
    return bare.removeprefix("www.").rstrip("/#")
