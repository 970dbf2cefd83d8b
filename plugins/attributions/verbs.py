"""What a cue says that is the verb of a clause: whether it is one, and whose.

Everything here counts in tokens of a stretch.
"""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from ..word_places import word_set
from .complements import complement, impersonal, refuted, told_court
from .contents import past_fillers, puts_at, tells_which
from .frames import read_asked
from .inversions import fronted_participle, inverted, passive
from .phrases import CONJUNCTIONS, noun_phrase_end, noun_phrase_start
from .readings import STATING, Cue, CueClass, Reading, form_of
from .subjects import (
    PLURALS,
    agent_after,
    group_start,
    is_plural,
    is_stranded,
    set_off,
    speaker_of,
    subject_before,
)
from .words import BE, CLAUSE, DONE, SHARES, Stretch, tag_word

Tokens = tuple[int, int]

_BEFORE_DEED: Final = word_set("in by after before while without")
_SAID_IS: Final = word_set(
    "say think believe claim argue suggest reckon insist admit allege assert predict expect contend"
)
_WITHHELD: Final = word_set("declined refused anonymity unable failed able unwilling had how")
_HAS_DONE: Final = frozenset[CueClass](("says", "claims", "believes", "urges"))
""" "He's said" is "he has said", but "he's called"."""
_PUBLISHED: Final = frozenset(
    {
        "released by",
        "issued by",
        "published by",
        "compiled by",
        "collected by",
        "recorded by",
        "seen by",
    }
)
_AMID: Final = word_set("amid despite")
_ABOUT_WORDS: Final = frozenset[CueClass](("denies", "judges", "discusses", "urges"))
"""Classes of verbs whose object may be what was said: "denies claim"."""
_LIVES: Final = word_set("life lives victim victims")
_LONGEST_COUNT: Final = 10
"""Tokens of how many lives something claims."""
_FATES: Final = (["dead"], ["drowned"], ["killed"], ["lost"], ["trapped"], ["missing"], ["buried"])
_DESCRIBING: Final = word_set("which who whose like such")
_ONESELF: Final = (["himself"], ["herself"], ["itself"], ["themselves"])
_VERBS_ALONE: Final = word_set("said says warned warns told tells expects thinks")
"""Those that are neither nouns nor said of a noun."""
_MAIN_VERB: Final = regex(r",a*[xve]")
_NAMING_A_MATTER: Final = frozenset[CueClass](("judges", "discusses", "urges"))
_GIVEN: Final = frozenset({"offer", "share", "present"})
"""What is done with things more than with words: "a firm offering free rides"."""
_MAIN: Final = regex(r"(?<=[nPj#qp])(?:a*[xv]|a*e(?=[#dnPr])|,)")
_OWN_CLAUSE: Final = regex(r"[twsrQ:(]")
_GOING_ON: Final = word_set(
    "begin begins began start starts started keep keeps kept continue continues continued"
)
"""Verbs behind which another tells what somebody does."""
_SPENT: Final = word_set("spend spends spent")
_TIME_SPENT: Final = regex(r"[vn][adj#o]*[mn]m?$")
_LONGEST_TIME: Final = 8
_MINDED: Final = frozenset({"worry about", "focus on", "commit to"})
"""Verbs whose participle tells how somebody is minded."""
_STATEMENTS: Final = frozenset({"issue a statement", "release a statement"})
_PRESENT: Final = word_set("will would can could may might should must is are have has")
"""Helpers that no verb has beside a past one."""
_IMPERSONAL: Final = frozenset({"seem", "appear"})
_IN_NAME: Final = frozenset({"PP", "rP"})
"""Tags of "Aden [Report]", "We [Say]"."""
_WHICH_SAYS: Final = frozenset({"nt", "Pt"})
"""Tags of "a poll that [shows]", "shops that [warn]"."""
_STRIKING: Final = frozenset[CueClass](("judges", "urges", "denies"))
_TELLING: Final = STATING - {"counts"}
_SHARING: Final = frozenset(",cQqs-i")
"""Tags behind which a participle has its subject from the clause before."""

