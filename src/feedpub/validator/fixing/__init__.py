"""Mending what is safe to mend: splices where the findings are, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from lxml import etree

from feedpub.arguments import expect, several
from feedpub.validator import validate
from feedpub.validator.document import read
from feedpub.validator.document.encoding import Decoded, decode
from feedpub.validator.document.sizes import Limits
from feedpub.validator.fixing.fixers import FIXERS
from feedpub.validator.fixing.outline import Outline, offsets
from feedpub.validator.fixing.site import Pages, Site
from feedpub.validator.fixing.splicing import Chosen, Fix, recoded
from feedpub.validator.profiles import levels_of, profile_named
from feedpub.validator.report import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from feedpub.validator.profiles import Profile
    from feedpub.validator.report import Report

__all__ = ["FIXERS", "Fixed", "fix"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The document after mending, what was mended, and what is left.

    `fixed` are findings of the document as it was, or as an earlier mend left it;
    `report` is about `data`.
    """

    data: bytes
    fixed: tuple[Finding, ...]
    report: Report


_DEFAULTS: Final = Limits(findings=50_000)
_ROUNDS: Final = 8
_TRIALS: Final = 40
_EFFORT: Final = 50_000_000
"""How many bytes to validate again in a round, at most, for finding out a bad mend."""
_SIGNED: Final = b"http://www.w3.org/2000/09/xmldsig#"
_BY_ADDRESS: Final = ("rss-self-missing",)
"""What is mended for whoever gives the address, though only advice asks for it."""
_HOPELESS: Final = frozenset(("findings-limit", "document-too-large"))


def fix(
    data: bytes,
    findings: Iterable[Finding] | None = None,
    *,
    profile: str | Profile = "spec",
    url: str | None = None,
    now: datetime | None = None,
    content_type: str | None = None,
    limits: Limits = _DEFAULTS,
) -> Fixed:
    """Mend what can be meant in one way only, and keep all other bytes as they are.

    With `findings`, only those are mended, else all that `validate` makes of the same
    arguments. A mend that does not take its finding away, or brings a new error, is
    left out. With `url`, a channel of RSS gets its link to itself, too, unless the
    profile ignores that rule. What is not well-formed in another way, is signed or has
    more findings than `limits` allow comes back as it is. Nothing in the bytes raises.
    """
    expect("data", data, bytes, "the document's bytes")
    judge = partial(
        validate, url=url, now=now, content_type=content_type, limits=limits
    )
    asked = profile_named(profile)
    wider = asked if url is None else _by_address(asked)
    wanted = None if findings is None else _keys(findings)
    fixes = partial(_fixes, wanted=wanted, url=url, limits=limits)
    done = _in_rounds(data, fixes, partial(judge, profile=wider))
    if wider is asked:
        return done
    return replace(done, report=judge(done.data, profile=asked))


def _by_address(profile: Profile) -> Profile:
    """Give the profile with the rules whose mends need an address."""
    if levels_of(profile).keys() >= set(_BY_ADDRESS):
        return profile
    return profile.customised(select=_BY_ADDRESS)


def _in_rounds(
    data: bytes,
    fixes: Callable[[bytes, Report], list[_Mend]],
    judge: Callable[[bytes], Report],
) -> Fixed:
    """Mend until nothing is left to mend: one mend may bring another to light."""
    report, fixed = judge(data), list["Finding"]()
    if _HOPELESS & {one.rule for one in report.findings}:
        return Fixed(data, (), report)
    for _ in range(_ROUNDS):
        trial = _mended(data, report, fixes(data, report), judge)
        if not trial.fixed:
            break
        data, report = trial.data, trial.report
        fixed += trial.fixed
    return Fixed(data, tuple(fixed), report)


def _keys(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    mend = "the findings of a report"
    return {_key(one) for one in several("findings", findings, Finding, mend)}


def _key(finding: Finding) -> tuple[str, str]:
    """Tell a finding by rule and path: its line changes with what is mended above."""
    return finding.rule, finding.path


_Mend = tuple["Finding", Fix]


def _fixes(
    data: bytes,
    report: Report,
    *,
    wanted: Collection[tuple[str, str]] | None,
    url: str | None,
    limits: Limits,
) -> list[_Mend]:
    """Work out the splices for each finding that has any, none touching another's."""
    findings = [
        one
        for one in report.findings
        if one.rule in FIXERS and (wanted is None or _key(one) in wanted)
    ]
    pages = _pages(data, url, limits) if findings else None
    if pages is None:
        return []
    document = pages.document
    by_place = offsets(document.data, [one for one in findings if one.path])
    as_written = offsets(pages.text, [one for one in findings if not one.path])
    chosen, mends = Chosen(), list[_Mend]()
    for finding in findings:
        known = by_place if finding.path else as_written
        offset = known.get((finding.line, finding.column))
        if offset is None:
            continue
        splices = FIXERS[finding.rule].mend(Site(pages, finding, offset))
        if splices and chosen.takes(splices):
            mends.append((finding, splices))
    return mends


def _pages(data: bytes, url: str | None, limits: Limits) -> Pages | None:
    """Read the document as the validator does; None if it must stay as it is.

    It does if it is not well-formed, or signed: each splice would break the signature.
    """
    document, text = read(data, limits), decode(data).data
    if _SIGNED in text:
        return None
    if document.value is not None:
        return Pages(document, text, Outline(b""), (), url)
    if document.root is None or document.finished is not None:
        return None
    elements = tuple(document.root.iter(etree.Element))
    outline = Outline(document.data)
    if len(elements) != len(outline) or len(text) != len(document.data):
        return None
    return Pages(document, text, outline, elements, url)


def _mended(
    data: bytes,
    report: Report,
    mends: Sequence[_Mend],
    judge: Callable[[bytes], Report],
) -> Fixed:
    """Apply as many of the mends as keep what they promise.

    They are tried all at once; where that fails, by halves, those of a rule together.
    """
    decoded = decode(data)
    best = Fixed(data, (), report)
    kept: list[_Mend] = []
    waiting = [sorted(mends, key=lambda mend: mend[0].rule)] if mends else []
    for _ in range(min(_TRIALS, max(4, _EFFORT // (len(data) or 1)))):
        if not waiting:
            break
        some = waiting.pop()
        trial = _tried(data, decoded, [*kept, *some], judge)
        if trial is not None and _is_better(report, trial):
            kept += some
            best = trial
        elif len(some) > 1:
            half = len(some) // 2
            waiting += [some[half:], some[:half]]
    return best


def _tried(
    data: bytes,
    decoded: Decoded,
    mends: Sequence[_Mend],
    judge: Callable[[bytes], Report],
) -> Fixed | None:
    mended = recoded(data, decoded, [splices for _, splices in mends])
    if mended is None:
        return None
    return Fixed(mended, tuple(finding for finding, _ in mends), judge(mended))


def _is_better(before: Report, trial: Fixed) -> bool:
    """Tell whether what was mended is gone, and no new error has come."""
    gone = Counter(finding.rule for finding in trial.fixed)
    was = Counter(finding.rule for finding in before.findings)
    now = Counter(finding.rule for finding in trial.report.findings)
    if any(now[rule] > was[rule] - count for rule, count in gone.items()):
        return False
    errors = {one.rule for one in trial.report.findings if one.level is Level.ERROR}
    return all(now[rule] <= was[rule] for rule in errors)
