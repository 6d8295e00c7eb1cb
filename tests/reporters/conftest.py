"""Reports to be reported: an ordinary one, a hostile one, and many findings."""

from __future__ import annotations

import pytest

from feedpub.validator import Limits, validate
from feedpub.validator.evidence import Evidence, Seen, evidence_of
from feedpub.validator.profiles import PROFILES
from feedpub.validator.report import Finding, Level, Report

HOSTILE = (
    "\x1b]0;owned\x07\x00\r\n::error::x\n\u202e<script>alert(1)</script> %0A"
    "##[add-mask]x | `a` [x](javascript:alert(1)) @everyone #1 *b* ]]> &amp; "
    "\ud800 \ufffe <img src=x>"
)
FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>Tides</title><link>https://tide.example/</link>
<description>Notes on tides.</description>
{items}
</channel></rss>
"""
ITEM = "<item><title>日本</title><guid>{number}</guid></item>"


def checked(data, *, path="feeds/rss.xml", profile="spec"):
    """Validate bytes, and give the report and its evidence as reporters take them."""
    from dataclasses import replace

    report = replace(validate(data, profile=profile), path=path)
    its = evidence_of(
        data, report, profile=PROFILES[profile], limits=Limits(), file=path
    )
    return (report,), (its,)


@pytest.fixture
def feed():
    """Give a function that makes a feed with so many faults, and checks it."""

    def made(faults=1, *, before="", **more):
        items = "\n".join(ITEM.format(number=each) for each in range(faults))
        return checked(FEED.format(items=before + items).encode(), **more)

    return made


@pytest.fixture
def hostile():
    """Give a report in which every text is an attack."""
    finding = Finding("a-rule", Level.ERROR, HOSTILE, 1, 2, HOSTILE, HOSTILE)
    report = Report((finding,), "rss", f"feeds/{HOSTILE}")
    seen = Seen(HOSTILE, HOSTILE, 1, 2)
    return (report,), (Evidence(f"feeds/{HOSTILE}", (seen,), ("a-rule",)),)


@pytest.fixture
def many():
    """Give a function that makes reports of so many findings of each level."""

    def made(rules=1, *, each=1, level=Level.ERROR):
        findings = tuple(
            Finding(f"rule-{rule}", level, "is wrong", line, 1)
            for rule in range(rules)
            for line in range(1, each + 1)
        )
        return (Report(findings, "rss", "x.xml"),)

    return made
