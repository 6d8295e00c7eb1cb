"""Rebuild the registry files in `src/feedpub/registries` from local copies.

Usage: python scripts/refresh_registries.py [--languages registry.json]
           [--relations relations.txt|link-relations.csv] [--relations-date 2025-06-30]
           [--codes iso_639-2.json] [--codes-date 2023-04-27]

Without `--languages` the copy inside the installed package `language-tags` is read.
Files whose source is not given stay as they are, but for the languages.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src/feedpub/registries"
SUBTAGS = "IANA Language Subtag Registry"
RELATIONS = "IANA Link Relation Types"
CODES = "ISO 639-2 codes that have one of two letters in ISO 639-1"
KINDS = {
    "language": "languages",
    "extlang": "extlangs",
    "script": "scripts",
    "region": "regions",
    "variant": "variants",
    "grandfathered": "grandfathered",
}


def main() -> None:
    """Write each file whose source is at hand and say how many names it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", type=Path, help="registry.json")
    parser.add_argument("--languages-date", help="its File-Date, else meta.json's")
    parser.add_argument("--relations", type=Path, help="one name a line, or IANA's CSV")
    parser.add_argument("--relations-date", default="undated")
    parser.add_argument("--codes", type=Path, help="iso_639-2.json of iso-codes")
    parser.add_argument("--codes-date", default="undated")
    options = parser.parse_args()
    languages = options.languages or packaged_registry()
    refresh_languages(languages, options.languages_date or file_date(languages))
    if options.relations:
        names = relation_names(options.relations)
        write("relations", RELATIONS, options.relations_date, names)
    if options.codes:
        write("iso639", CODES, options.codes_date, code_pairs(options.codes))


def packaged_registry() -> Path:
    """Find the registry inside `language-tags`, or say how to get it."""
    spec = find_spec("language_tags")
    if spec is None or spec.origin is None:
        sys.exit("language-tags is not installed; install it or pass --languages PATH")
    return Path(spec.origin).parent / "data/json/registry.json"


def file_date(registry: Path) -> str:
    """Read the File-Date that `language-tags` keeps beside the registry."""
    meta = registry.with_name("meta.json")
    if not meta.exists():
        sys.exit(f"{meta} is missing; pass --languages-date YYYY-MM-DD")
    return str(json.loads(meta.read_text("utf-8"))["File-Date"])


def refresh_languages(registry: Path, date: str) -> None:
    """Write one file for each kind of subtag that `language_fault` looks up."""
    records = json.loads(registry.read_text("utf-8"))
    for kind, name in KINDS.items():
        found = [word for record in records for word in words_of(record, kind)]
        write(name, SUBTAGS, date, found)


def words_of(record: dict[str, Any], kind: str) -> list[str]:
    """Name one record; an extlang goes with its one prefix, as in `zh-cmn`."""
    if record["Type"] != kind:
        return []
    if kind == "extlang":
        return [f"{prefix}-{record['Subtag']}" for prefix in record["Prefix"]]
    return [record.get("Subtag") or record["Tag"]]


def relation_names(path: Path) -> list[str]:
    """Read the names from a plain list with `#` comments, or from the CSV's column."""
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            return [row["Relation Name"] for row in csv.DictReader(lines)]
        return [name for line in lines if (name := line.partition("#")[0].strip())]


def code_pairs(path: Path) -> list[str]:
    """Read `epo-eo` and its like; some languages have two codes of three letters."""
    records = json.loads(path.read_text("utf-8"))["639-2"]
    return [
        f"{record[kind]}-{record['alpha_2']}"
        for record in records
        for kind in ("alpha_3", "bibliographic")
        if "alpha_2" in record and kind in record
    ]


def write(name: str, title: str, date: str, words: list[str]) -> None:
    """Write the words, lower-cased and sorted, under two lines that say whence."""
    unique = sorted({word.lower() for word in words})
    if not unique:
        sys.exit(f"no {name} found: the source is not what it should be")
    body = textwrap.fill(" ".join(unique), 88, break_on_hyphens=False)
    head = f"# {title}\n# {date}\n"
    (TARGET / f"{name}.txt").write_text(f"{head}{body}\n", "utf-8", newline="\n")
    print(f"{name}: {len(unique)}")


if __name__ == "__main__":
    main()
