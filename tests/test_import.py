"""Importing feedpub is cheap, and its names are where they are said to be."""

from __future__ import annotations

import subprocess
import sys

import pytest

import feedpub as fp

HEAVY = "{'lxml', 'feedgen', 'dateutil', 'msgspec', 'click', 'nh3', 'yaml'}"


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_importing_feedpub_loads_nothing_heavy() -> None:
    assert (
        "set()"
        == run(f"import feedpub, sys; print(set(sys.modules) & {HEAVY})").strip()
    )


def test_building_and_writing_atom_needs_no_lxml() -> None:
    code = (
        "import feedpub as fp, sys; "
        "feed = fp.Feed(title='t', home_url='https://a.example/', updated=0); "
        "fp.write(feed, 'atom'); "
        "print({'lxml', 'feedgen', 'dateutil'} & set(sys.modules))"
    )

    assert "set()" == run(code).strip()


@pytest.mark.parametrize("name", fp.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(fp, name) is not None


def test_a_feed_is_mended_by_the_name_of_the_package() -> None:
    channel = (
        b"<rss version='2.0'><channel><title>T</title><link>https://a.example/</link>"
        b"<description>D</description><item><guid>%b</guid></item></channel></rss>"
    )
    told = {"url": "https://a.example/rss.xml"}
    done = fp.fix(channel % b"42", **told)

    assert b'<guid isPermaLink="false">42</guid>' in done.data
    assert b'href="https://a.example/rss.xml"' in done.data
    assert {"rss-guid-not-url", "rss-self-missing"} == {one.rule for one in done.fixed}
    assert fp.validate(done.data, **told) == done.report


def test_all_names_are_listed_once() -> None:
    assert sorted({*fp._HOME_OF, "__version__"}) == sorted(fp.__all__)
    assert set(fp.__all__) <= set(dir(fp))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        fp.nothing  # noqa: B018 - the access is the test
