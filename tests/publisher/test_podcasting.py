"""The table `[podcast]` and the episodes' front matter make a podcast's feed."""

from __future__ import annotations

import io
import sys
import wave
from dataclasses import replace

import pytest

import feedpub as fp
from feedpub import formats
from feedpub.errors import ConfigError, SourceError
from feedpub.extras import MissingExtraError
from feedpub.namespaces import itunes, podcast, psc
from feedpub.publisher import build
from feedpub.publisher.config import load_config

TOML = """\
paths = ["episodes"]
title = "Tidewater"
home_url = "https://tide.example/"
description = "About the sea."
language = "en"
author = ["Ada Reed <ada@tide.example>", "Bo Lind"]
formats = ["rss"]

[podcast]
media = "media"
media_url = "https://cdn.example/m"
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000005780000057808020000000000000000"
)  # a head that says 1400 x 1400


def wav(seconds):
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes(8000 * seconds))
    return stream.getvalue()


@pytest.fixture
def studio(tmp_path, monkeypatch):
    """A folder with a recording and a picture, in which everything is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "media/one").mkdir(parents=True)
    (tmp_path / "episodes").mkdir()
    (tmp_path / "media/one/a.wav").write_bytes(wav(3))
    (tmp_path / "media/cover.png").write_bytes(PNG)
    (tmp_path / "media/a.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nWords.\n", "utf-8"
    )
    return tmp_path


def built(studio, front="audio: one/a.wav", show=""):
    text = f"---\ntitle: One\ndate: 2026-03-01T06:00:00Z\n{front}\n---\nText.\n"
    (studio / "episodes/one.md").write_text(text, "utf-8")
    (studio / "feedpub.toml").write_text(TOML + show, "utf-8")
    return build(load_config("feedpub.toml"), file="feedpub.toml", dry_run=True)


def episode(studio, front):
    [article] = built(studio, front).feed.articles
    return article


def value(holder, kind):
    return next((each for each in holder.extensions if type(each) is kind), None)


def show_of(studio, show):
    return built(studio, show=show).feed


def refused(studio, front="audio: one/a.wav", show=""):
    with pytest.raises((ConfigError, SourceError)) as caught:
        built(studio, front, show)
    return [str(problem) for problem in caught.value.problems]


