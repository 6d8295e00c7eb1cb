"""A document gets the rules that it needs, and loads no others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from feedpub.validator import RULES, Limits, validate
from feedpub.validator.context import Context
from feedpub.validator.document import read
from feedpub.validator.engine import Walk
from feedpub.validator.examples import document_for
from feedpub.validator.profiles import PROFILES, Profile, needs, plan_for
from feedpub.validator.rule import Rule
from feedpub.validator.rules import EVERY, FAMILIES, rules_in

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = ROOT / "../shared/corpus/w3c/cases"
FOLDERS: Final = (ROOT / "tests/golden", ROOT / "tests/validator/modern", CORPUS)
SPEC: Final = PROFILES["spec"]
ONE_OF: Final = 23


def hits(data: bytes, profile: Profile, families: tuple[str, ...]) -> list[str]:
    document = read(data, Limits())
    walk = Walk(plan_for(profile, document.format, families), Context(document), 1000)
    walk.run()
    return [f"{hit.rule}: {hit.fault.message}" for hit in walk.hits]


def families_for(data: bytes, profile: Profile) -> tuple[str, ...]:
    document = read(data, Limits())
    return needs.families_of(document, profile)


@pytest.mark.parametrize("profile", ["best-practice", "psp-1"])
def test_the_rules_that_are_left_out_have_nothing_to_say(profile: str) -> None:
    paths = [path for one in FOLDERS for path in sorted(one.rglob("*.xml"))]
    told = [document_for(rule, rule.bad) for rule in RULES.values() if rule.bad]
    documents = [path.read_bytes() for path in paths[::ONE_OF]] + told[::ONE_OF]
    differing = []
    for data in documents:
        families = families_for(data, PROFILES[profile])
        some = hits(data, PROFILES[profile], families)
        if some != hits(data, PROFILES[profile], EVERY):
            differing.append(data)

    assert [] == differing


def test_a_module_holds_rules_and_is_listed_once() -> None:
    folder = ROOT / "src/feedpub/validator/rules"
    holding = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if "\n@rule(" in path.read_text()
    }

    assert holding == set(FAMILIES)
    assert [] == [name for name in FAMILIES if not rules_in((name,))]


def test_the_catalogue_has_every_rule_by_its_name() -> None:
    assert len(RULES) == len(list(RULES))
    assert all(isinstance(rule, Rule) for rule in RULES.values())
    assert [] == [name for name, rule in RULES.items() if rule.name != name]


@pytest.mark.parametrize(
    "declared",
    [
        b' xmlns:media="http://search&#46;yahoo.com/mrss/"',
        b' xmlns:%b="http://search.yahoo.com/mrss/"' % (b"m" * 99),
    ],
)
def test_a_declaration_that_is_hard_to_read_is_taken_for_any(declared: bytes) -> None:
    data = b"<rss version='2.0'%b><channel/></rss>" % declared

    assert EVERY == families_for(data, SPEC)


def test_rules_that_a_user_selects_run_on_any_document() -> None:
    profile = SPEC.customised(select=["show-*"])
    data = b"<rss version='2.0'><channel><title>T</title></channel></rss>"
    found = {one.rule for one in validate(data, profile=profile).findings}

    assert "show-image-missing" in found


_LOADED: Final = """
import sys
from feedpub.cli import main
try:
    main(["check", sys.argv[1]])
except SystemExit:
    print(*sorted(sys.modules))
"""


@pytest.mark.parametrize(
    ("document", "here", "elsewhere"),
    [
        (b"<rss version='2.0'><channel/></rss>", "rss", ("atom", "json", "modules")),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "atom", ("rss", "modules")),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "json", ("rss", "atom")),
    ],
)
def test_checking_loads_the_rules_of_its_format_only(
    document: bytes, here: str, elsewhere: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_bytes(document)
    command = [sys.executable, "-I", "-c", _LOADED, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = told.stdout.splitlines()[-1].split()
    rules = {
        name.split(".")[3]
        for name in loaded
        if name.startswith("feedpub.validator.rules.") and name.count(".") > 3
    }

    assert here in rules
    assert rules.isdisjoint({*elsewhere, "rdf", "partners"})
    assert "feedpub.model" not in loaded
    assert "feedpub.namespaces.known" not in loaded
