"""Text as markup takes it: escaped, and without characters that it forbids."""

import re
from html import escape

from validator.reporters.layout import one_line, visible

_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text within HTML or XML; a control character is shown as a sign."""
    return escape(_NO_CHARACTER.sub("\ufffd", visible(text)))


def attributes(**values: object) -> str:
    """name="value" of all that are not None, a space before each; folded to one line."""
    return "".join(
        f' {name}="{escape(_NO_CHARACTER.sub("�", one_line(str(value))))}"'
        for name, value in values.items()
        if value is not None
    )
