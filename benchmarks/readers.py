"""How fast each reader is, beside the parser it uses.

    python benchmarks/readers.py [ARTICLES]

The same made-up articles in every format; MB of text in a second of CPU, the best of five: of the
reader; of its parser when a loop takes each event and its place and does nothing else, which is
the least a reader could do; of the parser alone.
"""

import json
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

import pyromark
from articles import article

from validator.formats import Reader
from validator.readers import newslint_readers

ROUNDS = 5
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Format(NamedTuple):
    """A file in a format, and the bare parser at work on it."""

    suffix: str
    data: bytes
    parse: Callable[[], object]
    take: Callable[[], object] | None = None
    """The same, each event and its place looked at."""


def formats(copies: list[str]) -> Iterator[Format]:
    """The articles in every format."""
    blocks = [block for copy in copies for block in copy.strip().split("\n\n")]
    text = "\n\n".join(blocks)
    yield Format(".txt", text.encode(), text.encode().decode)
    markdown = "\n\n".join(block.replace(" the ", " *the* ", 1) for block in blocks)
    yield Format(
        ".md",
        markdown.encode(),
        lambda: list(pyromark.events_with_range(markdown)),
        lambda: _take(markdown),
    )
    paragraphs = [f"<p>{escape(b).replace(' the ', ' <em>the</em> ', 1)}</p>" for b in blocks]
    html = "<html><body><article>" + "\n".join(paragraphs) + "</article></body></html>"
    yield Format(
        ".html",
        html.encode(),
        lambda: HTMLParser(convert_charrefs=False).feed(html),
        lambda: _Places(convert_charrefs=False).feed(html),
    )
    xml = "<nitf><body><body.content>" + "\n".join(paragraphs) + "</body.content></body></nitf>"
    yield Format(".nitf", xml.encode(), lambda: expat.ParserCreate().Parse(xml.encode(), True))
    item = json.dumps({"headline": "Six die", "body_xhtml": html})
    yield Format(".ninjs", item.encode(), lambda: json.loads(item))
    runs = "".join(f"<w:p><w:r><w:t>{escape(b)}</w:t></w:r></w:p>" for b in blocks)
    body = f'<w:document xmlns:w="{_W}"><w:body>{runs}</w:body></w:document>'
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    # measured by the size of the text: the archive is a tenth of it
    yield Format(".docx", packed.getvalue(), lambda: expat.ParserCreate().Parse(body, True))


def _take(markdown: str) -> None:
    for event, place in pyromark.events_with_range(markdown):
        if type(event) is dict:
            ((_, _),) = event.items()
        _ = place["start"], place["end"]


class _Places(HTMLParser):
    """Asks where each piece of text stands."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs
        self.getpos()
        self.get_starttag_text()

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.getpos()

    handle_data = handle_entityref = handle_charref = handle_endtag


def best(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def main() -> None:
    copies = [article(seed) for seed in range(int(sys.argv[1]) if sys.argv[1:] else 100)]
    size = sum(len(copy.encode()) for copy in copies)
    readers: dict[str, Reader] = {s: r for r in newslint_readers() for s in r.suffixes}
    print(f"{len(copies)} articles, {size / 1e6:.2f} MB of text; MB/s")
    print("          reader    taken    alone")
    for suffix, data, parse, take in formats(copies):
        reader = readers[suffix]

        def read(reader: Reader = reader, data: bytes = data) -> object:
            return reader.read(reader.open("draft", data))

        taken = f"{size / best(take) / 1e6:8.1f}" if take else " " * 8
        alone = f"{size / best(parse) / 1e6:8.1f}"
        print(f"{suffix:8} {size / best(read) / 1e6:8.1f} {taken} {alone}")


if __name__ == "__main__":
    main()
