"""The profiles of news partners: a complete feed, and what each of its parts is for."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from lxml import etree

from feedpub.validator import PROFILES, RULES, Level, Report, validate
from feedpub.validator.names import NAMESPACES
from feedpub.validator.profiles import levels_of

PARTNERS = (
    *("news", "google-news", "msn", "smartnews", "flipboard", "newsbreak"),
    *("mailchimp", "feedly"),
)
NOW = datetime(2026, 3, 22, 12, tzinfo=UTC)
URL = "https://tide.example/rss.xml"
OURS = [rule for rule in RULES.values() if rule.family.startswith("partners-")]
each_partner = pytest.mark.parametrize("partner", PARTNERS)

PREFIXES = ("atom", "content", "dc", "dcterms", "media", "mi", "snf", "webfeeds")
SPACES = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in PREFIXES)
OF_FEED = """
<snf:logo><url>https://tide.example/logo.png</url></snf:logo>
<webfeeds:logo>https://tide.example/logo.svg</webfeeds:logo>
<webfeeds:icon>https://tide.example/icon.png</webfeeds:icon>
<webfeeds:accentColor>008080</webfeeds:accentColor>
"""
OF_ARTICLE = """
<media:content url="https://tide.example/{n}.jpg" type="image/jpeg" medium="image"
  width="1200" height="800"><media:title>The bay</media:title>
  <media:credit>Ada Reed</media:credit></media:content>
<media:thumbnail url="https://tide.example/{n}.jpg" width="1200" height="800"/>
"""
ITEM = (
    """<item><title>What the tide of day {n} was like</title>
<link>https://tide.example/{n}/</link><guid isPermaLink="false">tide-{n}</guid>
<pubDate>{day}, {n:02} Mar 2026 09:00:00 GMT</pubDate>
<dcterms:modified>2026-03-{n:02}T09:00:00Z</dcterms:modified>
<dc:creator>Ada Reed</dc:creator><category>Tides</category>
<description>Two hours of slack water.</description>
<content:encoded>&lt;p>All of the &lt;b>bay&lt;/b> fell dry.&lt;/p></content:encoded>"""
    + OF_ARTICLE
    + "</item>"
)
ENTRY = (
    """<entry><title>What the tide of day {n} was like</title>
<id>tag:tide.example,2026:{n}</id>
<link href="https://tide.example/{n}/"/><published>2026-03-{n:02}T09:00:00Z</published>
<updated>2026-03-{n:02}T09:00:00Z</updated>
<author><name>Ada Reed</name></author><category term="Tides"/>
<summary>Two hours of slack water.</summary>
<content type="html">&lt;p>All of the &lt;b>bay&lt;/b> fell dry.&lt;/p></content>"""
    + OF_ARTICLE
    + "</entry>"
)
DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def articles(form: str, count: int) -> str:
    return "".join(form.format(n=n, day=DAYS[(n - 1) % 7]) for n in range(count, 0, -1))


def rss(count: int = 20) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" {SPACES}><channel><title>Tides</title>
<link>https://tide.example/</link><description>News of the tides.</description>
<language>en</language><pubDate>Fri, 20 Mar 2026 09:00:00 GMT</pubDate>
<atom:link rel="self" type="application/rss+xml" href="{URL}"/>
<atom:link rel="hub" href="https://hub.example/"/>
<image><url>https://tide.example/logo.png</url><title>Tides</title>
<link>https://tide.example/</link></image>
{OF_FEED}{articles(ITEM, count)}</channel></rss>""".encode()


