"""HTML written so that nothing from outside is markup unless it was made so here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

from feedpub.html.scanning import VOID
from feedpub.xml import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

SAFE: Final = ("https://", "http://", "mailto:")
"""How an address begins that a click may lead to."""

_LONGEST: Final = 2_000


class Markup(str):  # noqa: SLOT000 - a str cannot have empty slots and a subclass's type
    """HTML that is safe to show; every other string is text, and is escaped."""


Inside: TypeAlias = "str | Iterable[Inside] | None"
"""What may stand in an element: text, `Markup`, several of these, or nothing."""


def element(name: str, /, *inside: Inside, **attributes: str | bool | None) -> Markup:
    """Write an element; a name such as `class_` or `aria_label` is one of HTML.

    Attributes that are None or False are left out, and those that are True have no
    value (HTML, 13.1.2.3).
    """
    start = f"<{name}{''.join(map(_attribute, attributes.items()))}>"
    if name in VOID:
        return Markup(start)
    return Markup(f"{start}{together(*inside)}</{name}>")


def together(*inside: Inside) -> Markup:
    """Write one thing after the other, without an element around them."""
    return Markup("".join(map(_written, inside)))


def link(url: str | None, *inside: Inside, **attributes: Any) -> Markup:
    """Link what is inside; an address of another kind than `SAFE` becomes no link.

    The page that is linked to learns nothing of this one (HTML, 4.6.7).
    """
    if not is_safe(url):
        return element("span", *inside, **attributes)
    return element("a", *inside, href=url, rel="noopener noreferrer", **attributes)


def is_safe(url: str | None) -> TypeGuard[str]:
    """Tell whether a click may lead to the address."""
    if not url or len(url) > _LONGEST:
        return False
    return url.lower().startswith(SAFE)


def _written(inside: Inside) -> str:
    if inside is None:
        return ""
    if isinstance(inside, Markup):
        return inside
    if isinstance(inside, str):
        return escape(clean(inside)[0])
    return together(*inside)


def _attribute(attribute: tuple[str, str | bool | None]) -> str:
    name, value = attribute
    if value is None or value is False:
        return ""
    name = name.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(clean(value)[0])}"'
