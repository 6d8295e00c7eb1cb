"""RSS 2.0: what a channel must have, and the shape of what it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

REQUIRED: Final = f"{specs.RSS}requiredChannelElements"
OPTIONAL: Final = f"{specs.RSS}optionalChannelElements"
_WHOLE: Final = (
    "<channel><title>Tides</title><link>https://tide.example/</link>"
    "<description>Notes on tides.</description></channel>"
)


@rule(
    "rss-channel-title-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a title.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<title>Tides</title>", ""),
    good=_WHOLE,
)
def rss_channel_title_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The title is the name under which readers list the feed."""
    if "title" in context.children:
        return None
    return "the channel has no <title>", "add the site's name as <title>"


@rule(
    "rss-channel-link-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a link.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<link>https://tide.example/</link>", ""),
    good=_WHOLE,
)
def rss_channel_link_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The link leads from the feed to the site, and tells whose feed it is."""
    if "link" in context.children:
        return None
    return "the channel has no <link>", "add the site's home page as <link>"


@rule(
    "rss-channel-description-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel must have a description.",
    spec=REQUIRED,
    bad=_WHOLE.replace("<description>Notes on tides.</description>", ""),
    good=_WHOLE,
)
def rss_channel_description_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Directories show it, and some readers refuse a feed without it."""
    if "description" in context.children:
        return None
    return (
        "the channel has no <description>",
        "say in a sentence what the feed is about",
    )


@rule(
    "rss-channel-element-repeated",
    level=Level.ERROR,
    on="/rss/channel",
    summary="Only category and item may come more than once in a channel.",
    spec=f"{specs.PROFILE}element-channel",
    bad=_WHOLE.replace("<link>", "<title>Tide</title><link>"),
    good=_WHOLE.replace("<link>", "<category>a</category><category>b</category><link>"),
)
def rss_channel_element_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first or the last of them; nobody knows which."""
    for again in context.repeated():
        if "{" not in again.tag and again.tag not in ("category", "item"):
            yield Fault(f"there is a second <{again.tag}>", "keep one of them", again)


@rule(
    "rss-title-blank",
    level=Level.ERROR,
    on="/rss/channel/title",
    summary="The title of a channel must not be blank.",
    spec=REQUIRED,
    bad="<title> </title>",
    good="<title>Tides</title>",
)
def rss_title_blank(title: Element, context: Context) -> str | None:
    """A reader has nothing to show in its list."""
    return None if context.text or len(title) else "the <title> is blank"


@rule(
    "rss-url-invalid",
    level=Level.ERROR,
    on=(
        "/rss/channel/link",
        "channel/docs",
        "channel/image/url",
        "channel/image/link",
        "channel/textInput/link",
        "item/link",
        "item/comments",
        "item/source/@url",
    ),
    summary="A link must be an absolute URL, in ASCII.",
    spec=f"{specs.RSS}comments",
    bad="<link>/neap/</link>",
    good="<link>https://tide.example/neap/</link>",
    unless=usual_url,
)
def rss_url_invalid(_: Element, context: Context) -> Judgement | None:
    """RSS has no base that a relative URL could be resolved against."""
    return judged(context.text, uris.uri_fault(context.text))


@rule(
    "rss-language-invalid",
    level=Level.ERROR,
    on="/rss/channel/language",
    summary="The language must be a tag of RFC 5646, such as en or pt-BR.",
    spec=OPTIONAL,
    bad="<language>en_US</language>",
    good="<language>en-us</language>",
)
def rss_language_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers choose a voice and fonts by it, and aggregators the edition."""
    return judged(context.text, values.language_fault(context.text))


@rule(
    "rss-email-missing",
    level=Level.ERROR,
    on=("/rss/channel/managingEditor", "/rss/channel/webMaster", "item/author"),
    summary="A person must be given by e-mail address.",
    spec=OPTIONAL,
    bad="<author>Ada Reed</author>",
    good="<author>ada@tide.example (Ada Reed)</author>",
    within="item",
)
def rss_email_missing(element: Element, context: Context) -> tuple[str, str] | None:
    """RSS takes addresses here, and Dublin Core names."""
    words = context.text[:1000].replace("mailto:", "").split()
    if any(values.email_fault(word.strip("<>(),;")) is None for word in words):
        return None
    return (
        f"there is no e-mail address in {quoted(context.text)}",
        f"write name@host (Name), or use dc:creator in place of <{element.tag}>",
    )


