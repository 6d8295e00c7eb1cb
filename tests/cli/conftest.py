"""What the command line's tests share: they run as on a desk, wherever they run."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _on_a_desk(monkeypatch):
    """Hide that GitHub runs the tests; `--format auto` would speak to it."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
