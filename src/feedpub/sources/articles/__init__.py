"""From a record to an article: each field found, cleaned, and read as what it means."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.errors import ModelError, Problem
from feedpub.model import Article, Category
from feedpub.model.measuring import type_of_name
from feedpub.sources.articles import addresses, beside, contents, media, people
from feedpub.sources.articles.field_map import listed, look_up, step
from feedpub.sources.articles.reading import Reading, truth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from feedpub.model import Enclosure, Image, Person
    from feedpub.model.extensions import Extension
    from feedpub.sources.articles.field_map import Found
    from feedpub.sources.articles.location import Place
    from feedpub.sources.options import SourceOptions
    from feedpub.sources.record import Record

_DRAFT: Final = frozenset({"draft", "hidden", "private", "pending", "unpublished"})
_NOTHING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_SECTION: Final = "section"
_SPACED: Final = frozenset({"categories", "tags"})
_DATES: Final = ("published", "updated")
_UNDATED: Final = (
    "is missing; give a `date` such as 2026-03-01, "
    "or name the field that has it (--map published=NAME)"
)
_MISSED_TOO: Final = {
    "url": ("id", "content"),
    "published": ("updated",),
    "updated": ("published",),
}


class Built(NamedTuple):
    """What became of a record; `fate` is `draft`, `future`, `expired` or empty."""

    article: Article | None = None
    fate: str = ""
    names: tuple[str, ...] = ()
    """The id and the address that an article with a fate would have."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    kept: Mapping[str, tuple[str, ...]] = _NOTHING


def build(
    record: Record, options: SourceOptions, place: Place, folder: Path | None = None
) -> Built:
    """Make an article of a record, or say everything that is in the way.

    Media files that lie in `folder`, beside the article, are measured.
    """
    if folder is not None and "_posts" in (*folder.parts, *place.path.split("/")):
        record = _as_jekyll_has_it(record)
    reading = Reading(record, options, place, folder)
    published, updated = reading.moment("published"), reading.moment("updated")
    if fate := _fate(reading, published or updated):
        return Built(fate=fate, names=_names(reading, published or updated))
    kept = {name: _kept(reading, name) for name in options.keep}
    article = _article(reading, published, updated)
    return Built(article, problems=reading.told(), notes=reading.notes, kept=kept)


def _kept(reading: Reading, name: str) -> tuple[str, ...]:
    """Give the words of a field, or the section that the folder is (as in Hugo)."""
    value = look_up(reading.names, name)
    if value is None and name == _SECTION:
        value = reading.place.section
    words = (
        reading.attempt(name, lambda one: _word(reading, one), each)
        for each in listed(value)
        if each is not None
    )
    return tuple(dict.fromkeys(word for word in words if word))


def _as_jekyll_has_it(record: Record) -> Record:
    """Part `categories: jekyll update` at its spaces, as Jekyll does in `_posts`."""
    lists = {
        name: value.split()
        for name, value in record.fields.items()
        if name in _SPACED and isinstance(value, str) and "," not in value
    }
    return replace(record, fields={**record.fields, **lists}) if lists else record


def _is_draft(reading: Reading) -> bool:
    if "_drafts" in reading.place.path.split("/"):
        return True
    return any(_means_draft(found) for found in reading.found("draft"))


def _means_draft(found: Found) -> bool:
    """Read `draft: true`, `published: false` and `status: draft`."""
    says = truth(found.value)
    if found.name.casefold().endswith(("published", "public")):
        return says is False or found.value == 0
    if isinstance(found.value, str) and found.value.strip().lower() in _DRAFT:
        return True
    return says is True or found.value in (1, "1")


def _fate(reading: Reading, when: datetime | None) -> str:
    if _is_draft(reading):
        return "draft"
    now = reading.options.now
    if now is None:
        return ""
    if when is not None and when > now:
        return "future"
    expires = reading.moment("expires")
    return "expired" if expires is not None and expires <= now else ""


def _names(reading: Reading, when: datetime | None) -> tuple[str, ...]:
    """Say what an article was known by if it was published once."""
    url = addresses.url(reading, when)
    return tuple(str(one) for one in (addresses.identifier(reading, url), url) if one)


def _article(
    reading: Reading, published: datetime | None, updated: datetime | None
) -> Article | None:
    """Put the fields together; the model has the last word."""
    url = addresses.url(reading, published or updated)
    if published is None and updated is None and not reading.failed(*_DATES):
        reading.fail("published", _UNDATED)
    values = _texts(reading, url) | _lists(reading, url)
    if reading.options.episodes is not None:
        values["extensions"] = _extensions(reading, url, values)
    try:
        article = Article(url=url, published=published, updated=updated, **values)
    except ModelError as error:
        reading.fail_all(_news(error, {problem.field for problem in reading.problems}))
    return None if reading.problems else article


