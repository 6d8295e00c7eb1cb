"""Each tag of Podcasting 2.0 and of Apple: a good example, and one for each mistake."""

from __future__ import annotations

import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st

from feedpub.namespaces import itunes, podcast
from feedpub.namespaces.vocabulary import FEED, Kind
from feedpub.validator import validate

GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
URL = "https://tide.example/x"
SOURCE = f'<podcast:source uri="{URL}.mp3"/>'
RECIPIENT = (
    '<podcast:valueRecipient type="lnaddress" address="ada@tide.example" split="1"/>'
)
REMOTE = f'<podcast:remoteItem feedGuid="{GUID}"/>'
PUBLISHER = f'<podcast:remoteItem medium="publisher" feedGuid="{GUID}"/>'
LINK = f'<podcast:contentLink href="{URL}">Listen</podcast:contentLink>'
MP3 = f'<enclosure url="{URL}.mp3" length="0" type="audio/mpeg"/>'
SHA = "sha256-tbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw="
WEEKLY = 'rrule="FREQ=WEEKLY"'


def tag(name: str, attributes: str = "", inside: str = "") -> str:
    return f"<podcast:{name} {attributes}>{inside}</podcast:{name}>"


def apple(name: str, inside: str) -> str:
    return f"<itunes:{name}>{inside}</itunes:{name}>"


def altered(inside: str) -> str:
    return tag("alternateEnclosure", 'type="audio/mpeg"', inside)


def paid(inside: str) -> str:
    return tag("value", 'type="lightning" method="keysend"', inside)


def split(inside: str, more: str = "") -> str:
    times = f'startTime="60" duration="237" {more}'
    return paid(RECIPIENT + tag("valueTimeSplit", times, inside))


def streamed(attributes: str, inside: str = f"<title>L</title>{MP3}{LINK}") -> str:
    return tag("liveItem", attributes, inside)


