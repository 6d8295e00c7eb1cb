"""One walk over a document, each place's rules on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from feedpub.validator.rule import Fault, Rule, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.places import Groups, Plan, State


class Hit(NamedTuple):
    """A fault that a rule found, before anybody knows its line.

    `subject` is an element, a JSON path or the document; `at` is as in `Fault`.
    """

    rule: str
    subject: Any
    fault: Fault


class Walk:
    """The walk over one document; `hits` grows, up to `limit` of them."""

    __slots__ = ("_context", "_limit", "_path", "_plan", "hits", "truncated")

    def __init__(self, plan: Plan, context: Context, limit: int) -> None:
        self.hits: list[Hit] = []
        self.truncated = False
        self._plan = plan
        self._context = context
        self._limit = limit
        self._path: list[str | int] = []

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
        context, step = self._context, self._plan.step
        open_: list[tuple[Iterator[tuple[Element, str]], State, Element | None]]
        open_ = [(iter(((root, root.tag),)), self._plan.start, None)]
        while open_ and not self.truncated:
            siblings, above, parent = open_[-1]
            known = above.next.get
            for element, tag in siblings:
                state = known(tag) or step(above, tag)
                kids = list(element)
                tags = [kid.tag for kid in kids]  # asking lxml again costs as much
                if state.groups or state.attributes:
                    text = element.text or ""
                    bare = text.strip()
                    spaced = len(bare) != len(text)
                    context.move(parent, bare, kids, tags, spaced=spaced)
                    self._run(state.groups, element, element)
                    if state.attributes:
                        self._attributes(element, state)
                if kids or self.truncated:
                    open_.append((zip(kids, tags, strict=True), state, element))
                    break
            else:
                open_.pop()

    def _attributes(self, element: Element, state: State) -> None:
        for name, value in () if self.truncated else element.items():
            groups = state.attributes.get(name, state.any_attribute)
            if groups:
                self._context.attribute(name, value)
                self._run(groups, element, (element, name))

    def _values(self, top: Any) -> None:
        step, path = self._plan.step, self._path
        self._value(top, self._plan.start, None, None)
        open_ = [(_members(top), self._plan.start, top)]
        while open_ and not self.truncated:
            members, above, parent = open_[-1]
            for key, value in members:
                path.append(key)
                state = step(above, f".{key}" if isinstance(key, str) else "[]")
                if state.groups:
                    self._value(value, state, parent, key)
                if isinstance(value, (dict, list)) or self.truncated:
                    open_.append((_members(value), state, value))
                    break
                path.pop()
            else:
                open_.pop()
                del path[-1:]

    def _value(
        self, value: Any, state: State, parent: Any, key: str | int | None
    ) -> None:
        context = self._context
        context.move(parent, value.strip() if isinstance(value, str) else "", [], [])
        context.key = key
        context.holder = next(
            (name for name in reversed(self._path) if isinstance(name, str)), ""
        )
        self._run(state.groups, value, tuple(self._path))

    def _run(self, groups: Groups, subject: Any, place: Any) -> None:
        context = self._context
        for unless, checks in groups:
            try:
                if unless is not None and unless(context.text):
                    continue
            except Exception as error:  # noqa: BLE001 - a rule's fault, reported as such
                self._crashed(checks[0][0], place, error)
            for rule, check in checks:
                try:
                    verdict = check(subject, context)
                    if verdict is not None:
                        self._record(rule, place, verdict)
                except Exception as error:  # noqa: BLE001 - as above
                    self._crashed(rule, place, error)

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

    def _crashed(self, rule: Rule, place: Any, error: Exception) -> None:
        message = (
            f"the rule {rule.name} failed here with {type(error).__name__}: {error}; "
            "the fault is feedpub's, not the document's"
        )
        fix = "report it with this document, and ignore the rule until it is mended"
        self._add("internal-error", place, (message, fix))


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())
