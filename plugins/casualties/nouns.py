"""Nouns that tell harm: deaths, bodies and tolls, lives that were lost, crowds on the move."""

from validator.api import regex

from ..word_places import word_set
from .grammar import Row
from .hits import CROWD, Cause, Found, Hit
from .subjects import subject_of
from .tokens import Phrase
from .words import OF_WHOM, WOUNDS

_WERE = regex(r"[ae]{1,2}(?=[ND])")
_AMONG = regex(r"[ND][ah]{0,2}r?ed?\Z")
_TOLL_REACH = 18
_JOINED = 3
"""Characters between a number and what it counts, where no “of the” stands there."""
_LEADING = word_set("at : above near past over")
_FORETOLD = word_set("expected likely set projected")
_TREATING = word_set("treat treats treated treating")
_TREATED = regex(r"s[NDH](?:(?:c&?|&)[NDH]){0,4}(?:pd?[xX])?p[rdx]{0,2}\Z")
"""From a verb of treating to what for: "treated two men and a child at the scene for minor"."""
_TREATED_REACH = 20
_TOTAL_REACH = 12
_BRINGING = word_set(
    "take takes taking took bring brings bringing brought push pushes pushing pushed raise raises "
    "raising raised"
)
_COUNTS = frozenset("NU#")
_LOST = ("combatant", "man", "police")


def among(found: Found, first: int, end: int, cause: Cause) -> None:
    """ "Among the dead were six children", "six children were among the dead"."""
    if match := _WERE.match(found.row.tags, end):
        found.add(match.end(), cause, part=True)
    if before := _AMONG.search(found.row.tags, max(0, first - 5), first):
        found.add_subjects(before.start(), cause, part=True)


def read_noun(found: Found, at: int, bodies_are_dead: bool) -> None:
    """ "12 deaths", "the deaths of 12 people", "the death toll rose to 54"."""
    row, word = found.row, found.row.harms[at]
    if word is None or word.harm is None:
        return
    of = row.past(at + 1, "r")
    whose = row.tags[of] == "o"
    if word.lexicon in OF_WHOM and not whose:
        return
    if word.lexicon == "bodies" and not (whose or bodies_are_dead):
        return
    cause = Cause(word.harm, row.extent(at, at + 1), word.lexicon in ("bodies", "killers"))
    if row.texts[at] == "the" and (row.tags[at - 1] == "e" or row.tags[at + 1] == "e"):
        among(found, at, at + 1, cause)
        return
    wounds = _count_of_wounds(row, at) if word.lexicon == "injuries" else None
    if wounds is not None:
        _suffered(found, wounds, cause)
        return
    if _counted(found, at, cause) or _suffered(found, at, cause):
        return
    victims = row.object_of(of - 1) if whose else None
    if victims is not None:
        found.add_objects(victims, cause, are_subject=True)
        found.worsen(victims, "missing", cause)  # "the bodies of two climbers missing since"
    elif "toll" in word.lexicon or row.texts[at].endswith("s"):
        read_toll(found, at, cause)


def _count_of_wounds(row: Row, at: int) -> int | None:
    """The number of wounds, which are no people: "sustained two gunshot wounds"."""
    before = at - 1
    while row.tags[before] in "rx" and at - before < 3:
        before -= 1
    if row.tags[before] != "N":
        return None
    suffered = "s" in row.tags[max(0, before - 2) : before]
    return before if suffered or row.texts[at] in row.forms(WOUNDS) else None


def _counted(found: Found, at: int, cause: Cause) -> bool:
    """ "12 deaths", "20 civilian deaths", "12 Ebola deaths"."""
    before = at - 1
    while found.row.tags[before] in "rxX" and at - before < 3:
        before -= 1
    if found.row.tags[before] != "N" or before in found.hits:
        return False
    phrase = found.row.phrases[before]
    if phrase is None or (phrase.noun is not None and before != at - 1):
        return False
    shared = before == at - 1 and found.row.starts[at] - phrase.end > _JOINED
    if found.add(before, cause._replace(strict=False), part=shared) and shared:
        hit = found.hits[before]  # "38 of the deaths"
        found.hits[before] = hit._replace(phrase=phrase._replace(share=True))
    return True


def _suffered(found: Found, at: int, cause: Cause) -> bool:
    """ "Three people suffered minor injuries", "had burns", "were treated for burns"; "the clinic
    treated three people for burns"."""
    row = found.row
    if cause.harm != "injured":
        return False
    if treated := _TREATED.search(row.tags, max(0, at - _TREATED_REACH), at):
        verb = treated.start()
        if not row.unreal(row.verb_group(verb), verb):
            found.add_objects(verb + 1, cause, part=True)  # other clinics have others
        return True
    for near in range(at - 1, max(-1, at - 6), -1):
        tag = row.tags[near]
        if tag == "s" or (tag == "h" and row.past(near + 1, "rxf") == at):
            if tag == "s" and row.texts[near] in _TREATING and near + 1 == at:
                return True  # "five doctors treated the wounded"
            subject = subject_of(row, row.verb_group(near), near, passive=True, taken=found.hits)
            if subject is not None:
                found.add_subjects(subject, cause)
            return True
        if tag in "NDH;k":
            return False
    return False


