"""JSON Feed: the top level, authors, hubs and the types of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context

TOP: Final = f"{specs.JSON_FEED}#top-level-a-name-top-level-a"
VERSIONS: Final = (
    "https://jsonfeed.org/version/1.1",
    "https://jsonfeed.org/version/1",
)
FEED: Final = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": '
    '[{"id": "https://tide.example/neap/", "content_text": "Twice a month."}]}'
)


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
    return f"{quoted(version)} is no version of JSON Feed", f'write "{VERSIONS[0]}"'


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


_FEED_TEXTS: Final = [
    *("version", "title", "home_page_url", "feed_url", "description", "user_comment"),
    *("next_url", "icon", "favicon", "language"),
]
_ITEM_TEXTS: Final = [
    *("url", "external_url", "title", "content_html", "content_text", "summary"),
    *("image", "banner_image", "date_published", "date_modified", "language"),
]
_TYPES: Final[dict[str, tuple[type | tuple[type, ...], str]]] = {
    "items": (list, "an array"),
    "authors": (list, "an array"),
    "hubs": (list, "an array"),
    "tags": (list, "an array"),
    "attachments": (list, "an array"),
    "author": (dict, "an object"),
    "expired": (bool, "true or false"),
    "size_in_bytes": ((int, float), "a number"),
    "duration_in_seconds": ((int, float), "a number"),
}
_TYPED: Final = (
    *(f"$.{name}" for name in (*_FEED_TEXTS, "expired", "items", "hubs", "author")),
    *(f"$.items[].{name}" for name in (*_ITEM_TEXTS, "tags", "attachments", "author")),
    *("$.authors", "$.items[].authors", "$.items[].tags[]"),
    *(f"$..authors[].{name}" for name in ("name", "url", "avatar")),
    *(f"$..author.{name}" for name in ("name", "url", "avatar")),
    *("$.hubs[].type", "$.hubs[].url"),
    *(f"$..attachments[].{name}" for name in ("url", "mime_type", "title")),
    *("$..attachments[].size_in_bytes", "$..attachments[].duration_in_seconds"),
)


@rule(
    "json-type-wrong",
    level=Level.ERROR,
    on=_TYPED,
    summary="Each value must have the type that JSON Feed gives it.",
    spec=TOP,
    bad=FEED.replace('"Tides"', "null"),
    good=FEED,
)
def json_type_wrong(value: Any, context: Context) -> tuple[str, str] | None:
    """Readers in typed languages refuse the whole feed."""
    wanted, name = _TYPES.get(str(context.key), (str, "a string"))
    is_bool = isinstance(value, bool)
    if isinstance(value, wanted) and (not is_bool or wanted is bool):
        return None
    member = context.key if isinstance(context.key, str) else "it"
    return f"{member} is {_kind(value)}, not {name}", f"write {name}, or leave it out"


def _kind(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "an array"
    return "a string" if isinstance(value, str) else "a number"


_OBJECTS: Final = (
    "$.items[]",
    "$.authors[]",
    "$.items[].authors[]",
    "$.hubs[]",
    "$.items[].attachments[]",
)


@rule(
    "json-not-object",
    level=Level.ERROR,
    on=_OBJECTS,
    summary="Items, authors, hubs and attachments must be objects.",
    spec=TOP,
    bad=FEED.replace('"items"', '"authors": ["Ada"], "items"'),
    good=FEED.replace('"items"', '"authors": [{"name": "Ada"}], "items"'),
)
def json_not_object(value: Any) -> str | None:
    """A reader looks for members, and finds none."""
    return None if isinstance(value, dict) else f"this is {_kind(value)}, not an object"


@rule(
    "json-url-invalid",
    level=Level.ERROR,
    on=(
        *("$.home_page_url", "$.feed_url", "$.next_url", "$.icon", "$.favicon"),
        *("$.items[].url", "$.items[].external_url", "$.items[].image"),
        *("$.items[].banner_image", "$..attachments[].url", "$..hubs[].url"),
        *("$..authors[].url", "$..authors[].avatar", "$..author.url"),
    ),
    summary="A URL must be absolute.",
    spec=TOP,
    bad=FEED.replace('"items"', '"home_page_url": "/", "items"'),
    good=FEED.replace('"items"', '"home_page_url": "https://tide.example/", "items"'),
)
def json_url_invalid(value: Any) -> Judgement | None:
    """There is no base that a relative URL could be resolved against."""
    return judged(value, uris.iri_fault(value)) if isinstance(value, str) else None


@rule(
    "json-author-empty",
    level=Level.ERROR,
    on=("$..authors[]", "$..author"),
    summary="An author must have a name, a url or an avatar.",
    spec=TOP,
    bad=FEED.replace('"items"', '"authors": [{}], "items"'),
    good=FEED.replace('"items"', '"authors": [{"name": "Ada"}], "items"'),
)
def json_author_empty(author: Any) -> str | None:
    """All three are optional, but at least one must be there."""
    if not isinstance(author, dict) or author.keys() & {"name", "url", "avatar"}:
        return None
    return "the author has neither name, url nor avatar"


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
def json_hub_incomplete(hub: Any) -> str | None:
    """A reader must know how to talk to the hub, and where it is."""
    if not isinstance(hub, dict):
        return None
    missing = tuple(name for name in ("type", "url") if name not in hub)
    return f"the hub has no {listed(missing, 'and')}" if missing else None


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


_FEED_NAMES: Final = frozenset(
    (*_FEED_TEXTS, "author", "authors", "expired", "hubs", "items")
)
_ITEM_NAMES: Final = frozenset(
    (*_ITEM_TEXTS, "id", "author", "authors", "tags", "attachments")
)


@rule(
    "json-member-unknown",
    level=Level.ERROR,
    on=("$.*", "$.items[].*"),
    summary="A member that JSON Feed does not define must start with an underscore.",
    spec=f"{specs.JSON_FEED}#extensions-a-name-extensions-a",
    bad=FEED.replace('"items"', '"link": "https://tide.example/", "items"'),
    good=FEED.replace('"items"', '"_link": {"href": "/"}, "items"'),
)
def json_member_unknown(_: Any, context: Context) -> Fault | None:
    """Other names are kept for later versions of JSON Feed."""
    name = str(context.key)
    known = _FEED_NAMES if context.parent is context.document.value else _ITEM_NAMES
    if name in known or name.startswith("_"):
        return None
    return Fault(
        f"JSON Feed has no member {quoted(name)} here",
        f'rename it to "_{name}" if it is an extension of yours',
    )
