"""Dates are judged as the W3C validator judges them, with its own cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from feedpub.values import rfc822_fault, rfc822_style_fault, rfc3339_fault

CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus/w3c/cases"


def _dates(folder, element):
    """Each date of the corpus with what the W3C validator expects of its file."""
    for path in sorted((CORPUS / folder).rglob("*.xml")):
        text = path.read_text("utf-8", "replace")
        expected = re.search(r"Expect:\s+(!?)(\w+)", text)
        found = re.findall(f"<{element}>([^<]*)</{element}>", text)
        if expected and expected[2].endswith("Date") and len(found) == 1:
            yield path.name, expected[1] + expected[2], found[0]


needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the shared corpus is not here"
)


@needs_corpus
def test_the_corpus_of_rss_dates_is_judged_as_the_w3c_does():
    seen = tuple(_dates("rss20/data-types-datetime", "pubDate"))
    judged = {
        "ValidRFC2822Date": (False, False),
        "ProblematicalRFC822Date": (False, True),
        "InvalidRFC2822Date": (True, False),
    }
    verdicts = {
        name: (bool(rfc822_fault(value)), bool(rfc822_style_fault(value)))
        for name, _, value in seen
    }

    assert {name: judged[verdict] for name, verdict, _ in seen} == verdicts
    assert len(seen) > 15


@needs_corpus
def test_the_corpus_of_atom_dates_is_judged_as_the_w3c_does():
    seen = tuple(_dates("atom/3.3", "published"))
    verdicts = {name: bool(rfc3339_fault(value)) for name, _, value in seen}
    expected = {name: kind == "InvalidRFC3339Date" for name, kind, _ in seen}

    assert expected == verdicts
    assert len(seen) > 10
