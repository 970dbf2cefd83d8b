"""Ages: the numbers that say how old somebody is."""

from typing import Final

from validator.api import Age, Document, Extent, Quantity, regex

from .grammar import Said
from .units import Unit

_AGE_AFTER = regex(r"[- ](year|month|week|day)s?(?:[- ]olds?\b| of age\b)|[ -]?y(?:/|\.)?o\b")
_AGE_SIGNS: Final = ("old", " of age", "yo", "y/o", "y.o")
"""One of them is in all that `_AGE_AFTER` finds."""
_LONGEST_AGE_AFTER: Final = len(" months of age")
_YEARS: Final = (
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen)"
)
_AGE_BEFORE = regex(
    r"\bage[ds]?(?: of| just| only| about| around)? "
    rf"((?:{_YEARS}(?:, and |, | and | to )){{1,4}})?$"
)
_PERSON_BEFORE = regex(
    r"(?:[A-Z][\w'.-]+(?:’[\w'.-]*)*|\b(?:boy|girl|man|woman|son|daughter|child|teenager|teen|brother|sister|"
    r"mother|father|wife|husband|victim|suspect|driver)), $"
)
# "The mayor, 47, resigned", but "The total, 47, is wrong"
_HOLDER_BEFORE = regex(
    r"\b(?:the|an?|his|her|their|my|our|another|one)\b(?:[ -][\w'’]+){0,4}[ -]"
    r"(?!(?:number|figure|total|count|toll|tally|score|sum|average|mean|median|result|rate|page|"
    r"temperature|percentage|size|maximum|minimum|most|least|age|day|month|week|year|dead|wounded|"
    r"first|second|third|next|last|latest|range|value|price|margin|vote|length|height|injured|rest|"
    r"crew|group|team)\b)"
    r"[a-z'’]{3,}(?<![a-rt-z]s), $"
)
# "children under five", "people over 65"
_BOUNDS: Final = ("under ", " over ", "below ", "above ")
_AND_OLDER: Final = (" and older", " or older", " and younger", " or younger")
_AND_OVER: Final = (
    " and over", " or over", " and under", " or under", " and up", " and above", " or above",
)  # fmt: skip
_PEOPLE: Final = frozenset({"people", "those", "children", "men", "women", "anyone", "everyone"})
_AS_YOUNG: Final = (" as young as ", " as old as ")
_BOUNDED = regex(
    r"\b(?:people|those|children|adults|men|women|boys|girls|pupils|babies|infants|patients|"
    r"voters|drivers|workers|everyone|anyone|nobody) (?:aged )?(?:under|over|below|above) $"
)
# "Hungarians over 60"
_COUNTRYMEN = regex(r"\b[A-Z][a-z]+(?:ans|ese|lis|qis|nis|tons) (?:aged )?(?:under|over|above) $")
_OF_AGE_ENDS = regex(r"(?:$|[.,;:!?)\n]| (?:is|was|has)\b| [a-z]+(?<!s)\b)")
_AGED: Final = 36
_HOLDER: Final = 48
_AGE_TOLD = regex(
    r"(?:\b(?:he|she|who)(?: already| only| still| now)? "
    r"(?:is|was|will be|would be|would have been)|\b(?:he|she)'s"
    r"|\b(?:turn|turns|turned|turning))(?: just| only| now| about| nearly| almost)? $"
)
_TOLD: Final = 32
_BEFORE_TOLD_AGE: Final = (
    "is ", "was ", " be ", "been ", "'s ", "turn ", "turns ", "turned ", "turning ", "just ",
    "only ", "now ", "about ", "nearly ", "almost ",
)  # fmt: skip
_TELLING: Final = (
    "he is ", "he was ", "he w", "who is ", "who w", "he's ", "turn", "already ", "only ",
    "still ", "now ",
)  # fmt: skip
"""What stands in `_AGE_TOLD`."""
WORDS_BEFORE: Final = frozenset({
    "is", "was", "be", "been", "turn", "turns", "turned", "turning", "just", "only", "now",
    "then", "about", "nearly", "almost", "age", "ages", "aged", "of", "around", "at", "and", "to",
    "under", "over", "below", "above", "as",
})  # fmt: skip
"""All words that may stand before a number that says how old somebody is."""
WORDS_BEHIND: Final = frozenset(
    {"year", "years", "month", "months", "week", "weeks", "day", "days", "y", "yo", "and", "or"}
)
"""All words that may follow one, right behind a space."""
_AGE_ENDS = regex(
    r"(?!\.[0-9]|,[0-9])(?:$|[.,;:!?)\n]"
    r"| (?:and|but|or|when|while|at the time|now|today|on|last|this|next|in)\b)"
)
_HEDGES: Final = ("about ", "around ", "nearly ", "almost ")
_TIMES: Final = ("then ", "now ")
"""Of an age behind a name: "Jane Roe, then 40,", "Roe, now 61,"."""
_BEFORE_AGES: Final = _HEDGES + _TIMES
_NO_NAMES: Final = frozenset(
    {"in", "at", "on", "the", "from", "near", "off", "for", "by", "of", "to", "and", "but", "a"}
)
"""Words that begin a sentence before a place: "In Aden, about 40, mostly men, left"."""
_DYING: Final = (" dies at ", " died at ")
_AT_AGE = regex(r"(?:^|[^\w\s] |[^\w\s]|\n)at $")
_AT_AGE_CLOSES = regex(r", (?:he|she|his|her)\b")
_NAMED_BEFORE = regex(r"\b[A-Z][\w'’.-]+ [A-Z][\w'’-]+ \($")
_NAMED_CLOSES = regex(
    r"\)(?:,| (?:was|who|from|of|told|said|says|died|and|has|had|is|will|pleaded|pleads|appeared"
    r"|denied|denies|admitted|admits|faces|faced|stood|gave|lives|lived)\b)"
)
_AGE_CLOSES = regex(r"[,);](?! [0-9])|\.(?![0-9])| (?:and|--|—|–|-) |$|\n")
_AGES_BEFORE = regex(
    r"\b(?:boys|girls|men|women|sons|daughters|children|kids|teens|teenagers|brothers|sisters|"
    r"siblings|twins|cousins|friends|students|victims|suspects|pupils|infants|toddlers|parents), "
    rf"(?:{_YEARS}(?:, and |, | and )){{0,4}}$"
)
_AGES_LEAD: Final = (", ", " and ")
"""What `_AGES_BEFORE` ends with."""
_AND_AGE = regex(rf" and {_YEARS}\b")
# where names have no capitals
_AGE_APPOSED = regex(r", (?:an?|who|of|from|was|were) ")
_NAME_BEFORE: Final = regex(r"\b((?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’.-]+)(?:, | \()(?:aged )?$")
_HOLDER_NAME: Final = 60
_THEN: Final = (" at the time", " then", " when", ", at the time", ", then", ", when")
_PER_YEAR: Final = {"year": 1, "month": 12, "week": 52, "day": 365}
_OLDEST: Final = 125