_MANY: Final = word_set("these those many some others several few most both all")
_ONE: Final = frozenset({"a", "an", "this", "every"})
_PAIR: Final = 2
_TALKED: Final = word_set("spoke spoken talked listened")
_FOR_WHAT: Final = frozenset({"for", "with", "of", "over", "after"})
_WITHOUT_OBJECT: Final = word_set(
    "apologise rail vouch advocate sympathise bristle balk cheer call"
)
"""Verbs of judging whose participle is none of a passive."""


def main_subject(stretch: Stretch, last_source: Tokens | None, end: int) -> Tokens | None:
    """The subject that a coordinated or -ing verb at `end` shares."""
    nearest, begin = None, 0
    if last_source is not None and _is_set_off(stretch, last_source, end):
        last_source = None
    if last_source is not None and last_source[1] <= end:
        nearest, begin = last_source, last_source[1]
    for match in CLAUSE.finditer(stretch.tags, begin, end):
        group = group_start(stretch, match.start())
        source = subject_before(stretch, group) if group else None
        if source is None or _is_inside(stretch, source, match.start()):
            continue
        if nearest is not None and stretch.tags[source[0]] == "w":
            continue  # "He backed Hale, who was ill, saying"
        opens = source[0] == 0 or stretch.tags[source[0] - 1] in ",;c"
        if nearest is None or (source[0] >= begin and opens):
            nearest = source
    return nearest


def _is_set_off(stretch: Stretch, source: Tokens, end: int) -> bool:
    """Whether a source is a pronoun in an aside that ends before token `end`: "Hale, who denied
    it, [saying]"."""
    tags, first = stretch.tags, source[0]
    return tags[first] == "w" and tags[first - 1 : first] == tags[end - 1 : end] == ","


def _is_inside(stretch: Stretch, source: Tokens, verb: int) -> bool:
    """Whether a participle belongs to a noun, so that what stands before it does nothing: "Hale
    decried the mayor's repeated calls", "met the mayor and the families of men killed in May"."""
    tags, first = stretch.tags, source[0]
    if tags[verb - 1 : verb + 1] in {"pe", "je"} or tags[first : first + 2] == "ae":
        return True
    done = tags[verb] == "e" or stretch.words[verb] in DONE
    joined = first > 1 and tags[first - 1] == "c"
    return joined and done and tags[verb + 1 : verb + 2] in {"i", "m"}


