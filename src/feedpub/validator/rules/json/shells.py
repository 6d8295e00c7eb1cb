"""The feeds around the examples of JSON Feed's rules, and its specification's parts."""

from __future__ import annotations

from typing import Final

from feedpub.validator import specs

TOP: Final = f"{specs.JSON_FEED}#top-level-a-name-top-level-a"
ITEMS: Final = f"{specs.JSON_FEED}#items-a-name-items-a"
ATTACHMENTS: Final = f"{specs.JSON_FEED}#attachments-a-name-attachments-a"
HUBS: Final = (
    f"{specs.JSON_FEED}#subscribing-to-real-time-notifications-a-name-"
    "subscribing-to-real-time-notifications-a"
)
VERSIONS: Final = (
    "https://jsonfeed.org/version/1.1",
    "https://jsonfeed.org/version/1",
)
FEED: Final = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": '
    '[{"id": "https://tide.example/neap/", "content_text": "Twice a month."}]}'
)


def item(members: str) -> str:
    """Give a feed whose one item has these members and no others."""
    return (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": '
        f"[{{{members}}}]}}"
    )


def attachment(members: str) -> str:
    """Give a feed whose one attachment has these members and no others."""
    return item(f'"id": "1", "content_text": "N", "attachments": [{{{members}}}]')
