"""The words of a source, and what the lists about sources say of them."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import Final

from validator.api import Entry, Lexicon, NamedTuple, Party, regex

from ..word_places import word_set
from .words import NOTHING, fold_form

PACK: Final = "words-sources"
PARTIES: Final[tuple[Party, ...]] = (
    "un",
    "armed-group",
    "health",
    "police",
    "military",
    "ngo",
    "witness",
    "government",
)
"""In the order in which they win: a health ministry is health, not government."""

_LISTS: Final = (
    "unnamed-heads", "unnamed-words", "generic-heads", "documents", "media", "organisations",
    "roles", "metonyms", "sides", *PARTIES,
)  # fmt: skip
_ASIDE: Final = (
    "people", "family", "callings", "lawyers", "officers", "staff", "family-firms", "mastheads",
    "party-names",
)  # fmt: skip
"""Lists that tell more of a head: no phrase is a source because they have it."""
_NAMES: Final = "words-names.bodies"
LEXICONS: Final = (*(f"{PACK}.{name}" for name in (*_LISTS, *_ASIDE)), _NAMES)

_WORD: Final = regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+|[\-.&][^\W_]+)*\.?|,|\(")
BREAKS: Final = word_set(
    ", ( who which whose in at on by from for with to about of among after before during under "
    "between citing quoting dated we they he she we've they've i've"
)
COUNTED: Final = word_set("one two three four five several another")
ARTICLES: Final = word_set("the a an this that these those some several many two three")


class Look(NamedTuple):
    """A source phrase, looked at: its words and what the lists say of them."""

    words: Sequence[str]
    """As written."""
    folded: Sequence[str]
    classes: Sequence[frozenset[str]]
    """Lists in which a phrase ends at that word."""
    found: frozenset[str]
    """All of them."""
    head: int
    """Index of the head of the first noun phrase."""
    text: str
    """Up to the end of that phrase."""


_PARTITIVE: Final = COUNTED | {"some", "many", "most", "all"}
_REBELS: Final = word_set("rebels rebel insurgents")
_BODIES: Final = frozenset({"organisations", "un", "ngo"})
_LETTERS: Final = 2
_JOINING: Final = frozenset(("and", ",", "the"))
_FORMER: Final = ("ex-", "vice-", "deputy-")
_DESCRIBING: Final = word_set(
    "seen shown given written sent drawn held kept made close loyal familiar aware present privy"
)


def _describes_head(word: str) -> bool:
    return word.endswith("ed") or word in _DESCRIBING


def _entries(lexicons: Mapping[str, Lexicon], name: str) -> Sequence[Entry]:
    lexicon = lexicons.get(name)
    return lexicon.entries if lexicon else ()


def _forms(entries: Sequence[Entry]) -> list[str]:
    """The forms of some entries, folded all at once: there are hundreds."""
    return fold_form("\n".join([entry.form for entry in entries])).split("\n")


class SourceLexicon:
    """The word lists about sources as one table of phrases."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self.table: dict[str, frozenset[str]] = {}
        self.metonyms: frozenset[str] = NOTHING
        self.sides: dict[str, str] = {}
        self.cased: set[str] = set()
        aside = [frozenset(_forms(_entries(lexicons, f"{PACK}.{name}"))) for name in _ASIDE]
        self.people, self.family, self.callings, self.lawyers, *aside = aside
        self.officers, self.staff, self.family_firms, self.mastheads, self.party_names = aside
        self.bodies = frozenset(_forms(_entries(lexicons, _NAMES)))
        for name in _LISTS:
            entries = _entries(lexicons, f"{PACK}.{name}")
            forms = _forms(entries)
            if name == "sides":
                for form, entry in zip(forms, entries, strict=False):
                    self.sides[form] = entry.replacement or form
                    if entry.cased:
                        self.cased.add(form)
            elif entries:
                own = frozenset((name,))
                for form in forms:
                    known = self.table.get(form)
                    self.table[form] = own if known is None else known | own
            if name == "metonyms":
                self.metonyms = frozenset(forms)
        self.nations = self.metonyms | _JOINING

    def look(self, text: str) -> Look:
        """The words of a source phrase, at most 40."""
        words = _WORD.findall(text[:400])[:40]
        folded = fold_form("\n".join(words)).split("\n") if words else []
        if "." in text:
            folded = [
                f if f in self.table or f in self.sides or f.count(".") > 1 else f.rstrip(".")
                for f in folded
            ]
        classes = self._endings(folded)
        for index, word in enumerate(words):
            if len(word) == _LETTERS and word.istitle() and not classes[index].isdisjoint(_BODIES):
                classes[index] = NOTHING  # a name: "Kim Jong Un"
            elif folded[index] in self.family_firms and self._is_given(words, classes, index - 1):
                classes[index] = NOTHING  # "Ann Bayer"
        head = len(folded) - 1
        first = 1
        if folded[1:2] == ["of"] and folded[0] in _PARTITIVE:
            first = 2
        named = False  # whether any word before is more than an article
        for index, word in enumerate(folded):
            met = word == "i" and index + 1 < len(folded)  # "the nurses I asked", no "Charles I"
            if index >= first and named and (met or word in BREAKS):
                head = index - 1
                break
            named = named or word not in ARTICLES
        while head > 0 and not classes[head] and _describes_head(folded[head]):
            head -= 1  # "a statement issued by ...", "a source close to ..."
        if head >= 0 and not classes[head]:
            classes[head] = self._one_of(folded[head])
        found = NOTHING.union(*classes)
        return Look(words, folded, classes, found, max(head, 0), text[:80].partition(",")[0])

    def _is_given(
        self, words: Sequence[str], classes: Sequence[frozenset[str]], index: int
    ) -> bool:
        """Whether a word may be a given name: not in a list, nor with the next one in one."""
        if index < 0 or not words[index].istitle() or classes[index]:
            return False
        given, surname = map(fold_form, words[index : index + 2])
        return not (given in ARTICLES or given in self.sides or f"{given} {surname}" in self.table)

    def speaks(self, text: str) -> bool:
        """Whether a phrase names one whose voice the lists know, as in "20 dead: police"."""
        return bool(self.look(text).found) and "," not in text

    def _endings(self, folded: Sequence[str]) -> list[frozenset[str]]:
        """The lists that have a phrase of three words or fewer which ends at each word."""
        table = self.table
        endings = [*map(table.get, folded, repeat(NOTHING))]
        for index, two in enumerate(map(" ".join, pairwise(folded)), 1):
            if two in table:
                endings[index] |= table[two]
            if index > 1 and (three := f"{folded[index - 2]} {two}") in table:
                endings[index] |= table[three]
        return endings

    def _one_of(self, word: str) -> frozenset[str]:
        """What is known of a word by another that the lists have: “unions”, “ex-president”."""
        if word.startswith(_FORMER):
            return self.table.get(word.partition("-")[2], NOTHING)  # "the ex-president"
        one = f"{word[:-3]}y" if word.endswith("ies") else word[:-1] if word.endswith("s") else ""
        return self.table.get(one, NOTHING) & _BODIES

    def side(self, look: Look) -> str | None:
        pairs = [*map(" ".join, pairwise(look.folded))]
        if self.sides.keys().isdisjoint(chain(look.folded, pairs)):
            return None
        for index, phrase in chain(enumerate(look.folded), enumerate(pairs)):
            if phrase in self.sides:
                word = look.words[index]
                if word[0].isupper() and (phrase not in self.cased or word.isupper()):
                    return self.sides[phrase]
        for word in look.folded:
            if word in _REBELS:
                return self.sides[word]
        return None
