"""Extensions of feedgen and of strangers end up in the feed, or are refused by name."""

from __future__ import annotations

from typing import Any

import feedgen.entry
import pytest
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.podcast import PodcastExtension
from interop.filled import ITUNES, MEDIA, OURS, SITE, STOCK, entry, errors, feed, rss
from lxml import etree

from feedpub.interop.feedgen import FeedgenError, from_feedgen
from feedpub.namespaces import georss
from feedpub.namespaces.foreign import Foreign

SEA = "https://tide.example/ns"


class SeaExtension(BaseExtension):
    """What a stranger adds to a feed."""

    def extend_ns(self) -> dict[str, str]:
        return {"sea": SEA}

    def extend_rss(self, root: Any) -> Any:
        etree.SubElement(root[0], f"{{{SEA}}}level").text = "3 m"
        return root

    def extend_atom(self, root: Any) -> Any:
        etree.SubElement(root, f"{{{SEA}}}level").text = "3 m"
        return root


class SeaEntryExtension(BaseEntryExtension):
    """What a stranger adds to an entry, with methods of its own."""

    def __init__(self) -> None:
        self.height: str | None = None

    def extend_rss(self, item: Any) -> Any:
        if self.height:
            etree.SubElement(item, f"{{{SEA}}}height").text = self.height
        return item

    extend_atom = extend_rss


def with_sea(kind: type, **formats: bool) -> Any:
    made = feed(kind)
    made.register_extension("sea", SeaExtension, SeaEntryExtension, **formats)
    entry(made, "neap").sea.height = "1 m"
    entry(made, "spring").sea.height = "5 m"
    return made


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_strangers_extension_writes_what_it_writes_with_feedgen(form: str) -> None:
    def texts(kind: type) -> list[tuple[str, str | None, str | None]]:
        root = etree.fromstring(getattr(with_sea(kind), f"{form}_str")())
        return [(one.tag, one.prefix, one.text) for one in root.iter(f"{{{SEA}}}*")]

    assert 3 == len(texts(OURS))
    assert texts(STOCK) == texts(OURS)
    assert set() == errors(getattr(with_sea(OURS), f"{form}_str")())


@pytest.mark.parametrize("kind", [STOCK, OURS])
def test_a_strangers_elements_are_values_of_the_model(kind: type) -> None:
    read = from_feedgen(with_sea(kind))

    (level,), (height,) = read.extensions, read.articles[1].extensions
    assert f'<sea:level xmlns:sea="{SEA}">3 m</sea:level>' == level.markup
    assert isinstance(height, Foreign)
    assert "5 m" in height.markup


def test_an_extension_is_only_for_the_formats_it_was_registered_for() -> None:
    made = with_sea(OURS, atom=False)

    assert b"sea:level" in made.rss_str()
    assert b"sea:level" not in made.atom_str()


def test_an_extension_sees_the_entry_as_feedgen_shows_it() -> None:
    seen = []

    class Looking(BaseEntryExtension):
        def extend_atom(self, item: Any) -> Any:
            seen.append((item.tag, item.findtext("title"), item.findtext("id")))
            return item

    made = feed(OURS)
    made.register_extension("looking", None, Looking)
    entry(made, "neap")
    made.atom_str()

    assert [("entry", "neap", f"{SITE}/neap/")] == seen


def removed(item: Any) -> None:
    item.remove(item.find("title"))


def changed(item: Any) -> None:
    item.find("title").text = "other"


def failed(item: Any) -> None:
    raise KeyError(item.tag)


def plain(item: Any) -> None:
    etree.SubElement(item, "rating").text = "5"


def of_atom(item: Any) -> None:
    etree.SubElement(item, "{http://www.w3.org/2005/Atom}updated").text = "2026"


def invalid(item: Any) -> None:
    etree.SubElement(item, f"{ITUNES}duration").text = "an hour"


def unknown(item: Any) -> None:
    etree.SubElement(item, f"{MEDIA}nonsense").text = "x"


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (removed, "Bad.extend_rss changes elements that feedpub writes"),
        (changed, "Bad.extend_rss changes elements that feedpub writes"),
        (failed, "Bad.extend_rss failed: KeyError: 'item'"),
        (plain, "<rating>"),
        (of_atom, "updated>"),
        (invalid, "'an hour'"),
        (unknown, "nonsense>"),
    ],
)
def test_what_no_feed_can_carry_is_refused_by_name(act: Any, message: str) -> None:
    class Bad(BaseEntryExtension):
        def extend_rss(self, item: Any) -> Any:
            act(item)
            return item

    made = feed(OURS)
    made.register_extension("bad", None, Bad)
    entry(made, "neap")

    with pytest.raises(FeedgenError) as caught:
        made.rss_str()
    assert str(caught.value).startswith("entry 1 ('neap'): ")
    assert message in str(caught.value)


