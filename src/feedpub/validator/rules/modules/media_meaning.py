"""Media RSS: values that are right each by itself, and make no sense together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

SPEC: Final = "https://www.rssboard.org/media-rss#media-"
_MEDIA: Final = f"{{{NAMESPACES['media']}}}"
_AROUND: Final = (
    *("/rss/channel", "item", "rss1:item", "/atom:feed", "atom:entry"),
    *("media:group", "media:content"),
)
_PICTURE: Final = "https://tide.example/neap.jpg"
_KINDS: Final = ("image", "audio", "video")
_MOST_KEYWORDS: Final = 10
_TAG: Final = re.compile(r"[^:,]{1,200}(?::\s*[0-9]{1,18}(?:\.[0-9]{1,18})?)?\s*")
_PART: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{0,12})?").fullmatch
_GONE: Final = ("blocked", "deleted")


@rule(
    "media-hash-repeated",
    level=Level.WARNING,
    on=_AROUND,
    summary="A medium should have one hash of each algorithm.",
    spec=f"{SPEC}hash",
    bad="<media:hash>dfdec888b72151965a34b4b59031290a</media:hash>"
    '<media:hash algo="md5">11dec888b72151965a34b4b59031290a</media:hash>',
    good="<media:hash>dfdec888b72151965a34b4b59031290a</media:hash>"
    '<media:hash algo="sha-1">2fd4e1c67a2d28fced849ee1bb76e7391b93eb12</media:hash>',
    within="item",
)
def media_hash_repeated(_: Element, context: Context) -> list[Fault] | None:
    """The file cannot have two; a reader does not know which to believe."""
    return _repeated(context, "hash", lambda one: one.get("algo", "md5"))


@rule(
    "media-restriction-repeated",
    level=Level.WARNING,
    on=_AROUND,
    summary="A medium should have one restriction of each type.",
    spec=f"{SPEC}restriction",
    bad='<media:restriction relationship="allow" type="country">gb</media:restriction>'
    '<media:restriction relationship="allow" type="country">fr</media:restriction>',
    good='<media:restriction relationship="allow" type="country">gb fr'
    "</media:restriction>",
    within="item",
)
def media_restriction_repeated(_: Element, context: Context) -> list[Fault] | None:
    """Whoever reads it takes the first and ignores all others of its type."""
    return _repeated(context, "restriction", lambda one: one.get("type", "none"))


def _repeated(
    context: Context, name: str, kind: Callable[[Element], str]
) -> list[Fault] | None:
    """Tell of the children of that name that are of a kind that was there before."""
    tag = f"{_MEDIA}{name}"
    if tag not in context.children:
        return None
    known: set[str] = set()
    faults = []
    for kid in context.kids:
        if kid.tag != tag:
            continue
        if kind(kid) in known:
            message = f"there is a second <media:{name}> of the kind {kind(kid)}"
            faults.append(Fault(message, "make one of them", kid))
        known.add(kind(kid))
    return faults


@rule(
    "media-medium-mismatched",
    level=Level.WARNING,
    on="media:content",
    summary="The medium should be that of the media type.",
    spec=f"{SPEC}content",
    bad=f'<media:content url="{_PICTURE}" type="image/jpeg" medium="video"/>',
    good=f'<media:content url="{_PICTURE}" type="image/jpeg" medium="image"/>',
    within="item",
)
def media_medium_mismatched(element: Element) -> Fault | None:
    """One reader goes by the medium, another by the type: one of them is misled."""
    medium, kind = element.get("medium"), element.get("type", "").partition("/")[0]
    if medium not in _KINDS or kind not in _KINDS or medium == kind:
        return None
    message = f"the medium is {medium}, and the type is {element.get('type')}"
    return Fault(message, f'write medium="{kind}", or mend the type', "medium")


@rule(
    "media-group-of-one",
    level=Level.NOTE,
    on="media:group",
    summary="A group is for several forms of the same medium.",
    spec=f"{SPEC}group",
    bad=f'<media:group><media:content url="{_PICTURE}"/></media:group>',
    good=f'<media:content url="{_PICTURE}"/>',
    within="item",
    profile="best-practice",
)
def media_group_of_one(_: Element, context: Context) -> tuple[str, str] | None:
    """Some readers look for media in the item only, and a group of one hides it."""
    if context.tags.count(f"{_MEDIA}content") != 1:
        return None
    return "the group has one <media:content>", "put it into the item without a group"


@rule(
    "media-keywords-many",
    level=Level.NOTE,
    on="media:keywords",
    summary="Ten keywords are what Media RSS calls the typical most.",
    spec=f"{SPEC}keywords",
    bad="<media:keywords>a, b, c, d, e, f, g, h, i, j, k</media:keywords>",
    good="<media:keywords>neap, spring, ebb</media:keywords>",
    within="item",
    profile="best-practice",
)
def media_keywords_many(_: Element, context: Context) -> tuple[str, str] | None:
    """Search engines take the first few, or none of so many."""
    count = context.text.count(",") + 1
    if count <= _MOST_KEYWORDS:
        return None
    return f"there are {count} keywords", f"keep the {_MOST_KEYWORDS} that say most"


@rule(
    "media-tags-invalid",
    level=Level.WARNING,
    on="media:tags",
    summary="Tags of a community should be names, each with a weight if it has one.",
    spec=f"{SPEC}community",
    bad="<media:community><media:tags>neap: high, ebb</media:tags></media:community>",
    good="<media:community><media:tags>neap: 5, ebb</media:tags></media:community>",
    within="item",
)
def media_tags_invalid(_: Element, context: Context) -> Iterator[tuple[str, str]]:
    """The weight says how often the tag was given; readers sort by it."""
    for tag in context.text.split(",")[:1000]:
        if not _TAG.fullmatch(tag):
            yield f"{quoted(tag.strip())} is no tag", "write it like neap: 5"


@rule(
    "media-credit-role-unknown",
    level=Level.WARNING,
    on="media:credit",
    summary="A role of the scheme urn:yvs should be uploader or owner.",
    spec=f"{SPEC}credit",
    bad='<media:credit role="author" scheme="urn:yvs">ada</media:credit>',
    good='<media:credit role="uploader" scheme="urn:yvs">ada</media:credit>',
    within="item",
)
def media_credit_role_unknown(element: Element) -> Fault | None:
    """The scheme of video services has these two roles, and no others."""
    role = element.get("role", "owner").strip()
    if element.get("scheme", "").strip() != "urn:yvs" or role in ("uploader", "owner"):
        return None
    return Fault(
        f"urn:yvs has no role {quoted(role)}", "take uploader or owner", "role"
    )


@rule(
    "media-rating-outside",
    level=Level.WARNING,
    on="media:starRating",
    summary="The average of the stars should be between the fewest and the most.",
    spec=f"{SPEC}community",
    bad='<media:community><media:starRating average="7" min="1" max="5"/>'
    "</media:community>",
    good='<media:community><media:starRating average="3.5" min="1" max="5"/>'
    "</media:community>",
    within="item",
)
def media_rating_outside(element: Element) -> Fault | None:
    """Readers draw so many of so many stars."""
    least, average, most = (
        _number(element.get(name)) for name in ("min", "average", "max")
    )
    if average is None:
        return None
    if least is not None and average < least:
        return Fault(f"the average {average:g} is below min {least:g}", None, "average")
    if most is not None and average > most:
        return Fault(f"the average {average:g} is above max {most:g}", None, "average")
    return None


def _number(value: str | None) -> float | None:
    try:
        return None if value is None else float(value[:64])
    except ValueError:
        return None  # media-number-invalid tells of it


@rule(
    "media-price-incomplete",
    level=Level.WARNING,
    on="media:price",
    summary="A price should say how much, and in which currency.",
    spec=f"{SPEC}price",
    bad='<media:price type="rent" price="2.50"/>',
    good='<media:price type="rent" price="2.50" currency="EUR"/>',
    within="item",
)
def media_price_incomplete(element: Element) -> Iterator[tuple[str, str]]:
    """2.50 of what? A reader cannot show the price."""
    if element.get("price") is not None and element.get("currency") is None:
        yield "the price has no currency", 'add one, such as currency="EUR"'
    if element.get("price") is None and element.get("currency") is not None:
        yield "there is a currency and no price", "add the price"


@rule(
    "media-status-unexplained",
    level=Level.WARNING,
    on="media:status",
    summary="A medium that is blocked or deleted should give the reason.",
    spec=f"{SPEC}status",
    bad='<media:status state="blocked"/>',
    good='<media:status state="blocked" reason="https://tide.example/terms/"/>',
    within="item",
)
def media_status_unexplained(element: Element) -> Fault | None:
    """People who look for the film want to know where it went."""
    if element.get("state") not in _GONE or element.get("reason"):
        return None
    fix = "add reason with a text or a URL"
    return Fault(f"a {element.get('state')} medium has no reason", fix)


@rule(
    "media-embed-without-address",
    level=Level.WARNING,
    on="media:embed",
    summary="An embedded player should have its address.",
    spec=f"{SPEC}embed",
    bad='<media:embed width="512" height="323"/>',
    good='<media:embed url="https://tide.example/player" width="512" height="323"/>',
    within="item",
)
def media_embed_without_address(element: Element) -> tuple[str, str] | None:
    """There is no player to give the parameters to."""
    if element.get("url") is not None:
        return None
    return "<media:embed> has no url", "add the address of the player"


@rule(
    "media-time-backwards",
    level=Level.WARNING,
    on=("media:text", "media:location"),
    summary="What is said of a stretch of a medium should end after its start.",
    spec=f"{SPEC}text",
    bad='<media:text start="0:00:20" end="0:00:10">The tide turns.</media:text>',
    good='<media:text start="0:00:10" end="0:00:20">The tide turns.</media:text>',
    within="item",
)
def media_time_backwards(element: Element) -> Fault | None:
    """A player would take the text away before it shows it."""
    start, end = _seconds(element.get("start")), _seconds(element.get("end"))
    if start is None or end is None or start <= end:
        return None
    message = f"it ends at {element.get('end')}, before it starts"
    return Fault(message, "exchange start and end", "end")


def _seconds(value: str | None) -> float | None:
    """Give a time in seconds; None if there is none, or it is `now` or no time."""
    parts = (value or "").strip()[:64].split(":")
    if not 1 <= len(parts) <= 3 or not all(_PART(one) for one in parts):
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + float(part)
    return seconds
