"""Hedges: the words that widen a number ("at least", "some", "or more"), and by how much."""

from operator import attrgetter
from typing import Final

from validator.api import INFINITY, Lexicon, NamedTuple, regex

from ..word_places import forms_of

Number = int | float


class Hedge(NamedTuple):
    """A hedge beside a number. `start` and `end` are where hedge and number stand together."""

    start: int
    end: int
    kind: str
    words: str


# these alone give one end: with no unit behind the number, a range
ONE_SIDED: Final = frozenset({"at-least", "more-than", "up-to", "at-most", "less-than"})
_SIGNS: Final = "<>=~≥≤"
_LONGEST: Final = 16
"""Letters of the last word of a hedge."""
_new = tuple.__new__  # a named tuple at half of what its constructor takes
# between a hedge and its number
_STEPS: Final = frozenset({"another", "further", "additional", "of"})
_STEP_PHRASES: Final = ("another ", "a further ", "an additional ", "a total of ")
_AFTER = regex(r"(?: |-|, )([a-z]+)")
# the phrase goes on: "200 or greater than 190", "$5 or more than $9"
_COMPARES = regex(r"[a-z0-9]| than [a-z0-9$£€]")
# "20 plus 5", "£5m plus a bonus", "of the 60, at least 5%"
_ADDS = regex(
    r" (?:[0-9$£€]|(?:an?|the|any|his|her|its|their|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\b)"
)
_ODD = regex(r"-odd\b|-plus\b|\+(?![\w])")


_ESTIMATED: Final = "estimated"
_BEFORE_ADJECTIVE: Final = frozenset((
    "the", "some", "its", "their", "his", "her", "our", "these", "those", "this", "another",
    "of", "to", "in", "by", "with", "for", "and", "at",
))  # fmt: skip


class _Phrase(NamedTuple):
    form: str
    size: int
    kind: str


def _phrases(lexicon: Lexicon) -> list[_Phrase]:
    """The phrases of a list, long ones first."""
    phrases = [
        _new(_Phrase, (form, len(form), entry.replacement or "about"))
        for form, entry in zip(forms_of(lexicon), lexicon.entries, strict=True)
    ]
    return sorted(phrases, key=attrgetter("size"), reverse=True)


