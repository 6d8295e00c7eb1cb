"""What addresses are accepted, refused, resolved and written in ASCII."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedpub.uris import (
    iri_fault,
    is_usual,
    noncanonical_clause,
    reference_fault,
    resolve,
    to_uri,
    uri_fault,
    url_fault,
)

CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus/w3c/cases/atom"
CHECKERS = (uri_fault, iri_fault, reference_fault, url_fault)

# RFC 3986, section 1.1.2, and what else is out there.
URIS = [
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems.www.servers.unix",
    "tel:+1-816-555-1212",
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "https://example.org",
    "https://example.org.",
    "https://example.org:/",
    "https://example.org:65535/",
    "https://example.org:00080/",
    "https://user@example.org/",
    "https://example.org?x",
    "https://example.org#x",
    "https://example.org/%C3%BC?q=%20#%7e",
    "https://exa_mple.org/",
    "http://192.0.2.1/",
    "http://[::1]/",
    "http://[v7.a:b]/",
    "http://[::ffff:192.0.2.1]:8080/",
    "https://example.org/a;b=c,d/(e)/'f'!*$&+=:@",
    "https://example.org/?a=/?:@",
    "HTTPS://EXAMPLE.ORG/",
    "mailto:a@example.org,b@example.org?subject=x",
    "mailto:?to=a@example.org",
    "tag:timothy@hpl.hp.com,2001:web/externalHome",
    "tag:sandro@w3.org,2004-05:Sandro",
    "tag:my-ids.com,2001-09-15:TimKindberg:presentations:UBath2004-05-19",
    "tag:blogger.com,1999:blog-555",
    "tag:yaml.org,2002:int#a",
    "tag:example.com,2000:",
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "urn:example:a123,z456?+abc?=xyz#789",
    "urn:example:1/406/47452/2",
    "URN:ISBN:0451450523",
    "x:",
]

NO_URIS = {
    "": "is empty",
    " https://example.org/": "has white space around it",
    "https://example.org/\n": "has white space around it",
    "https://example.org/a b": "has a space; write %20",
    "https://example.org/a\nb": "has a line break; leave it out",
    "https://example.org/\x07b": "has the control character U+0007; leave it out",
    "https://example.org\\a": "has a backslash; write / between parts of a path",
    "https://example.org/<a>": "has '<'; write %3C",
    'https://example.org/"': "has '\"'; write %22",
    "https://example.org/{id}": "has '{'; write %7B",
    "https://example.org/a|b": "has '|'; write %7C",
    "https://example.org/`": "has '`'; write %60",
    "https://example.org/^": "has '^'; write %5E",
    "https://example.org/%zz": (
        "has a % without two hexadecimal digits after it; write %25"
    ),
    "https://example.org/100%": (
        "has a % without two hexadecimal digits after it; write %25"
    ),
    "https://example.org/[a]": "has '[' after the host; write %5B",
    "https://example.org/#a#b": "has a second '#'; write %23",
    "https:foo": "has no host; write https:// and the host",
    "https:/foo": "has no host; write https:// and the host",
    "https:///x": "has no host; write https:// and the host",
    "http://:80/": "has no host; write http:// and the host",
    "http://user@/": "has no host; write http:// and the host",
    "ftp:x": "has no host; write ftp:// and the host",
    "http://example.org:65536/": "has a port that is not a number from 0 to 65535",
    "http://example.org:8o/": "has a port that is not a number from 0 to 65535",
    "http://example.org:٣/": "has a port that is not a number from 0 to 65535",
    f"http://example.org:{'9' * 5000}/": (
        "has a port that is not a number from 0 to 65535"
    ),
    "http://[::g]/": "has a host in brackets that is no IPv6 address",
    "http://[::1/": "has a host in brackets that is no IPv6 address",
    "http://[fe80::1%25en0]/": "has a host in brackets that is no IPv6 address",
    "http://a@b@c/": (
        "has a user name with a delimiter in it; write it percent-encoded"
    ),
    "http://exa]mple.org/": "has a host with a character that no host may hold",
    "/path": "is relative; write it in full, from https:// on",
    "www.example.org": "is relative; write it in full, from https:// on",
    "//example.org/": "has no scheme; write https: before it",
    ":foo": "begins with a colon; write a scheme such as https before it",
    "1a:b": ("has a colon after what is no scheme; write it in full, from https:// on"),
    "mailto://a@example.org": (
        "has slashes before the address; write mailto: and the address alone"
    ),
    "mailto:": "names nobody; write an address after mailto:",
    "mailto:example.org": "holds something that is no address; write mailto:name@host",
    "mailto:a@b@c": "holds something that is no address; write mailto:name@host",
    "tag:example.org:1": (
        "is not shaped tag:authority,date:name, as in tag:example.org,2005:1"
    ),
    "tag:a*b,2003:foo": (
        "has a tag authority that is neither a domain name nor an address"
    ),
    "tag:*@example.org,2003:foo": (
        "has a tag authority that is neither a domain name nor an address"
    ),
    "tag:example.org,2003-02-30:foo": (
        "has a tag date that is no YYYY, YYYY-MM or YYYY-MM-DD"
    ),
    "tag:example.org,03-11:foo": (
        "has a tag date that is no YYYY, YYYY-MM or YYYY-MM-DD"
    ),
    "urn:example": "is not shaped urn:namespace:name",
    "urn:a.b:1": "has a URN namespace that is not 2 to 32 letters, digits and hyphens",
    "urn:-ab:1": "has a URN namespace that is not 2 to 32 letters, digits and hyphens",
    "urn:example:": "has no name after its URN namespace",
    "urn:example:a?b": (
        "has a ? that neither + nor = follows, as a URN wants; write %3F"
    ),
    "urn:uuid:42": (
        "holds no UUID; write 8-4-4-4-12 hexadecimal digits after urn:uuid:"
    ),
    "https://example.org/" + "a" * 8192: "is longer than 8192 characters",
}


@pytest.mark.parametrize("uri", URIS)
def test_a_uri_is_a_uri_an_iri_and_a_reference(uri):
    assert [None] * 3 == [check(uri) for check in CHECKERS[:3]]


@pytest.mark.parametrize(("value", "clause"), NO_URIS.items())
def test_what_is_no_uri_is_told_why(value, clause):
    assert clause == uri_fault(value)


def test_the_longest_uri_is_accepted():
    start = "https://example.org/"

    assert uri_fault(start + "a" * (8192 - len(start))) is None


@pytest.mark.parametrize(
    "iri",
    [
        "https://straße.example/ü?q=ü#ü",
        "http://www.詹姆斯.com/atomtests/iri/詹.html",
        "https://example.org/?private=\ue000",
        "tag:example.org,2005:ü",
        "https://example.org/\U0001f600",
    ],
)
def test_an_iri_may_hold_more_than_ascii_and_a_uri_may_not(iri):
    assert iri_fault(iri) is None
    assert f"has characters outside ASCII; write {to_uri(iri)}" == uri_fault(iri)


def test_a_mend_too_long_to_print_is_described():
    fault = uri_fault("https://example.org/" + "ü" * 100)

    assert "has characters outside ASCII; write them percent-encoded" == fault


@pytest.mark.parametrize(
    ("iri", "clause"),
    [
        ("https://example.org/\ufffe", "has U+FFFE, which no address may hold"),
        ("https://example.org/\ud800", "has U+D800, which no address may hold"),
        ("https://example.org/\ufdd0", "has U+FDD0, which no address may hold"),
        ("https://example.org/\U000e0041", "has U+E0041, which no address may hold"),
        ("https://example.org/\U0001ffff", "has U+1FFFF, which no address may hold"),
        (
            "https://example.org/\ue000?\ue000",
            "has the private character U+E000 outside the query",
        ),
        (
            "https://example.org/\x85x",
            "has the control character U+0085; leave it out",
        ),
    ],
)
def test_what_no_iri_may_hold_is_named(iri, clause):
    assert clause == iri_fault(iri)


@pytest.mark.parametrize(
    "reference",
    ["", "a", "/a", "../a", "?q", "#f", "//example.org/a", "./a:b", "a/b:c", "ü", "@"],
)
def test_a_relative_reference_is_a_reference_but_no_url(reference):
    assert reference_fault(reference) is None
    assert url_fault(reference) is not None


@pytest.mark.parametrize("reference", [":a", "1:a", "a b", "https:a", "%", "a[b]"])
def test_a_reference_is_judged_too(reference):
    assert reference_fault(reference) is not None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("javascript:alert(1)", "runs code"),
        ("JavaScript:alert(1)", "runs code"),
        ("vbscript:x", "runs code"),
        ("data:text/plain,x", "holds its target"),
        ("file:///etc/passwd", "leads nowhere"),
        ("https://user:password@example.org/", "tells a password"),
        ("https://a..b/", "a dot too many"),
        ("https://.example.org/", "a dot too many"),
        (f"https://{'a' * 64}.org/", "longer than a domain name"),
        (f"https://{'a.' * 130}org/", "longer than a domain name"),
        ("https://a\u2100b.example/", "cannot be a domain name"),
        ("/relative", "is relative"),
    ],
)
def test_a_link_may_not_go_everywhere_a_uri_may(value, words):
    assert words in (url_fault(value) or "")


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/",
        "https://user@example.org/",
        "mailto:me@example.org",
        "https://bücher.example/",
        "http://[::1]:80/",
        "tel:+49",
        "https://example.org./",
    ],
)
def test_a_link_may_go_to_any_sound_address(value):
    assert url_fault(value) is None


@given(
    start=st.sampled_from(["http://", "https://a.", "http://-b.c", "tag:", "tag:a.b,"]),
    rest=st.lists(st.sampled_from([*"aZ-./?:#", "2005:", ",1999:", "%41", "é"])),
)
@example(start="https://a.", rest=["b.c/?a/b?c"])
@example(start="tag:a.b,", rest=["2005:a?b"])
def test_what_is_usual_has_no_fault_on_the_long_way_either(start, rest):
    text = start + "".join(rest)
    shouted = re.sub("^[a-z]+", lambda scheme: scheme[0].upper(), text)

    assert not is_usual(shouted)
    assert not is_usual(text) or {None} == {check(shouted) for check in CHECKERS}


@pytest.mark.parametrize("url", ["https://a.b/", "http://a.b.c/x?y", "tag:a.b,2005:c"])
def test_usual_addresses_are_known_as_such(url):
    assert is_usual(url)


@pytest.mark.parametrize("check", [*CHECKERS, to_uri, noncanonical_clause])
@given(text=st.text() | st.text("htps:/?#[]@%.,ü \\", max_size=40))
def test_no_text_makes_a_checker_of_addresses_raise(check, text):
    answer = check(text)

    assert answer is None or answer == answer.strip() or check is to_uri


@pytest.mark.parametrize(
    "text",
    [
        "http://" + "a." * 50_000,
        "http://" + "a" * 100_000 + "\x00",
        "http://h/" + "%41" * 33_000 + "%",
        "http://h/" + "../" * 33_000,
        "http://" + "@:" * 50_000,
        "http://[" + ":" * 100_000,
        ":" * 100_000,
        "#" * 100_000,
        "ü" * 100_000,
        "tag:" + "a." * 50_000,
        "urn:" + "a-" * 50_000,
        "mailto:" + "a@," * 33_000,
        "http://" + "ü." * 50_000,
    ],
)
@pytest.mark.no_cover
def test_hostile_addresses_are_answered_at_once(text):
    checks = (*CHECKERS, noncanonical_clause)
    start = time.process_time()
    for check in checks:
        check(text)
    resolve(text, text)

    assert time.process_time() - start < 5 * len(checks)  # not linear: minutes


def _ids(verdict):
    """The ids of the corpus that the W3C validator calls so, one a file."""
    for path in sorted(CORPUS.rglob("*id_*.xml")):
        text = path.read_text("utf-8", "replace")
        ids = re.findall("<id>([^<&]*)</id>", text)
        if len(ids) == 1 and re.search(rf"Expect:\s+{verdict}\{{", text):
            yield ids[0]


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_the_corpus_of_identifiers_is_judged_as_the_w3c_does():
    bad = {
        value for value in _ids("Invalid(?:TAG|URN|FullLink)") if not iri_fault(value)
    }
    good = {value for value in _ids("Valid(?:TAG|URN|URI)") if iri_fault(value)}

    assert (set(), set()) == (bad, good)
    assert len(list(_ids("ValidTAG"))) >= 5
