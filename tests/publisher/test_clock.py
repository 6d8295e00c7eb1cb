"""The moment of a build is said to it, in a file or in the environment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feedpub.clock import VARIABLE
from feedpub.errors import ConfigError
from feedpub.publisher import Config, build
from feedpub.publisher.clock import moment


@pytest.mark.parametrize(
    ("now", "environment", "expected"),
    [
        (None, None, None),
        (None, "1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-02-01T00:00:00Z", "1767225600", datetime(2026, 2, 1, tzinfo=UTC)),
        (None, "0", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_what_is_said_counts_before_the_environment(
    now, environment, expected, monkeypatch
):
    if environment is not None:
        monkeypatch.setenv(VARIABLE, environment)

    assert expected == moment(Config(now=now))


@pytest.mark.parametrize("said", ["", "now", "1.5", "-1", " 1", "2026-01-01", "9" * 12])
def test_a_bad_variable_is_an_error_with_a_way_out(said, monkeypatch):
    monkeypatch.setenv(VARIABLE, said)

    with pytest.raises(ConfigError, match=r"SOURCE_DATE_EPOCH: .* mend or unset"):
        moment(Config())


def test_articles_are_scheduled_and_expire_by_the_environment(tmp_path, monkeypatch):
    (tmp_path / "tides.jsonl").write_text(
        '{"title": "Ebb", "url": "/1/", "date": "2025-12-01T00:00:00Z"}\n'
        '{"title": "Flood", "url": "/2/", "date": "2026-12-01T00:00:00Z"}\n'
        '{"title": "Neap", "url": "/3/", "date": "2025-11-01T00:00:00Z",'
        ' "expires": "2025-12-24T00:00:00Z"}\n',
        "utf-8",
    )
    monkeypatch.setenv(VARIABLE, "1767225600")
    result = build(
        Config(
            paths=(str(tmp_path / "tides.jsonl"),),
            out=str(tmp_path),
            title="Tidewater",
            home_url="https://tide.example/",
            author="Ada",
        )
    )

    assert ["Ebb"] == [article.title for article in result.feed.articles]
    assert (1, 1) == (len(result.future), len(result.expired))
