"""A namespace of another package joins feedpub by one file and an entry point."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import feedpub

TIDES = Path(__file__).parent / "third_party" / "tides.py"
SOURCE = Path(feedpub.__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages in which the one of tides is installed."""
    return with_tides(tmp_path_factory.mktemp("site"))


def with_tides(folder: Path) -> Path:
    shutil.copy(TIDES, folder)
    installed(folder, "tides")
    return folder


def installed(site: Path, module: str) -> None:
    info = site / f"feedpub_{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: feedpub-{module}\n")
    (info / "entry_points.txt").write_text(
        f"[feedpub.namespaces]\n{module} = {module}\n"
    )


def run(site: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", code],
        env={"PYTHONPATH": f"{site}:{SOURCE}", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout + done.stderr


FEED = """
import feedpub as fp, tides
feed = fp.Feed(title="T", home_url="https://a.example/", authors=["A"], articles=[
    fp.Article(title="x", url="https://a.example/x", published=0, extensions=[
        tides.HighWater(at="2026-03-01T09:00:00Z", height=4.5),
        tides.HighWater(at="2026-03-01T21:30:00Z"),
        tides.Harbour(name="Port"),
    ])
])
"""


def test_its_values_are_written_in_every_format(site: Path) -> None:
    seen = run(
        site, FEED + "for f in fp.FORMATS: print(fp.write(feed, f, strict=False))"
    )

    element = '<tide:highWater at="2026-03-01T09:00:00Z" height="4.5"/>'
    assert 2 == seen.count(element)
    assert 2 == seen.count('xmlns:tide="https://tide.example/ns/1.0"')
    assert '"_tide":{"high_water":[{"at":"2026-03-01T09:00:00Z","height":4.5}' in seen


def test_its_values_are_read_as_they_were(site: Path) -> None:
    code = """
from lxml import etree
import json
from feedpub.namespaces import types
from feedpub.namespaces.reading import extensions, members
meant = feed.articles[0].extensions
entry = etree.fromstring(fp.write(feed, "atom")).find("{*}entry")
found = extensions(entry.iterchildren("{https://tide.example/ns/1.0}*"), "entry",
    types(), None)
print(found == (meant, ()))
item = json.loads(fp.write(feed, "json"))["items"][0]
print(members({"_tide": item["_tide"]}, "entry", types(), None) == (meant, ()))
"""

    assert ["True", "True"] == run(site, FEED + code).split()


def test_its_values_are_checked_when_they_are_made(site: Path) -> None:
    code = """
try:
    tides.HighWater(at="2026-03-01T09:00:00Z", height=21)
except fp.ModelError as error:
    print(error)
"""

    assert "height: '21': is above 20" in run(site, FEED + code)


def test_the_validator_judges_its_elements(site: Path) -> None:
    code = """
document = fp.write(feed, "rss")
print([*fp.validate(document).findings])
quay = b"</tide:harbour><tide:harbour>Quay</tide:harbour>"
for wrong, right in (
    (b"4.5", b"high"),
    (b"at=", b"when="),
    (b"tide:harbour", b"tide:quay"),
    (b"</tide:harbour>", quay),
):
    report = fp.validate(document.replace(wrong, right))
    print(sorted({one.rule for one in report.errors}))
"""
    clean, value, missing, unknown, repeated = run(site, FEED + code).splitlines()

    assert "[]" == clean
    assert "['module-value-invalid']" == value
    assert "['module-attribute-missing', 'module-attribute-unknown']" == missing
    assert "['module-element-unknown']" == unknown
    assert "['module-element-repeated']" == repeated


BROKEN = {
    "raises": "1 / 0",
    "nothing": "",
    "prefix": TIDES.read_text(encoding="utf-8").replace(
        'prefix="tide"', 'prefix="itunes"'
    ),
    "uri": TIDES.read_text(encoding="utf-8").replace(
        "https://tide.example/ns/1.0", "http://purl.org/dc/terms/"
    ),
    "name": TIDES.read_text(encoding="utf-8").replace("highWater", "high water"),
    "place": TIDES.read_text(encoding="utf-8").replace(
        "once(ENTRY)", "once('nowhere:at')"
    ),
    "field": TIDES.read_text(encoding="utf-8").replace(
        "    name: str", "    depth: str"
    ),
}
REASONS = {
    "raises": "ZeroDivisionError",
    "nothing": "it has no VOCABULARY",
    "prefix": "its prefix 'itunes' is taken",
    "uri": "its URI 'http://purl.org/dc/terms/' is taken",
    "name": "'high water' is no name of an element",
    "place": "harbour has its place in 'nowhere:at', which is unknown",
    "field": "the table has nothing for the field depth",
}


@pytest.fixture(scope="module")
def seen_of_broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is printed where each of the broken ones stands beside that of tides."""
    site = with_tides(tmp_path_factory.mktemp("broken"))
    for fault, code in BROKEN.items():
        (site / f"broken_{fault}.py").write_text(code, encoding="utf-8")
        installed(site, f"broken_{fault}")
    return run(site, FEED + "print(fp.validate(fp.write(feed, 'rss')).errors)")


@pytest.mark.parametrize("fault", BROKEN)
def test_one_that_is_broken_is_warned_of_and_left_out(
    seen_of_broken: str, fault: str
) -> None:
    name, seen = f"broken_{fault}", seen_of_broken

    assert "()" in seen.splitlines()
    assert f"the namespace {name!r} ({name}) is left out: " in seen
    assert REASONS[fault] in seen


def test_who_needs_one_namespace_does_not_look_for_others(site: Path) -> None:
    code = """
import sys, feedpub
print([one for one in sys.modules if "namespaces" in one])
from feedpub.namespaces import sy
print("feedpub.namespaces.known" in sys.modules, "importlib.metadata" in sys.modules)
"""

    assert ["[]", "False False"] == run(site, code).splitlines()
