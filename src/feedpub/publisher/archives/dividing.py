"""Which article is in which archive; what is in one once never leaves it.

The oldest articles are archived first, and always so many, or so long a time, that no
article which is added later can move the ones before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from feedpub.arguments import count, expect, several
from feedpub.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from feedpub.model import Article

Period = Literal["month", "year"]

PERIODS: Final[Mapping[str, str]] = {"month": "%Y-%m", "year": "%Y"}
"""How the archive of a period is called, with its first article's date in UTC."""
USUAL_SIZE: Final = 100
NAME: Final = re.compile(r"[0-9]{1,12}(?:-[0-9]{2})?")
"""How any archive is called: its number, its year, or its year and month."""

_KEPT: Final = 20
_MANY: Final = "a number of articles, 1 or more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How articles are divided: so many in each archive, or a period in each."""

    size: int | None = None
    """How many articles are in an archive; 100 if there is no period either."""
    by: Period | None = None
    """Whose articles are in an archive: those of a month or of a year, in UTC."""
    keep: int | None = None
    """How many articles the current document has at least."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The archives that articles are in already, by the articles' ids."""

    def __post_init__(self) -> None:
        count("size", self.size, _MANY)
        count("keep", self.keep, _MANY)
        expect("before", self.before, Mapping, "a mapping of ids to names of archives")
        for name in several("before", self.before.values(), str, "names of archives"):
            if not NAME.fullmatch(name):
                raise ArgumentError(f"before has {name!r}; give names such as '12'")
        if self.by is not None and self.by not in tuple(PERIODS):
            raise ArgumentError(f"by is {self.by!r}; give one of {', '.join(PERIODS)}")
        if self.by is not None and self.size is not None:
            raise ArgumentError("size and by are both given; choose one of them")

    @property
    def length(self) -> int:
        """How many articles are in an archive that has a fixed number."""
        return self.size or USUAL_SIZE

    @property
    def kept(self) -> int:
        """How many articles stay in the current document."""
        return self.keep or (_KEPT if self.by else self.length)


def archive_of(articles: Iterable[Article], rule: Rule) -> dict[str, str]:
    """Give the archive of each article that is in one, by its id; oldest first.

    Without `before`, that is decided by the dates alone, so that an article of an old
    date moves those after it; with it, such an article waits for the next archive.
    """
    waiting, found = [], []
    for article in sorted(articles, key=_age):
        name = rule.before.get(str(article.id))
        if name is None:
            waiting.append(article)
        else:
            found.append((name, str(article.id)))
    last = max((name for name in rule.before.values()), key=_rank, default="")
    divide = _periods if rule.by else _numbered
    for name, group in divide(waiting, rule, last):
        found += ((name, str(article.id)) for article in group)
    found.sort(key=lambda pair: _rank(pair[0]))
    return {id: name for name, id in found}


def _age(article: Article) -> tuple[datetime, str]:
    when = article.published or article.updated
    assert when is not None  # noqa: S101 - an Article has one of them
    return when, str(article.id)


def _rank(name: str) -> int:
    """Order archives by their numbers, years or months, in which each follows."""
    return int(name.replace("-", "") or 0)


def _numbered(
    waiting: Sequence[Article], rule: Rule, last: str
) -> Iterator[tuple[str, Sequence[Article]]]:
    number = _rank(last)
    for start in range(0, len(waiting) - rule.kept - rule.length + 1, rule.length):
        number += 1
        yield str(number), waiting[start : start + rule.length]


def _periods(
    waiting: Sequence[Article], rule: Rule, last: str
) -> Iterator[tuple[str, Sequence[Article]]]:
    """Close periods, the oldest first, while enough is left for the current document.

    What belongs to a closed one came too late, and goes with the next.
    """
    if rule.by == "year" and "-" in last:
        raise ArgumentError(
            "by is 'year', and there are archives of months, which stay as they are; "
            "go on by month, or with a size"
        )
    form = PERIODS[rule.by or "month"]
    own = [_age(article)[0].astimezone(UTC).strftime(form) for article in waiting]
    first = min((name for name in own if _rank(name) > _rank(last)), default="")
    names = [max(name, first) for name in own]
    left = len(waiting)
    for name, group in groupby(zip(names, waiting, strict=True), lambda pair: pair[0]):
        articles = [article for _, article in group]
        left -= len(articles)
        if left < rule.kept or not first:
            return
        yield name, articles
