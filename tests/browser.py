"""Pages in a real browser: what they look like to a script, and what the console says of them."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), None)
in_browser = pytest.mark.skipif(BROWSER is None, reason="there is no chromium here")

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--virtual-time-budget=3000", "--window-size=1200,900",
)  # fmt: skip


class Seen(HTMLParser):
    """The elements of a page, its text, and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def opened(page: str, folder: Path) -> tuple[str, str]:
    """The document after its scripts have run, and what the console said."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    return opened_at(file.as_uri(), folder)


def opened_at(address: str, folder: Path) -> tuple[str, str]:
    """The same of a page that is there; `folder` is for what the browser keeps."""
    assert BROWSER is not None
    ran = subprocess.run(
        [BROWSER, *OPTIONS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", address],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if ran.returncode or "<html" not in ran.stdout:
        pytest.skip(f"the browser does not run here: {ran.stderr[-300:]}")
    console = "\n".join(line for line in ran.stderr.splitlines() if "CONSOLE" in line)
    return ran.stdout, console


def told_by(script: str, page: str, folder: Path) -> Any:
    """What a script sees that drives the page; the policy lets it in by hand."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    drive = f"""<script>addEventListener("load", () => {{
      const key = (name) => dispatchEvent(new KeyboardEvent("keydown", {{ key: name }}));
      const all = (selector) => [...document.querySelectorAll(selector)];
      const told = [];
      {script}
      document.body.setAttribute("data-told", JSON.stringify(told));
    }});</script></body>"""
    dom, console = opened(page.replace("</body>", drive), folder)
    assert console == ""
    attributes = dict(Seen(dom).attributes)
    return json.loads(attributes["data-told"] or "")
