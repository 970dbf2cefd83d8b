"""Who a source is by its own words: its kind, party and side."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import Final

from validator.api import Lexicon, NamedTuple, NewsSource, Party, SourceKind, regex

from .attribution_words import word_set

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
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
LEXICONS: Final = tuple(f"{PACK}.{name}" for name in _LISTS)

_WORD: Final = regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+|[\-.&][^\W_]+)*\.?|,|\(")
SINGULAR: Final = word_set("he she his her him")
PLURAL: Final = word_set("they their them")
THING: Final = word_set("it its which that")
_FIRST: Final = word_set("i we you our my your us me")
PRONOUNS: Final = SINGULAR | PLURAL | THING | _FIRST | {"who", "whom", "one"}
_BREAKS: Final = word_set(
    ", ( who which whose in at on by from for with to about of among after before during under"
)
_SMALL: Final = word_set("al el bin ibn van von de der den di da la le du dos del abu")
_AGENT: Final = regex(r"(?:er|or|ist|ian|ant|man|woman|men|women|crat|ican)s?$")
_COURTESIES: Final = word_set("mr mrs ms miss dr mr. mrs. ms. dr. sir lord lady")
_COUNTED: Final = word_set("one two three four five several another")
_ARTICLES: Final = word_set("the a an this that these those some several many two three")
_VAGUE: Final = word_set("a an one two three four five several some many multiple other another")
_UNTOLD: Final = _ARTICLES | {",", "("}
_OWNERS: Final = word_set("his her their its my our")
_PLURALS: Final = word_set("people police men women")
_FAMILY: Final = word_set(
    "family mother father brother sister son daughter wife husband widow uncle aunt cousin"
)


class _Look(NamedTuple):
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


_PARTITIVE: Final = _COUNTED | {"some", "many", "most", "all"}
_REBELS: Final = word_set("rebels rebel insurgents")
_NOTHING: Final = frozenset[str]()
_JOINING: Final = frozenset(("and", ",", "the"))
_DESCRIBING: Final = word_set("seen shown given written sent drawn held kept made close loyal")
_MOST_KNOWN: Final = 20_000


def _describes_head(word: str) -> bool:
    return word.endswith("ed") or word in _DESCRIBING


def fold_form(form: str) -> str:
    return (form.replace("’", "'") if "’" in form else form).lower()


class SourceLexicon:
    """The word lists about sources as one table of phrases."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self.table: dict[str, frozenset[str]] = {}
        self.metonyms: frozenset[str] = _NOTHING
        self.sides: dict[str, str] = {}
        self.cased: set[str] = set()
        for name in _LISTS:
            lexicon = lexicons.get(f"{PACK}.{name}")
            entries = lexicon.entries if lexicon else ()
            # folded all at once: there are hundreds
            forms = fold_form("\n".join([entry.form for entry in entries])).split("\n")
            if name == "sides":
                for form, entry in zip(forms, entries, strict=False):
                    self.sides[form] = entry.replacement or form
                    if entry.cased:
                        self.cased.add(form)
            elif entries:
                own = frozenset((name,))
                for form in forms:
                    self.table[form] = self.table.get(form, _NOTHING) | own
            if name == "metonyms":
                self.metonyms = frozenset(forms)
        self.nations = self.metonyms | _JOINING
        self._classified: dict[tuple[str, bool], NewsSource] = {}

    def classified(self, phrase: str, shielded: bool) -> NewsSource:
        """What source a phrase is; the same few stand in all articles."""
        asked = phrase, shielded
        if asked in self._classified:
            return self._classified[asked]
        if len(self._classified) >= _MOST_KNOWN:
            self._classified.clear()
        known = self._classified[asked] = _classify(phrase, self, shielded)
        return known

    def look(self, text: str) -> _Look:
        """The words of a source phrase, at most 40."""
        words = _WORD.findall(text[:400])[:40]
        line = "\n".join(words).lower()
        if "’" in text:
            line = line.replace("’", "'")
        folded = line.split("\n") if words else []
        if "." in text:
            folded = [
                f if f in self.table or f in self.sides or f.count(".") > 1 else f.rstrip(".")
                for f in folded
            ]
        classes = self._endings(folded)
        head = len(folded) - 1
        first = 1
        if folded[1:2] == ["of"] and folded[0] in _PARTITIVE:
            first = 2
        named = False  # whether any word before is more than an article
        for index, word in enumerate(folded):
            if index >= first and named and word in _BREAKS:
                head = index - 1
                break
            named = named or word not in _ARTICLES
        while head > 0 and not classes[head] and _describes_head(folded[head]):
            head -= 1  # "a statement issued by ...", "a source close to ..."
        found = _NOTHING.union(*classes)
        return _Look(words, folded, classes, found, max(head, 0), text[:80].partition(",")[0])

    def speaks(self, text: str) -> bool:
        """Whether a phrase names one whose voice the lists know, as in "20 dead: police"."""
        return bool(self.look(text).found) and "," not in text

    def _endings(self, folded: Sequence[str]) -> list[frozenset[str]]:
        """The lists that have a phrase of three words or fewer which ends at each word."""
        table = self.table
        endings = [*map(table.get, folded, repeat(_NOTHING))]
        for index, two in enumerate(map(" ".join, pairwise(folded)), 1):
            if two in table:
                endings[index] |= table[two]
            if index > 1 and (three := f"{folded[index - 2]} {two}") in table:
                endings[index] |= table[three]
        return endings

    def side(self, look: _Look) -> str | None:
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


