"""Every field of the model at once."""

from __future__ import annotations

import feedpub as fp

TIDE = "https://tide.example/"
ADA = fp.Person(
    name="Ada Reed",
    email="ada@tide.example",
    url=TIDE + "ada/",
    avatar=TIDE + "ada.png",
)

feed = fp.Feed(
    title="Tidewater",
    home_url=TIDE,
    feed_url=TIDE + "rss.xml",
    description="Notes on tides.",
    id="tag:tide.example,2026:feed",
    language="en-GB",
    authors=[ADA],
    contributors=["Bo Lind"],
    categories=[fp.Category(term="sea", scheme=TIDE + "topics", label="The sea")],
    links=[fp.Link(url=TIDE + "de/", rel="alternate", language="de", type="text/html")],
    rights="© Tidewater",
    published="2026-03-02T06:00:00Z",
    updated="2026-03-02T07:00:00Z",
    generator=fp.Generator(name="tidegen", url=TIDE + "gen", version="2.1"),
    icon=TIDE + "icon.png",
    logo=fp.Image(
        url=TIDE + "logo.png",
        title="Tidewater",
        width=120,
        height=60,
        description="A wave",
    ),
    favicon=TIDE + "favicon.png",
    hubs=["https://hub.example/"],
    ttl=60,
    skip_hours=[0, 1, 2],
    skip_days=["Saturday", "Sunday"],
    cloud=fp.Cloud(
        domain="cloud.example",
        port=5337,
        path="/rpc",
        register_procedure="cloud.notify",
        protocol="xml-rpc",
    ),
    webmaster=fp.Person(name="Cy", email="cy@tide.example"),
    next_url=TIDE + "page/2",
    expired=True,
    user_comment="Put the address of this file into a reader.",
    articles=[
        fp.Article(
            title="Neap & spring",
            url=TIDE + "neap/",
            id="tag:tide.example,2026:neap",
            published="2026-03-01T09:00:00Z",
            updated="2026-03-01T18:30:00Z",
            summary="Twice a month.",
            content=fp.Html("<p>Twice a month.</p>"),
            content_text="Twice a month.",
            authors=[ADA, "Bo Lind"],
            contributors=["Cy"],
            categories=["tides", fp.Category(term="moon", scheme=TIDE + "topics")],
            enclosures=[
                fp.Enclosure(
                    url=TIDE + "neap.mp3",
                    type="audio/mpeg",
                    length=123456,
                    duration=90,
                    title="Listen",
                ),
                fp.Enclosure(url=TIDE + "neap.ogg", type="audio/ogg"),
            ],
            links=[
                fp.Link(url="https://moon.example/", rel="via", title="The moon"),
                fp.Link(url=TIDE + "neap.pdf", rel="related", length=9),
            ],
            language="en-GB",
            rights="© Ada Reed",
            comments_url=TIDE + "neap/#comments",
            external_url="https://almanac.example/2026",
            image=TIDE + "neap.jpg",
            banner_image=fp.Image(url=TIDE + "banner.jpg", width=1200, height=400),
            source=fp.Source(
                title="Moonwatch",
                url="https://moon.example/atom.xml",
                id="tag:moon.example,2026:feed",
                updated="2026-02-28",
                home_url="https://moon.example/",
                authors=["Mo"],
                rights="© Mo",
            ),
        ),
        fp.Article(
            title="A film of the flood",
            url=TIDE + "film/",
            updated="2026-02-01T12:00:00+01:00",
            summary="Six hours in a minute.",
            content=fp.OutOfLine(src=TIDE + "flood.mp4", type="video/mp4"),
        ),
    ],
)