def read_verb(
    stretch: Stretch, cues: Sequence[Cue], cue: Cue, last_source: Tokens | None
) -> Reading | None:
    """What a cue says if it is the verb of a clause; `last_source` is that of the cue before, which
    it may share."""
    tags, words, first = stretch.tags, stretch.words, cue.first
    form = form_of(cue.headword, words[first], "passives" in cue.classes)
    if cue.headword == "put at" and agent_after(stretch, cue.last) is not None:
        return passive(stretch, cue, group_start(stretch, first))  # "damage put at 9 by the bank"
    if _is_set_aside(stretch, cue, form) or _is_no_verb(stretch, cues, cue, form):
        return None
    group = group_start(stretch, first)
    helpers = words[group:first]
    if group and tags[group - 1] == "T" and not _is_spoken_to(stretch, group, form):
        return _infinitive(stretch, cues, cue, last_source, group - 1, form)
    if group == 0 and form == "D" and helpers == ["having"]:
        return fronted_participle(stretch, cue)  # "Having said that it was late, Lee left"
    if form == "D" and _makes_passive(helpers, cue):
        heard = subject_before(stretch, group)
        if heard is not None and told_court(stretch, cue, heard):
            says = cue._replace(classes=frozenset({"says"}))
            return complement(stretch, cues, says, group, heard, False)
        if heard is not None and cue.headword in _MINDED:
            return complement(stretch, cues, cue, group, heard, False)  # "is worried about the dam"
        return passive(stretch, cue, group)
    before = tags[first - 1] if first else "^"
    if not helpers and words[cue.last : cue.last + 1] == ["by"] and form == "D":
        if before == "#" or "believes" in cue.classes:
            return passive(stretch, cue, group)  # "the 38 million expected by the bank"
        if before in "nP" and stretch.lists.wires.isdisjoint(words[cue.last + 1 : cue.last + 2]):
            return None  # "recordings posted by the site suggest", not "two men said by phone"
    if cue.headword in _PUBLISHED:
        return None  # "a report released by the ministry"
    if "passives" in cue.classes and words[cue.last - 1] == "by" and not helpers:
        return passive(stretch, cue, group)  # "the toll, confirmed by the ministry,"
    if cue.headword in {"ask", "ask about"} and form == "D" and before in "^s":
        return read_asked(stretch, cue)
    if form == "G" and not any(word in BE or word.endswith("'s") for word in helpers):
        return _participle(stretch, cues, cue, last_source, group)
    reading = inverted(stretch, cues, cue, group, form)
    if reading is not None:
        return reading
    source, shared = _subject(stretch, group, last_source)
    if source is None and tags[max(group - 2, 0) : group] in _WHICH_SAYS:
        told = _said(stretch, cues, cue, group, (group - 1, group), False)
        telling = told is not None and told.stated and told.cls in _TELLING
        return told if telling or (told and told.cls in _STRIKING) else None
    if source is None or (cue.headword == "see" and _undergoes(stretch, cue, source, form)):
        return None
    if tags[cue.last : cue.last + 1] in {"x", "v"} and not cue.classes.isdisjoint(STATING):
        source = speaker_of(stretch, source)
    if form == "B" and not helpers and not shared and not _is_many(stretch, cue, source):
        return None
    if form == "D" and not helpers and _is_judged(stretch, cue, source):
        return None
    return _said(stretch, cues, cue, group, source, shared)


def _is_judged(stretch: Stretch, cue: Cue, source: Tokens) -> bool:
    """Whether what stands before a participle is judged and judges nobody: "a heatwave blamed for
    40 deaths", "Man charged with killing six", unlike "the rebels, whom she blamed for it"."""
    if "judges" not in cue.classes or " " in cue.headword or cue.headword in _WITHOUT_OBJECT:
        return False
    judges = source[0] > 0 and stretch.tags[source[0] - 1] in "wt"
    behind = stretch.words[cue.last : cue.last + 1]
    compared = cue.headword == "compare" and behind == ["to"]
    return not judges and (compared or not _FOR_WHAT.isdisjoint(behind))


def _takes_lives(stretch: Stretch, start: int) -> bool:
    """Whether lives are claimed, and nothing about them: "claimed at least seven lives"."""
    words, tags = stretch.words, stretch.tags
    for index in range(start, min(start + _LONGEST_COUNT, stretch.stop)):
        if words[index] in _LIVES:
            return tags[index + 1 : index + 2] not in {"x", "v", "e"}
        if tags[index] in "tTv,":
            break
    return False


