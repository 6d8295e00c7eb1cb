"""What docs/ says is made from the code, or held to it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from feedpub.validator import RULES
from feedpub.validator.names import NAMESPACES

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("docs/*.md")), ROOT / "CONTRIBUTING.md"]


def test_the_page_of_rules_is_up_to_date() -> None:
    script = ROOT / "scripts" / "build_rules_page.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False)

    assert done.returncode == 0


def test_the_rule_that_is_shown_is_the_rule_that_runs() -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    shown = re.search(r"def (\w+)\(guid", page)[1].replace("_", "-")

    assert RULES[shown].on == ("item/guid", "podcast:liveItem/rss:guid")
    assert f'bad="{RULES[shown].bad}"' in page


def test_the_prefixes_that_are_named_are_known() -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    prefixes = set(re.findall(r"[`/]([a-z0-9]+):", page))

    assert prefixes <= set(NAMESPACES)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (page.parent / link).exists(), link
