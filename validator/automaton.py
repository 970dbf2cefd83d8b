"""An Aho-Corasick automaton of the forms of word lists, for more than a few texts."""

from collections.abc import Container, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from validator.form_index import FormIndex, Owner

_FEW = 2000
"""Forms for which the fastest automaton is small, and quickly built."""


class Automaton:
    """Finds what a `FormIndex` finds, of the lexicons that are asked for."""

    def __init__(self, forms: FormIndex, lexicons: Container[str]) -> None:
        owners = dict(forms.of_lexicons(lexicons))
        few = len(owners) <= _FEW
        self._owners = list(owners.values())
        self._begins = [form[0].isalnum() for form in owners]
        self._ends = [form[-1].isalnum() for form in owners]
        self._matcher = AhoCorasick(
            list(owners),
            implementation=Implementation.DFA if few else Implementation.ContiguousNFA,
        )

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
