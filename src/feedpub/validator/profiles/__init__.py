"""Named sets of rules that extend one another, and how a user bends them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from feedpub.errors import FeedpubError
from feedpub.validator.engine.places import Plan
from feedpub.validator.rules import EVERY, rules_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedpub.validator.report import Level
    from feedpub.validator.rule import Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of rules: those made for it and for the profile that it extends.

    `select`, `ignore` and `levels` are the user's: names of rules or of families,
    `*` and `?` allowed. `ignore` beats `select`.
    """

    name: str
    summary: str
    extends: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()

    def customised(
        self,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        levels: Mapping[str, Level] | None = None,
    ) -> Profile:
        """Give the same profile with rules added, left out, raised or lowered."""
        return replace(
            self,
            select=self.select + tuple(select),
            ignore=self.ignore + tuple(ignore),
            levels=self.levels + tuple((levels or {}).items()),
        )


PROFILES: Final[Mapping[str, Profile]] = {
    profile.name: profile
    for profile in (
        Profile("spec", "What the specifications say: each MUST and each SHOULD."),
        Profile(
            "best-practice",
            "The RSS Best Practices Profile, and what readers are known to need.",
            extends="spec",
        ),
        Profile(
            "podcasts",
            "Podcasts: what Apple and PSP-1 both ask of a show and its episodes.",
            extends="spec",
        ),
        Profile(
            "apple-podcasts",
            "Apple Podcasts, A Podcaster's Guide to RSS.",
            extends="podcasts",
        ),
        Profile("psp-1", "PSP-1, The Podcast RSS Standard, 2023.", extends="podcasts"),
        Profile(
            "podcasting-2.0",
            "What the pages of the Podcasting 2.0 namespace recommend.",
            extends="spec",
        ),
        Profile(
            "podcast-directories",
            "What all directories of podcasts take: Apple, and the others' wishes.",
            extends="apple-podcasts",
        ),
        Profile("spotify", "Spotify, Show Metadata Requirements.", extends="podcasts"),
        Profile("youtube", "YouTube's podcasts by RSS.", extends="podcasts"),
        Profile("news", "What nearly all news partners want.", extends="spec"),
        Profile("google-news", "Google News, Publisher Center.", extends="spec"),
        Profile("msn", "MSN and Microsoft's news pages.", extends="spec"),
        Profile("smartnews", "SmartNews, SmartFormat 2.1.", extends="spec"),
        Profile("flipboard", "Flipboard's RSS specification.", extends="spec"),
        Profile("newsbreak", "NewsBreak's answers to publishers.", extends="spec"),
        Profile("mailchimp", "Mailchimp's merge tags.", extends="spec"),
        Profile("feedly", "How a feed looks in Feedly.", extends="spec"),
    )
}
"""Every profile by its name; a new one is a line here and `profile=` in its rules."""


def profile_named(profile: str | Profile) -> Profile:
    """Give the profile of that name; an unknown name is an error that lists them."""
    if isinstance(profile, Profile):
        return profile
    found = next((one for name, one in PROFILES.items() if name == profile), None)
    if found is None:
        raise FeedpubError(no_profile(profile, PROFILES))
    return found


def no_profile(name: object, known: Iterable[str]) -> str:
    """Say that there is none of the name, which one is spelt like it, and all."""
    import difflib  # noqa: PLC0415 - few misspell one

    names = tuple(known)
    near = difflib.get_close_matches(str(name).lower(), names, n=1)
    meant = f"did you mean {near[0]!r}? There are" if near else "choose one of"
    return f"there is no profile {name!r}; {meant}: {', '.join(names)}"


@lru_cache(maxsize=64)
def levels_of(
    profile: Profile, families: tuple[str, ...] = EVERY
) -> Mapping[str, Level]:
    """Give the rules that the profile runs, each with the level it has there.

    Only the modules of `families` are looked at, and loaded.
    """
    names = chain(profile)
    levels: dict[str, Level] = {}
    for rule in rules_in(families).values():
        wanted = rule.profile in names or _chosen(rule, profile.select)
        if wanted and not _chosen(rule, profile.ignore):
            levels[rule.name] = _level(rule, profile, names)
    return levels


@lru_cache(maxsize=256)
def plan_for(
    profile: Profile,
    format_: str | None,
    families: tuple[str, ...] = EVERY,
) -> Plan:
    """Give the profile's rules for one format, indexed by place."""
    rules = rules_in(families)
    return Plan((rules[name] for name in levels_of(profile, families)), format_)


def chain(profile: Profile) -> tuple[str, ...]:
    """Give the names of the profile and those it extends, itself first."""
    names: tuple[str, ...] = (profile.name,)
    above = profile.extends
    while above is not None and above not in names:
        names += (above,)
        above = PROFILES[above].extends
    return names


def _chosen(rule: Rule, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatchcase(rule.name, pattern) or fnmatchcase(rule.family, pattern)
        for pattern in patterns
    )


def _level(rule: Rule, profile: Profile, chain: tuple[str, ...]) -> Level:
    for pattern, level in reversed(profile.levels):
        if _chosen(rule, (pattern,)):
            return level
    return next(
        (rule.levels[name] for name in chain if name in rule.levels), rule.level
    )
