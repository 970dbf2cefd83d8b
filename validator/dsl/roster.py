"""Which rules may have something to say of a document, decided for all of them at once."""

from collections import defaultdict
from collections.abc import Sequence

from validator.document import Document
from validator.dsl.evaluator import Rule


class Roster:
    """Rules, in the order in which they speak."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._by_lexicon: dict[str, list[int]] = defaultdict(list)
        always = []
        for number, rule in enumerate(rules):
            if rule.plan.needed_kinds or not rule.plan.needed_lexicons:
                always.append(number)
                continue
            for lexicon in rule.plan.needed_lexicons:
                self._by_lexicon[lexicon].append(number)
        self._always = frozenset(always)

    def awake(self, document: Document) -> list[Rule]:
        """Those that do not need words which the document lacks."""
        met = document.terms_of(self._by_lexicon)
        numbers = self._always.union(*[self._by_lexicon[lexicon] for lexicon in met])
        return [self.rules[number] for number in sorted(numbers)]
