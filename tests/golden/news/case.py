"""A newspaper with pictures and films: Media RSS whole, and its partners' elements."""

from __future__ import annotations

import feedpub as fp
from feedpub.namespaces import dcterms, georss, gml, media, mi, snf, webfeeds

TIDE = "https://tide.example/"
HERE = media.Location(
    description="The bay",
    start="0:00:10",
    end=60,
    points=[(53.87, 8.7)],
    wheres=[georss.Where(point=gml.Point(pos=(53.87, 8.7)))],
)
FILM = media.Content(
    url=TIDE + "spring.mp4",
    type="video/mp4",
    medium="video",
    file_size=1_234_567,
    width=1280,
    height=720,
    duration=185.5,
    lang="en-GB",
    is_default=True,
    expression="full",
    bitrate=128,
    framerate=25,
    samplingrate=44.1,
    channels=2,
    hashes=[
        media.Hash(digest="dfdec888b72151965a34b4b59031290a"),
        media.Hash(digest="2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", algo="sha-1"),
    ],
    subtitles=[media.SubTitle(href=TIDE + "spring.smil", type="application/smil")],
    peer_links=[
        media.PeerLink(href=TIDE + "spring.torrent", type="application/x-bittorrent")
    ],
)
SMALL = media.Content(
    url=TIDE + "spring-small.mp4", type="video/mp4", medium="video", width=640
)
GROUP = media.Group(
    contents=[FILM, SMALL],
    title=media.Title(text=fp.Html("Spring tide &amp; <b>ebb</b>")),
    description="The bay falls dry, in three minutes.",
    keywords="spring tide, ebb",
    credits=[
        media.Credit(name="Ada Reed", role="producer"),
        media.Credit(name="ada", role="uploader", scheme="urn:yvs"),
    ],
    copyright=media.Copyright(text="2026 Ada Reed", url=TIDE + "terms/"),
    ratings=["nonadult", media.Rating(text="g", scheme="urn:mpaa")],
    categories=[
        media.Category(name="tides/spring", scheme=TIDE + "topics", label="Spring tide")
    ],
    thumbnails=[
        media.Thumbnail(url=TIDE + "dry.jpg", width=120, height=80, time="0:01:30"),
        media.Thumbnail(url=TIDE + "boats.jpg"),
    ],
    player=media.Player(url=TIDE + "player/spring/", width=640, height=400),
    embed=media.Embed(
        url=TIDE + "player/",
        width=640,
        height=360,
        params=[media.Param(name="allowFullScreen", value="true")],
    ),
    texts=[media.Text(text="Now the ebb runs.", lang="en", start=10, end="0:00:20")],
    restrictions=[
        media.Restriction(relationship="allow", type="country", to=("gb", "ie")),
        media.Restriction(relationship="deny", type="sharing"),
    ],
    community=media.Community(
        star_rating=media.StarRating(average=4.5, count=20, min=1, max=5),
        statistics=media.Statistics(views=512, favorites=31),
        tags={"ebb": 5, "boats": 2},
    ),
    comments=media.Comments(texts=("All the boats lay on their sides.",)),
    responses=media.Responses(urls=(TIDE + "neap/",)),
    back_links=media.BackLinks(urls=("https://harbour.example/today/",)),
    status=media.Status(state="active"),
    prices=[media.Price(type="rent", price=2.5, currency="EUR", info=TIDE + "rent/")],
    licenses=[
        media.License(
            name="CC BY 4.0",
            type="text/html",
            href="https://creativecommons.org/licenses/by/4.0/",
        )
    ],
    locations=[HERE],
    rights=media.Rights(status="official"),
    scenes=media.Scenes(
        scenes=[
            media.Scene(title="Slack water", start="0:00:00", end="0:00:30"),
            media.Scene(
                title="The ebb", description="All runs out.", start=30, end=185
            ),
        ]
    ),
)

feed = fp.Feed(
    title="Tidewater",
    home_url=TIDE,
    feed_url=TIDE + "rss.xml",
    description="All about the tides.",
    language="en",
    authors=["Ada Reed"],
    logo=TIDE + "logo.png",
    extensions=[
        snf.Logo(url=TIDE + "logo.png"),
        snf.DarkModeLogo(url=TIDE + "logo-dark.png"),
        webfeeds.Brand(
            icon=TIDE + "icon.png",
            logo=TIDE + "logo.svg",
            cover=TIDE + "cover.jpg",
            accent_color="#008080",
            related=webfeeds.Related(layout="card", target="browser"),
            analytics=webfeeds.Analytics(id="UA-1", engine="GoogleAnalytics"),
        ),
        media.Copyright(text="2026 Tidewater"),
    ],
    articles=[
        fp.Article(
            title="What the spring tide was like",
            url=TIDE + "spring/",
            published="2026-03-02T09:00:00Z",
            updated="2026-03-02T12:00:00Z",
            summary="The bay fell dry.",
            content=fp.Html("<p>All of the bay fell dry.</p>"),
            extensions=[
                GROUP,
                mi.ShortTitle(text="Spring tide"),
                dcterms.Terms(
                    created="2026-03-01",
                    modified="2026-03-02T12:00:00Z",
                    spatial=("The bay",),
                    rights_holder="Tidewater",
                ),
            ],
        ),
        fp.Article(
            title="How the neap tide comes twice",
            url=TIDE + "neap/",
            published="2026-03-01T09:00:00Z",
            content=fp.Html("<p>Twice a month.</p>"),
            extensions=[
                media.Content(
                    url=TIDE + "neap.jpg",
                    type="image/jpeg",
                    medium="image",
                    width=1200,
                    height=800,
                    title="Neap",
                    credits=["Ada Reed"],
                ),
                media.Thumbnail(url=TIDE + "neap-small.jpg", width=120, height=80),
                snf.Video(url=TIDE + "neap.mp4", thumbnail=TIDE + "neap.jpg"),
                snf.Advertisement(
                    links=[
                        snf.SponsoredLink(
                            link="https://boats.example/",
                            title="Boats",
                            advertiser="Boats Ltd",
                        )
                    ]
                ),
                snf.Analytics(code="<script>count('neap')</script>"),
            ],
        ),
    ],
)
