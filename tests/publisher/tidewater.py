"""A site with three articles, of which feed sets are built by a configuration."""

from __future__ import annotations

import json

from feedpub.publisher import build, load_config

TOP = """
paths = ["posts"]
title = "Tidewater"
home_url = "https://tide.example/"
author = "Ada Reed"
readable = false
"""
ARTICLES = {
    "news/spring.md": {"tags": ["sea", "moon"], "lang": "en"},
    "news/ebbe.md": {"tags": ["sea"], "lang": "de"},
    "notes/boots.md": {"tags": ["shop"], "lang": "en", "series": "Shoes"},
}


def write_articles(folder):
    for number, (name, fields) in enumerate(ARTICLES.items(), 1):
        path = folder / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = fields | {"title": path.stem, "date": f"2026-03-0{number}"}
        lines = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
        path.write_text("\n".join(["---", *lines, "---", "Low."]))


def configured(site, text, top=TOP):
    path = site / "feedpub.toml"
    path.write_text(top + 'timezone = "UTC"\n' + text)
    return path


def built(site, text, top=TOP, **how):
    path = configured(site, text, top)
    return build(load_config(path), file=path, **how)


def files(site):
    public = site / "public"
    return sorted(path.relative_to(public).as_posix() for path in public.rglob("*.*"))


def titles(site, name):
    feed = json.loads((site / "public" / name / "feed.json").read_bytes())
    return [item["title"] for item in feed["items"]]
