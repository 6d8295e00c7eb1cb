"""What the validator says about its own work: limits, grammars, its own faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule

if TYPE_CHECKING:
    from feedpub.validator.document import Document


@rule(
    "schema-rss",
    level=Level.ERROR,
    on="#document",
    summary="The grammar of RSS 2.0 rejects an element that no rule has explained.",
    spec=f"{specs.RSS}whatIsRss",
    bad="",
    good="",
)
def schema_rss(_: Document) -> None:
    """The grammar is a net under the rules; whatever it catches lacks a rule."""


@rule(
    "schema-rdf",
    level=Level.ERROR,
    on="#document",
    summary="The grammar of RSS 1.0 rejects an element that no rule has explained.",
    spec=f"{specs.RSS1}s5",
    bad="",
    good="",
)
def schema_rdf(_: Document) -> None:
    """The grammar is a net under the rules; whatever it catches lacks a rule."""


@rule(
    "schema-atom",
    level=Level.ERROR,
    on="#document",
    summary="The grammar of Atom rejects an element that no rule has explained.",
    spec=f"{specs.ATOM}4.1",
    bad="",
    good="",
)
def schema_atom(_: Document) -> None:
    """The grammar is a net under the rules; whatever it catches lacks a rule."""


@rule(
    "findings-limit",
    level=Level.ERROR,
    on="#document",
    summary="There are more findings than the limit allows; the rest is left out.",
    spec="",
    bad="",
    good="",
)
def findings_limit(_: Document) -> None:
    """Nobody reads ten thousand findings; but what was left out may be an error."""


@rule(
    "internal-error",
    level=Level.ERROR,
    on="#document",
    summary="A rule failed with an exception; the fault is feedpub's.",
    spec="",
    bad="",
    good="",
)
def internal_error(_: Document) -> None:
    """A verdict that one rule did not take part in must not look complete."""
