"""docs/archives.md and docs/identity.md do what they say: their commands are run."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from feedpub.cli.app import main

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(page, kind):
    text = (DOCS / page).read_text("utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")


def run(command, capsys):
    with pytest.raises(SystemExit):
        main(shlex.split(command)[1:])
    told = capsys.readouterr()
    return re.sub(r"[\d,]+ bytes", "", told.err + told.out).splitlines()


def shown(block):
    """The command of a block, and what comes of it, but for sizes."""
    command, *lines = re.sub(r"[\d,]+ bytes", "", block).splitlines()
    return command.removeprefix("$ "), lines


def write_articles(count):
    rows = (
        {"title": f"Tide {n}", "url": f"/{n}/", "date": f"2026-03-{n:02}T09:00:00Z"}
        for n in range(1, count + 1)
    )
    Path("articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_archives_are_made_as_the_page_shows(capsys):
    first, month, _ = blocks("archives.md", "toml")
    Path("feedpub.toml").write_text(first)
    for count, block in enumerate(blocks("archives.md", "console"), 25):
        write_articles(count)
        command, lines = shown(block)

        assert lines == run(command, capsys)
    Path("feedpub.toml").write_text(first.partition("archive_size")[0] + month)
    write_articles(5)
    with Path("articles.jsonl").open("a") as rows:
        for n in range(1, 6):
            row = {"title": "April", "url": f"/a{n}/", "date": f"2026-04-0{n}T09:00Z"}
            rows.write(json.dumps(row) + "\n")
    run("feedpub build", capsys)

    assert Path("public/archive/rss-2026-03.xml").exists()


def test_archives_are_made_in_python():
    names = {}
    for code, told in zip(
        blocks("archives.md", "python"), blocks("archives.md", "text"), strict=True
    ):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, "archives.md", "exec"), names)

        assert told == said.getvalue()


def test_tables_have_archives_of_their_own_as_the_page_shows(capsys):
    first, _, table = blocks("archives.md", "toml")
    Path("feedpub.toml").write_text(f"{first}\n{table}")
    rows = (
        {"title": "Tide", "url": f"/{n}/", "date": f"{2026 + n // 6}-03-{n + 1:02}"}
        for n in range(27)
    )
    Path("articles.jsonl").write_text(
        "".join(f"{json.dumps(row | {'tags': ['sea']})}\n" for row in rows)
    )
    run("feedpub build", capsys)

    assert (
        f"public/{re.search('tags/sea/[^`]*', (DOCS / 'archives.md').read_text())[0]}"
        in {str(path) for path in Path("public").rglob("*")}
    )


def test_an_article_is_removed_as_the_page_shows(capsys):
    [toml] = blocks("identity.md", "toml")
    Path("feedpub.toml").write_text(toml)
    Path("posts").mkdir()
    for day, name in ((1, "neap"), (3, "spring")):
        head = f"title: {name.title()} tide\ndate: 2026-03-0{day}T09:00:00Z"
        Path(f"posts/{name}-tide.md").write_text(f"---\n{head}\n---\nLow.")
    run("feedpub build", capsys)
    line = json.loads(blocks("identity.md", "json")[0])
    [own] = (
        json.loads(each)
        for each in Path("feedpub.lock").read_text().splitlines()
        if "Spring" in each
    )
    Path("posts/neap-tide.md").unlink()
    for block in blocks("identity.md", "console"):
        command, lines = shown(block)

        assert lines == run(command, capsys)
    assert line == own
    assert blocks("identity.md", "xml")[0] in Path("public/atom.xml").read_text()


@pytest.mark.parametrize("page", ["archives.md", "identity.md"])
def test_links_on_the_page_lead_somewhere(page):
    text = (DOCS / page).read_text("utf-8")

    assert [] == [
        target
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
        if not (DOCS / target).exists()
    ]
