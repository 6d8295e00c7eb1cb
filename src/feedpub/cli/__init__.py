"""The command line: words in, one public function called, words out."""

from __future__ import annotations

from feedpub.cli.app import main

__all__ = ["main"]
