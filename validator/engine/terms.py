"""What has to be known of a session to report what became of drafts, as plain data.

Together with outcomes that were kept, it stands for the session: plugins and rules need not be
loaded.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from validator.diagnostic import Diagnostic, Severity
from validator.engine.sieve import Ids
from validator.engine.stories import StoryGlobs
from validator.named_tuples import NamedTuple
from validator.report import RuleInfo

if TYPE_CHECKING:
    from validator.engine.configuration.model import Configuration
    from validator.engine.session import Session


class Terms(NamedTuple):
    """What plugins, rules and configuration say beside what they find."""

    suffixes: frozenset[str]
    named_only: frozenset[str]
    formats: tuple[str, ...]
    """All there are."""
    own_formats: tuple[str, ...]
    """Those that newslint brings."""
    profiles: tuple[str, ...]
    rules: Mapping[str, RuleInfo]
    """All there are, by id."""
    across: frozenset[str]
    """The ids of those that look at other articles."""
    can_report: bool
    """Whether any may be on in any draft."""
    faults: tuple[Diagnostic, ...]
    configuration: str | None
    """The configuration that counts most."""
    fail_on: str | None
    format: str | None
    baseline: str | None
    ledger: str | None
    stories: tuple[StoryGlobs, ...]

    @property
    def broken(self) -> bool:
        """Whether the set-up is at fault."""
        return any(fault.severity == Severity.ERROR for fault in self.faults)

    @property
    def ids(self) -> Ids:
        return Ids(None if self.broken else self.rules.keys(), self.across)


def terms_of(session: "Session", configuration: "Configuration") -> Terms:
    ids = session.ids
    return Terms(
        session.suffixes,
        session.named_only,
        tuple(session.reporters),
        session.own_formats,
        tuple(session.profiles),
        session.rule_infos,
        frozenset(ids.across),
        session.can_report,
        session.faults,
        None if configuration.path is None else str(configuration.path),
        configuration.fail_on,
        configuration.format,
        configuration.baseline,
        configuration.ledger,
        configuration.stories,
    )


def plain(terms: Terms) -> list[Any]:
    """Terms as JSON has them."""
    told = terms._asdict() | {"rules": [*terms.rules.values()]}
    return [sorted(one) if isinstance(one, frozenset) else one for one in told.values()]


def restored(data: Any) -> Terms:
    """Terms as they were before `plain`. Raises TypeError or ValueError on anything else."""
    terms: Any = Terms(*data)
    infos = (RuleInfo(i, t, b, tuple(g), Severity(s)) for i, t, b, g, s in terms.rules)
    made: Terms = terms._replace(
        suffixes=frozenset(terms.suffixes),
        named_only=frozenset(terms.named_only),
        formats=tuple(terms.formats),
        own_formats=tuple(terms.own_formats),
        profiles=tuple(terms.profiles),
        rules={info.id: info for info in infos},
        across=frozenset(terms.across),
        faults=_faults(terms.faults),
        stories=tuple(StoryGlobs(n, f, tuple(g)) for n, f, g in terms.stories),
    )
    return made


def _faults(data: Sequence[Any]) -> tuple[Diagnostic, ...]:
    if not data:
        return ()
    from validator.engine.cache.outcome_data import decoded_diagnostics  # few set-ups have any

    return decoded_diagnostics(data)
