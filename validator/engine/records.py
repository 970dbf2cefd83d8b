"""The rules of a session: which are on, how loud, and with which settings and exceptions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.engine.configuration import Configuration
from validator.engine.rulebook import Rulebook
from validator.engine.selectors import selected

SEVERITY_OFF = "its severity is off"


class RuleRecord(NamedTuple):
    """A rule as a session sees it."""

    plan: plan.Rule
    severity: Severity
    enabled: bool
    reason: str
    """Why it is off; empty when it is on."""

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def guides(self) -> tuple[str, ...]:
        return self.plan.guides


def rule_records(
    book: Rulebook, select: Sequence[str], ignore: Sequence[str], configuration: Configuration
) -> Iterator[RuleRecord]:
    """The rules as `change` blocks, the configuration and the command line have them."""
    overrides = {o.rule: o for pack in book.packs for o in pack.overrides}
    for rule in book.rules:
        override = overrides.get(rule.id)
        severity = Severity(rule.severity)
        if override is not None:
            rule = plan.changed(rule, override)
            severity = Severity(rule.severity)
        for glob, level in configuration.severities:
            if selected((glob,), rule.id):
                severity = level
        reason = ""
        if select and not selected(select, rule.id):
            reason = "not selected"
        elif selected(ignore, rule.id):
            reason = "ignored"
        elif severity == Severity.OFF:
            reason = SEVERITY_OFF
        yield RuleRecord(rule, severity, not reason, reason)
