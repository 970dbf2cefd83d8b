"""What a verb of saying has for its content, once its subject is known."""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from ..word_places import word_set
from .contents import (
    TIMES,
    clause_start,
    content_end,
    counts_from,
    extent,
    figure_end,
    matter_end,
    object_end,
    past_as_saying,
    past_aside,
    past_fillers,
    past_hearer,
    phrase_end,
    subordinate_end,
    tells_which,
    words_before,
)
from .phrases import noun_phrase_start
from .readings import SECOND_HAND, STATING, Cue, CueClass, Reading
from .words import BE, CLAUSE, Stretch

_CLASSES: Final[tuple[CueClass, ...]] = (
    "says", "tells", "claims", "counts", "finds", "urges", "discusses", "believes", "judges",
    "denies", "refuses", "voices",
)  # fmt: skip
"""In the order in which they are tried, where a cue has several."""
_DIRECT: Final = frozenset("Q:")
_CLAUSAL: Final = STATING | {"voices", "believes", "denies"}
_ADVISING: Final = frozenset({"advise", "recommend"})
"""Urge, and at the end of a sentence say: "No child needs it, the agency advises."."""
_SAID_SO: Final = _CLAUSAL - {"voices"}
"""As in "as officials said", unlike "as the dam cracks"."""
_BY_SOME: Final = frozenset[CueClass](("says", "claims", "tells", "believes", "denies"))
_UNASSERTED: Final = word_set(
    "not never n't no neither nor would could may might should must can cannot will shall won't 'll"
)
_ASKING: Final = word_set("ask wonder inquire enquire query ponder demand think hear reflect")
_CONDITIONS: Final = word_set("if unless whether")
_CONTRASTS: Final = word_set("although though even whereas")
_RELATIVES: Final = word_set("which what that whom who")
_GIVEN: Final = word_set(
    "expect anticipate foresee forecast predict project promise pledge fear"
) | {"speak of", "talk of"}
"""Verbs with an object that gives a figure: what they expect, or are to pay."""
_SHORT: Final = 2
"""Words that tell when: "as the Gazette reported just today,"."""
_SET_IN: Final = frozenset[CueClass](("says", "claims"))
_WITH_OBJECT: Final = frozenset({"write", "add"})
"""Verbs that say nothing where a thing is their object."""
_NOTHING: Final = frozenset({"nothing", "little"})
_DONE: Final = word_set("report admit acknowledge confess confirm recall")
"""Verbs that state what is done in -ing."""
_AS_TOLD: Final = word_set("citing quoting")
_PARTICLES: Final = word_set("about of as on for with against over")
_SPEAKING: Final = word_set("speak rant preach rave")
_ON_WHAT: Final = (["of"], ["against"])
_OF_WHAT: Final = frozenset({"about", "of"})
"""Those of “say”: “they say for now it is shut” says nothing for it."""
_LEADING_IN: Final = word_set("asked pressed although though while whereas")
"""What opens words that lead on to a source, as participles do."""
_SHORTEST_ING: Final = 5
"""Letters up to which a word in -ing is no participle: “King”, “thing”."""
_COUNTS: Final = ("toll", "count", "estimate", "dead", "deaths")
_NEAR: Final = 6
_OWNED: Final = word_set("admit acknowledge")
_INFINITIVE_STATES: Final = frozenset({"claim", "purport", "profess", "report", "find", "confirm"})
_NAMING: Final = word_set("call name dub")
_NAME_ALONE: Final = regex(r"[dj]*P[Ppo]*(?=[,.;xvrwi(]|c[xve]|$)")
_MADE_PUBLIC: Final = word_set("publish post broadcast")
_NO_OBJECT: Final = regex(r"(?:i?m#?|[iT][djnpPo]+)(?:,(?!Q)|[vx.;]|t[vxe]|$)")
_MEANWHILE: Final = word_set("as when while after before since because once")
_WORDS_COME: Final = frozenset("tQ:")
_FILLING: Final = regex(r"(?:[aimndjoPp#T()\-egqrc]|(?<=T)x)*")
_FINITE_AFTER_SUBJECT: Final = regex(r"^[dnPjop#iqma()\-egc]{0,14}[xv]|^[rtw]|^[dnPjop#]{1,8}e")


