"""What no example of a rule exercises: a part is exercised when an example ends otherwise
without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.dsl import plan
from validator.dsl.evaluator import Run
from validator.dsl.semantics.costs import ordered
from validator.dsl.syntax import ast
from validator.dsl.syntax.parser import parse
from validator.engine.examples import Bench, split_texts
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
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


class ConditionCoverage(NamedTuple):
    """The alternatives of a condition that rules share; any rule that asks for it may exercise
    them."""

    condition: str
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
    conditions: tuple[ConditionCoverage, ...]
    lists: tuple[ListCoverage, ...]

    @property
    def parts(self) -> int:
        written = sum(r.parts for r in self.rules) + sum(c.parts for c in self.conditions)
        return written + sum(words.exceptions for words in self.lists)

    @property
    def missed(self) -> int:
        written = sum(len(r.missed) for r in self.rules)
        shared = sum(len(c.missed) for c in self.conditions)
        return written + shared + sum(len(words.missed) for words in self.lists)


def measure(
    rules: Sequence[plan.Rule],
    packs: Iterable[plan.Pack],
    lexicons: Mapping[str, Lexicon],
    bench: Bench,
) -> Coverage:
    paths = {pack.name: pack.path for pack in packs}
    files = _Files()
    tried = [_tried(rule, bench) for rule in rules]
    return Coverage(
        tuple(_rule(one, files[one.rule.path], bench) for one in tried),
        tuple(_conditions(tried, paths, files, bench)),
        tuple(_lists(rules, lexicons, bench)),
    )


class _Tried(NamedTuple):
    """A rule, its examples, and what it says of each."""

    rule: plan.Rule
    runs: Sequence[Sequence[Run]]
    ends: list[list[tuple[int, int]]]


def _tried(rule: plan.Rule, bench: Bench) -> _Tried:
    runs = [bench.read(split_texts(example.text)) for example in rule.examples]
    return _Tried(rule, runs, [_places(bench, rule, run) for run in runs])


def _same(one: _Tried, variant: plan.Rule, bench: Bench) -> bool:
    """Whether all examples end with a variant of the rule as they do with the rule."""
    changed = variant._replace(kept=ordered(variant.body, bench.catalog))
    return all(
        _places(bench, changed, run) == end for run, end in zip(one.runs, one.ends, strict=True)
    )


def _rule(one: _Tried, file: "_File", bench: Bench) -> RuleCoverage:
    rule = one.rule
    variants = list(_variants(rule, _clauses(rule.name, *file)))
    missed = tuple(part for part, variant in variants if _same(one, variant, bench))
    return RuleCoverage(rule.id, rule.path, len(variants), missed)


def _places(bench: Bench, rule: plan.Rule, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Where a rule speaks in the first of some texts."""
    return [(found.start, found.end) for found in bench.find(rule, runs)]


class _Clause(NamedTuple):
    """A condition and the alternatives in it, or a subject and each of its relations."""

    part: Part
    alternatives: "Alternatives"


_File = tuple[Source, ast.File]


def _variants(
    rule: plan.Rule, clauses: Mapping[str, Sequence[_Clause]]
) -> Iterator[tuple[Part, plan.Rule]]:
    """The rule without each of its conditions, without each alternative of an `or`, and without
    each relation in which what it looks for must stand."""
    subjects = rule.body.subjects
    found = clauses.get("find", ())
    for i, (subject, written) in enumerate(zip(subjects, found, strict=False)):
        for j, (relation,) in enumerate(written.alternatives):
            rest = (*subject.relations[:j], *subject.relations[j + 1 :])
            wider = (*subjects[:i], subject._replace(relations=rest), *subjects[i + 1 :])
            yield relation, _changed(rule, "subjects", wider)
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
            for instead, option in _narrowed(parts[i], written.alternatives):
                yield option, _changed(rule, field, (*parts[:i], instead, *parts[i + 1 :]))


Alternatives = Sequence[tuple["Part", ...]]
"""Of each `or`, in the order in which they are written."""


def _narrowed(node: Any, written: Alternatives) -> Iterator[tuple[Any, Part]]:
    """A condition without each alternative of each `or` in it, and that alternative."""
    for either, options in zip(_ors(node), written, strict=False):
        for j, option in enumerate(options[: len(either.parts)]):
            rest = (*either.parts[:j], *either.parts[j + 1 :])
            instead = plan.Or(rest) if rest[1:] else rest[0]
            yield _replaced(node, {id(either): instead}), option


