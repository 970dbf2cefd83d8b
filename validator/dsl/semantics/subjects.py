"""Subjects of a rule and the relations after them: names resolved, adjectives known."""

from collections.abc import Sequence
from typing import NoReturn

from validator.dsl import plan
from validator.dsl.operators import TextUnit
from validator.dsl.semantics.lexicons import marked_lexicon
from validator.dsl.semantics.resolution import MATCH, Resolution, StopError, a, with_article
from validator.dsl.semantics.scope import Binding, Scope
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import MUCH_ALIKE, did_you_mean, nearest
from validator.dsl.syntax.habits import instead_of, is_article, kind_meant
from validator.dsl.translation import RegexError, translated
from validator.dsl.types import Type
from validator.lexicon import literal_lexicon
from validator.source import Extent

_RELATIONS = ("in", "covering", "overlapping", "before", "after", "just", "alone", "within")
_ALIKE_ELSEWHERE = 0.8
"""How like a word list of another pack is to one that is missing: there are many."""


class Subjects:
    """Resolves what a rule looks for."""

    def __init__(self, rule: Resolution) -> None:
        self._rule = rule

    def implied_name(self, subject: ast.Subject) -> str | None:
        if subject.name is not None:
            return subject.name.text
        pattern = subject.pattern
        if isinstance(pattern, ast.Noun):
            return pattern.words[-1].text
        return None

    def resolve(self, subject: ast.Subject, scope: Scope) -> tuple[plan.Subject, ast.Subject, Type]:
        name = self.implied_name(subject)
        pattern, type_ = self._pattern(subject.pattern, scope, name)
        if subject.name is not None and scope.get(subject.name.text) is not None:
            self._rule.note(
                subject.name.at,
                "name-twice",
                f"“{subject.name.text}” names something already",
                "choose another name",
            )
        if subject.name is None and name is not None and scope.get(name) is not None:
            name = None
        # before the name is bound: in “paragraph just before paragraph” the second is any other
        relations = tuple(self.relation(relation, scope) for relation in subject.relations)
        slot = scope.bind(name or "", type_)
        return plan.Subject(slot, pattern, relations), subject, type_

    def _pattern(
        self, pattern: "ast.Element | ast.Sequence", scope: Scope, name: str | None
    ) -> tuple[plan.Pattern, Type]:
        match pattern:
            case ast.Noun():
                return self._noun(pattern, scope, name)
            case ast.LiteralWords() | ast.Form():
                return self._literal(pattern), self._term_type()
            case ast.Regex():
                try:
                    return translated(pattern.pattern), MATCH
                except RegexError as error:
                    at = pattern.at
                    if error.position is not None:
                        at = Extent(at.start + 1 + error.position, at.end)
                    self._rule.stop(
                        at,
                        "bad-regex",
                        f"this regular expression is not understood: {error}",
                        error.hint,
                    )
            case ast.Alternatives():
                options = [self._pattern(option, scope, None) for option in pattern.options]
                types = {type_ for _, type_ in options}
                return plan.EitherPattern(tuple(p for p, _ in options)), (
                    types.pop() if len(types) == 1 else MATCH
                )
            case ast.Sequence():
                return self._sequence(pattern, scope), MATCH
            case ast.Subject():
                planned, _, type_ = self.resolve(pattern, scope)
                return plan.SubjectPattern(planned), type_

    def _term_type(self) -> Type:
        return Type("span", kind="term") if "term" in self._rule.catalog.kinds else MATCH

    def _literal(self, literal: ast.LiteralWords | ast.Form) -> plan.TermPattern:
        if not literal.text.value.strip():
            self._rule.stop(literal.at, "empty-literal", "this text has no words")
        if isinstance(literal, ast.Form):
            lexicon = marked_lexicon(literal)
        else:
            lexicon = literal_lexicon(literal.text.value)
        self._rule.literals[lexicon.name] = lexicon
        self._rule.lexicons[lexicon.name] = None
        return plan.TermPattern(lexicon.name)

    def _sequence(self, sequence: ast.Sequence, scope: Scope) -> plan.SequencePattern:
        steps = []
        for step in sequence.steps:
            pattern, _ = self._pattern(step.element, scope, None)
            words = None
            if step.gap is not None:
                if self._rule.unit(step.gap.unit) != "word":
                    self._rule.stop(
                        step.gap.unit.at, "unknown-unit", "after “then” a gap is counted in words"
                    )
                words = self._rule.amount(step.gap.amount, scope)
            steps.append(plan.SequenceStep(pattern, step.optional, words))
        if all(step.optional for step in steps):
            self._rule.stop(
                sequence.at, "empty-sequence", "everything in this sequence is optional"
            )
        return plan.SequencePattern(tuple(steps))

    def _noun(self, noun: ast.Noun, scope: Scope, name: str | None) -> tuple[plan.Pattern, Type]:
        *adjectives, head = noun.words
        if noun.lexicon is not None:
            if head.text != "term" or adjectives:
                self._rule.stop(
                    noun.at, "bad-term", "only a term comes from a lexicon", "write: term from NAME"
                )
            lexicon = self._lexicon(noun.lexicon)
            self._rule.lexicons[lexicon] = None
            return plan.TermPattern(lexicon), self._term_type()
        if head.text == "term":
            self._rule.stop(
                head.at, "bad-term", "a term comes from a lexicon", "write: term from NAME"
            )
        self._refuse_habit(adjectives, head)
        kind = self._kind(head, scope)
        known = self._rule.catalog.kinds[kind].adjectives()
        for adjective in adjectives:
            if adjective.text not in known and is_article(adjective.text):
                hint = f"leave “{adjective.text}” away"
                message = f"“{adjective.text}” is not written before what is looked for"
                self._rule.stop(adjective.at, "unknown-adjective", message, hint)
            if adjective.text not in known:
                self._refuse_place(adjective, kind)
                self._rule.stop(
                    adjective.at,
                    "unknown-adjective",
                    f"{with_article(kind)} cannot be “{adjective.text}”",
                    did_you_mean(
                        adjective.text,
                        known,
                        f"it can be {', '.join(sorted(known))}" if known else "",
                    ),
                )
        hidden = self._rule.catalog.kinds[kind].kind.hidden
        words = tuple(adjective.text for adjective in adjectives)
        shown = hidden is not None and (hidden in words or (name or "", hidden) in self._rule.asked)
        return plan.KindPattern(kind, words, shown), Type("span", kind=kind)

    def _refuse_place(self, adjective: ast.Name, kind: str) -> None:
        """Stop at a word that says where in the article a thing stands: “first paragraph”."""
        side = {"first": "before", "last": "after"}.get(adjective.text)
        if side is not None:
            lead = ", or: lead" if (kind, side) == ("paragraph", "before") else ""
            message = f"{with_article(kind)} cannot be “{adjective.text}”"
            hint = f"write: no {kind} {side} NAME{lead}"
            self._rule.stop(adjective.at, "unknown-adjective", message, hint)

    def _refuse_habit(self, adjectives: Sequence[ast.Name], head: ast.Name) -> None:
        """Stop where what stands before a kind is meant as a relation: “source near toll”."""
        known = self._rule.catalog.kinds.get(head.text)
        if not adjectives or (known is not None and adjectives[-1].text in known.adjectives()):
            return
        said = instead_of(" ".join(adjective.text for adjective in adjectives))
        if said is not None:
            word = adjectives[-1]
            self._rule.stop(word.at, "unknown-adjective", f"“{word.text}” is no relation", said)
        word = adjectives[-1]
        choices = {*_RELATIONS, *(known.adjectives() if known else ())}
        meant = nearest(word.text, choices, MUCH_ALIKE)
        if meant in _RELATIONS:
            twice = word.text == meant
            message = f"“{word.text}” is {'not expected here' if twice else 'no relation'}"
            hint = "leave it away" if twice else f"did you mean “{meant}”?"
            self._rule.stop(word.at, "unknown-adjective", message, hint)

    def _kind(self, head: ast.Name, scope: Scope) -> str:
        """A kind by its name; one misspelt is noted, and what was meant is taken, so that the
        rest of the rule is checked too."""
        kinds = self._rule.catalog.kinds
        kind = head.text
        if kind not in kinds:
            meant = None if kind == "voice" else kind_meant(kind) or nearest(kind, kinds)
            hint = f'newslint rules words shows them all; words to look for are quoted: "{kind}"'
            tested = [name for name, known in kinds.items() if kind in known.adjectives()]
            if kind.endswith("s") and nearest(kind, kinds, MUCH_ALIKE) is not None:
                tested = []  # “casualties” are many, and what a toll may count
            if tested:
                tested = ["quantity"] if "quantity" in tested else tested  # all tolls are some
                meant, hint = None, f"write: {' or '.join(f'{kind} {name}' for name in tested)}"
            elif meant is not None:
                hint = f"did you mean “{meant}”?"
            elif scope.get(kind) is not None:
                hint = "a name is one thing found: say what to look for, as find does"
            elif kind == "voice":
                hint = "did you mean “in author voice”?"
            self._rule.note(
                head.at, "unknown-kind", f"“{kind}” is no kind of thing newslint finds", hint
            )
            if meant is None:
                raise StopError
            kind = meant
        self._rule.read(kind)
        return kind

    def _lexicon(self, written: ast.LexiconName) -> str:
        pack = written.pack.text if written.pack else self._rule.pack
        known = self._rule.names.lexicons.get(pack)
        if known is None:
            assert written.pack is not None
            self._rule.stop(
                written.pack.at,
                "unknown-pack",
                f"there is no pack {pack}",
                did_you_mean(pack, self._rule.names.lexicons, ""),
            )
        elif written.name.text not in known:
            hint = did_you_mean(written.name.text, known, "")
            if written.pack is None:
                hint = self._lexicon_elsewhere(written.name.text, misspelt=not hint) or hint
                hint = hint or f'write it: lexicon {written.name.text} {{ "..." | "..." }}'
            self._rule.miss(
                written.name,
                "unknown-lexicon",
                f"pack {pack} has no lexicon {written.name.text}",
                hint or None,
            )
        return f"{pack}.{written.name.text}"

    def _lexicon_elsewhere(self, name: str, *, misspelt: bool) -> str | None:
        """A hint that names a lexicon of another pack."""
        packs = {known: p for p, names in self._rule.names.lexicons.items() for known in names}
        near = nearest(name, packs, _ALIKE_ELSEWHERE) if misspelt else name
        return f"did you mean “{packs[near]}.{near}”?" if near in packs else None

    # ---- relations

    def relation(self, relation: ast.Relation, scope: Scope) -> plan.Relation:
        operator = relation.operator
        if operator == "author voice":
            for kind in ("quotation", "attribution"):
                if kind in self._rule.catalog.kinds:
                    self._rule.read(kind)
            return plan.Relation(relation.negated, operator, None)
        if operator in ("another article", "earlier version"):
            self._rule.across = True
            return plan.Relation(relation.negated, operator, None)
        assert relation.target is not None
        target = self._target(relation.target, scope)
        unit, amount = None, None
        if relation.unit is not None:
            article: tuple[TextUnit, ...] = ("article",) if operator == "same" else ()
            unit = self._rule.unit(relation.unit, *article)
        if relation.amount is not None:
            amount = self._rule.amount(relation.amount, scope)
        return plan.Relation(relation.negated, operator, target, unit, amount)

    def _target(self, target: ast.Element, scope: Scope) -> "plan.SlotTarget | plan.Pattern":
        if isinstance(target, ast.Noun) and target.lexicon is None and len(target.words) == 1:
            binding = scope.get(target.words[0].text)
            if binding is not None:
                bound = self._rule.bound(target.words[0], scope)
                if bound.value is not None:
                    self._stop_at_value(target.words[0], bound)
                return plan.SlotTarget(bound.slot)
            if target.words[0].text not in self._rule.catalog.kinds:
                word = target.words[0]
                choices = {*self._rule.catalog.kinds, *scope.names()}
                otherwise = f"name it: find ... as {word.text}"
                meant = kind_meant(word.text)
                self._rule.miss(
                    word,
                    "unknown-name",
                    f"“{word.text}” is neither a kind nor a name in this rule",
                    f"did you mean “{meant}”?"
                    if meant
                    else did_you_mean(word.text, choices, otherwise, scope.alike()),
                )
        pattern, _ = self._pattern(target, Scope(scope), None)
        return pattern

    def _stop_at_value(self, name: ast.Name, bound: Binding) -> NoReturn:
        """Places are measured against what a rule has found."""
        if bound.type.name == "span":
            self._rule.stop(
                name.at,
                "wrong-arguments",
                f"“{name.text}” stands in a relation, and is given what has no name",
                "name it first: some ... as other where ...",
            )
        what = f"“{name.text}” is {a(bound.type)}, not words in the text"
        self._rule.stop(name.at, "wrong-type", what)
