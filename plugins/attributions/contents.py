"""Where what is said begins and ends."""

from typing import Final

from validator.api import Extent, regex

from ..word_places import word_set
from .words import CLAUSE, SHARES, Stretch

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
BOUNDING: Final = word_set("at as about around over up between under more fewer less")
_AT_AN_HOUR: Final = frozenset({"late", "early"})
_BY_MEANS: Final = word_set("in on via")
_OBJECTS: Final = word_set("me him her them us you it himself herself")
TIMES: Final = word_set(
    "after before since until like following asked pressed quizzed questioned challenged"
)
"""What opens a phrase that tells when somebody spoke, or after whose question."""
_QUESTIONS: Final = word_set("if whether how why where")
_FILLING: Final = regex(r"[aimndjoPp#T()\-egqrc]*")
_DAYS: Final = regex(r"(?:m(?!p)|(?<=m)#|j(?=m))*")
"""Unlike the day in "Monday's vote"."""
_WEEKDAYS: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight"
)
_ASIDE: Final = regex(r",i[adjnPpo#mT]{1,6},(?=[tQ])")
_THIS_WEEK: Final = regex(r"dm(?![xvep])")
_STATES: Final = word_set("dead missing hurt injured wounded homeless trapped stranded")
_PAUSE: Final = regex(r"[,;Q\-:]")
_GOES_ON_AS_NAME: Final = frozenset("PptTQ:")
"""Tags behind the number in "BBC [One]'s", "Radio [Five] Live", "Channel [Four] that"."""
_MOST_TOLD: Final = 12
"""Tokens in which whom it is said to is told, and where."""
_LONGEST_PUT: Final = 24
"""Tokens of what is put at a number."""
_NEARER: Final = (["closer", "to"], ["nearer", "to"], ["as", "high"], ["as", "low"])
_PLACE: Final = regex(r",(?:P{1,3}(?=,|cP|t)|(?<=P,)(?=t|i[dnjmP]*t))")
"""The commas of "in Aden, Ohio, that" and of "told Hale, Orr and Lind that"."""
_GOES_ON: Final = regex(
    r",(?=c(?:a?[xv]|ra*[xve]|d?[nPj]{1,3}a?[xv])"
    r"|[rd]?n?s[rdPn]|d?[nPj]{1,3}[xv]|r[xvea]|t)"
)
_OTHERS_DO: Final = regex(r"c(?=(?:d?[jn#]*[nP]+|r)a*[xvn])")
_FRONTED_CLAUSE: Final = frozenset({"ts", "ti", "t,"})
"""Tags of a clause in which another phrase, and a comma, stand before the subject."""
_COMMENTS: Final = regex(r"[,-](?=[wgcd])")
_SAID_OF_IT: Final = regex(r"(?<![,-])[xvtswr]")
_GOES_BACK: Final = regex(r"[,-](?=a?[xvioTs])")
_BACK_TO_SUBJECT: Final = regex(r",(?=a?[xv])")
_DOES_MORE: Final = regex(r",?c(?=a?[xve])")
_ANOTHER: Final = regex(r"[twsr,;:Qq]")
_FRONTED: Final = ("i", "a", "s", "g", "m", "T")
_OPENED_CLAUSE: Final = regex(r"[iam][^twsg]*?(?:[xv]|(?<=[nPr])e(?!i)|(?<=[nP])[d#][jnP]*ne)")
"""With a finite verb, or a participle whose subject opens behind a noun: "Off the cape 27 people
drowned in", unlike "In a report based on"."""
_RELATIVE: Final = frozenset("wt")
_BEHIND_RELATIVE: Final = regex(
    r"i[adjnPpo#m]*[wt][^wts,;:Q]*?[xve][adjnPpo#imT]*?(?:r|d[jn#]*n|P|(?<=[jnPe])#[jn]*)[xa]*[xv]"
)
"""A clause behind one that tells more: "In towns that had a dam the rate was lower"."""
_BEHIND_COMMA: Final = regex(r",(?!a?[sg]).*[xve]")
"""A clause of its own, unlike "On Monday, even as shares fell"."""
_MAIN_CLAUSE: Final = regex(r"[,Q](?=[dnPrj#])")
"""What may part a main clause from the one that opens the sentence."""
_COUNTED: Final = regex(r"(?:[ia]T?(?:js)?d?|s[dnj]s)#")


def _is_clause(stretch: Stretch, start: int, span: str, spoken: bool) -> bool:
    """Whether words that open like a fronted phrase are a whole clause: "Up to 40 people a year
    die early", "About a third die early", "As many as 40 drowned" and, where they are spoken,
    "Since May shells have killed six", unlike "In a report that was leaked"."""
    if stretch.words[start] in BOUNDING and (
        _COUNTED.match(span) or not SHARES.isdisjoint(stretch.words[start + 2 : start + 3])
    ):
        return True
    if not spoken:
        return False
    if _OPENED_CLAUSE.match(span):
        return True
    return not _RELATIVE.isdisjoint(span) and _BEHIND_RELATIVE.match(span) is not None


