"""RSS 2.0: the language of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import registries, values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

LANGUAGE: Final = f"{specs.RSS}optionalChannelElements"


@rule(
    "rss-language-invalid",
    level=Level.ERROR,
    on="/rss/channel/language",
    summary="The language must be a tag of RFC 5646, such as en or pt-BR.",
    spec=LANGUAGE,
    bad="<language>en_US</language>",
    good="<language>en-us</language>",
)
def rss_language_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers choose a voice and fonts by it, and aggregators the edition."""
    value = context.text
    fault = values.language_fault(value)
    if fault is None or values.language_fault(_shortened(value)) is None:
        return None
    return judged(value, fault, "the language ")


@rule(
    "rss-language-long-code",
    level=Level.WARNING,
    on="/rss/channel/language",
    summary="A language that has a code of two letters should be given by it.",
    spec="https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1",
    bad="<language>epo</language>",
    good="<language>eo</language>",
)
def rss_language_long_code(_: Element, context: Context) -> tuple[str, str] | None:
    """ISO 639 has both, but language tags, and so readers, have the short one only."""
    value = context.text
    short = _shortened(value)
    if short == value or values.language_fault(short) is not None:
        return None
    return f"{quoted(value)} has the long code of its language", f"write {short}"


def _shortened(value: str) -> str:
    """Put two letters for the three that the tag begins with, where ISO 639 has two."""
    first, hyphen, rest = value[:64].partition("-")
    return f"{registries.short_codes().get(first.lower(), first)}{hyphen}{rest}"
