"""Reports as pages: everything that a document says in them is text."""

from __future__ import annotations

import pytest
from lxml import html
from markdown_it import MarkdownIt

from feedpub.reporters.html_page import as_html
from feedpub.reporters.markdown import as_markdown


def page_of(*reports):
    return html.document_fromstring(as_html(*reports))


def rendered(*reports, **more):
    markdown = MarkdownIt("gfm-like", {"linkify": False})
    return html.fromstring(
        f"<div>{markdown.render(as_markdown(*reports, **more))}</div>"
    )


def test_a_page_needs_nothing_else(feed):
    page = page_of(*feed(3))

    assert [] == page.xpath("//script | //img | //link | //iframe | //object | //@src")
    assert [] == page.xpath("//@*[starts-with(name(), 'on')]")


def test_a_page_forbids_what_it_does_not_need(feed):
    [policy] = page_of(*feed()).xpath("//meta[@http-equiv]/@content")

    assert "default-src 'none'; style-src 'unsafe-inline'" == policy


def test_a_page_has_each_finding_with_its_line(feed):
    items = page_of(*feed(44)).xpath("//li")

    assert 44 == len(items)
    assert "'0' is not a URL" in items[0].text_content()
    assert "<item><title>日本</title><guid>0</guid></item>" == items[0].xpath(
        "string(pre)"
    )
    assert "<" == items[0].xpath("string(pre/mark)")


def test_links_of_a_page_lead_somewhere(feed):
    reports, evidence = feed(2)
    page = page_of(reports * 2, evidence * 2)
    targets = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]

    assert ["document-1", "document-2"] == targets
    assert all(page.xpath(f"//*[@id='{target}']") for target in targets)


@pytest.mark.parametrize("read", [page_of, rendered])
def test_a_document_is_only_text(read, hostile):
    page = read(*hostile)

    assert [] == page.xpath("//script | //img | //a[starts-with(@href, 'java')] | //em")
    assert "<script>alert(1)</script>" in page.text_content()
    assert "\x1b" not in page.text_content()


def test_markdown_mentions_nobody(hostile):
    text = as_markdown(*hostile)

    assert "@everyone" not in text
    assert "#1" not in text


def test_markdown_has_a_row_for_each_finding(feed):
    documents, findings = rendered(*feed(44)).xpath("//table")

    assert ["feeds/rss.xml", "rss", "44", "0", "0"] == [
        cell.text_content() for cell in documents.xpath("tbody/tr/td")
    ]
    assert 44 == len(findings.xpath("tbody/tr"))
    assert [
        "5:24",
        "error",
        "'0' is not a URL; add isPermaLink=\"false\"",
        "rss-guid-not-url",
    ] == [cell.text_content() for cell in findings.xpath("tbody/tr[1]/td")]


def test_a_hostile_message_stays_in_its_cell(hostile):
    rows = rendered(*hostile).xpath("//table[2]/tbody/tr")

    assert [4] == [len(row) for row in rows]


def test_markdown_ends_before_its_limit(feed):
    reports = feed(2000)
    text = as_markdown(*reports, most=20_000)
    shown = len(rendered(*reports, most=20_000).xpath("//table[2]/tbody/tr"))

    assert 10_000 < len(text.encode()) <= 20_000
    assert f"\n\n{2000 - shown:,} lines more of these tables left out.\n" in text


def test_markdown_within_its_limit_is_whole(feed):
    assert as_markdown(*feed(3)) == as_markdown(*feed(3), most=1_000_000)
