"""The word lists of casualties: which list means which harm, and how its words are used."""

from collections.abc import Mapping

from validator.api import Document, Harm, NamedTuple

from ..word_places import word_set

PACK = "words-casualties."

_TRANSITIVE: Mapping[str, Harm | None] = {
    "killing": "killed",
    "killing-people": "killed",
    "executing": "killed",
    "injuring": "injured",
    "shooting": "injured",
    "hurting-people": "injured",
    "capturing": "captured",
    "displacing": "displaced",
    "relocating": "displaced",
    "affecting": "affected",
    "stranding": "affected",
    "ambiguous": "ambiguous",
    "striking": "injured",
    "attacking": None,
}
_INTRANSITIVE: Mapping[str, Harm] = {
    "dying": "killed",
    "fleeing": "displaced",
    "falling-ill": "injured",
}
_STATES: Mapping[str, Harm] = {
    "dead": "killed",
    "hurt-states": "injured",
    "in-hospital": "injured",
    "struck": "injured",
    "missing": "missing",
    "captive": "captured",
    "homeless": "displaced",
    "need": "affected",
}
NOUNS: Mapping[str, Harm] = {
    "deaths": "killed",
    "killers": "killed",
    "displacements": "displaced",
    "bodies": "killed",
    "injuries": "injured",
    "casualties": "casualties",
    "tolls": "killed",
    "injury-tolls": "injured",
    "casualty-tolls": "casualties",
    "missing-tolls": "missing",
}
_CONTEXT: Mapping[str, str] = {"claiming": "C", "losing": "C", "moving": "M", "suffering": "s"}
READ = tuple(
    PACK + lexicon
    for lexicon in (
        *_TRANSITIVE, *_INTRANSITIVE, *_STATES, *NOUNS, *_CONTEXT,
        "levels", "uprooted", "flight", "recoveries", "causes", "shots",
    )
)  # fmt: skip
"""All lists that are read for harm."""

STRICT = frozenset(
    {
        "killing-people",
        "executing",
        "shooting",
        "hurting-people",
        "capturing",
        "displacing",
        "relocating",
        "affecting",
        "stranding",
        "striking",
    }
)
"""Verbs that also have other objects: only with people, or with a number alone."""
COUNTED = frozenset({"in-hospital"})
"""States that are news of a number of people only."""
NAMED = frozenset({"killing-people", "hurting-people", "relocating", "affecting", "striking"})
"""Verbs that want the word for people: with a number alone they say nothing."""
WEAK = frozenset({"shooting", "hurting-people", "struck", "striking"})
"""Verbs whose harm the words with them tell, if they do: "shot and killed"."""
OF_WHOM = frozenset({"killers", "displacements"})
"""Nouns that say whom they befell with "of"; they are not counted themselves."""
ALONE_SILENT = frozenset({"attacking", "suffering"})
"""Lists that make no casualty by themselves."""
COUNTING = frozenset(_CONTEXT) - ALONE_SILENT | {"affecting", "stranding", "ambiguous", "striking"}
"""Lists that make one only of a number."""

FORCING = PACK + "forcing"
DRIVING = PACK + "driving"
SENDING = PACK + "sending"
SEEKING = PACK + "seeking"
FINDING = PACK + "finding"
SAFE = PACK + "safe"
ON_THE_SPOT = PACK + "on-the-spot"
WOUNDS = PACK + "wounds"
CARRIERS = PACK + "carriers"
COMPANIES = PACK + "companies"
ARMED_BODIES = PACK + "armed-bodies"
CAPITALS_IN_S = PACK + "capitals-in-s"
SPANS = PACK + "spans"
GOLF = PACK + "golf"
SHOOTING_GROUNDS = PACK + "shooting-grounds"
LOOKED_UP = (
    FORCING, DRIVING, SENDING, SEEKING, FINDING, SAFE, ON_THE_SPOT, WOUNDS, CARRIERS, COMPANIES,
    ARMED_BODIES, CAPITALS_IN_S, SPANS, GOLF, SHOOTING_GROUNDS,
)  # fmt: skip
"""Lists that tell what words beside harm are; the pack says of each what it is for."""


class HarmWord(NamedTuple):
    """A word for harm; the tags are those of `chunks`."""

    end: int
    tag: str
    harm: Harm | None
    lexicon: str


class HarmList(NamedTuple):
    """What a word list says of its words; where it has no tag, the form of the verb tells it."""

    lexicon: str
    tag: str | None
    harm: Harm | None

    def word(self, document: Document, start: int, end: int) -> HarmWord:
        """The word prose[start:end] of this list."""
        tag = self.tag or _form(document.folded[start:end])
        return HarmWord(end, tag, self.harm, self.lexicon)


_HARM_LISTS: Mapping[str, HarmList] = {
    PACK + lexicon: HarmList(lexicon, tag, harm)
    for tag, harms in ((None, _TRANSITIVE), ("i", _INTRANSITIVE), ("j", _STATES), ("t", NOUNS))
    for lexicon, harm in harms.items()
} | {PACK + lexicon: HarmList(lexicon, tag, None) for lexicon, tag in _CONTEXT.items()}

_PAST = word_set(
    "shot slain slew hurt hit struck hung hanged burnt fled beaten beat bitten bit taken "
    "took driven drove forced made put cut sought found lost cost mown run ran held "
    "stricken blew blown kidnapt drowned withdrawn"
)


def _form(words: str) -> str:
    """v, b or g: the form of the verb that a phrase begins with, adverbs skipped."""
    parts = words.split(" ")
    verb = parts[1] if len(parts) > 1 and parts[0].endswith("ly") else parts[0]
    if verb.endswith("ing"):
        return "g"
    return "v" if verb.endswith("ed") or verb in _PAST else "b"


def harm_places(document: Document) -> dict[int, tuple[int, HarmList]]:
    """The end of the longest harm word, and the list that has it, by its start."""
    found: dict[int, tuple[int, HarmList]] = {}
    for name, terms in document.terms_of(_HARM_LISTS).items():
        for start, end, _, _ in terms:
            if start not in found or end > found[start][0]:
                found[start] = end, _HARM_LISTS[name]
    return found