def atom(count: int = 20) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" {SPACES}><title>Tides</title>
<id>https://tide.example/</id><updated>2026-03-20T09:00:00Z</updated>
<subtitle>News of the tides.</subtitle><link href="https://tide.example/"/>
<link rel="self" href="{URL}"/><link rel="hub" href="https://hub.example/"/>
<logo>https://tide.example/logo.png</logo>
{OF_FEED.replace("<url>", '<url xmlns="">')}{articles(ENTRY, count)}</feed>""".encode()


def judged(document: bytes, profile: str, **given: object) -> Report:
    return validate(document, profile=profile, **{"url": URL, "now": NOW} | given)


def told(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in report.findings]


def without(document: bytes, path: str) -> bytes:
    """Take the first element or attribute at the path away."""
    tree = etree.fromstring(document)
    names = {**NAMESPACES, "a": NAMESPACES["atom"]}
    spaces = {key: uri for key, uri in names.items() if uri}
    found = tree.xpath(path, namespaces=spaces)[0]
    if isinstance(found, str):
        del found.getparent().attrib[found.attrname]
    else:
        found.getparent().remove(found)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


@each_partner
@pytest.mark.parametrize("document", [rss(), atom()], ids=["rss", "atom"])
def test_a_complete_news_feed_is_clean(document: bytes, partner: str) -> None:
    assert [] == told(judged(document, partner))


RSS_NEEDS = [
    ("news", "//item/title", "news-title-missing"),
    ("news", "//item/link", "news-link-missing"),
    ("news", "//item/guid", "news-id-missing"),
    ("news", "//item/pubDate", "news-date-missing"),
    ("news", "//item/content:encoded", "news-text-missing"),
    ("news", "//item/dc:creator", "news-author-missing"),
    ("news", "//item/description", "news-summary-missing"),
    ("news", "//item/media:content", "news-image-missing"),
    ("news", "//item/media:content/@width", "news-image-bare"),
    ("news", "//item/media:content/@medium", "news-image-bare"),
    ("news", "//item/media:content/@type", "news-image-bare"),
    ("news", "//item/media:content/media:title", "news-image-unexplained"),
    ("news", "//item/media:content/media:credit", "news-image-unexplained"),
    ("news", "//item/category", "news-category-missing"),
    ("news", "//item/dcterms:modified", "news-change-missing"),
    ("news", "//channel/language", "news-language-missing"),
    ("news", "//channel/item", "news-articles-few"),
    ("google-news", "//item/guid", "google-news-id-missing"),
    ("google-news", "//item/pubDate", "google-news-date-missing"),
    ("google-news", "//atom:link[@rel='hub']", "google-news-hub-missing"),
    ("msn", "//item/title", "msn-title-missing"),
    ("msn", "//item/link", "msn-link-missing"),
    ("msn", "//item/guid", "msn-id-missing"),
    ("msn", "//item/pubDate", "msn-date-missing"),
    ("msn", "//item/dcterms:modified", "msn-change-missing"),
    ("msn", "//item/media:content", "msn-image-missing"),
    ("smartnews", "//channel/pubDate", "smartnews-feed-undated"),
    ("smartnews", "//channel/language", "smartnews-language-missing"),
    ("smartnews", "//channel/snf:logo", "smartnews-logo-missing"),
    ("smartnews", "//item/title", "smartnews-article-incomplete"),
    ("smartnews", "//item/link", "smartnews-article-incomplete"),
    ("smartnews", "//item/guid", "smartnews-article-incomplete"),
    ("smartnews", "//item/pubDate", "smartnews-article-incomplete"),
    ("smartnews", "//item/description", "smartnews-article-incomplete"),
    ("smartnews", "//item/content:encoded", "smartnews-article-incomplete"),
    ("smartnews", "//item/dc:creator", "smartnews-article-incomplete"),
    ("smartnews", "//item/media:thumbnail", "smartnews-thumbnail-missing"),
    ("flipboard", "//item/title", "flipboard-title-missing"),
    ("flipboard", "//item/link", "flipboard-link-missing"),
    ("flipboard", "//item/pubDate", "flipboard-article-sparse"),
    ("flipboard", "//item/guid", "flipboard-article-sparse"),
    ("flipboard", "//item/description", "flipboard-article-sparse"),
    ("flipboard", "//item/dc:creator", "flipboard-article-sparse"),
    ("flipboard", "//item/media:content", "flipboard-image-missing"),
    ("flipboard", "//channel/language", "flipboard-language-missing"),
    ("flipboard", "//channel/item", "flipboard-articles-few"),
    ("flipboard", "//atom:link[@rel='hub']", "flipboard-hub-missing"),
    ("newsbreak", "//item/dc:creator", "newsbreak-author-missing"),
    ("newsbreak", "//item/media:content", "newsbreak-image-missing"),
    ("newsbreak", "//item//media:credit", "newsbreak-image-uncredited"),
    ("mailchimp", "//item/media:content", "mailchimp-image-missing"),
    ("mailchimp", "//item/media:content/@medium", "mailchimp-medium-missing"),
    ("mailchimp", "//item/media:content/@height", "mailchimp-image-unsized"),
    ("mailchimp", "//item/category", "mailchimp-articles-uneven"),
    ("mailchimp", "//item/pubDate", "mailchimp-articles-uneven"),
    ("feedly", "//webfeeds:logo", "feedly-logo-missing"),
    ("feedly", "//webfeeds:icon", "feedly-icon-missing"),
    ("feedly", "//webfeeds:accentColor", "feedly-colour-missing"),
    ("feedly", "//item/media:content", "feedly-image-missing"),
]
ATOM_NEEDS = [
    ("news", "//a:entry/a:link", "news-link-missing"),
    ("news", "//a:entry/a:published", "news-date-missing"),
    ("news", "//a:entry/a:summary", "news-summary-missing"),
    ("news", "//a:entry/a:category", "news-category-missing"),
    ("news", "//a:entry/media:content", "news-image-missing"),
    ("news", "/a:feed/@xml:lang", "news-language-missing"),
    ("msn", "//a:entry/a:published", "msn-date-missing"),
    ("msn", "//a:entry/a:link", "msn-link-missing"),
    ("smartnews", "/a:feed/@xml:lang", "smartnews-language-missing"),
    ("smartnews", "//snf:logo", "smartnews-logo-missing"),
    ("smartnews", "//a:entry/a:summary", "smartnews-article-incomplete"),
    ("flipboard", "/a:feed/@xml:lang", "flipboard-language-missing"),
    ("flipboard", "//a:link[@rel='hub']", "flipboard-hub-missing"),
    ("google-news", "//a:link[@rel='hub']", "google-news-hub-missing"),
]


@pytest.mark.no_cover
@pytest.mark.parametrize(("partner", "path", "rule"), RSS_NEEDS)
def test_what_is_taken_out_of_rss_is_what_is_missed(
    partner: str, path: str, rule: str
) -> None:
    assert [rule] == [one for one, _ in told(judged(without(rss(), path), partner))]


@pytest.mark.parametrize(("partner", "path", "rule"), ATOM_NEEDS)
def test_what_is_taken_out_of_atom_is_what_is_missed(
    partner: str, path: str, rule: str
) -> None:
    assert [rule] == [one for one, _ in told(judged(without(atom(), path), partner))]


def test_a_feed_without_any_logo_is_told_of_it() -> None:
    document = rss()
    for path in ("//image", "//snf:logo", "//webfeeds:logo"):
        document = without(document, path)

    assert ["news-logo-missing"] == [rule for rule, _ in told(judged(document, "news"))]


@pytest.mark.parametrize("partner", ["msn", "newsbreak"])
def test_a_description_is_a_text_for_some(partner: str) -> None:
    document = without(rss(), "//item/content:encoded")
    assert [] == told(judged(document, partner))

    document = without(document, "//item/description")
    assert [f"{partner}-text-missing"] == [
        rule for rule, _ in told(judged(document, partner))
    ]


def test_a_feed_without_text_is_nothing_for_flipboard() -> None:
    rules = {
        rule
        for rule, _ in told(
            judged(without(rss(), "//item/content:encoded"), "flipboard")
        )
    }

    assert {"flipboard-text-missing", "flipboard-excerpt-short"} == rules


CHANGES = [
    ("msn", "GMT", "+0100", "msn-date-not-utc"),
    ("msn", "What the tide of", "The", "msn-title-length"),
    ("msn", "What the tide of", "What tide " * 20, "msn-title-length"),
    ("msn", "What the tide of", "What tide " * 7, "msn-title-long"),
    ("msn", "What the tide of", "See www.tide.example for", "msn-title-markup"),
    ("msn", 'width="1200"', 'width="700"', "msn-image-unfit"),
    ("msn", 'width="1200"', 'width="2200"', "msn-image-unfit"),
    ("msn", "image/jpeg", "image/tiff", "msn-image-unfit"),
    ("msn", 'medium="', 'fileSize="15000001" medium="', "msn-image-unfit"),
    ("msn", "&lt;p>All", "&lt;pre>a&lt;/pre>&lt;p>All", "msn-html-unlisted"),
    ("msn", "All of", "All&lt;br/>&lt;br/> of", "msn-html-breaks"),
    ("smartnews", "News of the tides.", "News of the tides and a moon.  ", None),
    (
        *("smartnews", "News of the tides.", "News of the tides and of the moon."),
        "smartnews-description-long",
    ),
    ("flipboard", 'width="1200"', 'width="399"', "flipboard-image-small"),
    ("flipboard", ">https://tide.example/1/", ">https://other.example/1/", None),
    ("newsbreak", "fell dry.", "fell […]", "newsbreak-text-cut"),
    ("newsbreak", "fell dry.", "fell... Read more", "newsbreak-text-cut"),
    ("feedly", "logo.svg", "logo.png", "feedly-logo-not-svg"),
]


@pytest.mark.parametrize(("partner", "old", "new", "rule"), CHANGES)
def test_a_change_is_found_by_its_rule(
    partner: str, old: str, new: str, rule: str | None
) -> None:
    document = rss().replace(old.encode(), new.encode())
    if rule is None:
        rule = "flipboard-link-elsewhere" if partner == "flipboard" else None

    assert {rule} - {None} == {one for one, _ in told(judged(document, partner))}


def test_a_short_title_makes_up_for_a_title_of_any_length() -> None:
    document = rss().replace(b"What the tide of", b"The")
    document = document.replace(
        b"<guid", b"<mi:shortTitle>The tide</mi:shortTitle><guid"
    )

    assert [] == told(judged(document, "msn"))


def test_a_feed_has_twenty_to_sixty_articles() -> None:
    document = rss().replace(
        b"</channel>", articles(ITEM, 9).encode() * 5 + b"</channel>"
    )
    rules = {rule for rule, _ in told(judged(document, "news"))}
    assert "news-articles-few" in rules

    rules = {rule for rule, _ in told(judged(document, "google-news"))}
    assert "google-news-articles-many" in rules


@pytest.mark.parametrize(
    ("partner", "rule"),
    [
        ("news", "news-feed-large"),
        ("smartnews", "smartnews-feed-large"),
        ("google-news", "google-news-article-large"),
    ],
)
def test_a_megabyte_is_the_most(partner: str, rule: str) -> None:
    document = rss().replace(b"All of", b"All " * 260_000 + b"of", 1)

    assert {rule, "html-too-long"} == {
        one for one, _ in told(judged(document, partner))
    }


@pytest.mark.parametrize("now", [datetime(2026, 3, 10, tzinfo=UTC), NOW.replace(2027)])
def test_news_for_msn_is_neither_old_nor_to_come(now: datetime) -> None:
    report = judged(rss(), "msn", now=now)
    assert {"msn-date-outside"} == {rule for rule, _ in told(report)}

    assert [] == told(judged(rss(), "msn", now=None))


def test_a_feed_for_msn_is_fetched_over_https() -> None:
    report = judged(rss(), "msn", url="http://tide.example/rss.xml")

    assert "msn-feed-not-https" in [rule for rule, _ in told(report)]


def test_two_megabytes_are_the_most_for_google() -> None:
    document = rss().replace(b"All of", b"All " * 27_000 + b"of")

    assert ["google-news-feed-large"] == [
        rule for rule, _ in told(judged(document, "google-news"))
    ]


def test_two_hundred_slides_are_the_most() -> None:
    slide = OF_ARTICLE.format(n=7).partition("<media:thumbnail")[0].encode()
    document = rss().replace(b"<media:thumbnail", slide * 200 + b"<media:thumbnail", 1)

    assert ["msn-slides-many"] == [rule for rule, _ in told(judged(document, "msn"))]


def test_markup_in_atom_is_looked_at_as_in_rss() -> None:
    html = b'type="html">&lt;p>All of the &lt;b>bay&lt;/b> fell dry.&lt;/p>'
    xhtml = (
        b'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All of the '
        b"<b>bay</b> fell dry.</p></div>"
    )
    document = atom().replace(html, xhtml)
    assert [] == told(judged(document, "msn"))

    document = document.replace(b"<b>bay</b>", b"<code>bay</code>")
    assert {"msn-html-unlisted"} == {rule for rule, _ in told(judged(document, "msn"))}


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.name)
def test_a_partners_rule_names_its_page_and_day(rule: object) -> None:
    assert rule.spec.startswith("https://")
    assert re.search(r"\n\nSource: .+read\s2026-11-22[^;]*\.\Z", rule.why, re.DOTALL)
    if "memory" in rule.why:
        assert rule.level < Level.ERROR


def test_no_partners_rule_runs_unless_it_is_asked_for() -> None:
    names = {rule.name for rule in OURS}

    assert set() == names & set(levels_of(PROFILES["spec"]))
    assert set() == names & set(levels_of(PROFILES["best-practice"]))


@each_partner
def test_a_partner_has_rules_of_its_own(partner: str) -> None:
    assert [rule for rule in OURS if rule.profile == partner]


@each_partner
@pytest.mark.parametrize(
    "document",
    [b"", b"<rss/>", b"{}", b"<feed xmlns='http://www.w3.org/2005/Atom'/>", b"\xff"],
)
def test_no_document_is_too_poor_to_be_judged(document: bytes, partner: str) -> None:
    report = judged(document, partner)

    assert "internal-error" not in [finding.rule for finding in report.findings]
