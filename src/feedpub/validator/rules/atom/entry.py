"""Atom: what an entry must have besides its id, title and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_ENTRY: Final = (
    "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated>{}</entry>"
)


@rule(
    "atom-entry-author-missing",
    level=Level.ERROR,
    on="/atom:entry",
    summary="An entry on its own must have an author.",
    spec=f"{specs.ATOM}4.1.2",
    bad='<entry xmlns="http://www.w3.org/2005/Atom"><id>https://tide.example/neap/</id>'
    "<title>Neap</title><updated>2026-03-01T09:00:00Z</updated><content>N</content>"
    "</entry>",
    good='<entry xmlns="http://www.w3.org/2005/Atom"><id>https://tide.example/neap/</id>'
    "<title>Neap</title><updated>2026-03-01T09:00:00Z</updated><content>N</content>"
    "<author><name>Ada</name></author></entry>",
)
def atom_entry_author_missing(entry: Element, context: Context) -> str | None:
    """There is no feed around it that could name one."""
    if f"{ATOM}author" in context.children:
        return None
    if entry.find(f"{ATOM}source/{ATOM}author") is not None:
        return None
    return "the entry has no author"


@rule(
    "atom-entry-content-or-alternate-missing",
    level=Level.ERROR,
    on="atom:entry",
    summary="An entry without content must have an alternate link.",
    spec=f"{specs.ATOM}4.1.2",
    bad=_ENTRY.format("<summary>Twice a month.</summary>"),
    good=_ENTRY.format(
        '<link href="https://tide.example/neap/"/><summary>Twice a month.</summary>'
    ),
)
def atom_entry_content_or_alternate_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """A reader has nothing to show and nowhere to go."""
    if f"{ATOM}content" in context.children or f"{ATOM}link" not in context.children:
        missing = f"{ATOM}content" not in context.children
    else:
        missing = not any(map(_is_alternate, context.kids))
    if not missing:
        return None
    return (
        "the entry has neither content nor an alternate link",
        'add <link href="..."/> with the address of its page',
    )


def _is_alternate(kid: Element) -> bool:
    return kid.tag == f"{ATOM}link" and kid.get("rel", "alternate") == "alternate"


@rule(
    "atom-entry-summary-missing",
    level=Level.ERROR,
    on="atom:entry",
    summary="An entry whose content is elsewhere or in Base64 must have a summary.",
    spec=f"{specs.ATOM}4.1.2",
    bad=_ENTRY.format(
        '<content src="https://tide.example/neap.pdf" type="image/png"/>'
    ),
    good=_ENTRY.format(
        '<summary>Neap</summary><content src="https://n.example/" type="image/png"/>'
    ),
)
def atom_entry_summary_missing(_: Element, context: Context) -> str | None:
    """The summary is all that a reader can show without fetching the content."""
    children = context.children
    content = children.get(f"{ATOM}content")
    if content is None or f"{ATOM}summary" in children:
        return None
    if content.get("src") is not None:
        return "the content is elsewhere, and there is no summary"
    kind = content.get("type", "text")
    if is_base64(kind):
        return f"the content is {quoted(kind)} in Base64, and there is no summary"
    return None


def is_base64(kind: str) -> bool:
    """Say whether content of this type is in Base64 (RFC 4287, 4.1.3.3, rule 6)."""
    essence = kind.partition(";")[0].strip().lower()
    return (
        "/" in essence
        and not essence.startswith("text/")
        and not essence.endswith(("+xml", "/xml"))
        and values.media_type_fault(kind) is None
    )


@rule(
    "atom-content-type-invalid",
    level=Level.ERROR,
    on="atom:content/@type",
    summary="A content's type must be text, html, xhtml or a media type.",
    spec=f"{specs.ATOM}4.1.3.1",
    bad='<content type="HTML">Neap</content>',
    good='<content type="html">Neap</content>',
)
def atom_content_type_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader shows the content by its type, or not at all."""
    kind = context.text
    if kind in ("text", "html", "xhtml"):
        return None
    if kind.lower().startswith(("multipart/", "message/")):
        return f"{quoted(kind)} is a composite type", "give one part of it"
    if values.media_type_fault(kind) is None:
        return None
    return (
        f"{quoted(kind)} is neither text, html, xhtml nor a media type",
        f'write type="{kind.lower()}"'
        if kind.lower() in ("text", "html", "xhtml")
        else "write the media type in full",
    )


@rule(
    "atom-content-not-base64",
    level=Level.ERROR,
    on="atom:content",
    summary="Content of a type that is neither text nor XML must be in Base64.",
    spec=f"{specs.ATOM}4.1.3.3",
    bad=_ENTRY.format(
        '<summary>Neap</summary><content type="image/png">a picture!</content>'
    ),
    good=_ENTRY.format(
        '<summary>Neap</summary><content type="image/png">iVBORw0KGgo=</content>'
    ),
    within="atom:feed",
)
def atom_content_not_base64(content: Element, context: Context) -> str | None:
    """A reader decodes it, and gets rubbish."""
    kind = content.get("type", "text")
    if "/" not in kind or content.get("src") is not None or not is_base64(kind):
        return None
    fault = values.base64_fault(context.text)
    return fault and f"the content is {quoted(kind)}, but {fault}"


@rule(
    "atom-content-src-not-empty",
    level=Level.ERROR,
    on="atom:content/@src",
    summary="Content that is elsewhere must be empty here.",
    spec=f"{specs.ATOM}4.1.3.2",
    bad=_ENTRY.format(
        "<summary>N</summary>"
        '<content src="https://tide.example/n" type="text/html">Neap</content>'
    ),
    good=_ENTRY.format(
        '<summary>N</summary><content src="https://tide.example/n" type="text/html"/>'
    ),
    within="atom:feed",
)
def atom_content_src_not_empty(content: Element, context: Context) -> str | None:
    """There cannot be two contents, one here and one there."""
    if context.kids or (content.text or "").strip():
        return "the content has a src and content of its own"
    return None
