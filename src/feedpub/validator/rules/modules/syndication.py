"""The modules of syndication: content, sy, slash, wfw, trackback, admin, licences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.names import RDF
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.vocabularies import attributes, judged_value, texts
from feedpub.validator.words import Judgement, judged

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

MODULES: Final = "https://web.resource.org/rss/1.0/modules/"
PROFILE: Final = "https://www.rssboard.org/rss-profile#namespace-elements-"


@rule(
    "sy-period-unknown",
    level=Level.ERROR,
    on="sy:updatePeriod",
    summary="An update period must be hourly, daily, weekly, monthly or yearly.",
    spec=f"{MODULES}syndication/",
    bad="<sy:updatePeriod>fortnightly</sy:updatePeriod>",
    good="<sy:updatePeriod>weekly</sy:updatePeriod>",
    within="channel",
)
def sy_period_unknown(element: Element, context: Context) -> Judgement | None:
    """A reader that does not know the period fetches as often as it likes."""
    return judged_value(element, context)


@rule(
    "sy-frequency-invalid",
    level=Level.ERROR,
    on="sy:updateFrequency",
    summary="An update frequency must be a whole number from 1 on.",
    spec=f"{MODULES}syndication/",
    bad="<sy:updateFrequency>0</sy:updateFrequency>",
    good="<sy:updateFrequency>2</sy:updateFrequency>",
    within="channel",
)
def sy_frequency_invalid(element: Element, context: Context) -> Judgement | None:
    """It counts the updates in a period, so that the period can be divided by it."""
    return judged_value(element, context)


@rule(
    "sy-base-invalid",
    level=Level.ERROR,
    on="sy:updateBase",
    summary="An update base must be a date of W3C-DTF, and exist.",
    spec=f"{MODULES}syndication/",
    bad="<sy:updateBase>1 March 2026</sy:updateBase>",
    good="<sy:updateBase>2026-03-01T00:00+00:00</sy:updateBase>",
    within="channel",
)
def sy_base_invalid(element: Element, context: Context) -> Judgement | None:
    """The times of the updates are counted from it."""
    return judged_value(element, context)


@rule(
    "slash-comments-invalid",
    level=Level.ERROR,
    on="slash:comments",
    summary="The number of comments must be a whole number from 0 on.",
    spec=f"{PROFILE}slash-comments",
    bad="<slash:comments>-1</slash:comments>",
    good="<slash:comments>0</slash:comments>",
    within="item",
    unless=re.compile("[0-9]{1,18}").fullmatch,
)
def slash_comments_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers show it beside the title."""
    return judged_value(element, context)


@rule(
    "slash-hit-parade-invalid",
    level=Level.ERROR,
    on="slash:hit_parade",
    summary="A hit parade must be whole numbers with commas between them.",
    spec=f"{MODULES}slash/",
    bad="<slash:hit_parade>12;7;3</slash:hit_parade>",
    good="<slash:hit_parade>12,7,3</slash:hit_parade>",
    within="item",
    textual=True,
)
def slash_hit_parade_invalid(element: Element, context: Context) -> Judgement | None:
    """It lists how many comments have each score."""
    return judged_value(element, context)


@rule(
    "slash-without-date",
    level=Level.WARNING,
    on="item/slash:comments",
    summary="A feed that counts comments should say when it was last built.",
    spec=f"{PROFILE}slash-comments",
    bad="<item><title>Neap</title><slash:comments>3</slash:comments></item>",
    good="<lastBuildDate>Sun, 01 Mar 2026 09:00:00 GMT</lastBuildDate>"
    "<item><title>Neap</title><slash:comments>3</slash:comments></item>",
    formats=("rss",),
    within="channel",
    profile="best-practice",
)
def slash_without_date(element: Element, context: Context) -> tuple[str, str] | None:
    """A count without its date cannot be told from an older one."""
    channel = context.parent.getparent()
    if channel is None or context.first("slash-date", channel, element) is not element:
        return None
    if channel.find("lastBuildDate") is not None:
        return None
    return "comments are counted, but the channel has no <lastBuildDate>", "add it"


@rule(
    "wfw-url-invalid",
    level=Level.ERROR,
    on=("wfw:comment", "wfw:commentRss", "wfw:commentRSS"),
    summary="The addresses of comments must be absolute URLs.",
    spec="https://web.archive.org/web/2020/http://wellformedweb.org/news/wfw_namespace_elements/",
    bad="<wfw:commentRss>/neap/comments.xml</wfw:commentRss>",
    good="<wfw:commentRss>https://tide.example/neap/comments.xml</wfw:commentRss>",
    within="item",
    unless=usual_url,
)
def wfw_url_invalid(element: Element, context: Context) -> Judgement | None:
    """A reader cannot fetch the comments from there."""
    return judged_value(element, context)


