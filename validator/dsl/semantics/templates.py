"""Messages with placeholders: `{name}`, `{name.attribute}`, `{missing}`, `{{` for a brace."""

import re
from collections.abc import Iterator

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)(?:\}|(?=\{)|\Z)")


def split_template(text: str) -> Iterator[tuple[int, str, list[str] | None]]:
    """(offset, text, names) of the parts: names is None for plain text, the path otherwise.
    A brace that is not closed is a part whose path is empty."""
    end = 0
    for match in _PART.finditer(text):
        if match.start() > end:
            yield end, text[end : match.start()], None
        if match.group(1) is None:
            yield match.start(), match.group()[0], None
        else:
            closed = match.group().endswith("}")
            names = [part.strip() for part in match.group(1).split(".")] if closed else []
            yield match.start(), match.group(), names
        end = match.end()
    if end < len(text):
        yield end, text[end:], None
