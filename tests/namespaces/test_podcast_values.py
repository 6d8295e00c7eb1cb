"""The kinds of value that podcasts brought: places, recurrences, moments, forms."""

from __future__ import annotations

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.podcast import VOCABULARY
from feedpub.namespaces.vocabulary import (
    COUNTRY,
    GEO,
    ISO_DATE,
    RECURRENCE,
    Value,
    form,
)

FREQUENCIES = [
    *("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
]
OSM = form("[NWR][0-9]{1,20}(?:#[0-9]{1,10})?", "R113314")
GOOD = [
    (GEO, "geo:30.2672,97.7431"),
    (GEO, "geo:37.786971,-122.399677,250"),
    (GEO, "GEO:37.786971,-122.399677;u=350"),
    (GEO, "geo:0,270;crs=moon-2011"),
    (COUNTRY, "US"),
    (COUNTRY, "GB"),
    (RECURRENCE, "FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR"),
    (RECURRENCE, "FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11"),
    (RECURRENCE, "FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO"),
    (RECURRENCE, "FREQ=WEEKLY;UNTIL=20231231T000000Z;WKST=SU"),
    (ISO_DATE, "2021-09-26T07:30:00.000-0600"),
    (ISO_DATE, "2023-08-28T00:00:00.000Z"),
    (ISO_DATE, "2023-08-28"),
    (OSM, "R7444#188"),
]
BAD = [
    (GEO, "12345", "is no geo URI; write it like geo:30.2672,-97.7431"),
    (GEO, "30.2,9", "does not start with geo:; write it like geo:30.2672,-97.7431"),
    (GEO, "geo:1, 2", "has a space in it; write it like geo:30.2672,-97.7431"),
    (
        GEO,
        "geo:97.7,30.2",
        "has a latitude beyond the pole; the latitude comes first, -90 to 90",
    ),
    (GEO, "geo:9.7,181", "has a longitude beyond 180 degrees"),
    (COUNTRY, "UK", "is not the code of the United Kingdom; write GB"),
    (COUNTRY, "us", "has small letters; write US"),
    (COUNTRY, "840", "is no code of a country in two letters, such as DE"),
    (COUNTRY, "", "is empty"),
    (RECURRENCE, "weekly", "is no recurrence rule; write it like FREQ=WEEKLY"),
    (RECURRENCE, "RRULE:FREQ=DAILY", "starts with RRULE:; write what follows only"),
    (
        RECURRENCE,
        "INTERVAL=2",
        "does not say how often; write FREQ=WEEKLY, or another FREQ",
    ),
    (
        RECURRENCE,
        "FREQ=FORTNIGHTLY",
        f"has no such FREQ; write {', '.join(FREQUENCIES)}",
    ),
    (
        RECURRENCE,
        "FREQ=DAILY;BYMONTH=13",
        "has '13' in its BYMONTH; that is from 1 to 12",
    ),
    (
        RECURRENCE,
        "FREQ=DAILY;BYSETPOS=0",
        "has 0 in its BYSETPOS, which counts from 1",
    ),
    (RECURRENCE, "FREQ=DAILY;INTERVAL=0", "has '0' as its INTERVAL"),
    (
        RECURRENCE,
        "FREQ=DAILY;DAY=MO",
        "has the part 'DAY', which recurrence rules do not have",
    ),
    (RECURRENCE, "FREQ=DAILY;FREQ=DAILY", "has one of its parts twice"),
    (
        RECURRENCE,
        "FREQ=DAILY;COUNT=2;UNTIL=20231231",
        "has COUNT as well as UNTIL; keep one of them",
    ),
    (ISO_DATE, "2021", "has no day; write it like 2007-10-04"),
    (
        ISO_DATE,
        "2021-09-26T07:30:00",
        "has no zone; write Z or an offset such as +01:00 at its end",
    ),
    (OSM, "113314", "is not written like R113314"),
    (OSM, "", "is empty"),
]
DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
RULES = st.builds(
    lambda often, parts: ";".join([f"FREQ={often}", *parts]),
    st.sampled_from(FREQUENCIES[3:]),
    st.tuples(
        st.integers(1, 99).map("INTERVAL={}".format),
        st.lists(DAYS, min_size=1, max_size=3).map(lambda d: f"BYDAY={','.join(d)}"),
        st.integers(1, 12).map("BYMONTH={}".format),
        st.integers(-31, -1).map("BYMONTHDAY={}".format),
        st.integers(0, 99).map("COUNT={}".format),
    ),
)


@pytest.mark.parametrize(("value", "text"), GOOD)
def test_a_value_of_its_kind_is_accepted(value: Value, text: str) -> None:
    assert value_fault(value, text) is None


@pytest.mark.parametrize(("value", "text", "clause"), BAD)
def test_another_value_is_refused_with_a_reason(
    value: Value, text: str, clause: str
) -> None:
    assert clause == value_fault(value, text)


@given(rule=RULES)
def test_a_recurrence_that_dateutil_reads_is_accepted(rule: str) -> None:
    assert rrulestr(rule) is not None
    assert value_fault(RECURRENCE, rule) is None


@given(
    text=st.text(alphabet="FREQ=DAILY;BYMONTH,+-0123456789geo:.;crs R#/", max_size=60)
)
def test_no_text_makes_a_checker_raise(text: str) -> None:
    for value in (GEO, COUNTRY, RECURRENCE, ISO_DATE, OSM):
        fault = value_fault(value, text)

        assert fault is None or fault[0].islower()


def test_the_table_has_every_tag_of_the_namespace() -> None:
    assert 32 == len(VOCABULARY.elements)
    assert ["images"] == [one.name for one in VOCABULARY.elements if one.deprecated]
