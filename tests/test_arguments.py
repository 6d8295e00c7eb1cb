"""Public functions say in feedpub's own errors what was wrong with an argument."""

from __future__ import annotations

import inspect
import io
from typing import TYPE_CHECKING, Any

import pytest

import feedpub as fp
from feedpub.http import response_parts
from feedpub.interop.feedgen import from_feedgen, to_feedgen
from feedpub.model.merging import merge
from feedpub.sources import episodes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOME = "https://tide.example/"
FEED = fp.Feed(
    title="Tide",
    home_url=HOME,
    authors=["Ada"],
    articles=[fp.Article(title="Low", url=f"{HOME}low", published="2026-11-01")],
)
WRONG = (None, "x", b"x", 5, -1, 1.5, True, [], ["x"], [None], {}, object(), FEED)
RIGHT = {
    "data": b"<rss/>",
    "directory": "out",
    "feed": FEED,
    "feeds": [FEED],
    "format": "rss",
    "html": "<p>x",
    "base": HOME,
    "home_url": HOME,
    "hubs": [],
    "new": FEED,
    "old": FEED,
    "path": "x",
    "source": b"x",
    "title": "Tide",
    "topics": [],
    "type": "text/vtt",
    "url": HOME,
}
MORE = {
    "from_feedgen": from_feedgen,
    "merge": merge,
    "response_parts": response_parts,
    "to_feedgen": to_feedgen,
    **{name: getattr(episodes, name) for name in episodes.__all__},
}
PUBLIC = {name: getattr(fp, name) for name in fp.__all__} | MORE
CALLS = {
    name: one
    for name, one in PUBLIC.items()
    if (inspect.isfunction(one) and inspect.signature(one).parameters)
    or name in episodes.__all__
}


def called(function: Callable[..., Any], given: str, value: object) -> None:
    """Call with one argument wrong and the other needed ones right."""
    named: dict[str, object] = {}
    ahead: list[object] = []
    for name, one in inspect.signature(function).parameters.items():
        if one.kind in {one.VAR_KEYWORD, one.VAR_POSITIONAL}:
            continue
        if name != given and one.default is not one.empty:
            continue
        argument = value if name == given else RIGHT.get(name, b"x")
        if one.kind is one.KEYWORD_ONLY or one.default is not one.empty:
            named[name] = argument
        else:
            ahead.append(argument)
    made = function(*ahead, **named)
    if inspect.isgenerator(made):
        list(made)


@pytest.mark.parametrize("name", CALLS)
def test_a_wrong_argument_never_ends_in_an_error_of_python(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(RIGHT, "file", io.BytesIO())
    refused = []
    for given in inspect.signature(CALLS[name]).parameters:
        for value in WRONG:
            try:
                called(CALLS[name], given, value)
            except fp.FeedpubError as error:
                refused.append(str(error))

    assert refused
    assert all(refused)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: fp.compare(None, FEED), "old is None; give a feedpub.Feed, such as"),
        (lambda: FEED.merge("rss.xml"), "old is 'rss.xml', a str; give a feedpub.Feed"),
        (lambda: FEED.merge(FEED, keep="5"), "keep is '5', a str; give the number of"),
        (
            lambda: fp.planet(["rss.xml"], title="T", home_url=HOME),
            "feeds[0] is 'rss.xml', a str; give several feeds, each a feedpub.Feed",
        ),
        (
            lambda: fp.planet(FEED, title="T", home_url=HOME),
            "feeds is a Feed; give several feeds",
        ),
        (lambda: from_feedgen(FEED), "generator is a Feed; give feedgen's Feed"),
        (lambda: to_feedgen([FEED]), "feed is a list; give a feedpub.Feed"),
        (
            lambda: episodes.read_chapters(None),
            "source is None; give the bytes, or the name of a file",
        ),
        (lambda: fp.validate(5), "source is 5, an int; give the document's bytes"),
    ],
)
def test_the_argument_and_the_way_out_are_named(
    call: Callable[[], object], message: str
) -> None:
    with pytest.raises(fp.ArgumentError) as caught:
        call()

    assert str(caught.value).startswith(message)
