"""Which rules a glob means: `pack/rule`, or the rule's part alone."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


def selects(glob: str, rule: str) -> bool:
    """Whether a glob means a rule; one without a slash is matched with the rule's part."""
    return fnmatchcase(rule if "/" in glob else rule.rpartition("/")[2], glob)


def selected(globs: Iterable[str], rule: str) -> bool:
    return any(selects(glob, rule) for glob in globs)


def unmatched(globs: Iterable[str], rules: Sequence[str]) -> list[str]:
    """The globs that mean no rule at all."""
    return [glob for glob in globs if not any(selects(glob, rule) for rule in rules)]
