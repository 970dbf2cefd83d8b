"""Who speaks where no verb of saying tells: openers, nouns, labels, credits, signatures; any verb
beside a quotation; and questions asked of nobody."""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from ..word_places import word_set
from .contents import (
    BOUNDING,
    clause_start,
    content_end,
    extent,
    figure_end,
    subordinate_end,
)
from .phrases import noun_phrase_end, noun_phrase_start
from .readings import STATING, Cue, CueClass, Reading
from .source_words import SourceLexicon
from .subjects import (
    apposition_end,
    group_start,
    is_plural,
    owner_before,
    source_tail,
    subject_before,
)
from .words import BE, CLAUSE, Stretch

_FINITE: Final = regex(r"[xv]")
_NAME_BEHIND: Final = regex(r",P{2,4}(?=,(?!P)|[.;]|$)")
_NAMES_LISTED: Final = regex(r"(?:P{1,4}(?:\([^()]{1,9}\))?,){2}P")
"""Of a team, behind a label: "Forwards: Ann Lee, Bo Roe, Cy Orr"."""
_OF_A_HEADING: Final = frozenset({"for", "over", "by", "with", "against", "without", "under"})
"""Behind who speaks there would be a verb before these: "Little Relief for Refugees: ..."."""
_COUNTS: Final = frozenset({"count", "tally", "reckoning", "reckon", "account", "estimate"})
"""What somebody owns, where it is a source: "by the ministry's count"."""
_COUNTING: Final = frozenset({"official", "police", "government", "hospital", "army", "union"})
"""Whose a count is, without a mark of the owner: "by official estimates"."""
_VIEWS: Final = frozenset({"view", "opinion", "words", "telling", "assessment", "judgment"})
"""What somebody owns who is a source: "in the minister's view"."""
_FIGURES: Final = frozenset({"forecast", "estimate", "prediction"})
_BY: Final = frozenset({"by", "from"})
"""What stands between a noun and whose it is."""
_ABOUT: Final = word_set("about of for on against to over")
_RECEIVED: Final = word_set(
    "draw draws drew drawn face faces faced win wins won receive receives received earn earns"
    " earned get gets got attract attracts attracted gain gains gained provoke provoked"
)
"""Verbs of whom or what words are about: "the plan drew criticism from rivals"."""
_GIVES: Final = frozenset({"gave", "gives", "give", "had", "has", "have"})
_STRIKING: Final = frozenset[CueClass](("judges", "voices", "discusses", "urges"))
"""Classes of verbs behind which somebody may speak at length."""
_NOBODY: Final = frozenset({"generic-heads", "documents"})
"""Lists of words that stand in a claim and speak for no other side: "people", "toll"."""
_LEFT_OUT: Final = regex(r"[,;c]{1,2}(d?[Pnj]{1,4})[io]?#{1,2}n?$")
"""Who gives another number: ", the police 12,000", "and the police at 12,000"."""
_BOUNDING: Final = BOUNDING | {"nearly", "some"}
_BEHIND_A_POLL: Final = frozenset("iodnPjpm#")
_ASKED_UP_TO: Final = regex(r",|Q(?=[dnPrj#])")
"""Where what was asked ends, be the comma in a quotation."""
_PLACED: Final = regex(r"i[dnjPpo]+")
_LONGEST_NAME: Final = 10
"""Tokens of the name of a poll."""


