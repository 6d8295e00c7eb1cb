"""The namespaces that feeds use, one file each: vocabularies as data, and their types.

A module of a namespace has a `VOCABULARY` and, where values of it can be attached to
feeds and articles, `EXTENSIONS`: their classes. Other packages add namespaces by the
entry point group `feedpub.namespaces`, whose entries name such modules.

What goes over all of them is in `feedpub.namespaces.known`, which loads them when it is
first asked for: who needs one namespace pays for one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feedpub.namespaces.foreign import Foreign, ForeignMember
    from feedpub.namespaces.known import GROUP, VOCABULARIES, types

__all__ = ["GROUP", "VOCABULARIES", "Foreign", "ForeignMember", "types"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "foreign" if name.startswith("Foreign") else "known"
    return getattr(import_module(f"{__name__}.{home}"), name)
