"""One walk over a document, each place's rules on the way.

Nearly all elements of a feed have the shape of one before them, and nearly all rules
have nothing to say. So what there is to ask is worked out once for each shape, and the
context is moved to an element only when a rule is called.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from feedpub.validator.engine.calling import Calls
from feedpub.validator.engine.shapes import (
    Left,
    Shapes,
    Todo,
    Work,
    concerned,
    parted,
    without,
)
from feedpub.validator.engine.twigs import AMONG, open_questions
from feedpub.validator.rule import Rule, Shape
from feedpub.validator.usual import tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.engine.calling import Hit
    from feedpub.validator.engine.places import Groups, Plan, State
    from feedpub.validator.engine.twigs import Spot, Twig, Twigs

    Pairs: TypeAlias = list[tuple[str, str]]
    Inside: TypeAlias = tuple[Iterator[tuple[str | int, Any]], State, Any, str]
    Around: TypeAlias = tuple[Element | None, list[Element], list[str]]
    Open: TypeAlias = tuple[Iterator[tuple[Element, str]], Work, Element | None]
    """An element that the walk is in: what is left of its children, and what to do."""

_NONE: Final[list[Any]] = []
_MANY: Final = 16
"""Children of which some may be built alike, down to the last."""
_TOGETHER: Final = 32
"""Of so many that are built alike is asked together."""
_MOST_BLANKS: Final = 100
_TAIL: Final = attrgetter("tail")


class Walk:
    """The walk over one document; `hits` grows, up to `limit` of them.

    `shapes` is what it has learnt on the way.
    """

    __slots__ = (
        *("_at", "_blank", "_calls", "_context", "_elsewhere", "_path", "_plan"),
        *("_spine", "shapes"),
    )

    def __init__(self, plan: Plan, context: Context, limit: int) -> None:
        self.shapes = Shapes(plan)
        self._calls = Calls(context, limit)
        self._plan = plan
        self._context = context
        self._path: list[str | int] = []
        self._at: Element | None = None
        self._blank: set[str | None] = {None}
        self._elsewhere: frozenset[Element | str] = frozenset()
        self._spine: tuple[Element, ...] = ()

    @property
    def hits(self) -> list[Hit]:
        """What the rules said, in the order of the document."""
        return self._calls.hits

    @property
    def truncated(self) -> bool:
        """Whether they had more to say than is allowed."""
        return self._calls.truncated

    def resume(
        self,
        document: Document,
        spine: tuple[Element, ...],
        elsewhere: frozenset[Element | str],
    ) -> list[Hit]:
        """Go on with the next part of a document, and give the hits in it.

        `spine` are the elements around its articles. They are in every part and are
        asked about in each; what is `elsewhere` of their children (JSON: of the feed's
        members) is not.
        """
        self._calls.hits = []
        self._context.document = document
        self._spine, self._elsewhere = spine, elsewhere
        self._at = None
        self.run()
        return self.hits

    def run(self) -> None:
        """Run the rules on the document as a whole, then walk down into it."""
        document = self._context.document
        self._context.move(None, "", [], [])
        self._run(self._plan.document, document, document)
        if document.root is not None:
            self._elements(document.root)
        elif document.value is not None:
            self._values(document.value)

    def _elements(self, root: Element) -> None:
        """Walk without recursion: the caller's stack may be deep already."""
        open_: list[Open] = [(iter(((root, root.tag),)), self.shapes.top, None)]
        while open_ and not self._calls.truncated:
            below = self._siblings(*open_[-1])
            if below is None:
                open_.pop()
            else:
                open_.append(below)

    def _siblings(
        self,
        siblings: Iterator[tuple[Element, str]],
        above: Work,
        parent: Element | None,
    ) -> Open | None:
        """Ask about what is left of an element's children, up to one that has some."""
        known = above.below.get
        for element, tag in siblings:
            if self._calls.truncated:
                break
            kids = element[:] if len(element) else _NONE
            tags = [kid.tag for kid in kids] if kids else _NONE
            pairs = element.items()
            key: object = tag
            if pairs or kids:
                key = (tag, tuple([name for name, _ in pairs]), *tags)
            work = known(key)
            around = (parent, kids, tags)
            if work is None:
                work = self._first(element, tag, pairs, around, above, key)
            else:
                self._again(work, element, pairs, around)
            if kids:
                return self._inside(element, kids, tags, work)
        return None

    def _inside(
        self, element: Element, kids: list[Element], tags: list[str], work: Work
    ) -> Open:
        """Give the children to walk to, and their names."""
        pairs: Iterator[tuple[Element, str]] = zip(kids, tags, strict=True)
        if element in self._spine:
            pairs = (pair for pair in pairs if pair[0] not in self._elsewhere)
        twigs = work.twigs if element not in self._spine[:-1] else None
        if twigs is not None and len(kids) >= _MANY:
            pairs = self._unlike(pairs, twigs, work, element)
        return pairs, work, element

    def _unlike(
        self,
        siblings: Iterator[tuple[Element, str]],
        twigs: Twigs,
        above: Work,
        parent: Element,
    ) -> Iterator[tuple[Element, str]]:
        """Ask about the children that are built as some before, and give the others."""
        alike: list[Twig] = []
        for element, tag in siblings:
            twig = twigs.of(element, above) if len(element) else None
            if alike and (
                twig is None
                or twig.questions is not alike[0].questions
                or len(alike) >= _TOGETHER
            ):
                self._alike(alike, parent)
                alike = []
                if self._calls.truncated:
                    return
            if twig is None:
                yield element, tag
            else:
                alike.append(twig)
        if alike:
            self._alike(alike, parent)

    def _alike(self, alike: list[Twig], parent: Element) -> None:
        """Ask about elements with all below them that have the same questions."""
        open_ = open_questions(alike, self._blank)
        for each, twig in enumerate(alike) if open_ else ():
            for (todo, at, number, name, spot), values, left in open_:
                element = twig.elements[at]
                if number == AMONG:
                    around = _around(spot, twig.elements, parent)
                    self._mix(todo, element, around)
                elif left[each]:
                    around = _around(spot, twig.elements, parent)
                    self._ask(todo, left[each], values[each], element, around, name)
            if self._calls.truncated:
                break

    def _first(
        self,
        element: Element,
        tag: str,
        pairs: Pairs,
        around: Around,
        above: Work,
        key: object,
    ) -> Work:
        """Ask about the first element of its shape, and learn what to ask the next."""
        work = self.shapes.work(element, tag, above, key)
        state = work.state
        if not (state.groups or state.attributes):
            return work
        names = tuple(name for name, _ in pairs)
        parent = None if around[0] is None else around[0].tag
        shape = Shape(tag, parent, names, tuple(around[2]))
        groups, mixed = parted(concerned(state.groups, shape))
        text = element.text or ""
        if groups:
            work.text = self._learn(groups, text, element, around, None)
        if mixed:
            work.mixed = Todo(mixed)
            self._mix(work.mixed, element, around)
        for name, value in pairs if state.attributes and not self.truncated else ():
            groups = concerned(state.attributes.get(name, state.any_attribute), shape)
            todo = self._learn(groups, value, element, around, name) if groups else None
            if todo is not None:
                work.attributes[name] = todo
        return work

    def _learn(
        self,
        groups: Groups,
        raw: str,
        element: Element,
        around: Around,
        name: str | None,
    ) -> Todo | None:
        """Call the rules; the next element needs not ask those that look at names."""
        text = raw.strip()
        place = self._move(element, around, raw, name)
        settled: list[Rule] = []
        for unless, checks in groups:
            asked = raw if unless is tight else text
            if self._calls.lets(unless, asked, checks, place):
                continue
            settled += (
                one[0]
                for one in checks
                if self._calls.silent((one,), element, place) and one[0].structural
            )
        left = without(groups, settled)
        return Todo(left) if left else None

    def _mix(self, todo: Todo, element: Element, around: Around) -> None:
        """Ask about an element if there is text in it or between its children."""
        text, kids, blank = element.text, around[1], self._blank
        if text in blank and blank.issuperset(map(_TAIL, kids)):
            return
        texts = {text or "", *(kid.tail or "" for kid in kids)}
        if any(one and not one.isspace() for one in texts):
            text = text or ""
            self._ask(todo, todo.left(text), text, element, around, None)
        elif len(blank) < _MOST_BLANKS:
            blank |= texts

    def _again(
        self, work: Work, element: Element, pairs: Pairs, around: Around
    ) -> None:
        """Ask about another element of a shape."""
        todo = work.text
        if todo is not None and (raw := element.text or "") not in todo.waved:
            self._ask(todo, todo.left(raw), raw, element, around, None)
        if work.mixed is not None:
            self._mix(work.mixed, element, around)
        if not work.attributes or self._calls.truncated:
            return
        find = work.attributes.get
        for name, value in pairs:
            todo = find(name)
            if todo is not None and value not in todo.waved:
                self._ask(todo, todo.left(value), value, element, around, name)

    def _ask(
        self,
        todo: Todo,
        left: list[Left],
        raw: str,
        element: Element,
        around: Around,
        name: str | None,
    ) -> None:
        """Call the rules that are left for a text or attribute, if any."""
        if not left:
            return
        place = self._move(element, around, raw, name)
        settled = True
        for checks, textual, error in left:
            if error is not None:
                self._calls.guard_failed(checks, place, error)
            silent = self._calls.silent(checks, element, place)
            settled = settled and textual and silent
        if settled:
            todo.wave(raw)

    def _move(
        self, element: Element, around: Around, raw: str, name: str | None
    ) -> Any:
        """Move the context to an element or its attribute, and give the place."""
        context = self._context
        if self._at is not element:
            self._at = element
            parent, kids, tags = around
            text = raw.strip()
            context.move(parent, text, kids, tags, spaced=len(text) != len(raw))
        if name is None:
            return element
        context.attribute(name, raw)
        return element, name

    def _values(self, top: Any) -> None:
        step, path = self._plan.step, self._path
        self._value(top, self._plan.start, None, None, "")
        inside = (one for one in _members(top) if one[0] not in self._elsewhere)
        open_: list[Inside] = [(inside, self._plan.start, top, "")]
        while open_ and not self._calls.truncated:
            members, above, parent, around = open_[-1]
            for key, value in members:
                path.append(key)
                holder = key if isinstance(key, str) else around
                state = step(above, f".{key}" if key is holder else "[]")
                if state.groups:
                    self._value(value, state, parent, key, holder)
                if isinstance(value, (dict, list)) or self._calls.truncated:
                    open_.append((_members(value), state, value, holder))
                    break
                path.pop()
            else:
                open_.pop()
                del path[-1:]

    def _value(
        self,
        value: Any,
        state: State,
        parent: Any,
        key: str | int | None,
        holder: str,
    ) -> None:
        context = self._context
        text = value.strip() if isinstance(value, str) else ""
        context.move(parent, text, _NONE, _NONE)
        context.key = key
        context.holder = holder
        self._run(state.groups, value, tuple(self._path))

    def _run(self, groups: Groups, subject: Any, place: Any) -> None:
        """Call the rules for what has no shape: documents and JSON."""
        text = self._context.text
        for unless, checks in groups:
            if unless is None or not self._calls.lets(unless, text, checks, place):
                self._calls.silent(checks, subject, place)


def _around(spot: Spot, elements: list[Element], parent: Element | None) -> Around:
    at, above, below, tags = spot
    kids = [elements[kid] for kid in below] if below else _NONE
    return elements[above] if at else parent, kids, tags


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())
