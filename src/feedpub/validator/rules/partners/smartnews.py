"""SmartNews: what SmartFormat 2.1 wants of a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM, NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.feeds import has_language, language_fix
from feedpub.validator.rules.partners.shells import BODY, DATE, GUID, JSON, LINK, feed
from feedpub.validator.rules.partners.stories import ARTICLES, FEEDS, absent, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

CHANNEL: Final = "https://publishers.smartnews.com/hc/en-us/articles/56500436151065"
ITEM: Final = "https://publishers.smartnews.com/hc/en-us/articles/360022906393"
LOGO: Final = "https://publishers.smartnews.com/hc/en-us/articles/360036526213"
JAPANESE: Final = "https://publishers.smartnews.com/hc/ja/articles/360036526213"
_LOGO: Final = f"{{{NAMESPACES['snf']}}}logo"
_LONGEST: Final = 30
_MOST_BYTES: Final = 1_000_000
_WANTED: Final = ("title", "link", "id", "published", "summary", "body", "author")


@rule(
    "smartnews-format-unknown",
    level=Level.ERROR,
    on="#document",
    summary="SmartNews takes RSS 2.0 and Atom.",
    spec=CHANNEL,
    bad=JSON,
    good=feed(),
    profile="smartnews",
)
def smartnews_format_unknown(document: Document) -> Judgement | None:
    """A feed in another format is not read.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    if document.format in (None, "rss", "atom"):
        return None
    return "SmartNews does not read this format", "give it RSS 2.0 or Atom"


@rule(
    "smartnews-encoding-not-utf-8",
    level=Level.ERROR,
    on="#document",
    summary="A feed for SmartNews must be in UTF-8.",
    spec=CHANNEL,
    bad=feed().replace("?>", ' encoding="iso-8859-1"?>', 1).encode(),
    good=feed(),
    profile="smartnews",
)
def smartnews_encoding_not_utf_8(document: Document) -> Judgement | None:
    """SmartNews does not look at what the declaration says.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    if document.encoding.lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return None
    return f"the feed is in {document.encoding}", "write it in UTF-8"


@rule(
    "smartnews-feed-undated",
    level=Level.ERROR,
    on="/rss/channel",
    summary="A channel for SmartNews must have a pubDate.",
    spec=CHANNEL,
    bad="<ttl>5</ttl>",
    good=DATE,
    within="channel",
    profile="smartnews",
)
def smartnews_feed_undated(_: Element, context: Context) -> Judgement | None:
    """SmartNews sees by it whether there is anything new.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    if "pubDate" in context.children:
        return None
    return "the channel has no <pubDate>", "add the newest article's date"


@rule(
    "smartnews-language-missing",
    level=Level.ERROR,
    on=FEEDS,
    summary="A feed for SmartNews must say its language.",
    spec=CHANNEL,
    bad="<ttl>5</ttl>",
    good="<language>en</language>",
    within="channel",
    profile="smartnews",
)
def smartnews_language_missing(channel: Element, context: Context) -> Judgement | None:
    """Each language is an edition of its own.

    Source: SmartNews, SmartFormat 2.1, page of 2026, where older ones leave it open;
    read 2026-11-22.
    """
    if has_language(channel, context):
        return None
    return "the feed does not say its language", language_fix(channel)


