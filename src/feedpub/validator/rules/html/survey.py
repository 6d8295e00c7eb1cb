"""One look at a piece of HTML or XHTML, for all rules that want to know about it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import StrEnum
from hashlib import blake2b
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from feedpub.html.links import SCHEME, SRCSETS, URL_ATTRIBUTES, candidates
from feedpub.html.scanning import MOST_ATTRIBUTES, RAW_TEXT, attributes, tags, value_of
from feedpub.validator.context import SURVEYS
from feedpub.validator.names import ATOM
from feedpub.validator.rules.html import styles, vocabulary
from feedpub.validator.rules.html.places import Form, form_of
from feedpub.validator.rules.html.tidy import LONGEST, UNTIDY
from feedpub.validator.rules.html.trees import each_element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.rules.html.trees import Met


class Kind(StrEnum):
    """What there is to say something about."""

    ALT = "picture without alternative"
    ATTRIBUTE = "attribute that HTML has not"
    BROKEN = "tag that is not finished"
    COMMENT = "comment"
    DECLARATION = "declaration"
    ELEMENT = "element that HTML has not"
    ENTITY = "entity that HTML has not"
    ESCAPED = "reference that is escaped"
    FOREIGN = "element of another namespace"
    FORM = "form"
    FRAGMENT = "link inside the page"
    FRAME = "frame that is not embedded over https"
    HANDLER = "handler of events"
    INLINE = "picture inside a URL"
    LEFTOVER = "style that is none"
    MANY = "more tags than are looked at"
    OBSOLETE = "obsolete element"
    PAGE = "element of a whole page"
    RELATIVE = "relative URL"
    STYLE = "dangerous style"
    UNSAFE = "unsafe element"
    URL = "unsafe URL"


Survey: TypeAlias = "Mapping[Kind, Mapping[str, Element | None]]"
"""By kind, what was met and the first element of XHTML where it was."""

MOST_TAGS: Final = 100_000
"""Unusual tags of a whole feed that are looked at, so that no feed takes minutes."""

MOST_OF_A_KIND: Final = 20

_LONGEST_URL: Final = 8_192
_LONGEST_KNOWN: Final = 20_000
_MOST_KNOWN: Final = 1_000
_IGNORED: Final = re.compile(r"[\x00-\x20]+")
_RUNS: Final = frozenset(
    ("javascript:", "vbscript:", "livescript:", "mocha:", "data:", "file:", "blob:")
)
_PICTURE: Final = re.compile(
    r"data:image/(?:png|gif|jpe?g|webp|avif|svg\+xml|x-icon|bmp)[;,]"
)
_PICTURES: Final = frozenset(("img", "source", "video", "image", "feimage", "input"))
_FOREIGN_END: Final = {
    name: re.compile(rf"</{name}[\s>]", re.IGNORECASE) for name in ("svg", "math")
}
_FRAME_END: Final = re.compile(r"</iframe", re.IGNORECASE)
_NAMED: Final = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{0,31});")
_TWICE: Final = re.compile(r"&amp;(#?[a-zA-Z0-9]{1,32});")
_NUMBER: Final = re.compile(r"#(?:[0-9]{2,7}|x[0-9a-f]{2,6})", re.IGNORECASE)
_SHOWN_AS_IS: Final = frozenset(
    ("code", "pre", "kbd", "samp", "tt", "listing", "textarea")
)
_MARKED_UP: Final = re.compile(
    r"\s*<(?P<first>[a-z][a-z0-9]*)\b[^<>]*>|</(?P<last>[a-z][a-z0-9]*)>\s*\Z",
    re.IGNORECASE,
)
_COMMENT_END: Final = ("-->", "--!>", "<!-->", "<!--->")


def survey_of(subject: Any, context: Context) -> Survey:
    """Give what there is to say about the subject's markup, worked out once."""
    form = form_of(subject)
    if form in (Form.PLAIN, Form.NONE):
        return {}
    return context.once(_survey, (subject, form, context))


