"""Dates, and the words for days that mean nothing without the day of publication."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from validator.api import Checker, Date, Document, Kind, Lexicon, Term, Tri, hookimpl

_PACK: Final = "words-time"
# words and names as well as months
_AMBIGUOUS_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "jun", "dec", "apr", "sep"})
# an undated draft is taken to be of this year or later
_EARLIEST_DRAFT: Final = "2020"
_AFTER_MONTH = re.compile(
    r" (?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:%]|[.,][0-9]|(?:st|nd|rd|th)?[a-z])"
    r"(?:[-–][0-9]{1,2}(?![0-9])| to [0-9]{1,2}(?=[,.;)]))?"
    r"(?:,? (?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9]|,[0-9]))?"
    r"|(?:of )?(?P<lone>(?:1[5-9]|20)[0-9]{2})(?![0-9]|,[0-9]))"
    r"|, (?P<comma>(?:19|20)[0-9]{2})(?![0-9])"
)
_BEFORE_MONTH = re.compile(
    r"(?<![0-9.,$€£])(?:[0-3]?[0-9](?:st|nd|rd|th)? ?(?:-|–|to|and) ?)?([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? $"
)
_WORD_BEFORE = re.compile(r"([a-z]+)[ -](?:the )?$")
_ISO = r"(?P<iso>(?:1[5-9]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9])"
_NUMERIC = r"(?P<numeric>[0-3]?[0-9]([/.])[0-3]?[0-9]\3(?:(?:19|20)[0-9]{2}|[0-9]{2}))"
_YEAR = (
    r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?:(?P<decade>(?<=0)'?s)\b"
    r"|[-–/](?P<until>(?:1[5-9]|20)[0-9]{2}|[0-9]{2}))?"
)
_FIGURES = re.compile(
    rf"(?:(?<=[\s(\[\"'“‘—–-])|^)(?:{_ISO}|{_NUMERIC}|{_YEAR})(?![\w%]|[.,:/-][0-9]|-[a-z])",
    re.MULTILINE,
)
_CLUE = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_AGO = re.compile(
    r"(?:^|[ (“\"—–-])((?:(?:an?|a few|a couple of|several|some|many|half an?|[0-9]{1,4}(?:\.[0-9])?|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]{3,5})?|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|dozens of|hundreds of)"
    r"(?: and a half)?[ -])?"
    r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centurie|century|season)s?) $"
)
_APPROXIMATE = re.compile(
    r"\b(?:some|about|around|nearly|almost|over|than|least|up to|roughly|approximately|only|estimated|exceed(?:ing|s|ed)?|below|above|under) $"
)
_COUNTED = re.compile(
    r" (?:people|persons|men|women|children|civilians|soldiers|troops|fighters|rebels|voters|adults|"
    r"respondents|homes|houses|jobs|cases|deaths|votes|refugees|migrants|families|workers|delegates|"
    r"percent|per cent|million|billion|thousand|hundred|dollars|euros|pounds|yen|tonnes|tons|miles|"
    r"kilometres|kilometers|km|metres|meters|feet|acres|hectares|employees|members|students|pupils|"
    r"police|officers|protesters|demonstrators|prisoners|copies|others|or (?:more|less|fewer)|"
    r"over [0-9]|[0-9] (?:hundred|thousand))\b|[-–] ?[0-9]|%"
)


class Dates(Checker):
    """Dates, weekdays, relative times."""

    name = "dates"
    lexicons = tuple(
        f"{_PACK}.{name}"
        for name in ("weekdays", "months", "before-months", "before-years", "relative-times", "ago")
    )

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        def forms(name: str) -> frozenset[str]:
            lexicon = lexicons.get(f"{_PACK}.{name}")
            return frozenset(entry.form.lower() for entry in lexicon.entries) if lexicon else frozenset()

        self._before_months = forms("before-months")
        self._before_years = forms("before-years")

    def annotate(self, document: Document) -> Iterable[Date]:
        spans = [*self._month_dates(document), *self._figures(document), *self._relative(document)]
        spans.sort(key=lambda date: (date.start, -date.end))
        return _with_weekdays(document, _disjoint(spans))

    def _month_dates(self, document: Document) -> Iterator[Date]:
        folded = document.folded
        current = (document.metadata.date or _EARLIEST_DRAFT)[:4]
        for term in _longest(document.terms(f"{_PACK}.months")):
            lower = document.text[term.start].islower()
            yield from self._month_date(folded, term, current, lower)

    def _month_date(self, folded: str, term: Term, current: str, lower: bool) -> Iterator[Date]:
        month = term.replacement or ""
        start, end = term.start, term.end
        after = _AFTER_MONTH.match(folded, end)
        before = _BEFORE_MONTH.search(folded, max(0, start - 20), start)
        day = year = None
        if after:
            day, year = after["day"], after["year"] or after["lone"] or after["comma"]
            end = after.end()
        if before and 0 < int(before[1]) <= 31:
            if day is None:
                day, start = before[1], before.start()
            elif int(day) > 31 and not year:
                day, start, year = before[1], before.start(), f"19{day}"
        if day is not None and not 0 < int(day) <= 31:
            return
        ambiguous = term.entry.form.lower() in _AMBIGUOUS_MONTHS
        if lower and (day is None or (ambiguous and start == term.start)) and year is None:
            return
        word = _WORD_BEFORE.search(folded, max(0, start - 16), start)
        lead = word[1] if word else ""
        if day is None and year is None:
            if ambiguous and (
                lead not in self._before_months or folded.startswith(("'s", " day"), end)
            ):
                return
            if lead in ("last", "next", "this") and word:
                yield Date(word.start(1), end, f"--{month}", None, True, lead == "last")
                return
        yield Date(start, end, _iso(year, month, day), None, False, _is_past(year, current))

    def _figures(self, document: Document) -> Iterator[Date]:
        text, folded = document.text, document.folded
        current = (document.metadata.date or _EARLIEST_DRAFT)[:4]
        for match in _FIGURES.finditer(folded):
            start, end = match.span()
            if match["iso"]:
                yield Date(start, end, match["iso"], None, False, match["iso"][:4] < current)
            elif match["numeric"]:
                yield Date(start, end, None, None, False, False)
            elif self._is_year(text, folded, match):
                year, until = match["year"], match["until"]
                value = None if match["decade"] else year
                if until:
                    value = f"{year}/{year[: 4 - len(until)]}{until}"
                last = value.rpartition("/")[2] if value else year
                yield Date(start, end, value, None, False, last < current)

    def _is_year(self, text: str, folded: str, match: re.Match[str]) -> bool:
        """Whether four digits are a year, by their value and by what stands beside them."""
        start, end = match.span()
        year, until = match["year"], match["until"]
        if match["decade"]:
            return year[3] == "0"
        if until and not (len(until) == 2 or int(until) > int(year)):
            return False
        before = folded[max(0, start - 16) : start]
        if before.endswith(("$ ", "£ ", "€ ", "$", "£", "€", "no. ", "number ", "flight ")):
            return False
        word = _WORD_BEFORE.search(before)
        lead = word[1] if word else ""
        dated = lead in ("in", "since", "during", "until", "till", "circa", "early", "late", "mid")
        if not dated and (_COUNTED.match(folded, end) or _APPROXIMATE.search(before)):
            return False
        if not "1900" <= year <= "2039":
            return dated or (lead in ("by", "from", "before", "after", "of") and not _noun(folded, end))
        return bool(until) or dated or lead in self._before_years or _year_like(text, start, end)

    def _relative(self, document: Document) -> Iterator[Date]:
        for term in _longest(document.terms(f"{_PACK}.relative-times")):
            yield Date(term.start, term.end, None, None, True, term.replacement == "past")
        folded = document.folded
        for term in document.terms(f"{_PACK}.ago"):
            lead = _AGO.search(folded, max(0, term.start - 40), term.start)
            if lead:
                yield Date(lead.start(1), term.end, None, None, True, True)


def _noun(folded: str, end: int) -> bool:
    return folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalpha()


def _year_like(text: str, start: int, end: int) -> bool:
    """A year with no word for time before it: "had 1988 sales", "(1997)", "Euro 2004"."""
    before, follow = text[start - 1 : start], text[end : end + 1]
    if text.startswith(("'s", "’s"), end):
        return True
    if before and before in "([" and follow and follow in ")],;":
        return True
    if follow == " " and text[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and before == " " and text[start - 2].isalnum()


def _iso(year: str | None, month: str, day: str | None) -> str:
    value = f"{year}-{month}" if year else f"--{month}"
    return f"{value}-{int(day):02d}" if day else value


def _is_past(year: str | None, current: str) -> bool:
    return year is not None and year < current


def _longest(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms without those that lie in a longer one before them."""
    reach = 0
    for term in terms:
        if term.start >= reach:
            yield term
            reach = term.end