def is_count(stretch: Stretch, first: int, end: int) -> bool:
    """Whether words up to a comma count people without a verb: "at least 12 dead"."""
    return "#" in stretch.tags[first:end] and stretch.words[end - 2] in _STATES


def extent(stretch: Stretch, first: int, last: int) -> tuple[Extent, ...]:
    """Prose extent of tokens, without commas and dashes at the edges."""
    tags = stretch.tags
    if last > stretch.stop:
        last = min(last, len(tags))
    while first < last and tags[first] in ",;:-.":
        first += 1
    while last > first and tags[last - 1] in ",;:-.":
        last -= 1
    if first >= last:
        return ()
    return (_new(Extent, (stretch.starts[first], stretch.ends[last - 1])),)


def _opened_bracket(stretch: Stretch, index: int) -> int:
    """The bracket in which a token stands: "(40 of them, according to X)"; -1 if none."""
    opening = stretch.tags.rfind("(", 0, index)
    return -1 if opening >= 0 and ")" in stretch.tags[opening:index] else opening


def _semicolon_before(stretch: Stretch, index: int) -> int:
    """The last semicolon before a token, but for one in brackets that closed; -1 if there is
    none."""
    semicolon = stretch.tags.rfind(";", 0, index)
    opening = _opened_bracket(stretch, max(semicolon, 0))
    if opening >= 0 and ")" in stretch.tags[semicolon:index]:
        return stretch.tags.rfind(";", 0, opening)
    return semicolon


def _semicolon_behind(stretch: Stretch, start: int, end: int) -> int:
    """The first semicolon from a token on, but for those in brackets that open there and close:
    "5.6bn euros ($7.4bn; £3.9bn) of purchases"; -1 if there is none."""
    semicolon = stretch.tags.find(";", start, end)
    while semicolon >= 0 and _opened_bracket(stretch, semicolon) >= start:
        closing = stretch.tags.find(")", semicolon, end)
        if closing < 0:
            break
        semicolon = stretch.tags.find(";", closing, end)
    return semicolon


def clause_start(stretch: Stretch, index: int) -> int:
    """First token of what a trailing cue at `index` may cover."""
    start = max(_semicolon_before(stretch, index), _opened_bracket(stretch, index)) + 1
    while start < index and stretch.tags[start] in "c,-":
        start += 1
    return start


def words_before(
    stretch: Stretch, first: int, whole: bool = True, spoken: bool = False, last: bool = False
) -> tuple[Extent, ...]:
    """What stands before a source, if it may be all that the source says, or a part of it.

    `spoken`: the cue is one of saying, so that a clause before it is what is said. `last`: no
    words follow the cue.
    """
    if not first or stretch.tags[first - 1] not in ",Q-q":
        return ()
    start = clause_start(stretch, first)
    span = stretch.tags[start:first]
    if "Q" in span:
        return _quotation_before(stretch, start, first)
    if not whole or is_count(stretch, start, first):
        return extent(stretch, start, first)
    if span.startswith(_FRONTED) and not (
        _BEHIND_COMMA.search(span)
        or _is_clause(stretch, start, span, spoken)
        # "As of May 40 were missing, X said", "When it rained the road was shut, X said"
        or (last and spoken and span[0] == "s" and CLAUSE.search(span))
    ):
        return ()
    if not CLAUSE.search(span) and len(span) < 4:
        return ()
    return extent(stretch, start, first)


def _quotation_before(stretch: Stretch, start: int, first: int) -> tuple[Extent, ...]:
    """The quotation just before, with what it is a part of."""
    tags = stretch.tags
    last = tags.rfind("Q", start, first)
    if tags[last + 1 : first].strip(",-"):
        return extent(stretch, start, first)
    lead = last
    while lead > start and tags[lead - 1] in "Q,c" and "Q" in tags[start:lead]:
        lead -= 1
    lead = tags.find("Q", lead, last + 1)
    goes_on = (  # "The bill, “made in haste,” he said"
        stretch.words[lead][1:].islower()
        and tags[lead - 1 : lead] == ","
        and stretch.words[start] not in TIMES
    )
    if lead > start and (tags[lead - 1] not in ",:-" or goes_on) and tags[start:lead].strip("aic"):
        lead = start
    return extent(stretch, lead, last + 1)


def content_end(stretch: Stretch, start: int) -> int:
    """Where words that begin at token `start` end."""
    tags = stretch.tags
    end = stretch.stop
    if start < end and tags[start] == "Q":
        return start + 1
    semicolon = _semicolon_behind(stretch, start, end)
    if semicolon >= 0:
        end = semicolon
    if _opened_bracket(stretch, start) >= 0:
        closing = tags.find(")", start, end)
        end = closing if closing >= 0 else end
    return end


