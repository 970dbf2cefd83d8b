"""What no example of a rule exercises: a part is exercised when an example ends otherwise
without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from validator.dsl import ast, plan
from validator.dsl.evaluator import Run
from validator.dsl.parser import parse
from validator.engine.examples import Bench, split_texts
from validator.lexicon import Lexicon
from validator.source import Source, UnreadableSourceError, decode


class Part(NamedTuple):
    """A clause of a rule, or an alternative in one."""

    line: int
    text: str


class RuleCoverage(NamedTuple):
    rule: str
    path: str
    parts: int
    missed: tuple[Part, ...]


class ListCoverage(NamedTuple):
    """The exceptions of a word list; any rule that reads it may exercise them."""

    lexicon: str
    exceptions: int
    missed: tuple[str, ...]


class Coverage(NamedTuple):
    rules: tuple[RuleCoverage, ...]
    lists: tuple[ListCoverage, ...]

    @property
    def parts(self) -> int:
        return sum(r.parts for r in self.rules) + sum(lx.exceptions for lx in self.lists)

    @property
    def missed(self) -> int:
        return sum(len(r.missed) for r in self.rules) + sum(len(lx.missed) for lx in self.lists)


def measure(rules: Sequence[plan.Rule], lexicons: Mapping[str, Lexicon], bench: Bench) -> Coverage:
    files = {path: _file(path) for path in {rule.path for rule in rules}}
    return Coverage(
        tuple(_rule(rule, files[rule.path], bench) for rule in rules),
        tuple(_lists(rules, lexicons, bench)),
    )


def _rule(rule: plan.Rule, file: "_File", bench: Bench) -> RuleCoverage:
    runs = [bench.read(split_texts(example.text)) for example in rule.body.examples]
    ends = [_places(bench, rule, run) for run in runs]
    variants = list(_variants(rule, _clauses(rule.name, *file)))
    missed = [
        part
        for part, variant in variants
        if all(_places(bench, variant, run) == end for run, end in zip(runs, ends, strict=True))
    ]
    return RuleCoverage(rule.id, rule.path, len(variants), tuple(missed))


def _places(bench: Bench, rule: plan.Rule, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Where a rule speaks in the first of some texts."""
    return [(found.start, found.end) for found in bench.find(rule, runs)]


class _Clause(NamedTuple):
    part: Part
    alternatives: tuple[tuple[Part, ...], ...]
    """Of each `or` in it, in the order in which they are written."""


_File = tuple[Source, ast.File]


def _variants(
    rule: plan.Rule, clauses: Mapping[str, Sequence[_Clause]]
) -> Iterator[tuple[Part, plan.Rule]]:
    """The rule without each of its conditions, and without each alternative of an `or`."""
    for keyword, field in (
        ("where", "wheres"),
        ("unless", "unlesses"),
        ("require", "requirements"),
    ):
        parts = getattr(rule.body, field)
        # exceptions that another pack adds come behind the rule's own
        for i, written in enumerate(clauses.get(keyword, ())[: len(parts)]):
            without = (*parts[:i], *parts[i + 1 :])
            yield written.part, _changed(rule, field, without)
            ors = [node for node in plan.walk(parts[i]) if isinstance(node, plan.Or)]
            for either, options in zip(ors, written.alternatives, strict=False):
                for j, option in enumerate(options[: len(either.parts)]):
                    rest = (*either.parts[:j], *either.parts[j + 1 :])
                    instead = plan.Or(rest) if rest[1:] else rest[0]
                    changed = (*parts[:i], _replaced(parts[i], either, instead), *parts[i + 1 :])
                    yield option, _changed(rule, field, changed)


def _changed(rule: plan.Rule, field: str, value: Any) -> plan.Rule:
    change: Any = {field: value}
    return rule._replace(kept=rule.body._replace(**change))


def _replaced(node: Any, old: Any, new: Any) -> Any:
    if node is old:
        return new
    if not isinstance(node, tuple):
        return node
    parts = (_replaced(part, old, new) for part in node)
    return tuple(parts) if type(node) is tuple else type(node)(*parts)


def _clauses(name: str, source: Source, file: ast.File) -> Mapping[str, Sequence[_Clause]]:
    """The conditions of a rule as they are written, by keyword."""
    found: dict[str, list[_Clause]] = {}
    for rule in file.rules:
        if rule.name.text == name and not found:
            for clause in rule.clauses:
                if isinstance(clause, ast.Condition):
                    ors = [
                        tuple(_part(source, option, "or ") for option in node.parts)
                        for node in ast.walk(clause)
                        if isinstance(node, ast.Junction) and node.operator == "or"
                    ]
                    part = _Clause(_part(source, clause), tuple(ors))
                    found.setdefault(clause.keyword, []).append(part)
    return found


def _file(path: str) -> _File:
    try:
        with open(path, "rb") as file:
            source = Source(path, decode(file.read()))
    except (OSError, UnreadableSourceError):
        source = Source(path, "")
    return source, parse(source.text)[0]


def _part(source: Source, node: ast.Node, before: str = "") -> Part:
    words = " ".join(source.text[node.at.start : node.at.end].split())
    return Part(source.position(node.at.start).line, before + words)


def _lists(
    rules: Iterable[plan.Rule], lexicons: Mapping[str, Lexicon], bench: Bench
) -> Iterator[ListCoverage]:
    readers: dict[str, list[plan.Rule]] = {}
    for rule in rules:
        for name in rule.lexicons:
            if name in lexicons and lexicons[name].exceptions:
                readers.setdefault(name, []).append(rule)
    for name, reading in sorted(readers.items()):
        lexicon = lexicons[name]
        phrases = list(dict.fromkeys(exception.headword for exception in lexicon.exceptions))
        missed = [p for p in phrases if not _exercised(lexicon, p, reading, bench)]
        yield ListCoverage(name, len(phrases), tuple(missed))


def _exercised(lexicon: Lexicon, phrase: str, rules: Iterable[plan.Rule], bench: Bench) -> bool:
    forms = [_plain(e.form) for e in lexicon.exceptions if e.headword == phrase]
    rest = tuple(e for e in lexicon.exceptions if e.headword != phrase)
    without = lexicon._replace(exceptions=rest)
    for rule in rules:
        for example in rule.body.examples:
            if any(form in _plain(example.text) for form in forms):
                texts = split_texts(example.text)
                one, two = (bench.read(texts, instead) for instead in (None, without))
                if _places(bench, rule, one) != _places(bench, rule, two):
                    return True
    return False


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
