"""One rule: its clauses checked and put together as a plan."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.semantics.anchors import needed, needs_others
from validator.dsl.semantics.costs import ordered
from validator.dsl.semantics.expressions import Expressions
from validator.dsl.semantics.joins import check_join
from validator.dsl.semantics.resolution import (
    MATCH,
    NOTHING_MISSED,
    Missed,
    Names,
    Resolution,
    StopError,
)
from validator.dsl.semantics.scope import Scope
from validator.dsl.semantics.subjects import Subjects
from validator.dsl.semantics.templates import split_template
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault, did_you_mean
from validator.dsl.types import Type
from validator.lexicon import Lexicon
from validator.source import Extent

T = TypeVar("T")
R = TypeVar("R")

_SEVERITIES = {str(level): level for level in Severity}
_SCOPES = ("article", "paragraph", "sentence", "story")
_ONCE_ONLY = frozenset(
    ("find", "severity", "message", "at", "once per", "title", "because", "suggest", "fix")
)
_NEEDED = {
    "find": ("missing-clause", Severity.ERROR, "say what to look for: find ..."),
    "message": ("missing-clause", Severity.ERROR, 'say what to print: message "..."'),
    "good": ("missing-example", Severity.WARNING, 'add: good "..."'),
    "bad": ("missing-example", Severity.WARNING, 'add: bad "..."'),
}


class RulePlanner:
    """Checks one rule; `faults` and `literals` can be read once it is planned."""

    def __init__(
        self,
        rule: ast.Rule,
        pack: str,
        path: str,
        starts: Sequence[int],
        catalog: Catalog,
        names: Names,
        missed: Missed = NOTHING_MISSED,
    ) -> None:
        self._rule, self._path, self._starts = rule, path, starts
        settings = {
            clause.name.text: setting_value(clause)
            for clause in rule.clauses
            if isinstance(clause, ast.Setting)
        }
        self._notes = Resolution(pack, catalog, names, settings, rule.clauses, missed=missed)
        self._subjects = Subjects(self._notes)
        self._expressions = Expressions(self._notes, self._subjects)
        self._scope = Scope()
        article = Type("span", kind="article") if "article" in catalog.kinds else MATCH
        self._scope.bind("article", article)

    @property
    def faults(self) -> list[Fault]:
        return self._notes.faults

    @property
    def literals(self) -> dict[str, Lexicon]:
        return self._notes.literals

    def check(self, *, whole: bool = True) -> plan.Rule | None:
        """The plan, or None for a rule with an error, or one of which clauses were lost."""
        self._check_doubles()
        if whole:
            self._check_missing()
        subjects = self._find()
        before = len(self._notes.faults)
        wheres = self._conditions("where")
        if len(self._notes.faults) == before and len(subjects) > 1:
            check_join(self._notes, [(one, written) for one, written, _ in subjects], wheres)
        unlesses = self._conditions("unless")
        requirements = self._requirements()
        at = self._one(ast.At, lambda clause: self._notes.bound(clause.name, self._scope).slot)
        once = self._one(ast.Once, lambda clause: self._once_scope(clause.scope))
        once_value = self._one(ast.Once, self._once_value)
        severity = self._one(ast.Severity, lambda clause: severity_of(clause, self._notes.faults))
        fix = self._one(ast.Fix, self._fix)
        instead = [self._rule_id(clause.rule) for clause in self._all(ast.InsteadOf)]
        message, suggestion = self._text("message"), self._text("suggest")
        for clause in self._all(ast.Except):
            self._notes.note(
                clause.at,
                "except-in-rule",
                "“except” belongs in a lexicon or a change",
                'write: unless some "..." overlapping NAME',
            )
        if not self._notes.sound or message is None or not subjects or not whole:
            return None
        body = plan.Body(
            slots=self._scope.slots,
            subjects=tuple(planned for planned, _, _ in subjects),
            wheres=tuple(wheres),
            unlesses=tuple(unlesses),
            requirements=tuple(requirements),
            at=subjects[-1][0].slot if at is None else at,
            once_value=once_value,
            message=message,
            suggestion=suggestion,
            fix=fix,
        )
        need = needed(plan.in_order(body.subjects, body.at), plan.conjuncts(body.wheres))
        return plan.Rule(
            pack=self._notes.pack,
            name=self._rule.name.text,
            path=self._path,
            line=line_of(self._starts, self._rule.at.start),
            title=self._words("title"),
            severity=int(Severity.WARNING if severity is None else severity),
            guides=tuple(g.value for clause in self._all(ast.Guide) for g in clause.guides),
            because=self._words("because"),
            settings=tuple(self._notes.settings.items()),
            once=once,
            instead_of=tuple(rule for rule in instead if rule is not None),
            private=bool(self._all(ast.Private)),
            owner=subjects[0][2].kind or "term",
            kinds=tuple(self._notes.kinds),
            lexicons=tuple(self._notes.lexicons),
            across=self._notes.across,
            needed_kinds=need.kinds,
            needed_lexicons=need.lexicons,
            needs_others=needs_others(body.subjects, body.wheres),
            spared=(),
            kept=ordered(body, self._notes.catalog),
            kept_examples=tuple(self._examples()),
        )

    # ---- clauses

    def _all(self, cls: type[T]) -> list[T]:
        return [clause for clause in self._rule.clauses if isinstance(clause, cls)]

    def _attempt(self, clause: T, resolve: Callable[[T], R]) -> R | None:
        """What a clause resolves to; None where it has a fault, which is noted."""
        try:
            return resolve(clause)
        except StopError:
            return None

    def _one(self, cls: type[T], resolve: Callable[[T], R]) -> R | None:
        found = self._all(cls)
        return self._attempt(found[0], resolve) if found else None

    def _texts(self, keyword: str) -> list[ast.String]:
        return [c.text for c in self._all(ast.TextClause) if c.keyword == keyword]

    def _words(self, keyword: str) -> str:
        return next((text.value for text in self._texts(keyword)), "")

    def _text(self, keyword: str) -> plan.Template | None:
        texts = self._texts(keyword)
        return self._attempt(texts[0], self._template) if texts else None

    def _check_doubles(self) -> None:
        seen: dict[str, ast.Clause] = {}
        for clause in self._rule.clauses:
            keyword = _keyword(clause)
            first = seen.setdefault(keyword, clause)
            if first is not clause and (keyword in _ONCE_ONLY or isinstance(clause, ast.Setting)):
                self._notes.note(
                    clause.at,
                    "clause-twice",
                    f"“{keyword}” is said twice in this rule",
                    "keep one of them",
                    earlier=first.at,
                )

    def _check_missing(self) -> None:
        said = {_keyword(clause) for clause in self._rule.clauses}
        name = self._rule.name
        for keyword, (code, severity, hint) in _NEEDED.items():
            if keyword not in said:
                what = " example" if code == "missing-example" else ""
                message = f"rule {name.text} has no “{keyword}”{what}"
                self._notes.note(name.at, code, message, hint, severity)

    def _find(self) -> list[tuple[plan.Subject, ast.Subject, Type]]:
        found = []
        for subject in (s for clause in self._all(ast.Find)[:1] for s in clause.subjects):
            try:
                found.append(self._subjects.resolve(subject, self._scope))
            except StopError:
                # bind the name all the same, so that one fault does not breed others
                name = self._subjects.implied_name(subject)
                if name and self._scope.get(name) is None:
                    self._scope.bind(name, Type("none"))
        return found

    def _conditions(self, keyword: str) -> list[plan.Expression]:
        found = [
            self._attempt(c.expression, lambda e: self._expressions.flag(e, self._scope))
            for c in self._all(ast.Condition)
            if c.keyword == keyword
        ]
        return [condition for condition in found if condition is not None]

    def _requirements(self) -> list[plan.Requirement]:
        clauses = [c for c in self._all(ast.Condition) if c.keyword == "require"]
        found = [
            (c, self._attempt(c.expression, lambda e: self._expressions.flag(e, self._scope)))
            for c in clauses
        ]
        return [
            plan.Requirement(clause.label.text if clause.label else None, condition)
            for clause, condition in found
            if condition is not None
        ]

    def _once_scope(self, scope: ast.Name) -> str:
        if scope.text not in _SCOPES:
            self._notes.stop(
                scope.at,
                "unknown-scope",
                f"“once per {scope.text}” is not understood",
                did_you_mean(scope.text, _SCOPES),
            )
        return scope.text

    def _once_value(self, clause: ast.Once) -> plan.Expression | None:
        if clause.value is None:
            return None
        return self._expressions.resolve(clause.value, self._scope)[0]

    def _fix(self, clause: ast.Fix) -> plan.Fix:
        slot = self._notes.bound(clause.name, self._scope).slot
        replacement, type_ = self._expressions.resolve(clause.replacement, self._scope)
        if type_.name not in ("text", "word"):
            self._notes.stop(clause.replacement.at, "wrong-type", "a fix puts in a text")
        return plan.Fix(slot, replacement)

    def _rule_id(self, written: ast.RuleId) -> str | None:
        rule = f"{written.pack.text}/{written.rule.text}"
        rules = self._notes.names.rules
        if rule in rules:
            return rule
        hint = did_you_mean(rule, rules, "newslint rules list shows them all")
        self._notes.note(written.at, "unknown-rule", f"there is no rule {rule}", hint)
        return None

    def _examples(self) -> Iterator[plan.Example]:
        for clause in self._rule.clauses:
            line = line_of(self._starts, clause.at.start)
            if isinstance(clause, ast.TextClause) and clause.keyword == "good":
                yield plan.Example(clause.text.value, False, (), line)
            elif isinstance(clause, ast.Bad):
                flags = tuple(flag.value for flag in clause.flags)
                yield plan.Example(clause.text.value, True, flags, line)

    def _template(self, text: ast.String) -> plan.Template:
        parts: list[Any] = []
        for index, literal, names in split_template(text.value):
            if names is None:
                parts.append(literal)
            else:
                # exact where the text holds no escapes; else near enough to be found
                start = text.at.start + 1 + index
                at = Extent(start, min(start + len(literal), text.at.end))
                if names == ["missing"] and self._scope.get("missing") is None:
                    if not any(c.label for c in self._all(ast.Condition)):
                        message = "{missing} lists the labels of what is required; there are none"
                        hint = "write: require LABEL: ..."
                        self._notes.stop(at, "bad-placeholder", message, hint)
                    parts.append(plan.Missing())
                    continue
                if not names:
                    message, hint = "this brace is not closed", "end it with }, or write {{ for one"
                    self._notes.stop(Extent(start, start + 1), "bad-placeholder", message, hint)
                if not all(names):
                    message = f"“{literal}” is no placeholder"
                    self._notes.stop(at, "bad-placeholder", message, "write {{ for a brace")
                if not all(name.replace("-", "_").isidentifier() for name in names):
                    message = f"“{literal}” is no placeholder"
                    hint = "braces hold a name, or a name and an attribute: {toll.value}"
                    self._notes.stop(at, "bad-placeholder", message, hint)
                if self._scope.get(names[0]) is None and names[0] in self._notes.inner:
                    name = names[0]
                    message = f"“{name}” is known beside its “some” alone"
                    hint = f"make it a subject: find ..., ... as {name} within 5 words after ..."
                    self._notes.stop(at, "unknown-name", message, hint)
                path = ast.Path(at, tuple(ast.Name(at, name) for name in names))
                parts.append(self._expressions.path(path, self._scope)[0])
        return plan.Template(tuple(parts))


def line_of(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset)


def setting_value(clause: ast.Setting) -> str | int | float:
    return clause.value.text if isinstance(clause.value, ast.Name) else clause.value.value


def severity_of(clause: ast.Severity, faults: list[Fault]) -> Severity | None:
    """The severity that a clause names; None, and a fault, where there is no such."""
    name = clause.level
    if name.text not in _SEVERITIES:
        hint = did_you_mean(name.text, _SEVERITIES)
        faults.append(Fault(name.at, "unknown-severity", f"“{name.text}” is no severity", hint))
    return _SEVERITIES.get(name.text)


def _keyword(clause: ast.Clause) -> str:
    match clause:
        case ast.TextClause(keyword=keyword) | ast.Condition(keyword=keyword):
            return keyword
        case ast.Once():
            return "once per"
        case ast.Setting(name=name):
            return f"setting {name.text}"
        case _:
            return type(clause).__name__.lower()
