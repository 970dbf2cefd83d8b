"""Whether every character of every file leads back to itself: all Markdown and HTML in folders.

    python benchmarks/places.py FOLDER...

A span is a word of the prose, or the space behind it. It is exact if each character of it is the
one at its place in the file, or what an escape, an entity or a tag there stands for.
"""

import json
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape

from validator.document import Text
from validator.formats import Reader
from validator.readers import newslint_readers
from validator.source import Source, UnreadableSourceError

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".xhtml")
SHOWN = 20
"""Spans that are not exact, printed."""


def files(folders: list[str]) -> Iterator[str]:
    """Each file once, whatever links lead to it."""
    met = set()
    for folder in folders:
        for path, names, found in os.walk(folder):
            names.sort()
            for name in sorted(found):
                file = os.path.join(path, name)
                if not name.lower().endswith(SUFFIXES) or not os.path.isfile(file):
                    continue
                state = os.stat(file)
                if (state.st_dev, state.st_ino) not in met:
                    met.add((state.st_dev, state.st_ino))
                    yield file


def stands_for(raw: str, character: str) -> bool:
    """Whether source text is a character of the prose, or is written for it."""
    if raw == character or character in unescape(raw):
        return True
    if character == " ":
        return unescape(raw).isspace() or raw.lower().startswith(("<br", "\\"))
    if character == "\ufffc":
        return raw.lower().startswith(("`", "<code"))
    if raw.startswith("\\"):
        return raw[1:] == character or _unquoted(raw) == character
    return raw.lower().startswith("<q" if character == "“" else "</q")


def _unquoted(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"'))
    except ValueError:
        return ""


def spans(found: Text, source: Source) -> Iterator[tuple[str, str, bool]]:
    """The words of the prose, as told and as they stand in the file, and whether they agree."""
    for block in found.blocks:
        start = block.start
        while start < block.end:
            end = found.prose.find(" ", start, block.end)
            end = block.end if end < 0 else end
            if start < end:
                first, last = found.offsets.extent_to_source(start, end)
                told, raw = found.prose[start:end], source.text[first:last]
                # as many characters as places, and places never go back: each has its own
                plain = told == raw and "&" not in raw
                exact = plain or all(_exact(found, source, n) for n in range(start, end))
                yield told, raw, exact
            if end < block.end:
                yield " ", "", _exact(found, source, end)
            start = end + 1


def _exact(found: Text, source: Source, offset: int) -> bool:
    first, last = found.offsets.extent_to_source(offset, offset + 1)
    raw = source.text[first:last]
    # an ampersand that is written for is the whole of what is written
    whole = raw != "&" or not source.text.startswith(("&amp;", "&#38;"), first)
    return whole and stands_for(raw, found.prose[offset])


def main() -> int:
    readers: dict[str, Reader] = {s: r for r in newslint_readers() for s in r.suffixes}
    counts: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for file in files(sys.argv[1:] or ["."]):
        reader = readers[os.path.splitext(file)[1].lower()]
        try:
            with open(file, "rb") as opened:
                source = reader.open(file, opened.read())
            found = reader.read(source)
        except UnreadableSourceError as error:
            refused[_kind(str(error))] += 1
            continue
        counts[reader.name] += 1
        for told, raw, exact in spans(found, source):
            counts["spans"] += 1
            counts["characters"] += len(told)
            if not exact:
                counts["wrong"] += 1
                if counts["wrong"] <= SHOWN:
                    print(f"{file}: {told!r} at {raw!r}")
    read = counts["markdown"] + counts["html"]
    print(f"{read:,} files read: {counts['markdown']:,} Markdown, {counts['html']:,} HTML")
    print(f"{counts['spans']:,} spans, {counts['characters']:,} characters")
    print(f"{counts['wrong']:,} not exact")
    for reason, number in refused.most_common():
        print(f"{number:,} refused: {reason}")
    return int(counts["wrong"] > 0)


def _kind(message: str) -> str:
    """A message without its numbers, to count by."""
    return "".join("#" if unicodedata.category(c) == "Nd" else c for c in message)


if __name__ == "__main__":
    sys.exit(main())
