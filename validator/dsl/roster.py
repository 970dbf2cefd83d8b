"""Which rules may have something to say of a document, decided for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from validator.document import Document
from validator.dsl.evaluator import Rule
from validator.errors import CheckerError


class Roster:
    """Rules, in the order in which they speak."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._beside_others = _Needs(rules)
        self._alone = _Needs([rule for rule in rules if not rule.plan.needs_others])

    def awake(self, document: Document, alone: bool) -> list[Rule]:
        """Those that do not need words or kinds which the document lacks, nor other articles beside
        it if it is alone."""
        return (self._alone if alone else self._beside_others).met(document)


class _Needs:
    """Some rules by what they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._by_lexicon: dict[str, list[int]] = defaultdict(list)
        self._by_kind: dict[str, list[int]] = defaultdict(list)
        always = []
        for number, rule in enumerate(rules):
            kinds, lexicons = rule.plan.needed_kinds, rule.plan.needed_lexicons
            if bool(kinds) == bool(lexicons):
                always.append(number)
                continue
            for kind in kinds:
                self._by_kind[kind].append(number)
            for lexicon in lexicons:
                self._by_lexicon[lexicon].append(number)
        self._always = frozenset(always)

    def met(self, document: Document) -> list[Rule]:
        """The rules that need nothing which the document lacks."""
        met = [self._by_lexicon[lexicon] for lexicon in document.terms_of(self._by_lexicon)]
        met += [self._by_kind[kind] for kind in _there(document, self._by_kind)]
        return [self._rules[number] for number in sorted(self._always.union(*met))]


def _there(document: Document, kinds: Iterable[str]) -> Iterator[str]:
    """The kinds of which there are spans; or of which that cannot be told, as they are made section
    by section, or as their checker fails."""
    for kind in kinds:
        try:
            if len(document.section_starts(kind)) > 1 or document.shown(kind):
                yield kind
        except CheckerError:
            yield kind
