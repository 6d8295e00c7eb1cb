"""`feedpub init`: a configuration that builds as it is."""

from __future__ import annotations

from click.testing import CliRunner

from feedpub.cli import main
from feedpub.cli.app import feedpub

ARTICLE = "---\ntitle: Low tide\ndate: 2026-03-01\n---\nLow.\n"


def test_what_init_writes_builds_as_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    begun = CliRunner().invoke(feedpub, ["init"])
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "low.md").write_text(ARTICLE)
    built = CliRunner().invoke(feedpub, ["build"])

    assert 0 == begun.exit_code, begun.output
    assert "wrote feedpub.toml; " in begun.output
    assert 0 == built.exit_code, built.output
    assert "wrote public/rss.xml" in built.output


def test_init_takes_a_folder(tmp_path):
    told = CliRunner().invoke(feedpub, ["init", str(tmp_path)])

    assert 0 == told.exit_code
    assert (tmp_path / "feedpub.toml").is_file()


def test_init_does_not_overwrite(tmp_path, capsys):
    (tmp_path / "feedpub.toml").write_text("limit = 3")
    code = None
    try:
        main(["init", str(tmp_path)])
    except SystemExit as exited:
        code = exited.code

    assert 1 == code
    assert "--force replaces it" in capsys.readouterr().err
    assert "limit = 3" == (tmp_path / "feedpub.toml").read_text()


def test_init_overwrites_when_forced(tmp_path):
    (tmp_path / "feedpub.toml").write_text("limit = 3")
    told = CliRunner().invoke(feedpub, ["init", str(tmp_path), "--force"])

    assert 0 == told.exit_code
    assert "home_url" in (tmp_path / "feedpub.toml").read_text()
