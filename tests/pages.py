"""HTML pages with the metadata of an article, and what is read from them."""

from __future__ import annotations

import json

from feedpub.sources.html_page import read_html


def page(head="", body="", *, start="<html lang=en>"):
    return (
        f"<!DOCTYPE html>{start}<head>{head}</head><body>{body}</body></html>".encode()
    )


def fields(head="", body="", **more):
    return read_html(page(head, body, **more), where="x.html").fields


def content(body, head=""):
    return read_html(page(head, body), where="x.html").content


def notes(head="", body=""):
    return read_html(page(head, body), where="x.html").notes


def linked_data(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


POSTING = {
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    "headline": "Neap &amp; spring",
    "url": "https://tide.example/neap/",
    "datePublished": "2026-03-01T09:00:00Z",
    "dateModified": "2026-03-02",
    "author": [{"@type": "Person", "name": "Ada Reed", "url": "https://ada.example/"}],
    "articleSection": "Sea",
    "keywords": "tides, moon",
    "image": {
        "@type": "ImageObject",
        "url": "https://tide.example/m.png",
        "width": 800,
    },
    "inLanguage": "en_GB",
    "description": "Twice a month.",
}


MICRODATA = """
<article itemscope itemtype="https://schema.org/BlogPosting">
  <h1 itemprop="headline">Neap <i>tides</i></h1>
  <a itemprop="url" href="https://tide.example/neap/">link</a>
  <time itemprop="datePublished" datetime="2026-03-01">1 March</time>
  <meta itemprop="dateModified" content="2026-03-02">
  <p itemprop="author" itemscope itemtype="https://schema.org/Person">
    By <a itemprop="url" href="https://ada.example/"><b itemprop="name">Ada</b></a></p>
  <img itemprop="image" src="https://tide.example/m.png" alt="The moon">
  <span itemprop="articleSection">Sea</span><meta itemprop="keywords" content="a, b">
  <div itemprop="articleBody"><p>Twice.</p></div>
  <div itemscope itemtype="https://schema.org/Comment"><p itemprop="name">No</p></div>
</article>
"""


H_ENTRY = """
<div class="h-entry">
  <h1 class="p-name"><a class="u-url" href="https://tide.example/neap/">Neap</a></h1>
  <span class="p-author h-card"><a class="p-name u-url" href="https://ada.example/">Ada
    Reed</a></span>
  <time class="dt-published" datetime="2026-03-01">1 March</time>
  <time class="dt-updated">2026-03-02</time>
  <a class="p-category">sea</a><a rel="tag" href="/t/moon">moon</a>
  <p class="p-summary">Twice a month.</p><img class="u-photo" src="https://t.example/m">
  <div class="e-content"><p>Twice.</p><b class="p-name">Not this</b></div>
</div>
"""


OPEN_GRAPH = """
<meta property="og:title" content="Neap &amp; spring">
<meta property="og:url" content="https://tide.example/neap/">
<meta property="og:description" content="Twice.">
<meta property="og:image" content="https://tide.example/m.png">
<meta property="og:image:alt" content="The moon">
<meta property="og:image:width" content="9">
<meta property="og:locale" content="de_DE">
<meta property="article:published_time" content="2026-03-01T09:00:00Z">
<meta property="article:modified_time" content="2026-03-02T09:00:00Z">
<meta property="article:author" content="https://social.example/ada">
<meta property="article:author" content="Ada Reed">
<meta property="article:section" content="Sea">
<meta property="article:tag" content="tides">
<meta property="article:tag" content="moon">
"""


META = """
<title>Neap tides - Tidewater</title>
<meta property="og:site_name" content="Tidewater">
<link rel="canonical" href="https://tide.example/neap/">
<meta name="Author" content="Ada Reed"><meta name="author" content="Bo Lind">
<meta name="description" content="Twice.">
<meta name="keywords" content="tides,moon,">
<meta name="DC.date" content="2026-03-01">
<meta name="last-modified" content="2026-03-02">
<meta name="copyright" content="Tidewater 2026">
"""