def read_age(
    document: Document,
    start: int,
    numeral: Said,
    unit: Unit | None,
    told_before: bool,
    holders: frozenset[str],
) -> tuple[Quantity, Age] | None:
    """A numeral as an age, if it is one; with its unit it begins at `start`. `told_before`: what
    stands before it may tell; `holders`: words for who has an age."""
    value = numeral.value
    if value is None:
        return None
    folded, end = document.folded, numeral.end
    period = "year"
    follow = folded[end : end + 1]
    after = None
    if follow and follow in " -y":
        behind = folded[end : end + _LONGEST_AGE_AFTER]
        if [sign for sign in _AGE_SIGNS if sign in behind]:
            after = _AGE_AFTER.match(folded, end)
    if after:
        period, end = after[1] or "year", after.end()
    elif unit is None and follow == " " and (bound := _bound_behind(folded, start, end, holders)):
        end += len(bound)
    elif unit is not None or not told_before or not 0 < value < _OLDEST:
        return None
    else:
        begin = _begin_of_told(document, numeral, start, holders)
        if begin is None:
            return None
        start = begin
    number = Extent(numeral.start, numeral.end)
    quantity = Quantity(
        start, end, value, value, value, period, "age", None, False, 1, number, "how-old"
    )
    return quantity, Age(start, end, value / _PER_YEAR[period])


