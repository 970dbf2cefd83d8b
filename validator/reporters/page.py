"""A page of one file: style and script stand in it, and its policy allows those two alone."""

import os
from base64 import b64encode
from hashlib import sha256

from validator.formats import MARK
from validator.reporters.markup import escaped

PAGE_FOOT = "</main>\n</body>\n</html>\n"
"""All behind the content, which stands in <main>."""


def page_head(about: str, style: str, script: str) -> str:
    """All before the content of the body; `style` and `script` are files among the assets. What
    all pages share, colours and type, is in page.css."""
    rules, program = _asset("page.css") + _asset(style), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_hash(rules)}'; script-src '{_hash(program)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n{MARK}\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>newslint: {escaped(about)}</title>\n"
        f"<style>{rules}</style>\n<script>{program}</script>\n<body>\n"
    )


def _asset(name: str) -> str:
    path = os.path.join(os.path.dirname(__file__), "assets", name)
    with open(path, encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
