"""Values of namespaces, as type checkers see them; checked, never run."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import assert_type

import feedpub as fp
from feedpub.namespaces import (
    app,
    creativecommons,
    geo,
    georss,
    gml,
    history,
    psc,
    sy,
    thread,
    tombstones,
)

point = georss.Point(position=(50.2, 1.5), featurename="Port")
assert_type(point.position, tuple[float, float])
where = georss.Where(point=gml.Point(pos=(50.2, 1.5)))
assert_type(where.point, gml.Point | None)
chapters = psc.Chapters(
    chapters=[
        psc.Chapter(start=0, title="Welcome"),
        psc.Chapter(start=timedelta(minutes=3), title="Neap"),
        psc.Chapter(start="1:02:03.5", title="Spring"),
    ]
)
assert_type(chapters.chapters[0].start, float)
gone = tombstones.DeletedEntry(ref="urn:x:1", when=date(2026, 3, 1), by="Ada")
assert_type(gone.when, datetime)
assert_type(thread.Replies(total=3).total, int)

foreign = fp.Foreign('<x:a xmlns:x="urn:x"/>')
assert_type(foreign.markup, str)

fp.Article(
    title="Neap",
    url="https://tide.example/neap/",
    published=0,
    extensions=[
        *(point, where, chapters, foreign),
        app.Editing(edited="2026-03-01T09:00:00Z", draft=False),
        creativecommons.License(url="https://creativecommons.org/licenses/by/4.0/"),
        fp.ForeignMember.of("_weather", {"sky": "clear"}),
    ],
)
fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    updated=0,
    extensions=(gone, history.Complete(), sy.Schedule(update_period="daily")),
)

# What is wrong is refused; `warn_unused_ignores` would tell if it were not.
geo.Position(lat="50", long=1)  # type: ignore[arg-type]
thread.InReplyTo()  # type: ignore[call-arg]
fp.Feed(title="x", home_url="https://a.example/", extensions=["sy"])  # type: ignore[list-item]
