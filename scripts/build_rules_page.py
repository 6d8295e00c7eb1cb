"""Write docs/rules.md, the page of every rule, from the rules themselves.

    python scripts/build_rules_page.py [--check]

With `--check`, nothing is written, and a page that is out of date is an error.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from feedpub.validator import RULES, Rule

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
HEAD = """# The rules

Every rule of `feedpub check`, by family, made from the rules themselves.
`feedpub rules` lists them and `feedpub rules NAME` explains one on the command line.
"""


def page() -> str:
    """Give the whole page."""
    families = groupby(RULES.values(), key=lambda rule: rule.family)
    return HEAD + "".join(
        f"\n## {family}\n" + "".join(map(section, rules)) for family, rules in families
    )


def section(rule: Rule) -> str:
    """Give what there is to say about one rule."""
    places = ", ".join(f"`{place}`" for place in rule.on)
    return (
        f"\n### {rule.name}\n\n{rule.summary}\n\n{rule.why}\n\n"
        f"{rule.level.name.lower()} in profile {rule.profile}; at {places}; "
        f"[specification]({rule.spec}); since {rule.since}\n\n"
        f"{example('Wrong', rule.bad)}{example('Right', rule.good)}"
    )


def example(title: str, text: str | bytes) -> str:
    """Give an example as a block that no content of its own can end."""
    if not text:
        return ""
    shown = text if isinstance(text, str) else repr(text)
    ticks = "`" * 4
    return f"{title}:\n\n{ticks}\n{shown}\n{ticks}\n\n"


def main() -> int:
    """Write or check the page."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
    if not current:
        print("docs/rules.md is out of date: python scripts/build_rules_page.py")
    return not current


if __name__ == "__main__":
    sys.exit(main())
