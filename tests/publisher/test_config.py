"""Configuration: found, read exactly, and wrong values named with line and key."""

from __future__ import annotations

import re
from importlib import resources

import msgspec
import pytest

from feedpub.errors import ConfigError, PublishError
from feedpub.publisher import (
    Author,
    Config,
    configured,
    find_config,
    load_config,
    write_starter,
)
from feedpub.publisher import config as module

STARTER = resources.files("feedpub.publisher").joinpath("starter.toml").read_text()


def written(folder, text, name="feedpub.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_paths_start_at_the_folder_of_the_file(tmp_path):
    path = written(tmp_path / "site", 'paths = ["posts", "../more"]\nout = "www"')
    config = load_config(path)

    assert config.paths == (str(tmp_path / "site/posts"), str(tmp_path / "more"))
    assert config.out == str(tmp_path / "site/www")


def test_the_table_of_a_project_file_is_read(tmp_path):
    text = '[project]\nname = "x"\n[tool.feedpub]\ntitle = "Tidewater"\n'
    path = written(tmp_path, text, "pyproject.toml")

    assert load_config(path).title == "Tidewater"


def test_the_nearest_file_counts(tmp_path):
    written(tmp_path, 'title = "far"')
    near = written(tmp_path / "a", 'title = "near"')
    (tmp_path / "a" / "b").mkdir()

    assert find_config(tmp_path / "a" / "b") == near


def test_a_project_file_without_our_table_is_passed_by(tmp_path):
    above = written(tmp_path, "[tool.feedpub]\nlimit = 3", "pyproject.toml")
    written(tmp_path / "a", "[tool.other]\nlimit = 3", "pyproject.toml")

    assert find_config(tmp_path / "a") == above


def test_our_own_file_counts_before_the_project_file(tmp_path):
    written(tmp_path, "[tool.feedpub]\nlimit = 3", "pyproject.toml")
    own = written(tmp_path, "limit = 4")

    assert find_config(tmp_path) == own


def test_messages_name_a_found_file_as_seen_from_here(tmp_path, monkeypatch):
    written(tmp_path, "limit = 4")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")

    assert str(find_config()) == "../feedpub.toml"


def test_a_broken_project_file_is_named_as_seen_from_here(tmp_path, monkeypatch):
    written(tmp_path, "[tool.feedpub\n", "pyproject.toml")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")

    with pytest.raises(ConfigError, match=r"^\.\./pyproject\.toml:1: is not TOML: "):
        find_config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\ntitel = "x"', ":2: titel: is no key; did you mean 'title'?"),
        ('home-url = "x"', ":1: home-url: is no key; did you mean 'home_url'?"),
        ("[zebra]\nx = 1", ":1: zebra: is no key; the keys are paths, "),
        ('limit = "3"', ":1: limit: expected a whole number, got text in quotes"),
        ("limit = 0", ":1: limit: expected a whole number >= 1"),
        ("limit = true", ":1: limit: expected a whole number, got true or false"),
        ('title = "x"\nformats = "rss"', ":2: formats: expected a list in [ ], got "),
        ("formats = [3]", ":1: formats[0]: expected text in quotes"),
        ('sort = "old"', ":1: sort: is none of 'newest', 'none'; give one of them"),
        ('date_order = "us"', ":1: date_order: is none of 'day-first', 'month-first'"),
        ('author = [{ nam = "x" }]', ":1: author[0]: object contains unknown field"),
        ("[map]\npublished = 3", ":1: map[...]: expected text in quotes or a list"),
        ("title = ", ": is not TOML: "),
        ('limit = 3\ntitle = x"', ":2: is not TOML: Invalid value"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_key(tmp_path, text, message):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)

    assert f"{path}{message}" in str(caught.value)


def test_the_line_in_a_project_file_is_that_of_our_table(tmp_path):
    text = "[project]\nlimit = 1\n[tool.feedpub]\nlimit = 0\n"
    path = written(tmp_path, text, "pyproject.toml")

    with pytest.raises(ConfigError, match=r"pyproject\.toml:4: limit"):
        load_config(path)


def test_all_unknown_keys_are_named_at_once(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, 'titel = "x"\nlimt = 3'))

    assert ["titel", "limt"] == [problem.field for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"title = '\xff'", "is not UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, data, message):
    path = tmp_path / "feedpub.toml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(ConfigError, match=message):
        load_config(path)


def test_a_given_project_file_without_our_table_is_an_error(tmp_path):
    path = written(tmp_path, "[tool.other]\n", "pyproject.toml")

    with pytest.raises(ConfigError, match=r"has no \[tool\.feedpub\]"):
        load_config(path)


def test_given_values_win_over_configured_ones(tmp_path):
    path = written(
        tmp_path, 'title = "a"\nlimit = 3\n[map]\npublished = "day"\nurl = "link"'
    )
    config = configured(path, title="b", limit=None, names={"published": "date"})

    assert ("b", 3) == (config.title, config.limit)
    assert {"published": "date", "url": "link"} == config.map


def test_without_a_file_the_defaults_count(monkeypatch):
    monkeypatch.setattr(module, "find_config", lambda: None)

    assert Config(title="b") == configured(title="b")


def test_the_starter_explains_every_key():
    assert set() == {
        key
        for key in Config.__struct_fields__
        if not re.search(rf"^#?(?:\[+{key}\]+|{key} = )", STARTER, re.MULTILINE)
    }


def test_every_line_that_is_off_can_be_switched_on(tmp_path):
    path = written(tmp_path, re.sub(r"^#(?=[\[\w])", "", STARTER, flags=re.MULTILINE))

    assert load_config(path).map == {"published": "publishDate, date"}


def test_the_starter_shows_the_defaults(tmp_path):
    """Where a line that is off shows a value that counts anyway, it is that value."""
    path = written(tmp_path, re.sub(r"^#(?=[\[\w])", "", STARTER, flags=re.MULTILINE))
    shown, usual = load_config(path), Config()
    switches = ("sanitize", "keep_going", "allow_empty", "strict", "sort", "formats")

    assert [getattr(usual, key) for key in switches] == [
        getattr(shown, key) for key in switches
    ]


def test_an_author_may_be_a_table(tmp_path):
    text = 'author = [{ name = "Ada", email = "ada@tide.example" }, "Bo"]'

    assert load_config(written(tmp_path, text)).author == (
        Author(name="Ada", email="ada@tide.example"),
        "Bo",
    )


def test_a_starter_is_never_overwritten_unless_forced(tmp_path):
    path = written(tmp_path, "limit = 3")
    with pytest.raises(PublishError, match="--force"):
        write_starter(tmp_path)

    assert path.read_text() == "limit = 3"
    assert write_starter(tmp_path, force=True).read_text("utf-8") == STARTER


def test_a_configuration_cannot_be_changed():
    with pytest.raises(AttributeError):
        Config().title = "x"

    assert msgspec.structs.replace(Config(), title="x").title == "x"
