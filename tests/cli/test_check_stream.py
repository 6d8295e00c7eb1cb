"""`feedpub check --stream` says what `feedpub check` says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ITEM = "<item><title>Ebb {0}</title><guid>{0}</guid><pubDate>now</pubDate></item>\r\n"
RSS = (
    "<rss version='2.0'><channel><title>Tide</title><link>https://tide.example/</link>"
    "<description>D</description>\n" + "".join(map(ITEM.format, "aba"))
)
FEEDS = {
    "rss.xml": f"{RSS}</channel></rss>".encode("utf-16"),
    "cut.xml": RSS.encode(),
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "title": "T",\n'
    b'"items": [{"id": "1", "content_text": "a"},\n{"id": 1}]}',
    "empty.xml": b"",
    "page.html": b"<html></html>",
}


@pytest.fixture
def feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.chdir(tmp_path)
    for name, data in FEEDS.items():
        (tmp_path / name).write_bytes(data)
    return tuple(FEEDS)


def check(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(feedpub, ["check", *arguments], input=data)


@pytest.mark.parametrize("form", ["text", "sarif", "gitlab"])
def test_the_report_is_that_of_the_whole(form: str, feeds: tuple[str, ...]) -> None:
    whole = check(*feeds, "--format", form)
    parts = check(*feeds, "--format", form, "--stream")

    assert (whole.exit_code, whole.output) == (parts.exit_code, parts.output)


def test_the_standard_input_is_parted_too() -> None:
    for data in FEEDS.values():
        whole = check("-", data=data)
        parts = check("-", "--stream", data=data)

        assert (whole.exit_code, whole.output) == (parts.exit_code, parts.output)


def test_a_document_beyond_the_limit_is_read_only_in_parts(tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    item = b"<item><title>Ebb</title><!--" + b" and flood" * 100_000 + b"--></item>"
    head, _, _ = RSS.encode().partition(b"<item>")
    large.write_bytes(head + item * 21 + b"</channel></rss>")
    refused = check(str(large), "--format", "json")
    read = check(str(large), "--format", "json", "--stream")

    assert ["document-too-large"] == rules(refused)
    assert [] == rules(read)


def rules(result: Result) -> list[str]:
    (document,) = json.loads(result.output)["documents"]
    return [found["rule"] for found in document["findings"]]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    result = check(str(tmp_path / "none.xml"), "--stream")

    assert 3 == result.exit_code
    assert "cannot be read: No such file" in result.output


def test_nothing_is_mended_in_parts(feeds: tuple[str, ...]) -> None:
    result = check(feeds[0], "--stream", "--fix")

    assert 2 == result.exit_code
    assert "--stream looks only" in result.output
