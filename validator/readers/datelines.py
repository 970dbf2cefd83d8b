"""Datelines and dates of publication: "ANKARA, Feb. 4, 2020 (Agency) - "."""

import re

from validator.api import NamedTuple, regex

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_LONG = frozenset((1, 3, 5, 7, 8, 10, 12))
"""Months of 31 days."""
# in any case, for copy in capitals
_MONTH = (
    "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_DATE = (
    rf"(?:{_WEEKDAY},? )?(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})\.?"
    r"(?(day)| (?P<day_last>\d{1,2})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{4})\b)?"
    r"|(?P<iso>\d{4}-\d\d-\d\d)\b)"
)
_WORD = r"[A-Z][\w.'-]*(?:’[\w.'-]*)*"
_PLACE = rf"{_WORD}(?:[ /](?:{_WORD}|of|de|al|el|la|in|the)){{0,4}}"
_DATELINE = regex(
    rf"(?:(?P<place>{_PLACE})(?P<region>(?:, {_PLACE}){{1,2}}?)??"
    rf"(?:[,.]? (?P<date>{_DATE}))?[,.]? ?)?"
    r"(?P<agency>[(\[/][A-Za-z][^()\[\]/]{1,40}[)\]/])?"
    r" ?(?P<dash>[—–―]|---?|[-_:]|(?<=/)\.) ?(?=[\"'(\[]?[“‘]?[A-Z0-9]|$)"
)
_UNDASHED = regex(rf"(?P<head>{_PLACE}, {_DATE} \([A-Z]{{2,6}}\)) (?=[\"'(\[]?[“‘]?[A-Z0-9])")
_GLUED_DATE = regex(rf"(?=(?P<head>{_WEEKDAY}, {_DATE})(?P<tail> )[A-Z])")
_TOWN = rf"(?!(?i:by|from) ){_WORD}(?: (?:{_WORD}|of|de|al|el|la|in|the)){{0,2}}"
_TOWNS = rf"{_TOWN}(?:, {_TOWN})?"
_WHOLE_DATE = regex(
    "(?:(?:Published|Updated|Posted|Reviewed|Issued)(?: on)?:? |Forecast for "
    rf"|{_TOWNS}(?:,| ?[-–—|/]) )?{_DATE}"
    r"(?:(?:,| ?[-–—|/])? (?:at )?\d{1,2}(?:[:.]\d\d.{0,12}| ?[ap]\.?m\b.{0,12}|\d\d ?[A-Zh]{0,4})"
    rf"|(?:,| ?[-–—|/]) {_TOWNS})?\.?$"
)
_LATE_DATE = regex(rf"(?P<head>{_DATE} ?[-–—:|]) ?(?=[\"'(\[]?[“‘]?[A-Z0-9])")
_AT_THE_END = regex(rf"(?:: | ?[|–—] ?| - ){_DATE}$")
_ANY_DATE = regex(rf"\b{_DATE}")
_FIGURE = regex(r"\d")
_REACH = 120
"""The most characters a dateline takes."""
_OPENINGS = frozenset(
    {*_MONTHS, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "pub", "upd", "pos"}
)
"""First letters of what is a date and nothing else, but for figures."""
_COLON = 50
"""The most characters before the colon of "NEW DELHI: "."""
_SPOKEN = regex(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Tt]hanks?)\b|\?")
_WEEKDAYS = len("Wednesday, ")
_LONGEST_DATE = 100
"""More characters than a line has that is a date and nothing else."""
_KICKERS = frozenset((
    "BREAKING", "UPDATE", "EXCLUSIVE", "OPINION", "ANALYSIS", "EDITORIAL", "CORRECTION", "VIDEO",
    "WATCH", "LIVE", "LATEST", "NOTE", "WARNING", "FACTBOX", "EXPLAINER", "PROFILE", "INTERVIEW",
    "REVIEW", "COMMENT", "FEATURE", "PHOTOS", "QUESTION",
))  # fmt: skip
_SPEAKERS = frozenset((
    "AGENCY", "AIDES", "AIRLINE", "ARMY", "AUTHORITIES", "CHIEF", "CHURCH", "COMPANY", "COUNCIL",
    "COURT", "DOCTORS", "EMBASSY", "GOVERNMENT", "GOVERNOR", "GROUP", "HOSPITAL", "LAWYER",
    "LEADER", "MAYOR", "MEDICS", "MILITARY", "MINISTER", "MINISTRY", "MONITOR", "NAVY", "OFFICE",
    "OFFICIAL", "OFFICIALS", "OPPOSITION", "PARTY", "POLICE", "PRESIDENT", "PROSECUTOR",
    "PROSECUTORS", "REBELS", "REPORT", "SOURCE", "SOURCES", "SPOKESMAN", "SPOKESWOMAN", "STUDY",
    "UNION", "WITNESS", "WITNESSES",
))  # fmt: skip
"""Who says what is behind a colon, in capitals: "CITY POLICE: 12 dead"."""
_ABBREVIATION = 3
"""Letters of what speaks before a colon and is no place: "PM: ...", "WHO: ..."."""


