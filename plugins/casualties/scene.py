"""When and where a casualty happened, as far as its sentence says."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from validator.api import Document, Extent, NamedTuple, Term, regex

from ..word_places import any_in
from .words import PACK

if TYPE_CHECKING:
    from .hits import Hit

HAPPENINGS = PACK + "happenings"
_BARE_YEAR = regex(r"(?:1[5-9]|20)\d\d")
_YEAR = regex(
    r"\b(?:in|of|the|during|on|early|late|mid"
    r"|(?:from|between)(?= (?:[a-z]{3,9} )?\d{4} (?:to|and|until) )"
    r"|since(?=[^,]{4,20}, (?:when|in which)\b)) "
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)? (?=[a-z]{3}))?(?:[a-z]{3,9}\.? (?P<day_last>\d{1,2},? )?)?"
    r"(?P<year>1[5-9]\d\d|20\d\d)(?:\b(?!-year)|(?=0s\b)|(?<=0)s\b)"
)
_EVENT_OF_YEAR = regex(r"\b(?:a|another|one) (?P<year>1[5-9]\d\d|20\d\d) (?=(?P<what>.{0,24}))")
_NAME = r"[A-Z](?:[\w'.-]++|’)*+"
_PLACE = regex(
    r"\b(?:(?P<on>[Oo]n)|[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Oo]ff"
    r"|(?:(?:north|south)-?)?(?:north|south|east|west) of) "
    r"(?P<kind>(?:the )?(?:[a-z-]+ )?(?:[A-Z][\w-]+ )?(?:[a-z-]+ )?"
    r"(?:(?:capital|city|town|village|port|resort|island|peninsula|province|district|region|county"
    r"|state|governorate|municipality|suburb|area|enclave|coast|outskirts|edge) of |capital ))?"
    r"(?:(?:the|central|(?:north-?|south-?)?(?:east|west)ern|northern|southern|downtown|rural) "
    r"|[a-z]+ of |[A-Z][\w.]+['’]s (?:[a-z]+ ){0,3}){0,3}"
    rf"(?P<name>{_NAME}(?: (?:of )?{_NAME}){{0,3}})(?! capital\b)"
)
"""A place, behind “on” only if it says of which kind: “on the island of Crete”."""
_DAY_OF_MONTH = regex(r"\b(?:(\d{1,2}) )?([a-z]{3,})(?=(\.? \d{1,2}\b)?)")
_CALENDAR = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
WEEKDAYS = tuple([name.lower() for name in _CALENDAR[12:]])
_NAMES_OF_DAYS = (*WEEKDAYS, "yesterday", "today", "tonight")
MONTHS = tuple([name[:3].lower() for name in _CALENDAR[:12]])
_WHOLE_MONTHS = frozenset([name.lower() for name in _CALENDAR[:12]])
_SHORT_MONTHS = frozenset({*MONTHS, "sept"})
MONTH_NAMES = _WHOLE_MONTHS | _SHORT_MONTHS
IN_MONTH = regex(
    r"\b(?P<how>in|since|last) (?:early |late |mid-)?"
    rf"(?P<month>{'|'.join(sorted(_WHOLE_MONTHS))})\b(?! \d{{1,2}}\b)"
)
_BEGAN = 48
"""Characters between "since" and the month in which it began."""
_SETTLED = 2
"""Months after which an event is no news."""
_SHORT_DATE = regex(r"\w{3}\.\w")
_NATIONAL = (
    "ish", "sian", "rian", "nian", "kian", "tian", "ese", "ench", "aeli", "qi", "eek", "erman",
    "rican",
)  # fmt: skip

_BREAK = regex(r",(?!\d)|[;:()\"]|--| [-–—] ")
_FRONTED = regex(
    r"^(?:,? \d{4}| (?:state|province|district|region|county|governorate|division|prefecture|city"
    r"|town))?,"
)
_BEFORE_FRONTED = regex(
    r"(?:across|further|farther|elsewhere|over|down|up|just|deep|along|on|to|in|at|near|outside"
    r"|around|off)\b[^,;:\"]{0,40}\Z"
)
_OF_THEM = regex(r"^, (?:(?:nearly |almost )?all|most|both|each) of (?:them|whom) (?:in|at|near) $")
_OUTCOMES = frozenset({"and ", "leaving ", "which ", "that "})
"""From a place or a day to what came of it: "in Aden on Monday, [leaving] six dead"."""
_BETWEEN = 40
"""Characters between a place or a day and the comma."""
_OPENING = 12
"""Characters of a sentence in which a place or a day opens it, whatever stands there."""
_RIGHT_BEHIND = frozenset({" in ", " at ", " near ", " outside ", " off ", " on "})
_SAYING = frozenset(
    {"said", "says", "told", "announced", "reported", "confirmed", "added", "warned", "speaking",
     "spoke"}
)  # fmt: skip
_REACH_OF_SAYING = 32
"""Characters before a place or a day, not behind a comma."""


class Scene(NamedTuple):
    """What a sentence says of when and where."""

    folded: str
    """The whole document, folded."""
    start: int
    """Where the sentence begins."""
    days: Sequence[Extent]
    places: Sequence[Extent]
    events: Sequence[Term]
    """Words for what happened."""
    background: bool


def told(scene: Scene, named: Sequence[Extent], hit: "Hit") -> str | None:
    """The nearest day or place that the clause of a hit names, folded.

    Behind a comma, "killed, the army said Monday", or behind a word of saying, "said on Monday
    that", it is that of another event; in front of all, "In Aden, six died", it is not. What stands
    right behind the people is theirs: "killed 12 in Aden and three in Taiz".
    """
    if not named:
        return None
    for place in named:
        if scene.folded[hit.phrase.end : place.start] in _RIGHT_BEHIND:
            return _name(scene, place)
    start, end = min(hit.phrase.start, hit.trigger.start), max(hit.phrase.end, hit.trigger.end)
    near: list[tuple[int, Extent]] = []
    for place in named:
        if place.start >= end:
            between = _OF_THEM.sub("", scene.folded[end : place.start])
        else:
            between = scene.folded[place.end : start]
            fronted = _is_fronted(scene, place) and _FRONTED.match(between)
            if fronted:
                between = between[fronted.end() :]
                if _SAYING.isdisjoint(between.split()):
                    between = between.replace(",", "")  # "In Aden, a wall fell, killing six"
            before = scene.folded[max(scene.start, place.start - _REACH_OF_SAYING) : place.start]
            if not _SAYING.isdisjoint(before.rpartition(",")[2].split()):
                continue
        if not _BREAK.search(between):
            near.append((len(between), place))
    if not near:
        return None
    return _name(scene, min(near)[1])


def told_before(scene: Scene, named: Sequence[Extent], hit: "Hit") -> str | None:
    """The nearest day or place of what harmed people, where it is told before: "a bomb went off in
    Aden on Monday, killing six"."""
    if not named:
        return None
    start = min(hit.phrase.start, hit.trigger.start)
    for place in reversed(named):
        clause, comma, link = scene.folded[place.end : start].rpartition(", ")
        if not comma or len(clause) > _BETWEEN or _BREAK.search(clause):
            continue
        if link not in _OUTCOMES and (link or not scene.folded.endswith("ing", *hit.trigger)):
            continue
        first = scene.folded.rfind(",", scene.start, place.start) + 1
        if _SAYING.isdisjoint(scene.folded[max(first, scene.start) : start].split()):
            return _name(scene, place)
    return None


