"""JSON Feed: addresses, and the feed's own among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.json.members import AUTHORS
from feedpub.validator.rules.json.shells import FEED, TOP
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context

_HOME: Final = '"home_page_url": "https://tide.example/", "items"'
_SELF: Final = '"feed_url": "https://tide.example/feed.json", "items"'


@rule(
    "json-url-invalid",
    level=Level.ERROR,
    on=(
        *("$.home_page_url", "$.feed_url", "$.next_url", "$.icon", "$.favicon"),
        *("$.items[].url", "$.items[].external_url", "$.items[].image"),
        *("$.items[].banner_image", "$.items[].attachments[].url", "$.hubs[].url"),
        *(f"{place}.{name}" for place in AUTHORS for name in ("url", "avatar")),
    ),
    summary="A URL must be absolute, and well-formed.",
    spec=TOP,
    bad=FEED.replace('"items"', '"home_page_url": "/", "items"'),
    good=FEED.replace('"items"', _HOME),
)
def json_url_invalid(value: Any) -> Judgement | None:
    """There is no base that a relative URL could be resolved against."""
    if not isinstance(value, str) or usual_url(value):
        return None
    return judged(value, uris.iri_fault(value))


@rule(
    "json-link-leads-nowhere",
    level=Level.ERROR,
    on=(
        *("$.home_page_url", "$.feed_url", "$.next_url", "$.items[].url"),
        *("$.items[].external_url", "$.items[].attachments[].url", "$.hubs[].url"),
        *(f"{place}.url" for place in AUTHORS),
    ),
    summary="A link must lead somewhere, and run nothing.",
    spec=TOP,
    bad=FEED.replace('"items"', '"home_page_url": "javascript:go()", "items"'),
    good=FEED.replace('"items"', _HOME),
)
def json_link_leads_nowhere(value: Any) -> Judgement | None:
    """Readers open it in a browser; scripts and files of one computer are dangers."""
    if not isinstance(value, str) or usual_url(value) or uris.iri_fault(value):
        return None
    return judged(value, uris.url_fault(value))


@rule(
    "json-feed-url-differs",
    level=Level.WARNING,
    on="$.feed_url",
    summary="feed_url should be the address that the feed is fetched from.",
    spec=TOP,
    bad=FEED.replace('"items"', _SELF),
    good=FEED.replace('"items"', _SELF.replace("feed.json", "tides.json")),
    given={"url": "https://tide.example/tides.json"},
)
def json_feed_url_differs(value: Any, context: Context) -> tuple[str, str] | None:
    """Readers subscribe to what it says, and hubs know the feed by it."""
    if context.url is None or not isinstance(value, str):
        return None
    if uris.iri_fault(value) or _same(value, context.url):
        return None
    return (
        f"feed_url is {quoted(value)}, but the feed is at {context.url}",
        f'write "feed_url": "{context.url}"',
    )


def _same(one: str, other: str) -> bool:
    return uris.to_uri(one).partition("#")[0] == uris.to_uri(other).partition("#")[0]


@rule(
    "json-next-url-same",
    level=Level.ERROR,
    on="$.next_url",
    summary="next_url must not be the feed's own address.",
    spec=TOP,
    bad=FEED.replace('"items"', f"{_SELF[:-7]}{_SELF.replace('feed_', 'next_')}"),
    good=FEED.replace(
        '"items"', f'{_SELF[:-7]}"next_url": "https://tide.example/2.json", "items"'
    ),
)
def json_next_url_same(value: Any, context: Context) -> tuple[str, str] | None:
    """A reader that follows it would go round in circles."""
    own = (context.parent.get("feed_url"), context.url)
    if not isinstance(value, str) or uris.iri_fault(value):
        return None
    if not any(isinstance(one, str) and _same(value, one) for one in own):
        return None
    return (
        f"next_url leads back to the feed itself, {quoted(value)}",
        "name the next page, or leave it out on the last",
    )
