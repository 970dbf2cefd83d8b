"""Datelines and dates of publication: "ANKARA, Feb. 4, 2020 (Agency) - "."""

import re
from typing import NamedTuple

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = (
    rf"{_DAY}(?:{_MONTH.format('m1')} (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m2')}(?:,? (?P<y2>\d{{4}}|\d{{2}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_PLACE = r"[A-Z][\w.’'-]*(?:[ /](?:[A-Z][\w.’'-]*|of|de|al|el|la|in|the)){0,4}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<more>(?:, {_PLACE}){{0,2}}?)"
    rf"(?:,? (?P<date>{_DATE}))?,?"
    r"(?P<agency> ?[(\[/][^()\[\]/]{2,40}[)\]/])?"
    r" ?(?P<dash>—|–|--|-|:) ?(?=[\"“‘'(\[]?[A-Z0-9])"
)
_WHOLE_DATE = re.compile(rf"(?:Published |Updated |Posted )?{_DATE}(?:,? (?:at )?\d{{1,2}}[:.]\d{{2}}.{{0,12}})?\.?$")
_ANY_DATE = re.compile(rf"\b{_DATE}")


class Dateline(NamedTuple):
    """The dateline at the head of a paragraph, in offsets of the paragraph."""

    end: int
    """Behind its dash."""
    following: int
    """Where the paragraph goes on."""
    date: str | None
    """YYYY-MM-DD, where it names day, month and year."""


def match_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with: a place in capitals, or place and date or agency."""
    found = _DATELINE.match(text)
    if not found or (found["dash"] == ":" and not found["agency"]):
        return None
    shouted = found["place"].isupper() and len(found["place"]) > 2
    if not shouted and not found["agency"] and not found["date"]:
        return None
    if not found["date"] and found["dash"] == "-" and text[found.start("dash") - 1] != " ":
        return None
    end = found.start("dash") + len(found["dash"])
    return Dateline(end, found.end(), _iso(found))


def iso_date(text: str) -> str | None:
    """The date of a line that is a full date and nothing else, as YYYY-MM-DD."""
    found = _WHOLE_DATE.match(text)
    return _iso(found) if found else None


def names_full_date(text: str) -> bool:
    """Whether a calendar date with day, month and year stands in the text."""
    return any(_iso(found) for found in _ANY_DATE.finditer(text))


def _iso(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return found["iso"]
    month = found["m1"] or found["m2"]
    year = found["y1"] or found["y2"]
    if not month or not year or len(year) != 4:
        return None
    number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
    day = int(found["d1"] or found["d2"])
    return f"{year}-{number:02}-{day:02}" if 1 <= day <= 31 else None