def _is_set_aside(stretch: Stretch, cue: Cue, form: str) -> bool:
    """Whether a cue is an idiom that says nothing, or a form that cannot stand where it does."""
    tags, words, first = stretch.tags, stretch.words, cue.first
    before, after = tags[first - 1] if first else "^", tags[cue.last : cue.last + 1]
    if cue.headword == "seen by":
        return True  # "a copy of which was seen by the agency"
    if "counts" in cue.classes and words[cue.last : cue.last + 1] in _ONESELF:
        return True  # "counts himself lucky"
    if cue.headword == "fear" and form == "D" and words[cue.last : cue.last + 1] in _FATES:
        return True  # "Dozens feared drowned"
    if cue.headword == "claim" and _takes_lives(stretch, cue.last):
        return True
    if cue.headword == "tell" and words[max(first - 2, 0) : first] == ["time", "will"]:
        return True
    if cue.headword in _STATEMENTS and "saying" in words[cue.last : cue.last + 3]:
        return True  # "issued a statement on Monday saying": the participle says it
    if cue.headword == "ask" and words[cue.last : cue.last + 3] == ["not", "to", "be"]:
        return True  # "who asked not to be named"
    if cue.headword == "put" and not puts_at(stretch, cue.last):
        return True
    if cue.headword == "prove" and after not in {"t", "d", "P", "r"}:
        return True  # "proved damaging"
    if before == "#" and cue.headword == "point to":
        return True  # "fell four points to 31%"
    if before == "i" and (words[first - 1] != "since" or tags[first - 2 : first - 1] != "x"):
        return form != "G" and not is_stranded(stretch, first)
    bare = before == "d" and words[first - 1] in PLURALS
    if bare and form == "S":
        bare = words[first - 1] not in _MANY  # “these calls for”
    share = first > 0 and words[first - 1] in SHARES  # "a third say"
    if form in "BS" and before in "djpo" and not (bare or share):
        return True
    if before in "dp" and not bare and not _is_firm(stretch, first):
        return True
    if before == "j" and form == "D" and tags[first - 2 : first - 1] in {"d", "p"} and after == "n":
        return True  # "her own recommended list"
    if form == "B" and tags[max(first - 2, 0) : first] == "pa":
        return True  # "the mayor's earlier claim was false"
    if before == "a" and tags[first - 2 : first - 1] in {"d", "p"} and after in {"n", "P", "j"}:
        alone = words[first - 2] in PLURALS or words[first - 2] == "this"
        return form in "DG" and not alone  # "a racially charged row"
    return form in "BS" and after in {"x", "v"} and cue.headword not in _SAID_IS


def _is_no_verb(stretch: Stretch, cues: Sequence[Cue], cue: Cue, form: str) -> bool:
    """Whether a cue is a noun where it stands, or a participle beside one."""
    first, headword = cue.first, cue.headword
    if form == "B" and _is_object(stretch, cues, cue):
        return True  # "Mayor rejects claim he lied"
    if form in "BS" and _is_in_name(stretch, first):
        return True
    if headword == "state" and form in "BS" and not _states_that(stretch, cue):
        return True
    if headword == "add" and stretch.words[cue.last : cue.last + 1] in (["up"], ["to"]):
        return True  # "the efforts added up to nothing"
    if headword == "read" and stretch.tags[:first].endswith("n") and _is_read_out(stretch, cue):
        return True
    if form == "B" and stretch.tags[cue.last : cue.last + 2] == "ei":
        return True  # "an internal affairs report obtained by the paper"
    word = stretch.words[first]
    if form == "S" and word in stretch.lists.nouns_too:
        verb_follows = any(other.first == cue.last for other in cues)  # "government figures show"
        if (
            verb_follows
            or _is_described(stretch, cues, cue)
            or _is_noun(stretch, cue)
            or _is_taken_as(stretch, cues, cue)
        ):
            return True
        if _is_object(stretch, cues, cue):
            return True  # "Norvia denies reports that"
    return word == "claims" and (_are_claims(stretch, cue) or _is_object(stretch, cues, cue))


def _is_described(stretch: Stretch, cues: Sequence[Cue], cue: Cue) -> bool:
    """Whether words go on that tell which or what kind: "the rules which govern it", "projects like
    this", "rules that promise a change"."""
    behind = stretch.words[cue.last : cue.last + 1]
    if behind != ["that"]:
        return not _DESCRIBING.isdisjoint(behind)
    return any(
        other.first == cue.last + 1 and not stretch.words[other.first].endswith("s")
        for other in cues
    )