_NAMES_SOME: Final = frozenset({"including", "except"})
"""What opens a part of what stands before, and no aside."""
_INSET: Final = regex(r",[isa][^,;:QtwT-]{1,8},(?=[tQdPr#])")
"""An aside between a verb and what is said: "says, if elected, he would go"."""


def told_court(stretch: Stretch, cue: Cue, subject: tuple[int, int]) -> bool:
    """Whether what is said was said to a court: "the jury was told", and so by a witness."""
    return (
        cue.headword == "tell"
        and stretch.words[subject[1] - 1] in stretch.lists.courts
        and stretch.words[cue.last : cue.last + 1] not in (["by"], ["to"], ["of"])
    )


def complement(
    stretch: Stretch,
    cues: Sequence[Cue],
    cue: Cue,
    group: int,
    source: tuple[int, int],
    shared: bool,
) -> Reading | None:
    """What `source` says with a cue; `shared` if another verb of his stands before."""
    tags, words = stretch.tags, stretch.words
    if _is_part(stretch, cue, source):
        return None
    start, cue = _past_verb(stretch, cue)
    spoken = bool(STATING & cue.classes)
    following = tags[start] if start < stretch.stop else "."
    does = following == "g" and cue.headword in _DONE and words[start] not in _AS_TOLD
    filling = following in "aimTgo" and not does
    rest_end = phrase_end(stretch, start) if filling or following in ",.;)" else start
    fills = filling and _only_fills(tags, start, rest_end)
    last = rest_end >= stretch.stop and (fills or not filling)
    left = words_before(stretch, source[0], spoken=spoken, last=last) if not shared else ()
    quoted = bool(left) and (tags[source[0] - 1] == "Q" or tags[: source[0]].endswith(("Q,", "Q-")))
    if quoted:
        left = _quoted_before(stretch, cues, source[0], start, left)
        quoted = bool(left)
    if quoted and following == "t" and tags[start - 1] == ",":
        start, following = start - 1, ","  # "“Hale knew,” Lee wrote, that the dam was “old”"
    words_follow = following not in ",.;)"
    inset = _INSET.match(tags, start, stretch.stop) if following == "," and not left else None
    if inset and words[start + 1] not in _NAMES_SOME:
        start, following, words_follow = inset.end(), tags[inset.end()], True
    if words_follow and (
        following == "-" or fills or (spoken and _says_when(stretch, source[0], start))
    ):
        set_in = not shared and _is_set_in(stretch, cue, source[0], start, rest_end)
        words_follow = not (left or set_in)
    if cue.headword == "hear" and words[source[1] - 1] in stretch.lists.courts:
        cue = cue._replace(classes=frozenset({"says"}))
    cls = "voices" if quoted and "voices" in cue.classes else class_of(stretch, cue, start)
    if cls is None:
        return None
    if quoted and following not in "Qt:":
        return parenthetical(
            stretch, cues, cue, cls, group, source, left, phrase_end(stretch, start)
        )
    if not words_follow and words[source[0] - 1 : source[0]] == ["as"] and cls in _SAID_SO:
        return _as_said(stretch, cue, cls, group, source, start)
    as_told = words[source[0] - 2 : source[0]] == [",", "as"] and rest_end >= stretch.stop
    if fills and as_told and cls in _SAID_SO:
        return _as_said(stretch, cue, cls, group, source, start)  # ", as Lee noted in the Gazette."
    spoken_in = following == "i" and not left and rest_end >= stretch.stop
    if (
        spoken_in
        and words[rest_end - 1] in stretch.lists.channels
        and _FILLING.fullmatch(tags, start, rest_end)
    ):
        return Reading(source, (group, cue.last), (), cls, cue.headword, True, False, True)
    if words_follow or following == ":":
        right = _right(stretch, cue, cls, group, source, start)
        stated = left and following == ":" and not quoted
        if right is not None and stated and not _tells_when(stretch, source[0]):
            return right._replace(content=left + right.content)  # "Six died, police say: a man ..."
        return right
    if cue.headword in _ADVISING and following == "." and tags[source[0] - 1 : source[0]] == ",":
        cls = "claims"
    urged = cls == "urges" and following == "," and tags[source[0] - 1 : source[0]] == ","
    if cls in STATING or cls in {"voices", "believes"} or "voices" in cue.classes or urged:
        return parenthetical(stretch, cues, cue, cls, group, source, left, rest_end)
    return None


