"""The defects 26 to 33 of feedgen, crashes and side effects: ours has none of them.

The numbers are those of docs/coming-from-feedgen.md.
"""

from __future__ import annotations

import json
import locale
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import dateutil.parser
import pytest
from interop.filled import ATOM, OURS, SITE, STOCK, atom, entry, errors, feed
from lxml import etree

from feedpub.interop.feedgen import FeedgenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_26_what_a_caller_gives_stays_as_it_is() -> None:
    stock, ours = {"href": f"{SITE}/a"}, {"href": f"{SITE}/a"}
    entry(feed(STOCK)).link(stock)
    entry(feed(OURS)).link(ours)

    assert {"href": f"{SITE}/a", "rel": "alternate"} == stock
    assert {"href": f"{SITE}/a"} == ours


def test_27_the_locale_of_the_process_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []
    real = locale.setlocale

    def watched(category: int, value: Any = None) -> str:
        if value is not None:
            calls.append(value)
        return real(category, value)

    monkeypatch.setattr(locale, "setlocale", watched)
    stock, ours = feed(STOCK), feed(OURS)
    entry(stock)
    entry(ours)
    stock.rss_str()
    found = len(calls)
    ours.rss_str()

    assert found > 0
    assert found == len(calls)


def test_27_threads_write_the_same() -> None:
    ours = feed(OURS)
    for number in range(20):
        entry(ours, f"e{number}")
    expected, found = ours.rss_str(), []
    threads = [
        threading.Thread(target=lambda: found.append(ours.rss_str())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [expected] * 4 == found


@pytest.mark.parametrize(
    ("text", "error"), [("a\x0bb", ValueError), ("a\ud800b", UnicodeEncodeError)]
)
def test_28_a_bad_character_is_named_with_its_place(
    text: str, error: type[Exception]
) -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made, "good")
        entry(made, "bad").content(text)

    with pytest.raises(error) as caught:
        stock.rss_str()
    assert "bad" not in str(caught.value)
    with pytest.raises(FeedgenError, match=r"entry 2 \('bad'\): content: has a .* U\+"):
        ours.rss_str()


def numbers_in_media(made: Any) -> None:
    made.load_extension("media")
    entry(made).media.content(url=f"{SITE}/a.png", width=640)


def numbers_of_an_image(made: Any) -> None:
    made.image(f"{SITE}/a.png", width=100)


def number_of_a_port(made: Any) -> None:
    made.cloud("tide.example", 80, "/rpc", "notify", "xml-rpc")


def datetime_in_dublin_core(made: Any) -> None:
    made.load_extension("dc")
    made.dc.dc_date(datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "fill",
    [
        numbers_in_media,
        numbers_of_an_image,
        number_of_a_port,
        datetime_in_dublin_core,
    ],
)
def test_29_numbers_and_dates_are_taken(fill: Callable[[Any], None]) -> None:
    stock, ours = feed(STOCK), feed(OURS)
    fill(stock)
    fill(ours)

    with pytest.raises(TypeError):
        stock.rss_str()
    assert set() == errors(ours.rss_str())


def test_29_an_enclosure_without_a_type_is_named() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).link(href=f"{SITE}/a.mp3", rel="enclosure")

    with pytest.raises(TypeError):
        stock.rss_str()
    with pytest.raises(FeedgenError, match=r"entry 1 .*: enclosure: type: is"):
        ours.rss_str()


def test_30_a_quotation_mark_breaks_nothing() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.load_extension("podcast")
        made.podcast.itunes_category({"cat": '"Arts"'})

    with pytest.raises(SyntaxError):
        stock.rss_str()
    with pytest.raises(FeedgenError, match="there is no category"):
        ours.rss_str()


def test_31_xhtml_that_is_not_well_formed_is_named() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).content("<p>a&nbsp;b</p>", type="xhtml")

    with pytest.raises(etree.XMLSyntaxError):
        stock.atom_str()
    with pytest.raises(FeedgenError, match=r"entry 1 \('neap'\): content: .*nbsp"):
        ours.atom_str()


@pytest.mark.parametrize("rel", ["replies", "license", "https://tide.example/rel"])
def test_31_entries_have_every_relation(rel: str) -> None:
    with pytest.raises(ValueError, match="rel"):
        entry(feed(STOCK)).link(href=f"{SITE}/a", rel=rel)
    ours = feed(OURS)
    entry(ours).link(href=f"{SITE}/a", rel=rel)

    assert rel in {one.get("rel") for one in atom(ours).iter(f"{ATOM}link")}
    assert set() == errors(ours.atom_str())


@pytest.mark.filterwarnings("ignore::dateutil.parser.UnknownTimezoneWarning")
def test_32_the_zones_of_rfc_822_are_understood() -> None:
    text = "Tue, 02 Jan 2024 03:04:05 EST"
    expected = datetime(2024, 1, 2, 8, 4, 5, tzinfo=UTC)

    assert None is dateutil.parser.parse(text).tzinfo
    with pytest.raises(ValueError, match="no timezone"):
        feed(STOCK).add_entry().published(text)
    assert expected == feed(OURS).add_entry().published(text)


def test_32_hour_24_is_told_to_be_0() -> None:
    with pytest.raises(ValueError, match="24") as stock:
        feed(STOCK).skipHours(24)
    with pytest.raises(FeedgenError, match="give 0") as ours:
        feed(OURS).skipHours(24)

    assert "Invalid hour 24" == str(stock.value)
    assert "skipHours" in str(ours.value)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_33_a_file_is_replaced_and_never_half_written(
    tmp_path: Path, form: str
) -> None:
    old, new = tmp_path / "old.xml", tmp_path / "new.xml"
    for path, kind in ((old, STOCK), (new, OURS)):
        path.write_bytes(b"old")
        (tmp_path / f"link-{path.name}").hardlink_to(path)
        getattr(feed(kind), f"{form}_file")(str(path))

    assert b"old" != (tmp_path / "link-old.xml").read_bytes()  # written over in place
    assert b"old" == (tmp_path / "link-new.xml").read_bytes()
    assert new.read_bytes() == getattr(feed(OURS), f"{form}_str")()


def test_33_json_feed_is_written_too(tmp_path: Path) -> None:
    made = feed(OURS)
    entry(made)
    made.json_file(tmp_path / "feed.json")

    assert "Tidewater" == json.loads((tmp_path / "feed.json").read_bytes())["title"]
    assert set() == errors(made.json_str())
