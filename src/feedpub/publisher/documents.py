"""A feed as documents: written in all its formats at once, and each of them judged."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
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
    feed: Feed
    """The feed as this document has it, which may be that of others too."""
    readable: str | None = None
    """The stylesheet's address from there, if it is to open as a page."""


class Document(NamedTuple):
    """One document as it is to be published."""

    format: str
    name: str
    url: str | None
    data: bytes
    feed: Feed


def written(
    plans: Iterable[Plan], *, validate: bool = True, strict: bool = False
) -> tuple[Document, ...]:
    """Write all documents in memory, in their order, and see that each is valid.

    Those that come together and are of one feed are written together, which spares
    what they share. `PublishError` if one has errors in our own validator, `LossError`
    with `strict` if a format cannot carry all of the feed.
    """
    documents = tuple(
        document
        for _, same in groupby(tuple(plans), lambda one: (id(one.feed), one.readable))
        for document in _written(tuple(same), strict=strict)
    )
    surveys: dict[bytes, Any] = {}  # the formats have the same HTML
    for document in documents if validate else ():
        _check(document, surveys)
    return documents


def hubs_of(feed: Feed) -> tuple[str, ...]:
    """Give the addresses of the hubs that are told of news in the way of WebSub."""
    return tuple(hub.url for hub in feed.hubs if hub.type.lower() == "websub")


def _written(plans: tuple[Plan, ...], *, strict: bool) -> Iterator[Document]:
    feed, readable = plans[0].feed, plans[0].readable
    urls = {plan.format: plan.url for plan in plans}
    data = formats.write_all(feed, urls, urls=urls, strict=strict, readable=readable)
    for plan in plans:
        yield Document(plan.format, plan.name, plan.url, data[plan.format], feed)


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
