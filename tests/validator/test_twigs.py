"""What is asked about articles that are built alike is what is asked about each."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import pytest
from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))

from test_shapes import EMPTY, LARGE, gathered, parsed

from feedpub.validator import Level, Limits, rule, validate
from feedpub.validator.context import Context
from feedpub.validator.document import read
from feedpub.validator.engine import Walk, twigs, walk
from feedpub.validator.engine.places import Plan

ONE_OF = 9
ITEM = "<item><title>%s</title><guid isPermaLink='%s'>%d</guid>%s</item>"


def several(name: str) -> bytes:
    """Put each of some items or entries into one feed three times."""
    feed = parsed(gathered(name), recover=True)
    around = feed.find("channel") if name == "item" else feed
    items = around.findall(name)
    for item in items:
        around.remove(item)
    for item in items[::ONE_OF]:
        around.extend(copy.deepcopy(item) for _ in range(3))
    return etree.tostring(feed)


def asked(items: list[str], **more: object) -> list[tuple[str, object, int, object]]:
    """Give where a rule about all elements and attributes is called, and with what."""
    calls = []

    @rule(
        "r",
        level=Level.NOTE,
        on=("item", "item/title", "item/guid", "item/guid/@*"),
        summary="",
        spec="",
        bad="",
        good="",
        **more,
    )
    def check(_: object, context: Context) -> str | None:
        around = None if context.parent is None else context.parent.tag
        calls.append((context.text, context.key, len(context.kids), around))

    feed = f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'
    document = read(feed.encode(), Limits())
    Walk(Plan([check], "rss"), Context(document), 100).run()
    return calls


@pytest.mark.no_cover
@pytest.mark.parametrize("name", EMPTY)
def test_a_walk_that_looks_at_each_finds_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = several(name)
    monkeypatch.setattr(twigs, "_PATIENCE", 1_000_000)
    together = validate(data, profile="best-practice", limits=LARGE)
    monkeypatch.setattr(walk, "_MANY", 1_000_000)

    assert validate(data, profile="best-practice", limits=LARGE) == together
    assert len(together.findings) > 300


def test_rules_are_called_in_the_order_of_the_document() -> None:
    items = [ITEM % (number, "true", number, "") for number in range(40)]
    calls = [
        call
        for text in map(str, range(40))
        for call in (
            ("", None, 2, "channel"),
            (text, None, 0, "item"),
            (text, None, 0, "item"),
            ("true", "isPermaLink", 0, "item"),
        )
    ]

    assert calls == asked(items)


def test_a_guard_is_asked_about_each() -> None:
    items = [ITEM % ("a" * (number % 3), "false", 1, "") for number in range(30)]
    texts = [call[0] for call in asked(items, unless=lambda text: text != "aa")]

    assert ["aa"] * 10 == texts


def test_a_guard_that_fails_is_told_with_the_value() -> None:
    titles = ["7"] * 20 + ["x"] + ["7"] * 20
    items = [ITEM % (title, "8", 9, "") for title in titles]
    texts = [call[0] for call in asked(items, unless=lambda text: int(text or 1) > 0)]

    assert ["x"] == texts


def test_text_among_the_children_is_found() -> None:
    items = [ITEM % ("a", "true", 1, "x" if at == 25 else " ") for at in range(40)]

    assert [2] == [kids for _, _, kids, _ in asked(items, mixed=True) if kids]
