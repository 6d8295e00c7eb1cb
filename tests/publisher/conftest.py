"""What tests of publishing share: folders with articles, or with recordings."""

from __future__ import annotations

import pytest
from publisher.podcasts import PNG, wav
from publisher.tidewater import write_articles


@pytest.fixture
def site(tmp_path):
    """A folder with three articles, each with a date, tags and a language."""
    write_articles(tmp_path)
    return tmp_path


@pytest.fixture
def studio(tmp_path, monkeypatch):
    """A folder with a recording and a picture, in which everything is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "media/one").mkdir(parents=True)
    (tmp_path / "episodes").mkdir()
    (tmp_path / "media/one/a.wav").write_bytes(wav(3))
    (tmp_path / "media/cover.png").write_bytes(PNG)
    (tmp_path / "media/a.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nWords.\n", "utf-8"
    )
    return tmp_path