def refuted(stretch: Stretch, content: Sequence[Extent]) -> bool:
    """Whether what is said is that others said what is not so: "Reports that six had died were
    false, police said"."""
    first = stretch.token_at(content[0].start) if len(content) == 1 else -1
    if first < 0 or stretch.words[first] not in stretch.lists.hearsay:
        return False
    last = first
    while last < stretch.stop and stretch.starts[last] < content[0].end:
        last += 1
    return (
        stretch.words[last - 1] in stretch.lists.untrue
        and not BE.isdisjoint(stretch.words[last - 4 : last - 1])
        and "not" not in stretch.words[last - 4 : last - 1]
    )


def _is_set_in(stretch: Stretch, cue: Cue, source: int, start: int, end: int) -> bool:
    """Whether a source stands inside what it says, with what fills tokens start to end: "If
    anything, Hale argued in a letter, it is too soft", "As the Gazette said just today, it is"."""
    tags = stretch.tags
    if tags[end : end + 1] != ",":
        return False
    if stretch.words[source - 1 : source] == ["as"]:
        timed = tags[start] in "im" or 0 < end - start <= _SHORT
        return timed and not STATING.isdisjoint(cue.classes)
    claimed = tags[start] == "i" and not _SET_IN.isdisjoint(cue.classes)
    return claimed and tags[source - 1 : source] == ","


def _quoted_before(
    stretch: Stretch, cues: Sequence[Cue], source: int, start: int, left: tuple[Extent, ...]
) -> tuple[Extent, ...]:
    """What of `left`, which ends in a quotation, a source tells whose own words follow from token
    `start`."""
    tags = stretch.tags
    if _told_before(stretch, cues, source) and CLAUSE.search(tags, start):
        return ()
    following = tags[start] if start < stretch.stop else "."
    own_words = following in "dPnjr#TQ" or tags[start : start + 2] in {",Q", ":Q"}
    if own_words and _leads_in(stretch, source):
        return ()
    if _quoted_by(stretch, cues, source):
        return extent(stretch, clause_start(stretch, source), source)
    return left


def _told_before(stretch: Stretch, cues: Sequence[Cue], source: int) -> bool:
    """Whether the quotation before a source is what another says in a clause that leads on to it:
    "As Hale claimed that “it is over,” prosecutors said six cases were open"."""
    tags = stretch.tags
    quotation = tags.rfind("Q", 0, source)
    opening = clause_start(stretch, source)
    return "s" in tags[opening : opening + 2] and any(
        opening < cue.first and cue.last <= quotation and "," not in tags[cue.last : quotation]
        for cue in cues
    )


def _leads_in(stretch: Stretch, source: int) -> bool:
    """Whether the quotation before a source ends a phrase that leads on to it: "Asked if she was
    “ready,” most said yes", "Citing the “rain,” he urged them to stay"."""
    opening = stretch.words[clause_start(stretch, source)]
    return opening in _LEADING_IN or (opening.endswith("ing") and len(opening) > _SHORTEST_ING)


def _quoted_by(stretch: Stretch, cues: Sequence[Cue], source: int) -> bool:
    """Whether the quotation before a source is introduced by another's verb, so that the source
    tells both: "Hale said, “No comment,” the Gazette reported"."""
    lead = stretch.tags.rfind("Q", 0, source) - 1
    return stretch.tags[lead] in ",:" and any(
        cue.last == lead and STATING & cue.classes and not stretch.words[cue.first].endswith("ing")
        for cue in cues
    )


def _is_part(stretch: Stretch, cue: Cue, source: tuple[int, int]) -> bool:
    """Whether a bare number does something, and speaks for nobody: "of 39 stations 31 recorded a
    fall", "19% named the rent", unlike "31% said"."""
    first, end = source
    if stretch.tags[first] != "#" or not stretch.words[first][0].isdigit():
        return False
    alone = end - first == 1 or stretch.words[first + 1 : end] == ["%"]
    return alone and cue.classes.isdisjoint(_BY_SOME)


