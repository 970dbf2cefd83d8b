"""Who a source is by its own words: its kind, party and side."""

from collections.abc import Iterable, Sequence
from typing import Final

from validator.api import NewsSource, Party, SourceKind

from ..word_places import word_set
from .source_words import (
    ARTICLES,
    BREAKS,
    COUNTED,
    PARTIES,
    Look,
    SourceLexicon,
)
from .words import BODIES, NOTHING, fold_form

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
HE: Final = word_set("he his him")
SHE: Final = word_set("she her")
PLURAL: Final = word_set("they their them")
THING: Final = word_set("it its which that")
_FIRST: Final = word_set("i we you our my your us me")
_PRONOUNS: Final = HE | SHE | PLURAL | THING | _FIRST | {"who", "whom", "one"}
_SMALL: Final = word_set(
    "al el bin ibn van von de der den di da la le du dos del abu as ad an ar ash at az ul ur"
)
_AGENTS: Final = ("er", "or", "ist", "ian", "ant", "man", "men", "crat", "ican")
_COURTESIES: Final = word_set("mr mrs ms miss dr mr. mrs. ms. dr. sir lord lady")
_NO_ROLE: Final = word_set(", ( mr mrs ms miss mr. mrs. ms. sir dame jr jr. sr sr. s")
_UNTOLD: Final = ARTICLES | {",", "("}
OWNERS: Final = word_set("his her their its my our")
_PLURALS: Final = word_set("people police men women")
_BODIES: Final = frozenset({"organisations", "un", "ngo", "health"})
_ORGANISED: Final = frozenset({"organisations", "un", "ngo", "armed-group", "police"})
_STAFFED: Final = frozenset({"military", "government", "witness", "health"})
_OFFICES: Final = frozenset({"roles", "unnamed-heads"})
"""Word lists of what somebody is: “minister”, “official”."""
_NO_PEOPLE: Final = frozenset({"organisations", "documents", "media", "generic-heads"})
_SHORTEST_ACRONYM: Final = 3
_LONGEST_ACRONYM: Final = 5
_OF_WHOM: Final = BREAKS - {",", "(", "who", "which", "whose"}
_OFFICE_AND_NAME: Final = 3
"""Words of a place of office and the name of who holds it."""
_BESIDE: Final = OWNERS | {"other", "others"}
"""What opens the phrase of those who are named but for him they belong to."""
_MOST_KNOWN: Final = 20_000


class Classifier:
    """Tells what source a phrase is; the same few stand in all articles."""

    def __init__(self, lexicon: SourceLexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, bool], NewsSource] = {}

    def __call__(self, text: str, start: int, end: int, shielded: bool = False) -> NewsSource:
        """The source text[start:end] by its own words; `shielded`: its sentence withholds the
        name."""
        asked = text[start:end], shielded
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[asked] = _classify(*asked, self._lexicon)
        return _new(NewsSource, (start, end, *known[2:]))


def _party(look: Look, name: tuple[int, int] | None) -> Party | None:
    found = look.found
    if found.isdisjoint(PARTIES):
        return "un" if _is_who(look.words) else None  # no list has it: it spells a pronoun
    if name is not None:
        found = NOTHING.union(*look.classes[: name[0]], *look.classes[name[1] :])
    for party in PARTIES:
        if party in found:
            return party
    return None


def _is_who(words: Sequence[str]) -> bool:
    """Whether a phrase has the World Health Organization’s letters, unlike “A MAN WHO”."""
    if "WHO" not in words:
        return False
    at = words.index("WHO")
    return at == 0 or not words[at - 1].isupper() or words[at - 1].lower() in ARTICLES


