"""What is left of a feed that was written in a format and read again, field by field.

This is the law of losses as one function: `kept(feed, format)` is the feed that
`read(write(feed, format))` must give. White space around texts is never kept.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import feedpub as fp
from feedpub.formats.rdf.writing import link_of, title_of
from feedpub.model.text import as_html, as_plain
from feedpub.namespaces.dc import Metadata
from feedpub.namespaces.known import classes
from feedpub.namespaces.tombstones import DeletedEntry
from feedpub.uris import to_uri, url_fault

Precisely = Callable[[datetime], datetime]
SPACE = " \t\r\n"
USUAL_NAMES = ("rss.xml", "atom.xml", "feed.json", "rss1.rdf")


def kept(feed: fp.Feed, format: str) -> fp.Feed:
    return {"rss": rss, "rdf": rdf, "atom": atom, "json": json}[format](feed)


def rss(feed: fp.Feed) -> fp.Feed:
    title, home, own = (
        plain(feed.title),
        to_uri(feed.home_url),
        address(feed, "rss.xml"),
    )
    own = own and to_uri(own)
    description, logo = plain(feed.description), feed.logo
    articles = [rss_item(one, home) for one in feed.articles]
    return fp.Feed(
        title=title,
        home_url=home,
        feed_url=own,
        id=default_id(own, home, articles),
        description=None if description == title else description,
        language=feed.language,
        authors=mailed(feed.authors),
        contributors=named(feed.contributors),
        categories=[
            fp.Category(term=one.term.strip(SPACE), scheme=one.scheme)
            for one in feed.categories
        ],
        links=[uri_link(one) for one in feed.links],
        rights=plain(feed.rights),
        published=feed.published and seconds(feed.published),
        updated=unless_newest(seconds(feed.last_updated), articles),
        generator=feed.generator and feed.generator.name.strip(SPACE),
        logo=logo and rss_logo(logo, title),
        hubs=[to_uri(hub.url) for hub in feed.hubs],
        ttl=feed.ttl,
        skip_hours=feed.skip_hours,
        skip_days=feed.skip_days,
        cloud=feed.cloud,
        webmaster=feed.webmaster and webmaster(feed.webmaster),
        next_url=other(feed.next_url, own),
        extensions=carried(feed, "rss"),
        articles=articles,
    )


def rss_item(one: fp.Article, home: str) -> fp.Article:
    summary, content = html(one.summary), html(one.content)
    if summary is None:
        summary, content = content, None
    url = one.url and to_uri(one.url)
    if content is None and url is None:
        summary, content = None, summary
    links = [uri_link(link) for link in one.links]
    subject = one.external_url and to_uri(one.external_url)
    if subject is None and links and is_bare_related(links[0]):
        subject = links.pop(0).url
    return fp.Article(
        title=plain(one.title),
        url=url,
        id=within(one.id, home),
        **only_date(one, seconds),
        summary=summary,
        content=content,
        authors=mailed(one.authors),
        contributors=named(one.contributors),
        categories=[
            fp.Category(term=each.term.strip(SPACE), scheme=each.scheme)
            for each in one.categories
        ],
        enclosures=[
            replace(each, url=to_uri(each.url), duration=None, title=None)
            for each in one.enclosures[:1]
        ],
        links=links,
        language=one.language,
        rights=plain(one.rights),
        comments_url=one.comments_url and to_uri(one.comments_url),
        external_url=subject,
        source=rss_source(one.source),
        extensions=carried(one, "rss"),
    )


def rdf(feed: fp.Feed) -> fp.Feed:
    title, home, id = plain(feed.title), to_uri(feed.home_url), feed.id
    description = plain(feed.description)
    articles = [rdf_item(one) for one in feed.articles]
    return fp.Feed(
        title=title,
        home_url=home,
        feed_url=id if id != home and is_page(id) else None,
        id=id,
        description=None if description == title else description,
        language=feed.language,
        authors=named(feed.authors),
        contributors=named(feed.contributors),
        categories=terms_in_rdf(feed),
        rights=plain(feed.rights),
        updated=unless_newest(feed.last_updated, articles),
        logo=feed.logo
        and fp.Image(url=to_uri(feed.logo.url), title=own_title(feed.logo, title)),
        extensions=carried_in_rdf(feed),
        articles=articles,
    )


def rdf_item(one: fp.Article) -> fp.Article:
    return fp.Article(
        title=title_of(one).strip(SPACE),
        url=to_uri(link_of(one)),
        id=iri(one.id),
        **only_date(one),
        summary=html(one.summary),
        content=html(one.content),
        authors=named(one.authors),
        contributors=named(one.contributors),
        categories=terms_in_rdf(one),
        language=one.language,
        rights=plain(one.rights),
        extensions=carried_in_rdf(one),
    )


def atom(feed: fp.Feed) -> fp.Feed:
    own = address(feed, "atom.xml")
    articles = [entry(one) for one in feed.articles]
    generator = feed.generator
    return fp.Feed(
        title=text(feed.title),
        home_url=feed.home_url,
        feed_url=own,
        description=text(feed.description),
        id=feed.id,
        language=feed.language,
        authors=faceless(feed.authors),
        contributors=faceless(feed.contributors),
        categories=[category(one) for one in feed.categories],
        links=[link(one) for one in feed.links],
        rights=text(feed.rights),
        updated=unless_newest(feed.last_updated, articles),
        generator=generator and replace(generator, name=generator.name.strip(SPACE)),
        icon=feed.icon and feed.icon.url,
        logo=feed.logo and feed.logo.url,
        hubs=[hub.url for hub in feed.hubs],
        next_url=None if feed.next_url == own else feed.next_url,
        extensions=carried(feed, "atom"),
        articles=articles,
    )


def entry(one: fp.Article) -> fp.Article:
    links, subject = [link(each) for each in one.links], one.external_url
    alone = subject is None and not one.enclosures
    if alone and links and is_bare_related(links[-1]):
        subject = links.pop().url
    source = one.source
    return replace(
        one,
        title=text(one.title),
        id=iri(one.id),
        summary=text(one.summary),
        content=one.content
        if isinstance(one.content, fp.OutOfLine)
        else text(one.content),
        content_text=None,
        authors=faceless(one.authors),
        contributors=faceless(one.contributors),
        categories=[category(each) for each in one.categories],
        enclosures=[
            replace(each, duration=None, title=line(each.title))
            for each in one.enclosures
        ],
        links=links,
        rights=text(one.rights),
        external_url=subject,
        image=None,
        banner_image=None,
        extensions=carried(one, "atom"),
        source=source
        and replace(
            source,
            title=line(source.title),
            authors=faceless(source.authors),
            rights=line(source.rights),
        ),
    )


def json(feed: fp.Feed) -> fp.Feed:
    own, home = address(feed, "feed.json"), to_uri(feed.home_url)
    own = own and to_uri(own)
    articles = [json_item(one, home) for one in feed.articles]
    return fp.Feed(
        title=plain(feed.title),
        home_url=home,
        feed_url=own,
        id=default_id(own, home, articles),
        description=plain(feed.description),
        language=feed.language,
        authors=faces(feed.authors),
        updated=None if articles else fp.UNDATED,
        icon=picture(feed.icon),
        favicon=picture(feed.favicon),
        hubs=[replace(hub, url=to_uri(hub.url)) for hub in feed.hubs],
        next_url=other(feed.next_url, own),
        expired=feed.expired,
        user_comment=line(feed.user_comment),
        extensions=carried_in_json(feed),
        articles=articles,
    )


def json_item(one: fp.Article, home: str) -> fp.Article:
    content = one.content
    if content is None or isinstance(content, fp.OutOfLine):
        content = one.summary or as_plain(one.title)
    if not isinstance(content, str):
        content = fp.Html(content.markup.strip(SPACE))
    return fp.Article(
        title=plain(one.title),
        url=one.url and to_uri(one.url),
        id=within(one.id, home),
        published=one.published,
        updated=one.updated,
        summary=plain(one.summary),
        content=text(content),
        content_text=line(one.content_text),
        authors=faces(one.authors),
        categories=[each.term.strip(SPACE) for each in one.categories],
        enclosures=[
            replace(each, url=to_uri(each.url), title=line(each.title))
            for each in one.enclosures
        ],
        language=one.language,
        external_url=one.external_url and to_uri(one.external_url),
        image=picture(one.image),
        banner_image=picture(one.banner_image),
        extensions=carried_in_json(one),
    )


def carried(of: fp.Feed | fp.Article, format: str) -> list[object]:
    return [one for one in of.extensions if format in one.shape.only]


def terms_in_rdf(of: fp.Feed | fp.Article) -> list[str]:
    """Give what dc:subject says, whether a category or a subject of its own."""
    own = [word for o in of.extensions if type(o) is Metadata for word in o.subject]
    return [one.strip(SPACE) for one in (*(c.term for c in of.categories), *own)]


def carried_in_rdf(of: fp.Feed | fp.Article) -> list[object]:
    """Give the values without tombstones, a second dc:date, and what is categories."""
    kept = [one for one in carried(of, "rss") if type(one) is not DeletedEntry]
    bare = [
        replace(o, date=None, subject=()) if type(o) is Metadata else o for o in kept
    ]
    return [one for one in bare if one != Metadata()]


def carried_in_json(of: fp.Feed | fp.Article) -> list[object]:
    """Give the values by namespace, and in the order of its classes."""
    values = carried(of, "json")
    spaces = [space_of(one) for one in values]
    order = [fp.ForeignMember, *classes()]
    return sorted(
        values, key=lambda one: (spaces.index(space_of(one)), order.index(type(one)))
    )


def space_of(value: object) -> str:
    if isinstance(value, fp.ForeignMember):
        return value.name
    return value.shape.vocabulary.prefix


def is_page(iri: str) -> bool:
    return iri.startswith(("http://", "https://")) and url_fault(iri) is None


def line(value: str | None) -> str | None:
    return value and value.strip(SPACE)


def plain(value: fp.Text | None) -> str | None:
    return line(as_plain(value)) or None


def html(value: fp.Text | fp.OutOfLine | None) -> fp.Html | str | None:
    if value is None or isinstance(value, fp.OutOfLine):
        return None
    markup = as_html(value).strip(SPACE)
    return markup if set("&<>\n").isdisjoint(markup) else fp.Html(markup)


def text(value: fp.Text | None) -> fp.Text | None:
    if value is None or isinstance(value, str):
        return line(value)
    return type(value)(value.markup.strip(SPACE))


def exactly(when: datetime) -> datetime:
    return when


def seconds(when: datetime) -> datetime:
    return when.astimezone(UTC).replace(microsecond=0)


def only_date(one: fp.Article, precisely: Precisely = exactly) -> dict[str, datetime]:
    """Give the one date that RSS has for an item; an item without one has none."""
    if one.published is None and one.updated == fp.UNDATED:
        return {"updated": fp.UNDATED}
    return {"published": precisely(one.published or one.updated)}


def unless_newest(when: datetime, articles: list[fp.Article]) -> datetime | None:
    dated = [one.updated for one in articles if one.is_dated]
    newest = max(dated, default=fp.UNDATED if articles else None)
    return None if when == newest else when


def address(feed: fp.Feed, usual: str) -> str | None:
    """Give the self link: beside a file of another format, the usual name."""
    if feed.feed_url is None:
        return None
    folder, slash, name = feed.feed_url.rpartition("/")
    return folder + slash + usual if name in USUAL_NAMES else feed.feed_url


def other(url: str | None, own: str | None) -> str | None:
    uri = url and to_uri(url)
    return None if uri == own else uri


def default_id(own: str | None, home: str, articles: list[fp.Article]) -> str:
    taken = {str(one.id) for one in articles}
    free = [one for one in (own, home) if one and one not in taken]
    derived = uuid.uuid5(uuid.NAMESPACE_URL, f"{home} #feed")
    return free[0] if free else f"urn:uuid:{derived}"


def within(id: str | fp.OpaqueId, home: str) -> str | fp.OpaqueId:
    return id if isinstance(id, str) else fp.OpaqueId(id.text, home)


def iri(id: str | fp.OpaqueId) -> str:
    return id if isinstance(id, str) else id.iri


def named(people: tuple[fp.Person, ...]) -> list[str]:
    return [fp.Person(name=one.name.strip(SPACE)) for one in people]


def mailed(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    if len(people) == 1 and people[0].email and not set("()\\") & set(people[0].name):
        return [fp.Person(name=people[0].name.strip(SPACE), email=people[0].email)]
    return named(people)


def webmaster(person: fp.Person) -> fp.Person:
    unsayable = set("()\\") & set(person.name)
    name = person.email if unsayable else person.name.strip(SPACE)
    return fp.Person(name=name, email=person.email)


def faceless(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    return [replace(one, name=one.name.strip(SPACE), avatar=None) for one in people]


def faces(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    return [
        fp.Person(
            name=one.name.strip(SPACE),
            url=one.url and to_uri(one.url),
            avatar=one.avatar and to_uri(one.avatar),
        )
        for one in people
    ]


def category(one: fp.Category) -> fp.Category:
    return replace(one, term=one.term.strip(SPACE), label=line(one.label))


def link(one: fp.Link) -> fp.Link:
    return replace(one, title=line(one.title))


def uri_link(one: fp.Link) -> fp.Link:
    return replace(one, url=to_uri(one.url), title=line(one.title))


def is_bare_related(one: fp.Link) -> bool:
    return one == fp.Link(url=one.url, rel="related")


def picture(image: fp.Image | None) -> str | None:
    return image and to_uri(image.url)


def own_title(image: fp.Image, title: str) -> str | None:
    return None if line(image.title) == title else line(image.title)


def rss_source(source: fp.Source | None) -> fp.Source | None:
    if source is None or source.url is None:
        return None
    return fp.Source(title=source.title.strip(SPACE), url=to_uri(source.url))


def rss_logo(image: fp.Image, title: str) -> fp.Image:
    fits = (image.width or 0) <= 144 and (image.height or 0) <= 400
    return fp.Image(
        url=to_uri(image.url),
        title=own_title(image, title),
        width=image.width if fits else None,
        height=image.height if fits else None,
        description=line(image.description),
    )
