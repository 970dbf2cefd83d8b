"""One document in, its diagnostics out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any

from validator.checker import ActiveRule, Checker
from validator.containment import Contained
from validator.diagnostic import Diagnostic
from validator.document import Document
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Finding, Rule, Run
from validator.dsl.roster import Roster
from validator.engine import findings as reported
from validator.engine.rules.records import RuleRecord
from validator.errors import CheckerError, NonsenseError, TimeLimitError, contained, reason
from validator.fitness import unfit
from validator.named_tuples import NamedTuple
from validator.registry import Hook, Registry

Settings = Mapping[str, Mapping[str, str | int | float]]
"""What the configuration says of the settings of rules, by rule id."""


class Linted(NamedTuple):
    """What the rules say of a document, and what raised on it."""

    diagnostics: tuple[Diagnostic, ...]
    raised: tuple[str, ...]


class _Checked(NamedTuple):
    """A checker and its active rules."""

    checker: Checker
    own: bool
    """Whether its class has a `check` of its own, which sees all rules whatever a document has."""
    called: bool
    """Whether its `check` must be called: it is its own, or timed."""
    roster: Roster


class Linter:
    """The active rules, bound to what they are made of, in the hands of their checkers."""

    def __init__(
        self,
        registry: Registry,
        catalog: Catalog,
        records: Sequence[RuleRecord],
        settings: Settings,
    ) -> None:
        self.on = frozenset(record.id for record in records if record.enabled)
        self._severities = {record.id: record.severity for record in records}
        self._filters = registry.filters
        active = [record for record in records if record.enabled]
        self._by_checker = _by_checker(registry, catalog, active, settings)

    def lint(self, run: Run, others: Sequence[Run], told: set[object]) -> Linted:
        """The diagnostics of a document; `told` is what was told of its story."""
        document = run.document
        found, raised = self.findings(run, others)
        kept = reported.yield_to_specific(reported.thin(document, document.of_draft(found)))
        kept = [f for f in kept if not _told_before(document, f, told)]
        diagnostics = reported.diagnostics(document, kept, self._severities)
        diagnostics = apply_filters(self._filters, diagnostics, raised)
        diagnostics += starmap(partial(_internal_error, document), raised.items())
        return Linted(tuple(diagnostics), tuple(raised.values()))

    def findings(
        self, run: Run, others: Sequence[Run] = ()
    ) -> tuple[list[Finding], dict[str, str]]:
        """All that the active rules find in a document, and what raised, by its name."""
        raised: dict[str, str] = {}
        found: list[Finding] = []
        for checker, own, called, roster in self._by_checker:
            name = f"checker {checker.name}"
            try:
                with Contained():
                    rules = roster.rules if own else roster.awake(run.document, not others)
                    if called:
                        active = [_active(rule, run, others, raised) for rule in rules]
                        found += _findings(checker.check(run.document, active))
                    else:
                        for rule in rules:
                            found += _find(rule, run, others, raised)
            except TimeLimitError as error:
                raised[name] = str(error)
                break  # what was found before stays
            except (Exception, SystemExit) as error:
                raised[name] = contained(error, f"{name}: {reason(error)}")
        return found, raised


def _find(rule: Rule, run: Run, others: Sequence[Run], raised: dict[str, str]) -> Iterable[Finding]:
    """What a rule finds; where it raises, this is told and nothing is found."""
    try:
        return list(rule(run, others))
    except CheckerError as error:
        if error.whose not in raised:
            raised[error.whose] = contained(error, str(error))
    except TimeLimitError as error:
        error.culprit = error.culprit or f"rule {rule.plan.id}"
        raise
    except (Exception, SystemExit) as error:
        name = f"rule {rule.plan.id}"
        raised[name] = contained(error, f"{name}: {reason(error)}")
    return ()


def _active(rule: Rule, run: Run, others: Sequence[Run], raised: dict[str, str]) -> ActiveRule:
    """A rule as a checker sees it that applies its rules itself."""
    find = partial(_find, rule, run, others, raised)
    return ActiveRule(rule.plan.id, rule.settings, find)


def applies_itself(checker: Checker) -> bool:
    """Whether its class has a `check` of its own."""
    return type(checker).check is not Checker.check


def applied_by(checker: Checker, rule: Rule, run: Run, others: Sequence[Run]) -> list[Finding]:
    """What is found by a rule alone, in the hands of its checker; what raises is raised."""
    if not applies_itself(checker):
        return list(rule(run, others))
    active = ActiveRule(rule.plan.id, rule.settings, partial(rule, run, others))
    return list(_findings(checker.check(run.document, [active])))


def _findings(given: Iterable[Any]) -> Iterator[Finding]:
    """What a checker gives as findings, as long as they are some."""
    if not isinstance(given, Iterable):
        raise NonsenseError(f"its check gave {given!r}, not findings")
    for finding in given:
        if not isinstance(finding, Finding):
            raise NonsenseError(f"its check gave {finding!r}, which no rule has found")
        yield finding


def apply_filters(
    filters: Iterable[Hook], diagnostics: Iterable[Diagnostic], raised: dict[str, str]
) -> list[Diagnostic]:
    """What plugins make of diagnostics. One that fails changes nothing, and is told."""
    found = list(diagnostics)
    for hook in filters:
        name = f"plugin {hook.plugin}"
        kept: list[Diagnostic] = []
        for diagnostic in found:
            changed: Any = diagnostic
            try:
                changed = hook(diagnostic=diagnostic)
                if changed is not None and changed is not diagnostic:
                    wrong = unfit("newslint_diagnostic", changed)
                    if wrong is not None:
                        raise NonsenseError(wrong)
            except (Exception, SystemExit) as error:
                raised[name] = contained(error, f"{name}: {reason(error)}")
                changed = diagnostic
            if changed is not None:
                kept.append(changed)
        found = kept
    return found


def _by_checker(
    registry: Registry, catalog: Catalog, records: Iterable[RuleRecord], settings: Settings
) -> list[_Checked]:
    """The active rules by the checker that owns their first kind."""
    providers = registry.providers()
    owners: dict[str, Checker] = {}
    groups: dict[str, list[Rule]] = defaultdict(list)
    for record in records:
        owner = providers[record.plan.owner]
        owners[owner.name] = owner
        groups[owner.name].append(Rule(record.plan, catalog, settings.get(record.id, {})))
    return [_checked(owners[name], Roster(groups[name])) for name in sorted(groups)]


def _checked(checker: Checker, roster: Roster) -> _Checked:
    own = applies_itself(checker)
    return _Checked(checker, own, own or "check" in vars(checker), roster)


def _told_before(document: Document, finding: Finding, told: set[object]) -> bool:
    """Whether a rule that speaks once a story has spoken."""
    if finding.rule.once != "story":
        return False
    story = document.metadata.story or document.source.path
    key = (story, finding.rule.id, finding.thinning)
    known = key in told
    told.add(key)
    return known


def stopped(document: Document, error: TimeLimitError) -> Linted:
    """What is told of a document that took too long, after its rules were through."""
    return Linted((_internal_error(document, error.culprit, str(error)),), (str(error),))


def _internal_error(document: Document, culprit: str, message: str) -> Diagnostic:
    from validator.engine.notices import internal_error

    return internal_error(document, culprit, message)
