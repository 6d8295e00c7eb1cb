"""What the validation found, as notes in the margin and as a list of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.publisher.pages import element, is_safe, link, together
from feedpub.reporters.wording import LEVELS, counted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from feedpub.publisher.pages import Markup
    from feedpub.publisher.preview.gathering import Gathered
    from feedpub.reading import Note
    from feedpub.validator import Finding

_BESIDE: Final = 12
_LISTED: Final = 500
_NOTES: Final = 200


def margin(findings: Sequence[Finding], about: str) -> Markup:
    """Write notes beside what they are about; of none, an empty margin."""
    if not findings:
        return element("div", class_="margin")
    notes = element("ul", map(_note, findings[:_BESIDE]), class_="notes")
    label = f"Findings: {about}"
    more = _more(len(findings) - _BESIDE, "findings")
    return element("aside", notes, more, class_="margin", aria_label=label)


def brief(findings: Sequence[Finding], target: str) -> Markup:
    """Say how much was found in an article, as a way to where it is told."""
    if not findings:
        return element("div", class_="margin")
    first = max(findings, key=lambda found: found.level)
    others = len(findings) - 1
    more = f"and {counted(others, 'more finding')}" if others else "Show it"
    return element(
        "aside",
        element("ul", _note(first), class_="notes"),
        element("a", more, href=f"#{target}", class_="more"),
        class_="margin",
        aria_label="Findings in this article",
    )


def counts(findings: Iterable[Finding]) -> Markup:
    """Write how many findings there are of each level, the heaviest first."""
    levels = [str(found.level) for found in findings]
    chips = (
        element("span", counted(levels.count(name), name), class_=f"chip {name}")
        for name in LEVELS
        if name in levels
    )
    clean = element("span", "nothing found", class_="chip clean")
    return together(chips) if levels else clean


def findings_view(gathered: Gathered, numbers: Mapping[str, int]) -> Markup:
    """List everything that was found, and what reading made of it."""
    found = gathered.report.findings
    rows = [
        _row(finding, numbers.get(gathered.places.get(number, "")))
        for number, finding in enumerate(found[:_LISTED])
    ]
    head = _head("Level", "Line", "What is wrong, and the way out", "Where", "Rule")
    table = element("table", head, element("tbody", rows), class_="findings")
    clean = element("p", f"The profile {gathered.profile} has nothing to say.")
    return together(
        element("h2", "Findings"),
        element("p", f"By the profile {gathered.profile}: ", counts(found)),
        _scrolling(table, "Findings") if found else clean,
        _more(len(found) - _LISTED, "findings"),
        _readings(gathered.reading.notes),
    )


def _note(finding: Finding) -> Markup:
    """Write a note: level, field, message, mend, line and rule."""
    level = str(finding.level)
    field = finding.path.rpartition("/")[2] or finding.path
    return element(
        "li",
        element(
            "p",
            element("b", level, class_="level"),
            element("code", shown(field)) if field else None,
            element("span", f"line {finding.line:,}", class_="faint"),
        ),
        element("p", shown(finding.message)),
        element("p", shown(finding.fix), class_="fix") if finding.fix else None,
        element("p", _rule(finding), class_="rule"),
        class_=f"finding {level}",
        dir="ltr",
    )


def _row(finding: Finding, number: int | None) -> Markup:
    level = str(finding.level)
    fix = element("p", shown(finding.fix), class_="fix") if finding.fix else None
    article = (
        element("a", f"article {number:,}", href=f"#article-{number}")
        if number
        else None
    )
    path = element("code", shown(finding.path)) if finding.path else None
    place = element("td", f"{finding.line:,}:{finding.column:,}", class_="number")
    return element(
        "tr",
        element("td", element("b", level, class_="level"), class_=level),
        place,
        element("td", shown(finding.message), fix),
        element("td", path, " ", article),
        element("td", _rule(finding)),
    )


def _rule(finding: Finding) -> Markup:
    name = element("code", finding.rule)
    return link(finding.url, name) if is_safe(finding.url) else name


def _readings(notes: Sequence[Note]) -> Markup | None:
    """Tell what is shown otherwise than the document has it."""
    if not notes:
        return None
    said = (element("li", shown(str(note))) for note in notes[:_NOTES])
    return element(
        "details",
        element(
            "summary", f"Read otherwise than written: {counted(len(notes), 'place')}"
        ),
        element("ul", said, class_="readings"),
        _more(len(notes) - _NOTES, "places"),
    )


def _more(count: int, what: str) -> Markup | None:
    said = f"and {count:,} more {what}; feedpub check lists all"
    return element("p", said, class_="faint") if count > 0 else None


def _head(*names: str) -> Markup:
    cells = (element("th", name, scope="col") for name in names)
    return element("thead", element("tr", cells))


def _scrolling(table: Markup, label: str) -> Markup:
    """Let a wide table be moved by the keyboard as well (WCAG 2.1.1)."""
    return element(
        "div", table, class_="wide", role="region", aria_label=label, tabindex="0"
    )
