"""YAML front matter, read as text so that `no`, `3.10` and `007` stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.extras import extra
from feedpub.sources.record import failed

if TYPE_CHECKING:
    from types import ModuleType

_MOST: Final = 100_000
_DEEPEST: Final = 50
_CORE: Final = "tag:yaml.org,2002:"
_KNOWN: Final = frozenset(
    _CORE + name
    for name in (
        *("null", "bool", "int", "float", "str", "timestamp", "binary", "value"),
        *("seq", "map", "set", "omap", "pairs", "merge"),
    )
)


def read(
    raw: str, *, where: str, first: int
) -> tuple[dict[str, object], dict[str, int]]:
    """Return the fields of a YAML mapping, and the line on which each one stands.

    Scalars stay the text that was written, null aside: YAML 1.1 would make `no` a
    truth value and `12:30` the number 750. Nothing is ever constructed from a tag.
    """
    yaml = extra("yaml", "markdown", "YAML front matter")
    try:
        root = _compose(yaml, raw)
    except yaml.YAMLError as fault:
        line, clause = _explain(fault, raw)
        raise failed(
            f"{where}:{first + line}", f"the YAML is broken: {clause}"
        ) from None
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode):
        raise failed(
            f"{where}:{first}", "the front matter is not a list of `name: value` fields"
        )
    reader = _Reader(yaml, where, first)
    fields = reader.value(root)
    places = {
        str(key.value): first + key.start_mark.line
        for key, _ in root.value
        if isinstance(key, yaml.ScalarNode)
    }
    return fields, places


def _compose(yaml: ModuleType, raw: str) -> Any:
    """Parse with libyaml where it is built in, which takes a tenth of the time.

    Both parsers recurse with the nesting, so its depth is checked on the events.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    for event in yaml.parse(raw, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(
                problem=f"lists and mappings are nested more than {_DEEPEST} deep",
                problem_mark=event.start_mark,
            )
    return yaml.compose(raw, Loader=loader)


def _explain(fault: Exception, raw: str) -> tuple[int, str]:
    """Return the line, counted from 0, and a clause that says what is wrong."""
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        place = getattr(fault, "position", 0)
        return raw.count("\n", 0, place), str(getattr(fault, "reason", fault))
    clause, end = str(getattr(fault, "problem", fault)), raw.count("\n")
    if mark.line > end or "end of stream" in clause:
        mark = getattr(fault, "context_mark", None) or mark  # where it began
    line = min(mark.line, end)
    text = raw.split("\n")[line : line + 1]
    if text and "\t" in text[0][: len(text[0]) - len(text[0].lstrip())]:
        return line, "a tab stands where YAML wants spaces"
    if "mapping values are not allowed" in clause:
        return line, 'a second colon; put the value in quotes: title: "One: two"'
    return line, clause


class _Reader:
    """Turns nodes into plain values, each once, and refuses what is a trap."""

    __slots__ = ("_first", "_open", "_seen", "_where", "_yaml")

    def __init__(self, yaml: ModuleType, where: str, first: int) -> None:
        self._yaml, self._where, self._first = yaml, where, first
        self._seen: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def value(self, node: Any) -> Any:
        return self._read(node)[0]

    def _read(self, node: Any) -> tuple[Any, int]:
        """Return a value and its size written out, with every alias followed."""
        key = id(node)
        if key in self._seen:
            return self._seen[key]
        if key in self._open:
            raise self._failed(node, "an alias leads back into what it stands in")
        if node.tag not in _KNOWN:
            raise self._failed(node, f"the tag {node.tag} is not followed; remove it")
        self._open.add(key)
        found = self._plain(node)
        self._open.discard(key)
        if found[1] > _MOST:
            raise self._failed(
                node, f"its aliases stand for more than {_MOST:,} values"
            )
        self._seen[key] = found
        return found

    def _plain(self, node: Any) -> tuple[Any, int]:
        if isinstance(node, self._yaml.SequenceNode):
            parts = [self._read(each) for each in node.value]
            return [part for part, _ in parts], 1 + sum(size for _, size in parts)
        if isinstance(node, self._yaml.MappingNode):
            return self._mapping(node)
        return (None if node.tag == f"{_CORE}null" else node.value), 1

    def _mapping(self, node: Any) -> tuple[dict[str, Any], int]:
        fields: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        size = 1
        for key, node_value in node.value:
            value, weight = self._read(node_value)
            size += weight
            if key.tag == f"{_CORE}merge":
                self._merge(merged, value, key)
                continue
            name = self._name(key)
            if name in fields:
                raise self._failed(key, f"{name!r} stands here for the second time")
            fields[name] = value
        return merged | fields, size

    def _name(self, key: Any) -> str:
        if not isinstance(key, self._yaml.ScalarNode):
            raise self._failed(key, "a list or a mapping cannot be the name of a field")
        return str(key.value)

    def _merge(self, into: dict[str, Any], value: Any, key: Any) -> None:
        for each in value if isinstance(value, list) else [value]:
            if not isinstance(each, dict):
                raise self._failed(key, "<< merges mappings only")
            for name, kept in each.items():
                into.setdefault(name, kept)

    def _failed(self, node: Any, clause: str) -> Exception:
        line = self._first + node.start_mark.line
        return failed(f"{self._where}:{line}", f"the YAML is refused: {clause}")
