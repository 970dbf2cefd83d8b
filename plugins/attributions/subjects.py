"""Who does what a verb says: subjects before it, owners of a noun, agents after "by"."""

from typing import Final

from validator.api import regex

from ..word_places import word_set
from .phrases import BOUNDS, CONJUNCTIONS, LONGER_BOUNDS, noun_phrase_end, noun_phrase_start
from .words import CLAUSE, DONE, SHARES, Stretch

PLURALS: Final = word_set(
    "they we i you people police men women media data who many some others several few most those "
    "these another which authorities that and us which both all none children staff two three"
)
_INNER_VERB: Final = regex(r"x|(?<![jd])v(?!o)|(?<![dja,])e")
_VERB_AFTER_COMMA: Final = regex(r",a*x|,(?:d[jn#P]*n|r|P+)a*[xv][^,]*$")
"""In what is no aside: "Nine people, among them two boys, had died, said", "As the vote moves to
Aden, a town that she lost, the race will be tight, said"."""
_GOES_ON: Final = regex(r"ca*[xve]")
"""As in "Lee, who backed the mayor, Ann Hale, and left the council in May, said"."""
_SPEAKS: Final = regex(r"(?<![egdnj])Q")
"""Quoted words that are no part of an aside: "citing “the rain,”", "titled “The Dam”"."""
_QUOTES: Final = regex(r",[ge][adjnPpo#iT]*Q$")
"""An aside that ends in quoted words, and the comma in them."""
_CONTACT: Final = regex(r"[nPd#r]r(?:[xa]*[ve]|a*x[xa]*n)a*(?:[iTo][dnjPpo#im]*)?$")
"""A noun and the clause without a pronoun that tells which it is: "people we spoke to in Oslo"."""
_AGE: Final = ",#,"
"""As in "Lee, whose mother Ann, 79, was shot, said"."""
_CLAUSES: Final = frozenset("wt")
RELATIVES: Final = frozenset({"who", "that", "which"})
_RELATIVE: Final = 16
"""Tokens of a relative clause that stands inside a subject."""
_ONE_VERB: Final = regex(
    r"a*(?:[xv][xaveg]*|[en])(?:T[xaveg]*|[dnjPpo#aimeg]|ca*(?:x[xave]*|(?=e)))*"
)
"""Of one subject: "was told of the plan but may not speak of"."""
_PARTICIPLES: Final = word_set(
    "paid held made sent told built bought brought kept led lost shot hit hurt caught set"
)
"""Those that are past tenses too, as behind the comma of “a study, paid for by the council,”."""
_POST: Final = regex(r"d[jnP]*noP+,PP+")
"""A post, where it is held, and by whom: "the mayor of Aden, Ann Lee"."""
_DOING: Final = regex(r"g[adjnPpo#iT]*")
_DONE_BEFORE: Final = regex(r"[nP]e(?=[ioT])[^xvwt,;:Q]*$")
"""A noun and what was done to it, up to the end: "woman accused of driving into"."""
_DOING_LENGTH: Final = 8
"""Tokens of what a noun is said to do: "a source speaking to the paper"."""
_WHOSE: Final = regex(r"[djnPpo#]*[nP](?=[xv])")
_TAKEN: Final = word_set("taken shown seen drawn written given")
"""Those that are not: "images taken in May show"."""
_DONE: Final = DONE | _TAKEN | {"known"}
_DONE_TO: Final = regex(
    r"(?:[dnjPpo#iamTc]*[nP]e(?=[iTm#a]|$))+(?:[dnjPpo#iamTc]|(?<=[odjpi])e(?=[nj]))*"
)
_OPENS_CLAUSE: Final = "Qcst;:-"
_OF_ITSELF: Final = frozenset({"'s", "’s"})
"""What a firm's name may end in: "Moody's said"."""
_PLACES: Final = frozenset({"there", "here"})
_TOGETHER: Final = frozenset({"both", "all", "each"})
_AMONG_HELPERS: Final = word_set("long first both all each since")
"""Words that are adverbs between "has" and its verb."""
_SET_IN: Final = {
    last: [*words]
    for *words, last in map(
        str.split,
        (
            "so far", "to date", "until now", "on average", "in the past", "in fact", "in general",
            "in particular", "in turn", "in private", "in public", "at times", "at first",
            "all but", "at once", "at last", "at least", "of late", "for instance", "for example",
        ),
    )
}  # fmt: skip
"""The last word of each phrase that stands between a subject and its verb, and those before it."""
_SINCE_WHEN: Final = frozenset({"ago", "earlier", "later"})
"""Adverbs that stand behind a span of time."""
_MODALS: Final = word_set(
    "will 'll would can could may might shall should must cannot didn't don't doesn't won't"
    " wouldn't can't couldn't shouldn't"
)
_DO: Final = word_set("did do does")
"""Helpers behind which stands a verb, whatever lists know of it."""
_WHO: Final = word_set("who which he she they")
"""Subjects between which and their verb a phrase may stand: "who in May said"."""
_SUBJECTS: Final = word_set("he she they i we")
"""Pronouns that are never the object of the verb before."""
_SOMEBODY: Final = word_set("someone everyone everybody nobody none")
"""Pronouns that a phrase describes."""
_ANYBODY: Final = word_set("everyone everybody nobody none")
_NAMED: Final = word_set("named called nicknamed dubbed")
_NEAR: Final = frozenset({"close", "loyal"})
"""Adjectives that stand behind their noun: "sources close to the club say"."""
_ASIDE: Final = 32
"""Tokens of an aside between a subject and its verb."""
_APPOSED: Final = regex(r"[,;:.)]|(?<![io])Q|-(?![nP])")
"""What may stand behind an apposition."""
_TELLS_MORE: Final = regex(r"(?:[iocaTdjnPp#mgqQ]|e(?=[inPj#]))*(?:[wt].*)?")
"""What belongs to an apposition behind its noun: "at the clinic in Oslo who saw the attack"."""
_MOST_APPOSED: Final = 6
_SHARING: Final = word_set("in % percent per pc out")
"""Words of a share in figures: "one in six", "26%"."""
_NOT_ATTRIBUTIVE: Final = word_set("some another")
"""Determiners of a share that speaks: "some 26% say", unlike "a 26% share"."""
_OPENING: Final = 3
"""Words in which a subject tells what share it is: "nearly a third of voters"."""
_OF_SPEAKER: Final = regex(r"(?:[d#][djn#o]*n|#)(?=P+$)")
"""What a name speaks of that stands right behind it: "a plan [Hale] said would fail"."""
_ONE: Final = word_set("a an one another this")
"""Determiners that no plural has."""
_PAIR: Final = 2
"""Words in which a thing and its speaker, or a verb and its object, find room."""
_GROUP: Final = 12
"""Helpers and adverbs that a verb may have before it."""


