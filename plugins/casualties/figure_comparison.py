"""Whether two figures count the same thing, say the same, clash, or tell a change."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from validator.api import (
    INFINITY,
    UNKNOWN,
    Casualty,
    Document,
    NamedTuple,
    Quantity,
    Term,
    Update,
    regex,
)

from .scene import IN_MONTH, MONTH_NAMES, MONTHS, WEEKDAYS
from .victim_nouns import SIDES
from .words import PACK

Figure = Quantity | Casualty

_COMBATANTS = PACK + "combatants"
IRREGULARS = PACK + "irregulars"
_OPPOSING = ("by ", "with ", "against ", "from ", "between ", "loyal to ")
_PERIODS = PACK + "periods"
OTHER_EVENTS = PACK + "other-events"
_FAMILIES = PACK + "events"
_SOONER = PACK + "sooner"
EVENTS = (_PERIODS, OTHER_EVENTS, _FAMILIES, _SOONER)
"""Lists that tell one event from several."""
_NEAR = 40
_MULTIPLE = 5
"""Counts further apart than so many times are of different events: a raid and a war."""


_ROUNDING = 1 + 1e-9
"""3.25 is a hair further from 3.2 than half a tenth, as floats have it."""
_MOST = 2
"""Counts of one class that differ by less than this factor are no part and whole."""


def disjoint(_: Document, a: Figure, b: Figure) -> bool:
    """Whether no number fits both."""
    return a.high < b.low or b.high < a.low


def numbers(_: Document, figure: Figure) -> tuple[float | None, float, float]:
    """What two figures must differ in to be disjoint, or one of them stale."""
    return figure.value, figure.low, figure.high


def same_figure(_: Document, a: Figure, b: Figure) -> bool:
    """Same unit, same kind of bound, and numbers that agree to the digits that were named: one is
    the other, rounded or not. One in five is 20 percent."""
    if a.unit != b.unit:
        a, b = _as_percent(a), _as_percent(b)
        if a.unit != b.unit and not _one_currency(a.unit, b.unit):
            return False
    if _bound(a) != _bound(b):
        return False
    slack = max(_precision(a), _precision(b)) / 2 * _ROUNDING
    if a.high == INFINITY:
        return abs(a.low - b.low) <= slack
    if a.low == 0 and b.low == 0:
        return abs(a.high - b.high) <= slack
    return a.low - slack <= b.high and b.low - slack <= a.high


def _one_currency(one: str | None, other: str | None) -> bool:
    """Whether a currency is named with its land and without: "Dh2bn", "2 billion dirhams"."""
    if not one or not other:
        return False
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def _as_percent(figure: Figure) -> Figure:
    """A fraction in percent, to the last digit that is named of it: a third is 33 percent."""
    if not isinstance(figure, Quantity) or figure.type != "fraction" or figure.unit is not None:
        return figure
    return figure._replace(
        low=figure.low * 100, high=figure.high * 100, precision=1, unit="percent", type="percent"
    )


def _bound(figure: Figure) -> str:
    if figure.high == INFINITY:
        return "floor"
    return "ceiling" if figure.low == 0 and figure.high > 0 else "number"


def _precision(figure: Figure) -> float:
    return figure.precision if isinstance(figure, Quantity) else 1


_MOVED = ("displaced", "affected")
"""Harms that are told of people as refugees, Syrians, civilians: one crowd by many names."""
_ONE_CROWD = frozenset({"people", "migrant", "civilian"})


def _class(casualty: Casualty) -> str:
    group = casualty.victims.group if casualty.victims else None
    return group or "people"


def _group(document: Document, casualty: Casualty) -> tuple[str, str | None]:
    """Whose a count is, by class and side. One that says "24 died" is of those of whom alone the
    article tells this harm otherwise, and one of bodies of those of one place."""
    if casualty.victims is not None or casualty.bodies:
        return _class(casualty), side_of(document, casualty) or _for_no_state(document, casualty)
    named = document.once(_told_of).get(casualty.harm, frozenset())
    return next(iter(named)) if len(named) == 1 else ("people", None)


def _for_no_state(document: Document, casualty: Casualty) -> str | None:
    """The side of fighters that no word names: jihadists are on another than soldiers are."""
    victims = casualty.victims
    if victims is None or victims.group != "combatant":
        return None
    return "rebels" if _between(document.terms(IRREGULARS), victims.start, victims.end) else None


def _told_of(document: Document) -> dict[str, frozenset[tuple[str, str | None]]]:
    """Of whom an article tells each harm, by class and side."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for other in document.shown("casualty"):
        if other.victims is not None and _is_whole(document, other):
            found.setdefault(other.harm, set()).add(_group(document, other))
    return {harm: frozenset(groups) for harm, groups in found.items()}


