"""How many examples a law is tried on, as a share of what the profile asks for.

A number of its own would keep a law from being tried on more by `make fuzz`.
"""

from __future__ import annotations

from hypothesis import settings


def times(factor: float) -> settings:
    """Try a law so many times as often as others; quick laws can afford more."""
    return settings(max_examples=round(factor * settings.default.max_examples))
