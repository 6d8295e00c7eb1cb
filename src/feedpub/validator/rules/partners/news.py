"""The shape of a news feed that satisfies nearly all partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.shells import (
    BODY,
    GUID,
    LINK,
    PICTURE,
)
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    missing,
    story,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

MSN: Final = "https://helpcenter.microsoftstart.com/kb/articles/58"
MSN_IMAGES: Final = "https://helpcenter.microsoftstart.com/kb/articles/25"
MSN_DATES: Final = "https://helpcenter.microsoftstart.com/kb/articles/51"
FLIPBOARD: Final = "https://about.flipboard.com/rss-spec"
GOOGLE: Final = "https://support.google.com/news/publisher-center/answer/9545420"
SMARTNEWS: Final = "https://publishers.smartnews.com/hc/en-us/articles/360036526213"
NEWSBREAK: Final = "https://support.newsbreak.com/publisher-faq"
POST: Final = "https://intercom.help/post-news/en/articles/6922555"


@rule(
    "news-title-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have a title.",
    spec=FLIPBOARD,
    bad="<item><description>Twice a month.</description></item>",
    good="<item><title>Neap</title></item>",
    within="channel",
    profile="news",
)
def news_title_missing(article: Element, context: Context) -> Judgement | None:
    """It is what people see and choose by.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    return missing(
        story(article, context), "title", "the article has no title", "add its title"
    )


@rule(
    "news-link-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must link to its page.",
    spec=FLIPBOARD,
    bad=GUID,
    good=LINK,
    within="item",
    profile="news",
)
def news_link_missing(article: Element, context: Context) -> Judgement | None:
    """Partners send readers back to the page, and count the article by it.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    return missing(
        story(article, context), "link", "the article has no link", "add its page's URL"
    )


@rule(
    "news-id-missing",
    level=Level.ERROR,
    on="channel/item",
    summary="Each article must have a guid.",
    spec=GOOGLE,
    bad=LINK,
    good=GUID,
    within="item",
    profile="news",
)
def news_id_missing(article: Element, context: Context) -> Judgement | None:
    """Without it an article that changes comes in again as another one.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    return missing(
        story(article, context),
        "id",
        "the article has no guid",
        "add a <guid> that never changes",
    )


@rule(
    "news-date-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must say when it was published.",
    spec=MSN_DATES,
    bad=LINK,
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    within="item",
    profile="news",
)
def news_date_missing(article: Element, context: Context) -> Judgement | None:
    """News without a date is no news: nobody knows how old it is.

    Source: MSN, article 51 of the help centre; read 2026-11-22.
    """
    name = "<pubDate>" if article.tag == "item" else "<published>"
    fix = f"add a {name}"
    return missing(
        story(article, context), "published", f"the article has no {name}", fix
    )


@rule(
    "news-text-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must come with its full text as HTML.",
    spec=FLIPBOARD,
    bad="<description>Twice a month.</description>",
    good=BODY,
    within="item",
    profile="news",
)
def news_text_missing(article: Element, context: Context) -> Judgement | None:
    """The partner shows the article itself, and has nothing to show.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    name = "<content:encoded>" if article.tag == "item" else "<content>"
    return missing(
        story(article, context),
        "body",
        f"the article has no {name}",
        f"put its whole text into {name}",
    )


@rule(
    "news-author-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should say who wrote it.",
    spec=NEWSBREAK,
    bad=LINK,
    good="<dc:creator>Ada Reed</dc:creator>",
    within="item",
    profile="news",
)
def news_author_missing(article: Element, context: Context) -> Judgement | None:
    """Most partners print a byline, and some refuse articles without.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    return missing(
        story(article, context),
        "author",
        "the article has no author",
        "add a <dc:creator>, or Atom's <author>",
    )


