"""Whether a directory of podcasts plays a file, by its type and its address."""

from __future__ import annotations

from feedpub.validator.words import listed, quoted


def type_refused(text: str, known: tuple[str, ...], who: str) -> tuple[str, str] | None:
    """Say that a media type is none that they take, or None."""
    if text.lower() in known:
        return None
    return f"{quoted(text)} is no type that {who} takes", f"write {listed(known)}"


def extension_refused(text: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Say that an address ends in no extension that they know, or None."""
    name = text.partition("?")[0].partition("#")[0].rpartition("/")[2]
    if name.rpartition(".")[2].lower() in known and "." in name:
        return None
    dotted = tuple(f".{extension}" for extension in known)
    return (
        f"{quoted(text)} ends in no known extension",
        f"let it end in {listed(dotted)}",
    )
