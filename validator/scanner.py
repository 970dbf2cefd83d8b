"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from validator.document import Document
from validator.lexicon import Entry, Lexicon, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "İ": "i"})


def _folded(entries: Sequence[Entry]) -> list[str]:
    """The forms as the folded text of a document has them; all at once, as there are thousands."""
    return "\0".join([entry.form for entry in entries]).translate(_FOLD).lower().split("\0")


class Scanner:
    """Finds the terms of many lexicons at once; a pure function of a document."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        owners: dict[str, list[tuple[str, Entry, bool]]] = {}
        for lexicon in lexicons:
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    owners.setdefault(form, []).append((lexicon.name, entry, wanted))
        self._owners = list(owners.values())
        self._edges = [(form[:1].isalnum(), form[-1:].isalnum()) for form in owners]
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def __call__(self, document: Document) -> "Mapping[str, Sequence[Term]]":
        """The terms by lexicon, each list sorted by start, longest first, exceptions taken out."""
        folded, text = document.folded, document.text
        found: dict[str, list[Term]] = {}
        spared: dict[str, list[Term]] = {}
        edges, owners, size = self._edges, self._owners, len(folded)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for pattern, start, end in matches:
            at_start, at_end = edges[pattern]
            if at_start and start and ((c := folded[start - 1]).isalnum() or c == "_"):
                continue
            if at_end and end < size and ((c := folded[end]).isalnum() or c == "_"):
                continue
            for name, entry, wanted in owners[pattern]:
                if entry.cased and text[start:end] != entry.form:
                    continue
                (found if wanted else spared).setdefault(name, []).append(
                    Term(start, end, name, entry)
                )
        for terms in (*found.values(), *spared.values()):
            terms.sort(key=_by_place)
        for name in found.keys() & spared.keys():
            found[name] = _outside(found[name], spared[name])
        return found


def _by_place(term: Term) -> tuple[int, int]:
    return term.start, -term.end


def _outside(terms: list[Term], exceptions: list[Term]) -> list[Term]:
    """The terms that lie in no exception; both sorted."""
    starts = [exception.start for exception in exceptions]
    reach = list(accumulate((exception.end for exception in exceptions), max))
    before = [bisect_right(starts, term.start) - 1 for term in terms]
    return [term for term, at in zip(terms, before, strict=True) if at < 0 or reach[at] < term.end]
