"""What a lock says: what has happened to an article, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.publisher.lock.entries import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from feedpub.publisher.lock.entries import Entry
    from feedpub.publisher.lock.matching import Given


def vanished(entry: Entry, new: str | None) -> str:
    """Say that an article is not there, which readers cannot know."""
    if new is not None:
        return (
            f"{_called(entry)} is not there any more: moved says that it is {new} now, "
            f"and there is no such article; mend that, or say --accept {entry.id}"
        )
    return (
        f"{_called(entry)} is not there any more; put it back, or say what it is now, "
        f'as moved = {{ "{entry.id}" = "..." }}, or that it is gone, by '
        f"--accept {entry.id}"
    )


def changed(one: Given, before: Entry) -> str:
    """Say that an article has been given another id."""
    return (
        f"was {before.id!r} and is {one.id!r}, so readers would show {_title(one)} "
        f"twice; put the old one back, as id or as "
        f'moved = {{ "{before.id}" = "{one.id}" }}, or say --accept {one.id}'
    )


def reused(one: Given, other: Entry) -> str:
    """Say that an id is that of another article."""
    return (
        f"{one.id!r} is that of {_called(other)}, so readers would take {_title(one)} "
        f"for that; give it an id of its own, or say --accept {one.id}"
    )


def shared(entry: Entry, other: Entry) -> str:
    """Say that two articles of one feed have an id; one of them may have moved."""
    return (
        f"{entry.id!r} is what readers know {other.title!r} by, and it cannot be the "
        f"id of {entry.title!r} as well; give that an id of its own"
    )


def moved(before: Entry) -> str:
    """Say that an article is known again."""
    return f"is at another address, and keeps its id {before.id!r}"


def redated(before: Entry, written: Callable[[datetime], str]) -> str:
    """Say that an article stays as old as it was."""
    first = written(before.published) if before.published else ""
    return (
        f"keeps {first}, when it was first published; --accept {before.id} changes it"
    )


def undated_change(one: Given) -> str:
    """Say that readers will not notice a change."""
    return (
        f"has changed, and no date says so; give it `updated`, or build with --now, or "
        f"let it pass by --accept {one.id}"
    )


def removed(entry: Entry) -> str:
    """Say that an article is no more, and who is told."""
    return f"{_called(entry)} is removed; a tombstone in Atom tells readers (RFC 6721)"


def _called(entry: Entry) -> str:
    return f"{entry.title!r} ({entry.id})" if entry.title else entry.id


def _title(one: Given) -> str:
    return repr(named(one.article) or one.id)
