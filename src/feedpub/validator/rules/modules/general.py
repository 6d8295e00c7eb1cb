"""Values of namespaces that have no rules of their own, those of other packages too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces.known import OTHERS
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.vocabularies import attributes, judged_value, texts

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

_PREFIXES: Final = ("psc", *(vocabulary.prefix for vocabulary in OTHERS))
_WITHOUT_TEXT: Final = {Kind.CHILDREN, Kind.NOTHING, Kind.RESOURCE}
"""Of these, module-text-unexpected speaks."""
_PLACES: Final = (
    *texts(*(kind for kind in Kind if kind not in _WITHOUT_TEXT), of=_PREFIXES),
    *attributes(*Kind, of=_PREFIXES),
)


@rule(
    "module-value-invalid",
    level=Level.ERROR,
    on=_PLACES,
    summary="A value must be of the kind that its namespace asks for.",
    spec=f"{specs.NAMESPACES}concepts",
    bad='<psc:chapters version="1.2"><psc:chapter start="soon" title="Neap"/>'
    "</psc:chapters>",
    good='<psc:chapters version="1.2"><psc:chapter start="00:03:07" title="Neap"/>'
    "</psc:chapters>",
    within="item",
)
def module_value_invalid(element: Element, context: Context) -> Judgement | None:
    """A reader that cannot make sense of it leaves it out."""
    return judged_value(element, context)
