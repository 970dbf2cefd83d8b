"""newslint rules try: what rules would say about old copy, before they are switched on."""

import os
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import as_json, complain_of, write
from validator.cli.rules.testing import within
from validator.cli.usage import TEXT_OR_JSON, check_format, unknown_rule
from validator.diagnostic import Diagnostic, by_place
from validator.engine.configuration.files import load_configuration
from validator.engine.discovery import discover, read_draft
from validator.engine.rules.selectors import selects
from validator.engine.session import Session
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.report import Report
from validator.reporters.layout import one_line, visible
from validator.reporters.machine import not_checked
from validator.reporters.summary import counted

_MOST_WORDS = 160
"""Code points of a sentence that is shown."""


class Trial(NamedTuple):
    """How often a rule speaks, and some of what it says."""

    rule: str
    title: str
    hits: int
    articles: int
    """In how many articles it speaks."""
    per_100: float
    samples: tuple[Diagnostic, ...]


def run_try(
    rules: str, paths: Sequence[str], samples: int, seed: int, form: str, set_up: SetUp
) -> Exit:
    """Print how often rules speak, with samples. Raises UsageError."""
    check_format(form, TEXT_OR_JSON)
    named = (rules,) if os.path.exists(rules) or rules.endswith(".rules") else ()
    session = opened(load_configuration(*set_up), RuleChoice(rules=named))
    wanted = _wanted(session, rules, named)
    found = discover(paths, session.suffixes, session.named_only)
    report = session.trying(frozenset(wanted)).check(map(read_draft, found.paths), found.failures)
    titles = {record.id: record.title for record in session.rules}
    trials = [_trial(rule, titles[rule], report, samples, seed) for rule in wanted]
    write(_json(report, trials) if form == "json" else "\n".join([*_text(report, trials), ""]))
    return ended(report.faults, report.failures)


def _wanted(session: Session, rules: str, named: Sequence[str]) -> list[str]:
    """The ids of the rules to try."""
    ids = [record.id for record in session.rules]
    if named:
        found = [record.id for record in session.rules if within(record.plan, named)]
    else:
        found = [rule for rule in ids if selects(rules, rule)]
    if not found:
        complain_of(session.faults)
        if not named:
            raise unknown_rule(rules, ids)
        raise UsageError(f"{rules} holds no sound rule", f"newslint rules check {rules} says why")
    return found


def _trial(rule: str, title: str, report: Report, samples: int, seed: int) -> Trial:
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        if diagnostic.code == rule:
            by_path.setdefault(diagnostic.region.path, []).append(diagnostic)
    hits = sum(map(len, by_path.values()))
    per_100 = round(100 * hits / report.files, 1) if report.files else 0.0
    chance = Random(f"{seed} {rule}")
    return Trial(rule, title, hits, len(by_path), per_100, _samples(by_path, samples, chance))


def _samples(
    by_path: dict[str, list[Diagnostic]], most: int, chance: Random
) -> tuple[Diagnostic, ...]:
    """Some diagnostics, one of each article before a second of any."""
    heaps = [chance.sample(found, len(found)) for found in by_path.values()]
    chance.shuffle(heaps)
    chosen: list[Diagnostic] = []
    while heaps and len(chosen) < most:
        chosen += [heap.pop() for heap in heaps[: most - len(chosen)]]
        heaps = [heap for heap in heaps if heap]
    return tuple(sorted(chosen, key=by_place))


def _text(report: Report, trials: Sequence[Trial]) -> Iterator[str]:
    for trial in trials:
        yield f"{trial.rule}: {visible(trial.title)}" if trial.title else trial.rule
        articles = f"in {trial.articles:,} of {counted(report.files, 'article')}"
        yield f"  {counted(trial.hits, 'hit')} {articles}, {trial.per_100:,} per 100 articles"
        for sample in trial.samples:
            start = sample.region.start
            yield f"  {visible(sample.region.path)}:{start.line}:{start.column}: {_shown(sample)}"
        yield ""
    yield f"{counted(len(trials), 'rule')} tried on {counted(report.files, 'article')}."


def _shown(sample: Diagnostic) -> str:
    """The sentence around the words that were found, which stand in brackets."""
    context = sample.context
    if context is None:
        return one_line(sample.message)
    room = max(_MOST_WORDS - (context.end - context.start), 40) // 2
    before, after = context.sentence[: context.start], context.sentence[context.end :]
    found = context.sentence[context.start : context.end]
    left = before if len(before) <= room else "…" + before[-room:].partition(" ")[2]
    right = after if len(after) <= room else after[:room].rpartition(" ")[0] + "…"
    return one_line(f"{left}[{found}]{right}")


def _json(report: Report, trials: Sequence[Trial]) -> str:
    rules = [
        {**trial._asdict(), "samples": [_sample(s) for s in trial.samples]} for trial in trials
    ]
    failures = [failure._asdict() for failure in not_checked(report)]
    return as_json({"version": 1, "articles": report.files, "rules": rules, "failures": failures})


def _sample(sample: Diagnostic) -> dict[str, Any]:
    start = sample.region.start
    return {
        "path": sample.region.path,
        "line": start.line,
        "column": start.column,
        "text": sample.text,
        "sentence": sample.context.sentence if sample.context else None,
        "message": sample.message,
    }
