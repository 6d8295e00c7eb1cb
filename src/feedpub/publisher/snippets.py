"""The table of headers in the words of other servers, to be put into their settings.

Sources: the manuals of nginx (core, headers, gzip, charset), Caddy 2 (header, encode,
file_server), Apache 2.4 (ForceType, mod_headers, mod_deflate), Netlify and Cloudflare
Pages (`_headers`), `aws s3 cp` and CloudFront's response headers policies.
"""

from __future__ import annotations

import json
import re
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
_USUAL: Final = (
    *("rss.xml", "atom.xml", "feed.json", "feedpub.css", "index.opml", "index.html"),
    "preview.html",
)
"""The names of files that feedpub gives if nobody says otherwise."""
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
    for name, value in {**_SHARED, _CSP: PAGE_POLICY}.items():
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
    for name, value in {**_SHARED, _CSP: PAGE_POLICY}.items():
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
    yield f"{folder}*"
    yield from _fields(_SHARED)
    for name in _USUAL:
        kind = next(kind for kind in KINDS if kind.matches(name))
        yield f"{folder}{name}"
        yield from _fields(_own(kind))


def _cloudflare(folder: str) -> Iterator[str]:
    """Let no two rules say the same header, for their values would be joined."""
    yield f"{folder}*"
    yield from _fields(_SHARED)
    for kind in KINDS:
        if kind.name != ".json":  # which is the usual type, and would be a second one
            yield f"{folder}*{kind.name}"
            yield from _fields(_own(kind))


def _s3(folder: str) -> Iterator[str]:
    """Upload each kind with its type; the other headers are CloudFront's."""
    yield "# types and caching are kept by S3 with each file"
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