def _ors(node: Any) -> Iterator[plan.Or]:
    """Every `or` that is written in a condition, and not in those that it asks for."""
    if isinstance(node, plan.Or):
        yield node
    if not isinstance(node, plan.Named):
        for part in node:
            if isinstance(part, tuple):
                yield from _ors(part)


def _changed(rule: plan.Rule, field: str, value: Any) -> plan.Rule:
    change: Any = {field: value}
    return rule._replace(kept=rule.body._replace(**change))


def _replaced(node: Any, instead: Mapping[int, Any]) -> Any:
    """A plan with other nodes in the place of some, by their identity."""
    if id(node) in instead:
        return instead[id(node)]
    if not isinstance(node, tuple):
        return node
    parts = [_replaced(part, instead) for part in node]
    return tuple(parts) if type(node) is tuple else type(node)(*parts)


def _conditions(
    tried: Iterable[_Tried], paths: Mapping[str, str], files: "_Files", bench: Bench
) -> Iterator[ConditionCoverage]:
    asking: dict[str, list[_Tried]] = {}
    for one in tried:
        for name in {n.name for n in plan.walk(one.rule.body) if isinstance(n, plan.Named)}:
            asking.setdefault(name, []).append(one)
    for name, several in sorted(asking.items()):
        pack, _, short = name.partition(".")
        source, file = files[paths[pack]]
        blocks = [block for block in file.conditions if block.name.text == short]
        written = [options for block in blocks[:1] for options in _alternatives(source, block)]
        exercised: dict[Part, bool] = {}
        for one in several:
            for part, variant in _without(one.rule, name, written):
                if not exercised.setdefault(part, False):
                    exercised[part] = not _same(one, variant, bench)
        missed = tuple(part for part, done in exercised.items() if not done)
        yield ConditionCoverage(name, paths[pack], len(exercised), missed)


def _without(rule: plan.Rule, name: str, written: Alternatives) -> Iterator[tuple[Part, plan.Rule]]:
    """A rule in which a condition that it asks for lacks one of its alternatives, everywhere."""
    places = [n for n in plan.walk(rule.body) if isinstance(n, plan.Named) and n.name == name]
    for several in zip(*(_narrowed(place.condition, written) for place in places), strict=True):
        instead = {
            id(place): plan.Named(name, narrowed)
            for place, (narrowed, _) in zip(places, several, strict=True)
        }
        yield several[0][1], rule._replace(kept=_replaced(rule.body, instead))


def _clauses(name: str, source: Source, file: ast.File) -> Mapping[str, Sequence[_Clause]]:
    """What a rule looks for and its conditions, as they are written, by keyword."""
    found: dict[str, list[_Clause]] = {}
    for rule in file.rules:
        if rule.name.text == name and not found:
            for clause in rule.clauses:
                if isinstance(clause, ast.Find):
                    found["find"] = [
                        _Clause(
                            _part(source, one),
                            [(_part(source, r, "find … "),) for r in one.relations],
                        )
                        for one in clause.subjects
                    ]
                if isinstance(clause, ast.Condition):
                    part = _Clause(_part(source, clause), _alternatives(source, clause))
                    found.setdefault(clause.keyword, []).append(part)
    return found


def _alternatives(source: Source, written: ast.Node) -> Alternatives:
    return [
        tuple(_part(source, option, "or ") for option in node.parts)
        for node in ast.walk(written)
        if isinstance(node, ast.Junction) and node.operator == "or"
    ]


class _Files(dict[str, _File]):
    """Rule files by path, each read and parsed once."""

    def __missing__(self, path: str) -> _File:
        try:
            with open(path, "rb") as file:
                source = Source(path, decode(file.read()))
        except (OSError, UnreadableSourceError):
            source = Source(path, "")
        self[path] = source, parse(source.text)[0]
        return self[path]


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
        for example in rule.examples:
            if any(form in _plain(example.text) for form in forms):
                texts = split_texts(example.text)
                one, two = (bench.read(texts, instead) for instead in (None, without))
                if _places(bench, rule, one) != _places(bench, rule, two):
                    return True
    return False


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
