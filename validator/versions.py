"""Which draft of a story is the older: by date, and by name where dates do not tell."""

import re

from validator.document import Document

_DIGITS = re.compile(r"(\d+)")


def is_earlier(one: Document, two: Document) -> bool:
    """Whether the first is an earlier version than the second: an earlier date, else a name that
    comes before ("draft-2" before "draft-10")."""
    dates = one.metadata.date, two.metadata.date
    if dates[0] and dates[1] and dates[0] != dates[1]:
        return dates[0] < dates[1]
    return _name(one) < _name(two)


def version_key(document: Document) -> tuple[object, ...]:
    """Sorts the drafts of a story: the undated first."""
    return document.metadata.date or "", _name(document)


def _name(document: Document) -> tuple[tuple[int, int | str], ...]:
    """A path whose numbers count as numbers."""
    return tuple(
        (0, int(part)) if part.isdigit() else (1, part)
        for part in _DIGITS.split(document.source.path.casefold())
        if part
    )