def _is_spoken_to(stretch: Stretch, group: int, form: str) -> bool:
    """Whether the "to" before a verb leads nowhere: "those I talked to say", unlike "the boy they
    asked to say"."""
    talked = form != "B" or stretch.words[group - 2] in _TALKED
    return talked and is_stranded(stretch, group)


def _is_in_name(stretch: Stretch, verb: int) -> bool:
    """Whether a verb with a capital is of a name: "the Gazette and the Aden Report, which", "the
    memoir What We Say", unlike in a headline."""
    return stretch.tags[max(verb - 1, 0) : verb + 1] in _IN_NAME and "n" in stretch.tags


def _makes_passive(helpers: Sequence[str], cue: Cue) -> bool:
    """Whether the helpers before a participle make it passive: "was told", "he's called"."""
    cut_short = not cue.classes.isdisjoint(_HAS_DONE)
    return not BE.isdisjoint(helpers) or ("'s" in helpers and not cut_short)


def _participle(
    stretch: Stretch, cues: Sequence[Cue], cue: Cue, last_source: Tokens | None, group: int
) -> Reading | None:
    """As in "The army withdrew, saying that", "Noting that six had died, the army withdrew"; its
    adverbs begin at token `group`."""
    tags, first = stretch.tags, cue.first
    if 0 < group < first and tags[group - 1] in _SHARING:
        first = group  # "withdrew, repeatedly saying that"
    before, word_before = (tags[first - 1], stretch.words[first - 1]) if first else ("^", "")
    if before == "i" and word_before not in _BEFORE_DEED:
        return None
    if tags[max(first - 3, 0) : first] in {"igc", "Tgc"}:
        return None  # "focused on defending and promoting it"
    between = f"{tags[max(first - 3, 0) : first]}{tags[cue.last : cue.last + 1]}"
    if word_before == "but" and between in {"dncn", "djcn"}:
        return None  # "an awkward but promising start"
    if first == 0 or (first < 3 and tags[:first].strip("asic") == ""):
        return fronted_participle(stretch, cue)
    begun = _begun(stretch, first)
    doer = subject_before(stretch, begun) if begun else None
    if doer is not None:
        return _said(stretch, cues, cue, begun, doer, False)
    shared = before in _SHARING
    if word_before == "as" and first > 1:
        return None
    if not shared and tags[cue.last : cue.last + 1] == ":":
        return None  # "Weather warning: snow"
    paper = None if shared else subject_before(stretch, first)
    issuer = paper and _issuer(stretch, paper)
    if before == "n" and not issuer and not _describes(stretch, cue):
        return None
    if before == "j" or (
        tags[cue.first] == "P" and f"{before}{tags[first + 1 : first + 2]}" in {"PP", "Pc", "cP"}
    ):
        return None  # "their deeper reporting", "Aden Broadcasting Company"
    shared = shared or (not issuer and _is_spoken_of(stretch, paper, last_source))
    source = main_subject(stretch, last_source, first) if shared else issuer or paper
    if source is None:
        return _in_aside(stretch, cues, cue, first) if before in "is" else None
    reading = _said(stretch, cues, cue, first, source, shared)
    named = not shared and not cue.classes.isdisjoint(_NAMING_A_MATTER)
    return within_subject(stretch, reading) if reading and named else reading


def _is_spoken_of(stretch: Stretch, matter: Tokens | None, speaker: Tokens | None) -> bool:
    """Whether who spoke before in the sentence goes on to speak behind a matter that has a phrase,
    and holds no words: "Hale attacked the plans for pensioners saying that"."""
    if matter is None or speaker is None or speaker[1] > matter[0]:
        return False
    head = stretch.tags.find("i", *matter)
    if head <= matter[0]:
        return False
    return stretch.words[head - 1].removesuffix("s") not in stretch.lists.channels


