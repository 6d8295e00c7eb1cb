"""The catalogue: every rule of every module listed here, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from feedpub.validator.rule import Rule
from feedpub.validator.rules.podcasts.live import in_live_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAMILIES: Final[Mapping[str, str]] = {
    "document.bytes": "",
    "document.encoding": "",
    "document.xml": "",
    "document.wellformed": "",
    "document.json": "",
    "document.http": "",
    "rss.structure": "rss rss2 rss2board rss2law",
    "rss.elements": "rss",
    "rss.channel": "rss",
    "rss.values.language": "rss",
    "rss.values.urls": "rss",
    "rss.values.people": "rss",
    "rss.cloud": "rss",
    "rss.image": "rss",
    "rss.textinput": "rss",
    "rss.skipping": "rss",
    "rss.item": "rss",
    "rss.guid": "rss",
    "rss.enclosure": "rss",
    "rss.values.dates": "rss",
    "rss.extensions": "rss",
    "rss.values.characters": "rss",
    "atom.feed": "at atom atom03",
    "atom.entry": "atom",
    "atom.structure": "app at atom xhtml",
    "atom.person": "at atom",
    "atom.dates": "atom",
    "atom.iris": "atom",
    "atom.category": "atom",
    "atom.text": "at atom",
    "atom.content": "atom",
    "atom.links": "atom",
    "atom.bases": "xml",
    "atom.extensions.history": "atom fh",
    "atom.extensions.threads": "thr",
    "atom.extensions.tombstones": "at atom",
    "atom.extensions.licences": "atom",
    "atom.protocol.publishing": "app appold atom",
    "atom.protocol.service": "app",
    "json.feed": "json",
    "json.members": "json",
    "json.links": "json",
    "json.items": "json",
    "json.attachments": "json",
    "html.safety": "",
    "html.markup": "",
    "html.links": "",
    "html.nesting": "",
    "html.text": "",
    "html.xhtml": "",
    "rdf.structure": "rdf",
    "rdf.resources": "rdf",
    "rdf.advice": "rdf",
    "modules.namespaces": "names",
    "modules.structure": "names",
    "modules.general": "names",
    "modules.dublin": "names",
    "modules.syndication": "ag blogChannel content creativeCommons rdf slash source sy "
    "taxo trackback wfw",
    "modules.places": "geo georss gml",
    "modules.search": "opensearch",
    "modules.media": "media",
    "modules.media_meaning": "media",
    "modules.partners": "snf webfeeds",
    "modules.itunes": "itunes podcasts",
    "podcasts.values": "podcast",
    "podcasts.tags": "podcast",
    "podcasts.feeds": "podcast",
    "podcasts.money": "podcast",
    "podcasts.podcasting": "podcasting-2.0",
    "podcasts.shows": "podcasts",
    "podcasts.episodes": "podcasts",
    "podcasts.apple": "apple-podcasts",
    "podcasts.psp": "psp-1",
    "podcasts.directories": "podcast-directories spotify youtube",
    "partners.news": "news",
    "partners.news_feeds": "news",
    "partners.msn": "msn",
    "partners.msn_bodies": "msn",
    "partners.smartnews": "smartnews",
    "partners.flipboard": "flipboard",
    "partners.google": "google-news",
    "partners.newsbreak": "newsbreak",
    "partners.mailchimp": "mailchimp",
    "partners.feedly": "feedly",
    "engine": "",
}
"""The modules of rules, and which documents each is loaded for; a new one is a line.

It is for documents about which one of the words is true: a format, a namespace that is
declared, by its prefix (`names`: any, `xml`: xml:base or xml:lang), or the profile or
one that it extends. Without a word it is for all.
"""

EVERY: Final = tuple(FAMILIES)


class Catalogue(Mapping[str, Rule]):
    """Every rule by its name, in the order in which it is written down.

    Whoever asks it loads all of them.
    """

    def __getitem__(self, name: str) -> Rule:
        """Give the rule of that name."""
        return rules_in(EVERY)[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(rules_in(EVERY))

    def __len__(self) -> int:
        """Count the rules."""
        return len(rules_in(EVERY))


RULES: Final[Mapping[str, Rule]] = Catalogue()


def families_for(words: Iterable[str]) -> tuple[str, ...]:
    """Give the modules that a document needs of which these words are true."""
    return _families(frozenset(words))


@cache
def rules_in(families: tuple[str, ...]) -> Mapping[str, Rule]:
    """Load some of the modules, and give their rules by name."""
    return {rule.name: rule for family in families for rule in _rules_of(family)}


@lru_cache(maxsize=256)
def _families(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name, needed in FAMILIES.items()
        if not needed or not known.isdisjoint(needed.split())
    )


@cache
def _rules_of(family: str) -> tuple[Rule, ...]:
    module = import_module(f"{__name__}.{family}")
    rules = (one for one in vars(module).values() if isinstance(one, Rule))
    return tuple(map(in_live_items, rules))
