"""Authors as sources name them: strings, lists, mappings and objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from feedpub.model import Person
from feedpub.sources.articles.field_map import step

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANGLED: Final = re.compile(r"([^<>]{0,500}?)\s*<([^<>]{0,500})>")
_MAIL_FIRST: Final = re.compile(
    r"([^\s()<>]{1,320}@[^\s()<>]{1,320})\s*\(([^()]{1,500})\)"
)
_WITH_URL: Final = re.compile(r"([^()]{1,500}?)\s*\((https?://[^\s()]{1,2000})\)")
_NAMES: Final = ("name", "display_name", "full_name", "username")
_MAILS: Final = ("email", "mail", "email_address")
_URLS: Final = ("url", "uri", "website", "link", "homepage")


def each_author(value: Any, name: str) -> Iterator[Any]:
    """Yield the authors one by one.

    Text is parted at semicolons, and at commas too under a name in the plural
    (Pelican's `Authors`); a name in the singular may be `Reed, Ada`.
    """
    if isinstance(value, str):
        marks = r"[;,]" if name.casefold().endswith("s") else ";"
        yield from (part.strip() for part in re.split(marks, value) if part.strip())
    elif isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        yield from (each for each in value if each not in (None, "", {}))
    else:
        yield value


def person(value: Any) -> tuple[Person, str]:
    """Return the person and what was left out of the text, if anything was.

    `ValueError` if there is no name, `ModelError` if the e-mail or URL is none.
    """
    if isinstance(value, str):
        return _from_text(value.strip())
    if isinstance(value, Person):
        return value, ""
    name, email, url, avatar = (
        _first(value, names) for names in (_NAMES, _MAILS, _URLS, ("avatar",))
    )
    if not name:
        raise ValueError(f"{_shown(value)} has no name; give one under `name`")
    return Person(name=name, email=email, url=url, avatar=avatar), ""


def _from_text(text: str) -> tuple[Person, str]:
    """Read `Ada Reed <ada@x.example>` and its kin; `<ada>` is a handle, no e-mail."""
    text = " ".join(text.split())
    if match := _MAIL_FIRST.fullmatch(text):
        return Person(name=match[2].strip(), email=match[1]), ""
    if match := _WITH_URL.fullmatch(text):
        return Person(name=match[1], url=match[2]), ""
    match = _ANGLED.fullmatch(text)
    name, inside = (match[1].strip(" \"'"), match[2].strip()) if match else (text, "")
    if not name or (not inside and "@" in name.strip("@") and " " not in name):
        raise ValueError(f"{text!r} has no name; write `Name <name@example.org>`")
    if "@" in inside.strip("@"):
        return Person(name=name, email=inside.removeprefix("mailto:")), ""
    if inside.startswith(("https://", "http://")):
        return Person(name=name, url=inside), ""
    return Person(name=name), f"<{inside}>" if match else ""


def _first(value: Any, names: tuple[str, ...]) -> str | None:
    found = (step(value, name) for name in names)
    return next((each.strip() for each in found if _is_text(each)), None)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}\u2026"
