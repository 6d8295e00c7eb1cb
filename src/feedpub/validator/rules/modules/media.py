"""Media RSS: pictures, films and sounds, and what is said about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.namespaces.media.faults import (
    hash_fault,
    rating_fault,
    word_fault,
    words_of,
)
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.vocabularies import attributes, judged_value, values
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

SPEC: Final = "https://www.rssboard.org/media-rss#media-"
_MEDIA: Final = f"{{{NAMESPACES['media']}}}"
_OF: Final = ("media",)
_DIGITS: Final = re.compile("[0-9]{0,17}[1-9]").fullmatch
_CURRENCY: Final = re.compile("[A-Z]{3}").fullmatch


@rule(
    "media-url-invalid",
    level=Level.ERROR,
    on=attributes(Kind.URL, of=_OF),
    summary="An address in Media RSS must be an absolute URL.",
    spec=f"{SPEC}content",
    bad='<media:content url="neap.jpg" medium="image"/>',
    good='<media:content url="https://tide.example/neap.jpg" medium="image"/>',
    within="item",
    unless=usual_url,
)
def media_url_invalid(element: Element, context: Context) -> Judgement | None:
    """Nothing can be fetched from it, so the picture is missing."""
    return judged_value(element, context)


@rule(
    "media-scheme-invalid",
    level=Level.ERROR,
    on=attributes(Kind.IRI, of=_OF),
    summary="The scheme of a category, credit or rating must be an absolute URI.",
    spec=f"{SPEC}category",
    bad='<media:category scheme="tides">neap</media:category>',
    good='<media:category scheme="https://tide.example/tides">neap</media:category>',
    within="item",
)
def media_scheme_invalid(element: Element, context: Context) -> Judgement | None:
    """Schemes are told apart by their URIs, so that no two get mixed up."""
    return judged_value(element, context)


@rule(
    "media-number-invalid",
    level=Level.ERROR,
    on=attributes(Kind.COUNT, Kind.POSITIVE, Kind.DECIMAL, of=_OF),
    summary="Sizes, rates and counts in Media RSS must be plain numbers.",
    spec=f"{SPEC}content",
    bad='<media:thumbnail url="https://tide.example/neap.jpg" width="120px"/>',
    good='<media:thumbnail url="https://tide.example/neap.jpg" width="120"/>',
    within="item",
    unless=_DIGITS,
)
def media_number_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers choose and lay out pictures by these numbers; the units are fixed."""
    return judged_value(element, context)


@rule(
    "media-time-invalid",
    level=Level.ERROR,
    on=values(Kind.TIME, Kind.OFFSET, of="media"),
    summary="A time in Media RSS must be seconds, H:MM:SS or now.",
    spec=f"{SPEC}thumbnails",
    bad='<media:thumbnail url="https://tide.example/neap.jpg" time="17sec"/>',
    good='<media:thumbnail url="https://tide.example/neap.jpg" time="0:00:17.5"/>',
    within="item",
)
def media_time_invalid(element: Element, context: Context) -> Judgement | None:
    """Players jump to it."""
    return judged_value(element, context)


