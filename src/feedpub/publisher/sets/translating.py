"""Links between feeds that are the same but for their language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from feedpub import formats
from feedpub.model import Link
from feedpub.publisher import targets
from feedpub.publisher.sets.slugs import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.publisher.sets.planning import Planned

_LANGUAGE: Final = "language"


def linked(feeds: Iterable[Planned]) -> tuple[Planned, ...]:
    """Let each feed name the others of its kind, as `rel="alternate"` with `hreflang`.

    These are the groups of one `group_by = "language"`, and tables whose articles are
    chosen alike but for their language. One link a language: to its first format.
    """
    feeds = tuple(feeds)
    families: dict[Any, dict[str, Planned]] = {}
    for feed in feeds:
        if language := _language(feed):
            families.setdefault(_family(feed), {}).setdefault(same(language), feed)
    return tuple(_with_links(feed, families.get(_family(feed), {})) for feed in feeds)


def _language(feed: Planned) -> str | None:
    """Give the language that the articles were chosen by, if they were."""
    if feed.asked is None:
        return None
    if feed.asked.table.group_by == _LANGUAGE:
        return feed.group
    chosen = feed.asked.table.only.get(_LANGUAGE)
    words = (chosen,) if isinstance(chosen, str) else chosen or ()
    return words[0] if len(words) == 1 else None


def _family(feed: Planned) -> Any:
    """Give all that the articles were chosen by, but for the language."""
    if feed.asked is None:
        return None
    table = feed.asked.table
    group = same(feed.group) if table.group_by not in {None, _LANGUAGE} else ""
    only = {field: words for field, words in table.only.items() if field != _LANGUAGE}
    return (
        *(table.group_by != _LANGUAGE and table.group_by, group),
        *(_sorted(only), _sorted(table.without), table.paths, table.query),
    )


def _sorted(chosen: dict[str, Any]) -> str:
    return repr(sorted((field, words) for field, words in chosen.items()))


def _with_links(feed: Planned, family: dict[str, Planned]) -> Planned:
    if _language(feed) is None:
        return feed
    links = (_link(other) for other in family.values() if other is not feed)
    return replace(feed, links=tuple(links))


def _link(feed: Planned) -> Link:
    config = feed.config
    names = targets.file_names(config.formats, config.files)
    first = next(iter(names))
    return Link(
        url=f"{config.base_url}{quote(names[first])}",
        rel="alternate",
        type=formats.find(first).MEDIA_TYPE,
        language=_language(feed),
        title=config.title,
    )
