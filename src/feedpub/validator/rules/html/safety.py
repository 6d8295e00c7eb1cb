"""HTML: what runs programs, loads files or leaves the article's own place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.html.places import HTML
from feedpub.validator.rules.html.survey import Kind
from feedpub.validator.rules.html.telling import described, each_fault, faults
from feedpub.validator.rules.html.tidy import tidy
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.rule import Fault

SECURITY: Final = f"{specs.ATOM}8.1"


@rule(
    "html-element-unsafe",
    level=Level.WARNING,
    on=HTML,
    summary="HTML should have no scripts, plug-ins, styles or headers of a page.",
    spec=SECURITY,
    bad=described('<p>Neap.</p><script src="https://tide.example/a.js"></script>'),
    good=described("<p>Neap.</p>"),
    unless=tidy,
)
def html_element_unsafe(subject: Any, context: Context) -> list[Fault] | None:
    """Readers show articles in their own pages, so they remove what could take over."""
    return faults(
        subject,
        context,
        Kind.UNSAFE,
        "<{}> is removed by readers, for safety",
        "leave <{}> out of the feed; it can stay on the page",
    )


@rule(
    "html-event-handler",
    level=Level.WARNING,
    on=HTML,
    summary="HTML should have no attributes that handle events.",
    spec=SECURITY,
    bad=described('<p onclick="show()">Neap.</p>'),
    good=described("<p>Neap.</p>"),
    unless=tidy,
)
def html_event_handler(subject: Any, context: Context) -> list[Fault] | None:
    """They are programs, which readers do not run and remove."""
    return faults(
        subject,
        context,
        Kind.HANDLER,
        "{} is a program, and removed by readers",
        "leave the attribute out of the feed",
    )


@rule(
    "html-url-unsafe",
    level=Level.WARNING,
    on=HTML,
    summary="A URL in HTML should not be a program, a file of one's own or data.",
    spec=SECURITY,
    bad=described('<a href="javascript:show()">Neap</a>'),
    good=described('<a href="https://tide.example/neap/">Neap</a>'),
    unless=tidy,
)
def html_url_unsafe(subject: Any, context: Context) -> list[Fault] | None:
    """Readers drop such URLs, since they can run programs or forge whole pages."""
    return faults(
        subject,
        context,
        Kind.URL,
        "{!r} is a URL that readers do not follow, for safety",
        "link to a page over https",
    )


@rule(
    "html-style-dangerous",
    level=Level.WARNING,
    on=HTML,
    summary="A style in HTML should change nothing but its own element.",
    spec=SECURITY,
    bad=described('<p style="position: fixed">Neap.</p>'),
    good=described('<p style="color: teal; max-width: 40em">Neap.</p>'),
    unless=tidy,
)
def html_style_dangerous(subject: Any, context: Context) -> list[Fault] | None:
    """A style can cover the reader's own buttons, or load what tells who reads."""
    return faults(
        subject,
        context,
        Kind.STYLE,
        "a style {}",
        "leave that declaration out",
    )


@rule(
    "html-frame-insecure",
    level=Level.NOTE,
    on=HTML,
    summary="A frame had better be embedded over https.",
    spec="https://html.spec.whatwg.org/multipage/iframe-embed-object.html",
    bad=described('<iframe src="http://film.example/7"></iframe>'),
    good=described('<iframe src="https://film.example/7"></iframe>'),
    unless=tidy,
)
def html_frame_insecure(subject: Any, context: Context) -> list[Fault] | None:
    """Readers that are web pages cannot show a frame over http, or one without URL."""
    return each_fault(subject, context, Kind.FRAME, _insecure)


def _insecure(url: str) -> tuple[str, str | None]:
    if not url:
        return "an iframe has no URL of https", None
    fix = f"write https{url[4:]}" if url.startswith("http:") else None
    return f"an iframe shows {quoted(url)}, not something over https", fix


@rule(
    "html-form",
    level=Level.NOTE,
    on=HTML,
    summary="Forms had better stay on the page.",
    spec=SECURITY,
    bad=described("<p>Vote:</p><button>Neap</button>"),
    good=described('<p><a href="https://tide.example/vote/">Vote</a></p>'),
    profile="best-practice",
    unless=tidy,
)
def html_form(subject: Any, context: Context) -> list[Fault] | None:
    """Most readers remove forms; what is left of them makes no sense."""
    return faults(
        subject,
        context,
        Kind.FORM,
        "<{}> is part of a form, which most readers remove",
        "link to the page that has the form",
    )


@rule(
    "html-image-inline",
    level=Level.NOTE,
    on=HTML,
    summary="Pictures had better be files with a URL, not data inside the HTML.",
    spec="https://www.rfc-editor.org/rfc/rfc2397",
    bad=described('<img alt="Neap" src="data:image/png;base64,iVBORw0KGgo=">'),
    good=described('<img alt="Neap" src="https://tide.example/neap.png">'),
    profile="best-practice",
    unless=tidy,
)
def html_image_inline(subject: Any, context: Context) -> list[Fault] | None:
    """Many readers drop pictures in data: URLs, and each poll transfers them anew."""
    return faults(
        subject,
        context,
        Kind.INLINE,
        "a picture is written as data, {!r}",
        "put it on the site and link to it",
    )
