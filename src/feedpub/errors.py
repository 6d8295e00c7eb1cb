"""The errors that feedpub raises, each saying what, where and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """One thing that is wrong: where (`article 'x'`), in which field, and the mend."""

    where: str
    field: str
    message: str

    def __str__(self) -> str:
        """Read as one line: `article 'x': url: ...`."""
        return ": ".join(part for part in self if part)


class FeedpubError(Exception):
    """Anything that feedpub refuses to do; catch this to catch them all."""


class ProblemsError(FeedpubError):
    """An error that carries every problem found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class ArgumentError(FeedpubError, ValueError):
    """An argument of the wrong kind; it is a `ValueError` too."""


class ModelError(ProblemsError):
    """A value that no format can carry; `problems` holds all of them."""


class LossError(ProblemsError):
    """Strict writing met values that the format cannot carry."""


class ReadError(FeedpubError):
    """A feed that cannot be read; strict reading leaves the validator's `report`."""

    def __init__(self, message: str, report: Any = None) -> None:
        super().__init__(message)
        self.report = report


class SourceError(ProblemsError):
    """Articles that cannot be read from their source."""


class UnreachableError(SourceError):
    """A source that does not answer, or breaks off; nothing of it is used."""


class ConfigError(ProblemsError):
    """A configuration that cannot be read, or that lacks what is needed."""


class LockError(ProblemsError):
    """Articles whose ids are not those that readers know them by."""


class PublishError(FeedpubError):
    """Feeds that were not published; what was there before still is.

    `findings` holds what the validator found, where that was the reason.
    """

    def __init__(self, message: str, findings: Iterable[Any] = ()) -> None:
        self.message = message
        self.findings = tuple(findings)
        super().__init__(message, self.findings)

    def __str__(self) -> str:
        return self.message


class InvalidFeed(FeedpubError):  # noqa: N818 - it names the state of the document
    """A document has findings at level error; the report is in `report`."""

    def __init__(self, message: str, report: object) -> None:
        super().__init__(message, report)
        self.message = message
        self.report = report

    def __str__(self) -> str:
        return self.message
