"""Word files (.docx): a zip archive of XML. Its source is the text: one line a paragraph.

Inserted text is in, deleted text is out; comments, macros, pictures, headers and footers are not
looked at. (ECMA-376, part 1, section 17)
"""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from validator.api import Metadata, Source, Text, UnreadableSourceError
from validator.readers import xml
from validator.readers.elements import (
    BYLINE,
    CAPTION,
    CELL,
    CROSSHEAD,
    DATELINE,
    DEK,
    HEADLINE,
    ITEM,
    QUOTE,
)
from validator.readers.manuscript import Manuscript
from validator.readers.prose import check_size
from validator.readers.roles import PARAGRAPH, Role

_LARGEST = 32 << 20
"""Bytes of one part of a file, unpacked."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that Word has locked, and one of its old kind."""
_STYLES = (
    (re.compile(r"title$|headline|heading 1$"), HEADLINE),
    (re.compile(r"heading \d|crosshead|subhead"), CROSSHEAD),
    (re.compile(r"subtitle|standfirst|dek$"), DEK),
    (re.compile(r"byline"), BYLINE),
    (re.compile(r"dateline"), DATELINE),
    (re.compile(r"caption"), CAPTION),
    (re.compile(r"(?:intense )?quote|block ?quot"), QUOTE),
    (re.compile(r"list(?! paragraph)"), ITEM),
)
"""Names of paragraph styles, as Word keeps them in every language, and what they say."""
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pict"})
"""Elements whose text is deleted, or there a second time."""
_NOTES = ("footnotes", "endnotes")
"""Parts that stand below the text."""
_MARKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_BREAKS = {ord(character): " " for character in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}


class WordSource(Source):
    """The text of a Word file, one line a paragraph, and what each paragraph is."""

    def __init__(self, path: str, lines: list[str], roles: list[Role], language: str | None):
        super().__init__(path, "\n".join(lines))
        self.lines = lines
        self.roles = roles
        self.language = language


