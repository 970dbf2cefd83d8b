"""Why examples do not do what they say: how the rule came to judge as it did."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from validator.document import fold
from validator.dsl import plan
from validator.dsl.tracing.trace import Attempt, TracedRule
from validator.dsl.tracing.wording import Wording
from validator.dsl.values import in_marks
from validator.engine.examples import Bench, ExampleFailure, split_texts
from validator.engine.linting import applies_itself
from validator.engine.reasons import MOST_CANDIDATES, reason
from validator.engine.rules.wordings import read_wordings

_MOST = 2
"""Candidates that are told of."""


def with_reasons(
    failures: Sequence[ExampleFailure],
    rules: Iterable[plan.Rule],
    packs: Iterable[plan.Pack],
    bench: Bench,
) -> Iterator[ExampleFailure]:
    """The failures, with what the rule made of the words in question."""
    failed = {failure.rule for failure in failures}
    plans = {rule.id: rule for rule in rules if rule.id in failed}
    wordings = read_wordings(packs, plans.values())
    for failure in failures:
        rule = plans[failure.rule]
        example = rule.examples[failure.example]
        try:
            told = tuple(_told(rule, example, bench, wordings[rule.id]))
        except (Exception, SystemExit):
            told = ()  # a checker that fails is told already
        yield failure._replace(why=told)


def _told(rule: plan.Rule, example: plan.Example, bench: Bench, wording: Wording) -> Iterator[str]:
    first, *others = bench.read(split_texts(example.text))
    traced = TracedRule(rule, bench.catalog, {}, wording)
    found = traced.attempts(first, others, lambda _: True)
    attempts = [
        (attempt, first.document.text[attempt.start : attempt.end])
        for attempt in islice(found, MOST_CANDIDATES)
    ]
    if example.bad and not attempts:
        aside = [block for block in first.document.blocks if block.reason == "page"]
        yield "nothing in it is what the rule looks for"
        for word, span, kind in islice(traced.swallowed(first, others), _MOST):
            inside, whole = (in_marks(first.document.text[s.start : s.end]) for s in (word, span))
            yield (
                f"{inside} is a part of the {kind} {whole}, and “then” begins behind the whole: "
                f"find {kind} as NAME, ... as word in NAME"
            )
        for start, end, *_ in aside[:_MOST]:
            words = in_marks(first.document.text[start:end])
            yield f"{words} is no copy: no rule finds anything in it"
    checker = bench.providers[rule.owner]
    if applies_itself(checker):
        yield f"checker {checker.name} applies this rule itself, to what it finds"
    reported = sorted(fold(words) for attempt, words in attempts if attempt.reported)
    if example.flags and sorted(map(fold, example.flags)) == reported:
        yield "they part in capitals, apostrophes or quotation marks alone"
    for attempt, words in _in_question(example, attempts)[:_MOST]:
        yield f"{in_marks(words)}: {reason(attempt)}"


def _in_question(
    example: plan.Example, attempts: Sequence[tuple[Attempt, str]]
) -> list[tuple[Attempt, str]]:
    """Of a good example what is reported; of a bad one what is not, though it should be."""
    if not example.bad:
        return [(attempt, words) for attempt, words in attempts if attempt.reported]
    reported = {words for attempt, words in attempts if attempt.reported}
    missed = [flag for flag in example.flags if flag not in reported]
    return [
        (attempt, words)
        for attempt, words in attempts
        if not attempt.reported
        and (not example.flags or any(words in flag or flag in words for flag in missed))
    ]
