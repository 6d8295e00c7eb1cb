"""docs/ci.md, the hook and the action do what they say: each command is run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.cli.check.outputs import AUTO, REPORTERS
from feedpub.cli.check.settings import Table

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
INSTALL = "python -m pip install feedpub"
FEED = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    description="Notes on tides.",
    language="en",
    authors=["Ada Reed"],
    articles=[
        fp.Article(title="Low", url="https://tide.example/low/", published="2026-03-01")
    ],
)
RSS = fp.write(FEED, "rss", url="https://tide.example/rss.xml")
BROKEN = RSS.replace(b"<guid>", b"<guid>42 ")


def blocks(language):
    return [text for kind, text in BLOCKS if kind == language]


def workflows():
    """Give the commands of each workflow, those of GitHub and of GitLab."""
    found = []
    for text in blocks("yaml"):
        read = yaml.safe_load(text)
        if "jobs" in read:
            steps = read["jobs"]["feeds"]["steps"]
            found.append([step["run"] for step in steps if "run" in step])
        elif "feeds" in read:
            found.append(read["feeds"]["script"])
    return found


def console():
    lines = (line for text in blocks("console") for line in text.splitlines())
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def run(command, folder, **env):
    """Run a command by a shell in which feedpub is this one."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    usual = {"PATH": path, "NO_COLOR": "1", "HOME": str(folder)}
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env=usual | env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


SHELL = re.compile(r"[|<>&;$()`]")


def called(command, folder, monkeypatch):
    """Run a command that needs no shell in this process, which is much quicker."""
    program, *words = shlex.split(command)
    assert "feedpub" == program
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(feedpub, words)
    told = (done.exit_code, done.stdout, done.stderr)
    return subprocess.CompletedProcess(command, *told)


def ran(command, folder, monkeypatch):
    shell = SHELL.search(command)
    return run(command, folder) if shell else called(command, folder, monkeypatch)


@pytest.fixture
def site(tmp_path):
    """Give a folder with a site's feeds."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public/rss.xml").write_bytes(RSS)
    (tmp_path / "feeds-baseline.json").write_text(
        '{"schema": "feedpub-baseline/1", "findings": []}'
    )
    return tmp_path


def test_the_page_has_workflows_for_all_that_it_promises():
    assert 3 == len(workflows())
    assert (1, 1) == (len(blocks("crontab")), len(blocks("toml")))
    assert len(console()) >= 9


@pytest.mark.parametrize("commands", workflows(), ids=str)
def test_the_commands_of_the_workflows_check_a_site(site, commands, monkeypatch):
    install, check = commands
    done = ran(check, site, monkeypatch)

    assert INSTALL == install
    assert 0 == done.returncode, done.stderr


@pytest.mark.parametrize("commands", workflows(), ids=str)
def test_the_commands_of_the_workflows_stop_at_a_fault(site, commands, monkeypatch):
    (site / "public/rss.xml").write_bytes(BROKEN)

    assert 1 == ran(commands[1], site, monkeypatch).returncode


def test_the_reports_that_a_workflow_hands_on_are_written(site, monkeypatch):
    [gitlab] = [yaml.safe_load(text) for text in blocks("yaml") if "image:" in text]
    ran(gitlab["feeds"]["script"][1], site, monkeypatch)
    reports = gitlab["feeds"]["artifacts"]["reports"]

    assert [] == json.loads((site / reports["codequality"]).read_text())
    assert (site / reports["junit"]).read_text().startswith("<testsuites")


def test_the_log_that_code_scanning_gets_is_written(site, monkeypatch):
    [scanning] = [yaml.safe_load(text) for text in blocks("yaml") if "sarif" in text]
    steps = scanning["jobs"]["feeds"]["steps"]
    ran(steps[3]["run"], site, monkeypatch)

    assert (site / steps[4]["with"]["sarif_file"]).exists()


@pytest.mark.parametrize("command", console())
def test_the_commands_of_the_page_run(site, command, monkeypatch):
    done = ran(command, site, monkeypatch)

    assert 0 == done.returncode, done.stderr


def test_the_configuration_of_the_page_is_one(site):
    [text] = blocks("toml")
    (site / "feedpub.toml").write_text(text)
    done = run("feedpub check public && feedpub rules --profile ours", site)

    assert 0 == done.returncode, done.stderr
    assert "  encoding-bom " in done.stdout


def test_the_configuration_of_the_page_has_every_key():
    [text] = blocks("toml")
    shown = set(re.findall(r"^(?:\[check\.)?(\w+)", text, re.MULTILINE))

    assert set(Table.__struct_fields__) == shown & set(Table.__struct_fields__)


class Feeds(BaseHTTPRequestHandler):
    """Serve the feed of the class, which a test may replace."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(self.server.feed)

    def log_message(self, *_):
        """Be quiet."""


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Feeds) as running:
        running.daemon_threads = True
        running.feed = RSS.replace(
            b"https://tide.example/rss.xml",
            f"http://127.0.0.1:{running.server_port}/rss.xml".encode(),
        )
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def job(server, tmp_path):
    """Give the command as cron runs it, with our server in place of the example."""
    [line] = blocks("crontab")
    command = line.split(maxsplit=5)[5].strip().replace("\\%", "%")
    here = f"http://127.0.0.1:{server.server_port}/rss.xml"
    replaced = {
        "https://example.org/rss.xml": here,
        "--allow-network": "--allow-network --allow-private",
        "/tmp/feed.txt": str(tmp_path / "feed.txt"),
    }
    for old, new in replaced.items():
        assert old in command
        command = command.replace(old, new)
    return command