def _party(look: _Look, name: tuple[int, int] | None) -> Party | None:
    found = look.found
    if found.isdisjoint(PARTIES):
        return None
    if name is not None:
        found = _NOTHING.union(*look.classes[: name[0]], *look.classes[name[1] :])
    for party in PARTIES:
        if party in found:
            return party
    return None


def _name(look: _Look, lexicon: SourceLexicon) -> tuple[int, int] | None:
    """Words of a personal name: capitals at the end of a phrase that no list knows."""
    stops = [len(look.words)]
    if not _BREAKS.isdisjoint(look.folded):
        stops[:0] = [i for i, w in enumerate(look.folded) if w in _BREAKS]
    start = 0
    for stop in stops:
        last = stop
        first = last
        while first > start:
            word, folded = look.words[first - 1], look.folded[first - 1]
            known = (
                look.classes[first - 1] - {"media", "documents"}
                or (folded in lexicon.sides and first - 1 == start)
                or ("documents" in look.classes[0] and first == 1 and _plural(folded))
            )
            titled = (
                first > start + 1
                and folded not in _COURTESIES
                and look.folded[first - 2] in _COURTESIES
            )
            if titled and word[0].isupper():
                known = frozenset()
            if (not known and folded not in _ARTICLES and word[0].isupper()) or (
                folded in _SMALL and first < last
            ):
                first -= 1
            else:
                break
        if first < last and look.words[first][0].isupper():
            return first, last
        start = stop + 1
    return None


