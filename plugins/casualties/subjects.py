"""Who a harm word is said of: the people before it.

The tags are explained in `chunks`. Positions are indexes of chunks.
"""

import re
from collections.abc import Container

from validator.api import regex

from ..word_places import word_set
from .grammar import PEOPLE, Row
from .words import FORCING, SENDING

_WHO = regex(r"[cw]{1,2}\Z")
_TAIL = regex(r"(?:[pocwf#&eLxX].{0,24}|a[^;kwNUDHz]{1,20}&)\Z", re.DOTALL)
"""From people to what is said of them: "two men [were caught in the fire and] died"."""
_APPOSED = regex(r"[NU](?:p[dxX]{1,3}){0,2}cr{0,2}[HD](?:&[HDX])?\Z")
_PLACED = regex(r"[NU]j?(?:(?:p[dxX]{0,3}){1,2}|c[xX])\Z")
_PLACED_BEFORE = regex(r"[NUD](?:p[dxX]{1,4}){1,2}c?\Z")
# the object of a verb in a relative clause: "a leader who freed thousands died"
_RELATIVE_OBJECT = regex(r"w[amr]{0,2}[xfh]{1,2}r?\Z")
# a clause between commas: "Lee, [a nurse] who leaves two sons and a daughter, died"
_WHO_ASIDE = regex(r"c[dxXDH]{0,4}w[^;kw]{2,24}\Z")
# "Nine pupils were brought in [with burns]"
_CAME = regex(r"[NHD][ah]{0,3}r?[xfLrMC]p?(?:[pT][dxX]{1,4}){0,2}\Z")
# "Forty people, [most of them children on their way home], were hurt"
_OF_THEM = regex(r"c[rxd#]{1,4}oz[NUDHXxdpof#z]{0,14}\Z")
_SAID = regex(r"c[dxXfDHpoz&]{1,12}k\Z")
_AS_YOUNG = regex(r"c[dx]?kxkx\Z")
_AGED_NAME = regex(r"Xcxc(?:[op]Xc?)?\Z")
_TO_A_WARD = word_set("with to")
_GOVERNORS = frozenset("pyeoT")
_FAR = 26
_FARTHEST_PLACED = 14
_FARTHEST_ASIDE = 20
_FARTHEST_SAID = 14
_WHILE = word_set("after while before")


def subject_of(
    row: Row, group: int, first: int, passive: bool, taken: Container[int]
) -> int | None:
    """The people that the verb group from `group`, with its harm word at `first`, is said of.

    `taken` are phrases whose harm is known already.
    """
    who = _WHO.search(row.tags, max(0, group - 2), group)
    at = _before_saying(row, who.start()) if who else group
    near = at - 1
    intransitive = row.tags[first] == "i"
    finite = passive or group < first or intransitive
    aside = who and finite and _WHO_ASIDE.search(row.tags, max(0, at - _FAR), at)
    if aside and row.tags[at] == "c":
        return _far_subject(row, aside.start(), taken)
    described = _RELATIVE_OBJECT.search(row.tags, max(0, near - 5), max(0, near))
    if finite and described and row.tags[near] in "NUH":
        return _far_subject(row, near, taken)
    apposed = _APPOSED.search(row.tags, max(0, at - 12), at) if who else None
    if apposed and row.tags[at] == "c" and apposed.start() not in taken:
        return apposed.start()
    aged = _AGED_NAME.search(row.tags, max(0, group - 7), group) if finite else None
    if aged and row.phrases[aged.start()] and row.texts[aged.start() + 2].isdigit():
        return aged.start()  # "Ann Lee, 18, of Reno, was killed"
    if who and _is_age(row, near):
        return _far_subject(row, near, taken)
    if who and finite and (opened := _aside(row, near, at)) is not None:
        return _far_subject(row, opened, taken)
    own = _is_own_share(row, near) and (who is None or row.tags[at] == "w")
    if row.tags[near] in PEOPLE and (own or not _of_others(row, near, finite or who is not None)):
        if row.tags[max(0, near - 2) : near] == "Do" and not row.carried(near):
            return near - 2  # "a mother of three was killed"
        if not (finite and row.tags[near - 1] in "po") or row.carried(near):
            return near
        far = _far_subject(row, near, taken)
        return near if far is None and row.tags[near - 1] == "p" else far
    if row.tags[near] == "x" and row.texts[near] == "lives":
        return None
    if finite and row.tags[near] == "X" and row.tags[near - 1] not in "pyode":
        return near if row.phrases[near] else None
    if passive or intransitive or who or "a" in row.tags[group:first]:
        return _far_subject(row, at, taken, related=who is not None and "w" in who[0])
    if row.tags[near] == "k" and row.texts[near] == "as" and row.tags[near - 1] in "NU":
        return near - 1  # "lists 13 people as missing"
    if row.tags[first] == "j" and row.texts[first] in _TO_A_WARD:
        come = _CAME.search(row.tags, max(0, at - _FARTHEST_PLACED), at)
        went = come and row.texts[first] == "to" and "a" not in come[0]  # "six surgeons went to"
        return come.start() if come and not went and come.start() not in taken else None
    placed = _PLACED.search(row.tags, max(0, at - 6), at)
    return placed.start() if placed and placed.start() not in taken else None


def _before_saying(row: Row, comma: int) -> int:
    """Where an aside begins that only says who says so: "Six people, [police said], died"."""
    aside = _SAID.search(row.tags, max(0, comma - _FARTHEST_SAID), comma)
    return aside.start() if aside and row.says(comma - 1) else comma


