"""The program as a whole: what it loads, what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from feedpub import __version__
from feedpub.cli import app, main
from feedpub.errors import ReadError

PROGRAM = [sys.executable, "-m", "feedpub"]


def run(*arguments, env=None, **more):
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | (env or {}),
        **more,
    )


def in_a_shell(line, **more):
    return subprocess.run(
        f"{sys.executable} -m feedpub {line}",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


def ended(*arguments):
    """Run in this process, and give the exit code."""
    with pytest.raises(SystemExit) as exited:
        main(arguments)
    return exited.value.code


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_told(option):
    assert f"feedpub {__version__}\n" == run(option).stdout


def test_the_module_and_the_script_are_the_same_program():
    script = os.path.join(os.path.dirname(sys.executable), "feedpub")  # noqa: PTH118, PTH120 - a link to Python must not be followed
    told = subprocess.run(
        [script, "--help"], capture_output=True, text=True, check=True
    )

    assert told.stdout == run("--help").stdout


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    code = (
        "import sys\n"
        "from feedpub.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "finally:\n"
        "    heavy = {'lxml', 'feedgen', 'dateutil', 'msgspec'} & set(sys.modules)\n"
        "    sys.exit(f'loads {heavy}') if heavy else None\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False
    )

    assert (b"", 0) == (told.stderr, told.returncode)


@pytest.mark.parametrize("name", sorted(app.feedpub.commands))
def test_every_help_ends_with_an_example(name):
    told = CliRunner().invoke(app.feedpub, [name, "--help"]).output

    assert told.rpartition("Example:\n")[2].startswith(f"    feedpub {name}")


@pytest.mark.parametrize("name", sorted(app.feedpub.commands))
def test_every_option_is_explained(name):
    options = [
        each
        for each in app.feedpub.commands[name].params
        if isinstance(each, click.Option)
    ]

    assert [] == [option.name for option in options if not option.help]


@pytest.mark.parametrize(
    "arguments",
    [["bild"], ["build", "--frmats", "rss"], ["check"], ["build", "--limit", "0"]],
)
def test_a_wrong_command_line_is_exit_code_2(arguments, capsys):
    assert 2 == ended(*arguments)
    assert "Usage: feedpub" in capsys.readouterr().err


def test_an_error_is_a_message_and_no_traceback(tmp_path):
    usual = ("--title", "T", "--home-url", "https://tide.example/")
    told = run("build", "nowhere", *usual, cwd=tmp_path)

    assert 1 == told.returncode
    assert "nowhere: error:" in told.stderr
    assert "Traceback" not in told.stderr
    assert "" == told.stdout


def test_the_traceback_is_there_for_those_who_ask(tmp_path):
    told = run("init", str(tmp_path / "."), env={"FEEDPUB_DEBUG": "1"})
    again = run("init", str(tmp_path), env={"FEEDPUB_DEBUG": "1"})

    assert 0 == told.returncode
    assert "PublishError" in again.stderr.splitlines()[-1]
    assert "Traceback" in again.stderr


def test_a_bug_is_called_one(monkeypatch, capsys):
    def stumble(*_, **__):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(app.feedpub, "main", stumble)
    monkeypatch.delenv("FEEDPUB_DEBUG", raising=False)

    assert 1 == ended("check", "x")
    told = capsys.readouterr().err
    assert "ZeroDivisionError: division by zero" in told
    assert "bug in feedpub" in told
    assert "Traceback" not in told


def test_a_bug_has_its_traceback_for_those_who_ask(monkeypatch):
    def stumble(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(app.feedpub, "main", stumble)
    monkeypatch.setenv("FEEDPUB_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        main(["check", "x"])


def test_what_cannot_be_read_is_exit_code_3(monkeypatch, capsys):
    def unreadable(*_, **__):
        raise ReadError("x: cannot be read")

    monkeypatch.setattr(app.feedpub, "main", unreadable)

    assert 3 == ended("check", "x")
    assert "error: x: cannot be read\n" == capsys.readouterr().err


def test_an_interrupt_is_exit_code_130(monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(app.feedpub, "invoke", interrupted)

    assert 130 == ended("check", "x")


def test_an_interrupt_of_the_real_program_is_quiet(tmp_path):
    pipe = tmp_path / "feed.xml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*PROGRAM, "check", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with pipe.open("wb"):  # which waits until the program has it open for reading
        process.send_signal(signal.SIGINT)
        printed, told = process.communicate(timeout=30)

    assert 130 == process.returncode
    assert (b"", b"") == (printed, told.strip())


def test_a_broken_pipe_is_quiet(tmp_path):
    for number in range(200):
        (tmp_path / f"{number}.xml").write_text("<rss>")
    told = in_a_shell("check *.xml | head -1", cwd=tmp_path)

    assert "" == told.stderr
    assert 1 == len(told.stdout.splitlines())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")  # noqa: PTH110 - it is no file
def test_an_output_that_is_full_is_no_bug():
    told = in_a_shell("--version > /dev/full")

    assert (1, "error: the output: No space left on device\n") == (
        told.returncode,
        told.stderr,
    )


def test_an_input_that_is_closed_cannot_be_read():
    told = in_a_shell("check - <&-")

    assert (3, "error: <stdin>: cannot be read: it is closed\n") == (
        told.returncode,
        told.stderr,
    )


def test_a_name_that_is_no_text_can_be_printed(tmp_path):
    name = os.fsdecode(b"\xff.xml")
    (tmp_path / name).write_text("<rss>")
    told = subprocess.run(
        [*PROGRAM, "check", name], capture_output=True, cwd=tmp_path, check=False
    )

    assert b"" == told.stderr
    assert told.stdout.startswith(b"\\udcff.xml:1:")
