"""Where an article stands in its folder, and which URL follows from that."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from feedpub import uris

if TYPE_CHECKING:
    from collections.abc import Callable

_DATED: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_](?=.)")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SLASHES: Final = re.compile(r"(?<!:)//+")
_PAGES: Final = (".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".shtml")
_BUNDLES: Final = frozenset({"index", "_index"})
_SAFE: Final = "/-._~!$'()*+,;=:@"
_FORMATTER: Final = string.Formatter()


@dataclass(frozen=True, slots=True)
class Place:
    """A file's path below the folder that was read, in parts, with `/` between them."""

    path: str = ""

    @property
    def name(self) -> str:
        """The file's name: `2019-11-07-tides.md`."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without suffix: `2019-11-07-tides`."""
        stem, dot, _ = self.name.rpartition(".")
        return stem if dot and stem else self.name

    @property
    def folder(self) -> str:
        """The folder of the article; that of a bundle is the one around it."""
        above = self.path.rpartition("/")[0]
        return above.rpartition("/")[0] if self.stem in _BUNDLES else above

    @property
    def section(self) -> str | None:
        """The first folder; None for what lies in none, and for folders of drafts."""
        return next(iter(self._folders), None) or None

    @property
    def slug(self) -> str:
        """The bundle's folder, or the stem without a date in front; may be empty."""
        if self.stem in _BUNDLES:
            above = self.path.rpartition("/")[0]
            return _DATED.sub("", above.rpartition("/")[2], count=1)
        return _DATED.sub("", self.stem, count=1)

    @property
    def address(self) -> str:
        """The path without suffix, date and `index`; folders such as `_posts` go."""
        return self.with_slug(self.slug)

    @property
    def page(self) -> str:
        """The path of the page that a site generator makes of the file.

        `notes/tides.md` is published as `notes/tides/`, a page in HTML under its own
        name.
        """
        if self.name.endswith(_PAGES) and self.stem not in _BUNDLES:
            return "/".join(part for part in (*self._folders, self.name) if part)
        return f"{self.address}/" if self.address else ""

    def with_slug(self, slug: str) -> str:
        """Return the path with another last part."""
        return "/".join(part for part in (*self._folders, slug) if part)

    @property
    def parts(self) -> dict[str, str]:
        """What patterns can take a date or a slug out of."""
        if not self.path:
            return {}
        stem = self.stem
        return {
            "path": self.path,
            "folder": self.folder,
            "stem": stem,
            "file": self.name,
        }

    @property
    def _folders(self) -> tuple[str, ...]:
        return tuple(part for part in self.folder.split("/") if part[:1] != "_")


def fill(pattern: str, value_of: Callable[[str], Any]) -> str:
    """Fill `{names}` with values, percent-encoded as a path needs it.

    `ValueError` says which name has no value, or what is wrong with the pattern.
    """
    filled: list[str] = []
    for text, name, form, conversion in _parsed(pattern):
        filled.append(text)
        if name is None:
            continue
        if not name or form or conversion:
            raise ValueError(f"{pattern!r} may hold plain names in braces only")
        value = value_of(name)
        if value is None or isinstance(value, (dict, list, tuple)):
            raise ValueError(
                f"{{{name}}} of the pattern has no value here; add a field {name!r}, "
                f"or map one to it"
            )
        filled.append(encode(str(value)))
    return _SLASHES.sub("/", "".join(filled))


def _parsed(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return [*_FORMATTER.parse(pattern)]
    except ValueError as fault:
        raise ValueError(f"{pattern!r} is broken: {fault}") from None


def encode(path: str) -> str:
    """Percent-encode what cannot stand in a URL's path; slashes at the ends go."""
    return quote(path.strip().strip("/"), safe=_SAFE, errors="replace")


def below(base: str, path: str) -> str:
    """Return the URL of a path below a base, whether or not that ends with a slash."""
    return f"{base.rstrip('/')}/{path}"


def page_path(path: str) -> str:
    """Write a path that front matter gives (Zola) as the site does: with a slash."""
    encoded = encode(path)
    return encoded if not encoded or encoded.endswith(_PAGES) else f"{encoded}/"


def absolute(reference: str, base: str | None) -> str:
    """Resolve a reference (RFC 3986, 5), with its spaces encoded.

    Browsers forgive spaces and feeds do not. `ValueError` if there is no base.
    """
    reference = reference.strip().replace(" ", "%20")
    if _SCHEME.match(reference):
        return reference
    if not base:
        raise ValueError(
            f"{reference!r} is relative; write it in full, or give a base_url"
        )
    return uris.resolve(base, reference)
