"""What a podcast says of itself, made of the table `[podcast]` of a configuration.

Episodes say the rest in their own front matter. What needs more than this, such as
value for value, is said in Python, with the classes of `feedpub.namespaces`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from feedpub import uris
from feedpub.errors import ConfigError, ModelError, Problem, SourceError
from feedpub.extras import MissingExtraError
from feedpub.model import measuring
from feedpub.namespaces import itunes
from feedpub.namespaces import podcast as tags
from feedpub.publisher.podcast_config import Owner
from feedpub.sources import EpisodeOptions, Note
from feedpub.sources.articles import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedpub.model import Person
    from feedpub.model.extensions import Extension
    from feedpub.publisher.podcast_config import Podcast
    from feedpub.sources.options import Measuring

SECTION: Final = "podcast"

_ARTWORK: Final = range(1400, 3001)


class Show(NamedTuple):
    """What goes into the feed, and what there is to say about it."""

    extensions: tuple[Extension, ...] = ()
    notes: tuple[Note, ...] = ()


def episode_options(podcast: Podcast) -> EpisodeOptions:
    """Say where the files of episodes are; `ConfigError` if that cannot be."""
    media, url = podcast.media, podcast.media_url
    if url is not None and (fault := uris.url_fault(url)):
        raise _wrong("media_url", f"{url!r}: {fault}")
    if url is not None and ("?" in url or "#" in url):
        raise _wrong("media_url", f"{url!r} is no folder; leave out the ? or #")
    if media is not None and not Path(media).is_dir():
        raise _wrong(
            "media", f"there is no folder {media!r}; make it, or mend the path"
        )
    if media is not None and url is None:
        example = '"https://example.org/media/"'
        message = f"is missing; say where {media!r} will be on the web, as {example}"
        raise _wrong("media_url", message)
    return EpisodeOptions(media=Path(media) if media else None, media_url=url)


def show(
    podcast: Podcast,
    authors: Iterable[Person],
    feed_url: str,
    measures: Measuring | None = None,
) -> Show:
    """Make the values that go into the feed.

    `measures` remembers the size of the artwork. `ConfigError` has everything that is
    wrong, by its key.
    """
    making = _Making(podcast, tuple(authors), measures or measuring)
    extensions = tuple(making.extensions(feed_url))
    if making.problems:
        raise ConfigError(making.problems)
    return Show(extensions, tuple(making.notes))


def _wrong(key: str, message: str) -> ConfigError:
    return ConfigError((Problem("", f"{SECTION}.{key}", message),))


class _Making:
    """Makes each value, and gathers what is wrong on the way."""

    __slots__ = ("authors", "measures", "notes", "podcast", "problems")

    def __init__(
        self, podcast: Podcast, authors: tuple[Person, ...], measures: Measuring
    ) -> None:
        self.podcast, self.authors, self.measures = podcast, authors, measures
        self.problems: list[Problem] = []
        self.notes: list[Note] = []

    def extensions(self, feed_url: str) -> Iterator[Extension]:
        """Give them in the order of a feed."""
        said = self.podcast
        yield from self._apple()
        guid = said.guid or self._new_guid(tags.guid_for(feed_url))
        yield from self._made("guid", tags.Guid, "guid", guid)
        if said.locked is not None:
            owner = {"owner": getattr(self._owner(), "email", None)}
            yield from self._made("locked", tags.Locked, "locked", said.locked, **owner)
        yield from self._made("medium", tags.Medium, "medium", said.medium)
        yield from self._made("license", tags.License, "identifier", said.license)
        yield from self._made("location", tags.Location, "name", said.location)
        for purpose, text in said.txt.items():
            yield from self._made("txt", tags.Txt, "text", text, purpose=purpose)
        often = said.update_frequency
        yield from self._made("update_frequency", tags.UpdateFrequency, "label", often)
        funding = said.funding if isinstance(said.funding, tuple) else (said.funding,)
        for one in funding:
            yield from self._made("funding", tags.Funding, "url", one)
        for person in said.persons:
            yield from self._made("persons", tags.Person, "name", person)

    def _apple(self) -> Iterator[Extension]:
        said = self.podcast
        names = ", ".join(person.name for person in self.authors)
        plain = ("explicit", "type", "title", "block", "complete", "new_feed_url")
        values: dict[str, Any] = {name: getattr(said, name) for name in plain}
        values |= {
            "author": said.author or names or None,
            "image": self._image(),
            "owner": self._owner(),
            "categories": self._categories(),
        }
        yield from self._try("", lambda: itunes.Show(**values))

    def _owner(self) -> Any:
        """Give the owner, who is the first author with a mail if nobody is named."""
        owner = self.podcast.owner
        if owner is None:
            person = next((each for each in self.authors if each.email), None)
            return person and itunes.Owner(name=person.name, email=person.email or "")
        if isinstance(owner, str):
            name, _, mail = owner.strip().removesuffix(">").rpartition("<")
            owner = Owner(name=name.strip() or None, email=mail.strip())
        email, name = owner.email, owner.name or ""
        made = self._try("owner", lambda: itunes.Owner(email=email, name=name or None))
        return next(made, None)

    def _categories(self) -> tuple[Any, ...]:
        """Put what is below the same category together."""
        given = self.podcast.categories
        tree: dict[str, list[str]] = {}
        for path in (given,) if isinstance(given, str) else given:
            name, _, below = (part.strip() for part in path.partition(">"))
            tree.setdefault(name, []).extend([below] if below else [])
        made = (
            self._try("categories", lambda n=name, b=below: itunes.Category(n, b))  # type: ignore[misc]  # defaults bind the loop's names
            for name, below in tree.items()
        )
        return tuple(category for each in made for category in each)

    def _image(self) -> str | None:
        """Give the artwork's address, and look at its size if it lies here."""
        said = self.podcast
        if said.image is None or ":" in said.image:
            return said.image
        if said.media is None:
            message = f"{said.image!r} is a file; give its folder as media, or write"
            self._fail("image", f"{message} its address in full")
            return None
        try:
            url = assets.below(episode_options(said), said.image)
            self._look_at(*self.measures.pixels(Path(said.media, said.image)))
        except MissingExtraError:
            raise
        except SourceError as error:
            for problem in error.problems:
                self._fail("image", str(problem))
            return None
        return url

    def _look_at(self, width: int, height: int) -> None:
        """Tell what no validator can see, as it fetches nothing."""
        if width != height or width not in _ARTWORK:
            size = f"{self.podcast.image} has {width} x {height} pixels"
            message = f"image: {size}; Apple Podcasts wants a square of 1400 to 3000"
            self.notes.append(Note(SECTION, message))

    def _new_guid(self, guid: str) -> str:
        text = f'podcast:guid is made of the address; keep it as guid = "{guid}"'
        self.notes.append(Note(SECTION, f"{text}, so that the feed can move"))
        return guid

    def _made(
        self, key: str, kind: Any, first: str, value: Any, **more: Any
    ) -> Iterator[Extension]:
        """Make a tag of a plain value, or of a table."""
        if value is None or value == ():
            return
        if isinstance(value, msgspec.Struct):
            values = msgspec.structs.asdict(value)
        else:
            values = {first: value}
        yield from self._try(key, lambda: kind(**values, **more))

    def _try(self, key: str, make: Callable[[], Any]) -> Iterator[Any]:
        try:
            yield make()
        except ModelError as error:
            for problem in error.problems:
                inner = problem.field if problem.field != key else ""
                name = ".".join(part for part in (key, inner) if part)
                self._fail(name, problem.message)

    def _fail(self, key: str, message: str) -> None:
        self.problems.append(Problem("", f"{SECTION}.{key}", message))