def _name(look: Look, lexicon: SourceLexicon) -> tuple[int, int] | None:
    """Words of a personal name: capitals at the end of a phrase that no list knows."""
    stops = [len(look.words)]
    if not BREAKS.isdisjoint(look.folded):
        stops[:0] = [i for i, w in enumerate(look.folded) if w in BREAKS]
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
            if (not known and folded not in ARTICLES and _is_capital(word)) or (
                folded in _SMALL and first < last
            ):
                first -= 1
            else:
                break
        of_another = first == start and first and _is_of_another(look, first, last)
        if first < last and _is_capital(look.words[first]) and not of_another:
            return first, last
        start = stop + 1
    return None


def _is_capital(word: str) -> bool:
    """Whether a word begins like a name: “Assad”, “al-Assad”."""
    if word[0].isupper():
        return True
    article, _, name = word.partition("-")
    return article in _SMALL and name[:1].isupper()


def _is_of_another(look: Look, first: int, last: int) -> bool:
    """Whether a name right behind a preposition is not that of the source: “an aide to Ada Hale”,
    unlike “mayor of Oslo Ada Hale”."""
    before = look.folded[first - 1]
    if before not in _OF_WHOM:
        return False
    return (
        before != "of" or last - first < _OFFICE_AND_NAME or "roles" not in look.classes[look.head]
    )


def _kind(
    look: Look, lexicon: SourceLexicon, name: tuple[int, int] | None, shielded: bool
) -> SourceKind:
    """By the whole of a phrase; else by its name; else by who it counts, by what word lists have
    for its head, or by the shape of that."""
    return (
        _kind_of_whole(look, lexicon)
        or (_kind_of_name(look, lexicon, name) if name and name[0] <= look.head < name[1] else None)
        or _kind_beside_name(look, name, shielded)
        or _kind_of_counted(look)
        or _kind_by_list(look, lexicon)
        or _kind_by_shape(look, lexicon)
    )


def _kind_of_whole(look: Look, lexicon: SourceLexicon) -> SourceKind | None:
    folded = look.folded
    if folded[0] in _PRONOUNS and not folded[1:] and look.words[0] not in BODIES:
        return "pronoun"
    if folded == ["another"]:
        return "generic"
    if look.text.endswith(("'s", "’s")) and look.words[0][0].isupper():
        return "organisation"  # "Moody's"
    if " ".join(folded).removeprefix("the ") in lexicon.metonyms:
        return "state"
    return "state" if lexicon.nations.issuperset(folded) else None  # "Turkey and Russia"


def _kind_of_name(look: Look, lexicon: SourceLexicon, name: tuple[int, int]) -> SourceKind:
    """Of a phrase whose head is a name."""
    first, end = name
    inside = NOTHING.union(*look.classes[:end])
    body = look.classes[end - 1] | (look.classes[first - 1] if first else NOTHING)
    if "media" in body and "roles" not in inside:
        return "media"
    word = look.words[first]
    if end - first == 1 and "documents" in look.classes[look.head]:
        return "document"  # "Report: ..."
    if end - first == 1 and word.isupper() and len(word) <= _LONGEST_ACRONYM:
        return "organisation"
    if look.folded[0] == "the" and name == (1, len(look.folded)):
        return "organisation"  # "the Gazette"
    if " ".join(look.folded[first:end]) in lexicon.bodies:
        return "organisation"
    if look.folded[end : end + 2] == [",", "which"]:
        return "organisation"  # "Acme, which owns the mine,"
    return "person"


def _kind_beside_name(
    look: Look, name: tuple[int, int] | None, shielded: bool
) -> SourceKind | None:
    """Of a phrase whose head is no name, but that may hold one, or say that there is none."""
    classes = look.classes[look.head]
    if (shielded and name is None) or "unnamed-words" in look.found:
        return "anonymous"
    if name is not None and (not classes or "witness" in classes) and _apposed(look, name):
        return "person"
    one = classes & _OFFICES and not _plural(look.folded[look.head])
    if one and name is not None:
        return "person"
    return "role" if one and _owned(look) else None


