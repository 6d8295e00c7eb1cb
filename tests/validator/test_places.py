"""The `on=` syntax, and the automaton that finds a place's rules."""

from __future__ import annotations

from itertools import product

import pytest
from lxml import etree

from feedpub.validator import Level, Rule, rule
from feedpub.validator.engine.places import Plan, parse
from feedpub.validator.names import NAMESPACES, clark, readable

DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in NAMESPACES.items()
    if uri and prefix != "xml"
)
DOCUMENT = f"""<rss {DECLARED}><channel><title/><link/><x/><atom:link/>
<item><title/><link/><guid isPermaLink="false"/><enclosure url="u"/><dc:creator/>
<link xmlns="urn:other"/><x><item><title/></item></x></item></channel></rss>"""


def made(on: str | tuple[str, ...], **more: object) -> Rule:
    decorate = rule(
        "some-rule",
        level=Level.ERROR,
        on=on,
        summary="A rule.",
        spec="",
        bad="",
        good="",
        **more,
    )
    return decorate(lambda _: None)


def matched(on: str) -> list[str]:
    """Give the paths of the elements, or attributes, that the place matches."""
    plan = Plan([made(on, formats=("rss",))], "rss")
    found = []

    def visit(element, state, path):
        if state.groups:
            found.append(path)
        found.extend(
            f"{path}/@{name}"
            for name in element.attrib
            if state.attributes.get(name, state.any_attribute)
        )
        for kid in element:
            name = readable(kid.tag, {}) if ":" in readable(kid.tag) else kid.tag
            visit(kid, plan.step(state, kid.tag), f"{path}/{name}")

    root = etree.fromstring(DOCUMENT)
    visit(root, plan.step(plan.start, root.tag), root.tag)
    return found


ITEM = "rss/channel/item"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("/rss", ["rss"]),
        ("channel", ["rss/channel"]),
        ("/channel", []),
        ("/rss/channel/title", ["rss/channel/title"]),
        ("item/title", [f"{ITEM}/title", f"{ITEM}/x/item/title"]),
        ("channel/item/title", [f"{ITEM}/title"]),
        ("item/guid/@isPermaLink", [f"{ITEM}/guid/@isPermaLink"]),
        ("item/*/@url", [f"{ITEM}/enclosure/@url"]),
        ("enclosure/@*", [f"{ITEM}/enclosure/@url"]),
        ("atom:link", ["rss/channel/atom:link"]),
        ("channel/atom:link", ["rss/channel/atom:link"]),
        ("channel/atom:*", ["rss/channel/atom:link"]),
        ("channel/rss:link", ["rss/channel/link"]),
        ("item/dc:creator", [f"{ITEM}/dc:creator"]),
        ("item/x/rss:*", [f"{ITEM}/x/item"]),
        (
            "channel/rss:*",
            ["rss/channel/title", "rss/channel/link", "rss/channel/x", ITEM],
        ),
        ("item/link", [f"{ITEM}/link"]),
        ("item/*/*", [f"{ITEM}/x/item"]),
        ("guid", [f"{ITEM}/guid"]),
        ("nothing/guid", []),
    ],
)
def test_a_place_matches_the_end_of_a_path(on: str, expected: list[str]) -> None:
    assert expected == matched(on)


def test_a_name_without_prefix_is_in_the_namespace_of_the_step_before() -> None:
    assert (clark("atom:entry"), clark("atom:link")) == parse("atom:entry/link").steps
    assert ("item", clark("atom:author")) == parse("item/atom:author").steps
    assert (clark("atom:entry"), "link") == parse("atom:entry/rss:link").steps


def test_a_prefix_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match="unheard"):
        parse("item/unheard:of")


@pytest.mark.parametrize(
    ("on", "formats"),
    [
        ("item/guid", ("rss",)),
        ("rss1:item", ("rdf",)),
        ("atom:link", ("rss", "rdf", "atom")),
        ("*/@xml:lang", ("rss", "rdf", "atom")),
        ("$.items[]", ("json",)),
    ],
)
def test_a_place_says_in_which_formats_it_can_be(on: str, formats: tuple) -> None:
    assert formats == parse(on).formats


def test_rules_of_atom_hold_in_entry_documents_too() -> None:
    plan = Plan([made("atom:entry")], "atom-entry")

    assert plan.step(plan.start, clark("atom:entry")).groups


def test_names_that_no_rule_mentions_share_one_state() -> None:
    plan = Plan([made("channel/*"), made("a/b/c")], "rss")
    channel = plan.step(plan.start, "channel")
    states = {id(plan.step(channel, f"x{number}")) for number in range(1_000)}

    assert 1 == len(states)
    assert len(channel.next) <= 501


def test_states_are_bounded_by_the_rules_and_not_by_the_document() -> None:
    plan = Plan([made("a/b/c"), made("c/@*"), made("b")], "rss")
    states = set()
    for path in product("abcx", repeat=6):
        state = plan.start
        for name in path:
            state = plan.step(state, name)
            states.add(id(state))

    assert len(states) <= 8


def test_rules_with_one_guard_are_asked_together() -> None:
    first, second = made("guid", unless=str.isdigit), made("guid", unless=str.isdigit)
    third = made("guid")
    state = Plan([first, third, second], "rss")
    groups = state.step(state.start, "guid").groups

    assert [(first, second), (third,)] == [
        tuple(one for one, _ in checks) for _, checks in groups
    ]


@pytest.mark.parametrize(
    ("on", "path", "expected"),
    [
        ("$", (), True),
        ("$", (".items",), False),
        ("$.items[].id", (".items", "[]", ".id"), True),
        ("$..id", (".items", "[]", ".id"), True),
        ("$..id", (".id",), True),
        ("$.id", (".items", "[]", ".id"), False),
        ("$.*", (".x",), True),
        ("$.items[]", (".items", "[]"), True),
        ("$..attachments[].url", (".items", "[]", ".attachments", "[]", ".url"), True),
    ],
)
def test_json_places_are_paths_from_the_top(
    on: str, path: tuple[str, ...], expected: bool
) -> None:
    plan = Plan([made(on)], "json")
    state = plan.start
    for step in path:
        state = plan.step(state, step)

    assert expected == bool(state.groups)
