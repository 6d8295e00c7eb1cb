"""The document stage: what is said of bytes that are hardly a feed."""

from __future__ import annotations

import pytest

from feedpub.validator import Limits, validate

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
BODY = (
    '<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>{}</description>{}</channel></rss>"
)


def rss(description: str = "D", more: str = "", head: str = HEAD) -> str:
    return head + BODY.format(description, more)


def found(data: bytes | str, **more: object) -> list[tuple[str, int, int]]:
    data = data.encode() if isinstance(data, str) else data
    return [(one.rule, one.line, one.column) for one in validate(data, **more).findings]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-32", "iso-8859-1", "windows-1252", "koi8-r"]
)
def test_each_encoding_that_says_its_name_is_fine(encoding: str) -> None:
    head = HEAD.replace("utf-8", encoding)

    assert [] == found(rss("N", head=head).encode(encoding))


def test_the_first_invalid_byte_has_line_and_column() -> None:
    data = rss("caf\xe9 caf\xe9", "\n<item/>").encode("latin-1")

    assert ("encoding-invalid-bytes", 2, 95) in found(data)


def test_the_rest_is_judged_after_invalid_bytes() -> None:
    data = rss("caf\xe9", "\n<item/>").encode("latin-1")

    assert ("rss-item-title-or-description-missing", 3, 1) in found(data)


def test_encodings_that_are_no_text_are_unknown() -> None:
    for name in ("rot13", "hex", "utf-7", "idna", "unicode_escape", "../x", "a" * 50):
        data = rss(head=HEAD.replace("utf-8", name))

        assert [("encoding-unknown", 1, 1)] == found(data), name


def test_utf_16_that_says_utf_8_is_a_mismatch() -> None:
    assert [("encoding-mismatch", 1, 1)] == found(rss().encode("utf-16"))


def test_each_soft_fault_is_found_and_the_rest_is_judged() -> None:
    data = rss("a & b &nbsp; &#0; \x01 &bogus; &amp; <![CDATA[&x \x02]]>", "<item/>")

    assert [
        ("xml-bare-ampersand", 2, 94),
        ("xml-entity-undefined", 2, 98),
        ("xml-illegal-reference", 2, 105),
        ("xml-illegal-character", 2, 110),
        ("xml-entity-undefined", 2, 112),
        ("xml-illegal-character", 2, 138),
        ("rss-item-title-or-description-missing", 2, 156),
    ] == found(data)


def test_after_a_fatal_error_only_finished_elements_are_judged() -> None:
    data = HEAD + "<rss><channel><item><guid>1</guid></item>\n<item><gu"

    assert [
        ("rss-item-title-or-description-missing", 2, 15),
        ("rss-guid-not-url", 2, 21),
        ("xml-not-well-formed", 3, 7),
    ] == found(data)


def test_a_fatal_error_says_what_was_expected() -> None:
    finding = validate(rss("<b>x</i>").encode()).findings[0]

    assert "</i> closes no open element; the innermost is <b> of line 2" == (
        finding.message
    )
    assert "remove it, or write </b> if that is meant" == finding.fix
    assert (2, 96) == (finding.line, finding.column)


def test_undeclared_prefixes_are_found_on_elements_and_attributes() -> None:
    data = rss("D", "\n<dc:date/>\n<category x:y='1'>c</category>")

    assert [
        ("xml-prefix-undeclared", 3, 1),
        ("xml-prefix-undeclared", 4, 11),
    ] == found(data)


def test_entities_of_a_doctype_are_never_expanded() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n'
    report = validate((HEAD + doctype + BODY.format("&x;", "")).encode())

    assert ["xml-doctype-entities"] == [one.rule for one in report.findings]
    assert "'x'" in report.findings[0].message


def test_a_doctype_with_quotes_and_brackets_is_read_to_its_end() -> None:
    doctype = "<!DOCTYPE rss [<!-- ]> --><!ELEMENT a (b)><!ENTITY % p '>]'>]>\n"

    assert [("xml-doctype-entities", 2, 1)] == found(
        HEAD + doctype + BODY.format("D", "")
    )


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ('{"a": 1,}', 1, 8, "a comma stands before the closing bracket '}'"),
        ('{"a" 1}', 1, 6, "expected a colon"),
        ("{'a': 1}", 1, 2, "\"'a'\" is in single quotes"),
        ("{a: 1}", 1, 2, "expected a name in double quotes"),
        ('{"a": [1 2]}', 1, 10, "expected a comma"),
        ('{"a":\n "x', 2, 2, "expected the quotes"),
        ('{"a": 1} x', 1, 10, "expected the end"),
        ('{"\xe9": tru}', 1, 7, "expected a value"),
        ('{"a": // no\n1}', 1, 7, "this is one: '// no'"),
        ('{"a": True}', 1, 7, "'True' is a word of a programming language"),
        ('{"a": "\n"}', 1, 8, "a bare line break"),
        ('{"a": ' + "9" * 5000 + "}", 1, 7, "more digits than programs read"),
    ],
)
def test_bad_json_says_where_and_what_was_expected(
    data: str, line: int, column: int, words: str
) -> None:
    finding = next(f for f in validate(data.encode()).findings if "syntax" in f.rule)

    assert (line, column) == (finding.line, finding.column)
    assert words in finding.message


def test_a_name_that_comes_twice_is_found_where_it_comes_again() -> None:
    data = '{"version": "https://jsonfeed.org/version/1.1", "title": "T",\n"items": [],'
    data += '\n"title": "U"}'

    assert [("json-duplicate-name", 3, 1)] == found(data)


def test_lone_surrogates_are_found_and_pairs_are_not() -> None:
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [], "title":\n"%s"}'
    )

    assert [] == found(feed % "\\ud83c\\udf0a \\\\ud83c")
    assert [("json-lone-surrogate", 2, 2)] == found(feed % "\\ud83c x")
    assert [("json-lone-surrogate", 2, 2)] == found(feed % "\\udf0a x")
    assert [("json-lone-surrogate", 2, 2)] == found(feed % "\\ud83c\\ud83c\\udf0a")


@pytest.mark.parametrize(
    ("limits", "data", "words"),
    [
        (Limits(bytes=100), rss(), "more bytes than the limit of 100"),
        (Limits(elements=10), rss("D", "<item/>" * 10), "more elements"),
        (Limits(items=10), rss("D", "<item/>" * 11), "more items"),
        (Limits(depth=5), "[" * 6, "deeper than 5"),
        (Limits(elements=9), '{"items": [0,1,2,3,4,5,6,7,8,9,0]}', "more elements"),
        (Limits(items=2), '{"items": [{}, {}, {}]}', "more items"),
    ],
)
def test_each_limit_has_its_own_words(limits: Limits, data: str, words: str) -> None:
    findings = validate(data.encode(), limits=limits).findings

    assert "document-too-large" in {one.rule for one in findings}
    assert any(words in one.message for one in findings)


def test_a_tag_with_too_many_attributes_is_refused_before_it_is_a_tree() -> None:
    many = " ".join(f'a{number}="1"' for number in range(100_001))
    findings = validate(rss("D", f"<item {many}/>").encode()).findings

    assert ["document-too-large"] == [one.rule for one in findings]


def test_deep_nesting_is_refused() -> None:
    rules = {one[0] for one in found(rss("<x>" * 100_000))}

    assert "document-too-large" in rules


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(tmp_path) -> None:
    path = tmp_path / "large.xml"
    path.write_bytes(rss().encode())
    report = validate(path, limits=Limits(bytes=50))

    assert ["document-too-large"] == [one.rule for one in report.findings]
