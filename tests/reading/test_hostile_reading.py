"""Documents made to hurt: nothing is fetched or expanded, and nothing crashes."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

import feedpub as fp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
ITEM = "<item><title>{}</title><guid>1</guid></item>"
TAIL = "</channel></rss>"
XXE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'>{}]>".format(
    "".join(
        f"<!ENTITY {name} '{f'&{before};' * 20}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
)
REMOTE = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
HOSTILE = {
    "file entity": XXE + HEAD + ITEM.format("&x;") + TAIL,
    "billion laughs": LAUGHS + HEAD + ITEM.format("&i;") + TAIL,
    "remote dtd": REMOTE + HEAD + ITEM.format("&y;") + TAIL,
    "deep": HEAD + "<a>" * 5000 + ITEM.format("x") + TAIL,
    "deep html": HEAD + ITEM.format("&lt;div&gt;" * 50_000) + TAIL,
    "many attributes": HEAD
    + "<item "
    + " ".join(map("a{}=''".format, range(900)))
    + "/>",
    "undeclared": HEAD + "<dc:x><q:y a:b='1'/></dc:x>" + ITEM.format("x") + TAIL,
    "odd namespace": HEAD + "<x:y xmlns:x='rel'/>" + ITEM.format("x") + TAIL,
    "atom in rss": HEAD
    + '<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:id/></a:entry>'
    + ITEM.format("x")
    + TAIL,
    "javascript": HEAD + "<item><link>javascript:alert(1)</link></item>" + TAIL,
    "bad host": HEAD + "<item><link>http://[::1/</link></item>" + TAIL,
    "nothing said": "<rss/>",
    "nothing in json": '{"version": "https://jsonfeed.org/version/1.1"}',
    "wrong json": '{"version": "https://jsonfeed.org/version/1.1", "items": [{}, []], '
    '"title": {}, "authors": [{"name": 5}, 1], "hubs": 7, "icon": [], "expired": 1, '
    '"_a.b": 1, "_": {}, "_podcast": {"transcript": 5, "x": [[]]}}',
    "surrogates": '{"version": "https://jsonfeed.org/version/1.1", "title": "\\ud800", '
    '"items": [{"id": "\\udfff", "content_text": "\\u0000x\\ud83d"}]}',
    "numbers": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1e999,'
    '"attachments": [{"url": "https://t.example/a", "size_in_bytes": -1, '
    '"duration_in_seconds": NaN}]}]}',
    "atom of nothing": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link/>'
    "<author/><content src=''/><category/><source/><title type='xhtml'/>"
    '<link rel="enclosure"/><link rel=" " href="::"/></entry></feed>',
    "a password in the id": '<feed xmlns="http://www.w3.org/2005/Atom">'
    "<id>http://a:b@t.example/</id><entry><id>1</id></entry></feed>",
    "broken names": HEAD + "<x:a b:c='1' xmlns:x='u:1'><d&/></x:a><x:1/>" + TAIL,
    "no host": HEAD + "<cloud domain='a b' port='80' path='/' protocol='soap'/>" + TAIL,
    "rdf of nothing": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<item xmlns="http://purl.org/rss/1.0/"/></rdf:RDF>',
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def outcome(read: Callable[[], object]) -> str:
    try:
        return str(read())
    except fp.ReadError as error:
        return str(error)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_read_or_refused(name: str, tmp_path: Path) -> None:
    document = HOSTILE[name].encode()
    path = tmp_path / "feed"
    path.write_bytes(document)
    for read in (lambda: fp.read(document), lambda: list(fp.iter_articles(path))):
        made = outcome(read)

        assert 1 < len(made)
        assert "root:" not in made
        assert "haha" not in made


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_read_of_them_can_be_written(name: str) -> None:
    try:
        made = fp.read(HOSTILE[name].encode())
    except fp.ReadError:
        return
    for format in fp.FORMATS:
        assert () == fp.validate(fp.write(made, format)).errors


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_bytes_that_mean_nothing_are_refused(cut: int) -> None:
    data = bytes((byte * 31 + cut) % 256 for byte in range(500))
    for document in (data, b"{" + data, data[:cut]):
        with pytest.raises(fp.ReadError):
            fp.read(document)
