"""`[check]` of the configuration, and the command line over it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import click
import msgspec

from feedpub.cli.check.places import place_in
from feedpub.errors import ConfigError
from feedpub.settings import converted, find_config, table_of, wrong
from feedpub.validator import PROFILES, Level, Profile
from feedpub.validator.profiles import no_profile
from feedpub.validator.profiles.customising import Layer, layered, unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SECTION: Final = ("check",)
_Levels = dict[str, Literal["error", "warning", "note", "off"]]


class OwnProfile(msgspec.Struct, frozen=True, kw_only=True):
    """`[check.profiles.NAME]`: another profile, with rules added or left out."""

    extends: str = "spec"
    summary: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: _Levels = {}


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`[check]`; each field is a key, which may be written with hyphens too."""

    profile: str | None = None
    """The profile, one of feedpub's or of `profiles`; "spec" if nothing is said."""
    select: tuple[str, ...] = ()
    """Rules or families that run although the profile does without them."""
    ignore: tuple[str, ...] = ()
    """Rules or families that do not run."""
    levels: _Levels = {}
    """The level of a rule, or of all rules of a family."""
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    """What does not run on the files that a pattern matches."""
    fail_on: Literal["error", "warning", "note"] = "error"
    """The lowest level that makes the exit code 1."""
    baseline: str | None = None
    """The file of known findings, from the configuration's folder."""
    profiles: dict[str, OwnProfile] = {}
    """Profiles of your own."""


class Asked(NamedTuple):
    """What the command line says; None is what it does not say."""

    profile: str | None = None
    layer: Layer = Layer()
    fail_on: str | None = None
    baseline: Path | None = None
    usual: str = "spec"
    """The profile where neither the command line nor the configuration names one."""


class Settings(NamedTuple):
    """What counts in the end."""

    profile: Profile
    fail_on: Level
    baseline: Path | None
    folder: Path
    per_file: tuple[tuple[str, tuple[str, ...]], ...]

    def profile_for(self, name: str) -> Profile:
        """Give the profile for one document, by the patterns that its path matches.

        A pattern is matched against the path from the configuration's folder, and
        against the file's name; its `*` goes across slashes.
        """
        path = place_in(self.folder.resolve(), name)
        last = path.rpartition("/")[2]
        ignore = tuple(
            rule
            for pattern, rules in self.per_file
            for rule in rules
            if fnmatchcase(path, pattern) or fnmatchcase(last, pattern)
        )
        return layered(self.profile, Layer(ignore=ignore)) if ignore else self.profile


def settled(config: Path | None, asked: Asked) -> Settings:
    """Put the command line over the configuration, given or nearest.

    An unknown rule, profile or key is a wrong command line or a `ConfigError`.
    """
    path = config or find_config()
    table = _table(path) if path else Table()
    profiles = known_profiles(path, table)
    profile = _named(asked, profiles, path, table)
    own = Layer(table.select, table.ignore, tuple(table.levels.items()))
    for name, mend in unknown_names(asked.layer.names):
        hint = _option(name, asked.layer)
        raise click.BadParameter(mend, param_hint=hint)
    folder = path.parent if path else Path()
    known = folder / table.baseline if table.baseline else None
    return Settings(
        profile=layered(layered(profile, own), asked.layer),
        fail_on=Level[(asked.fail_on or table.fail_on).upper()],
        baseline=asked.baseline or known,
        folder=folder,
        per_file=tuple(table.per_file_ignores.items()),
    )


def known_profiles(path: Path | None, table: Table) -> Mapping[str, Profile]:
    """Give feedpub's profiles and those of the configuration, by their names."""
    profiles = dict(PROFILES)
    waiting = dict(table.profiles)
    if path is None:
        return profiles
    for name in waiting:
        if name in PROFILES:
            message = "is the name of one of feedpub's profiles; choose another"
            raise _wrong_profile(path, name, message)
    while waiting:
        ready = [name for name, own in waiting.items() if own.extends in profiles]
        if not ready:
            raise _endless(path, waiting, profiles)
        for name in ready:
            profiles[name] = _made(name, waiting.pop(name), profiles)
    return profiles


def _table(path: Path) -> Table:
    whole = table_of(path).get("check", {})
    if not isinstance(whole, dict):
        raise wrong(path, "is no table; write [check] above its keys", "check")
    known: dict[str, Any] = {}
    for key, value in whole.items():
        known[key.replace("-", "_")] = value
    table = converted(path, known, Table, _SECTION)
    problems = [
        problem
        for name, mend in unknown_names(_mentioned(table))
        for problem in wrong(path, mend, "", _SECTION, name).problems
    ]
    if problems:
        raise ConfigError(problems)
    return table


def _mentioned(table: Table) -> Iterable[str]:
    """Give every name of a rule, each once, in the order of the keys."""
    names = [*table.select, *table.ignore, *table.levels]
    names += [rule for rules in table.per_file_ignores.values() for rule in rules]
    for own in table.profiles.values():
        names += [*own.select, *own.ignore, *own.levels]
    return dict.fromkeys(names)


def _made(name: str, own: OwnProfile, profiles: Mapping[str, Profile]) -> Profile:
    """Lay a profile over the one that it extends, under a name of its own.

    Rules know feedpub's profiles by name, so `extends` stays the name of one of these.
    """
    base = profiles[own.extends]
    over = layered(base, Layer(own.select, own.ignore, tuple(own.levels.items())))
    return Profile(
        name,
        own.summary or f"{own.extends}, changed by the configuration.",
        extends=base.name if base.name in PROFILES else base.extends,
        select=over.select,
        ignore=over.ignore,
        levels=over.levels,
    )


def _endless(
    path: Path, waiting: Mapping[str, OwnProfile], profiles: Mapping[str, Profile]
) -> ConfigError:
    known = ", ".join((*profiles, *waiting))
    for name, own in waiting.items():
        if own.extends not in waiting:
            message = f"extends {own.extends!r}, which is none of {known}"
            return _wrong_profile(path, name, message)
    name = next(iter(waiting))
    return _wrong_profile(path, name, "extends itself in the end; extend 'spec'")


def _wrong_profile(path: Path, name: str, message: str) -> ConfigError:
    return wrong(path, message, "", (*_SECTION, "profiles", name))


def _named(
    asked: Asked, profiles: Mapping[str, Profile], path: Path | None, table: Table
) -> Profile:
    name = asked.profile or table.profile or asked.usual
    if name in profiles:
        return profiles[name]
    message = no_profile(name, profiles)
    if asked.profile or path is None:
        raise click.BadParameter(message, param_hint="--profile")
    raise wrong(path, message, "profile", _SECTION)


def _option(name: str, layer: Layer) -> str:
    if name in layer.select:
        return "--select"
    return "--ignore" if name in layer.ignore else "--level"
