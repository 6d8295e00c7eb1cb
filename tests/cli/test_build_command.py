"""`feedpub build`: options, configuration, and what is said where."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tomllib

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub

MANNER = (
    *("accept", "allow_network", "allow_private", "force", "jobs", "ping"),
    *("receipts", "shard"),
)
USUAL = ("--title", "Tidewater", "--home-url", "https://tide.example/")


def wrote(path, **fields):
    lines = [f"{key}: {value}" for key, value in fields.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", "Low.", ""]), "utf-8")


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        wrote(
            tmp_path / "posts" / f"tide-{number}.md",
            title=f"Tide {number}",
            date=f"2026-03-0{number}T09:00:00Z",
            author="Ada Reed",
        )
    return tmp_path


def build(*arguments, **more):
    return CliRunner().invoke(feedpub, ["build", *arguments], **more)


def sizes(folder):
    return {path.name: f"{path.stat().st_size:,}" for path in folder.iterdir()}


def test_there_is_one_line_for_each_file(site):
    told = build("posts", *USUAL, "--out", "www")
    size = sizes(site / "www")

    assert 0 == told.exit_code, told.output
    assert told.stdout.splitlines() == [
        f"wrote www/rss.xml  {size['rss.xml']} bytes  2 articles  RSS 2.0",
        f"wrote www/atom.xml  {size['atom.xml']} bytes  2 articles  Atom 1.0",
        f"wrote www/feed.json  {size['feed.json']} bytes  2 articles  JSON Feed 1.1",
    ]


@pytest.mark.usefixtures("site")
def test_what_has_not_changed_is_said_to_be_so():
    build("posts", *USUAL)
    told = build("posts", *USUAL)

    assert ["unchanged"] * 3 == [line.split()[0] for line in told.stdout.splitlines()]


def test_a_dry_run_says_what_would_be(site):
    told = build("posts", *USUAL, "--dry-run", "--formats", "rss,json", "--limit", "1")

    assert 2 == told.stdout.count("would write")
    assert "  1 article  " in told.stdout
    assert not (site / "public").exists()


def test_each_option_reaches_the_feed(site):
    wrote(site / "more" / "x.md", headline2="Mapped", when="05/04/2026", by2="Bo")
    told = build(
        *("more", "--title", "T", "--home-url", "https://tide.example/"),
        *("--base-url", "https://cdn.example/f/", "--description", "About."),
        *("--language", "en", "--author", "Ada Reed <ada@tide.example>"),
        *("--timezone", "Europe/Berlin", "--date-order", "day-first"),
        *("--formats", "atom", "--url-pattern", "https://tide.example/{stem}.html"),
        *("--map", "title=headline2", "--map", "published=when"),
        *("--sort", "none", "--now", "2027-01-01"),
    )
    feed = (site / "public" / "atom.xml").read_text("utf-8")

    assert 0 == told.exit_code, told.output
    for part in (
        'href="https://cdn.example/f/atom.xml"',
        ">About.<",
        'xml:lang="en"',
        "<email>ada@tide.example</email>",
        "2026-04-05T00:00:00+02:00",
        "https://tide.example/x.html",
        ">Mapped<",
    ):
        assert part in feed


def test_a_configuration_says_what_the_command_line_leaves_out(site):
    (site / "feedpub.toml").write_text(
        'paths = ["posts"]\ntitle = "From the file"\n'
        'home_url = "https://tide.example/"\nformats = ["rss"]\n'
    )
    (site / "deeper").mkdir()
    os.chdir(site / "deeper")
    told = build("--title", "From the line")

    assert 0 == told.exit_code, told.output
    assert told.stdout.startswith("wrote ../public/rss.xml")
    assert "<title>From the line</title>" in (site / "public/rss.xml").read_text()


def test_a_configuration_may_be_named(site):
    (site / "other.toml").write_text(
        'paths = ["posts"]\ntitle = "T"\nhome_url = "https://tide.example/"\n'
    )

    assert 0 == build("--config", "other.toml").exit_code


def test_a_switch_of_the_configuration_stays_on(site):
    (site / "feedpub.toml").write_text("keep_going = true\nsanitize = false\n")
    wrote(site / "posts" / "bad.md", title="x", date="someday")

    assert 0 == build("posts", *USUAL).exit_code


@pytest.mark.usefixtures("site")
def test_what_is_missing_is_named_all_at_once():
    from feedpub.cli import main

    with pytest.raises(SystemExit) as exited:
        main(["build"])

    assert 2 == exited.value.code


def test_a_bad_article_is_named_and_stops_all(site):
    wrote(site / "posts" / "bad.md", title="x", date="someday")
    told = build("posts", *USUAL)

    assert 1 == told.exit_code
    assert "posts/bad.md:3: error: published: " in told.stderr
    assert "nothing was published; " in told.stderr
    assert not (site / "public").exists()


def test_the_others_are_published_with_keep_going(site):
    wrote(site / "posts" / "bad.md", title="x", date="someday")
    told = build("posts", *USUAL, "--keep-going")

    assert 0 == told.exit_code
    assert "posts/bad.md:3: error: published: " in told.stderr
    assert "  2 articles  " in told.stdout


def test_what_is_bad_is_named_even_if_nothing_is_left_to_publish(site):
    wrote(site / "bad" / "bad.md", title="x", date="someday")
    told = build("bad", *USUAL, "--keep-going")

    assert 1 == told.exit_code
    assert "bad/bad.md:3: error: published: " in told.stderr
    assert "nothing was published, for no article is left; mend these" in told.stderr


def test_drafts_and_losses_are_said_beside_the_result(site):
    wrote(site / "posts" / "d.md", title="x", date="2026-01-01", draft="true")
    wrote(site / "posts" / "i.md", title="x", date="2026-01-01", image="/x.png")
    told = build("posts", *USUAL)

    assert "note: left out, as they are drafts: posts/d.md\n" in told.stderr
    assert "note: RSS 2.0 cannot carry all of image; --verbose" in told.stderr
    assert "note:" not in told.stdout


def test_verbose_tells_every_loss(site):
    wrote(site / "posts" / "i.md", title="x", date="2026-01-01", image="/x.png")
    told = build("posts", *USUAL, "--verbose")

    assert "note: RSS 2.0 cannot carry image: RSS has no place" in told.stderr


def test_notes_of_one_kind_are_folded(site):
    for number in range(9):
        page = f"<title>P {number}</title><article><time datetime=2026-01-01>x</time>"
        (site / "posts" / f"{number}.html").write_text(page, encoding="utf-8")
    brief, all_of_them = build("posts", *USUAL), build("posts", *USUAL, "--verbose")

    assert "note: and 6 more like this; --verbose has all" in brief.stderr
    assert brief.stderr.count("title") < all_of_them.stderr.count("title")


def test_many_drafts_do_not_fill_the_screen(site):
    for number in range(9):
        wrote(
            site / "posts" / f"d{number}.md", title="x", date="2026-01-01", draft="true"
        )

    assert "posts/d4.md and 4 more\n" in build("posts", *USUAL).stderr


def test_unsafe_html_is_removed_unless_it_is_to_stay(site):
    path = site / "posts" / "x.html"
    path.write_text(
        "<html><head><title>Unsafe</title>"
        '<meta name="date" content="2026-01-01"><meta name="author" content="Ada">'
        "</head><body><article><h1>Unsafe</h1><p>Low <script>alert(1)</script>tide"
        "<b onclick='alert(2)'>now</b></p></article></body></html>"
    )
    safe = build("posts", *USUAL)
    clean = (site / "public" / "feed.json").read_text()
    build("posts", *USUAL, "--no-sanitize")

    assert 0 == safe.exit_code, safe.output
    assert "onclick" not in clean
    assert "onclick" in (site / "public" / "feed.json").read_text()


def test_the_page_for_browsers_is_there_unless_it_is_not_wanted(site):
    told = build("posts", *USUAL)
    shown = (site / "public" / "atom.xml").read_text()
    build("posts", *USUAL, "--out", "plain", "--no-readable")

    assert 0 == told.exit_code, told.output
    assert "</div>" in shown
    assert "</div>" not in (site / "plain" / "atom.xml").read_text()
    assert ["feedpub.css"] == [path.name for path in site.glob("*/*.css")]


@pytest.mark.parametrize("pair", ["published", "=x", "published="])
@pytest.mark.usefixtures("site")
def test_a_mapping_needs_both_its_sides(pair):
    told = build("posts", *USUAL, "--map", pair)

    assert 2 == told.exit_code
    assert "published=publishDate" in told.stderr


def seen_on_a_terminal(folder, **env):
    """Run with a terminal for all that is printed, and give what it got."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "feedpub", "build", "posts", *USUAL]
    process = subprocess.Popen(
        command, cwd=folder, stdout=theirs, stderr=theirs, env=os.environ | env
    )
    os.close(theirs)
    got = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # this is how a terminal ends on Linux
            break
        if not chunk:
            break
        got += chunk
    os.close(ours)

    assert 0 == process.wait(), got
    return got.decode()


def test_a_terminal_gets_a_bar_and_colours(site):
    got = seen_on_a_terminal(site, TERM="xterm", NO_COLOR="")

    assert "reading" in got
    assert "100%" in got
    assert "\x1b[32mwrote\x1b[0m public/rss.xml" in got


def test_no_color_takes_the_colours_off_a_terminal(site):
    got = seen_on_a_terminal(site, TERM="xterm", NO_COLOR="1")

    assert "\r\nwrote public/rss.xml" in got


@pytest.mark.usefixtures("site")
def test_there_is_no_bar_without_a_terminal():
    assert "reading" not in build("posts", *USUAL).output


def test_every_option_can_be_configured_too():
    """Except those that say how to run, not what the feed is."""
    from importlib import resources

    starter = resources.files("feedpub.publisher").joinpath("starter.toml").read_text()
    text = re.sub(r"^#(?=[\[\w])", "", starter, flags=re.MULTILINE)
    options = {option.name for option in feedpub.commands["build"].params}
    renamed = {"names": "map"}

    assert {*("config", "dry_run", "verbose"), *MANNER} == {
        renamed.get(name, name) for name in options
    } - tomllib.loads(text).keys()