LIVE = 'status="live" start="2021-09-26T07:30:00.000-0600"'
GOOD = {
    "podcast:transcript": tag(
        "transcript", f'url="{URL}" type="text/vtt" language="es" rel="captions"'
    ),
    "podcast:locked": tag("locked", 'owner="ada@tide.example"', "no"),
    "podcast:funding": tag("funding", f'url="{URL}"', "Give"),
    "podcast:chapters": tag(
        "chapters", f'url="{URL}" type="application/json+chapters"'
    ),
    "podcast:soundbite": tag("soundbite", 'startTime="73.0" duration="60.0"'),
    "podcast:person": tag(
        "person",
        f'group="Visuals" role="Cover Art Designer" img="{URL}" href="{URL}"',
        "Becky Smith",
    ),
    "podcast:location": tag(
        "location",
        'rel="creator" geo="geo:30.2711286,-97.7436995" osm="R113314" country="US"',
        "Austin",
    ),
    "podcast:season": tag("season", 'name="The Yearling"', "3"),
    "podcast:episode": tag("episode", 'display="Ch.3"', "315.5"),
    "podcast:trailer": tag(
        "trailer",
        f'url="{URL}" pubdate="Thu, 01 Apr 2021 08:00:00 EST" length="1" '
        'type="video/mp4" season="4"',
        "Season 4",
    ),
    "podcast:license": tag("license", "", "cc-by-nc-nd-4.0"),
    "podcast:alternateEnclosure": tag(
        "alternateEnclosure",
        'type="video/mp4" length="7924786" bitrate="511276.52" height="720" lang="en" '
        'title="HD" rel="video" codecs="avc1.4d401e" default="false"',
        SOURCE,
    ),
    "podcast:source": altered(
        tag("source", f'uri="{URL}" contentType="application/x-bittorrent"')
        + tag("source", 'uri="ipfs://QmX33FYehk6ckGQ6g1D9D3FqZPix5JpKstKQKbaS8quUFb"')
    ),
    "podcast:integrity": altered(
        SOURCE + tag("integrity", f'type="sri" value="{SHA}"')
    ),
    "podcast:guid": tag("guid", "", GUID),
    "podcast:value": tag(
        "value",
        'type="lightning" method="lnaddress" suggested="0.00000005000"',
        RECIPIENT,
    ),
    "podcast:valueRecipient": paid(
        tag(
            "valueRecipient",
            'name="A" type="node" split="5" fee="true" customKey="1" customValue="2" '
            f'address="{"02" * 33}"',
        )
    ),
    "podcast:valueTimeSplit": split(
        REMOTE, 'remoteStartTime="174" remotePercentage="95"'
    ),
    "podcast:medium": tag("medium", "", "audiobook"),
    "podcast:liveItem": streamed(f'{LIVE} end="2021-09-26T09:30:00.000-0600"'),
    "podcast:contentLink": LINK,
    "podcast:socialInteract": tag(
        "socialInteract",
        f'priority="1" protocol="activitypub" uri="{URL}" accountId="@a" '
        f'accountUrl="{URL}"',
    ),
    "podcast:block": tag("block", 'id="google"', "yes"),
    "podcast:txt": tag("txt", 'purpose="release"', "2022-10-26T04:45:30.742Z"),
    "podcast:remoteItem": tag(
        "remoteItem",
        f'feedGuid="{GUID}" feedUrl="{URL}" itemGuid="a" medium="music" title="T"',
    ),
    "podcast:podroll": tag("podroll", "", REMOTE + REMOTE),
    "podcast:updateFrequency": tag(
        "updateFrequency",
        'rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10" complete="false" '
        'dtstart="2023-08-28T00:00:00.000Z"',
        "Ten times",
    ),
    "podcast:podping": tag("podping", 'usesPodping="true"'),
    "podcast:chat": tag(
        "chat", 'server="example.com" protocol="matrix" accountId="@b" space="#g"'
    ),
    "podcast:publisher": tag("publisher", "", PUBLISHER),
    "podcast:image": tag(
        "image",
        f'href="{URL}" alt="A" aspect-ratio="1.9" width="12" height="4" '
        'type="image/webp" purpose="artwork social"',
    ),
    "podcast:images": tag("images", f'srcset="{URL} 1500w, {URL} 600w"'),
    "itunes:title": apple("title", "Neap"),
    "itunes:author": apple("author", "Ada"),
    "itunes:image": f'<itunes:image href="{URL}.jpg"/>',
    "itunes:explicit": apple("explicit", "true"),
    "itunes:block": apple("block", "Yes"),
    "itunes:category": '<itunes:category text="Arts"/>',
    "itunes:type": apple("type", "serial"),
    "itunes:owner": apple("owner", apple("email", "ada@tide.example")),
    "itunes:name": apple(
        "owner", apple("name", "Ada") + apple("email", "a@tide.example")
    ),
    "itunes:email": apple("owner", apple("email", "ada@tide.example")),
    "itunes:new-feed-url": apple("new-feed-url", URL),
    "itunes:complete": apple("complete", "Yes"),
    "itunes:applepodcastsverify": apple("applepodcastsverify", "05124"),
    "itunes:duration": apple("duration", "1:00:01"),
    "itunes:episode": apple("episode", "1"),
    "itunes:season": apple("season", "2"),
    "itunes:episodeType": apple("episodeType", "bonus"),
    "itunes:subtitle": apple("subtitle", "Of the sea"),
    "itunes:summary": apple("summary", "Of the sea"),
    "itunes:keywords": apple("keywords", "sea, moon"),
    "itunes:isClosedCaptioned": apple("isClosedCaptioned", "Yes"),
    "itunes:order": apple("order", "1"),
}
WARNED = {"podcast:images": "module-element-deprecated"}
BAD = [
    (tag("transcript", f'url="{URL}"'), "module-attribute-missing"),
    (tag("transcript", f'url="{URL}" type="vtt"'), "podcast-type-invalid"),
    (
        tag("transcript", f'url="{URL}" type="text/vtt" language="xx-yy-zz"'),
        "podcast-language-invalid",
    ),
    (
        tag("transcript", f'url="{URL}" type="text/vtt" rel="subtitles"'),
        "podcast-word-unusual",
    ),
    (
        tag("transcript", f'url="{URL}" type="application/srt"'),
        "podcast-transcript-type-unusual",
    ),
    (tag("locked", "", "true"), "podcast-word-unknown"),
    (tag("locked", 'owner="Ada"', "yes"), "podcast-email-invalid"),
    (tag("funding", "", "Give"), "module-attribute-missing"),
    (tag("chapters", f'url="{URL}" type="json"'), "podcast-type-invalid"),
    (tag("soundbite", 'startTime="1:13" duration="60"'), "podcast-number-invalid"),
    (tag("soundbite", 'startTime="-1" duration="60"'), "podcast-number-invalid"),
    (tag("soundbite", 'startTime="1" duration="600"'), "podcast-soundbite-length"),
    (tag("person", 'role="guest"'), "podcast-text-missing"),
    (tag("location", 'rel="about"', "Wells"), "podcast-word-unknown"),
    (tag("location", 'osm="113314"', "Wells"), "podcast-place-invalid"),
    (tag("location", 'country="UK"', "Wells"), "podcast-place-invalid"),
    (tag("season", "", "1.5"), "podcast-number-invalid"),
    (tag("season", f'name="{"S" * 129}"', "1"), "podcast-text-too-long"),
    (tag("episode", "", "three"), "podcast-number-invalid"),
    (tag("episode", f'display="{"C" * 33}"', "3"), "podcast-text-too-long"),
    (tag("trailer", f'url="{URL}" pubdate="soon"', "T"), "podcast-date-invalid"),
    (
        tag("trailer", f'url="{URL}" pubdate="Thu, 01 Apr 2021 08:00:00 GMT"'),
        "podcast-text-missing",
    ),
    (tag("license", "", "mine"), "podcast-license-url-missing"),
    (altered(""), "module-element-missing"),
    (
        tag("alternateEnclosure", 'type="audio/mpeg" default="yes"', SOURCE),
        "podcast-word-unknown",
    ),
    (
        tag("alternateEnclosure", 'type="audio/mpeg" bitrate="96k"', SOURCE),
        "podcast-number-invalid",
    ),
    (altered(SOURCE + tag("source", 'uri="x.mp3"')), "podcast-url-invalid"),
    (
        altered(SOURCE + tag("integrity", 'type="md5" value="1"')),
        "podcast-word-unknown",
    ),
    (
        altered(SOURCE + tag("integrity", 'type="pgp-signature" value="?"')),
        "podcast-integrity-invalid",
    ),
    (tag("guid", "", "y0ur-gu1d-g035-h3r3"), "podcast-guid-invalid"),
    (tag("guid", "", GUID.replace("5f69", "4f69")), "podcast-guid-version"),
    (paid(""), "module-element-missing"),
    (
        tag("value", 'type="lightning" method="keysend" suggested="much"', RECIPIENT),
        "podcast-number-invalid",
    ),
    (
        paid(RECIPIENT.replace('split="1"', 'split="1.5"')),
        "podcast-number-invalid",
    ),
    (paid(RECIPIENT.replace("@", " at ")), "podcast-address-invalid"),
    (split(REMOTE + REMOTE), "module-element-repeated"),
    (split(REMOTE + RECIPIENT), "podcast-time-split-mixed"),
    (split(REMOTE, 'remotePercentage="120"'), "podcast-percentage-outside"),
    (tag("medium", "", "Podcast"), "podcast-word-unknown"),
    (streamed('status="over" start="2021-09-26"'), "podcast-word-unknown"),
    (streamed('status="live" start="26 Sep 2021"'), "podcast-date-invalid"),
    (streamed(LIVE, f"<title>L</title>{MP3}"), "module-element-missing"),
    (streamed(LIVE, f"<title>L</title>{LINK}"), "podcast-live-enclosure-missing"),
    (tag("contentLink", "", "Listen"), "module-attribute-missing"),
    (tag("socialInteract", 'protocol="matrix"'), "podcast-comments-uri-missing"),
    (tag("socialInteract", f'uri="{URL}"'), "module-attribute-missing"),
    (
        tag("socialInteract", f'protocol="disabled" uri="{URL}"'),
        "podcast-comments-disabled-with-more",
    ),
    (tag("block", 'id="gogle"', "yes"), "podcast-service-unknown"),
    (tag("block", "", "no way"), "podcast-word-unknown"),
    (tag("txt", 'purpose="ai-content"', "partly"), "podcast-txt-boolean"),
    (tag("remoteItem", f'feedUrl="{URL}"'), "module-attribute-missing"),
    (tag("remoteItem", 'feedGuid="42"'), "podcast-guid-invalid"),
    (
        tag("remoteItem", f'feedGuid="{GUID}" medium="songs"'),
        "podcast-word-unknown",
    ),
    (tag("podroll"), "module-element-missing"),
    (tag("podroll", "", f"Podnews{REMOTE}"), "module-text-unexpected"),
    (
        tag("updateFrequency", 'rrule="every week"', "Weekly"),
        "podcast-recurrence-invalid",
    ),
    (
        tag("updateFrequency", f'{WEEKLY} dtstart="1 March"', "Weekly"),
        "podcast-date-invalid",
    ),
    (tag("podping"), "module-attribute-missing"),
    (tag("chat", 'server="irc://a.example" protocol="irc"'), "podcast-form-invalid"),
    (tag("chat", 'server="a.example" protocol="icq"'), "podcast-word-unusual"),
    (tag("publisher"), "module-element-missing"),
    (tag("publisher", "", REMOTE), "podcast-publisher-medium"),
    (tag("publisher", "", PUBLISHER + PUBLISHER), "module-element-repeated"),
    (tag("image", f'href="{URL}" width="wide"'), "podcast-number-invalid"),
    (tag("image", f'url="{URL}" href="{URL}"'), "module-attribute-unknown"),
    (tag("Season", "", "1"), "module-element-unknown"),
    (tag("medium", "", "music") * 2, "module-element-repeated"),
]
ALL = {
    f"{vocabulary.prefix}:{element.name}": element
    for vocabulary in (podcast.VOCABULARY, itunes.VOCABULARY)
    for element in vocabulary.elements
}