def _past_verb(stretch: Stretch, cue: Cue) -> tuple[int, Cue]:
    """Where what is said begins, past whom it is said to, and the cue: who is quoted “as saying”
    says."""
    tags = stretch.tags
    past = past_hearer if "tells" in cue.classes else past_fillers
    start = past(stretch, cue.last)
    saying = past_as_saying(stretch, cue.last) if cue.headword in SECOND_HAND else -1
    if saying > 0:
        return saying, cue._replace(classes=frozenset({"says"}))
    if tags[start : start + 2] == ",t":
        start += 1  # "He added, that"
    elif tags[start : start + 2] == ",g" or tags[start : start + 4] == ",a,t":
        start = past_aside(stretch, start)  # "warned, however, that"
    return start, cue


def _tells_when(stretch: Stretch, first: int) -> bool:
    """Whether what stands before a source tells when it spoke: "After he left, she said:", or what
    it did then: "Noting that he had left, she said:"."""
    opening = clause_start(stretch, first)
    if stretch.words[opening] in TIMES or stretch.tags[opening] == "s":
        return True
    return _leads_in(stretch, first)


def _says_when(stretch: Stretch, first: int, start: int) -> bool:
    """Whether no more follows than when it was said: "Six died, she said as she left"."""
    return (
        stretch.tags[first - 1] == ","
        and stretch.tags[start : start + 1] in {"s", "i"}
        and stretch.words[start] in _MEANWHILE
        and not _WORDS_COME.intersection(stretch.tags[start : stretch.stop])
    )


def _only_fills(tags: str, start: int, end: int) -> bool:
    """Whether tokens say no more than when and where it was said: "on Monday", "in a report that
    lists the dead", "on condition of anonymity because they may not speak"."""
    filling = _FILLING.match(tags, start, end)
    last = filling.end() if filling else start
    return last == end or tags[last] == "s" or tells_which(tags, last)


def _as_said(
    stretch: Stretch, cue: Cue, cls: CueClass, group: int, source: tuple[int, int], start: int
) -> Reading | None:
    """As in "as officials pointed out, six had died"."""
    comma = phrase_end(stretch, start)
    before = extent(stretch, clause_start(stretch, source[0] - 1), source[0] - 1)
    if stretch.tags[: source[0] - 1].endswith(("t", "t,")):
        before = ()  # "knew that, as officials said, six had died"
    content = before + (extent(stretch, comma + 1, stretch.stop) if comma < stretch.stop else ())
    if not content:
        return None
    return Reading(source, (group, cue.last), content, cls, cue.headword, True)


def class_of(stretch: Stretch, cue: Cue, start: int) -> CueClass | None:
    """Which of its classes a cue is used in, if its content begins at token `start`."""
    classes = cue.classes
    following = stretch.tags[start] if start < stretch.stop else ""
    cls, *others = classes
    if others and "voices" in classes and following in _DIRECT:
        cls = "voices"
    elif others:
        for cls in _CLASSES:
            if cls in classes:
                break
        else:
            return None
    if cls == "voices" and following and not _is_voiced(stretch, cue, start):
        return "discusses" if _speaks_of(stretch, cue) else None
    return cls


def _speaks_of(stretch: Stretch, cue: Cue) -> bool:
    """Whether somebody speaks of a matter: "spoke briefly of his farm", "ranted against it"."""
    index = cue.last
    while stretch.tags[index : index + 1] == "a":
        index += 1
    word = stretch.words[index : index + 1]
    return word == ["about"] or (cue.headword in _SPEAKING and word[:1] in _ON_WHAT)


def _is_voiced(stretch: Stretch, cue: Cue, start: int) -> bool:
    """Whether what begins at token `start` may be words in a voice: "asked when he left", but
    "gasped when he left", "laughed at the news that he left"."""
    tag, before = stretch.tags[start], stretch.words[start - 1]
    if tag == "s":
        return cue.headword in _ASKING
    return tag in "Q:," or (tag == "t" and before not in stretch.lists.told_of)