@rule(
    "news-summary-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should have a summary.",
    spec=FLIPBOARD,
    bad=LINK,
    good="<description>Twice a month.</description>",
    within="item",
    profile="news",
)
def news_summary_missing(article: Element, context: Context) -> Judgement | None:
    """Lists of articles show it below the title.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    name = "<description>" if article.tag == "item" else "<summary>"
    message = f"the article has no {name}"
    return missing(story(article, context), "summary", message, "add a sentence or two")


@rule(
    "news-summary-markup",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Beside the full text, the summary should be plain.",
    spec=SMARTNEWS,
    bad=f"<description>&lt;p>Twice a month.&lt;/p></description>{BODY}",
    good=f"<description>Twice a month.</description>{BODY}",
    within="item",
    profile="news",
)
def news_summary_markup(article: Element, context: Context) -> Fault | None:
    """In a list it is shown as text, tags and all.

    Source: SmartNews, SmartFormat 2.1; read 2026-11-22, in part from memory.
    """
    told = story(article, context)
    summary = told.says("summary")
    if not told.says("body") or "</" not in summary:
        return None
    return Fault("the summary has tags", "write it without", told.elements["summary"])


@rule(
    "news-image-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should have an image in media:content.",
    spec=MSN_IMAGES,
    bad=LINK,
    good=PICTURE,
    within="item",
    profile="news",
)
def news_image_missing(article: Element, context: Context) -> Judgement | None:
    """Articles without an image are shown last, or not at all.

    Source: MSN, article 25 of the help centre; read 2026-11-22.
    """
    if story(article, context).pictures:
        return None
    return "the article has no image", 'add <media:content medium="image" url="…"/>'


@rule(
    "news-image-bare",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An image should say its medium, media type, width and height.",
    spec=MSN_IMAGES,
    bad='<media:content url="https://tide.example/neap.jpg" medium="image"/>',
    good=PICTURE,
    within="item",
    profile="news",
)
def news_image_bare(article: Element, context: Context) -> Iterator[Fault]:
    """Partners choose by size before they fetch, and leave out what they must guess.

    Source: MSN, article 25 of the help centre; read 2026-11-22.
    """
    for picture in story(article, context).pictures:
        said = {
            "medium": picture.medium,
            "type": picture.type,
            "width": picture.width,
            "height": picture.height,
        }
        absent = [name for name, value in said.items() if not value]
        if absent:
            names = " and no ".join(absent)
            fix = "say what the image is and how large"
            yield Fault(f"the image has no {names}", fix, picture.element)


@rule(
    "news-image-unexplained",
    level=Level.NOTE,
    on=ARTICLES,
    summary="An image had better have a caption and a credit.",
    spec=POST,
    bad='<media:content url="https://tide.example/neap.jpg" type="image/jpeg" '
    'medium="image" width="1200" height="800"/>',
    good=PICTURE,
    within="item",
    profile="news",
)
def news_image_unexplained(article: Element, context: Context) -> Iterator[Fault]:
    """It is printed below the image; without a credit some will not print the image.

    Source: Post News, article 6922555; read 2026-11-22, in part from memory.
    """
    for picture in story(article, context).pictures:
        if not picture.words & {"title", "description", "text"}:
            fix = "add media:title, media:description or media:text"
            yield Fault("the image has no caption", fix, picture.element)
        if "credit" not in picture.words:
            yield Fault("the image has no credit", "add media:credit", picture.element)


@rule(
    "news-category-missing",
    level=Level.NOTE,
    on=ARTICLES,
    summary="Each article had better have a category.",
    spec=POST,
    bad=LINK,
    good="<category>Tides</category>",
    within="item",
    profile="news",
)
def news_category_missing(article: Element, context: Context) -> Judgement | None:
    """Partners sort articles into sections by it.

    Source: Post News, article 6922555; read 2026-11-22, in part from memory.
    """
    message = "the article has no category"
    return missing(story(article, context), "category", message, "add one")


@rule(
    "news-change-missing",
    level=Level.NOTE,
    on="channel/item",
    summary="Each article had better say when it was last changed.",
    spec=MSN_DATES,
    bad=LINK,
    good="<dcterms:modified>2026-03-01T09:00:00Z</dcterms:modified>",
    within="item",
    profile="news",
)
def news_change_missing(article: Element, context: Context) -> Judgement | None:
    """Partners take a correction over only when that date moves forward.

    Source: MSN, article 51 of the help centre; read 2026-11-22, the element's name
    from memory.
    """
    return missing(
        story(article, context),
        "modified",
        "the article does not say when it was changed",
        "add <dcterms:modified>",
    )
