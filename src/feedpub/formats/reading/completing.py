"""Articles and feeds made of what was read, with the gaps filled that a model has not.

Every gap is filled from the document itself, in a fixed order, and noted; no clock is
asked. What the model refuses is left out and noted, field by field.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub import uris
from feedpub.dates import UNDATED
from feedpub.errors import ModelError
from feedpub.formats.reading.agreeing import agreeing, on_pages
from feedpub.formats.reading.values import line
from feedpub.model import Article, Feed, Html, OutOfLine, Person, Xhtml
from feedpub.model.text import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from feedpub.formats.reading.noting import At

NOWHERE: Final = "https://unknown.invalid/"
"""The home of a feed that tells no address at all (RFC 2606, 2)."""

_STANDS_IN: Final = "UNDATED, which is 1970-01-01, stands in"
_REQUIRED: Final = frozenset(("id", "home_url", "updated", "published", "authors"))


class Around(NamedTuple):
    """What articles take from their feed: where ids hold, and which are made up."""

    within: str
    nameless: set[str] | None
    """Ids that were taken from addresses, because the articles had none.

    None where articles come one by one: they are not compared, and may be millions.
    """


def article(fields: dict[str, Any], at: At, around: Around) -> Article:
    """Make an article, whatever is missing."""
    given = {name: value for name, value in fields.items() if value not in _EMPTY}
    given["links"] = agreeing(given.get("links", ()), at)
    for _ in range(len(given) + len(_REQUIRED)):
        _complete(given, at, around)
        try:
            return Article(**given)
        except ModelError as error:
            _give_in(given, error, at)
    raise AssertionError  # pragma: no cover - each turn takes a field away


_EMPTY: Final = (None, (), "")


def feed(
    fields: dict[str, Any], articles: Iterable[Article], at: At, around: Around
) -> Feed:
    """Make a feed of these articles, of each id one, whatever is missing."""
    kept = _unique(articles, at, around)
    fields["updated"] = _updated(fields.get("updated"), kept)
    given = {name: value for name, value in fields.items() if value not in _EMPTY}
    given["articles"] = kept
    given["links"] = agreeing(given.get("links", ()), at)
    for _ in range(len(given) + len(_REQUIRED)):
        _complete_feed(given, at)
        try:
            return Feed(**given)
        except ModelError as error:
            _give_in(given, error, at)
    raise AssertionError  # pragma: no cover - each turn takes a field away


def home(
    given: str | None, others: Iterable[str | None], articles: str | None, at: At
) -> str:
    """Give the home page: what the feed says, or the next best address."""
    if given:
        return given
    for other in others:
        if other and is_page(other):
            at.on("home_url").mended(f"it is missing; {other} stands in")
            return other
    root = uris.resolve(articles, "/") if articles else ""
    if is_page(root):
        at.on("home_url").mended(f"it is missing; the articles' site {root} stands in")
        return root
    at.on("home_url").mended(f"no address is known at all; {NOWHERE} stands in")
    return NOWHERE


def is_page(url: str) -> bool:
    """Tell whether the address is one that a browser opens."""
    return url.startswith(("https://", "http://")) and uris.url_fault(url) is None


def _complete(given: dict[str, Any], at: At, around: Around) -> None:
    if "id" not in given:
        given["id"] = _missing_id(given, at, around)
    if "published" not in given and "updated" not in given:
        given["updated"] = UNDATED
        at.on("published").mended(f"it is missing; {_STANDS_IN}")
    content = given.get("content")
    if isinstance(content, OutOfLine) and "summary" not in given:
        given["summary"] = as_plain(given.get("title")) or content.src
        at.on("summary").mended("it is missing beside content elsewhere; filled")
    if not given.keys() & {"title", "summary", "content"}:
        given["title"] = given.get("url") or str(given["id"])
        at.on("title").mended("there is no title and no text; the address stands in")
    if content is None and "url" not in given:
        given["content"] = given.get("summary") or given["title"]
        at.on("content").mended("it is missing; the summary or the title stands in")
    if "content_text" in given and not isinstance(given.get("content"), (Html, Xhtml)):
        given.setdefault("content", given["content_text"])
        del given["content_text"]


def _missing_id(given: dict[str, Any], at: At, around: Around) -> str:
    if url := given.get("url"):
        if around.nameless is not None:
            around.nameless.add(url)
        at.on("id").mended("it is missing; the address stands in")
        return str(url)
    made = _derived(around.within, *(given.get(name) for name in _TELLING))
    at.on("id").mended(f"it is missing; {made} is made of the rest")
    return made


_TELLING: Final = (
    *("title", "summary", "content", "published", "updated", "authors", "enclosures"),
)


def _derived(*parts: object) -> str:
    """Make an id of what does not change (RFC 4122, 4.3)."""
    from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415 - few ids are missing

    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(map(str, parts)))}"


def _unique(articles: Iterable[Article], at: At, around: Around) -> tuple[Article, ...]:
    """Leave one article for each id: the newest version, where the first one stood.

    Articles that had no id and share an address are different ones: from the second
    on, they get an id of their own.
    """
    found: dict[str, Article] = {}
    for one in articles:
        id = str(one.id)
        twin = found.get(id)
        if twin is not None and id in (around.nameless or ()) and not _same(twin, one):
            id = _derived(around.within, one.url, as_plain(one.title), one.summary)
            at.on("id").mended(f"two articles share {one.url}; one gets the id {id}")
            found.setdefault(id, replace(one, id=id))
            continue
        if twin is None or _date(one) > _date(twin):
            found[id] = one
        if twin is not None:
            at.on("id").dropped(f"the id {id!r} is there twice; the newest one is kept")
    return tuple(found.values())


def _updated(given: datetime | None, articles: Sequence[Article]) -> datetime | None:
    """Give the feed's date, unless it is but that of the newest article."""
    dated = [one.updated for one in articles if one.is_dated and one.updated]
    newest = max(dated, default=UNDATED if articles else None)
    return None if given == newest else given


