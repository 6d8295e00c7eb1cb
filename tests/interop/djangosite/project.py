"""The project set up, for tests that need its database."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interop.djangosite.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - after the set-up
from interop.djangosite.models import Story  # noqa: E402 - likewise

__all__ = ["Story", "set_up"]


def set_up() -> None:
    """Make the tables, unless they are there."""
    call_command("migrate", run_syncdb=True, verbosity=0)
