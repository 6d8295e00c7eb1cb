"""Front matter in YAML, TOML, JSON and header lines."""

from __future__ import annotations

import time

import pytest

from feedpub.errors import SourceError
from feedpub.sources.front_matter import split

pytest.importorskip("yaml")


def fields(text):
    return split(text, where="x.md").fields


def problem(text):
    with pytest.raises(SourceError) as caught:
        split(text, where="x.md")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("---\ntitle: Tides\n---\nBody\n", "YAML"),
        ("---\ntitle: Tides\n...\nBody\n", "YAML"),
        ("\n\n---  \ntitle: Tides\n---\nBody\n", "YAML"),
        ('+++\ntitle = "Tides"\n+++\nBody\n', "TOML"),
        ('{\n"title": "Tides"\n}\nBody\n', "JSON"),
        ("title: Tides\n\nBody\n", "Key: value"),
    ],
)
def test_each_kind_of_front_matter_is_parted_from_the_body(text, kind):
    front = split(text, where="x.md")

    assert (kind, {"title": "Tides"}, "Body") == (
        front.kind,
        dict(front.fields),
        front.body.strip(),
    )
    assert "title" in text.split("\n")[front.lines["title"] - 1].lower()


@pytest.mark.parametrize(
    "text",
    [
        "Body",
        "---\n\nBody after a rule\n",
        "",
        "{{< figure >}}\n",
        "Note: a thing\n\nx",
    ],
)
def test_a_text_without_front_matter_comes_back_whole(text):
    front = split(text, where="x.md")

    assert ("", {}, text) == (front.kind, front.fields, front.body)


def test_empty_front_matter_has_no_fields():
    front = split("---\n---\nBody", where="x.md")

    assert ("YAML", {}, "Body") == (front.kind, front.fields, front.body)


def test_the_body_knows_its_first_line():
    text = "---\ntitle: Tides\ntags: [a]\n---\nBody\n"

    assert 5 == split(text, where="x.md").body_line


def test_scalars_of_yaml_stay_as_they_are_written():
    text = (
        "---\na: no\nb: 3.10\nc: 007\nd: 12:30\n"
        "e: 2021-03-01\nf: ~\ng:\nh: 'null'\n---\n"
    )

    assert {
        "a": "no",
        "b": "3.10",
        "c": "007",
        "d": "12:30",
        "e": "2021-03-01",
        "f": None,
        "g": None,
        "h": "null",
    } == fields(text)


def test_aliases_and_merges_of_yaml_are_followed():
    text = "---\nbase: &b {x: 1, y: 2}\nboth:\n  <<: *b\n  y: 3\n---\n"

    assert {"x": "1", "y": "3"} == fields(text)["both"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "---\ntitle: Tides\n\nBody\n",
            (
                "x.md:1: the front matter opened here is never closed; "
                "end it with a line ---"
            ),
        ),
        (
            "---\ntitle: One: two\n---\n",
            (
                "x.md:2: the YAML is broken: a second colon; "
                'put the value in quotes: title: "One: two"'
            ),
        ),
        (
            '---\na: 1\nb: "x\nc: 2\n---\n',
            "x.md:3: the YAML is broken: found unexpected end of stream",
        ),
        (
            "---\na: 1\nb:\n\t- x\n---\n",
            "x.md:4: the YAML is broken: a tab stands where YAML wants spaces",
        ),
        (
            "---\ntitle: a\ndate: 2021-03-01\ntitle: b\n---\n",
            "x.md:4: the YAML is refused: 'title' stands here for the second time",
        ),
        (
            "---\na: !!python/object/apply:os.system [ls]\n---\n",
            (
                "x.md:2: the YAML is refused: the tag "
                "tag:yaml.org,2002:python/object/apply:os.system "
                "is not followed; remove it"
            ),
        ),
        (
            "---\na: &a [*a]\n---\n",
            "x.md:2: the YAML is refused: an alias leads back into what it stands in",
        ),
        (
            "---\na: 1\nb: *gone\n---\n",
            "x.md:3: the YAML is broken: found undefined alias",
        ),
        (
            '+++\ntitle = "a"\ndate = \n+++\n',
            "x.md:3: the TOML is broken: Invalid value",
        ),
        (
            '{\n"title": "a",\n"title": "b"\n}\n',
            (
                "x.md:1: the JSON front matter is refused: "
                "'title' stands twice in one object"
            ),
        ),
        (
            '{\n"title": "a",\n"date": \n}\n',
            "x.md:4: the JSON front matter is broken: Expecting value",
        ),
    ],
)
def test_broken_front_matter_is_named_with_its_line(text, message):
    assert message == problem(text)


def test_front_matter_that_is_a_list_is_refused():
    assert "x.md:2: the front matter is not a list of `name: value` fields" == problem(
        '---\n"a: b"\n---\n'
    )


def test_a_name_that_is_a_list_is_refused():
    assert "cannot be the name of a field" in problem("---\na: 1\n? [b]\n: c\n---\n")


def test_a_merge_of_text_is_refused():
    assert "x.md:3: the YAML is refused: << merges mappings only" == problem(
        "---\na: 1\n<<: text\n---\n"
    )


def bomb(levels):
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, levels)
    ]
    return "---\n" + "\n".join(lines) + "\n---\n"


def test_a_bomb_of_aliases_is_refused():
    assert "its aliases stand for more than 100,000 values" in problem(bomb(12))


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
@pytest.mark.no_cover
def test_deep_nesting_is_refused_at_once(opening):
    start = time.process_time()
    message = problem("---\na:\n  " + opening * 20_000 + "\n---\n")

    assert "nested more than 50 deep" in message
    assert time.process_time() - start < 30


def test_deep_nesting_in_json_and_toml_is_refused():
    assert "refused" in problem('{"a": ' + "[" * 90_000 + "\n")
    assert "TOML" in problem("+++\na = " + "[" * 90_000 + "\n+++\n")


def test_too_much_front_matter_is_refused():
    assert "characters, more than the 100,000 that are read" in problem(
        "---\na: " + "x" * 100_000 + "\n---\n"
    )
