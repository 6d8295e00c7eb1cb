"""HTML in articles: absolute links, safe markup, and the way to and from text.

Nothing here needs a tree: markup is scanned once, and what is not changed stays as
it was written, byte for byte. All of it is linear in the length of its input.
"""

from __future__ import annotations

from feedpub.html.links import Absolutised, absolutise
from feedpub.html.plain import from_text, to_text
from feedpub.html.sanitising import Sanitised, sanitise
from feedpub.html.scanning import Limited, limited
from feedpub.html.wellformed import xhtml_fault

__all__ = [
    "Absolutised",
    "Limited",
    "Sanitised",
    "absolutise",
    "from_text",
    "limited",
    "sanitise",
    "to_text",
    "xhtml_fault",
]