def _begun(stretch: Stretch, first: int) -> int:
    """Where the verbs begin of who goes on doing what the participle at token `first` says, "Hale
    keeps talking about", or takes time for it, "Hale spent most of May asking why"; else 0."""
    verb = first - 1
    if first > 1 and stretch.words[verb] not in _GOING_ON:
        time = None
        if stretch.tags[verb] in "mn":
            time = _TIME_SPENT.search(stretch.tags, max(first - _LONGEST_TIME, 0), first)
        if time is None or stretch.words[time.start()] not in _SPENT:
            return 0
        verb = time.start()
    return group_start(stretch, verb) if verb > 0 else 0


def _describes(stretch: Stretch, cue: Cue) -> bool:
    """Whether a participle behind a noun tells what that says: "a group backing Hale", "ads
    attacking rivals", unlike "its latest flattering video"."""
    alone = stretch.tags[cue.last : cue.last + 1] == "n" and stretch.words[cue.last][-1] != "s"
    if "tells" in cue.classes or cue.headword in _GIVEN:
        return False
    return not alone or cue.classes.isdisjoint(_NAMING_A_MATTER)


def within_subject(stretch: Stretch, reading: Reading) -> Reading:
    """What a noun's participle says ends before the verb whose subject both are, or the comma: "[a
    group backing Hale] raised 40 million"."""
    main = _MAIN.search(stretch.tags, reading.cue[1] + 1, stretch.stop)
    if (
        main is None
        or not reading.content
        or _OWN_CLAUSE.search(stretch.tags, reading.cue[1], main.start())
    ):
        return reading
    edge = stretch.ends[main.start() - 1]
    *others, (start, last) = reading.content
    if not start < edge < last:
        return reading
    return reading._replace(content=(*others, Extent(start, edge)))


def _in_aside(stretch: Stretch, cues: Sequence[Cue], cue: Cue, first: int) -> Reading | None:
    """As in "Hale, after saying he would stay, went": what is said ends with the aside."""
    source = set_off(stretch, first - 1)
    if source is None and not CLAUSE.search(stretch.tags, 0, first):
        return fronted_participle(
            stretch, cue
        )  # "On Monday, after saying he would stay, Hale went"
    reading = _said(stretch, cues, cue, first, source, True) if source else None
    main = _MAIN_VERB.search(stretch.tags, cue.last, stretch.stop)
    if reading is None or main is None:
        return None
    edge = stretch.ends[main.start() - 1]
    content = [Extent(start, min(end, edge)) for start, end in reading.content if start < edge]
    return reading._replace(content=tuple(content))


def _issuer(stretch: Stretch, paper: Tokens) -> Tokens | None:
    """Who put out the paper that holds the words: "The town issued a letter saying", unlike "The
    Gazette has seen a letter saying"."""
    words, verb = stretch.words, paper[0] - 1
    if verb > 0 and words[verb] == "out":
        verb -= 1  # "sent out a press release saying"
    if verb < 1 or words[verb] not in stretch.lists.papers_out:
        return None
    if stretch.lists.channels.isdisjoint(words[slice(*paper)]):
        return None
    return subject_before(stretch, group_start(stretch, verb))


def _subject(
    stretch: Stretch, group: int, last_source: Tokens | None
) -> tuple[Tokens | None, bool]:
    """The subject of a verb, and whether another verb of its stands before."""
    tags = stretch.tags
    if group and tags[group - 1] == "c":
        if last_source is not None and _is_told_there(stretch, last_source, group):
            return None, True
        return main_subject(stretch, last_source, group - 1), True
    source = subject_before(stretch, group)
    if source is None and stretch.words[group] == "then" and tags[group - 1 : group] == ",":
        return main_subject(stretch, last_source, group - 1), True  # "denied it, then said"
    head = tags[: source[0]].rstrip("adj") if source else ""
    if len(head) > 1 and head.endswith("ci"):  # "and in an interview said"
        return main_subject(stretch, last_source, len(head) - 2), True
    return source, False


