"""What holds for every generator, however it was filled."""

from __future__ import annotations

from typing import Any

import feedgen.feed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from interop.filled import errors
from strategies import feeds

import feedpub as fp
from feedpub.interop.feedgen import (
    FeedGenerator,
    FeedgenError,
    from_feedgen,
    to_feedgen,
)

FORMS = ("rss", "atom", "json")
texts = st.sampled_from(
    [
        *("Tides", "a & b <c>", "<b>x</b>", "&amp;", "", " ", "a\x0bb", "a\ud800b"),
        *("42", "not a uri", "]]>", "é", "a\nb", "a (b)"),
    ]
)
addresses = st.sampled_from(
    [
        *("https://tide.example/", "https://tide.example/a", "http://x.example/a.mp3"),
        *("/rel", "urn:uuid:1", "tag:x.example,2026:1", "https://x.example/a b"),
        *("https://ü.example/ö", "javascript:alert(1)", "42"),
    ]
)
mails = st.sampled_from(["ada@tide.example", "Ada", "ada@tide.example (Ada)", "a@b@c"])
moments = st.sampled_from(
    [
        *("2026-03-01T09:00:00Z", "Tue, 02 Jan 2024 03:04:05 EST", "10/11/12"),
        *("5 March 2026 9:00 +0100", "2026-03-01", "yesterday", "2026-03-01 09:00"),
    ]
)
numbers = st.sampled_from(["0", "1", 23, "None", None, "x", -1, 24])
types = st.sampled_from([None, "html", "xhtml", "text", "CDATA", "image/png", "text/x"])
relations = st.sampled_from(
    [None, "alternate", "self", "hub", "next", "enclosure", "via", "nonsense", "edit"]
)
media_types = st.sampled_from([None, "audio/mpeg", "text/html", "x"])
links = st.fixed_dictionaries(
    {"href": addresses},
    optional={"rel": relations, "type": media_types, "length": numbers},
)
people = st.fixed_dictionaries({"name": texts}, optional={"email": mails})
labels = st.fixed_dictionaries(
    {"term": texts}, optional={"label": texts, "scheme": addresses}
)
SHARED = {
    "title": st.tuples(texts),
    "id": st.tuples(addresses),
    "updated": st.tuples(moments),
    "author": st.tuples(people),
    "contributor": st.tuples(people),
    "category": st.tuples(labels),
    "link": st.tuples(links),
    "rights": st.tuples(texts),
}
OF_A_FEED = SHARED | {
    "subtitle": st.tuples(texts),
    "language": st.tuples(st.sampled_from(["en", "klingon!!", "de-AT"])),
    "pubDate": st.tuples(moments),
    "managingEditor": st.tuples(mails),
    "webMaster": st.tuples(mails),
    "ttl": st.tuples(st.integers(-1, 60)),
    "skipHours": st.tuples(numbers),
    "skipDays": st.tuples(st.sampled_from(["Monday", "monday"])),
    "textInput": st.tuples(texts, texts, texts, addresses),
    "rating": st.tuples(texts),
    "docs": st.tuples(addresses),
    "image": st.tuples(addresses, texts, addresses, numbers, numbers, texts),
    "logo": st.tuples(addresses),
    "icon": st.tuples(addresses),
    "cloud": st.tuples(texts, numbers, texts, texts, st.sampled_from(["soap", "x"])),
    "generator": st.tuples(texts, texts, addresses),
}
OF_AN_ENTRY = SHARED | {
    "guid": st.tuples(addresses, st.booleans()),
    "published": st.tuples(moments),
    "content": st.tuples(texts, st.none(), types),
    "summary": st.tuples(texts, types),
    "description": st.tuples(texts, st.booleans()),
    "comments": st.tuples(addresses),
    "source": st.tuples(addresses, texts),
    "enclosure": st.tuples(addresses, numbers, media_types),
}
OF_EXTENSIONS = {
    "dc": {
        "dc_date": st.tuples(moments),
        "dc_creator": st.tuples(texts),
        "dc_language": st.tuples(texts),
    },
    "podcast": {
        "itunes_author": st.tuples(texts),
        "itunes_image": st.tuples(addresses),
        "itunes_explicit": st.tuples(st.sampled_from(["yes", "clean", True, "x"])),
        "itunes_duration": st.tuples(st.sampled_from(["61", 61, "1:02:03", "x"])),
        "itunes_block": st.tuples(st.booleans()),
        "itunes_order": st.tuples(st.integers(-1, 2)),
        "itunes_category": st.tuples(
            st.fixed_dictionaries(
                {"cat": st.sampled_from(["Arts", "Nonsense", '"'])},
                optional={"sub": st.sampled_from(["Books", "Zzz"])},
            )
        ),
        "itunes_owner": st.tuples(texts, mails),
    },
    "media": {
        "content": st.tuples(
            st.fixed_dictionaries(
                {"url": addresses},
                optional={"width": numbers, "type": media_types, "group": numbers},
            )
        ),
        "thumbnail": st.tuples(st.fixed_dictionaries({"url": addresses})),
    },
    "geo": {
        "point": st.tuples(st.sampled_from(["42.36 -71.05", "x", "999 1"])),
        "featurename": st.tuples(texts),
        "elev": st.tuples(st.sampled_from([3, 0.5])),
    },
    "torrent": {"filename": st.tuples(texts), "infohash": st.tuples(texts)},
    "syndication": {
        "update_period": st.tuples(st.sampled_from(["daily", "x"])),
        "update_frequency": st.tuples(st.integers(-1, 2)),
        "update_base": st.tuples(moments),
    },
}


