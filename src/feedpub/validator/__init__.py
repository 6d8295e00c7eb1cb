"""The validator judges bytes, whoever wrote them: every finding, where, why, how."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

from feedpub.arguments import A_DOCUMENT, ADDRESS, DOCUMENT, expect
from feedpub.errors import FeedpubError, ReadError
from feedpub.validator.context import Context, Recall, Told
from feedpub.validator.document import Document, read
from feedpub.validator.document.meaning import as_meant
from feedpub.validator.document.sizes import Limits
from feedpub.validator.engine import Hit, Walk
from feedpub.validator.locating import findings
from feedpub.validator.profiles import (
    PROFILES,
    Profile,
    levels_of,
    plan_for,
    profile_named,
)
from feedpub.validator.profiles.needs import families_of
from feedpub.validator.report import Finding, Level, Report, reports_to_dict
from feedpub.validator.rule import Fault, Rule, Spot, rule
from feedpub.validator.rules import RULES, rules_in
from feedpub.validator.schema import schema_hits

__all__ = [
    "PROFILES",
    "RULES",
    "Context",
    "Document",
    "Fault",
    "Finding",
    "Level",
    "Limits",
    "Profile",
    "Report",
    "Rule",
    "Spot",
    "reports_to_dict",
    "rule",
    "validate",
]

_DEFAULTS: Final = Limits()


def validate(
    source: bytes | str | Path,
    *,
    profile: str | Profile = "spec",
    url: str | None = None,
    now: datetime | None = None,
    content_type: str | None = None,
    limits: Limits = _DEFAULTS,
    stream: bool = False,
    surveys: dict[bytes, Any] | None = None,
) -> Report:
    """Judge a feed: bytes as they are, a `str` or `Path` as the name of a file.

    It never raises for what is in the bytes. A file that cannot be read raises
    `ReadError`, and a `now` without a zone `FeedpubError`. `url`, `now` and
    `content_type` add the checks that need them; nothing is fetched, and no clock is
    read. With `stream`, an RSS, Atom or JSON feed may have any size: it is judged part
    by part in little memory, and `limits` hold for each part. `surveys`, a dict that is
    empty at first, spares documents with the same texts, such as a feed's formats, to
    have each piece of HTML looked at again; it is not used in a stream.
    """
    told = Told(now, url, content_type)
    _expect(source, told, limits, surveys)
    chosen = profile_named(profile)
    if stream and (report := _streamed(source, chosen, limits, told)) is not None:
        return report
    path = None if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else _file(Path(source), limits.bytes)
    document = read(data, limits)
    return _judged(document, told, Recall(surveys), chosen, limits, path)


def _expect(source: object, told: Told, limits: object, surveys: object) -> None:
    expect("source", source, A_DOCUMENT, DOCUMENT)
    expect("limits", limits, Limits, "feedpub.Limits(...)")
    expect("url", told.url, str, ADDRESS, or_none=True)
    expect("content_type", told.content_type, str, "a media type", or_none=True)
    expect("now", told.now, datetime, "an aware datetime", or_none=True)
    expect("surveys", surveys, dict, "a dict that is empty at first", or_none=True)
    if told.now is not None and told.now.tzinfo is None:
        raise FeedpubError(f"now={told.now} has no time zone; give it one, such as UTC")


def _judged(
    document: Document,
    told: Told,
    memory: Recall,
    profile: Profile,
    limits: Limits,
    path: str | None,
) -> Report:
    document = as_meant(document)
    families = families_of(document, profile)
    context = Context(document, memory=memory, **told._asdict())
    walk = Walk(plan_for(profile, document.format, families), context, limits.findings)
    walk.run()
    levels = levels_of(profile, families)
    hits = walk.hits
    if walk.truncated:
        hits.append(_truncated(document, limits))
    if not any(levels.get(hit.rule) is Level.ERROR for hit in hits):
        hits += schema_hits(document, walk.shapes.novel)
    found = findings(document, hits, rules_in(families), levels)
    return Report(found, document.format, path)


def _streamed(
    source: bytes | str | Path, profile: Profile, limits: Limits, told: Told
) -> Report | None:
    from feedpub.validator.streaming import (  # noqa: PLC0415 - few documents need it
        streamed,
    )

    file = source if isinstance(source, bytes) else Path(source)
    try:
        found = streamed(file, profile, limits, told)
    except (OSError, ValueError) as error:
        if isinstance(file, bytes):
            raise
        raise _unreadable(file, error) from error
    return found and found.report


def _file(path: Path, most: int) -> bytes:
    """Read a file, and one byte more than allowed when it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | ValueError) -> ReadError:
    reason = getattr(error, "strerror", None) or str(error)
    hint = ""
    if str(path).lstrip()[:1] in ("<", "{"):
        hint = "; a str is taken as a file's name: pass the document as bytes"
    return ReadError(f"{str(path)[:200]}: cannot be read: {reason}{hint}")


def _truncated(document: Document, limits: Limits) -> Hit:
    message = f"there are more than {limits.findings:,} findings; the rest is left out"
    fix = "mend these first, or raise the limit on findings"
    return Hit("findings-limit", document, Fault(message, fix))
