"""The namespaces that feeds use, one file each: vocabularies as data, and their types.

A module of a namespace has a `VOCABULARY` and, where values of it can be attached to
feeds and articles, `EXTENSIONS`: their classes. Other packages add namespaces by the
entry point group `feedpub.namespaces`, whose entries name such modules.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from feedpub.namespaces import (
    admin,
    ag,
    blogchannel,
    cc,
    content,
    creativecommons,
    dc,
    dcterms,
    ev,
    geo,
    georss,
    gml,
    itunes,
    media,
    mi,
    opensearch,
    slash,
    snf,
    source,
    sy,
    taxo,
    trackback,
    webfeeds,
    wfw,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint
    from types import ModuleType

    from feedpub.namespaces.reading import Types
    from feedpub.namespaces.vocabulary import Vocabulary

GROUP: Final = "feedpub.namespaces"
"""The entry point group of namespaces from other packages."""

_OWN: Final = (
    *(content, dc, dcterms, sy, slash, wfw, media, itunes, georss, gml, geo),
    *(creativecommons, cc, admin, trackback, opensearch, blogchannel, source, taxo),
    *(ag, ev, mi, snf, webfeeds),
)
"""A new namespace is a file and a name here."""

_RULED: Final[tuple[ModuleType, ...]] = ()
"""Namespaces whose values have types, and whose rules are written one by one."""


def _others() -> Iterator[ModuleType]:
    """Load the namespaces of other packages; one that is broken is warned of."""
    taken = {one.VOCABULARY.prefix for one in (*_OWN, *_RULED)}
    for entry in sorted(entry_points(group=GROUP)):
        try:
            module = entry.load()
            prefix = module.VOCABULARY.prefix
        except Exception as error:  # noqa: BLE001 - whatever a stranger's module does
            _warn(entry, str(error))
            continue
        if prefix in taken:
            _warn(entry, f"its prefix {prefix!r} is taken")
        else:
            yield module


def _warn(entry: EntryPoint, reason: str) -> None:
    text = f"the namespace {entry.name!r} ({entry.value}) is left out: {reason}"
    warnings.warn(text, RuntimeWarning, stacklevel=2)


_MODULES: Final = (*_OWN, *_others())

VOCABULARIES: Final[tuple[Vocabulary, ...]] = tuple(
    module.VOCABULARY for module in _MODULES
)
"""Every vocabulary whose table is judged by the validator's general rules."""


@lru_cache(maxsize=1)
def types() -> Types:
    """Give the classes of values of all namespaces, for readers."""
    from feedpub.namespaces.reading import Types  # noqa: PLC0415 - only readers need it

    modules = (*_MODULES, *_RULED)
    former = {
        uri: module.VOCABULARY.uri
        for module in modules
        for uri in (*module.VOCABULARY.former, *module.VOCABULARY.mistaken)
    }
    kinds = [kind for module in modules for kind in getattr(module, "EXTENSIONS", ())]
    return Types(kinds, former)
