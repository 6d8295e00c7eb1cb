"""Atom: categories, and the generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub import uris
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.vocabulary import FEED
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element


@rule(
    "atom-category-term-missing",
    level=Level.ERROR,
    on="atom:category",
    summary="A category must have a term.",
    spec=f"{specs.ATOM}4.2.2.1",
    bad='<category label="Neap tides"/>',
    good='<category term="neap" label="Neap tides"/>',
    within="atom:entry",
    structural=True,
)
def atom_category_term_missing(
    category: Element, context: Context
) -> tuple[str, str] | None:
    """The term is what readers and searches go by; the label is for people."""
    if category.get("term") is not None:
        return None
    term = context.text or category.get("label") or "..."
    return "the category has no term", f'write <category term="{term}"/>'


@rule(
    "atom-category-term-blank",
    level=Level.WARNING,
    on="atom:category/@term",
    summary="A category's term should not be blank.",
    spec=f"{specs.ATOM}4.2.2.1",
    bad='<category term=""/>',
    good='<category term="neap"/>',
    within="atom:entry",
    unless=bool,
)
def atom_category_term_blank(_: Element) -> tuple[str, str]:
    """It is a category without a name."""
    return "the term is blank", "name the category, or leave it out"


@rule(
    "atom-category-scheme-invalid",
    level=Level.ERROR,
    on="atom:category/@scheme",
    summary="A category's scheme must be an absolute IRI.",
    spec=f"{specs.ATOM}4.2.2.2",
    bad='<category term="neap" scheme="terms"/>',
    good='<category term="neap" scheme="https://tide.example/terms"/>',
    within="atom:entry",
    unless=usual_url,
)
def atom_category_scheme_invalid(_: Element, context: Context) -> Judgement | None:
    """It names the list that the term is from, so that equal terms can be told apart.

    It is an IRI and not a reference: nothing is resolved against a base.
    """
    return judged(context.text, uris.iri_fault(context.text), "the scheme ")


@rule(
    "atom-generator-blank",
    level=Level.WARNING,
    on="atom:generator",
    summary="A generator should have a name.",
    spec=f"{specs.ATOM}4.2.4",
    bad=FEED.replace("<entry>", '<generator uri="https://tide.example/press"/><entry>'),
    good=FEED.replace("<entry>", "<generator>Tidepress</generator><entry>"),
)
def atom_generator_blank(_: Element, context: Context) -> tuple[str, str] | None:
    """Its content is the name that people know the program by."""
    if context.text or context.kids:
        return None
    return "the generator has no name", "write the program's name, or leave it out"
