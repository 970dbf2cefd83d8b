"""What packs say of each other's rules: changes that disagree, rules that silence each other."""

from collections.abc import Iterator, Mapping

from validator.dsl.semantics.circles import ordered
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault
from validator.named_tuples import NamedTuple


class PackFile(NamedTuple):
    path: str
    file: ast.File


def check_across(packs: Mapping[str, PackFile]) -> dict[str, list[Fault]]:
    """The faults of each pack."""
    faults: dict[str, list[Fault]] = {pack: [] for pack in packs}
    for pack, fault in (*_disagreeing(packs), *_silencing(packs)):
        faults[pack].append(fault)
    return faults


class _Said(NamedTuple):
    """That a pack sets something of a rule: its severity, one of its settings."""

    pack: str
    what: str
    value: object
    clause: ast.Clause


def _disagreeing(packs: Mapping[str, PackFile]) -> Iterator[tuple[str, Fault]]:
    first: dict[tuple[str, str], _Said] = {}
    for pack, known in packs.items():
        for change in known.file.changes:
            rule = f"{change.rule.pack.text}/{change.rule.rule.text}"
            for said in _said(pack, change):
                before = first.setdefault((rule, said.what), said)
                if before.value != said.value:
                    yield pack, _disagreement(rule, before, said, packs)


def _said(pack: str, change: ast.Change) -> Iterator[_Said]:
    for clause in change.clauses:
        if isinstance(clause, ast.Severity):
            yield _Said(pack, "severity", clause.level.text, clause)
        elif isinstance(clause, ast.Setting):
            value = clause.value.text if isinstance(clause.value, ast.Name) else clause.value.value
            yield _Said(pack, f"setting {clause.name.text}", value, clause)


def _disagreement(rule: str, one: _Said, two: _Said, packs: Mapping[str, PackFile]) -> Fault:
    here = one.pack == two.pack
    where = "this pack" if here else f"pack {one.pack} ({packs[one.pack].path})"
    return Fault(
        two.clause.at,
        "changed-twice",
        f"{where} gives {rule} another {two.what}: {one.value}",
        "let one of them say it",
        earlier=one.clause.at if here else None,
    )


def _silencing(packs: Mapping[str, PackFile]) -> Iterator[tuple[str, Fault]]:
    """Rules that would silence each other on the same words, so that neither speaks."""
    clauses = {
        f"{pack}/{rule.name.text}": {
            f"{clause.rule.pack.text}/{clause.rule.rule.text}": clause
            for clause in rule.clauses
            if isinstance(clause, ast.InsteadOf)
        }
        for pack, known in packs.items()
        for rule in known.file.rules
    }
    for circle in ordered(clauses)[1]:
        first, second = circle[0], circle[1 % len(circle)]
        told = " instead of ".join((*circle, first))
        message = "a rule cannot silence itself" if len(circle) == 1 else f"a circle: {told}"
        at = clauses[first][second].at
        hint = "leave one “instead of” away, or no rule would speak"
        yield first.partition("/")[0], Fault(at, "silenced-in-a-circle", message, hint)
