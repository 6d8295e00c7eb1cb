"""How addresses are written in ASCII, resolved, and written in one way only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.uris import iri_fault, noncanonical_clause, resolve, to_uri, uri_fault


@pytest.mark.parametrize(
    ("iri", "uri"),
    [
        ("https://example.org/a b", "https://example.org/a b"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://faß.de/", "https://xn--fa-hia.de/"),
        ("https://ΒΌΛΟΣ.com/", "https://xn--nxasmq6b.com/"),
        ("https://βόλος.com/", "https://xn--nxasmm1c.com/"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://bu\u0308cher.example/", "https://xn--bcher-kva.example/"),
        ("https://日本語。\uff2a\uff30:80/", "https://xn--wgv71a119e.jp:80/"),
        ("https://ü:ü@ü.de/", "https://%C3%BC:%C3%BC@xn--tda.de/"),
        (
            "https://example.org/%C3%BC/ü?ü#ü",
            "https://example.org/%C3%BC/%C3%BC?%C3%BC#%C3%BC",
        ),
        ("ü", "%C3%BC"),
        ("https://a\u2100b/", "https://a%E2%84%80b/"),
        ("https://\u0308a/", "https://%CC%88a/"),
        ("https://-ü-/", "https://-%C3%BC-/"),
        ("https://\U0001f4a9.la/", "https://xn--ls8h.la/"),
        ("\ud800", "%EF%BF%BD"),
        ("https://ex\xadämple.org./", "https://xn--exmple-cua.org./"),
    ],
)
def test_an_iri_is_written_in_ascii(iri, uri):
    assert uri == to_uri(iri)


@given(st.text(max_size=60) | st.text("/:?#[]@.aäß%\u3002", max_size=40))
def test_what_is_written_in_ascii_is_ascii_and_stays_as_it_is(text):
    written = to_uri(text)

    assert written.isascii()
    assert written == to_uri(written)


@given(st.text("/?#@.aäß:", max_size=30).map("https://h".__add__))
def test_a_sound_iri_becomes_a_sound_uri(iri):
    assert iri_fault(iri) is not None or uri_fault(to_uri(iri)) is None


BASE = "http://a/b/c/d;p?q"

# RFC 3986, section 5.4.1 and 5.4.2.
EXAMPLES = {
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q#s",
    "g#s": "http://a/b/c/g#s",
    "g?y#s": "http://a/b/c/g?y#s",
    ";x": "http://a/b/c/;x",
    "g;x": "http://a/b/c/g;x",
    "g;x?y#s": "http://a/b/c/g;x?y#s",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../": "http://a/",
    "../../g": "http://a/g",
    "../../../g": "http://a/g",
    "../../../../g": "http://a/g",
    "/./g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    ".g": "http://a/b/c/.g",
    "g..": "http://a/b/c/g..",
    "..g": "http://a/b/c/..g",
    "./../g": "http://a/b/g",
    "./g/.": "http://a/b/c/g/",
    "g/./h": "http://a/b/c/g/h",
    "g/../h": "http://a/b/c/h",
    "g;x=1/./y": "http://a/b/c/g;x=1/y",
    "g;x=1/../y": "http://a/b/c/y",
    "g?y/./x": "http://a/b/c/g?y/./x",
    "g?y/../x": "http://a/b/c/g?y/../x",
    "g#s/./x": "http://a/b/c/g#s/./x",
    "g#s/../x": "http://a/b/c/g#s/../x",
    "http:g": "http:g",
}


@pytest.mark.parametrize(("reference", "target"), EXAMPLES.items())
def test_the_examples_of_rfc_3986_resolve(reference, target):
    assert target == resolve(BASE, reference)


@pytest.mark.parametrize(("reference", "target"), EXAMPLES.items())
def test_a_scheme_nobody_knows_resolves_alike(reference, target):
    expected = re.sub("^http:", "feed-x:", target) if reference != "http:g" else target

    assert expected == resolve(BASE.replace("http:", "feed-x:"), reference)


@pytest.mark.parametrize(
    ("base", "reference", "target"),
    [
        ("https://example.org", "a", "https://example.org/a"),
        ("https://example.org?q", "a", "https://example.org/a"),
        ("https://example.org/a/b", "", "https://example.org/a/b"),
        ("https://example.org/a?", "#f", "https://example.org/a?#f"),
        ("https://example.org/a", "?", "https://example.org/a?"),
        ("https://example.org/a#f", "", "https://example.org/a"),
        ("https://example.org/ü/", "ö", "https://example.org/ü/ö"),
        ("urn:example:a", "#f", "urn:example:a#f"),
        ("tag:example.org,2005:a/b", "c", "tag:example.org,2005:a/c"),
        ("x:/a", "/.//b", "x:/.//b"),
        ("x:a/b", "../../../c", "x:/c"),
        ("x:a", "../c", "x:c"),
        ("x:a", "..", "x:"),
        ("a/b", "c", "a/c"),
        ("", "a", "a"),
        (BASE, "x://a/../b/./c", "x://a/b/c"),
        (BASE, "//g/a/../b", "http://g/b"),
    ],
)
def test_references_resolve_against_bases_of_every_shape(base, reference, target):
    assert target == resolve(base, reference)


@given(st.text("ab./?#;=", max_size=24))
def test_a_resolved_path_has_no_dot_segments(reference):
    path = urlsplit(resolve("http://h/b/c", reference)).path

    assert not {".", ".."} & set(path.split("/"))


@pytest.mark.parametrize(
    "uri",
    [
        "http://example.com/",
        "http://example.com/~smith/",
        "http://example.com/%C3%87",
        "http://example.com:8080/",
        "http://example.com/?",
        "http://example.com/#",
        "http://example.com/?#",
        "http://example.com/?a=../b",
        "tag:hawke.org,2001-06-05:Taiko",
        "urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6",
        "mailto:a@example.org",
        "file:///a",
        "x://h:1",
        "relative",
    ],
)
def test_a_canonical_uri_is_left_alone(uri):
    assert noncanonical_clause(uri) is None


NOT_CANONICAL = {
    "HTTP://example.com/": "has capitals in its scheme; write http:",
    "http://Example.com/": "has capitals in its host; write example.com",
    "http://:@example.com/": (
        "has an empty user before its host; leave it and the @ out"
    ),
    "http://example.com": "has no path; write / after the host",
    "http://example.com?x": "has no path; write / after the host",
    "http://example.com:/": "has a colon without a port; leave it out",
    "http://example.com:80/": "names port 80, which http implies; leave it out",
    "https://example.com:443/": "names port 443, which https implies; leave it out",
    "http://example.com/%7Ea": ("encodes a character without need; write ~, not %7E"),
    "http://example.com/?q=%5c": "has small letters in an escape; write %5C",
    "http://example.com/a/../b": (
        "has . or .. as a part of its path; write the path they lead to"
    ),
    "http://example.com/a/.": (
        "has . or .. as a part of its path; write the path they lead to"
    ),
    "http://example.com/u\u0308": (
        "has accents apart from their letters; write it in Unicode's form NFC"
    ),
}


@pytest.mark.parametrize(("uri", "clause"), NOT_CANONICAL.items())
def test_an_identifier_written_another_way_is_told_how(uri, clause):
    assert clause == noncanonical_clause(uri)
