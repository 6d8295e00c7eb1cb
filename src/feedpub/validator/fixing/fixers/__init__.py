"""The fixers: every one of every module listed here, by the rules it mends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.fixing.fixer import Fixer
from feedpub.validator.fixing.fixers import atom, dates, document, rss

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

MODULES: Final[tuple[ModuleType, ...]] = (document, dates, rss, atom)
"""The files of fixers; a new file is a new line here."""

FIXERS: Final[Mapping[str, Fixer]] = {
    rule: fixer
    for module in MODULES
    for fixer in vars(module).values()
    if isinstance(fixer, Fixer)
    for rule in fixer.rules
}
"""Every fixer by the name of the rule whose findings it mends."""
