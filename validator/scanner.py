"""One pass over a document for every word list of a run.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from validator.document import Document, word_pattern
from validator.errors import NonsenseError
from validator.form_index import FormIndex
from validator.lexicon import Entry, Term, is_short_literal, literal_lexicon

if TYPE_CHECKING:
    from validator.automaton import Automaton


_FEW = 100_000
"""Characters of text for which no automaton is built; to build it takes as long as to look up the
words of a third of that."""


class Scanner:
    """Finds the terms of many lexicons at once; a pure function of a document."""

    def __init__(
        self, forms: FormIndex, lexicons: Iterable[str], others: Container[str] = ()
    ) -> None:
        """`lexicons` are searched for, `others` are there, and are not searched for."""
        self._forms = forms
        self._others = others
        self._short: dict[str, Entry] = {}
        self._nothing: dict[str, Sequence[Term]] = {}
        for name in lexicons:
            if is_short_literal(name):
                self._short[name] = literal_lexicon(name[1:-1]).entries[0]
            else:
                self._nothing[name] = ()
        self._read = 0

    @cached_property
    def _automaton(self) -> "Automaton | None":
        """For much text. None where its library is not there, as it has no wheel for every
        platform: the index finds the same, in five times as long."""
        try:
            from validator.automaton import Automaton  # a check of one article does without it
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "ahocorasick_rs":
                raise
            return None
        return Automaton(self._forms, self._nothing)

    def __call__(self, document: Document) -> dict[str, Sequence[Term]]:
        """The terms of each lexicon in a document, which is read once, now."""
        found: _Hits = defaultdict(list)
        spared: _Hits = defaultdict(list)
        text, asked = document.text, self._nothing
        self._read += len(text)
        matcher = self._forms if self._read < _FEW else self._automaton or self._forms
        for owners, start, end in matcher.find(document.folded):
            for lexicon, entry, wanted in owners:
                if lexicon not in asked or (entry.cased and text[start:end] != entry.form):
                    continue
                (found if wanted else spared)[lexicon].append((start, -end, entry))
        return _Terms(self._nothing, found, spared, partial(self._look_up, document))

    def _look_up(self, document: Document, lexicon: str) -> Sequence[Term]:
        """The terms of a lexicon that is not searched for. Raises NonsenseError where nobody said
        that they would ask for it."""
        entry = self._short.get(lexicon)
        if entry is not None:
            found = word_pattern(entry.form).finditer(document.folded)
            return [Term(*match.span(), lexicon, entry) for match in found]
        if lexicon in self._others:
            raise NonsenseError(
                f"it reads {lexicon}, and does not say so: its checker needs "
                f'lexicons = ("{lexicon}",)'
            )
        return ()


_Hit = tuple[int, int, Entry]
"""Where an entry stands: start and, negative, end, so that they sort as spans do. Plain tuples:
most lexicons are met and never asked for."""
_Hits = dict[str, list[_Hit]]

_by_place = itemgetter(0, 1)
_new = tuple.__new__  # a named tuple at half of what its constructor takes


class _Terms(dict[str, Sequence[Term]]):
    """Terms by lexicon, made when they are asked for."""

    def __init__(
        self,
        nothing: Mapping[str, Sequence[Term]],
        found: _Hits,
        spared: _Hits,
        look_up: Callable[[str], Sequence[Term]],
    ) -> None:
        super().__init__(nothing)
        for lexicon in found:
            del self[lexicon]
        self._found, self._spared, self._look_up = found, spared, look_up

    def __missing__(self, lexicon: str) -> Sequence[Term]:
        hits = self._found.get(lexicon)
        if hits is None:
            terms = self._look_up(lexicon)
        else:
            if len(hits) > 1:
                hits.sort(key=_by_place)
            if lexicon in self._spared:
                hits = _outside(hits, sorted(self._spared[lexicon], key=_by_place))
            terms = [_new(Term, (start, -end, lexicon, entry)) for start, end, entry in hits]
        self[lexicon] = terms
        return terms


def _outside(hits: list[_Hit], exceptions: list[_Hit]) -> list[_Hit]:
    """The hits that lie in no exception; both sorted."""
    starts = [start for start, _, _ in exceptions]
    reach = list(accumulate((end for _, end, _ in exceptions), min))
    before = [bisect_right(starts, start) - 1 for start, _, _ in hits]
    return [hit for hit, at in zip(hits, before, strict=True) if at < 0 or reach[at] > hit[1]]
