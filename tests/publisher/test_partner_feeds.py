"""`partners` of the configuration: more files, each as a news partner wants it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import feedpub as fp
from feedpub.errors import ConfigError, PublishError
from feedpub.publisher import Config, build, load_config

if TYPE_CHECKING:
    from pathlib import Path


def site(folder: Path, **fields: object) -> Path:
    given = {
        "title": "What the spring tide was like",
        "date": "2026-03-01T09:00:00Z",
        "image": "https://tide.example/bay.png",
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in (given | fields).items()]
    posts = folder / "posts"
    posts.mkdir(exist_ok=True)
    text = "\n".join(["---", *lines, "---", "All of the bay fell dry.", ""])
    (posts / "spring.md").write_text(text, "utf-8")
    return folder


def config_for(folder: Path, **more: Any) -> Config:
    given = {
        "paths": (str(folder / "posts"),),
        "out": str(folder / "public"),
        "title": "Tidewater",
        "home_url": "https://tide.example/",
        "author": "Ada Reed",
        "language": "en",
        "formats": ("rss",),
    }
    return Config(**given | more)


def names(folder: Path) -> list[str]:
    public = folder / "public"
    return sorted(path.name for path in public.iterdir()) if public.exists() else []


def test_each_partner_gets_a_file_of_its_own(tmp_path: Path) -> None:
    partners = {"msn": "msn.xml", "smartnews": "smart.xml", "feedly": "feedly.xml"}
    result = build(config_for(site(tmp_path), partners=partners))

    assert {"rss.xml", "feedpub.css", *partners.values()} == {*names(tmp_path)}
    assert ["rss.xml", *partners.values()] == [one.path.name for one in result.receipts]
    for partner, name in partners.items():
        report = fp.validate(tmp_path / "public" / name, profile=partner)
        assert () == report.errors
    assert (
        b"<dcterms:modified>2026-03-01T09:00:00Z"
        in (tmp_path / "public/msn.xml").read_bytes()
    )
    assert b"dcterms" not in (tmp_path / "public/rss.xml").read_bytes()


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    config = config_for(site(tmp_path), partners={"msn": "msn.xml"})
    build(config)

    assert ["unchanged"] * 2 == [one.state for one in build(config).receipts]


def test_what_a_partner_refuses_is_not_published_nor_anything_else(
    tmp_path: Path,
) -> None:
    folder = site(tmp_path, title="See www.tide.example for the tides")
    with pytest.raises(PublishError) as caught:
        build(config_for(folder, partners={"msn": "msn.xml"}))

    assert "msn.xml is not published, for MSN would refuse it" in str(caught.value)
    assert "title: has an address" in str(caught.value)
    assert [] == names(tmp_path)


def test_an_address_without_tls_is_nothing_for_msn(tmp_path: Path) -> None:
    config = config_for(
        site(tmp_path), base_url="http://tide.example/", partners={"msn": "msn.xml"}
    )
    with pytest.raises(PublishError, match="is not https"):
        build(config)


@pytest.mark.parametrize(
    ("partners", "said"),
    [
        ({"yahoo": "yahoo.xml"}, "'yahoo' is no partner; choose of news"),
        ({"msn": "rss.xml"}, "'rss.xml' is another feed already"),
        ({"msn": "a.xml", "feedly": "a.xml"}, "'a.xml' is another feed already"),
    ],
)
def test_a_partner_nobody_knows_or_a_file_of_two_is_an_error(
    tmp_path: Path, partners: dict[str, str], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        build(config_for(site(tmp_path), partners=partners))

    assert [] == names(tmp_path)


def test_a_file_outside_the_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises((ConfigError, PublishError), match="is no file name"):
        build(config_for(site(tmp_path), partners={"msn": "../msn.xml"}))

    assert [] == names(tmp_path)


def test_the_file_names_the_partners_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "feedpub.toml"
    path.write_text('title = "T"\n\n[partners]\nmsn = "msn.xml"\n', "utf-8")

    assert {"msn": "msn.xml"} == load_config(path).partners
