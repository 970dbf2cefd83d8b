"""What must be in a text before a pattern can find anything in it."""

from validator.dsl import plan
from validator.named_tuples import NamedTuple


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
            needed = [anchors(step.pattern) for step in steps if not step.optional]
            # words are cheaper to look up than kinds
            return min(
                (one for one in needed if one != NO_ANCHORS),
                key=lambda one: len(one.kinds),
                default=NO_ANCHORS,
            )
        case plan.SubjectPattern(subject):
            return anchors(subject.pattern)
        case plan.RegexPattern():
            return NO_ANCHORS
