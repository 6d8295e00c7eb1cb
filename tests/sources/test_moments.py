"""Dates as people write them."""

from __future__ import annotations

import pytest

from feedpub.sources.articles.moments import read


def moment(value, timezone=None, order=None):
    when, loose = read(value, timezone=timezone, order=order)
    return when.isoformat(), loose


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2019-11-07", "2019-11-07T00:00:00+00:00"),
        ("2019-1-5", "2019-01-05T00:00:00+00:00"),
        ("2019/01/05", "2019-01-05T00:00:00+00:00"),
        ("2019-11-07 10:00:00 +0100", "2019-11-07T10:00:00+01:00"),
        ("2019-11-07 10:00:00 -5", "2019-11-07T10:00:00-05:00"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.100000-05:00"),
        ("Thu, 07 Nov 2019 10:00:00 GMT", "2019-11-07T10:00:00+00:00"),
    ],
)
def test_exact_forms_are_read_exactly(text, when):
    assert (when, False) == moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "07/27/2016",
        "27/07/2016",
        "27.7.2016",
        "July 27, 2016",
        "27 July 2016",
        "Wednesday, July 27th, 2016",
    ],
)
def test_a_loose_form_that_means_one_day_is_that_day(text):
    assert ("2016-07-27T00:00:00+00:00", True) == moment(text)


def test_a_day_and_month_that_could_change_places_are_an_error():
    with pytest.raises(ValueError, match="can be 2016-07-08 or 2016-08-07; write it"):
        moment("07/08/2016")


def test_the_order_decides_between_them():
    assert "2016-07-08" == moment("07/08/2016", order="month-first")[0][:10]
    assert "2016-08-07" == moment("07/08/2016", order="day-first")[0][:10]


def test_a_time_without_zone_needs_one():
    with pytest.raises(ValueError, match="no time zone"):
        moment("2016-07-27 10:00")
    with pytest.raises(ValueError, match=r"'July .*no time zone; .*--timezone"):
        moment("July 27, 2016 10:30 AM")

    assert "2016-07-27T10:00:00+02:00" == moment("2016-07-27 10:00", "Europe/Berlin")[0]
    assert (
        "2016-07-27T10:30:00+02:00"
        == (moment("July 27, 2016 10:30 AM", "Europe/Berlin")[0])
    )


@pytest.mark.parametrize("zone", ["UTC", "GMT", "Z", "+00:00"])
def test_a_loose_form_with_a_zone_needs_no_other(zone):
    text = f"July 27, 2016 10:30 {zone}"

    assert ("2016-07-27T10:30:00+00:00", True) == moment(text)
    assert moment(text) == moment(text, "Europe/Berlin")


@pytest.mark.parametrize(
    "value",
    [
        "July 27, 2016 10:30 EST",
        "27 July",
        "tomorrow",
        "10/11/12",
        "2019-02-30",
        "2019-13-45",
        "",
        [],
        True,
        "x" * 10_000,
    ],
)
def test_what_is_no_date_is_an_error(value):
    with pytest.raises(ValueError, match=r"\w"):
        moment(value, "Europe/Berlin")
