"""Whether two figures that are no tolls measure one thing: homes destroyed, people arrested."""

import re
from bisect import bisect_left
from typing import Final

from validator.api import Document, Quantity

TOPICS: Final = "words-claims.topics"

_NOUN = re.compile(
    r"(?: of)?(?: (?!(?:and|or|of|in|on|at|to|the|for)\b)[a-z-]+){0,2}? ([a-z]+s|people)\b"
)
_PLACE = re.compile(r"\b(?:in|at|near|around|outside|across) ((?:[A-Z][\w’'-]+ ?){1,3})", re.I)
_NOT_PLACE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber",
    re.I,
)
_CLOSE: Final = 80
"""Characters between a figure and what it is about."""
_MULTIPLE: Final = 5
"""Figures further apart than so many times are of different things."""


def measure_key(document: Document, quantity: Quantity) -> object | None:
    """What two figures must share: the unit or the noun counted, the topic, the places named.

    None where the words do not tell, and for what counts people harmed: a toll is compared as one.
    """
    if not quantity.claim or quantity.value is None:
        return None
    counted = quantity.unit or _noun(document, quantity)
    topic = _topic(document, quantity)
    if counted is None or topic is None or _is_toll(document, quantity):
        return None
    sentence = document.sentence_at(quantity.start)
    places = frozenset(
        match[1].strip().casefold()
        for match in _PLACE.finditer(document.text, *sentence)
        if match[1][0].isupper() and not _NOT_PLACE.match(match[1])
    )
    return (topic, counted, places)


def same_topic(_: Document, a: Quantity, b: Quantity) -> bool:
    """Of two figures with one key: near enough to be of one thing."""
    one, two = abs(a.value or 0), abs(b.value or 0)
    return max(one, two) <= _MULTIPLE * min(one, two)


def _noun(document: Document, quantity: Quantity) -> str | None:
    """The noun counted: "310 stone homes"."""
    match = _NOUN.match(document.folded, quantity.end)
    return match[1] if match else None


def _topic(document: Document, quantity: Quantity) -> str | None:
    """What the figure is about: the nearest such word in its sentence."""
    start, end = document.sentence_at(quantity.start)
    terms = document.terms(TOPICS)
    first = bisect_left(terms, max(start, quantity.start - _CLOSE), key=lambda term: term.start)
    near = [
        (min(abs(term.start - quantity.end), abs(quantity.start - term.end)), term)
        for term in terms[first : first + 12]
        if term.start < min(end, quantity.end + _CLOSE)
    ]
    if not near:
        return None
    nearest = min(near, key=lambda pair: pair[0])[1]
    return nearest.replacement or nearest.entry.form


def _is_toll(document: Document, quantity: Quantity) -> bool:
    near = document.spans_within("casualty", quantity.start, quantity.end)
    return any(casualty.stated for casualty in near)
