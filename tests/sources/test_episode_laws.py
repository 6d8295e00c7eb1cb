"""Whatever an episode says, it is one, or the reason why not is told."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from feedpub.sources import EpisodeOptions, SourceOptions, read_rows

KEYS = (
    *("audio", "video", "enclosures", "image", "transcript", "chapters", "hosts"),
    *("guests", "persons", "soundbites", "season", "season_name", "episode"),
    *("episode_type", "episode_title", "explicit", "block", "duration"),
)
PARTS = (
    *("file", "url", "type", "duration", "title", "start", "end", "name", "role"),
    *("img", "href", "language", "rel", "group", "image", "alt"),
)
ODD = (
    *(None, True, False, 0, 1, -3, 2.5, float("inf"), 10**30, "", " ", "x", "a.mp3"),
    *("a.vtt", "a.json", "../x", "/abs", "http://[", "javascript:x", "0:12 A", "é"),
    *("99:99:99", "\0", "a\nb", "x" * 6000, "//h/x", "https://x.example/a.mp3", "~"),
)
values = st.recursive(
    st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(PARTS), inner, max_size=3)
    ),
    max_leaves=6,
)
OPTIONS = SourceOptions(
    base_url="https://tide.example/",
    episodes=EpisodeOptions(media=Path(), media_url="https://cdn.example/"),
)


@given(fields=st.dictionaries(st.sampled_from(KEYS), values, max_size=4))
def test_an_episode_is_read_or_its_problems_are_told(fields):
    row = {"title": "T", "date": "2026-03-01", "slug": "s", "body": "x", **fields}
    found = read_rows([row], options=OPTIONS)

    assert (len(found.articles) == 1) is (found.problems == ())


def test_a_folder_without_an_address_is_no_use(tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"x")
    options = SourceOptions(
        base_url="https://tide.example/", episodes=EpisodeOptions(media=tmp_path)
    )
    row = {"title": "T", "date": "2026-03-01", "slug": "s", "audio": "a.mp3"}
    [problem] = read_rows([row], options=options).problems

    assert "nothing says where it will be; give media_url" in problem.message


def test_nothing_of_a_podcast_is_read_without_being_asked_for():
    row = {"title": "T", "date": "2026-03-01", "slug": "s", "episode": "x"}
    found = read_rows([row], options=SourceOptions(base_url="https://tide.example/"))

    assert [()] == [article.extensions for article in found.articles]
    assert ["episode"] == [
        problem.field for problem in read_rows([row], options=OPTIONS).problems
    ]