class TestAnEpisode:
    def test_has_the_measures_of_its_recording(self, studio):
        article = episode(studio, "audio: one/a.wav")
        [enclosure] = article.enclosures

        assert ("https://cdn.example/m/one/a.wav", "audio/wav", 24044, 3) == (
            enclosure.url,
            enclosure.type,
            enclosure.length,
            enclosure.duration,
        )
        assert 3 == value(article, itunes.Episode).duration

    def test_may_say_more_of_its_recording(self, studio):
        front = "audio: {file: one/a.wav, type: audio/x-wav, duration: '0:04'}"
        [enclosure] = episode(studio, front).enclosures

        assert ("audio/x-wav", 4) == (enclosure.type, enclosure.duration)

    def test_may_have_its_recording_elsewhere(self, studio):
        front = (
            "audio: {url: 'https://x.example/a.mp3', length: 99}\nduration: '1:02:03'"
        )
        article = episode(studio, front)

        assert ("https://x.example/a.mp3", 99) == (
            article.enclosures[0].url,
            article.enclosures[0].length,
        )
        assert 3723 == value(article, itunes.Episode).duration

    def test_may_have_its_recording_beside_it(self, studio):
        (studio / "episodes/b c.wav").write_bytes(wav(2))
        [enclosure] = episode(studio, "audio: b c.wav").enclosures

        assert ("https://tide.example/one/b%20c.wav", 2) == (
            enclosure.url,
            enclosure.duration,
        )

    def test_has_its_numbers_and_its_picture(self, studio):
        front = (
            "season: 2\nepisode: 7\nepisode_type: Bonus\nexplicit: no\n"
            "episode_title: A\nimage: {file: cover.png, alt: A cover}\nblock: yes"
        )
        article = episode(studio, front)

        assert itunes.Episode(
            title="A",
            image="https://cdn.example/m/cover.png",
            explicit=False,
            season=2,
            episode=7,
            episode_type="bonus",
            block=True,
        ) == value(article, itunes.Episode)
        assert (1400, 1400, "A cover") == (
            article.image.width,
            article.image.height,
            article.image.description,
        )

    def test_has_the_name_of_its_season(self, studio):
        article = episode(studio, "season: 2\nseason_name: Salt")

        assert podcast.Season(number=2, name="Salt") == value(article, podcast.Season)

    def test_has_its_transcripts(self, studio):
        front = "transcripts: [a.vtt, {url: 'https://x.example/a.srt', language: de}]"
        article = episode(studio, front)

        assert [
            podcast.Transcript(url="https://cdn.example/m/a.vtt", type="text/vtt"),
            podcast.Transcript(
                url="https://x.example/a.srt",
                type="application/x-subrip",
                language="de",
            ),
        ] == list(article.extensions)

    def test_has_a_file_of_chapters(self, studio):
        (studio / "media/a.json").write_text('{"version": "1.2.0", "chapters": []}')

        assert podcast.Chapters(url="https://cdn.example/m/a.json") == value(
            episode(studio, "chapters: a.json"), podcast.Chapters
        )
        assert podcast.Chapters(url="https://x.example/a.json") == value(
            episode(studio, "chapters: https://x.example/a.json"), podcast.Chapters
        )

    def test_has_chapters_in_the_feed(self, studio):
        front = (
            'chapters:\n  - "0:00 Intro: the sea"\n'
            "  - {start: 0:42.5, title: Salt, url: /salt, image: cover.png}"
        )

        assert psc.Chapters(
            chapters=[
                psc.Chapter(start=0, title="Intro: the sea"),
                psc.Chapter(
                    start=42.5,
                    title="Salt",
                    href="https://tide.example/salt",
                    image="https://cdn.example/m/cover.png",
                ),
            ]
        ) == value(episode(studio, front), psc.Chapters)

    def test_has_people_and_soundbites(self, studio):
        front = (
            "hosts: Ada Reed; Bo Lind\nguest: {name: Jon Pell, href: /jon}\n"
            "persons: [{name: Mira Dahl, role: editor, img: cover.png}]\n"
            "soundbite: {start: '0:01', duration: 20, title: Salt}"
        )

        assert [
            podcast.Soundbite(start_time=1, duration=20, title="Salt"),
            podcast.Person(name="Ada Reed", role="host"),
            podcast.Person(name="Bo Lind", role="host"),
            podcast.Person(
                name="Jon Pell", role="guest", href="https://tide.example/jon"
            ),
            podcast.Person(
                name="Mira Dahl", role="editor", img="https://cdn.example/m/cover.png"
            ),
        ] == list(episode(studio, front).extensions)

    def test_may_be_no_episode_at_all_but_that_is_told(self, studio):
        result = built(studio, "tags: [news]")
        [article] = result.feed.articles

        assert ((), ()) == (article.enclosures, article.extensions)
        assert "names no recording under audio, so no app can play it" in [
            note.message for note in result.notes
        ]

    @pytest.mark.parametrize(
        ("front", "said"),
        [
            (
                "audio: b.wav",
                "audio: 'b.wav' is not in media, nor beside the article; put it there",
            ),
            ("audio: ../a.wav", "audio: '../a.wav' leads out of the folder"),
            ("audio: a.vtt", "audio: media/a.vtt: type: is of no media type"),
            ("audio: cover.wav", "audio: media/cover.wav: type: is a PNG picture"),
            ("audio: {length: 3}", "audio: names no file; give one under `file`"),
            ("image: one/a.wav", "image: media/one/a.wav: is audio/wav, no picture"),
            ("cover: {x: 3}", "cover: names no file"),
            ("episode: one", "episode: 'one' is no whole number"),
            ("episode: 0", "episode: '0': "),
            ("season_name: Salt", "season: is missing; a season that has a name"),
            ("explicit: perhaps", "explicit: 'perhaps' is neither true nor false"),
            ("episode_type: extra", "episode_type: 'extra': is none of full"),
            ("duration: long", "duration: 'long' is no duration"),
            ("transcript: b.vtt", "transcript: media/b.vtt:3: 'x' are no times"),
            ("transcript: https://x.example/t", "does not show its type"),
            ("chapters: b.json", "chapters: media/b.json: chapter 1: startTime: is"),
            ("chapters: [Intro]", "chapters: chapter 1: 'Intro' has no time; write"),
            ("chapters: [{title: A}]", "chapters: chapter 1: has no start"),
            ("chapters: [0:00 A, {start: 0:01}]", "chapters: chapter 2: has no title"),
            ("chapters: [0:05 A, 0:01 B]", "chapters: chapter 2 ('B') starts at 1"),
            ("soundbite: {start: 3}", "soundbite: has no start or no duration"),
            ("guests: [{role: x}]", "guests: has no name"),
        ],
    )
    def test_that_is_wrong_is_told_with_file_line_and_key(self, studio, front, said):
        (studio / "media/cover.wav").write_bytes(PNG)
        (studio / "media/b.vtt").write_text("WEBVTT\n\nx\n")
        (studio / "media/b.json").write_text('{"version": "1", "chapters": [{}]}')
        [problem] = refused(studio, front)

        assert said in problem
        assert problem.startswith(("episodes/one.md:4: ", "episodes/one.md: season"))

    def test_with_several_faults_tells_them_all(self, studio):
        front = "audio: b.wav\nepisode: x\nseason: -1\nexplicit: perhaps"

        assert ["4: audio", "5: episode", "6: season", "7: explicit"] == sorted(
            ": ".join(problem.removeprefix("episodes/one.md:").split(": ")[:2])
            for problem in refused(studio, front)
        )

    def test_needs_the_library_that_measures(self, studio, monkeypatch):
        monkeypatch.setitem(sys.modules, "tinytag", None)
        with pytest.raises(MissingExtraError, match=r"feedpub\[media\]"):
            built(studio)


