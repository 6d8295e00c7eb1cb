"""JSON text that parsers refuse, or that they read in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, Spot, rule
from feedpub.validator.rules.document.bytes import GOOD_JSON
from feedpub.validator.words import Judgement, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.document import Document


@rule(
    "json-syntax",
    level=Level.ERROR,
    on="#document",
    summary="A JSON Feed must be JSON as RFC 8259 has it.",
    spec=f"{specs.JSON}2",
    bad=GOOD_JSON.replace("[]", "[],"),
    good=GOOD_JSON,
)
def json_syntax(document: Document) -> Iterator[Fault]:
    """One comma too many, and a reader has nothing at all."""
    for flaw in document.of("json-extra"):
        kind, _, found = flaw.detail.partition("\n")
        message, fix = _EXTRAS[kind]
        yield Fault(message.format(quoted(found)), fix, flaw.at)
    for flaw in document.of("json-syntax"):
        said, _, rest = flaw.detail.partition("\n")
        expected = next(
            (words for start, words in _EXPECTED.items() if said.startswith(start)),
            said,
        )
        found = f"found {quoted(rest)}" if rest else "the document ends"
        yield Fault(f"expected {expected}, but {found}", _mend(rest), flaw.at)


_EXTRAS: Final[Mapping[str, tuple[str, str]]] = {
    "COMMENT": ("JSON has no comments, and this is one: {}", "remove it"),
    "COMMA": ("a comma stands before the closing bracket {}", "remove the comma"),
    "QUOTES": ("{} is in single quotes", "write double quotes"),
    "NUMBER": (
        "a number has more digits than programs read",
        "write it as a string, or shorter",
    ),
    "WORD": (
        "{} is a word of a programming language, not of JSON",
        "write true, false or null",
    ),
    "CONTROL": (
        "a string has a bare line break, tab or other control character: {}",
        "write \\n, \\t or \\u and four digits",
    ),
}
_EXPECTED: Final = {
    "Expecting ',' delimiter": "a comma, or the closing bracket",
    "Expecting ':' delimiter": "a colon after the name",
    "Expecting property name": "a name in double quotes",
    "Expecting value": "a value",
    "Extra data": "the end of the document",
    "Illegal trailing comma": "another member after the comma",
    "Invalid \\escape": 'one of \\ / " b f n r t u after the backslash',
    "Invalid \\uXXXX": "four hexadecimal digits after \\u",
    "Invalid control character": "no bare control character inside a string",
    "Unterminated string": "the quotes that close a string",
}


def _mend(rest: str) -> str | None:
    start = rest.lstrip()[:1]
    if start in ("}", "]"):
        return "remove the comma before it"
    if start == "'":
        return "write double quotes"
    if start.isalpha() or start in ("_", "$"):
        return "write names and texts in double quotes"
    return None


@rule(
    "json-duplicate-name",
    level=Level.ERROR,
    on="#document",
    summary="The names in an object must differ.",
    spec=f"{specs.JSON}4",
    bad=GOOD_JSON.replace('"items"', '"title": "Tide", "items"'),
    good=GOOD_JSON,
)
def json_duplicate_name(document: Document) -> Iterator[Fault]:
    """Parsers differ in which of the two they take."""
    for flaw in document.of("json-duplicate"):
        yield Fault(
            f"{quoted(flaw.detail)} is there a second time in the same object",
            "keep one of them",
            flaw.at,
        )


@rule(
    "json-not-a-number",
    level=Level.ERROR,
    on="#document",
    summary="NaN and Infinity are not JSON.",
    spec=f"{specs.JSON}6",
    bad=GOOD_JSON.replace('"items"', '"_x": {"n": NaN}, "items"'),
    good=GOOD_JSON.replace('"items"', '"_x": {"n": 1}, "items"'),
)
def json_not_a_number(document: Document) -> Iterator[Fault]:
    """Some programs write them, and most parsers stop there."""
    for flaw in document.of("json-constant"):
        yield Fault(f"JSON has no {flaw.detail}", "leave the member out", flaw.at)


@rule(
    "json-lone-surrogate",
    level=Level.ERROR,
    on="#document",
    summary="Half of a surrogate pair is no character.",
    spec=f"{specs.JSON}8.2",
    bad=GOOD_JSON.replace("Tides", "Tides \\ud83c"),
    good=GOOD_JSON.replace("Tides", "Tides \\ud83c\\udf0a"),
)
def json_lone_surrogate(document: Document) -> Iterator[Fault]:
    """It comes from text that was cut in the middle of an emoji."""
    for flaw in document.of("surrogate"):
        yield Fault(f"{flaw.detail} is half of a character", "remove it", flaw.at)


@rule(
    "json-not-an-object",
    level=Level.ERROR,
    on="#document",
    summary="A JSON Feed is an object with version, title and items.",
    spec=f"{specs.JSON_FEED}#top-level-a-name-top-level-a",
    bad="[]",
    good=GOOD_JSON,
)
def json_not_an_object(document: Document) -> Iterator[Fault]:
    """Any other JSON, such as a bare list of articles, is no feed."""
    for flaw in document.of("json-root"):
        message, fix = _OTHER_JSON.get(flaw.detail, _OTHER_JSON["object"])
        yield Fault(message, fix, flaw.at)


_SHAPE: Final = (
    'a feed is {"version": "https://jsonfeed.org/version/1.1", "title": ..., '
    '"items": [...]}'
)
_OTHER_JSON: Final[Mapping[str, Judgement]] = {
    "array": ("this is a JSON array, and no feed", f"put it in as items: {_SHAPE}"),
    "object": ("this is a JSON object, but no JSON Feed", _SHAPE),
    "linked data": ("this is linked data (JSON-LD), but no JSON Feed", _SHAPE),
    "XML in another form": (
        "this is RSS or Atom turned into JSON, but no JSON Feed",
        "check the XML, or write JSON Feed",
    ),
    "error": (
        "this is an object with an error in it, but no JSON Feed",
        "look into it, and fetch the feed again",
    ),
}


@rule(
    "json-encoding",
    level=Level.ERROR,
    on="#document",
    summary="JSON must be in UTF-8, without a byte order mark.",
    spec=f"{specs.JSON}8.1",
    bad=b"\xef\xbb\xbf" + GOOD_JSON.encode(),
    good=GOOD_JSON,
    formats=("json",),
)
def json_encoding(document: Document) -> Fault | None:
    """Parsers stop at the mark, and do not look for other encodings."""
    if document.encoding == "utf-8" and document.bom is None:
        return None
    mark = "a byte order mark" if document.encoding == "utf-8" else document.encoding
    return Fault(f"the document has {mark}", "write plain UTF-8", Spot(1, 1))