def _disjoint(dates: Iterable[Date]) -> list[Date]:
    kept: list[Date] = []
    for date in dates:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
        elif date.end - date.start > kept[-1].end - kept[-1].start:
            kept[-1] = date
    return kept


_WEEKDAY_GAPS: Final = frozenset({", ", " ", ", the ", " the ", " on "})


def _with_weekdays(document: Document, dates: list[Date]) -> Iterator[Date]:
    """The dates, with weekdays joined to the date that they stand before."""
    folded = document.folded
    index, count = 0, len(dates)
    for term in _longest(document.terms(f"{_PACK}.weekdays")):
        while index < count and dates[index].start < term.start:
            yield dates[index]
            index += 1
        weekday = term.replacement
        if index < count and folded[term.end : dates[index].start] in _WEEKDAY_GAPS:
            date = dates[index]
            if date.value and date.value.startswith("--") and date.value.count("-") < 4:
                if len(date.value) < 7:
                    yield Date(term.start, term.end, None, weekday, True, False)
                    continue
            if date.value and len(date.value) >= 7 and not date.relative:
                yield date._replace(start=term.start, weekday=weekday)
                index += 1
                continue
        past = folded.endswith("last ", 0, term.start)
        yield Date(term.start, term.end, None, weekday, True, past)
    yield from dates[index:]


def _relative(_: Document, date: Date) -> Tri:
    return date.relative


def _past(_: Document, date: Date) -> Tri:
    return date.past


Dates.kinds = (
    Kind(
        "date",
        Date,
        "A date, or a word for one",
        "He spoke on Monday.",
        {"relative": _relative, "past": _past},
    ),
)


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The checker of this module."""
    return [Dates()]
