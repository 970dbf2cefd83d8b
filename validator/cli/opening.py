"""The session of a command."""

import sys

from validator.cli.options import RuleChoice
from validator.cli.output import complain, complain_of
from validator.cli.usage import split_globs, unknown, unknown_rule
from validator.engine.configuration.model import Configuration
from validator.engine.rules.selectors import unmatched
from validator.engine.session import Session, open_session
from validator.errors import UsageError
from validator.reporters.summary import is_broken


def opened(
    configuration: Configuration,
    choice: RuleChoice = RuleChoice(),  # noqa: B008 -- immutable
    date: str | None = None,
    use_cache: bool = True,
    lint: bool = False,
) -> Session:
    """A session with the rules of the configuration, as the command line chooses among them.
    Raises UsageError for a glob that means no rule, and for a profile that does not exist."""
    selected, ignored = split_globs(choice.select), split_globs(choice.ignore)
    profile = choice.profile
    session = open_session(
        rule_paths=choice.rules,
        select=selected,
        ignore=ignored,
        date=date,
        use_cache=use_cache,
        configuration=configuration,
        lint=lint,
        profile=profile,
        slow=_say_slow,
    )
    if profile is not None and profile not in session.profiles:
        complain_of(session.faults)
        raise unknown("profile", profile, session.profiles)
    if globs := selected + ignored:
        ids = [rule.id for rule in session.rules]
        for glob in unmatched(globs, ids):
            complain_of(session.faults)
            if is_broken(session.faults):  # the rule may be missing because its file is at fault
                raise UsageError(f"no sound rule matches “{glob}”", "mend what is told above first")
            raise unknown_rule(glob, ids)
    return session


def _say_slow(size: int) -> None:
    """On a terminal, why nothing happens for some seconds."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(f"reading {size / 1_000_000:.1f} MB of rules, which takes a while the first time")
