"""A show with all that Apple Podcasts and Podcasting 2.0 let it say."""

from __future__ import annotations

from datetime import UTC, datetime

import feedpub as fp
from feedpub.namespaces import itunes, podcast

TIDE = "https://tide.example"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
NODE = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
STREAM = f"{TIDE}/live.mp3"

live = podcast.LiveItem(
    status="pending",
    start=datetime(2026, 3, 8, 9, tzinfo=UTC),
    end=datetime(2026, 3, 8, 10, tzinfo=UTC),
    article=fp.Article(
        title="The bore, live",
        url=f"{TIDE}/live/",
        published=datetime(2026, 3, 1, 9, tzinfo=UTC),
        enclosures=[fp.Enclosure(url=STREAM, type="audio/mpeg")],
        extensions=[
            podcast.AlternateEnclosure(
                type="audio/mpeg", sources=[STREAM], default=True
            ),
            podcast.Chat(
                server="irc.tide.example",
                protocol="irc",
                account_id="@ada",
                space="#tides",
            ),
            podcast.ContentLink(href=f"{TIDE}/live/", label="Listen on our page"),
        ],
    ),
)

feed = fp.Feed(
    title="Tides",
    home_url=f"{TIDE}/",
    feed_url=f"{TIDE}/rss.xml",
    description="What the moon does to the sea.",
    language="en-gb",
    rights="Ada Reed",
    authors=["Ada Reed"],
    extensions=[
        itunes.Show(
            author="Ada Reed & the sea",
            image=f"{TIDE}/art.jpg",
            categories=[itunes.Category("Science", ["Nature"]), "Education"],
            explicit=False,
            type="serial",
            owner=itunes.Owner(name="Ada Reed", email="ada@tide.example"),
        ),
        podcast.Guid(guid=podcast.guid_for(f"{TIDE}/rss.xml")),
        podcast.Locked(locked=True, owner="ada@tide.example"),
        podcast.Block(blocked=True),
        podcast.Block(blocked=False, id="podcastindex"),
        podcast.Medium(medium="podcast"),
        podcast.License(identifier="tide-licence-1", url=f"{TIDE}/licence"),
        podcast.Funding(url=f"{TIDE}/give", label="Buy us a buoy"),
        podcast.Person(name="Ada Reed", href=f"{TIDE}/ada", img=f"{TIDE}/ada.jpg"),
        podcast.Location(
            name="Wells-next-the-Sea",
            rel="creator",
            geo="geo:52.9556,0.8512",
            osm="R11933217",
            country="GB",
        ),
        podcast.Trailer(
            title="Soon",
            url=f"{TIDE}/trailer.mp3",
            published=datetime(2026, 2, 1, 9, tzinfo=UTC),
            length=123456,
            type="audio/mpeg",
            season=1,
        ),
        podcast.Txt(text="S6lpp-7ZCn8-dZfGc-OoyaG", purpose="verify"),
        podcast.UpdateFrequency(
            label="Twice a month, ten times",
            rrule="FREQ=WEEKLY;INTERVAL=2;COUNT=10",
            dtstart="2026-03-01",
        ),
        podcast.Podping(uses_podping=True),
        podcast.Image(
            href=f"{TIDE}/wide.png",
            alt="A grey sea",
            aspect_ratio="16/9",
            width=1920,
            purpose="social banner",
        ),
        podcast.Value(
            type="lightning",
            method="keysend",
            suggested=0.00000005,
            recipients=[
                podcast.ValueRecipient(type="node", address=NODE, split=95, name="Ada"),
                podcast.ValueRecipient(
                    type="lnaddress",
                    address="host@wallet.example",
                    split=5,
                    name="Host",
                    custom_key="818818",
                    custom_value="tides",
                    fee=True,
                ),
            ],
        ),
        podcast.Podroll(
            remote_items=[
                podcast.RemoteItem(feed_guid=GUID, title="Podcasting 2.0"),
            ]
        ),
        podcast.Publisher(
            remote_item=podcast.RemoteItem(
                feed_guid="003af0a0-6a45-55cf-b765-68e3d349551a",
                feed_url=f"{TIDE}/publisher.xml",
                medium="publisher",
            )
        ),
        podcast.SocialInteract(protocol="disabled"),
        live,
    ],
    articles=[
        fp.Article(
            title="Neap",
            url=f"{TIDE}/neap/",
            published=datetime(2026, 3, 1, 9, tzinfo=UTC),
            summary="Twice a month the sea is calm.",
            enclosures=[
                fp.Enclosure(
                    url=f"{TIDE}/neap.mp3", type="audio/mpeg", length=43_200_000
                )
            ],
            extensions=[
                itunes.Episode(
                    title="Neap",
                    duration="30:01",
                    image=f"{TIDE}/neap.png",
                    explicit=False,
                    season=1,
                    episode=1,
                    episode_type="full",
                ),
                podcast.Season(number=1, name="The moon"),
                podcast.Episode(number=1, display="Ebb I"),
                podcast.Transcript(
                    url=f"{TIDE}/neap.vtt",
                    type="text/vtt",
                    language="en-GB",
                    rel="captions",
                ),
                podcast.Chapters(url=f"{TIDE}/neap.json"),
                podcast.Soundbite(
                    start_time="1:13.5", duration=60, title="How calm it is"
                ),
                podcast.Person(name="Bo & Li", role="guest", group="cast"),
                podcast.SocialInteract(
                    protocol="activitypub",
                    uri=f"{TIDE}/@ada/1",
                    account_id="@ada",
                    account_url=f"{TIDE}/@ada",
                    priority=1,
                ),
                podcast.AlternateEnclosure(
                    type="audio/opus",
                    length=32_400_000,
                    bitrate=96_000.5,
                    title="High quality",
                    sources=[
                        f"{TIDE}/neap.opus",
                        podcast.Source(
                            uri=f"{TIDE}/neap.torrent",
                            content_type="application/x-bittorrent",
                        ),
                    ],
                    integrity=podcast.Integrity(
                        type="sri",
                        value="sha256-tbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw=",
                    ),
                ),
                podcast.Value(
                    type="lightning",
                    method="keysend",
                    recipients=[
                        podcast.ValueRecipient(
                            type="node", address=NODE, split=100, name="Ada"
                        )
                    ],
                    time_splits=[
                        podcast.ValueTimeSplit(
                            start_time=60,
                            duration="3:57",
                            remote_percentage=95,
                            remote_item=podcast.RemoteItem(
                                feed_guid=GUID, item_guid="42", medium="music"
                            ),
                        )
                    ],
                ),
            ],
        ),
    ],
)