class Hedges:
    """The hedge lexicons as tables; looks beside numbers, never through the text."""

    def __init__(self, before: Lexicon, after: Lexicon) -> None:
        self._before: dict[str, list[_Phrase]] = {}
        self._no_hedges = frozenset(entry.form for entry in before.exceptions)
        self._after: dict[str, list[_Phrase]] = {}
        phrases_before, phrases_after = map(_phrases, (before, after))
        for phrase in phrases_before:
            self._before.setdefault(phrase.form.rpartition(" ")[2], []).append(phrase)
        for phrase in phrases_after:
            self._after.setdefault(phrase.form.partition(" ")[0], []).append(phrase)
        before_too = {"plus", *(phrase.form for phrase in phrases_before)}
        self._either_side = before_too.intersection([phrase.form for phrase in phrases_after])
        self.words_before = _STEPS.union(self._before) - {"the"}
        """All words that may stand before a number as the last one of a hedge."""
        self.words_behind = frozenset(self._after)
        """All words with which a hedge behind a number may begin."""
        self._after_begins = frozenset(word[0] for word in self._after)

    def before(self, folded: str, start: int) -> Hedge | None:
        """The hedge that ends right before `start`."""
        last = folded[start - 1 : start]
        if last == " ":
            edge = start - 1
            while folded[edge - 1 : edge] == " ":
                edge -= 1
        elif last and last in _SIGNS:
            edge = start
        else:
            return None
        first = edge - _LONGEST if edge > _LONGEST else 0
        word = folded[first:edge].rpartition(" ")[2]
        if word not in self._before and word not in _STEPS:
            if word.isalpha():
                return None
            word = word.rpartition("\n")[2].lstrip("(\"'[—–-")
            if word and word[-1] in _SIGNS:
                word = word.lstrip("abcdefghijklmnopqrstuvwxyz")
        if word not in self._before:
            return self._further(folded, word, start)
        for phrase, size, kind in self._before[word]:
            begin = edge - size
            if (
                begin >= 0
                and folded[begin:edge] == phrase
                and (begin == 0 or phrase[0] in _SIGNS or not folded[begin - 1].isalnum())
            ):
                if phrase == _ESTIMATED and _is_verb(folded, begin):
                    begin = start
                elif self._is_none(folded, begin, phrase):
                    return None
                return _new(Hedge, (begin, start, kind, phrase))
        return self._further(folded, word, start)

    def _is_none(self, folded: str, begin: int, phrase: str) -> bool:
        """Whether it goes with the word before it: "handed over six"."""
        word = folded[max(0, begin - _LONGEST) : begin].rstrip().rpartition(" ")[2]
        return f"{word} {phrase}" in self._no_hedges

    def _further(self, folded: str, word: str, start: int) -> Hedge | None:
        """The hedge before a word that may stand between it and its number: "up to another six"."""
        if word in _STEPS:
            for phrase in _STEP_PHRASES:
                begin = start - len(phrase)
                if begin > 0 and folded.startswith(phrase, begin):
                    return self.before(folded, begin)
        return None

    def after(self, folded: str, end: int) -> Hedge | None:
        """The hedge that begins right after `end`."""
        follow = folded[end : end + 1]
        if follow and follow in "-+":
            odd = _ODD.match(folded, end)
            if odd:
                kind = "about" if odd[0] == "-odd" else "at-least"
                return Hedge(end, odd.end(), kind, odd[0].strip("-"))
            return None
        if not follow or follow not in " ,":
            return None
        first = folded[end + 1 : end + 2]
        if (first if first != " " else folded[end + 2 : end + 3]) not in self._after_begins:
            return None
        word = _AFTER.match(folded, end)
        if word is None:
            return None
        if word[1] not in self._after:
            return None
        begin = word.start(1)
        for phrase, size, kind in self._after[word[1]]:
            stop = begin + size
            if folded[begin:stop] == phrase and not (
                _COMPARES.match(folded, stop)
                or (
                    (phrase in self._either_side or phrase[:4] == "and ")
                    and _ADDS.match(folded, stop)
                )
            ):
                return Hedge(end, stop, kind, phrase)
        return None


def _is_verb(folded: str, start: int) -> bool:
    """Whether "estimated" at `start` is what somebody did: "the agency estimated 670 had died"."""
    before = folded[max(0, start - _LONGEST) : start].rpartition(" ")[0].rpartition(" ")[2]
    return before.isalpha() and before not in _BEFORE_ADJECTIVE


def interval(
    kind: str, low: Number, high: Number, counted: bool, floor: Number = 0
) -> tuple[Number, Number]:
    """Lowest and highest reading of a hedged number.

    `counted` says that wholes are counted, so that more than 40 are 41; `floor` is the least that
    such a number can be.
    """
    step = 1 if counted and isinstance(low, int) and isinstance(high, int) else 0
    match kind:
        case "at-least":
            return low, INFINITY
        case "more-than":
            return low + step, INFINITY
        case "up-to":
            return 0, high
        case "at-most":
            return floor, high
        case "less-than":
            return floor, high - step
        case "about":
            return _whole(low * 9 / 10, low), _whole(high * 11 / 10, high)
        case "nearly":
            return _whole(low * 9 / 10, low), high
        case "just-over":
            return low, _whole(high * 11 / 10, high)
        case _:
            return low, high


def _whole(bound: float, model: Number) -> Number:
    """A bound without the noise of floating point, whole where the model is."""
    rounded = round(bound, 6)
    return int(rounded) if isinstance(model, int) and rounded == int(rounded) else rounded
