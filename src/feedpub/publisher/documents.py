"""A feed as documents: written in all its formats at once, and each of them judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from feedpub import formats, validator
from feedpub.errors import InvalidFeed, PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.model import Feed


class Plan(NamedTuple):
    """One document to be: its format, the name of its file, its address if known."""

    format: str
    name: str
    url: str | None
    feed: Feed | None = None
    """The feed as this document has it, where that differs from the others."""


class Document(NamedTuple):
    """One document as it is to be published."""

    format: str
    name: str
    url: str | None
    data: bytes
    feed: Feed


def written(
    feed: Feed,
    plans: Iterable[Plan],
    *,
    validate: bool = True,
    strict: bool = False,
    readable: str | None = None,
) -> tuple[Document, ...]:
    """Write all documents of a feed in memory, and see that each of them is valid.

    `PublishError` if one has errors in our own validator, `LossError` with `strict`
    if a format cannot carry all of the feed. `readable` is the stylesheet's address.
    """
    alike: dict[int, list[Plan]] = {}  # what is of one feed is written together
    for plan in plans:
        alike.setdefault(id(plan.feed), []).append(plan)
    documents = tuple(
        document
        for same in alike.values()
        for document in _written(same[0].feed or feed, same, strict, readable)
    )
    surveys: dict[bytes, Any] = {}  # the formats have the same HTML
    for document in documents if validate else ():
        _check(document, surveys)
    return documents


def hubs_of(feed: Feed) -> tuple[str, ...]:
    """Give the addresses of the hubs that are told of news in the way of WebSub."""
    return tuple(hub.url for hub in feed.hubs if hub.type.lower() == "websub")


def _written(
    feed: Feed, plans: list[Plan], strict: bool, readable: str | None
) -> Iterator[Document]:
    urls = {plan.format: plan.url for plan in plans}
    data = formats.write_all(feed, urls, urls=urls, strict=strict, readable=readable)
    for format_, name, url, _ in plans:
        yield Document(format_, name, url, data[format_], feed)


def _check(document: Document, surveys: dict[bytes, Any]) -> None:
    largest = validator.Limits.of_size(len(document.data))  # it is our own
    report = validator.validate(
        document.data, url=document.url, limits=largest, surveys=surveys
    )
    try:
        replace(report, path=document.name).raise_for_errors()
    except InvalidFeed as invalid:
        raise PublishError(
            f"{document.name} is not published, for it would not be valid:\n"
            f"{invalid}\nNo file was changed; mend the articles and publish again.",
            report.errors,
        ) from invalid
