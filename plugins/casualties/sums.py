"""What several counts of dead make together, where the words of a text add them up."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from validator.api import Extent, regex

from .hits import Hit, sum_of

_SAME_ACTOR = regex(r"\b(?:he|she|they|and|then|later|also)(?: [a-z]+ly)? \Z")


class Further:
    """Adds up the dead of a text where its words do: "killed two", later "killed two more"."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._dead: Hit | None = None

    def sums(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """What the hits of one sentence make together, and with those before."""
        for hit in hits:
            yield from self._more(hit)
        for whole in self._by_the_same(hits) if len(hits) > 1 else ():
            yield whole
            yield from self._more(whole)

    def _more(self, hit: Hit) -> Iterator[Hit]:
        last = self._dead
        if hit.harm != "killed" or hit.phrase.share:
            return
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
