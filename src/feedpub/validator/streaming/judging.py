"""The judgement of a document part by part, the same as of the whole."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.validator.context import Context, Told
from feedpub.validator.document.encoding import Decoded, Flaw
from feedpub.validator.document.kinds import foreign, leading_text
from feedpub.validator.document.meaning import as_meant
from feedpub.validator.document.mending import blanked
from feedpub.validator.document.prolog import read_prolog
from feedpub.validator.document.reading import Document, read_decoded
from feedpub.validator.engine import Hit, Walk
from feedpub.validator.engine.places import Plan, runs
from feedpub.validator.evidence import json_id, path_of_item, xml_id
from feedpub.validator.locating import Place, View, located, ordered
from feedpub.validator.profiles import Profile, levels_of, plan_for
from feedpub.validator.report import Finding, Level
from feedpub.validator.rule import Spot
from feedpub.validator.rules import RULES
from feedpub.validator.schema import schema_hits
from feedpub.validator.streaming.ledger import Ledger
from feedpub.validator.streaming.source import in_utf8
from feedpub.validator.streaming.splitting import Split, split_json, split_xml
from feedpub.validator.streaming.windows import Window, Windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.document.pages import Bytes
    from feedpub.validator.document.sizes import Limits
    from feedpub.validator.element import Element

PART: Final = 1 << 20
"""How many bytes of articles are looked at together."""
_HEAD: Final = 1 << 20
_ENDED: Final = ("END", "ERR_COMMENT_NOT", "ERR_CDATA_NOT", "ERR_PI_NOT", "ERR_GT_REQ")
"""What a parser says of a document that ends too early."""


_ARTICLES: Final = ("item", "entry")
_OF_NAMES: Final = ("xml-namespace", "xml-prefix-undeclared")
"""What is passed over where worse is wrong."""


class Judged(NamedTuple):
    """The findings, in order, whether there were more, and the document's format.

    `items` are the ids of the articles with findings, by the paths of the articles.
    """

    findings: tuple[Finding, ...]
    truncated: bool
    format: str | None
    items: Mapping[str, str]


def judge_parts(
    data: Bytes, profile: Profile, limits: Limits, told: Told, size: int = PART
) -> Judged | None:
    """Judge a document part by part; None if it is not made of articles in a row.

    `limits` hold for each part with what is around it, but for those on elements and
    items, which are there for the sake of memory.
    """
    if foreign(data[:_HEAD]):
        return None
    with in_utf8(data) as (text, decoded), closing(Ledger()) as ledger:
        split = split_of(text, size)
        if split is not None and split.around > PART:
            split = split_of(text, 4 * split.around)  # it is read with each part
        if split is None:
            return None
        windows = Windows(text, split, limits.bytes)
        roomy = replace(limits, elements=limits.bytes, items=limits.bytes)
        context = Context(Document(), memory=ledger, **told._asdict())
        judge = _Judge(windows, text, decoded, profile, roomy, context, ledger)
        return judge.judged()


def split_of(text: Bytes, size: int) -> Split | None:
    """Find out what it is, and split it."""
    head = text[:_HEAD]
    start = head.lstrip(b" \t\r\n")[:1]
    if start == b"{":
        return split_json(text, size)
    if start != b"<":
        head = blanked(head, 0, leading_text(head))
    prolog = read_prolog(head)
    return None if prolog.fault else split_xml(text, prolog.start, size)


class _Seen(NamedTuple):
    """A window as a document: the elements around its articles, what to pass over."""

    window: Window
    document: Document
    spine: tuple[Element, ...]
    elsewhere: frozenset[Any]

    @property
    def is_broken(self) -> bool:
        """Whether the rest of the document cannot be judged."""
        document = self.document
        if document.root is None and document.value is None:
            return True
        return document.finished is not None

    @property
    def kids(self) -> tuple[Element, ...]:
        """The articles, and what else is among them."""
        kids = self.spine[-1] if self.spine else ()
        return tuple(kid for kid in kids if kid not in self.elsewhere)


class _Judge:
    """What is known of a document after some of its parts."""

    def __init__(
        self,
        windows: Windows,
        text: Bytes,
        decoded: Decoded,
        profile: Profile,
        limits: Limits,
        context: Context,
        ledger: Ledger,
    ) -> None:
        self._windows = windows
        self._text = text
        self._decoded = decoded
        self._profile = profile
        self._levels = levels_of(profile)
        self._limits = limits
        self._context = context
        self._ledger = ledger
        self._around: dict[Finding, bool] = {}
        self._found: dict[Finding, None] = {}
        self._schema: dict[Finding, None] = {}
        self._met: Counter[str] = Counter()
        self._items: dict[str, str] = {}
        self._format: str | None = None
        self._walk: Walk | None = None

    def judged(self) -> Judged:
        """Go through the parts, twice if a rule is about all articles at once."""
        self._gather()
        for window in self._windows:
            seen = self._seen(window)
            if seen.is_broken and not window.rest:
                seen = self._seen(self._windows.to_the_end(window))
            if self._judge(seen):
                break
        found = dict.fromkeys((*self._around, *self._found))
        if not any(one.level is Level.ERROR for one in found):
            found |= self._schema
        most = self._limits.findings
        kept = tuple(found)[:most]
        more = len(found) > most or (self._walk is not None and self._walk.truncated)
        return Judged(ordered(kept, RULES), more, self._format, self._items)

    def _gather(self) -> None:
        """Ask the rules that are about all articles, for what they gather."""
        first = next(iter(self._windows))
        format_ = self._seen(first).document.format
        across = [RULES[name] for name in self._levels if RULES[name].across]
        asked = [rule for rule in across if runs(rule, format_)]
        if not asked or first.last:
            return
        self._ledger.gathering = True
        walk = Walk(Plan(asked, format_), self._context, self._limits.findings)
        for window in self._windows:
            seen = self._seen(window)
            elsewhere = seen.elsewhere.union(*seen.spine) - {*seen.spine}
            self._enter(seen)
            walk.resume(seen.document, seen.spine, elsewhere)
        self._ledger.turn()

    def _seen(self, window: Window) -> _Seen:
        """Read a window, and tell what of it belongs to other parts."""
        decoded = self._windows.decoded(window, self._decoded)
        document = replace(self._read(decoded, window), whole=self._text)
        document = as_meant(document)
        if isinstance(document.value, dict):
            return _Seen(window, document, (), _members_elsewhere(window, document))
        root = document.root
        if root is None:
            return _Seen(window, document, (), frozenset())
        spine = tuple(_spine(root))
        elsewhere = (*_around(window, spine), *self._windows.others(window, spine[-1]))
        return _Seen(window, document, spine, frozenset(elsewhere))

    def _read(self, decoded: Decoded, window: Window) -> Document:
        most = self._limits.bytes
        too_large = Flaw("limit", Spot(1, 1), f"bytes {most:,}")
        if len(window.data) > most and not window.cut:
            return Document(kind="large", flaws=(too_large,))
        document = read_decoded(decoded, self._limits)
        ended = any(flaw.detail.startswith(_ENDED) for flaw in document.of("syntax"))
        if window.cut and ended:  # by us
            return Document(kind="large", flaws=(too_large,))
        return document

    def _enter(self, seen: _Seen) -> None:
        names = {element: f"<{at}>" for at, element in enumerate(seen.spine)}
        self._ledger.enter(names, seen.elsewhere)

    def _judge(self, seen: _Seen) -> bool:
        """Judge one part, and say whether it is the last that can be judged."""
        document, window = seen.document, seen.window
        view = self._windows.view(
            window, seen.spine[-1] if seen.spine else None, self._met
        )
        if self._walk is None or document.format != self._format:
            plan = plan_for(self._profile, document.format)
            self._walk = Walk(plan, self._context, self._limits.findings)
            self._format = document.format
        self._enter(seen)
        hits = self._walk.resume(document, seen.spine, seen.elsewhere)
        if document.root is None and document.value is None:
            self._found.clear()  # a text that cannot be parsed has no places
        if seen.is_broken:
            self._drop_unfinished(window.spots[-1][1])
        if document.kind == "large":
            self._around.clear()
        self._note(hits, seen, view)
        self._ask_grammar(seen, view)
        self._met.update(kid.tag for kid in seen.kids)
        self._walk.shapes.let_go()
        return (
            seen.is_broken
            or self._walk.truncated
            or len(self._found) > self._limits.findings
        )

    def _note(self, hits: list[Hit], seen: _Seen, view: View) -> None:
        """Note what was found: about the document, about the feed, about the rest."""
        document = seen.document
        whole: list[Hit] = []
        around: list[Hit] = []
        inside: list[Hit] = []
        for hit in hits:
            is_around = _is_around(hit, seen)
            kind = around if is_around else inside
            (whole if hit.subject is document else kind).append(hit)
        for place, found in located(document, whole, RULES, self._levels, view):
            self._around.setdefault(found, place.element in seen.spine)
        for place, found in located(document, around, RULES, self._levels, view):
            self._around.setdefault(found, _is_outside(place, seen))
        for place, found in located(document, inside, RULES, self._levels, view):
            self._found[found] = None
            self._items[path_of_item(found.path)] = _id_of(place, seen)

    def _drop_unfinished(self, fault: Spot) -> None:
        """Drop what was said of the feed, and of what comes after a fatal error.

        What is left of it is said again, by what could be read up to the error.
        """
        self._around = {
            found: is_outside
            for found, is_outside in self._around.items()
            if not is_outside
            and found.rule not in _OF_NAMES
            and (not found.path or (found.line, found.column) < fault)
        }

    def _ask_grammar(self, seen: _Seen, view: View) -> None:
        novel = self._walk.shapes.novel if self._walk is not None else None
        found = (*self._around, *self._found)
        if any(one.level is Level.ERROR for one in found):
            return
        if novel is not None and not {*novel}.difference(seen.spine):
            return
        hits = tuple(schema_hits(seen.document, novel))
        if hits:
            found = _findings(seen.document, hits, self._levels, view)
            self._schema |= dict.fromkeys(found)


def _spine(root: Element) -> Iterator[Element]:
    """Give the elements around the articles: the root, and RSS's channel."""
    yield root
    if root.tag.rpartition("}")[2] == "rss":
        channels = (kid for kid in root if kid.tag.rpartition("}")[2] == "channel")
        yield from (
            channel for channel in (next(channels, None),) if channel is not None
        )


