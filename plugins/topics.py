"""Whether two figures that are no tolls measure one thing: homes destroyed, people arrested."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from validator.api import Checker, Document, Function, Kind, NamedTuple, Quantity, hookimpl, regex

from .casualties.figure_comparison import OTHER_EVENTS, of_another_event
from .word_places import any_in

_TOPICS: Final = "words-claims.topics"

_NOUN = regex(
    r"(?: of)?(?: (?!(?:and|or|of|in|on|at|to|the|for)\b)[a-z-]+){0,2}? ([a-z]+s|people)\b"
)
_PLACE = regex(
    r"\b(?i:in|at|near|around|outside|across) (?:its |their )?"
    r"((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2})"
)
_NOT_PLACE = regex(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber",
    re.I,
)
_MONEY: Final = frozenset({"damage", "ransom", "paid to a family"})
"""The topics on which a story rarely has two sums: it has many that are paid or cost."""
_CROWD: Final = "crowd"
_MAGNITUDE: Final = "magnitude"
_CLAUSE = regex(r"\b(?:after|before|while|when|as|but|who|which)\b")
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
    lexicons = (_TOPICS, OTHER_EVENTS)

    def annotate(self, document: Document) -> Iterable[Topic]:
        for term in document.terms(_TOPICS):
            yield Topic(term.start, term.end, term.replacement or term.entry.form)


def measure_key(document: Document, quantity: Quantity) -> object | None:
    """What two figures must share: the unit or the noun counted, the topic, the places named.

    None where the words do not tell, and for what counts people harmed: a toll is compared as one.
    """
    if not quantity.claim or quantity.value is None or quantity.type == "percent":
        return None
    sentence = document.sentence_at(quantity.start)
    if of_another_event(document, quantity):
        return None
    topic, is_named = _topic(document, quantity)
    counted = quantity.unit or (topic if is_named else _noun(document, quantity))
    if topic == _CROWD and quantity.unit is None:
        counted = "people"  # "the crowd at 25,000"
    if counted is None or topic is None or _is_toll(document, quantity):
        return None
    if quantity.type == "currency" and topic not in _MONEY:
        return None
    places = (
        place[1].casefold()
        for place in _PLACE.finditer(document.text, *sentence)
        if not _NOT_PLACE.match(place[1])
    )
    own = _dateline(document)  # where the story is tells no two figures apart
    return (topic, counted, frozenset(place for place in places if place not in own))


def _dateline(document: Document) -> str:
    """The words of the dateline, folded."""
    first = next((block for block in document.blocks if block.type == "dateline"), None)
    return "" if first is None else document.folded[first.start : first.end]


def same_topic(_: Document, a: Quantity, b: Quantity) -> bool:
    """Of two figures with one key: near enough to be of one thing."""
    one, two = abs(a.value or 0), abs(b.value or 0)
    return max(one, two) <= _MULTIPLE * min(one, two)


def _noun(document: Document, quantity: Quantity) -> str | None:
    """The noun counted: "310 stone homes"."""
    match = _NOUN.match(document.folded, quantity.end)
    if match is None:
        return None
    topics = document.spans_within("topic", match.start(1), match.end(1))
    before = document.folded[quantity.end : match.start(1)].split()
    # "320 job cuts": what is cut are jobs
    return before[-1] + "s" if topics and before else match[1]


def _topic(document: Document, quantity: Quantity) -> tuple[str | None, bool]:
    """What the figure is about: the nearest such word in its sentence; and whether the figure is
    the measure of that itself, as in "a magnitude 6.4 quake"."""
    start, end = document.sentence_at(quantity.start)
    first, last = max(start, quantity.start - _CLOSE), min(end, quantity.end + _CLOSE)
    near: list[Topic] = list(document.spans_within("topic", first, last))
    if not near:
        return None, False
    topic = min(near, key=lambda t: max(t.start - quantity.end, quantity.start - t.end))
    if _of_another_clause(document, quantity, topic):
        return None, False
    is_named = topic.name == _MAGNITUDE and 0 <= quantity.start - topic.end <= 1
    return topic.name, is_named


def _of_another_clause(document: Document, quantity: Quantity, topic: Topic) -> bool:
    """Whether a word belongs to a figure in the clause that begins between: "46 are held, after
    15 were freed"."""
    others = document.spans_within("quantity", quantity.end, topic.start)
    return any(
        other.claim and _CLAUSE.search(document.folded, quantity.end, other.start)
        for other in others
    )


def _is_toll(document: Document, quantity: Quantity) -> bool:
    return any_in(document.once(_tolls), quantity.start, quantity.end)


def _tolls(document: Document) -> Sequence[int]:
    """Where the tolls begin."""
    return [casualty.start for casualty in document.shown("casualty") if casualty.stated]


Topics.kinds = (
    Kind(
        "topic",
        Topic,
        "A word that says what a figure is about.",
        "Police arrested 45 people.",
        meanings={"name": "what it is about, in one word"},
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
