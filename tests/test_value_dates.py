"""Which dates and durations pass, and what the others are told."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.values import (
    duration_fault,
    rfc822_datetime,
    rfc822_fault,
    rfc822_style_fault,
    rfc3339_datetime,
    rfc3339_fault,
    w3cdtf_fault,
)


def at(*parts, hours=0, minutes=0):
    return datetime(*parts, tzinfo=timezone(timedelta(hours=hours, minutes=minutes)))


RSS_DATES = {
    "Thu, 04 Oct 2007 23:59:45 GMT": at(2007, 10, 4, 23, 59, 45),
    "Sat, 07 Sep 2002 00:00:01 GMT": at(2002, 9, 7, 0, 0, 1),
    "Thu, 4 Oct 2007 23:59:45 +0000": at(2007, 10, 4, 23, 59, 45),
    "4 Oct 2007 23:59 UT": at(2007, 10, 4, 23, 59),
    "04 Oct 2007 23:59:45 Z": at(2007, 10, 4, 23, 59, 45),
    "04 Oct 2007 23:59:45 EST": at(2007, 10, 4, 23, 59, 45, hours=-5),
    "04 Oct 2007 23:59:45 EDT": at(2007, 10, 4, 23, 59, 45, hours=-4),
    "04 Oct 2007 23:59:45 CST": at(2007, 10, 4, 23, 59, 45, hours=-6),
    "04 Oct 2007 23:59:45 CDT": at(2007, 10, 4, 23, 59, 45, hours=-5),
    "04 Oct 2007 23:59:45 MST": at(2007, 10, 4, 23, 59, 45, hours=-7),
    "04 Oct 2007 23:59:45 MDT": at(2007, 10, 4, 23, 59, 45, hours=-6),
    "04 Oct 2007 23:59:45 PST": at(2007, 10, 4, 23, 59, 45, hours=-8),
    "04 Oct 2007 23:59:45 PDT": at(2007, 10, 4, 23, 59, 45, hours=-7),
    "Thu, 04 Oct 2007 23:59:45 +0530": at(
        2007, 10, 4, 23, 59, 45, hours=5, minutes=30
    ),
    "Thu, 04 Oct 2007 23:59:45 -0330": at(
        2007, 10, 4, 23, 59, 45, hours=-3, minutes=-30
    ),
    "29 Feb 2008 00:00:00 GMT": at(2008, 2, 29),
    "31 Dec 2016 23:59:60 GMT": at(2017, 1, 1),
    "31 Dec 2016 18:59:60 EST": at(2016, 12, 31, 19, hours=-5),
    "1 Jul 2015 05:29:60 +0530": at(2015, 7, 1, 5, 30, hours=5, minutes=30),
}  # fmt: skip

NIGHT = at(2007, 10, 4, 23, 59)

# Legal, but not for every reader: what it means and what is said.
UNWISE_RSS_DATES = {
    "04 Oct 07 23:59 GMT": (NIGHT, "has a year of two digits; write 2007"),
    "04 Oct 94 23:59 GMT": (
        at(1994, 10, 4, 23, 59),
        "has a year of two digits; write 1994",
    ),
    "04 Oct 2007 23:59 A": (
        NIGHT,
        "has a military zone, which readers take for different ones; write GMT",
    ),
    "04 Oct 2007 23:59 -0000": (
        NIGHT,
        "has the zone -0000, which means an unknown one; write +0000",
    ),
    "04 Oct 2007 23:59 +1500": (
        at(2007, 10, 4, 23, 59, hours=15),
        "has an offset that no place on earth has",
    ),
    "Thu (it (really) was), 04 Oct 2007 23:59 GMT (\\) so)": (
        NIGHT,
        "has a comment in brackets; leave it out",
    ),
    "THU, 04 Oct 2007 23:59 GMT": (NIGHT, "has 'THU'; write Thu"),
    "Thu, 04 oct 2007 23:59 GMT": (NIGHT, "has 'oct'; write Oct"),
    "Thu, 04 Oct 2007 23:59 gmt": (NIGHT, "has 'gmt'; write GMT"),
    "Thu, 04 Oct 2007 23:59 GMT\n": (NIGHT, "has white space around it"),
    "Thu,  04 Oct 2007 23:59 GMT": (NIGHT, "has more white space than single spaces"),
    "Thu, 04 Oct\t2007 23:59 GMT": (NIGHT, "has more white space than single spaces"),
    "Thu,04 Oct 2007 23:59 GMT": (
        NIGHT,
        "has a space missing after its comma, or one too many about its colons",
    ),
}

EXAMPLE = "Thu, 04 Oct 2007 23:59:45 GMT"
NO_RSS_DATES = {
    "": "is empty",
    " \n": "is empty",
    "(" * 200: "is longer than 128 characters",
    "2007-10-04T23:59:45Z": f"is an ISO 8601 date; write it like {EXAMPLE}",
    "Thu, 04 Oct 2007 23:59:45 +05:30": "has a colon in its offset; write +0530",
    "Thu, 04 Oct 2007 23:59:45 UTC": (
        "has the zone UTC, which RFC 822 does not know; write GMT"
    ),
    "Thu, 04 Oct 2007 23:59:45 CEST": (
        "has the zone 'CEST', which RFC 822 does not know; write an offset"
    ),
    "Thu, 04 Oct 2007 23:59:45 J": (
        "has the zone 'J', which RFC 822 does not know; write an offset"
    ),
    "Thu, 04 Oct 2007 23:59:45 +530": (
        "has an offset that is not a sign and four digits, such as -0500"
    ),
    "Thu, 04 Oct 2007 23:59:45 +2400": (
        "has an offset beyond +2359 or with more than 59 minutes"
    ),
    "Thu, 04 Oct 2007 23:59:45 +0060": (
        "has an offset beyond +2359 or with more than 59 minutes"
    ),
    "Thu, 04 Oct 2007 23:59:45": (
        "has no zone; write GMT or an offset such as +0000 at its end"
    ),
    "Thu, 04 Oct 2007 23:59:45GMT": "has no space before its zone; write one",
    "Thu, 04 Oct 2007 11:59:45 PM": "has AM or PM; write the hour from 00 to 23",
    "Thu, 04 Oct 2007 11:59:45 GMT pm": "has AM or PM; write the hour from 00 to 23",
    "Wed, 04 Oct 2007 23:59:45 GMT": "says Wed, but that day is a Thu",
    "Do, 04 Oct 2007 23:59:45 GMT": (
        "has the weekday 'Do'; write Mon Tue Wed Thu Fri Sat or Sun"
    ),
    "чт, 04 Oct 2007 23:59:45 GMT": (
        "has the weekday 'чт'; write Mon Tue Wed Thu Fri Sat or Sun"
    ),
    "Thursday, 04 Oct 2007 23:59:45 GMT": "spells its weekday out; write Thu",
    "Thu, 04 October 2007 23:59:45 GMT": "spells its month out; write Oct",
    "Thu, 04 Okt 2007 23:59:45 GMT": (
        "has the month 'Okt'; write one of"
        " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    ),
    "Thu 04 Oct 2007 23:59:45 GMT": (
        "has no comma after its weekday; write Thu, 04 Oct"
    ),
    "October 4, 2007 23:59 GMT": (
        f"has its month before its day; write it like {EXAMPLE}"
    ),
    "Thu Oct 04 23:59:45 2007": (
        f"has its month before its day; write it like {EXAMPLE}"
    ),
    "04/10/2007 23:59": f"has its month as a number; write it like {EXAMPLE}",
    "Thu, 04 Oct 2007": f"has no time of day; write it like {EXAMPLE}",
    "yesterday": f"has no time of day; write it like {EXAMPLE}",
    "Thu, 04-Oct-2007 23:59:45 GMT": (
        f"is not written day month year time zone, like {EXAMPLE}"
    ),
    "Thu, 04 Oct 2007 9:59:45 GMT": (
        "has an hour of one digit; write two, such as 09:30:00"
    ),
    "Thu, 04 Oct 2007 23:59:45.5 GMT": (
        "has a fraction of a second; write whole seconds"
    ),
    "Thu, 04 Oct 2007 24:00:00 GMT": "has the hour 24; write 00 of the next day",
    "Thu, 04 Oct 2007 25:00:00 GMT": "has the hour 25; hours are 00 to 23",
    "Thu, 04 Oct 2007 23:60:00 GMT": "has the minute 60; minutes are 00 to 59",
    "Thu, 04 Oct 2007 23:59:61 GMT": "has the second 61; seconds are 00 to 59",
    "Thu, 04 Oct 2007 23:59:60 GMT": (
        "has the second 60 where no leap second was; seconds are 00 to 59"
    ),
    "31 Dec 1971 23:59:60 GMT": (
        "has the second 60 where no leap second was; seconds are 00 to 59"
    ),
    "31 Dec 9999 23:59:60 GMT": "lies beyond the year 9999",
    "31 Jun 2006 23:59:45 GMT": "has the day 31, but that month has days 1 to 30",
    "29 Feb 2007 23:59:45 GMT": "has the day 29, but that month has days 1 to 28",
    "00 Feb 2007 23:59:45 GMT": "has the day 0, but that month has days 1 to 28",
    "004 Oct 2007 23:59:45 GMT": "has a day of more than two digits",
    "04 Oct 207 23:59:45 GMT": "has a year of 3 digits; write four",
    "04 Oct 0000 23:59:45 GMT": "has the year 0000, which never was",
    "Thu, 04 Oct 2007 (noon 23:59:45 GMT": (
        "has a comment without its other bracket"
    ),
    "Thu, 04 Oct 2007) 23:59:45 GMT": "has a comment without its other bracket",
}  # fmt: skip


@pytest.mark.parametrize(("value", "moment"), RSS_DATES.items())
def test_an_rss_date_passes_and_is_read(value, moment):
    assert rfc822_fault(value) is None
    assert rfc822_style_fault(value) is None
    assert (moment, moment.utcoffset()) == (
        (read := rfc822_datetime(value)),
        read.utcoffset(),
    )


@pytest.mark.parametrize(("value", "reading"), UNWISE_RSS_DATES.items())
def test_an_unwise_rss_date_is_legal_and_told_how_to_be_wise(value, reading):
    assert rfc822_fault(value) is None
    assert reading == (rfc822_datetime(value), rfc822_style_fault(value))


@pytest.mark.parametrize(("value", "clause"), NO_RSS_DATES.items())
def test_what_is_no_rss_date_is_told_why(value, clause):
    assert clause == rfc822_fault(value)
    assert rfc822_datetime(value) is None
    assert rfc822_style_fault(value) is None


zones = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(
    min_value=at(1900, 1, 1).replace(tzinfo=None),
    max_value=at(9998, 12, 31).replace(tzinfo=None),
    timezones=zones,
)  # fmt: skip


@given(moments.map(lambda moment: moment.replace(microsecond=0)))
def test_what_the_standard_library_writes_for_mail_is_an_rss_date(moment):
    written = format_datetime(moment).replace("-0000", "+0000")

    assert rfc822_fault(written) is None
    assert rfc822_style_fault(written) is None
    assert moment == rfc822_datetime(written) == parsedate_to_datetime(written)


@given(moments)
def test_what_the_standard_library_writes_as_iso_is_an_atom_date(moment):
    assert rfc3339_fault(moment.isoformat()) is None
    assert w3cdtf_fault(moment.isoformat()) is None
    assert moment == rfc3339_datetime(moment.isoformat())


@given(st.dates())
def test_a_day_is_a_w3c_date_and_no_atom_date(day):
    assert w3cdtf_fault(day.isoformat()) is None
    assert rfc3339_fault(day.isoformat()) is not None


@given(moments, st.sampled_from(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
def test_only_the_right_weekday_is_accepted(moment, weekday):
    written = format_datetime(moment).replace("-0000", "+0000")
    right = written[:3]

    assert (weekday == right) == (rfc822_fault(weekday + written[3:]) is None)


# RFC 3339, section 5.8, RFC 4287, section 3.3.
ATOM_DATES = {
    "1985-04-12T23:20:50.52Z": at(1985, 4, 12, 23, 20, 50, 520000),
    "1996-12-19T16:39:57-08:00": at(1996, 12, 19, 16, 39, 57, hours=-8),
    "1990-12-31T23:59:60Z": at(1991, 1, 1),
    "1990-12-31T15:59:60-08:00": at(1990, 12, 31, 16, hours=-8),
    "1937-01-01T12:00:27.87+00:20": at(1937, 1, 1, 12, 0, 27, 870000, minutes=20),
    "2003-12-13T18:30:02Z": at(2003, 12, 13, 18, 30, 2),
    "2003-12-13T18:30:02.25+01:00": at(2003, 12, 13, 18, 30, 2, 250000, hours=1),
    "2003-12-13T18:30:02.123456789Z": at(2003, 12, 13, 18, 30, 2, 123456),
    "2003-12-13T18:30:02-00:00": at(2003, 12, 13, 18, 30, 2),
    "2000-02-29T00:00:00+23:59": at(2000, 2, 29, hours=23, minutes=59),
    "0001-01-01T00:00:00Z": at(1, 1, 1),
}

LIKE = "write it like 2007-10-04T23:59:45Z"
NO_ATOM_DATES = {
    "": "is empty",
    " 2003-12-13T18:30:02Z": "has white space around it",
    "2003-12-13T18:30:02." + "0" * 64 + "Z": "is longer than 64 characters",
    "2003-12-13": f"has no time of day; {LIKE}",
    "2003-12": f"has no time of day; {LIKE}",
    "2003": f"has no time of day; {LIKE}",
    "2003-12-13T18:30Z": f"has no seconds; {LIKE}",
    "2003-12-13t18:30:02z": "has a small t or z; write T and Z",
    "2003-12-13T18:30:02z": "has a small t or z; write T and Z",
    "yesterday at ten": "is not written like 2007-10-04T23:59:45Z",
    "2003-12-13 18:30:02Z": "has a space between date and time; write T",
    "2003-12-13T18:30:02": (
        "has no zone; write Z or an offset such as +01:00 at its end"
    ),
    "2003-12-13T18:30:02+0100": "has an offset that is not written +HH:MM or -HH:MM",
    "2003-12-13T18:30:02+1": "has an offset that is not written +HH:MM or -HH:MM",
    "2003-12-13T18:30:02+24:00": (
        "has an offset beyond 23:59 or with more than 59 minutes"
    ),
    "2003-12-13T18:30:02+01:60": (
        "has an offset beyond 23:59 or with more than 59 minutes"
    ),
    "2003-12-13T18:30:02.Z": "has a point without digits after it",
    "2003-12-13T18:30:02,5Z": "has a comma before its fraction; write a point",
    "Thu, 04 Oct 2007 23:59:45 GMT": f"is an RFC 822 date; {LIKE}",
    "1700000000": f"is a count of seconds; {LIKE}",
    "20031213T183002Z": f"has no hyphens and colons; {LIKE}",
    "2003-W50-6": f"counts weeks or days of the year; {LIKE}",
    "2003-347": f"counts weeks or days of the year; {LIKE}",
    "12/13/2003": "has its year, month and day otherwise; write 2007-10-04",
    "2003-13-13T18:30:02Z": "has the month 13; months are 01 to 12",
    "2003-02-29T18:30:02Z": "has the day 29, but that month has days 1 to 28",
    "1900-02-29T18:30:02Z": "has the day 29, but that month has days 1 to 28",
    "2003-12-13T24:00:00Z": "has the hour 24; write 00 of the next day",
    "2003-12-13T18:60:02Z": "has the minute 60; minutes are 00 to 59",
    "2003-12-13T18:30:60Z": (
        "has the second 60 where no leap second was; seconds are 00 to 59"
    ),
    "0000-12-13T18:30:02Z": "has the year 0000, which never was",
    "٢٠٠٣-12-13T18:30:02Z": "is not written like 2007-10-04T23:59:45Z",
    "now": "is not written like 2007-10-04T23:59:45Z",
}


@pytest.mark.parametrize(("value", "moment"), ATOM_DATES.items())
def test_an_atom_date_passes_and_is_read(value, moment):
    assert rfc3339_fault(value) is None
    assert moment == rfc3339_datetime(value)
    assert w3cdtf_fault(value) is None


@pytest.mark.parametrize(("value", "clause"), NO_ATOM_DATES.items())
def test_what_is_no_atom_date_is_told_why(value, clause):
    assert clause == rfc3339_fault(value)
    assert rfc3339_datetime(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("1997", "1997-07", "1997-07-16", "1997-07-16T19:20+01:00"),
        *("1997-07-16T19:20:30+01:00", "1997-07-16T19:20:30.45+01:00"),
    ],
)
def test_the_examples_of_the_w3c_note_pass(value):
    assert w3cdtf_fault(value) is None


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("", "is empty"),
        ("97", "is not written 2007, 2007-10, 2007-10-04 or 2007-10-04T23:59:45Z"),
        ("1997-13", "has the month 13; months are 01 to 12"),
        ("1997-02-30", "has the day 30, but that month has days 1 to 28"),
        (
            "1997-07-16T19:20",
            "has no zone; write Z or an offset such as +01:00 at its end",
        ),
        ("1997-07-16T25:20Z", "has the hour 25; hours are 00 to 23"),
        ("0000", "has the year 0000, which never was"),
    ],
)
def test_what_is_no_w3c_date_is_told_why(value, clause):
    assert clause == w3cdtf_fault(value)


@pytest.mark.parametrize(
    "value", ["0", "3600", "1:00", "01:00", "90:00", "1:00:00", "100:59:59"]
)
def test_a_duration_passes(value):
    assert duration_fault(value) is None


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("", "is empty"),
        ("-5", "is negative"),
        ("1.5", "has a fraction; write whole seconds"),
        ("PT1H", "is an ISO 8601 duration; write seconds, MM:SS or H:MM:SS"),
        ("1 hour", "is not written as seconds, MM:SS or H:MM:SS"),
        (":30", "is not written as seconds, MM:SS or H:MM:SS"),
        ("1:2:3:4", "is not written as seconds, MM:SS or H:MM:SS"),
        ("٣", "is not written as seconds, MM:SS or H:MM:SS"),
        ("1:5", "has minutes or seconds that are not two digits"),
        ("1:5:00", "has minutes or seconds that are not two digits"),
        ("1:60:00", "has the minute 60; minutes are 00 to 59"),
        ("1:00:61", "has the second 61; seconds are 00 to 59"),
        ("1:60", "has the second 60; write 00"),
    ],
)
def test_what_is_no_duration_is_told_why(value, clause):
    assert clause == duration_fault(value)
