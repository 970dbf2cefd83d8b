"""What is being found out about one rule: faults, and what the rule reads. Shared by those who
resolve its subjects and its expressions."""

from collections.abc import Mapping
from typing import NamedTuple, NoReturn

from validator.diagnostic import Severity
from validator.dsl import ast, plan
from validator.dsl.catalog import NONE, NUMBER, TEXT, Catalog, Type
from validator.dsl.faults import Fault, did_you_mean
from validator.dsl.scope import Binding, Scope
from validator.lexicon import Lexicon
from validator.source import Extent

MATCH = Type("span")
"""What a regular expression, a sequence, or alternatives of different kinds find: words."""

_UNITS = {
    "word": "word", "words": "word", "sentence": "sentence", "sentences": "sentence",
    "paragraph": "paragraph", "paragraphs": "paragraph",
}  # fmt: skip


class Names(NamedTuple):
    """What other packs of the run define, for references across packs."""

    lexicons: Mapping[str, frozenset[str]]
    """Lexicon names by pack."""
    rules: frozenset[str]
    """All rule ids."""


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
        asked: frozenset[tuple[str, str]],
        inner: frozenset[str],
    ) -> None:
        self.pack, self.catalog, self.names = pack, catalog, names
        self.settings = settings
        self.asked = asked
        """(name, attribute) of all paths in the rule."""
        self.inner = inner
        """Names bound by quantifiers, which are seen only there."""
        self.faults: list[Fault] = []
        self.literals: dict[str, Lexicon] = {}
        self.kinds: dict[str, None] = {}
        self.lexicons: dict[str, None] = {}
        self.across = False
        """Whether the rule looks into other articles."""

    @property
    def sound(self) -> bool:
        return all(fault.severity < Severity.ERROR for fault in self.faults)

    def note(
        self,
        at: Extent,
        code: str,
        message: str,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
        earlier: Extent | None = None,
    ) -> None:
        self.faults.append(Fault(at, code, message, hint, severity, earlier))

    def stop(self, at: Extent, code: str, message: str, hint: str | None = None) -> NoReturn:
        self.note(at, code, message, hint)
        raise StopError

    def read(self, kind: str) -> None:
        """Note that the rule reads a kind."""
        self.kinds[kind] = None

    def bound(self, name: ast.Name, scope: Scope) -> Binding:
        binding = scope.get(name.text)
        if binding is None:
            self.stop(
                name.at,
                "unknown-name",
                f"nothing in this rule is named “{name.text}”",
                did_you_mean(name.text, scope.names() - {"article"}),
            )
        if binding.type == NONE:
            raise StopError
        return binding

    def unit(self, name: ast.Name, *others: str) -> str:
        """A unit of text, in the singular."""
        units = {**_UNITS, **{other: other for other in others}}
        if name.text not in units:
            self.stop(
                name.at,
                "unknown-unit",
                f"“{name.text}” is no unit of text",
                did_you_mean(name.text, units),
            )
        return units[name.text]

    def amount(self, amount: ast.Amount) -> plan.Expression:
        """A number, or a setting that is one."""
        if isinstance(amount, int):
            return plan.Constant(amount)
        if amount.text not in self.settings:
            self.stop(
                amount.at,
                "unknown-setting",
                f"“{amount.text}” is neither a number nor a setting of this rule",
                did_you_mean(amount.text, self.settings, f"add: setting {amount.text} = 1"),
            )
        if self.setting_type(amount.text) != NUMBER:
            self.stop(amount.at, "wrong-type", f"setting {amount.text} is not a number")
        return plan.Setting(amount.text)

    def setting_type(self, name: str) -> Type:
        return TEXT if isinstance(self.settings[name], str) else NUMBER


def a(type_: Type) -> str:
    """A type in an editor's words."""
    if type_.name == "span":
        return with_article(type_.kind) if type_.kind else "a piece of text"
    return {"number": "a number", "text": "a text", "word": "a word", "flag": "true or false"}.get(
        type_.name, "nothing"
    )


def with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