def _right(
    stretch: Stretch, cue: Cue, cls: CueClass, group: int, source: tuple[int, int], start: int
) -> Reading | None:
    """What a source says behind its verb, from token `start`."""
    tags, words = stretch.tags, stretch.words
    if cue.headword == "recall" and tags[start] == "#":
        return None  # a firm "recalled 400 heaters"
    if tags[start : start + 2] == "t:":
        start += 1  # "The poll found that:"
    if tags[start] == ":":
        start += 1
        if start >= stretch.stop:
            return Reading(source, (group, cue.last), (), cls, cue.headword, True, True, True)
    if start == cue.last and cue.headword in _NAMING and _NAME_ALONE.match(tags, start):
        return None  # "a group called Free Rivers, led by", "he called Jane Roe"
    if cue.headword in _MADE_PUBLIC and _NO_OBJECT.match(tags, cue.last):
        return None  # "the report published on Tuesday", "a video posted to her account"
    last, start, counted = _past_particles(stretch, cue, start)
    tag = tags[start]
    if cls == "voices" and tag == "t" and start + 1 >= stretch.stop:
        return None  # "laughed at that"
    end = subordinate_end(stretch, source[0], start, content_end(stretch, start))
    if cls not in _CLAUSAL or tag == "T":
        end = matter_end(stretch, start, end)
    if cls == "denies" and (colon := tags.find(":Q", start, end)) > 0:
        end = colon  # "rejected the charge: “I was in Aden”"
    content = _content_of(stretch, source[0], start, end)
    stated = _states_clause(stretch, cue, cls, start, end)
    if (
        (cls == "counts" or cue.headword == "say")
        and (start == cue.last or words[start - 1] not in _PARTICLES)
        and (tag in "d#jnPam" or counted)
    ):
        stated = not _handed_over(stretch, cue, start, end)
        if cls == "counts":
            content = extent(stretch, start, object_end(stretch, start, end))
    if (
        cue.headword in _WITH_OBJECT
        and tag in "dnjP"
        and start == cue.last
        and not (stated or "Q" in tags[start:end] or "q" in tags[start:end])
    ):
        return None  # "wrote a letter", unlike "added 400 jobs"
    if cue.headword in _GIVEN and start == cue.last and tag in "d#jnPamgi":
        given = figure_end(stretch, start, end)
        if given:
            stated, cls, content = True, "counts", extent(stretch, start, given)
    if cls == "counts" and cue.headword.endswith(_COUNTS) and "#" in tags[start:end]:
        if _raises_toll(stretch, source):
            return None
        stated = True  # "lowered its count of deaths from 71 to 58"
    stated = stated or _owned_up(stretch, cue, cls, start, end, counted)
    if words[start] in _NOTHING and cls in {"says", "tells"}:
        stated = False
    if cls in STATING and not is_asserted(stretch, group, cue.first, source):
        stated, cls = False, "discusses" if cls == "finds" else cls
    if cls == "denies" and not is_asserted(stretch, group, cue.first, source):
        cls = "refuses"  # "did not deny" contests nothing
    return Reading(source, (group, last), content, cls, cue.headword, stated, tag == "Q")


def _raises_toll(stretch: Stretch, source: tuple[int, int]) -> bool:
    """Whether it is an event that changed a count: "the discovery of two bodies [in the hall]"."""
    tags, first = stretch.tags, source[0]
    clause = max(tags.rfind(",", 0, first), tags.rfind("w", 0, first)) + 1
    near = max(clause, first - _NEAR)
    return not stretch.lists.toll_raisers.isdisjoint(stretch.words[near : source[1]])


def _owned_up(
    stretch: Stretch, cue: Cue, cls: CueClass, start: int, end: int, counted: bool
) -> bool:
    """Whether a verb has a deed or a loss for its object, which it states."""
    tag, words = stretch.tags[start], stretch.words
    if cue.headword in _DONE and tag == "g" and start == cue.last:
        return True  # "admitted killing 40"
    harmed = stretch.lists.harmed
    if cls == "claims" and tag == "d" and not harmed.isdisjoint(words[start + 1 : start + 2]):
        return True  # "acknowledged the deaths of four of its men"
    # "acknowledged two dead"
    return (
        cue.headword in _OWNED
        and (tag == "#" or counted)
        and not harmed.isdisjoint(words[start:end])
    )


