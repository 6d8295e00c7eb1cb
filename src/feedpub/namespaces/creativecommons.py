"""The namespace creativeCommons: the address of a licence."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    URL,
    Element,
    Vocabulary,
    often,
)

VOCABULARY: Final = Vocabulary(
    uri="http://backend.userland.com/creativeCommonsRssModule",
    prefix="creativeCommons",
    title="Creative Commons",
    spec="https://www.rssboard.org/creative-commons",
    elements=(Element(name="license", places=often(FEED, ENTRY), value=URL),),
    former=("http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",),
)