def _kind_of_counted(look: Look) -> SourceKind | None:
    """ "Two officials", "at least one witness"."""
    if look.folded[0] not in COUNTED and look.folded[:3] != ["at", "least", "one"]:
        return None
    classes = look.classes[look.head]
    human = classes & _OFFICES or "witness" in classes or is_agent(look.folded[look.head])
    return "anonymous" if human and classes.isdisjoint(_NO_PEOPLE) else None


def _kind_by_list(look: Look, lexicon: SourceLexicon) -> SourceKind | None:
    head, classes = look.folded[look.head], look.classes[look.head]
    definite = look.folded[0] == "the"
    capital = _is_capital(look.words[look.head])
    if "media" in classes and (
        capital or not ("documents" in classes or head in lexicon.mastheads)
    ):
        return "media"
    if "documents" in classes:
        return "document"
    if head in lexicon.officers and _is_acronym(look, lexicon, look.head - 1):
        return "role"
    if "unnamed-heads" in classes and "generic-heads" not in classes:
        known = (definite and not _plural(head)) or head.startswith("spokes")
        return "role" if "roles" in classes and known else "anonymous"
    if (head in lexicon.family and _owned(look)) or _works_for(look, lexicon):
        return "role"
    if definite and head in lexicon.callings:
        return "role"  # those of the study above
    if head == "reports" and _is_acronym(look, lexicon, look.head - 1):
        return "document"  # of the firm
    if definite and capital and head in lexicon.party_names:
        return "organisation"
    if "generic-heads" in classes:
        return "generic"
    if "roles" in classes and "organisations" not in classes:
        return "role"
    if definite and is_human(head, lexicon) and "roles" in look.classes[look.head - 1]:
        return "role"  # "the chief engineer"
    if classes & _ORGANISED:
        return "organisation"
    if classes & _STAFFED:
        return "organisation" if definite and capital else "role"  # "the NHS", "the Treasury"
    return None


def _kind_by_shape(look: Look, lexicon: SourceLexicon) -> SourceKind:
    """Of a phrase whose head no word list has."""
    head, definite, owned = look.folded[look.head], look.folded[0] == "the", _owned(look)
    word = look.words[look.head]
    if _is_capital(word):
        return "organisation" if definite or word.isupper() else "person"
    if not (definite or owned) or _plural(head):
        return "generic"
    if not is_human(head, lexicon):
        return "organisation"  # "the diocese", "the town’s brewery"
    return "role" if owned else "generic"


def _known_beside(look: Look, lexicon: SourceLexicon) -> SourceKind | None:
    """What the first of two is who speak together, if he is known: “Ada Hale and her aides”,
    unlike “Turkish and other officials”."""
    joined = look.folded.index("and") if "and" in look.folded else 0
    if joined and not _BESIDE.isdisjoint(look.folded[joined + 1 : joined + 2]):
        first = lexicon.look(" ".join(look.words[:joined]))
        kind = _kind(first, lexicon, _name(first, lexicon), False)
        if kind in {"person", "role"} and lexicon.side(first) is None:
            return kind
    return None


def is_agent(word: str) -> bool:
    """Whether a word ends as those do that tell what somebody does: "farmers", "spokeswoman"."""
    return word.removesuffix("s").endswith(_AGENTS)


def is_human(head: str, lexicon: SourceLexicon) -> bool:
    """Whether a noun that no list of sources has tells of somebody."""
    return (
        head in lexicon.people
        or is_agent(head)
        or (head.endswith(("ent", "-old")) and not head.endswith("ment"))
    )


def _apposed(look: Look, name: tuple[int, int]) -> bool:
    """Whether a full name tells who the head is: "his solicitor, Dev Rao", "one passenger, Kit
    Shaw"."""
    first, end = name
    while first and look.folded[first - 1] in _COURTESIES:
        first -= 1
    return (
        end > first + 1
        and look.words[first - 1] == ","
        and "," not in look.words[: first - 1]
        and not _plural(look.folded[look.head])
    )


