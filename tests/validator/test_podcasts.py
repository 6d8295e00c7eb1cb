"""Podcasts: complete shows are clean, and each missing thing is named by one rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from feedpub.cli.check import check
from feedpub.validator import Level, validate
from feedpub.validator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ROOT = (
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:atom="http://www.w3.org/2005/Atom">'
)
SHOW = {
    "atom:link": '<atom:link rel="self" type="application/rss+xml" '
    'href="https://tide.example/rss.xml"/>',
    "title": "<title>Tides</title>",
    "link": "<link>https://tide.example/</link>",
    "description": "<description>What the moon does to the sea.</description>",
    "language": "<language>en-gb</language>",
    "copyright": "<copyright>Ada Reed</copyright>",
    "itunes:image": '<itunes:image href="https://tide.example/art.jpg"/>',
    "itunes:category": '<itunes:category text="Science">'
    '<itunes:category text="Nature"/></itunes:category>',
    "itunes:explicit": "<itunes:explicit>false</itunes:explicit>",
    "itunes:author": "<itunes:author>Ada Reed</itunes:author>",
    "itunes:owner": "<itunes:owner><itunes:name>Ada Reed</itunes:name>"
    "<itunes:email>ada@tide.example</itunes:email></itunes:owner>",
    "itunes:type": "<itunes:type>serial</itunes:type>",
    "podcast:guid": "<podcast:guid>5d472e3e-7d35-58bb-abfc-bab9864a9ed7</podcast:guid>",
    "podcast:locked": '<podcast:locked owner="ada@tide.example">yes</podcast:locked>',
}
EPISODE = {
    "title": "<title>Neap</title>",
    "link": "<link>https://tide.example/neap/</link>",
    "guid": '<guid isPermaLink="false">tide-neap</guid>',
    "pubDate": "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    "description": "<description>Twice a month the sea is calm.</description>",
    "enclosure": '<enclosure url="https://tide.example/neap.mp3" length="98765" '
    'type="audio/mpeg"/>',
    "itunes:duration": "<itunes:duration>1801</itunes:duration>",
    "itunes:image": '<itunes:image href="https://tide.example/neap.png"/>',
    "itunes:explicit": "<itunes:explicit>false</itunes:explicit>",
    "itunes:episode": "<itunes:episode>1</itunes:episode>",
    "podcast:transcript": '<podcast:transcript url="https://tide.example/neap.vtt" '
    'type="text/vtt"/>',
}
ALL = (
    *("podcasts", "apple-podcasts", "psp-1", "podcasting-2.0"),
    *("podcast-directories", "spotify", "youtube"),
)
SHOWN = {
    ("show", "title"): "rss-channel-title-missing",
    ("show", "link"): "rss-channel-link-missing",
    ("show", "description"): "rss-channel-description-missing",
    ("show", "language"): "show-language-missing",
    ("show", "itunes:image"): "show-image-missing",
    ("show", "itunes:category"): "show-category-missing",
    ("show", "itunes:explicit"): "show-explicit-missing",
    ("show", "itunes:author"): "show-author-missing",
    ("episode", "title"): "episode-title-missing",
    ("episode", "link"): "episode-link-missing",
    ("episode", "guid"): "episode-guid-missing",
    ("episode", "pubDate"): "episode-date-missing",
    ("episode", "description"): "episode-description-missing",
    ("episode", "enclosure"): "episode-enclosure-missing",
    ("episode", "itunes:duration"): "episode-duration-missing",
    ("episode", "itunes:image"): "episode-image-missing",
    ("episode", "itunes:explicit"): "episode-explicit-missing",
    ("episode", "itunes:episode"): "episode-number-missing",
    ("episode", "podcast:transcript"): "episode-transcript-missing",
}
"""What is removed from the show, and the one rule that says so, with Apple."""

REQUIRED_BY_APPLE = {
    *("rss-channel-title-missing", "rss-channel-link-missing"),
    *("rss-channel-description-missing", "show-language-missing"),
    *("show-image-missing", "show-category-missing", "show-explicit-missing"),
    *("episode-title-missing", "episode-enclosure-missing", "episode-number-missing"),
}
OWN = {
    "psp-1": {
        ("show", "atom:link"): "psp-self-missing",
        ("show", "podcast:guid"): "psp-guid-missing",
        ("show", "podcast:locked"): "psp-locked-missing",
    },
    "podcast-directories": {("show", "itunes:owner"): "directories-email-missing"},
    "youtube": {("show", "itunes:owner"): "youtube-email-missing"},
}
LEVELS = {
    ("psp-1", "episode-guid-missing"): "error",
    ("psp-1", "psp-self-missing"): "error",
    ("spotify", "show-author-missing"): "error",
    ("spotify", "episode-guid-missing"): "error",
    ("spotify", "episode-date-missing"): "error",
    ("podcast-directories", "show-author-missing"): "error",
    ("podcast-directories", "episode-guid-missing"): "error",
    ("podcast-directories", "episode-date-missing"): "error",
    ("podcast-directories", "directories-email-missing"): "error",
    ("youtube", "youtube-email-missing"): "warning",
}
"""Where a directory is stricter than Apple, or the source is only remembered."""


def document(
    show: Mapping[str, str] = SHOW,
    episode: Mapping[str, str] | None = EPISODE,
    root: str = ROOT,
) -> bytes:
    item = "" if episode is None else f"<item>{''.join(episode.values())}</item>"
    channel = f"<channel>{''.join(show.values())}{item}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?>{root}{channel}</rss>'.encode()


def without(place: str, name: str) -> bytes:
    show, episode = dict(SHOW), dict(EPISODE)
    del {"show": show, "episode": episode}[place][name]
    return document(show, episode)


def found(data: bytes, profile: str) -> dict[str, str]:
    findings = validate(data, profile=profile).findings
    return {finding.rule: str(finding.level) for finding in findings}


def removals() -> list[tuple[str, str, str, str]]:
    return [
        (profile, place, name, rule)
        for profile in ALL
        for (place, name), rule in (
            SHOWN | OWN.get(profile, {}) if profile != "podcasting-2.0" else {}
        ).items()
    ]


@pytest.mark.parametrize("profile", ["spec", *ALL])
def test_a_complete_show_is_clean(profile: str) -> None:
    report = validate(document(), profile=profile)

    assert () == report.findings


@pytest.mark.no_cover
@pytest.mark.parametrize(("profile", "place", "name", "rule"), removals())
def test_each_missing_thing_is_named_by_one_finding(
    profile: str, place: str, name: str, rule: str
) -> None:
    usual = "error" if rule in REQUIRED_BY_APPLE else "note"

    assert {rule: LEVELS.get((profile, rule), usual)} == found(
        without(place, name), profile
    )


def test_the_command_line_finds_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "rss.xml"
    asked = ["--profile", "apple-podcasts", "--format", "text", str(file)]
    file.write_bytes(document())
    clean = CliRunner().invoke(check, asked)
    file.write_bytes(without("show", "itunes:image"))
    missing = CliRunner().invoke(check, asked)

    assert 0 == clean.exit_code, clean.output
    assert 1 == missing.exit_code
    assert 1 == missing.output.count("show-image-missing")


def test_what_is_not_asked_for_may_be_missing() -> None:
    asked = {key for key in SHOWN if key[0] == "show"}
    free = {("show", name) for name in SHOW} - asked

    for place, name in free:
        assert {} == found(without(place, name), "apple-podcasts")


@pytest.mark.parametrize("profile", ["spec", "best-practice"])
def test_what_directories_ask_for_is_not_asked_of_other_feeds(profile: str) -> None:
    families = ("show-", "episode-", "apple-", "psp-", "directories-")
    feed = (
        b"<rss version='2.0'><channel><title>T</title><link>https://a.example/</link>"
    )
    feed += b"<description>D</description><item><title>N</title></item></channel></rss>"

    assert [] == [one for one in found(feed, profile) if one.startswith(families)]


def test_a_show_without_episodes_is_nothing_for_spotify() -> None:
    assert {"spotify-episode-missing": "error"} == found(
        document(episode=None), "spotify"
    )
    assert {} == found(document(episode=None), "apple-podcasts")


def test_psp_1_wants_its_namespaces_declared() -> None:
    show = {name: text for name, text in SHOW.items() if "podcast:" not in name}
    episode = {k: text for k, text in EPISODE.items() if "podcast:" not in k}
    root = ROOT.replace('xmlns:podcast="https://podcastindex.org/namespace/1.0" ', "")

    assert "psp-namespace-missing" in found(document(show, episode, root), "psp-1")


class TestConflicts:
    """Where directories disagree (rules.md, section 14), each has its own rule."""

    def replaced(self, name: str, text: str) -> bytes:
        show, episode = dict(SHOW), dict(EPISODE)
        (show if name in show and name != "title" else episode)[name] = text
        return document(show, episode)

    def test_the_word_copyright_is_right_for_apple_and_wrong_for_psp_1(self) -> None:
        data = self.replaced(
            "copyright", "<copyright>Copyright 2026 Ada Reed</copyright>"
        )

        assert {} == found(data, "apple-podcasts")
        assert {"psp-copyright-wording": "warning"} == found(data, "psp-1")

    def test_m4a_has_one_type_for_apple_and_another_for_psp_1(self) -> None:
        apples = EPISODE["enclosure"].replace(".mp3", ".m4a")
        data = self.replaced("enclosure", apples.replace("audio/mpeg", "audio/x-m4a"))
        other = self.replaced("enclosure", apples.replace("audio/mpeg", "audio/m4a"))

        assert {} == found(data, "apple-podcasts")
        assert {"psp-enclosure-type": "warning"} == found(data, "psp-1")
        assert {"apple-enclosure-type": "error"} == found(other, "apple-podcasts")
        assert {} == found(other, "psp-1")

    def test_minutes_are_advised_against_by_apple_and_not_had_by_psp_1(self) -> None:
        data = self.replaced(
            "itunes:duration", "<itunes:duration>30:01</itunes:duration>"
        )
        rule = "episode-duration-not-seconds"

        assert {rule: "note"} == found(data, "apple-podcasts")
        assert {rule: "warning"} == found(data, "psp-1")

    def test_bold_text_is_shown_by_psp_1_and_dropped_by_apple(self) -> None:
        bold = "<description>&lt;b&gt;Neap&lt;/b&gt;</description>"
        data = document(SHOW, {**EPISODE, "description": bold})

        assert {"apple-description-markup": "note"} == found(data, "apple-podcasts")
        assert {} == found(data, "psp-1")

    def test_religion_is_a_category_though_the_w3c_lacks_it(self) -> None:
        data = self.replaced(
            "itunes:category",
            '<itunes:category text="Religion &amp; Spirituality">'
            '<itunes:category text="Religion"/></itunes:category>',
        )

        assert {} == found(data, "apple-podcasts")

    def test_the_words_of_old_for_explicit_are_wrong_for_all(self) -> None:
        data = self.replaced("itunes:explicit", "<itunes:explicit>no</itunes:explicit>")

        assert {"itunes-flag-invalid": "error"} == found(data, "spec")

    def test_an_owner_is_asked_for_by_others_than_apple(self) -> None:
        data = without("show", "itunes:owner")

        assert {} == found(data, "apple-podcasts")
        assert "directories-email-missing" in found(data, "podcast-directories")


def live(inside: str) -> bytes:
    item = (
        '<podcast:liveItem status="live" start="2026-03-01T09:00:00Z">'
        f"{inside}{LIVE['contentLink']}</podcast:liveItem>"
    )
    return document({**SHOW, "liveItem": item})


LIVE = {
    "title": "<title>Live</title>",
    "guid": "<guid>https://tide.example/live</guid>",
    "enclosure": '<enclosure url="https://tide.example/live.mp3" length="0" '
    'type="audio/mpeg"/>',
    "contentLink": '<podcast:contentLink href="https://tide.example/live">Listen'
    "</podcast:contentLink>",
}
WHOLE = "".join(LIVE[name] for name in ("title", "guid", "enclosure"))
IN_LIVE_ITEMS = {
    "<pubDate>tomorrow</pubDate>": "rss-date-invalid",
    "<description>&lt;script&gt;x&lt;/script&gt;</description>": "html-element-unsafe",
    "<link>/live</link>": "rss-url-invalid",
    "<title>Again</title>": "rss-item-element-repeated",
    "<podcast:season>1</podcast:season>" * 2: "module-element-repeated",
    "<itunes:duration>an hour</itunes:duration>": "itunes-duration-invalid",
    "<podcast:locked>yes</podcast:locked>": "module-element-misplaced",
    "<itunes:owner><itunes:email>a@tide.example</itunes:email></itunes:owner>": (
        "module-element-misplaced"
    ),
}
"""What an item may not have, a live item may not have either."""


@pytest.mark.parametrize("profile", ["spec", "apple-podcasts", "psp-1", "spotify"])
def test_a_live_item_is_clean_and_no_episode(profile: str) -> None:
    assert {} == found(live(WHOLE), profile)


@pytest.mark.parametrize(("inside", "rule"), IN_LIVE_ITEMS.items())
def test_what_is_wrong_in_an_item_is_wrong_in_a_live_item(
    inside: str, rule: str
) -> None:
    assert rule in found(live(WHOLE + inside), "spec")


def test_a_live_item_needs_a_link_and_a_name() -> None:
    data = live(LIVE["enclosure"])

    assert {"rss-item-title-or-description-missing": "error"} == found(data, "spec")
    assert {"module-element-missing": "error"} == found(
        live(WHOLE).replace(LIVE["contentLink"].encode(), b""), "spec"
    )


def test_the_former_namespace_is_pointed_out() -> None:
    former = (
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    )
    root = ROOT.replace("https://podcastindex.org/namespace/1.0", former)

    assert {"namespace-outdated": "warning"} == found(document(root=root), "spec")


def test_every_rule_of_directories_and_partners_says_of_when_its_page_is() -> None:
    profiles = {
        *("apple-podcasts", "psp-1", "podcasting-2.0", "podcast-directories"),
        *("podcasts", "spotify", "youtube", "news", "google-news", "msn"),
        *("smartnews", "flipboard", "newsbreak", "mailchimp", "feedly"),
    }
    told = re.compile(r"\b20\d\d\b|\(undated\)|[Ff]rom memory|\[memory\]").search
    undated = re.compile(r"\bApple, (?:required|recommended|situational) tags").search
    concerned = [one for one in RULES.values() if one.profile in profiles]
    remembered = [one for one in concerned if "memory" in one.why]

    assert 60 < len(concerned)
    assert [] == [one.name for one in concerned if not told(one.why)]
    assert [] == [one.name for one in concerned if undated(one.why)]
    assert [] == [one.name for one in remembered if one.level > Level.WARNING]
