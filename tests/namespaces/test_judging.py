"""The checkers of namespaces' values, by kind."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.vocabulary import (
    CHARSET,
    COUNT,
    ENCODED,
    INTEGER,
    INTEGERS,
    LANGUAGE,
    MEDIA_TYPE,
    OFFSET,
    POSITIVE,
    TIME,
    URL,
    W3C_DATE,
    Kind,
    Value,
    number,
    one_of,
    text,
)

POINT = Value(Kind.DEGREES, least=2, most=2)
LINE = Value(Kind.DEGREES, least=4)
CIRCLE = Value(Kind.DEGREES, least=3, most=3)
YES = one_of("yes", "no", any_case=True)
GOOD = [
    (TIME, "now"),
    (TIME, "17"),
    (TIME, "17.5"),
    (TIME, "0:00:17.5"),
    (TIME, "123:59:59"),
    (OFFSET, "01:30"),
    (INTEGER, "-3"),
    (COUNT, "007"),
    (POSITIVE, "1"),
    (INTEGERS, "12, 7,0"),
    (number(-90, 90), "-90"),
    (number(), "1e3"),
    (number(), ".5"),
    (number(), "44."),
    (YES, "YES"),
    (POINT, "50.2 1.5"),
    (POINT, "50.2,1.5"),
    (LINE, "50.2 1.5\n 50.3 1.6"),
    (CIRCLE, "50.2 1.5 200"),
    (Value(Kind.COORDINATES, least=2), "5000000 320000"),
    (CHARSET, "Shift_JIS"),
    (ENCODED, "ebb%20tide"),
    (URL, "https://tide.example/"),
    (LANGUAGE, "yue"),
    (MEDIA_TYPE, "image/avif"),
    (W3C_DATE, "2026-03"),
    (text(3), "ebb"),
]
WRONG = [
    (TIME, "nowbogus", "is no time"),
    (TIME, "01:30", "is no time"),
    (TIME, "+17sec", "is no time"),
    (TIME, "1:60:00", "is no time"),
    (OFFSET, "soon", "is no time"),
    (INTEGER, "1.5", "is no whole number"),
    (INTEGER, "", "is empty"),
    (COUNT, "-1", "has a minus sign"),
    (POSITIVE, "0", "is zero"),
    (INTEGERS, "12;7", "is no list"),
    (INTEGERS, "", "is no list"),
    (number(-90, 90), "91.048", "is above 90"),
    (number(-90, 90), "-90.001", "is below -90"),
    (number(), "50,2", "decimal comma"),
    (number(), "high", "is no number"),
    (number(), "", "is empty"),
    (number(), "nan", "is no number"),
    (number(), "\u0661", "is no number"),
    (YES, "true", "is none of yes or no"),
    (one_of("full", "sample"), "Full", "write full"),
    (one_of("full"), "", "is empty; write full"),
    (POINT, "50.2", "has 1 number; write 2"),
    (POINT, "50.2 1.5 3", "has 3 numbers; write 2"),
    (POINT, "91 1", "latitude"),
    (POINT, "1 400", "longitude"),
    (POINT, "50° 1°", "is no number"),
    (LINE, "1 2 3", "has 3 numbers; write at least 2 pairs"),
    (LINE, "1 2 3 4 5", "odd"),
    (CHARSET, "klingon", "is no character encoding"),
    (CHARSET, "a\0b", "is no character encoding"),
    (ENCODED, "100%", "without two hexadecimal digits"),
    (text(3), "tide", "has 4 characters; 3 are the most"),
]


@pytest.mark.parametrize(("value", "written"), GOOD)
def test_a_right_value_has_no_fault(value: Value, written: str) -> None:
    assert value_fault(value, written) is None


@pytest.mark.parametrize(("value", "written", "said"), WRONG)
def test_a_wrong_value_is_told_why(value: Value, written: str, said: str) -> None:
    assert said in (value_fault(value, written) or "")


@given(written=st.text(), kind=st.sampled_from(Kind))
def test_no_text_makes_a_checker_raise(written: str, kind: Kind) -> None:
    fault = value_fault(Value(kind, choices=("a", "b"), least=2), written)

    assert fault is None or (fault and not fault.endswith("."))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", ["9", "1 ", "%", "a:", "1,", "0:0", "../"])
@pytest.mark.no_cover
def test_no_text_makes_a_checker_slow(kind: Kind, seed: str) -> None:
    start = time.process_time()
    value_fault(Value(kind, choices=("a",)), seed * 300_000)

    assert time.process_time() - start < 2