@rule(
    "trackback-url-invalid",
    level=Level.ERROR,
    on=("trackback:ping", "trackback:about"),
    summary="The addresses of TrackBack must be absolute URLs.",
    spec="https://web.archive.org/web/2020/http://madskills.com/public/xml/rss/module/trackback/",
    bad="<trackback:ping>/tb/1</trackback:ping>",
    good="<trackback:ping>https://tide.example/tb/1</trackback:ping>",
    formats=("rss", "atom"),
    within="item",
    unless=usual_url,
)
def trackback_url_invalid(element: Element, context: Context) -> Judgement | None:
    """A ping to it goes nowhere."""
    found = judged_value(element, context)
    if found and not context.text and element.get(f"{RDF}resource"):
        return found[0], "write the address as text; rdf:resource is for RSS 1.0"
    return found


@rule(
    "module-resource-invalid",
    level=Level.ERROR,
    on=attributes(
        Kind.IRI, of=("admin", "cc", "ccold", "content", "taxo", "trackback")
    ),
    summary="What rdf:resource or rdf:about of a module names must be a URI.",
    spec="https://www.w3.org/TR/rdf-syntax-grammar/#section-Syntax-empty-property-elements",
    bad='<admin:errorReportsTo rdf:resource="ada at tide.example"/>',
    good='<admin:errorReportsTo rdf:resource="mailto:ada@tide.example"/>',
    within="channel",
    textual=True,
)
def module_resource_invalid(_: Element, context: Context) -> Judgement | None:
    """The URI is all that the element says."""
    return judged(context.text, uris.iri_fault(context.text))


@rule(
    "creative-commons-url-invalid",
    level=Level.ERROR,
    on="creativeCommons:license",
    summary="A creativeCommons:license must be the absolute URL of the licence.",
    spec="https://www.rssboard.org/creative-commons",
    bad="<creativeCommons:license>CC BY 4.0</creativeCommons:license>",
    good="<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/"
    "</creativeCommons:license>",
    within="channel",
    unless=usual_url,
)
def creative_commons_url_invalid(
    element: Element, context: Context
) -> Judgement | None:
    """Licences are told apart by their URLs."""
    return judged_value(element, context)


@rule(
    "module-url-invalid",
    level=Level.ERROR,
    on=(
        *texts(Kind.URL, of=("blogChannel", "source", "taxo", "ag")),
        *attributes(Kind.URL, of=("source",)),
    ),
    summary="An address in a module must be an absolute URL.",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4.3",
    bad="<source:blogroll>/blogroll.opml</source:blogroll>",
    good="<source:blogroll>https://tide.example/blogroll.opml</source:blogroll>",
    within="channel",
    unless=usual_url,
)
def module_url_invalid(element: Element, context: Context) -> Judgement | None:
    """A feed has no place of its own that an address could be relative to."""
    return judged_value(element, context)


@rule(
    "source-permalink-invalid",
    level=Level.ERROR,
    on="source:inReplyTo/@isPermaLink",
    summary="isPermaLink must be true or false.",
    spec="https://source.scripting.com/",
    bad='<source:inReplyTo isPermaLink="yes">https://tide.example/</source:inReplyTo>',
    good='<source:inReplyTo isPermaLink="true">https://tide.example/</source:inReplyTo>',
    within="item",
)
def source_permalink_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers treat any other word as they like."""
    return judged_value(element, context)


@rule(
    "content-before-description",
    level=Level.WARNING,
    on="item/content:encoded",
    summary="The summary should come as description, before the text in full.",
    spec=f"{PROFILE}content-encoded",
    bad="<item><title>Neap</title><content:encoded>Twice a month.</content:encoded>"
    "<description>On neaps.</description></item>",
    good="<item><title>Neap</title><description>On neaps.</description>"
    "<content:encoded>Twice a month.</content:encoded></item>",
    formats=("rss",),
    within="channel",
    profile="best-practice",
)
def content_before_description(element: Element, context: Context) -> Fault | None:
    """Some readers take whichever comes last for the text of the article."""
    for kid in context.parent:
        if kid.tag == "description":
            return None
        if kid is element:
            break
    if context.parent.find("description") is None:
        fix = "add a summary as <description>, or write the text there"
        return Fault("there is <content:encoded> but no <description>", fix)
    fix = "put <description> first"
    return Fault("<content:encoded> stands before <description>", fix)
