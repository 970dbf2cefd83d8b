"""An Aho-Corasick automaton of the forms of word lists, for more than a few texts."""

from collections.abc import Container, Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from validator.form_index import Owner, Row


class Automaton:
    """Finds what a `FormIndex` finds, of the lexicons that are asked for."""

    def __init__(self, forms: Iterable[Row], lexicons: Container[str]) -> None:
        owners = {
            form: asked
            for form, all_owners in forms
            if (asked := [owner for owner in all_owners if owner[0] in lexicons])
        }
        self._owners = list(owners.values())
        self._begins = [form[0].isalnum() for form in owners]
        self._ends = [form[-1].isalnum() for form in owners]
        self._matcher = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> Iterator[tuple[Sequence[Owner], int, int]]:
        """Where forms stand in a folded text as whole words: (owners, start, end)."""
        padded = f" {text} "
        begins, ends, owners = self._begins, self._ends, self._owners
        for form, start, end in self._matcher.find_matches_as_indexes(padded, overlapping=True):
            before, behind = padded[start - 1], padded[end]
            if before != " " and begins[form] and (before.isalnum() or before == "_"):
                continue
            if behind != " " and ends[form] and (behind.isalnum() or behind == "_"):
                continue
            yield owners[form], start - 1, end - 1
