"""`python -m feedpub` is the same as `feedpub`."""

from __future__ import annotations

from feedpub.cli import main

if __name__ == "__main__":
    main()