def _past_particles(stretch: Stretch, cue: Cue, start: int) -> tuple[int, int, bool]:
    """Where a cue ends with its adverb and particle ("spoke openly of"), where its content begins,
    and whether that counts, as in "said about 120 homes had burned"."""
    last = cue.last
    if (
        start == last
        and stretch.tags[start] == "a"
        and stretch.words[start].endswith("ly")
        and start + 1 < stretch.stop
    ):
        last = start = start + 1
    counted = counts_from(stretch, start)
    particles = _OF_WHAT if cue.headword == "say" else _PARTICLES
    particle = stretch.words[start] in particles and not counted
    if start == last and particle and start + 1 < stretch.stop:
        last = start = start + 1
    return last, start, counted


def _content_of(stretch: Stretch, subject: int, start: int, end: int) -> tuple[Extent, ...]:
    """Tokens start to end, with the relative pronoun before the subject that they tell of, and with
    the quotation behind them that a quotation goes on in."""
    tags = stretch.tags
    content = extent(stretch, start, end)
    if content and _is_relative(stretch, subject - 1):
        content = (*_antecedent(stretch, subject - 1, tags[start]), *content)
    if tags[start] == "Q" and end < stretch.stop and tags[end : end + 2] in {",Q", "Q"}:
        content += extent(stretch, end, end + 2)
    return content


def _states_clause(stretch: Stretch, cue: Cue, cls: CueClass, start: int, end: int) -> bool:
    """Whether tokens start to end are a clause or a quotation that a verb states."""
    tags, tag = stretch.tags, stretch.tags[start]
    about = tag in "oi" or stretch.words[start - 1] in _PARTICLES
    if about and cls in {"says", "claims", "finds"}:
        return False
    if tag == "Q":
        return True
    if cls not in _CLAUSAL:
        return False
    if tag == "T":
        return cue.headword in _INFINITIVE_STATES
    return tag == "t" or bool(_FINITE_AFTER_SUBJECT.match(tags[start:end][:24]))


def _is_relative(stretch: Stretch, index: int) -> bool:
    """Whether a word before a source stands for a thing he tells of: "a move that they call wise",
    unlike "found that they call it wise"."""
    if index < 0 or stretch.words[index] not in _RELATIVES:
        return False
    tag, before = stretch.tags[index], stretch.tags[max(index - 1, 0)]
    if tag == "w":
        # unlike "a speech in which he said"
        return before not in "io" or stretch.words[index] == "what"
    return tag == "t" and before not in "xvegmac"  # "said Monday that he believes"


def _handed_over(stretch: Stretch, cue: Cue, start: int, end: int) -> bool:
    """Whether a matter is brought before somebody: "reported the theft to police"."""
    to = stretch.tags.find("T", start, end)
    return cue.headword == "report" and to > 0 and "#" not in stretch.tags[start:to]


def _antecedent(stretch: Stretch, relative: int, following: str) -> tuple[Extent, ...]:
    """The relative pronoun and, where it is what the clause tells of, the phrase it stands for:
    “below the 95 percent that the agency says is needed”."""
    first = relative
    if following in "xv":
        end = relative - (stretch.tags[relative - 1 : relative] == ",")
        start = noun_phrase_start(stretch, end)
        if start < end and "#" in stretch.tags[start:end]:
            first = start
    return extent(stretch, first, relative + 1)


def is_asserted(stretch: Stretch, group: int, first: int, source: tuple[int, int]) -> bool:
    """Whether the saying itself is a fact: not denied, not supposed, not to come."""
    for word in stretch.words[group:first]:
        if word in _UNASSERTED or word[-3:] == "n't":
            return False
    return not (source[0] and stretch.words[source[0] - 1] in _CONDITIONS)


