"""Where the articles of a long document are, without parsing it.

Tags and brackets are counted, no more. Where that does not work out, the document is
broken: what is left is one last part, and the parser says what is wrong with it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.document.pages import released

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document.pages import Bytes


class Part(NamedTuple):
    """A stretch of the document, from an article to before another.

    `before` and `kids` count children of the feed: those before it, and its own.
    """

    start: int
    end: int
    before: int
    kids: int


class Split(NamedTuple):
    """A document in parts, and what is around them.

    What is from `head` to `first` is the first article, and `headed` children are
    before it. What is from `tail` on is after the last. `others` are children that are
    among the articles, but are none. `total` counts the articles by their names, as
    written. If the document is `broken`, the last part goes up to its end, and
    `closing` is what the others need for an end. `names` are XML's elements around the
    articles.
    """

    head: int
    first: int
    headed: int
    others: tuple[tuple[int, int], ...]
    tail: int
    parts: tuple[Part, ...]
    total: dict[bytes, int]
    broken: bool = False
    closing: bytes = b""
    names: tuple[bytes, ...] = ()

    @property
    def around(self) -> int:
        """Give how many bytes are read with each part."""
        return self.first + sum(end - start for start, end in self.others)


class Child(NamedTuple):
    """A child of the feed: its name as written, empty for the feed's own end."""

    name: bytes
    start: int
    end: int


_TAG: Final = re.compile(
    rb"<(?:(!--)|(!\[CDATA\[)|(\?)|(/?)([^\s/>!?<\"'=&]++)"
    rb"[^<>\"']*+(?>(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*)(>)|)"
)
_LEAVES: Final = re.compile(
    rb"(?>(?:[^<]*+<([^\s/>!?<\"'=&]++)"
    rb"[^<>\"']*+(?>(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*)"
    rb"(?:(?<=/)>|>[^<]*+</\1[ \t\r\n]*+>)){0,100})"
)
"""Elements without others in them, one after the other: nothing to count."""
_CLOSERS: Final = ((1, b"-->"), (2, b"]]>"), (3, b"?>"))
_ITEMS: Final = frozenset((b"item", b"entry"))
_MOST_OTHERS: Final = 10_000


def split_xml(data: Bytes, start: int, size: int) -> Split | None:
    """Split a feed whose root begins at `start` into parts of about that many bytes.

    None is for what has no articles, and for what is not built as feeds are.
    """
    tags = _tags(data, start)
    names = _container(tags)
    if names is None:
        return None
    split = _parted(_children(tags), len(data), names, size)
    if split is None or not split.broken:
        return split
    rest = split.parts[-1].start
    again = {name: data.find(b"<" + name, rest) >= 0 for name in split.total}
    total = {name: count + again[name] for name, count in split.total.items()}
    return split._replace(total=total)


def _tags(data: Bytes, at: int) -> Iterator[tuple[int, bytes, int, int]]:
    """Give each tag: 1, 0 or -1 for what it does to the depth, its name, its place.

    Of what is inside of articles, elements with nothing but text may be left out. Ends
    early where there is a `<` that begins nothing.
    """
    search, size = _TAG.search, len(data)
    depth, articles = 0, 0
    while (found := search(data, at)) is not None:
        begin = at
        for group, closer in _CLOSERS if found[6] is None else ():
            if found[group]:
                at = data.find(closer, found.end()) + len(closer)
                break
        else:
            if found[6] is None:
                return
            at = found.end()
            step = -1 if found[4] else 0 if data[at - 2 : at - 1] == b"/" else 1
            articles = articles or 2 + (found[5].rpartition(b":")[2] == b"rss")
            depth += step
            yield step, found[5], found.start(), at
        if at <= found.start() or at > size:
            return
        if 0 < articles <= depth and (leaves := _LEAVES.match(data, at)):
            at = leaves.end()
        released(data, begin, at)


def _container(
    tags: Iterator[tuple[int, bytes, int, int]],
) -> tuple[bytes, ...] | None:
    """Go up to the start tag that articles are in, and give the names around them."""
    names: list[bytes] = []
    depth = 0
    for step, name, _, _ in tags:
        depth += step
        if step < 1 and depth < 1:
            return None
        if step != 1 or depth - 1 != len(names):
            continue
        local = name.rpartition(b":")[2]
        wanted = (b"rss", b"feed") if not names else (b"channel",)
        if local in wanted:
            names.append(name)
        elif not names:
            return None
        if local in (b"feed", b"channel"):
            return tuple(names)
    return None


def _children(tags: Iterator[tuple[int, bytes, int, int]]) -> Iterator[Child]:
    """Give the children, and at last the end tag around them, if it comes."""
    depth, begin, outermost = 0, 0, b""
    for step, name, start, end in tags:
        if depth == 0:
            begin, outermost = start, name
        depth += step
        if depth < 0:
            yield Child(b"", start, end)
            return
        if depth == 0:
            yield Child(outermost, begin, end)