@rule(
    "smartnews-title-markup",
    level=Level.ERROR,
    on=("/rss/channel/title", "/atom:feed/title"),
    summary="The title of a feed for SmartNews must have no HTML.",
    spec=CHANNEL,
    bad='<title type="html">&lt;b>Tides&lt;/b></title>',
    good="<title>Tides</title>",
    within="atom:feed",
    profile="smartnews",
)
def smartnews_title_markup(_: Element, context: Context) -> Judgement | None:
    """The title is printed as it stands, tags and all.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    if "</" not in context.text:
        return None
    return "the title has tags", "write it without"


@rule(
    "smartnews-description-long",
    level=Level.ERROR,
    on=("/rss/channel/description", "/atom:feed/subtitle"),
    summary="The description of a feed for SmartNews must have 30 characters at most.",
    spec=ITEM,
    bad="<description>Notes on tides, twice a month or so.</description>",
    good="<description>Notes on tides.</description>",
    within="channel",
    profile="smartnews",
)
def smartnews_description_long(_: Element, context: Context) -> Judgement | None:
    """It stands below the title in one line; in Japanese, 15 characters fill it.

    Source: SmartNews, SmartFormat, article 360022906393; read 2026-11-22.
    """
    length = len(context.text)
    if length <= _LONGEST:
        return None
    return f"the description has {length} characters", f"keep it to {_LONGEST}"


@rule(
    "smartnews-articles-missing",
    level=Level.ERROR,
    on=FEEDS,
    summary="A feed for SmartNews must have an article.",
    spec=CHANNEL,
    bad="<ttl>5</ttl>",
    good="<item><title>Neap</title></item>",
    within="channel",
    profile="smartnews",
)
def smartnews_articles_missing(channel: Element, context: Context) -> Judgement | None:
    """An empty feed is taken for a broken one.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    name = "item" if channel.tag == "channel" else f"{ATOM}entry"
    if name in context.children:
        return None
    return "the feed has no article", "publish it once there is one"


@rule(
    "smartnews-logo-missing",
    level=Level.WARNING,
    on=FEEDS,
    summary="A feed for SmartNews should have its logo.",
    spec=LOGO,
    bad="<ttl>5</ttl>",
    good="<snf:logo><url>https://tide.example/logo.png</url></snf:logo>",
    within="channel",
    profile="smartnews",
)
def smartnews_logo_missing(_: Element, context: Context) -> Judgement | None:
    """Without it, articles are not shown in the fast view.

    Source: SmartNews, SmartFormat, article 360036526213; read 2026-11-22.
    """
    if _LOGO in context.children:
        return None
    return "the feed has no <snf:logo>", "add it, with the <url> of an image"


@rule(
    "smartnews-feed-large",
    level=Level.WARNING,
    on="#document",
    summary="A feed for SmartNews should have a megabyte at most.",
    spec=JAPANESE,
    bad="",  # it would have a million characters
    good="",
    profile="smartnews",
)
def smartnews_feed_large(document: Document) -> Judgement | None:
    """It is fetched every few minutes.

    Source: SmartNews, SmartFormat, Japanese page 360036526213; read 2026-11-22.
    """
    size = len(document.text)
    if size <= _MOST_BYTES:
        return None
    return f"the feed has {size:,} bytes", "keep fewer articles in it"


@rule(
    "smartnews-article-incomplete",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An article for SmartNews should say all that its page shows.",
    spec=ITEM,
    bad=f"{LINK}{GUID}{DATE}{BODY}<dc:creator>Ada Reed</dc:creator>",
    good=f"{LINK}{GUID}{DATE}{BODY}<dc:creator>Ada Reed</dc:creator>"
    "<description>Twice a month.</description>",
    within="item",
    profile="smartnews",
)
def smartnews_article_incomplete(article: Element, context: Context) -> Iterator[Fault]:
    """It wants title, link, guid, date, summary, full text and author of each.

    Source: SmartNews, SmartFormat 2.0 and 2.1; read 2026-11-22, which of them are
    required from memory.
    """
    return absent(article, story(article, context), _WANTED)


@rule(
    "smartnews-thumbnail-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An article for SmartNews should have a media:thumbnail.",
    spec=ITEM,
    bad=LINK,
    good='<media:thumbnail url="https://tide.example/neap.jpg"/>',
    within="item",
    profile="smartnews",
)
def smartnews_thumbnail_missing(article: Element, context: Context) -> Judgement | None:
    """It is the picture beside the title.

    Source: SmartNews, SmartFormat 2.0 and 2.1; read 2026-11-22, that it is required
    from memory.
    """
    if story(article, context).thumbnails:
        return None
    return "the article has no <media:thumbnail>", "add it, with the url of an image"
