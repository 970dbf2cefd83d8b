"""Which rules a glob means: `pack/rule`, or the rule's part alone."""

from collections.abc import Container, Iterable, Sequence
from functools import cache

_WILD = frozenset("*?[")


def selects(glob: str, rule: str) -> bool:
    """Whether a glob means a rule; one without a slash is matched with the rule's part."""
    name = rule if "/" in glob else rule.rpartition("/")[2]
    if not _WILD.intersection(glob):
        return name == glob  # as a pattern is compiled first
    from fnmatch import fnmatchcase

    return fnmatchcase(name, glob)


def selected(globs: Sequence[str], rule: str) -> bool:
    """Whether one of some globs means a rule."""
    if not globs:
        return False
    names, patterns = _parted(tuple(globs))
    return _is_among(names, rule) or any(selects(pattern, rule) for pattern in patterns)


def named(globs: Sequence[str], rule: str) -> bool:
    """Whether one of some globs is a rule's name, and no pattern that means others too."""
    names, _ = _parted(tuple(globs))
    return _is_among(names, rule)


def _is_among(names: Container[str], rule: str) -> bool:
    return rule in names or rule.rpartition("/")[2] in names


@cache
def _parted(globs: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Names and patterns: a profile has many names, and is asked of every rule."""
    patterns = tuple(glob for glob in globs if _WILD.intersection(glob))
    return frozenset(globs).difference(patterns), patterns


def unmatched(globs: Iterable[str], rules: Sequence[str]) -> list[str]:
    """The globs that mean no rule at all."""
    return [glob for glob in globs if not any(selects(glob, rule) for rule in rules)]


def suggestion(glob: str, rules: Sequence[str]) -> str | None:
    """What may have been meant by a glob that means no rule."""
    from validator.dsl.syntax.faults import did_you_mean  # difflib: only when something is wrong

    packs = {rule.partition("/")[0] for rule in rules}
    if glob in packs:
        return f"the rules of the pack are “{glob}/*”"
    if glob.endswith("/*"):
        return did_you_mean(glob, {f"{pack}/*" for pack in packs})
    known = rules if "/" in glob else [rule.partition("/")[2] for rule in rules]
    return did_you_mean(glob, set(known))
