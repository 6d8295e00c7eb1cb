"""Podcasting 2.0: the values of its tags, each by its row in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.podcast.lists import LENGTHS, WORDS
from feedpub.namespaces.vocabulary import Kind, one_of, text
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.podcasts.pages import NAMESPACE, TAGS
from feedpub.validator.usual import usual_url
from feedpub.validator.vocabularies import attributes, judged_value, values
from feedpub.validator.words import judged

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

_GUIDS: Final = ("podcast:guid", "podcast:remoteItem/@feedGuid")
_FORMS: Final = tuple(
    place
    for place in values(Kind.PATTERN, of="podcast")
    if place not in _GUIDS and not place.endswith("@osm")
)
_LENGTHS: Final = {name: text(longest) for name, longest in LENGTHS.items()}
_WORDS: Final = {name: one_of(*words) for name, words in WORDS.items()}


@rule(
    "podcast-url-invalid",
    level=Level.ERROR,
    on=values(Kind.URL, Kind.IRI, of="podcast"),
    summary="Addresses in tags of Podcasting 2.0 must be absolute.",
    spec=NAMESPACE,
    bad='<podcast:funding url="/donate">Support us</podcast:funding>',
    good='<podcast:funding url="https://tide.example/donate">Support us'
    "</podcast:funding>",
    within="channel",
    unless=usual_url,
)
def podcast_url_invalid(element: Element, context: Context) -> Judgement | None:
    """Nothing can be fetched from there: an app does not know whose page it was."""
    return judged_value(element, context)


@rule(
    "podcast-type-invalid",
    level=Level.ERROR,
    on=attributes(Kind.MEDIA_TYPE, of=("podcast",)),
    summary="A type in tags of Podcasting 2.0 must be a media type.",
    spec=f"{TAGS}alternate-enclosure.md",
    bad='<podcast:transcript url="https://tide.example/neap.vtt" type="vtt"/>',
    good='<podcast:transcript url="https://tide.example/neap.vtt" type="text/vtt"/>',
    within="item",
)
def podcast_type_invalid(element: Element, context: Context) -> Judgement | None:
    """An app chooses by the type what it can play or show."""
    return judged_value(element, context)


@rule(
    "podcast-language-invalid",
    level=Level.ERROR,
    on=attributes(Kind.LANGUAGE, of=("podcast",)),
    summary="A language in tags of Podcasting 2.0 must be a language tag.",
    spec=f"{TAGS}transcript.md",
    bad='<podcast:transcript url="https://tide.example/neap.vtt" type="text/vtt" '
    'language="english"/>',
    good='<podcast:transcript url="https://tide.example/neap.vtt" type="text/vtt" '
    'language="en"/>',
    within="item",
)
def podcast_language_invalid(element: Element, context: Context) -> Judgement | None:
    """An app offers transcripts and versions by their languages."""
    return judged_value(element, context)


@rule(
    "podcast-word-unknown",
    level=Level.ERROR,
    on=values(Kind.CHOICE, of="podcast"),
    summary="Where Podcasting 2.0 lists words to choose from, no other must stand.",
    spec=f"{TAGS}medium.md",
    bad="<podcast:medium>songs</podcast:medium>",
    good="<podcast:medium>music</podcast:medium>",
    within="channel",
)
def podcast_word_unknown(element: Element, context: Context) -> Judgement | None:
    """An app does not know what to make of another word."""
    return judged_value(element, context)


@rule(
    "podcast-word-unusual",
    level=Level.WARNING,
    on=tuple(f"podcast:{place}" for place in WORDS),
    summary="A protocol or relation should be one of the namespace's lists.",
    spec="https://github.com/Podcastindex-org/podcast-namespace/blob/main/socialprotocols.txt",
    bad='<podcast:chat server="irc.example.org" protocol="irc2"/>',
    good='<podcast:chat server="irc.example.org" protocol="irc"/>',
    within="channel",
)
def podcast_word_unusual(element: Element, context: Context) -> Judgement | None:
    """The lists grow, but few apps know what is not on them yet."""
    return judged(
        context.text, value_fault(_WORDS[_place(element, context)], context.text)
    )


@rule(
    "podcast-number-invalid",
    level=Level.ERROR,
    on=values(Kind.INTEGER, Kind.COUNT, Kind.POSITIVE, Kind.DECIMAL, of="podcast"),
    summary="Numbers in tags of Podcasting 2.0 must be numbers.",
    spec=f"{TAGS}season.md",
    bad="<podcast:season>two</podcast:season>",
    good="<podcast:season>2</podcast:season>",
    within="item",
)
def podcast_number_invalid(element: Element, context: Context) -> Judgement | None:
    """Apps sort by them, jump to them and share money by them."""
    return judged_value(element, context)


@rule(
    "podcast-date-invalid",
    level=Level.ERROR,
    on=attributes(Kind.ISO_DATE, Kind.RFC822_DATE, of=("podcast",)),
    summary="A stream starts on a date of ISO 8601, a trailer appears on one of RSS.",
    spec=f"{TAGS}trailer.md",
    bad='<podcast:trailer url="https://tide.example/trailer.mp3" pubdate="2026-03-01">'
    "Soon</podcast:trailer>",
    good='<podcast:trailer url="https://tide.example/trailer.mp3" '
    'pubdate="Sun, 01 Mar 2026 09:00:00 GMT">Soon</podcast:trailer>',
    within="channel",
)
def podcast_date_invalid(element: Element, context: Context) -> Judgement | None:
    """Apps announce a stream by its start and show the newest trailer."""
    return judged_value(element, context)


@rule(
    "podcast-email-invalid",
    level=Level.ERROR,
    on=attributes(Kind.EMAIL, of=("podcast",)),
    summary="The owner of a locked feed must be a bare e-mail address.",
    spec=f"{TAGS}locked.md",
    bad='<podcast:locked owner="Ada Reed">yes</podcast:locked>',
    good='<podcast:locked owner="ada@tide.example">yes</podcast:locked>',
    within="channel",
)
def podcast_email_invalid(element: Element, context: Context) -> Judgement | None:
    """A host asks there whether the show may move."""
    return judged_value(element, context)


@rule(
    "podcast-guid-invalid",
    level=Level.ERROR,
    on=_GUIDS,
    summary="The guid of a podcast must be a UUID.",
    spec=f"{TAGS}guid.md",
    bad="<podcast:guid>tides-and-moons</podcast:guid>",
    good="<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>",
    within="channel",
)
def podcast_guid_invalid(element: Element, context: Context) -> Judgement | None:
    """Indexes know a podcast by it, wherever it moves to."""
    return judged_value(element, context)


@rule(
    "podcast-form-invalid",
    level=Level.ERROR,
    on=_FORMS,
    summary="A chat server must be a host's name, an aspect ratio a ratio.",
    spec=f"{TAGS}image.md",
    bad='<podcast:image href="https://tide.example/art.png" aspect-ratio="16:9"/>',
    good='<podcast:image href="https://tide.example/art.png" aspect-ratio="16/9"/>',
    within="channel",
)
def podcast_form_invalid(element: Element, context: Context) -> Judgement | None:
    """Programs read it, and no person is there to guess."""
    return judged_value(element, context)


@rule(
    "podcast-place-invalid",
    level=Level.ERROR,
    on=(
        *attributes(Kind.GEO, Kind.COUNTRY, of=("podcast",)),
        "podcast:location/@osm",
    ),
    summary="A place must be a geo URI, an id of OpenStreetMap or a country's code.",
    spec=f"{TAGS}location.md",
    bad='<podcast:location geo="50.2,1.5">Le Crotoy</podcast:location>',
    good='<podcast:location geo="geo:50.2,1.5">Le Crotoy</podcast:location>',
    within="channel",
)
def podcast_place_invalid(element: Element, context: Context) -> Judgement | None:
    """An app cannot find it on a map."""
    return judged_value(element, context)


@rule(
    "podcast-recurrence-invalid",
    level=Level.ERROR,
    on=attributes(Kind.RECURRENCE, of=("podcast",)),
    summary="An rrule must be a recurrence rule of RFC 5545.",
    spec=f"{TAGS}update-frequency.md",
    bad='<podcast:updateFrequency rrule="weekly">Weekly</podcast:updateFrequency>',
    good='<podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly'
    "</podcast:updateFrequency>",
    within="channel",
)
def podcast_recurrence_invalid(element: Element, context: Context) -> Judgement | None:
    """An app cannot reckon when the next episode is due."""
    return judged_value(element, context)


@rule(
    "podcast-text-too-long",
    level=Level.WARNING,
    on=tuple(f"podcast:{place}" for place in LENGTHS),
    summary="Texts should keep to the length that their tag's page gives.",
    spec=f"{TAGS}funding.md",
    bad=f'<podcast:funding url="https://tide.example/donate">{"Help us. " * 20}'
    "</podcast:funding>",
    good='<podcast:funding url="https://tide.example/donate">Help us.'
    "</podcast:funding>",
    within="channel",
)
def podcast_text_too_long(element: Element, context: Context) -> Judgement | None:
    """Apps cut off the rest."""
    if len(context.text) <= 32:
        return None
    value = _LENGTHS[_place(element, context)]
    return judged(context.text, value_fault(value, context.text))


def _place(element: Element, context: Context) -> str:
    name = element.tag.rpartition("}")[2]
    return name if context.key is None else f"{name}/@{context.key}"


@rule(
    "podcast-text-missing",
    level=Level.ERROR,
    on=tuple(
        f"podcast:{name}" for name in ("person", "location", "trailer", "license")
    ),
    summary="A person, a place, a trailer and a licence must have a name.",
    spec=f"{TAGS}person.md",
    bad='<podcast:person href="https://tide.example/ada"></podcast:person>',
    good='<podcast:person href="https://tide.example/ada">Ada Reed</podcast:person>',
    within="channel",
    unless=bool,
)
def podcast_text_missing(element: Element) -> tuple[str, str]:
    """The name is what an app shows; without it there is nothing to show."""
    name = element.tag.rpartition("}")[2]
    return f"<podcast:{name}> has no text", "write the name between its tags"