def _begin_of_told(
    document: Document, numeral: Said, start: int, holders: frozenset[str]
) -> int | None:
    """Where an age begins of which what stands before the number tells; None where nothing does."""
    folded, end = document.folded, numeral.end
    if folded[start - 1 : start] != " ":
        told = _is_bracketed(document.text, numeral, start, end)
        return start if told else None
    first = start - _AGED if start > _AGED else 0
    before = _AGE_BEFORE.search(folded, first, start) if "age" in folded[first:start] else None
    if before:
        return start if before[1] else before.start()
    hedged = start  # "a man of about 40", "Jane Roe, about 40,"
    if folded.endswith(_BEFORE_AGES, 0, start):
        hedged = folded.rfind(" ", 0, start - 1) + 1
    timed = hedged < start and folded.endswith(_TIMES, 0, start)
    if folded[hedged - 2 : hedged - 1] == ",":
        told = (
            (hedged == start or _ends_with_person(document.text, hedged - 2, holders, timed))
            and _is_apposed(document, numeral, hedged, end)
        ) or _is_listed(folded, start, end)
    elif folded[hedged - 4 : hedged] == " of ":
        holder = folded[first : hedged - 4].rpartition(" ")[2]
        told = holder in holders and _OF_AGE_ENDS.match(folded, end) is not None
    elif folded.endswith(_BOUNDS, 0, start):
        told = _OF_AGE_ENDS.match(folded, end) is not None and (
            _BOUNDED.search(folded, first, start) is not None
            or _COUNTRYMEN.search(document.text, first, start) is not None
            or _are_holders(folded[first:start], holders)
        )
    elif folded.endswith(_AS_YOUNG, 0, start):
        told = _AGE_CLOSES.match(folded, end) is not None
    elif folded[start - 4 : start] == "and ":
        told = _is_listed(folded, start, end)
    else:
        told = _is_told(folded, start, end)
    return start if told else None


def _bound_behind(folded: str, start: int, end: int, holders: frozenset[str]) -> str | None:
    """What makes a number a bound of ages: "adults 65 and older", "men 18 or over"."""
    for bound in _AND_OLDER:
        if folded.startswith(bound, end):
            return bound
    for bound in _AND_OVER:
        if folded.startswith(bound, end):
            people = folded[max(0, start - _HOLDER) : start].split()[-1:]
            told = people and (people[0] in _PEOPLE or people[0].removesuffix("s") in holders)
            return bound if told else None
    return None


def _are_holders(before: str, holders: frozenset[str]) -> bool:
    """Whether people stand before the word for a bound: "passengers over 65"."""
    people = before.split()[-2:-1]
    return bool(people) and people[0][-1] == "s" and people[0][:-1] in holders


def _ends_with_person(text: str, end: int, holders: frozenset[str], timed: bool) -> bool:
    """Whether a full name or a word for a person ends there: a crowd too may be “about 40,”. Where
    the age is `timed`, as in “then 40”, a last name will do."""
    words = text[max(0, end - _HOLDER) : end].split()[-2:]
    named = (
        len(words) > 1
        and (timed or words[0][0].isupper())
        and words[1][0].isupper()
        and words[0].lower() not in _NO_NAMES
    )
    return named or (bool(words) and words[-1].lower() in holders)


def _is_told(folded: str, start: int, end: int) -> bool:
    """Whether a bare number says how old somebody is: "she is 50", "he turned 50", "At 50, he"."""
    begin = start - _TOLD if start > _TOLD else 0
    if (
        folded.endswith(_BEFORE_TOLD_AGE, 0, start)
        and [words for words in _TELLING if words in folded[begin:start]]
        and _AGE_TOLD.search(folded, begin, start)
    ):
        return _AGE_ENDS.match(folded, end) is not None
    if folded.endswith(_DYING, 0, start):
        return _AGE_ENDS.match(folded, end) is not None
    closes = folded[end : end + 1] == "," and _AT_AGE_CLOSES.match(folded, end)
    return bool(closes and _AT_AGE.search(folded, max(0, start - 6), start))


def _is_listed(folded: str, start: int, end: int) -> bool:
    """Whether a number is one of the ages of several: "two brothers, 8 and 10, drowned"."""
    return (
        folded.endswith(_AGES_LEAD, 0, start)
        and _ages_go_on(folded, end)
        and _AGES_BEFORE.search(folded, max(0, start - 40), start) is not None
    )


def _ages_go_on(folded: str, end: int) -> bool:
    """Whether another age follows, or the list of them ends."""
    follow = folded[end : end + 1]
    if follow == " ":
        return folded.startswith(" and ", end) and _AND_AGE.match(folded, end) is not None
    return follow in (",", ".", ";", ")") and not "0" <= folded[end + 1 : end + 2] <= "9"


