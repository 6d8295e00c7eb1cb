"""Dates are read exactly or not at all, and written as every reader takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import given
from strategies import moments

from feedpub import dates, values

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        *("2026-03-01T09:00:00Z", "2026-03-01t09:00:00z", "2026-03-01 09:00 UTC"),
        *("2026-03-01T09:00Z", "2026-03-01T9:00Z", "2026-03-01T09:00:00,000Z"),
        *("20260301T090000Z", "2026-W09-7T09:00Z", "2026-060T09:00:00+00:00"),
        *("Sun, 1 Mar 2026 09:00:00 GMT", "1 Mar 2026 04:00 EST", 1772355600.0),
    ],
)
def test_one_moment_has_many_exact_forms(value: object) -> None:
    assert dates.parse(value) == NINE


def test_dates_without_times_are_midnights() -> None:
    midnight = datetime(2026, 3, 1, tzinfo=UTC)

    for value in ("2026-03-01", "20260301", "2026-W09-7", "2026-060", date(2026, 3, 1)):
        assert midnight == dates.parse(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-01T09:00:00", r"has no time zone; .* timezone= \(--timezone\)"),
        ("2026-03-01T24:00:00Z", "hour 24"),
        ("2026-12-31T23:59:60Z", "second 60"),
        ("2026-02-29", "no real date"),
        ("2026-02-29T00:00:00Z", "no real date"),
        ("2026-99-01T00:00Z", "no real date"),
        ("2026-W54-1", "no real date"),
        ("2026-03", "exact form"),
        ("2026", "exact form"),
        ("10/11/12", "exact form"),
        ("March 1", "no date"),
        ("yesterday", "exact form; write it as 2026-03-01"),
        (20260301, "can be a day or seconds since 1970; write the day as text"),
        ("", "is empty"),
        (None, "is NoneType"),
        (True, "truth value"),
        (1772355600000, "divide milliseconds"),
        (float("nan"), "beyond the year"),
        ("2026-03-01T09:00:00+01:00:30", "no real date"),
    ],
)
def test_what_is_not_exact_says_how_to_mend_it(value: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        dates.parse(value)


def test_a_number_that_is_no_day_is_seconds() -> None:
    assert datetime(1970, 8, 23, 12, 25, 41, tzinfo=UTC) == dates.parse(20262341)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("2026-03-29T02:30:00", "happens never"),
        ("2026-10-25T02:30:00", "happens twice"),
    ],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_no_moment(
    clock: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        dates.parse(clock, timezone="Europe/Berlin")


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(ValueError, match="there is no time zone 'Mars/Olympus'"):
        dates.parse("2026-03-01T09:00", timezone="Mars/Olympus")


def test_loose_forms_are_read_on_request_only() -> None:
    april, march = datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)

    assert april == dates.parse("03/04/2026", loose="day-first")
    assert march == dates.parse("03/04/2026", loose="month-first")
    assert april == dates.parse("3 April 2026", loose="day-first")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("April 3, 2026 9:30", "2026-04-03T09:30:00+02:00"),
        ("April 3, 2026 5 pm", "2026-04-03T17:00:00+02:00"),
        ("April 3, 2026", "2026-04-03T00:00:00+02:00"),
        ("April 3, 2026 9:30 UTC", "2026-04-03T09:30:00+00:00"),
        ("April 3, 2026 9:30 GMT+3", "2026-04-03T09:30:00+03:00"),
        ("April 3, 2026 9:30 -0500 (EST)", "2026-04-03T09:30:00-05:00"),
    ],
)
def test_a_loose_form_keeps_its_time_and_its_zone(text: str, when: str) -> None:
    read = dates.parse(text, timezone="Europe/Berlin", loose="month-first")

    assert when == read.isoformat()


@pytest.mark.parametrize("zone", ["EST", "CET", "LMT"])
def test_a_zone_is_never_that_of_the_machine(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.tzname", (zone, zone))

    with pytest.raises(ValueError, match=f"'{zone}' is no zone everywhere; write an"):
        dates.parse(f"April 3, 2026 9:30 {zone}", loose="month-first")


@pytest.mark.parametrize("text", ["April 2026", "Friday", "99/99/2026", "soon"])
def test_a_loose_form_still_names_one_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"leaves out|is no date|exact form"):
        dates.parse(text, loose="day-first")


@given(moments)
def test_rss_dates_are_what_the_standard_library_reads(when: datetime) -> None:
    text = dates.rss(when)

    assert values.rfc822_fault(text) is None
    if when.astimezone(UTC).year >= 1900:  # below, the library adds centuries
        assert when.replace(microsecond=0) == parsedate_to_datetime(text)


@given(moments)
def test_atom_dates_keep_the_moment_and_its_offset(when: datetime) -> None:
    text = dates.rfc3339(when)
    back = datetime.fromisoformat(text)

    assert values.rfc3339_fault(text) is None
    assert (when, when.utcoffset()) == (back, back.utcoffset())


@given(moments)
def test_what_is_written_is_read_back(when: datetime) -> None:
    assert when == dates.parse(dates.rfc3339(when))
    if when.astimezone(UTC).year >= 1900:
        assert when.replace(microsecond=0) == dates.parse(format_datetime(when))


def test_offsets_are_in_whole_minutes() -> None:
    odd = timezone(timedelta(hours=5, minutes=53, seconds=28))

    with pytest.raises(ValueError, match="offset with seconds"):
        dates.parse(datetime(2026, 3, 1, tzinfo=odd))