@rule(
    "rss-ttl-invalid",
    level=Level.ERROR,
    on="/rss/channel/ttl",
    summary="The ttl must be a number of minutes.",
    spec=f"{specs.RSS}ltttlgtSubelementOfLtchannelgt",
    bad="<ttl>1 hour</ttl>",
    good="<ttl>60</ttl>",
)
def rss_ttl_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers ignore what is not a whole number."""
    return judged(context.text, values.positive_integer_fault(context.text))


CLOUD: Final = ("domain", "port", "path", "registerProcedure", "protocol")


@rule(
    "rss-cloud-attribute-missing",
    level=Level.ERROR,
    on="/rss/channel/cloud",
    summary="A cloud must have domain, port, path, registerProcedure and protocol.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="80" path="/rpc" protocol="xml-rpc"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_attribute_missing(cloud: Element) -> str | None:
    """With one missing a reader cannot ask to be told of changes."""
    missing = tuple(name for name in CLOUD if name not in cloud.attrib)
    return f"the cloud has no {listed(missing, 'and')}" if missing else None


@rule(
    "rss-cloud-port-invalid",
    level=Level.ERROR,
    on="channel/cloud/@port",
    summary="The cloud's port must be a positive integer.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="http" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_port_invalid(_: Element, context: Context) -> Judgement | None:
    """It is the TCP port that the subscription goes to."""
    fault = values.positive_integer_fault(context.text)
    return judged(context.text, fault, "the port ")


@rule(
    "rss-cloud-protocol-unknown",
    level=Level.ERROR,
    on="channel/cloud/@protocol",
    summary="The cloud's protocol must be xml-rpc, soap or http-post.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="rest"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_protocol_unknown(_: Element, context: Context) -> str | None:
    """A reader can subscribe only in a protocol that it knows."""
    if context.text in ("xml-rpc", "soap", "http-post"):
        return None
    return f"{quoted(context.text)} is not xml-rpc, soap or http-post"


@rule(
    "rss-image-child-missing",
    level=Level.ERROR,
    on="/rss/channel/image",
    summary="A channel's image must have url, title and link.",
    spec=f"{specs.RSS}ltimagegtSubelementOfLtchannelgt",
    bad="<image><url>https://tide.example/i.png</url><title>Tides</title></image>",
    good="<image><url>https://tide.example/i.png</url><title>Tides</title>"
    "<link>https://tide.example/</link></image>",
)
def rss_image_child_missing(_: Element, context: Context) -> str | None:
    """The three make the image a link with an alternative text."""
    missing = tuple(n for n in ("url", "title", "link") if n not in context.children)
    return f"the image has no <{listed(missing, 'and')}>" if missing else None


@rule(
    "rss-image-size-invalid",
    level=Level.ERROR,
    on=("channel/image/width", "channel/image/height"),
    summary="An image is at most 144 pixels wide and 400 high.",
    spec=f"{specs.RSS}ltimagegtSubelementOfLtchannelgt",
    bad="<width>145</width>",
    good="<width>144</width>",
)
def rss_image_size_invalid(element: Element, context: Context) -> str | None:
    """Readers keep that much room for it, and cut off or ignore the rest."""
    most = 144 if element.tag == "width" else 400
    fault = values.positive_integer_fault(context.text)
    if fault is None and len(context.text) < 9 and int(context.text) <= most:
        return None
    reason = fault or f"is more than {most}"
    return f"the {element.tag} {quoted(context.text)} {reason}"


@rule(
    "rss-skip-hour-invalid",
    level=Level.ERROR,
    on="skipHours/hour",
    summary="An hour to skip is a number from 0 to 23, each once.",
    spec=f"{specs.RSS}ltskiphoursgtSubelementOfLtchannelgt",
    bad="<hour>25</hour>",
    good="<hour>23</hour>",
)
def rss_skip_hour_invalid(hour: Element, context: Context) -> Judgement | str | None:
    """Hours are counted in GMT, from midnight as 0."""
    if fault := values.hour_fault(context.text):
        return judged(context.text, fault, "the hour ")
    if context.first("skip-hour", int(context.text), hour) is not hour:
        return f"the hour {quoted(context.text)} is there twice"
    return None


@rule(
    "rss-skip-day-invalid",
    level=Level.ERROR,
    on="skipDays/day",
    summary="A day to skip is an English weekday, each once.",
    spec=f"{specs.RSS}ltskipdaysgtSubelementOfLtchannelgt",
    bad="<day>Sun</day>",
    good="<day>Sunday</day>",
)
def rss_skip_day_invalid(day: Element, context: Context) -> Judgement | str | None:
    """A reader compares the name letter by letter."""
    if fault := values.day_fault(context.text):
        return judged(context.text, fault, "the day ")
    if context.first("skip-day", context.text, day) is not day:
        return f"the day {quoted(context.text)} is there twice"
    return None
