"""Files are measured, never fetched, and what is wrong with one is said."""

from __future__ import annotations

import io
import os
import struct
import sys
import wave
import zlib
from datetime import timedelta

import pytest

import feedpub as fp
from feedpub.extras import MissingExtraError

URL = "https://cdn.example/a"
MP3_FRAME = b"\xff\xfb\x10\xc4" + bytes(100)  # MPEG-1 layer III, 32 kbit/s, 44.1 kHz
PNG = b"\x89PNG\r\n\x1a\n"


def png(width, height):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data))
            + name
            + data
            + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def wav(seconds):
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(8000 * seconds))
    return stream.getvalue()


@pytest.fixture
def make(tmp_path):
    def make_file(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make_file


def refused(call, *arguments, **named):
    with pytest.raises(fp.SourceError) as caught:
        call(*arguments, url=URL, **named)
    return str(caught.value)


def test_a_recording_tells_its_size_type_and_duration(make):
    data = wav(3)

    assert fp.Enclosure(
        url=URL, type="audio/wav", length=len(data), duration=3
    ) == fp.Enclosure.from_path(make("a.wav", data), url=URL)


def test_the_frames_of_an_mp3_are_counted(make):
    path = make("a.mp3", MP3_FRAME * 100)
    enclosure = fp.Enclosure.from_path(path, url=URL, title="Tide")

    assert ("audio/mpeg", 10400, "Tide") == (
        enclosure.type,
        enclosure.length,
        enclosure.title,
    )
    assert abs(enclosure.duration - 2.6) < 0.05


def test_what_is_given_is_not_measured(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "tinytag", None)
    enclosure = fp.Enclosure.from_path(
        str(make("a", b"?")), url=URL, type="audio/mpeg", duration=timedelta(minutes=2)
    )

    assert fp.Enclosure(url=URL, type="audio/mpeg", length=1, duration=120) == enclosure


def test_a_document_has_no_duration(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "tinytag", None)
    enclosure = fp.Enclosure.from_path(make("a.pdf", b"%PDF-1.7"), url=URL)

    assert ("application/pdf", None) == (enclosure.type, enclosure.duration)


@pytest.mark.parametrize("name", ["a.wav", "a", "a.recording"])
def test_a_file_with_a_strange_name_is_known_by_its_content(make, name):
    assert "audio/wav" == fp.Enclosure.from_path(make(name, wav(1)), url=URL).type


@pytest.mark.parametrize(
    ("name", "head", "type"),
    [
        ("a.m4a", b"\0\0\0\x1cftypM4A ", "audio/x-m4a"),
        ("a.m4a", b"\0\0\0\x1cftypmp42", "audio/x-m4a"),
        ("a.mp4", b"\0\0\0\x1cftypisom", "video/mp4"),
        ("a", b"\0\0\0\x1cftypM4V ", "video/x-m4v"),
        ("a.mov", b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        ("a.m4b", b"\0\0\0\x1cftypM4B ", "audio/mp4"),
        ("a.opus", b"OggS", "audio/ogg"),
        ("a.ogv", b"OggS", "video/ogg"),
        ("a.flac", b"fLaC", "audio/flac"),
        ("a.mp3", b"ID3\4", "audio/mpeg"),
        ("a.aac", b"\xff\xf1", "audio/aac"),
        ("a.webm", b"\x1a\x45\xdf\xa3", "video/webm"),
        ("a.weba", b"\x1a\x45\xdf\xa3", "audio/webm"),
        ("a.epub", b"PK\3\4", "application/epub+zip"),
        ("a.aif", b"FORM\0\0\0\0AIFF", "audio/aiff"),
    ],
)
def test_types_do_not_depend_on_the_machine(make, name, head, type):
    path = make(name, head)

    assert type == fp.Enclosure.from_path(path, url=URL, duration=1).type


def test_a_picture_tells_its_pixels(make):
    path = make("a.png", png(140, 93))

    assert fp.Image(url=URL, width=140, height=93) == fp.Image.from_path(path, url=URL)


def test_a_drawing_has_a_size_too(make):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20.4"/>'
    image = fp.Image.from_path(make("a.svg", drawing), url=URL, description="A tide")

    assert (30, 20, "A tide") == (image.width, image.height, image.description)


@pytest.mark.parametrize("call", [fp.Enclosure.from_path, fp.Image.from_path])
class TestAFileThatCannotBeUsed:
    def test_is_named_if_it_is_missing(self, call, tmp_path):
        said = refused(call, tmp_path / "a.png")

        assert f"{tmp_path / 'a.png'}: is not there; check the path" == said

    def test_is_missing_with_its_folder(self, call, tmp_path):
        assert "there is no folder" in refused(call, tmp_path / "b" / "a.png")

    def test_is_no_folder(self, call, tmp_path):
        assert f"{tmp_path}: is a folder; name the file in it" == refused(
            call, tmp_path
        )

    def test_is_not_empty(self, call, make):
        assert "is empty" in refused(call, make("a.png", b""))

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    def test_is_no_pipe_that_would_never_end(self, call, tmp_path):
        os.mkfifo(tmp_path / "a.png")

        assert "is no regular file" in refused(call, tmp_path / "a.png")

    def test_is_not_on_the_web(self, call):
        said = refused(call, "https://cdn.example/a.png")

        assert "nothing is fetched" in said

    @pytest.mark.parametrize("path", ["a\0.png", "a" * 5000])
    def test_has_a_name_that_systems_take(self, call, path):
        assert "cannot be read" in refused(call, path)

    @pytest.mark.parametrize("path", [3, None, b"a.png"])
    def test_is_a_path(self, call, path):
        assert "is no path" in refused(call, path)

    def test_is_what_its_name_says(self, call, make):
        said = refused(call, make("a.mp3", png(1, 1)))

        assert "is a PNG picture, though its name ends in .mp3; rename it" in said

    def test_begins_as_its_kind_does(self, call, make):
        assert "does not begin like image/png" in refused(call, make("a.png", b"x"))

    @pytest.mark.parametrize("name", ["a", "a.xyz"])
    def test_is_of_a_known_type(self, call, make, name):
        assert "no media type that is known here" in refused(call, make(name, b"x"))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_may_be_read(self, call, make):
        path = make("a.png", png(1, 1))
        path.chmod(0)

        assert "cannot be read: Permission denied" in refused(call, path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.wav", wav(1)[:20]),
        ("a.mp3", b"ID3\4\0\0\0\0\0\0" + bytes(500)),
        ("a.flac", b"fLaC" + bytes(30)),
        ("a.ogg", b"OggS" + bytes(30)),
        ("a.m4a", b"\0\0\0\x1cftypM4A " + bytes(40)),
    ],
)
def test_a_damaged_recording_is_told_to_be_one(make, name, data):
    said = refused(fp.Enclosure.from_path, make(name, data))

    assert "has no duration that can be read" in said
    assert "give duration=" in said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", png(9, 9)[:14]),
        ("a.png", png(0, 9)),
        ("a.jpg", b"\xff\xd8\xff" + bytes(60)),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
        ("a.svg", b"<svg"),
        ("a.svg", b"<svg/>"),
    ],
)
def test_a_damaged_picture_is_told_to_be_one(make, name, data):
    said = refused(fp.Image.from_path, make(name, data))

    assert str(name) in said
    assert "whole?" in said


def test_a_recording_is_no_picture(make):
    said = refused(fp.Image.from_path, make("a.wav", wav(1)))

    assert "is audio/wav, no picture" in said


def test_a_bad_address_is_a_fault_of_the_model(make):
    with pytest.raises(fp.ModelError, match="url: '/a': is relative"):
        fp.Image.from_path(make("a.png", png(1, 1)), url="/a")


@pytest.mark.parametrize(
    ("call", "name", "data", "module"),
    [
        (fp.Enclosure.from_path, "a.wav", wav(1), "tinytag"),
        (fp.Image.from_path, "a.png", png(1, 1), "imagesize"),
    ],
)
def test_a_missing_library_is_named_by_its_extra(
    make, monkeypatch, call, name, data, module
):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        call(make(name, data), url=URL)

    assert 'pip install "feedpub[media]"' in str(caught.value)


def test_nothing_is_opened_but_the_file(make, monkeypatch):
    """Imagesize fetches what looks like an address, so it is handed an open file."""
    import imagesize

    given = []
    monkeypatch.setattr(imagesize, "get", lambda file: given.append(file) or (1, 1))
    fp.Image.from_path(make("a.png", png(1, 1)), url=URL)

    assert [True] == [isinstance(each, io.BufferedReader) for each in given]
