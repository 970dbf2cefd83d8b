"""What befell whom in one sentence."""

from validator.api import Document, Extent, regex

from ..word_places import word_set
from .chunks import Index, row_of
from .grammar import Row
from .hits import Cause, Found, Hit
from .nouns import among, read_lives, read_moved, read_noun, read_toll, read_total
from .sentences import Signs
from .subjects import subject_of
from .words import COUNTED, DRIVING, FINDING, GOLF, ON_THE_SPOT, SAFE, SHOOTING_GROUNDS

_OF_THE_WOUNDED = regex(
    r"(?:c?w)?[ahr]{0,4}[vj]r?(?:yd?[DHX])?(?:[rpdxXo#Ht]|d[bg]){0,12}(?:c?&)?|v[rhk]*"
)
_NOUN_OR_MOVE = regex(r"[tCM]")
_PERSONS = regex(r"[ND]")
_ARE = frozenset({"va", "ja", "ta"})
_SHARED_BY = regex(r"r?er?")
_TOTALS = word_set("total tally")
_FATALLY = word_set("fatally mortally")
_VERBS = frozenset("vbg")
_AND_ELSEWHERE = regex(r"(?:[ahr]{0,4}[vi])?r?(?:pd?[xX]r?){1,2}c?&")
_ELSEWHERE = regex(r"pd?[xX](?:[ c;&y]|k)")
_AND_NEXT = regex(r"pd?[xX](?:c&?|&)")
_AND_IN_HOSPITAL = regex(r"[rpdx]{0,4}j[c; k]")
_INVERTED = regex(r"r?(?:pd?[^pac;k&wyND]{1,3}){0,2}a(?=[ND])")
"""Between a harm word that opens a sentence and people: "Killed in the raid were six"."""
_THOSE = word_set("those them these")
_FAR = 20
_AFAR = 10
"""Chunks between the missing and what became of them."""
_WHEN = word_set("since after")
_SCORES = range(58, 86)
"""Strokes of a round of golf."""
_LEAST_PARTS = 3
_NEAR = 10
"""Chunks between a death and the ward in which others died of the same."""


def _harmed(found: Found, first: int, end: int) -> None:
    """The people of a group of harm words."""
    row, last = found.row, end - 1
    harm = row.harm(first, end)
    if harm is None or not _brought_about(found, first):
        return
    counted = all(lexicon in COUNTED for lexicon in row.lexicons[first:end])
    cause = Cause(harm, row.extent(first, end), row.strict(first, end), counted)
    if row.tags[first - 1] in "de" and row.tags[first] in "vj":
        among(found, first, end, cause)
        return
    if row.tags[first - 1] == "d" and row.tags[first] == "i":
        return  # "two nurses cared for the dying"
    group = row.verb_group(first)
    if row.unreal(group, first):
        return
    if row.tags[first - 1] in "; " and (turned := _INVERTED.match(row.tags, end)):
        found.add(turned.end(), cause)
        return
    passive = row.passive(group, first, last)
    subject = None
    if row.tags[last] in "vij" or row.moves_itself(last):
        subject = subject_of(row, group, first, passive, found.hits)
        if subject is not None and (row.is_none_of(subject) or row.only_feared(subject)):
            return
        if subject is None and harm == "killed":
            if row.tags[first - 1 : end] == "rj":
                _worsen_missing(found, first, cause)
            elif passive or row.tags[last] != "v":
                _worsen_wounded(found, group, cause)
    victims = None
    if not passive and (row.tags[last] in "vbg" or row.texts[last].startswith("drown")):
        victims = row.object_of(last)
    if subject is not None and victims is not None and row.tags[victims] == "X":
        victims = None
    if victims is not None and row.lexicons[first] == "shooting" and _is_score(row, first, victims):
        return
    if victims is not None and not _is_next(found, victims, subject, group, last):
        if row.texts[victims] == "them" and harm == "killed":
            shot = found.hit_before(victims, reach=victims)
            found.worsen(shot, "injured", cause)  # "shot three people in the head, killing them"
        found.add_objects(victims, cause)
    elif subject is not None and row.is_number_of(subject):
        read_toll(found, subject - 2, cause)
    elif subject is not None and not row.acts(last, subject, passive or group < first):
        found.add_subjects(subject, cause)
    elif row.tags[last : last + 3] in ("jkN", "vkN") and row.texts[last + 1] == ":":
        found.add(last + 2, cause)
    if passive and (others := row.along_with(last)) is not None:
        found.add(others, cause)