def _is_whole(document: Document, casualty: Casualty) -> bool:
    """Whether a count is of the event at hand, and no part of another count."""
    number, apart = document.sentence_index(casualty.start), document.once(_apart)
    return (
        casualty.stated
        and not casualty.part
        and not casualty.background
        and number not in apart.events
        and number not in apart.sooner
        and number not in apart.periods
        and not _of_another_month(document, number)
    )


def count_key(document: Document, casualty: Casualty) -> object | None:
    """What two casualties must share to count the same: harm, group, side, and whether over a time.

    None for counts that are parts of another, for settled past events, for one event more, and for
    a count that its own sentence calls an earlier one.
    """
    if casualty.part or casualty.background or not casualty.stated:
        return None
    number, apart = document.sentence_index(casualty.start), document.once(_apart)
    if number in apart.events or number in apart.sooner or _of_another_month(document, number):
        return None
    if casualty.harm in _MOVED and _class(casualty) in _ONE_CROWD:
        return (casualty.harm, "people", None, None)
    since = _since(document, number)
    period = since or ("over time" if number in apart.periods else None)
    return (casualty.harm, *_group(document, casualty), period)


def same_event(_: Document, a: Casualty, b: Casualty) -> bool:
    """Of two counts with one key: no sign that they are of two events. They may stand in two
    articles, so that nothing may be looked up here."""
    return (
        _comparable(a.value, b.value)
        and _same_day(a.day or a.site_day, b.day or b.site_day)
        and _agree(a.place or a.site, b.place or b.site)
        and _one_kind(a.event, b.event)
        and not _in_part(a, b)
        and not _in_part(b, a)
        and not _told_apart(a, b)
        and not _so_far(a, b)
        and not _so_far(b, a)
    )


def _so_far(found: Casualty, dead: Casualty) -> bool:
    """Whether one counts bodies, and more are dead than were found: no toll is wrong for that."""
    return found.bodies and not dead.bodies and found.high < dead.low


def _told_apart(a: Casualty, b: Casualty) -> bool:
    """Whether each names where, when or in what, but not the same of these: "15 died in Hatia",
    "a boat overturned and six died". Whose the victims are would tell enough."""
    if _class(a) != "people" or (a.victims and a.victims.side) or (b.victims and b.victims.side):
        return False
    one, two = (
        {kind for kind, told in zip("pde", (c.place, c.day, c.event), strict=True) if told}
        for c in (a, b)
    )
    return bool(one and two) and not one & two


def _in_part(part: Casualty, whole: Casualty) -> bool:
    """Whether one may be what of the other befell one place: "17 died in Melk", "41 died"."""
    if part.victims is not None and part.victims.side is not None:
        return False
    if part.place is None or whole.place is not None or whole.site is not None:
        return False
    if part.event is not None and part.event == whole.event and part.event in _AT_ONE_PLACE:
        return False
    return part.high * (1 if _class(part) == "people" else _MOST) < whole.low


def _one_kind(one: str | None, two: str | None) -> bool:
    """Whether two words can be of one event; a wildfire is later called the fire."""
    return one is None or two is None or one == two or {one, two} == _FIRES


_FIRES = {"fire", "wildfire"}
_AT_ONE_PLACE = frozenset({"fire", "crash", "sinking", "stampede"})
"""Events that happen at one place, unlike floods and storms."""