def read_opener(stretch: Stretch, cue: Cue) -> Reading | None:
    """Words before a source: "according to X"."""
    start = cue.last
    if cue.headword == "per" and not (
        stretch.tags[start : start + 1] in {"d", "P"}
        and (cue.first == 0 or stretch.tags[cue.first - 1] in ",Q")
    ):
        return None  # "9 pounds per head"
    if cue.headword == "Per" and stretch.tags[start : start + 1] != "d":
        return None  # "Per Holm"
    named = noun_phrase_end(stretch, start, stretch.stop)
    if named == start:
        return None
    named = _past_name(stretch, start, named)
    end = source_tail(stretch, named)
    before = extent(stretch, clause_start(stretch, cue.first), cue.first)
    fronted = (
        not before
        or stretch.tags[: cue.first] in {"c", "s", "a", "a,", "c,"}
        # "said that, according to X, ...", "One thing is new: According to X, ..."
        or stretch.tags[: cue.first].endswith(("t", "t,", ":"))
    )
    comma = stretch.tags.find(",", end, end + 22) if fronted else -1
    after = stretch.tags[comma + 1 : comma + 2]
    if fronted:
        any_subject = comma < 0 or after == "c"
        if comma >= 0 and not CLAUSE.search(stretch.tags, start, comma):
            end = comma
        elif (begin := _clause_behind(stretch, start, named, any_subject)) > 0:
            end, comma = begin, begin - 1
        elif comma < 0:
            return None
        elif end < comma and not CLAUSE.search(stretch.tags, end, comma):
            end = comma
        content = extent(stretch, comma + 1, stretch.stop)
        if stretch.tags[stretch.stop - 1] == ":" and not CLAUSE.search(stretch.tags, comma):
            # "According to Lee, writing in the Gazette:"
            source = (start, stretch.stop - 1)
            return Reading(
                source, (cue.first, cue.last), (), "openers", cue.headword, True, True, True
            )
    else:
        content = before
        if _PLACED.fullmatch(stretch.tags, end, stretch.stop):
            end = stretch.stop  # "according to a man in the room"
        if stretch.tags[end - 1] == "P" and stretch.tags[end + 1 : end + 2] in {"d", "n", "a"}:
            end = apposition_end(stretch, end)
        rest = end
        if rest < stretch.stop and stretch.tags[rest] == "," and stretch.tags[cue.first - 1] == ",":
            behind = extent(stretch, rest + 1, stretch.stop)
            if behind and stretch.tags[rest + 1] not in "gcws":
                content += behind
    source = (start, end)
    return Reading(source, (cue.first, cue.last), content, "openers", cue.headword, True)


def _past_name(stretch: Stretch, start: int, end: int) -> int:
    """Past the name that an office has behind it: "according to its head, Ann Lee"."""
    name = _NAME_BEHIND.match(stretch.tags, end)
    if name is None or stretch.tags[start] != "d" or is_plural(stretch, (start, end)):
        return end
    return min(name.end(), stretch.stop) if "P" not in stretch.tags[start:end] else end


def _clause_behind(stretch: Stretch, start: int, end: int, any_subject: bool) -> int:
    """Where the clause begins that no comma parts from its source: "According to police [two men
    had died]"; -1 if that cannot be told. `any_subject`: it may begin with a determiner, too."""
    tags, words = stretch.tags, stretch.words
    for at in range(start + 1, min(end + 1, stretch.stop)):
        if tags[at - 1] not in "nP":
            continue
        counts = tags[at] == "#" and words[at - 1] not in stretch.lists.numbered
        bounds = words[at] in _BOUNDING and "#" in tags[at + 1 : at + 4]
        if counts or bounds or (any_subject and tags[at] in "dr"):
            return at if CLAUSE.search(tags, at) else -1
    return -1


def read_survey(stretch: Stretch, cue: Cue, cues: Sequence[Cue]) -> Reading | None:
    """A document that figures are taken from: "In a Gallup poll, 40 percent ...", "leads by six
    points in the poll", "By the ministry's count, 40 ...", unless somebody says it there: "said in
    a poll"."""
    tags = stretch.tags
    first = cue.first - 1
    while first >= 0 and tags[first] in "dnPjp#" and cue.first - first < _LONGEST_NAME:
        first -= 1
    start = first + 1
    if cue.headword in _VIEWS:
        return _read_view(stretch, cue)
    if cue.headword not in _COUNTS and (first < 0 or stretch.words[first] != "in"):
        return _survey_gives(stretch, start, cue)
    if first < 0 or stretch.words[first] != ("by" if cue.headword in _COUNTS else "in"):
        return None
    if cue.headword in _COUNTS and not _owned(stretch, start, cue.first):
        return None  # "by count", "by most estimates"
    if any(other.last == first and tags[other.first] in "ve" for other in cues):
        return None
    end = max(noun_phrase_end(stretch, start, stretch.stop), cue.last)
    if first == 0 or tags[:first] in {"c", "a", "a,", "c,"}:
        comma = tags.find(",", end, end + 22)
        if tags[comma + 1 : comma + 2] in {"e", "w"}:  # "a poll, conducted in May,"
            comma = tags.find(",", comma + 1, comma + 22)
        if comma < 0 and cue.headword in _COUNTS and CLAUSE.search(tags, cue.last):
            end = comma = cue.last  # "By their count 40 had died"
        elif comma < 0 or (tags[end] != "," and CLAUSE.search(tags[end:comma].lstrip("e"))):
            return None
        end = comma
        content = extent(stretch, comma, stretch.stop)
    else:
        begin = clause_start(stretch, first)
        owned = cue.headword in _COUNTS and tags[first - 1] == ","
        if tags[first - 1] == "w" and cue.headword in _COUNTS:
            end = cue.last  # "the fire, which by the coroner's count killed 17"
            content = extent(stretch, end, content_end(stretch, end))
        elif "#" not in tags[begin:first] or not (owned or _FINITE.search(tags, begin, first)):
            return None
        else:
            content = extent(stretch, begin, first)
    if not content:
        return None
    return Reading((start, end), (first, start), content, "openers", cue.headword, True)


