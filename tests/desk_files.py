"""What a desk has in its folder: files, and a pack of its own."""

from pathlib import Path
from textwrap import indent


def write(path: str, text: str = "") -> str:
    """Writes a file as it stands, with the folders above it; returns its path."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="")
    return path


HOUSE = """
pack house "Of the house."

rule shout {
  title    "No shouting"
  setting  words = 1
  find     "shock" as word
  where    words = 1
  message  "“{word}” shouts"
  good     "He spoke."
  bad      "It was a shock." flags "shock"
}
"""

_OMENS = """
import os, re, sys, time
from typing import Literal, NamedTuple
from validator.api import Checker, Kind, hookimpl


class Omen(NamedTuple):
    start: int
    end: int
    year: int | None = None
    mood: Literal["dark", "fair"] | None = None


class Omens(Checker):
    name = "omens"
    kinds = (Kind("omen", Omen, "an omen", "An omen."),)

    def annotate(self, document):
BODY


@hookimpl
def newslint_checkers():
    return [Omens()]
"""


def omens(annotate: str) -> str:
    """A plugin with a kind of its own, `omen`, whose checker does this with a document."""
    return _OMENS.replace("BODY", indent(annotate, " " * 8))