def read_toll(found: Found, at: int, cause: Cause) -> None:
    """The number that a toll is said to have reached; what it was "from" is passed over."""
    row = found.row
    if _brought_to(found, at, cause):
        return
    whose: Phrase | None = None
    for near in range(at + 1, min(len(row), at + _TOLL_REACH)):
        if row.tags[near] == ";" or row.doubted(near) or row.texts[near] in _FORETOLD:
            return
        if row.tags[near] == "H" and whose is None:
            whose = row.phrases[near]
        if row.tags[near] == "N" and near not in found.hits and _leads(found, at, near):
            if found.add(near, cause) and whose is not None:
                _lend(found, near, whose)
            return


def read_total(found: Found) -> None:
    """ "14 more deaths, taking the total to 5,309": of what the figure just before it counts."""
    row = found.row
    at = next(at for at, text in enumerate(row.texts) if text in ("total", "tally"))
    near = found.hit_before(at, reach=_TOTAL_REACH)
    number = at + 2
    brought = row.tags[at + 1] == "T" and not _BRINGING.isdisjoint(row.texts[max(0, at - 2) : at])
    if near is None or not brought or row.tags[number] != "N" or number in found.hits:
        return
    harms = {hit.harm for hit in found.hits.values()}
    if len(harms) == 1 and _COUNTS.isdisjoint(row.tags[near + 1 : at]):
        found.add(number, Cause(found.hits[near].harm, found.hits[near].trigger))


def _brought_to(found: Found, toll: int, cause: Cause) -> bool:
    """ "That brings to 14 the number of people killed"."""
    row = found.row
    before = toll - 1
    while before > 1 and row.tags[before] in "rd":
        before -= 1
    phrase = row.phrases[before] if before > 0 else None
    bare = phrase is not None and phrase.noun is None and row.texts[before - 1] == "to"
    return bare and row.tags[before] == "N" and found.add(before, cause)


def _leads(found: Found, toll: int, number: int) -> bool:
    """Whether the words before a number lead a toll to it: "rose to", "of", "at"."""
    before = number - 1
    while before > toll and found.row.tags[before] == "r":
        before -= 1
    row = found.row
    link, tag = row.texts[before], row.tags[before]
    if link == "of":
        return before == toll + 1
    if before == toll or tag in "LT" or link in _LEADING:
        return True
    if link == "in" and row.tags[before - 1] in "ta":  # "put the dead in the dozens"
        phrase = row.phrases[number]
        vague = phrase is not None and phrase.quantity is not None and phrase.quantity.value is None
        return vague and row.starts[number] > row.ends[before] + 1
    if tag == "a":
        return "toll" in row.lexicons[toll]
    return before in row.leading or row.texts[number - 1] == "now"


def _lend(found: Found, at: int, whose: Phrase) -> None:
    """Say whose toll it is: "the number of dead among Turkish soldiers had risen to eight"."""
    hit = found.hits[at]
    if hit.phrase.noun is None:
        phrase = hit.phrase._replace(group=whose.group, side=whose.side, victims=whose.victims)
        found.hits[at] = hit._replace(phrase=phrase)


def read_lives(found: Found, at: int) -> None:
    """ "Claimed 12 lives", "took the lives of ten", "12 lives were lost"; "lost 30 men"."""
    row = found.row
    cause = Cause("killed", row.extent(at, at + 1))
    losing = row.texts[at].startswith("los")
    after = row.past(at + 1, "r")
    phrase = row.phrases[after] if row.tags[after] in "NH" else None
    if phrase is None:
        if losing:
            _add_lives(found, row.verb_group(at) - 1, cause)
    elif row.tags[after] == "H":
        victims = row.object_of(after) if row.tags[after + 1] == "o" else None
        if phrase.noun == "lives" and victims is not None:
            found.add_objects(victims, cause)
    elif (
        (losing and phrase.group in _LOST)
        or _claims(found, at, phrase)
        or _costs_lives(found, after)
    ):
        found.add(after, cause)
    else:
        _add_lives(found, after, cause)


def _claims(found: Found, at: int, phrase: Phrase) -> bool:
    """Whether a disaster claims people: "quake claims 300", but "police claim the two"."""
    adjoins = phrase.start == found.row.ends[at] + 1
    return at in found.row.leading and phrase.noun != "lives" and adjoins


def _costs_lives(found: Found, people: int) -> bool:
    """Whether "their lives" stands behind people: "cost 12 patients their lives"."""
    phrase = found.row.phrases[people + 1] if found.row.tags[people + 1] == "H" else None
    return phrase is not None and phrase.noun == "lives"


def _add_lives(found: Found, at: int, cause: Cause) -> None:
    if found.row.tags[at] == "N" and at not in found.hits:
        phrase = found.row.phrases[at]
        if phrase is not None and phrase.noun == "lives":
            found.hits[at] = Hit(phrase, cause.harm, cause.trigger, phrase.part)


def read_moved(found: Found, at: int) -> None:
    """Crowds on the move; the caller has seen that the sentence is about flight."""
    row = found.row
    group = row.verb_group(at)
    if row.unreal(group, at) or row.tags[at - 1] in "dX":
        return
    subject = subject_of(row, group, at, passive=True, taken=found.hits)
    phrase = row.phrases[subject] if subject is not None else None
    if subject is None or phrase is None or phrase.quantity is None or phrase.noun is None:
        return
    if phrase.quantity.low >= CROWD or phrase.group == "migrant":
        found.add(subject, Cause("displaced", row.extent(at, at + 1), strict=True))