def subordinate_end(stretch: Stretch, source: int, start: int, end: int) -> int:
    """In "while X backed Y, Z won", what X backed ends at the comma before the main clause, and in
    "Hale, who says she is done, flew home" what “who” says where the subject goes on; so does what
    is said of it in "the dam, which Hale says is old, broke"."""
    tags = stretch.tags
    told_of = tags[max(source - 2, 0) : source] == ",w" and tags[start] in "xv"
    if source and (tags[source] in "wt" or told_of) and tags[start] != "Q":
        aside = _BACK_TO_SUBJECT.search(tags, start, end)
        return aside.start() if aside else end
    opener = source - 1 if source else 0
    if not source or tags[opener] not in "siw" or opener > 2 or tags[start] == "Q":
        return end
    pause = _MAIN_CLAUSE.search(tags, start, end)
    if pause is None or tags.find(",", start, pause.start()) > 0:
        return end
    return pause.start() + (tags[pause.start()] == "Q")


def matter_end(stretch: Stretch, start: int, end: int) -> int:
    """A matter that is named, not stated, ends where the verbs of its source go on, or where the
    writer does: "backed the ban, which courts had struck down"."""
    opened = stretch.tags[start : start + 2] in _FRONTED_CLAUSE  # "that as mayor, he would"
    for match in _GOES_ON.finditer(stretch.tags, start, end):
        if match.start() - start > 1:
            if opened:
                opened = False
                continue
            end = match.start()
            break
    for match in _OTHERS_DO.finditer(stretch.tags, start + 1, end):
        if stretch.words[match.start()] == "but":
            return match.start()  # "backed the ban but unions say"
    bare = _SAID_OF_IT.search(stretch.tags, start, end)
    pause = _COMMENTS.search(stretch.tags, start + 1, bare.start() if bare else end)
    while pause:
        if _is_comment(stretch, pause.start(), end):
            return pause.start()
        pause = _COMMENTS.search(stretch.tags, pause.end(), bare.start() if bare else end)
    return end


def _is_comment(stretch: Stretch, pause: int, end: int) -> bool:
    """Whether the writer goes on behind a matter: "backed the ban, putting her at odds"."""
    tags, word = stretch.tags, stretch.words[pause + 1]
    if _GOES_BACK.search(tags, pause + 1, end):
        return False
    if word in {"a", "an"}:
        return "c" not in tags[pause:end]
    return tags[pause + 1] in "wg" or word == "but" or (tags[pause] == "-" and word == "the")


def object_end(stretch: Stretch, start: int, end: int) -> int:
    """Where what is confirmed or reported ends if its source does something else, too: "confirmed
    the deal but gave no details"."""
    for match in _DOES_MORE.finditer(stretch.tags, start + 1, end):
        if CLAUSE.search(stretch.tags, start, match.start()):
            break
        conjunction = match.end() - 1
        if stretch.tags[conjunction + 1] != "e" or stretch.words[conjunction] == "but":
            return match.start()
    return end


def figure_end(stretch: Stretch, start: int, end: int) -> int:
    """Where the object of a verb ends that gives a figure: "growth of 3 percent", "sales to fall by
    a fifth"; 0 where no figure stands before the next clause."""
    clause = _ANOTHER.search(stretch.tags, start, end)
    last = clause.start() if clause else end
    return last if "#" in stretch.tags[start:last] else 0


def phrase_end(stretch: Stretch, start: int) -> int:
    pause = _PAUSE.search(stretch.tags, start, stretch.stop)
    return pause.start() if pause else max(start, stretch.stop)


def past_hearer(stretch: Stretch, index: int) -> int:
    """Where the words begin that a hearer is told; the end where none follow."""
    if index < stretch.stop and stretch.words[index] in _OBJECTS:
        return index + 1
    seen = False
    longest = index + _MOST_TOLD
    for position in range(index, stretch.stop):
        if position >= longest:
            break
        tag = stretch.tags[position]
        if tag in "tTQ:" or (seen and tag == "r") or stretch.words[position] in _QUESTIONS:
            return position
        if tag in "sw":
            later = stretch.tags.find("Q", position, stretch.stop)
            return later if later > 0 else position
        if seen and stretch.words[position] in {"about", "of"}:
            return position
        if tag in ",.;":
            place = _PLACE.match(stretch.tags, position, stretch.stop)
            if not (seen and place):
                return position
            longest = place.end() + _MOST_TOLD
            continue  # "told a crowd in Aden, Ohio, that"
        if tag == "d" and seen and stretch.tags[position - 1] not in "iodp":
            return position
        if tag == "#" and position > index and _counts_on(stretch, position):
            return position  # "told reporters nine had died"
        seen = True
    return stretch.stop if stretch.stop <= longest else index


