"""Whether two figures that are no tolls measure one thing: homes destroyed, people arrested."""

import re
from collections.abc import Iterable
from typing import Final

from validator.api import Checker, Document, Function, Kind, NamedTuple, Quantity, hookimpl, regex

_TOPICS: Final = "words-claims.topics"

_NOUN = regex(
    r"(?: of)?(?: (?!(?:and|or|of|in|on|at|to|the|for)\b)[a-z-]+){0,2}? ([a-z]+s|people)\b"
)
_PLACE = regex(r"\b(?:in|at|near|around|outside|across) ((?:[A-Z][\w’'-]+ ?){1,3})", re.I)
_NOT_PLACE = regex(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber",
    re.I,
)
_MONEY: Final = "damage"
"""The one topic on which a story rarely has two sums: it has many that are paid or cost."""
_CROWD: Final = "crowd"
_CLOSE: Final = 80
"""Characters between a figure and what it is about."""
_MULTIPLE: Final = 5
"""Figures further apart than so many times are of different things."""


class Topic(NamedTuple):
    """A word that says what a figure is about."""

    start: int
    end: int
    name: str
    """One for all words of a family: "arrested" for "detained"."""


class Topics(Checker):
    """What figures are about, where they count no dead."""

    name = "topics"
    lexicons = (_TOPICS,)

    def annotate(self, document: Document) -> Iterable[Topic]:
        for term in document.terms(_TOPICS):
            yield Topic(term.start, term.end, term.replacement or term.entry.form)


def measure_key(document: Document, quantity: Quantity) -> object | None:
    """What two figures must share: the unit or the noun counted, the topic, the places named.

    None where the words do not tell, and for what counts people harmed: a toll is compared as one.
    """
    if not quantity.claim or quantity.value is None or quantity.type == "percent":
        return None
    topic = _topic(document, quantity)
    counted = quantity.unit or _noun(document, quantity)
    if topic == _CROWD and quantity.unit is None:
        counted = "people"  # "the crowd at 25,000"
    if counted is None or topic is None or _is_toll(document, quantity):
        return None
    if quantity.type == "currency" and topic != _MONEY:
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
    first, last = max(start, quantity.start - _CLOSE), min(end, quantity.end + _CLOSE)
    near: list[Topic] = list(document.spans_within("topic", first, last))
    if not near:
        return None
    return min(near, key=lambda t: max(t.start - quantity.end, quantity.start - t.end)).name


def _is_toll(document: Document, quantity: Quantity) -> bool:
    near = document.spans_within("casualty", quantity.start, quantity.end)
    return any(casualty.stated for casualty in near)


Topics.kinds = (
    Kind(
        "topic",
        Topic,
        "A word that says what a figure is about.",
        "Police arrested 45 people.",
    ),
)
Topics.functions = (
    Function(
        "same_topic",
        ("quantity", "quantity"),
        "flag",
        "Whether two figures that are no tolls count one thing: homes destroyed, say.",
        "same_topic(figure, theirs)",
        same_topic,
        key=measure_key,
        needs=("quantity", "casualty", "topic"),
    ),
)


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Topics()]
