"""What is sound in a rule file and yet cannot be meant: it never fires, never matters, or is never
read. Only warnings."""

import re
from collections.abc import Iterable, Iterator, Sequence

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.semantics.outcomes import conflict, outcomes
from validator.dsl.semantics.templates import split_template
from validator.dsl.semantics.word_lint import lint_lexicon
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault
from validator.named_tuples import NamedTuple
from validator.source import Extent

_MOST_COMPARED = 20
"""So many conditions back a contradiction is sought."""


class Parsed(NamedTuple):
    """A rule file of the run, and what it was planned to."""

    file: ast.File
    pack: plan.Pack


def lint(parsed: Sequence[Parsed], used: Iterable[str]) -> list[list[Fault]]:
    """The warnings of each file; `used` are lexicons that checkers read."""
    by_checkers = frozenset(used)
    asked = {name for one in parsed for name in _conditions_asked(one)}
    read = {*by_checkers, *(name for one in parsed for name in _lexicons_read(one))}
    first: dict[str, tuple[plan.Rule, ast.Rule]] = {}
    return [
        [
            *_nothing(one.file),
            *_words(one.file),
            *_edges(one.file),
            *_lint_lexicons(one, read, by_checkers),
            *_lint_shared(one, asked),
            *(fault for rule in one.file.rules for fault in _lint_rule(rule, one.pack, first)),
        ]
        for one in parsed
    ]


def _nothing(file: ast.File) -> Iterator[Fault]:
    if not (file.rules or file.lexicons or file.conditions or file.changes):
        message, hint = "no rule, word list or condition is in here", "was the file cut off?"
        yield _warning(Extent(0, 0), "no-rules", message, hint)


def _warning(
    at: Extent, code: str, message: str, hint: str, earlier: Extent | None = None
) -> Fault:
    return Fault(at, code, message, hint, Severity.WARNING, earlier)


_WILDCARD = re.compile(r"[^\W\d_]\*|\*[^\W\d_]")

_CLASS = re.compile(r"\\[a-zA-Z]")
_SPECIAL = re.compile(r"[.?*+()\[\]{}|\\^$/]")


def _words(file: ast.File) -> Iterator[Fault]:
    """Words that find something else than they seem to say."""
    for node in ast.walk((*file.lexicons, *file.conditions, *file.rules)):
        if not isinstance(node, ast.LiteralWords | ast.Form):
            continue
        at, words = node.text.at, node.text.value
        if _WILDCARD.search(words):  # as in no copy
            yield _warning(
                at,
                "wildcard",
                f"“*” in “{words}” stands for itself alone",
                'name the word, as forms of "utilise", or write /\\butili[sz]\\w*/',
            )
        pattern = _CLASS.search(words)
        if pattern:
            yield _warning(
                at,
                "pattern-in-quotes",
                f"“{pattern[0]}” in “{words}” stands for itself alone",
                r"a regular expression stands between slashes: /\d+ dead/",
            )
        if words.strip() not in ("", words):
            escaped = _SPECIAL.sub(r"\\\g<0>", words.strip())
            yield _warning(
                at,
                "spaces-around-words",
                f"the spaces around “{words.strip()}” do not count",
                "leave them away" if any(map(str.isalnum, words)) else rf"write /\s{escaped}\s/",
            )


_ONE_LINE = r"\A(?!\(\?[^)]*m)(?:\(\?[^)]*\))?"  # no (?m) before all the rest
_EDGE = re.compile(rf"{_ONE_LINE}(?:(?P<start>\^)|.*(?<!\\)\$\Z)", re.DOTALL)


def _edges(file: ast.File) -> Iterator[Fault]:
    """Regular expressions that are meant for a line, and look at the first or the last alone."""
    for node in ast.walk((*file.conditions, *file.rules)):
        edge = _EDGE.match(node.pattern) if isinstance(node, ast.Regex) else None
        if edge:
            sign, place = ("^", "beginning") if edge["start"] else ("$", "end")
            message = f"“{sign}” is the {place} of the whole draft"
            yield _warning(node.at, "edge-of-draft", message, f"for that of a line: (?m){sign}")


# ---- lexicons


def _lexicons_read(one: Parsed) -> Iterator[str]:
    for node in ast.walk((*one.file.rules, *one.file.conditions)):
        if isinstance(node, ast.LexiconName):
            yield f"{node.pack.text if node.pack else one.pack.name}.{node.name.text}"


def _lint_lexicons(one: Parsed, read: set[str], by_checkers: frozenset[str]) -> Iterator[Fault]:
    for block in one.file.lexicons:
        name = f"{one.pack.name}.{block.name.text}"
        if name not in read:
            yield _warning(
                block.name.at,
                "lexicon-unused",
                f"no rule and no checker reads lexicon {block.name.text}",
                f"write: term from {block.name.text}, or leave the lexicon away",
            )
        yield from lint_lexicon(block, by_checker=name in by_checkers)


# ---- conditions that rules share


def _conditions_asked(one: Parsed) -> Iterator[str]:
    for node in ast.walk((*one.file.rules, *one.file.conditions)):
        if isinstance(node, ast.Call):
            yield f"{node.pack.text if node.pack else one.pack.name}.{node.function.text}"


