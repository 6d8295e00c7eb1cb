"""The grammars: built from their sources, and of one mind with the rules."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from lxml import etree

from feedpub.validator import RULES, validate
from feedpub.validator.examples import document_for

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "src/feedpub/validator/schemas"
GRAMMARS = {
    "rss": "rss-2.0",
    "rdf": "rdf-1.0",
    "atom": "atom-1.0",
    "atom-entry": "atom-1.0",
}
JSON_FEED = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "jsonfeed-1.1.schema.json").read_text())
)
EXAMPLES = [rule for rule in RULES.values() if rule.good]


def test_the_grammars_are_built_from_their_sources() -> None:
    script = ROOT / "scripts/build_schemas.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, check=False
    )

    assert 0 == done.returncode, done.stdout + done.stderr


def test_the_json_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(JSON_FEED.schema)


def accepts(data: bytes) -> bool | None:
    """Ask the schema of the document's format; None where there is none."""
    format_ = validate(data).format
    if format_ == "json":
        return JSON_FEED.is_valid(json.loads(data))
    if format_ not in GRAMMARS:
        return None
    return grammar(GRAMMARS[format_]).validate(etree.fromstring(data))


@cache
def grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


@pytest.mark.no_cover
def test_a_schema_accepts_the_good_examples() -> None:
    assert [] == [
        rule.name
        for rule in EXAMPLES
        if accepts(document_for(rule, rule.good)) is False
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "name", [rule.name for rule in EXAMPLES if rule.name.startswith(("json-", "rss-"))]
)
def test_what_a_schema_rejects_has_an_error_from_a_rule(name: str) -> None:
    data = document_for(RULES[name], RULES[name].bad)
    try:
        rejected = accepts(data) is False
    except (ValueError, etree.XMLSyntaxError):
        rejected = True

    assert not rejected or not validate(data).valid


@pytest.mark.no_cover
def test_json_that_the_schema_rejects_has_an_error_from_a_rule() -> None:
    """Our own documents, and a feed with each of its members taken away or spoilt."""
    modern = Path(__file__).parent / "modern"
    documents = [path.read_bytes() for path in sorted(modern.rglob("*.json"))]
    documents += spoilt_feeds()
    rejected = [data for data in documents if not taken(data)]

    assert 100 < len(rejected)
    assert [] == [data for data in rejected if validate(data).valid]


def taken(data: bytes) -> bool:
    try:
        return JSON_FEED.is_valid(json.loads(data))
    except ValueError:
        return False


def spoilt_feeds() -> Iterator[bytes]:
    feed = json.loads((ROOT / "tests/golden/everything/feed.json").read_bytes())
    for path in paths(feed):
        for value in (None, 0, -1, "", "x", [], [0], {}, True):
            copy = json.loads(json.dumps(feed))
            holder = copy
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value
            yield json.dumps(copy).encode()


def paths(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple]:
    pairs: list = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for key, inner in pairs:
        yield (*above, key)
        yield from paths(inner, (*above, key))