def _far_subject(row: Row, end: int, taken: Container[int], related: bool = False) -> int | None:
    """The nearest phrase before `end` that no preposition governs, within the clause.

    `related`: a relative clause may well be about what is governed.
    """
    behind = end
    for at in range(end - 1, max(-1, end - _FAR), -1):
        if at >= behind:
            continue
        tag = row.tags[at]
        if tag == "k" and row.tags[at + 1] == "f" and row.texts[at] in _WHILE:
            continue  # "20 patients admitted after drinking the liquor died"
        if tag in ";k" or (tag in "vij" and at < end - 1 and _finite(row, at)):
            return None
        if tag == "z" and row.tags[at - 1] not in "pe":
            return None
        if tag not in "NUDH" or at in taken or _of_others(row, at, finite=True):
            continue
        if row.tags[at - 1] in _GOVERNORS and not row.carried(at) and not related:
            continue
        phrase = row.phrases[at]
        bare = phrase is not None and phrase.noun is None
        if row.tags[at - 1] == "a" and (bare or not related):
            continue  # "he was 84", "three of whom were children"
        if _is_object(row, at) or _is_age(row, at):
            continue
        aside = _aside(row, at, at + 1)
        if aside is None and row.tags[end] == "c":
            aside = _aside(row, at, end)  # "six, among them two boys on their way home, died"
        if aside is not None:
            behind = aside
            continue
        if row.tags[at - 1] == "f" and row.tags[at + 1 : end] in ("&#", "c&#"):
            return None  # "crews rescued 12 people, and two cats died"
        return at if at + 1 == end or _TAIL.match(row.tags, at + 1, end) else None
    return None


def _aside(row: Row, at: int, close: int) -> int | None:
    """Where an aside begins that ends with the phrase at `at` and the comma at `close`.

    "Six people, [including two boys and a girl], were hurt", "ten, [two of whom were boys],", "ten,
    [most of them boys],", "ten, [some as young as six],".
    """
    if row.tags[close] != "c":
        return None
    some = _OF_THEM.search(row.tags, max(0, close - _FARTHEST_ASIDE), close)
    some = some or _AS_YOUNG.search(row.tags, max(0, at - 8), at + 1)
    if some is not None:
        return some.start()
    if row.tags[at - 1] == "a":
        return at - 2 if row.tags[at - 2] in "Nw" else None
    while row.tags[at - 1] in "&c":
        at -= 2 + (row.tags[at - 2 : at] == "c&")
        if row.tags[at] not in "NUDHXz":
            return None
    before = at - 1 - (row.tags[at - 1] in "zx")  # "among them a teacher", "including many boys"
    return before if row.tags[before] == "e" else None


def _is_age(row: Row, at: int) -> bool:
    """Whether a number between commas is somebody's age: "Ann Lee, then 18, was killed"."""
    phrase = row.phrases[at] if row.tags[at] == "N" else None
    bare = phrase is not None and phrase.noun is None
    return bare and row.tags[at - 1] in "cr" and row.tags[at + 1] == "c"


def _is_object(row: Row, at: int) -> bool:
    """Whether a number is what another verb is about: "who sold two houses, died"."""
    return row.tags[at] in "NU" and (
        row.tags[at - 1] == "h" or (row.tags[at - 1] in "xf" and row.tags[at - 2] in "wz&hX")
    )


def _finite(row: Row, at: int) -> bool:
    return row.tags[at - 1] in "ah" or row.tags[at] == "i"


def _of_others(row: Row, at: int, finite: bool) -> bool:
    """Whether the phrase before a verb belongs to other words than that verb."""
    before = row.tags[at - 1]
    if before == "f" and row.texts[at - 1].endswith("ing"):
        doing = row.texts[at - 1]
        return doing not in row.forms(FORCING) and doing not in row.forms(SENDING)
    if before == "y":
        return True
    return finite and row.is_share(at)


def _is_whole(row: Row, at: int) -> bool:
    """Whether shares are told of a phrase, or of the list it ends: "of 41 on board, 14 died"."""
    while row.tags[at - 1] == "&" and row.tags[at - 2] in "NUDH":
        at -= 2
    return row.tags[at - 1] == "o" and not row.carried(at)


def _is_own_share(row: Row, at: int) -> bool:
    """Whether a share right before a verb is its subject: "two of them died"."""
    phrase = row.phrases[at] if at >= 0 else None
    return phrase is not None and phrase.share and phrase.noun is None


def listed_before(row: Row, at: int) -> int | None:
    """The member of a list before the phrase at `at`: "his wife and two sons"."""
    if row.is_share(at):
        return None
    first = max(0, at - _FARTHEST_PLACED)
    if row.tags[at - 1] == "&" and "p" in row.tags[first : at - 1]:
        placed = _PLACED_BEFORE.search(row.tags, first, at - 1)
        if placed and row.tags[placed.start() - 1] not in "pyeo":
            return placed.start()
    comma_only = row.tags[at - 1] == "c"
    if not comma_only and row.tags[at - 1] != "&":
        return None
    before = at - 2 - (not comma_only and row.tags[at - 2] == "c")
    if row.tags[before] not in "NUDH" or row.tags[before - 1] in "pyThe":
        return None
    if _is_whole(row, before):
        return None
    behind = at + 1 + 2 * (row.tags[at + 1 : at + 3] == "oN")  # "a father of two,"
    aside = row.tags[behind] == "c" and row.tags[behind + 1] not in "&dNUDH"
    if comma_only and aside and row.tags[at] == row.tags[before] == "D":
        return None  # "the victim, a nurse, was shot"
    phrase = row.phrases[before]
    return None if comma_only and (phrase is None or phrase.noun is None) else before