def _is_fronted(scene: Scene, place: Extent) -> bool:
    """Whether a place or a day opens the sentence: "In Aden, ...", "Across the border in Mali"."""
    near = place.start - scene.start < _OPENING
    return near or bool(_BEFORE_FRONTED.match(scene.folded, scene.start, place.start))


def _name(scene: Scene, place: Extent) -> str:
    return scene.folded[place.start : place.end].removesuffix("'s").strip(".'")


def event(scene: Scene, hit: "Hit") -> str | None:
    """The family of events that is named nearest to a harm."""
    if not scene.events:
        return None
    nearest = min(scene.events, key=lambda term: abs(term.start - hit.trigger.start))
    return nearest.replacement or nearest.entry.form


def scene_of(
    document: Document, start: int, end: int, events: Sequence[Term], marked: bool
) -> Scene:
    """The days and places of prose[start:end], and whether it tells of a settled past event.

    `events` are the words for events there, and `marked` says that a background word is among it.
    """
    stop = min(end, start + 2000)
    folded = document.folded
    days = [*_weekdays(folded, start, stop), *_days_of_months(folded, start, stop)]
    places = [
        Extent(*m.span("name"))
        for m in _PLACE.finditer(document.text, start, stop)
        if (m["kind"] or not m["on"])
        and not _is_date(m["name"])
        and not folded.endswith(_NATIONAL, *m.span("name"))
    ]
    past = marked or _past_year(document, start, stop, events) or _past_month(document, start, stop)
    return Scene(folded, start, days, places, events, past)


