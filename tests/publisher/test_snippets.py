"""Settings for other servers say what `feedpub serve` does, and some run with them."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from feedpub.errors import FeedpubError
from feedpub.http import POLICY
from feedpub.publisher.headers import KINDS, PAGE_POLICY, headers_for
from feedpub.publisher.snippets import SERVERS, snippet

PAGE = Path(__file__).resolve().parents[2] / "docs/serving.md"
FILES = ("rss.xml", "feed.json", "chapters.json", "feedpub.css", "index.opml")
MORE = ("index.html", "talk.vtt", "tag/sea/atom.xml", "tag/sea/feed.json", "sea.png")


@pytest.mark.parametrize("server", SERVERS)
def test_the_page_shows_what_the_table_says(server, request):
    page = PAGE.read_text("utf-8")
    block = re.compile(rf"(<!-- {server} -->\n```\w+\n).*?(?=```)", re.DOTALL)
    if request.config.getoption("--rewrite-golden"):
        page = block.sub(lambda found: found[1] + snippet(server), page)
        PAGE.write_text(page, "utf-8")
    found = block.search(page)

    assert found
    assert snippet(server) == found[0].removeprefix(found[1])


def table():
    """Write the table for people."""
    yield "| files | `Content-Type` | policy |"
    yield "|---|---|---|"
    for kind in KINDS:
        name = kind.name if kind.name[0] != "." else f"*{kind.name}"
        policy = "page" if kind.policy == PAGE_POLICY else "feed"
        yield f"| `{name}` | `{kind.media_type}` | {policy} |"
    yield "| all others | the usual | page |"
    for policy, name in ((POLICY, "feed.json"), (PAGE_POLICY, "index.html")):
        headers = headers_for(name)
        headers.pop("Content-Type")
        what = "feed" if policy == POLICY else "page"
        yield f"\nWith the policy of a {what}:\n\n```http"
        yield from (f"{header}: {value}" for header, value in headers.items())
        yield "```"


def test_the_page_shows_the_table(request):
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition("<!-- headers -->\n")
    shown, end, rest = rest.partition("\n<!-- end -->")
    if request.config.getoption("--rewrite-golden"):
        shown = "\n".join(table())
        PAGE.write_text(f"{head}<!-- headers -->\n{shown}{end}{rest}", "utf-8")

    assert "\n".join(table()) == shown


@pytest.mark.parametrize("server", [one for one in SERVERS if one != "netlify"])
def test_every_kind_is_in_the_settings(server):
    said = snippet(server).replace("\\", "")
    left_out = {".html"} if server == "cloudflare" else set()

    for kind in KINDS:
        if kind.name not in left_out:
            assert kind.name.lstrip(".") in said
            assert kind.media_type.partition(";")[0] in said


def test_the_policy_for_cloudfront_is_json():
    text = snippet("s3").partition("<<'END'\n")[2].partition("\nEND\n")[0]
    headers = json.loads(text)["SecurityHeadersConfig"]

    assert PAGE_POLICY == headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]


def test_cloudfront_knows_every_field_of_the_policy():
    text = snippet("s3").partition("<<'END'\n")[2].partition("\nEND\n")[0]
    botocore = pytest.importorskip("botocore.session", reason="it comes with moto")
    service = botocore.get_session().get_service_model("cloudfront")
    wanted = service.operation_model("CreateResponseHeadersPolicy").input_shape
    given = {"ResponseHeadersPolicyConfig": json.loads(text)}
    validator = pytest.importorskip("botocore.validate").ParamValidator()

    assert "" == validator.validate(given, wanted).generate_report()


def sent(server, path):
    """Read `_headers` as wrangler and Netlify's dev server were seen to do."""
    headers, matches = {}, False
    for line in snippet(server).splitlines():
        name, _, value = line.strip().partition(": ")
        if line[0] == "/":
            pattern = re.escape(line).replace(r"\*", ".*")
            matches = re.fullmatch(re.sub(r":\w+", "[^/]+", pattern), path)
        elif matches and name[0] == "!":
            del headers[name[2:]]
        elif matches and name[0] != "#":
            joined = server == "cloudflare" and name in headers
            headers[name] = f"{headers[name]}, {value}" if joined else value
    return headers


@pytest.mark.parametrize("name", [*FILES, *MORE])
def test_cloudflare_sends_each_file_with_its_headers_once(name):
    wanted = headers_for(name)
    if name.endswith(".html"):
        del wanted["Content-Type"]  # it knows that one

    assert wanted == sent("cloudflare", f"/feeds/{name}")


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize("place", ["", "news/", "tag/sea/"])
def test_netlify_sends_the_feeds_of_sets_as_the_others(place, name):
    assert headers_for(name) == sent("netlify", f"/feeds/{place}{name}")


