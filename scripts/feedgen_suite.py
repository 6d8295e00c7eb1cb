"""Run feedgen's own tests against the drop-in, and hold the failures to a list.

feedgen's wheel has no tests, so its source distribution is fetched once with pip into
the environment's cache. Tests that assert a defect are in
tests/interop/feedgen_suite.tsv, each with the reason.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import subprocess
import sys
import tarfile
import tempfile
import unittest
from importlib.metadata import version
from pathlib import Path

import feedgen.entry
import feedgen.feed

from feedpub.interop.feedgen import FeedEntry, FeedGenerator

ROOT = Path(__file__).resolve().parents[1]
LISTED = ROOT / "tests" / "interop" / "feedgen_suite.tsv"
CACHE = Path(sys.prefix) / "cache" / "feedgen-suite"
UNREACHABLE = 3


_FILTER = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""What keeps archives from writing elsewhere, since Python 3.11.4."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sdist", type=Path, help="the source distribution, if here")
    parser.add_argument("--stock", action="store_true", help="run on feedgen itself")
    parser.add_argument("--verbose", action="store_true", help="show all failures")
    options = parser.parse_args()
    sdist = options.sdist or fetched()
    if sdist is None:
        print("feedgen's source distribution cannot be fetched here")
        return UNREACHABLE
    failed, count = run(sdist, stock=options.stock, verbose=options.verbose)
    listed = {} if options.stock else reasons()
    print(
        f"feedgen {version('feedgen')}: {count} tests, {count - len(failed)} pass, "
        f"{len(failed)} fail, {len(listed)} of them are listed"
    )
    for name in sorted(failed.keys() - listed.keys()):
        print(f"not listed: {name}: {failed[name]}")
    for name in sorted(listed.keys() - failed.keys()):
        print(f"listed, but it passes or is not there: {name}")
    return int(failed.keys() != listed.keys())


def fetched() -> Path | None:
    """Give the source distribution of the feedgen that is installed, or None."""
    name = f"feedgen-{version('feedgen')}"
    sdist = CACHE / f"{name}.tar.gz"
    if not sdist.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--retries", "1", "--timeout", "10"]
        command += ["--disable-pip-version-check", "--dest", str(CACHE)]
        subprocess.run(
            [*command, name.replace("-", "==")], check=False, capture_output=True
        )
    return sdist if sdist.exists() else None


def reasons() -> dict[str, str]:
    """Give the tests that are known to fail, each with the reason."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line)


def run(sdist: Path, *, stock: bool, verbose: bool) -> tuple[dict[str, str], int]:
    """Give the tests that fail, each with its error, and the number of tests."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(sdist, Path(folder))
        if not stock:
            put_in_place()
        sys.path.insert(0, folder)
        suite = unittest.defaultTestLoader.discover(
            f"{folder}/tests", "test_*.py", folder
        )
        with contextlib.redirect_stdout(io.StringIO()):
            result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    failed = {}
    for test, trace in [*result.failures, *result.errors]:
        failed[test.id()] = trace.strip().splitlines()[-1]
        if verbose:
            print(trace)
    return failed, result.testsRun


def unpack(sdist: Path, folder: Path) -> None:
    """Take the tests alone, so that the feedgen that runs is the installed one."""
    with tarfile.open(sdist) as archive:
        for member in archive.getmembers():
            _, _, inside = member.name.partition("/")
            if inside.split("/")[0] == "tests":
                member.name = inside
                archive.extract(member, folder, **_FILTER)


def put_in_place() -> None:
    """Let `from feedgen.feed import FeedGenerator` give the drop-in."""
    feedgen.feed.FeedGenerator = FeedGenerator
    feedgen.entry.FeedEntry = FeedEntry


if __name__ == "__main__":
    sys.exit(main())
