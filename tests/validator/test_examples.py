"""Each rule's two examples, run."""

from __future__ import annotations

import pytest

from feedpub.validator import PROFILES, RULES, Profile, Rule, validate
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
each_rule = pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES.values() if rule.name not in WITHOUT_EXAMPLES],
    ids=lambda rule: rule.name,
)


def profile_with(rule: Rule) -> Profile:
    """Give the profile as it is if it has the rule: making another one takes time."""
    spec = PROFILES["spec"]
    return spec if rule.name in levels_of(spec) else spec.customised(select=[rule.name])


def found(rule: Rule, example: str | bytes) -> dict[str, str]:
    profile = profile_with(rule)
    report = validate(document_for(rule, example), profile=profile, **rule.given)
    return {finding.rule: finding.message for finding in report.findings}


@each_rule
def test_the_bad_example_breaks_only_this_rule(rule: Rule) -> None:
    rules = found(rule, rule.bad)

    assert [rule.name] == list(rules), rules


@each_rule
def test_the_good_example_breaks_no_rule(rule: Rule) -> None:
    assert {} == found(rule, rule.good)


@each_rule
def test_a_rule_says_why_where_and_what(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.summary.endswith(".")
    assert rule.on
    assert rule.bad != rule.good
    assert rule.spec.startswith("https://") or rule.name == "document-too-large"


def test_rules_are_gathered_under_their_own_names() -> None:
    names = [rule.name for rule in RULES.values()]

    assert names == list(RULES)
    assert len(names) == len(set(names))
