"""JSON Feed: what the feed itself says, its authors and its hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import values
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.json.members import AUTHORS
from feedpub.validator.rules.json.shells import FEED, HUBS, TOP, VERSIONS
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context

_HOME: Final = '"home_page_url": "https://tide.example/", "items"'
_SELF: Final = '"feed_url": "https://tide.example/feed.json", "items"'


@rule(
    "json-version-missing",
    level=Level.ERROR,
    on="$",
    summary="A JSON Feed must say its version.",
    spec=TOP,
    bad=FEED.replace('"version": "https://jsonfeed.org/version/1.1", ', ""),
    good=FEED,
)
def json_version_missing(feed: Any) -> tuple[str, str] | None:
    """By the version a reader tells a feed from other JSON."""
    if "version" in feed:
        return None
    return "there is no version", f'begin with "version": "{VERSIONS[0]}"'


@rule(
    "json-version-unknown",
    level=Level.ERROR,
    on="$.version",
    summary="The version must be the URL of JSON Feed 1.1 or 1.",
    spec=TOP,
    bad=FEED.replace("https://jsonfeed.org/version/1.1", "1.1"),
    good=FEED,
)
def json_version_unknown(version: Any) -> tuple[str, str] | None:
    """Readers compare the whole URL."""
    if not isinstance(version, str) or version in VERSIONS:
        return None
    old = version.strip().rstrip("/").endswith(("version/1", "version/1.0"))
    return (
        f"{quoted(version)} is no version of JSON Feed",
        f'write "{VERSIONS[1 if old else 0]}"',
    )


@rule(
    "json-version-not-first",
    level=Level.WARNING,
    on="$",
    summary="The version should be the first member.",
    spec=TOP,
    bad=f'{{"title": "Tides", "version": "{VERSIONS[0]}", "items": []}}',
    good=FEED,
)
def json_version_not_first(feed: Any) -> Fault | None:
    """There a program finds it without reading the whole feed."""
    if "version" not in feed or next(iter(feed)) == "version":
        return None
    fix = "move it to the top"
    return Fault("the version is not the first member", fix, "version")


@rule(
    "json-title-missing",
    level=Level.ERROR,
    on="$",
    summary="A JSON Feed must have a title.",
    spec=TOP,
    bad=FEED.replace('"title": "Tides", ', ""),
    good=FEED,
)
def json_title_missing(feed: Any) -> tuple[str, str] | None:
    """The title is the name under which readers list the feed."""
    if "title" in feed:
        return None
    return "there is no title", "add the site's name as title"


@rule(
    "json-text-blank",
    level=Level.WARNING,
    on=("$.title", "$.items[].tags[]", *(f"{place}.name" for place in AUTHORS)),
    summary="A title, a tag or a name should not be blank.",
    spec=TOP,
    bad=FEED.replace('"Tides"', '" "'),
    good=FEED,
)
def json_text_blank(value: Any, context: Context) -> tuple[str, str] | None:
    """A reader shows an empty line that nobody can click."""
    if value != "" and (not isinstance(value, str) or context.text):
        return None
    if context.holder == "title":
        return "the title is blank", "write the site's name"
    what = "a tag" if context.holder == "tags" else "the name"
    return f"{what} is blank", "leave it out if there is none"


@rule(
    "json-items-missing",
    level=Level.ERROR,
    on="$",
    summary="A JSON Feed must have items, if only an empty array.",
    spec=TOP,
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Tides"}',
    good=FEED,
)
def json_items_missing(feed: Any) -> tuple[str, str] | None:
    """Readers iterate over it without asking."""
    return None if "items" in feed else ("there are no items", 'add "items": []')


@rule(
    "json-home-page-missing",
    level=Level.WARNING,
    on="$",
    summary="A feed on the web names its home page.",
    spec=TOP,
    bad=FEED,
    good=FEED.replace('"items"', _HOME),
    profile="best-practice",
)
def json_home_page_missing(feed: Any) -> tuple[str, str] | None:
    """A reader's link to the site goes there, and it looks for icons there."""
    if "home_page_url" in feed:
        return None
    return "there is no home_page_url", 'add "home_page_url" with the site\'s address'