_INSET: Final = regex(r"x,(?:a|i[dnj]{1,2}),$")
"""A helper, and the aside between it and its verb: "has, however, said", "had, in fact, said"."""


_WHEN_AMID: Final = regex(r"x(?:i|[dj])?m$")
"""A helper and a time: "had last month said", "has on Monday told"."""


def group_start(stretch: Stretch, first: int) -> int:
    """Left edge of the verb group: auxiliaries and adverbs."""
    index = first
    tags, words = stretch.tags, stretch.words
    while index and first - index < _GROUP:
        if tags[index - 1] == "," and (aside := _INSET.search(tags, max(index - 6, 0), index)):
            index = aside.start() + 1
        elif tags[index - 1] == "m" and (when := _WHEN_AMID.search(tags, max(index - 3, 0), index)):
            index = when.start() + 1
        word, before = words[index - 1], index - 2
        set_in = _SET_IN.get(word)
        if set_in and words[max(index - 1 - len(set_in), 0) : index - 1] == set_in:
            index -= 1 + len(set_in)
        elif word in _SINCE_WHEN and tags[before : index - 1] == "m":
            break  # "two weeks ago said"
        elif (
            tags[index - 1] in "xa"
            or (word in _AMONG_HELPERS and tags[before : index - 1] in {"x", "w"})
            or (word == "first" and _is_adverb(stretch, index - 1, first))
        ):
            index -= 1
        else:
            break
    return index