def _is_told_there(stretch: Stretch, source: Tokens, group: int) -> bool:
    """Whether the verb behind "and" goes on with what a source said, and not with its saying:
    "said the group is small and supports nobody"."""
    words, tags = stretch.words, stretch.tags
    said = CLAUSE.search(tags, source[1], group)
    if said is None or tags[said.start()] == "x" or words[said.start()][-1] == "s":
        return False
    clause = CLAUSE.search(tags, said.end(), group - 1)
    return clause is not None and (words[group] in _PRESENT or words[group][-1] == "s")


def _is_many(stretch: Stretch, cue: Cue, source: Tokens) -> bool:
    """Whether a subject has a plural verb: "the club say", of a verb that is no noun, too."""
    last = stretch.words[source[1] - 1]
    if last in PLURALS and stretch.words[source[0]] in _ONE and source[1] - source[0] == _PAIR:
        return False  # "a police report", "a staff call"
    if is_plural(stretch, source):
        return True
    return last in stretch.lists.collectives and cue.headword in _SAID_IS - {"claim"}


def _said(
    stretch: Stretch, cues: Sequence[Cue], cue: Cue, group: int, source: Tokens, shared: bool
) -> Reading | None:
    if stretch.words[source[0] : source[1]] == ["there"]:
        return None  # "There were reports that": nobody says so
    if cue.headword in _IMPERSONAL or stretch.words[source[0] : group] == ["worth"]:
        return impersonal(stretch, cue, group, source)
    reading = complement(stretch, cues, cue, group, source, shared)
    if reading is not None and reading.stated and reading.content:
        return reading._replace(cls="denies") if refuted(stretch, reading.content) else reading
    return reading


def _infinitive(
    stretch: Stretch,
    cues: Sequence[Cue],
    cue: Cue,
    last_source: Tokens | None,
    group: int,
    form: str,
) -> Reading | None:
    """As in "went on to say that", "took to the air to denounce the plan"."""
    if form != "B" or cue.classes.isdisjoint(STATING | {"judges", "discusses", "urges"}):
        return None
    if "urges" in cue.classes and any(other.last == group for other in cues):
        return None  # "promised to vote for it": what is promised
    if stretch.words[group - 1] in _WITHHELD:
        return None
    source: Tokens | None
    start = noun_phrase_start(stretch, group)
    if 0 < start < group and stretch.words[start - 1] in stretch.lists.prompts:
        source = start, group  # "led [her] to say"
    else:
        source = main_subject(stretch, last_source, group)
    if source is None:
        return None
    reading = complement(stretch, cues, cue, group, source, True)
    return reading and reading._replace(stated=False)


def _is_read_out(stretch: Stretch, cue: Cue) -> bool:
    """Whether a verb tells where something was read, as in "a letter read in churches"."""
    follows = stretch.tags[past_fillers(stretch, cue.last) :][:1]
    return stretch.tags[cue.last : cue.last + 1] == "i" and follows not in {"t", "Q", ":"}


def _states_that(stretch: Stretch, cue: Cue) -> bool:
    """Whether a word is the verb of “the affidavit states that he knew”, and not the noun of “the
    states that voted” or “won the swing states that she lost”."""
    tags = stretch.tags
    if tags[cue.first - 1 : cue.first] == "r":
        return tags[cue.last : cue.last + 1] in {"t", "r", "d"}  # "they state their goal is to win"
    if tags[cue.last : cue.last + 1] == ",":  # "The plan, the letter states, is dead"
        subject = subject_before(stretch, cue.first)
        return subject is not None and tags[max(subject[0] - 1, 0) : subject[0] + 1] in {",d", "Qd"}
    if tags[cue.last : cue.last + 1] != "t" or tags[cue.last + 1 : cue.last + 2] in set("xve"):
        return False
    subject = subject_before(stretch, cue.first)
    if subject is None or CLAUSE.search(tags, 0, subject[0]):
        return False
    return tags[subject[0]] in "dr#"  # unlike "member states that", "Gulf states that"


