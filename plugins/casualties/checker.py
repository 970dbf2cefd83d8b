"""Casualties: how many people were killed, hurt, missing, captured or driven out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from validator.api import (
    Casualty,
    Checker,
    Derived,
    Document,
    Extent,
    Function,
    Kind,
    NamedTuple,
    Term,
    Tri,
    hookimpl,
)

from .figure_comparison import (
    EVENTS,
    IRREGULARS,
    count_key,
    dateline_day,
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
from .scene import HAPPENINGS, Scene, event, scene_of, told, told_before
from .sentences import (
    BACKGROUND,
    numbers_of_people,
    settled,
    signs_of,
    with_numbers,
    worth_reading,
)
from .updates import Updates
from .victim_nouns import CREATURES, GROUPS, NOT_VICTIMS, SIDES, lists_of
from .words import LOOKED_UP, PACK, READ, HarmWord, harm_places

if TYPE_CHECKING:
    from .hits import Hit

_BODIES: Final = ("bodies", "body", "corpses", "corpse", "remains")


def _is_background(_: Document, span: Casualty) -> Tri:
    return span.background


class Casualties(Checker):
    """Counts of people harmed."""

    name = "casualties"
    needs = ("quantity",)
    lexicons = (
        *READ,
        *GROUPS,
        *EVENTS,
        HAPPENINGS,
        NOT_VICTIMS,
        CREATURES,
        IRREGULARS,
        SIDES,
        BACKGROUND,
    )
    tables = LOOKED_UP
    kinds = (
        Kind(
            "casualty",
            Casualty,
            "How many people were killed, hurt, missing, captured, displaced or affected.",
            "Some 20 soldiers were killed.",
            adjectives={"background": _is_background},
            hidden="stated",
            parent="quantity",
            meanings={
                "harm": "what befell them; “casualties” are dead and wounded unsplit, “ambiguous” "
                "are the “neutralised”",
                "victims": "the words for the people",
                "victims.class": "combatant, police, medic, journalist, child, woman, man, kin, "
                "civilian, worker, official, migrant, captive or people; else their noun",
                "victims.side": "whose they are, in lower case: turkey, rebels",
                "place": "where it happened, in lower case, as its sentence says",
                "day": "when it happened: 2020-02-03, or monday where the draft has no date",
                "background": "it is told as known: “the 1993 bombing, which killed six”",
                "stated": "a number is named; “a man was killed” has none",
                "trigger": "the words that say the harm",
                "figure": "the number itself",
                "part": "it counts inside or beside another figure: “including three children”",
                "event": "what happened, where its sentence names it: earthquake, attack",
                "site": "where what harmed them happened, if the clause before says it: “a bomb "
                "went off in Aden, killing six”",
                "site_day": "when it happened",
                "bodies": "it counts bodies, of which more may be found: “17 bodies”",
            },
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
        Derived(
            "published",
            "casualty",
            float,
            published,
            (),
            "the day of the draft as a number, to compare",
        ),
        Derived(
            "dateline_day",
            "casualty",
            float,
            dateline_day,
            (),
            "month and day as a number, to compare, where a dateline names no year",
        ),
        Derived("days_old", "casualty", float, days_old, (), "days between it and the draft"),
        Derived(
            "revised",
            "casualty",
            bool,
            told_as_change,
            ("update",),
            "it is told as a change of a count",
        ),
    )

    def annotate(self, document: Document) -> Iterable[Casualty]:
        counts = document.once(_counts)
        others = document.once(worth_reading) - document.once(with_numbers)
        told = {**_read(document, others), **counts}
        return _survivors(document, list(_with_sums(document, told)))

    def annotate_shown(self, document: Document) -> Iterable[Casualty]:
        counts = document.once(_counts)
        return [c for told in counts.values() for c in told.casualties if c.stated]


class _Told(NamedTuple):
    """What one sentence tells of people who came to harm."""

    scene: Scene
    hits: "Sequence[Hit]"
    casualties: Sequence[Casualty]
    """One of each hit."""


def _counts(document: Document) -> dict[int, _Told]:
    """What the sentences tell in which people may be counted, by their number."""
    worth = document.once(worth_reading)
    return _read(document, worth & document.once(with_numbers)) if worth else {}


def _read(document: Document, worth: Iterable[int]) -> dict[int, _Told]:
    """What some sentences tell, by their number; those that tell nothing are left out."""
    if not worth:
        return {}
    from .chunks import Index  # two drafts of three tell of nobody who came to harm
    from .reading import read_sentence
    from .victims import goes_on_with_things

    quantities = document.spans("quantity")
    figures = {quantity.start: quantity for quantity in quantities}
    creatures = frozenset(term.start for term in document.terms(CREATURES))
    lists = lists_of(document, _words_in(document, worth), figures)
    levels, uprooted = (_ends(document.terms(PACK + name)) for name in ("levels", "uprooted"))
    index = Index.of(levels, lists, uprooted, document.once(numbers_of_people))
    read = {}
    for number in sorted(worth):
        start, end = document.sentences[number]
        hits = [
            hit
            for hit in read_sentence(document, start, end, index, signs_of(document, number))
            if not goes_on_with_things(
                document, hit.phrase, hit.harm == "missing", quantities, lists, creatures
            )
        ]
        if hits:
            events = events_in(document, start, end)
            scene = scene_of(document, start, end, events, number in document.once(settled))
            read[number] = _Told(scene, hits, [_casualty(document, hit, scene) for hit in hits])
    return read


def _with_sums(document: Document, told: Mapping[int, _Told]) -> Iterator[Casualty]:
    """The casualties of all sentences, and what they make together."""
    from .sums import Further  # few rules ask for casualties that are not told as such

    further = Further(document.folded)
    for _, (scene, hits, casualties) in sorted(told.items()):
        yield from casualties
        yield from [_casualty(document, whole, scene) for whole in further.sums(hits)]


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


def _words_in(document: Document, numbers: Iterable[int]) -> dict[int, HarmWord]:
    """The harm words of some sentences, by their start."""
    places = document.once(harm_places)
    starts = sorted(places)
    found = {}
    for number in numbers:
        start, end = document.sentences[number]
        for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            stop, words = places[at]
            found[at] = words.word(document, at, stop)
    return found


def _casualty(document: Document, hit: "Hit", scene: Scene) -> Casualty:
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
        site=told_before(scene, scene.places, hit),
        site_day=day_of(document, told_before(scene, scene.days, hit)),
        background=scene.background,
        stated=quantity is not None,
        trigger=hit.trigger,
        figure=(quantity.number or Extent(quantity.start, quantity.end)) if quantity else None,
        part=hit.part,
        event=event(scene, hit),
        bodies=document.folded.endswith(_BODIES, *hit.trigger),
    )


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The built-in checkers of casualties and of what tells their change."""
    return [Casualties(), Updates()]
