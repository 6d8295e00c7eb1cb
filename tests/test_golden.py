"""Golden files: byte for byte, and right by the word of others than their writer."""

from __future__ import annotations

import importlib.util
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import msgspec
import pytest

import feedpub as fp

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/case.py"))
each_case = pytest.mark.parametrize("case", CASES)
each_file = pytest.mark.parametrize("format", list(fp.FORMATS))


def feed_of(case: str) -> fp.Feed:
    spec = importlib.util.spec_from_file_location(case, FOLDER / case / "case.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.feed


def golden(case: str, format: str) -> Path:
    return FOLDER / case / fp.FORMATS[format].FILE_NAME


@each_case
@each_file
def test_a_case_gives_its_golden_file(
    case: str, format: str, request: pytest.FixtureRequest
) -> None:
    written = fp.write(feed_of(case), format)
    if request.config.getoption("--rewrite-golden"):
        golden(case, format).write_bytes(written)

    assert golden(case, format).read_bytes() == written


@each_case
@each_file
def test_a_golden_file_has_no_errors(case: str, format: str) -> None:
    report = fp.validate(golden(case, format))

    assert () == report.errors


@each_case
@pytest.mark.parametrize("format", ["rss", "atom"])
def test_feedparser_reads_a_golden_file_as_it_was_meant(case: str, format: str) -> None:
    seen = feedparser.parse(io.BytesIO(golden(case, format).read_bytes()))
    meant = feed_of(case).articles

    assert not seen.bozo
    assert [a.id for a in meant] == [entry.id for entry in seen.entries]
    for article, entry in zip(meant, seen.entries, strict=True):
        stamp = entry.get("published_parsed") or entry.updated_parsed
        when = article.published or article.updated
        assert when.replace(microsecond=0) == datetime(*stamp[:6], tzinfo=UTC)


@each_case
def test_the_json_schema_accepts_a_golden_file(case: str, shared: Path) -> None:
    import jsonschema

    schema = json.loads((shared / "specs/jsonfeed-schema-v1.1.json").read_bytes())
    document = msgspec.json.decode(golden(case, "json").read_bytes())

    jsonschema.validate(document, schema)


@each_case
def test_the_losses_of_a_case_are_as_noted(
    case: str, request: pytest.FixtureRequest
) -> None:
    feed = feed_of(case)
    report = "".join(
        f"{format}: {problem}\n"
        for format in fp.FORMATS
        for problem in fp.losses(feed, format)
    )
    noted = FOLDER / case / "losses.txt"
    if request.config.getoption("--rewrite-golden"):
        noted.write_text(report, encoding="utf-8")

    assert noted.read_text(encoding="utf-8") == report
