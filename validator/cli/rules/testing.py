"""newslint rules test: do rules do what their examples say, and what do the examples leave out?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import complain_of, style, write
from validator.dsl import plan
from validator.engine.configuration.files import load_configuration
from validator.engine.coverage import Coverage
from validator.reporters.layout import indented, shortened, visible
from validator.reporters.summary import counted, is_broken


def run_test(paths: Sequence[str], choice: RuleChoice, set_up: SetUp, coverage: bool) -> Exit:
    """Run the examples of the rules at `paths`, which are among those chosen; or of all."""
    session = opened(load_configuration(*set_up), choice)
    tested = [rule for rule in session.tested if not paths or within(rule, paths)]
    run = session.test_examples(tested)
    lines: list[str] = []
    for failure in run.failures:
        where = f"{visible(failure.path)}:{failure.line}"
        lines.append(f"{where}: {failure.rule}: {visible(failure.message)}")
        for why in failure.why:
            lines += indented(visible(why), "    · ", "      ", style().width)
    if coverage:
        failing = {failure.rule for failure in run.failures}
        tested = [rule for rule in tested if rule.id not in failing]
        lines += _covered(session.coverage(tested), style().width)
    failed = f"{len(run.failures):,} not as they say" if run.failures else "all as they say"
    if not run.examples:
        failed = "nothing was tested"
    broken = is_broken(session.faults)
    left = "; what has a fault was not tested" if broken else ""
    tried = f"{counted(run.examples, 'example')} of {counted(run.rules, 'rule')}"
    lines.append(f"{tried}: {failed}{left}.")
    write("".join(f"{line}\n" for line in lines))
    complain_of(session.faults)
    if broken:
        return Exit.UNABLE
    return Exit.FOUND if run.failures else Exit.DONE


def within(rule: plan.Rule, paths: Sequence[str]) -> bool:
    """Whether a rule stands in one of these files and folders."""
    file = Path(rule.path).resolve()
    return any(file.is_relative_to(Path(path).resolve()) for path in paths)


def _covered(coverage: Coverage, width: int) -> Iterator[str]:
    for rule in coverage.rules:
        done = f"{rule.parts - len(rule.missed)} of {rule.parts} conditions exercised"
        yield f"{rule.rule}: {done if rule.parts else 'no conditions'}"
        for part in rule.missed:
            yield f"  {visible(rule.path)}:{part.line}: {visible(shortened(part.text))}"
    for shared in coverage.conditions:
        done = f"{shared.parts - len(shared.missed)} of {shared.parts} alternatives exercised"
        yield f"condition {shared.condition}: {done if shared.parts else 'no alternatives'}"
        for part in shared.missed:
            yield f"  {visible(shared.path)}:{part.line}: {visible(shortened(part.text))}"
    for words in coverage.lists:
        done = f"{words.exceptions - len(words.missed)} of {words.exceptions} exceptions exercised"
        yield f"lexicon {words.lexicon}: {done}"
        if words.missed:
            phrases = " | ".join(f'"{phrase}"' for phrase in words.missed)
            yield from indented(visible(f"except {phrases}"), "  ", "    ", width)
    done = f"{coverage.parts - coverage.missed:,} of {coverage.parts:,}"
    yield f"{done} conditions and exceptions exercised."
