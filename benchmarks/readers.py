"""How fast each reader is, beside the library it uses.

    python benchmarks/readers.py [ARTICLES]

The same made-up articles in every format, all in one file and each in a file of its own, in MB of
text in a second of CPU:

- the library alone;
- taken: each of its events and their places taken by a loop that does nothing else, which is the
  least that a reader written in Python could do;
- the reader, from bytes to blocks with their roles;
- placed: the same and the way back to the file, which is made when the first place is asked for.

The last column is the speed of the reader against that of `taken`. All four are measured in turns,
so that other work of the machine slows all of them; the middle one of the rounds counts, of the
speeds as of the quotients of two speeds of one round.

The library begins where a reader does: at the bytes of a file, which it is given decoded, anew each
time. Whoever uses it has to decode them; and a string that a library has seen keeps its UTF-8 for
the next call, which no file that is read once has. Neither side reads from a disk, and the library
need not look for a byte order mark, a declared encoding or a NUL.
"""

import json
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat

import pyromark
from articles import article

from validator.formats import Reader
from validator.readers import newslint_readers
from validator.readers.markdown import OPTIONS

ROUNDS = 9
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NEWSML = "http://iptc.org/std/nar/2006-10-01/"
Work = Callable[[], object]


class Format(NamedTuple):
    """Articles in a format, and the bare library at work on them."""

    suffix: str
    data: bytes
    alone: Work
    taken: Work


def formats(blocks: list[str]) -> Iterator[Format]:
    """The articles in every format."""
    plain = "\n\n".join(blocks).encode()
    yield Format(".txt", plain, plain.decode, lambda: plain.decode().split("\n\n"))
    marked = "\n\n".join(block.replace(" the ", " *the* ", 1) for block in blocks).encode()
    yield Format(
        ".md",
        marked,
        lambda: list(pyromark.events_with_range(marked.decode(), options=OPTIONS)),
        lambda: take_markdown(marked.decode()),
    )
    body = "\n".join(
        f"<p>{escape(block).replace(' the ', ' <em>the</em> ', 1)}</p>" for block in blocks
    )
    text = f"<html><body><article>{body}</article></body></html>"
    page = text.encode()
    yield Format(".html", page, lambda: parse_html(page.decode()), lambda: take_html(page.decode()))
    nitf = f"<nitf><body><body.content>{body}</body.content></body></nitf>"
    content = f"<inlineXML><html><body>{body}</body></html></inlineXML>"
    newsml = f'<newsItem xmlns="{NEWSML}"><contentSet>{content}</contentSet></newsItem>'
    for suffix, data in ((".nitf", nitf.encode()), (".newsml", newsml.encode())):
        yield Format(
            suffix,
            data,
            lambda data=data: expat.ParserCreate().Parse(data, True),
            lambda data=data: take_xml(data),
        )
    item = json.dumps({"headline": "Six die", "body_xhtml": text}).encode()
    yield Format(
        ".ninjs",
        item,
        lambda: parse_html(json.loads(item)["body_xhtml"]),
        lambda: take_html(json.loads(item)["body_xhtml"]),
    )
    runs = "".join(f"<w:p><w:r><w:t>{escape(block)}</w:t></w:r></w:p>" for block in blocks)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{runs}</w:body></w:document>',
        )
    yield Format(
        ".docx",
        packed.getvalue(),
        lambda: expat.ParserCreate().Parse(unpacked(packed), True),
        lambda: take_xml(unpacked(packed)),
    )


def unpacked(packed: BytesIO) -> bytes:
    with zipfile.ZipFile(packed) as archive:
        return archive.read("word/document.xml")


def take_markdown(markdown: str) -> None:
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        if type(event) is dict:
            ((_, _),) = event.items()
        _ = place["start"], place["end"]


def parse_html(page: str) -> None:
    HTMLParser(convert_charrefs=False).feed(page)


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


def take_html(page: str) -> None:
    _Places(convert_charrefs=False).feed(page)


def take_xml(data: bytes) -> None:
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")

    def take(*_: Any) -> None:
        _ = parser.CurrentByteIndex

    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = take
    parser.Parse(data, True)


def seconds_of(works: list[Work]) -> list[list[float]]:
    """Seconds of CPU that each takes, round by round."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for times, work in zip(found, works, strict=True):
            begun = time.process_time()
            work()
            times.append(time.process_time() - begun)
    return found


def works_of(drafts: Sequence[Format], reader: Reader) -> list[Work]:
    """Alone, taken, read, placed: of all drafts, one after the other."""

    def read(made: Format) -> Any:
        return reader.read(reader.open("draft", made.data))

    def all_of(work: Callable[[Format], object]) -> Work:
        def run() -> None:
            for made in drafts:
                work(made)

        return run

    return [
        all_of(lambda made: made.alone()),
        all_of(lambda made: made.taken()),
        all_of(read),
        all_of(lambda made: read(made).offsets.to_source(0)),
    ]


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else 100
    copies = [article(seed).strip().split("\n\n") for seed in range(count)]
    blocks = [block for copy in copies for block in copy]
    size = sum(len(block.encode()) for block in blocks)
    readers: dict[str, Reader] = {s: r for r in newslint_readers() for s in r.suffixes}
    print(f"{len(copies)} articles, {len(blocks)} blocks, {size / 1e6:.2f} MB of text; MB/s")
    for title, drafts in (("In one file", [blocks]), ("Each in a file of its own", copies)):
        print(f"{title}\n           alone    taken   reader   placed   reader/taken")
        for made in zip(*map(formats, drafts), strict=True):
            found = seconds_of(works_of(made, readers[made[0].suffix]))
            columns = " ".join(f"{size / statistics.median(times) / 1e6:8.1f}" for times in found)
            shares = [taken / read for _, taken, read, _ in zip(*found, strict=True)]
            print(f"{made[0].suffix:8} {columns} {statistics.median(shares):13.0%}")


if __name__ == "__main__":
    main()
