"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from validator.document import Document, fold
from validator.errors import NonsenseError
from validator.lexicon import Entry, Lexicon, Term


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
        owners: dict[str, list[_Owner]] = {}
        for lexicon in lexicons:
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

    def __call__(self, document: Document) -> Callable[[str], Sequence[Term]]:
        """Looks up the terms of a lexicon in a document that is read once, now.

        Where a form stands as whole words is noted for all; spans are made for the lexicons that
        are asked for.
        """
        folded, last = document.folded, len(document.folded)
        begins, ends = self._begins, self._ends
        hits: dict[int, list[tuple[int, int]]] = {}
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for pattern, start, end in matches:
            if begins[pattern] and start and ((c := folded[start - 1]).isalnum() or c == "_"):
                continue
            if ends[pattern] and end < last and ((c := folded[end]).isalnum() or c == "_"):
                continue
            if pattern in hits:
                hits[pattern].append((start, end))
            else:
                hits[pattern] = [(start, end)]
        found: dict[str, list[tuple[_Owner, list[tuple[int, int]]]]] = {}
        for pattern, places in hits.items():
            for owner in self._owners[pattern]:
                found.setdefault(owner[0], []).append((owner, places))
        text = document.text
        return lambda lexicon: (
            _terms(text, found[lexicon]) if lexicon in found else self._nothing(lexicon)
        )

    def _nothing(self, lexicon: str) -> Sequence[Term]:
        """No terms. Raises NonsenseError where they were never looked for."""
        if lexicon in self._others:
            raise NonsenseError(
                f"it reads {lexicon}, and does not say so: its checker needs "
                f'lexicons = ("{lexicon}",)'
            )
        return ()


def _terms(text: str, hits: Iterable[tuple[_Owner, list[tuple[int, int]]]]) -> Sequence[Term]:
    """The terms of a lexicon, with the capitals that it asks for."""
    found: list[Term] = []
    spared: list[Term] = []
    for (lexicon, entry, wanted), places in hits:
        terms = [Term(start, end, lexicon, entry) for start, end in places]
        if entry.cased:
            terms = [term for term in terms if text[term.start : term.end] == entry.form]
        (found if wanted else spared).extend(terms)
    if len(found) > 1:
        found.sort(key=_by_place)
    return _outside(found, sorted(spared, key=_by_place)) if spared else found


def _by_place(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def _outside(terms: list[Term], exceptions: list[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
