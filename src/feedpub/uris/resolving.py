"""References resolved against a base, RFC 3986, section 5."""

from __future__ import annotations

from feedpub.uris.parts import Parts, split


def resolve(base: str, reference: str) -> str:
    """Make a reference absolute, strictly and for every scheme.

    A base that is itself relative gives a relative result. Neither is checked.
    """
    wanted = split(reference)
    if wanted.scheme is not None:
        return str(_tidy(wanted))
    given = split(base)
    if wanted.authority is not None:
        return str(_tidy(wanted._replace(scheme=given.scheme)))
    return str(_within(given, wanted))


def _within(given: Parts, wanted: Parts) -> Parts:
    """Take what the reference lacks from the base, section 5.2.2."""
    if not wanted.path:
        query = given.query if wanted.query is None else wanted.query
        return given._replace(query=query, fragment=wanted.fragment)
    path = wanted.path
    if not path.startswith("/"):
        path = _merged(given, path)
    return _tidy(
        wanted._replace(scheme=given.scheme, authority=given.authority, path=path)
    )


def _merged(given: Parts, path: str) -> str:
    """Put a path in the place of the base's last segment, section 5.2.3."""
    if given.authority is not None and not given.path:
        return f"/{path}"
    return given.path[: given.path.rfind("/") + 1] + path


def _tidy(parts: Parts) -> Parts:
    path = without_dots(parts.path)
    if parts.authority is None and path.startswith("//"):
        # Two slashes would be read as a host.
        path = f"/.{path}"
    return parts._replace(path=path)


def without_dots(path: str) -> str:
    """Take the segments `.` and `..` out of a path, section 5.2.4, in linear time."""
    if not path.startswith(".") and "/." not in path:
        return path
    segments = path.split("/")
    while len(segments) > 1 and segments[0] in {".", ".."}:
        segments.pop(0)
    first, *rest = segments
    kept = [] if first in {"", ".", ".."} else [first]
    for segment in rest:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(f"/{segment}")
    if rest and rest[-1] in {".", ".."}:
        kept.append("/")
    return "".join(kept)
