"""MSN: what Microsoft's news pages want of a feed, besides its pictures and HTML."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from feedpub.html import to_text
from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.feeds import link_to
from feedpub.validator.rules.partners.shells import (
    BODY,
    DATE,
    GUID,
    JSON,
    LINK,
    feed,
)
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    FEEDS,
    missing,
    moment_of,
    story,
)
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

FEED: Final = "https://helpcenter.microsoftstart.com/kb/articles/58"
DATES: Final = "https://helpcenter.microsoftstart.com/kb/articles/51"
_SHORT_TITLE: Final = f"{{{NAMESPACES['mi']}}}shortTitle"
_LEAST, _MOST, _GOOD, _SHORT = 21, 150, 75, 54
_NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
_OLDEST: Final = timedelta(days=365)
_ADDRESS: Final = re.compile(r"https?://|www\.[a-z0-9-]{1,63}\.", re.IGNORECASE)
_UTC: Final = re.compile(r"(?:GMT|UTC?|Z|[+-]00:?00)\Z", re.IGNORECASE)
_TITLE: Final = "<title>Why the neap tide comes twice a month</title>"


@rule(
    "msn-format-unknown",
    level=Level.ERROR,
    on="#document",
    summary="MSN takes RSS 2.0 and Atom.",
    spec=FEED,
    bad=JSON,
    good=feed(),
    profile="msn",
)
def msn_format_unknown(document: Document) -> Judgement | None:
    """A feed in another format is refused.

    Source: MSN, feed content specifications; read 2026-11-22.
    """
    if document.format in (None, "rss", "atom"):
        return None
    return "MSN does not read this format", "give it RSS 2.0 or Atom"


@rule(
    "msn-feed-not-https",
    level=Level.ERROR,
    on=FEEDS,
    summary="MSN fetches feeds over HTTPS only.",
    spec=FEED,
    bad='<atom:link rel="self" href="http://tide.example/rss.xml"/>',
    good='<atom:link rel="self" href="https://tide.example/rss.xml"/>',
    within="channel",
    profile="msn",
)
def msn_feed_not_https(_: Element, context: Context) -> Judgement | None:
    """The address that you give to MSN must start with https.

    Source: MSN, feed content specifications; read 2026-11-22.
    """
    url = context.url or link_to(context, "self")
    if not url.lower().startswith("http:"):
        return None
    return f"{quoted(url)} is not https", f"serve it as https{url[4:]}"


@rule(
    "msn-id-missing",
    level=Level.ERROR,
    on="channel/item",
    summary="Each article must have an id of its own for MSN.",
    spec=FEED,
    bad=LINK,
    good=GUID,
    within="item",
    profile="msn",
)
def msn_id_missing(article: Element, context: Context) -> Judgement | None:
    """MSN knows an article by its id among all that it ever got from you.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    fix = "add a <guid> that never changes"
    return missing(story(article, context), "id", "the article has no guid", fix)


@rule(
    "msn-title-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have a title for MSN.",
    spec=FEED,
    bad="<item><description>Twice a month.</description></item>",
    good="<item><title>Neap</title></item>",
    within="channel",
    profile="msn",
)
def msn_title_missing(article: Element, context: Context) -> Judgement | None:
    """An article without a title is refused.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    return missing(told, "title", "the article has no title", "add its title")


@rule(
    "msn-title-length",
    level=Level.ERROR,
    on=ARTICLES,
    summary="A title for MSN must have 21 to 150 characters, or mi:shortTitle.",
    spec=FEED,
    bad="<title>Neap</title>",
    good=_TITLE,
    within="item",
    profile="msn",
)
def msn_title_length(article: Element, context: Context) -> Fault | None:
    """Others do not fit the page, and the article is refused.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    length = len(told.says("title"))
    if not length or _LEAST <= length <= _MOST or _SHORT_TITLE in context.children:
        return None
    message = f"the title has {length} characters; MSN takes {_LEAST} to {_MOST}"
    return Fault(message, "change it, or add mi:shortTitle", told.elements["title"])


@rule(
    "msn-title-long",
    level=Level.NOTE,
    on=ARTICLES,
    summary="A title for MSN had better have less than 75 characters.",
    spec=FEED,
    bad="<title>Why the neap tide comes twice a month, and what the moon, the sun "
    "and the shape of the bay have to do with it</title>",
    good=_TITLE,
    within="item",
    profile="msn",
)
def msn_title_long(article: Element, context: Context) -> Fault | None:
    """What is longer is cut on small screens.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    length = len(told.says("title"))
    if not _GOOD <= length <= _MOST or _SHORT_TITLE in context.children:
        return None
    fix = f"add mi:shortTitle with {_SHORT} characters at most"
    return Fault(f"the title has {length} characters", fix, told.elements["title"])


@rule(
    "msn-short-title-long",
    level=Level.WARNING,
    on="mi:shortTitle",
    summary="A short title should have 54 characters at most.",
    spec=FEED,
    bad="<mi:shortTitle>Why the neap tide comes twice a month, not just once"
    " or so</mi:shortTitle>",
    good="<mi:shortTitle>Why the neap tide comes twice</mi:shortTitle>",
    within="item",
    profile="msn",
)
def msn_short_title_long(_: Element, context: Context) -> Judgement | None:
    """It is for the places where the title does not fit.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    length = len(context.text)
    if length <= _SHORT:
        return None
    return f"the short title has {length} characters", f"keep it to {_SHORT}"


