"""What a rule is, how one is written, and what it may say."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypedDict, Unpack

from feedpub.validator.element import Element

if TYPE_CHECKING:
    from feedpub.validator.report import Level


class Spot(NamedTuple):
    """A place in the bytes as a reader of the file counts: from 1, in characters."""

    line: int
    column: int


At: TypeAlias = Element | str | int | tuple[Element, str] | Spot | None
"""Where a fault is, if not at the rule's own subject.

XML: another element, the name of an attribute of the subject (`url`, `xml:lang`), or
both as a pair. JSON: a member's name or an item's index. Documents: a `Spot`.
"""


class Fault(NamedTuple):
    """What is wrong, how to mend it, and where, if not at the rule's own subject.

    `url` is the specification's section, if a closer one than the rule's `spec`.
    """

    message: str
    fix: str | None = None
    at: At = None
    url: str | None = None


Said: TypeAlias = str | tuple[str, str | None] | Fault
"""What a rule says about one fault: a message, a message and its mend, or a Fault."""

Verdict: TypeAlias = Said | Iterable[Said] | None


class Shape(NamedTuple):
    """An element as its names tell: its own, its parent's, those of what it has.

    Names are lxml's, `{uri}local`. Most elements of a feed have one of a few shapes.
    """

    tag: str
    parent: str | None
    attributes: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A named law about one kind of place, with its reason and its two examples.

    `check(subject, context)` gives None, one fault, or several. `unless` is asked
    first, with the text or the attribute's value; where it says yes, the rule is not
    called. Rules of one place that share one `unless` share its answer. In XML, `where`
    is asked before, once for each shape of an element, and where it says no, the rule
    is not called. `structural` promises that the verdict follows from the shape,
    `textual` from the text or attribute as it stands: where such a rule has found
    nothing, it need not be called for another element of that shape, or for the same
    value again. `mixed` asks for elements that have text of their own, at their
    beginning or between children. `across` says that a rule about the feed asks for
    something of all articles at once, by `context.gathered`, so that they must be gone
    through before it can speak. The rest is for people: `feedpub rules NAME`, the docs
    page and SARIF are made of it.
    """

    name: str
    level: Level
    on: tuple[str, ...]
    summary: str
    why: str
    spec: str
    bad: str | bytes
    good: str | bytes
    family: str
    check: Callable[[Any, Any], Verdict] = field(repr=False)
    profile: str = "spec"
    levels: Mapping[str, Level] = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    unless: Callable[[str], object] | None = field(default=None, repr=False)
    where: Callable[[Shape], object] | None = field(default=None, repr=False)
    structural: bool = False
    textual: bool = False
    mixed: bool = False
    across: bool = False
    within: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    since: str = "0.1"


class Terms(TypedDict, total=False):
    """What a rule may say besides what each must; `Rule` has what is meant if not."""

    profile: str
    levels: Mapping[str, Level]
    formats: tuple[str, ...]
    unless: Callable[[str], object]
    where: Callable[[Shape], object]
    structural: bool
    textual: bool
    mixed: bool
    across: bool
    within: str
    given: Mapping[str, Any]
    since: str


Check: TypeAlias = Callable[..., Verdict]


def rule(
    name: str,
    *,
    level: Level,
    on: str | tuple[str, ...],
    summary: str,
    spec: str,
    bad: str | bytes,
    good: str | bytes,
    **terms: Unpack[Terms],
) -> Callable[[Check], Rule]:
    """Make a `Rule` of the function below; its docstring is the rule's why.

    Nothing is registered: `rules/__init__.py` gathers the rules of its modules.
    The function takes the subject, and the context if it has a second parameter. It
    returns its one fault, or yields several. What the others mean stands at `Rule`.
    """
    places = (on,) if isinstance(on, str) else on

    def decorate(function: Check) -> Rule:
        why, family = inspect.getdoc(function) or "", _family(function.__module__)
        said = (name, level, places, summary, why, spec, bad, good, family)
        return Rule(*said, _with_context(function), **terms)

    return decorate


def _family(module: str) -> str:
    """Name the family by its file: `rules/rss/channel.py` holds `rss-channel`.

    Folders in between are for the order of files: `rules/rss/values/urls.py` holds
    `rss-urls`.
    """
    first, *between = module.rpartition(".rules.")[2].split(".")
    return "-".join((first, *between[-1:])).replace("_", "-")


def _with_context(function: Check) -> Callable[[Any, Any], Verdict]:
    if len(inspect.signature(function).parameters) == 2:
        return function
    return lambda subject, _: function(subject)
