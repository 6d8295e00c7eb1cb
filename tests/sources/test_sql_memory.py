"""A table of any size becomes a feed in the same memory."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")

ROWS = 8_000
ALLOWED = 6.0
"""Megabytes; if rows or articles were kept, these would be 30 at least."""

MEASURE = """
import json, os, re, sys
from pathlib import Path
import feedpub as fp
from feedpub.sources import SourceOptions
from feedpub.sources.sql import articles_from_sql

def peak():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024

def watched(articles):
    for number, article in enumerate(articles, start=1):
        if number == 1000:
            peaks.append(peak())
        yield article
    peaks.append(peak())
    counts.append(number)

url, target, query = sys.argv[1:]
peaks, counts = [], []
feed = fp.Feed(title="Tidewater", home_url="https://tide.example/",
    description="Notes.", updated="2026-03-01T09:00:00Z",
    authors=[fp.Person(name="Ada Reed")])
options = SourceOptions(base_url="https://tide.example/", timezone="UTC")
with open(target, "wb") as sink:
    for chunk in fp.stream(feed, "atom",
            articles=watched(articles_from_sql(url, query, options=options))):
        sink.write(chunk)
print(json.dumps([counts[0], peaks[1] - peaks[0]]))
"""
TABLE = """
    CREATE TABLE posts (id INTEGER PRIMARY KEY, slug TEXT, title TEXT,
        published_at TEXT, body TEXT, tags TEXT);
    WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {rows})
    INSERT INTO posts SELECT n, 'tide-' || n, 'Tide ' || n,
        datetime(1700000000 + 60 * n, 'unixepoch'),
        '<p>' || replace(hex(zeroblob(300)), '00', 'Twice the tide. ') || n || '</p>',
        '["tides", "moon"]'
    FROM n;
"""


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak is read from Linux's /proc"
)
def test_a_long_table_is_streamed_in_flat_memory(tmp_path):
    with closing(sqlite3.connect(tmp_path / "blog.db")) as database:
        database.executescript(TABLE.format(rows=ROWS))
    url = f"sqlite:///{(tmp_path / 'blog.db').as_posix()}"
    target = tmp_path / "atom.xml"
    query = "SELECT * FROM posts ORDER BY id DESC"
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, url, str(target), query],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    count, growth = json.loads(done.stdout)

    assert ROWS == count
    assert target.stat().st_size > ROWS * 4_000
    assert growth < ALLOWED