def call(data: st.DataObject, on: Any, methods: dict[str, Any], most: int) -> None:
    """Call some methods with what is drawn; feedgen refuses some of it at once."""
    chosen = st.lists(st.sampled_from(sorted(methods)), max_size=most, unique=True)
    for name in data.draw(chosen):
        method = getattr(on, name, None)
        if method is not None:
            try:
                method(*data.draw(methods[name]))
            except ValueError:
                continue


def filled(data: st.DataObject, kind: type) -> Any:
    """Fill a generator that is good to begin with."""
    made = kind()
    made.id("https://tide.example/feed")
    made.title("Tidewater")
    made.subtitle("Notes on tides.")
    made.link(href="https://tide.example/")
    made.author(name="Ada Reed")
    names = data.draw(st.sets(st.sampled_from(sorted(OF_EXTENSIONS)), max_size=2))
    for name in sorted(names):
        made.load_extension(name)
        call(data, getattr(made, name), OF_EXTENSIONS[name], 2)
    call(data, made, OF_A_FEED, 3)
    for number in range(data.draw(st.integers(0, 2))):
        entry = made.add_entry()
        entry.id(f"https://tide.example/{number}")
        entry.title(f"Tide {number}")
        entry.content("Twice.")
        entry.published("2026-03-01T09:00:00Z")
        call(data, entry, OF_AN_ENTRY, 3)
        for name in sorted(names):
            call(data, getattr(entry, name), OF_EXTENSIONS[name], 2)
    return made


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_what_is_written_is_valid_or_refused(form: str, data: st.DataObject) -> None:
    made = filled(data, FeedGenerator)
    try:
        document = getattr(made, f"{form}_str")()
    except FeedgenError:
        return
    assert set() == errors(document)
    assert document == getattr(made, f"{form}_str")()


@pytest.mark.filterwarnings("ignore::dateutil.parser.UnknownTimezoneWarning")
@given(data=st.data())
def test_a_stock_generator_becomes_a_feed_or_is_refused(data: st.DataObject) -> None:
    made = filled(data, feedgen.feed.FeedGenerator)
    try:
        feed = from_feedgen(made)
    except FeedgenError:
        return
    assert feed == from_feedgen(made)


@given(feed=feeds())
def test_a_feed_comes_back_from_its_generator(feed: Any) -> None:
    assert feed == from_feedgen(to_feedgen(feed))


@given(feed=feeds())
def test_the_generator_of_a_feed_writes_the_same_atom(feed: Any) -> None:
    assert fp.write(feed, "atom") == to_feedgen(feed).atom_str()
