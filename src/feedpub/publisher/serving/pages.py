"""The pages that the server makes itself: lists of folders, and the one that reloads.

Source: HTML, 9.2 (server-sent events). Feeds have no script, and previews allow none,
so nothing is put into any file: the page has the file in a frame, and reloads that.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from feedpub.publisher.headers import PAGE_POLICY

if TYPE_CHECKING:
    from collections.abc import Iterable

LIVE: Final = "live"
"""The query that asks for the page around a file."""
EVENTS: Final = "/-/feedpub/events"
SCRIPT: Final = "/-/feedpub/reload.js"
"""The server's own addresses; no file that is published is there."""

LIVE_POLICY: Final = (
    f"{PAGE_POLICY}; script-src 'self'; connect-src 'self'; frame-src 'self'"
)

RELOADING: Final = f"""\
const frame = document.querySelector("iframe");
const here = (act) => {{ try {{ act(); }} catch {{ /* it shows another site */ }} }};
frame.addEventListener("load", () => here(() => {{
  document.title = frame.contentDocument.title || frame.contentWindow.location.pathname;
}}));
new EventSource("{EVENTS}").addEventListener("message", () => here(() => {{
  frame.contentWindow.location.reload();
}}));
""".encode()

_LOOK: Final = (
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
    "body.list{margin:2rem auto;max-width:44rem;padding:0 1rem}"
    "li{padding:.15rem 0}"
    "body.frame{margin:0}"
    "iframe{border:0;display:block;height:100vh;width:100%}"
)


def listing(path: str, names: Iterable[str]) -> bytes:
    """Write the page of a folder that has none of its own."""
    items = "".join(
        f'<li><a href="./{quote(name)}">{escape(name)}</a></li>' for name in names
    )
    up = "" if path == "/" else '<li><a href="../">..</a></li>'
    title = escape(path)
    return _page("list", title, f"<h1>{title}</h1><ul>{up}{items}</ul>")


def live(path: str) -> bytes:
    """Write the page that shows what is at a path, and again when it is new."""
    shown = escape(path)
    frame = f'<iframe title="{shown}" src="{shown}"></iframe>'
    return _page("frame", shown, f'{frame}<script src="{SCRIPT}"></script>')


def _page(look: str, title: str, body: str) -> bytes:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<link rel="icon" href="data:,"><style>{_LOOK}</style>'
        f'<body class="{look}">{body}</body></html>\n'
    ).encode()