def _texts(reading: Reading, url: str | None) -> dict[str, Any]:
    def address(value: Any) -> str:
        return reading.absolute(value, url)

    content, content_text = contents.content(reading, url)
    return {
        "id": addresses.identifier(reading, url),
        "title": reading.text("title"),
        "summary": reading.text("summary"),
        "content": content,
        "content_text": content_text,
        "language": (reading.text("language") or "").replace("_", "-") or None,
        "rights": reading.text("rights"),
        "comments_url": reading.read("comments_url", address),
        "external_url": reading.read("external_url", address),
    }


def _lists(reading: Reading, url: str | None) -> dict[str, Any]:
    return {
        "authors": _people(reading, "authors"),
        "contributors": _people(reading, "contributors"),
        "categories": _categories(reading),
        "enclosures": _enclosures(reading, url),
        "links": addresses.canonical(reading, url),
        "image": _image(reading, "image", url),
        "banner_image": _image(reading, "banner_image", url),
    }


def _extensions(
    reading: Reading, url: str | None, values: dict[str, Any]
) -> tuple[Extension, ...]:
    from feedpub.sources.articles import episodes  # noqa: PLC0415 - for podcasts only

    return episodes.extensions(reading, url, values["enclosures"], values["image"])


def _news(error: ModelError, told: set[str]) -> ModelError:
    """Leave out what the model misses only because it could not be read."""
    told = told.union(*(_MISSED_TOO.get(field, ()) for field in told))
    return ModelError(
        problem for problem in error.problems if problem.field not in told
    )


def _people(reading: Reading, field: str) -> tuple[Person, ...]:
    found = reading.first(field)
    if found is None:
        return ()
    written = people.each_author(found.value, found.name)
    each = [
        reading.attempt(field, lambda one: _person(reading, one), w) for w in written
    ]
    return tuple(dict.fromkeys(person for person in each if person is not None))


def _person(reading: Reading, value: Any) -> Person:
    person, left_out = people.person(
        reading.line(value) if isinstance(value, (str, int)) else value
    )
    if left_out:
        reading.note(f"left out {left_out} after {person.name!r}, which is no e-mail")
    return person


def _categories(reading: Reading) -> tuple[Category, ...]:
    found = reading.first("categories")
    if found is None:
        return ()
    values = [value for value in listed(found.value) if value not in (None, "", {})]
    each = [
        reading.attempt("categories", lambda one: _category(reading, one), value)
        for value in values
    ]
    return tuple(dict.fromkeys(category for category in each if category is not None))


def _category(reading: Reading, value: Any) -> Category:
    return Category(term=_word(reading, value))


def _word(reading: Reading, value: Any) -> str:
    """Read a word, or a mapping with a term or a name, as databases and JSON have."""
    if not hasattr(value, "get") and not hasattr(value, "__dict__"):
        return reading.line(value)
    words = (step(value, name) for name in ("term", "name", "title", "label", "slug"))
    term = next(
        (word for word in words if isinstance(word, str) and word.strip()), None
    )
    if term is None:
        raise ValueError(f"{str(value)[:80]!r} has no name; give one under `name`")
    return reading.line(term)


def _image(reading: Reading, field: str, url: str | None) -> Image | None:
    found = reading.first(field)
    if found is not None and truth(found.value) is not None:
        reading.note(f"{found.name} {found.value!r} is no picture, so it is left out")
        return None
    return reading.read(field, lambda value: _picture(reading, value, url))


def _picture(reading: Reading, value: Any, url: str | None) -> Image:
    if reading.options.episodes is not None:
        from feedpub.sources.articles import assets  # noqa: PLC0415 - for podcasts only

        return assets.image(reading, value, url)
    return media.image(
        value, lambda ref: reading.absolute(ref, url), partial(beside.pixels, reading)
    )


def _enclosures(reading: Reading, url: str | None) -> tuple[Enclosure, ...]:
    found = reading.first("enclosures")
    if found is None:
        return ()
    if reading.options.episodes is None and _is_player(found):
        reading.note(
            f"{found.name} {found.value!r} is no media file, so it is left out"
        )
        return ()
    several = isinstance(found.value, (list, tuple))
    each = [
        reading.attempt("enclosures", lambda one: _enclosure(reading, one, url), value)
        for value in (found.value if several else [found.value])
    ]
    return tuple(enclosure for enclosure in each if enclosure is not None)


def _is_player(found: Found) -> bool:
    """Tell `video: dQw4w9WgXcQ` and `audio: true`, meant for a theme, from files."""
    if found.name.casefold() not in {"audio", "video"}:
        return False
    value = found.value
    return not isinstance(value, (dict, list)) and type_of_name(str(value)) is None


def _enclosure(reading: Reading, value: Any, url: str | None) -> Enclosure:
    if reading.options.episodes is not None:
        from feedpub.sources.articles import assets  # noqa: PLC0415 - for podcasts only

        return assets.enclosure(reading, value, url)
    return media.enclosure(
        value,
        lambda ref: reading.absolute(ref, url),
        partial(beside.recording, reading),
    )
