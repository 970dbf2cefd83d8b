"""One document in, its diagnostics out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from validator.checker import ActiveRule, Checker
from validator.diagnostic import Diagnostic, Region, Severity, fingerprint
from validator.document import Document
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Finding, Rule, Run
from validator.engine import findings as reported
from validator.engine.records import RuleRecord
from validator.errors import CheckerError
from validator.registry import Registry

INTERNAL_ERROR = "newslint/internal-error"

Settings = Mapping[str, Mapping[str, str | int | float]]
"""What the configuration says of the settings of rules, by rule id."""


class Linted(NamedTuple):
    """What the rules say of a document, and what raised on it."""

    diagnostics: tuple[Diagnostic, ...]
    raised: tuple[str, ...]


class Linter:
    """The active rules, bound to what they are made of, in the hands of their checkers."""

    def __init__(
        self,
        registry: Registry,
        catalog: Catalog,
        records: Sequence[RuleRecord],
        settings: Settings,
    ) -> None:
        self.active = tuple(record for record in records if record.enabled)
        self.across = any(record.plan.across for record in self.active)
        self._severities = {record.id: record.severity for record in records}
        self._filters: Sequence[Callable[..., Any]] = registry.filters
        self._by_checker = _by_checker(registry, catalog, self.active, settings)

    def lint(self, run: Run, others: Sequence[Run], told: set[object]) -> Linted:
        """The diagnostics of a document; `told` is what was told of its story."""
        document = run.document
        found, raised = self.findings(run, others)
        kept = reported.yield_to_specific(
            reported.thin(document, reported.in_draft(document, found))
        )
        kept = [f for f in kept if not _told_before(document, f, told)]
        diagnostics = reported.diagnostics(document, kept, self._severities)
        diagnostics += [_internal_error(document, *error) for error in raised.items()]
        filtered = (self._filtered(diagnostic) for diagnostic in diagnostics)
        return Linted(tuple(d for d in filtered if d is not None), tuple(raised.values()))

    def findings(
        self, run: Run, others: Sequence[Run] = ()
    ) -> tuple[list[Finding], dict[str, str]]:
        """All that the active rules find in a document, and what raised, by its name."""
        document = run.document
        raised: dict[str, str] = {}
        found: list[Finding] = []
        for checker, rules in self._by_checker:
            active = []
            for record, rule in rules:

                def find(rule: Rule = rule, record: RuleRecord = record) -> Iterable[Finding]:
                    try:
                        return list(rule(run, others))
                    except CheckerError as error:
                        raised.setdefault(error.checker, str(error))
                    except Exception as error:
                        raised[record.id] = f"rule {record.id}: {type(error).__name__}: {error}"
                    return ()

                active.append(ActiveRule(record.id, dict(record.plan.settings), find))
            try:
                found += checker.check(document, active)
            except Exception as error:
                name = checker.name
                raised[name] = f"checker {name}: {type(error).__name__}: {error}"
        return found, raised

    def _filtered(self, diagnostic: Diagnostic) -> Diagnostic | None:
        for change in self._filters:
            changed: Any = change(diagnostic=diagnostic)
            if changed is None:
                return None
            diagnostic = changed
        return diagnostic


def _by_checker(
    registry: Registry, catalog: Catalog, records: Iterable[RuleRecord], settings: Settings
) -> list[tuple[Checker, list[tuple[RuleRecord, Rule]]]]:
    """The active rules by the checker that owns their first kind."""
    providers = registry.providers()
    groups: dict[str, tuple[Checker, list[tuple[RuleRecord, Rule]]]] = {}
    for record in records:
        owner = providers[record.plan.owner]
        rule = Rule(record.plan, catalog, settings.get(record.id, {}))
        groups.setdefault(owner.name, (owner, []))[1].append((record, rule))
    return [groups[name] for name in sorted(groups)]


def _told_before(document: Document, finding: Finding, told: set[object]) -> bool:
    """Whether a rule that speaks once a story has spoken."""
    if finding.rule.once != "story":
        return False
    story = document.metadata.story or document.source.path
    key = (story, finding.rule.id, finding.thinning)
    known = key in told
    told.add(key)
    return known


def _internal_error(document: Document, name: str, message: str) -> Diagnostic:
    start = document.source.position(0)
    return Diagnostic(
        INTERNAL_ERROR,
        Severity.ERROR,
        Region(document.source.path, start, start),
        "",
        f"this draft was not wholly checked: {message}",
        "A checker failed",
        "report it to whoever made the checker",
        fingerprint=fingerprint(INTERNAL_ERROR, name, 0),
    )
