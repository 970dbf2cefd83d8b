"""What a number alone goes on with: "12 hens. Four were killed" counts no people."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from validator.api import Document, Quantity, regex

from .hits import Hit
from .sentences import PEOPLE_TYPES
from .victim_nouns import Lists

_COUNTED: Final = regex(r" (?:[a-z-]+ ){0,2}?([a-z-]{2,}s|sheep|cattle|deer|fish|geese|mice)\b")
"""A number's noun, and what may stand before it."""
_PEOPLE: Final = ("ers", "ors", "ists", "ians", "ants", "ees", "eers")
"""How nouns end of those who do something, whom no list has."""
_FAR: Final = 160
"""Characters up to the number with the noun."""


def of_no_people(
    document: Document,
    hit: Hit,
    quantities: Sequence[Quantity],
    lists: Lists,
    creatures: frozenset[int],
) -> bool:
    """Whether a number alone is a part of a count of animals or, of what is missing, of things."""
    phrase = hit.phrase
    if phrase.noun is not None or phrase.quantity is None or phrase.quantity.value is None:
        return False
    at = bisect_left(quantities, phrase.quantity.start, key=_start)
    for whole in reversed(quantities[max(at - 2, 0) : at]):
        noun = _COUNTED.match(document.folded, whole.end)
        if whole.type not in PEOPLE_TYPES or whole.unit is not None or noun is None:
            continue
        near = phrase.start - whole.end < _FAR
        if not near or whole.value is None or whole.value < phrase.quantity.value:
            return False
        start = noun.start(1)
        if start in creatures:
            return True
        known = start in lists.nouns or start in lists.others or noun[1].endswith(_PEOPLE)
        return hit.harm == "missing" and not known
    return False


def _start(quantity: Quantity) -> int:
    return quantity.start