@rule(
    "json-feed-url-missing",
    level=Level.WARNING,
    on="$",
    summary="A feed on the web names its own address.",
    spec=TOP,
    bad=FEED,
    good=FEED.replace('"items"', _SELF),
    profile="best-practice",
)
def json_feed_url_missing(feed: Any, context: Context) -> tuple[str, str] | None:
    """It is the feed's identity, and what a copy of it can be subscribed by."""
    if "feed_url" in feed:
        return None
    href = context.url or "https://..."
    return "there is no feed_url", f'add "feed_url": "{href}"'


@rule(
    "json-language-invalid",
    level=Level.ERROR,
    on=("$.language", "$.items[].language"),
    summary="The language must be a tag of RFC 5646, such as en or pt-BR.",
    spec=TOP,
    bad=FEED.replace('"items"', '"language": "english", "items"'),
    good=FEED.replace('"items"', '"language": "en", "items"'),
)
def json_language_invalid(value: Any) -> Judgement | None:
    """Readers choose a voice and fonts by it."""
    return (
        judged(value, values.language_fault(value)) if isinstance(value, str) else None
    )


@rule(
    "json-author-empty",
    level=Level.ERROR,
    on=AUTHORS,
    summary="An author must have a name, a url or an avatar.",
    spec=TOP,
    bad=FEED.replace('"items"', '"authors": [{}], "items"'),
    good=FEED.replace('"items"', '"authors": [{"name": "Ada"}], "items"'),
)
def json_author_empty(author: Any) -> tuple[str, str] | None:
    """All three are optional, but at least one must be there."""
    if not isinstance(author, dict) or author.keys() & {"name", "url", "avatar"}:
        return None
    fix = "add a name, or leave the author out"
    return "the author has neither name, url nor avatar", fix


@rule(
    "json-hub-incomplete",
    level=Level.ERROR,
    on="$.hubs[]",
    summary="A hub must have a type and a url.",
    spec=TOP,
    bad=FEED.replace('"items"', '"hubs": [{"url": "https://hub.example/"}], "items"'),
    good=FEED.replace(
        '"items"',
        '"hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "items"',
    ),
)
def json_hub_incomplete(hub: Any) -> tuple[str, str] | None:
    """A reader must know how to talk to the hub, and where it is."""
    if not isinstance(hub, dict):
        return None
    missing = tuple(name for name in ("type", "url") if name not in hub)
    if not missing:
        return None
    fix = 'add "type": "WebSub"' if missing == ("type",) else "add the hub's address"
    return f"the hub has no {listed(missing, 'and')}", fix


@rule(
    "json-hub-type-unknown",
    level=Level.NOTE,
    on="$.hubs[].type",
    summary="Readers know hubs of the types WebSub and rssCloud.",
    spec=HUBS,
    bad='"type": "pubsubhubbub"',
    good='"type": "WebSub"',
    profile="best-practice",
)
def json_hub_type_unknown(value: Any) -> tuple[str, str] | None:
    """A reader that does not know the protocol cannot subscribe."""
    if not isinstance(value, str) or value in ("WebSub", "rssCloud"):
        return None
    fix = 'write "WebSub", or "rssCloud"'
    return f"{quoted(value)} is no type of hub that readers know", fix


@rule(
    "json-hub-without-feed-url",
    level=Level.WARNING,
    on="$",
    summary="A feed with a WebSub hub names its own address.",
    spec=HUBS,
    bad=FEED.replace(
        '"items"',
        '"hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "items"',
    ),
    good=FEED.replace(
        '"items"',
        f'"hubs": [{{"type": "WebSub", "url": "https://hub.example/"}}], {_SELF}',
    ),
    profile="best-practice",
)
def json_hub_without_feed_url(feed: Any) -> Iterator[Fault]:
    """The hub knows the feed by its feed_url, which is the topic to subscribe to."""
    hubs = feed.get("hubs")
    if "feed_url" in feed or not isinstance(hubs, list):
        return
    if any(isinstance(hub, dict) and hub.get("type") == "WebSub" for hub in hubs):
        fix = 'add "feed_url" with the address the hub knows'
        yield Fault("there is a WebSub hub, but no feed_url", fix, "hubs")