def place_of(snippet: str) -> str:
    name = snippet[1:].replace(">", " ").split()[0].rstrip("/")
    row = ALL.get(name)
    in_feed = row is not None and any(one.parent == FEED for one in row.places)
    return "feed" if in_feed else "entry"


def document(snippet: str) -> bytes:
    feed, entry = (snippet, "") if place_of(snippet) == "feed" else ("", snippet)
    return (
        f'<rss version="2.0" xmlns:podcast="{podcast.VOCABULARY.uri}" '
        f'xmlns:itunes="{itunes.VOCABULARY.uri}"><channel><title>T</title>'
        f"<link>https://tide.example/</link><description>D</description>{feed}"
        f"<item><title>N</title>{entry}</item></channel></rss>"
    ).encode()


def test_every_tag_has_a_good_example() -> None:
    assert set(ALL) == set(GOOD)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_of_a_tag_breaks_no_rule(name: str) -> None:
    found = [one.rule for one in validate(document(GOOD[name])).findings]
    expected = [WARNED[name]] if name in WARNED else []

    assert expected == found


@pytest.mark.parametrize(("snippet", "rule"), BAD)
def test_a_mistake_is_named_by_one_rule(snippet: str, rule: str) -> None:
    assert [rule] == [one.rule for one in validate(document(snippet)).findings]


ATTRIBUTES = [
    (name, attribute.name)
    for name, element in ALL.items()
    for attribute in element.attributes
]


@pytest.mark.no_cover
@times(1 / 3)
@given(
    text=st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters='<&"'),
        max_size=40,
    )
)
def test_no_value_makes_a_rule_raise(text: str) -> None:
    singles = "".join(f'<{name} {one}="{text}"/>' for name, one in ATTRIBUTES)
    texts = "".join(
        f"<{name}>{text}</{name}>"
        for name, element in ALL.items()
        if element.value.kind not in (Kind.CHILDREN, Kind.NOTHING)
    )
    for profile in ("spec", "podcast-directories", "psp-1", "podcasting-2.0"):
        for place in ("<podcast:txt/>", "<podcast:chapters/>"):
            data = document(place).replace(place.encode(), f"{singles}{texts}".encode())
            found = {one.rule for one in validate(data, profile=profile).findings}

            assert "internal-error" not in found