@rule(
    "msn-title-markup",
    level=Level.ERROR,
    on=ARTICLES,
    summary="A title for MSN must be plain text without addresses.",
    spec=FEED,
    bad="<title>Why the neap tide comes: see https://tide.example/</title>",
    good=_TITLE,
    within="item",
    profile="msn",
)
def msn_title_markup(article: Element, context: Context) -> Fault | None:
    """Tags and addresses would stand in the headline.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    title = told.says("title")
    if "</" in title and to_text(title) != title:
        fix = f"write {to_text(title)[:200]}"
        return Fault("the title has tags", fix, told.elements["title"])
    if _ADDRESS.search(title):
        return Fault("the title has an address", "take it out", told.elements["title"])
    return None


@rule(
    "msn-text-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must come with its whole text for MSN.",
    spec=FEED,
    bad=LINK,
    good=BODY,
    within="item",
    profile="msn",
)
def msn_text_missing(article: Element, context: Context) -> Judgement | None:
    """MSN shows the article on its own page.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    if told.says("body") or (article.tag == "item" and told.says("summary")):
        return None
    name = "<content:encoded>" if article.tag == "item" else "<content>"
    return "the article has no text", f"put its whole text into {name}"


@rule(
    "msn-date-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must say for MSN when it was published.",
    spec=DATES,
    bad=LINK,
    good=DATE,
    within="item",
    profile="msn",
)
def msn_date_missing(article: Element, context: Context) -> Judgement | None:
    """MSN sorts by it, and refuses what has none.

    Source: MSN, article 51 of the help centre; read 2026-11-22.
    """
    name = "<pubDate>" if article.tag == "item" else "<published>"
    message = f"the article has no {name}"
    return missing(story(article, context), "published", message, f"add a {name}")


@rule(
    "msn-date-not-utc",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Dates for MSN must be in UTC.",
    spec=DATES,
    bad="<pubDate>Sun, 01 Mar 2026 10:00:00 +0100</pubDate>",
    good=DATE,
    within="item",
    profile="msn",
)
def msn_date_not_utc(article: Element, context: Context) -> Fault | None:
    """Taken for UTC, a time of the east is in the future, and the article waits.

    Source: MSN, article 51 of the help centre; read 2026-11-22.
    """
    told = story(article, context)
    date = told.says("published")
    if not date or _UTC.search(date):
        return None
    return Fault(
        f"{quoted(date)} is not in UTC", "write it in UTC", told.elements["published"]
    )


@rule(
    "msn-date-outside",
    level=Level.ERROR,
    on=ARTICLES,
    summary="An article for MSN must be published, and within the last 365 days.",
    spec=DATES,
    bad="<pubDate>Sat, 01 Feb 2025 09:00:00 GMT</pubDate>",
    good=DATE,
    within="item",
    profile="msn",
    given={"now": _NOW},
)
def msn_date_outside(article: Element, context: Context) -> Fault | None:
    """Others are dropped without a word.

    Source: MSN, article 51 of the help centre; read 2026-11-22.
    """
    if context.now is None:
        return None
    told = story(article, context)
    moment = moment_of(told.says("published"))
    if moment is None or timedelta() <= context.now - moment < _OLDEST:
        return None
    early = moment > context.now
    message = "is yet to come" if early else "is more than 365 days ago"
    return Fault(
        f"{quoted(told.says('published'))} {message}",
        "leave the article out" + (" until then" if early else ""),
        told.elements["published"],
    )


@rule(
    "msn-link-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must link to its page for MSN.",
    spec=FEED,
    bad=GUID,
    good=LINK,
    within="item",
    profile="msn",
)
def msn_link_missing(article: Element, context: Context) -> Judgement | None:
    """It becomes the canonical address of MSN's copy.

    Source: MSN, feed item metadata requirements; read 2026-11-22.
    """
    told = story(article, context)
    return missing(told, "link", "the article has no link", "add its page's URL")


@rule(
    "msn-change-missing",
    level=Level.WARNING,
    on="channel/item",
    summary="Each article should say for MSN when it was last changed.",
    spec=DATES,
    bad=LINK,
    good="<dcterms:modified>2026-03-01T09:00:00Z</dcterms:modified>",
    within="item",
    profile="msn",
)
def msn_change_missing(article: Element, context: Context) -> Judgement | None:
    """A correction is taken over only when that date has moved forward.

    Source: MSN, article 51 of the help centre; read 2026-11-22, the element's name
    from memory.
    """
    told = story(article, context)
    message = "the article does not say when it was changed"
    return missing(told, "modified", message, "add <dcterms:modified>")


@rule(
    "msn-languages-mixed",
    level=Level.ERROR,
    on=ARTICLES,
    summary="A feed for MSN must keep to one language.",
    spec=FEED,
    bad="<title>A</title><dc:language>en</dc:language></item>"
    "<item><title>B</title><dc:language>fr</dc:language>",
    good="<title>A</title><dc:language>en</dc:language></item>"
    "<item><title>B</title><dc:language>en</dc:language>",
    within="item",
    profile="msn",
)
def msn_languages_mixed(article: Element, context: Context) -> Judgement | None:
    """A feed belongs to one market; articles in another language get lost in it.

    Source: MSN, feed content specifications; read 2026-11-22.
    """
    language = story(article, context).says("language").lower().partition("-")[0]
    if not language:
        return None
    first = context.first("msn-language", "", language)
    if first == language:
        return None
    message = f"the article is in {language}, and the first one in {first}"
    return message, f"put it into a feed in {language}"
