"""What holds for every reporter, whatever a document says."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedpub.cli.check.outputs import REPORTERS
from feedpub.reporters.wording import shown
from feedpub.validator.evidence import Evidence, Seen
from feedpub.validator.report import Finding, Level, Report

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    ["\x1b[31m", "::error::", "##[error]", "\u202e", "\ud800", "]]>", "<!--", "%0A"]
)
PLACES = st.integers(1, 10**6)


@st.composite
def reported(draw):
    """Draw reports with their evidence."""
    findings, seen = [], []
    for _ in range(draw(st.integers(0, 6))):
        findings.append(
            Finding(
                draw(st.sampled_from(["rss-guid-not-url", "no-such-rule"])),
                draw(st.sampled_from(Level)),
                draw(TEXTS),
                draw(PLACES),
                draw(st.integers(1, 50)),
                draw(TEXTS),
                draw(st.none() | TEXTS),
            )
        )
        seen.append(Seen(draw(TEXTS), draw(TEXTS)))
    path = draw(TEXTS)
    return (Report(tuple(findings), "rss", path),), (Evidence(path, tuple(seen)),)


def written(name, reports):
    from importlib import import_module

    module, _, function = REPORTERS[name].partition(".")
    return getattr(import_module(f"feedpub.reporters.{module}"), function)(*reports)


@given(reports=reported())
def test_control_characters_never_get_through(reports):
    texts = {name: written(name, reports).replace("\n", "") for name in REPORTERS}

    assert [] == [name for name, text in texts.items() if not text.isprintable()]


@given(reports=reported())
def test_xml_is_well_formed(reports):
    assert "testsuites" == etree.fromstring(written("junit", reports).encode()).tag


@given(reports=reported())
def test_json_is_json(reports):
    for name in ("json", "gitlab", "rdjson", "sarif"):
        assert isinstance(json.loads(written(name, reports)), (dict, list))


@given(text=TEXTS)
def test_what_is_printable_is_shown_as_it_is(text):
    if text.isprintable() and "##[" not in text:
        assert text == shown(text)
