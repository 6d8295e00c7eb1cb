"""A whole page of HTML: one file, no script, and a policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from feedpub.publisher.pages.markup import Markup, element

if TYPE_CHECKING:
    from feedpub.publisher.pages.markup import Inside

MARK: Final = '<meta name="generator" content="feedpub">'
"""What all of these pages have in their heads, and other people's have not."""

_IMAGES: Final = "; img-src https: http:"
_RECORDINGS: Final = "; media-src https: http:"


def page(
    title: str,
    *body: Inside,
    css: str,
    head: Inside = None,
    images: bool = False,
    recordings: bool = False,
    language: str = "en",
    direction: str = "ltr",
) -> str:
    """Write the page; `images` and `recordings` say what may be fetched.

    The policy knows the style sheet by its digest (CSP 3, 2.3), so that no other style
    is taken, and `head` may have no `style` of its own.
    """
    inside = _head(title, head, css, _policy(css, images, recordings))
    whole = element(
        *("html", "\n", inside, "\n", element("body", body)),
        lang=language,
        dir=direction,
    )
    return f"<!DOCTYPE html>\n{whole}\n"


def _head(title: str, more: Inside, css: str, policy: str) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        Markup(MARK),
        element("title", title),
        more,
        element("style", Markup(css)),
    )


def _policy(css: str, images: bool, recordings: bool) -> str:
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        f"form-action 'none'{_IMAGES if images else ''}"
        f"{_RECORDINGS if recordings else ''}"
    )
