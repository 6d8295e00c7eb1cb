"""Arguments such as `itunes_explicit` and `podcast_transcript`, as typed values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from feedpub.model.checks import shown
from feedpub.namespaces import itunes, podcast
from feedpub.namespaces.vocabulary import FEED as IN_FEED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from feedpub.interop.syndication.faults import Faults
    from feedpub.model.extensions import Extension

_APPLE: Final = "itunes_"
_TAG: Final = "podcast_"
_CAPITAL: Final = re.compile("(?<=[a-z])(?=[A-Z])")


def extensions(
    given: Mapping[str, Any], place: str, where: str, faults: Faults
) -> Iterator[Extension]:
    """Give what the arguments of a feed or an item say to directories.

    `itunes_x` is the field x of `itunes.Show` or `itunes.Episode`; `podcast_x` makes
    one value, or several of a list, of the class X of `podcast`.
    """
    group = itunes.Show if place == IN_FEED else itunes.Episode
    apple = {one.name: f"{_APPLE}{one.name}" for one in fields(group)}
    tags = _tags(place)
    _refuse_unknown(given, (*apple.values(), *tags), where, faults)
    said = {name: given.get(argument) for name, argument in apple.items()}
    if any(value is not None for value in said.values()):
        names = {**apple, "": f"{_APPLE}owner"}  # the only one that is made here
        made = faults.make(where, names, lambda: group(**_with_owner(said)))
        yield from [] if made is None else [made]
    for name, kind in tags.items():
        for value in _listed(given.get(name)):
            one = faults.make(where, _Names(name), partial(_value, kind, value))
            yield from [] if one is None else [one]


@cache
def _tags(place: str) -> Mapping[str, type]:
    """Give the classes of what may stand there, by their arguments."""
    return {
        _TAG + _CAPITAL.sub("_", kind.__name__).lower(): kind
        for kind in podcast.EXTENSIONS
        if kind.shape.most(place) != 0  # type: ignore[attr-defined]  # every typed value has one
    }


def _refuse_unknown(
    given: Mapping[str, Any], known: Collection[str], where: str, faults: Faults
) -> None:
    for name in given:
        if name.startswith((_APPLE, _TAG)) and name not in known:
            near = get_close_matches(name, known, 1, 0.7)
            mend = f"did you mean {near[0]}?" if near else "see docs/web.md"
            faults.add(where, name, f"there is no such argument here; {mend}")


class _Names(dict[str, str]):
    """The name of the argument, whatever field of its value is wrong."""

    def __init__(self, name: str) -> None:
        super().__init__({"": name})
        self._name = name

    def get(self, field: str, default: Any = None) -> Any:  # noqa: ARG002 - the signature of dict
        """Name the field too."""
        return f"{self._name}: {field}" if field else self._name

    def __contains__(self, field: object) -> bool:
        return True


def _with_owner(said: dict[str, Any]) -> dict[str, Any]:
    """Take an owner as a dictionary, and leave out what says nothing."""
    held = {name: value for name, value in said.items() if value is not None}
    owner = held.get("owner")
    if isinstance(owner, Mapping):
        held["owner"] = itunes.Owner(**_named(itunes.Owner, owner))
    return held


def _value(kind: Any, value: Any) -> Any:
    """Make a value: it may be one, or a dictionary, or what its first field holds."""
    if isinstance(value, kind):
        return value
    given = value if isinstance(value, Mapping) else {fields(kind)[0].name: value}
    return kind(**_named(kind, given))


def _named(kind: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the arguments of a class, all those that it needs included."""
    known = {one.name: one.default is MISSING for one in fields(kind)}
    if unknown := sorted(map(str, given.keys() - known.keys())):
        told = ", ".join(known)
        raise ValueError(f"{shown(unknown[0])} is not known; there are {told}")
    return {**{name: None for name, needed in known.items() if needed}, **given}


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
