"""HTML: elements that are not closed, or not in the order they were opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.html.scanning import RAW_TEXT, VOID, tags
from feedpub.validator import specs
from feedpub.validator.element import Element
from feedpub.validator.names import XHTML
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.html import vocabulary
from feedpub.validator.rules.html.places import HTML, Form, form_of
from feedpub.validator.rules.html.survey import allowance
from feedpub.validator.rules.html.telling import described
from feedpub.validator.rules.html.tidy import LONGEST

if TYPE_CHECKING:
    from collections import Counter

    from feedpub.validator.context import Context

_OPTIONAL_NAMES: Final = (
    "p li dt dd rt rp rb rtc option optgroup thead tbody tfoot tr td th colgroup "
    "caption html head body"
)
_OPTIONAL: Final = frozenset(_OPTIONAL_NAMES.split())
"""Elements that may be left open (HTML, 13.1.2.4)."""

_ENDS_PARAGRAPH_NAMES: Final = (
    "address article aside blockquote center details dialog dir div dl fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu "
    "nav ol p pre search section table ul"
)
_ENDS_PARAGRAPH: Final = frozenset(_ENDS_PARAGRAPH_NAMES.split())
_INTERACTIVE: Final = frozenset(("a", "button"))
_DEEPEST: Final = 200
_MOST_TAGS: Final = 500_000
_MOST: Final = 10


@rule(
    "html-nesting",
    level=Level.NOTE,
    on=HTML,
    summary="Elements had better be closed, each inside the one it was opened in.",
    spec=f"{specs.ATOM}3.1.1.2",
    bad=described("<p>The <b>neap <i>tide</b></i>.</p>"),
    good=described("<p>The <b>neap <i>tide</i></b>.</p>"),
    profile="best-practice",
)
def html_nesting(subject: Any, context: Context) -> list[Fault] | None:
    """What is left open in one article spills into the next in careless readers."""
    form = form_of(subject)
    if form is Form.HTML and "<" in context.text:
        left = allowance(context, "nested", _MOST_TAGS)
        said = _of_html(context.text, left)
        return [Fault(message, _mend(message)) for message in said] or None
    if form is Form.XHTML and not context.text and isinstance(subject, Element):
        return _of_tree(subject) or None
    return None


def _mend(message: str) -> str | None:
    return "close each element where it ends" if message[0] == "<" else None


def _of_html(html: str, left: Counter[str]) -> tuple[str, ...]:
    nest = _Nest()
    if left["nested"] <= 0:
        return ()
    for name, _ in tags(html[:LONGEST]):
        left["nested"] -= 1
        if name[0] == "/":
            nest.ends(name[1:])
        elif name != "!":
            nest.begins(name)
        if len(nest.said) >= _MOST or len(nest.open) > _DEEPEST:
            break
        if left["nested"] <= 0:
            return (f"the feed has over {_MOST_TAGS:,} tags; the rest is not judged",)
    return nest.finished() if len(html) <= LONGEST else ()


class _Nest:
    """The elements that are open, and what was wrong so far."""

    __slots__ = ("foreign", "open", "said")

    def __init__(self) -> None:
        self.open: list[str] = []
        self.said: dict[str, None] = {}
        self.foreign = 0

    def begins(self, name: str) -> None:
        if name in ("svg", "math"):
            self.foreign += 1
        if name in VOID or (self.foreign and name not in ("svg", "math")):
            return
        if name in _ENDS_PARAGRAPH and self.open and self.open[-1] == "p":
            self.open.pop()
        if name in _INTERACTIVE and name in self.open:
            self.said[f"<{name}> stands inside of another <{name}>"] = None
        self.open.append(name)

    def ends(self, name: str) -> None:
        if name in ("svg", "math"):
            self.foreign = max(0, self.foreign - 1)
        elif self.foreign or name in VOID:
            return
        if name not in self.open:
            if name in vocabulary.HTML:
                self.said[f"</{name}> closes nothing"] = None
            return
        while (inner := self.open.pop()) != name:
            if inner not in _OPTIONAL and inner not in RAW_TEXT:
                self.said[f"<{inner}> is still open where </{name}> stands"] = None

    def finished(self) -> tuple[str, ...]:
        if len(self.open) > _DEEPEST:
            return (*self.said, f"elements are nested more than {_DEEPEST} deep")
        for name in self.open:
            if name not in _OPTIONAL and name not in RAW_TEXT:
                self.said[f"<{name}> is never closed"] = None
        return tuple(self.said)[:_MOST]


def _of_tree(root: Element) -> list[Fault]:
    """Find what XML can say and HTML cannot: blocks in paragraphs, links in links."""
    found: list[Fault] = []
    for element in root.iter(f"{XHTML}p", f"{XHTML}a"):
        name = element.tag[len(XHTML) :]
        inner = _wrongly_inside(element, name)
        if inner is not None:
            what = inner.tag[len(XHTML) :]
            found.append(
                Fault(f"<{what}> cannot stand inside of <{name}>", None, inner)
            )
        if len(found) >= _MOST:
            break
    return found


def _wrongly_inside(element: Element, name: str) -> Element | None:
    if name == "a":
        return next(
            (one for one in element.iter(f"{XHTML}a") if one is not element), None
        )
    for kid in element:
        tag = kid.tag
        if tag.startswith(XHTML) and tag[len(XHTML) :] in _ENDS_PARAGRAPH:
            return kid
    return None
