"""Which values pass, and what the others are told."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub import values
from feedpub.values import (
    base64_fault,
    day_fault,
    email_fault,
    hour_fault,
    is_registered_relation,
    language_fault,
    media_type_fault,
    nonnegative_integer_fault,
    positive_integer_fault,
    relation_fault,
    xml_name_fault,
)

CHECKERS = [getattr(values, name) for name in values.__all__ if name.endswith("_fault")]

# The tags of RFC 5646, appendix A, and those that feeds carry.
TAGS = """
    de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN cmn-Hans-CN
    zh-yue-HK yue-HK zh-Hans-CN sr-Latn-RS sl-rozaj sl-rozaj-biske sl-nedis
    de-CH-1901 sl-IT-nedis hy-Latn-IT-arevela de-DE en-US es-419 de-CH-x-phonebk
    az-Arab-x-AZE-derbend x-whatever qaa-Qaaa-QM-x-southern de-Qaaa sr-Latn-QM
    sr-Qaaa-RS en-US-u-islamcal zh-CN-a-myext-x-private en-a-myext-b-another en-us
    EN-US yue cmn i-default zh-Hant-TW de-1996 x-private tlh-US en-GB-oed i-klingon
    x-a-b-c mul und zxx en-x-a-b de-u-co-phonebk x-12345678