def _complete_feed(given: dict[str, Any], at: At) -> None:
    articles = given["articles"]
    if "title" not in given:
        given["title"] = given["home_url"]
        at.on("title").mended("it is missing; the address stands in")
    if given.get("next_url") == given.get("feed_url", ""):
        del given["next_url"]
        at.on("next_url").dropped("it is the feed itself")
    given["links"] = on_pages(given, at)
    _identify(given, {str(one.id) for one in articles}, at)
    if "authors" not in given and not all(one.authors for one in articles):
        name = line(as_plain(given["title"]), at) or given["home_url"]
        given["authors"] = (Person(name=name),)
        at.on("authors").mended("nobody is named; the feed's title stands in")
    if not articles and "updated" not in given:
        given["updated"] = UNDATED
        at.on("updated").mended(f"it is missing; {_STANDS_IN}")


def _identify(given: dict[str, Any], taken: set[str], at: At) -> None:
    """Choose an id that no article has: the feed's own, an address, a derived one."""
    own = given.get("id")
    usual = [given.get("feed_url"), given["home_url"]]
    for candidate in [own, *usual]:
        if candidate and candidate not in taken:
            given["id"] = candidate
            break
    else:
        given["id"] = _derived(given["home_url"], "#feed")
    if own and own != given["id"]:
        at.on("id").mended(f"{own} is an article's id too; {given['id']} stands in")


def _give_in(given: dict[str, Any], error: ModelError, at: At) -> None:
    """Leave out what the model refuses; `error` goes on if nothing can be."""
    left = len(given)
    for problem in error.problems:
        if given.pop(problem.field, None) is not None:
            at.on(problem.field).dropped(problem.message)
    if len(given) == left:
        raise error


def _same(one: Article, other: Article) -> bool:
    return (one.title, one.summary, one.content) == (
        *(other.title, other.summary),
        other.content,
    )


def _date(one: Article) -> datetime:
    assert one.updated is not None  # noqa: S101 - the model has filled it
    return one.updated
