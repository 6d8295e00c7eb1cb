"""Write the list of classes in docs/namespaces.md; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

from feedpub.namespaces.known import ALL, classes

PAGE = Path(__file__).resolve().parents[1] / "docs" / "namespaces.md"
START, END = "<!-- list: make namespaces -->\n", "<!-- end of list -->\n"


def main() -> int:
    """Write the list, or tell by the exit code that it is out of date."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(START)
    after = rest.split(END)[1]
    made = f"{before}{START}{listed()}{END}{after}"
    if "--check" in sys.argv:
        return int(made != page)
    PAGE.write_text(made, encoding="utf-8")
    return 0


def listed() -> str:
    """Give a table with a line for each class, by namespace."""
    lines = ["| Value | stands for | in | what it says |", "|---|---|---|---|"]
    for vocabulary in ALL:
        kinds = [kind for kind in classes() if kind.shape.vocabulary is vocabulary]
        lines += map(line, kinds)
    return "\n".join(lines) + "\n"


def line(kind: type) -> str:
    """Give the line of one class."""
    module = kind.__module__.removeprefix("feedpub.namespaces.").partition(".")[0]
    shape = kind.shape
    homes = {"feed": "feed", "entry": "article"}
    places = " and ".join(homes[one] for one in homes if shape.most(one) != 0)
    name = f"`{shape.name}`" if shape.element else "a group"
    says = (kind.__doc__ or "").split("\n")[0].replace("|", "/")
    return f"| `{module}.{kind.__name__}` | {name} | {places} | {says} |"


if __name__ == "__main__":
    sys.exit(main())
