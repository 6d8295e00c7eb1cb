"""Media files beside an article are measured, and nothing outside its folder is."""

from __future__ import annotations

import json
import os
import sys

import pytest
from posts import post, read
from publisher.podcasts import PNG, wav

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")
pytest.importorskip("tinytag")
pytest.importorskip("imagesize")

SIZE = (1400, 1400)


def measured(folder, **fields):
    (folder / "site/pictures").mkdir(parents=True)
    for name in ("site/a.wav", "site/pictures/b.wav", "c.wav"):
        (folder / name).write_bytes(wav(3))
    for name in ("site/a.png", "site/pictures/b.png", "c.png"):
        (folder / name).write_bytes(PNG)
    return read(folder / "site", {"tides.md": post(**fields)})


def recording(collected):
    [one] = collected.articles[0].enclosures
    return one.type, one.length, one.duration


def pixels(image):
    return image.width, image.height


@pytest.mark.parametrize("name", ["a.wav", "./a.wav", "pictures/b.wav"])
def test_a_recording_in_the_folder_is_measured(name, tmp_path):
    collected = measured(tmp_path, enclosure=name)

    assert ("audio/wav", 24044, 3.0) == recording(collected)
    assert () == collected.notes


@pytest.mark.parametrize("name", ["a.png", "./a.png", "pictures/b.png", "[a.png, x]"])
def test_pictures_in_the_folder_are_measured(name, tmp_path):
    [article] = measured(tmp_path, image=name, banner_image=name).articles

    assert [SIZE, SIZE] == [pixels(article.image), pixels(article.banner_image)]


def test_what_is_given_counts_more_than_what_is_measured(tmp_path):
    collected = measured(
        tmp_path,
        enclosure="{url: a.wav, length: 7, duration: 2, type: audio/x-wav}",
        image="{url: a.png, width: 20}",
    )

    assert ("audio/x-wav", 7, 2) == recording(collected)
    assert (20, None) == pixels(collected.articles[0].image)


def test_a_type_that_no_suffix_tells_is_measured(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/voice").write_bytes(wav(3))

    assert ("audio/wav", 24044, 3.0) == recording(measured(tmp_path, enclosure="voice"))


@pytest.mark.parametrize(
    "name", ["../c.", "pictures/../../c.", "{base}/c.", "file://{base}/c.", "gone."]
)
def test_what_is_not_in_the_folder_is_not_looked_at(name, tmp_path, monkeypatch):
    name = name.format(base=tmp_path.as_posix())
    looked = []
    really = os.stat

    def told(path, **more):
        looked.append(str(path))
        return really(path, **more)

    collected = measured(tmp_path)
    monkeypatch.setattr("feedpub.sources.articles.beside.os.stat", told)
    collected = read(
        tmp_path / "site",
        {"tides.md": post(enclosure=f"{name}wav", image=f"{name}png")},
    )
    if collected.articles:  # no feed carries a file: address
        assert ("audio/wav", 0, None) == recording(collected)
        assert (None, None) == pixels(collected.articles[0].image)

    assert not [path for path in looked if path.endswith(("/c.wav", "/c.png"))]


def test_a_file_that_cannot_be_measured_is_a_note(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/half.mp3").write_bytes(b"12345")
    (tmp_path / "site/half.png").write_bytes(PNG[:9])
    collected = measured(tmp_path, enclosure="half.mp3", image="half.png")

    assert ("audio/mpeg", 5, None) == recording(collected)
    assert (None, None) == pixels(collected.articles[0].image)
    assert ["'half.mp3' cannot be measured: ", "'half.png' cannot be measured: "] == [
        note.message[:31] for note in collected.notes
    ]


@pytest.mark.parametrize("name", ["pictures", "empty.wav"])
def test_what_is_no_recording_says_nothing(name, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/empty.wav").touch()
    given = f"{{url: {name}, type: audio/wav}}"

    assert ("audio/wav", 0, None) == recording(measured(tmp_path, enclosure=given))


def test_without_the_extra_the_size_is_said_and_how_to_get_the_rest(
    tmp_path, monkeypatch
):
    for module in ("tinytag", "imagesize"):
        monkeypatch.setitem(sys.modules, module, None)
    collected = measured(tmp_path, enclosure="a.wav", image="a.png")

    assert ("audio/wav", 24044, None) == recording(collected)
    assert (None, None) == pixels(collected.articles[0].image)
    assert 2 == str(collected.notes).count("feedpub[media]")


ROW = {"title": "Tides", "date": "2021-03-01", "url": "/t/", "image": "a.png"}
ROWS = "title,date,url,image,enclosure\nTides,2021-03-01,/t/,a.png,a.wav\n"
PAGE = (
    "<title>Tides</title><meta name=date content=2021-03-01>"
    "<meta property=og:image content=a.png><p>Twice a day.</p>"
)


@pytest.mark.parametrize(
    ("name", "text", "durations"),
    [
        ("t.json", json.dumps([ROW | {"attachments": [{"url": "a.wav"}]}]), [3.0]),
        ("t.csv", ROWS, [3.0]),
        ("t.html", PAGE, []),
    ],
)
def test_data_and_pages_have_files_beside_them_too(name, text, durations, tmp_path):
    (tmp_path / "a.wav").write_bytes(wav(3))
    (tmp_path / "a.png").write_bytes(PNG)
    [article] = read(tmp_path, {name: text}).articles

    assert SIZE == pixels(article.image)
    assert durations == [each.duration for each in article.enclosures]
