"""Syntax tree and catalog to plan: every name resolved, every type checked.

What is wrong is collected, not raised; a rule with a fault has no plan, its neighbours have theirs.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from validator.diagnostic import Severity
from validator.dsl import ast, plan
from validator.dsl.catalog import FLAG, NONE, NUMBER, TEXT, Attribute, Catalog, Type
from validator.dsl.faults import Fault, did_you_mean
from validator.dsl.lexicons import build_lexicon, literal_lexicon
from validator.dsl.patterns import RegexError, check_regex
from validator.dsl.scope import Binding, Scope
from validator.dsl.templates import split_template
from validator.lexicon import Lexicon
from validator.source import Extent

MATCH = Type("span")
"""What a regular expression, a sequence, or alternatives of different kinds find: words."""

_SEVERITIES = {str(level): level for level in Severity}
_UNITS = {
    "word": "word", "words": "word", "sentence": "sentence", "sentences": "sentence",
    "paragraph": "paragraph", "paragraphs": "paragraph",
}  # fmt: skip
_SCOPES = ("article", "paragraph", "sentence", "story")
_ONCE_ONLY = ("find", "severity", "message", "at", "once per", "title", "because", "suggest", "fix")
_WINDOWS = {
    "same", "in", "covering", "overlapping", "just before", "just after", "alone in",
    "within of", "within before", "within after",
}  # fmt: skip


class Names(NamedTuple):
    """What other packs of the run define, for references across packs."""

    lexicons: Mapping[str, frozenset[str]]
    """Lexicon names by pack."""
    rules: frozenset[str]
    """All rule ids."""


class Checked(NamedTuple):
    pack: plan.Pack
    literals: tuple[Lexicon, ...]
    faults: tuple[Fault, ...]


def check_file(
    file: ast.File, pack: str, path: str, starts: list[int], catalog: Catalog, names: Names
) -> Checked:
    """The plan of a rule file. `starts` are the offsets of its lines."""
    faults: list[Fault] = []
    lexicons: list[Lexicon] = []
    for block in file.lexicons:
        lexicon, wrong = build_lexicon(pack, block)
        lexicons.append(lexicon)
        faults += wrong
    faults += _twice(file.lexicons, "lexicon") + _twice(file.rules, "rule")
    rules, literals = [], {}
    for rule in file.rules:
        checker = _RuleChecker(rule, pack, path, starts, catalog, names)
        planned = checker.check()
        faults += checker.faults
        if planned is not None:
            rules.append(planned)
            literals.update(checker.literals)
    overrides = []
    for change in file.changes:
        override, wrong = _override(change, pack, path, starts, names)
        faults += wrong
        if override is not None:
            overrides.append(override)
            literals.update({lx.name: lx for lx in map(literal_lexicon, override.phrases)})
    title = file.pack.title.value if file.pack and file.pack.title else ""
    planned_pack = plan.Pack(pack, title, path, tuple(rules), tuple(lexicons), tuple(overrides))
    return Checked(planned_pack, tuple(literals.values()), tuple(faults))


def _line(starts: list[int], offset: int) -> int:
    import bisect

    return bisect.bisect_right(starts, offset)


def _twice(blocks: "tuple[ast.LexiconBlock, ...] | tuple[ast.Rule, ...]", what: str) -> list[Fault]:
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


def _override(
    change: ast.Change, pack: str, path: str, starts: list[int], names: Names
) -> tuple[plan.Override | None, list[Fault]]:
    rule = f"{change.rule.pack.text}/{change.rule.rule.text}"
    faults: list[Fault] = []
    if rule not in names.rules:
        faults.append(
            Fault(
                change.rule.at, "unknown-rule", f"there is no rule {rule}", did_you_mean(rule, names.rules, "")
            )
        )
    severity: int | None = None
    settings: list[tuple[str, str | int | float]] = []
    phrases: list[str] = []
    for clause in change.clauses:
        match clause:
            case ast.Severity():
                severity = _severity(clause, faults)
            case ast.Setting():
                settings.append((clause.name.text, _setting_value(clause)))
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
    line = _line(starts, change.at.start)
    made = plan.Override(rule, pack, path, line, severity, tuple(settings), tuple(phrases))
    return (None if faults else made), faults


def _severity(clause: ast.Severity, faults: list[Fault]) -> int | None:
    level = _SEVERITIES.get(clause.level.text)
    if level is None:
        faults.append(
            Fault(
                clause.level.at,
                "unknown-severity",
                f"“{clause.level.text}” is no severity",
                did_you_mean(clause.level.text, _SEVERITIES),
            )
        )
    return None if level is None else int(level)


def _setting_value(clause: ast.Setting) -> str | int | float:
    return clause.value.text if isinstance(clause.value, ast.Name) else clause.value.value


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for part in node:
            yield from _nodes(part)
    elif dataclasses.is_dataclass(node):
        yield node
        for field in dataclasses.fields(node):
            if field.name != "at":
                yield from _nodes(getattr(node, field.name))


class _StopError(Exception):
    """A fault was noted; the clause at hand cannot be planned."""


class _RuleChecker:
    def __init__(
        self,
        rule: ast.Rule,
        pack: str,
        path: str,
        starts: list[int],
        catalog: Catalog,
        names: Names,
    ) -> None:
        self.faults: list[Fault] = []
        self.literals: dict[str, Lexicon] = {}
        self._rule, self._pack, self._file, self._starts = rule, pack, path, starts
        self._catalog, self._names = catalog, names
        self._kinds: dict[str, None] = {}
        self._lexicons: dict[str, None] = {}
        self._across = False
        self._scope = Scope()
        article = Type("span", kind="article") if "article" in catalog.kinds else MATCH
        self._scope.bind("article", article)
        self._settings = {
            clause.name.text: _setting_value(clause)
            for clause in rule.clauses
            if isinstance(clause, ast.Setting)
        }
        self._asked = {
            (node.names[0].text, name.text)
            for node in _nodes(rule.clauses)
            if isinstance(node, ast.Path)
            for name in node.names[1:]
        }

    # ---- the rule

    def check(self) -> plan.Rule | None:
        rule = self._rule
        self._check_clauses()
        find = next((c for c in rule.clauses if isinstance(c, ast.Find)), None)
        subjects: list[tuple[plan.Subject, ast.Subject, Type]] = []
        for subject in find.subjects if find else ():
            try:
                subjects.append(self._subject(subject, self._scope))
            except _StopError:
                # bind the name all the same, so that one fault does not breed others
                name = self._implied_name(subject)
                if name and self._scope.get(name) is None:
                    self._scope.bind(name, Type("none"))
        conditions: dict[str, list[Any]] = {"where": [], "unless": [], "require": []}
        severity: int = int(Severity.WARNING)
        texts: dict[str, str] = {}
        guides: list[str] = []
        instead: list[str] = []
        at: int | None = None
        once: str | None = None
        once_value: plan.Expression | None = None
        fix: plan.Fix | None = None
        message = suggestion = None
        examples: list[plan.Example] = []
        private = False
        for clause in rule.clauses:
            try:
                match clause:
                    case ast.Condition():
                        condition = self._flag(clause.expression, self._scope)
                        if clause.keyword == "require":
                            label = clause.label.text if clause.label else None
                            condition = plan.Requirement(label, condition)  # type: ignore[assignment]
                        conditions[clause.keyword].append(condition)
                    case ast.Severity():
                        severity = _severity(clause, self.faults) or 0
                    case ast.Guide():
                        guides += [guide.value for guide in clause.guides]
                    case ast.At():
                        at = self._bound(clause.name, self._scope).slot
                    case ast.Once():
                        once = self._once_scope(clause.scope)
                        if clause.value is not None:
                            once_value, _ = self._expression(clause.value, self._scope)
                    case ast.InsteadOf():
                        instead.append(self._rule_id(clause.rule))
                    case ast.Private():
                        private = True
                    case ast.Fix():
                        slot = self._bound(clause.name, self._scope).slot
                        replacement, type_ = self._expression(clause.replacement, self._scope)
                        if type_.name not in ("text", "word"):
                            self._fault(clause.replacement.at, "wrong-type", "a fix puts in a text")
                        fix = plan.Fix(slot, replacement)
                    case ast.TextClause(keyword="message"):
                        message = self._template(clause.text)
                    case ast.TextClause(keyword="suggest"):
                        suggestion = self._template(clause.text)
                    case ast.TextClause(keyword="good"):
                        examples.append(self._example(clause.at, clause.text, False, ()))
                    case ast.Bad():
                        flags = tuple(flag.value for flag in clause.flags)
                        examples.append(self._example(clause.at, clause.text, True, flags))
                    case ast.TextClause():
                        texts[clause.keyword] = clause.text.value
                    case ast.Except():
                        self._fault(
                            clause.at, "except-in-rule", "“except” belongs in a lexicon or a change"
                        )
                    case ast.Find() | ast.Setting():
                        pass
            except _StopError:
                continue
        if not any(fault.severity == Severity.ERROR for fault in self.faults):
            self._check_join(subjects, conditions["where"])
        if any(fault.severity == Severity.ERROR for fault in self.faults) or message is None:
            return None
        first = subjects[0]
        return plan.Rule(
            pack=self._pack,
            name=rule.name.text,
            path=self._file,
            line=_line(self._starts, rule.at.start),
            title=texts.get("title", ""),
            severity=severity,
            guides=tuple(guides),
            because=texts.get("because", ""),
            settings=tuple(self._settings.items()),
            slots=self._scope.slots,
            subjects=tuple(planned for planned, _, _ in subjects),
            wheres=tuple(conditions["where"]),
            unlesses=tuple(conditions["unless"]),
            requirements=tuple(conditions["require"]),
            at=subjects[-1][0].slot if at is None else at,
            once=once,
            once_value=once_value,
            instead_of=tuple(instead),
            private=private,
            message=message,
            suggestion=suggestion,
            fix=fix,
            examples=tuple(examples),
            owner=first[2].kind or "term",
            kinds=tuple(self._kinds),
            lexicons=tuple(self._lexicons),
            across=self._across,
        )

    def _check_clauses(self) -> None:
        seen: dict[str, ast.Clause] = {}
        for clause in self._rule.clauses:
            keyword = _keyword(clause)
            first = seen.setdefault(keyword, clause)
            if first is not clause and keyword in _ONCE_ONLY:
                self.faults.append(
                    Fault(
                        clause.at,
                        "clause-twice",
                        f"“{keyword}” is said twice in this rule",
                        "keep one of them",
                        earlier=first.at,
                    )
                )
        settings: dict[str, ast.Setting] = {}
        for clause in self._rule.clauses:
            if isinstance(clause, ast.Setting):
                one = settings.setdefault(clause.name.text, clause)
                if one is not clause:
                    self.faults.append(
                        Fault(
                            clause.at,
                            "setting-twice",
                            f"setting {clause.name.text} is given twice",
                            "keep one of them",
                            earlier=one.at,
                        )
                    )
        for keyword in ("find", "message"):
            if keyword not in seen:
                self._note(
                    self._rule.name.at,
                    "missing-clause",
                    f"rule {self._rule.name.text} has no “{keyword}”",
                    {"find": "say what to look for: find ...", "message": 'say what to print: message "..."'}[
                        keyword
                    ],
                )
        for keyword in ("good", "bad"):
            if keyword not in seen:
                self._note(
                    self._rule.name.at,
                    "missing-example",
                    f"rule {self._rule.name.text} has no “{keyword}” example",
                    f'add: {keyword} "..."',
                    Severity.WARNING,
                )

    def _check_join(
        self, subjects: list[tuple[plan.Subject, ast.Subject, Type]], wheres: list[plan.Expression]
    ) -> None:
        """Several subjects must hang together by windows or keyed functions, or a run is quadratic."""
        if len(subjects) < 2:
            return
        group = {planned.slot: planned.slot for planned, _, _ in subjects}

        def root(slot: int) -> int:
            return slot if group[slot] == slot else root(group[slot])

        def join(one: int, two: int) -> None:
            if one in group and two in group:
                group[root(one)] = root(two)

        for planned, _, _ in subjects:
            for relation in planned.relations:
                if _is_window(relation) and isinstance(relation.target, plan.SlotTarget):
                    join(planned.slot, relation.target.slot)
        for part in _conjuncts(wheres):
            if isinstance(part, plan.Call) and self._catalog.functions[part.function].key:
                slots = [a.slot for a in part.arguments if isinstance(a, plan.Slot)]
                for one, two in zip(slots, slots[1:], strict=False):
                    join(one, two)
            if isinstance(part, plan.Related) and isinstance(part.value, plan.Slot):
                for relation in part.relations:
                    if _is_window(relation) and isinstance(relation.target, plan.SlotTarget):
                        join(part.value.slot, relation.target.slot)
        for planned, written, _ in subjects[1:]:
            if root(planned.slot) != root(subjects[0][0].slot):
                keyed = sorted(f.name for f in self._catalog.functions.values() if f.key)
                self._note(
                    written.at,
                    "unbounded-join",
                    "nothing ties this subject to the others, so every pair would have to be tried",
                    "add a window (“within 3 sentences of ...”, “in same paragraph as ...”)"
                    + (f" or a where with {' or '.join(keyed)}" if keyed else ""),
                )

    # ---- small helpers

    def _note(
        self,
        at: Extent,
        code: str,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.faults.append(Fault(at, code, message, hint, severity))

    def _fault(self, at: Extent, code: str, message: str, hint: str | None = None) -> None:
        self._note(at, code, message, hint)
        raise _StopError

    def _bound(self, name: ast.Name, scope: Scope) -> Binding:
        binding = scope.get(name.text)
        if binding is None:
            self._fault(
                name.at,
                "unknown-name",
                f"nothing in this rule is named “{name.text}”",
                did_you_mean(name.text, scope.names() - {"article"}),
            )
        assert binding is not None
        if binding.type == NONE:
            raise _StopError
        return binding

    def _once_scope(self, scope: ast.Name) -> str:
        if scope.text not in _SCOPES:
            self._fault(
                scope.at,
                "unknown-scope",
                f"“once per {scope.text}” is not understood",
                did_you_mean(scope.text, _SCOPES),
            )
        return scope.text

    def _rule_id(self, written: ast.RuleId) -> str:
        rule = f"{written.pack.text}/{written.rule.text}"
        if rule not in self._names.rules:
            self._fault(
                written.at,
                "unknown-rule",
                f"there is no rule {rule}",
                did_you_mean(rule, self._names.rules, "newslint rules list shows them all"),
            )
        return rule

    def _example(
        self, at: Extent, text: ast.String, bad: bool, flags: tuple[str, ...]
    ) -> plan.Example:
        return plan.Example(text.value, bad, flags, _line(self._starts, at.start))

    def _template(self, text: ast.String) -> plan.Template:
        parts: list[Any] = []
        for index, literal, names in split_template(text.value):
            if names is None:
                parts.append(literal)
            elif names == ["missing"] and self._scope.get("missing") is None:
                parts.append(plan.Missing())
            else:
                # exact where the text holds no escapes; else near enough to be found
                start = text.at.start + 1 + index
                at = Extent(start, min(start + len(literal), text.at.end))
                if not all(names):
                    self._fault(
                        at, "bad-placeholder", f"“{literal}” is no placeholder", "write {{ for a brace"
                    )
                value, _ = self._path(ast.Path(at, tuple(ast.Name(at, n) for n in names)), self._scope)
                parts.append(value)
        return plan.Template(tuple(parts))

    def _kind(self, name: str) -> None:
        """Note that a kind is read, with all its attributes may need."""
        self._kinds[name] = None

    # ---- subjects

    def _implied_name(self, subject: ast.Subject) -> str | None:
        if subject.name is not None:
            return subject.name.text
        pattern = subject.pattern
        if isinstance(pattern, ast.Noun):
            return pattern.words[-1].text
        return None

    def _subject(
        self, subject: ast.Subject, scope: Scope
    ) -> tuple[plan.Subject, ast.Subject, Type]:
        name = self._implied_name(subject)
        pattern, type_ = self._pattern(subject.pattern, scope, name)
        if subject.name is not None and scope.get(subject.name.text) is not None:
            self._note(
                subject.name.at,
                "name-twice",
                f"“{subject.name.text}” names something already",
                "choose another name",
            )
        if subject.name is None and name is not None and scope.get(name) is not None:
            name = None
        slot = scope.bind(name or "", type_)
        relations = tuple(self._relation(relation, scope) for relation in subject.relations)
        return plan.Subject(slot, pattern, relations), subject, type_

    def _pattern(
        self, pattern: "ast.Element | ast.Sequence", scope: Scope, name: str | None
    ) -> tuple[plan.Pattern, Type]:
        match pattern:
            case ast.Noun():
                return self._noun(pattern, name)
            case ast.LiteralWords():
                return self._literal(pattern), self._term_type()
            case ast.Regex():
                try:
                    check_regex(pattern.pattern)
                except RegexError as error:
                    at = pattern.at
                    if error.position is not None:
                        at = Extent(at.start + 1 + error.position, at.end)
                    self._fault(at, "bad-regex", f"this regular expression is not understood: {error}", error.hint)
                return plan.RegexPattern(pattern.pattern), MATCH
            case ast.Alternatives():
                options = [self._pattern(option, scope, None) for option in pattern.options]
                types = {type_ for _, type_ in options}
                return plan.EitherPattern(tuple(p for p, _ in options)), (
                    types.pop() if len(types) == 1 else MATCH
                )
            case ast.Sequence():
                return self._sequence(pattern, scope), MATCH
            case ast.Subject():
                planned, _, type_ = self._subject(pattern, scope)
                return plan.SubjectPattern(planned), type_

    def _term_type(self) -> Type:
        return Type("span", kind="term") if "term" in self._catalog.kinds else MATCH

    def _literal(self, literal: ast.LiteralWords) -> plan.TermPattern:
        lexicon = literal_lexicon(literal.text.value)
        if not literal.text.value.strip():
            self._fault(literal.at, "empty-literal", "this text has no words")
        self.literals[lexicon.name] = lexicon
        self._lexicons[lexicon.name] = None
        return plan.TermPattern(lexicon.name)

    def _sequence(self, sequence: ast.Sequence, scope: Scope) -> plan.SequencePattern:
        steps = []
        for step in sequence.steps:
            pattern, _ = self._pattern(step.element, scope, None)
            words = None
            if step.gap is not None:
                if _UNITS.get(step.gap.unit.text) != "word":
                    self._fault(step.gap.unit.at, "unknown-unit", "after “then” a gap is counted in words")
                words = self._amount(step.gap.amount, step.gap.at, scope)
            steps.append(plan.SequenceStep(pattern, step.optional, words))
        if all(step.optional for step in steps):
            self._fault(sequence.at, "empty-sequence", "everything in this sequence is optional")
        return plan.SequencePattern(tuple(steps))

    def _noun(self, noun: ast.Noun, name: str | None) -> tuple[plan.Pattern, Type]:
        *adjectives, head = noun.words
        if noun.lexicon is not None:
            if head.text != "term" or adjectives:
                self._fault(noun.at, "bad-term", "only a term comes from a lexicon", "write: term from NAME")
            lexicon = self._lexicon(noun.lexicon)
            self._lexicons[lexicon] = None
            return plan.TermPattern(lexicon), self._term_type()
        if head.text == "term":
            self._fault(head.at, "bad-term", "a term comes from a lexicon", "write: term from NAME")
        kinds = self._catalog.kinds
        if head.text not in kinds:
            hint = did_you_mean(head.text, kinds, "newslint rules words shows them all")
            self._fault(head.at, "unknown-kind", f"“{head.text}” is no kind of thing newslint finds", hint)
        self._kind(head.text)
        known = kinds[head.text].adjectives()
        for adjective in adjectives:
            if adjective.text not in known:
                self._fault(
                    adjective.at,
                    "unknown-adjective",
                    f"a {head.text} cannot be “{adjective.text}”",
                    did_you_mean(adjective.text, known, f"it can be {', '.join(sorted(known))}" if known else ""),
                )
        hidden = kinds[head.text].kind.hidden
        words = tuple(adjective.text for adjective in adjectives)
        shown = hidden is not None and (hidden in words or (name or "", hidden) in self._asked)
        return plan.KindPattern(head.text, words, shown), Type("span", kind=head.text)

    def _lexicon(self, written: ast.LexiconName) -> str:
        pack = written.pack.text if written.pack else self._pack
        known = self._names.lexicons.get(pack)
        if known is None:
            assert written.pack is not None
            self._fault(
                written.pack.at,
                "unknown-pack",
                f"there is no pack {pack}",
                did_you_mean(pack, self._names.lexicons, ""),
            )
        elif written.name.text not in known:
            elsewhere = [p for p, names in self._names.lexicons.items() if written.name.text in names]
            hint = did_you_mean(written.name.text, known, "")
            if elsewhere and written.pack is None:
                hint = f"did you mean “{elsewhere[0]}.{written.name.text}”?"
            self._fault(
                written.name.at,
                "unknown-lexicon",
                f"pack {pack} has no lexicon {written.name.text}",
                hint or None,
            )
        return f"{pack}.{written.name.text}"

    # ---- relations

    def _relation(self, relation: ast.Relation, scope: Scope) -> plan.Relation:
        operator = relation.operator
        if operator == "author voice":
            for kind in ("quotation", "attribution"):
                if kind in self._catalog.kinds:
                    self._kind(kind)
            return plan.Relation(relation.negated, operator, None)
        if operator in ("another article", "earlier version"):
            self._across = True
            return plan.Relation(relation.negated, operator, None)
        assert relation.target is not None
        target = self._target(relation.target, scope)
        unit, amount = None, None
        if relation.unit is not None:
            units = {**_UNITS, "article": "article"} if operator == "same" else _UNITS
            unit = units.get(relation.unit.text)
            if unit is None:
                self._fault(
                    relation.unit.at,
                    "unknown-unit",
                    f"“{relation.unit.text}” is no unit of text",
                    did_you_mean(relation.unit.text, units),
                )
        if relation.amount is not None:
            amount = self._amount(relation.amount, relation.at, scope)
        return plan.Relation(relation.negated, operator, target, unit, amount)

    def _target(self, target: ast.Element, scope: Scope) -> "plan.SlotTarget | plan.Pattern":
        if isinstance(target, ast.Noun) and target.lexicon is None and len(target.words) == 1:
            binding = scope.get(target.words[0].text)
            if binding is not None:
                return plan.SlotTarget(self._bound(target.words[0], scope).slot)
            if target.words[0].text not in self._catalog.kinds:
                word = target.words[0]
                choices = {*self._catalog.kinds, *scope.names()}
                self._fault(
                    word.at,
                    "unknown-name",
                    f"“{word.text}” is neither a kind nor a name in this rule",
                    did_you_mean(word.text, choices, ""),
                )
        pattern, _ = self._pattern(target, Scope(scope), None)
        return pattern

    def _amount(self, amount: ast.Amount, at: Extent, scope: Scope) -> plan.Expression:
        if isinstance(amount, int):
            return plan.Constant(amount)
        value, type_ = self._path(ast.Path(amount.at, (amount,)), scope)
        if type_ != NUMBER:
            self._fault(at, "wrong-type", f"“{amount.text}” is not a number")
        return value

    # ---- expressions

    def _flag(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self._expression(expression, scope)
        if type_ != FLAG:
            self._fault(
                expression.at,
                "wrong-type",
                f"this is {_a(type_)}, not something that is true or false",
                "compare it (=, <, is, is one of {...}, has ...) or write “some” before it",
            )
        return value

    def _number(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self._expression(expression, scope)
        if type_ != NUMBER:
            hint = "write “is” for words" if type_.name in ("text", "word") else None
            self._fault(expression.at, "wrong-type", f"this is {_a(type_)}, not a number", hint)
        return value

    def _expression(self, expression: ast.Expression, scope: Scope) -> tuple[plan.Expression, Type]:
        match expression:
            case ast.Junction(operator=operator, parts=parts):
                planned = tuple(self._flag(part, scope) for part in parts)
                return (plan.And(planned) if operator == "and" else plan.Or(planned)), FLAG
            case ast.Not(part=part):
                return plan.Not(self._flag(part, scope)), FLAG
            case ast.Comparison():
                left, right = self._number(expression.left, scope), self._number(expression.right, scope)
                return plan.Compare(expression.operator, left, right), FLAG
            case ast.Below():
                return plan.Below(
                    self._interval(expression.left, scope), self._interval(expression.right, scope)
                ), FLAG
            case ast.Is():
                return self._is(expression, scope), FLAG
            case ast.OneOf():
                return self._one_of(expression, scope), FLAG
            case ast.Has():
                value, type_ = self._expression(expression.left, scope)
                attribute = self._attribute(type_, expression.attribute)
                present = plan.Present(self._attribute_of(value, type_, attribute))
                return (plan.Not(present) if expression.lacks else present), FLAG
            case ast.Relational():
                value, type_ = self._expression(expression.left, scope)
                if type_.name != "span":
                    self._fault(expression.left.at, "wrong-type", f"this is {_a(type_)}, not words in the text")
                relations = tuple(self._relation(r, scope) for r in expression.relations)
                return plan.Related(value, relations), FLAG
            case ast.Quantified():
                amount = None
                if expression.amount is not None:
                    amount = self._amount(expression.amount, expression.at, scope)
                subject, test = self._quantified(expression.subject, expression.test, scope)
                return plan.Quantified(expression.quantifier, amount, subject, test), FLAG
            case ast.Count():
                subject, test = self._quantified(expression.subject, expression.test, scope)
                return plan.Count(expression.distinct, subject, test), NUMBER
            case ast.Arithmetic():
                left, right = self._number(expression.left, scope), self._number(expression.right, scope)
                return plan.Arithmetic(expression.operator, left, right), NUMBER
            case ast.Negative():
                part = self._number(expression.part, scope)
                return plan.Arithmetic("-", plan.Constant(0), part), NUMBER
            case ast.Number():
                return plan.Constant(expression.value), NUMBER
            case ast.String():
                return plan.Constant(expression.value), TEXT
            case ast.NoneValue():
                return plan.Constant(None), NONE
            case ast.Path():
                return self._path(expression, scope)
            case ast.Call():
                return self._call(expression, scope)

    def _quantified(
        self, subject: ast.Subject, test: ast.Expression | None, scope: Scope
    ) -> tuple[plan.Subject, plan.Expression | None]:
        inner = Scope(scope)
        planned, _, _ = self._subject(subject, inner)
        return planned, None if test is None else self._flag(test, inner)

    def _interval(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self._expression(expression, scope)
        if type_ != NUMBER and not {"low", "high"} <= self._catalog.attributes(type_).keys():
            self._fault(expression.at, "wrong-type", f"this is {_a(type_)}, which has no bounds")
        return value

    def _word(self, written: "ast.Name | ast.String", type_: Type) -> str:
        text = written.text if isinstance(written, ast.Name) else written.value
        if type_.name == "word" and text not in type_.words:
            self._fault(
                written.at,
                "unknown-word",
                f"it cannot be “{text}”",
                did_you_mean(text, type_.words, f"it may be {', '.join(sorted(type_.words))}"),
            )
        return text

    def _is(self, expression: ast.Is, scope: Scope) -> plan.Expression:
        value, type_ = self._expression(expression.left, scope)
        right = expression.right
        lone = right.names[0] if isinstance(right, ast.Path) and len(right.names) == 1 else None
        planned: plan.Expression
        if isinstance(right, ast.NoneValue):
            planned = plan.Not(plan.Present(value))
        elif lone is not None and scope.get(lone.text) is None and lone.text not in self._settings:
            planned = self._is_word(value, type_, lone, expression.left.at)
        elif isinstance(right, ast.String):
            if type_.name == "number":
                self._fault(right.at, "wrong-type", "a number is compared with a text", "write a number and “=”")
            planned = plan.Same(value, plan.Constant(self._word(right, type_)))
        else:
            other, other_type = self._expression(right, scope)
            comparable = {"text": "text", "word": "text"}
            if comparable.get(type_.name, type_.name) != comparable.get(other_type.name, other_type.name):
                self._fault(
                    expression.at, "wrong-type", f"{_a(type_)} is compared with {_a(other_type)}"
                )
            planned = plan.Same(value, other)
        return plan.Not(planned) if expression.negated else planned

    def _is_word(
        self, value: plan.Expression, type_: Type, word: ast.Name, at: Extent
    ) -> plan.Expression:
        if type_.name == "span":
            known = self._catalog.kinds[type_.kind].adjectives() if type_.kind else set()
            if word.text not in known:
                self._fault(
                    word.at,
                    "unknown-adjective",
                    f"it cannot be “{word.text}”",
                    did_you_mean(word.text, known, ""),
                )
            assert type_.kind is not None
            return plan.Adjective(value, type_.kind, word.text)
        if type_.name == "flag":
            self._fault(at, "wrong-type", "this is true or false by itself", "leave “is ...” away")
        if type_.name == "number":
            self._fault(at, "wrong-type", "a number is compared with a word", "write a number and “=”")
        return plan.Same(value, plan.Constant(self._word(word, type_)))

    def _one_of(self, expression: ast.OneOf, scope: Scope) -> plan.Expression:
        value, type_ = self._expression(expression.left, scope)
        if type_.name not in ("text", "word", "number"):
            self._fault(expression.left.at, "wrong-type", f"this is {_a(type_)}, not a word or number")
        words: list[str | int | float] = []
        for word in expression.words:
            if isinstance(word, ast.Number) != (type_ == NUMBER):
                self._fault(word.at, "wrong-type", f"{_a(type_)} cannot be this")
            elif isinstance(word, ast.Number):
                words.append(word.value)
            else:
                words.append(self._word(word, type_))
        planned = plan.OneOf(value, tuple(words))
        return plan.Not(planned) if expression.negated else planned

    def _path(self, path: ast.Path, scope: Scope) -> tuple[plan.Expression, Type]:
        first, *rest = path.names
        binding = scope.get(first.text)
        value: plan.Expression
        if binding is None and first.text in self._settings:
            value = plan.Setting(first.text)
            type_ = TEXT if isinstance(self._settings[first.text], str) else NUMBER
        elif binding is None:
            choices = {*scope.names(), *self._settings}
            self._fault(
                first.at,
                "unknown-name",
                f"nothing in this rule is named “{first.text}”",
                did_you_mean(first.text, choices, "name it in “find”: find ... as " + first.text),
            )
            raise _StopError
        else:
            if binding.type == NONE:
                raise _StopError
            value, type_ = plan.Slot(binding.slot), binding.type
        for name in rest:
            attribute = self._attribute(type_, name)
            value, type_ = self._attribute_of(value, type_, attribute), attribute.type
        return value, type_

    def _attribute(self, type_: Type, name: ast.Name) -> Attribute:
        known = self._catalog.attributes(type_)
        attribute = known.get(name.text)
        if attribute is None:
            what = f"a {type_.kind}" if type_.kind else _a(type_)
            self._fault(
                name.at,
                "unknown-attribute",
                f"{what} has no “{name.text}”",
                did_you_mean(name.text, known, f"it has {', '.join(sorted(known))}" if known else ""),
            )
            raise _StopError
        return attribute

    def _attribute_of(
        self, value: plan.Expression, type_: Type, attribute: Attribute
    ) -> plan.Expression:
        if attribute.derived is not None:
            for kind in attribute.derived.needs:
                self._kind(kind)
            return plan.DerivedField(value, attribute.derived.of, attribute.name)
        return plan.TextOf(value) if attribute.field is None else plan.Field(value, attribute.field)

    def _call(self, call: ast.Call, scope: Scope) -> tuple[plan.Expression, Type]:
        function = self._catalog.functions.get(call.function.text)
        if function is None:
            hint = did_you_mean(call.function.text, self._catalog.functions, "")
            self._fault(
                call.function.at, "unknown-function", f"there is no function {call.function.text}", hint
            )
            raise _StopError
        if len(call.arguments) != len(function.parameters):
            self._fault(
                call.at,
                "wrong-arguments",
                f"{function.name} takes {len(function.parameters)} things, not {len(call.arguments)}",
                f"for example: {function.example}",
            )
        arguments = []
        for wanted, argument in zip(function.parameters, call.arguments, strict=True):
            value, type_ = self._expression(argument, scope)
            fits = (
                type_.name == "span"
                and (wanted == "span" or self._catalog.is_a(type_.kind, wanted))
                or wanted == type_.name
                or (wanted == "text" and type_.name == "word")
            )
            if not fits:
                self._fault(
                    argument.at, "wrong-arguments", f"{function.name} wants a {wanted} here, this is {_a(type_)}"
                )
            arguments.append(value)
        for kind in function.needs:
            self._kind(kind)
        return plan.Call(function.name, tuple(arguments)), Type(function.returns)


def _keyword(clause: ast.Clause) -> str:
    match clause:
        case ast.TextClause(keyword=keyword) | ast.Condition(keyword=keyword):
            return keyword
        case ast.Once():
            return "once per"
        case _:
            return type(clause).__name__.lower()


def _is_window(relation: plan.Relation) -> bool:
    return (
        not relation.negated
        and relation.operator in _WINDOWS
        and not (relation.operator == "same" and relation.unit == "article")
    )


def _conjuncts(wheres: list[plan.Expression]) -> Iterator[plan.Expression]:
    for where in wheres:
        if isinstance(where, plan.And):
            yield from _conjuncts(list(where.parts))
        else:
            yield where




def _a(type_: Type) -> str:
    """A type in an editor's words."""
    if type_.name == "span":
        return f"a {type_.kind}" if type_.kind else "a piece of text"
    return {"number": "a number", "text": "a text", "word": "a word", "flag": "true or false"}.get(
        type_.name, "nothing"
    )