def _around(window: Window, spine: tuple[Element, ...]) -> Iterator[Element]:
    """Give the root's other children, those that are not the window's to look at."""
    kids = list(spine[0]) if len(spine) > 1 else []
    at = kids.index(spine[-1]) if kids else 0
    yield from () if window.first else kids[:at]
    yield from () if window.last else kids[at + 1 :]


def _members_elsewhere(window: Window, document: Document) -> frozenset[str]:
    """Give the members of a JSON Feed that are not the window's to look at."""
    names = list(document.value)
    at = names.index("items") if "items" in names else len(names)
    before = () if window.first else names[:at]
    after = () if window.last else names[at + 1 :]
    return frozenset((*before, *after))


def _findings(
    document: Document, hits: Any, levels: Any, view: View
) -> tuple[Finding, ...]:
    return tuple(found for _, found in located(document, hits, RULES, levels, view))


def _is_around(hit: Hit, seen: _Seen) -> bool:
    """Say whether a hit is about the feed as such, and so may come in each part."""
    subject = hit.subject
    if subject in ((), ("items",)):
        return True
    if isinstance(subject, tuple) and seen.spine:
        subject = subject[0]
    return subject in seen.spine


def _id_of(place: Place, seen: _Seen) -> str:
    """Give the id of the article that a place is in."""
    if place.json is not None:
        items = seen.document.value.get("items")
        number = place.json[1] if len(place.json) > 1 else None
        is_item = isinstance(items, list) and isinstance(number, int)
        return json_id(items[number]) if is_item and place.json[0] == "items" else ""
    element = place.element
    while element is not None and element.getparent() not in (None, seen.spine[-1]):
        element = element.getparent()
    return "" if element is None else xml_id(element)


def _is_outside(place: Place, seen: _Seen) -> bool:
    """Say whether a place is in the feed, but in none of its articles."""
    if place.element is None:
        return place.json is not None
    articles = {kid for kid in seen.kids if kid.tag.rpartition("}")[2] in _ARTICLES}
    return articles.isdisjoint((place.element, *place.element.iterancestors()))
