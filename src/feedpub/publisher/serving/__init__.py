"""Showing what was published on this machine, with the headers that it wants."""

from __future__ import annotations

from feedpub.publisher.serving.server import Server, serve

__all__ = ["Server", "serve"]
