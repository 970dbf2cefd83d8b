"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
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


class _Pattern(NamedTuple):
    """A folded form: whether its edges are edges of words, its size, and whose it is."""

    begins: bool
    ends: bool
    size: int
    owners: list[_Owner]


class Scanner:
    """Finds the terms of many lexicons at once; a pure function of a document."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        owners: dict[str, list[_Owner]] = {}
        for lexicon in lexicons:
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    owners.setdefault(form, []).append(_Owner(lexicon.name, entry, wanted))
        self._patterns = [
            _Pattern(form[0].isalnum(), form[-1].isalnum(), len(form), owned)
            for form, owned in owners.items()
        ]
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def __call__(self, document: Document) -> Callable[[str], Sequence[Term]]:
        """Looks up the terms of a lexicon in a document that is read once, now.

        Where a form stands as whole words is noted for all; spans are made for the lexicons that
        are asked for.
        """
        folded, last, patterns = document.folded, len(document.folded), self._patterns
        hits: dict[int, list[int]] = {}
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for pattern, start, end in matches:
            begins, ends, _, _ = patterns[pattern]
            if begins and start and ((c := folded[start - 1]).isalnum() or c == "_"):
                continue
            if ends and end < last and ((c := folded[end]).isalnum() or c == "_"):
                continue
            if pattern in hits:
                hits[pattern].append(start)
            else:
                hits[pattern] = [start]
        found: dict[str, list[tuple[_Owner, int, list[int]]]] = {}
        for pattern, starts in hits.items():
            _, _, size, owners = patterns[pattern]
            for owner in owners:
                found.setdefault(owner.lexicon, []).append((owner, size, starts))
        text = document.text
        return lambda lexicon: _terms(text, found[lexicon]) if lexicon in found else ()


def _terms(text: str, hits: Iterable[tuple[_Owner, int, list[int]]]) -> Sequence[Term]:
    """The terms of a lexicon, with the capitals that it asks for."""
    found: list[Term] = []
    spared: list[Term] = []
    for (lexicon, entry, wanted), size, starts in hits:
        place = found if wanted else spared
        for start in starts:
            if not entry.cased or text[start : start + size] == entry.form:
                place.append(Term(start, start + size, lexicon, entry))
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
