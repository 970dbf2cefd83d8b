"""What tests of readers share: words with places that are known, and a check of every character."""

import json
from collections.abc import Callable
from html import unescape

import pytest

from validator.document import Text


@pytest.fixture(scope="session")
def exact() -> Callable[[Text, str], int]:
    """Checks that every character of a prose leads back to itself or to what stands for it.

    Returns how many were checked.
    """

    def check(found: Text, source: str) -> int:
        checked = 0
        for offset, character in enumerate(found.prose):
            if character == "\n":
                continue
            start, end = found.offsets.extent_to_source(offset, offset + 1)
            told = (character, source[start:end], offset)
            assert _stands_for(source[start:end], character), told
            assert (start, end - start) != (source.find("&amp;", start, start + 5), 1), told
            checked += 1
        return checked

    return check


def _stands_for(raw: str, character: str) -> bool:
    if raw.startswith("\\u"):
        raw = json.loads(f'"{raw}"')
    elif len(raw) == 2 and raw[0] == "\\" and raw != "\\\n":
        raw = {"n": "\n", "t": "\t", "r": "\r"}.get(raw[1], raw[1])
    if raw == character or character in unescape(raw):
        return True
    if character == " ":
        return unescape(raw).isspace() or raw.lower().startswith(("<br", "\\"))
    if character == "\ufffc":
        return raw.lower().startswith(("`", "<code"))
    return raw.lower().startswith("<q" if character == "“" else "</q")
