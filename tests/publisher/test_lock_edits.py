"""Years of edits in a minute: whatever is done to articles, the lock stays sound."""

from __future__ import annotations

import os
import random

import pytest

import feedpub as fp
from feedpub.publisher import Config, build
from feedpub.publisher.lock import read_lock

YEARS = 150 if "FEEDPUB_FUZZ" in os.environ else 3
DAY = "2026-03-{:02}T00:00:00Z"

pytestmark = [pytest.mark.hostile, pytest.mark.no_cover]


class Desk:
    """Articles that are written, renamed, rewritten, moved and removed by chance."""

    def __init__(self, seed, folder):
        self.chance = random.Random(seed)
        self.folder = folder
        self.posts = {}
        self.number = 0
        self.pattern = "/{slug}/"

    def edit(self):
        pick = self.chance.choice
        kinds = [self.add, self.rename, self.rewrite, self.retitle, self.redate]
        kinds += [self.name, self.remove, self.move, self.swap, self.add]
        pick(kinds)(pick([*self.posts] or [None])) if self.posts else self.add(None)

    def add(self, _):
        self.number += 1
        day = DAY.format(self.chance.randint(1, 9))
        title = f"Tide {self.chance.randint(1, 4)}"
        body = f"Text {self.chance.randint(1, 5)}"
        self.posts[f"s{self.number}"] = {"title": title, "date": day, "body": body}

    def rename(self, slug):
        self.posts[f"s{self.chance.randint(1, self.number + 1)}"] = self.posts.pop(slug)

    def rewrite(self, slug):
        self.posts[slug]["body"] = f"Text {self.chance.random()}"

    def retitle(self, slug):
        self.posts[slug]["title"] = f"Tide {self.chance.randint(1, 4)}"

    def redate(self, slug):
        self.posts[slug]["date"] = DAY.format(self.chance.randint(1, 9))

    def name(self, slug):
        taken = {post.get("id") for post in self.posts.values()}
        id = f"tag:tide.example,2026:{self.chance.randint(1, 9)}"
        if id not in taken:
            self.posts[slug]["id"] = id

    def remove(self, slug):
        if len(self.posts) > 1:
            del self.posts[slug]

    def move(self, _):
        self.pattern = self.chance.choice(["/{slug}/", "/a/{slug}/", "/{slug}.html"])

    def swap(self, slug):
        other = self.chance.choice([*self.posts])
        self.posts[slug], self.posts[other] = self.posts[other], self.posts[slug]

    def config(self, month):
        posts = self.folder / "posts"
        posts.mkdir(exist_ok=True)
        for path in posts.iterdir():
            path.unlink()
        for slug, post in self.posts.items():
            head = "\n".join(f"{key}: {post[key]}" for key in post if key != "body")
            text = f"---\n{head}\n---\n{post['body']}\n"
            (posts / f"{slug}.md").write_text(text, "utf-8")
        return Config(
            paths=(str(posts),),
            out=str(self.folder / "public"),
            title="Tidewater",
            home_url="https://tide.example/",
            author="Ada",
            url_pattern=self.pattern,
            lock=str(self.folder / "feedpub.lock"),
            formats=("atom",),
            archive_size=2,
            limit=1,
            now=f"2026-06-{month + 1:02}T00:00:00Z",
        )


def is_accepted(config):
    """Build, unless two articles would have one id, which nobody can accept."""
    try:
        build(config, accept=["all"])
    except fp.LockError as error:
        if "as well; give that an id of its own" not in str(error):
            raise
        return False
    return True


@pytest.mark.parametrize("seed", range(YEARS))
def test_what_is_accepted_is_sound_and_building_again_changes_nothing(seed, tmp_path):
    desk = Desk(seed, tmp_path)
    for month in range(12):
        for _ in range(desk.chance.randint(1, 3)):
            desk.edit()
        config = desk.config(month)
        if not is_accepted(config):
            return
        again = build(config)
        atom = tmp_path / "public/atom.xml"
        known = read_lock(tmp_path / "feedpub.lock").entries
        there = {entry.id for entry in known if entry.gone is None}

        assert {"unchanged"} == {one.state for one in (*again.receipts, *again.others)}
        assert {str(article.id) for article in again.feed.articles} == there
        assert () == fp.validate(atom).errors
