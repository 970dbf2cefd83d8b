"""Which claims of a story disagree, and which are told twice."""

from collections.abc import Iterable, Mapping, Sequence

from validator.claims.model import DraftClaims, Flag, Link
from validator.claims.reading import Placed, Reading
from validator.claims.stretches import Stretches
from validator.named_tuples import NamedTuple

_MOST_REPEATS = 20
"""Places told where one claim stands many times."""


class Place(NamedTuple):
    """Words of one of the drafts, in prose offsets."""

    draft: int
    start: int
    end: int


class Verdict(NamedTuple):
    """Two places of which a rule says that they conflict, or repeat each other."""

    flag: Flag
    rule: str
    one: Place
    two: Place


def link(readings: Sequence[Reading], verdicts: Iterable[Verdict]) -> list[DraftClaims]:
    """The drafts with their claims linked, each pair in both directions."""
    found: dict[tuple[int, int], set[Link]] = {}
    indexes = [
        Stretches((one.start, one.end, number) for number, one in enumerate(reading.claims))
        for reading in readings
    ]
    for flag, rule, one, two in verdicts:
        for here, there in ((one, two), (two, one)):
            for number in _numbers(indexes, readings, here):
                for other in _numbers(indexes, readings, there):
                    claim = readings[there.draft].claims[other].claim
                    said = Link(flag, rule, claim.id, claim.region, claim.text)
                    found.setdefault((here.draft, number), set()).add(said)
    for place, said in _repeats(readings):
        found.setdefault(place, set()).add(said)
    return [
        reading.draft._replace(
            claims=tuple(
                one.claim._replace(links=_in_order(found.get((draft, number), ())))
                for number, one in enumerate(reading.claims)
            )
        )
        for draft, reading in enumerate(readings)
    ]


def _numbers(
    indexes: Sequence[Stretches[int]], readings: Sequence[Reading], place: Place
) -> list[int]:
    """The claims at a place: those of its very words, else the figures that it touches."""
    claims = readings[place.draft].claims
    touched = sorted(indexes[place.draft].at(place.start, place.end))
    exact = [n for n in touched if _extent(claims[n]) == (place.start, place.end)]
    return exact or [n for n in touched if claims[n].claim.amount is not None]


def _extent(one: Placed) -> tuple[int, int]:
    return one.start, one.end


def _repeats(readings: Sequence[Reading]) -> Iterable[tuple[tuple[int, int], Link]]:
    """The same words in the same sentence, elsewhere in the story."""
    groups: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for draft, reading in enumerate(readings):
        for number, (claim, *_) in enumerate(reading.claims):
            key = (reading.draft.story or reading.draft.path, claim.kind, *_words(claim.text))
            groups.setdefault((*key, "", *_words(claim.sentence)), []).append((draft, number))
    for places in groups.values():
        for place in places:
            for draft, number in places[:_MOST_REPEATS]:
                if (draft, number) != place:
                    claim = readings[draft].claims[number].claim
                    yield place, Link("repeated", "", claim.id, claim.region, claim.text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().split())


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda one: (one.flag, one.region, one.rule)))


FLAG_OF_RULES: Mapping[str, Flag] = {
    "*conflict*": "conflicting",
    "toll-goes-down": "conflicting",
    "*disputed*": "disputed",
    "*repeat*": "repeated",
}
"""What a rule says of the two claims it joins, by a glob on its name: a desk's own rule too."""
