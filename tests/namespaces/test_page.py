"""What docs/namespaces.md says is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import feedpub as fp
from feedpub.namespaces import georss, history, thread

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "namespaces.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_list_of_classes_is_up_to_date() -> None:
    script = ROOT / "scripts" / "build_namespaces_page.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False)

    assert 0 == done.returncode


def test_the_namespace_of_another_package_is_the_one_that_is_tested() -> None:
    file = ROOT / "tests" / "namespaces" / "third_party" / "tides.py"

    assert file.read_text(encoding="utf-8") in BLOCKS


@pytest.mark.parametrize("format", list(fp.FORMATS))
def test_the_example_gives_valid_feeds(format: str) -> None:
    space: dict[str, object] = {}
    exec(BLOCKS[0], space)

    assert () == fp.validate(fp.write(space["feed"], format)).errors


def test_the_foreign_examples_are_taken() -> None:
    for example in BLOCKS[1].splitlines():
        assert eval(example, {"fp": fp}) is not None


def test_the_json_that_is_shown_is_what_is_written() -> None:
    block = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]
    shown = json.loads("{" + block + "}")
    tide = "https://tide.example/"
    feed = fp.Feed(
        title="Tidewater",
        home_url=tide,
        authors=["Ada"],
        extensions=[history.Complete()],
        articles=[
            fp.Article(
                title="Neap",
                url=tide + "neap/",
                published=0,
                extensions=[
                    georss.Point(position=(50.2, 1.5)),
                    thread.InReplyTo(ref=tide + "spring/"),
                    thread.Replies(total=3),
                ],
            )
        ],
    )
    written = json.loads(fp.write(feed, "json"))
    custom = {**written, **written["items"][0]}

    assert shown == {name: one for name, one in custom.items() if name[0] == "_"}
