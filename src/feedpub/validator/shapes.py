"""What a walk learns about the elements of one shape, so as not to ask it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.usual import tight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.element import Element
    from feedpub.validator.places import Groups, Plan, State
    from feedpub.validator.rule import Rule, Shape

_MOST_SHAPES: Final = 5_000
_WIDEST: Final = 500
_MOST_VALUES: Final = 100
_LONGEST_VALUE: Final = 100
"""More than these is not remembered, for in such a feed nothing comes twice."""


class Todo:
    """What to ask about a text or an attribute of the elements of one shape.

    `loose` is asked only about values with white space around them. `waved` are values
    that all guards have let through; while it is `open`, there is room for more.
    """

    __slots__ = ("groups", "loose", "open", "waved")

    def __init__(self, groups: Groups) -> None:
        self.groups = tuple(group for group in groups if group[0] is not tight)
        self.loose = tuple((None, group[1]) for group in groups if group[0] is tight)
        self.waved: set[str] = set()
        self.open = True

    def wave(self, value: str) -> None:
        """Remember a value about which there is nothing to ask."""
        if len(value) <= _LONGEST_VALUE:
            self.waved.add(value)
            self.open = len(self.waved) < _MOST_VALUES


class Work:
    """What to do for the elements of one shape; `below` has their children's works.

    `mixed` is asked where there is text among the children. Places of one kind share
    what is below them.
    """

    __slots__ = ("attributes", "below", "mixed", "state", "text")

    def __init__(self, state: State, below: dict[object, Work]) -> None:
        self.state = state
        self.below = below
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
        self.top = Work(plan.start, {})
        self._count = 0
        self._plan = plan
        self._below: dict[tuple[State, str], dict[object, Work]] = {}

    def work(self, element: Element, shape: Shape, above: Work, key: object) -> Work:
        """Give an empty work for the first element of a shape, and keep it."""
        state = self._plan.step(above.state, shape.tag)
        if self.novel is None or self._count >= _MOST_SHAPES:
            self.novel = None
            return Work(state, {})
        self._count += 1
        self.novel.append(element)
        place = (state, shape.tag)
        work = Work(state, self._below.setdefault(place, {}))
        if len(shape.children) <= _WIDEST:
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
