"""What the rules about HTML share: the way from what was met to faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedpub.validator.rule import Fault
from feedpub.validator.rules.html.survey import survey_of
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedpub.validator.context import Context
    from feedpub.validator.rules.html.survey import Kind
    from feedpub.validator.words import Judgement


def faults(
    subject: Any, context: Context, kind: Kind, message: str, fix: str | None = None
) -> list[Fault] | None:
    """Give a fault for each thing of that kind.

    Its name goes into message and fix for `{}`, and quoted for `{!r}`.
    """

    def say(what: str) -> Judgement:
        return _filled(message, what), fix and _filled(fix, what)

    return each_fault(subject, context, kind, say)


def each_fault(
    subject: Any, context: Context, kind: Kind, say: Callable[[str], Judgement]
) -> list[Fault] | None:
    """Give a fault for each thing of that kind, with the words of `say`."""
    met = survey_of(subject, context).get(kind)
    if not met:
        return None
    return [Fault(*say(what), at) for what, at in met.items()]


def described(html: str) -> str:
    """Give the description of an item that holds the HTML; for examples."""
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<description>{escaped}</description>"


def _filled(words: str, what: str) -> str:
    return words.replace("{!r}", quoted(what)).replace("{}", what)
