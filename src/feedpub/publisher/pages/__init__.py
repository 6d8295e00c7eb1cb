"""Pages of HTML that people open: markup that is always escaped, and nothing runs."""

from __future__ import annotations

from feedpub.publisher.pages.markup import (
    Inside,
    Markup,
    element,
    is_safe,
    link,
    together,
)
from feedpub.publisher.pages.whole import MARK, page

__all__ = [
    "MARK",
    "Inside",
    "Markup",
    "element",
    "is_safe",
    "link",
    "page",
    "together",
]
