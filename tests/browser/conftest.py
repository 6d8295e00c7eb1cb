"""A real browser: Debian's Chromium without a window, driven by playwright."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OFFLINE = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Callable[..., object]]:
    """Start the browser, with more switches if need be."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as driver:

        def launch(*switches: str) -> object:
            return driver.chromium.launch(
                executable_path=program,
                chromium_sandbox=False,
                args=[*_OFFLINE, *switches],
            )

        yield launch


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator[object]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def watched() -> Callable[[object], object]:
    """Remember what a page says in the console, and what it asks for."""

    def watch(page: object) -> object:
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        return page

    return watch


@pytest.fixture(scope="module")
def only_tab(browser, watched) -> object:
    tab = browser.new_page()
    tab.set_default_timeout(20_000)
    return watched(tab)


@pytest.fixture
def tab(only_tab) -> object:
    """The one tab of a module's tests, as if it had been opened anew."""
    only_tab.goto("about:blank")
    only_tab.said.clear()
    only_tab.asked.clear()
    return only_tab