def _parted(
    children: Iterator[Child], size: int, names: tuple[bytes, ...], most: int
) -> Split | None:
    """Gather the children to parts."""
    head = first = headed = count = 0
    starts: list[tuple[int, int]] = []  # of parts, and children before each
    others: list[tuple[int, int]] = []
    total: dict[bytes, int] = {}
    child: Child | None = None
    for child in children:
        if child.name.rpartition(b":")[2] in _ITEMS:
            total[child.name] = total.get(child.name, 0) + 1
            if not starts:
                head, first, headed = child.start, child.end, count
            if not starts or child.end - starts[-1][0] > most:
                starts.append((child.start, count))
        elif starts and child.name:
            others.append((child.start, child.end))
        count += bool(child.name)
        if len(others) > _MOST_OTHERS:
            return None
    if not starts or child is None:
        return None
    found = Split(head, first, headed, tuple(others), size, (), total, names=names)
    if not child.name:
        parts = _between(starts, (child.start, count))
        return found._replace(tail=child.start, parts=parts)
    starts += [(child.start, count - 1)] if child.start > starts[-1][0] else []
    parts = _between(starts, (size, count))
    return found._replace(parts=parts, broken=True, closing=_end_tags(names))


def _end_tags(names: tuple[bytes, ...]) -> bytes:
    return b"".join(b"</%b>" % name for name in names[::-1])


_TOKEN: Final = re.compile(
    rb'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"|[{}\[\],]|[^\s{}\[\],:"\'/#]++|["\'/#]',
    re.DOTALL,
)


_INSIDE: Final = re.compile(
    rb"(?>(?:[^{}\[\]\"'/#]++|\"[^\"\\]*+(?>(?:\\.[^\"\\]*+)*)\"){0,1000})", re.DOTALL
)
"""What is between brackets."""
_DEEP: Final = 3
"""Brackets around what is in an item."""


def split_json(data: Bytes, size: int) -> Split | None:
    """Split a JSON Feed into parts of about that many bytes.

    None is for what has no items, and for what has them twice.
    """
    tokens = _tokens(data)
    begin = _array(tokens)
    if begin is None:
        return None
    starts: list[tuple[int, int]] = []
    count, end, closed = 0, begin, False
    for start, end in _elements(tokens):
        closed = start == end
        if not closed and (not starts or end - starts[-1][0] > size):
            starts.append((start, count))
        count += not closed
    if not starts or (closed and _comes_again(tokens)):
        return None
    parts = _between(starts, (end if closed else len(data), count))
    closing = b"" if closed else b"]}"
    total = {b"items": count}
    head = starts[0][0]
    return Split(head, head, 0, (), end, parts, total, not closed, closing)


def _between(starts: list[tuple[int, int]], end: tuple[int, int]) -> tuple[Part, ...]:
    return tuple(
        Part(start, stop, before, after - before)
        for (start, before), (stop, after) in pairwise((*starts, end))
    )


def _tokens(data: Bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give each token with its place; inside of items, some brackets are enough.

    Ends early where there is no token of JSON's.
    """
    at, depth, size = 0, 0, len(data)
    while at < size:
        found = _TOKEN.search(data, at)
        if found is None or (token := found[0]) in (b"'", b'"', b"/", b"#"):
            return
        yield token, found.start(), found.end()
        depth += (token in (b"{", b"[")) - (token in (b"}", b"]"))
        end = found.end()
        if depth >= _DEEP and (inside := _INSIDE.match(data, end)):
            end = inside.end()
        released(data, at, end)
        at = end


def _array(tokens: Iterator[tuple[bytes, int, int]]) -> int | None:
    """Go up to the bracket that opens the feed's items, and give where that ends."""
    depth, before, named = 0, b"", False
    for token, _, end in tokens:
        if named:
            return end if token == b"[" else None
        named = depth == 1 and before in (b"{", b",") and token == b'"items"'
        depth += (token in (b"{", b"[")) - (token in (b"}", b"]"))
        if depth < 1:
            return None
        before = token
    return None


def _elements(tokens: Iterator[tuple[bytes, int, int]]) -> Iterator[tuple[int, int]]:
    """Give the place of each element, and an empty one for the array's end.

    Ends early where a comma is missing, or one too many.
    """
    depth, begin, fresh = 0, 0, True
    for token, start, end in tokens:
        if depth == 0 and token in (b"]", b"}"):
            yield start, start
            return
        if depth == 0 and (token == b",") is fresh:
            return
        if depth == 0:
            begin, fresh = start, token == b","
        depth += (token in (b"{", b"[")) - (token in (b"}", b"]"))
        if depth == 0 and not fresh:
            yield begin, end


def _comes_again(tokens: Iterator[tuple[bytes, int, int]]) -> bool:
    """Say whether the feed has another member of the name, which then counts."""
    depth, before = 1, b","
    for token, _, _ in tokens:
        if depth == 1 and before == b"," and token == b'"items"':
            return True
        depth += (token in (b"{", b"[")) - (token in (b"}", b"]"))
        before = token
    return False
