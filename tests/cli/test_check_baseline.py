"""Known findings: written down, not counted again, and told when they are gone."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub

NO_COUNT = json.dumps(
    {
        "schema": "feedpub-baseline/1",
        "findings": [{"document": "x", "rule": "y", "item": "", "count": 0}],
    }
)
ITEM = "<item><title>Neap</title><guid>{}</guid></item>"


def written(path, *guids, above=""):
    items = "\n".join(map(ITEM.format, guids))
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        '<rss version="2.0"><channel><title>Tides</title>'
        "<link>https://tide.example/</link><description>Notes.</description>\n"
        f"{above}{items}\n</channel></rss>"
    )


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "feeds/rss.xml", 1, 2)
    told = check("feeds", "--write-baseline", "known.json")
    assert (0, "wrote known.json with 2 findings\n") == (told.exit_code, told.stdout)
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(feedpub, ["check", *arguments])


def test_known_findings_do_not_count():
    told = check("feeds", "--baseline", "known.json")

    assert (0, "nothing found in 1 document\n") == (told.exit_code, told.stdout)
    assert "note: 2 findings known from known.json not counted\n" == told.stderr


def test_lines_may_move(folder):
    written(folder / "feeds/rss.xml", 1, 2, above="<item><title>x</title></item>\n\n\n")

    assert 0 == check("feeds", "--baseline", "known.json").exit_code


def test_a_new_item_has_new_findings(folder):
    written(folder / "feeds/rss.xml", 3, 1, 2)
    told = check("feeds", "--baseline", "known.json")

    assert 1 == told.exit_code
    assert "'3' is not a URL" in told.stdout
    assert "1 error in 1 document" in told.stdout


def test_one_more_of_the_same_is_new(folder):
    written(folder / "feeds/rss.xml", 1, 2, 2)
    told = check("feeds", "--baseline", "known.json", "--ignore", "rss-guid-repeated")

    assert 1 == told.exit_code
    assert "1 error in 1 document" in told.stdout


def test_another_document_is_another(folder):
    written(folder / "feeds/other.xml", 1, 2)

    assert (
        "2 errors in 2 documents" in check("feeds", "--baseline", "known.json").stdout
    )


def test_what_is_mended_is_told(folder):
    written(folder / "feeds/rss.xml", 1)
    told = check("feeds", "--baseline", "known.json")

    assert 0 == told.exit_code
    assert (
        "note: 1 finding of known.json no longer there: feeds/rss.xml "
        "[rss-guid-not-url]; --write-baseline renews it"
    ) in told.stderr


def test_documents_that_are_not_checked_are_not_mended(folder):
    written(folder / "feeds/other.xml")

    assert "" == check("feeds/other.xml", "--baseline", "known.json").stderr


def test_documents_that_are_gone_are_told(folder):
    (folder / "feeds/rss.xml").rename(folder / "feeds/new.xml")
    told = check("feeds", "--baseline", "known.json")

    assert "2 findings of known.json no longer there: feeds/rss.xml" in told.stderr
    assert 1 == told.exit_code


def test_paths_start_at_the_baseline(folder, monkeypatch):
    monkeypatch.chdir(folder / "feeds")

    assert 0 == check("rss.xml", "--baseline", "../known.json").exit_code


def test_the_configuration_may_name_it(folder, monkeypatch):
    (folder / "feedpub.toml").write_text('[check]\nbaseline = "known.json"\n')
    monkeypatch.chdir(folder / "feeds")

    assert 0 == check("rss.xml").exit_code


def test_the_same_findings_are_written_in_the_same_way(folder):
    before = (folder / "known.json").read_bytes()
    check("feeds", "--write-baseline", "known.json")

    assert before == (folder / "known.json").read_bytes()
    assert {
        "schema": "feedpub-baseline/1",
        "findings": [
            {
                "document": "feeds/rss.xml",
                "rule": "rss-guid-not-url",
                "item": str(number),
                "count": 1,
            }
            for number in (1, 2)
        ],
    } == json.loads(before)


def test_a_clean_feed_has_an_empty_baseline(folder):
    written(folder / "feeds/rss.xml")
    check("feeds", "--write-baseline", "empty.json")

    assert [] == json.loads((folder / "empty.json").read_text())["findings"]
    assert 0 == check("feeds", "--baseline", "empty.json").exit_code


def test_what_could_not_be_read_is_not_known():
    told = check("feeds", "missing.xml", "--write-baseline", "known.json")

    assert 3 == told.exit_code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read: No such file or directory; --write-baseline"),
        ("{", "is no baseline: "),
        ("[]", "is no baseline of the form feedpub-baseline/1"),
        ('{"schema": "feedpub-baseline/2"}', "is no baseline of the form"),
        ('{"schema": "feedpub-baseline/1"}', "lacks document, rule or item"),
        ('{"schema": "feedpub-baseline/1", "findings": [3]}', "lacks document"),
        (NO_COUNT, "0 is no count of findings"),
    ],
)
def test_a_baseline_that_is_none_is_a_wrong_configuration(folder, text, message):
    from feedpub.errors import ConfigError

    if text is not None:
        (folder / "bad.json").write_text(text)
    told = check("feeds", "--baseline", "bad.json")

    assert isinstance(told.exception, ConfigError)
    assert f"bad.json: {message}" in str(told.exception).replace("baseline: c", "c")


def test_a_place_that_cannot_be_written_is_a_wrong_command_line():
    assert 2 == check("feeds", "--write-baseline", "no/known.json").exit_code


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a b</id></entry>'
    '<entry><link href="https://x.example/"/></entry></feed>'
)
JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "x", '
    '"items": [{"id": "1", "content_text": "x"}, {"id": 7}]}'
)
RDF = (
    '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf='
    '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel rdf:about="c"/>'
    '<item rdf:about="i"/><item rdf:about="j"/></rdf:RDF>'
)
ENTRY = '<entry xmlns="http://www.w3.org/2005/Atom"><id>e</id></entry>'


@pytest.mark.parametrize(
    ("name", "data", "item"),
    [
        ("x.atom", ATOM, "https://x.example/"),
        ("x.json", JSON, "7"),
        ("x.rdf", RDF, "j"),
        ("entry.xml", ENTRY, "e"),
    ],
)
def test_items_of_every_format_are_known_by_their_ids(folder, name, data, item):
    (folder / name).write_text(data)
    check(name, "--write-baseline", "k.json")
    found = json.loads((folder / "k.json").read_text())["findings"]

    assert item in {each["item"] for each in found}
    assert 0 == check(name, "--baseline", "k.json").exit_code


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("feeds", "feeds is a folder; choose another file name"),
        ("nowhere/x.json", "nowhere/x.json cannot be written: No such file or"),
    ],
)
def test_a_baseline_that_cannot_be_written_is_named(place, reason):
    told = check("feeds", "--write-baseline", place)

    assert 2 == told.exit_code
    assert "Invalid value for --write-baseline" in told.stderr
    assert reason in told.stderr
