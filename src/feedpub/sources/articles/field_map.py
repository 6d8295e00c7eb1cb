"""Which of a source's names stands for which of ours, and how to change that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.sources.record import failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST: Final = 1_000
_SCALARS: Final = (str, bytes, int, float, bool, date, time)
_DAY_IN_PATH: Final = r"(?:^|[/_])(\d{4})[-/](\d{2})[-/](\d{2})(?=[-/_.]|$)"

_DEFAULTS: Final = {
    "title": "title,headline,name,subject",
    "url": "url,link,permalink,page_url,web_url",
    "canonical": "canonical_url,canonical,rel_canonical",
    "slug": "slug",
    "id": "id,guid,uuid,_id",
    "published": "published,date,publish_date,date_published,pub_date,published_at,"
    "published_on,published_time,publication_date,date_created,created,created_at,"
    f"created_on,posted,posted_at,pubtime,path~{_DAY_IN_PATH},url~{_DAY_IN_PATH}",
    "updated": "updated,lastmod,modified,last_modified_at,date_modified,updated_at,"
    "modified_at,last_modified,last_updated,updated_on,modified_time,last_update",
    "summary": "description,summary,excerpt,abstract,dek,standfirst,lead",
    "content": "content_html,html,body_html,content,body,article_body",
    "content_text": "content_text,text,plain_text,body_text",
    "content_markdown": "content_markdown,markdown,body_markdown,md",
    "authors": "authors,author,byline,by,creator,dc:creator,writer,taxonomies.authors,"
    "extra.authors,extra.author,params.authors,params.author",
    "contributors": "contributors,contributor",
    "categories": "tags+categories+category+taxonomies.tags+taxonomies.categories,"
    "keywords,topics,topic,labels,subjects,section",
    "enclosures": "enclosures,enclosure,attachments,audio,video",
    "image": "image,cover,cover_image,featured_image,feature_image,thumbnail,"
    "resources.featuredImage.src,resources.featured-image.src,resources.cover.src,"
    "resources.thumbnail.src,images.0,og_image,extra.image",
    "banner_image": "banner_image,banner,hero_image",
    "language": "language,lang,locale,in_language",
    "rights": "rights,copyright",
    "comments_url": "comments_url",
    "external_url": "external_url",
    "draft": "draft,is_draft,published,status",
    "expires": "expiry_date,expires,expires_at,unpublish_date",
    "duration": "duration,itunes_duration,itunes.duration",
    "episode": "episode,episode_number,itunes_episode,itunes.episode",
    "episode_title": "episode_title,itunes_title,itunes.title",
    "episode_type": "episode_type,itunes_episode_type,itunes.episodeType",
    "season": "season,season_number,itunes_season,itunes.season",
    "season_name": "season_name",
    "explicit": "explicit,itunes_explicit,itunes.explicit",
    "block": "block,itunes_block,itunes.block",
    "chapters": "chapters,podcast.chapters",
    "transcripts": "transcripts,transcript,podcast.transcript",
    "persons": "persons,people,podcast.person",
    "hosts": "hosts,host",
    "guests": "guests,guest",
    "soundbites": "soundbites,soundbite",
}

FIELDS: Final = tuple(_DEFAULTS)
"""The names that stand left of the `=` in a mapping."""


class Found(NamedTuple):
    """A value, the source's name for it, and whether a pattern took it out of one."""

    value: Any
    name: str
    by_pattern: bool = False


class Named(NamedTuple):
    """A field under the very name that the source gives it."""

    name: str
    value: Any


class Candidate(NamedTuple):
    """One way to find a field: names to be joined, or a name and a pattern."""

    names: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Finds our fields among a source's names; the first candidate with a value wins.

    Names are compared without regard to case, spaces, hyphens and underscores, and
    dots lead into nested values: `extra.team`, `images.0`, `resources.cover.src`.
    """

    candidates: Mapping[str, tuple[Candidate, ...]]

    @classmethod
    def parse(cls, entries: Iterable[str] | Mapping[str, str] = ()) -> FieldMap:
        r"""Take the usual names, some of them replaced: `published=publishDate`.

        Several candidates are separated by commas, lists are joined with `+`, and
        `published=path~(\d{4})/(\d\d)/(\d\d)` takes a date out of a field, or out of
        the file's `path`, `folder`, `stem` or `file` if there is no such field.
        `SourceError` says what is wrong with an entry.
        """
        if isinstance(entries, Mapping):
            entries = [f"{field}={names}" for field, names in entries.items()]
        chosen = dict(USUAL.candidates)
        for entry in entries:
            field, equals, names = entry.partition("=")
            field = field.strip()
            if not equals or not names.strip():
                raise failed(f"map {entry!r}", "write it as FIELD=NAME")
            if field not in chosen:
                raise failed(
                    f"map {entry!r}", f"{field!r} is none of {', '.join(FIELDS)}"
                )
            chosen[field] = _candidates(names, entry)
        return cls(MappingProxyType(chosen))

    def uses(self, name: str) -> dict[str, bool]:
        """Return the fields that a name may stand for, and whether by what is in it."""
        folded = _fold(name)
        found: dict[str, bool] = {}
        for field, candidates in self.candidates.items():
            paths = [path for each in candidates for path in each.names]
            if depths := [len(path) for path in paths if path[0] == folded]:
                found[field] = max(depths) > 1
        return found

    def find(
        self, field: str, names: Mapping[str, Named], parts: Mapping[str, str]
    ) -> Iterator[Found]:
        """Yield every candidate's value that is not empty, the best one first.

        `names` is what `by_name` makes of a record's fields, and `parts` tells the
        `path`, `folder`, `stem` and `file` that the record came from.
        """
        for paths, pattern in self.candidates[field]:
            if pattern is not None:
                yield from _by_pattern(field, paths[0], pattern, names, parts)
                continue
            full = [found for path in paths if (found := _lookup(names, path))]
            if len(full) == 1:
                yield full[0]
            elif full:
                joined = [each for found in full for each in listed(found.value)]
                yield Found(joined, full[0].name)


def by_name(fields: Mapping[str, object]) -> dict[str, Named]:
    """Index a record's fields by their folded names; the first of two twins counts."""
    names: dict[str, Named] = {}
    for name, value in fields.items():
        names.setdefault(_fold(name), Named(name, value))
    return names


