"""docs/web.md says what is true: its blocks are run and asked for their feeds."""

from __future__ import annotations

import asyncio
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from interop.djangosite.project import Story, set_up
from interop.filled import errors

import feedpub as fp
from feedpub.namespaces import itunes

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "web.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def names():
    """Run all blocks, one after the other."""
    set_up()
    Story.objects.all().delete()
    Story.objects.create(
        title="Neap & spring",
        slug="neap",
        body="<p>Twice.</p>",
        published=datetime(2026, 3, 1, 9, tzinfo=UTC),
        recording="https://media.tide.example/1.mp3",
        seconds=600,
    )
    found = {"Story": Story}
    for block in BLOCKS:
        exec(block, found)
    yield found
    Story.objects.all().delete()


@pytest.mark.parametrize(
    "view",
    [
        "LatestStories",
        "LatestStoriesView",
        "LatestStoriesJson",
        "MoodyStories",
        "Episodes",
    ],
)
def test_the_views_give_valid_feeds(names, view):
    from django.test import RequestFactory

    request = RequestFactory(headers={"host": "tide.example"}).get("/feed/")
    response = names[view]()(request)

    assert set() == errors(response.content)
    assert b"Neap &" in response.content


def test_the_hooks_of_the_page_are_heard(names):
    made = names["MoodyRss"](title="T", link="https://tide.example/", description="D")
    made.add_item("A", "https://tide.example/a", "a", pubdate="2026-03-01", picture="x")

    with pytest.raises(ValueError, match=r"item 1 \('A'\): <media:thumbnail>: .*'x'"):
        made.to_bytes()
    assert "web@tide.example (Bo Lind)" in PAGE


def test_pelicans_feed_is_valid(names):
    assert set() == errors(names["data"].encode())


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml"])
def test_the_application_of_starlette_answers(names, path):
    async def ask():
        transport = httpx.ASGITransport(names["starlette_app"])
        async with httpx.AsyncClient(
            transport=transport, base_url="https://tide.example"
        ) as client:
            return await client.get(path)

    response = asyncio.run(ask())

    assert (200, set()) == (response.status_code, errors(response.content))


def test_the_application_of_flask_answers(names):
    response = names["flask_app"].test_client().get("/feed.json")

    assert fp.write(names["tides"](), "json") == response.data


def test_every_argument_for_apple_is_in_the_table():
    rows = re.findall(r"^\| (`itunes_.*)$", PAGE, re.MULTILINE)
    told = {"feed": set(), "item": set()}
    for row in rows:
        named, feed, item = (cell.strip() for cell in row.split("|")[:3])
        arguments = set(re.findall(r"`itunes_(\w+)`", named))
        told["feed"] |= arguments if feed == "yes" else set()
        told["item"] |= arguments if item == "yes" else set()

    assert {one.name for one in fields(itunes.Show)} == told["feed"]
    assert {one.name for one in fields(itunes.Episode)} == told["item"]