def _kind(
    look: _Look, lexicon: SourceLexicon, name: tuple[int, int] | None, shielded: bool
) -> SourceKind:
    head, folded = look.head, look.folded
    classes = look.classes[head]
    phrase = " ".join(folded).removeprefix("the ")
    capital = look.words[head][0].isupper()
    if folded[0] in PRONOUNS and not folded[1:]:
        return "pronoun"
    if phrase in lexicon.metonyms or lexicon.nations.issuperset(folded):
        return "state"  # "Turkey and Russia"
    named_head = name is not None and name[0] <= head < name[1]
    if named_head and name is not None:
        inside = frozenset[str]().union(*look.classes[: name[1]])
        body = look.classes[name[1] - 1] | (look.classes[name[0] - 1] if name[0] else frozenset())
        if "media" in body and "roles" not in inside:
            return "media"
        if (
            name[1] - name[0] == 1
            and look.words[name[0]].isupper()
            and len(look.words[name[0]]) < 6
        ):
            return "organisation"
        return "person"
    if shielded and name is None:
        return "anonymous"
    if "unnamed-words" in look.found:
        return "anonymous"
    if name is not None and classes & {"roles", "unnamed-heads"} and not _plural(folded[head]):
        return "person"
    if classes & {"roles", "unnamed-heads"} and _owned(look) and not _plural(folded[head]):
        return "role"
    if folded[0] in _COUNTED or folded[:3] == ["at", "least", "one"]:
        human = classes & {"roles", "unnamed-heads", "witness"} or _AGENT.search(folded[head])
        if human and not classes & {"organisations", "documents", "media", "generic-heads"}:
            return "anonymous"
    if "media" in classes and (capital or not classes & {"documents"}):
        return "media"
    if "documents" in classes:
        return "document"
    if "unnamed-heads" in classes and "generic-heads" not in classes:
        definite = folded[0] == "the" and not _plural(folded[head])
        if "roles" in classes and (
            definite or head < len(folded) - 1 or folded[head].startswith("spokes")
        ):
            return "role"
        if "organisations" in classes and "unnamed-heads" in classes and folded[0] not in _VAGUE:
            return "anonymous"
        return "anonymous"
    if folded[0] in _OWNERS and folded[head] in _FAMILY:
        return "role"
    if "generic-heads" in classes:
        return "generic"
    if "roles" in classes and "organisations" not in classes:
        return "role"
    if "organisations" in classes or classes & {"un", "ngo", "armed-group", "police"}:
        return "organisation"
    if "roles" in classes or classes & {"military", "government", "witness", "health"}:
        return "role"
    if capital:
        return "organisation" if folded[0] == "the" or look.words[head].isupper() else "person"
    return "generic"


def _owned(look: _Look) -> bool:
    """Whether a phrase tells whose its head is: "his brother", "the town's mayor"."""
    owners = look.folded[: look.head + 1]
    return "’s" in look.text or "'s" in look.text or not _OWNERS.isdisjoint(owners)


def _plural(word: str) -> bool:
    return word in _PLURALS or (word[-1:] == "s" and word[-2:] != "ss")


def classify(
    text: str, start: int, end: int, lexicon: SourceLexicon, shielded: bool = False
) -> NewsSource:
    """The source text[start:end] by its own words; `shielded`: its sentence withholds the name."""
    known = lexicon.classified(text[start:end], shielded)
    return _new(NewsSource, (start, end, *known[2:]))


def _classify(phrase: str, lexicon: SourceLexicon, shielded: bool) -> NewsSource:
    """The source that some words are, as if they stood by themselves."""
    extent = 0, len(phrase)
    _, _, member = phrase.partition(" such as ")
    look = lexicon.look(member or phrase)  # "critics such as the bar association"
    if not look.words:
        return NewsSource(*extent, "generic", None, None, None, None, None)
    name = _name(look, lexicon)
    kind = _kind(look, lexicon, name, shielded)
    party: Party | None = "government" if kind == "state" else _party(look, name)
    side = lexicon.side(look)
    person = kind == "person" and name is not None
    full = " ".join(look.words[name[0] : name[1]]) if person and name else None
    role: str | None = None
    if kind == "role" or person:
        rest = look.words[: name[0]] if person and name and name[0] else look.words
        if person and name and not name[0]:
            rest = look.words[name[1] + 1 :]
        role = " ".join([w for w in rest if w not in {",", "("}]).lower() or None
    if kind == "pronoun":
        identity = None
    elif person and full:
        identity = fold_form(full)
    else:
        identity = " ".join([w for w in look.folded if w not in _UNTOLD]) or None
        if kind in {"anonymous", "generic"} and identity:
            identity = f"{identity} (unnamed)"
    return NewsSource(
        *extent,
        kind,
        party or (None if kind == "pronoun" else "other"),
        side,
        full,
        role,
        identity,
    )