def look_up(names: Mapping[str, Named], dotted: str) -> Any:
    """Return what stands under a dotted name, or None."""
    found = _lookup(names, _path(dotted))
    return found.value if found else None


def step(value: Any, name: str) -> Any:
    """Go one name deeper into a mapping, a list or an object; None if it is not there.

    A name leads into a list by its position, or to the member with that `name`.
    """
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
        folded = _fold(name)
        return next((v for k, v in value.items() if _fold(str(k)) == folded), None)
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        if name.isdecimal():
            return value[int(name)] if int(name) < len(value) else None
        members = (each for each in value if isinstance(each, Mapping))
        return next((each for each in members if each.get("name") == name), None)
    if isinstance(value, _SCALARS) or name.startswith("_"):
        return None
    found = getattr(value, name, None)
    return None if callable(found) else found


def listed(value: Any) -> list[Any]:
    """Return the parts of a list; text is parted at its commas, if it has any."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, (list, tuple, set, frozenset)):
        return (
            sorted(value, key=str) if isinstance(value, (set, frozenset)) else [*value]
        )
    return [value]


def _candidates(names: str, entry: str) -> tuple[Candidate, ...]:
    return tuple(_candidate(each.strip(), entry) for each in _split(names))


def _split(names: str) -> Iterator[str]:
    """Part candidates at commas, but never inside the brackets of a pattern."""
    depth, start, escaped = 0, 0, False
    for at, character in enumerate(names):
        if escaped or character == "\\":
            escaped = not escaped
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == "," and depth <= 0:
            yield names[start:at]
            start = at + 1
    yield names[start:]


def _candidate(text: str, entry: str) -> Candidate:
    name, tilde, pattern = text.partition("~")
    if not tilde:
        return Candidate(tuple(_path(each) for each in text.split("+")))
    try:
        return Candidate((_path(name),), re.compile(pattern))
    except re.error as fault:
        raise failed(
            f"map {entry!r}", f"the pattern {pattern!r} is broken: {fault}"
        ) from None


def _path(name: str) -> tuple[str, ...]:
    """Part a dotted name; its first part is folded, as the fields are."""
    first, *rest = name.strip().split(".")
    return (_fold(first), *rest)


def _by_pattern(
    field: str,
    path: tuple[str, ...],
    pattern: re.Pattern[str],
    names: Mapping[str, Named],
    parts: Mapping[str, str],
) -> Iterator[Found]:
    """Take a value out of a field, or out of the file's place."""
    top = _lookup(names, path)
    name = top.name if top else path[0]
    for text in (top and top.value, parts.get(path[0])):
        if not isinstance(text, str) or len(text) > _LONGEST:
            continue
        match = pattern.search(text)
        value = _taken(field, match) if match else None
        if value:
            yield Found(value, name, by_pattern=True)


def _taken(field: str, match: re.Match[str]) -> str | None:
    """Put year, month and day together, or take the one group that is meant."""
    named = match.groupdict()
    if {"year", "month", "day"} <= named.keys():
        return "-".join((named["year"], named["month"], named["day"]))
    if field in named:
        return named[field]
    groups = match.groups()
    if field in {"published", "updated", "expires"} and len(groups) >= 3:
        return "-".join(str(group) for group in groups[:3])
    return groups[0] if groups else match[0]


def _lookup(names: Mapping[str, Named], path: tuple[str, ...]) -> Found | None:
    """Follow a dotted name to a value that is not empty."""
    top = names.get(path[0])
    if top is None:
        return None
    value = top.value
    for name in path[1:]:
        value = step(value, name)
    return None if _is_empty(value) else Found(value, top.name)


def _fold(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


def _is_empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value in ([], {}, ())


USUAL: Final = FieldMap(
    MappingProxyType(
        {field: _candidates(names, field) for field, names in _DEFAULTS.items()}
    )
)
"""The names that Hugo, Jekyll, Zola, Pelican, Eleventy and databases use."""
