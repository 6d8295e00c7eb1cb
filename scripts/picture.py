"""Take the pictures of the docs: the newsroom's feed in a browser, and its preview.

Needs Chromium, and looks best where Noto Sans is installed. The feeds are built from
examples/newsroom; the frames around them are drawn.
"""

from __future__ import annotations

import shutil
import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from playwright.sync_api import sync_playwright

from feedpub import preview, publisher

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parents[1]
CONFIG: Final = ROOT / "examples" / "newsroom" / "feedpub.toml"
PICTURE: Final = ROOT / "docs" / "images" / "newsroom.png"
PREVIEW: Final = ROOT / "docs" / "images" / "preview.png"
FAULTS: Final = (
    (b"</pubDate>", b" o'clock</pubDate>"),
    (b'<guid isPermaLink="false">', b"<guid>"),
    (b"<description>The mains in", b"<description onclick='x()'>The mains in"),
)
"""What is spoilt for the preview, each where it comes first."""
SIZE: Final = {"width": 660, "height": 720}
WIDE: Final = {"width": 1240, "height": 860}
FRAMES: Final = {"width": 1480, "height": 880}
SHEET: Final = """<!doctype html>
<style>
  body { margin: 0; display: flex; gap: 40px; justify-content: center;
    align-items: center; height: 100vh; font: 15px "Noto Sans", sans-serif;
    background: #e4e8ea; }
  figure { margin: 0; border-radius: 12px; overflow: hidden;
    box-shadow: 0 18px 50px #1d2b3a33, 0 2px 6px #1d2b3a26; }
  header { display: flex; align-items: center; gap: 9px; padding: 13px 18px;
    background: #eceae6; color: #5c6066; }
  .dark header { background: #26292f; color: #a4a8ae; }
  i { width: 12px; height: 12px; border-radius: 50%; background: #cfccc5; }
  .dark i { background: #454951; }
  span { flex: 1; margin-inline-start: 12px; padding: 5px 14px; border-radius: 8px;
    background: #fdfcfa; }
  .dark span { background: #16181c; }
  img { display: block; width: 660px; }
</style>
"""
FRAME: Final = """<figure class="{scheme}">
<header><i></i><i></i><i></i><span>gazette.example/feeds/rss.xml</span></header>
<img src="data:image/png;base64,{picture}" alt=""></figure>
"""


def main() -> None:
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("no Chromium is installed: apt-get install chromium")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        config = publisher.load_config(CONFIG)
        publisher.build(replace(config, out=folder))
        chromium = driver.chromium.launch(executable_path=browser)
        PICTURE.parent.mkdir(exist_ok=True)
        feed = Path(folder) / "rss.xml"
        PICTURE.write_bytes(framed(chromium, feed.as_uri()))
        PREVIEW.write_bytes(previewed(chromium, feed))
        chromium.close()
    for taken in (PICTURE, PREVIEW):
        print(f"{taken.relative_to(ROOT)}: {taken.stat().st_size:,} bytes")


def framed(chromium: Browser, address: str) -> bytes:
    """Show the feed in two windows, side by side."""
    frames = [
        FRAME.format(scheme=scheme, picture=b64encode(taken).decode())
        for scheme in ("light", "dark")
        for taken in [taken_of(chromium, address, scheme)]
    ]
    page = chromium.new_page(viewport=FRAMES, device_scale_factor=1)
    page.set_content(SHEET + "".join(frames), wait_until="load")
    return page.screenshot()


def taken_of(chromium: Browser, address: str, scheme: str) -> bytes:
    """Take a picture of the feed's beginning."""
    page = chromium.new_page(viewport=SIZE, color_scheme=scheme, device_scale_factor=2)
    page.goto(address)
    return page.screenshot()


def previewed(chromium: Browser, feed: Path) -> bytes:
    """Show the preview of the feed, with some faults put into it."""
    data = feed.read_bytes()
    for sound, fault in FAULTS:
        data = data.replace(sound, fault, 1)
    shown = feed.with_name("preview.html")
    shown.write_text(preview(data, name="public/rss.xml"), encoding="utf-8")
    page = chromium.new_page(viewport=WIDE)
    page.goto(shown.as_uri())
    return page.screenshot()


if __name__ == "__main__":
    main()
