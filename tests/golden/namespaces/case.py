"""The smaller namespaces, each value once."""

from __future__ import annotations

import feedpub as fp
from feedpub.namespaces import (
    admin,
    ag,
    app,
    blogchannel,
    cc,
    creativecommons,
    dc,
    ev,
    geo,
    georss,
    gml,
    history,
    opensearch,
    psc,
    slash,
    source,
    sy,
    thread,
    tombstones,
    trackback,
    wfw,
)

TIDE = "https://tide.example/"
BY = "https://creativecommons.org/licenses/by/4.0/"

feed = fp.Feed(
    title="Tidewater",
    home_url=TIDE,
    authors=[fp.Person(name="Ada Reed", email="ada@tide.example")],
    links=[fp.Link(url=BY, rel="license", title="CC BY")],
    extensions=[
        admin.Administration(
            generator_agent="https://tidegen.example/?v=2",
            error_reports_to="mailto:ada@tide.example",
        ),
        blogchannel.Blog(blog_roll=TIDE + "roll.opml", changes=TIDE + "changes.xml"),
        creativecommons.License(url=BY),
        cc.License(resource=BY),
        dc.Metadata(publisher=["Tidewater Press"], date="2026-03-01"),
        geo.Position(lat=50.2, long=-1.5),
        history.Complete(),
        opensearch.Results(total_results=2, start_index=1, items_per_page=20),
        opensearch.Query(role="request", search_terms="neap%20tide"),
        source.Account(service="mastodon", name="@ada@tide.example"),
        source.Blog(blogroll=TIDE + "roll.opml", local_time="09:00"),
        source.Archive(url=TIDE + "archive/", filename="feed.xml"),
        sy.Schedule(
            update_period="daily",
            update_frequency=2,
            update_base="2026-03-01T00:00:00Z",
        ),
        tombstones.DeletedEntry(
            ref="tag:tide.example,2026:ebb",
            when="2026-02-01T09:00:00Z",
            by=tombstones.By(name="Ada Reed", email="ada@tide.example"),
            comment=fp.Html("It was <em>wrong</em>."),
        ),
    ],
    articles=[
        fp.Article(
            title="Neap",
            url=TIDE + "neap/",
            published="2026-03-01T09:00:00Z",
            content="Twice a month.",
            comments_url=TIDE + "neap/#comments",
            extensions=[
                ag.Origin(source="The Tide", source_url=TIDE),
                app.Editing(edited="2026-03-02T09:00:00Z", draft=False),
                dc.Metadata(subject=["tides", "moon"], type=["Text"]),
                ev.Event(
                    startdate="2026-03-20T18:00:00Z",
                    enddate="2026-03-20T20:00:00Z",
                    location="The harbour & quay",
                ),
                georss.Point(position=(50.2, -1.5), featurename="Port", radius=500),
                georss.Where(point=gml.Point(pos=(50.2, -1.5))),
                psc.Chapters(
                    chapters=[
                        psc.Chapter(start=0, title="Welcome"),
                        psc.Chapter(start="3:07.5", title="Neap", href=TIDE + "neap/"),
                    ]
                ),
                slash.Discussion(section="sea", comments=12, hit_parade=(12, 7, 3)),
                source.Post(markdown="Twice a *month*."),
                source.InReplyTo(id=TIDE + "spring/", is_perma_link=True),
                thread.InReplyTo(ref=TIDE + "spring/", type="text/html"),
                thread.Replies(total=12),
                trackback.Trackback(ping=TIDE + "ping/1", about=[TIDE + "moon/"]),
                wfw.Comments(comment=TIDE + "post", comment_rss=TIDE + "neap/rss.xml"),
            ],
        ),
        fp.Article(
            title="Shapes",
            url=TIDE + "shapes/",
            published="2026-03-01T08:00:00Z",
            content="Four of them.",
            extensions=[
                geo.Point(lat=50.2, long=-1.5, alt=3),
                georss.Line(positions=[(50, 1), (51, 2)]),
                georss.Polygon(positions=[(50, 1), (51, 1), (51, 2), (50, 1)]),
                georss.Box(corners=[(50, 1), (51, 2)]),
                georss.Circle(circle=(50, 1, 500)),
                georss.Where(
                    polygon=gml.Polygon(exterior=[(50, 1), (51, 1), (51, 2), (50, 1)])
                ),
                georss.Where(
                    envelope=gml.Envelope(lower_corner=(50, 1), upper_corner=(51, 2))
                ),
                georss.Feature(feature_type_tag=["harbour"], elev=[3.5]),
                fp.Foreign(
                    '<sky xmlns="https://dusk.example/ns" at="noon">'
                    "<cloud>none</cloud></sky>"
                ),
                fp.ForeignMember.of("_weather", {"sky": ["clear", None]}),
            ],
        ),
    ],
)
