"""Encodings that files declare: labels as the web has them, and no others."""

import re
from functools import cache

from validator.api import UnreadableSourceError

_SNIFFED = 1024
"""Bytes from the top in which HTML declares its encoding."""
_META = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_WEB_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What the web means by labels that say something else."""
_KNOWN = frozenset(
    """utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10
    iso8859-13 iso8859-14 iso8859-15 iso8859-16 ascii koi8-r koi8-u mac-roman gbk gb2312 gb18030
    big5 euc_jp iso2022_jp shift_jis euc_kr""".split()  # noqa: SIM905 -- a table to read
)
"""Python's names of what may be declared; nothing that runs or unpacks anything."""


def html_encoding(data: bytes) -> str:
    """The encoding that an HTML file declares in its <meta>, else UTF-8; marks are for `decode`."""
    found = _META.search(data, 0, _SNIFFED) or _XML.match(data, 0, _SNIFFED)
    label = found[1].decode("ascii").lower() if found else "utf-8"
    return _known(_WEB_LABELS.get(label, label))


def xml_encoding(data: bytes) -> str:
    """The encoding that an XML file declares, else UTF-8."""
    found = _XML.match(data, 0, _SNIFFED)
    return _known(found[1].decode("ascii").lower() if found else "utf-8")


@cache
def _known(label: str) -> str:
    import codecs

    if label.startswith("utf-16"):
        label = "utf-8"  # whoever could read the label read bytes
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    if name not in _KNOWN:
        raise UnreadableSourceError(f"the encoding it declares, “{label}”, is not known")
    return name
