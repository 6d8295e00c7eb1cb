"""The articles of three real sites, read as their own front matter says they are."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from feedpub.model import Html
from feedpub.sources import FieldMap, SourceOptions, read_articles

yaml = pytest.importorskip("yaml")

ARTICLES = Path(__file__).resolve().parents[2] / "../shared/articles"

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(
        not ARTICLES.is_dir(),
        reason="the shared articles are not beside the repository",
    ),
]


def front_matter(path, mark):
    _, raw, _ = re.split(
        rf"^{re.escape(mark)}\s*$", path.read_text(), maxsplit=2, flags=re.MULTILINE
    )
    return raw


@pytest.fixture(scope="module")
def python_posts():
    return read_articles(
        ARTICLES / "scientific-python",
        options=SourceOptions(base_url="https://blog.example/", absolutise=True),
    )


@pytest.fixture(scope="module")
def python_facts():
    root = ARTICLES / "scientific-python"
    return {
        f"https://blog.example/{path.parent.relative_to(root).as_posix()}/": (
            yaml.safe_load(front_matter(path, "---"))
        )
        for path in root.rglob("*.md")
    }


@pytest.fixture(scope="module")
def rust_posts():
    return read_articles(
        ARTICLES / "rust",
        options=SourceOptions(
            url_pattern="https://rust.example/{year}/{month}/{day}/{slug}.html",
            field_map=FieldMap.parse([r"published=path~(\d{4})/(\d{2})/(\d{2})"]),
        ),
    )


@pytest.fixture(scope="module")
def rust_facts():
    posts = [
        tomllib.loads(front_matter(path, "+++"))
        for path in (ARTICLES / "rust").rglob("*.md")
    ]
    return {f"https://rust.example/{post['path']}.html": post for post in posts}


def moment(value):
    if isinstance(value, datetime):
        return value
    assert isinstance(value, date)

    return datetime(value.year, value.month, value.day, tzinfo=UTC)


def test_all_82_posts_with_yaml_build_without_a_problem(python_posts):
    assert ((), 82) == (python_posts.problems, len(python_posts.articles))


def test_all_43_posts_with_toml_build_without_a_problem(rust_posts):
    assert ((), 43) == (rust_posts.problems, len(rust_posts.articles))


def test_the_yaml_posts_have_the_urls_of_their_folders(python_posts, python_facts):
    assert set(python_facts) == {article.url for article in python_posts.articles}


def test_the_toml_posts_have_the_urls_of_their_paths(rust_posts, rust_facts):
    assert set(rust_facts) == {article.url for article in rust_posts.articles}


def test_the_yaml_posts_have_their_titles(python_posts, python_facts):
    for article in python_posts.articles:
        assert python_facts[article.url]["title"].strip() == article.title


def test_the_toml_posts_have_their_titles(rust_posts, rust_facts):
    for article in rust_posts.articles:
        assert rust_facts[article.url]["title"] == article.title


def test_the_yaml_posts_have_their_dates(python_posts, python_facts):
    for article in python_posts.articles:
        assert moment(python_facts[article.url]["date"]) == article.published


def test_the_toml_posts_have_the_dates_of_their_paths(rust_posts, rust_facts):
    for article in rust_posts.articles:
        day = "-".join(rust_facts[article.url]["path"].split("/")[:3])

        assert datetime.fromisoformat(f"{day}T00:00:00+00:00") == article.published


def test_the_yaml_posts_have_their_authors_without_handles(python_posts, python_facts):
    for article in python_posts.articles:
        names = [
            name.partition("<")[0].strip()
            for name in python_facts[article.url]["authors"]
        ]

        assert names == [person.name for person in article.authors]


def test_the_toml_posts_have_their_authors(rust_posts, rust_facts):
    for article in rust_posts.articles:
        expected = rust_facts[article.url]["authors"]

        assert expected == [person.name for person in article.authors]


def test_the_yaml_posts_have_their_tags(python_posts, python_facts):
    for article in python_posts.articles:
        expected = python_facts[article.url]["tags"]

        assert expected == [category.term for category in article.categories]


def test_the_yaml_posts_have_their_descriptions(python_posts, python_facts):
    for article in python_posts.articles:
        expected = " ".join(python_facts[article.url]["description"].split())

        assert expected == article.summary


def test_the_yaml_posts_have_their_featured_images(python_posts, python_facts):
    for article in python_posts.articles:
        resources = python_facts[article.url].get("resources", [])
        images = [each["src"] for each in resources if each["name"] == "featuredImage"]
        expected = article.url + images[0] if images else None

        assert expected == (article.image.url if article.image else None)


def test_a_post_that_appeared_elsewhere_first_links_there(python_posts):
    canonical = {
        article.url: [(link.rel, link.url) for link in article.links]
        for article in python_posts.articles
        if article.links
    }

    assert {
        "https://blog.example/scikit-learn/gpu-ci/": [
            ("canonical", "https://betatim.github.io/posts/github-action-with-gpu/")
        ]
    } == canonical


def test_every_post_has_html_with_absolute_images(python_posts):
    for article in python_posts.articles:
        sources = re.findall(r'<img[^>]* src="([^"]*)"', article.content.markup)

        assert all(source.startswith(("https://", "http://")) for source in sources)


def test_the_licences_beside_the_posts_are_skipped(python_posts, rust_posts):
    skipped = [Path(path).name for path in (*python_posts.skipped, *rust_posts.skipped)]

    assert ["LICENSE.txt", "LICENSE-APACHE", "LICENSE-MIT"] == skipped


def test_the_same_posts_come_in_the_same_order(rust_posts):
    again = read_articles(
        ARTICLES / "rust", options=SourceOptions(base_url="https://x.example")
    )

    assert rust_posts.places == again.places == tuple(sorted(rust_posts.places))


@pytest.fixture(scope="module")
def page():
    return read_articles(
        ARTICLES / "tokyo-and-moscow.txt",
        options=SourceOptions(base_url="https://news.example"),
    )


def test_the_newspaper_page_has_its_title_and_date(page):
    (article,) = page.articles

    assert (
        "Tokyo and Moscow Bury the Sword",
        datetime(2016, 7, 27, tzinfo=UTC),
        "https://news.example/tokyo-and-moscow/",
    ) == (article.title, article.updated, article.url)


def test_the_newspaper_page_keeps_its_dateline_and_its_paragraphs(page):
    content = page.articles[0].content
    given = (ARTICLES / "tokyo-and-moscow.txt").read_text().strip().split("\n\n")

    assert isinstance(content, Html)
    assert content.markup.startswith("<p>KHABAROVSK -- The Russian general gamely")
    assert len(given) - 3 == content.markup.count("<p>") == content.markup.count("</p>")


def test_the_newspaper_page_leaves_out_banner_and_stamp_and_says_so(page):
    notes = "\n".join(map(str, page.notes))

    assert "Get the latest" not in page.articles[0].content.markup
    assert "Last Updated" not in page.articles[0].content.markup
    assert "line 1: left out 'Get the latest updates as we post them" in notes
    assert 1 == notes.count("updated")
    assert "line 3: updated 2016-07-27, from '07/27/2016'" in notes
    assert "line 5: title 'Tokyo and Moscow Bury the Sword'" in notes
