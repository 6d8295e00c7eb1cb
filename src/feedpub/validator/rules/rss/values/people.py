"""RSS 2.0: people, who are given by e-mail address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

PLACES: Final = (
    *("item/author", "/rss/channel/managingEditor", "/rss/channel/webMaster"),
)
OPTIONAL: Final = f"{specs.RSS}optionalChannelElements"
_EMAIL: Final = f"{specs.PROFILE}data-types-email"
_GOOD: Final = "<author>ada@tide.example (Ada Reed)</author>"


_usual: Final = re.compile(
    r"[A-Za-z0-9_+-]++(?>(?:\.[A-Za-z0-9_+-]++)*)"
    r"@(?>(?:[A-Za-z0-9]++(?>(?:-[A-Za-z0-9]++)*)\.)+)[A-Za-z]{2,20}"
    r" \([^()@\s]++(?>(?: [^()@\s]++)*)\)"
).fullmatch
"""The address and the name as the Profile has them; nothing more need be asked."""


class Contact(NamedTuple):
    """What could be made out of the words that stand for a person."""

    address: str | None
    name: str
    aside: str | None


@rule(
    "rss-email-missing",
    level=Level.ERROR,
    on=PLACES,
    summary="A person must be given by e-mail address.",
    spec=OPTIONAL,
    bad="<author>Ada Reed</author>",
    good=_GOOD,
    unless=_usual,
)
def rss_email_missing(element: Element, context: Context) -> tuple[str, str] | None:
    """RSS takes addresses here, and Dublin Core names."""
    contact = context.once(contact_of)
    if contact.address is not None:
        return None
    value = context.text
    if contact.aside is not None:
        message = f"{quoted(value)} has its address in brackets, which stand for names"
        return message, f"write {contact.aside} ({contact.name or 'Name'})"
    return (
        f"there is no e-mail address in {quoted(value)}"
        if value
        else f"the <{element.tag}> is blank",
        f"write name@host (Name), or use dc:creator in place of <{element.tag}>",
    )


@rule(
    "rss-email-format",
    level=Level.WARNING,
    on=PLACES,
    summary="A person should be written as address and name: name@host (Name).",
    spec=_EMAIL,
    bad="<author>Ada Reed &lt;ada@tide.example&gt;</author>",
    good=_GOOD,
    profile="best-practice",
    unless=_usual,
)
def rss_email_format(_: Element, context: Context) -> tuple[str, str] | None:
    """Readers that show the name only find it in brackets."""
    address, name, _aside = context.once(contact_of)
    wanted = f"{address} ({name})" if name else address
    if address is None or " ".join(context.text.split()) == wanted:
        return None
    return f"{quoted(context.text)} is not in the usual order", f"write {wanted}"


@rule(
    "rss-email-without-name",
    level=Level.NOTE,
    on=PLACES,
    summary="A person's address is better followed by the name.",
    spec=_EMAIL,
    bad="<author>ada@tide.example</author>",
    good=_GOOD,
    profile="best-practice",
    unless=_usual,
)
def rss_email_without_name(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """Readers show the bare address in place of the name."""
    address, name, _aside = context.once(contact_of)
    if address is None or name:
        return None
    if context.first(f"rss-nameless {element.tag}", address, element) is not element:
        return None
    return f"{quoted(address)} has no name", f"write {address} (Name)"


@rule(
    "rss-author-alone",
    level=Level.NOTE,
    on="/rss/channel",
    summary="In the feed of a single author, the items do without author.",
    spec=f"{specs.PROFILE}element-channel-item-author",
    bad=f"<item><title>A</title>{_GOOD}</item><item><title>B</title>{_GOOD}</item>",
    good="<managingEditor>ada@tide.example (Ada Reed)</managingEditor>"
    "<item><title>A</title></item><item><title>B</title></item>",
    within="channel",
    profile="best-practice",
    across=True,
)
def rss_author_alone(_: Element, context: Context) -> Fault | None:
    """The channel can say it once: managingEditor for what is written."""
    items, author = context.gathered(_authors)
    first = context.child("item")
    own = None if first is None else first.find("author")
    if items < 2 or not author or own is None:
        return None
    message = f"all {items:,} items have the author {quoted(author.strip())}"
    return Fault(message, "say it once, as managingEditor of the channel", own)


def _authors(
    context: Context, before: tuple[int, str | None] | None
) -> tuple[int, str | None]:
    """Count the items, and give the author whom all of them have, if they do."""
    items = [kid for kid in context.own() if kid.tag == "item"]
    names = {item.findtext("author") for item in items}
    if before is not None and before[0]:
        names.add(before[1])
    count = len(items) + (before[0] if before else 0)
    return count, names.pop() if len(names) == 1 else None


def contact_of(value: str) -> Contact:
    """Find the address, the name, and an address that is in brackets only.

    In RFC 822, section 3.4.3, what is in brackets is a comment, and no address.
    """
    text = value[:1000]
    if text.lower().startswith("mailto:"):
        text = unquote(text[7:].partition("?")[0])
    comments = " ".join(_COMMENT.findall(text)).strip()
    words = _COMMENT.sub(" ", text).split()
    address = _address(words)
    named = " ".join(word for word in words if address is None or address not in word)
    name = comments or named.strip(" \"',;")
    if address is not None:
        return Contact(address, name, None)
    return Contact(None, named, _address(comments.replace("mailto:", " ").split()))


def _address(words: list[str]) -> str | None:
    for word in words:
        bare = word.strip("<>(),;[]")
        if "@" in bare and values.email_fault(bare) is None:
            return bare
    return None


_COMMENT: Final = re.compile(r"\(([^()]*)\)")