def _is_bracketed(text: str, numeral: Said, start: int, end: int) -> bool:
    """Whether a number stands in brackets behind a name: "Jane Roe (37) said"."""
    return (
        numeral.digits
        and text[start - 1 : start] == "("
        and _NAMED_CLOSES.match(text, end) is not None
        and _NAMED_BEFORE.search(text, max(0, start - 48), start) is not None
    )


def _is_apposed(document: Document, numeral: Said, start: int, end: int) -> bool:
    """Whether a bare number stands behind a name as an age does: "Jane Roe, 37, said"."""
    folded = document.folded
    return (
        numeral.digits
        and numeral.precision == 1
        and _AGE_CLOSES.match(folded, end) is not None
        and (
            _PERSON_BEFORE.search(document.text, max(0, start - 24), start) is not None
            or (
                folded[end : end + 1] == ","
                and _HOLDER_BEFORE.search(folded, max(0, start - _HOLDER), start) is not None
            )
            or _AGE_APPOSED.match(folded, end) is not None
        )
    )


def holder_key(document: Document, age: Age) -> object | None:
    """The last name of whom an age is of, "Tallis" of "Roy Tallis, 54,"; None where none stands
    right before it, and for an age at another time."""
    return document.once(_holders).get(age.start, (None,))[-1]


def same_holder(document: Document, one: Age, other: Age) -> bool:
    """Whether two ages are of one person: by full name, or by a last name that none else has."""
    holders = document.once(_holders)
    first, second = holders.get(one.start, ()), holders.get(other.start, ())
    if len(first) > 1 and len(second) > 1:
        return first == second
    return len(document.once(_full_names).get(first[-1] if first else "", ())) == 1


def _holders(document: Document) -> dict[int, tuple[str, ...]]:
    """The last two words of the name before each age, by where the age begins."""
    text, found = document.text, {}
    for age in document.spans("age"):
        if age.years >= 1 and not text.startswith(_THEN, age.end):
            before = _NAME_BEFORE.search(text, max(0, age.start - _HOLDER_NAME), age.start)
            if before is not None:
                *given, surname = before[1].split()[-2:]
                form = given[0].rstrip(".") if given else ""
                if form in _FORMS or form.lower() in document.forms(RANKS):
                    whole = _given_name(document, form, surname)
                    given = [whole] if whole else given
                found[age.start] = (*given, surname)
    return found


def _given_name(document: Document, form: str, surname: str) -> str | None:
    """The given name of “Ms Hale” and “Captain Hale”, where a text tells of one alone."""
    told = document.once(_given_names).get(surname, set())
    ranks = document.forms(RANKS)
    ranked = {given for rank, given in told if rank == form} if form.lower() in ranks else set()
    before = (ranked or {given for _, given in told}) - _FORMS.keys()
    named = {given for given in before if given.lower() not in ranks}
    alone = len(named) == 1 and _FORMS.get(form) not in document.once(_others_told)
    return named.pop() if alone else None


def _given_names(document: Document) -> dict[str, set[tuple[str, str]]]:
    """The names that stand before each surname, with the word before them."""
    text = document.text
    found: dict[str, set[tuple[str, str]]] = {}
    for match in _GIVEN.finditer(text):
        before = _FORM_BEFORE.search(text, max(0, match.start() - _FORM), match.start())
        for part in _LETTERS.finditer(match[2]):  # of “Hale's” and “Hale-Roe”, Hale too
            named = (before[1] if before else "", match[1])
            found.setdefault(match[2][: part.end()], set()).add(named)
    return found


def _others_told(document: Document) -> frozenset[str]:
    """The words for relatives of the same name that a text has."""
    return frozenset(word for word in _FORMS.values() if word in document.text)


_GIVEN: Final = regex(r"\b([A-Z][\w'’-]+) (?=([A-Z][\w'’-]*))")
_LETTERS: Final = regex(r"\w+")
_FORM_BEFORE: Final = regex(r"\b([A-Z]\w+)\.? $")
_FORM: Final = len("Superintendent. ")
_FORMS: Final = {"Mr": "husband", "Mrs": " wife", "Ms": " wife", "Miss": " sister"}
"""How people are addressed, and the word for whom else of their name a text may tell of."""
RANKS: Final = "words-names.ranks"


def _full_names(document: Document) -> dict[str, set[tuple[str, ...]]]:
    """The names of more than one word of whom ages are told, by the last word."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for holder in document.once(_holders).values():
        if len(holder) > 1:
            names.setdefault(holder[-1], set()).add(holder)
    return names