"""

NO_LANGUAGES = {
    "": "is empty",
    " en": "has white space around it",
    "e" * 65: "is longer than 64 characters",
    "dé": "has characters other than A-Z, a-z, 0-9 and the hyphen",
    "en_US": "has underscores; write en-US",
    "zh_Hant_TW": "has underscores; write zh-Hant-TW",
    "en_US.UTF-8": (
        "has underscores; tags are joined with hyphens, such as en-US"
    ),
    "en-ZZZZ-!!": "has the part '!!', which is not 1 to 8 letters and digits",
    "klingon!!": "has the part 'klingon!!', which is not 1 to 8 letters and digits",
    "english": "begins with 'english', which is not a registered language",
    "xx-YY": "begins with 'xx', which is not a registered language",
    "a-DE": "begins with 'a', which is not a registered language",
    "i-nobody": "begins with 'i', which is not a registered language",
    "12": "begins with '12', which is not a registered language",
    "en-": "has an empty part between, before or after its hyphens",
    "-en": "has an empty part between, before or after its hyphens",
    "en--US": "has an empty part between, before or after its hyphens",
    "de-cmn": "has 'de-cmn', which is not a registered extended language",
    "zh-cmn-yue": "has 'yue' where no part of that length may stand",
    "en-Abcd": "has 'Abcd', which is not a registered script",
    "en-YY": "has 'YY', which is not a registered region",
    "en-999": "has '999', which is not a registered region",
    "en-UK": "has 'UK', which is not a registered region",
    "de-419-DE": "has 'de' where no part of that length may stand",
    "de-1995": "has '1995', which is not a registered variant",
    "de-1996-1996": "has the variant '1996' twice",
    "ar-a-aaa-b-bbb-a-ccc": "has the extension 'a' twice",
    "en-a-x-b": "has the extension 'a' with nothing in it",
    "en-a": "ends in the single character 'a', which introduces nothing",
    "en-x": "ends in the single character 'x', which introduces nothing",
    "x": "ends in the single character 'x', which introduces nothing",
    "x-123456789": (
        "has the part '123456789', which is not 1 to 8 letters and digits"
    ),
}  # fmt: skip


@pytest.mark.parametrize("tag", TAGS.split())
def test_a_registered_language_tag_passes(tag):
    assert language_fault(tag) is None


@pytest.mark.parametrize(("tag", "clause"), NO_LANGUAGES.items())
def test_what_is_no_language_tag_is_told_why(tag, clause):
    assert clause == language_fault(tag)


@pytest.mark.parametrize(
    "value",
    [
        "audio/mpeg",
        "application/rss+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.12",
        "TEXT/HTML",
        "text/html; charset=utf-8",
        'text/html;charset="utf-8"',
        'multipart/mixed; boundary="a \\" ; b"',
        "text/plain ; format=flowed ; delsp=yes",
        "text/html;",
        "x-world/x-3dmf",
    ],
)
def test_a_media_type_passes(value):
    assert media_type_fault(value) is None


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("", "is empty"),
        ("text/html ", "has white space around it"),
        ("a/" + "b" * 254, "is longer than 255 characters"),
        ("mp3", "has no slash; write type/subtype, such as audio/mpeg"),
        ("a/b/c", "has more than one slash; write type/subtype, such as audio/mpeg"),
        ("audio/*", "is a range, not one media type"),
        ("/mpeg", "lacks the type or the subtype; write both, such as audio/mpeg"),
        ("audio/", "lacks the type or the subtype; write both, such as audio/mpeg"),
        (
            "audio/mp eg",
            "has a character that type/subtype may not hold, or too many of them",
        ),
        ("text/html; charset", "has parameters that are not written ; name=value"),
        ("text/html; a=b c", "has parameters that are not written ; name=value"),
        ('text/html; a="b', "has parameters that are not written ; name=value"),
    ],
)
def test_what_is_no_media_type_is_told_why(value, clause):
    assert clause == media_type_fault(value)


@pytest.mark.parametrize(
    "address",
    [
        "me@example.org",
        "first.last+tag@sub.example.org",
        "o'neil@example.org",
        '"a b"@example.org',
        '"a@b\\"c"@example.org',
        "me@localhost",
        "me@[192.0.2.1]",
        "me@[IPv6:2001:db8::1]",
        "jürgen@bücher.example",
        "用户@例子.广告",
        "me@xn--bcher-kva.example",
        "a" * 300 + "@example.org",
    ],
)
def test_an_email_address_passes(address):
    assert email_fault(address) is None


@pytest.mark.parametrize(
    ("address", "clause"),
    [
        ("", "is empty"),
        (" me@example.org", "has white space around it"),
        ("a" * 320 + "@b", "is longer than 320 characters"),
        ("mailto:me@example.org", "begins with mailto:; write the address alone"),
        (
            "Me <me@example.org>",
            "has a name or brackets about it; write the address alone",
        ),
        (
            "me@example.org (Me)",
            "has a name or brackets about it; write the address alone",
        ),
        ("example.org", "has no @"),
        ("@example.org", "has nothing before the @"),
        ("me@", "has nothing after the @"),
        ("a@b@example.org", "has more than one @"),
        (".me@example.org", "has a dot too many before the @"),
        ("m..e@example.org", "has a dot too many before the @"),
        (
            "m e@example.org",
            "has a character before the @ that wants quotes or is not allowed",
        ),
        ("\ud800@example.org", "has half a character before the @"),
        ("me@example..org", "has a dot too many after the @"),
        ("me@example.org.", "has a dot too many after the @"),
        (
            "me@exa_mple.org",
            "has 'exa_mple' after the @, which is no part of a host name",
        ),
        (
            "me@-example.org",
            "has '-example' after the @, which is no part of a host name",
        ),
        ("me@a\u2100b.org", "has a host after the @ that cannot be a domain name"),
        ("me@[nowhere]", "has brackets after the @ that hold no address"),
        ("me@[IPv6:x]", "has brackets after the @ that hold no address"),
        ("me at example.org", "has no @"),
    ],
)  # fmt: skip
def test_what_is_no_email_address_is_told_why(address, clause):
    assert clause == email_fault(address)


@pytest.mark.parametrize(
    ("relation", "registered"),
    [
        ("self", True),
        ("SELF", True),
        ("prev-archive", True),
        ("http://www.iana.org/assignments/relation/self", True),
        ("https://example.org/rel#mine", True),
        ("payment", True),
        ("shortlink", False),
        ("größe", False),
        ("a%20b", False),
    ],
)
def test_a_relation_is_a_name_or_an_iri_registered_or_not(relation, registered):
    assert relation_fault(relation) is None
    assert registered == is_registered_relation(relation)


@pytest.mark.parametrize(
    ("relation", "clause"),
    [
        ("", "is empty"),
        (" self", "has white space around it"),
        (
            "next prev",
            "has a space; one link has one relation, so write one link for each",
        ),
        ("a/b", "is neither a name without slashes nor an absolute IRI"),
        ("a\ufffe", "is neither a name without slashes nor an absolute IRI"),
        (
            "https:x",
            (
                "is no name, for it has a colon, and as an IRI it"
                " has no host; write https:// and the host"
            ),
        ),
        ("a" * 8193, "is longer than 8192 characters"),
    ],
)
def test_what_cannot_be_a_relation_is_told_why(relation, clause):
    assert clause == relation_fault(relation)
    assert not is_registered_relation(relation)


@given(st.integers(0, 10**12))
def test_a_count_from_nought_passes(number):
    assert nonnegative_integer_fault(str(number)) is None
    assert (number == 0) == (positive_integer_fault(str(number)) is not None)


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("", "is empty"),
        (" 1", "has white space around it"),
        ("1" * 65, "is longer than 64 characters"),
        ("-1", "has a minus sign; the least is 0"),
        ("+1", "has a plus sign; write the digits alone"),
        ("1,000", "has separators between its digits; write the digits alone"),
        ("1 000 000", "has separators between its digits; write the digits alone"),
        ("1.5", "has a fraction; write a whole number"),
        ("10 MB", "has a unit; write the number alone"),
        ("None", "is no whole number written in the digits 0 to 9"),
        ("٣", "is no whole number written in the digits 0 to 9"),
        ("1e3", "is no whole number written in the digits 0 to 9"),
    ],
)
def test_what_is_no_count_is_told_why(value, clause):
    assert clause == nonnegative_integer_fault(value) == positive_integer_fault(value)


def test_nought_is_not_positive():
    assert "is zero; the least is 1" == positive_integer_fault("00")


def test_hours_are_nought_to_23():
    assert {None} == {hour_fault(str(hour)) for hour in range(24)}
    assert "is 24; write 0 for midnight" == hour_fault("24")
    assert "is no hour from 0 to 23" == hour_fault("25")
    assert "has a minus sign; the least is 0" == hour_fault("-1")


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("Monday", None),
        ("Sunday", None),
        ("monday", "is not the weekday's full name; write Monday"),
        ("Thu.", "is not the weekday's full name; write Thursday"),
        ("Montag", "is no English weekday, Monday to Sunday"),
        (" Monday", "has white space around it"),
        ("", "is empty"),
    ],
)
def test_days_are_english_weekdays_in_full(value, clause):
    assert clause == day_fault(value)


@given(st.binary(min_size=1))
def test_what_the_standard_library_encodes_is_base64(data):
    assert base64_fault(base64.b64encode(data).decode()) is None
    assert base64_fault(base64.encodebytes(data).decode()) is None


@pytest.mark.parametrize(
    ("value", "clause"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("A", "has a length that is no multiple of four; write = at its end"),
        ("A=AA", "has = before its end, or more than two of them"),
        ("A===", "has = before its end, or more than two of them"),
        ("A-A_", "has '-' from the alphabet for URLs; write + and /"),
        ("AA AÜ", "has 'Ü', which is not in the alphabet of Base64"),
    ],
)
def test_what_is_no_base64_is_told_why(value, clause):
    assert clause == base64_fault(value)


@pytest.mark.parametrize("name", ["a", "_", "été", "a-b.c", "a1", "日本", "a\u0300"])
def test_a_name_of_xml_passes(name):
    assert xml_name_fault(name) is None


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("", "is empty"),
        ("1a", "begins with '1', with which no XML name begins"),
        ("-a", "begins with '-', with which no XML name begins"),
        ("\u0300a", "begins with '\u0300', with which no XML name begins"),
        ("a:b", "has ':', which no XML name may hold"),
        ("a b", "has ' ', which no XML name may hold"),
        ("a" * 1025, "is longer than 1024 characters"),
    ],
)
def test_what_is_no_name_of_xml_is_told_why(name, clause):
    assert clause == xml_name_fault(name)


each_checker = pytest.mark.parametrize(
    "check", CHECKERS, ids=[check.__name__ for check in CHECKERS]
)


@each_checker
@given(text=st.text() | st.text("0123456789-:+.TZ, ()", max_size=40))
def test_no_text_makes_a_checker_raise(check, text):
    assert isinstance(check(text), str | None)


@each_checker
@given(text=st.text() | st.text("aZ0 -+:./@=,_", max_size=20))
def test_a_clause_begins_small_and_has_no_full_stop(check, text):
    clause = check(text) or "is right"

    assert clause[0].islower()
    assert not clause.endswith((".", " "))
    assert "\n" not in clause


PIECES = (
    *("a", "0", "-", "a-", " ", "\n", "(", "()", "a@", "a.", '"', "\\", "/", "a/"),
    *(";", "a=", ":", "0:", "%", "ü", "\ud800", "=", ",", "0,", "Thu, ", "a/b;c=d ;"),
)


@each_checker
@pytest.mark.no_cover
def test_hostile_text_is_answered_at_once(check):
    seconds = {piece: seconds_for(check, piece) for piece in PIECES}

    assert max(seconds.values()) < 20, seconds  # not linear: minutes


def seconds_for(check, piece):
    text = (piece * 100_000)[:100_000]
    start = time.process_time()
    for hostile in (text, text + "\x00", "2003-12-13T" + text, "a/b" + text):
        check(hostile)
    return time.process_time() - start
