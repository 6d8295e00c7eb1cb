"""HTML: whether it is what HTML is, and fit to stand inside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.html.places import HTML
from feedpub.validator.rules.html.survey import Kind
from feedpub.validator.rules.html.telling import described, each_fault, faults
from feedpub.validator.rules.html.tidy import tidy

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.rule import Fault

FRAGMENT: Final = f"{specs.ATOM}3.1.1.2"
STANDARD: Final = "https://html.spec.whatwg.org/multipage/"


@rule(
    "html-element-unknown",
    level=Level.WARNING,
    on=HTML,
    summary="An element should be one of HTML, SVG or MathML, or have a hyphen.",
    spec=FRAGMENT,
    bad=described("<p>The <tide>neap</tide> tide.</p>"),
    good=described("<p>The <moon-tide>neap</moon-tide> tide.</p>"),
    unless=tidy,
)
def html_element_unknown(subject: Any, context: Context) -> list[Fault] | None:
    """Readers throw unknown tags away; text in angle brackets goes with them."""
    return each_fault(subject, context, Kind.ELEMENT, _unknown)


def _unknown(name: str) -> tuple[str, str]:
    if name != name.lower():
        fix = f"write <{name.lower()}>: names are lower-case in XHTML"
    else:
        fix = f"write &lt;{name}> for text, or take an element that exists"
    return f"there is no element <{name}>", fix


@rule(
    "html-page-inside",
    level=Level.WARNING,
    on=HTML,
    summary="HTML inside a feed should be a piece of a page, not a whole one.",
    spec=FRAGMENT,
    bad=described("<html><body><p>Neap.</p></body></html>"),
    good=described("<p>Neap.</p>"),
    unless=tidy,
)
def html_page_inside(subject: Any, context: Context) -> list[Fault] | None:
    """It is shown inside a page; of a page in a page, readers keep what they like."""
    return faults(
        subject,
        context,
        Kind.PAGE,
        "<{}> belongs to a whole page",
        "keep only what is between <body> and </body>",
    )


@rule(
    "html-declaration-inside",
    level=Level.WARNING,
    on=HTML,
    summary="HTML should have no CDATA sections or processing instructions.",
    spec=f"{STANDARD}parsing.html#parse-error-cdata-in-html-content",
    bad=described("<![CDATA[<p>Neap.</p>]]>"),
    good=described("<p>Neap.</p>"),
    unless=tidy,
)
def html_declaration_inside(subject: Any, context: Context) -> list[Fault] | None:
    """HTML takes them for comments, so that everything up to the first > is lost."""
    return faults(
        subject,
        context,
        Kind.DECLARATION,
        "{} is a comment to HTML, up to the first >",
        "remove it; what is escaped needs no CDATA around it",
    )


@rule(
    "html-tag-unfinished",
    level=Level.WARNING,
    on=HTML,
    summary="Each tag, comment and quotation mark in HTML should be closed.",
    spec=FRAGMENT,
    bad=described('<p>The <a href="https://tide.example/neap'),
    good=described('<p>The <a href="https://tide.example/neap">neap</a></p>'),
    unless=tidy,
)
def html_tag_unfinished(subject: Any, context: Context) -> list[Fault] | None:
    """What follows is read as part of it, and is not shown."""
    return faults(
        subject,
        context,
        Kind.BROKEN,
        "{!r} is never finished, or has a stray quotation mark",
        "close it; if the text was cut for a summary, cut it between tags",
    )


@rule(
    "html-entity-undefined",
    level=Level.WARNING,
    on=HTML,
    summary="A named character should be one that HTML knows.",
    spec=f"{STANDARD}named-characters.html",
    bad=described("<p>12 &knots; at noon.</p>"),
    good=described("<p>12&nbsp;knots &mdash; at noon.</p>"),
    unless=tidy,
)
def html_entity_undefined(subject: Any, context: Context) -> list[Fault] | None:
    """A reader shows the name in place of a character."""
    return faults(
        subject,
        context,
        Kind.ENTITY,
        "HTML has no character of the name {}",
        "write the character itself, or &amp; for a bare &",
    )


@rule(
    "html-double-escaped",
    level=Level.WARNING,
    on=HTML,
    summary="HTML should be escaped once, not twice.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad=described("<p>Neap &amp;amp; spring.</p>"),
    good=described("<p>Neap &amp; spring. <code>&amp;amp;</code></p>"),
    unless=tidy,
)
def html_double_escaped(subject: Any, context: Context) -> list[Fault] | None:
    """Readers show tags and codes where pictures and characters were meant."""
    return faults(
        subject,
        context,
        Kind.ESCAPED,
        "{} is escaped twice, so readers show it as it stands here",
        "escape the HTML once, when it goes into the feed",
    )


@rule(
    "html-attribute-unknown",
    level=Level.NOTE,
    on=HTML,
    summary="An attribute had better be one of HTML, or begin with data-.",
    spec=FRAGMENT,
    bad=described('<p v-if="high">Neap.</p>'),
    good=described('<p data-if="high">Neap.</p>'),
    unless=tidy,
)
def html_attribute_unknown(subject: Any, context: Context) -> list[Fault] | None:
    """Readers ignore it; mostly it is misspelt, or left over from a template."""
    return faults(subject, context, Kind.ATTRIBUTE, "HTML has no attribute {}")


@rule(
    "html-style-invalid",
    level=Level.NOTE,
    on=HTML,
    summary="A style had better consist of declarations of CSS.",
    spec="https://www.w3.org/TR/css-style-attr/",
    bad=described('<p style="mso-ansi-language: EN">Neap.</p>'),
    good=described('<p style="display: flex; gap: 1em">Neap.</p>'),
    unless=tidy,
)
def html_style_invalid(subject: Any, context: Context) -> list[Fault] | None:
    """It changes nothing, and mostly comes from a word processor."""
    return faults(
        subject,
        context,
        Kind.LEFTOVER,
        "{!r} means nothing in a style",
        "leave it out",
    )


@rule(
    "html-element-obsolete",
    level=Level.NOTE,
    on=HTML,
    summary="Text had better not blink or move.",
    spec=f"{STANDARD}obsolete.html",
    bad=described("<p><blink>Neap.</blink></p>"),
    good=described("<p><strong>Neap.</strong></p>"),
    unless=tidy,
)
def html_element_obsolete(subject: Any, context: Context) -> list[Fault] | None:
    """HTML has given these elements up, and readers drop them or show them still."""
    return faults(
        subject,
        context,
        Kind.OBSOLETE,
        "<{}> is obsolete",
        "mark the text with <strong> or <em>",
    )


@rule(
    "html-image-alternative-missing",
    level=Level.NOTE,
    on=HTML,
    summary="A picture had better have a text for those who do not see it.",
    spec=f"{STANDARD}images.html#alt",
    bad=described('<p><img src="https://tide.example/neap.png"></p>'),
    good=described('<p><img src="https://tide.example/neap.png" alt="Mud."></p>'),
    profile="best-practice",
    unless=tidy,
)
def html_image_alternative_missing(
    subject: Any, context: Context
) -> list[Fault] | None:
    """Many read feeds by ear, or without pictures."""
    return faults(
        subject,
        context,
        Kind.ALT,
        "the picture {!r} has no alt",
        'say in alt="..." what it shows, or write alt="" for a mere ornament',
    )


@rule(
    "html-comment",
    level=Level.NOTE,
    on=HTML,
    summary="Comments had better stay out of feeds.",
    spec=f"{STANDARD}syntax.html#comments",
    bad=described("<p>Neap.</p><!-- TODO: spring -->"),
    good=described("<p>Neap.</p>"),
    profile="best-practice",
    unless=tidy,
)
def html_comment(subject: Any, context: Context) -> list[Fault] | None:
    """Nobody sees them but who looks, and they travel with each poll."""
    return faults(
        subject,
        context,
        Kind.COMMENT,
        "the comment {} is sent to every reader",
        "leave comments out of the feed",
    )


@rule(
    "html-too-long",
    level=Level.NOTE,
    on=HTML,
    summary="HTML is looked at only so far.",
    spec=FRAGMENT,
    bad="",  # it would have a million characters
    good="",
    unless=tidy,
)
def html_too_long(subject: Any, context: Context) -> list[Fault] | None:
    """Whoever reads the report has to know that the rest was not judged."""
    return faults(subject, context, Kind.MANY, "{}; what follows is not judged as HTML")
