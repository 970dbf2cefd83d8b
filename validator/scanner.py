"""One pass over a document for every word list of a run: an Aho-Corasick automaton.

Kept apart from what it feeds, so that the number of active rules does not change how often the
text is read.
"""

from collections.abc import Iterable, Sequence
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
        size = len(folded)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            wordlike_start, wordlike_end = self._edges[pattern]
            if wordlike_start and start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
                continue
            if wordlike_end and end < size and (folded[end].isalnum() or folded[end] == "_"):
                continue
            for name, entry, wanted in self._owners[pattern]:
                if entry.cased and text[start:end] != entry.form:
                    continue
                (found if wanted else spared).setdefault(name, []).append(
                    Term(start, end, name, entry)
                )
        for name, exceptions in spared.items():
            if name in found:
                found[name] = [
                    term
                    for term in found[name]
                    if not any(e.start <= term.start and term.end <= e.end for e in exceptions)
                ]
        for terms in found.values():
            terms.sort(key=lambda term: (term.start, -term.end))
        return found
