"""The rules of a session: which are on, how loud, and with which settings and exceptions."""

import os
from collections.abc import Iterable, Iterator
from functools import reduce

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.engine.rules.layers import IGNORED, NOT_SELECTED, Choice
from validator.engine.rules.rulebook import Rulebook
from validator.named_tuples import NamedTuple

_SEVERITIES = tuple(Severity)
_SEVERITY_OFF = "its severity is off"


class RuleRecord(NamedTuple):
    """A rule as a session sees it."""

    id: str
    plan: plan.Rule
    severity: Severity
    enabled: bool
    reason: str
    """Why it is off; empty when it is on."""

    @property
    def asked(self) -> bool:
        """Whether it is on, or is off by its severity or the profile alone."""
        return self.reason not in (NOT_SELECTED, IGNORED)

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def guides(self) -> tuple[str, ...]:
        return self.plan.guides


def rule_records(
    book: Rulebook, choice: Choice, shipped: Iterable[str | os.PathLike[str]]
) -> Iterator[RuleRecord]:
    """The rules as `change` blocks, the configuration and the command line have them.

    `shipped` are the folders of the rules among which profiles choose.
    """
    folders = tuple(os.path.join(folder, "") for folder in shipped)
    overrides: dict[str, list[plan.Override]] = {}
    for override in (o for pack in book.packs for o in pack.overrides):
        overrides.setdefault(override.rule, []).append(override)
    for rule in book.rules:
        id_ = rule.id
        if rule.severity == Severity.OFF and choice.names(id_):
            # a run that asks for it must not pass without it
            rule = rule._replace(severity=int(Severity.WARNING))
        if id_ in overrides:
            rule = reduce(plan.changed, overrides[id_], rule)
        severity = choice.severity(id_, _SEVERITIES[rule.severity])
        reason = choice.reason(id_, rule.path.startswith(folders))
        if not reason and severity == Severity.OFF:
            reason = _SEVERITY_OFF
        yield RuleRecord(id_, rule, severity, not reason, reason)
