"""What can be mended and what cannot, by example."""

from __future__ import annotations

from typing import NamedTuple

from feedpub.validator import PROFILES, validate
from feedpub.validator.fixing import FIXERS, Fixed, fix

URL = "https://tide.example/feed.xml"
STRICT = PROFILES["best-practice"].customised(select=sorted(FIXERS))

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- kept   as it is -->
<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>
  <channel>
    <title>Tides</title>
    <link>https://tide.example/</link>
    <description>Notes on tides.</description>
    <pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>
    <atom:link rel="self" type="application/rss+xml" href="https://tide.example/feed.xml"/>
    <item>
\t<title >Neap</title >
      <guid isPermaLink="false">42</guid>
      <description><![CDATA[Ebb & flow]]></description>
    </item>
  </channel>
</rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://tide.example/</id>
  <title type="html">Tides</title>
  <updated>2026-03-01T09:00:00Z</updated>
  <author><name>Ada</name></author>
  <link rel="self" href="https://tide.example/feed.xml"/>
  <entry>
    <id>tag:tide.example,2026:neap</id>
    <title>Neap</title>
    <updated>2026-03-01T09:00:00Z</updated>
    <content>Twice a month.</content>
  </entry>
</feed>
"""
JSON = """{
  "version": "https://jsonfeed.org/version/1.1", "title": "Tides",
  "items": [
    {"id": "1", "content_text": "Neap",
      "date_published":  "2026-03-01T09:00:00Z"}
  ]
}
"""
RSS_DATE = "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
ATOM_DATE = "<updated>2026-03-01T09:00:00Z</updated>"
GUID = '<guid isPermaLink="false">42</guid>'
TITLE = "<title>Tides</title>"
NS = "'http://www.w3.org/2005/Atom'"
HEAD = f"<rss version='2.0' xmlns:atom={NS}>\n  <channel>"
SELF = (
    '<atom:link rel="self" type="application/rss+xml" '
    'href="https://tide.example/feed.xml"/>'
)
ITEM = RSS[RSS.index("<item>") : RSS.index("\n  </channel>")]
MEDIA = "<media:rating>nonadult</media:rating>"
LINK = '<link rel="self" href="https://tide.example/feed.xml"/>'
TYPE = ' type="application/atom+xml"'
ENTRY = ATOM[ATOM.index("<entry>") : ATOM.index("\n</feed>")]
DC = '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:date>'
DCTERMS = '<d:modified xmlns:d="http://purl.org/dc/terms/">{}</d:modified>'
EVENT = (
    '<ev:startdate xmlns:ev="http://purl.org/rss/1.0/modules/event/">{}</ev:startdate>'
)
SOUND = "https://tide.example/neap.mp3"


class Example(NamedTuple):
    """A rule, a sound document with one part of it spoilt, and the part when mended."""

    rule: str
    document: str
    sound: str
    spoilt: str
    mended: str

    @property
    def before(self) -> bytes:
        return self.document.replace(self.sound, self.spoilt, 1).encode()

    @property
    def after(self) -> bytes:
        return self.document.replace(self.sound, self.mended, 1).encode()


def rss(rule: str, sound: str, spoilt: str, mended: str) -> Example:
    return Example(rule, RSS, sound, spoilt, mended)


def atom(rule: str, sound: str, spoilt: str, mended: str) -> Example:
    return Example(rule, ATOM, sound, spoilt, mended)


def rss_date(spoilt: str, mended: str) -> Example:
    return rss("rss-date-invalid", "Sun, 01 Mar 2026 09:00:00 GMT", spoilt, mended)


def atom_date(spoilt: str, mended: str) -> Example:
    return atom("atom-date-invalid", "2026-03-01T09:00:00Z", spoilt, mended)


def text(rule: str, spoilt: str, mended: str) -> Example:
    return rss(rule, "Notes on tides.", spoilt, mended)


def guid(rule: str, spoilt: str, mended: str) -> Example:
    return rss(rule, GUID, spoilt, mended)


def in_item(rule: str, spoilt: str, mended: str) -> Example:
    return rss(rule, GUID, GUID + spoilt, GUID + mended)


def hours(spoilt: str, mended: str) -> Example:
    around = TITLE + "<skipHours>{}</skipHours>"
    rule = "rss-skip-hour-invalid"
    return rss(rule, TITLE, around.format(spoilt), around.format(mended))


MENDED = [
    rss("xml-leading-space", "<?xml", "\n \t<?xml", "<?xml"),
    text("xml-illegal-character", "a\x0bb\x00", "ab"),
    text("xml-illegal-character", "a\ufffe", "a"),
    text("xml-illegal-character", "<![CDATA[<b>\x1f</b>]]>", "<![CDATA[<b></b>]]>"),
    text("xml-illegal-reference", "a&#11;b&#xFFFF;c", "abc"),
    text("xml-bare-ampersand", "AT&T & you&", "AT&amp;T &amp; you&amp;"),
    text("xml-bare-ampersand", "&nbsp", "&amp;nbsp"),
    in_item(
        "xml-bare-ampersand",
        '<source url="https://a.example/?x=1&copy=2">A</source>',
        '<source url="https://a.example/?x=1&amp;copy=2">A</source>',
    ),
    text("xml-entity-undefined", "Caf&eacute;&nbsp;&lt;", "Caf&#233;&#160;&lt;"),
    text("xml-entity-undefined", "&NotEqualTilde;", "&#8770;&#824;"),
    rss(
        "xml-prefix-undeclared",
        HEAD,
        f"{HEAD}<dc:subject>a</dc:subject><dc:subject>b</dc:subject>",
        HEAD.replace(">", " xmlns:dc='http://purl.org/dc/elements/1.1/'>", 1)
        + "<dc:subject>a</dc:subject><dc:subject>b</dc:subject>",
    ),
    rss_date("2026-03-01T09:00:00Z", "Sun, 01 Mar 2026 09:00:00 GMT"),
    rss_date("2026-03-01T09:00:00.250+01:00", "Sun, 01 Mar 2026 09:00:00 +0100"),
    rss_date(
        "<![CDATA[20260301T090000Z]]>", "<![CDATA[Sun, 01 Mar 2026 09:00:00 GMT]]>"
    ),
    rss_date("Sun, 01 Mar 2026 09:00:00 +01:00", "Sun, 01 Mar 2026 09:00:00 +0100"),
    rss_date("Tue, 01 Mar 2026 09:00:00 GMT", "Sun, 01 Mar 2026 09:00:00 GMT"),
    rss_date("So, 1. März 2026 09:00 UTC", "Sun, 01 Mar 2026 09:00:00 GMT"),
    rss_date("Sunday, March 1st, 2026 9:00 EST", "Sun, 01 Mar 2026 09:00:00 -0500"),
    rss_date("Sun Mar  1 09:00:00 UTC 2026", "Sun, 01 Mar 2026 09:00:00 GMT"),
    rss_date(
        "Sun Mar 01 2026 09:00:00 GMT+0100 (CET)", "Sun, 01 Mar 2026 09:00:00 +0100"
    ),
    atom_date("Sun, 01 Mar 2026 09:00:00 EDT", "2026-03-01T09:00:00-04:00"),
    atom_date("2026-03-01 09:00:00Z", "2026-03-01T09:00:00Z"),
    atom_date("2026-03-01t09:00:00z", "2026-03-01T09:00:00Z"),
    atom_date("2026-03-01T09:00+0100", "2026-03-01T09:00:00+01:00"),
    atom_date("2026-03-01T09:00:00,1234567891Z", "2026-03-01T09:00:00.1234567891Z"),
    Example(
        "json-date-invalid",
        JSON,
        "2026-03-01T09:00:00Z",
        "Sun, 1 Mar 2026 09:00:00 GMT",
        "2026-03-01T09:00:00Z",
    ),
    guid("rss-guid-not-url", "<guid>42</guid>", GUID),
    guid(
        "rss-guid-not-url",
        "<guid xmlns:a='urn:a'\n a:b='>' >42</guid >",
        "<guid xmlns:a='urn:a'\n a:b='>' isPermaLink='false' >42</guid >",
    ),
    guid("rss-guid-not-url", GUID.replace("false", "true"), GUID),
    guid("rss-guid-ispermalink-invalid", GUID.replace("false", "False"), GUID),
    guid("rss-guid-ispermalink-invalid", GUID.replace("false", " 0 "), GUID),
    guid("rss-attribute-unknown", GUID.replace("isPermaLink", "ispermalink"), GUID),
    in_item(
        "rss-attribute-unknown",
        f'<enclosure url="{SOUND}" Length="9" type="audio/mpeg"/>',
        f'<enclosure url="{SOUND}" length="9" type="audio/mpeg"/>',
    ),
    rss(
        "namespace-misspelt",
        HEAD,
        HEAD.replace(">", " xmlns:media = 'http://search.yahoo.com/mrss'>", 1) + MEDIA,
        HEAD.replace(">", " xmlns:media = 'http://search.yahoo.com/mrss/'>", 1) + MEDIA,
    ),
    rss("rss-element-unknown", RSS_DATE, RSS_DATE.replace("D", "d"), RSS_DATE),
    hours("<hour>24</hour>", "<hour>0</hour>"),
    rss(
        "rss-skip-day-invalid",
        TITLE,
        TITLE + "<skipDays><day>sun</day><day>FRIDAY</day></skipDays>",
        TITLE + "<skipDays><day>Sunday</day><day>Friday</day></skipDays>",
    ),
    rss(
        "rss-element-after-items",
        f"{RSS_DATE}\n    {SELF}\n    {ITEM}",
        f"{SELF}\n    {ITEM}\n    <copyright>Ada</copyright><!-- x -->"
        f"<item><title>B</title></item>\n    {RSS_DATE}",
        f"{SELF}\n    <copyright>Ada</copyright>\n    {RSS_DATE}\n    {ITEM}"
        "<!-- x --><item><title>B</title></item>",
    ),
    in_item(
        "dc-date-invalid",
        DC.format("Sun, 01 Mar 2026 09:00:00 GMT"),
        DC.format("2026-03-01T09:00:00Z"),
    ),
    in_item(
        "dcterms-date-invalid",
        DCTERMS.format("2026-03-01 09:00 +01:00"),
        DCTERMS.format("2026-03-01T09:00:00+01:00"),
    ),
    in_item(
        "module-date-invalid",
        EVENT.format("1 March 2026 09:00 GMT"),
        EVENT.format("2026-03-01T09:00:00Z"),
    ),
    in_item(
        "rss-enclosure-length-invalid",
        f'<enclosure url="{SOUND}" length="" type="audio/mpeg"/>',
        f'<enclosure url="{SOUND}" length="0" type="audio/mpeg"/>',
    ),
    in_item(
        "rss-enclosure-attribute-missing",
        f"<enclosure url='{SOUND}' type='audio/mpeg' />",
        f"<enclosure url='{SOUND}' type='audio/mpeg' length='0' />",
    ),
    in_item(
        "rss-url-not-ascii",
        '<enclosure url="https://é.example/á" length="1" type="audio/mp4"/>',
        '<enclosure url="https://xn--9ca.example/%C3%A1" length="1" type="audio/mp4"/>',
    ),
    rss(
        "rss-url-not-ascii",
        "<link>https://tide.example/</link>",
        "<link>https://tide.example/á</link>",
        "<link>https://tide.example/%C3%A1</link>",
    ),
    atom(
        "atom-space-around-value",
        "<id>tag:tide.example,2026:neap</id>",
        "<id>\n    tag:tide.example,2026:neap </id>",
        "<id>tag:tide.example,2026:neap</id>",
    ),
    atom(
        "atom-space-around-value",
        "<id>https://tide.example/</id>",
        "<id> https://tide.example/?a&amp;b</id>",
        "<id>https://tide.example/?a&amp;b</id>",
    ),
    atom("atom-text-type-invalid", '"html"', '"text/html"', '"html"'),
    atom("atom-text-type-invalid", '"html"', '"HTML"', '"html"'),
    atom("atom-link-rel-case", 'rel="self"', 'rel="Self"', 'rel="self"'),
    rss("atom-link-rel-case", 'rel="self"', 'rel="SELF"', 'rel="self"'),
    atom(
        "atom-metadata-after-entry",
        f"{LINK}\n  {ENTRY}",
        f"{ENTRY}\n  {LINK}",
        f"{LINK}\n  {ENTRY}",
    ),
    rss("rss-self-missing", f"\n    {SELF}", "", f"\n    {SELF}"),
    atom(
        "atom-extension-after-entry",
        ENTRY,
        f"{ENTRY}\n  <x:y xmlns:x='urn:x'>&lt;</x:y>",
        f"<x:y xmlns:x='urn:x'>&lt;</x:y>\n  {ENTRY}",
    ),
    atom(
        "atom-self-missing",
        f"  {LINK}\n",
        "",
        f"  {LINK.replace(' href', TYPE + ' href')}\n",
    ),
]

UNCERTAIN = [
    rss_date("Sun, 01 Mar 2026 09:00:00", "no zone"),
    rss_date("Sun, 01 Mar 2026 09:00:00 BST", "British, or of Bangladesh"),
    rss_date("2026-03-01T09:00:00", "no zone"),
    rss_date("2026-03-01", "no time"),
    rss_date("03/04/2026 09:00:00 GMT", "March or April"),
    rss_date("Sun, 30 Feb 2026 09:00:00 GMT", "no such day"),
    rss_date("01 Juil 2026 25:00:00 GMT", "no such hour"),
    rss_date("Sun<!-- x -->, 1 Mar 2026 09:00 +01:00", "a comment would go"),
    rss_date("Sun, 1 Mar 2026 09:00 +01:&#48;0", "a reference would go"),
    atom_date("2026-03-01", "no time"),
    atom_date("2026-03-01T09:00:00", "no zone"),
    atom_date("1772355600", "seconds or not"),
    Example("json-date-invalid", JSON, "2026-03-01T09:00:00Z", "2026-03-01", ""),
    guid("rss-guid-not-url", "<guid>www.tide.example/neap</guid>", "an address"),
    guid("rss-guid-not-url", "<guid>http://tide.example/a b</guid>", "an address"),
    guid("rss-guid-not-url", "<guid>/neap/</guid>", "an address"),
    guid("rss-guid-ispermalink-invalid", GUID.replace("false", "maybe"), "what?"),
    text("xml-entity-undefined", "&tide;", "nobody knows it"),
    text("xml-illegal-character", "]]\x0b> ", "would end a CDATA section"),
    text("xml-prefix-undeclared", "<p:x/>", "whose?"),
    in_item(
        "rss-enclosure-length-invalid",
        f'<enclosure url="{SOUND}" length="12 MB" type="audio/mpeg"/>',
        "some 12 million",
    ),
    hours("<hour>0</hour><hour>24</hour>", "0 is there"),
    rss("rss-url-invalid", "https://tide.example/", "tide.example", "relative?"),
    rss("rss-element-unknown", TITLE, TITLE + "<Title>T</Title>", "a second one"),
    rss("rss-attribute-unknown", "<channel>", "<channel Lang='en'>", "no such"),
    atom("atom-text-type-invalid", '"html"', '"image/png"', "no text"),
    atom(
        "atom-space-around-value", "2026:neap<", "2026:neap <!-- x --> <", "a comment"
    ),
]


def mended(data: bytes) -> Fixed:
    return fix(data, profile=STRICT, url=URL)


def rules_in(data: bytes) -> set[str]:
    return {one.rule for one in validate(data, profile=STRICT, url=URL).findings}
