"""What is being found out about one rule: faults, and what the rule reads. Shared by those who
resolve its subjects and its expressions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, NoReturn

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.operators import TextUnit
from validator.dsl.semantics.scope import Binding, Scope
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault, did_you_mean
from validator.dsl.types import NONE, NUMBER, TEXT, Type
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.source import Extent

MATCH = Type("span")
"""What a regular expression, a sequence, or alternatives of different kinds find: words."""

_UNITS: Mapping[str, TextUnit] = {
    "word": "word", "words": "word", "sentence": "sentence", "sentences": "sentence",
    "paragraph": "paragraph", "paragraphs": "paragraph",
}  # fmt: skip
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Names(NamedTuple):
    """What other packs of the run define, for references across packs."""

    lexicons: Mapping[str, frozenset[str]]
    """Lexicon names by pack."""
    rules: frozenset[str]
    """All rule ids."""
    settings: Mapping[str, Mapping[str, str | int | float]] = {}
    """The settings of each rule, by its id."""
    conditions: Mapping[str, Mapping[str, ast.ConditionBlock]] = {}
    """Conditions by pack and name."""
    unsound: frozenset[str] = frozenset()
    """Conditions (`pack.name`) that have a fault, which is told where they stand."""


class Missed(NamedTuple):
    """Names of which it is not said that nothing has them, as what was not understood may."""

    names: frozenset[str] = frozenset()
    """Those of what is found, and of settings."""
    lexicons: frozenset[str] = frozenset()


NOTHING_MISSED = Missed()


class StopError(Exception):
    """A fault was noted; the clause at hand cannot be planned."""


class Resolution:
    """One rule under check."""

    def __init__(
        self,
        pack: str,
        catalog: Catalog,
        names: Names,
        settings: Mapping[str, str | int | float],
        written: tuple[ast.Node, ...],
        what: Literal["rule", "condition"] = "rule",
        missed: Missed = NOTHING_MISSED,
    ) -> None:
        self.what = what
        self.catalog, self.names = catalog, names
        self._read(pack, settings, written)
        self._outside: Extent | None = None
        self._missed = missed
        """To which is added what was told already."""
        self.lost = False
        """Whether something cannot be planned for a fault that is told elsewhere."""
        self.expanded = 0
        """How many conditions were put in for their names."""
        self.faults: list[Fault] = []
        self.literals: dict[str, Lexicon] = {}
        self.kinds: dict[str, None] = {}
        self.lexicons: dict[str, None] = {}
        self.across = False
        """Whether the rule looks into other articles."""

    def _read(
        self,
        pack: str,
        settings: Mapping[str, str | int | float],
        written: tuple[ast.Node, ...],
    ) -> None:
        self.pack, self.settings = pack, settings
        asked, inner = set(), set()
        for node in ast.walk(written):
            match node:
                case ast.Path(names=(first, *attributes)):
                    asked |= {(first.text, attribute.text) for attribute in attributes}
                case ast.Quantified(subject=subject) | ast.Count(subject=subject):
                    inner |= {subject.name.text} if subject.name else set()
        self.asked = frozenset(asked)
        """(name, attribute) of all paths in what is written."""
        self.inner = frozenset(inner)
        """Names bound by quantifiers, which are seen only there."""

    @contextmanager
    def inside(self, pack: str, written: ast.Node, at: Extent) -> Iterator[None]:
        """While a condition of some pack is put in `at` some place: its words count, those of the
        rule do not, and faults stand at that place."""
        before = self.pack, self.settings, self.asked, self.inner, self._outside
        self._read(pack, {}, (written,))
        self._outside = self._outside or at
        try:
            yield
        finally:
            self.pack, self.settings, self.asked, self.inner, self._outside = before

    @property
    def sound(self) -> bool:
        return not self.lost and all(fault.severity < Severity.ERROR for fault in self.faults)

    def note(
        self,
        at: Extent,
        code: str,
        message: str,
        hint: str | None,
        severity: Severity = Severity.ERROR,
        earlier: Extent | None = None,
    ) -> None:
        self.faults.append(Fault(self._outside or at, code, message, hint, severity, earlier))

    def stop(self, at: Extent, code: str, message: str, hint: str | None = None) -> NoReturn:
        self.note(at, code, message, hint)
        raise StopError

    def miss(self, name: ast.Name, code: str, message: str, hint: str | None) -> NoReturn:
        """Stop at a name that nothing has; that is told once."""
        names, lexicons = self._missed
        if name.text not in (lexicons if code == "unknown-lexicon" else names):
            self._missed = Missed(names | {name.text}, lexicons)
            self.stop(name.at, code, message, hint)
        self.lost = True
        raise StopError

    def read(self, kind: str) -> None:
        """Note that the rule reads a kind."""
        self.kinds[kind] = None

    def bound(self, name: ast.Name, scope: Scope) -> Binding:
        binding = scope.get(name.text)
        if binding is None:
            self.miss(
                name,
                "unknown-name",
                f"nothing in this {self.what} is named “{name.text}”",
                did_you_mean(name.text, scope.names() - {"article"}),
            )
        if binding.type == NONE:
            raise StopError
        return binding

    def unit(self, name: ast.Name, *others: TextUnit) -> TextUnit:
        """A unit of text, in the singular."""
        units = dict(_UNITS)
        units.update((other, other) for other in others)
        if name.text not in units:
            self.stop(
                name.at,
                "unknown-unit",
                f"“{name.text}” is no unit of text",
                did_you_mean(name.text, units),
            )
        return units[name.text]

    def amount(self, amount: ast.Amount, scope: Scope) -> plan.Expression:
        """A number, or a setting or a parameter that is one."""
        if isinstance(amount, int):
            return plan.Constant(amount)
        binding = scope.get(amount.text)
        if binding is not None and isinstance(binding.value, plan.Constant | plan.Setting):
            if binding.type != NUMBER:
                self.stop(amount.at, "wrong-type", f"“{amount.text}” is not a number")
            if isinstance(binding.value, plan.Constant) and isinstance(binding.value.value, float):
                self.stop(amount.at, "wrong-type", f"“{amount.text}” is not a whole number")
            return binding.value
        if amount.text not in self.settings:
            otherwise = f"add: setting {amount.text} = 1"
            if amount.text in _COUNTED:
                otherwise = f"write: {_COUNTED.index(amount.text) + 1}"
            self.miss(
                amount,
                "unknown-setting",
                f"“{amount.text}” is neither a number nor a setting of this rule",
                did_you_mean(amount.text, self.settings, otherwise),
            )
        if self.setting_type(amount.text) != NUMBER:
            self.stop(amount.at, "wrong-type", f"setting {amount.text} is not a number")
        if isinstance(self.settings[amount.text], float):
            self.stop(amount.at, "wrong-type", f"setting {amount.text} is not a whole number")
        return plan.Setting(amount.text)

    def setting_type(self, name: str) -> Type:
        return TEXT if isinstance(self.settings[name], str) else NUMBER


def type_named(name: str, catalog: Catalog) -> Type | None:
    """The type of a parameter: a kind, any words, a number, a text."""
    if name in catalog.kinds:
        return Type("span", kind=name)
    return {"words": MATCH, "number": NUMBER, "text": TEXT}.get(name)


def a(type_: Type) -> str:
    """A type in an editor's words."""
    if type_.name == "span":
        return with_article(type_.kind) if type_.kind else "a piece of text"
    return {"number": "a number", "text": "a text", "word": "a word", "flag": "true or false"}.get(
        type_.name, "nothing"
    )


def with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