def _weekdays(folded: str, start: int, stop: int) -> Iterator[Extent]:
    sentence = folded[start:stop]
    for word in [word for word in _NAMES_OF_DAYS if word in sentence]:
        at = folded.find(word, start, stop)
        while at >= 0:
            end = at + len(word)
            if not _goes_on(folded, at - 1):
                yield Extent(at, end)
            at = folded.find(word, end, stop)


def _days_of_months(folded: str, start: int, stop: int) -> Iterator[Extent]:
    sentence = folded[start:stop]
    if not [month for month in MONTHS if month in sentence]:
        return
    for match in _DAY_OF_MONTH.finditer(folded, start, stop):
        if match[1] and match[2] in _WHOLE_MONTHS:
            yield Extent(*match.span())
        elif match[3] and match[2] in MONTH_NAMES:
            yield Extent(match.start(2), match.end(3))


def _is_date(name: str) -> bool:
    """Whether a name begins with a month or a day: "Monday", "Oct.4"."""
    if name.startswith(_CALENDAR):
        word = next(word for word in _CALENDAR if name.startswith(word))
        return not _goes_on(name, len(word))
    return name[3:4] == "." and name[:3].istitle() and _SHORT_DATE.match(name) is not None


def _goes_on(text: str, at: int) -> bool:
    """Whether a word has a character there."""
    return text[at : at + 1].isalnum() or text[at : at + 1] == "_"


def _past_year(document: Document, start: int, end: int, events: Sequence[Term]) -> bool:
    """Whether a year before that of the document is named, of the casualty or of what happened: "a
    2003 earthquake", but "a 2003 Ford".

    Where that is not known, a full date is taken for news, a bare year for the past.
    """
    date, folded = document.metadata.date, document.folded
    if folded.find("1", start, end) < 0 and folded.find("20", start, end) < 0:
        return False
    bare = [int(year) for year in _BARE_YEAR.findall(folded, start, end)]
    if not bare or (date and min(bare) >= int(date[:4])):
        return False
    for match in _YEAR.finditer(folded, start, end):
        day = match["day"] or match["day_last"]
        if (int(match["year"]) < int(date[:4])) if date else not day:
            return True
    named = [event.start for event in events]
    return any(
        any_in(words, match.end(), match.end("what") + 1)
        for match in _EVENT_OF_YEAR.finditer(folded, start, end)
        if not date or int(match["year"]) < int(date[:4])
        for words in (named, document.once(_happenings))
    )


def _happenings(document: Document) -> Sequence[int]:
    """Where words stand for what befell people."""
    return [term.start for term in document.terms(HAPPENINGS)]


def _past_month(document: Document, start: int, end: int) -> bool:
    """Whether it happened "in May" or "last May" two months or more before the document was
    written."""
    date, sentence = document.metadata.date, document.folded[start:end]
    if date is None or not ("in " in sentence or "last " in sentence):
        return False
    written = int(date[5:7]) - 1
    for match in IN_MONTH.finditer(sentence):
        if "since " in sentence[max(0, match.start() - _BEGAN) : match.start()]:
            continue  # "since it began in January"
        ago = (written - MONTHS.index(match["month"][:3])) % 12
        if (match["how"] == "in" and ago >= _SETTLED) or (match["how"] == "last" and ago != 1):
            return True
    return False
