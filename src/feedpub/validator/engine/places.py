"""Where rules apply: the `on=` syntax, and an automaton that finds a place's rules.

XML places are paths that match the end of an element's path: `item/guid`,
`/rss/channel`, `atom:entry/link`, `item/enclosure/@url`, `rss:*`, `*/@xml:lang`.
JSON places start with `$`: `$`, `$.items[].id`, `$..authors[]`. `#document` is all of
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from feedpub.validator.names import NAMESPACES
from feedpub.validator.rule import Rule

DOCUMENT: Final = "#document"
_REMEMBERED: Final = 500
"""How many names a state knows the kind of; documents may have any number."""
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


Checks: TypeAlias = tuple[tuple[Rule, Callable[..., object]], ...]
Guard: TypeAlias = Callable[[str], object] | None
Groups: TypeAlias = tuple[tuple[Guard, Checks], ...]
"""A place's rules, those with the same `unless` together."""


@dataclass(slots=True, eq=False)
class State:
    """What the automaton knows of one kind of place: which patterns are under way."""

    under_way: frozenset[Node]
    groups: Groups
    attributes: dict[str, Groups]
    any_attribute: Groups
    next: dict[str, State] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Node:
    """A step that some patterns share, the steps that may follow, the rules at its end.

    Each rule is there with its number in the catalogue and the name of its attribute.
    """

    named: dict[str, Node] = field(default_factory=dict)
    wild: dict[str, Node] = field(default_factory=dict)
    rules: list[tuple[int, str | None, Rule]] = field(default_factory=list)

    def below(self, step: str) -> Node:
        """Give the node of the following step, made if need be."""
        return (self.wild if step.endswith("*") else self.named).setdefault(
            step, Node()
        )

    def after(self, name: str) -> Iterator[Node]:
        """Give the nodes of the following steps that fit the name."""
        if name in self.named:
            yield self.named[name]
        for step, node in self.wild.items():
            if _fits(step, name):
                yield node


class Plan:
    """The rules of one profile for one format, indexed by place.

    States are shared by all places where the same patterns are under way, so that
    their number depends on the rules, and not on what a document nests.
    """

    __slots__ = ("_anywhere", "_known", "_states", "_wild", "document", "start")

    def __init__(self, rules: Iterable[Rule], format_: str | None) -> None:
        top, self._anywhere = Node(), Node()
        steps: set[str] = set()
        document: list[Rule] = []
        for number, rule in enumerate(rules):
            if DOCUMENT in rule.on and _serves(rule.formats, format_):
                document.append(rule)
            for pattern in _patterns(rule, format_):
                node = top if pattern.anchored else self._anywhere
                for step in pattern.steps:
                    node = node.below(step)
                node.rules.append((number, pattern.attribute, rule))
                steps.update(pattern.steps)
        self.document = _grouped(document)
        self._wild = frozenset(step for step in steps if step.endswith("*"))
        self._known = steps - self._wild
        self._states: dict[frozenset[Node], State] = {}
        self.start = self._state(frozenset((top,)))

    def step(self, state: State, name: str) -> State:
        """Give the state below `state`; names that no rule mentions share one."""
        found = state.next.get(name)
        if found is None:
            kind = name if name in self._known else self._kind(name)
            found = state.next.get(kind) or self._below(state, kind)
            if len(state.next) < _REMEMBERED:
                state.next[name] = found
        return found

    def _below(self, state: State, name: str) -> State:
        nodes = (self._anywhere, *state.under_way)
        following = frozenset(after for node in nodes for after in node.after(name))
        found = state.next[name] = self._state(following)
        return found

    def _kind(self, name: str) -> str:
        if name[0] == "{":
            space = name[: name.index("}") + 1] + "*"
            return space if space in self._wild else "*"
        if name[0] in ".[":
            return ".*" if name[0] == "." else "[]"
        return "{}*"

    def _state(self, under_way: frozenset[Node]) -> State:
        if under_way not in self._states:
            self._states[under_way] = _state(under_way)
        return self._states[under_way]


def runs(rule: Rule, format_: str | None) -> bool:
    """Say whether there can be a place for the rule in documents of a format."""
    if rule.formats and format_ not in rule.formats:
        return False
    if DOCUMENT in rule.on:
        return True
    return any(format_ in (rule.formats or parse(on).formats) for on in rule.on)


def _patterns(rule: Rule, format_: str | None) -> Iterator[Pattern]:
    """Give the rule's places that can be in a document of the format."""
    for pattern in (parse(on) for on in rule.on if on != DOCUMENT):
        formats = rule.formats or pattern.formats
        if format_ is not None and _serves(formats, format_):
            yield pattern


def _state(under_way: frozenset[Node]) -> State:
    """Gather the rules of all nodes, in the order of the catalogue."""
    rules = sorted(
        (rule for node in under_way for rule in node.rules), key=lambda rule: rule[0]
    )
    names = dict.fromkeys(name for _, name, _ in rules if name is not None)
    named = {
        name: _grouped(rule for _, at, rule in rules if at in (name, "*"))
        for name in names
    }
    own = _grouped(rule for _, at, rule in rules if at is None)
    return State(under_way, own, named, named.get("*", ()))


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


def _fits(step: str, part: str) -> bool:
    if step == part:
        return True
    if step == "*":
        return True
    if step == "{}*":
        return not part.startswith("{") and part != "*"
    if step == ".*":
        return part.startswith(".")
    return step.endswith("}*") and part.startswith(step[:-1])


def _grouped(rules: Iterable[Rule]) -> Groups:
    groups: dict[object, list[Rule]] = {}
    for rule in dict.fromkeys(rules):
        groups.setdefault(rule.unless, []).append(rule)
    return tuple(
        (members[0].unless, tuple((rule, rule.check) for rule in members))
        for members in groups.values()
    )
