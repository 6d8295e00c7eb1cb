"""HTML made to hurt, and what it costs."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from scraps import BASE

from feedpub.html import (
    absolutise,
    from_text,
    sanitise,
    to_text,
    xhtml_fault,
)

HOSTILE = {
    "nested divs": "<div>" * 100_000,
    "angle brackets": "<" * 5_000_000,
    "unclosed quotes": "<a href='" * 50_001,
    "unclosed double quotes": '<a href="' * 50_001,
    "unclosed comments": "<!--" * 500_000,
    "unclosed scripts": "<script>" * 100_000,
    "attributes": "<a" + "".join(f" a{i}=b" for i in range(100_000)) + ">",
    "formatting": "".join(f"<b id={i}>" for i in range(50_000)),
    "hidden formatting": "".join(
        f"<b id={i}><table></b></table>" for i in range(5_000)
    ),
    "svg styles": "".join(
        f"<svg><style><b id={i}></style></svg>" for i in range(9_000)
    ),
    "references": "&amp;" * 500_000,
    "ampersands": "&" * 300_000,
    "references in a value": f'<p title="{"&amp;" * 300_000}">',
    "commas": f"<img srcset='{',' * 500_000}'>",
    "candidates": f"<img srcset='{'a,' * 500_000}'>",
    "parentheses": f"<img srcset='{'a (' * 300_000}'>",
    "spaces": "<p>" + "\n " * 1_000_000,
    "equals signs": " =" * 300_000,
}


class TestHostileInput:
    @pytest.mark.parametrize("html", HOSTILE.values(), ids=list(HOSTILE))
    @pytest.mark.parametrize(
        "work",
        [
            lambda html: absolutise(html, BASE),
            sanitise,
            to_text,
            from_text,
            xhtml_fault,
        ],
        ids=["absolutise", "sanitise", "to_text", "from_text", "xhtml_fault"],
    )
    @pytest.mark.no_cover
    def test_it_costs_no_more_than_its_length(self, work, html):
        start = time.process_time()
        work(html)
        taken = time.process_time() - start

        assert taken < 30  # what is not linear takes minutes


@pytest.mark.no_cover
def test_an_article_without_relative_urls_costs_next_to_nothing():
    paragraph = (
        '<p class="x">A <a href="https://tide.example/x?a=1">link</a> = b.</p>\n'
    )
    html = paragraph * 45

    start = time.process_time()
    for _ in range(1_000):
        absolutise(html, BASE)
    taken = time.process_time() - start

    assert taken < 10  # a tree for each would take longer


def test_html_loads_neither_lxml_nor_nh3():
    code = (
        "import sys, feedpub.html; "
        "print(sorted({'lxml', 'nh3', 'feedgen', 'dateutil'} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "[]\n" == run.stdout
