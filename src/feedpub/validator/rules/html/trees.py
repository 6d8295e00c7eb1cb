"""The elements of XHTML inside feeds, with SVG and MathML among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.names import NAMESPACES, XHTML
from feedpub.validator.rules.html import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.element import Element


class Met(NamedTuple):
    """An element of the markup: `vocabulary` is None outside the three namespaces."""

    element: Element
    name: str
    vocabulary: frozenset[str] | None
    attributes: Mapping[str, str]


_SVG: Final = f"{{{NAMESPACES['svg']}}}"
_MATHML: Final = f"{{{NAMESPACES['mathml']}}}"
_VOCABULARIES: Final = {
    XHTML: vocabulary.HTML,
    _SVG: vocabulary.SVG,
    _MATHML: vocabulary.MATHML,
}
_XLINK: Final = f"{{{NAMESPACES['xlink']}}}"
_NAMES: Final = (
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt "
    "em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt "
    "ruby s samp section small span strong sub summary sup table tbody td tfoot th "
    "thead time tr u ul var wbr"
)
_PLAIN: Final = frozenset(f"{XHTML}{name}" for name in _NAMES.split())


def each_element(root: Element) -> Iterator[Met]:
    """Walk over the elements that are not plain elements without attributes.

    `root` is Atom's element around the markup, or the markup's own first element.
    """
    own = root.tag.startswith(XHTML)
    for element in root.iter("*"):
        if element is root and not own:
            continue
        tag = element.tag
        pairs = element.items()
        if not pairs and tag in _PLAIN:
            continue
        space, _, name = tag.rpartition("}")
        known = _VOCABULARIES.get(f"{space}}}")
        yield Met(element, name, known, {_attribute(key): at for key, at in pairs})


def _attribute(name: str) -> str:
    """Name an attribute as HTML would: `xlink:href`; of other namespaces, `x:name`."""
    if name.startswith(_XLINK):
        return f"xlink:{name[len(_XLINK) :]}"
    return f"x:{name.rpartition('}')[2]}" if name.startswith("{") else name
