"""All namespaces together: feedpub's own, and those of other packages."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from feedpub.namespaces import (
    admin,
    ag,
    app,
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
    history,
    itunes,
    joining,
    media,
    mi,
    opensearch,
    podcast,
    psc,
    slash,
    snf,
    source,
    sy,
    taxo,
    thread,
    tombstones,
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
    *(ag, ev, mi, snf, webfeeds, podcast, psc),
)
"""A new namespace is a file and a name here."""

_RULED: Final = (thread, history, tombstones, app)
"""Namespaces whose values have types, and whose rules are written one by one."""


def _others() -> Iterator[ModuleType]:
    """Load the namespaces of other packages; one that is broken is warned of."""
    taken = {
        name: one.VOCABULARY.uri
        for one in (*_OWN, *_RULED)
        for name in (one.VOCABULARY.prefix, one.VOCABULARY.uri)
    }
    for entry in sorted(entry_points(group=GROUP)):
        try:
            module = entry.load()
            faults = [*joining.faults(module, taken)]
        except Exception as error:  # noqa: BLE001 - whatever a stranger's module does
            faults = [f"{type(error).__name__}: {error}"]
        if faults:
            _warn(entry, "; ".join(faults))
            continue
        uri = module.VOCABULARY.uri
        taken |= {module.VOCABULARY.prefix: uri, uri: uri}
        yield module


def _warn(entry: EntryPoint, reason: str) -> None:
    text = f"the namespace {entry.name!r} ({entry.value}) is left out: {reason}"
    warnings.warn(text, RuntimeWarning, stacklevel=2)


_JOINED: Final = tuple(_others())
_MODULES: Final = (*_OWN, *_JOINED)

VOCABULARIES: Final[tuple[Vocabulary, ...]] = tuple(
    module.VOCABULARY for module in _MODULES
)
"""Every vocabulary whose table is judged by the validator's general rules."""

OTHERS: Final[tuple[Vocabulary, ...]] = tuple(module.VOCABULARY for module in _JOINED)
"""Those of other packages."""

ALL: Final[tuple[Vocabulary, ...]] = (
    *VOCABULARIES,
    *(module.VOCABULARY for module in _RULED),
)
"""The same, with those that have rules of their own."""


@cache
def classes() -> tuple[type, ...]:
    """Give the classes of values of all namespaces; the validator needs none."""
    return tuple(
        kind
        for module in (*_MODULES, *_RULED)
        for kind in getattr(module, "EXTENSIONS", ())
    )


@cache
def types() -> Types:
    """Give the classes of values of all namespaces, for readers."""
    from feedpub.namespaces.reading import Types  # noqa: PLC0415 - only readers need it

    former = {
        uri: vocabulary.uri
        for vocabulary in ALL
        for uri in (*vocabulary.former, *vocabulary.mistaken)
    }
    return Types(classes(), former)
