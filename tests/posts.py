"""A folder of posts, and what is read from it."""

from __future__ import annotations

from feedpub.sources import (
    SourceOptions,
    read_articles,
)

BASE = SourceOptions(base_url="https://x.example/blog")


ROW = {"title": "Tides", "url": "https://x.example/t", "date": "2021-03-01"}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def post(**fields):
    lines = [
        f"{name}: {value}" for name, value in ({"date": "2021-03-01"} | fields).items()
    ]
    return "\n".join(["---", "title: Tides", *lines, "---", "", "Twice a day.", ""])


def read(folder, files, options=BASE):
    write(folder, files)
    return read_articles([folder], options=options)


def problems(collected, folder):
    return [
        str(each).replace(f"{folder.as_posix()}/", "") for each in collected.problems
    ]
