"""`make fuzz` tries the same laws on many more examples than `make test` does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from amounts import times
from hypothesis import given, settings
from hypothesis import strategies as st

TESTS = Path(__file__).parent
MAKEFILE = (TESTS.parent / "Makefile").read_text("utf-8")
FUZZ = re.search(r"^fuzz:(?:.*\n\t)+(.*-m law.*)", MAKEFILE, re.MULTILINE)[1]


def test_the_profile_of_fuzz_has_a_hundred_times_the_examples() -> None:
    profile = re.search(r"--hypothesis-profile=(\w+)", FUZZ)[1]
    usual, many = settings.get_profile("default"), settings.get_profile(profile)

    assert 100 * usual.max_examples <= many.max_examples


@given(nothing=st.none())
def test_laws_are_what_fuzz_runs_and_coverage_leaves_out(request, nothing) -> None:
    marks = {mark.name for mark in request.node.iter_markers()}

    assert nothing is None
    assert {"law", "no_cover"} <= marks
    assert "-m law " in FUZZ


@pytest.mark.parametrize("factor", [0.5, 1, 10])
def test_an_amount_follows_the_profile(factor: float) -> None:
    assert factor * settings.default.max_examples == times(factor).max_examples


def test_no_law_has_a_number_of_its_own() -> None:
    own = "max_" + "examples="
    known = {"amounts.py", "conftest.py"}

    assert known == {
        path.name for path in TESTS.rglob("*.py") if own in path.read_text("utf-8")
    }
