"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from validator.document import Document, fold
from validator.lexicon import Entry, Lexicon, Term


def _folded(entries: Sequence[Entry]) -> list[str]:
    """The forms as the folded text of a document has them; all at once, as there are thousands."""
    return fold("\0".join([entry.form for entry in entries])).split("\0")


class _Owner(NamedTuple):
    """A lexicon that a form belongs to, among its entries or its exceptions."""

    lexicon: str
    entry: Entry
    wanted: bool


class Scanner:
    """Finds the terms of many lexicons at once; a pure function of a document."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        owners: dict[str, list[_Owner]] = {}
        for lexicon in lexicons:
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    owners.setdefault(form, []).append(_Owner(lexicon.name, entry, wanted))
        self._owners = list(owners.values())
        self._forms = list(owners)
        self._automaton = AhoCorasick(self._forms, implementation=Implementation.ContiguousNFA)

    def __call__(self, document: Document) -> Callable[[str], Sequence[Term]]:
        """Looks up the terms of a lexicon in a document that is read once, now.

        Where a form stands is noted for all; spans are made for the lexicons that are asked for.
        """
        hits: dict[int, list[int]] = {}
        matches = self._automaton.find_matches_as_indexes(document.folded, overlapping=True)
        for pattern, start, _ in matches:
            if pattern in hits:
                hits[pattern].append(start)
            else:
                hits[pattern] = [start]
        patterns: dict[str, list[tuple[int, _Owner]]] = {}
        for pattern in hits:
            for owner in self._owners[pattern]:
                patterns.setdefault(owner.lexicon, []).append((pattern, owner))

        def terms(lexicon: str) -> Sequence[Term]:
            found: list[Term] = []
            spared: list[Term] = []
            for pattern, owner in patterns.get(lexicon, ()):
                form = self._forms[pattern]
                place = found if owner.wanted else spared
                place += _terms(document, hits[pattern], len(form), form, owner)
            found.sort(key=_by_place)
            return _outside(found, sorted(spared, key=_by_place)) if spared else found

        return terms


def _terms(
    document: Document, starts: Sequence[int], size: int, form: str, owner: _Owner
) -> Iterator[Term]:
    """The places where a form stands as whole words, with the capitals it asks for."""
    folded, text, last = document.folded, document.text, len(document.folded)
    name, entry = owner.lexicon, owner.entry
    begins, ends = form[0].isalnum(), form[-1].isalnum()
    for start in starts:
        end = start + size
        if begins and start and ((c := folded[start - 1]).isalnum() or c == "_"):
            continue
        if ends and end < last and ((c := folded[end]).isalnum() or c == "_"):
            continue
        if entry.cased and text[start:end] != entry.form:
            continue
        yield Term(start, end, name, entry)


def _by_place(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def _outside(terms: list[Term], exceptions: list[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
