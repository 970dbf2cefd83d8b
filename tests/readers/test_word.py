"""Word files: paragraphs as lines, tracked changes, and archives that mean harm."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import blocks_of

from validator.document import Text
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.readers.word import open_source, read
from validator.source import Source, UnreadableSourceError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
</w:styles>"""


def pack(body: str, **parts: str) -> bytes:
    """A Word file with a body, and other parts by the name of their file."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}">{body}</w:document>')
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return data.getvalue()


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{run(text)}</w:p>"


def opened(data: bytes) -> tuple[Source, Text]:
    source = open_source("a.docx", data)
    return source, read(source)


def roles(body: str, **parts: str) -> list[tuple[str, str]]:
    _, found = opened(pack(body, **parts))
    return blocks_of(found)


# ---- what is read ----


def test_paragraphs_are_lines_and_styles_are_roles() -> None:
    body = (
        paragraph("Six die in flood", "Titel")
        + "<w:p/>"
        + paragraph("By Jane Roe")
        + paragraph("Six people died on the river, the army said.")
        + paragraph("What next", "berschrift2")
        + paragraph("six dead", more="<w:numPr/>")
        + paragraph("We saw it.", "Zitat")
        + paragraph("A boat.", "Beschriftung")
        + f"<w:tbl><w:tr><w:tc>{paragraph('Dead')}</w:tc>"
        + f"<w:tc>{paragraph('6')}</w:tc></w:tr></w:tbl>"
    )
    assert roles(body, styles=STYLES) == [
        ("headline", "Six die in flood"),
        ("byline", "By Jane Roe"),
        ("paragraph", "Six people died on the river, the army said."),
        ("boilerplate", "What next"),
        ("list-item", "six dead"),
        ("block-quote", "We saw it."),
        ("caption", "A boat."),
        ("table-cell", "Dead"),
        ("table-cell", "6"),
    ]
    source, found = opened(pack(body, styles=STYLES))
    start = found.prose.index("people")
    place = found.offsets.extent_to_source(start, start + 6)
    assert source.text[place.start : place.end] == "people"
    assert source.position(place.start)[:2] == (4, 5)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<w:p>{run('Six peo')}{run('ple', '<w:rPr><w:b/></w:rPr>')}</w:p>", ["Six people"]),
        (f"<w:p><w:ins>{run('Eight')}</w:ins><w:del>{run('Six')}</w:del></w:p>", ["Eight"]),
        ("<w:p><w:del><w:r><w:delText>Six</w:delText></w:r></w:del></w:p>", [""]),
        (f"<w:p><w:moveFrom>{run('a')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo></w:p>", ["b"]),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Six ')}</w:p>{paragraph('died.')}",
            ["Six died."],
        ),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Six')}</w:p>", ["Six"]),
        (f"<w:p>{run('a', '<w:rPr><w:vanish/></w:rPr>')}{run('b')}</w:p>", ["b"]),
        (f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('b')}</w:p>", ["b"]),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", ["a b\tc"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", [""]),
        (f"<w:p><w:hyperlink>{run('link')}</w:hyperlink></w:p>", ["link"]),
    ],
)
def test_the_text_is_what_would_be_printed(body: str, lines: list[str]) -> None:
    assert opened(pack(body))[0].text.split("\n") == lines


def test_footnotes_come_last_and_comments_never() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator">{paragraph("no")}</w:footnote>'
        f"<w:footnote>{paragraph('The army said so on Friday.')}</w:footnote></w:footnotes>"
    )
    comments = f'<w:comments xmlns:w="{W}">{paragraph("Who says?")}</w:comments>'
    source, _ = opened(pack(paragraph("Six died."), footnotes=notes, comments=comments))
    assert source.text == "Six died.\nThe army said so on Friday."


def test_properties_of_no_paragraph_are_nobodys() -> None:
    stray = '<w:pPr><w:pStyle w:val="Heading1"/><w:numPr/></w:pPr>'
    assert roles(stray + paragraph("Six die.")) == [("paragraph", "Six die.")]


def test_endnotes_come_last() -> None:
    note = f"<w:endnote>{paragraph('So it said.')}</w:endnote>"
    notes = f'<w:endnotes xmlns:w="{W}">{note}</w:endnotes>'
    assert opened(pack(paragraph("Six died."), endnotes=notes))[0].text == "Six died.\nSo it said."


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))), max_size=8))
def test_every_character_leads_back_to_itself(texts: list[str]) -> None:
    source, found = opened(pack("".join(map(paragraph, texts))))
    for offset, character in enumerate(found.prose):
        at = found.offsets.to_source(offset)
        if character != "\n":
            assert source.text[at] == character or (character == " " and source.text[at].isspace())


def test_a_session_reads_them(session: Session) -> None:
    data = pack(paragraph("Six die", "Title") + paragraph("Some 20 soldiers were killed."))
    document = session.document(Draft("a.DOCX", data))
    *_, figure = document.spans("casualty")
    start, end = document.offsets.extent_to_source(figure.start, figure.end)
    assert document.source.text[start:end] == "Some 20 soldiers"
    assert document.source.position(start).line == 2


# ---- harm ----

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def declared_huge() -> bytes:
    """A file whose directory says that its body has 3 GB."""
    data = pack(paragraph("Six died."))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    return data[: at + 24] + struct.pack("<I", 3_000_000_000) + data[at + 28 :]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no sound Word file"),
        (b"Six people died.", "no sound Word file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99,
            "locked by a password, or an old .doc by another",
        ),
        (pack(paragraph("x"))[:-40], "no sound Word file"),
        (pack(paragraph("x")).replace(b"document", b"dokument"), "there is no word/document.xml"),
        (pack("<w:p>"), "line 1: mismatched tag"),
        (pack("<w:x>" * 10_000), "more than 1000 deep"),
        (pack("<w:p><w:r><w:t>" + "a" * (33 << 20)), "unpacks to more than 32 MB"),
        (pack(paragraph("x"), styles=BOMB + "<x>&b;</x>"), "declares entities"),
        (pack(paragraph("x"), footnotes='<!DOCTYPE x SYSTEM "file:///etc/x"><x/>'), "declares"),
    ],
    ids=range(10),
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        open_source("a.docx", data)


def declared_10_gb() -> bytes:
    """A file whose directory says, in 64 bits, that its body has 10 GB."""
    data = pack(paragraph("Six died."))
    at, end = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = bytearray(data[at:end])
    extra = struct.pack("<HHQ", 1, 8, 10_000_000_000)
    entry[24:28] = b"\xff" * 4
    entry[30:32] = struct.pack("<H", len(extra))
    name = 46 + int.from_bytes(entry[28:30], "little")
    entry[name:name] = extra
    tail = bytearray(data[end:])
    tail[12:16] = struct.pack("<I", len(entry))
    return data[:at] + bytes(entry) + bytes(tail)


@pytest.mark.parametrize("forged", [declared_huge, declared_10_gb])
def test_a_declared_size_is_not_believed(forged: Callable[[], bytes]) -> None:
    data = forged()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.getinfo("word/document.xml").file_size >= 3_000_000_000
    assert open_source("a.docx", data).text == "Six died."


def test_no_more_is_unpacked_than_may_be_read() -> None:
    data = pack("<w:p><w:r><w:t>" + "a" * (80 << 20))
    assert len(data) < 1 << 20
    tracemalloc.start()
    with pytest.raises(UnreadableSourceError, match="unpacks to more than 32 MB"):
        open_source("a.docx", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 75 << 20  # what was unpacked, and its copy as it grows


def test_what_else_is_in_an_archive_is_not_looked_at() -> None:
    data = BytesIO(pack(paragraph("Six died.")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("word/vbaProject.bin", "x")
    assert open_source("a.docm", data.getvalue()).text == "Six died."


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    data = pack(paragraph("Six died."))
    with suppress(UnreadableSourceError):
        open_source("a.docx", data[:at] + noise + data[at + len(noise) :])
