"""What must be in a text before a pattern can find anything in it."""

from collections.abc import Iterable, Sequence

from validator.dsl import plan
from validator.dsl.sequences import frequency
from validator.lexicon import is_literal, is_short_literal
from validator.named_tuples import NamedTuple

_LIST = 20
"""How many words a list has, at least."""


class Anchors(NamedTuple):
    """Kinds and lexicons, one of which must be found; none of either: that cannot be told."""

    kinds: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()


_NO_ANCHORS = Anchors()


def anchors(pattern: plan.Pattern) -> Anchors:
    """What a pattern cannot do without."""
    match pattern:
        case plan.KindPattern(kind, _, hidden):
            return _NO_ANCHORS if hidden else Anchors((kind,))
        case plan.TermPattern(lexicon):
            return Anchors((), (lexicon,))
        case plan.EitherPattern(options):
            return _any_of(map(anchors, options))
        case plan.SequencePattern(steps):
            needed = [step.pattern for step in steps if not step.optional]
            rarest = map(anchors, sorted(needed, key=frequency))
            return next((one for one in rarest if one != _NO_ANCHORS), _NO_ANCHORS)
        case plan.SubjectPattern(subject):
            return anchors(subject.pattern)
        case plan.RegexPattern():
            return _NO_ANCHORS


def needed(subjects: Sequence[plan.Subject], wheres: Iterable[plan.Expression]) -> Anchors:
    """What a rule cannot do without that looks for some subjects, in this order: words, if it asks
    for any that are not found everywhere."""
    first = anchors(subjects[0].pattern)
    others = [anchors(s.pattern) for s in subjects[1:] if not plan.elsewhere(s)]
    asked = [*others, *map(_asked, wheres)]
    return (
        first if _are_words(first) else min(filter(_are_words, asked), key=_rarity, default=first)
    )


def needs_others(subjects: Iterable[plan.Subject], wheres: Iterable[plan.Expression]) -> bool:
    """Whether a rule can find nothing where there is no other article."""
    return any(map(plan.elsewhere, subjects)) or any(map(_asks_others, wheres))


def _asks_others(condition: plan.Expression) -> bool:
    """Whether a condition cannot be true where there is no other article."""
    match condition:
        case plan.Named(_, meaning):
            return _asks_others(meaning)
        case plan.And(parts):
            return any(map(_asks_others, parts))
        case plan.Or(parts):
            return all(map(_asks_others, parts))
    subject, least = plan.asked_for(condition) or (None, 0)
    return subject is not None and least > 0 and plan.elsewhere(subject)


def _asked(condition: plan.Expression) -> Anchors:
    """What a condition cannot be true without."""
    match condition:
        case plan.Named(_, meaning):
            return _asked(meaning)
        case plan.And(parts):
            known = [one for one in map(_asked, parts) if one != _NO_ANCHORS]
            return min(known, key=_rarity, default=_NO_ANCHORS)
        case plan.Or(parts):
            return _any_of(map(_asked, parts))
    subject, least = plan.asked_for(condition) or (None, 0)
    if subject is None or least < 1 or plan.elsewhere(subject):
        return _NO_ANCHORS
    return anchors(subject.pattern)


def _any_of(several: Iterable[Anchors]) -> Anchors:
    found = list(several)
    if _NO_ANCHORS in found:
        return _NO_ANCHORS
    return Anchors(
        tuple(dict.fromkeys(kind for one in found for kind in one.kinds)),
        tuple(dict.fromkeys(lexicon for one in found for lexicon in one.lexicons)),
    )


def _are_words(asked: Anchors) -> bool:
    words = asked.lexicons
    return bool(words) and not asked.kinds and not any(map(is_short_literal, words))


def _rarity(asked: Anchors) -> tuple[int, int]:
    """Words are rarer than kinds, and a few of them rarer than lists."""
    lists = sum(not is_literal(name) for name in asked.lexicons)
    return len(asked.kinds), len(asked.lexicons) + _LIST * lists