class Dateline(NamedTuple):
    """The dateline at the head of a paragraph, in offsets of the paragraph."""

    end: int
    """Behind its dash."""
    following: int
    """Where the paragraph goes on."""
    date: str | None
    """YYYY-MM-DD, where it names day, month and year."""


def match_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with.

    A place in capitals will do, any other place needs a region, a date or an agency beside it.
    """
    if "day, " in text[:_WEEKDAYS]:
        glued = _GLUED_DATE.match(text)
        if glued:
            date = _iso(glued)
            return Dateline(glued.end("head"), glued.end("tail"), date) if date else None
    head = text[:_REACH]
    # searched first, as most paragraphs have none
    if not (
        "—" in head
        or "–" in head
        or "―" in head
        or ("-" in head and (" -" in head or "--" in head or ")-" in head))
        or " _" in head
        or "/." in head
        or ": " in head[:_COLON]
    ):
        return _undashed(text)
    found = _DATELINE.match(text)
    if not found or not _is_dateline(found):
        return _undashed(text)
    late = None if found["date"] else _LATE_DATE.match(text, found.end())
    if late:  # "HALIFAX, N.S. — Nov. 19, 2026 — "
        return Dateline(late.end("head"), late.end(), _iso(late))
    return Dateline(found.end("dash"), found.end(), _iso(found))


def _undashed(text: str) -> Dateline | None:
    """As in "New Delhi, Mar 3 (PTI) The court"."""
    agency = text.find(" (", 0, _COLON)
    if agency < 0 or not text[agency + 2 : agency + 4].isupper() or "," not in text[:agency]:
        return None
    found = _UNDASHED.match(text)
    return found and Dateline(found.end("head"), found.end(), _iso(found))


def _is_dateline(found: re.Match[str]) -> bool:
    place, region, date, *_, agency, dash = found.groups()
    if place in _KICKERS or (dash == "." and not agency):
        return False
    if dash == ":" and not agency:
        return _is_before_colon(found)
    if dash in "-_:" and found.string[found.start("dash") - 1] not in " )]/":
        return False
    if not place:
        return agency is not None and agency[1].isupper()
    if date or agency:
        return True
    if region:
        return all(word[0].isupper() for word in place.split())
    return place.isupper() and len(place) > 2


def _is_before_colon(found: re.Match[str]) -> bool:
    """Whether a place in capitals, or a place and a date, stands before a colon, and nobody speaks
    there as in a transcript: "HADDAD: I left the room."."""
    place = found["place"]
    if not place or len(place) <= _ABBREVIATION or place.split()[-1] in _SPEAKERS:
        return False
    return found.string.startswith(": ", found.start("dash")) and (
        (place.isupper() and not _SPOKEN.search(found.string, found.end(), _REACH))
        or bool(found["date"] and found.string[found.end("place")] == ",")
    )


def iso_date(text: str) -> str | None:
    """The date of a line that is a full date and nothing else but a town, as YYYY-MM-DD."""
    if len(text) > _LONGEST_DATE or not (
        text[:3].lower() in _OPENINGS or text[0].isdigit() or " 20" in text
    ):
        return None
    found = _WHOLE_DATE.match(text)
    return _iso(found) if found else None


def closing_date(text: str) -> str | None:
    """The date that a headline or a line below it ends with: "Corrections: Nov. 12, 2026"."""
    if len(text) > _LONGEST_DATE or not text[-4:].isdigit():
        return None
    found = _AT_THE_END.search(text)
    return _iso(found) if found else None


def find_date(text: str) -> str | None:
    """The first full date in a line."""
    if not _FIGURE.search(text):
        return None
    return next(filter(None, map(_iso, _ANY_DATE.finditer(text))), None)


def _iso(found: re.Match[str]) -> str | None:
    """YYYY-MM-DD of a match of `_DATE`; none where day, month or year is missing or impossible."""
    iso, day, month, day_last, year = found.group("iso", "day", "month", "day_last", "year")
    if iso:
        return iso_day(*map(int, iso.split("-")))
    return iso_day(int(year), _MONTHS[month[:3].lower()], int(day or day_last)) if year else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """A day as YYYY-MM-DD; none where no calendar has it, as 30 February, and of the first years:
    what a content system has where it has none, 0001-01-01."""
    if not (year > 99 and 1 <= month <= 12 and day):
        return None
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 + is_leap if month == 2 else 30 + (month in _LONG)
    return f"{year:04}-{month:02}-{day:02}" if day <= last else None
