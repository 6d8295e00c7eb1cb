"""The front matter of episodes makes the entries of a podcast's feed."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from publisher.podcasts import PNG, built, episode, refused, value, wav

import feedpub as fp
from feedpub import formats
from feedpub.extras import MissingExtraError
from feedpub.namespaces import itunes, podcast, psc


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
