"""Object stores and other places that fsspec reaches, by their URL; `feedpub[cloud]`.

Sources: the `pipe_file` of s3fs, gcsfs and adlfs, each of which has its own names for
what S3's PutObject, Google's JSON API and Azure's Put Blob call Content-Type and
Cache-Control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from feedpub.errors import PublishError
from feedpub.extras import extra
from feedpub.publisher.sinks.items import without_user

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Answer = TypeVar("_Answer")

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:(?://|:)")
_HERE_ONLY: Final = "memory://"


def is_url(place: str) -> bool:
    """Tell whether a place is a URL such as `s3://bucket` rather than a path."""
    return _URL.match(place) is not None


@dataclass(frozen=True, slots=True, init=False, repr=False)
class FsspecSink:
    """The folder at a URL: each document is one request, with its headers.

    Options are those of fsspec's file system: `FsspecSink("s3://feeds", profile="x")`.
    Content-Type and Cache-Control reach S3, Google and Azure; elsewhere there is no
    place for them. `memory://` is for this process alone and refuses to leave it.
    """

    url: str
    options: Mapping[str, Any]

    def __init__(self, url: str, **options: Any) -> None:
        given: object = url
        if not isinstance(given, str) or not is_url(given):
            raise PublishError(f"{url!r} is no URL; give one such as s3://bucket/feeds")
        object.__setattr__(self, "url", url)
        object.__setattr__(self, "options", options)
        self._open()  # what cannot be opened is told before anything is built

    def __repr__(self) -> str:
        """Show the place without its user, password and options."""
        return f"FsspecSink({self._shown()!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as URL and options; another process makes connections of its own."""
        if self.url.startswith(_HERE_ONLY):
            raise PublishError(
                f"{self.url} is the memory of this process, where no other can write; "
                f"build without other processes, or into a folder or a store"
            )
        return _remade, (self.url, self.options)

    def write(
        self,
        key: str,
        data: bytes,
        content_type: str = "application/octet-stream",
        cache_control: str | None = None,
    ) -> None:
        """Put the document there in one request; object stores replace it whole."""
        system, root = self._open()
        headers = _headers(system.protocol, content_type, cache_control)
        self._tried(key, lambda: system.pipe_file(f"{root}/{key}", data, **headers))

    def read(self, key: str) -> bytes | None:
        """Give the document that is there, None if there is none."""
        system, root = self._open()
        return self._tried(key, lambda: _fetched(system, f"{root}/{key}"))

    def _open(self) -> tuple[Any, str]:
        """Give the file system, which fsspec keeps for each process, and the root."""
        core = extra("fsspec.core", "cloud", f"publishing to {self._shown()}")
        try:
            system, root = core.url_to_fs(self.url, **self.options)
        except (ImportError, ValueError, TypeError) as error:
            raise PublishError(f"{self._shown()} cannot be opened: {error}") from error
        return system, root.rstrip("/")

    def _tried(self, key: str, act: Callable[[], _Answer]) -> _Answer:
        try:
            return act()
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise PublishError(f"{self._shown()}: {key}: {said}") from error

    def _shown(self) -> str:
        return without_user(self.url)


def _remade(url: str, options: Mapping[str, Any]) -> FsspecSink:
    return FsspecSink(url, **options)


def _headers(
    protocol: str | tuple[str, ...], content_type: str, cache_control: str | None
) -> dict[str, Any]:
    """Say the headers in the words of the file system, if it has any for them."""
    names = {protocol} if isinstance(protocol, str) else {*protocol}
    cached = {"cache_control": cache_control} if cache_control else {}
    if "s3" in names:
        cached = {"CacheControl": cache_control} if cache_control else {}
        return {"ContentType": content_type, **cached}
    if "gs" in names:
        return {"content_type": content_type, "fixed_key_metadata": cached or None}
    if "az" in names:
        blob = extra("azure.storage.blob", "cloud", "publishing to Azure")
        settings = blob.ContentSettings(content_type=content_type, **cached)
        return {"content_settings": settings}
    return {}


def _fetched(system: Any, path: str) -> bytes | None:
    try:
        return cast("bytes", system.cat_file(path))
    except FileNotFoundError:
        return None
