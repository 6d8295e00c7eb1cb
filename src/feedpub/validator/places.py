"""Where rules apply: the `on=` syntax, and an automaton that finds a place's rules.

XML places are paths that match the end of an element's path: `item/guid`,
`/rss/channel`, `atom:entry/link`, `item/enclosure/@url`, `rss:*`, `*/@xml:lang`.
JSON places start with `$`: `$`, `$.items[].id`, `$..authors[]`. `#document` is all of
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from feedpub.validator.names import NAMESPACES
from feedpub.validator.rule import Rule

DOCUMENT: Final = "#document"
START: Final = "^"
XML_FORMATS: Final = ("rss", "rdf", "atom")
KIN: Final = {
    "atom-entry": "atom",
    "atom-deleted": "atom",
    "app-service": "atom",
    "app-categories": "atom",
}
"""Formats of which the rules for another one hold, too."""


class Pattern(NamedTuple):
    """One place of `on=`, ready for matching."""

    steps: tuple[str, ...]
    anchored: bool
    attribute: str | None
    formats: tuple[str, ...]


def parse(on: str) -> Pattern:
    """Read one place; a prefix that the validator does not know is a KeyError.

    A name without prefix belongs to the namespace of the step before it, and at the
    start to none: `atom:entry/link` is Atom's link, `item/link` RSS's.
    """
    if on.startswith("$"):
        return _parse_json(on)
    path, _, attribute = on.partition("@")
    names = path.strip("/").split("/")
    prefix, steps = "rss", []
    for name in names:
        own, colon, local = name.rpartition(":")
        prefix = own if colon else prefix
        bare = not colon and local == "*"
        steps.append("*" if bare else _step(prefix, local))
    anchored = path.startswith("/")
    formats = {"rss": ("rss",), "rss1": ("rdf",)}.get(_first_prefix(names), XML_FORMATS)
    wanted = _step_name(attribute) if attribute else None
    return Pattern(tuple(steps), anchored, wanted, formats)


Groups: TypeAlias = tuple[
    tuple[
        Callable[[str], object] | None, tuple[tuple[Rule, Callable[..., object]], ...]
    ],
    ...,
]
"""A place's rules, those with the same `unless` together."""


@dataclass(slots=True, eq=False)
class State:
    """What the automaton knows of one kind of place."""

    key: tuple[str, ...]
    groups: Groups
    attributes: dict[str, Groups]
    any_attribute: Groups
    next: dict[str, State] = field(default_factory=dict)


class Plan:
    """The rules of one profile for one format, indexed by place."""

    __slots__ = ("_depth", "_known", "_patterns", "_wild", "document", "start")

    def __init__(self, rules: Iterable[Rule], format_: str | None) -> None:
        self._patterns: list[tuple[Pattern, Rule]] = []
        document: list[Rule] = []
        for rule in rules:
            if DOCUMENT in rule.on and _serves(rule.formats, format_):
                document.append(rule)
            self._patterns += [
                (pattern, rule)
                for pattern in (parse(on) for on in rule.on if on != DOCUMENT)
                if format_ is not None
                and _serves(rule.formats or pattern.formats, format_)
            ]
        self.document = _grouped(document)
        steps = {step for pattern, _ in self._patterns for step in pattern.steps}
        self._wild = frozenset(step for step in steps if step.endswith("*"))
        self._known = steps - self._wild
        self._depth = max(
            (len(pattern.steps) for pattern, _ in self._patterns), default=1
        )
        self.start = self._build((START,))

    def step(self, state: State, name: str) -> State:
        """Give the state below `state`; names that no rule mentions share one."""
        if name not in self._known:
            name = self._kind(name)
        found = state.next.get(name)
        if found is None:
            key = (*state.key, name)[-self._depth - 1 :]
            found = state.next[name] = self._build(key)
        return found

    def _kind(self, name: str) -> str:
        if name.startswith((".", "[")):
            return ".*" if name[0] == "." else "[]"
        if not name.startswith("{"):
            return "{}*"
        space = name[: name.index("}") + 1] + "*"
        return space if space in self._wild else "*"

    def _build(self, key: tuple[str, ...]) -> State:
        own: list[Rule] = []
        attributes: dict[str, list[Rule]] = {}
        for pattern, rule in self._patterns:
            if not _matches(pattern, key):
                continue
            if pattern.attribute is None:
                _add(own, rule)
            else:
                _add(attributes.setdefault(pattern.attribute, []), rule)
        common = attributes.get("*", [])
        named = {
            name: _grouped(sorted_like(self._patterns, [*rules, *common]))
            for name, rules in attributes.items()
        }
        return State(key, _grouped(own), named, named.get("*", ()))


def sorted_like(patterns: list[tuple[Pattern, Rule]], rules: list[Rule]) -> list[Rule]:
    """Give the rules once each, in the order of the catalogue."""
    wanted = set(map(id, rules))
    found: list[Rule] = []
    for _, rule in patterns:
        if id(rule) in wanted:
            _add(found, rule)
    return found


def _parse_json(on: str) -> Pattern:
    anchored = not on.startswith("$..")
    path = on[1:] if anchored else on[2:]
    steps = tuple(
        part
        for name in path.split(".")[1:]
        for part in (f".{name.partition('[')[0]}", *["[]"] * name.count("[]"))
    )
    return Pattern(steps, anchored, None, ("json",))


def _first_prefix(names: list[str]) -> str:
    prefix, colon, local = names[0].rpartition(":")
    if colon:
        return prefix
    return "*" if local == "*" else "rss"


def _step(prefix: str, local: str) -> str:
    uri = NAMESPACES[prefix]
    if uri or local == "*":
        return f"{{{uri}}}{local}"
    return local


def _step_name(attribute: str) -> str:
    prefix, colon, local = attribute.rpartition(":")
    return _step(prefix, local) if colon else attribute


def _serves(formats: tuple[str, ...], format_: str | None) -> bool:
    return (
        not formats or format_ in formats or KIN.get(format_ or "", "none") in formats
    )


def _matches(pattern: Pattern, key: tuple[str, ...]) -> bool:
    steps = (START, *pattern.steps) if pattern.anchored else pattern.steps
    if len(steps) > len(key) or (pattern.anchored and len(steps) != len(key)):
        return False
    if not steps:
        return False
    return all(map(_fits, steps, key[-len(steps) :]))


def _fits(step: str, part: str) -> bool:
    if step == part:
        return True
    if part == START:
        return False
    if step == "*":
        return True
    if step == "{}*":
        return not part.startswith("{") and part != "*"
    if step == ".*":
        return part.startswith(".")
    return step.endswith("}*") and part.startswith(step[:-1])


def _add(rules: list[Rule], rule: Rule) -> None:
    if rule not in rules:
        rules.append(rule)


def _grouped(rules: Iterable[Rule]) -> Groups:
    groups: dict[object, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.unless, []).append(rule)
    return tuple(
        (members[0].unless, tuple((rule, rule.check) for rule in members))
        for members in groups.values()
    )
