"""The constructors that the model's classes are given keep what dataclasses promise."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.model import checks

CLASSES = (
    *(fp.Article, fp.Category, fp.Cloud, fp.Enclosure, fp.Feed, fp.Generator, fp.Html),
    *(fp.Hub, fp.Image, fp.Link, fp.OpaqueId, fp.OutOfLine, fp.Person, fp.Source),
)
each_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)


def article(**told) -> fp.Article:
    when = datetime(2026, 3, 1, 9, tzinfo=UTC)
    usual = {"url": "https://tide.example/1", "title": "Ebb", "published": when}
    return fp.Article(**(usual | told))


@each_class
def test_the_constructor_takes_every_field_by_its_name(kind) -> None:
    parameters = set(inspect.signature(kind).parameters) - {"timezone"}

    assert {field.name for field in fields(kind)} == parameters


@each_class
def test_the_constructor_is_named_after_its_class(kind) -> None:
    assert f"{kind.__name__}.__init__" == kind.__init__.__qualname__


def test_a_copy_by_pickle_is_equal() -> None:
    one = article(authors=["Ada"], content=fp.Html("<p>"))

    assert one == pickle.loads(pickle.dumps(one)) == copy.deepcopy(one)


def test_a_replaced_field_is_checked_too() -> None:
    with pytest.raises(fp.ModelError, match="url"):
        replace(article(), url="nowhere")


def test_a_field_cannot_be_set_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        article().title = "Flood"


def test_a_required_field_that_is_left_out_is_named() -> None:
    with pytest.raises(TypeError, match=r"Person\.__init__\(\).*'name'"):
        fp.Person()


def test_a_generator_is_gone_through_once_though_another_field_is_at_fault() -> None:
    with pytest.raises(fp.ModelError) as caught:
        article(url="nowhere", categories=(name for name in ("tides", " ")))

    assert ["url", "categories"] == [one.field for one in caught.value.problems]


def test_an_empty_tuple_is_no_title() -> None:
    with pytest.raises(fp.ModelError, match="title: is tuple"):
        article(title=())


def test_a_subclass_is_built_as_itself() -> None:
    class Story(fp.Article):
        pass

    made = Story(title="Ebb", url="https://tide.example/1", updated="2026-03-01")

    assert (Story, "Ebb", "https://tide.example/1") == (type(made), made.title, made.id)


def _passes(build, value: object) -> bool:
    try:
        build(value)
    except (ValueError, fp.ModelError):
        return False
    return True


@given(st.text(st.sampled_from(" !a\n\r\x00\x85\u3000é日"), max_size=3))
@example(1000 * "a")
@example(1000 * "a" + "\x07")
def test_a_constructor_decides_as_the_checks_do(text: str) -> None:
    assert _passes(checks.plain, text) == _passes(
        lambda name: fp.Person(name=name), text
    )
    assert _passes(checks.lines, text) == _passes(lambda t: article(title=t), text)
    assert _passes(checks.lines, text) == _passes(
        lambda markup: article(content=fp.Html(markup)), text
    )


def test_names_given_as_strings_are_coerced_alike_however_long() -> None:
    names = ["tides", "t" * 200, "tides"]

    assert tuple(names) == tuple(
        one.term for one in article(categories=names).categories
    )
