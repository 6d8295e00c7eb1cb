"""What a walk learns about the elements of one shape, so as not to ask it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.engine.twigs import Twigs
from feedpub.validator.usual import tight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.element import Element
    from feedpub.validator.engine.places import Checks, Groups, Plan, State
    from feedpub.validator.rule import Rule, Shape

_MOST_SHAPES: Final = 5_000
_WIDEST: Final = 500
_MOST_VALUES: Final = 100
_LONGEST_VALUE: Final = 100
"""More than these is not remembered, for in such a feed nothing comes twice."""


class Left(NamedTuple):
    """Rules that a guard has not let a value through, or that have none.

    `textual` says that all of them are; `error` is what the guard failed with.
    """

    checks: Checks
    textual: bool
    error: Exception | None = None


class Todo:
    """What to ask about a text or an attribute of the elements of one shape.

    `waved` are values that all guards have let through, or about which rules that go by
    the value alone had nothing to say.
    """

    __slots__ = ("_groups", "_open", "_spaced", "waved")

    def __init__(self, groups: Groups) -> None:
        asked = [
            (unless, Left(checks, all(rule.textual for rule, _ in checks)))
            for unless, checks in groups
        ]
        self._groups = [group for group in asked if group[0] is not tight]
        self._spaced = [(None, left) for unless, left in asked if unless is tight]
        self._open = True
        self.waved: set[str] = set()

    def left(self, raw: str) -> list[Left]:
        """Give the rules to call about a value."""
        text = raw.strip()
        left = []
        for unless, rules in self._groups:
            try:
                if unless is None or not unless(text):
                    left.append(rules)
            except Exception as error:  # noqa: BLE001 - a rule's fault, reported as such
                left.append(rules._replace(error=error))
        if len(text) != len(raw):
            left += [rules for _, rules in self._spaced]
        if not left:
            self.wave(raw)
        return left

    def left_of(self, values: list[str]) -> list[list[Left]] | None:
        """Give the rules to call about each of some values; None if there are none."""
        texts = [value.strip() for value in values]
        if self._spaced and texts != values:
            return [self.left(value) for value in values]
        left: list[list[Left]] | None = None
        for unless, rules in self._groups:
            try:
                let = [] if unless is None else list(map(unless, texts))
            except Exception:  # noqa: BLE001 - it is told about the value in question
                return [self.left(value) for value in values]
            if let and all(let):
                continue
            left = left or [[] for _ in values]
            for at in range(len(values)):
                left[at] += () if let and let[at] else (rules,)
        if left is None and self._open:
            for value in values:
                self.wave(value)
        return left

    def wave(self, value: str) -> None:
        """Remember a value about which there is nothing to ask."""
        if self._open and len(value) <= _LONGEST_VALUE:
            self.waved.add(value)
            self._open = len(self.waved) < _MOST_VALUES


class Work:
    """What to do for the elements of one shape; `below` has their children's works.

    `mixed` is asked where there is text among the children. Places of one kind share
    what is below them, and the `twigs` there.
    """

    __slots__ = ("attributes", "below", "mixed", "state", "text", "twigs")

    def __init__(
        self, state: State, below: dict[object, Work], twigs: Twigs | None
    ) -> None:
        self.state = state
        self.below = below
        self.twigs = twigs
        self.mixed: Todo | None = None
        self.text: Todo | None = None
        self.attributes: dict[str, Todo] = {}


class Shapes:
    """The works of a document's elements by shape.

    `novel` are the elements that were the first of their shape. It is None when there
    were too many to remember them.
    """

    __slots__ = ("_below", "_count", "_plan", "novel", "top")

    def __init__(self, plan: Plan) -> None:
        self.novel: list[Element] | None = []
        self.top = Work(plan.start, {}, None)
        self._count = 0
        self._plan = plan
        self._below: dict[tuple[State, str], tuple[dict[object, Work], Twigs]] = {}

    def work(self, element: Element, tag: str, above: Work, key: object) -> Work:
        """Give an empty work for the first element of a shape, and keep it."""
        state = self._plan.step(above.state, tag)
        if self.novel is None or self._count >= _MOST_SHAPES:
            self.novel = None
            return Work(state, {}, None)
        self._count += 1
        self.novel.append(element)
        work = Work(state, *self._below.setdefault((state, tag), ({}, Twigs())))
        if len(element) <= _WIDEST:
            above.below[key] = work
        return work

    def let_go(self) -> None:
        """Forget the elements, and keep what was learnt from them."""
        if self.novel is not None:
            self.novel = []


def concerned(groups: Groups, shape: Shape) -> Groups:
    """Leave out the rules whose `where` says that the shape does not concern them."""
    if all(rule.where is None for _, checks in groups for rule, _ in checks):
        return groups
    left = (
        (unless, tuple(one for one in checks if _concerns(one[0], shape)))
        for unless, checks in groups
    )
    return tuple(group for group in left if group[1])


def parted(groups: Groups) -> tuple[Groups, Groups]:
    """Part the rules for elements with text of their own from the others."""
    mixed = {rule for _, checks in groups for rule, _ in checks if rule.mixed}
    if not mixed:
        return groups, ()
    others = {rule for _, checks in groups for rule, _ in checks} - mixed
    return without(groups, mixed), without(groups, others)


def without(groups: Groups, settled: Iterable[Rule]) -> Groups:
    """Leave out some rules."""
    out = frozenset(settled)
    left = (
        (unless, tuple(one for one in checks if one[0] not in out))
        for unless, checks in groups
    )
    return tuple(group for group in left if group[1]) if out else groups


def _concerns(rule: Rule, shape: Shape) -> bool:
    try:
        return rule.where is None or bool(rule.where(shape))
    except Exception:  # noqa: BLE001 - the rule is asked, and may fail where it is told
        return True
