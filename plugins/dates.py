"""Dates, and the words for days that mean nothing without the day of publication."""

from collections.abc import Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final

from validator.api import (
    Checker,
    Date,
    Derived,
    Document,
    Kind,
    Lexicon,
    Term,
    hookimpl,
    regex,
)

from .quantities.hedges import Hedges
from .word_places import digit_runs, forms_of

_TIME: Final = "words-time."
_NUMBERS: Final = "words-numbers."
# what is counted or measured: four digits before such a word are no year
_COUNTED_LEXICONS: Final = ("counted", "scales", "percents", "dimensions", "currencies")
# words and names as well as months
_AMBIGUOUS_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "jun", "dec", "apr", "sep"})
# an undated draft is taken to be of this year or later
_EARLIEST_DRAFT: Final = "2020"
_DAY: Final = r"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)?"
_ANY_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}"
_NO_FIGURE: Final = r"(?![0-9]|,[0-9])"

_DAY_AFTER = regex(r" ([0-9]{1,2})(?:st|nd|rd|th)?(?![a-z0-9%]|[.,:][0-9])")
_LAST_DAY = regex(rf"[-–]{_DAY}(?![0-9])| to {_DAY}(?=[,.;)])")
_BEFORE_LAST_DAY: Final = ("-", "–", " to ")
"""What `_LAST_DAY` begins with."""
_YEAR_AFTER = regex(rf"(?:,? | of )({_ANY_YEAR}){_NO_FIGURE}")
_YEAR_BEGINS: Final = (" 1", " 2", ", 1", ", 2", " of 1", " of 2")
"""What `_YEAR_AFTER` begins with."""
_BEFORE_MONTH = regex(
    r"(?<![0-9.,$€£])(?:[0-3]?[0-9](?:st|nd|rd|th)? ?(?:-|–|to|and) ?)?"
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? $"
)
_DAY_ENDS: Final = (*(f"{digit} " for digit in range(10)), "st ", "nd ", "rd ", "th ", " of ")
"""What `_BEFORE_MONTH` ends with."""
_MAY_STAND_BEFORE: Final = frozenset("([\"'-–—")
"""Beside white space and nothing."""
_NOTHING_MORE: Final = r"(?![\w%]|[.,:/-][0-9]|-[a-z])"
_ISO_DATE = regex(rf"{_ANY_YEAR}-(?:0[1-9]|1[0-2])-[0-3][0-9]{_NOTHING_MORE}")
_NUMERIC_DATE = regex(
    rf"[0-3]?[0-9]([/.])[0-3]?[0-9]\1(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"{_NOTHING_MORE}"
)
_TWO_SIGNS: Final = len("31.12.")
_YEARS = regex(
    rf"(?P<year>{_ANY_YEAR})"
    rf"(?:(?P<decade>(?<=0)'?s)\b|(?:[-/]|–(?=[0-9]))(?P<until>{_ANY_YEAR}|[0-9]{{2}}))?"
    rf"{_NOTHING_MORE}"
)
_BEHIND_ONE_YEAR: Final = frozenset({"", " ", "\n", ".", ",", ";", ")"})
"""With no digit behind them: signs that neither extend a year nor stand in a larger number."""
_BEHIND_DATES: Final = frozenset(
    {"the", "a", "an", "and", "or", "in", "at", "by", "to", "of", "with", "for", "from", "on", "it",
     "he", "she", "they", "we", "was", "is", "when", "after", "before", "as", "until", "that"}
)  # fmt: skip
"""Words that may follow a date."""
# "June Hale" and "April Jones" are people, "the June Open" and "in April Hale left" are not
_GIVEN_NAMES: Final = frozenset({"April", "June"})
_SURNAME_AFTER = regex(r" [A-Z][a-z]+\b")
_WORD_BEFORE = regex(r"([a-z]+)[ -](?:the )?$")
_WORD_AFTER = regex(r" ([a-z]+)")
_COUNT_AFTER = regex(r" or (?:more|less|fewer)\b| over [0-9]| [0-9] (?:hundred|thousand)\b")
_RANGE_SIGNS: Final = frozenset("-–%")
_COUNT_GOES_ON: Final = frozenset({"or", "over"})
_BEFORE_COUNTED: Final = frozenset(" -–%")
"""What `_WORD_AFTER`, `_COUNT_AFTER` and `_RANGE_AFTER` begin with."""
_RANGE_AFTER = regex(r"[-–] ?[0-9]| [-–] [0-9]|%")
_DATED: Final = frozenset(
    {"in", "since", "during", "until", "till", "circa", "early", "late", "mid"}
)
_DATED_ENDS: Final = tuple(f" {word} " for word in _DATED)
# known by their year: "the 1701 Act of Settlement"
_OF_A_YEAR: Final = (
    " act ", " acts ", " act,", " act.", " bill ", " charter", " treaty", " convention",
    " constitution", " revolution", " rebellion", " uprising", " famine", " census",
)  # fmt: skip
_MAYBE_DATED: Final = frozenset({"by", "from", "before", "after", "of"})
# an ambiguous month behind such a word is a month
_BEFORE_MONTHS: Final = (
    _DATED | _MAYBE_DATED | {"last", "next", "this", "between", "through", "every", "each"}
)
_MONTH_FOLLOWS: Final = _BEFORE_MONTHS | {"the", "a", "s", "and", "or", "to"}
# a four-digit number of our time behind such a word is a year
_BEFORE_YEARS: Final = _DATED | _MAYBE_DATED | {
    "the", "a", "an", "its", "his", "her", "their", "our", "for", "between", "through", "year",
    "to", "and", "on", "into", "back", "at", "than", "end", "spring", "summer", "autumn", "fall",
    "winter",
}  # fmt: skip
_NUMBERED: Final = ("$", "$ ", "£", "£ ", "€", "€ ", "no. ", "number ", "flight ")
_NONE: Final[frozenset[str]] = frozenset()
_start, _end = attrgetter("start"), attrgetter("end")
_new = tuple.__new__  # a named tuple at half of what its constructor takes
_CLOSING: Final = frozenset(",.;)")
# before the short form of a weekday
_BEFORE_SHORT_DAYS: Final = ("on ", "On ", "last ", "next ", "this ", "since ", "until ", "every ")
_WEEKDAY_GAPS: Final = frozenset(
    part + gap
    for part in ("", " morning", " afternoon", " evening", " night")
    for gap in (", ", " ", ", the ", " the ")
)

