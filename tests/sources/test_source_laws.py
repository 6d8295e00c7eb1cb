"""Laws of reading: whatever the bytes, there are articles or problems."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.errors import Problem
from feedpub.sources import SourceOptions, read_articles, read_rows

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")
pytest.importorskip("nh3")

OPTIONS = SourceOptions(
    base_url="https://x.example",
    timezone="Europe/Berlin",
    absolutise=True,
    sanitise=True,
)
PIECES = (
    *(
        "---\n",
        "+++\n",
        "title: ",
        "date: ",
        "tags: ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
    ),
    *("title = ", "\n", ":", "&a ", "*a ", "2021-03-01", "a", "# ", "<p>", "{{< x >}}"),
    *(
        "{% raw %}",
        "`",
        "\t",
        "!!",
        "|",
        "\x00",
        "é",
        "By A",
        "> ",
        "[^1]",
        "<<: ",
        "~",
    ),
)
drawn = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=30).map(lambda p: "".join(p).encode()),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)
names = st.sampled_from(
    [
        *("title", "url", "slug", "id", "date", "updated", "tags", "authors", "image"),
        *("enclosure", "content", "language", "path", "draft", "published", "rights"),
        *("canonical", "summary", "content_text"),
    ]
)


@pytest.mark.parametrize("suffix", ["md", "txt", "json", "jsonl", "csv", "html"])
@given(data=drawn)
def test_any_bytes_become_articles_or_problems(suffix, data):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{suffix}"
        path.write_bytes(data)
        collected = read_articles(path, options=OPTIONS)

    assert all(
        isinstance(each, Problem) and each.message for each in collected.problems
    )
    assert len(collected.places) == len(collected.articles)


@given(rows=st.lists(st.dictionaries(names, values), max_size=3))
def test_any_rows_become_articles_or_problems(rows):
    collected = read_rows(rows, options=OPTIONS)

    assert len(collected.articles) <= len(rows)
    assert collected == read_rows(rows, options=OPTIONS)


@given(
    files=st.sets(st.sampled_from(["b", "a", "a-1", "a_1", "B", "aa", "é"]), min_size=1)
)
def test_articles_come_in_the_order_of_their_names(files):
    with TemporaryDirectory() as folder:
        for name in sorted(files, reverse=True):
            text = f"---\ntitle: {name}\ndate: 2021-03-01\n---\n"
            (Path(folder) / f"{name}.md").write_text(text, encoding="utf-8")
        collected = read_articles(folder, options=OPTIONS)

    assert sorted(f"{name}.md" for name in files) == [
        Path(place).name for place in collected.places
    ]
