"""Casualties: how many people were killed, hurt, missing, captured or driven out, and updates."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from validator.api import (
    Casualty,
    Checker,
    Derived,
    Document,
    Extent,
    Function,
    Kind,
    Term,
    Tri,
    Update,
    hookimpl,
    regex,
)

from .casualty_chunks import Index, Signs, numbers_of_people
from .casualty_hits import Hit, sum_of
from .casualty_reading import read
from .casualty_scene import Scene, event, scene_of, told
from .casualty_words import (
    ALONE_SILENT,
    COUNTING,
    PACK,
    READ,
    HarmList,
    HarmWord,
    harm_places,
)
from .figure_comparison import (
    EVENTS,
    count_key,
    day_of,
    days_old,
    disjoint,
    events_in,
    explains,
    numbers,
    published,
    same_event,
    same_figure,
    stale,
    told_as_change,
)
from .victim_nouns import GROUPS, NOT_VICTIMS, SIDES, lists_of

_BACKGROUND = PACK + "background"
Direction = Literal["up", "down", "changed"]
_UPDATES: Mapping[str, Direction] = {
    PACK + "rises": "up",
    PACK + "falls": "down",
    PACK + "changes": "changed",
}


def _is_background(_: Document, span: Casualty) -> Tri:
    return span.background


class Casualties(Checker):
    """Counts of people harmed, and words that tell a changed count."""

    name = "casualties"
    needs = ("quantity",)
    lexicons = (
        *READ,
        *GROUPS,
        *_UPDATES,
        *EVENTS,
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
            adjectives={"background": _is_background},
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
            same_event,
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
            apart=numbers,
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
            apart=numbers,
        ),
    )

    derived = (
        Derived("published", "casualty", float, published),
        Derived("days_old", "casualty", float, days_old),
        Derived("revised", "casualty", bool, told_as_change, ("update",)),
    )

    def annotate(self, document: Document) -> Iterable[Casualty | Update]:
        yield from _survivors(document, list(casualties(document)))
        yield from updates(document)


def casualties(document: Document) -> Iterator[Casualty]:
    """All casualties of a document."""
    places = harm_places(document)
    uprooted = _ends(document.terms(PACK + "uprooted"))
    if not places and not uprooted:
        return
    quantities = document.spans("quantity")
    people = numbers_of_people(quantities)
    worth = _worth_reading(document, places, uprooted, people)
    if not worth:
        return
    figures = {quantity.start: quantity for quantity in quantities}
    lists = lists_of(document, _words_in(document, places, worth), figures)
    index = Index.of(_ends(document.terms(PACK + "levels")), lists, uprooted, people)
    flight, found, causes = (
        set(document.sentence_numbers(_ends(document.terms(PACK + lexicon))))
        for lexicon in ("flight", "recoveries", "causes")
    )
    past = set(
        document.sentence_numbers(
            start
            for start, end in _ends(document.terms(_BACKGROUND)).items()
            if not _RELIC.match(document.folded, end)
        )
    )
    further = Further(document.folded)
    for number in worth:
        start, end = document.sentences[number]
        signs = Signs(number in flight, number in found, number in causes)
        hits = read(document, start, end, index, signs)
        if hits:
            events = events_in(document, start, end)
            scene = scene_of(document, start, end, events, number in past)
            yield from [_casualty(document, hit, scene) for hit in further.with_sums(hits)]


# what is left of a war may still kill: "WWII bomb kills two"
_RELIC = regex(
    r"(?: (?:i{1,2}|one|two|1|2)\b)?(?:[- ]era)? (?:[a-z]+ )?(?:bomb|mine|shell|grenade|ordnance"
    r"|munition|explosive|veteran|plane|aircraft|tank|relic|re-enact)"
)
_SAME_ACTOR = regex(r"\b(?:he|she|they|and|then|later|also)(?: [a-z]+ly)? \Z")


class Further:
    """Adds up the dead of a text where its words do: "killed two", later "killed two more"."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._dead: Hit | None = None

    def with_sums(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits of one sentence, and what they make together or with those before."""
        found = list(hits)
        if len(found) > 1:
            found += self._by_the_same(found)
        for hit in found:
            yield hit
            last = self._dead
            if hit.harm != "killed" or hit.phrase.share:
                continue
            if not hit.part:
                self._dead = hit
            elif last is not None and last.trigger != hit.trigger and hit.phrase.quantity:
                self._dead = sum_of(last, hit)
                if self._dead is not None:
                    yield self._dead

    def _by_the_same(self, hits: Iterable[Hit]) -> list[Hit]:
        """Those whom one killed in turn: "killed a clerk, later killing three customers".

        A number must be among them: one person may well be told of twice.
        """
        objects = [
            hit
            for hit in hits
            if hit.harm == "killed" and not hit.part and hit.trigger.end <= hit.phrase.start
        ]
        whole = objects[0] if objects else None
        for before, hit in itertools.pairwise(objects):
            same = hit.trigger == before.trigger or self._goes_on(hit.trigger)
            counted = hit.phrase.quantity or before.phrase.quantity
            whole = sum_of(whole, hit) if same and counted and whole is not None else None
        several = len({hit.trigger for hit in objects}) > 1
        return [whole] if several and whole is not None else []

    def _goes_on(self, trigger: Extent) -> bool:
        """Whether a verb has the subject of the verb before it."""
        start, end = trigger
        if self._folded.endswith("ing", start, end):
            return True
        return _SAME_ACTOR.search(self._folded, max(0, start - 24), start) is not None


def _ends(terms: Iterable[Term]) -> dict[int, int]:
    """End by start; terms come sorted."""
    return {term.start: term.end for term in terms}


def _survivors(document: Document, found: Sequence[Casualty]) -> Iterator[Casualty]:
    """All but the one person shot of whom the text also says that they died."""
    died = any(casualty.harm == "killed" and casualty.value == 1 for casualty in found)
    for casualty in found:
        trigger = document.folded[casualty.trigger.start : casualty.trigger.end]
        if not (died and casualty.harm == "injured" and not casualty.stated and "sho" in trigger):
            yield casualty


def _worth_reading(
    document: Document,
    places: Mapping[int, tuple[int, HarmList]],
    uprooted: Iterable[int],
    people: Sequence[int],
) -> list[int]:
    """Numbers of the sentences that may hold a casualty."""
    folded = document.folded
    weak = {
        at
        for at, (end, words) in places.items()
        if words.lexicon in COUNTING or folded[at:end].startswith("remains")
    }
    strong = [
        at
        for at, (_, words) in places.items()
        if at not in weak and words.lexicon not in ALONE_SILENT
    ]
    found = set(document.sentence_numbers(strong)) if strong else set()
    weak |= set(uprooted)
    for number in set(document.sentence_numbers(weak)) - found if weak else ():
        start, end = document.sentences[number]
        first = bisect_left(people, start)
        if people[first : first + 1] and people[first] < end:
            found.add(number)
    return sorted(found)


def _words_in(
    document: Document, places: Mapping[int, tuple[int, HarmList]], numbers: Iterable[int]
) -> dict[int, HarmWord]:
    """The harm words of some sentences, by their start."""
    starts = sorted(places)
    found = {}
    for number in numbers:
        start, end = document.sentences[number]
        for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            stop, words = places[at]
            found[at] = words.word(document, at, stop)
    return found


def _casualty(document: Document, hit: Hit, scene: Scene) -> Casualty:
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
        place=told(scene, scene.places, hit),
        day=day_of(document, told(scene, scene.days, hit)),
        background=scene.background,
        stated=quantity is not None,
        trigger=hit.trigger,
        figure=(quantity.number or Extent(quantity.start, quantity.end)) if quantity else None,
        part=hit.part,
        event=event(scene, hit),
    )


_AUXILIARY = regex(r"(?:\b(?:had|has|have|having|was|were|been|be|is|are|now|since|then) ){1,3}\Z")


def updates(document: Document) -> Iterator[Update]:
    """Words that tell a changed count, in sentences that hold a figure."""
    terms = [
        (term, direction) for name, direction in _UPDATES.items() for term in document.terms(name)
    ]
    if not terms:
        return
    figures = set(
        document.sentence_numbers(
            [quantity.start for quantity in document.spans("quantity") if quantity.claim]
        )
    )
    end = 0
    for term, direction in sorted(terms, key=lambda item: (item[0].start, -item[0].end)):
        if term.start < end or document.sentence_index(term.start) not in figures:
            continue
        auxiliary = _AUXILIARY.search(document.folded, max(0, term.start - 24), term.start)
        end = term.end + 3 * document.folded.startswith(" to ", term.end)
        yield Update(auxiliary.start() if auxiliary else term.start, end, direction)


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The built-in checker of casualties."""
    return [Casualties()]
