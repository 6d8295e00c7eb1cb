"""The namespaces that feeds use, one file each, their vocabularies as data."""

from __future__ import annotations

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
    opensearch,
    slash,
    source,
    sy,
    taxo,
    trackback,
    wfw,
)

if TYPE_CHECKING:
    from feedpub.namespaces.vocabulary import Vocabulary

VOCABULARIES: Final[tuple[Vocabulary, ...]] = (
    content.VOCABULARY,
    dc.VOCABULARY,
    dcterms.VOCABULARY,
    sy.VOCABULARY,
    slash.VOCABULARY,
    wfw.VOCABULARY,
    media.VOCABULARY,
    itunes.VOCABULARY,
    georss.VOCABULARY,
    gml.VOCABULARY,
    geo.VOCABULARY,
    creativecommons.VOCABULARY,
    cc.VOCABULARY,
    admin.VOCABULARY,
    trackback.VOCABULARY,
    opensearch.VOCABULARY,
    blogchannel.VOCABULARY,
    source.VOCABULARY,
    taxo.VOCABULARY,
    ag.VOCABULARY,
    ev.VOCABULARY,
)
"""Every vocabulary that feedpub knows; a new namespace is a file and a line here."""