def _owned(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the words tell who counted: "the ministry's", "Israeli", "official"."""
    tags, words = stretch.tags[start:end], stretch.words[start:end]
    return "p" in tags or "P" in tags or not _COUNTING.isdisjoint(words)


def _read_view(stretch: Stretch, cue: Cue) -> Reading | None:
    """As in "In the minister's view, the plan is dead", where a sentence opens or ends."""
    owner = owner_before(stretch, cue.first)
    if owner is None or stretch.words[owner[0] - 1 : owner[0]] != ["in"]:
        return None
    first = owner[0] - 1
    if cue.last < stretch.stop and stretch.tags[cue.last] != ",":
        return None
    if first == 0 or stretch.tags[:first] in {"c", "c,"}:
        content = extent(stretch, cue.last, stretch.stop)
    elif stretch.tags[first - 1] == ",":
        content = extent(stretch, clause_start(stretch, first), first)
    else:
        return None
    if not content:
        return None
    return Reading(owner, (first, cue.last), content, "believes", cue.headword, False)


def _survey_gives(stretch: Stretch, start: int, cue: Cue) -> Reading | None:
    """As in "A poll in May gave her party 21 percent"."""
    verb = cue.last
    while verb < stretch.stop and stretch.tags[verb] in _BEHIND_A_POLL:
        verb += 1
    if verb >= stretch.stop or stretch.words[verb] not in _GIVES:
        return None
    content = extent(stretch, verb + 1, content_end(stretch, verb + 1))
    if not content or "#" not in stretch.tags[verb:]:
        return None
    return Reading((start, verb), (verb, verb + 1), content, "openers", "give", True)


def read_statement(stretch: Stretch, cue: Cue) -> Reading | None:
    """A noun: "his claim that", "a claim by X that"."""
    tags, after = stretch.tags, cue.last
    if cue.first == 0 or after >= stretch.stop or _is_verb_of_many(stretch, cue):
        return None
    owner = owner_before(stretch, cue.first) if tags[cue.first - 1] in "pdjPnoage#" else None
    if owner is None:
        if stretch.words[after] not in _BY:
            return None
        end = noun_phrase_end(stretch, after + 1, stretch.stop)
        if end == after + 1:
            return None
        if end >= stretch.stop or tags[end] not in "tT":
            return _received(stretch, cue, (after + 1, end))
        owner, after = (after + 1, end), end
    asserted = stretch.words[after] in BE and tags[after + 1 : after + 2] == "t"
    if asserted:
        after += 1  # "its estimate is that"
    if tags[after] not in "tT" and not (tags[after] in "io" and stretch.words[after] in _ABOUT):
        return None
    first, last = cue.first, cue.last
    end = subordinate_end(stretch, owner[0], after, content_end(stretch, after))
    if after == last and stretch.words[after] in {"of", "about"} and after + 1 < end:
        last = after = after + 1  # "her criticism of"
    given = figure_end(stretch, after, end) if cue.headword in _FIGURES else 0
    counted = bool(given) or (asserted and cue.headword in _FIGURES)
    content = extent(stretch, after, given or end)
    cls: CueClass = "counts" if counted else "statements"
    return Reading(owner, (first, last), content, cls, cue.headword, counted)


def _is_verb_of_many(stretch: Stretch, cue: Cue) -> bool:
    """Whether a noun that is a verb, too, has a plural before it: "the mayor's supporters claim
    that"."""
    verb = cue.classes != {"statements"} and not stretch.words[cue.first].endswith("s")
    before = cue.first - 1
    return verb and stretch.tags[before] == "n" and is_plural(stretch, (before, cue.first))


def _received(stretch: Stretch, cue: Cue, source: tuple[int, int]) -> Reading | None:
    """As in "The plan drew criticism from rivals": it is what they speak about."""
    verb = noun_phrase_start(stretch, cue.last) - 1
    if verb < 1 or stretch.words[verb] not in _RECEIVED:
        return None
    group = group_start(stretch, verb)
    subject = subject_before(stretch, group)
    if subject is None:
        return None
    content = extent(stretch, *subject)
    return Reading(source, (group, source[0]), content, "statements", cue.headword, False)


def read_asked(stretch: Stretch, cue: Cue) -> Reading | None:
    """As in "Asked how many had died, ...", "Asked by reporters if she was ill": nothing is
    stated."""
    start, asker = cue.last, None
    if stretch.words[start : start + 1] == ["by"]:
        start = noun_phrase_end(stretch, cue.last + 1, stretch.stop)
        asker = (cue.last + 1, start) if start > cue.last + 1 else None
    pause = _ASKED_UP_TO.search(stretch.tags, start, stretch.stop)
    content = extent(stretch, start, pause.end() if pause else stretch.stop)
    if not content:
        return None
    return Reading(asker, (cue.first, cue.last), content, "discusses", cue.headword, False)


# ---- no cue word at all ----


def signature(stretch: Stretch, index: int) -> Reading | None:
    """As in "..." - Jane Roe."""
    start = index + 2
    if (
        stretch.tags[index + 1 : start] != "-"
        or start >= stretch.stop
        or stretch.tags[start] != "P"
    ):
        return None
    end = noun_phrase_end(stretch, start, stretch.stop)
    if end != stretch.stop and stretch.tags[end] not in ",Q":
        return None
    content = extent(stretch, index, index + 1)
    return Reading((start, end), (index + 1, start), content, "label", "-", True, True)


def speaker_after(stretch: Stretch, index: int) -> Reading | None:
    """As in "...," an angry Hollande retaliated."""
    tags = stretch.tags
    start = index + 1
    if stretch.words[index][0] == "'" or start >= stretch.stop or tags[start] not in "dPnjr":
        return None
    end = noun_phrase_end(stretch, start, stretch.stop)
    apposed = apposition_end(stretch, end)
    if apposed > end and tags[apposed : apposed + 1] == ",":
        end, verb = apposed, apposed + 1  # "his mother, Ada, wept"
    else:
        verb = end
    while verb < stretch.stop and tags[verb] in "xa":
        verb += 1
    if end == start or verb >= stretch.stop or tags[verb] not in "ve":
        return None
    first = end + (tags[end] == ",")
    return Reading((start, end), (first, verb + 1), extent(stretch, index, index + 1), "voices",
                   stretch.words[verb], True, True)  # fmt: skip


def speaker_before(stretch: Stretch, index: int) -> Reading | None:
    """As in: Clinton has since apologised: "..."."""
    tags = stretch.tags
    if index < 2 or tags[index - 1] not in ",:":
        return None
    edge = index - 1
    if (
        tags[edge] == ":"
        and index < len(stretch.tags)
        and noun_phrase_end(stretch, 0, edge) == edge
    ):
        return Reading(
            (0, edge), (edge, index), extent(stretch, index, index + 1), "label", ":", True, True
        )
    for match in CLAUSE.finditer(tags, 0, edge):
        group = group_start(stretch, match.start())
        source = subject_before(stretch, group) if group else None
        if source is None:
            continue
        verb = match.start()
        while verb < edge and tags[verb] in "xa":
            verb += 1
        if verb >= edge:
            return None
        return Reading(source, (group, verb + 1), extent(stretch, index, index + 1), "voices",
                       stretch.words[verb], tags[edge] == ":", tags[edge] == ":")  # fmt: skip
    return None


def label(stretch: Stretch, colon: int, end: int) -> Reading | None:
    """ "ARMY: 12 dead", at the head of a block that ends at `end`."""
    token = stretch.token_at(colon)
    if not 0 < token < 8 or token + 1 >= len(stretch.tags) or stretch.tags[token] != ":":
        return None
    if stretch.starts[token + 1] == colon + 1 and stretch.tags[token + 1] not in "Qq":
        return None  # "7:30"
    answers = token == 1 and stretch.words[0] == "a"  # “A: They gave 478.”, of an interview
    if stretch.tags[:token].strip("Pp(d)#-onjiT") or not (answers or "P" in stretch.tags[:token]):
        return None
    source_end = 1 if answers else noun_phrase_end(stretch, 0, token)
    if source_end == 0 or (source_end != token and stretch.tags[source_end] not in "Ti"):
        return None
    if stretch.words[source_end] in _OF_A_HEADING or _NAMES_LISTED.match(stretch.tags, token + 1):
        return None
    content = (Extent(stretch.starts[token + 1], max(end, stretch.end)),)
    return Reading((0, source_end), (token, token + 1), content, "label", ":", True, False)


def credit(text: str, stretch: Stretch, lexicon: SourceLexicon) -> Reading | None:
    """As in the headlines "12 dead in blast: police", "12 dead in blast - police", and in the copy
    of a live page, "Army sending 500 troops - defence ministry."."""
    size = len(stretch.tags)
    dash = stretch.tags.rfind("-", max(size - 6, 1))
    colon = max(stretch.tags.rfind(":", max(size - 6, 1)), dash)
    ends = colon == dash and stretch.tags.endswith(".")
    size -= ends
    if colon < 2 or colon + 1 >= size or stretch.tags[colon + 1 : size].strip("Pnpdj"):
        return None
    named = text[stretch.starts[colon + 1] : stretch.ends[size - 1]]
    if not lexicon.speaks(named):
        return None
    if ends and stretch.words[size - 1] in stretch.lists.fighters:
        return None
    content = (Extent(stretch.starts[0], stretch.ends[colon - 1]),)
    return Reading((colon + 1, size), (colon, colon + 1), content, "label", ":", True)


def elided(text: str, stretch: Stretch, reading: Reading, lexicon: SourceLexicon) -> list[Reading]:
    """A reading, and that of whom its verb is left out behind: "Organisers said 40,000 marched, the
    police 12,000", unlike "The union said the police had 40 vans, the army 12"."""
    if reading.cls not in STATING or not reading.content:
        return [reading]
    tail = _LEFT_OUT.search(stretch.tags, 0, stretch.stop)
    if tail is None:
        return [reading]
    start, last = reading.content[-1]
    comma, (first, end) = tail.start(), tail.span(1)
    cut = stretch.ends[comma - 1]
    if not start < cut <= last or last < stretch.ends[stretch.stop - 1]:
        return [reading]
    named = text[stretch.starts[first] : stretch.ends[end - 1]]
    his_own = stretch.tags[max(stretch.token_at(start), 0)] == "r"  # “it would buy 12, the army 20”
    if his_own or not lexicon.speaks(named) or lexicon.look(text[start:cut]).found - _NOBODY:
        return [reading]
    content = (Extent(stretch.starts[end], last),)
    return [
        reading._replace(content=(*reading.content[:-1], Extent(start, cut))),
        Reading((first, end), (comma, comma + 1), content, "label", ",", True),
    ]


def with_words_behind(stretch: Stretch, reading: Reading) -> list[Reading]:
    """A reading, and that of the words behind a colon: "He hit out at the plan: “It will cost 300
    jobs.”" strikes, and speaks."""
    end = len(stretch.tags.rstrip("Qq."))
    if end in {0, len(stretch.tags)} or stretch.tags[end - 1 : end + 1].lower() != ":q":
        return [reading]
    quoted = stretch.starts[end]
    if reading.source is None or reading.cls not in _STRIKING or not reading.content:
        return [reading]
    *before, (start, last) = reading.content
    if not start <= quoted < last:
        return [reading]
    if reading.headword == "ask":  # "asked the minister: “Why?”"
        return [reading._replace(cls="voices", direct=True, content=(Extent(quoted, last),))]
    if start == quoted:
        return [reading._replace(cls="voices", direct=True)]
    content = (*before, Extent(start, stretch.ends[end - 2]))
    words = (Extent(quoted, last),)
    said = Reading(reading.source, (end - 1, end), words, "label", ":", True, True)
    return [reading._replace(content=content), said]
