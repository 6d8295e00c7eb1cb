"""A whole page of HTML: one file, no script, and a policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Final

from feedpub.publisher.preview.markup import Markup, element, together

if TYPE_CHECKING:
    from feedpub.publisher.preview.markup import Inside

_IMAGES: Final = "; img-src https: http:; media-src https: http:"


def page(
    title: str,
    *body: Inside,
    head: Inside = None,
    images: bool = False,
    language: str = "en",
) -> str:
    """Write the page; with `images`, pictures and recordings may be fetched."""
    return f"<!DOCTYPE html>\n{_html(title, body, head, images, language)}\n"


def _html(
    title: str,
    body: Inside,
    head: Inside,
    images: bool,
    language: str,
) -> Markup:
    style, digest = _style()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        f"form-action 'none'{_IMAGES if images else ''}"
    )
    return element(
        "html",
        "\n",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element(
                "meta", name="viewport", content="width=device-width, initial-scale=1"
            ),
            element("meta", name="referrer", content="no-referrer"),
            element("title", title),
            head,
            element("style", style),
        ),
        "\n",
        element("body", together(body)),
        lang=language,
    )


@cache
def _style() -> tuple[Markup, str]:
    """Give the style sheet, and the digest the policy knows it by (CSP 3, 2.3)."""
    css = resources.files(__package__).joinpath("preview.css").read_text("utf-8")
    return Markup(css), b64encode(sha256(css.encode()).digest()).decode()
