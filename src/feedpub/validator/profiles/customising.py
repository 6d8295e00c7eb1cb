"""How users bend profiles: layers of select, ignore and levels over one another."""

from __future__ import annotations

import difflib
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.report import Level
from feedpub.validator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedpub.validator.profiles import Profile
    from feedpub.validator.rule import Rule

OFF: Final = "off"
_NET: Final = "schema-"


class Layer(NamedTuple):
    """What one place, such as a file or the command line, says about rules.

    The names are those of rules or of families, with `*` and `?`. `levels` are the
    names of levels; `off` is the same as `ignore`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it mentions, in order."""
        return (*self.select, *self.ignore, *(name for name, _ in self.levels))


def layered(profile: Profile, layer: Layer) -> Profile:
    """Give the profile with a layer over it; within a layer, `ignore` beats `select`.

    What a later layer selects is back, even if an earlier one ignored it. Where an
    error is no longer one, the grammars are not asked either, as they would say the
    same in worse words; `select` brings them back.
    """
    levels = dict(layer.levels)
    off = tuple(name for name, level in levels.items() if level == OFF)
    kept = profile.ignore
    if layer.select:
        kept = tuple(
            rule.name
            for rule in RULES.values()
            if _chosen(rule, profile.ignore) and not _chosen(rule, layer.select)
        )
    return replace(profile, ignore=kept).customised(
        select=layer.select,
        ignore=(*layer.ignore, *off, *_nets(layer)),
        levels={
            name: Level[level.upper()] for name, level in levels.items() if level != OFF
        },
    )


def unknown_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each name that no rule answers to, and what to do about it."""
    for name in names:
        if not any(_chosen(rule, (name,)) for rule in RULES.values()):
            yield name, f"{name!r} {mend_of(name)}"


def mend_of(name: str) -> str:
    """Say that there is no such rule, and which ones are spelt like it."""
    families = dict.fromkeys(rule.family for rule in RULES.values())
    near = difflib.get_close_matches(name.lower(), (*RULES, *families), n=3)
    if near:
        return f"is no rule; did you mean {' or '.join(map(repr, near))}?"
    return "is no rule and no family of rules; `feedpub rules` lists them"


def families_of(names: Iterable[str]) -> Mapping[str, tuple[Rule, ...]]:
    """Give these rules by their families, both in the order of the catalogue."""
    wanted = frozenset(names)
    families: dict[str, tuple[Rule, ...]] = {}
    for rule in RULES.values():
        if rule.name in wanted:
            families[rule.family] = (*families.get(rule.family, ()), rule)
    return families


def _nets(layer: Layer) -> tuple[str, ...]:
    """Give the rules of the grammars, if the layer takes the weight from an error."""
    lowered = tuple(name for name, level in layer.levels if level != "error")
    lighter = (*layer.ignore, *lowered)
    if not lighter:
        return ()
    nets = tuple(name for name in RULES if name.startswith(_NET))
    if not any(
        rule.level is Level.ERROR and _chosen(rule, lighter)
        for rule in RULES.values()
        if rule.name not in nets
    ):
        return ()
    return tuple(name for name in nets if not _chosen(RULES[name], layer.select))


def _chosen(rule: Rule, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatchcase(rule.name, pattern) or fnmatchcase(rule.family, pattern)
        for pattern in patterns
    )