def allowance(context: Context, what: str, most: int) -> Counter[str]:
    """Give the count of what is left to look at in this feed, to be lowered."""
    left: Counter[str] = context.kept(("html", what), Counter({what: most}))
    return left


def look_at_html(html: str, among: re.Pattern[str] = UNTIDY) -> Survey:
    """Look at a piece of HTML as browsers would read it, at the tags of `among`."""
    look = _Look(MOST_TAGS, among)
    look.at_html(html)
    return look.found


def _survey(asked: tuple[Any, Form, Context]) -> Survey:
    subject, form, context = asked
    left = allowance(context, "tags", MOST_TAGS)
    if left["tags"] <= 0:
        return {}
    if form is Form.HTML:
        return _survey_of_html(context.text, context, left)
    look = _Look(left["tags"])
    if form is Form.PAGE and context.text:
        look.at_page(context.text)
    else:
        look.at_tree(subject)
    left["tags"] = look.left
    return look.found


def _survey_of_html(html: str, context: Context, left: Counter[str]) -> Survey:
    """Look at a text once, however often the feed has it, if it is not a long one."""
    known: dict[bytes, Survey] = context.kept(SURVEYS, {})
    digest = blake2b(html.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    if digest in known:
        return known[digest]
    look = _Look(left["tags"])
    look.at_html(html)
    left["tags"] = look.left
    if look.left > 0 and len(html) <= _LONGEST_KNOWN:
        if len(known) >= _MOST_KNOWN:
            known.popitem()  # the last: the first come first in the next format
        known[digest] = look.found
    return look.found


class _Look:
    """What was met so far, and how many tags may still be looked at."""

    __slots__ = ("_among", "_contained", "found", "left")

    def __init__(self, left: int, among: re.Pattern[str] = UNTIDY) -> None:
        self.found: dict[Kind, dict[str, Element | None]] = defaultdict(dict)
        self.left = left
        self._among = among
        self._contained = False

    def at_html(self, html: str) -> None:
        """Look at HTML as browsers would read it."""
        if len(html) > LONGEST:
            self._note(Kind.MANY, f"the text is longer than {LONGEST:,} characters")
            html = html[: html.rfind(">", 0, LONGEST) + 1]
        self._tags(html)
        if "&" in html:
            self._references(html)

    def at_page(self, html: str) -> None:
        """Look at a whole page, where one may stand."""
        self.at_html(html)
        for kind in (Kind.PAGE, Kind.DECLARATION):
            self.found.pop(kind, None)

    def at_tree(self, root: Element) -> None:
        """Look at XHTML, SVG and MathML."""
        page = form_of(root) is Form.PAGE
        for one in each_element(root):
            if self._is_too_many():
                break
            if one.vocabulary is None:
                self._foreign(one)
                continue
            foreign = one.vocabulary is not vocabulary.HTML
            custom = not foreign and "-" in one.name
            if one.name not in one.vocabulary and not custom:
                self._note(Kind.ELEMENT, one.name[:40], one.element)
            if not (page and one.name in vocabulary.PAGE_PARTS):
                self._element(one.name, one.attributes, one.element, foreign=foreign)
            self._attributes(one.name, one.attributes, one.element, foreign=foreign)

    def _is_too_many(self) -> bool:
        self.left -= 1
        if self.left > 0:
            return False
        self._note(Kind.MANY, f"the feed has more than {MOST_TAGS:,} unusual tags")
        return True

    def _foreign(self, one: Met) -> None:
        """Note it, unless it is Atom's or nobody's: that is an error of its own."""
        if one.element.tag[0] == "{" and not one.element.tag.startswith(ATOM):
            self._note(Kind.FOREIGN, one.name[:40], one.element)

    def _note(self, kind: Kind, what: str, at: Element | None = None) -> None:
        met = self.found[kind]
        if len(met) < MOST_OF_A_KIND:
            met.setdefault(what, at)

    def _tags(self, html: str) -> None:
        foreign_until = 0
        for name, tag in tags(html, RAW_TEXT, self._among):
            if self._is_too_many():
                return
            if name[0] in "/!":
                self._special(name, tag)
                continue
            if name in _FOREIGN_END and tag.start() >= foreign_until:
                end = _FOREIGN_END[name].search(html, tag.end())
                foreign_until = end.start() if end else len(html)
            foreign = tag.start() < foreign_until
            self._start(html, name, tag, foreign=foreign)

    def _special(self, name: str, tag: re.Match[str]) -> None:
        """Judge an end tag, a comment or what browsers take for one."""
        text = tag[0]
        if name != "!":
            if text[-1] != ">":
                self._note(Kind.BROKEN, _shown(text))
        elif text.startswith("<!--"):
            self._comment(text)
        elif text[:9].lower() == "<!doctype":
            self._note(Kind.PAGE, "!doctype")
        elif text[:2] == "</":
            self._note(Kind.BROKEN, _shown(text))
        else:
            self._note(Kind.DECLARATION, _shown(text))

    def _comment(self, text: str) -> None:
        if text.endswith(_COMMENT_END):
            self._note(Kind.COMMENT, _shown(text))
        else:
            self._note(Kind.BROKEN, _shown(text))

    def _start(
        self, html: str, name: str, tag: re.Match[str], *, foreign: bool
    ) -> None:
        if tag[0][-1] != ">":
            self._note(Kind.BROKEN, _shown(tag[0]))
            return
        if not foreign and name not in vocabulary.HTML and "-" not in name:
            self._note(Kind.ELEMENT, name[:40])
        pairs = self._pairs(html, tag) if tag["attributes"] else {}
        if name == "iframe" and not _FRAME_END.search(html, tag.end()):
            self._note(Kind.BROKEN, _shown(tag[0]))
        self._element(name, pairs, None, foreign=foreign)
        self._attributes(name, pairs, None, foreign=foreign)

    def _pairs(self, html: str, tag: re.Match[str]) -> dict[str, str]:
        return {
            attribute: value_of(match)
            for attribute, match in islice(attributes(html, tag), MOST_ATTRIBUTES)
            if not self._is_broken(attribute, tag)
        }

    def _is_broken(self, attribute: str, tag: re.Match[str]) -> bool:
        broken = not {'"', "'", "<"}.isdisjoint(attribute)
        if broken:
            self._note(Kind.BROKEN, _shown(tag[0]))
        return broken

    def _element(
        self, name: str, pairs: Mapping[str, str], at: Element | None, *, foreign: bool
    ) -> None:
        if foreign:
            if name == "script":
                self._note(Kind.UNSAFE, name, at)
        elif name in vocabulary.UNSAFE:
            if name not in ("meta", "link") or "itemprop" not in pairs:
                self._note(Kind.UNSAFE, name, at)
        elif name == "iframe":
            self._frame(pairs, at)
        elif name in vocabulary.FORM:
            if not _is_task(name, pairs):
                self._note(Kind.FORM, name, at)
        elif name in vocabulary.PAGE:
            self._note(Kind.PAGE, name, at)
        elif name in vocabulary.OBSOLETE:
            self._note(Kind.OBSOLETE, name, at)

    def _frame(self, pairs: Mapping[str, str], at: Element | None) -> None:
        source = pairs.get("src", "").strip()
        if "srcdoc" in pairs or not source.lower().startswith(("https:", "//")):
            self._note(Kind.FRAME, source[:200], at)

    def _attributes(
        self, name: str, pairs: Mapping[str, str], at: Element | None, *, foreign: bool
    ) -> None:
        if name == "img" and "alt" not in pairs:
            self._note(Kind.ALT, pairs.get("src", "")[:200], at)
        for attribute, value in pairs.items():
            if attribute[:2] == "on" and attribute[2:].isalpha():
                self._note(Kind.HANDLER, f"{attribute[:40]} on <{name[:40]}>", at)
            elif attribute == "style":
                self._style(value, at)
            elif attribute in URL_ATTRIBUTES or (
                attribute == "data" and name == "object"
            ):
                self._url(name, value, at)
            elif attribute in SRCSETS:
                for url, _ in candidates(value[:_LONGEST_URL]):
                    self._url(name, url, at)
            elif not (foreign or "-" in name or _is_known(attribute)):
                self._note(Kind.ATTRIBUTE, f"{attribute[:40]} on <{name[:40]}>", at)

    def _style(self, value: str, at: Element | None) -> None:
        for danger in styles.dangers(value, contained=self._contained):
            self._note(Kind.STYLE, danger, at)
        for leftover in styles.leftovers(value):
            self._note(Kind.LEFTOVER, leftover, at)
        self._contained = self._contained or styles.relative(value)

    def _url(self, name: str, value: str, at: Element | None) -> None:
        url = _IGNORED.sub("", value[:_LONGEST_URL])
        found = SCHEME.match(url)
        if found is None:
            if url[:1] == "#":
                self._note(Kind.FRAGMENT, value.strip()[:200], at)
            elif url:
                self._note(Kind.RELATIVE, value.strip()[:_LONGEST_URL], at)
        elif found[0].lower() in _RUNS:
            picture = name in _PICTURES and _PICTURE.match(url[:40].lower())
            self._note(Kind.INLINE if picture else Kind.URL, url[:200], at)

    def _references(self, html: str) -> None:
        for name in sorted(set(_NAMED.findall(html)) - vocabulary.ENTITIES):
            self._note(Kind.ENTITY, f"&{name};")
        if "<" not in html:
            self._whole(html)
        if any(map(_means_character, set(_TWICE.findall(html)))):
            shown = set(_TWICE.findall(_without_code(html)))
            for name in sorted(filter(_means_character, shown)):
                self._note(Kind.ESCAPED, f"&amp;{name};")

    def _whole(self, html: str) -> None:
        """Find markup that is escaped as a whole: it has tags only after unescaping."""
        if "&lt;" not in html or "&gt;" not in html:
            return
        start, end = html[:500].lstrip(), html[-100:]
        for text in (start, end):
            found = _MARKED_UP.search(unescape(text))
            if found and (found["first"] or found["last"]).lower() in vocabulary.HTML:
                if found["first"] and found.start() > 0:
                    continue
                self._note(Kind.ESCAPED, _shown(found[0].strip()))
                return


def _shown(tag: str) -> str:
    return tag[:40] if len(tag) <= 40 else f"{tag[:39]}…"


def _is_known(attribute: str) -> bool:
    return (
        attribute in vocabulary.ATTRIBUTES
        or attribute.startswith(("data-", "aria-"))
        or ":" in attribute
    )


def _is_task(name: str, pairs: Mapping[str, str]) -> bool:
    """Say whether it is the dead check box of a list of tasks."""
    return name == "input" and pairs.get("type") == "checkbox" and "disabled" in pairs


def _means_character(name: str) -> bool:
    if name[0] == "#":
        return _NUMBER.fullmatch(name) is not None
    return name in vocabulary.ENTITIES and name not in ("lt", "gt")


def _without_code(html: str) -> str:
    """Leave out what is shown as it stands, where `&amp;amp;` may be meant."""
    if "<" not in html:
        return html
    kept: list[str] = []
    position, inside = 0, ""
    for name, tag in tags(html):
        if not inside and name in _SHOWN_AS_IS:
            kept.append(html[position : tag.start()])
            inside = name
        elif inside and name == f"/{inside}":
            position, inside = tag.end(), ""
    if not inside:
        kept.append(html[position:])
    return "".join(kept)
