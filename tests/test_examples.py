"""The examples do what they say, to the very commands in their workflow."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
import yaml

from feedpub.publisher.config import KEYS

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NEWSROOM = EXAMPLES / "newsroom"
CI = EXAMPLES / "ci"
HOME = "https://gazette.example/"
FEEDS = f"{HOME}feeds/"
NOTICE = "tag:gazette.example,2026:notice-"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

NEWEST_FIRST = [
    "The old pier gets its lights back",
    "Water off in Chandler's Lane",
    "Dredger Waits for the Herring",
    "Found: one oar",
    "Bread & salt: why the ferry board says <delayed>",
    'Concert: "Salt & Strings"',
    "Ferry: no boat at 22:40 on Sundays",
    "Listen: wheels in the tide",
    "Low-water walk to Skerry Head",
    "Evening class: reading a chart",
    "أمسية للشعر على رصيف الميناء",
    "Crème & Quark wanted",
    "Språkcafé",
    "Ostréa's children: oysters return to the Rügen bank",
    "Repair café, with ropes",
    "Nobody keeps the light",
    "Weather mast back on the air",
    "A museum for one lamp",
    "Library roof to be mended in April",
]


def run(command, folder, *, code=0):
    """Run a command with this Python's programs first, and give what it printed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PATH": path, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert code == done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr


def run_example(name, folder):
    return run([sys.executable, str(EXAMPLES / name), str(folder)], folder)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """The newsroom after a build, in a folder of its own."""
    folder = tmp_path_factory.mktemp("examples") / "newsroom"
    shutil.copytree(NEWSROOM, folder, ignore=shutil.ignore_patterns("public"))
    (folder / "said.txt").write_text(run(["feedpub", "build"], folder), "utf-8")
    return folder


@pytest.fixture(scope="module")
def published(newsroom):
    """The documents of each format, as a reader finds them from the current one on."""
    return {
        "rss": [*walked(newsroom, "rss.xml")],
        "atom": [*walked(newsroom, "atom.xml")],
        "json": [*walked(newsroom, "feed.json")],
    }


def walked(newsroom, name):
    url = f"{FEEDS}{name}"
    while url:
        data = (newsroom / "public" / url.removeprefix(FEEDS)).read_bytes()
        read = json.loads if name == "feed.json" else feedparser.parse
        document = read(data)
        yield document
        links = document["feed"]["links"] if "feed" in document else ()
        before = (each.href for each in links if each.rel == "prev-archive")
        url = document.get("next_url") or next(before, None)


def entries(published, name):
    kind = "items" if name == "json" else "entries"
    return [each for document in published[name] for each in document[kind]]


def test_the_ten_lines_write_three_valid_feeds_and_leave_unchanged_ones(tmp_path):
    said = run_example("library.py", tmp_path).splitlines()

    assert ["valid rss", "valid atom", "valid json"] == [
        line.rpartition(", ")[2] for line in said
    ]
    assert {"rss.xml", "atom.xml", "feed.json"} == {
        path.name for path in tmp_path.iterdir()
    }
    assert 3 == run_example("library.py", tmp_path).count("unchanged")


def test_rows_become_entries_without_the_drafts_and_valid_feeds(tmp_path):
    run_example("from_database.py", tmp_path)
    feed = feedparser.parse((tmp_path / "rss.xml").read_bytes())

    assert [
        ("Spring tide & Sunday shoes", "https://tide.example/spring-tide/", 2),
        ("Slack water", "https://tide.example/slack-water/", 1),
    ] == [(each.title, each.link, len(each.tags)) for each in feed.entries]
    run(["feedpub", "check", "rss.xml", "atom.xml", "feed.json"], tmp_path)


@pytest.mark.parametrize("name", ["atom", "json"])
def test_the_newsroom_publishes_its_newest_articles_first(published, name):
    assert NEWEST_FIRST == [
        feedparser_text(entry["title"]) for entry in entries(published, name)
    ]
    assert [11, 4, 4] == [
        len(entries({name: [document]}, name)) for document in published[name]
    ]


def feedparser_text(title):
    """Undo that feedparser gives a plain title of Atom as HTML."""
    return title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_all_formats_carry_the_same_articles(published, name):
    seen = [(entry.id, entry.link) for entry in entries(published, name)]

    assert [(item["id"], item["url"]) for item in entries(published, "json")] == seen


def test_the_newsroom_has_no_finding_at_warning_or_above(newsroom):
    feeds = ["public/rss.xml", "public/atom.xml", "public/feed.json"]

    run(["feedpub", "check", "--fail-on", "warning", *feeds], newsroom)


def test_the_draft_is_left_out_and_counted(newsroom):
    said = (newsroom / "said.txt").read_text("utf-8")

    assert "rope-works.md" in said
    assert "draft" in said


def test_what_is_for_later_waits_and_what_has_expired_is_gone(newsroom, published):
    said = (newsroom / "said.txt").read_text("utf-8")
    waits = (NEWSROOM / "articles/news/market-day.md").read_text("utf-8")
    [title] = re.findall("^title: (.*)$", waits, re.MULTILINE)

    assert re.search("later than now: .*market-day.md", said)
    assert re.search("have expired: .*notices.jsonl", said)
    assert title not in {entry["title"] for entry in entries(published, "rss")}


def test_atom_tells_what_was_withdrawn(newsroom):
    public = newsroom / "public"
    gone = re.findall(
        '<at:deleted-entry ref=.(.*?)"', (public / "atom.xml").read_text()
    )

    assert {f"{HOME}something-long-and-dark/", f"{NOTICE}42"} == {*gone}
    assert not any(each in (public / "rss.xml").read_text() for each in gone)


