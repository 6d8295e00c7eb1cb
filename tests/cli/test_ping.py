"""`feedpub ping` and `feedpub build --ping`, run as people run them."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from hubs import running_hub

from feedpub.cli.app import main
from feedpub.publisher import hubs

HOME = "https://tide.example/"
URLS = [f"{HOME}rss.xml", f"{HOME}atom.xml", f"{HOME}feed.json"]
POST = "---\ntitle: {0}\ndate: 2026-03-01\ntags: [{0}]\nauthor: Ada\n---\nTwice.\n"


@pytest.fixture(scope="module")
def running():
    with running_hub() as running:
        yield running


@pytest.fixture
def hub(running, tmp_path, monkeypatch):
    running.fresh()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for name in ("neap", "spring"):
        (tmp_path / f"posts/{name}.md").write_text(POST.format(name), "utf-8")
    settings(tmp_path, running)
    return running


def settings(folder, hub, *more):
    lines = (
        'paths = ["posts"]',
        'title = "Tide"',
        f'home_url = "{HOME}"',
        f'url_pattern = "{HOME}{{slug}}/"',
        'timezone = "UTC"',
        f'hubs = ["{hub.url}"]',
        *more,
    )
    (folder / "feedpub.toml").write_text("\n".join(lines), "utf-8")


@pytest.fixture
def run(capsys):
    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main(words)
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


def test_a_build_tells_the_hub_of_what_is_new(hub, run, tmp_path):
    code, out, _ = run("build", "--ping", "--allow-private")

    assert 0 == code
    assert f"told {hub.url} of {', '.join(URLS)}" in out
    assert URLS == hub.topics

    (tmp_path / "public/atom.xml").write_text("<feed/>")
    run("build", "--ping", "--allow-private")

    assert URLS[1:2] == hub.topics[3:]


def test_a_build_without_news_tells_nobody(hub, run):
    run("build")
    code, _, err = run("build", "--ping", "--allow-private")
    run("build", "--ping", "--allow-private", "--title", "New", "--dry-run")

    assert 0 == code
    assert "no hub is told, for no feed that names one is new" in err
    assert [] == hub.forms


def test_a_build_goes_well_whatever_the_hub_says(hub, run, tmp_path):
    hub.answers = [(403, {}, b"not you")]
    code, _, err = run("build", "--ping", "--allow-private")

    assert 0 == code
    assert f"{hub.url}: note: not told of {URLS[0]}" in err
    assert "it answered 403 'not you'; when that is mended, tell it by " in err
    assert f"feedpub ping {' '.join(URLS)} --hub {hub.url} --allow-private" in err
    assert (tmp_path / "public/rss.xml").exists()
    assert not (tmp_path / "public.untold").exists()


@pytest.fixture
def down(hub, run, monkeypatch):
    """A hub that is down when the first build tells it, and is up again."""
    patience = hubs.Patience(pauses=())
    monkeypatch.setitem(hubs.tell.__kwdefaults__, "patience", patience)
    hub.answers = [(503, {}, b"")]
    code, _, err = run("build", "--ping", "--allow-private")
    hub.fresh()

    assert 0 == code
    assert "; the next build with --ping tells it, and so does feedpub ping " in err
    return hub


def test_what_a_hub_has_missed_is_told_by_the_next_build(down, run, tmp_path):
    untold = tmp_path / "public.untold"

    assert {down.url: URLS} == json.loads(untold.read_text())

    code, out, _ = run("build", "--ping", "--allow-private")

    assert 0 == code
    assert f"told {down.url} of {', '.join(URLS)}" in out
    assert URLS == down.topics
    assert not untold.exists()


def test_a_build_that_is_killed_while_hubs_are_told_has_kept_what_they_miss(
    hub, tmp_path
):
    hub.answers = [(503, {"Retry-After": "15"}, b"")]
    command = [sys.executable, "-m", "feedpub", "build", "--ping", "--allow-private"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as build:
        while not hub.forms and build.poll() is None:
            time.sleep(0.01)
        build.kill()

    assert build.returncode != 0
    assert {hub.url: URLS} == json.loads((tmp_path / "public.untold").read_text())


def test_what_ping_has_told_is_missed_no_more(down, run, tmp_path):
    run("ping", URLS[0], "--allow-private")

    assert {down.url: URLS[1:]} == json.loads((tmp_path / "public.untold").read_text())

    run("ping", "--allow-private")

    assert not (tmp_path / "public.untold").exists()


def test_a_hub_that_is_no_longer_configured_is_forgotten(down, run, tmp_path):
    file = tmp_path / "feedpub.toml"
    file.write_text(file.read_text().replace(f'"{down.url}"', ""))
    run("build", "--ping", "--dry-run")

    assert (tmp_path / "public.untold").exists()

    run("build", "--ping", "--allow-private")

    assert [] == down.topics
    assert not (tmp_path / "public.untold").exists()


@pytest.mark.parametrize("text", ["[1]", "{", '{"http://hub.example/": 1}', "\xff"])
def test_a_build_goes_well_if_what_was_missed_cannot_be_read(hub, run, tmp_path, text):
    (tmp_path / "public.untold").write_text(text, "latin-1")
    code, _, err = run("build", "--ping", "--allow-private")

    assert 0 == code
    assert "public.untold: is not what feedpub keeps there" in err
    assert "tell them of all feeds by feedpub ping" in err
    assert URLS == hub.topics
    assert not (tmp_path / "public.untold").exists()


def test_ping_is_about_each_feed_of_a_set_once(hub, run, tmp_path):
    more = (
        'group_by = "tag"',
        'formats = ["rss"]',
        '[[feed]]\npath = "x"\ntitle = "X"\nhubs = []',
    )
    settings(tmp_path, hub, *more)
    code, _, err = run("ping", "--allow-private")

    assert (0, "") == (code, err)
    assert sorted(hub.topics) == [
        f"{HOME}rss.xml",
        f"{HOME}tag/neap/rss.xml",
        f"{HOME}tag/spring/rss.xml",
    ]


def test_a_private_hub_is_asked_only_if_that_is_said(hub, run):
    code, _, err = run("build", "--ping")

    assert 0 == code
    assert "which is no public address; only --allow-private asks there" in err
    assert [] == hub.forms


def test_of_a_set_the_feeds_that_are_new_are_told(hub, run, tmp_path):
    settings(tmp_path, hub, 'group_by = "tag"', 'formats = ["rss"]')
    run("build", "--ping", "--allow-private")

    assert sorted(hub.topics) == [
        f"{HOME}rss.xml",
        f"{HOME}tag/neap/rss.xml",
        f"{HOME}tag/spring/rss.xml",
    ]

    hub.fresh()
    (tmp_path / "posts/neap.md").write_text(POST.format("neap") + "More.\n", "utf-8")
    run("build", "--ping", "--allow-private")

    assert [f"{HOME}rss.xml", f"{HOME}tag/neap/rss.xml"] == sorted(hub.topics)


def test_ping_is_about_the_feeds_of_the_configuration(hub, run):
    code, out, _ = run("ping", "--allow-private")

    assert 0 == code
    assert URLS == hub.topics
    assert out.startswith(f"told {hub.url} of ")


def test_ping_reads_a_files_address_and_hubs(hub, run, tmp_path):
    run("build")
    (tmp_path / "feedpub.toml").unlink()
    run("ping", "public/atom.xml", "--allow-private")

    assert URLS[1:2] == hub.topics


def test_ping_says_with_its_code_that_a_hub_was_not_told(hub, run):
    hub.answers = [(400, {}, b"")]
    code, _, err = run("ping", URLS[0], "--hub", hub.url, "--allow-private")

    assert 1 == code
    assert f"{hub.url}: error: not told of {URLS[0]}: it answered 400" in err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["ping"], 2, "no feed is known; give its address, or base_url in"),
        (["ping", URLS[0]], 2, "no hub is known; name one with --hub, or with hubs"),
        (["ping", "none.xml"], 3, "none.xml"),
        (["ping", URLS[0], "--hub", "x"], 1, "hubs: 'x' is no address of http"),
    ],
)
def test_ping_says_what_it_lacks(run, tmp_path, monkeypatch, words, code, message):
    monkeypatch.chdir(tmp_path)
    ended, _, err = run(*words)

    assert code == ended
    assert message in err
