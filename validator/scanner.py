"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from validator.document import Document, fold
from validator.errors import NonsenseError
from validator.lexicon import Entry, Lexicon, Term, is_short_literal


def _folded(entries: Sequence[Entry]) -> list[str]:
    """The forms as the folded text of a document has them; all at once, as there are thousands."""
    return fold("\0".join([entry.form for entry in entries])).split("\0")


_Owner = tuple[str, Entry, bool]
"""The name of a lexicon, and what it has of a form: an entry, or (False) an exception.

Plain tuples: there are ten thousand, made at every start.
"""


class Scanner:
    """Finds the terms of many lexicons at once; a pure function of a document."""

    def __init__(self, lexicons: Iterable[Lexicon], others: Container[str] = ()) -> None:
        """`others` are lexicons that are there, and are not searched for."""
        self._others = others
        self._short: dict[str, Entry] = {}
        self._none: dict[str, Sequence[Term]] = {}
        owners: dict[str, list[_Owner]] = {}
        for lexicon in lexicons:
            if is_short_literal(lexicon.name):
                self._short[lexicon.name] = lexicon.entries[0]
                continue
            self._none[lexicon.name] = ()
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    if form in owners:
                        owners[form].append((lexicon.name, entry, wanted))
                    else:
                        owners[form] = [(lexicon.name, entry, wanted)]
        forms = list(owners)
        self._owners = list(owners.values())
        self._begins = [form[0].isalnum() for form in forms]
        self._ends = [form[-1].isalnum() for form in forms]
        self._automaton = AhoCorasick(forms, implementation=Implementation.ContiguousNFA)

    def __call__(self, document: Document) -> Mapping[str, Sequence[Term]]:
        """The terms of each lexicon in a document, which is read once, now."""
        return _Terms(self._look_up, document, self._scan(document))

    def _scan(self, document: Document) -> dict[str, Sequence[Term]]:
        text, padded = document.text, f" {document.folded} "
        begins, ends, owners = self._begins, self._ends, self._owners
        found: dict[str, list[Term]] = {}
        spared: dict[str, list[Term]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            padded, overlapping=True
        ):
            before, behind = padded[start - 1], padded[end]
            if before != " " and begins[pattern] and (before.isalnum() or before == "_"):
                continue
            if behind != " " and ends[pattern] and (behind.isalnum() or behind == "_"):
                continue
            for lexicon, entry, wanted in owners[pattern]:
                if entry.cased and text[start - 1 : end - 1] != entry.form:
                    continue
                term = Term(start - 1, end - 1, lexicon, entry)
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
            found = _alone(fold(entry.form)).finditer(document.folded)
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


@lru_cache(maxsize=256)
def _alone(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word}(?!\w)")


def _by_place(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def _outside(terms: list[Term], exceptions: list[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