def test_the_lock_is_as_it_is_committed_after_a_build(newsroom):
    assert (NEWSROOM / "feedpub.lock").read_bytes() == (
        newsroom / "feedpub.lock"
    ).read_bytes()


def test_copies_are_the_compressed_files(newsroom):
    copies = [*(newsroom / "public").rglob("*.gz")]

    assert {"rss.xml.gz", "feeds.html.gz", "rss-1.xml.gz"} <= {
        copy.name for copy in copies
    }
    for copy in copies:
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()


def test_the_demo_shows_each_and_says_where_to_look(newsroom):
    """But for the build, which has been."""
    makefile = (EXAMPLES.parent / "Makefile").read_text("utf-8")
    [recipe] = re.findall(r"^demo: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    lines = recipe.replace("$(NEWSROOM)", ".").replace("$(BIN)/", "").splitlines()
    build, *others = [line.strip("\t@-") for line in lines]
    said = run(["bash", "-e", "-c", "\n".join(others)], newsroom)
    named = re.findall(r"^  (\S+) ", said.partition("lies in")[2], re.MULTILINE)

    assert "feedpub build --config ./feedpub.toml" == build
    assert "nothing found in" in said
    assert "added       0" in said
    assert 2 == said.count("<at:deleted-entry")
    assert named
    assert [] == [name for name in named if not [*newsroom.glob(f"public/{name}")]]


def test_nothing_in_the_articles_is_relative_any_more(published):
    html = "".join(item.get("content_html", "") for item in entries(published, "json"))
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)

    assert addresses
    assert [] == [each for each in addresses if not each.startswith("https://")]


def test_scripts_are_removed(published):
    html = "".join(item.get("content_html", "") for item in entries(published, "json"))

    assert "warm, and you go down again" in html
    assert "window.visits" not in html


def test_an_article_in_another_language_says_so(published):
    languages = {
        item["id"]: item["language"]
        for item in entries(published, "json")
        if "language" in item
    }

    assert "ar" == languages["https://gazette.example/poetry-evening/"]


def test_the_recording_is_an_enclosure_everywhere(published):
    [rss] = [entry for entry in entries(published, "rss") if entry.enclosures]
    [atom] = [entry for entry in entries(published, "atom") if entry.enclosures]
    [item] = [each for each in entries(published, "json") if "attachments" in each]
    [attachment] = item["attachments"]

    assert 887 == attachment["duration_in_seconds"]
    assert {attachment["url"]} == {rss.enclosures[0].href, atom.enclosures[0].href}
    assert {"14201088"} == {rss.enclosures[0].length, atom.enclosures[0].length}


def test_building_again_changes_nothing(newsroom):
    public = newsroom / "public"
    before = {path.name: path.stat().st_mtime_ns for path in public.iterdir()}
    run(["feedpub", "build"], newsroom)

    assert before == {path.name: path.stat().st_mtime_ns for path in public.iterdir()}


def test_the_newsroom_shows_every_key_of_the_configuration():
    text = (NEWSROOM / "feedpub.toml").read_text("utf-8")
    shown = re.findall(r"^(?:# )?\[*(\w+)(?: =|\]+$)", text, re.MULTILINE)

    assert {*KEYS} - {"podcast", "partners"} == set(shown) - {
        *("rss", "atom", "json", "published"),
        *("path", "only", "without"),
    }


def test_the_newsroom_tells_about_every_article():
    text = (NEWSROOM / "README.md").read_text("utf-8")
    files = [path for path in (NEWSROOM / "articles").rglob("*.*") if path.is_file()]
    names = {path.relative_to(NEWSROOM / "articles").as_posix() for path in files}

    assert names == set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)) | {
        "news/old-pier/pier.jpg"
    }


def test_the_workflow_runs_on_the_newsroom(newsroom):
    workflow = yaml.safe_load((CI / "feeds.yml").read_text("utf-8"))
    [job] = workflow["jobs"].values()
    steps = [step["run"] for step in job["steps"] if "run" in step]
    [install, *commands] = steps

    assert 'python -m pip install "feedpub[markdown]"' == install
    assert ["feedpub build", "feedpub check"] == [
        " ".join(shlex.split(command)[:2]) for command in commands
    ]
    for command in commands:
        run(["bash", "-e", "-c", command], newsroom)


def hook():
    config = yaml.safe_load((CI / ".pre-commit-config.yaml").read_text("utf-8"))
    [repository] = config["repos"]
    [only] = repository["hooks"]
    assert ("local", "system") == (repository["repo"], only["language"])
    return only


def test_the_hook_checks_the_newsrooms_feeds(newsroom):
    chosen = [
        path.relative_to(newsroom).as_posix()
        for path in sorted(newsroom.rglob("*"))
        if re.search(hook()["files"], path.relative_to(newsroom).as_posix())
    ]

    assert {"atom.xml", "feed.json", "rss.xml"} == {Path(name).name for name in chosen}
    assert {"public/rss.xml", "public/tag/harbour/rss.xml"} <= {*chosen}
    run([*shlex.split(hook()["entry"]), *chosen], newsroom)


def test_the_hook_stops_a_feed_with_an_error(newsroom, tmp_path):
    feed = (newsroom / "public/rss.xml").read_text("utf-8")
    broken = tmp_path / "rss.xml"
    broken.write_text(re.sub("<title>.*</title>", "", feed, count=1), "utf-8")

    said = run([*shlex.split(hook()["entry"]), "rss.xml"], tmp_path, code=1)

    assert re.search(r"rss\.xml:\d+(:\d+)?: error: ", said)
