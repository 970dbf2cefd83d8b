"""Casualties: how many people were killed, hurt, missing, captured or driven out, and updates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from validator.plugins.casualty_grammar import READ, Hit, Index, counts_people, harm_words, read
from validator.plugins.figure_comparison import (
    count_key,
    disjoint,
    explains,
    same_count,
    same_figure,
    stale,
)
from validator.plugins.victims import GROUPS, NOT_VICTIMS, PACK, SIDES, lists_of

from validator.api import (
    Casualty,
    Checker,
    Document,
    Extent,
    Function,
    Kind,
    Term,
    Update,
    hookimpl,
)

_BACKGROUND = PACK + "background"
_UPDATES = {PACK + "rises": "up", PACK + "falls": "down", PACK + "changes": "changed"}
_QUIET = frozenset({"attacking", "suffering"})
"""Harm words that make no casualty by themselves."""
_COUNTING = frozenset({"claiming", "losing", "moving"})
"""Harm words that make one only of a number."""

_YEAR = re.compile(
    r"\b(?:in|of|the|during|on|early|late|mid) (?:[a-z]{3,9}\.? (?P<day>\d{1,2},? )?)?"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b(?!-year)"
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round) (?:the |central |northern |southern |eastern |western "
    r"|north-?western |north-?eastern |south-?western |south-?eastern |downtown |rural "
    r"|[a-z]+ of |[A-Z][\w.]+(?:'s|’s) (?:[a-z]+ ){0,3}){0,3}"
    r"((?:[A-Z][\w.\-’']*)(?: [A-Z][\w.\-’']*){0,3})"
)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december))"
)
_NOT_PLACES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[A-Z][a-z]{2}\.)\b"
)

_NATIONAL = re.compile(r"(?:ish|sian|rian|nian|kian|tian|ese|ench|aeli|qi|eek|erman|rican)\Z")

_BREAK = re.compile(r"[,;:()\"]|--| [-–—] ")
_FRONTED = re.compile(r"^(?:,? \d{4})?,")
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|warned|speaking|spoke)\b[^,]{0,24}\Z"
)


class Scene(NamedTuple):
    """What a sentence says of when and where."""

    folded: str
    """The whole document, folded."""
    start: int
    """Where the sentence begins."""
    days: Sequence[Extent]
    places: Sequence[Extent]
    background: bool


class Casualties(Checker):
    """Counts of people harmed, and words that tell a changed count."""

    name = "casualties"
    needs = ("quantity",)
    lexicons = (
        *(PACK + lexicon for lexicon in READ),
        *GROUPS,
        *_UPDATES,
        NOT_VICTIMS,
        SIDES,
        _BACKGROUND,
    )
    kinds = (
        Kind(
            "casualty",
            Casualty,
            "How many people were killed, hurt, missing, captured, displaced or affected.",
            "Some 20 soldiers were killed.",
            adjectives={"background": lambda document, span: span.background},
            hidden="stated",
            parent="quantity",
        ),
        Kind(
            "update",
            Update,
            "Words that tell a changed count.",
            "The death toll had risen to eight.",
        ),
    )
    functions = (
        Function(
            "same_count",
            ("casualty", "casualty"),
            "flag",
            "Whether two casualties count the same harm to the same people.",
            "same_count(earlier, later)",
            same_count,
            key=count_key,
            needs=("quantity",),
        ),
        Function(
            "same_figure",
            ("quantity", "quantity"),
            "flag",
            "Whether two figures say the same number with the same bound, in words or digits.",
            "same_figure(top, found)",
            same_figure,
        ),
        Function(
            "disjoint",
            ("quantity", "quantity"),
            "flag",
            "Whether no number fits both figures.",
            "disjoint(earlier, later)",
            disjoint,
        ),
        Function(
            "explains",
            ("casualty", "casualty"),
            "flag",
            "Whether the sentence of the first tells that the count has changed since the second.",
            "explains(later, earlier)",
            explains,
            needs=("update",),
        ),
        Function(
            "stale",
            ("casualty", "casualty"),
            "flag",
            "Whether the first is an updated count, and the second goes back behind it.",
            "stale(earlier, later)",
            stale,
            needs=("update",),
        ),
    )

    def annotate(self, document: Document) -> Iterable[Casualty | Update]:
        yield from _survivors(document, list(casualties(document)))
        yield from updates(document)


def casualties(document: Document) -> Iterator[Casualty]:
    """All casualties of a document."""
    harms = harm_words(document)
    quantities = {q.start: q for q in document.spans("quantity")}
    uprooted = {term.start: term.end for term in document.terms(PACK + "uprooted")}
    worth = _worth_reading(document, harms, quantities, uprooted)
    if not worth:
        return
    index = Index(
        {term.start: term.end for term in document.terms(PACK + "levels")},
        lists_of(document, harms, quantities),
        uprooted,
    )
    flight = [term.start for term in document.terms(PACK + "flight")]
    found = [term.start for term in document.terms(PACK + "recoveries")]
    past = [term.start for term in document.terms(_BACKGROUND)]
    for number in worth:
        start, end = document.sentences[number]
        scene: Scene | None = None
        signs = _any(flight, start, end), _any(found, start, end)
        for hit in read(document, start, end, index, *signs):
            scene = scene or scene_of(document, start, end, _any(past, start, end))
            yield _casualty(hit, scene)


def _survivors(document: Document, found: Sequence[Casualty]) -> Iterator[Casualty]:
    """All but the one person shot of whom the text also says that they died."""
    died = any(casualty.harm == "killed" and casualty.value == 1 for casualty in found)
    for casualty in found:
        trigger = document.folded[casualty.trigger.start : casualty.trigger.end]
        if not (died and casualty.harm == "injured" and not casualty.stated and "sho" in trigger):
            yield casualty


def _worth_reading(document: Document, harms, quantities, uprooted) -> list[int]:  # type: ignore[no-untyped-def]
    """Numbers of the sentences that may hold a casualty."""
    found = {
        document.sentence_index(at)
        for at, word in harms.items()
        if word.lexicon not in _QUIET and word.lexicon not in _COUNTING
    }
    weak = {document.sentence_index(at) for at, w in harms.items() if w.lexicon in _COUNTING}
    weak |= {document.sentence_index(at) for at in uprooted}
    weak -= found
    if weak:
        found |= weak & {
            document.sentence_index(at) for at, q in quantities.items() if counts_people(q)
        }
    return sorted(found)


def _any(starts: Sequence[int], start: int, end: int) -> bool:
    return any(start <= at < end for at in starts)


def _casualty(hit: Hit, scene: Scene) -> Casualty:
    phrase = hit.phrase
    quantity = phrase.quantity
    return Casualty(
        start=phrase.start,
        end=phrase.end,
        value=quantity.value if quantity else hit.people,
        low=quantity.low if quantity else hit.people,
        high=quantity.high if quantity else hit.people,
        unit=None,
        type=quantity.type if quantity else "number",
        hedge=quantity.hedge if quantity else None,
        harm=hit.harm,
        victims=phrase.as_victims(),
        place=_told(scene, scene.places, hit),
        day=_told(scene, scene.days, hit),
        background=scene.background,
        stated=quantity is not None,
        trigger=hit.trigger,
        figure=(quantity.number or Extent(quantity.start, quantity.end)) if quantity else None,
        part=hit.part,
    )


def _told(scene: Scene, named: Sequence[Extent], hit: Hit) -> str | None:
    """The nearest day or place that the clause of a hit names, folded.

    Behind a comma, "killed, the army said Monday", or behind a word of saying, "said on Monday
    that", it is that of another event; in front of all, "In Aden, six died", it is not.
    """
    start, end = min(hit.phrase.start, hit.trigger.start), max(hit.phrase.end, hit.trigger.end)
    near: list[tuple[int, Extent]] = []
    for place in named:
        if place.start >= end:
            between = scene.folded[end : place.start]
        else:
            between = scene.folded[place.end : start]
            if place.start - scene.start < 12:
                between = _FRONTED.sub("", between)
            if _SAYING.search(scene.folded, max(scene.start, place.start - 40), place.start):
                continue
        if not _BREAK.search(between):
            near.append((len(between), place))
    if not near:
        return None
    chosen = min(near)[1]
    return scene.folded[chosen.start : chosen.end].removesuffix("'s").strip(".'")


def scene_of(document: Document, start: int, end: int, marked: bool) -> Scene:
    """The days and places of prose[start:end], and whether it tells of a settled past event.

    `marked` says that a background word stands there.
    """
    stop = min(end, start + 2000)
    folded = document.folded
    days = [Extent(*m.span()) for m in _DAY.finditer(folded, start, stop)]
    places = [
        Extent(*m.span(1))
        for m in _PLACE.finditer(document.text, start, stop)
        if not _NOT_PLACES.match(m.group(1)) and not _NATIONAL.search(folded[m.start(1) : m.end(1)])
    ]
    return Scene(folded, start, days, places, marked or _past_year(document, start, stop))


def _past_year(document: Document, start: int, end: int) -> bool:
    """Whether a year before that of the document is named.

    Where that is not known, a full date is taken for news, a bare year for the past.
    """
    date = document.metadata.date
    for match in _YEAR.finditer(document.folded, start, end):
        if (int(match["year"]) < int(date[:4])) if date else not match["day"]:
            return True
    return False


_AUXILIARY = re.compile(
    r"(?:\b(?:had|has|have|having|was|were|been|be|is|are|now|since|then) ){1,3}\Z"
)


def updates(document: Document) -> Iterator[Update]:
    """Words that tell a changed count, in sentences that hold a figure."""
    terms: list[tuple[Term, str]] = [
        (term, direction) for name, direction in _UPDATES.items() for term in document.terms(name)
    ]
    if not terms:
        return
    figures = {document.sentence_index(q.start) for q in document.spans("quantity") if q.claim}
    end = 0
    for term, direction in sorted(terms, key=lambda item: (item[0].start, -item[0].end)):
        if term.start < end or document.sentence_index(term.start) not in figures:
            continue
        end = term.end
        tail = _link(document.folded, end)
        start = term.start
        auxiliary = _AUXILIARY.search(document.folded, max(0, start - 24), start)
        yield Update(auxiliary.start() if auxiliary else start, tail, direction)  # type: ignore[arg-type]


def _link(folded: str, end: int) -> int:
    """End of an update with the "to" that leads to its figure."""
    return end + 3 if folded.startswith(" to ", end) else end


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The built-in checker of casualties."""
    return [Casualties()]
