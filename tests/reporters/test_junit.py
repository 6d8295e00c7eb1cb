"""JUnit's XML: a suite for each document, a case for each rule."""

from __future__ import annotations

from lxml import etree

from feedpub.reporters.junit import as_junit
from feedpub.validator.evidence import rules_for
from feedpub.validator.profiles import PROFILES
from feedpub.validator.report import Level


def read(*reports, **more):
    return etree.fromstring(as_junit(*reports, **more).encode())


def test_each_rule_that_ran_is_a_case(feed):
    root = read(*feed(2))
    names = root.xpath("testsuite/testcase/@name")

    assert set(rules_for(PROFILES["spec"], "rss")) == set(names)
    assert len(names) == len(set(names)) == int(root.get("tests"))


def test_rules_of_other_formats_did_not_run(feed):
    names = read(*feed()).xpath("testsuite/testcase/@name")

    assert "rss-guid-not-url" in names
    assert "json-version-missing" not in names
    assert not [name for name in names if name.startswith("json-feed")]


def test_a_case_fails_once_with_all_its_findings(feed):
    root = read(*feed(44))
    [failure] = root.xpath("testsuite/testcase[@name='rss-guid-not-url']/failure")

    assert "1" == root.get("failures") == root[0].get("failures")
    assert 44 == len(failure.text.splitlines())
    assert failure.text.startswith("feeds/rss.xml:5:24: error: '0' is not a URL")
    assert "error" == failure.get("type")


def test_what_does_not_fail_the_run_does_not_fail_a_case(many):
    reports = many(level=Level.WARNING)

    assert "0" == read(reports).get("failures")
    assert "is wrong" in read(reports).findtext("testsuite/testcase/system-out")
    assert "1" == read(reports, fail_on=Level.WARNING).get("failures")


def test_no_document_breaks_the_xml(hostile):
    root = read(*hostile)

    assert 1 == int(root.get("failures"))
    assert "\\x1b" in root.xpath("string(//failure)")


def test_nothing_checked_is_a_document_too():
    assert "0" == read(()).get("tests")