def tells_which(tags: str, index: int) -> bool:
    """Whether a clause begins that tells which thing it is: "a report that calls it a crime"."""
    if tags[index] not in "tw":
        return False
    verb = index + 1 + (tags[index + 1 : index + 2] == "a")
    return tags[verb : verb + 1] in set("xve") or tags[verb : verb + 2] in {"nd", "nr"}


def _counts_on(stretch: Stretch, index: int) -> bool:
    """Whether a number opens a clause, and is no part of a hearer's name: "told Channel 4", "told
    Radio Five Live"."""
    before, behind = stretch.tags[index - 1], stretch.tags[index + 1 : index + 2]
    spelt = stretch.words[index].isalpha()
    return before == "n" or (before == "P" and spelt and behind not in _GOES_ON_AS_NAME)


def past_fillers(stretch: Stretch, index: int) -> int:
    """Past "on Monday", "in a statement" to where the words begin."""
    tags, stop = stretch.tags, stretch.stop
    if index >= stop:
        return index
    if stretch.words[index] in _AT_AN_HOUR and tags[index + 1 : index + 2] in {"i", "m"}:
        index += 1  # "said late on Monday that"
    first = tags[index]
    if first in "aimTg":
        match = _FILLING.match(tags, index, min(index + 16, stop))
        end = match.end() if match else index
        if index < end < stop:
            dashed = tags[end - 1] != "-" and tags.count("-", index, end) % 2  # "- a rise that"
            if tags[end] in "t:" and first != "g" and not (dashed or tells_which(tags, end)):
                return end
            if tags[end] == "Q" and tags[end - 1] != "p":  # "on ABC's “This Week”"
                return end
        clause = _past_medium(stretch, index)
        if clause:
            return clause
    if first == "," and (aside := _ASIDE.match(tags, index, stop)):
        return aside.end()  # "said, among other things, that"
    if stretch.words[index] == "as":  # "warned as early as May that"
        clause = tags.find("t", index, min(index + 8, stop))
        if clause > 0:
            return clause
    if stretch.words[index] == "this" and _THIS_WEEK.match(tags, index, stop):
        return past_fillers(stretch, index + 2)  # "said this week at a rally that"
    position = index
    if first == "i" and position + 1 < stop and tags[position + 1] == "m":
        position += 1
    days = _DAYS.match(tags, position, stop)
    end = days.end() if days else position
    # "said on Monday 12 people died", unlike "said on March 12 people died"
    return end - 1 if tags[end - 1] == "#" and stretch.words[end - 2] in _WEEKDAYS else end


def _past_medium(stretch: Stretch, index: int) -> int:
    """Past "in a blog post", where a clause follows without "that": "said in a letter it had paid";
    0 where none does."""
    tags = stretch.tags
    if stretch.words[index] not in _BY_MEANS:
        return 0
    end = index + 1
    while end < stretch.stop and tags[end] in "djnPp":
        end += 1
        if stretch.words[end - 1] in stretch.lists.channels:
            end += tags[end : end + 2] == "im"
            while tags[end : end + 1] == "m":
                end += 1  # "said in a statement on Monday they"
            if tags[end : end + 1] in {"r", "d"}:
                return end
    return 0


def past_as_saying(stretch: Stretch, start: int) -> int:
    """Past "him as saying", or -1."""
    for index in range(start, min(start + 12, stretch.stop - 1)):
        if stretch.words[index] == "as" and stretch.words[index + 1] == "saying":
            return index + 2
    return -1


def past_aside(stretch: Stretch, start: int) -> int:
    """Past ", citing the police," to the that-clause it interrupts, if there is one."""
    comma = stretch.tags.find(",", start + 1, stretch.stop)
    return comma + 1 if comma > 0 and stretch.tags[comma + 1 : comma + 2] == "t" else start


def puts_at(stretch: Stretch, start: int) -> bool:
    """Whether a number follows, as in "put the toll at 30"."""
    for index in range(start, min(start + _LONGEST_PUT, stretch.stop - 1)):
        at = stretch.words[index] == "at" or stretch.words[index : index + 2] in _NEARER
        if at and "#" in stretch.tags[index : index + 5]:
            return True
        if stretch.words[index : index + 2] == ["in", "the"] and stretch.tags[index + 2] == "#":
            return True  # "put the dead in the dozens"
        if stretch.tags[index] in ",:;Q":
            return False
    return False


def counts_from(stretch: Stretch, start: int) -> bool:
    """Whether a number follows with its bound: "at least 30 graves"."""
    return stretch.words[start] in BOUNDING and "#" in stretch.tags[start + 1 : start + 4]