def parenthetical(
    stretch: Stretch,
    cues: Sequence[Cue],
    cue: Cue,
    cls: CueClass,
    group: int,
    source: tuple[int, int],
    left: tuple[Extent, ...],
    rest_end: int,
    inverted: bool = False,
) -> Reading | None:
    tags = stretch.tags
    direct = bool(left) and source[0] > 0 and "Q" in tags[: min(source[0], group)]
    content = left
    tail = rest_end
    resumed = False
    if tail < stretch.stop and tags[tail] in ",Q-:":
        after = tail + (tags[tail] in ",-:")
        quoted = _next_quotation(stretch, cues, after) if direct else after
        if quoted < stretch.stop and tags[quoted] == "Q":
            content = content if direct else ()
            content += extent(stretch, quoted, quoted + 1)
            direct = True
        elif (
            (not direct or _leads_on(stretch, after) or _is_fronted(stretch, source[0], left))
            and tags[tail] in (",", tags[min(group, source[0]) - 1])
            and _resumes(stretch, group, source, after, inverted)
        ):
            resumed = True
            first = min(group, source[0])
            content = words_before(stretch, first, whole=False)
            if tags[max(first - 2, 0) : first - 1] == "w" and tags[max(first - 3, 0)] not in "io":
                content = extent(stretch, first - 2, first - 1)  # "a plan which, she said, is dead"
            content += extent(stretch, after, stretch.stop)
    if content and not direct and not resumed and tail >= stretch.stop:
        content = _back_to_full_stop(stretch, cues, cue, content)
    if direct and "voices" in cue.classes and cls not in STATING:
        cls = "voices"
    if cls in {"voices", "discusses", "urges"} and not direct and not resumed:
        return None
    if not content and cls not in {"says", "tells", "claims"}:
        return None
    if not content and stretch.words[group] in {"who", "which"}:
        return None
    stated = is_asserted(stretch, group, cue.first, source)
    if not content and not stated:
        return None  # who "did not comment" said nothing in the next sentence either
    return Reading(
        source, (group, cue.last), content, cls, cue.headword, stated, direct, not content
    )


def _leads_on(stretch: Stretch, index: int) -> bool:
    """Whether a sentence that begins with quoted words goes on: "“It is better,” he said, to wait",
    unlike "“It is over,” he said, to cheers"."""
    heard = stretch.words[index + 1 : index + 4]
    return stretch.tags[index] in "tT" and stretch.lists.noises.isdisjoint(heard)


def _is_fronted(stretch: Stretch, source: int, left: tuple[Extent, ...]) -> bool:
    """Whether the quotation before a source is a part of a phrase that opens the sentence:
    "Despite a “brash manner,” Hale wrote, he is"."""
    opening = clause_start(stretch, source)
    return stretch.tags[opening] == "i" and left[0].start == stretch.starts[opening]


def _back_to_full_stop(
    stretch: Stretch, cues: Sequence[Cue], cue: Cue, content: tuple[Extent, ...]
) -> tuple[Extent, ...]:
    """What a cue at the end of a sentence covers: all clauses of it where nobody else speaks, as in
    "Four died; nine were hurt, the clinic said"."""
    semicolon = stretch.tags.find(";", 0, cue.first)
    if semicolon <= 0 or content[0].start < stretch.ends[semicolon]:
        return content
    for other in cues:
        if other.first < cue.first and stretch.tags[other.first - 1 : other.first] != "x":
            return content  # of those before it, "was found" tells no source
    return (Extent(stretch.starts[0], content[0].end), *content[1:])


def _resumes(
    stretch: Stretch, group: int, source: tuple[int, int], after: int, inverted: bool
) -> bool:
    """Whether the sentence that a cue interrupts goes on behind it."""
    first = min(group, source[0])
    if not first or stretch.tags[first - 1] not in ",-Q" or after >= stretch.stop:
        return False
    tag = stretch.tags[after]
    if inverted:
        return tag in "xv"
    if tag == "c":
        following = stretch.tags[after + 1 : after + 2]
        return stretch.words[after] != "but" and following not in set("gs")
    return tag not in "gw" and stretch.words[after] not in _CONTRASTS | {"while", "as"}


def _next_quotation(stretch: Stretch, cues: Sequence[Cue], index: int) -> int:
    """Where the quotation goes on, with no other cue between; `index` if nowhere."""
    quoted = stretch.tags.find("Q", index, stretch.stop)
    if (
        quoted < 0
        or stretch.tags[quoted - 1] not in ",-:cs"
        or any(index <= cue.first < quoted for cue in cues)
    ):
        return index
    return quoted


def impersonal(stretch: Stretch, cue: Cue, group: int, subject: tuple[int, int]) -> Reading:
    """As in "it seems that": the writer's own impression, nobody's word."""
    content = extent(stretch, *subject) if stretch.words[subject[0]] not in {"it", "worth"} else ()
    content += extent(stretch, cue.last, content_end(stretch, cue.last))
    return Reading(None, (group, cue.last), content, "believes", cue.headword, False)
