"""What each object of a JSON Feed may have: names, types, and keys of its own."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.json.shells import FEED, TOP
from feedpub.validator.rules.json.vocabulary import KINDS, NUMBER, Kind
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.context import Context

EXTENSIONS: Final = f"{specs.JSON_FEED}#extensions-a-name-extensions-a"
AUTHORS: Final = ("$.authors[]", "$.author", "$.items[].authors[]", "$.items[].author")
_ELEMENTS: Final = (
    *("$.items[]", "$.authors[]", "$.items[].authors[]", "$.hubs[]"),
    "$.items[].attachments[]",
)
_OBJECTS: Final = ("$", *_ELEMENTS, "$.author", "$.items[].author")
_LONGEST: Final = 20
_NAMES: Final[Mapping[type, str]] = {
    str: "a string",
    list: "an array",
    dict: "an object",
    bool: "true or false",
    NUMBER: "a number",
}


def kind_of(context: Context) -> Kind:
    """Give the kind of the object that the walk is at."""
    return KINDS["authors" if context.holder == "author" else context.holder]


@rule(
    "json-type-wrong",
    level=Level.ERROR,
    on=(*_OBJECTS, "$.items[].tags[]"),
    summary="Each value must have the type that JSON Feed gives it.",
    spec=TOP,
    bad=FEED.replace('"Tides"', "null"),
    good=FEED,
)
def json_type_wrong(value: Any, context: Context) -> Iterator[Fault] | Fault | None:
    """Readers in typed languages refuse the whole feed."""
    if context.holder == "tags":
        return None if isinstance(value, str) else _mistyped("a tag", value, str)
    if not isinstance(value, dict):
        return None
    types = kind_of(context).types
    wrong = [
        name
        for name, member in value.items()
        if type(member) is not types.get(name, type(member))
    ]
    return _wrong(value, wrong, types) if wrong else None


def _wrong(
    value: dict[str, Any], names: list[str], types: Mapping[str, type]
) -> Iterator[Fault]:
    for name in names:
        member = value[name]
        if name == "id" or (types[name] is NUMBER and type(member) is int):
            continue
        yield _mistyped(name, member, types[name])._replace(at=name)


def _mistyped(name: str, value: object, wanted: type) -> Fault:
    message = f"{name} is {described(value)}, not {_NAMES[wanted]}"
    leave = f"write {_NAMES[wanted]}, or leave it out where it may be missing"
    return Fault(message, _conversion(value, wanted) or leave)


def described(value: object) -> str:
    """Name a JSON value's type as people say it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "an array"
    return f"the string {quoted(value)}" if isinstance(value, str) else _number(value)


def _number(value: object) -> str:
    written = repr(value)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


def _conversion(value: object, wanted: type) -> str | None:
    """Say how the same value is written in the wanted type, where that is plain."""
    if value is None or value == "":
        return None
    if wanted is list:
        return "put it in brackets: [...]" if isinstance(value, (str, dict)) else None
    if wanted is dict and isinstance(value, str):
        return f'write {{"name": "{value[:60]}"}}'
    if wanted is str and type(value) in (int, float):
        return f'write it in quotes: "{_number(value)}"'
    if isinstance(value, str) and wanted in (bool, NUMBER):
        return "write it without quotes"
    return None


@rule(
    "json-not-object",
    level=Level.ERROR,
    on=_ELEMENTS,
    summary="Items, authors, hubs and attachments must be objects.",
    spec=TOP,
    bad=FEED.replace('"items"', '"authors": ["Ada"], "items"'),
    good=FEED.replace('"items"', '"authors": [{"name": "Ada"}], "items"'),
)
def json_not_object(value: Any, context: Context) -> tuple[str, str | None] | None:
    """A reader looks for members, and finds none."""
    if isinstance(value, dict):
        return None
    fix = f'write {{"name": "{value[:60]}"}}' if isinstance(value, str) else None
    told = fix if context.holder == "authors" else None
    return f"this is {described(value)}, not {kind_of(context).name}", told


@rule(
    "json-member-unknown",
    level=Level.ERROR,
    on=_OBJECTS,
    summary="A member that JSON Feed does not define must start with an underscore.",
    spec=EXTENSIONS,
    bad=FEED.replace('"items"', '"link": "https://tide.example/", "items"'),
    good=FEED.replace('"items"', '"_link": {"href": "/"}, "items"'),
)
def json_member_unknown(value: Any, context: Context) -> Iterator[Fault] | None:
    """Other names are kept for later versions of JSON Feed."""
    if not isinstance(value, dict):
        return None
    kind = kind_of(context)
    if value.keys() <= kind.types.keys():
        return None
    return _unknown(value, kind)


def _unknown(value: dict[str, Any], kind: Kind) -> Iterator[Fault]:
    for name in value:
        if name in kind.types or name.startswith("_"):
            continue
        message = f"JSON Feed has no member {quoted(name)} in {kind.name}"
        meant = _meant(name, kind)
        fix = f'write "{meant}"' if meant else f'rename it to "_{name[:60]}"'
        if meant is None:
            fix += " if it is an extension of yours, and make it an object"
        elif name == "email":
            fix = 'write the address as "url": "mailto:..."'
        yield Fault(message, fix, name)


