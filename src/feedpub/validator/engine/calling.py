"""Calling rules, and keeping what they say until it is known where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from feedpub.validator.rule import Fault, Rule, Said
from feedpub.validator.words import listed

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.engine.places import Checks, Guard


class Hit(NamedTuple):
    """A fault that a rule found, before anybody knows its line.

    `subject` is an element, a JSON path or the document; `at` is as in `Fault`.
    """

    rule: str
    subject: Any
    fault: Fault


class Calls:
    """The calls of rules in one walk; `hits` grows, up to `limit` of them."""

    __slots__ = ("_context", "_limit", "hits", "truncated")

    def __init__(self, context: Context, limit: int) -> None:
        self.hits: list[Hit] = []
        self.truncated = False
        self._context = context
        self._limit = limit

    def lets(self, guard: Guard, text: str, checks: Checks, place: Any) -> bool:
        """Say whether a guard lets a text through, if there is one."""
        try:
            return guard is not None and bool(guard(text))
        except Exception as error:  # noqa: BLE001 - a rule's fault, reported as such
            self.guard_failed(checks, place, error)
            return False

    def silent(self, checks: Checks, subject: Any, place: Any) -> bool:
        """Call the rules, and say whether they have nothing to say."""
        before, context = len(self.hits), self._context
        for rule, check in checks:
            try:
                verdict = check(subject, context)
                if verdict is not None:
                    self._record(rule, place, verdict)
            except Exception as error:  # noqa: BLE001 - as above
                self._crashed(f"the rule {rule.name}", place, error)
        return len(self.hits) == before

    def guard_failed(self, checks: Checks, place: Any, error: Exception) -> None:
        """Tell what failed when a guard did, which all rules behind it have."""
        names = listed(tuple(rule.name for rule, _ in checks), "and")
        self._crashed(f"the guard of {names}", place, error)

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