@pytest.mark.parametrize("server", ["netlify", "cloudflare"])
@pytest.mark.parametrize("path", ["/feeds/", "/feeds/preview", "/feeds/talk.mp3"])
def test_what_has_no_suffix_of_a_page_may_be_one(server, path):
    assert headers_for("talk.mp3") == sent(server, path)


@pytest.mark.parametrize("server", [one for one in SERVERS if one != "apache"])
def test_the_folder_may_be_another(server):
    said = snippet(server, "/news/feeds/").replace("\\", "")

    assert "/news/feeds/" in said
    assert "/feeds/" not in said.replace("/news/feeds/", "")


@pytest.mark.parametrize(
    ("server", "folder", "message"),
    [
        ("iis", "/feeds/", "'iis' is unknown; choose from nginx, caddy"),
        (5, "/feeds/", "server is 5, an int; give one of nginx"),
        ("nginx", "/x; {", "is no path; give one such as '/feeds/'"),
        ("nginx", None, "folder is None; give a path"),
    ],
)
def test_what_there_are_no_settings_for_is_told(server, folder, message):
    with pytest.raises(FeedpubError, match=message):
        snippet(server, folder)


def nginx(home, port):
    http, _, server = snippet("nginx").partition("# in server { }\n")
    kept = "".join(
        f"{kind}_temp_path {home}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (home / "conf").write_text(
        f"daemon off; pid {home}/pid; worker_processes 1; {user}"
        f"events {{}} http {{ access_log off; types {{ image/png png; }} {kept}\n{http}"
        f"server {{ listen 127.0.0.1:{port}; root {home}/www;\n{server}}} }}\n"
    )
    return ["nginx", "-p", home, "-c", home / "conf", "-e", home / "log"]


def caddy(home, port):
    (home / "conf").write_text(
        "{\n admin off\n auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\nroot * {home}/www\n{snippet('caddy')}}}\n"
    )
    return ["caddy", "run", "--config", home / "conf", "--adapter", "caddyfile"]


def apache(home, port):
    names = ("mpm_event", "authz_core", "mime", "headers", "deflate", "filter", "dir")
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
        for name in names
    )
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (home / "types").write_text("image/png png\n")
    (home / "www/feeds/.htaccess").write_text(snippet("apache"))
    (home / "conf").write_text(
        f"{modules}{user}ServerName x\nServerRoot {home}\nPidFile {home}/pid\n"
        f"ErrorLog {home}/log\nListen 127.0.0.1:{port}\nTypesConfig {home}/types\n"
        f"DocumentRoot {home}/www\n<Directory {home}/www>\nAllowOverride All\n"
        "Require all granted\n</Directory>\n"
    )
    return ["apache2", "-f", home / "conf", "-DFOREGROUND"]


@pytest.fixture(scope="module", params=[nginx, caddy, apache])
def site(request):
    """A server that is installed here, with our settings for it."""
    with (
        tempfile.TemporaryDirectory() as folder,  # which other users may look into
        socket.create_server(("127.0.0.1", 0)) as free,
    ):
        home, port = Path(folder), free.getsockname()[1]
        home.chmod(0o755)
        for name in (*FILES, *MORE):
            path = home / "www/feeds" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("<rss>" + "x" * 2000)
        command = request.param(home, port)
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        free.close()
        own = os.environ | {"XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stderr=quiet, env=own) as running:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/feeds/"
            running.terminate()


def wait_for(port):
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return


def test_whatever_s3_is_not_given_by_kind_it_is_given_before():
    command = snippet("s3").partition("aws s3 cp")[2].partition("aws s3 cp")[0]
    left_out = set(re.findall(r'--exclude="(.*?)"', command))
    kinds = {f"*{kind.name}" for kind in KINDS if kind.name[0] == "."}

    assert kinds | {"*.gz", "*.br", "*.zst", ".*", "*/.*"} == left_out


def test_other_servers_send_what_serve_sends(site):
    for name in (*FILES, *MORE):
        asked = urllib.request.Request(site + name, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=5) as answer:
            headers = answer.headers

        assert headers_for(name).items() <= dict(headers).items()
        assert headers["ETag"]
        assert headers["Last-Modified"]
        if name != "sea.png":
            assert "gzip" == headers["Content-Encoding"]
            assert "Accept-Encoding" == headers["Vary"]
