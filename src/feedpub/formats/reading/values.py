"""Single values as feeds have them, mended where there is one way to mean them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.model import Category, Enclosure, Html, Image, OpaqueId, Person
from feedpub.model.measuring import type_of_name
from feedpub.xml import clean

if TYPE_CHECKING:
    from feedpub.formats.reading.noting import At

SPACE: Final = " \t\r\n"
UNKNOWN_TYPE: Final = "application/octet-stream"
_MARKUP: Final = frozenset("&<>\n")
_BREAKS: Final = re.compile(r"(?<! ) *[\t\n][ \t\n]*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,63}:")
_BAD_ESCAPE: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_BAD_CHARACTERS: Final = str.maketrans(
    {sign: f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'} | dict.fromkeys("\t\r\n")
)
_MAIL_AND_NAME: Final = re.compile(r"([^\s()<>]{1,320})\s*\(([^()]*)\)")
_NAME_AND_MAIL: Final = re.compile(r"([^<>]*)<\s*(?:mailto:)?([^\s<>]{1,320})\s*>")
_NAME_AND_BRACKETS: Final = re.compile(r"([^()]*)\(\s*([^\s()]{1,320}@[^\s()]+)\s*\)")
_DIGITS: Final = re.compile("[0-9]{1,18}")

_WINDOWS: Final = {
    byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0xA0)
}
"""What bytes of Windows 1252 are when they are taken for Latin 1."""


def plain(text: str | None, at: At) -> str | None:
    """Give a text without the white space around it; None if nothing is left."""
    if text is None:
        return None
    text = text.strip(SPACE)
    if text.isprintable() or not text:
        return text if text.strip() else None
    kept, count = clean(text.translate(_WINDOWS))
    if count:
        at.mended(f"{count} characters that feeds cannot carry are left out")
        kept = kept.strip(SPACE)
    return kept if kept.strip() else None


def line(text: str | None, at: At) -> str | None:
    """Give a text on one line; None if nothing is left."""
    found = plain(text, at)
    if found is None or found.isprintable():
        return found
    return _BREAKS.sub(" ", found).strip(SPACE) or None


def html(text: str | None, at: At) -> Html | str | None:
    """Give HTML; without any markup it is plain text, which says the same."""
    found = plain(text, at)
    if found is None:
        return None
    return found if _MARKUP.isdisjoint(found) else markup(found, at)


def markup(text: str, at: At) -> Html:
    """Give HTML with its relative addresses resolved, where the base is known."""
    if at.content_base is None or uris.url_fault(at.content_base):
        return Html(text)
    from feedpub.html import absolutise  # noqa: PLC0415 - few feeds tell their base

    made = absolutise(text, at.content_base)
    if made.changed:
        at.mended(f"{made.changed} relative addresses are resolved")
    return Html(made.html)


def address(text: str | None, at: At) -> str | None:
    """Give an absolute address, or note why there is none."""
    found = (text or "").strip(SPACE)
    if not found:
        return None
    if uris.url_fault(found) is None:
        return found
    made = _BAD_ESCAPE.sub("%25", found.translate(_BAD_CHARACTERS))
    if at.base is not None and not _SCHEME.match(made):
        made = uris.resolve(at.base, made)
    if fault := uris.url_fault(made):
        at.dropped(f"{found[:80]!r} {fault}")
        return None
    at.mended(f"{found[:80]!r} is read as {made[:200]}")
    return made


def iri(text: str | None, at: At) -> str | None:
    """Give an absolute IRI that names something, or note why there is none."""
    found = (text or "").strip(SPACE)
    if not found:
        return None
    if fault := uris.iri_fault(found):
        at.dropped(f"{found[:80]!r} {fault}")
        return None
    return found


def id_of(text: str | None, at: At, within: str) -> str | OpaqueId | None:
    """Give an id: as it is where it is an IRI, else as an `OpaqueId`."""
    found = line(text, at)
    if found is None:
        return None
    found = found.strip()
    return OpaqueId(found, within) if uris.iri_fault(found) else found


def language(text: str | None, at: At) -> str | None:
    """Give a language tag, or note why there is none; `en_US` is read as en-US."""
    found = (text or "").strip(SPACE)
    if not found:
        return None
    fault = values.language_fault(found)
    if fault is None:
        return found
    made = found.replace("_", "-")
    if values.language_fault(made):
        at.dropped(f"{found[:80]!r} {fault}")
        return None
    at.mended(f"{found!r} is read as {made}")
    return made


def media_type(text: str | None, url: str, at: At) -> str:
    """Give a media type; one that is missing or wrong is told by the file's name."""
    found = (text or "").strip(SPACE)
    if found and values.media_type_fault(found) is None:
        return found
    made = type_of_name(uris.to_uri(url).partition("?")[0]) or UNKNOWN_TYPE
    at.mended(f"the type {found[:80]!r} is read as {made}")
    return made


def count(text: str | None, at: At) -> int:
    """Give a number of bytes; 0, that is unknown, if it is none."""
    found = (text or "").strip(SPACE)
    if found and not _DIGITS.fullmatch(found.replace(",", "")):
        at.mended(f"{found[:40]!r} is no number of bytes; it is read as unknown")
        return 0
    return int(found.replace(",", "") or 0)


def number(text: str | None, at: At, lowest: int, highest: int) -> int | None:
    """Give a whole number within limits, or note why there is none."""
    found = (text or "").strip(SPACE)
    if not found:
        return None
    if _DIGITS.fullmatch(found) and lowest <= int(found) <= highest:
        return int(found)
    at.dropped(f"{found[:40]!r} is no whole number from {lowest} to {highest}")
    return None


def email(text: str | None, at: At) -> str | None:
    """Give an address of e-mail, or note why there is none."""
    found = (text or "").strip(SPACE).removeprefix("mailto:")
    if not found:
        return None
    if fault := values.email_fault(found):
        at.dropped(f"{found[:80]!r} {fault}")
        return None
    return found


def mailbox(text: str | None, at: At) -> Person | None:
    """Read `mail (name)`, `name <mail>`, a bare address or a bare name."""
    found = line(text, at)
    if found is None:
        return None
    name, mail = "", found
    if one := _MAIL_AND_NAME.fullmatch(found):
        mail, name = one.groups()
    elif one := _NAME_AND_MAIL.fullmatch(found):
        name, mail = one[1].strip(SPACE).strip('"'), one[2]
    elif one := _NAME_AND_BRACKETS.fullmatch(found):
        name, mail = one.groups()
    mail = mail.removeprefix("mailto:")
    if values.email_fault(mail):
        return Person(name=found)
    return Person(name=name.strip(SPACE) or mail, email=mail)


def category(
    term: str | None, at: At, *, scheme: str | None = None, label: str | None = None
) -> Category | None:
    """Give a category; a scheme that is no IRI is left out."""
    found = line(term, at)
    if found is None:
        return None
    return Category(term=found, scheme=iri(scheme, at), label=line(label, at))


def image(url: str | None, at: At) -> Image | None:
    """Give a picture of which only the address is known."""
    found = address(url, at)
    return None if found is None else Image(url=found)


def enclosure(
    url: str | None,
    at: At,
    *,
    type: str | None,
    length: str | None,
    title: str | None = None,
) -> Enclosure | None:
    """Give a media file; without an address it is none."""
    found = address(url, at)
    if found is None:
        if not (url or "").strip(SPACE):
            at.dropped("it has no address")
        return None
    return Enclosure(
        url=found,
        type=media_type(type, found, at),
        length=count(length, at),
        title=line(title, at),
    )