def test_cron_is_silent_while_all_is_well(job, tmp_path):
    done = run(job, tmp_path)

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_cron_prints_what_is_wrong(job, server, tmp_path):
    server.feed = server.feed.replace(b"<guid>", b"<guid>42 ")
    done = run(job, tmp_path)

    assert "rss-guid" in done.stdout


def hook():
    [only] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return only


def hooks_of_the_page():
    """Give the hook that pre-commit installs from PyPI, and that of the repository."""
    pages = [yaml.safe_load(text) for text in blocks("yaml") if "hooks:" in text]
    return [page["repos"][0]["hooks"][0] for page in pages]


def test_the_hooks_of_the_page_are_ours():
    local, used = hooks_of_the_page()
    own = {name: value for name, value in hook().items() if name != "description"}

    assert own | {"additional_dependencies": ["feedpub"], "args": used["args"]} == local
    assert {"id": hook()["id"], "args": local["args"]} == used


def test_only_one_part_of_the_page_needs_to_know_where_feedpub_is():
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)

    assert ["From feedpub's repository"] == [
        part.partition("\n")[0] for part in parts if "OWNER" in part
    ]


@pytest.mark.parametrize(("feed", "code"), [(RSS, 0), (BROKEN, 1)])
def test_the_hook_checks_what_it_is_given(site, feed, code, monkeypatch):
    local, _ = hooks_of_the_page()
    (site / "public/rss.xml").write_bytes(feed)
    words = [*shlex.split(local["entry"]), *local["args"]]

    done = called(shlex.join([*words, "public/rss.xml"]), site, monkeypatch)

    assert code == done.returncode


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        *((name, True) for name in ("rss.xml", "a/atom.xml", "a/b/feed.xml")),
        *(
            (name, True)
            for name in ("index.xml", "podcast.xml", "feed.json", "a/x.rss")
        ),
        *((name, True) for name in ("index.json", "index.rdf", "x.atom", "a/x.rss")),
        *((name, False) for name in ("sitemap.xml", "package.json", "myfeed.xml")),
        *((name, False) for name in ("feed.xml.bak", "rss/x.txt", "atom.py")),
    ],
)
def test_the_hook_takes_files_that_are_named_like_feeds(path, taken):
    assert taken == bool(re.search(hook()["files"], path))


def action():
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def step(identifier):
    [found] = [
        each for each in action()["runs"]["steps"] if each.get("id") == identifier
    ]
    return found


def acted(folder, program=Path(sys.executable).parent / "feedpub", **inputs):
    """Run the action's last step, with these inputs in place of its defaults."""
    its = step("check")
    values = {name: each["default"] for name, each in action()["inputs"].items()}
    values |= {name.replace("_", "-"): text for name, text in inputs.items()}
    env = {
        name: values[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", text)[1]]
        for name, text in its["env"].items()
    }
    env |= {"FEEDPUB": str(program), "GITHUB_OUTPUT": str(folder / "output")}
    env |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    return run(its["run"], folder, **env)


def test_the_action_checks_all_feeds_of_a_repository(site):
    done = acted(site)

    assert (0, "nothing found in 1 document\n") == (done.returncode, done.stdout)
    assert "exit-code=0\n" == (site / "output").read_text()


def test_the_action_annotates_and_fails(site):
    (site / "public/rss.xml").write_bytes(BROKEN)
    done = acted(site)

    assert 1 == done.returncode
    assert done.stdout.startswith("::error file=public/rss.xml,line=")
    assert "exit-code=1\n" == (site / "output").read_text()
    assert "# Feeds checked" in (site / "summary").read_text()


def test_the_inputs_of_the_action_become_options(site):
    done = acted(
        site,
        paths="public/rss.xml\npublic/*.rss\n",
        profile="best-practice",
        fail_on="note",
        baseline="feeds-baseline.json",
        sarif="out file.sarif",
        arguments="--level\nrss-*=note\n",
    )

    assert done.returncode in (0, 1), done.stderr
    assert (site / "out file.sarif").exists()


@pytest.mark.parametrize(
    "name", ["paths", "profile", "fail_on", "baseline", "sarif", "arguments"]
)
def test_no_input_of_the_action_is_run_by_the_shell(site, name):
    """A program that prints its arguments shows that the words came whole."""
    program = site / "words.sh"
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    program.chmod(0o755)
    attack = "$(touch owned); `touch owned` ; touch owned"
    done = acted(site, program, **{name: attack})

    assert attack in [one.removeprefix("sarif:") for one in done.stdout.splitlines()]
    assert not (site / "owned").exists()


def test_the_action_uses_each_of_its_inputs():
    text = (ROOT / "action.yml").read_text("utf-8")

    assert [] == [
        name for name in action()["inputs"] if f"${{{{ inputs.{name} }}}}" not in text
    ]


def test_no_script_of_the_action_has_an_expression_in_it():
    scripts = [each["run"] for each in action()["runs"]["steps"] if "run" in each]

    assert [] == [script for script in scripts if "${{" in script]


def test_the_action_installs_the_version_that_was_asked_for():
    [install] = [
        each
        for each in action()["runs"]["steps"]
        if each.get("name") == "Install feedpub"
    ]

    assert '-m pip install --quiet "$GITHUB_ACTION_PATH"' in install["run"]
    assert 0 == run(f"bash -n <<'EOF'\n{install['run']}\nEOF", ROOT).returncode


def test_every_format_is_in_the_table():
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", PAGE, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}

    assert {AUTO, *REPORTERS} == named


def test_every_option_on_the_page_exists():
    known = {
        option
        for name in ("check", "rules")
        for parameter in feedpub.commands[name].params
        for option in parameter.opts
    }

    assert [] == sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) - known)