def _is_adverb(stretch: Stretch, index: int, verb: int) -> bool:
    """Whether "first" stands before a verb, as in "Hale first said", and is no head: "the first
    said", nor what sets off a participle: "the memo first reported by"."""
    before = stretch.tags[index - 1 : index]
    return before in {"r", "s"} or (
        before in {"n", "P"} and stretch.words[verb + 1 : verb + 2] != ["by"]
    )


def subject_before(stretch: Stretch, end: int, bracketed: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends before token `end`, appositions crossed; `bracketed`: a bracket
    that stood behind it was crossed too."""
    tags = stretch.tags
    end = _before_adverbs(stretch, end)
    if end <= 0:
        return None
    if tags[end - 2 : end] == "Pp" and stretch.words[end - 1] in _OF_ITSELF:
        return noun_phrase_start(stretch, end - 1), end
    if tags[end - 1] == "Q" and (quoting := _QUOTES.search(tags, max(end - _ASIDE, 0), end)):
        start = noun_phrase_start(stretch, quoting.start())
        return (start, quoting.start()) if _opens(stretch, start, quoting.start()) else None
    if tags[end - 1] in ",-":
        aside = _before_aside(stretch, end)
        if aside is not None or tags[end - 2 : end] != "),":
            return aside
        end -= 1  # "Jo Lind (Aden), said"
    start = noun_phrase_start(stretch, end)
    if not bracketed and 0 < start < end and tags[start] == "(" and tags[end - 1] == ")":
        # "an article in May (“The count”) said"
        return subject_before(stretch, start, bracketed=True) or (start, end)
    if start > 1 and tags[start - 1] == "i" and (who := _before_phrase(stretch, start, end)):
        return who
    if start and tags[start - 1] in _CLAUSES and (doer := _who_does(stretch, start, end)) >= 0:
        return doer, end
    if start == end or (
        start and (tags[start - 1] in "ioTvexg" or (tags[start - 1] == "n" and tags[start] in "dr"))
    ):
        if start < end and stretch.words[start] in _SUBJECTS:
            return start, end  # "those who said they back"
        described = _described(stretch, start)
        if described == start:
            described = _purposed(stretch, start)
        if described == start and (start == end or tags[start - 1] == "T"):
            return None
        start = described
    if tags[start : start + 1] == "n" and _is_helped(stretch, start):
        shared = tags[end : end + 1] == "g"  # "should avoid reporting"
        return subject_before(stretch, group_start(stretch, start)) if shared else None
    if tags[start : start + 1] == "n" and tags[:start].rstrip("a").endswith("r"):
        behind = _behind_unlisted_verb(stretch, start, end)
        if behind is None:
            return None
        start = behind
    if start > 1 and stretch.words[start - 1] in _NAMED and tags[start] == "P":
        start = noun_phrase_start(stretch, start - 1)  # "a man named Lee"
    if _only_time(stretch, start, end):
        return None
    if (
        tags[start - 1 : start] == ","
        and tags[start] != "r"
        and "Q" in tags[max(start - 12, 0) : start]
    ):
        wider = noun_phrase_start(stretch, start - 1)
        if wider < start - 1 and tags[wider - 1 : wider] == "Q":
            start = wider  # "“It is over,” Jo Lind, editor of the Gazette told a court"
    return start, end


def _before_adverbs(stretch: Stretch, end: int) -> int:
    """Where a subject may end whose verb begins at token `end`."""
    tags, words = stretch.tags, stretch.words
    if end > 1 and tags[end - 2 : end] == "ma" and words[end - 1] in _SINCE_WHEN:
        end -= 1  # "the bank two weeks ago said"
    if end > 0 and (tags[end - 1] == "m" or tags[end - 2 : end] == "m#"):
        return _before_time(stretch, end)
    if end > 1 and words[end - 1] in _PLACES and tags[end - 2] in "nP":
        return end - 1  # "doctors there said"
    if end > 1 and words[end - 1] in _TOGETHER and tags[end - 2] in "nPr":
        return end - 1  # "the army and the rebels both said"
    return end


def _before_phrase(stretch: Stretch, start: int, end: int) -> tuple[int, int] | None:
    """A pronoun that a phrase parts from its verb; the noun of the phrase begins at `start`."""
    if stretch.tags[start - 2] not in "wr" or stretch.tags[start : start + 1] in "rw":
        return None
    who = stretch.words[start - 2]
    if who in _WHO:
        return start - 2, start - 1  # "Hale, who in a letter said"
    return (start - 2, end) if who in _SOMEBODY else None  # "someone in the crowd shouted"


def _is_helped(stretch: Stretch, verb: int) -> bool:
    """Whether a helper before it makes a word a verb: "should avoid", "did not release details"."""
    if stretch.tags[:verb].rstrip("a")[-1:] != "x":
        return False
    modal = stretch.words[max(verb - 2, 0) : verb]
    return not _MODALS.isdisjoint(modal) or (modal[-1] == "not" and modal[0] in _DO)


def _behind_unlisted_verb(stretch: Stretch, verb: int, end: int) -> int | None:
    """Where a subject begins behind a pronoun and what is a verb though no list has it; None where
    that is no subject."""
    object_ = stretch.tags[verb + 1 : end][:1]
    if object_ in {"d", "P"} and stretch.tags[end : end + 1] != "g":
        return None  # "How it handles the boycott will show"
    if object_ in {"d", "P", "n"}:
        return verb + 1  # "we watch Lee telling", "they claim figures show"
    return verb if stretch.words[verb - 1] == "it" else None  # "they stop reporting"


def _before_aside(stretch: Stretch, end: int) -> tuple[int, int] | None:
    """The noun phrase behind which commas or dashes, the last of them before token `end`, set off
    an aside: "the mayor, Ann Lee, said", "the mayor, who resigned, said"."""
    tags = stretch.tags
    opening = end - 1
    for _ in range(5):
        opening = tags.rfind(tags[end - 1], max(opening - _ASIDE, 0), opening)
        if opening < 1:
            return None
        inside = tags[opening + 1 : end - 1]
        when = inside[:2] in {"se", "sg"}  # "when reached by phone"
        relative = not when and _is_relative(stretch, opening + 1, inside)
        is_phrase = when or relative or _is_phrase(inside)
        if not (is_phrase or _is_done_to(stretch, opening + 1, end - 1)):
            continue
        clause = _GOES_ON.match(inside) or _VERB_AFTER_COMMA.search(inside.replace(_AGE, ""))
        if clause or ("Q" in inside and _SPEAKS.search(inside)):
            continue
        if tags[opening - 1] == "m":
            opening = _before_time(stretch, opening)  # "a memo dated May, a copy of which ..."
        start = noun_phrase_start(stretch, opening)
        if start and (tags[start - 1] in "vxae" or tags[start - 1 : start + 1] == "nd"):
            start = _described(stretch, start)
        if start >= opening or _only_time(stretch, start, opening) or _is_of_who(stretch, start):
            continue
        if tags[max(start - 2, 0) : start] == ",o":  # "Ann Lee, of the clinic, who resigned, said"
            start = noun_phrase_start(stretch, start - 2)
        if _fronted(stretch, start) or (start > 1 and _is_led(stretch, start)):
            continue
        head = _apposed_to(stretch, start)
        if not is_phrase and head and tags[head - 1] not in _OPENS_CLAUSE:
            continue  # "Rain hit the valley, a bridge collapsed in the town, said"
        # "Two died, one a boy, the mayor, Ann Lee, said": the mayor is Lee, and no boy;
        # "Ann Lee, a nurse at the charity, Free Rivers, said"
        # "It hit a boy and a coach, the mayor of Aden, Ann Lee, said": so it is here
        placed = tags[opening - 1] == "P" and not _POST.fullmatch(tags, start, end - 1)
        if inside[:1] != "P" or placed or tags[head] == "P":
            start = head
        since = inside[:1] == "a" and stretch.words[opening + 1][-2:] != "ly"
        apposed = inside[since : since + 1] in set("dnPj#o")
        if tags[start - 2 : start] == ",c" and (both := _before_aside(stretch, start - 1)):
            start = both[0]  # "Ann Lee, the mayor, and Jo Lind, her deputy, said"
        return start, end - 1 if relative or apposed else opening
    return None


def _is_of_who(stretch: Stretch, start: int) -> bool:
    """Whether the phrase from `start` stands in an aside: "Lee, who backed the mayor, Ann Hale, and
    left in May, said", "Lee, whose firm, Rivers, sells boats, said"."""
    tags = stretch.tags
    end = start - 1 if tags[start - 2 : start] == "P," else start  # "in Aden, Yemen, in May"
    who = tags.rfind(",w", max(start - _RELATIVE, 0), start)
    if who < 1:
        return _is_of_doer(stretch, end)
    return bool(_ONE_VERB.fullmatch(tags, who + 2, end)) or not CLAUSE.search(tags, who, start)


def _is_of_doer(stretch: Stretch, start: int) -> bool:
    """Whether the phrase from `start` tells of what the subject does: "Lee, facing a long race in
    Ohio, a swing state, said"."""
    tags = stretch.tags
    doing = tags.rfind(",g", max(start - _RELATIVE, 0), start)
    if doing < 1 or not _DOING.fullmatch(tags, doing + 1, start):
        return False
    return _opens(stretch, noun_phrase_start(stretch, doing), doing)


def set_off(stretch: Stretch, end: int) -> tuple[int, int] | None:
    """The subject behind which an aside opens at token `end`: "Hale, after saying ..., left"."""
    start = noun_phrase_start(stretch, end - 1) if stretch.tags[end - 1 : end] == "," else end
    return (start, end - 1) if _opens(stretch, start, end - 1) else None


def _opens(stretch: Stretch, start: int, end: int) -> bool:
    """Whether a noun phrase opens its clause, but for adverbs: "even those who"."""
    before = stretch.tags[:start].rstrip("a")
    return start < end and (not before or before[-1] in "Qcst;,")


def _is_relative(stretch: Stretch, first: int, inside: str) -> bool:
    """Whether an aside from token `first` is a clause about what stands before: "who resigned",
    "some of whom", "where he lives", "dressed in black"."""
    word = stretch.words[first]
    clause = inside[:1] in "weg" or inside.startswith(("iw", "dnow"))
    return clause or word == "where" or word in _PARTICIPLES


def _is_phrase(inside: str) -> bool:
    """Whether an aside is no clause by itself."""
    verb = _INNER_VERB.search(inside)
    return not verb or inside[:1] == "i" or not _CLAUSES.isdisjoint(inside[: verb.start()])


def _is_done_to(stretch: Stretch, first: int, end: int) -> bool:
    """Whether an aside from token `first` to `end` may say what was done to what it names: "a
    monitor based in London", "the mother of a boy killed in the raid"."""
    done = [
        "e" if word in _DONE else tag
        for word, tag in zip(stretch.words[first:end], stretch.tags[first:end], strict=True)
    ]
    return _DONE_TO.fullmatch("".join(done)) is not None


def _apposed_to(stretch: Stretch, start: int) -> int:
    """Where the name begins that the phrase from `start` is apposed to: "Ann Lee, 67, a nurse"."""
    tags = stretch.tags
    for _ in range(3):
        party = stretch.words[start][1:2] == "-"  # "Ada Hale, D-Aden, said"
        if start < 2 or tags[start - 1] != "," or not (tags[start] in "d#n" or party):
            break
        name = noun_phrase_start(stretch, start - 1)
        opens = name == 0 or tags[name - 1] in "Qcs;,"
        if tags[start] == "n" and tags[name] != "P":
            break
        if tags[start - 2] == "#" and "i" in tags[name : start - 2]:
            break  # "Gao accounts for 95 and Mopti for 37, its mayor, Ann Lee, said"
        if stretch.words[name].endswith(("ing", "ed")):
            break  # "Speaking in Oslo, the mayor, who left,"
        if name >= start - 1 or not opens or _only_time(stretch, name, start - 1):
            break
        start = name
    return start


def _described(stretch: Stretch, start: int) -> int:
    """Where the head begins whose relative clause ends before or in the phrase from `start`, if it
    does so: "[people] who have heard from the campaign", "[a nurse] who asked not to be named"."""
    tags = stretch.tags
    low = max(start - _RELATIVE, 0)
    relative = max(tags.rfind("w", low, start), tags.rfind("t", low, start))
    if relative < 1 and (met := _contact_head(stretch, start)) >= 0:
        return met
    if relative < 1:
        head = _undergoing(stretch, low, start)
        return head if head < start else _doing(stretch, start)
    stated = tags[relative - 1 : relative + 1] in {"et", "vt"}
    who = tags.rfind("w", low, relative) if stated else -1
    if who > 0 and _ONE_VERB.fullmatch(tags, who + 1, relative):  # "judges who ruled that it may"
        head = noun_phrase_start(stretch, who)
        return head if _opens(stretch, head, who) else start
    verb = relative + 1
    if stretch.words[relative] == "whose" and (owned := _WHOSE.match(tags, verb, start)):
        verb = owned.end()
    if not _ONE_VERB.fullmatch(tags, verb, start):
        return start
    if tags[relative] == "t" and tags[relative + 1] == "n":
        return start  # "that", and a subject of its own
    head = noun_phrase_start(stretch, relative)
    return head if head < relative else start


def _purposed(stretch: Stretch, start: int) -> int:
    """Where the head begins that an infinitive describes, if the phrase from `start` is its object,
    or opens with it: "[critics of the plan to] close the plant"."""
    tags = stretch.tags
    to = start - 1 - (tags[start - 1 : start] == "n")
    if to < 1 or tags[to] != "T" or stretch.words[to - 1] not in stretch.lists.purposes:
        return start
    head = noun_phrase_start(stretch, to)
    return head if _opens(stretch, head, to) else start


def _who_does(stretch: Stretch, start: int, end: int) -> int:
    """Where the head begins that “who” stands for, if what looks like a noun from `start` is its
    verb: "a group that warns of floods [said]"; else -1."""
    tags, words = stretch.tags, stretch.words
    plan = tags[end + 1 : end + 2] in {"x", "v"}  # "plans that court officials say are dead"
    if plan or end - start < _PAIR or tags[start] != "n" or words[start - 1] not in RELATIVES:
        return -1
    head = noun_phrase_start(stretch, start - 1)
    if not _opens(stretch, head, start - 1):
        return -1
    many = is_plural(stretch, (head, start - 1))
    return head if many != words[start].endswith("s") else -1


def _contact_head(stretch: Stretch, end: int) -> int:
    """Where the head begins that a clause without a pronoun describes, if the clause ends before
    token `end`: "[people] we met in", "[many] I've spoken to"; else -1."""
    met = _CONTACT.search(stretch.tags, max(end - _RELATIVE, 0), end)
    if met is None:
        return -1
    who = met.start() + 1
    if stretch.tags[who - 1] == "r" and stretch.words[who - 1] not in _ANYBODY:
        return -1
    head = noun_phrase_start(stretch, who)
    led = stretch.tags[head - 1 : head] == "o"  # "none of the experts we met"
    return head if led or _opens(stretch, head, who) else -1


def is_stranded(stretch: Stretch, end: int) -> bool:
    """Whether the verb or preposition before token `end` has its noun in front: "people I spoke
    to [said]", "those I met"."""
    return _contact_head(stretch, end) >= 0


def _undergoing(stretch: Stretch, low: int, start: int) -> int:
    """Where the head begins that is described by what was done to it: "[a woman] accused of driving
    into a crowd"."""
    tags = stretch.tags
    done = _DONE_BEFORE.search(tags, low, start)
    if not done or tags[start - 1] != "i":
        return start
    head = noun_phrase_start(stretch, done.start() + 1)
    return head if _opens(stretch, head, done.start() + 1) else start


def _doing(stretch: Stretch, start: int) -> int:
    """Where the head begins that is described by what it does: "[sources] speaking to us"."""
    tags = stretch.tags
    doing = tags.rfind("g", max(start - _DOING_LENGTH, 0), start)
    if tags[start : start + 1] == "r":
        return start
    if doing < 1 or tags[doing - 1] not in "nP" or not _DOING.fullmatch(tags, doing, start):
        return start
    head = noun_phrase_start(stretch, doing)
    return head if head < doing else start


def _before_time(stretch: Stretch, end: int) -> int:
    """Past "on Saturday", "last week" that stands between a subject and its verb."""
    index = end
    if index and stretch.tags[index - 1] == "#":
        index -= 1  # "in March 2021"
    while index and stretch.tags[index - 1] == "m":
        index -= 1
    if index == end:
        return end
    while index and (stretch.tags[index - 1] in "dj#" or stretch.words[index - 1] == "past"):
        index -= 1
    if stretch.words[max(index - 2, 0) : index] in LONGER_BOUNDS:
        index -= 2  # "less than two weeks ago"
    if index and stretch.tags[index - 1] == "i":
        index -= 1
    while index > 1 and stretch.tags[index - 1] == "a" and stretch.tags[index - 2] in "anPre":
        index -= 1  # "Lee later Thursday said", "a report issued earlier this year said"
    done = index > 1 and (
        stretch.tags[index - 1] == "e" or stretch.words[index - 1] in _PARTICIPLES | _TAKEN
    )
    if done and stretch.tags[index - 2] in "nP":
        return (
            end if _only_time(stretch, index - 2, index - 1) else index - 1
        )  # "papers filed in May"
    if index > 1 and stretch.tags[index - 1] in "ven" and is_stranded(stretch, index):
        return index  # "experts I met in the past week"
    if index > 1 and stretch.tags[index - 1] == ",":
        return index if "," in stretch.tags[max(index - 24, 0) : index - 1] else end
    return index if index and stretch.tags[index - 1] in "nPr)" else end


def _fronted(stretch: Stretch, start: int) -> bool:
    """Whether the phrase from `start` belongs to a preposition that opens the sentence."""
    return start == 1 and stretch.tags[0] == "i"


def _is_led(stretch: Stretch, start: int) -> bool:
    """Whether the phrase from `start` belongs to a preposition: "in the report, which", unlike
    "two days after the paper, which"."""
    before = stretch.words[start - 1]
    return stretch.tags[start - 1] == "i" and before not in CONJUNCTIONS | BOUNDS


def _only_time(stretch: Stretch, start: int, end: int) -> bool:
    """Whether tokens name but a day, or nothing at all: a determiner without a noun."""
    phrase = stretch.tags[start:end]
    if phrase == "d" and stretch.words[start] not in PLURALS:
        return True
    return "m" in phrase and not phrase.strip("md#ja")


def is_plural(stretch: Stretch, source: tuple[int, int]) -> bool:
    last = stretch.words[source[1] - 1]
    if (
        (last.endswith("s") and last != "news")
        or last in PLURALS
        or "c" in stretch.tags[source[0] : source[1]]
    ):
        return True
    head = next(
        (i for i in range(*source) if stretch.tags[i] in "ioTegwrt" or stretch.words[i] == "such"),
        0,
    )
    if head > source[0] and stretch.words[head - 1] in _NEAR:
        head -= 1
    before = stretch.words[head - 1] if head > source[0] else ""
    return before.endswith("s") or before in PLURALS or _is_share(stretch, source)


def _is_share(stretch: Stretch, source: tuple[int, int]) -> bool:
    """Whether a subject is a part of people: "26% say", "one in five say", "a third say"."""
    first, last = source
    words = stretch.words[first:last]
    number = stretch.tags.find("#", first, last)
    numbered = number >= 0 and not _SHARING.isdisjoint(words)
    if numbered and number > first and stretch.tags[number - 1] == "d":
        numbered = stretch.words[number - 1] in _NOT_ATTRIBUTIVE
    return numbered or not SHARES.isdisjoint(words[:_OPENING])


def speaker_of(stretch: Stretch, source: tuple[int, int]) -> tuple[int, int]:
    """Who speaks in a phrase that names what he speaks of, too: "a plan [Hale] said would fail", "a
    fire [police] said was no accident"."""
    first, last = source
    if stretch.tags[first] not in "d#" or last - first < _PAIR:
        return source
    named = _OF_SPEAKER.match(stretch.tags, first, last)
    if named:
        return named.end(), last
    nouns = not stretch.tags[first + 1 : last].strip("n")
    one = stretch.words[first] in _ONE and nouns
    return (last - 1, last) if one and is_plural(stretch, (last - 1, last)) else source


def owner_before(stretch: Stretch, noun: int) -> tuple[int, int] | None:
    """The possessive before a noun cue."""
    index = noun
    while (
        index
        and (stretch.tags[index - 1] in "jagPn" or stretch.words[index - 1] == "most")
        and noun - index < 3
    ):
        index -= 1
    if not index:
        return None
    if stretch.words[index - 1] in {"his", "her", "their", "its", "our", "my"}:
        return index - 1, index
    if stretch.tags[index - 1] == "p":
        start = noun_phrase_start(stretch, index - 1)
        if start < index - 1:
            return start, index
    return None


def agent_after(stretch: Stretch, start: int, counted: bool = False) -> tuple[int, int, int] | None:
    """Token of "by" after a passive, and the noun phrase it leads; `counted`: “by two ministers”
    may be one."""
    for index in range(start, min(start + 10, stretch.stop)):
        if stretch.words[index] == "by" and stretch.tags[index] == "i":
            end = noun_phrase_end(stretch, index + 1, stretch.stop)
            if end > index + 1 and (
                stretch.tags[index + 1] not in "#mg"
                or stretch.tags[index + 1 : index + 3] == "gn"
                or (counted and stretch.tags[index + 1] == "#")
                or ("o" in stretch.tags[index + 1 : end] and _is_share(stretch, (index + 1, end)))
            ):
                apposed = apposition_end(stretch, end)
                return index, index + 1, apposed if stretch.tags[end + 1 : end + 2] != "w" else end
        if stretch.tags[index] in ",;tQ":
            return None
    return None


def past_place(stretch: Stretch, start: int, end: int) -> int:
    """Past where an office is held, if a comma and the name follow: "its head in Oslo, Ann Lee"."""
    tags = stretch.tags
    if tags[end : end + 1] != "i" or "P" in tags[start:end]:
        return end
    comma = end + 1
    while comma < stretch.stop and tags[comma] in "dP":
        comma += 1
    named = tags[comma : comma + 3] == ",PP"
    return comma if comma > end + 1 and named else end


def apposition_end(stretch: Stretch, end: int) -> int:
    """A source in inverted order goes on with ", 44, a nurse from Oslo who saw the attack"."""
    for _ in range(_MOST_APPOSED):
        tail = _past_apposition(stretch, end)
        if tail == end:
            break
        end = tail
    return end


def _past_apposition(stretch: Stretch, end: int) -> int:
    """Where one apposition ends, with what tells more of it; `end` where none begins."""
    tags, start = stretch.tags, end + 1
    if start >= stretch.stop or tags[end] != "," or tags[start] not in "dnP#jwa":
        return end
    pause = _APPOSED.search(tags, start, stretch.stop)
    last = pause.start() if pause else stretch.stop
    if tags[start] == "w":
        return last
    noun = start + (tags[start] == "a")
    tail = noun_phrase_end(stretch, noun, last)
    apposed = tail > noun and _TELLS_MORE.fullmatch(tags, tail, last)
    return last if apposed else end


def source_tail(stretch: Stretch, end: int) -> int:
    """A source goes on with "released by ...", "who ..." up to the next comma."""
    tags = stretch.tags
    index = end
    if index < stretch.stop and tags[index] in "egwi" and stretch.words[index] not in {"on", "in"}:
        stop = index
        while stop < stretch.stop and tags[stop] not in ",;:-.Qs":
            stop += 1
        return stop
    return end
