"""XML that is not well-formed: the first fault, in words that say how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.document.bytes import GOOD_RSS
from feedpub.validator.words import Judgement, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from feedpub.validator.document import Document


@rule(
    "xml-not-well-formed",
    level=Level.ERROR,
    on="#document",
    summary="A feed in XML must be well-formed.",
    spec=f"{specs.XML}sec-well-formed",
    bad=GOOD_RSS.replace("</title>", "</titel>"),
    good=GOOD_RSS,
)
def xml_not_well_formed(document: Document) -> Iterator[Fault]:
    """A strict reader shows nothing at all of a feed that is not."""
    for flaw in document.of("syntax"):
        kind, *parts = flaw.detail.split("\n")
        told = _NAMED[kind](*parts) if kind in _NAMED else _other(kind, *parts)
        yield Fault(*told, flaw.at)


def _unclosed(opened: str, end: str) -> Judgement:
    name, _, line = opened.rpartition(" ")
    return (
        f"</{end}> comes while <{name}> of line {line} is still open",
        f"write </{name}> before </{end}>, the innermost first",
    )


def _stray(opened: str, end: str) -> Judgement:
    name, _, line = opened.rpartition(" ")
    return (
        f"</{end}> closes no open element; the innermost is <{name}> of line {line}",
        f"remove it, or write </{name}> if that is meant",
    )


def _cut(opened: str, others: str) -> Judgement:
    name, _, line = opened.rpartition(" ")
    around = f", and {others} around it" if others != "0" else ""
    return (
        f"the document ends while <{name}> of line {line} is still open{around}",
        "it is cut off: write it again, whole; or close what is open",
    )


def _after(rest: str) -> Judgement:
    if rest.startswith("<?xml"):
        return (
            "a second document begins after the end of the feed",
            "write each into a file of its own",
        )
    if rest[:1] == "<" and rest[1:2].isalpha():
        return (
            f"a second root element begins with {quoted(rest)}",
            "a feed has one root: put it inside, or remove it",
        )
    return (
        f"{quoted(rest)} stands after the end of the feed",
        "remove all that follows the root element",
    )


def _other(kind: str, said: str = "", rest: str = "") -> Judgement:
    if rest[:1] in _CURLY and kind == "ERR_ATTRIBUTE_NOT_STARTED":
        return "the quotes around an attribute are curly", 'write straight ones: "'
    for sign, told in _DECLARED.items() if kind == "ERR_NAME_REQUIRED" else ():
        if rest[:9].upper().startswith(sign):
            return told
    message, fix = _SYNTAX.get(kind, (f"the XML is broken here: {said}", None))
    name = said.split()[1] if kind == "ERR_ATTRIBUTE_REDEFINED" else ""
    return message.format(name=name, rest=quoted(rest)), fix


_DECLARED: Final[Mapping[str, Judgement]] = {
    "<!DOCTYPE": (
        "a DOCTYPE stands inside the document",
        "remove it, and whatever page it begins",
    ),
    "<![CDATA[": ("CDATA is not in upper case", "write <![CDATA[ and ]]>"),
    "<!": ("<! begins neither a comment nor a CDATA section", "write &lt;!"),
}
_CURLY: Final = ("\u201c", "\u201d", "\u2018", "\u2019", "\u00ab", "\u201e")
_NAMED: Final[Mapping[str, Callable[..., Judgement]]] = {
    "UNCLOSED": _unclosed,
    "STRAY": _stray,
    "END": _cut,
    "AFTER": _after,
}
_SYNTAX: Final[Mapping[str, Judgement]] = {
    "ERR_ATTRIBUTE_REDEFINED": (
        "the attribute {name} is there twice in one tag",
        "remove one of them",
    ),
    "ERR_ATTRIBUTE_NOT_STARTED": (
        "an attribute's value has no quotes: {rest}",
        'write it as name="value"',
    ),
    "ERR_ATTRIBUTE_NOT_FINISHED": (
        "the quotes of an attribute are never closed",
        "close them after the value",
    ),
    "ERR_ATTRIBUTE_WITHOUT_VALUE": (
        "an attribute has no value",
        'write it as name="value"',
    ),
    "ERR_COMMENT_NOT_FINISHED": (
        "the comment that begins here is never closed",
        "close it with -->",
    ),
    "ERR_CDATA_NOT_FINISHED": (
        "the CDATA section that begins here is never closed",
        "close it with ]]>",
    ),
    "ERR_PI_NOT_FINISHED": (
        "the instruction that begins here is never closed: {rest}",
        "close it with ?>; if it is program code, it was sent in place of its result",
    ),
    "ERR_PI_NOT_STARTED": (
        "<? begins an instruction that has no name",
        "write the name of the instruction after it",
    ),
    "ERR_RESERVED_XML_NAME": (
        "an XML declaration stands in the middle, or is not in lower case",
        "write it once, as the very first thing, beginning with <?xml",
    ),
    "ERR_DOCUMENT_EMPTY": (
        "there is no element in the document",
        "the root of a feed is <rss>, <feed> or <rdf:RDF>",
    ),
    "ERR_GT_REQUIRED": ("a tag has no > where it should end: {rest}", "close it"),
    "ERR_LTSLASH_REQUIRED": ("an end tag is missing", "close the element"),
    "ERR_HYPHEN_IN_COMMENT": (
        "a comment contains two hyphens, or ends with three",
        "remove them, or the comment",
    ),
    "ERR_LT_IN_ATTRIBUTE": (
        "an attribute contains <",
        "write &lt;, or close the quotes of the attribute before",
    ),
    "ERR_MISPLACED_CDATA_END": ("]]> stands in text", "write ]]&gt;"),
    "ERR_NAME_REQUIRED": (
        "no name can begin here: {rest}",
        "write &lt; if the sign itself is meant",
    ),
    "ERR_SPACE_REQUIRED": (
        "there is no space between two attributes",
        "put a space between them",
    ),
    "ERR_TAG_NAME_MISMATCH": (
        "an end tag does not match the start tag",
        "close each element by its own name, the innermost first",
    ),
    "ERR_TAG_NOT_FINISHED": (
        "the document ends before its elements are closed",
        "it is cut off, or an end tag is missing",
    ),
}