def _meant(name: str, kind: Kind) -> str | None:
    """Guess the member that was meant: another format's, or one misspelt."""
    plain = _plain(name[:60])
    known = {_plain(one): one for one in (*kind.types, *kind.meant)}
    near = difflib.get_close_matches(plain, known, n=1, cutoff=0.8)
    found = known[near[0]] if near else None
    return kind.meant.get(found, found) if found else None


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


@rule(
    "json-member-too-new",
    level=Level.WARNING,
    on="$",
    summary="Members of version 1.1 should not be in a feed of version 1.",
    spec=f"{specs.JSON_FEED}#changes-a-name-changes-a",
    bad=FEED.replace("version/1.1", "version/1").replace(
        '"items"', '"language": "en", "items"'
    ),
    good=FEED.replace('"items"', '"language": "en", "items"'),
)
def json_member_too_new(feed: Any) -> Iterator[Fault] | None:
    """A reader that knows version 1 only passes over them."""
    if feed.get("version") != "https://jsonfeed.org/version/1":
        return None
    return _too_new(feed)


def _too_new(feed: dict[str, Any]) -> Iterator[Fault]:
    items = feed.get("items")
    inside = items if isinstance(items, list) else []
    fix = 'write "version": "https://jsonfeed.org/version/1.1"'
    for name in ("authors", "language"):
        if name in feed:
            message = f"the version is 1, but {name} came with 1.1"
            yield Fault(message, fix, name)
        elif any(isinstance(item, dict) and name in item for item in inside):
            message = f"the version is 1, but the items' {name} came with 1.1"
            yield Fault(message, fix, "items")


@rule(
    "json-author-deprecated",
    level=Level.NOTE,
    on=("$", "$.items[]"),
    summary="Version 1.1 has authors in place of author.",
    spec=f"{specs.JSON_FEED}#deprecations-a-name-deprecations-a",
    bad=FEED.replace('"items"', '"author": {"name": "Ada"}, "items"'),
    good=FEED.replace('"items"', '"authors": [{"name": "Ada"}], "items"'),
    profile="best-practice",
)
def json_author_deprecated(value: Any, context: Context) -> Fault | None:
    """Both may be there, for old readers; new ones look at authors first."""
    if not isinstance(value, dict) or "author" not in value or "authors" in value:
        return None
    if context.document.value.get("version") == "https://jsonfeed.org/version/1":
        return None
    fix = 'write "authors": [...] with the same object in it'
    return Fault("author is deprecated since version 1.1", fix, "author")


@rule(
    "json-extension-invalid",
    level=Level.ERROR,
    on=_OBJECTS,
    summary="An extension is an object, its name an underscore and a letter first.",
    spec=EXTENSIONS,
    bad=FEED.replace('"items"', '"_tide.level": {"metres": 4}, "items"'),
    good=FEED.replace('"items"', '"_tide": {"metres": 4}, "items"'),
)
def json_extension_invalid(value: Any, context: Context) -> Iterator[Fault] | None:
    """By its form a reader tells an extension from a member that it does not know."""
    if not isinstance(value, dict) or value.keys() <= kind_of(context).types.keys():
        return None
    return _extensions(value)


def _extensions(value: dict[str, Any]) -> Iterator[Fault]:
    for name, extension in value.items():
        if not name.startswith("_"):
            continue
        if "." in name or not name[1:2].isalpha():
            message = f"{quoted(name)} cannot be an extension's name"
            fix = "write an underscore, a letter, and no full stop"
            yield Fault(message, fix, name)
        if not isinstance(extension, dict):
            message = f"the extension {quoted(name)} is {described(extension)}"
            fix = 'make it an object: {"value": ...}'
            yield Fault(f"{message}, not an object", fix, name)
            continue
        wrong = tuple(quoted(key) for key in extension if "." in key or key[:1] == "_")
        if wrong:
            message = f"the extension {quoted(name)} has the member {listed(wrong[:3])}"
            fix = "write no underscore first, and no full stop"
            yield Fault(message, fix, name)


@rule(
    "json-extension-about-missing",
    level=Level.NOTE,
    on="$",
    summary="An extension says once what it is about.",
    spec=EXTENSIONS,
    bad=FEED.replace('"items"', '"_tide": {"metres": 4}, "items"'),
    good=FEED.replace(
        '"items"',
        '"_tide": {"about": "https://tide.example/about", "metres": 4}, "items"',
    ),
    profile="best-practice",
)
def json_extension_about_missing(feed: Any) -> Iterator[Fault]:
    """It is for people who look at the feed and wonder what the member is."""
    items = feed.get("items")
    objects = [feed, *(items if isinstance(items, list) else ())]
    first: dict[str, str] = {}
    told: set[str] = set()
    for value in (one for one in objects if isinstance(one, dict)):
        for name, extension in value.items():
            if name.startswith("_") and isinstance(extension, dict):
                first.setdefault(name, name if value is feed else "items")
                told.update({name} if "about" in extension else ())
    for name, at in first.items():
        if name not in told:
            fix = 'add "about" with the address of its description'
            yield Fault(f"no {quoted(name)} says what it is about", fix, at)
