"""A podcast of one episode, built from its front matter and its configuration."""

from __future__ import annotations

import io
import wave

import pytest

from feedpub.errors import ConfigError, SourceError
from feedpub.publisher import build
from feedpub.publisher.config import load_config

TOML = """\
paths = ["episodes"]
title = "Tidewater"
home_url = "https://tide.example/"
description = "About the sea."
language = "en"
author = ["Ada Reed <ada@tide.example>", "Bo Lind"]
formats = ["rss"]

[podcast]
media = "media"
media_url = "https://cdn.example/m"
"""


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000005780000057808020000000000000000"
)  # a head that says 1400 x 1400


def wav(seconds):
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes(8000 * seconds))
    return stream.getvalue()


def built(studio, front="audio: one/a.wav", show=""):
    text = f"---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n{front}\n---\nText.\n"
    (studio / "episodes/one.md").write_text(text, "utf-8")
    (studio / "feedpub.toml").write_text(TOML + show, "utf-8")
    return build(load_config("feedpub.toml"), file="feedpub.toml", dry_run=True)


def episode(studio, front):
    [article] = built(studio, front).feed.articles
    return article


def value(holder, kind):
    return next((each for each in holder.extensions if type(each) is kind), None)


def show_of(studio, show):
    return built(studio, show=show).feed


def refused(studio, front="audio: one/a.wav", show=""):
    with pytest.raises((ConfigError, SourceError)) as caught:
        built(studio, front, show)
    return [str(problem) for problem in caught.value.problems]
