"""Dublin Core (dc, dcterms), Event and Aggregation: dates, languages, doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.names import clark, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.vocabularies import judged_value, texts
from feedpub.validator.words import Judgement, judged
from feedpub.values import w3cdtf_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

W3C_DTF: Final = "https://www.w3.org/TR/NOTE-datetime"
DCES: Final = "https://www.dublincore.org/specifications/dublin-core/dces/"


@rule(
    "dc-date-invalid",
    level=Level.ERROR,
    on="dc:date",
    summary="A dc:date must be a date of W3C-DTF, and exist.",
    spec=W3C_DTF,
    bad="<dc:date>Sun, 01 Mar 2026 09:00:00 GMT</dc:date>",
    good="<dc:date>2026-03-01T09:00:00Z</dc:date>",
    within="item",
    unless=usual_rfc3339,
)
def dc_date_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers that take dc:date for the date of the article cannot read another."""
    return judged_value(element, context)


@rule(
    "dc-language-invalid",
    level=Level.ERROR,
    on="dc:language",
    summary="A dc:language must be a language tag of registered parts.",
    spec=DCES,
    bad="<dc:language>english</dc:language>",
    good="<dc:language>en</dc:language>",
    within="item",
    textual=True,
)
def dc_language_invalid(element: Element, context: Context) -> Judgement | None:
    """The language decides on fonts, voices and translation."""
    return judged_value(element, context)


@rule(
    "dcterms-date-invalid",
    level=Level.ERROR,
    on=texts(Kind.W3C_DATE, of=("dcterms",)),
    summary="A date of dcterms must be one of W3C-DTF, and exist.",
    spec=W3C_DTF,
    bad="<dcterms:modified>2026-02-30</dcterms:modified>",
    good="<dcterms:modified>2026-02-28</dcterms:modified>",
    within="item",
    unless=usual_rfc3339,
)
def dcterms_date_invalid(element: Element, context: Context) -> Judgement | None:
    """News partners take a changed dcterms:modified as the sign to read again."""
    return judged_value(element, context)


@rule(
    "dcterms-language-invalid",
    level=Level.ERROR,
    on="dcterms:language",
    summary="A dcterms:language must be a language tag of registered parts.",
    spec="https://www.dublincore.org/specifications/dublin-core/dcmi-terms/",
    bad="<dcterms:language>en_GB</dcterms:language>",
    good="<dcterms:language>en-GB</dcterms:language>",
    within="item",
)
def dcterms_language_invalid(element: Element, context: Context) -> Judgement | None:
    """The language decides on fonts, voices and translation."""
    return None if context.kids else judged_value(element, context)


@rule(
    "dcterms-period-invalid",
    level=Level.WARNING,
    on=("dcterms:valid", "dcterms:available", "dcterms:temporal"),
    summary="The dates of a period should be those of W3C-DTF.",
    spec="https://www.dublincore.org/specifications/dublin-core/dcmi-period/",
    bad="<dcterms:valid>start=1 March; end=2026-03-31</dcterms:valid>",
    good="<dcterms:valid>start=2026-03-01; end=2026-03-31</dcterms:valid>",
    within="item",
)
def dcterms_period_invalid(_: Element, context: Context) -> Iterator[Judgement]:
    """A reader that hides what is not valid yet cannot tell when it will be."""
    for part in context.text[:1000].split(";"):
        name, equals, value = part.strip().partition("=")
        if equals and name.lower() in ("start", "end"):
            from_table = judged(value, w3cdtf_fault(value), f"the {name.lower()} ")
            if from_table:
                yield from_table


@rule(
    "module-date-invalid",
    level=Level.ERROR,
    on=texts(Kind.W3C_DATE, of=("ag", "ev")),
    summary="A date of Event or Aggregation must be one of W3C-DTF, and exist.",
    spec=W3C_DTF,
    bad="<ev:startdate>1 March 2026</ev:startdate>",
    good="<ev:startdate>2026-03-01</ev:startdate>",
    within="item",
)
def module_date_invalid(element: Element, context: Context) -> Judgement | None:
    """A calendar that cannot read the date leaves the event out."""
    return judged_value(element, context)


_FEED_PAIRS: Final = {
    "managingEditor": "dc:creator",
    "webMaster": "dc:publisher",
    "copyright": "dc:rights",
    "language": "dc:language",
    "pubDate": "dc:date",
    "category": "dc:subject",
    "lastBuildDate": "dcterms:modified",
    "generator": "admin:generatorAgent",
    "creativeCommons:license": "cc:license",
}
_ITEM_PAIRS: Final = {
    "author": "dc:creator",
    "category": "dc:subject",
    "source": "dc:source",
    "pubDate": "dc:date",
    "creativeCommons:license": "cc:license",
}


@rule(
    "dc-doubles-element",
    level=Level.WARNING,
    on=("/rss/channel", "item"),
    summary="What an element of RSS says, no module should say again.",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-atom",
    bad="<item><title>Neap</title><pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
    "<dc:date>2026-03-01T09:00:00Z</dc:date></item>",
    good="<item><title>Neap</title>"
    "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate></item>",
    within="channel",
    profile="best-practice",
    structural=True,
)
def dc_doubles_element(element: Element, context: Context) -> Iterator[Fault]:
    """When the two differ, readers differ on which they show."""
    children = context.children
    pairs = _TAGS["feed" if element.tag == "channel" else "item"]
    for core, modules in pairs.items():
        for module in modules if core in children else ():
            if module in children:
                first, second = readable(core), readable(module)
                message = f"<{second}> says what <{first}> says"
                yield Fault(message, f"remove <{second}>", children[module])


def _tags(pairs: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    old = clark("ccold:license")
    return {
        clark(core): (clark(module), old) if "cc:" in module else (clark(module),)
        for core, module in pairs.items()
    }


_TAGS: Final = {"feed": _tags(_FEED_PAIRS), "item": _tags(_ITEM_PAIRS)}
