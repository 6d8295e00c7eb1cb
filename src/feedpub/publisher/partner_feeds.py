"""The feeds for partners that a build publishes beside its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from feedpub import formats, validator
from feedpub.errors import ConfigError, ModelError, Problem, PublishError
from feedpub.publisher.partners import PARTNERS, for_partner
from feedpub.publisher.publishing import Receipt, publish
from feedpub.publisher.targets import file_names, folder_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from feedpub.model import Feed


class Prepared(NamedTuple):
    """A partner's feed that has passed the partner's profile, and its file's name."""

    feed: Feed
    name: str


def prepared(
    feed: Feed,
    partners: Mapping[str, str],
    folder: str,
    base_url: str,
    now: datetime | None = None,
    *,
    taken: Iterable[str] = (),
) -> tuple[Prepared, ...]:
    """Make the feeds of the partners, each to go into the file that is named.

    `PublishError` says what a partner would refuse, before any file is replaced.
    `taken` are the names of other files.
    """
    if faults := [*_faults(partners, taken)]:
        raise ConfigError(Problem("", "partners", fault) for fault in faults)
    base = folder_url(base_url, None)
    made = []
    for partner, name in partners.items():
        path = Path(folder, name)
        try:
            theirs = for_partner(feed, partner, now=now)
        except ModelError as error:
            raise _refused(path, partner, str(error)) from None
        _check(theirs, partner, path, f"{base}{quote(name)}", now)
        made.append(Prepared(theirs, name))
    return tuple(made)


def published(
    feeds: tuple[Prepared, ...],
    folder: str,
    base_url: str,
    *,
    compress: tuple[str, ...] = (),
    dry_run: bool,
) -> tuple[Receipt, ...]:
    """Write the feeds as RSS, which all partners take."""
    return tuple(
        receipt
        for feed, name in feeds
        for receipt in publish(
            feed,
            folder,
            formats="rss",
            files={"rss": name},
            base_url=base_url,
            compress=compress,
            dry_run=dry_run,
        )
    )


def _faults(partners: Mapping[str, str], taken: Iterable[str]) -> Iterator[str]:
    names = set(taken)
    for partner, name in partners.items():
        if partner not in PARTNERS:
            yield f"{partner!r} is no partner; choose of {', '.join(PARTNERS)}"
        elif name in names:
            yield f"{name!r} is another feed already; name {partner}'s file otherwise"
        names.add(name)
    for name in partners.values():
        file_names("rss", {"rss": name})


def _check(
    feed: Feed, partner: str, path: Path, url: str, now: datetime | None
) -> None:
    data = formats.write(feed, "rss", url=url)
    limits = validator.Limits.of_size(len(data))  # it is our own
    report = validator.validate(data, profile=partner, url=url, now=now, limits=limits)
    if report.errors:
        lines = (f"{one.path}: {one.message} [{one.rule}]" for one in report.errors)
        raise _refused(path, partner, "\n".join(lines))


def _refused(path: Path, partner: str, why: str) -> PublishError:
    title = PARTNERS[partner].title
    return PublishError(
        f"{path} is not published, for {title} would refuse it:\n{why}\n"
        "No file was changed; mend the articles and publish again."
    )
