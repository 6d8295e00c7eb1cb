"""Which tags of HTML a directory of podcasts shows in descriptions."""

from __future__ import annotations

import re
from typing import Final

from feedpub.validator.words import listed

APPLE_TAGS: Final = ("p", "ol", "ul", "li", "a")
_LONGEST: Final = 100_000
_MOST: Final = 5
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15}+)[\s/>]").finditer


def markup_refused(text: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Say that there are tags that they do not show, or None."""
    if "<" not in text:
        return None
    tags = dict.fromkeys(found[1].lower() for found in _TAG(text[:_LONGEST]))
    strange = tuple(f"<{tag}>" for tag in tags if tag not in known)
    if not strange:
        return None
    message = f"the description has {listed(strange[:_MOST], 'and')} in it"
    return message, f"keep to {listed(known)}, or move it to <content:encoded>"