class TestAShow:
    def test_takes_author_and_owner_from_the_feed(self, studio):
        show = value(show_of(studio, ""), itunes.Show)

        assert "Ada Reed, Bo Lind" == show.author
        assert itunes.Owner(email="ada@tide.example", name="Ada Reed") == show.owner

    def test_says_what_directories_ask_for(self, studio):
        feed = show_of(
            studio,
            'author = "The Sea"\nowner = "Cy <cy@tide.example>"\nimage = "cover.png"\n'
            'categories = ["Arts > Books", "News", "Arts > Design"]\nexplicit = true\n'
            'type = "serial"\ntitle = "T"\nblock = true\ncomplete = true\n'
            'new_feed_url = "https://new.example/"\n',
        )

        assert itunes.Show(
            author="The Sea",
            owner=itunes.Owner(email="cy@tide.example", name="Cy"),
            image="https://cdn.example/m/cover.png",
            categories=[
                itunes.Category("Arts", ["Books", "Design"]),
                itunes.Category("News"),
            ],
            explicit=True,
            type="serial",
            title="T",
            block=True,
            complete=True,
            new_feed_url="https://new.example/",
        ) == value(feed, itunes.Show)

    def test_says_what_podcasting_2_has_for_it(self, studio):
        guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
        feed = show_of(
            studio,
            f'guid = "{guid}"\nlocked = true\nmedium = "music"\n'
            'license = { identifier = "mine", url = "https://tide.example/l" }\n'
            'location = "Port Merrow"\npersons = ["Ada", { name = "Bo", role = "x" }]\n'
            'funding = ["https://a.example/", { url = "https://b.example/" }]\n'
            'update_frequency = "weekly"\ntxt = { verify = "abc" }\n',
        )

        assert (
            podcast.Guid(guid=guid),
            podcast.Locked(locked=True, owner="ada@tide.example"),
            podcast.Medium(medium="music"),
            podcast.License(identifier="mine", url="https://tide.example/l"),
            podcast.Location(name="Port Merrow"),
            podcast.Txt(text="abc", purpose="verify"),
            podcast.UpdateFrequency(label="weekly"),
            podcast.Funding(url="https://a.example/"),
            podcast.Funding(url="https://b.example/"),
            podcast.Person(name="Ada"),
            podcast.Person(name="Bo", role="x"),
        ) == feed.extensions[1:]

    def test_is_told_the_guid_that_is_made_for_it(self, studio):
        result = built(studio)
        guid = podcast.guid_for("https://tide.example/rss.xml")

        assert podcast.Guid(guid=guid) == value(result.feed, podcast.Guid)
        assert [True] == [f'guid = "{guid}"' in str(note) for note in result.notes]

    def test_is_told_of_artwork_that_apple_refuses(self, studio):
        small = PNG.replace(bytes.fromhex("00000578"), bytes.fromhex("00000258"))
        (studio / "media/cover.png").write_bytes(small)
        result = built(studio, show='image = "cover.png"\n')

        assert any("has 600 x 600 pixels" in str(note) for note in result.notes)

    def test_may_have_its_artwork_elsewhere(self, studio):
        feed = show_of(studio, 'image = "https://x.example/a.png"\n')

        assert "https://x.example/a.png" == value(feed, itunes.Show).image

    @pytest.mark.parametrize("format", ["rss", "atom", "json"])
    def test_is_carried_by_every_format(self, studio, format):
        feed = show_of(studio, 'categories = "Arts"\nlocation = "Port Merrow"\n')

        assert b"Port Merrow" in formats.write(feed, format)
        assert [] == [
            loss for loss in formats.losses(feed, format) if "extension" in loss.field
        ]

    @pytest.mark.parametrize(
        ("show", "said"),
        [
            ("explict = true", ":12: podcast.explict: is no key; did you mean 'expli"),
            ('explicit = "no"', ":12: podcast.explicit: expected true or false, got"),
            ('type = "x"', ":12: podcast.type: is none of 'episodic', 'serial'"),
            ('image = "no.png"', ":12: podcast.image: media/no.png: is not there"),
            ('image = "a.vtt"', ":12: podcast.image: media/a.vtt: type: is of no"),
            ('\ncategories = "Art"', ":13: podcast.categories: there is no 'Art' in"),
            ('categories = "Arts > Book"', "there is no 'Book' below 'Arts'"),
            ('owner = "Ada"', ":12: podcast.owner.email: 'Ada': "),
            ('guid = "x"', ":12: podcast.guid: 'x'"),
            ('medium = "x"', ":12: podcast.medium: 'x'"),
            ('license = "x"', ":12: podcast.license.url: is missing"),
            ('funding = "x"', ":12: podcast.funding.url: 'x'"),
            ('funding = [{ ur = "x" }]', ":12: podcast.funding[0]: object"),
            ('persons = [""]', ":12: podcast.persons.name: is blank"),
            ('location = { name = "x", geo = "1,2" }', ":12: podcast.location.geo"),
            ('new_feed_url = "x"', ":12: podcast.new_feed_url: 'x'"),
        ],
    )
    def test_that_is_wrong_is_told_with_file_line_and_key(self, studio, show, said):
        [problem] = refused(studio, show=f"{show}\n")

        assert said in problem
        assert problem.startswith("feedpub.toml:")

    def test_with_several_faults_tells_them_all(self, studio):
        show = 'guid = "x"\nmedium = "x"\ncategories = "x"\nimage = "x"\n'

        assert ["image", "categories", "guid", "medium"] == [
            problem.split(": ")[1].removeprefix("podcast.")
            for problem in refused(studio, show=show)
        ]

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (
                'media = "media"',
                'media = "x"',
                ":10: podcast.media: there is no",
            ),
            ("media_url =", "#", "podcast.media_url: is missing; say where 'media'"),
            ("https://cdn.example/m", "/m", ":11: podcast.media_url: '/m': is rel"),
            ("example/m", "example/m?x", ":11: podcast.media_url: 'https://cdn"),
        ],
    )
    def test_says_where_its_files_are(self, studio, monkeypatch, old, new, said):
        monkeypatch.setattr(f"{__name__}.TOML", TOML.replace(old, new))
        [problem] = refused(studio)

        assert said in problem

    def test_without_a_folder_needs_addresses(self, studio, monkeypatch):
        bare = TOML.partition("media =")[0]
        monkeypatch.setattr(f"{__name__}.TOML", bare)
        [problem] = refused(studio, "tags: x", 'image = "cover.png"\n')

        assert (
            "podcast.image: 'cover.png' is a file; give its folder as media" in problem
        )

    def test_is_no_truth_value(self, studio, monkeypatch):
        monkeypatch.setattr(
            f"{__name__}.TOML", TOML.partition("[podcast]")[0] + "podcast = true\n"
        )
        [problem] = refused(studio)

        assert "podcast: expected a table in { }" in problem


def losses_in_rss(article):
    feed = fp.Feed(
        title="T", home_url="https://tide.example/", authors=["Ada"], articles=[article]
    )
    return {loss.field for loss in formats.losses(feed, "rss")}


def test_what_the_tags_of_apple_say_is_not_lost_in_rss(studio):
    article = episode(studio, "audio: one/a.wav\nimage: cover.png")

    assert set() == losses_in_rss(article) & {"image", "enclosures"}
    assert {"image", "enclosures"} <= losses_in_rss(replace(article, extensions=()))


def test_a_picture_that_apple_is_not_told_is_lost_in_rss(studio):
    article = episode(studio, "image: cover.png")
    other = fp.Image(url="https://x.example/other.png")

    assert "image" in losses_in_rss(replace(article, image=other))
