"""One pass over a document for every word list of a run.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from validator.document import Document, word_pattern
from validator.errors import NonsenseError
from validator.form_index import FormIndex, Place
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
        text, folded = document.text, document.folded
        self._read += len(text)
        matcher = self._forms if self._read < _FEW else self._automaton or self._forms
        found = _terms(sorted(matcher.find(folded)), text)
        return _Terms(self._nothing, found, partial(self._look_up, folded))

    def _look_up(self, folded: str, lexicon: str) -> Sequence[Term]:
        """The terms of a lexicon that is not searched for. Raises NonsenseError where nobody said
        that they would ask for it."""
        entry = self._short.get(lexicon)
        if entry is not None:
            found = word_pattern(entry.form).finditer(folded)
            return [Term(*match.span(), lexicon, entry) for match in found]
        if lexicon in self._others:
            raise NonsenseError(
                f"it reads {lexicon}, and does not say so: its checker needs "
                f'lexicons = ("{lexicon}",)'
            )
        return ()


_term = partial(tuple.__new__, Term)  # a named tuple without a call of Python


class _Terms(dict[str, Sequence[Term]]):
    """Terms by lexicon; those of a lexicon that is not searched for are found when asked for."""

    def __init__(
        self,
        nothing: Mapping[str, Sequence[Term]],
        found: Mapping[str, Sequence[Term]],
        look_up: Callable[[str], Sequence[Term]],
    ) -> None:
        """`nothing` has the lexicons that are searched for; `found` may have others."""
        super().__init__(nothing)
        self.update([(lexicon, found[lexicon]) for lexicon in found if lexicon in nothing])
        self._look_up = look_up

    def __missing__(self, lexicon: str) -> Sequence[Term]:
        self[lexicon] = terms = self._look_up(lexicon)
        return terms


def _terms(places: Iterable[Place], text: str) -> dict[str, list[Term]]:
    """The terms of each lexicon that stand in no exception of it; places are sorted."""
    found: dict[str, list[Term]] = defaultdict(list)
    spared: dict[str, list[Term]] = defaultdict(list)
    for start, behind, owners in places:
        end = -behind
        for lexicon, entry, wanted in owners:
            if not entry.cased or text[start:end] == entry.form:
                term = _term((start, end, lexicon, entry))
                (found if wanted else spared)[lexicon].append(term)
    for lexicon in spared.keys() & found.keys():
        found[lexicon] = _outside(found[lexicon], spared[lexicon])
    return found


def _outside(terms: Sequence[Term], exceptions: Sequence[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
