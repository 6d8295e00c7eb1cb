"""`feedpub serve` and `feedpub watch`, run as people run them."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import urllib.request

import pytest

from feedpub.cli import serve
from feedpub.cli.app import main
from feedpub.publisher.snippets import SERVERS, snippet

SETTINGS = """
paths = ["posts"]
title = "Tide"
home_url = "https://tide.example/"
url_pattern = "https://tide.example/{slug}/"
timezone = "UTC"
author = "Ada"
"""
POST = "---\ntitle: {}\ndate: 2026-03-01\n---\nTwice.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/neap.md").write_text(POST.format("Neap"))
    (tmp_path / "feedpub.toml").write_text(SETTINGS)
    return tmp_path


def run(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


class Program:
    """Runs the program, and waits for what it says."""

    def __init__(self, *words):
        self.running = subprocess.Popen(
            [sys.executable, "-u", "-m", "feedpub", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.at_last = threading.Timer(20, self.running.kill)
        self.at_last.start()

    def until(self, words):
        said = ""
        for line in self.running.stdout:
            said += line
            if words in line:
                return line
        raise AssertionError(f"{words!r} was not said, but {said}")

    def end(self, by):
        self.running.send_signal(by)
        rest = self.running.communicate()[0]
        self.at_last.cancel()
        return self.running.returncode, rest.strip()


def test_what_is_changed_is_built_and_shown_until_the_end(folder):
    program = Program("serve", "--watch", "--port", "0")
    url = re.search(r"http://\S+/(?=,)", program.until("public is at"))[0]
    (folder / "posts/spring.md").write_text("---\ntitle: Spring\n---\n")
    program.until("spring.md: error: published: is missing")
    (folder / "posts/spring.md").write_text(POST.format("Spring"))
    program.until("wrote public/feed.json")
    with urllib.request.urlopen(f"{url}rss.xml", timeout=5) as answer:
        shown = answer.read()

    assert b"<title>Spring</title>" in shown
    assert (0, "note: ended") == program.end(signal.SIGTERM)


def test_watch_takes_what_build_takes_and_ends_by_ctrl_c(folder):
    (folder / "feedpub.toml").unlink()
    program = Program(
        *("watch", "posts", "--title", "T", "--home-url", "https://t.example/"),
        *("--url-pattern", "https://t.example/{slug}", "--formats", "rss"),
        *("--timezone", "UTC", "--out", "elsewhere"),
    )
    program.until("wrote elsewhere/rss.xml")

    assert (0, "note: ended") == program.end(signal.SIGINT)


def test_watch_refuses_what_build_does_not_know(capsys):
    code, _, err = run(capsys, "watch", "--nonsense")

    assert 2 == code
    assert "--nonsense" in err


def test_watch_refuses_to_watch_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "watch")

    assert 2 == code
    assert "nothing is named that could be watched; give files or folders" in err


@pytest.mark.parametrize("server", SERVERS)
def test_serve_prints_settings_for_other_servers(server, capsys):
    code, out, _ = run(capsys, "serve", "--settings-for", server)

    assert (0, snippet(server)) == (code, out)


def test_the_servers_are_those_that_there_are_settings_for():
    assert tuple(SERVERS) == serve._SERVERS


@pytest.mark.usefixtures("folder")
def test_serve_wants_a_folder_that_is_there(capsys):
    code, _, err = run(capsys, "serve")

    assert 1 == code
    assert "public is no folder; build the feeds first" in err
