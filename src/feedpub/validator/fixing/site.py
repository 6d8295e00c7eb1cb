"""The place of one finding, and the splices that can be made there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.fixing.splicing import Fix, Splice
from feedpub.validator.names import clark

if TYPE_CHECKING:
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.fixing.outline import Outline, Span, Tag
    from feedpub.validator.report import Finding

_SPACE: Final = b" \t\r\n"
_PLAIN: Final = re.compile(
    rb"[ \t\r\n]*+(?:<!\[CDATA\[([^<&\]]*+)\]\]>[ \t\r\n]*+|([^<&]*+))"
)
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}


class Pages:
    """A document as the fixers see it: its text, its elements and where they are.

    `text` is in UTF-8 and as it was written; the parser may have got it mended.
    """

    __slots__ = ("document", "elements", "numbers", "outline", "text", "url")

    def __init__(
        self,
        document: Document,
        text: bytes,
        outline: Outline,
        elements: tuple[Element, ...],
        url: str | None,
    ) -> None:
        self.document = document
        self.text = text
        self.outline = outline
        self.elements = elements
        self.numbers = {element: number for number, element in enumerate(elements)}
        self.url = url

    def tag(self, element: Element) -> Tag:
        """Give an element's start tag."""
        return self.outline.tag(self.numbers[element])

    def span(self, element: Element) -> Span:
        """Give where an element is."""
        return self.outline.span(self.numbers[element])


class Site:
    """Where a finding is.

    `offset` counts in UTF-8. `element` is the one whose start tag is there, if any,
    and `attribute` the name, as written, of the attribute that the finding is about.
    """

    __slots__ = ("attribute", "element", "finding", "offset", "pages")

    def __init__(self, pages: Pages, finding: Finding, offset: int) -> None:
        self.pages = pages
        self.finding = finding
        self.offset = offset
        number = pages.outline.at(offset) if pages.elements else None
        self.element = None if number is None else pages.elements[number]
        self.attribute = self._attribute()

    def of(self, element: Element) -> Site:
        """Give another element as the place of the same finding."""
        return Site(self.pages, self.finding, self.pages.span(element).start)

    @property
    def text(self) -> str:
        """The element's own text without white space around it."""
        element = self.element
        return (element.text or "").strip() if element is not None else ""

    @property
    def parent(self) -> Element | None:
        """The element around it."""
        return None if self.element is None else self.element.getparent()

    def value(self, name: str) -> str | None:
        """Give the element's attribute by the name that it is written with."""
        return None if self.element is None else self.element.get(name)

    def retext(self, new: str) -> Fix:
        """Put a new text into the element, inside its CDATA section if it has one.

        Nothing where the text is not plain: it has references, comments or elements.
        """
        if self.element is None:
            return ()
        span = self.pages.span(self.element)
        raw = self.pages.text[span.inner : span.close]
        found = _PLAIN.fullmatch(raw)
        if found is None or span.inner == span.end:
            return ()
        if found[1] is not None and found[1].strip(_SPACE):
            start, end = (span.inner + edge for edge in found.span(1))
            return (Splice(start, end, new.encode()),)
        return (Splice(span.inner, span.close, escaped(new)),)

    def trimmed(self) -> Fix:
        """Cut the white space around the element's text, and nothing else."""
        if self.element is None:
            return ()
        span = self.pages.span(self.element)
        raw = self.pages.text[span.inner : span.close]
        kept = raw.strip(_SPACE)
        if kept.startswith((b"<", b"&#")) or kept.endswith(b">"):
            return ()
        start = span.inner + len(raw) - len(raw.lstrip(_SPACE))
        cuts = (
            Splice(span.inner, start),
            Splice(start + len(kept), span.close),
        )
        return tuple(cut for cut in cuts if cut.start < cut.end)

    def revalue(self, name: str, new: str) -> Fix:
        """Give an attribute a new value, or add it after the last one.

        Nothing where there is one of the same name in other letters.
        """
        if self.element is None:
            return ()
        tag = self.pages.tag(self.element)
        old = tag.attributes.get(name)
        if old is not None:
            return (Splice(old.value_start, old.value_end, escaped(new)),)
        if name.lower() in map(str.lower, tag.attributes):
            return ()
        last = max(tag.attributes.values(), default=None)
        quote = last.quote if last else b'"'
        at = last.value_end + 1 if last else tag.name_end
        added = b"".join((b" ", name.encode(), b"=", quote, escaped(new), quote))
        return (Splice(at, at, added),)

    def rename(self, new: str) -> Fix:
        """Rename the element, in both its tags, or the attribute of the finding."""
        if self.element is None:
            return ()
        tag, name = self.pages.tag(self.element), new.encode()
        if self.attribute is not None:
            old = tag.attributes[self.attribute]
            return (Splice(old.start, old.name_end, name),)
        start = self.pages.span(self.element).start + 1
        end = self.pages.outline.end_name(self.pages.numbers[self.element])
        first = Splice(start, tag.name_end, name)
        return (first, Splice(*end, name)) if end else (first,)

    def moved(self, element: Element, *, before: Element) -> Fix:
        """Move an element, with the line break and the indentation that it follows."""
        text, span = self.pages.text, self.pages.span(element)
        start = after_space(text, span.start)
        to = after_space(text, self.pages.span(before).start)
        return (Splice(to, to, text[start : span.end]), Splice(start, span.end))

    def _attribute(self) -> str | None:
        """Give the name, as written, of the attribute that starts at the offset."""
        if self.element is None:
            return None
        tag = self.pages.tag(self.element)
        for name, attribute in tag.attributes.items():
            if attribute.start == self.offset:
                return name
        return None


def escaped(text: str) -> bytes:
    """Write a text so that it can stand in an element or in quotes of either kind."""
    return "".join(_ESCAPES.get(letter, letter) for letter in text).encode()


def after_space(text: bytes, at: int) -> int:
    """Go back over the white space before an offset."""
    while at and text[at - 1] in _SPACE:
        at -= 1
    return at


def written(name: str, element: Element) -> str | None:
    """Give the name that `atom:link` has at this element; None if it has no prefix."""
    uri, _, local = clark(name)[1:].partition("}")
    for prefix, bound in element.nsmap.items():
        if bound == uri:
            return f"{prefix}:{local}" if prefix else local
    return None
