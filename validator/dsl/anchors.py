"""What must be in a text before a pattern can find anything in it."""

from validator.dsl import plan
from validator.lexicon import is_short_literal
from validator.named_tuples import NamedTuple

_COMMON, _DEAR = 2, 3


class Anchors(NamedTuple):
    """Kinds and lexicons, one of which must be found; none of either: that cannot be told."""

    kinds: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()


NO_ANCHORS = Anchors()


def anchors(pattern: plan.Pattern) -> Anchors:
    """What a pattern cannot do without."""
    match pattern:
        case plan.KindPattern(kind):
            return Anchors((kind,))
        case plan.TermPattern(lexicon):
            return Anchors((), (lexicon,))
        case plan.EitherPattern(options):
            found = [anchors(option) for option in options]
            if NO_ANCHORS in found:
                return NO_ANCHORS
            return Anchors(
                tuple(dict.fromkeys(kind for one in found for kind in one.kinds)),
                tuple(dict.fromkeys(lexicon for one in found for lexicon in one.lexicons)),
            )
        case plan.SequencePattern(steps):
            needed = [step.pattern for step in steps if not step.optional]
            rarest = map(anchors, sorted(needed, key=frequency))
            return next((one for one in rarest if one != NO_ANCHORS), NO_ANCHORS)
        case plan.SubjectPattern(subject):
            return anchors(subject.pattern)
        case plan.RegexPattern():
            return NO_ANCHORS


def frequency(pattern: plan.Pattern) -> int:
    """How often a pattern is likely to match, roughly; only the order counts. Words are cheaper to
    look up than kinds, and short words stand in every line."""
    match pattern:
        case plan.TermPattern(lexicon):
            return _COMMON if is_short_literal(lexicon) else 1
        case plan.KindPattern() | plan.RegexPattern():
            return _DEAR
        case plan.EitherPattern(options):
            return max(map(frequency, options))
        case plan.SequencePattern(steps):
            return min(frequency(step.pattern) for step in steps)
        case plan.SubjectPattern(subject):
            return frequency(subject.pattern)