def open_source(path: str, data: bytes) -> Source:
    """The text of a Word file."""
    if data.startswith(_COMPOUND):
        reason = "it is locked by a password, or an old .doc by another name"
        raise UnreadableSourceError(f"{reason}; save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: _part(archive, f"word/{name}.xml") for name in ("styles", *_NOTES)}
            parts["document"] = _part(archive, "word/document.xml")
            parts["core"] = _part(archive, "docProps/core.xml")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnreadableSourceError(f"it is no sound Word file: {error}") from None
    except (RuntimeError, NotImplementedError):
        raise UnreadableSourceError("it is locked by a password, or packed strangely") from None
    if not parts["document"]:
        raise UnreadableSourceError("it is no Word file: there is no word/document.xml in it")
    styles = _Styles()
    core = _Core()
    for name, handler in (("styles", styles), ("core", core)):
        if parts[name]:
            xml.parse(parts[name], handler, doctype=False)
    body = _Body(styles.roles)
    xml.parse(parts["document"], body, doctype=False)
    for name in _NOTES:
        if parts[name]:
            xml.parse(parts[name], body, doctype=False)
    body.finish()
    return WordSource(path, body.lines, body.roles, core.language)


def read(source: Source) -> Text:
    """The prose of a Word file; of a bare source, each line is a paragraph."""
    check_size(source.text)
    if not isinstance(source, WordSource):
        lines = source.text.split("\n")
        source = WordSource(source.path, lines, [PARAGRAPH] * len(lines), None)
    manuscript = Manuscript()
    start = 0
    for line, role in zip(source.lines, source.roles, strict=True):
        if line:
            manuscript.copy(line, start)
            manuscript.end_block(role)
        start += len(line) + 1
    return manuscript.text(Metadata(language=source.language))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive, whatever size it says it has; nothing where it is not there."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return b""
    with archive.open(info) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableSourceError(f"{name} in it unpacks to more than {_LARGEST >> 20} MB")
    return data


class _Styles:
    """Paragraph styles by their id."""

    def __init__(self) -> None:
        self.roles: dict[str, Role] = {}
        self._style = ""

    def start(self, _: str, name: str, attributes: Mapping[str, str], __: int) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "name" and self._style:
            told = attributes.get("val", "").lower()
            role = next((role for form, role in _STYLES if form.match(told)), None)
            if role:
                self.roles[self._style] = role

    def end(self, _: str, name: str, __: int) -> None:
        if name == "style":
            self._style = ""

    def words(self, text: str, byte: int) -> None:
        pass


class _Core:
    """What the properties of a file say of its language."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._inside = False

    def start(self, _: str, name: str, __: Mapping[str, str], ___: int) -> None:
        self._inside = name == "language"

    def end(self, _: str, __: str, ___: int) -> None:
        self._inside = False

    def words(self, text: str, _: int) -> None:
        if self._inside:
            self.language = (self.language or "") + text.strip() or None


class _Body:
    """The paragraphs of a part, as lines."""

    def __init__(self, styles: Mapping[str, Role]) -> None:
        self.lines: list[str] = []
        self.roles: list[Role] = []
        self._styles = styles
        self._open: list[tuple[list[str], Role]] = []
        """The paragraphs we are in: a text box stands in one."""
        self._cells = self._skipped = 0
        self._properties = self._run_properties = self._text = self._hidden = False
        self._carried: list[str] = []
        """Words of a paragraph whose end was deleted: it goes on in the next."""
        self._joins = False

    def start(self, namespace: str, name: str, attributes: Mapping[str, str], _: int) -> None:
        if self._skipped or name in _SKIPPED:
            if name == "del" and self._properties:
                self._joins = True
            self._skipped += 1
        elif "wordprocessingml" not in namespace:
            return
        elif name == "p":
            self._open.append((self._carried, CELL if self._cells else PARAGRAPH))
            self._carried = []
            self._joins = False
        elif name == "tc":
            self._cells += 1
        elif name in ("footnote", "endnote") and attributes.get("type", "normal") != "normal":
            self._skipped += 1
        elif name == "pPr":
            self._properties = bool(self._open)
        elif name == "r":
            self._hidden = False
        elif name == "rPr":
            self._run_properties = True
        elif name == "vanish" and attributes.get("val", "1") not in ("0", "false", "off"):
            self._hidden = self._run_properties and not self._properties
        elif name == "t":
            self._text = True
        elif self._properties:
            self._property(name, attributes)
        elif name in _MARKS:
            self._write(_MARKS[name])

    def end(self, namespace: str, name: str, _: int) -> None:
        if self._skipped:
            self._skipped -= 1
        elif "wordprocessingml" not in namespace:
            return
        elif name == "p":
            self._end_paragraph()
        elif name == "tc":
            self._cells -= 1
        elif name == "pPr":
            self._properties = False
        elif name == "rPr":
            self._run_properties = False
        elif name == "t":
            self._text = False

    def words(self, text: str, _: int) -> None:
        if self._text and not self._skipped:
            self._write(text)

    def finish(self) -> None:
        """All parts were read: what waits for a next paragraph is one."""
        if self._carried:
            self._add(self._carried, PARAGRAPH)

    def _write(self, text: str) -> None:
        if self._open and not self._hidden:
            self._open[-1][0].append(text)

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What the properties of a paragraph say of it."""
        words, role = self._open[-1]
        if name == "pStyle" and not self._cells:
            role = self._styles.get(attributes.get("val", ""), role)
        elif name == "numPr" and role == PARAGRAPH:
            role = ITEM
        self._open[-1] = (words, role)

    def _end_paragraph(self) -> None:
        words, role = self._open.pop()
        if self._joins:
            self._carried = words
            self._joins = False
        else:
            self._add(words, role)

    def _add(self, words: list[str], role: Role) -> None:
        self.lines.append("".join(words).translate(_BREAKS))
        self.roles.append(role)