def _lint_shared(one: Parsed, asked: set[str]) -> Iterator[Fault]:
    for block in one.file.conditions:
        name = block.name.text
        example = f"{name}({', '.join(p.name.text for p in block.parameters)})"
        if f"{one.pack.name}.{name}" not in asked:
            yield _warning(
                block.name.at,
                "condition-unused",
                f"no rule asks for condition {name}",
                f"write: where {example}, or leave the condition away",
            )
        used = set(_names_used(block.meaning))
        for parameter in block.parameters:
            if parameter.name.text not in used:
                yield _warning(
                    parameter.at,
                    "parameter-unused",
                    f"condition {name} does not use “{parameter.name.text}”",
                    "leave it away, here and where it is asked for",
                )


# ---- rules


def _lint_rule(
    rule: ast.Rule, pack: plan.Pack, first: dict[str, tuple[plan.Rule, ast.Rule]]
) -> Iterator[Fault]:
    yield from _unused_settings(rule)
    planned = next((p for p in pack.rules if p.name == rule.name.text), None)
    if planned is not None:
        yield from _conditions(rule, planned)
        yield from _repeated(rule, planned, first)


def _unused_settings(rule: ast.Rule) -> Iterator[Fault]:
    used = set(_names_used(rule.clauses))
    for clause in rule.clauses:
        if isinstance(clause, ast.Setting) and clause.name.text not in used:
            name = clause.name.text
            listed = any(
                isinstance(word, ast.Name) and word.text == name
                for node in ast.walk(rule.clauses)
                if isinstance(node, ast.OneOf)
                for word in node.words
            )
            yield _warning(
                clause.at,
                "setting-unused",
                f"setting {name} is never used",
                f"in {{...}} it is a word: write ... is {name} or ... is one of {{...}}"
                if listed
                else f"use it: within {name} words of ..., or leave it away",
            )


def _names_used(written: ast.Node | tuple[ast.Node, ...]) -> Iterator[str]:
    """Names that may be settings or parameters, where they are used."""
    for node in ast.walk(written):
        match node:
            case ast.Path(names=names):
                yield names[0].text
            case ast.Relation(amount=ast.Name(text=name)) | ast.Gap(amount=ast.Name(text=name)):
                yield name
            case ast.Quantified(amount=ast.Name(text=name)):
                yield name
            case ast.Noun(words=(only,), lexicon=None):
                yield only.text
            case ast.TextClause(text=ast.String(value=text)):
                yield from (names[0] for _, _, names in split_template(text) if names)


def _conditions(rule: ast.Rule, planned: plan.Rule) -> Iterator[Fault]:
    """Conditions that come out the same whatever the text."""
    clauses = {
        keyword: [c for c in rule.clauses if isinstance(c, ast.Condition) and c.keyword == keyword]
        for keyword in ("where", "unless", "require")
    }
    wheres = list(zip(clauses["where"], planned.body.wheres, strict=False))
    unlesses = list(zip(clauses["unless"], planned.body.unlesses, strict=False))
    for clause, where in wheres:
        if True not in (ends := outcomes(where)):
            yield _never(clause, "this can never hold, so the rule reports nothing")
        elif ends == {True}:
            yield _always(clause, "this always holds, so it says nothing")
    for clause, unless in unlesses:
        if True not in (ends := outcomes(unless)):
            yield _never(clause, "this can never hold, so it spares nothing")
        elif ends == {True}:
            yield _always(clause, "this always holds, so the rule reports nothing")
    for clause, requirement in zip(clauses["require"], planned.body.requirements, strict=False):
        if False not in (ends := outcomes(requirement.condition)):
            yield _warning(
                clause.at,
                "cannot-fail",
                "this requirement cannot fail, so nothing is reported for it",
                "require what may be missing",
            )
        elif ends == {False}:
            yield _never(clause, "this can never hold, so every match is reported")
    yield from _contradictions(wheres, unlesses)


def _contradictions(
    wheres: Sequence[tuple[ast.Condition, plan.Expression]],
    unlesses: Sequence[tuple[ast.Condition, plan.Expression]],
) -> Iterator[Fault]:
    for i, (clause, where) in enumerate(wheres):
        for before, other in wheres[max(i - _MOST_COMPARED, 0) : i]:
            if conflict([other, where]) and not conflict([other]) and not conflict([where]):
                yield _never(clause, "this cannot hold where the other does", before.at)
    asked = {repr(where): before for before, where in wheres}
    for clause, unless in unlesses:
        same = asked.get(repr(unless))
        if same is not None:
            yield _never(clause, "what is asked for here is what spares", same.at)


def _never(clause: ast.Condition, message: str, earlier: Extent | None = None) -> Fault:
    return _warning(clause.at, "cannot-hold", message, "mend or leave it away", earlier)


def _always(clause: ast.Condition, message: str) -> Fault:
    return _warning(clause.at, "always-holds", message, "mend or leave it away")


def _repeated(
    rule: ast.Rule, planned: plan.Rule, first: dict[str, tuple[plan.Rule, ast.Rule]]
) -> Iterator[Fault]:
    required = [requirement.condition for requirement in planned.body.requirements]
    parts = (planned.body.wheres, planned.body.unlesses, required)
    key = repr(
        (planned.body.subjects, *(sorted(map(repr, part)) for part in parts), planned.settings)
    )
    earlier, written = first.setdefault(key, (planned, rule))
    replaced = earlier.id in planned.instead_of or planned.id in earlier.instead_of
    if earlier is not planned and not replaced:
        yield _warning(
            rule.name.at,
            "rule-repeated",
            f"this rule looks for the same as {earlier.id}",
            f"leave one of them, or write: instead of {earlier.id}",
            written.name.at if earlier.pack == planned.pack else None,
        )