_LONG_MONTHS: Final = frozenset((1, 3, 5, 7, 8, 10, 12))
_YEAR_LEFT_OUT: Final = 244
"""The most days between a draft and a day that it names without its year."""
_SPELT_OUT: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_YEARS_AGO = regex(rf"([0-9]{{1,3}}|{'|'.join(_SPELT_OUT)}) years ago\b")
_AHEAD = regex(
    r"\b(?:will|shall|due|next|scheduled|planned|expected|set for|until|from|is|are"
    r"|(?:begin|close|end|meet|open|resume|return|run|start)s)\b|'ll\b"
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _year(_: Document, date: Date) -> float | None:
    """The year, where one is named."""
    value = date.value or ""
    return float(value[:4]) if value[:4].isdigit() else None


def _years_ago(document: Document, date: Date) -> float | None:
    """How many years back a date is told to be."""
    found = _YEARS_AGO.match(document.folded, date.start) if date.relative else None
    return float(_SPELT_OUT.get(found[1], found[1])) if found else None


def _calendar_weekday(document: Document, date: Date) -> str | None:
    """The weekday that a day has by the calendar; without a year, the one near the draft."""
    value = date.value or ""
    if len(value) not in (len("--02-04"), len("2020-02-04")):
        return None
    if not value.startswith("--"):
        day = day_number(value)
        return None if day is None else _DAYS[day % 7]
    written = document.metadata.date
    draft = day_number(written) if written else None
    if written is None or draft is None:
        return None
    year = int(written[:4])
    days = {
        near - year: day
        for near in (year, year - 1, year + 1)
        if (day := day_number(f"{near:04}{value[1:]}")) is not None
    }
    nearest = min(days.values(), key=lambda day: abs(day - draft), default=None)
    # half a year away it may lie on either side, and a year is looked back upon in December
    for years, day in days.items():
        is_likely = abs(day - draft) <= _YEAR_LEFT_OUT or (
            years == 0 and day < draft and not _is_ahead(document, date)
        )
        if is_likely and _DAYS[day % 7].lower() == date.weekday:
            return _DAYS[day % 7]
    return None if nearest is None else _DAYS[nearest % 7]


def _is_ahead(document: Document, date: Date) -> bool:
    """Whether the words about a date tell that it is yet to come."""
    folded, low = document.folded, max(date.start - 80, 0)
    line = folded.rfind("\n", low, date.start) + 1
    return _AHEAD.search(folded, line or low, date.end + 40) is not None


def day_number(value: str) -> int | None:
    """The number of a day, YYYY-MM-DD, a Monday being whole weeks; None where no calendar has it.

    A module for dates takes longer to import than most drafts to read.
    """
    try:
        year, month, day = map(int, value.split("-"))
    except ValueError:  # a reader may have any date
        return None
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 + is_leap if month == 2 else 30 + (month in _LONG_MONTHS)
    if not (1 <= month <= 12 and 0 < day <= last):
        return None
    year -= month < 3  # a year from March on ends with its leap day
    month = (month + 9) % 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day + 1


class Dates(Checker):
    """Dates, weekdays, relative times."""

    name = "dates"
    kinds = (
        Kind(
            "date",
            Date,
            "A date, or a word for one",
            "He spoke on Monday.",
            meanings={
                "value": "2020-02-03, as far as it is told: 2020-02, --02-03; none of “Monday”",
                "weekday": "in lower case, where it is named: monday",
                "relative": "it means nothing without the day of publication",
                "past": "a past year, or a word like “yesterday”",
            },
        ),
    )
    derived = (
        Derived(
            "calendar_weekday",
            "date",
            str,
            _calendar_weekday,
            (),
            "its weekday by the calendar: Monday",
        ),
        Derived("year", "date", float, _year, (), "the year, where it is named"),
        Derived("years_ago", "date", float, _years_ago, (), "57 of “57 years ago”"),
    )
    lexicons = tuple(_TIME + name for name in ("weekdays", "months", "relative-times", "ago"))
    tables = tuple(_NUMBERS + name for name in (*_COUNTED_LEXICONS, "hedges-before"))

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        hedges = lexicons.get(_NUMBERS + "hedges-before") or Lexicon("hedges", ())
        # made when four digits first stand where it is not plain that they are a year
        self._counted = cache(
            lambda: _NONE.union(*(forms_of(lexicons.get(_NUMBERS + n)) for n in _COUNTED_LEXICONS))
        )
        self._hedges = cache(lambda: Hedges(hedges, Lexicon("none", ())))

    def annotate(self, document: Document) -> Iterable[Date]:
        dates = [*self._with_month(document), *self._in_figures(document), *_relatives(document)]
        dates.sort(key=_end, reverse=True)
        dates.sort(key=_start)
        return _with_weekdays(document, _disjoint(dates))

    def _with_month(self, document: Document) -> list[Date]:
        current = _year_of(document)
        months = _longest(document.terms(_TIME + "months"))
        return [date for term in months if (date := self._month_date(document, term, current))]

    def _month_date(self, document: Document, term: Term, current: str) -> Date | None:
        folded = document.folded
        month, start, end = term.entry.replacement or "", term.start, term.end
        before = year = None
        if folded.endswith(_DAY_ENDS, 0, start):
            before = _BEFORE_MONTH.search(folded, start - 20 if start > 20 else 0, start)
        dated = before is not None and 0 < int(before[1]) <= 31
        day, end = _day_after(folded, end)
        if day and (dated or _is_in(folded, start)) and _is_count(folded, end):
            day, end = None, term.end  # "On 3 May 12 people died", "In June 12 people died"
        elif folded.startswith(_YEAR_BEGINS, end) and (named := _YEAR_AFTER.match(folded, end)):
            year, end = named[1], named.end()
        if before and dated:
            if day is None:
                day, start = before[1], before.start()
            elif int(day) > 31 and year is None:
                day, start, year = before[1], before.start(), f"19{day}"
        if day is not None and not 0 < int(day) <= 31:
            return None
        lead = None
        if day is None and year is None:
            lead = _WORD_BEFORE.search(folded, start - 16 if start > 16 else 0, start)
        word = lead[1] if lead else ""
        if not self._is_month(document, term, word, day, year, start):
            return None
        if lead and word in ("last", "next", "this"):
            return Date(lead.start(1), end, f"--{month}", None, True, word == "last")
        past = year is not None and year < current
        return _new(Date, (start, end, _iso(year, month, day), None, False, past))

    def _is_month(
        self,
        document: Document,
        term: Term,
        word: str,
        day: str | None,
        year: str | None,
        start: int,
    ) -> bool:
        """Whether a month's name means the month, by the word before it and its day and year."""
        ambiguous = term.entry.form.lower() in _AMBIGUOUS_MONTHS
        if document.text[term.start] == document.folded[term.start]:
            return year is not None or (day is not None and (start < term.start or not ambiguous))
        if day is not None or year is not None:
            return True
        if not ambiguous:
            told = word in _MONTH_FOLLOWS or document.folded.endswith(" the ", 0, start)
            named = not told and term.entry.form in _GIVEN_NAMES
            return not (named and _SURNAME_AFTER.match(document.text, term.end))
        return word in _BEFORE_MONTHS and not document.folded.startswith(("'s", " day"), term.end)

    def _in_figures(self, document: Document) -> list[Date]:
        """Years and dates written in figures alone."""
        current, folded = _year_of(document), document.folded
        found = []
        for start in document.once(digit_runs):
            before = folded[start - 1 : start]
            if before and not before.isspace() and before not in _MAY_STAND_BEFORE:
                continue
            figures = folded[start : start + _TWO_SIGNS]
            if figures.count("/") > 1 or figures.count(".") > 1:
                first, second, *_ = figures.replace("/", ".").split(".")
                numeric = first.isdigit() and second.isdigit()
                if numeric and (match := _NUMERIC_DATE.match(folded, start)):
                    found.append(Date(start, match.end(), None, None, False, False))
                continue
            if not figures[:4].isdigit():
                continue
            if folded[start + 7 : start + 8] == "-" and (iso := _ISO_DATE.match(folded, start)):
                found.append(Date(start, iso.end(), iso[0], None, False, iso[0] < current))
                continue
            years = _years(folded, start)
            if years and self._is_year(document, start, *years):
                year, decade, until, end = years
                last = year[: 4 - len(until)] + until if until else year
                value = None if decade else f"{year}/{last}" if until else year
                found.append(_new(Date, (start, end, value, None, False, last < current)))
        return found

    def _is_year(
        self,
        document: Document,
        start: int,
        year: str,
        decade: str | None,
        until: str | None,
        end: int,
    ) -> bool:
        """Whether four digits are a year, by their value and by what stands beside them."""
        folded = document.folded
        if decade:
            return True
        if until and len(until) == 4 and until <= year:
            return False
        before = folded[start - 16 if start > 16 else 0 : start]
        if before.endswith(_DATED_ENDS):
            return True
        if before.endswith(_NUMBERED):
            return False
        lead = _WORD_BEFORE.search(before)
        word = lead[1] if lead else ""
        if word in _DATED:
            return True
        hedged = lead is None or word in self._hedges().words_before
        if self._is_counted(folded, end) or (hedged and self._hedges().before(folded, start)):
            return False
        if not "1900" <= year <= "2039":
            if folded.startswith(_OF_A_YEAR, end):
                return True
            return word in _MAYBE_DATED and _WORD_AFTER.match(folded, end) is None
        return bool(until) or word in _BEFORE_YEARS or _year_like(document.text, start, end)

    def _is_counted(self, folded: str, end: int) -> bool:
        """Whether something counted, or a second number, stands behind four digits."""
        if folded[end : end + 1] not in _BEFORE_COUNTED:
            return False
        word = _WORD_AFTER.match(folded, end)
        if word:
            return word[1] in self._counted() or (
                word[1] in _COUNT_GOES_ON and _COUNT_AFTER.match(folded, end) is not None
            )
        if folded[end : end + 2].lstrip(" ")[:1] in _RANGE_SIGNS:
            return _RANGE_AFTER.match(folded, end) is not None
        return folded[end + 1 : end + 2].isdigit() and _COUNT_AFTER.match(folded, end) is not None


def _years(folded: str, start: int) -> tuple[str, str | None, str | None, int] | None:
    """A year, what makes it a decade, the last year of a range, and where all of it ends."""
    end = start + 4
    year = folded[start:end]
    if folded[end : end + 1] in _BEHIND_ONE_YEAR and not folded[end + 1 : end + 2].isdigit():
        return (year, None, None, end) if year.isascii() and 1500 <= int(year) <= 2099 else None
    match = _YEARS.match(folded, start)
    return (match["year"], match["decade"], match["until"], match.end()) if match else None


def _day_after(folded: str, end: int) -> tuple[str | None, int]:
    """The day behind a month that ends at `end`, and where what is said of days ends."""
    day = _DAY_AFTER.match(folded, end) if folded[end + 1 : end + 2].isdigit() else None
    if day is None:
        return None, end
    end = day.end()
    last = _LAST_DAY.match(folded, end) if folded.startswith(_BEFORE_LAST_DAY, end) else None
    return day[1], last.end() if last else end


def _is_in(folded: str, start: int) -> bool:
    """Whether "in" stands before a month at `start`, so that no day of it is told."""
    return folded.endswith("in ", 0, start) and not folded[max(0, start - 4) : start - 3].isalnum()


def _is_count(folded: str, end: int) -> bool:
    """Whether a number that ends at `end` counts what follows it."""
    word = _WORD_AFTER.match(folded, end)
    return word is not None and word[1] not in _BEHIND_DATES


def _relatives(document: Document) -> list[Date]:
    """ "yesterday", "last week", "two years ago"."""
    found = [
        _new(Date, (start, end, None, None, True, entry.replacement == "past"))
        for start, end, _, entry in _longest(document.terms(_TIME + "relative-times"))
    ]
    for term in document.terms(_TIME + "ago"):
        from .lengths_of_time import time_before  # one draft in five has such a word

        start = time_before(document.folded, term.start)
        if start is not None:
            found.append(Date(start, term.end, None, None, True, True))
    return found


def _with_weekdays(document: Document, dates: list[Date]) -> list[Date]:
    """The dates, with weekdays; a weekday before a full date is part of it, as is one behind it:
    "Feb. 4, 2020, a Tuesday,"."""
    text, folded = document.text, document.folded
    index, count = 0, len(dates)
    days = []
    for term in _longest(document.terms(_TIME + "weekdays")):
        while index < count and dates[index].start < term.start:
            index += 1
        weekday: Any = term.entry.replacement
        after = folded[term.end : dates[index].start] if index < count else None
        if after in _WEEKDAY_GAPS and _is_day(dates[index]):
            dates[index] = dates[index]._replace(start=term.start, weekday=weekday)
            index += 1
            continue
        before = folded[dates[index - 1].end : term.start] if index else None
        closes = folded[term.end : term.end + 1] in _CLOSING
        if before == ", a " and closes and _is_day(dates[index - 1]):
            dates[index - 1] = dates[index - 1]._replace(end=term.end, weekday=weekday)
            continue
        if text[term.end - 1] == "." and not _names_day(text, term):
            continue
        past = folded[term.start - 5 : term.start] == "last "
        days.append(_new(Date, (term.start, term.end, None, weekday, True, past)))
    return dates + days


def _is_day(date: Date) -> bool:
    """Whether a date is a day of the calendar."""
    return len(date.value or "") >= len("--02-03") and not date.relative


def _names_day(text: str, term: Term) -> bool:
    """Whether a short form means the day: "made by Sun. It" ends a sentence with a name."""
    if text.startswith(",", term.end):
        return True
    if text.endswith(_BEFORE_SHORT_DAYS, 0, term.start):
        return True
    return text[term.end : term.end + 1] == " " and not text[term.end + 1 : term.end + 2].isupper()


def _year_of(document: Document) -> str:
    return (document.metadata.date or _EARLIEST_DRAFT)[:4]


def _year_like(text: str, start: int, end: int) -> bool:
    """A year with no word for time before it: "had 1988 sales", "(1997)", "Euro 2004"."""
    if text.startswith(("'s", "’s"), end):
        return True
    before, follow = text[start - 1 : start], text[end : end + 1]
    if before == "\n" == follow:  # a cell of a table
        return True
    if before and before in "([" and follow and follow in ")],;":
        return True
    if follow == " " and text[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and before == " " and text[start - 2].isalnum()


def _iso(year: str | None, month: str, day: str | None) -> str:
    value = f"{year}-{month}" if year else f"--{month}"
    return f"{value}-{int(day):02d}" if day else value


def _longest(terms: Iterable[Term]) -> list[Term]:
    """The terms without those that lie in a longer one before them."""
    reach = 0
    return [term for term in terms if term.start >= reach and (reach := term.end)]


def _disjoint(dates: Iterable[Date]) -> list[Date]:
    """Of dates that overlap, the longer, else the first."""
    kept: list[Date] = []
    for date in dates:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
        elif date.end - date.start > kept[-1].end - kept[-1].start:
            kept[-1] = date
    return kept


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The checker of this module."""
    return [Dates()]
