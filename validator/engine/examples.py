"""Runs the good and bad examples of rules: each rule alone, default settings, no date."""

import re
from collections.abc import Iterable, Mapping, Sequence

from validator.checker import Checker
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Finding, Rule, Run
from validator.engine.documents import Documents
from validator.engine.findings import thin
from validator.engine.linting import applied_by
from validator.errors import CheckerError, contained, reason
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple

_DIVIDER = re.compile(
    r"^---[ \t]*(?:another article|earlier version(?:,[ \t]*(\d{4}-\d{2}-\d{2}))?)[ \t]*$",
    re.MULTILINE,
)


class Text(NamedTuple):
    """One text of an example; the first is the one under test."""

    text: str
    date: str | None


class ExampleFailure(NamedTuple):
    """An example that does not do what it says."""

    rule: str
    path: str
    line: int
    message: str
    example: int
    """Which of the rule's examples, from 0: several may stand in one line."""
    why: tuple[str, ...] = ()
    """What the rule made of the words in question."""


class ExampleRun(NamedTuple):
    rules: int
    examples: int
    failures: tuple[ExampleFailure, ...]


def split_texts(example: str) -> list[Text]:
    """The texts of an example, divided by `--- another article` or `--- earlier version, DATE`."""
    texts, date, start = [], None, 0
    for match in _DIVIDER.finditer(example):
        texts.append(Text(example[start : match.start()].strip("\n"), date))
        date, start = match.group(1), match.end()
    texts.append(Text(example[start:].strip("\n"), date))
    return texts


class Bench(NamedTuple):
    """Where rules are tried on examples: with their default settings, each alone."""

    documents: Documents
    catalog: Catalog
    providers: Mapping[str, Checker]
    """Checkers by the kinds that they provide."""

    def read(self, texts: Sequence[Text], instead: Lexicon | None = None) -> list[Run]:
        """The texts of an example; `instead` counts for the word list of its name."""
        documents = self.documents
        return [documents.run(documents.plain(t.text, t.date, instead)) for t in texts]

    def find(self, rule: plan.Rule, runs: Sequence[Run]) -> Sequence[Finding]:
        """What a rule reports in the first of some texts."""
        first, *others = runs
        checker, bound = self.providers[rule.owner], Rule(rule, self.catalog, {})
        return thin(first.document, applied_by(checker, bound, first, others))


def run_examples(rules: Iterable[plan.Rule], bench: Bench) -> ExampleRun:
    failures: list[ExampleFailure] = []
    number = count = 0
    for rule in rules:
        number += 1
        for index, example in enumerate(rule.examples):
            count += 1
            message = _tried(rule, example, bench)
            if message is not None:
                failures.append(ExampleFailure(rule.id, rule.path, example.line, message, index))
    return ExampleRun(number, count, tuple(failures))


def _tried(rule: plan.Rule, example: plan.Example, bench: Bench) -> str | None:
    """What is wrong with an example, or with a checker that is asked about it."""
    try:
        runs = bench.read(split_texts(example.text))
        text = runs[0].document.text
        return judge(example, [text[f.start : f.end] for f in bench.find(rule, runs)])
    except (Exception, SystemExit) as error:  # a checker is anybody's code
        told = str(error) if isinstance(error, CheckerError) else reason(error)
        return contained(error, f"it cannot be tried: {told}")


def judge(example: plan.Example, found: Sequence[str]) -> str | None:
    """What is wrong with an example, given the texts that were reported; None: nothing."""
    said = ", ".join(f"“{text}”" for text in found) or "nothing"
    if not example.bad:
        return f"a good example is reported: {said}" if found else None
    if not example.flags:
        return None if found else "a bad example is not reported"
    if sorted(found) != sorted(example.flags):
        wanted = ", ".join(f"“{flag}”" for flag in example.flags)
        return f"expected {wanted}, reported {said}"
    return None
