"""What the registry files hold and how they are rebuilt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from feedpub import registries

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts/refresh_registries.py"
LISTS = (
    "languages",
    "extlangs",
    "scripts",
    "regions",
    "variants",
    "grandfathered",
    "relations",
)
each_list = pytest.mark.parametrize("name", LISTS)


@pytest.mark.parametrize(
    ("name", "member", "stranger"),
    [
        ("languages", "de", "klingon"),
        ("languages", "tlh", "xx"),
        ("extlangs", "zh-cmn", "cmn"),
        ("scripts", "hant", "zzzy"),
        ("regions", "419", "yy"),
        ("variants", "1996", "1995"),
        ("grandfathered", "i-default", "i-nobody"),
        ("relations", "self", "foo"),
        ("relations", "prev-archive", "Self"),
    ],
)
def test_a_list_holds_its_own(name, member, stranger):
    names = getattr(registries, name)()

    assert member in names
    assert stranger not in names


@pytest.mark.parametrize(
    ("name", "first", "last", "beyond", "length"),
    [
        ("languages", "qaa", "qtz", "qxx", 520),
        ("scripts", "qaaa", "qabx", "qaby", 50),
        ("regions", "qm", "qz", "ql", 14),
        ("regions", "xa", "xz", "x", 26),
    ],
)
def test_a_range_stands_for_all_that_is_between(name, first, last, beyond, length):
    names = getattr(registries, name)()
    between = {n for n in names if first <= n <= last and len(n) == len(first)}

    assert length == len(between)
    assert beyond not in names


@each_list
def test_names_are_in_lower_case(name):
    names = getattr(registries, name)()

    assert {each.lower() for each in names} == names


@each_list
def test_a_list_is_read_once(name):
    accessor = getattr(registries, name)

    assert accessor() is accessor()


def test_a_list_says_how_old_it_is():
    assert {"2024-05-16"} == {registries.edition(name) for name in LISTS[:-1]}
    assert "about 2025" == registries.edition("relations")


def test_nothing_is_read_before_it_is_asked_for():
    code = (
        "import feedpub.registries as r; "
        "print(*(getattr(r, n).cache_info().currsize for n in "
        f"{LISTS!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert ["0"] * len(LISTS) == done.stdout.split()


RECORDS = [
    {"Type": "language", "Subtag": "de"},
    {"Type": "language", "Subtag": "qaa..qtz"},
    {"Type": "extlang", "Subtag": "cmn", "Prefix": ["zh"]},
    {"Type": "script", "Subtag": "Hant"},
    {"Type": "region", "Subtag": "DE"},
    {"Type": "variant", "Subtag": "1996"},
    {"Type": "grandfathered", "Tag": "i-default"},
    {"Type": "redundant", "Tag": "zh-Hant"},
]


def _refresh(tmp_path, *words):
    """Run a copy of the script, so that it writes beside itself and not here."""
    script = tmp_path / "scripts" / SCRIPT.name
    target = tmp_path / "src/feedpub/registries"
    script.parent.mkdir()
    target.mkdir(parents=True)
    script.write_bytes(SCRIPT.read_bytes())
    done = subprocess.run(
        [sys.executable, str(script), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    written = {path.stem: path.read_text("utf-8") for path in target.iterdir()}
    return done, written


def test_the_script_writes_each_list_from_its_source(tmp_path):
    registry = tmp_path / "registry.json"
    registry.write_text(json.dumps(RECORDS), "utf-8")
    registry.with_name("meta.json").write_text('{"File-Date": "2030-01-02"}', "utf-8")
    relations = tmp_path / "relations.csv"
    relations.write_text("Relation Name,Description\nvia,x\nAbout,y\n", "utf-8")
    done, written = _refresh(
        tmp_path,
        *("--languages", registry),
        *("--relations", relations, "--relations-date", "2030-01-03"),
    )

    assert "" == done.stderr
    assert set(LISTS) == set(written)
    subtags = "# IANA Language Subtag Registry\n# 2030-01-02\n"
    assert subtags + "de qaa..qtz\n" == written["languages"]
    assert subtags + "zh-cmn\n" == written["extlangs"]
    types = "# IANA Link Relation Types\n# 2030-01-03\n"
    assert types + "about via\n" == written["relations"]


def test_the_script_reads_a_plain_list_of_relations(tmp_path):
    registry = tmp_path / "registry.json"
    registry.write_text(json.dumps(RECORDS), "utf-8")
    relations = tmp_path / "relations.txt"
    relations.write_text("# a remark\nself\n\nnext # the following one\n", "utf-8")
    words = ("--languages", registry, "--languages-date", "x", "--relations", relations)
    _, written = _refresh(tmp_path, *words)

    assert "next self" == written["relations"].splitlines()[2]


def test_the_script_asks_for_a_date_it_cannot_find(tmp_path):
    registry = tmp_path / "registry.json"
    registry.write_text(json.dumps(RECORDS), "utf-8")
    done, written = _refresh(tmp_path, "--languages", registry)

    assert {} == written
    assert 1 == done.returncode
    assert "meta.json is missing; pass --languages-date" in done.stderr


def test_the_script_writes_no_empty_list(tmp_path):
    registry = tmp_path / "registry.json"
    registry.write_text("[]", "utf-8")
    words = ("--languages", registry, "--languages-date", "2030-01-02")
    done, written = _refresh(tmp_path, *words)

    assert {} == written
    assert "no languages found: the source is not what it should be\n" == done.stderr


def test_the_script_names_no_registry_host():
    assert "://" not in SCRIPT.read_text("utf-8")
