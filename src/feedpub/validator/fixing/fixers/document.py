"""Fixers of what stops a parser, and yet can be meant in one way only."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Final

from feedpub.validator.fixing.fixer import fixer
from feedpub.validator.fixing.splicing import Splice
from feedpub.validator.names import NAMESPACES, PREFIXES
from feedpub.validator.vocabularies import SPACES

if TYPE_CHECKING:
    from feedpub.validator.fixing.site import Site
    from feedpub.validator.fixing.splicing import Fix

_LEADING: Final = re.compile(rb"[ \t\r\n\0]+(?=<\?xml[ \t\r\n])")
_ILLEGAL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REFERENCE: Final = re.compile(rb"&#x?[0-9A-Fa-f]{1,20};")
_ENTITY: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,40};)")
_MARKUP: Final = b"<&]!?/-="
# Prefixes that nobody uses for anything else.
_CUSTOMARY: Final = frozenset(
    [
        *("atom", "content", "dc", "dcterms", "georss", "googleplay", "itunes"),
        *("media", "podcast", "slash", "sy", "thr", "wfw"),
    ]
)


@fixer("xml-leading-space")
def leading_space(site: Site) -> Fix:
    """Cut it: no text can stand before the root element."""
    found = _LEADING.match(site.pages.text)
    return (Splice(*found.span()),) if found else ()


@fixer("xml-illegal-character")
def illegal_character(site: Site) -> Fix:
    """Cut it: it shows as nothing. But not where what is around it could join."""
    text, at = site.pages.text, site.offset
    found = _ILLEGAL.match(text, at)
    if found is None or text[at - 1 : at] in _MARKUP:
        return ()
    return (Splice(*found.span()),)


@fixer("xml-illegal-reference")
def illegal_reference(site: Site) -> Fix:
    """Cut it, for the same reason."""
    found = _REFERENCE.match(site.pages.text, site.offset)
    return (Splice(*found.span()),) if found else ()


@fixer("xml-bare-ampersand")
def bare_ampersand(site: Site) -> Fix:
    """Escape it: as it starts no reference, it can only be meant as it stands."""
    at = site.offset
    if not site.pages.text.startswith(b"&", at):
        return ()
    return (Splice(at + 1, at + 1, b"amp;"),)


@fixer("xml-entity-undefined")
def undefined_entity(site: Site) -> Fix:
    """Write the characters that HTML gives the name, by their numbers."""
    found = _ENTITY.match(site.pages.text, site.offset)
    letters = html5.get(found[1].decode()) if found else None
    if found is None or letters is None:
        return ()
    new = "".join(f"&#{ord(letter)};" for letter in letters)
    return (Splice(*found.span(), new.encode()),)


@fixer("xml-prefix-undeclared")
def undeclared_prefix(site: Site) -> Fix:
    """Declare the prefix on the root, if it is one that is used for one thing only."""
    if site.element is None:
        return ()
    written = site.attribute or str(site.element.tag)
    prefix = written.partition(":")[0]
    if prefix not in _CUSTOMARY:
        return ()
    return site.of(site.pages.elements[0]).revalue(
        f"xmlns:{prefix}", NAMESPACES[prefix]
    )


@fixer("namespace-misspelt")
def misspelt_namespace(site: Site) -> Fix:
    """Spell its URI as the finding says, where the prefix is declared."""
    element, right = site.element, (site.finding.fix or "").removeprefix("write ")
    if element is None or right not in {*SPACES, *PREFIXES}:
        return ()
    prefix = element.prefix
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    while element is not None:
        if name in site.pages.tag(element).attributes:
            return site.of(element).revalue(name, right)
        element = element.getparent()
    return ()
