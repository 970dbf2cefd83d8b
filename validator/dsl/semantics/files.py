"""Syntax tree and catalog to plan: every name resolved, every type checked.

What is wrong is collected, not raised; a rule with a fault has no plan, its neighbours have theirs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.semantics.lexicons import build_lexicon
from validator.dsl.semantics.resolution import Missed, Names
from validator.dsl.semantics.rules import RulePlanner, line_of, setting_value, severity_of
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import MOST_FAULTS, Fault, did_you_mean
from validator.lexicon import Lexicon, literal_lexicon
from validator.named_tuples import NamedTuple
from validator.source import Extent

if TYPE_CHECKING:
    from validator.dsl.syntax.unexpected import SyntaxFault


class Checked(NamedTuple):
    """A rule file, as far as it is sound."""

    pack: plan.Pack
    lexicons: tuple[Lexicon, ...]
    """Its word lists, and those of its literals."""
    faults: tuple[Fault, ...]


def check_file(
    file: ast.File,
    pack: str,
    path: str,
    starts: Sequence[int],
    catalog: Catalog,
    names: Names,
    damaged: "Sequence[SyntaxFault]" = (),
) -> Checked:
    """The plan of a rule file. `starts` are the offsets of its lines, `damaged` is what was not
    understood: a rule around it is not blamed for what it lacks."""
    lost = _lost(damaged)
    faults: list[Fault] = []
    lexicons: list[Lexicon] = []
    for block in file.lexicons:
        lexicon, wrong = build_lexicon(pack, block)
        lexicons.append(lexicon)
        faults += wrong
    faults += (
        _twice(file.lexicons, "lexicon")
        + _twice(file.conditions, "condition")
        + _twice(file.rules, "rule")
    )
    errors = 0
    rules: dict[str, plan.Rule] = {}
    literals: dict[str, Lexicon] = {}
    for rule in file.rules:
        if errors >= MOST_FAULTS:
            faults.append(_too_many(rule.name.at))
            break
        inside = [f for f in damaged if rule.at.start <= f.at.start < rule.at.end]
        missed = Missed(_lost(inside), lost)
        planner = RulePlanner(rule, pack, path, starts, catalog, names, missed)
        planned = planner.check(whole=not inside)
        faults += planner.faults
        errors += _errors(planner.faults)
        if planned is not None:
            rules.setdefault(planned.name, planned)
            literals.update(planner.literals)
    overrides = []
    for change in file.changes:
        if errors >= MOST_FAULTS:
            faults.append(_too_many(change.rule.at))
            break
        override, wrong = _override(change, pack, path, starts, names)
        faults += wrong
        errors += _errors(wrong)
        if override is not None:
            overrides.append(override)
            literals.update({lx.name: lx for lx in map(literal_lexicon, override.phrases)})
    title = file.pack.title.value if file.pack and file.pack.title else ""
    named = tuple(lexicon.name for lexicon in lexicons)
    planned_pack = plan.Pack(pack, title, path, tuple(rules.values()), named, tuple(overrides))
    return Checked(planned_pack, (*lexicons, *literals.values()), tuple(faults))


def _lost(damaged: "Sequence[SyntaxFault]") -> frozenset[str]:
    return frozenset[str]().union(*(fault.lost for fault in damaged))


def _errors(faults: Sequence[Fault]) -> int:
    return sum(fault.severity == Severity.ERROR for fault in faults)


def _too_many(at: Extent) -> Fault:
    message = f"more than {MOST_FAULTS} errors: what follows is not checked"
    return Fault(at, "too-many-errors", message, "mend those before it first")


def _twice(
    blocks: Sequence[ast.LexiconBlock | ast.ConditionBlock | ast.Rule], what: str
) -> list[Fault]:
    seen: dict[str, ast.Name] = {}
    faults = []
    for block in blocks:
        first = seen.setdefault(block.name.text, block.name)
        if first is not block.name:
            faults.append(
                Fault(
                    block.name.at,
                    f"{what}-twice",
                    f"there is a {what} {block.name.text} already",
                    "give one of them another name",
                    earlier=first.at,
                )
            )
    return faults


def _setting(
    clause: ast.Setting,
    rule: str,
    value: str | int | float,
    known: Mapping[str, str | int | float],
) -> Iterator[Fault]:
    """What is wrong with a setting that a change gives to a rule."""
    name = clause.name
    if name.text not in known:
        hint = did_you_mean(name.text, known, "")
        message = f"{rule} has no setting {name.text}"
        yield Fault(name.at, "unknown-setting", message, hint or None)
    elif isinstance(value, str) != isinstance(known[name.text], str):
        what = "a word" if isinstance(known[name.text], str) else "a number"
        message = f"setting {name.text} of {rule} is {what}"
        yield Fault(clause.value.at, "wrong-type", message, f"it is {known[name.text]}")
    elif isinstance(known[name.text], int) and isinstance(value, float):
        message = f"setting {name.text} of {rule} is a whole number"
        yield Fault(clause.value.at, "wrong-type", message, f"it is {known[name.text]}")


def _override(
    change: ast.Change, pack: str, path: str, starts: Sequence[int], names: Names
) -> tuple[plan.Override | None, list[Fault]]:
    rule = f"{change.rule.pack.text}/{change.rule.rule.text}"
    faults: list[Fault] = []
    if change.rule.pack.text == pack:
        message, hint = f"{rule} is a rule of this pack", "change it where it stands"
        faults.append(Fault(change.rule.at, "change-own-rule", message, hint))
    elif rule not in names.rules:
        meant = did_you_mean(rule, names.rules, "")
        if change.rule.pack.text in names.lexicons:
            same = sorted(r for r in names.rules if r.endswith(f"/{change.rule.rule.text}"))
            meant = f"did you mean “{same[0]}”?" if same else meant
        faults.append(Fault(change.rule.at, "unknown-rule", f"there is no rule {rule}", meant))
    known = names.settings.get(rule, {})
    severity: Severity | None = None
    settings: dict[str, str | int | float] = {}
    phrases: list[str] = []
    for clause in change.clauses:
        match clause:
            case ast.Severity():
                severity = severity_of(clause, faults)
            case ast.Setting():
                settings[clause.name.text] = value = setting_value(clause)
                if rule in names.rules:
                    faults += _setting(clause, rule, value, known)
            case ast.Except():
                phrases += [phrase.value for phrase in clause.phrases]
            case _:
                faults.append(
                    Fault(
                        clause.at,
                        "clause-in-change",
                        "a change can only set severity, settings and exceptions",
                        "write a rule of your own, with “instead of” this one",
                    )
                )
    made = plan.Override(
        rule,
        pack,
        path,
        line_of(starts, change.at.start),
        None if severity is None else int(severity),
        tuple(settings.items()),
        tuple(phrases),
    )
    return (None if faults else made), faults
