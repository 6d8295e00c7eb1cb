"""`feedpub check --fix` and `--diff`: what is written, printed and refused."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from click.testing import CliRunner
from mending import ATOM, GUID, LINK, RSS, SELF

from feedpub.cli.app import feedpub

SPOILT = RSS.replace(GUID, "<guid>42</guid>").encode()
MENDED = RSS.encode()
UNCERTAIN = RSS.replace("Sun, 01 Mar 2026 09:00:00 GMT", "2026-03-01").encode()
LATE = ATOM.replace("2026-03-01T09:00:00Z", "2026-03-01 09:00:00Z")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rss.xml").write_bytes(SPOILT)
    (tmp_path / "sound.xml").write_bytes(MENDED)
    return tmp_path


def check(*arguments, **more):
    return CliRunner().invoke(feedpub, ["check", *arguments], **more)


def test_a_file_is_mended_in_its_place(folder) -> None:
    told = check("--fix", "rss.xml")

    assert 0 == told.exit_code, told.output
    assert MENDED == (folder / "rss.xml").read_bytes()
    assert "rss.xml: note: mended 1 finding: rss-guid-not-url\n" == told.stderr


def test_what_cannot_be_mended_is_reported(folder) -> None:
    (folder / "rss.xml").write_bytes(
        UNCERTAIN.replace(GUID.encode(), b"<guid>4</guid>")
    )

    told = check("--fix", "rss.xml")

    assert 1 == told.exit_code
    assert "[rss-date-invalid]" in told.stdout
    assert "[rss-guid-not-url]" not in told.stdout


def test_a_sound_file_is_not_written(folder) -> None:
    before = (folder / "sound.xml").stat().st_mtime_ns

    told = check("--fix", "sound.xml")

    assert 0 == told.exit_code
    assert before == (folder / "sound.xml").stat().st_mtime_ns
    assert "" == told.stderr


def test_mode_and_symbolic_link_stay(folder) -> None:
    (folder / "rss.xml").chmod(0o640)
    (folder / "link.xml").symlink_to("rss.xml")

    check("--fix", "link.xml")

    assert (folder / "link.xml").is_symlink()
    assert MENDED == (folder / "rss.xml").read_bytes()
    assert 0o640 == (folder / "rss.xml").stat().st_mode & 0o777


def test_rules_that_are_ignored_are_not_mended(folder) -> None:
    check("--fix", "--ignore", "rss-guid-not-url", "rss.xml")

    assert SPOILT == (folder / "rss.xml").read_bytes()


BARE = [
    (ATOM.replace(LINK, ""), "application/atom+xml"),
    (RSS.replace(SELF, ""), "application/rss+xml"),
]


@pytest.mark.parametrize(("bare", "type"), BARE, ids=["atom", "rss"])
def test_a_self_link_is_added_where_the_address_is_told(folder, bare, type) -> None:
    """The default profile says nothing of RSS, and yet whoever tells it wants it."""
    (folder / "x.xml").write_text(bare)

    told = check("--fix", "--url", "https://tide.example/x.xml", "x.xml")

    assert 0 == told.exit_code, told.output
    assert f'link rel="self" type="{type}" href="https://tide.example/x.xml"' in (
        (folder / "x.xml").read_text()
    )


@pytest.mark.parametrize(
    "options",
    [(), ("--url", "https://tide.example/x.xml", "--ignore", "rss-self-missing")],
)
def test_a_self_link_is_not_added_unasked(folder, options) -> None:
    bare = RSS.replace(SELF, "")
    (folder / "x.xml").write_text(bare)

    check("--fix", *options, "x.xml")

    assert bare == (folder / "x.xml").read_text()


def test_a_file_that_cannot_be_written_stays_and_is_reported(
    folder, monkeypatch
) -> None:
    from feedpub.publisher import atomic

    def full(_path, _data, **_how) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "_stage", full)
    told = check("--fix", "rss.xml")

    assert 1 == told.exit_code
    assert "rss.xml cannot be written: No space left on device" in told.stderr
    assert "[rss-guid-not-url]" in told.stdout
    assert SPOILT == (folder / "rss.xml").read_bytes()


def test_a_file_that_changes_meanwhile_is_not_overwritten(folder, monkeypatch) -> None:
    from feedpub.cli.check import fixing

    real = fixing.fix

    def slow(data, **told):
        (folder / "rss.xml").write_bytes(b"new")
        return real(data, **told)

    monkeypatch.setattr(fixing, "fix", slow)
    told = check("--fix", "rss.xml")

    assert "rss.xml has changed while it was mended" in told.stderr
    assert b"new" == (folder / "rss.xml").read_bytes()


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_a_diff_is_shown_and_nothing_written(folder, options) -> None:
    told = check(*options, "rss.xml", "sound.xml")

    assert 1 == told.exit_code
    assert SPOILT == (folder / "rss.xml").read_bytes()
    assert told.stdout.startswith("--- rss.xml\n+++ rss.xml\n@@ ")
    assert "-      <guid>42</guid>\n" in told.stdout
    assert f"+      {GUID}\n" in told.stdout
    assert "rss.xml: note: would mend 1 finding: rss-guid-not-url\n" == told.stderr


@pytest.mark.usefixtures("folder")
def test_without_anything_to_mend_there_is_no_diff() -> None:
    told = check("--diff", "sound.xml")

    assert (0, "", "") == (told.exit_code, told.stdout, told.stderr)


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch")
def test_a_diff_is_what_patch_applies(folder) -> None:
    """Carriage returns, bytes that are no UTF-8 and a missing last line feed stay."""
    late = LATE.replace("Tides", "Caf\xe9").replace("utf-8", "iso-8859-1")
    data = late.replace("\n", "\r\n").strip().encode("latin-1")
    (folder / "a.xml").write_bytes(data)
    diff = check("--diff", "a.xml").stdout_bytes

    subprocess.run(["patch", "-s", "-p0", "--binary"], input=diff, check=True)

    assert data.replace(b"01 09", b"01T09") == (folder / "a.xml").read_bytes()


def test_a_diff_of_utf_16_can_be_read(folder) -> None:
    wide = LATE.replace("utf-8", "utf-16").encode("utf-16")
    (folder / "a.xml").write_bytes(wide)

    told = check("--diff", "a.xml")

    assert "+  <updated>2026-03-01T09:00:00Z</updated>\n" in told.stdout


@pytest.mark.usefixtures("folder")
def test_the_standard_input_is_mended_to_the_standard_output() -> None:
    told = check("--fix", "--format", "text:report.txt", "-", input=SPOILT)

    assert 0 == told.exit_code
    assert MENDED == told.stdout_bytes
    assert "<stdin>: note: mended 1 finding: rss-guid-not-url\n" == told.stderr


@pytest.mark.usefixtures("folder")
def test_a_sound_standard_input_comes_out_as_it_is() -> None:
    told = check("--fix", "--format", "text:report.txt", "-", input=MENDED)

    assert MENDED == told.stdout_bytes


@pytest.mark.usefixtures("folder")
def test_the_standard_input_can_be_shown_as_a_diff() -> None:
    told = check("--diff", "--stdin-filename", "feed.xml", "-", input=SPOILT)

    assert told.stdout.startswith("--- feed.xml\n+++ feed.xml\n")


REFUSED = [
    (("--fix", "-"), "the document from - goes to the standard output"),
    (("--fix", "--allow-network", "https://tide.example/"), "cannot be written"),
    (("--fix", "--write-baseline", "b.json", "rss.xml"), "are two commands"),
    (("--diff", "--format", "json", "rss.xml"), "leave --format out"),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSED)
def test_what_makes_no_sense_is_refused(folder, arguments, reason) -> None:
    told = check(*arguments, input=SPOILT)

    assert 2 == told.exit_code
    assert reason in " ".join(told.stderr.split())
    assert SPOILT == (folder / "rss.xml").read_bytes()


def test_an_unreadable_file_is_told_by_the_exit_code(folder) -> None:
    assert 3 == check("--diff", "missing.xml", "sound.xml").exit_code
    assert 3 == check("--fix", "missing.xml", "rss.xml").exit_code
    assert MENDED == (folder / "rss.xml").read_bytes()


@pytest.mark.no_cover
def test_large_documents_are_compared_in_linear_time() -> None:
    from time import process_time

    from feedpub.cli.check.diffing import unified

    before = b"".join(
        b"<item>\n<a>%d</a>\n<b>1</b>\n</item>\n" % i for i in range(20_000)
    )
    start = process_time()
    diff = unified(b"x", before, before.replace(b"<b>1", b"<b>2"))

    assert 20_000 == diff.count(b"\n-<b>1")
    assert process_time() - start < 20