class _Apart(NamedTuple):
    """The sentences, by number, that tell of something else than the event at hand."""

    events: set[int]
    sooner: set[int]
    periods: set[int]


def _apart(document: Document) -> _Apart:
    return _Apart(
        *(
            set(document.sentence_numbers([term.start for term in document.terms(lexicon)]))
            for lexicon in (OTHER_EVENTS, _SOONER, _PERIODS)
        )
    )


def of_another_event(document: Document, figure: Figure) -> bool:
    """Whether the sentence of a figure tells of one event more."""
    return document.sentence_index(figure.start) in document.once(_apart).events


def events_in(document: Document, start: int, end: int) -> Sequence[Term]:
    """The words for events in prose[start:end]."""
    return _between(document.terms(_FAMILIES), start, end)


_SINCE = regex(rf"\bsince (?:[a-z ]{{0,40}} in )?(({'|'.join(MONTHS)})[a-z]*)")
_CALENDAR = regex(r"([a-z]{3})[a-z.]* (\d{1,2})|(\d{1,2}) ([a-z]{3})[a-z]*")
_AGO = {"today": 0, "tonight": 0, "yesterday": 1}


def day_of(document: Document, told: str | None) -> str | None:
    """A day as YYYY-MM-DD where the date of the article tells it, else as told."""
    written = document.metadata.date
    if told is None or written is None:
        return None if told in _AGO else told
    import datetime

    try:
        published = datetime.date.fromisoformat(written)
        if told in WEEKDAYS:
            back = (published.weekday() - WEEKDAYS.index(told)) % 7
        elif told in _AGO:
            back = _AGO[told]
        else:
            match = _CALENDAR.match(told)
            if match is None:
                return told
            month = MONTHS.index(match[1] or match[4]) + 1
            day = datetime.date(published.year, month, int(match[2] or match[3]))
            # "Dec. 30" in January is of the year before
            return str(day if day <= published else day.replace(year=published.year - 1))
    except ValueError:
        return told
    return str(published - datetime.timedelta(back))


def _of_another_month(document: Document, number: int) -> bool:
    """Whether a sentence names months, and not that of the article: "in August"."""
    date = document.metadata.date
    if date is None or _since(document, number):
        return False
    start, end = document.sentences[number]
    named = {match["month"][:3] for match in IN_MONTH.finditer(document.folded, start, end)}
    return bool(named) and MONTHS[int(date[5:7]) - 1] not in named


def _since(document: Document, number: int) -> str | None:
    """The month since which a sentence counts: "since January", "since it began in January"."""
    start, end = document.sentences[number]
    if document.folded.find("since", start, end) < 0:
        return None
    match = _SINCE.search(document.folded, start, end)
    return match[2] if match and match[1] in MONTH_NAMES else None


def _same_day(one: str | None, two: str | None) -> bool:
    """Whether two days may be one; a weekday is compared with a weekday only."""
    if one is None or two is None or one[0].isdigit() != two[0].isdigit():
        return True
    return one == two


def _comparable(one: float | None, two: float | None) -> bool:
    """Whether two numbers can be of one event: none is a multiple of the other."""
    if one is None or two is None:
        return True
    return max(one, two) <= _MULTIPLE * min(one, two)


