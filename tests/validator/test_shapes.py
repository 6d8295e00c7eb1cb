"""What the walk learns about one element must hold for all others of its shape."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from feedpub.validator import RULES, Level, Limits, rule, validate
from feedpub.validator.context import Context
from feedpub.validator.document import read
from feedpub.validator.engine import Walk, shapes
from feedpub.validator.engine.places import Plan
from feedpub.validator.examples import document_for
from feedpub.validator.usual import tight

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    *sorted((ROOT / "tests/golden").rglob("*.xml")),
    *sorted((ROOT / "tests/validator/modern").rglob("*.xml")),
    *sorted((ROOT / "../shared/corpus/w3c/cases").rglob("*.xml")),
]
ATOM = "{http://www.w3.org/2005/Atom}"
EMPTY = {
    "item": '<rss version="2.0"><channel><title>T</title><description>D</description>'
    "<link>https://tide.example/</link></channel></rss>",
    f"{ATOM}entry": '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:y</id>'
    "<title>T</title><updated>2026-03-01T09:00:00Z</updated></feed>",
}
LARGE = Limits(findings=1_000_000, elements=1_000_000)
FEED = """<rss version="2.0"><channel>
<item><title>Neap</title><guid isPermaLink="false"> 42 </guid></item>
<item><title>Neap</title><guid isPermaLink="false">42</guid></item>
<item><title>Spring</title><link/>tide<guid isPermaLink="true">43</guid></item>
<item><title>Spring</title><guid isPermaLink="true">42</guid></item>
</channel></rss>"""


def gathered(name: str) -> bytes:
    """Put the items or entries of all cases and all examples into one feed."""
    feed = etree.fromstring(EMPTY[name])
    around = feed.find("channel") if name == "item" else feed
    data = [path.read_bytes() for path in CASES]
    for one in RULES.values():
        data += [document_for(one, text) for text in (one.bad, one.good) if text]
    for document in data:
        for item in parsed(document).iter(name):
            around.append(copy.deepcopy(item))
    return etree.tostring(feed)


def parsed(document: bytes, *, recover: bool = False) -> etree._Element:
    """Parse without comments; what is not well-formed has nothing in it."""
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, recover=recover
    )
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        return etree.Element("nothing")


@pytest.mark.no_cover
@pytest.mark.parametrize("profile", ["spec", "best-practice"])
@pytest.mark.parametrize("name", EMPTY)
def test_a_walk_that_remembers_nothing_finds_the_same(
    name: str, profile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = gathered(name)
    learnt = validate(data, profile=profile, limits=LARGE)
    monkeypatch.setattr(shapes, "_MOST_SHAPES", 0)
    monkeypatch.setattr(shapes, "_LONGEST_VALUE", -1)

    assert validate(data, profile=profile, limits=LARGE) == learnt
    assert len(learnt.findings) > 300


def asked(on: str, found: str | None = None, **more: object) -> list[str]:
    """Give the texts for which a rule is called; it finds fault with one of them."""
    texts = []

    @rule("r", level=Level.NOTE, on=on, summary="", spec="", bad="", good="", **more)
    def check(_: object, context: Context) -> str | None:
        texts.append(context.text)
        return "it is so" if context.text == found else None

    document = read(FEED.encode(), Limits())
    Walk(Plan([check], "rss"), Context(document), 100).run()
    return texts


def test_a_rule_is_asked_about_each_element() -> None:
    assert ["Neap", "Neap", "Spring", "Spring"] == asked("item/title")


def test_a_structural_rule_is_asked_once_for_each_shape() -> None:
    assert ["Neap"] == asked("item/title", structural=True)
    assert ["", ""] == asked("item", structural=True)


def test_a_structural_rule_that_found_something_is_asked_again() -> None:
    assert ["Neap"] * 2 + ["Spring"] * 2 == asked("item/title", "Neap", structural=True)


def test_a_textual_rule_is_asked_once_for_each_value() -> None:
    assert ["Neap", "Neap", "Spring"] == asked("item/title", textual=True)
    assert ["false", "false", "true"] == asked("item/guid/@isPermaLink", textual=True)


def test_white_space_makes_another_value() -> None:
    assert ["42", "42", "43"] == asked("item/guid", textual=True)


def test_a_textual_rule_that_found_something_is_asked_again() -> None:
    texts = asked("item/title", "Spring", textual=True)

    assert 2 == texts.count("Spring")


def test_a_guard_waves_a_value_through() -> None:
    assert ["Spring", "Spring"] == asked("item/title", unless="Neap".__eq__)


def test_what_is_tight_has_no_white_space_around_it() -> None:
    assert ["42"] == asked("item/guid", unless=tight)


def test_where_is_asked_for_the_names_of_the_element() -> None:
    assert [""] == asked("item", where=lambda shape: "link" in shape.children)
    assert 4 == len(asked("item/guid", where=lambda shape: shape.attributes))
    assert [] == asked("item/guid", where=lambda shape: shape.parent != "item")
    assert [] == asked("item", where=lambda shape: shape.tag != "item")


def test_a_mixed_rule_is_asked_where_text_stands_between_elements() -> None:
    assert [""] == asked("item", mixed=True)
    assert 4 == len(asked("item/title", mixed=True))


def test_a_predicate_that_fails_lets_its_rule_be_called() -> None:
    assert 4 == len(asked("item", where=lambda shape: shape.children[9]))
