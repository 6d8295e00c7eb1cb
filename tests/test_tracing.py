"""Only tests that are to be covered are traced, in each process that runs tests."""

from __future__ import annotations

import coverage
import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.no_cover
def test_what_is_marked_is_not_traced() -> None:
    assert coverage.Coverage.current() is None


@given(nothing=st.none())
def test_no_law_is_traced(nothing: None) -> None:
    assert nothing is coverage.Coverage.current()


def test_what_is_not_marked_is_traced_when_coverage_is_asked_for(
    pytestconfig: pytest.Config,
) -> None:
    asked = pytestconfig.pluginmanager.hasplugin("tracing")

    assert asked == (coverage.Coverage.current() is not None)
