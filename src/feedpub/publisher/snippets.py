"""The table of headers in the words of other servers, to be put into their settings.

Sources: the manuals of nginx (core, headers, gzip, charset), Caddy 2 (header, encode,
file_server), Apache 2.4 (ForceType, mod_headers, mod_deflate), Netlify and Cloudflare
Pages (`_headers`), `aws s3 cp` and CloudFront's response headers policies. What the
manuals leave open was seen at wrangler, Netlify's dev server and the AWS CLI at work.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any, Final

from feedpub.arguments import expect
from feedpub.errors import PublishError
from feedpub.http import POLICY
from feedpub.publisher.headers import ALWAYS, CACHED, HTML, KINDS, PAGE_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.publisher.headers import Kind

_CSP: Final = "Content-Security-Policy"
_SHARED: Final = {"Cache-Control": CACHED, **ALWAYS}
_EVERYWHERE: Final = {**_SHARED, _CSP: PAGE_POLICY}
_FEEDS: Final = ("rss.xml", "atom.xml", "feed.json")
"""The names that feedpub gives to feeds, in every folder that has one."""
_LISTS: Final = ("feedpub.css", "index.opml")
"""The names that feedpub gives to what is there once, if nobody says otherwise."""
_SUFFIXES: Final = tuple(kind for kind in KINDS if kind.name[0] == ".")
_NAMES: Final = tuple(kind for kind in KINDS if kind.name[0] != ".")
_DATA: Final = "|".join(k.name[1:] for k in _SUFFIXES if k.policy == POLICY)
_HTML: Final = HTML.partition(";")[0]
"""What nginx compresses and names the charset of without being told, once only."""
_FOLDER: Final = re.compile(r"/(?:[A-Za-z0-9._~-]{1,200}/){0,20}")


def snippet(server: str, folder: str = "/feeds/") -> str:
    """Write the settings that make a server send what `feedpub serve` does.

    `folder` is the path at which the site has the files. `PublishError` names the
    servers that there are settings for.
    """
    expect("server", server, str, f"one of {', '.join(SERVERS)}")
    expect("folder", folder, str, "a path such as '/feeds/'")
    if server not in SERVERS:
        raise PublishError(f"{server!r} is unknown; choose from {', '.join(SERVERS)}")
    if not _FOLDER.fullmatch(folder):
        raise PublishError(f"{folder!r} is no path; give one such as '/feeds/'")
    return "\n".join(SERVERS[server](folder)) + "\n"


def _nginx(folder: str) -> Iterator[str]:
    kinds = [_plain(kind) for kind in KINDS if _plain(kind) != _HTML]
    texts = [_plain(k) for k in KINDS if ";" in k.media_type and _plain(k) != _HTML]
    yield "# in http { }"
    yield "map $uri $feedpub_policy {"
    yield f'    default "{PAGE_POLICY}";'
    yield f'    ~\\.({_DATA})$ "{POLICY}";'
    yield "}"
    yield ""
    yield "# in server { }"
    yield f"location {folder} {{"
    for name, value in _SHARED.items():
        yield f'    add_header {name} "{value}";'
    yield "    add_header Content-Security-Policy $feedpub_policy;"
    yield "    gzip on;"
    yield "    gzip_static on;  # the files that `compress` makes"
    yield "    gzip_vary on;"
    yield f"    gzip_types {' '.join(kinds)};"
    yield "    charset utf-8;"
    yield f"    charset_types {' '.join(texts)};"
    yield from _nginx_types()
    yield "}"


def _nginx_types() -> Iterator[str]:
    """Give types in places of their own, for `types` leaves nothing of the usual."""
    for kind in _NAMES:
        yield f"    location ~ /{re.escape(kind.name)}$ {{"
        yield "        types { }"
        yield f"        default_type {_plain(kind)};"
        yield "    }"
    yield f"    location ~ \\.({'|'.join(k.name[1:] for k in _SUFFIXES)})$ {{"
    yield "        types {"
    for kind in _SUFFIXES:
        yield f"            {_plain(kind)} {kind.name[1:]};"
    yield "        }"
    yield "    }"


def _caddy(folder: str) -> Iterator[str]:
    start = f"^{re.escape(folder)}(.*/)?"
    yield f"@feedpub path {folder}*"
    yield "header @feedpub {"
    for name, value in _EVERYWHERE.items():
        yield f'\t{name} "{value}"'
    yield "}"
    yield f"@feedpub_data path_regexp {start}[^/]*\\.({_DATA})$"
    yield f'header @feedpub_data {_CSP} "{POLICY}"'
    for kind in reversed(KINDS):  # the last one counts
        matcher = f"@feedpub_{kind.name.replace('.', '')}"
        pattern = re.escape(kind.name)
        yield f"{matcher} path_regexp {start}{'[^/]*' * (kind in _SUFFIXES)}{pattern}$"
        yield f'header {matcher} Content-Type "{kind.media_type}"'
    yield "encode {"
    yield "\tzstd"
    yield "\tgzip"
    yield "\tmatch {"
    yield from (f"\t\theader Content-Type {_plain(kind)}*" for kind in KINDS)
    yield "\t}"
    yield "}"
    yield "file_server {"
    yield "\tprecompressed br zstd gzip"
    yield "}"


def _apache(_: str) -> Iterator[str]:
    yield "# .htaccess in the folder; needs mod_headers and mod_deflate"
    for name, value in _EVERYWHERE.items():
        yield f'Header set {name} "{value}"'
    yield f'<FilesMatch "\\.({_DATA})$">'
    yield f'    Header set {_CSP} "{POLICY}"'
    yield "</FilesMatch>"
    for kind in reversed(KINDS):  # the last one counts
        yield f'<FilesMatch "{"^" * (kind in _NAMES)}{re.escape(kind.name)}$">'
        yield f'    ForceType "{kind.media_type}"'
        yield "</FilesMatch>"
    yield f"AddOutputFilterByType DEFLATE {' '.join(map(_plain, KINDS))}"


def _netlify(folder: str) -> Iterator[str]:
    """Name the usual files: a `*` within a name is not for all of Netlify's rules."""
    yield "# the policy of pages is for all, as / and bare names are pages, too; where"
    yield "# a stricter one comes below, it counts, or both do, which is the same"
    yield f"{folder}*"
    yield from _fields(_EVERYWHERE)
    yield "# * is sure to work at the end only: names are written out, :a is any"
    yield "# folder; other names have that policy and the type that Netlify knows"
    for place in ("", ":a/", ":a/:b/"):
        for name in (*_FEEDS, *(_LISTS if not place else ())):
            kind = next(kind for kind in KINDS if kind.matches(name))
            yield f"{folder}{place}{name}"
            yield from _fields(_own(kind))