def _brought_about(found: Found, state: int) -> bool:
    """Whether words before a state fit it: an attack "to death", a force that drives "from".

    A sentence to death is no death, and who is rescued from home has not lost it.
    """
    lexicon, word = found.row.lexicons[state], found.row.texts[state]
    if lexicon == "dead" and word == "to":
        return not _VERBS.isdisjoint(found.row.tags[:state])
    if lexicon == "homeless" and word in ("from", "out"):
        return not found.row.forms(DRIVING).isdisjoint(found.row.texts[:state])
    return True


def _is_score(row: Row, verb: int, number: int) -> bool:
    """Whether a number alone is what a player shot: "Marlow shot 66", "she shot 8 of 14"."""
    phrase = row.phrases[number]
    if phrase is None or phrase.quantity is None or phrase.noun is not None:
        return False
    if row.texts[number + 1 : number + 2] == ["from"]:
        return not row.forms(SHOOTING_GROUNDS).isdisjoint(row.texts[number + 2 : number + 4])
    golfer = row.tags[verb - 1] == "X" or not row.forms(GOLF).isdisjoint(row.texts)
    beside_par = row.texts[number + 1 : number + 2] in (["under"], ["over"])
    return golfer and (beside_par or phrase.people in _SCORES)


def _is_next(found: Found, victims: int, subject: int | None, group: int, last: int) -> bool:
    """Whether what follows a harm word has its own: "20 killed 30 wounded"."""
    if subject is None or subject < group - 2 or subject in found.hits:
        return False
    who = "w" in found.row.tags[max(0, group - 2) : group]
    return found.row.tags[last] == "v" and not who and found.row.has_own_harm(victims)


def _worsen_missing(found: Found, at: int, cause: Cause) -> None:
    """Who was missing is dead: "two sailors missing off Aden declared dead"."""
    near = found.hit_before(at, reach=_AFAR)
    if near is not None and _goes_on(found.row, near, at):
        found.worsen(near, "missing", cause)


def _forget_found(found: Found) -> None:
    """Who was missing is safe: "two hikers missing since Sunday were found alive"."""
    row = found.row
    for near in [at for at, hit in found.hits.items() if hit.harm == "missing"]:
        for at in range(near + 1, min(near + _AFAR, len(row))):
            behind = row.texts[at + 1 : at + 3]
            if row.texts[at] in row.forms(FINDING) and not row.forms(SAFE).isdisjoint(behind):
                if _goes_on(row, near, at):
                    del found.hits[near]
                break


def _goes_on(row: Row, subject: int, verb: int) -> bool:
    """Whether nobody else comes between them: "since Sunday", "after the storm", "and were"."""
    for at in range(subject + 1, verb):
        tag, follows = row.tags[at], row.tags[at + 1]
        if tag == "N" or (tag in "c&k" and row.texts[at] not in _WHEN and follows not in "ah"):
            return False
    return True


def _worsen_wounded(found: Found, at: int, cause: Cause) -> None:
    """Of the wounded some die: "three of those hurt have since died", "two teens who were shot at
    a party have died", "a man was shot in the chest and died"."""
    near = found.hit_before(at, reach=_FAR)
    if near is not None and _OF_THE_WOUNDED.fullmatch(found.row.tags, near + 1, at):
        found.worsen(near, "injured", cause)


def _read_shares(found: Found) -> None:
    """Parts of a count take over its harm: "12 people, including three children, died"."""
    if not found.hits and not found.crowds:
        return
    for match in _PERSONS.finditer(found.row.tags):
        at = match.start()
        if at in found.hits:
            continue
        if found.row.tags[at + 1] == "r" and found.row.texts[at + 1] in _FATALLY:
            fatal = Cause("killed", found.row.extent(at + 1, at + 2), strict=True)
            found.add(at, fatal, part=True)
            continue
        host = found.hit_before(at, reach=12, crowds=True)
        if host is not None:
            hit = found.hits.get(host) or found.crowds[host]
            cause = Cause(hit.harm, hit.trigger, strict=True)
            if _is_part(found, at, host):
                found.add(at, cause, part=True)
            elif _is_gapped(found, at, host, hit):
                found.add(at, cause)
        whole = _SHARED_BY.match(found.row.tags, at + 1)
        if whole and whole.end() in found.hits and at not in found.hits:
            hit = found.hits[whole.end()]
            found.add(at, Cause(hit.harm, hit.trigger, strict=True), part=True)


