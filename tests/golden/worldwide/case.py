"""Other scripts, addresses with other letters, and signs that need escaping."""

from __future__ import annotations

import feedpub as fp

feed = fp.Feed(
    title="Ebbe & Flut <Nordsee>",
    home_url="https://münchen.example/übersicht/",
    feed_url="https://münchen.example/übersicht/atom.xml",
    description=fp.Html("Alles über <em>Ebbe</em> &amp; Flut"),
    language="de",
    authors=["Jörg Müller", "潮見 花"],
    articles=[
        fp.Article(
            title="المد والجزر",
            url="https://tide.example/ar/المد",
            id="urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",
            published="2026-03-02T08:30:00+03:00",
            language="ar",
            content="سطر أول\nسطر ثان\n\nفقرة ثانية",
        ),
        fp.Article(
            title=fp.Html("<i>潮</i>の満ち引き"),
            url="https://例え.example/潮?a=1&b=ü",
            published="2026-03-01T09:00:00.25Z",
            language="ja",
            summary='a < b && c > d ]]> "quoted"',
            content=fp.Xhtml('<p>水 &amp; <a href="https://例え.example/">海</a></p>'),
            authors=["潮見 花"],
        ),
        fp.Article(
            url="https://tide.example/emoji",
            published="1969-12-31T23:59:59Z",
            content=fp.Html("<p>👩‍🚀 &nbsp; &lt;b&gt; ]]></p>"),
        ),
    ],
)