def _owned(look: Look) -> bool:
    """Whether a phrase tells whose its head is: "his brother", "the town's mayor"."""
    owners = look.folded[: look.head + 1]
    return not OWNERS.isdisjoint(owners) or any(word.endswith("'s") for word in owners)


def _works_for(look: Look, lexicon: SourceLexicon) -> bool:
    """Whether a phrase names whom people of a calling speak for: “analysts at Norvia Bank”,
    “lawyers for the families”, “observers from the African Union”, “Red Cross volunteers”."""
    head, calling = look.head, look.folded[look.head]
    preposition = look.folded[head + 1 : head + 2]
    if calling in lexicon.lawyers and preposition == ["for"]:
        return True
    worker = "generic-heads" not in look.classes[head] and is_human(calling, lexicon)
    if not (
        calling in lexicon.callings or calling in lexicon.staff or (_plural(calling) and worker)
    ):
        return False
    if _is_body(look, lexicon, head - 1):
        return True
    if preposition not in (["at"], ["from"], ["with"]):
        return False
    if calling in lexicon.callings:
        return any(word[0].isupper() for word in look.words[head + 2 : head + 4])
    return any(_is_body(look, lexicon, index) for index in range(head + 2, len(look.words)))


def _is_body(look: Look, lexicon: SourceLexicon, index: int) -> bool:
    """Whether a word ends the name of a body: “FEMA”, “NHS”, “the Red Cross”."""
    if index >= 0 and look.classes[index] & _BODIES:
        named = index > 0 and look.words[index - 1][0].isupper()
        return look.words[index].isupper() or (named and look.words[index][0].isupper())
    return _is_acronym(look, lexicon, index)


def _is_acronym(look: Look, lexicon: SourceLexicon, index: int) -> bool:
    """Whether a word is the letters of a body that no list knows."""
    word = look.words[index] if index >= 0 else ""
    unknown = len(word) >= _SHORTEST_ACRONYM and word.isupper() and not look.classes[index]
    return unknown and look.folded[index] not in lexicon.sides


def _plural(word: str) -> bool:
    return word in _PLURALS or (word[-1:] == "s" and word[-2:] != "ss")


def _role(words: Iterable[str]) -> str | None:
    """What somebody is, told beside the name: no age, and no "Mr"."""
    told: list[str] = []
    for word in map(str.lower, words):
        if word == "s" and told:
            told[-1] += "'s"
        elif word not in _NO_ROLE and not word.isdigit():
            told.append(word)
    return " ".join(told) or None


def _classify(phrase: str, shielded: bool, lexicon: SourceLexicon) -> NewsSource:
    """The source that some words are, as if they stood by themselves."""
    extent = 0, len(phrase)
    _, _, member = phrase.partition(" such as ")
    if phrase.isupper() and phrase.startswith(("A ", "AN ")):
        member = phrase.lower()  # no name: "A MAN WHO"
    look = lexicon.look(member or phrase)  # "critics such as the bar association"
    if not look.words:
        return NewsSource(*extent, "generic", None, None, None, None, None)
    name = _name(look, lexicon)
    kind = _kind(look, lexicon, name, shielded)
    if kind == "anonymous":
        kind = _known_beside(look, lexicon) or kind
    party: Party | None = "government" if kind == "state" else _party(look, name)
    if kind != "pronoun":
        party = party or "other"
    full: str | None = None
    role: str | None = None
    if kind == "person" and name is not None:
        first, end = name
        full = " ".join(look.words[first:end])
        role = _role(look.words[:first] if first else look.words[end + 1 :])
    elif kind == "role":
        role = _role(look.words)
    identity = fold_form(full) if full else _identity(look, kind)
    return NewsSource(*extent, kind, party, lexicon.side(look), full, role, identity)


def _identity(look: Look, kind: SourceKind) -> str | None:
    """What tells sources without a full name apart."""
    if kind == "pronoun":
        return None
    told = " ".join([word for word in look.folded if word not in _UNTOLD])
    return f"{told} (unnamed)" if told and kind in {"anonymous", "generic"} else told or None