@rule(
    "media-type-invalid",
    level=Level.ERROR,
    on=attributes(Kind.MEDIA_TYPE, of=_OF),
    summary="The type of a medium must be a media type.",
    spec=f"{SPEC}content",
    bad='<media:content url="https://tide.example/neap.jpg" type="jpeg"/>',
    good='<media:content url="https://tide.example/neap.jpg" type="image/jpeg"/>',
    within="item",
    textual=True,
)
def media_type_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers decide by the type whether they can show it."""
    return judged_value(element, context)


@rule(
    "media-language-invalid",
    level=Level.ERROR,
    on=attributes(Kind.LANGUAGE, of=_OF),
    summary="The language of a medium must be a language tag of registered parts.",
    spec=f"{SPEC}content",
    bad='<media:content url="https://tide.example/neap.mp3" lang="english"/>',
    good='<media:content url="https://tide.example/neap.mp3" lang="en"/>',
    within="item",
    textual=True,
)
def media_language_invalid(element: Element, context: Context) -> Judgement | None:
    """Players choose a track by it."""
    return judged_value(element, context)


@rule(
    "media-word-unknown",
    level=Level.ERROR,
    on=values(Kind.CHOICE, of="media"),
    summary="Where Media RSS lists words to choose from, no other must stand.",
    spec=f"{SPEC}content",
    bad='<media:content url="https://tide.example/neap.jpg" medium="picture"/>',
    good='<media:content url="https://tide.example/neap.jpg" medium="image"/>',
    within="item",
    textual=True,
)
def media_word_unknown(element: Element, context: Context) -> Judgement | None:
    """A reader does not know what to make of another word."""
    found = judged_value(element, context)
    return (
        (f"{context.key or element.tag[len(_MEDIA) :]} {found[0]}", found[1])
        if found
        else None
    )


@rule(
    "media-word-unusual",
    level=Level.WARNING,
    on=attributes(Kind.HINT, of=_OF),
    summary="A state, status or type of price should be one that readers know.",
    spec=f"{SPEC}status",
    bad='<media:status state="gone"/>',
    good='<media:status state="deleted" reason="https://tide.example/gone/"/>',
    within="item",
    textual=True,
)
def media_word_unusual(element: Element, context: Context) -> Judgement | None:
    """A reader does not know what to make of another word."""
    return judged_value(element, context)


@rule(
    "media-content-without-address",
    level=Level.ERROR,
    on="media:content",
    summary="A media:content must have a url, or a media:player.",
    spec=f"{SPEC}content",
    bad='<media:content type="image/jpeg"/>',
    good='<media:content url="https://tide.example/neap.jpg" type="image/jpeg"/>',
    within="item",
    structural=True,
)
def media_content_without_address(
    content: Element, context: Context
) -> tuple[str, str] | None:
    """There is nothing to fetch and nothing to play."""
    if content.get("url") is not None or f"{_MEDIA}player" in context.children:
        return None
    return "<media:content> has neither url nor <media:player>", "add its url"


@rule(
    "media-group-empty",
    level=Level.WARNING,
    on="media:group",
    summary="A media:group should contain a media:content.",
    spec=f"{SPEC}group",
    bad="<media:group><media:title>Neap</media:title></media:group>",
    good='<media:group><media:content url="https://tide.example/neap.jpg"/>'
    "</media:group>",
    within="item",
    structural=True,
)
def media_group_empty(_: Element, context: Context) -> tuple[str, str] | None:
    """A group says which files are the same in another form."""
    if f"{_MEDIA}content" in context.children:
        return None
    return "the group has no <media:content>", "add one, or take the group away"


@rule(
    "media-default-repeated",
    level=Level.ERROR,
    on="media:group",
    summary="Only one media:content of a group must be the default.",
    spec=f"{SPEC}content",
    bad='<media:group><media:content isDefault="true" url="https://tide.example/a.jpg"/>'
    '<media:content isDefault="true" url="https://tide.example/b.jpg"/></media:group>',
    good='<media:group><media:content isDefault="true" url="https://tide.example/a.jpg"/>'
    '<media:content url="https://tide.example/b.jpg"/></media:group>',
    within="item",
)
def media_default_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """A reader shows the default unless it is asked for another."""
    defaults = [kid for kid in context.kids if kid.get("isDefault") == "true"]
    for again in defaults[1:]:
        message = "the group has a default already"
        yield Fault(message, "remove isDefault from all but one", (again, "isDefault"))


@rule(
    "media-hash-invalid",
    level=Level.ERROR,
    on="media:hash",
    summary="A hash must be as many hexadecimal digits as its algorithm gives.",
    spec=f"{SPEC}hash",
    bad="<media:hash>dfdec888b72151965a34b4b5903129</media:hash>",
    good="<media:hash>dfdec888b72151965a34b4b59031290a</media:hash>",
    within="item",
)
def media_hash_invalid(element: Element, context: Context) -> Judgement | None:
    """It is there to be compared, and this one never equals."""
    algorithm = element.get("algo", "md5")
    return judged(context.text, hash_fault(context.text, algorithm))


@rule(
    "media-rating-invalid",
    level=Level.ERROR,
    on="media:rating",
    summary="A rating must be one that its scheme has.",
    spec=f"{SPEC}rating",
    bad="<media:rating>pg-13</media:rating>",
    good='<media:rating scheme="urn:mpaa">pg-13</media:rating>',
    within="item",
)
def media_rating_invalid(element: Element, context: Context) -> Judgement | None:
    """Filters that keep children away from things go by it."""
    scheme = element.get("scheme", "urn:simple")
    return judged(context.text, rating_fault(context.text, scheme))


@rule(
    "media-credit-role-invalid",
    level=Level.ERROR,
    on="media:credit/@role",
    summary="The role in a credit must be in lower case.",
    spec=f"{SPEC}credit",
    bad='<media:credit role="Photographer">Ada Reed</media:credit>',
    good='<media:credit role="photographer">Ada Reed</media:credit>',
    within="item",
    textual=True,
)
def media_credit_role_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """Roles are compared letter by letter."""
    role = context.text
    if role and role == role.lower():
        return None
    return f"the role {quoted(role)} is not in lower case", f"write {role.lower()}"


@rule(
    "media-restriction-invalid",
    level=Level.ERROR,
    on="media:restriction",
    summary="A restriction must list countries or URIs, or say all or none.",
    spec=f"{SPEC}restriction",
    bad='<media:restriction relationship="deny" type="country">UK</media:restriction>',
    good='<media:restriction relationship="deny" type="country">gb</media:restriction>',
    within="item",
)
def media_restriction_invalid(
    element: Element, context: Context
) -> Iterator[Judgement]:
    """Players that cannot read it refuse everybody, or nobody."""
    type_ = element.get("type")
    for word in words_of(context.text):
        found = judged(word, word_fault(word, type_))
        if found:
            yield found
            if type_ is None:
                return


@rule(
    "media-currency-invalid",
    level=Level.WARNING,
    on="media:price/@currency",
    summary="A currency should be three capital letters of ISO 4217.",
    spec=f"{SPEC}price",
    bad='<media:price type="rent" price="2.50" currency="€"/>',
    good='<media:price type="rent" price="2.50" currency="EUR"/>',
    within="item",
    textual=True,
)
def media_currency_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """Nobody can compare prices without it."""
    if _CURRENCY(context.text):
        return None
    return f"{quoted(context.text)} is no currency of ISO 4217", "write it like EUR"