def _is_firm(stretch: Stretch, verb: int) -> bool:
    """Whether an owner before a verb is no owner: "Moody's said", unlike "Hale's stated aim"."""
    return stretch.words[verb] in _VERBS_ALONE and stretch.tags[max(verb - 2, 0) : verb] == "Pp"


def _is_object(stretch: Stretch, cues: Sequence[Cue], cue: Cue) -> bool:
    """Whether a word that is a noun, too, is what the verb just before it is about."""
    before = stretch.words[cue.first - 1] if cue.first else ""
    return (
        before.endswith(("s", "ing"))
        and before not in stretch.lists.nouns_too
        and any(
            other.last == cue.first and not other.classes.isdisjoint(_ABOUT_WORDS) for other in cues
        )
    )


def _is_taken_as(stretch: Stretch, cues: Sequence[Cue], cue: Cue) -> bool:
    """Whether a word in -s ends what a verb takes as something: "dismissed as false reports"."""
    start = noun_phrase_start(stretch, cue.first)
    return stretch.words[start - 1 : start] == ["as"] and any(
        other.last == start - 1 for other in cues
    )


def _undergoes(stretch: Stretch, cue: Cue, source: Tokens, form: str) -> bool:
    """Whether what "saw" a thing is no person, so that it happened there: "the clashes saw eight
    killed"."""
    if form != "D" or stretch.tags[cue.last : cue.last + 1] in set("tsw"):
        return False
    first, last = source
    named = last - first == 1 or "P" in stretch.tags[max(first, 1) : last]
    return not (named or stretch.tags[first] == "r" or stretch.words[first] == "who")


def _are_claims(stretch: Stretch, cue: Cue) -> bool:
    """Whether “claims” is a noun: "the largest claims came", "denied Labour claims that"."""
    tags = stretch.tags
    subject = subject_before(stretch, cue.first)
    if subject is None or not set("rw").isdisjoint(tags[slice(*subject)]):
        return False
    first, last = subject
    if not _AMID.isdisjoint(stretch.words[first:last]):
        return True
    before = tags[first - 1] if first else "^"
    if tags[first] == "d":
        return tags[cue.last : cue.last + 1] in {"x", "v", "e"} and before not in "wnP"
    described = not first and last == 1 and tag_word(stretch.words[0]) == "j"  # "British claims"
    return described or (last == cue.first and before in "iev")


def _closes(stretch: Stretch, cue: Cue) -> bool:
    """Whether nothing but its subject follows a verb behind a comma: "..., reports the BBC"."""
    return (
        stretch.tags[max(cue.first - 1, 0)] in ",Q"
        and stretch.tags[cue.last : cue.last + 1] in {"d", "P"}
        and noun_phrase_end(stretch, cue.last, stretch.stop) == stretch.stop
    )


def _is_noun(stretch: Stretch, cue: Cue) -> bool:
    """Whether a word in -s is a plural noun: "terrorist attacks in", "party rules allow"."""
    if _closes(stretch, cue):
        return False
    follows = past_fillers(stretch, cue.last)
    if stretch.tags[follows : follows + 1] == "t":  # "the team reports in Nature that"
        return follows == cue.last and tells_which(stretch.tags, follows)
    if cue.last == cue.first + 1 and stretch.tags[cue.last : cue.last + 1] in {"x", "v", "i", ""}:
        return True
    subject = subject_before(stretch, group_start(stretch, cue.first))
    if subject is None or (subject[0] == 0 and tag_word(stretch.words[0]) == "j"):
        return True  # "Current rules"
    first = subject[0]
    if stretch.tags[max(first - 1, 0)] == "i" and stretch.words[first - 1] not in CONJUNCTIONS:
        return True  # "appeared on Sunday news shows"
    return set("dPpr").isdisjoint(stretch.tags[slice(*subject)])
