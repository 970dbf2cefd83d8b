"""One pass over a document for every word list of a run.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
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
        self._none: dict[str, Sequence[Term]] = {}
        for name in lexicons:
            if is_short_literal(name):
                self._short[name] = literal_lexicon(name[1:-1]).entries[0]
            else:
                self._none[name] = ()
        self._read = 0

    @cached_property
    def _automaton(self) -> "Automaton":
        from validator.automaton import Automaton  # a check of one article does without it

        return Automaton(self._forms, self._none)

    def __call__(self, document: Document) -> Mapping[str, Sequence[Term]]:
        """The terms of each lexicon in a document, which is read once, now."""
        return _Terms(self._look_up, document, self._scan(document))

    def _scan(self, document: Document) -> dict[str, Sequence[Term]]:
        text, asked = document.text, self._none
        found: dict[str, list[Term]] = {}
        spared: dict[str, list[Term]] = {}
        self._read += len(text)
        matcher = self._forms if self._read < _FEW else self._automaton
        for owners, start, end in matcher.find(document.folded):
            for lexicon, entry, wanted in owners:
                if lexicon not in asked or (entry.cased and text[start:end] != entry.form):
                    continue
                term = Term(start, end, lexicon, entry)
                terms = found if wanted else spared
                if lexicon in terms:
                    terms[lexicon].append(term)
                else:
                    terms[lexicon] = [term]
        for several in found.values():
            if len(several) > 1:
                several.sort(key=_by_place)
        for lexicon in spared.keys() & found.keys():
            found[lexicon] = _outside(found[lexicon], sorted(spared[lexicon], key=_by_place))
        return {**self._none, **found}

    def _look_up(self, document: Document, lexicon: str) -> Sequence[Term]:
        """The terms of a lexicon that are looked for when somebody asks. Raises NonsenseError
        where nobody said that they would."""
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


class _Terms(dict[str, Sequence[Term]]):
    """Terms by lexicon; some are looked for when they are asked for."""

    def __init__(
        self,
        look_up: Callable[[Document, str], Sequence[Term]],
        document: Document,
        found: Mapping[str, Sequence[Term]],
    ) -> None:
        super().__init__(found)
        self._look_up, self._document = look_up, document

    def __missing__(self, lexicon: str) -> Sequence[Term]:
        found = self[lexicon] = self._look_up(self._document, lexicon)
        return found


def _by_place(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def _outside(terms: list[Term], exceptions: list[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
