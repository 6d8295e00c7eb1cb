"""The benchmarks run, compare what they measure, and refuse to compare what differs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench import growth, node, rows, sameness, timing, writing  # noqa: E402 - found by the line above

pytestmark = pytest.mark.no_cover
needs_the_peers = pytest.mark.skipif(
    importlib.util.find_spec("django") is None
    or importlib.util.find_spec("feedgenerator") is None,
    reason="the bench dependency group is not installed",
)


def run(module, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{module}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


def main_of_writing(capsys, *arguments):
    assert 0 == writing.main(arguments)
    return capsys.readouterr().out


def as_a_program(_, *arguments):
    return run("writing", *arguments)


@needs_the_peers
@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("ascii", as_a_program),
        ("latin", main_of_writing),
        ("cjk", main_of_writing),
    ],
)
def test_writing_is_measured_against_every_peer(script, how, capsys):
    sizes = ["--articles", "3", "--contents", "200", "--rounds", "1", "--no-node"]

    shown = how(capsys, *sizes, "--script", script)

    for peer in ("feedgen RSS", "feedgen Atom", "Django RSS", "podgen RSS"):
        assert peer in shown
    assert 23 == shown.count(" x ")


def test_validating_is_measured_against_a_bare_parse():
    shown = run("validating", "--articles", "3", "4", "--rounds", "1")

    assert "against lxml's bare parse" in shown
    assert 4 == sum(line.startswith(("RSS ", "Atom ")) for line in shown.splitlines())
    assert 12 == shown.count(" MB")


def test_memory_is_measured_for_each_format():
    shown = run("memory", "--articles", "40", "--contents", "200")

    for name in ("rss", "atom", "json"):
        assert any(line.startswith(name) for line in shown.splitlines())


@needs_the_peers
def test_work_that_differs_is_refused(capsys, monkeypatch):
    shorter = writing.peers.feedgen_atom(rows.make_rows(2))
    monkeypatch.setitem(writing.FEEDGEN, "atom", lambda _: shorter)

    assert 1 == writing.main(["--articles", "3", "--rounds", "1", "--no-node"])
    shown = capsys.readouterr()
    assert "" == shown.out
    assert "No ratios: feedpub and feedgen differ: 3 and 2 articles" in shown.err


def test_what_npm_has_is_left_out_where_there_is_no_node(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with (
        pytest.raises(node.UnavailableError, match="no node and npm"),
        node.installed(),
    ):
        pass


def test_a_side_elsewhere_is_measured_by_its_own_clock():
    calls = []
    elsewhere = timing.Elsewhere(lambda count: calls.append(count) or 0.02)

    assert {"there": 0.02} == timing.medians({"there": elsewhere}, rounds=3)
    assert [2, 2, 2] == calls[-3:]


def test_white_space_around_texts_counts_unless_it_is_stripped():
    ours = writing._write(rows.articles(rows.make_rows(2)), "rss")
    theirs = ours.replace(b"<title>", b"<title>\n ")

    sameness.demand_same({"ours": ours, "theirs": theirs}, stripped=True)
    with pytest.raises(sameness.DifferentWorkError, match="title"):
        sameness.demand_same({"ours": ours, "theirs": theirs})


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        ({20: 1, 1000: 10, 10_000: 140}, "even"),
        ({1000: 20, 10_000: 100}, "even"),
        ({1000: 10, 10_000: 160}, "GROWS"),
    ],
)
def test_a_time_that_grows_faster_than_the_articles_is_named(seconds, verdict):
    measured = {n: dict.fromkeys(growth.SIDES, each) for n, each in seconds.items()}

    assert len(growth.SIDES) == growth.growth(measured).count(verdict)


@pytest.mark.parametrize("field", sorted(set(sameness.Seen._fields) - {"updated"}))
@pytest.mark.parametrize("name", ["rss", "atom"])
def test_each_field_is_compared(name, field):
    feed = writing._write(rows.articles(rows.make_rows(2)), name)
    one = sameness.read(feed)
    seen = one.articles[1]._replace(**{field: None})
    other = one._replace(articles=(one.articles[0], seen))

    assert None is not getattr(one.articles[1], field)
    assert f"{field} of article 1" in sameness._difference(one, other, frozenset())


@pytest.mark.parametrize("size", [200, 3000, 20_000])
@pytest.mark.parametrize("script", list(rows.SENTENCES))
def test_contents_are_about_as_long_as_asked_for(script, size):
    [row] = rows.make_rows(1, contents=size, script=script)

    assert size <= len(row.content.encode()) <= size + 400


def test_the_median_of_a_side_is_its_own():
    seconds = timing.medians(
        {"none": lambda: None, "some": lambda: sum(range(20_000))}, rounds=3
    )

    assert 0 < seconds["none"] < seconds["some"]


@pytest.mark.parametrize(
    ("ours", "theirs", "at_most", "verdict"),
    [
        (1, 5, False, "reached"),
        (1, 4.9, False, "MISSED"),
        (5, 1, True, "reached"),
        (5.1, 1, True, "MISSED"),
    ],
)
def test_a_figure_is_reached_or_missed(ours, theirs, at_most, verdict):
    line = timing.Line(
        what="", against="", ours=ours, theirs=theirs, figure=5, at_most=at_most
    )

    assert verdict == line.verdict
