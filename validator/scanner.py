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

from validator.document import Document, fold
from validator.errors import NonsenseError
from validator.form_index import FormIndex, Place
from validator.lexicon import Term, is_common_literal, literal_lexicon
from validator.places import whole_words

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
        self._common: set[str] = set()
        self._nothing: dict[str, Sequence[Term]] = {}
        for name in lexicons:
            if is_common_literal(name):
                self._common.add(name)
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
        places: dict[str, list[Place]] = defaultdict(list)
        for place in matcher.find(document):
            for lexicon in place[2]:
                places[lexicon].append(place)
        return _Terms(self._nothing, places, partial(self._look_up, text, folded, places))

    def _look_up(
        self, text: str, folded: str, places: dict[str, list[Place]], lexicon: str
    ) -> Sequence[Term]:
        """The terms of a lexicon that has places, or is not searched for. Raises NonsenseError
        where nobody said that they would ask for it, and where there is no such list."""
        if lexicon in self._nothing:
            return _terms(lexicon, places.pop(lexicon), text)  # nobody looks them up again
        if lexicon in self._common:
            (entry,) = literal_lexicon(lexicon[1:-1]).entries
            word = fold(entry.form)
            starts = whole_words(folded, word)
            return [_term((start, start + len(word), lexicon, entry)) for start in starts]
        if lexicon in self._others:
            raise NonsenseError(
                f"it reads {lexicon}, and does not say so: its checker needs "
                f'lexicons = ("{lexicon}",)'
            )
        if not lexicon.startswith('"'):
            raise NonsenseError(f"it reads {lexicon}, and no pack has a word list of that name")
        return ()


class _Terms(dict[str, Sequence[Term]]):
    """Terms by lexicon, of those that have any here made when they are asked for."""

    def __init__(
        self,
        nothing: Mapping[str, Sequence[Term]],
        places: Iterable[str],
        look_up: Callable[[str], Sequence[Term]],
    ) -> None:
        """`nothing` has the lexicons that are searched for, `places` those that may have terms."""
        super().__init__(nothing)
        for lexicon in places:
            self.pop(lexicon, None)
        self._look_up = look_up

    def __missing__(self, lexicon: str) -> Sequence[Term]:
        self[lexicon] = terms = self._look_up(lexicon)
        return terms


_term = partial(tuple.__new__, Term)  # a named tuple without a call of Python


def _terms(lexicon: str, places: Iterable[Place], text: str) -> list[Term]:
    """The terms of a lexicon that stand in no exception of it."""
    found: list[Term] = []
    spared: list[Term] = []
    for start, behind, owners in sorted(places):
        end = -behind
        for entry, wanted in owners[lexicon]:
            if not entry.cased or text[start:end] == entry.form:
                (found if wanted else spared).append(_term((start, end, lexicon, entry)))
    return _outside(found, spared) if spared else found


def _outside(terms: Sequence[Term], exceptions: Sequence[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
