"""Each rule's two examples, run."""

from __future__ import annotations

import pytest

from feedpub.validator import PROFILES, RULES, Level, Profile, Rule, validate
from feedpub.validator.examples import document_for
from feedpub.validator.profiles import levels_of

WITHOUT_EXAMPLES = {
    "schema-rss",  # the aim is that nothing is left for the grammars to find
    "schema-rdf",
    "schema-atom",
    "findings-limit",  # its example would have ten thousand findings
    "html-too-long",  # its example would have a million characters
    "news-feed-large",  # as would those of these
    "smartnews-feed-large",
    "google-news-feed-large",
    "google-news-article-large",
    "msn-slides-many",  # its example would have two hundred images
    "internal-error",  # an example would be a fault of feedpub
}
EXEMPLARY = [rule for rule in RULES.values() if rule.name not in WITHOUT_EXAMPLES]
each_rule = pytest.mark.parametrize("rule", EXEMPLARY, ids=lambda rule: rule.name)


def everything() -> Profile:
    """Give all rules at once: a profile for each would take longer than the tests.

    What the specifications do not say are notes, which keep no grammar from running.
    """
    said = levels_of(PROFILES["spec"])
    notes = {name: Level.NOTE for name in RULES if name not in said}
    return PROFILES["spec"].customised(select=["*"], levels=notes)


EVERYTHING = everything()


def found(rule: Rule, example: str | bytes) -> dict[str, str]:
    """Give what the specifications' rules find, and this one."""
    wanted = {rule.name, *levels_of(PROFILES["spec"])}
    report = validate(document_for(rule, example), profile=EVERYTHING, **rule.given)
    return {one.rule: one.message for one in report.findings if one.rule in wanted}


@each_rule
def test_the_bad_example_breaks_only_this_rule(rule: Rule) -> None:
    rules = found(rule, rule.bad)

    assert [rule.name] == list(rules), rules


@each_rule
def test_the_good_example_breaks_no_rule(rule: Rule) -> None:
    assert {} == found(rule, rule.good)


def test_a_rule_says_why_where_and_what() -> None:
    for rule in EXEMPLARY:
        assert rule.why.endswith("."), rule.name
        assert rule.summary.endswith("."), rule.name
        assert rule.on, rule.name
        assert rule.bad != rule.good, rule.name
        assert rule.spec.startswith("https://") or rule.name == "document-too-large"


def test_rules_are_gathered_under_their_own_names() -> None:
    names = [rule.name for rule in RULES.values()]

    assert names == list(RULES)
    assert len(names) == len(set(names))
