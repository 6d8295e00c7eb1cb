"""What the grammars find, if ever they find something that no rule has explained."""

from __future__ import annotations

import pytest
from mending import ATOM, RSS

from feedpub.validator import PROFILES, RULES, Finding, validate
from feedpub.validator.examples import document_for

ONLY_GRAMMARS = PROFILES["spec"].customised(
    ignore=[name for name in RULES if not name.startswith("schema-")]
)
RDF = document_for(RULES["rdf-item-missing"], RULES["rdf-item-missing"].good).decode()
GUID = '<guid isPermaLink="false">42</guid>'


def found(document: str) -> list[Finding]:
    return list(validate(document.encode(), profile=ONLY_GRAMMARS).findings)


CASES = [
    (RSS, GUID, "<guid/>", "schema-rss", "channel/item/guid", "its value"),
    (RSS, GUID, GUID * 2, "schema-rss", "channel/item/guid", "not expected"),
    (RSS, "isPermaLink", "href", "schema-rss", "channel/item/guid", "its attributes"),
    (RSS, "<rss ", "<rss xmlns='urn:x' ", "schema-rss", "", "wrong namespace"),
    (
        ATOM,
        "<title>",
        "<titel/><title>",
        "schema-atom",
        "feed/entry/titel",
        "not expected",
    ),
    (ATOM, 'href="https', 'ref="https', "schema-atom", "feed/link", "its attributes"),
    (
        RDF,
        "rdf:li ",
        "rdf:lo ",
        "schema-rdf",
        "channel/items/rdf:Seq/rdf:lo",
        "not expected",
    ),
]


@pytest.mark.parametrize(
    ("document", "sound", "spoilt", "rule", "path", "reason"), CASES
)
def test_a_finding_says_where_and_what(
    document, sound, spoilt, rule, path, reason
) -> None:
    document = document.replace(sound, spoilt)
    (one,) = found(document)
    line = document.splitlines()[one.line - 1]
    name = path.rpartition("/")[2].partition("[")[0]

    assert (rule, path) == (one.rule, one.path.partition("[")[0] or path)
    assert line[one.column - 1 :].startswith(f"<{name or 'rss'}")
    assert reason in one.message
    assert one.message.startswith("the grammar of ")
    assert one.fix


def test_the_first_bytes_may_be_a_byte_order_mark() -> None:
    document = RSS.replace(GUID, "<guid/>").encode("utf-8-sig")
    (one,) = validate(document, profile=ONLY_GRAMMARS).findings

    assert (12, 7) == (one.line, one.column)


def test_a_grammar_is_not_asked_where_a_rule_has_found_an_error() -> None:
    report = validate(RSS.replace("isPermaLink", "href").encode())

    assert {"rss-attribute-unknown", "rss-guid-not-url"} == {
        one.rule for one in report.errors
    }
