"""What only the bytes can tell about findings: the line, the item, the rules that ran.

A report is small and outlives its document; whoever wants to show excerpts or to know a
finding again takes its evidence while the bytes are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from feedpub.validator.document import read
from feedpub.validator.document.encoding import decode
from feedpub.validator.document.pages import released
from feedpub.validator.engine.places import KIN, runs
from feedpub.validator.profiles import levels_of
from feedpub.validator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.document import Document
    from feedpub.validator.document.pages import Bytes
    from feedpub.validator.document.sizes import Limits
    from feedpub.validator.element import Element
    from feedpub.validator.profiles import Profile
    from feedpub.validator.report import Finding, Report

_BREAK: Final = re.compile(rb"\r\n?|\n")
_ITEM: Final = re.compile(r"(?:[^/]*/)?[^/]*")
_JSON_ITEM: Final = re.compile(r"items\[\d+\]")
_BEFORE: Final = 40
_AFTER: Final = 60
_LONGEST: Final = 240
_ITEMS: Final = frozenset(("item", "entry"))
_IDS: Final = ("guid", "id", "link", "title")


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding as the bytes show it.

    `item` is the id of the item or entry around it, or what stands for it: address,
    title. `line` is the part of the line around the column, beginning at column
    `start`; it is empty for what concerns the document as a whole. `byte_column`
    counts bytes of UTF-8 from 1.
    """

    item: str = ""
    line: str = ""
    start: int = 1
    byte_column: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What belongs to one report: a `Seen` for each finding, in the same order.

    `file` is the document's place in its repository, with `/`. `rules` are those that
    ran, found something or not.
    """

    file: str = ""
    seen: tuple[Seen, ...] = ()
    rules: tuple[str, ...] = ()

    def only(self, numbers: tuple[int, ...]) -> Evidence:
        """Give what is left when the report keeps just these findings."""
        return replace(self, seen=tuple(self.seen[number] for number in numbers))


def evidence_of(
    data: bytes,
    report: Report,
    *,
    profile: Profile | None,
    limits: Limits,
    file: str = "",
) -> Evidence:
    """Look the findings of a report up in the bytes that it is about.

    Without a profile nothing is said about the rules that ran.
    """
    rules = rules_for(profile, report.format) if profile else ()
    if not report.findings:
        return Evidence(file, (), rules)
    lines = _lines(decode(data[: limits.bytes]).data, report.findings)
    items = _items(read(data, limits))
    return Evidence(file, tuple(_seen(report.findings, lines, items)), rules)


def evidence_in(
    text: Bytes,
    report: Report,
    items: Mapping[str, str],
    *,
    profile: Profile | None,
    file: str = "",
) -> Evidence:
    """Look the findings up in UTF-8, where the ids of the items are known already."""
    lines = _lines(text, report.findings)
    seen = tuple(_seen(report.findings, lines, items))
    rules = rules_for(profile, report.format) if profile else ()
    return Evidence(file, seen, rules)


@lru_cache(maxsize=256)
def rules_for(profile: Profile, format_: str | None) -> tuple[str, ...]:
    """Give the names of the rules that a profile runs on documents of a format."""
    wanted = KIN.get(format_ or "", format_)
    return tuple(name for name in levels_of(profile) if runs(RULES[name], wanted))


def _lines(utf8: Bytes, findings: tuple[Finding, ...]) -> Mapping[int, str]:
    """Give the lines that findings are on, and no others."""
    wanted = {found.line for found in findings if _has_place(found)}
    if not wanted:
        return {}
    lines: dict[int, str] = {}
    start = 0
    for number, end, after in _ends(utf8):
        if number in wanted:
            lines[number] = utf8[start:end].decode("utf-8", "replace")
            if len(lines) == len(wanted):
                break
        start = after
    return lines


def _ends(utf8: Bytes) -> Iterator[tuple[int, int, int]]:
    number = 0
    last = 0
    for number, found in enumerate(_BREAK.finditer(utf8), start=1):
        yield number, found.start(), found.end()
        released(utf8, last, found.end())
        last = found.end()
    yield number + 1, len(utf8), len(utf8)


def _has_place(finding: Finding) -> bool:
    return bool(finding.path) or (finding.line, finding.column) != (1, 1)


def _seen(
    findings: tuple[Finding, ...], lines: Mapping[int, str], items: Mapping[str, str]
) -> Iterator[Seen]:
    """Give what is seen of each; their order lets bytes be counted from the last."""
    line = column = at = 1
    for finding in findings:
        item = _item(finding.path, items)
        whole = lines.get(finding.line)
        if whole is None or not _has_place(finding):
            yield Seen(item)
            continue
        if finding.line != line or finding.column < column:
            line, column, at = finding.line, 1, 1
        at += len(whole[column - 1 : finding.column - 1].encode("utf-8", "replace"))
        column = finding.column
        first = max(0, column - _BEFORE) if column > _LONGEST - _AFTER else 0
        yield Seen(item, whole[first : first + _LONGEST], first + 1, at)


def path_of_item(path: str) -> str:
    """Give the part of a path that names an article: `channel/item[3]`."""
    found = _JSON_ITEM.match(path) or _ITEM.match(path)
    return found[0] if found else ""


def _item(path: str, items: Mapping[str, str]) -> str:
    if json := _JSON_ITEM.match(path):
        return items.get(json[0], "")
    for steps in (_ITEM.match(path), re.match(r"[^/]*", path)):
        if steps and steps[0] in items:
            return items[steps[0]]
    return ""


def _items(document: Document) -> Mapping[str, str]:
    """Give the id of each item by the path that findings have for it."""
    if document.root is not None:
        return dict(_xml_items(document.root))
    value = document.value
    members = value.get("items") if isinstance(value, dict) else None
    if not isinstance(members, list):
        return {}
    return {f"items[{at}]": json_id(each) for at, each in enumerate(members)}


def _xml_items(root: Element) -> Iterator[tuple[str, str]]:
    if _local(root) == "entry":
        yield "entry", xml_id(root)
    feed = "feed/" if _local(root) == "feed" else ""
    for name, kid in _numbered(root):
        if _local(kid) in _ITEMS:
            yield f"{feed}{name}", xml_id(kid)
        elif _local(kid) == "channel":
            for below, item in _numbered(kid):
                if _local(item) in _ITEMS:
                    yield f"{name}/{below}", xml_id(item)


def _numbered(parent: Element) -> Iterator[tuple[str, Element]]:
    """Give the children as paths name them: with a number if there are several."""
    kids = list(parent.iterchildren(cast("Any", etree.Element)))
    totals: dict[str, int] = {}
    for kid in kids:
        totals[kid.tag] = totals.get(kid.tag, 0) + 1
    met: dict[str, int] = {}
    for kid in kids:
        met[kid.tag] = met.get(kid.tag, 0) + 1
        number = f"[{met[kid.tag]}]" if totals[kid.tag] > 1 else ""
        yield f"{_local(kid)}{number}", kid


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def xml_id(item: Element) -> str:
    """Give the id of an item or entry, or what stands for it."""
    for name, value in item.items():
        if name.endswith("}about") and value.strip():
            return value.strip()
    texts: dict[str, str] = {}
    for kid in item.iterchildren(cast("Any", etree.Element)):
        text = (kid.text or kid.get("href") or "").strip()
        texts.setdefault(_local(kid), text)
    return next((texts[name] for name in _IDS if texts.get(name)), "")


def json_id(item: object) -> str:
    """Give the id of an item of a JSON Feed, or what stands for it."""
    if not isinstance(item, dict):
        return ""
    values = (item.get(name) for name in ("id", "url", "title"))
    return next((str(value) for value in values if value), "")
