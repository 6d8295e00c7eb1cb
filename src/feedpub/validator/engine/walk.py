"""One walk over a document, each place's rules on the way.

Nearly all elements of a feed have the shape of one before them, and nearly all rules
have nothing to say. So what there is to ask is worked out once for each shape, and the
context is moved to an element only when a rule is called.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from feedpub.validator.engine.shapes import (
    Left,
    Shapes,
    Todo,
    Work,
    concerned,
    parted,
    without,
)
from feedpub.validator.engine.twigs import AMONG, TEXT
from feedpub.validator.rule import Fault, Rule, Said, Shape
from feedpub.validator.usual import tight
from feedpub.validator.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.engine.places import Checks, Groups, Plan, State
    from feedpub.validator.engine.twigs import Spot, Twigs

    Pairs: TypeAlias = list[tuple[str, str]]
    Inside: TypeAlias = tuple[Iterator[tuple[str | int, Any]], State, Any, str]
    Around: TypeAlias = tuple[Element | None, list[Element], list[str]]
    Open: TypeAlias = tuple[
        Iterator[tuple[Element, str]], Work, Element | None, Twigs | None
    ]
    """An element that the walk is in: what is left of its children, and what to do."""

_NONE: Final[list[Any]] = []
_MANY: Final = 16
"""Children of which some may be built alike, down to the last."""
_MOST_BLANKS: Final = 100
_TAIL: Final = attrgetter("tail")


class Hit(NamedTuple):
    """A fault that a rule found, before anybody knows its line.

    `subject` is an element, a JSON path or the document; `at` is as in `Fault`.
    """

    rule: str
    subject: Any
    fault: Fault


class Walk:
    """The walk over one document; `hits` grows, up to `limit` of them.

    `shapes` is what it has learnt on the way.
    """

    __slots__ = (
        *("_at", "_blank", "_context", "_elsewhere", "_limit", "_path", "_plan"),
        "_spine",
        *("hits", "shapes", "truncated"),
    )

    def __init__(self, plan: Plan, context: Context, limit: int) -> None:
        self.hits: list[Hit] = []
        self.shapes = Shapes(plan)
        self.truncated = False
        self._plan = plan
        self._context = context
        self._limit = limit
        self._path: list[str | int] = []
        self._at: Element | None = None
        self._blank: set[str | None] = {None}
        self._elsewhere: frozenset[Element | str] = frozenset()
        self._spine: tuple[Element, ...] = ()

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
        self.hits = []
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
        open_: list[Open] = [(iter(((root, root.tag),)), self.shapes.top, None, None)]
        while open_ and not self.truncated:
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
        twigs: Twigs | None,
    ) -> Open | None:
        """Ask about what is left of an element's children, up to one that has some."""
        known = above.below.get
        for element, tag in siblings:
            if self.truncated:
                break
            size = len(element)
            if twigs and size and self._alike(element, above, parent, twigs):
                continue
            kids = element[:] if size else _NONE
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

    def _alike(
        self, element: Element, above: Work, parent: Element | None, twigs: Twigs
    ) -> bool:
        """Ask about an element and all below it, if one before was built alike."""
        twig = twigs.of(element, above)
        if twig is None:
            return False
        elements, attributes, questions = twig
        for todo, at, number, spot in questions:
            each = elements[at]
            name = None
            if number == TEXT:
                raw = each.text or ""
            elif number == AMONG:
                self._mix(todo, each, _around(spot, elements, parent))
                continue
            else:
                name, raw = attributes[at][number]
            if raw not in todo.waved and (left := todo.left(raw)):
                around = _around(spot, elements, parent)
                self._ask(todo, left, raw, each, around, name)
        return True

    def _inside(
        self, element: Element, kids: list[Element], tags: list[str], work: Work
    ) -> Open:
        """Give the children to walk to, and their names."""
        pairs: Iterator[tuple[Element, str]] = zip(kids, tags, strict=True)
        twigs = work.twigs if len(kids) >= _MANY else None
        if element not in self._spine:
            return pairs, work, element, twigs
        pairs = (pair for pair in pairs if pair[0] not in self._elsewhere)
        return pairs, work, element, twigs if element is self._spine[-1] else None

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
        for name, value in () if not state.attributes or self.truncated else pairs:
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
            if self._waves(unless, asked, checks, place):
                continue
            for one in checks:
                before = len(self.hits)
                self._check((one,), element, place)
                if one[0].structural and len(self.hits) == before:
                    settled.append(one[0])
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
        if not work.attributes or self.truncated:
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
                self._crashed(_guarded(checks), place, error)
            before = len(self.hits)
            self._check(checks, element, place)
            settled = settled and textual and len(self.hits) == before
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
        while open_ and not self.truncated:
            members, above, parent, around = open_[-1]
            for key, value in members:
                path.append(key)
                holder = key if isinstance(key, str) else around
                state = step(above, f".{key}" if key is holder else "[]")
                if state.groups:
                    self._value(value, state, parent, key, holder)
                if isinstance(value, (dict, list)) or self.truncated:
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
            if unless is None or not self._waves(unless, text, checks, place):
                self._check(checks, subject, place)

    def _waves(
        self,
        unless: Callable[[str], object] | None,
        text: str,
        checks: Checks,
        place: Any,
    ) -> bool:
        try:
            return unless is not None and bool(unless(text))
        except Exception as error:  # noqa: BLE001 - a rule's fault, reported as such
            self._crashed(_guarded(checks), place, error)
            return False

    def _check(self, checks: Checks, subject: Any, place: Any) -> None:
        context = self._context
        for rule, check in checks:
            try:
                verdict = check(subject, context)
                if verdict is not None:
                    self._record(rule, place, verdict)
            except Exception as error:  # noqa: BLE001 - as above
                self._crashed(f"the rule {rule.name}", place, error)

    def _record(self, rule: Rule, place: Any, verdict: Any) -> None:
        if isinstance(verdict, (str, tuple)):
            self._add(rule.name, place, verdict)
            return
        for said in verdict:
            self._add(rule.name, place, said)
            if self.truncated:
                return

    def _add(self, name: str, place: Any, said: Said) -> None:
        if len(self.hits) >= self._limit:
            self.truncated = True
            return
        fault = Fault(said) if isinstance(said, str) else Fault(*said)
        self.hits.append(Hit(name, place, fault))

    def _crashed(self, what: str, place: Any, error: Exception) -> None:
        message = (
            f"{what} failed here with {type(error).__name__}: {error}; "
            "the fault is feedpub's, not the document's"
        )
        fix = "report it with this document, and ignore the rule until it is mended"
        self._add("internal-error", place, (message, fix))


def _around(spot: Spot, elements: list[Element], parent: Element | None) -> Around:
    at, above, below, tags = spot
    kids = [elements[kid] for kid in below] if below else _NONE
    return elements[above] if at else parent, kids, tags


def _guarded(checks: Checks) -> str:
    """Name what failed when a guard did, which all rules behind it have."""
    return f"the guard of {listed(tuple(rule.name for rule, _ in checks), 'and')}"


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())
