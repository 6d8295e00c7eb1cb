"""Reports as one page of HTML that needs nothing else: no script, no style sheet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from feedpub.reporters.wording import (
    LEVELS,
    counted,
    documents,
    levels_in,
    message_of,
    shown,
    summary,
)
from feedpub.validator import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
:root { color-scheme: light dark;
  --error: #b3261e; --warning: #8a5a00; --note: #00639b }
@media (prefers-color-scheme: dark) {
  :root { --error: #ff8a80; --warning: #ffc266; --note: #8ecbff }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid #8886 }
td.count { text-align: right; font-variant-numeric: tabular-nums }
ol { list-style: none; padding: 0 }
li { margin: 1rem 0; padding-left: .75rem; border-left: .25rem solid }
li.error { border-color: var(--error) } li.error b { color: var(--error) }
li.warning { border-color: var(--warning) } li.warning b { color: var(--warning) }
li.note { border-color: var(--note) } li.note b { color: var(--note) }
pre { overflow-x: auto; margin: .25rem 0; padding: .5rem; background: #8881 }
mark { background: #fc08; color: inherit }
summary, .place { opacity: .8 }
"""


def as_html(reports: tuple[Report, ...], evidence: tuple[Evidence, ...] = ()) -> str:
    """Give a whole page; everything that a document says in it is text."""
    pages = tuple(documents(reports, evidence))
    numbered = enumerate(pages, start=1)
    body = "\n".join(line for each in numbered for line in _section(*each))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Feeds checked</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>Feeds checked</h1>
<p>{_text(summary(reports))}.</p>
{_overview(pages)}
{body}
</main>
</body>
</html>
"""


def _overview(pages: tuple[Page, ...]) -> str:
    if not pages:
        return ""
    heads = "".join(f'<th scope="col">{name}s</th>' for name in LEVELS)
    rows = "\n".join(_row(number, page) for number, page in enumerate(pages, start=1))
    return f"""\
<table>
<thead><tr><th scope="col">document</th><th scope="col">format</th>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def _row(number: int, page: Page) -> str:
    levels = levels_in((page.report,))
    counts = "".join(f'<td class="count">{levels[name]:,}</td>' for name in LEVELS)
    name = _text(page.name)
    linked = f'<a href="#document-{number}">{name}</a>' if page.findings else name
    kind = _text(page.report.format or "none")
    return f"<tr><td>{linked}</td><td>{kind}</td>{counts}</tr>"


def _section(number: int, page: Page) -> Iterator[str]:
    if not page.findings:
        return
    count = counted(len(page.findings), "finding")
    yield f'<section id="document-{number}">'
    yield f"<h2>{_text(page.name)}</h2>\n<p>{count}</p>\n<ol>"
    yield from map(_finding, page.findings)
    yield "</ol>\n</section>"


def _finding(told: Told) -> str:
    finding = told.finding
    level = str(finding.level)
    place = f"line {finding.line:,}, column {finding.column:,}"
    path = f" <code>{_text(finding.path)}</code>" if finding.path else ""
    return (
        f'<li class="{level}"><b>{level}</b>: {_text(message_of(finding))}\n'
        f'<div class="place">{place}{path}</div>\n'
        f"{_excerpt(told)}{_why(told)}</li>"
    )


def _excerpt(told: Told) -> str:
    seen = told.seen
    if not seen.line:
        return ""
    line = seen.line.replace("\t", " ")
    at = told.finding.column - seen.start
    before, there, after = line[:at], line[at : at + 1] or " ", line[at + 1 :]
    marked = f"{_text(before)}<mark>{_text(there)}</mark>{_text(after)}"
    return f"<pre>{marked}</pre>\n"


def _why(told: Told) -> str:
    finding = told.finding
    rule = RULES.get(finding.rule)
    name = f"<code>{_text(finding.rule)}</code>"
    if rule is None:
        return f"<div>{name}</div>"
    link = (
        f' <a href="{_text(rule.spec)}" rel="noreferrer">the specification</a>'
        if rule.spec
        else ""
    )
    why = _text(" ".join(rule.why.split()))
    told_more = f"<p>{_text(rule.summary)} {why}{link}</p>"
    return f"<details><summary>{name}</summary>{told_more}</details>"


def _text(text: str) -> str:
    return escape(shown(text))
