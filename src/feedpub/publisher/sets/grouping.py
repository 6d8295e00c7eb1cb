"""Which articles go together, by what they say of themselves."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.publisher.sets.slugs import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedpub.model import Article
    from feedpub.publisher.sets.tables import Words
    from feedpub.sources import Collected

_IN_THE_MODEL: Final = frozenset({"tag", "author", "language"})
_LANGUAGE: Final = "language"
_NOTHING: Final[dict[str, tuple[str, ...]]] = {}


class Member(NamedTuple):
    """An article, and what its source says beside it."""

    article: Article
    kept: Mapping[str, tuple[str, ...]]
    language: str | None
    """That of the site, for articles that do not say theirs."""

    def words(self, field: str) -> tuple[str, ...]:
        """Give what the article has of tags, authors, languages or a field."""
        article = self.article
        if field == "tag":
            return tuple(each.label or each.term for each in article.categories)
        if field == "author":
            return tuple(each.name for each in article.authors)
        if field == _LANGUAGE:
            language = article.language or self.language
            return (language,) if language else ()
        return self.kept[field]


class Group(NamedTuple):
    """Articles that have something in common, as most of them spell it."""

    name: str
    articles: tuple[Article, ...]


def fields_to_keep(fields: Iterable[str]) -> tuple[str, ...]:
    """Give the fields that the model does not know, each once."""
    return tuple(sorted({*fields} - _IN_THE_MODEL))


def members(read: Collected, language: str | None) -> tuple[Member, ...]:
    """Put the articles and what was kept beside them together."""
    kept = read.kept or (_NOTHING,) * len(read.articles)
    return tuple(map(Member, read.articles, kept, (language,) * len(kept)))


def chosen(
    among: Iterable[Member], only: Mapping[str, Words], without: Mapping[str, Words]
) -> tuple[Member, ...]:
    """Give those that have one of the words of each field, and none of the others."""
    wanted = {field: _known(words) for field, words in only.items()}
    refused = {field: _known(words) for field, words in without.items()}
    return tuple(
        member
        for member in among
        if all(_has(member, field, words) for field, words in wanted.items())
        and not any(_has(member, field, words) for field, words in refused.items())
    )


def grouped(among: Iterable[Member], field: str) -> tuple[Group, ...]:
    """Make a group of each word, in the order of the words.

    Spellings that differ in case, spaces and hyphens only are one word.
    """
    known = cache(same)  # there are more articles than words
    spellings: dict[str, Counter[str]] = {}
    articles: dict[str, list[Article]] = {}
    for member in among:
        named = {known(word): word for word in member.words(field)}
        for word, spelling in named.items():
            spellings.setdefault(word, Counter())[spelling] += 1
            articles.setdefault(word, []).append(member.article)
    return tuple(
        Group(_usual(spellings[word]), tuple(articles[word]))
        for word in sorted(articles)
        if word
    )


def _known(words: Words) -> tuple[str, ...]:
    return tuple(map(same, (words,) if isinstance(words, str) else words))


def _has(member: Member, field: str, wanted: tuple[str, ...]) -> bool:
    """Compare words; `de` is every German (RFC 4647, 3.3.1)."""
    own = tuple(map(same, member.words(field)))
    if field == _LANGUAGE:
        return any(
            each == word or each.startswith(f"{word} ")
            for each in own
            for word in wanted
        )
    return any(each in wanted for each in own)


def _usual(spellings: Counter[str]) -> str:
    """Choose the spelling that most articles have; the first in order of two."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
