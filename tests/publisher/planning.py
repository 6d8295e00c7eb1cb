"""Articles and tables to plan feed sets of, and what comes of them."""

from __future__ import annotations

import pytest

from feedpub.errors import ConfigError
from feedpub.model import Article
from feedpub.publisher import Config, FeedTable
from feedpub.publisher.sets import grouping
from feedpub.publisher.sets.planning import planned
from feedpub.publisher.sets.tables import Asked
from feedpub.sources import Collected

SITE = "https://tide.example/"


def article(name, *tags, language=None, authors=("Ada Reed",), day=1):
    return Article(
        title=name,
        url=f"{SITE}{name}",
        published=f"2026-03-{day:02}T00:00:00Z",
        categories=tags,
        language=language,
        authors=authors,
    )


def config(**more):
    return Config(**{"title": "Tidewater", "home_url": SITE, "author": "Ada"} | more)


def members(*articles, kept=()):
    read = Collected(articles=articles, kept=tuple(kept))
    return grouping.members(read, "en")


def names(found):
    return [member.article.title for member in found]


def plan(among, settings=None, **table):
    asked = Asked(FeedTable(**table), ("feed", "1"))
    return planned(settings or config(), asked, among)


def fault(*given, **more):
    with pytest.raises(ConfigError) as caught:
        plan(*given, **more)
    [problem] = caught.value.problems
    return problem.field, problem.message
