"""What drafts say of themselves under many names: one table for all formats."""

import re
from collections.abc import Mapping

from validator.api import Metadata, regex
from validator.readers.datelines import find_date, iso_day

_NAMES = {
    "date": (
        "date",
        "pubdate",
        "publishdate",
        "published",
        "publishedon",
        "datepublished",
        "publishedat",
        "articlepublishedtime",
        "versioncreated",
        "firstcreated",
        "issuedate",
        "dcdate",
        "dctermsdate",
        "created",
    ),
    "byline": ("byline", "author", "authors", "by", "articleauthor", "dccreator"),
    "slug": ("slug", "slugline"),
    "story": ("story", "storyid", "duckey"),
    "section": ("section", "articlesection", "genre", "category"),
    "language": ("language", "lang", "locale", "oglocale", "contentlanguage", "dclanguage"),
}
_DAY = regex(r"(\d{4})-?(0\d|1[0-2])-?([0-2]\d|3[01])(?!\d)")
_BY = regex(r"^by:?\s+", re.I)
_NO_LETTER = regex(r"[^a-z0-9]+")


def metadata_of(fields: Mapping[str, str]) -> Metadata:
    """Metadata of fields by the names that a format has for them; the first name that is there."""
    if not fields:
        return Metadata()
    known: dict[str, str] = {}
    for name, value in fields.items():
        known.setdefault(_NO_LETTER.sub("", name.lower()), value)

    def first(meaning: str) -> str | None:
        values = (known.get(name, "").strip() for name in _NAMES[meaning])
        return next(filter(None, values), None)

    return Metadata(
        date=day_of(first("date") or ""),
        byline=_BY.sub("", first("byline") or "") or None,
        slug=first("slug"),
        story=first("story"),
        language=first("language"),
        section=first("section"),
    )


def day_of(text: str) -> str | None:
    """The day of a timestamp or a written date, as YYYY-MM-DD."""
    found = _DAY.match(text.strip())
    return iso_day(*map(int, found.groups())) if found else find_date(text)