def _agree(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one in two or two in one


_SEVERAL = "both sides"
_BETWEEN = regex(r"\bbetween [^.;]{0,60} and (?:[\w’'-]+ ){0,4}(?:forces|troops|soldiers|army)\b")
_LOSER = regex(r"([A-Z][\w’'-]+) (?:had |has |have )?\Z")
_NATION = regex(r"\b[A-Z]\w*(?:['’]\w*|-\w*)*(?:an|ese|ish|i|ic|ch|er)\b")


def side_of(document: Document, casualty: Casualty) -> str | None:
    """Whose the victims are: as told, else as the nearest words for the same group tell."""
    victims = casualty.victims
    if victims is None:
        return None
    if victims.side is not None:
        return victims.side
    named = _NATION.search(document.text, victims.start, victims.end)
    if named is not None and named.start() > document.sentence_at(victims.start).start:
        return named[0].casefold()
    if victims.group != "combatant":
        return None
    if len(_sides_in(document, victims.start, victims.end)) > 1:
        return None
    number = document.sentence_index(casualty.start)
    own = document.sentences[number]
    forces = _forces(document, own.start, own.end)
    if document.folded.startswith("los", casualty.trigger.start):
        loser = _LOSER.search(document.text, own.start, casualty.trigger.start)
        if loser is not None:
            return loser[1].casefold()
    if document.text.find("between ", own.start, own.end) >= 0 and _BETWEEN.search(
        document.text, own.start, own.end
    ):
        return _SEVERAL
    free = [f for f in forces if not _opposing(document, f[0])]
    sides = {side for _, _, side in free}
    if sides:
        return sides.pop() if len(sides) == 1 else None
    if number == 0:
        return None
    earlier = document.sentences[number - 1]
    forces = _forces(document, earlier.start, earlier.end)
    return forces[-1][2] if forces else None


def _opposing(document: Document, at: int) -> bool:
    before = document.folded[max(0, at - _NEAR) : at]
    return any(word in before for word in _OPPOSING)


def _forces(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    """Start, end and side of the words for fighters of exactly one side in prose[start:end]."""
    found = []
    for noun in _between(document.terms(_COMBATANTS), start, end):
        sides = _sides_in(document, max(start, noun.start - _NEAR), noun.start)
        close = [s for s in sides if noun.start - s[1] <= 20]
        if len({s[2] for s in close}) == 1:
            found.append((close[-1][0], noun.end, close[-1][2]))
    return found


def _sides_in(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    return [
        (term.start, term.end, term.replacement or term.entry.form)
        for term in _between(document.terms(SIDES), start, end)
        if term.end <= end
    ]


_start = attrgetter("start")


def _between(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    first = bisect_left(terms, start, key=_start)
    return terms[first : bisect_left(terms, end, lo=first, key=_start)]


def _updates(document: Document, figure: Figure) -> Sequence[Update]:
    start, end = document.sentence_at(figure.start)
    return document.spans_within("update", start, end)


def explains(document: Document, b: Casualty, a: Casualty) -> bool:
    """Whether b's sentence marks a change, and a precedes it."""
    return a.start < b.start and told_as_change(document, b)


def told_as_change(document: Document, casualty: Casualty) -> bool:
    """Whether the sentence of a count says that it changed."""
    return bool(_updates(document, casualty))


def days_old(document: Document, casualty: Casualty) -> int | None:
    """How many days before its article the day lies that is named; none where that is not known."""
    written, day = document.metadata.date, casualty.day
    if written is None or day is None or not day[0].isdigit():
        return None
    import datetime

    try:
        day_of_article, told = map(datetime.date.fromisoformat, (written, day))
    except ValueError:  # "31 April"
        return None
    return (day_of_article - told).days


def published(document: Document, _: Casualty) -> object:
    """The day of its article as a number: 20200204."""
    date = document.metadata.date
    return int(date.replace("-", "")) if date else UNKNOWN


def dateline_day(document: Document, _: Casualty) -> object:
    """Month and day of its article where a dateline names no year, as a number: 204."""
    return UNKNOWN if document.metadata.date else document.once(_day_of_dateline)


def _day_of_dateline(document: Document) -> object:
    """Month and day as a number: 204 for "ANKARA, Feb. 4 (Agency) -"."""
    first = next((block for block in document.blocks if block.type == "dateline"), None)
    if first is None:
        return UNKNOWN
    for match in _CALENDAR.finditer(document.folded, first.start, first.end):
        month = match[1] or match[4]
        if month in MONTHS:
            return 100 * (MONTHS.index(month) + 1) + int(match[2] or match[3])
    return UNKNOWN


def stale(document: Document, a: Casualty, b: Casualty) -> bool:
    """Whether a is the new value of an update, and the later b repeats one below it."""
    if b.start <= a.start or a.value is None or b.value is None or b.value >= a.value:
        return False
    told = any(
        update.direction != "down" and 0 <= a.start - update.end <= _NEAR
        for update in _updates(document, a)
    )
    return told and not told_as_change(document, b)
