"""Atom: what an entry must have besides its id, title and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.content import is_base64
from feedpub.validator.rules.atom.relations import relation
from feedpub.validator.rules.atom.vocabulary import ENTRY, NAMESPACE
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_CONTENT: Final = f"{ATOM}content"
_LINK: Final = f"{ATOM}link"
_SUMMARY: Final = f"{ATOM}summary"


@rule(
    "atom-entry-author-missing",
    level=Level.ERROR,
    on="/atom:entry",
    summary="An entry on its own must have an author.",
    spec=f"{specs.ATOM}4.1.2",
    bad=f"<entry {NAMESPACE}><id>https://tide.example/neap/</id>"
    "<title>Neap</title><updated>2026-03-01T09:00:00Z</updated><content>N</content>"
    "</entry>",
    good=f"<entry {NAMESPACE}><id>https://tide.example/neap/</id>"
    "<title>Neap</title><updated>2026-03-01T09:00:00Z</updated><content>N</content>"
    "<author><name>Ada</name></author></entry>",
)
def atom_entry_author_missing(
    entry: Element, context: Context
) -> tuple[str, str] | None:
    """There is no feed around it that could name one."""
    if f"{ATOM}author" in context.children:
        return None
    if entry.find(f"{ATOM}source/{ATOM}author") is not None:
        return None
    return "the entry has no author", "add <author><name>...</name></author>"


@rule(
    "atom-entry-content-or-alternate-missing",
    level=Level.ERROR,
    on="atom:entry",
    summary="An entry without content must have an alternate link.",
    spec=f"{specs.ATOM}4.1.2",
    bad=ENTRY.format("<summary>Twice a month.</summary>"),
    good=ENTRY.format(
        '<link href="https://tide.example/neap/"/><summary>Twice a month.</summary>'
    ),
    where=lambda shape: _CONTENT not in shape.children,
)
def atom_entry_content_or_alternate_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """A reader has nothing to show and nowhere to go."""
    if any(map(_is_alternate, context.kids)):
        return None
    return (
        "the entry has neither content nor an alternate link",
        'add <link href="..."/> with the address of its page',
    )


def _is_alternate(kid: Element) -> bool:
    return kid.tag == _LINK and relation(kid) == "alternate"


@rule(
    "atom-entry-summary-missing",
    level=Level.ERROR,
    on="atom:entry",
    summary="An entry whose content is elsewhere or in Base64 must have a summary.",
    spec=f"{specs.ATOM}4.1.2",
    bad=ENTRY.format('<content src="https://tide.example/neap.pdf" type="image/png"/>'),
    good=ENTRY.format(
        '<summary>Neap</summary><content src="https://n.example/" type="image/png"/>'
    ),
    where=lambda shape: _CONTENT in shape.children and _SUMMARY not in shape.children,
)
def atom_entry_summary_missing(_: Element, context: Context) -> str | None:
    """The summary is all that a reader can show without fetching the content."""
    content = context.children[_CONTENT]
    if content.get("src") is not None:
        return "the content is elsewhere, and there is no summary"
    kind = content.get("type", "text")
    if is_base64(kind):
        return f"the content is {quoted(kind)} in Base64, and there is no summary"
    return None


@rule(
    "atom-entry-text-missing",
    level=Level.NOTE,
    on="atom:entry",
    summary="An entry is best given some text.",
    spec=f"{specs.ATOM}4.1.1.1",
    bad=ENTRY.format('<link href="https://tide.example/neap/"/>'),
    good=ENTRY.format(
        '<link href="https://tide.example/neap/"/><summary>Twice a month.</summary>'
    ),
    profile="best-practice",
)
def atom_entry_text_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Readers, searches and screens that are read aloud have nothing but a title."""
    children = context.children
    for name in ("content", "summary"):
        kid = children.get(ATOM + name)
        if kid is not None and ((kid.text or "").strip() or len(kid) or kid.get("src")):
            return None
    return "the entry has no text", "add a <summary>"


@rule(
    "atom-entry-title-blank",
    level=Level.NOTE,
    on="atom:entry/title",
    summary="An entry is best given a title.",
    spec=f"{specs.ATOM}4.1.1.1",
    bad="<title> </title>",
    good="<title>Neap</title>",
    profile="best-practice",
    unless=bool,
)
def atom_entry_title_blank(title: Element) -> tuple[str, str] | None:
    """Lists of entries show the title alone; an empty one is allowed all the same."""
    if len(title):
        return None
    return "the title is blank", "write the first words of the text"


@rule(
    "atom-feed-title-blank",
    level=Level.WARNING,
    on="/atom:feed/title",
    summary="A feed's title should not be blank.",
    spec=f"{specs.ATOM}4.2.14",
    bad="<title/>",
    good="<title>Tides</title>",
    within="atom:feed",
    unless=bool,
)
def atom_feed_title_blank(title: Element) -> tuple[str, str] | None:
    """It is the name that people find the feed by among their subscriptions."""
    if len(title):
        return None
    return "the feed's title is blank", "write the site's name"


@rule(
    "atom-text-blank",
    level=Level.NOTE,
    on=("atom:subtitle", "atom:rights", "atom:summary"),
    summary="A text that is blank can be left out.",
    spec=f"{specs.ATOM}3.1",
    bad="<rights/>",
    good="<rights>© Ada</rights>",
    within="atom:entry",
    profile="best-practice",
    unless=bool,
)
def atom_text_blank(text: Element) -> tuple[str, str] | None:
    """Some readers show the empty place."""
    if len(text):
        return None
    name = text.tag.removeprefix(ATOM)
    return f"the {name} is blank", "leave it out, or write it"


@rule(
    "atom-rights-machine-readable",
    level=Level.WARNING,
    on="atom:rights",
    summary="Rights are words for people; a licence is a link.",
    spec=f"{specs.ATOM}4.2.10",
    bad="<rights>https://creativecommons.org/licenses/by/4.0/</rights>",
    good="<rights>CC BY 4.0</rights>"
    '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>',
    within="atom:entry",
)
def atom_rights_machine_readable(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Programs look for a link of the relation license (RFC 4946)."""
    text = context.text
    if text.startswith(("http://", "https://")) and not text[8:].count(" "):
        fix = f'write <link rel="license" href="{text}"/>, and words here'
        return f"the rights are the address {quoted(text)}", fix
    if "<rdf:RDF" in text or "<License" in text:
        return "the rights hold RDF", 'link it with rel="license", and write words here'
    return None
