"""Rebuild the XML form of the RELAX NG grammars from their compact sources.

Run it after a change to a `.rnc` file: `python scripts/build_schemas.py`. With
`--check` it writes nothing and fails when an `.rng` file is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import rnc2rng
from lxml import etree

SCHEMAS = Path(__file__).resolve().parents[1] / "src/feedpub/validator/schemas"


def rng(source: Path) -> bytes:
    """Give the XML form of one grammar, and make sure that libxml2 takes it."""
    text = rnc2rng.dumps(rnc2rng.load(str(source)))
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    root = etree.fromstring(text.replace('xmlns:local=""', "").encode(), parser)
    origin = f" Made of {source.name} by scripts/build_schemas.py "
    root.insert(0, etree.Comment(origin))
    etree.indent(root)
    etree.RelaxNG(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def main() -> int:
    """Write the grammars; give 1 when `--check` finds one that has to change."""
    stale = []
    for source in sorted(SCHEMAS.glob("*.rnc")):
        target, made = source.with_suffix(".rng"), rng(source)
        if not target.exists() or target.read_bytes() != made:
            stale.append(target.name)
            if "--check" not in sys.argv:
                target.write_bytes(made)
    print("out of date:" if "--check" in sys.argv else "written:", *(stale or ["none"]))
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
