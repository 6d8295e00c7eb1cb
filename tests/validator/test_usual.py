"""A usual value is always a right one: the guards accept nothing that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub import uris, values
from feedpub.validator import usual

if TYPE_CHECKING:
    import re


def pattern(guard: object) -> re.Pattern[str]:
    return guard.__self__


@given(st.from_regex(pattern(usual.usual_rfc3339), fullmatch=True))
def test_a_usual_rfc3339_date_is_a_date(value: str) -> None:
    assert values.rfc3339_fault(value) is None


@given(st.from_regex(pattern(usual.usual_url), fullmatch=True))
def test_a_usual_url_is_a_uri(value: str) -> None:
    assert uris.uri_fault(value) is None
    assert uris.iri_fault(value) is None
    assert uris.reference_fault(value) is None


@given(st.from_regex(pattern(usual._RFC822), fullmatch=True))
def test_a_usual_rfc822_date_is_a_date(value: str) -> None:
    if usual.usual_rfc822(value):
        assert values.rfc822_fault(value) is None
    else:
        assert "weekday" in f"{values.rfc822_fault(value)}" or values.rfc822_fault(
            value
        )


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2099, 1, 1)).filter(  # noqa: DTZ001
        lambda when: when.day < 29
    )
)
def test_dates_of_usual_writers_are_usual(when: datetime) -> None:
    when = when.replace(tzinfo=UTC, microsecond=0)

    assert usual.usual_rfc3339(when.isoformat().replace("+00:00", "Z"))
    assert usual.usual_rfc822(when.strftime("%a, %d %b %Y %H:%M:%S GMT"))


@pytest.mark.parametrize(
    "value",
    [
        "Mon, 01 Mar 2026 09:00:00 GMT",
        "Sun, 31 Feb 2026 09:00:00 GMT",
        "Sun, 01 Mar 2026 09:00:00 GMT\n",
        "",
    ],
)
def test_a_wrong_date_is_not_usual(value: str) -> None:
    assert not usual.usual_rfc822(value)