def test_an_element_outside_the_channel_is_refused() -> None:
    class Outside(BaseExtension):
        def extend_rss(self, root: Any) -> Any:
            etree.SubElement(root, f"{{{SEA}}}level")
            return root

    made = feed(OURS)
    made.register_extension("outside", Outside)

    with pytest.raises(FeedgenError, match="outside the channel; add them inside"):
        made.rss_str()


def test_a_subclass_of_feedgens_extension_writes_by_its_own_method() -> None:
    class Mine(PodcastExtension):
        def extend_rss(self, root: Any) -> Any:
            etree.SubElement(root[0], f"{ITUNES}author").text = "me"
            return root

    made = feed(OURS)
    made.register_extension("podcast", Mine)
    made.podcast.itunes_author("not me")

    assert ["me"] == [one.text for one in rss(made).iter(f"{ITUNES}author")]


def test_an_episode_has_its_tags_in_todays_words() -> None:
    made = feed(OURS)
    made.load_extension("podcast")
    made.podcast.itunes_category(
        [{"cat": "Arts", "sub": "Books"}, {"cat": "Arts", "sub": "Food"}]
    )
    made.podcast.itunes_owner("Ada", "ada@tide.example")
    episode = entry(made, "neap").podcast
    episode.itunes_explicit("clean")
    episode.itunes_duration(61)
    episode.itunes_image(f"{SITE}/a.jpeg")
    channel = rss(made)

    assert ["Arts", "Books", "Food"] == [
        one.get("text") for one in channel.iter(f"{ITUNES}category")
    ]
    assert "ada@tide.example" == channel.findtext(f"{ITUNES}owner/{ITUNES}email")
    assert "false" == channel.findtext(f"item/{ITUNES}explicit")
    assert "61" == channel.findtext(f"item/{ITUNES}duration")
    assert set() == errors(made.rss_str())


def test_values_have_types_where_there_are_any() -> None:
    made = feed(STOCK)
    made.load_extension("geo")
    entry(made).geo.point("42.36 -71.05")

    (place,) = from_feedgen(made).articles[0].extensions
    assert type(place) in georss.EXTENSIONS


def test_an_extension_of_an_entry_alone_is_written() -> None:
    made = feed(OURS)
    added = entry(made)
    added.load_extension("dc")
    added.dc.dc_subject("tides")

    assert b"tides</dc:subject>" in made.rss_str()
    assert b"tides</dc:subject>" in etree.tostring(added.rss_entry())
    assert b"tides</dc:subject>" in etree.tostring(added.atom_entry())


def test_a_stock_entry_is_taken_with_its_extensions() -> None:
    made = feed(OURS)
    made.load_extension("podcast")
    stock = feedgen.entry.FeedEntry()
    made.add_entry(stock)
    stock.title("neap")
    stock.podcast.itunes_explicit(itunes_explicit=True)

    assert "true" == rss(made).findtext(f"item/{ITUNES}explicit")


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_namespace_of_a_strangers_extension_is_declared_once(form: str) -> None:
    written = getattr(with_sea(OURS), f"{form}_str")()

    assert 1 == written.count(b"xmlns:sea=")
    assert b"<sea:height>1 m</sea:height>" in written
    assert set() == errors(written)


def test_a_relative_address_of_an_extension_is_relative_to_the_feed() -> None:
    made = feed(OURS)
    made.link(href=f"{SITE}/feeds/rss.xml", rel="self")
    made.load_extension("podcast")
    made.podcast.itunes_image("art/cover.png")
    entry(made)
    image = rss(made).find(f"{ITUNES}image")

    assert f"{SITE}/feeds/art/cover.png" == image.get("href")


def test_half_a_position_is_refused_in_words() -> None:
    made = feed(OURS)
    made.load_extension("geo")
    entry(made, "neap").geo.box("42")

    with pytest.raises(FeedgenError, match="'42': has 1 numbers; write pairs of"):
        made.rss_str()