def _is_part(found: Found, at: int, host: int) -> bool:
    row = found.row
    if row.is_share(at) or (row.tags[at + 1] == "e" and row.tags[at + 2] == "z"):
        whole = found.hits.get(host)  # of one man shot 20 times, "including six in the back"
        alone = whole is not None and whole.phrase.people == 1 and not whole.part
        return not alone  # "including 41 children", "41 children among them"
    if host in found.hits and row.tags[at - 1] == "k" and row.texts[at - 1] == ":":
        return True
    if row.tags[host - 1] == "e" and row.tags[host + 1 : at] in _ARE:
        return True  # "among the 18 wounded are three children"
    near = host >= at - 3 or _AND_NEXT.fullmatch(row.tags, host + 1, at) is not None
    listed = row.tags[at - 1] in "&c" and near and host in found.hits
    return listed and found.hits[host].part and row.ends_list(at)


def _is_gapped(found: Found, at: int, host: int, hit: Hit) -> bool:
    """ "Killed three people in the house and two on the street", "nine were killed in Aden and two
    in Taiz": the verb is not said again."""
    row = found.row
    phrase = row.phrases[at]
    bare = phrase is not None and phrase.quantity is not None and phrase.noun is None
    joined = row.tags[at - 1] == "&" and row.tags[at + 1] == "p"
    if not (bare and joined):
        return False
    if hit.trigger.end <= hit.phrase.start:
        return True
    placed = _AND_ELSEWHERE.fullmatch(row.tags, host + 1, at)
    return placed is not None and _ELSEWHERE.match(row.tags, at + 1) is not None


def _read_deaths_in_hospital(found: Found) -> None:
    """ "Five died at the scene and one in hospital": who is in hospital there died, too."""
    row = found.row
    for at, hit in sorted(found.hits.items()):
        if hit.harm != "injured" or row.tags[at - 1] != "&":
            continue
        first = max(0, at - _NEAR)
        died = any(
            word is not None and word.harm == "killed" and word.tag in "iv"
            for word in row.harms[first:at]
        )
        if not died or not _AND_IN_HOSPITAL.match(row.tags, at + 1):
            continue
        if not row.forms(ON_THE_SPOT).isdisjoint(row.texts[first:at]):
            for near in range(first, at + 1):
                if near in found.hits:
                    found.hits[near] = found.hits[near]._replace(harm="killed", part=True)
            found.totals = [total for total in found.totals if total.trigger != hit.trigger]


def read_sentence(
    document: Document, start: int, end: int, index: Index, signs: Signs
) -> list[Hit]:
    """The people who came to harm in the sentence prose[start:end]."""
    row = row_of(document, start, end, index, signs)
    hits = _hits(row, signs.found or "v" in row.tags)
    taken = {hit.phrase.start for hit in hits}
    for phrase in row.phrases:
        if phrase is None or phrase.quantity is None or phrase.start in taken or not phrase.victims:
            continue
        for word in document.words(*phrase.victims):
            if word.start in index.uprooted:
                trigger = Extent(word.start, index.uprooted[word.start])
                hits.append(Hit(phrase, "displaced", trigger, phrase.part))
                break
            state = phrase.state
            if state and state.harm and state.tag in "jv" and state.end >= word.end:
                trigger = Extent(word.start, state.end)
                hits.append(Hit(phrase, state.harm, trigger, phrase.part))
                break
    return hits


def _hits(row: Row, bodies_are_dead: bool) -> list[Hit]:
    """All hits of a sentence, first by place, then the sums."""
    found = Found(row)
    for first, end in row.harm_groups():
        _harmed(found, first, end)
    for match in _NOUN_OR_MOVE.finditer(row.tags):
        at, tag = match.start(), match[0]
        if tag == "t":
            read_noun(found, at, bodies_are_dead)
        elif tag == "C":
            read_lives(found, at)
        else:
            read_moved(found, at)
    if not _TOTALS.isdisjoint(row.texts):
        read_total(found)
    _read_deaths_in_hospital(found)
    _read_shares(found)
    _forget_found(found)
    hits = [found.hits[at] for at in sorted(found.hits)] + found.totals
    if not _of_a_whole(row):
        return hits
    return [hit._replace(part=True, phrase=hit.phrase._replace(share=True)) for hit in hits]


def _of_a_whole(row: Row) -> bool:
    """Whether a sentence parts a count of the dead told before: "Of those, 38 drowned"."""
    if row.texts[:1] != ["of"] or len(row) < _LEAST_PARTS:
        return False
    return row.texts[1] in _THOSE or row.tags[1] == "t"