def _cloudflare(folder: str) -> Iterator[str]:
    """Give pages their policy by the folder, for their names lose their `.html`."""
    yield "# the policy of pages is for all: page.html is sent as page, index.html as /"
    yield f"{folder}*"
    yield from _fields(_EVERYWHERE)
    yield "# values of two rules are joined, unless ! takes an earlier one away"
    for kind in reversed(KINDS):  # the later one counts
        if kind.policy == PAGE_POLICY:
            continue
        yield f"{folder}*{kind.name}"
        if kind in _NAMES:  # and its suffix was before it
            yield "  ! Content-Type"
        yield f"  ! {_CSP}"
        yield from _fields(_own(kind))


def _s3(folder: str) -> Iterator[str]:
    """Upload each kind with its type; the other headers are CloudFront's."""
    yield "# types and caching are kept by S3 with each file; first what is of no kind"
    yield "# below, such as pictures and recordings, with the type that aws guesses;"
    yield "# no copies such as rss.xml.gz, as S3 never sends them in place of rss.xml"
    yield f"aws s3 cp public s3://BUCKET{folder} --recursive \\"
    yield f"  {_excluded()} \\"
    yield f'  --cache-control "{_SHARED["Cache-Control"]}"'
    for kind in reversed(KINDS):  # the last one counts
        yield f"aws s3 cp public s3://BUCKET{folder} --recursive \\"
        yield f'  --exclude "*" --include "*{kind.name}" \\'
        yield f'  --content-type "{kind.media_type}" \\'
        yield f'  --cache-control "{_SHARED["Cache-Control"]}"'
    yield ""
    yield "# the others are sent by CloudFront"
    yield "cat >policy.json <<'END'"
    yield json.dumps(_CLOUDFRONT, indent=2)
    yield "END"
    yield "aws cloudfront create-response-headers-policy \\"
    yield "  --response-headers-policy-config file://policy.json"


def _excluded() -> str:
    """Name what has a command of its own, compressed copies, and hidden files."""
    others = ("*.gz", "*.br", "*.zst", ".*", "*/.*")
    names = (*(f"*{kind.name}" for kind in _SUFFIXES), *others)
    options = " ".join(f'--exclude="{name}"' for name in names)
    return " \\\n  ".join(textwrap.wrap(options, 80, break_on_hyphens=False))


def _plain(kind: Kind) -> str:
    return kind.media_type.partition(";")[0]


def _own(kind: Kind) -> dict[str, str]:
    return {"Content-Type": kind.media_type, _CSP: kind.policy}


def _fields(fields: dict[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in fields.items())


_CLOUDFRONT: Final[dict[str, Any]] = {
    "Name": "feedpub",
    "SecurityHeadersConfig": {
        "ContentTypeOptions": {"Override": True},
        "ContentSecurityPolicy": {
            "Override": True,
            "ContentSecurityPolicy": PAGE_POLICY,  # there is one for all
        },
    },
    "CorsConfig": {
        "AccessControlAllowOrigins": {"Quantity": 1, "Items": ["*"]},
        "AccessControlAllowHeaders": {"Quantity": 1, "Items": ["*"]},
        "AccessControlAllowMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
        "AccessControlAllowCredentials": False,
        "OriginOverride": True,
    },
}

SERVERS: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache": _apache,
    "netlify": _netlify,
    "cloudflare": _cloudflare,
    "s3": _s3,
}
"""The servers that there are settings for."""
