"""Words of a sentence, their kind guessed by ending and by a few closed lists.

A stretch of text becomes a string of tags, one letter a token, so that phrases are found by
looking at letters. Letters:

    d determiner      n noun, or unknown   j adjective     P capitalised    r subject pronoun
    w who, which ...  i preposition        o of            c and, or        s because, while ...
    t that            T to                 x auxiliary     v finite verb    g -ing    e -ed
    a adverb          m time word          # number        p possessive     Q quotation
    q quoted words that are part of the sentence           , ; : - ( ) .    ? anything else
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, compress
from typing import Final

from validator.api import NamedTuple, Quotation, regex

from ..word_places import word_set

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
_TOKEN: Final = regex(
    r"(?! )"  # told at once of most of what stands between tokens
    r"([a-zA-Z]{2,}(?=[ ,])"  # most words: what follows would find the same, later
    r"|(?:[£$]?|€)\d[\d,.]*(?<![,.])(?:st|nd|rd|th|s)?\b"
    r"|(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*"
    r"|[^\W_]+(?:['’](?!(?:s|re|ve|ll|[dm])\b)[^\W_]+|[\-.&/][^\W_]+)*"
    r"|['’](?:s|re|ve|ll|[dm])?\b|['’]"
    r"|--+|[,;:()\[\].?!%-]|[–—―…])"
)

_CLOSED: Final = {
    word: tag
    for tag, words in {
        "d": """the a an this these his her its their my our your every each any no some many
            several few all both another such most either neither more less""",
        "r": "he she they it i we you there none nobody everyone someone everybody it's",
        "w": "who which whom whose what",
        "i": """in on at by for from with without about into over under between among against
            through during before after around near across behind beyond within toward towards
            upon via per amid despite regarding concerning inside outside above below along like
            including following throughout except off onto alongside until since versus""",
        "o": "of",
        "c": "and or nor & but yet plus",
        "s": """because while as if when although though whereas unless whether than where so how
            why once even""",
        "t": "that",
        "T": "to",
        "x": """is are was were be been being am has have had having do does did will would shall
            should can could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't
            doesn't didn't won't wouldn't shouldn't can't couldn't cannot ain't mustn't""",
        "a": """not never seldom also later then now just again still already once often always ever
            soon only too very however therefore thus meanwhile instead earlier ago perhaps maybe
            indeed rather quite almost further long twice first afterward afterwards though
            likewise nonetheless nevertheless moreover furthermore otherwise together even nearly
            mostly mainly partly rarely barely hardly
            recently repeatedly well else here back far away n't up out down""",
        "m": """monday tuesday wednesday thursday friday saturday sunday january february
            april june july august september october november december jan feb aug sept oct
            nov dec yesterday today tomorrow tonight week month year morning afternoon evening night
            weekend day days weeks months years""",
        "v": """went came took made got gave saw knew became began held left met ran sent set sat
            stood kept let led lost paid brought bought built caught chose drew drove ate fell
            fought flew forgot grew hit hurt laid meant put rose shot sold spent spoke told
            thought won
            cut wore wrote goes comes takes makes gets gives knows becomes says said say seems keeps
            shows showed struck broke found heard felt remains remained needs wants means
            looks works runs leads helps turns faces continues continued ended died killed began
            happened failed arrived followed launched let lies withdrew shook stole sank swore tore
            woke wept rang rode sang slept slid sought spread sprang stuck swept swung taught threw
            undertook overtook arose awoke bit bled blew bore bred burst cast chose clung crept
            dealt dug drank fed fled flung forbade forgave froze ground hid hung knelt leapt lent
            lit mistook outlined overthrew rebuilt sent shone shrank shut slew sped spun split stung
            struck swam understood upheld upset wove withheld withstood lay
            reduces provides allows contains produces requires enables improves creates lacks owes
            belongs exists violates threatens prevents protects deserves represents suffers depends
            earns saves meets loses""",
        "g": "",
        "n": """family reply supply ally rally tally assembly anomaly bully belly monopoly king
            thing something nothing anything everything meeting building
            spring string ring wing briefing hearing filing ruling polling feeling finding
            warning executive representative detective relative operative initiative native fugitive
            captive archive motive objective constable table cable parish concern pattern""",
        "j": """other former own new last next same senior top first second third early late
            high local foreign national recent frequent current violent urgent different
            important significant consistent constant reluctant permanent apparent independent
            subsequent prominent economic domestic democratic strategic diplomatic historic dramatic
            tragic leading specific political international additional legal federal final
            initial personal social usual medical critical physical potential original possible
            old big small major strong weak good bad great grave heavy mass fresh armed civil
            real true long short full free open clear single double
            large alleged so-called presidential congressional
            daily weekly monthly quarterly yearly deadly elderly likely managing acting outgoing
            incoming""",
        "#": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
            eighty ninety dozen dozens hundreds thousands hundred thousand million billion half""",
    }.items()
    for word in words.split()
}  # fmt: skip
_NAMES_IN_LY: Final = ("elly", "illy", "olly", "verly", "berly")
"""What names end in, and next to no adverb: "Donnelly", "O'Reilly", "Connolly", "Beverly"."""
_HELPERS_TOO: Final = frozenset({"Will", "Can", "Do"})
_PAST: Final = word_set("said says told wrote writes thought spoke")
_MONTHS_TOO: Final = word_set("may march april june august jan")
"""Names that are helpers, and such that are months."""
BODIES: Final = frozenset({"WHO", "US", "IT", "IS"})
"""Bodies whose letters spell a pronoun or a helper."""
LONGEST: Final = 1200
"""Tokens of a stretch that are read: no sentence is longer, and time stays linear."""
_ENDINGS: Final = (
    ("a", "ly"), ("g", "ing"), ("e", "ed"),
    ("j", ("ous", "ive", "able", "ible", "ish", "ical", "ional", "ful", "less", "ern")),
)  # fmt: skip
"""Tags by the endings of words, two letters standing before them."""
_PARTICIPLES: Final = ("ed", "ing")
_VERBAL: Final = ("re-", "co-", "pre-", "de-", "over-", "out-", "mis-", "cross-", "un-", "e-")
"""First parts of compound verbs."""
_BY_SIGN: Final = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "–": "-", "—": "-",
    "―": "-", "-": "-", ".": ".", "?": ".", "!": ".", "…": ".", "%": "n", "'": "p", "’": "p",
    **dict.fromkeys("0123456789£$€", "#"),
}  # fmt: skip
"""Tags of what begins with no letter, by the first character."""
_BEYOND_ASCII: Final = "\x7f"


_MAY_JOIN: Final = regex(r"[p\-.]")
_DATE: Final = regex(r"(?:(?:m,)?m#(?P<year>,#)?|m,#(?P<month>m)#?)(?:,(?=t))?")
_MONTHS: Final = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_TITLE: Final = regex(
    r"[A-Z0-9][\w'’.-]*(?:[ :,&]{1,3}(?:[A-Z0-9][\w'’.-]*|an?|the|and|or|of|in|on|at|to|for|from"
    r"|with|by))+[,.?!]?"
)
"""What a film, book or show is called: each word has a capital, but for small ones."""
_LONGEST_TITLE: Final = 8
"""Words of a title."""
_TITLED: Final = frozenset("pidnoj")
"""Tags behind which a title is a name; behind a name, in a headline, it may be what he says."""
_NOMINAL: Final = frozenset("pidnoPj")
"""Behind these, a few quoted words are a name, or part of one: "the minister's “plan”"."""
_FEW: Final = 3
"""Quoted words that may be a name, however they are written."""
_YEAR: Final = 4
"""Figures of a year."""


def tag_word(word: str) -> str:
    """The likeliest tag of one token, by itself."""
    first = word[0]
    if first in _BY_SIGN:
        return _BY_SIGN[first]
    folded = word.lower()
    if "’" in folded:
        folded = folded.replace("’", "'")
    closed = _CLOSED.get(folded)
    if closed is None and "-" in folded and _is_number(folded):
        return "#"
    if first.isupper():
        if word in {"May", "March"}:
            return "m"
        if word in BODIES:
            return "P"
        if closed is None:
            adverb = folded[-2:] == "ly" and folded[6:] and not folded.endswith(_NAMES_IN_LY)
            return "a" if adverb else "P"
        shouted = closed == "m" and word.isupper()  # "a USA TODAY report"
        return "P" if closed in "jnv" or word == "Per" or shouted else closed
    if closed is not None:
        return closed
    if first > _BEYOND_ASCII and first.isdigit():
        return "#"
    if "-" in folded and folded.endswith(_PARTICIPLES) and not folded.startswith(_VERBAL):
        return "j"  # "state-owned", "fast-growing", unlike "re-elected"
    rest = folded[2:]
    for tag, ending in _ENDINGS:
        if rest.endswith(ending):
            return tag
    return "n"


def _is_number(folded: str) -> bool:
    """Whether a word is a number of two parts: "thirty-one"."""
    tens, _, ones = folded.partition("-")
    return _CLOSED.get(tens) == _CLOSED.get(ones) == "#"


_MOST_KNOWN: Final = 65_536


class _Tags(dict[str, str]):
    """The tag of each word that was ever asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        tag = self[word] = tag_word(word)
        return tag


_TAGS: Final = _Tags(_CLOSED)


DONE: Final = word_set(
    "led held made built brought caught hit shot hurt killed struck sent met run set put paid kept"
    " left lost found heard laid won taught bought fought fed followed launched told drafted sold"
)
"""Past tenses that are participles, too."""
BE: Final = word_set("is are was were be been being am 're 'm isn't aren't wasn't weren't")
SHARES: Final = word_set(
    "third quarter fifth sixth seventh eighth tenth half majority minority plurality number handful"
    " couple dozen"
)
"""Nouns in the singular for several people."""
CLAUSE: Final = regex(r"[xve]")
"""Tags of what makes a clause."""


def fold_form(form: str) -> str:
    """Words in lower case with plain apostrophes."""
    return (form.replace("’", "'") if "’" in form else form).lower()


NOTHING: Final = frozenset[str]()


class WordLists(NamedTuple):
    """Lists of words-attribution that tell what a word is beside a cue, one a field."""

    labels: frozenset[str] = NOTHING
    courts: frozenset[str] = NOTHING
    channels: frozenset[str] = NOTHING
    wires: frozenset[str] = NOTHING
    collectives: frozenset[str] = NOTHING
    nouns_too: frozenset[str] = NOTHING
    prompts: frozenset[str] = NOTHING
    leading_to: frozenset[str] = NOTHING
    toll_raisers: frozenset[str] = NOTHING
    named_events: frozenset[str] = NOTHING
    with_infinitive: frozenset[str] = NOTHING
    purposes: frozenset[str] = NOTHING
    told_of: frozenset[str] = NOTHING
    papers_out: frozenset[str] = NOTHING
    harmed: frozenset[str] = NOTHING
    hearsay: frozenset[str] = NOTHING
    untrue: frozenset[str] = NOTHING
    noises: frozenset[str] = NOTHING
    numbered: frozenset[str] = NOTHING
    fighters: frozenset[str] = NOTHING


class Stretch(NamedTuple):
    """A sentence, or several that a quotation holds together, as tokens."""

    start: int
    end: int
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    """Folded words; of a quotation its first mark, and the letter behind it."""
    tags: str
    stop: int
    """Index of the token that ends the stretch, or that closes it: a full stop."""
    lists: WordLists

    def token_at(self, offset: int) -> int:
        """Index of the token that begins at `offset`, or -1."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else -1


_GOES_ON: Final = word_set(
    "is was are were has have had will would could can may might did does do said says told"
)


def _is_said(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a few words that open a sentence are all that somebody says: "“Never again”, Hale
    said", unlike "“Dune”, the mayor said, was late"."""
    _, *asides = text[quotation.end : end].split(", ", 2)
    goes_on = asides[1:] and asides[1].partition(" ")[0] in _GOES_ON
    return text.startswith(", ", quotation.end) and not goes_on


def _quotation_tag(text: str, quotation: Quotation, before: str, end: int) -> str:
    """Whether the quoted words stand alone (Q) or are part of the sentence (q), which ends at
    `end`, behind a token with the tag `before`."""
    inner = text[quotation.start : quotation.end].strip("“”\"'‘’`„«» ")
    is_clause = inner[:1].islower() and inner[-1] == ","  # "her eyes “were red,” Lee said"
    if quotation.words <= _FEW and before in _NOMINAL and not is_clause:
        return "q"
    may_be_title = quotation.closed and quotation.words <= _LONGEST_TITLE and before in _TITLED
    if may_be_title and _TITLE.fullmatch(inner):
        return "q"  # "the film “Dust on the Road,” which"
    if quotation.words > 12 or not quotation.closed or not inner:
        return "Q"
    whole = inner[0].isupper() and (
        quotation.words > 3
        or before == ":"  # "She said: “It is over”."
        or (not before and _is_said(text, quotation, end))
    )
    return "Q" if whole or inner[-1] in ",.?!…" else "q"


def read_stretch(
    text: str, start: int, end: int, quotations: Sequence[Quotation], lists: WordLists
) -> Stretch:
    """Tokens of text[start:end]; each outermost quotation is one token."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags = ""
    position = start
    for quotation in (*quotations, None):
        room = LONGEST + 1 - len(tags)
        if room <= 0:
            break
        # what stands between tokens, and they, in turn
        pieces = _TOKEN.split(text[position : quotation.start if quotation else end], room)
        tokens = pieces[1::2]
        if tokens:
            line = "".join(map(_TAGS.__getitem__, tokens))
            places = list(accumulate(map(len, pieces), initial=position))
            starts += places[1:-1:2]
            ends += places[2::2]
            words += fold_form("\n".join(tokens)).split("\n")
            if "p" in line or "-" in line or "." in line[:-1]:
                tags = _join(text, end, tags, line, starts, ends, words)
            else:
                tags += line
        if quotation:
            starts.append(quotation.start)
            ends.append(min(quotation.end, end))
            words.append(text[quotation.start : quotation.start + 2])
            tag = _quotation_tag(text, quotation, tags[-1:], end)
            tags += tag
            if tag == "q" and quotation.words > _FEW and text[quotation.end - 2] == ",":
                starts.append(quotation.end)  # the comma that stands in the marks of a title
                ends.append(quotation.end)
                words.append(",")
                tags += ","
            position = quotation.end
    if "m#," in tags or "m,#m" in tags:
        tags = _join_dates(tags, words)
    if "xP" in tags:
        tags = _named_as_helpers(text, tags, starts, ends)
    if "will" in words and ("xe" in tags or "xv" in tags):
        tags = _will_did(text, tags, starts, words)
    if "m" in tags:
        tags = _named_as_months(tags, words)
    if "vi" in tags and "by" in words:
        tags = _done_by(tags, words)
    made = (start, end, starts, ends, words, tags, len(tags.rstrip(".")), lists)
    return _new(Stretch, made)


def _join_dates(tags: str, words: Sequence[str]) -> str:
    """Tags in which the commas of "on Monday, Aug. 29, 2022, that" and "on Monday, 29 August
    2022, that" part no clauses."""

    def joined(date: re.Match[str]) -> str:
        year, month = date.start("year"), date.start("month")
        if month > 0 and (words[month] == "months" or words[month][:3] not in _MONTHS):
            return date.group()  # "on Monday, 12 months later"
        if year > 0 and not (len(words[year + 1]) == _YEAR and words[year + 1].isdigit()):
            return tags[date.start() : year].replace(",", "m") + tags[year : date.end()]
        return date.group().replace(",", "m")

    return _DATE.sub(joined, tags)


def _named_as_helpers(text: str, tags: str, starts: Sequence[int], ends: Sequence[int]) -> str:
    """Tags in which the Will of "said Will Doyle" is a name, unlike that of a headline and of
    "Will Russia wait?"."""
    index = tags.find("xP")
    while index >= 0:
        if text[starts[index] : ends[index]] in _HELPERS_TOO:
            opens = not index and text[ends[-1] - 1] != "?"
            if opens or (index > 0 and not text[starts[index - 1]].isupper()):
                tags = f"{tags[:index]}P{tags[index + 1 :]}"
        index = tags.find("xP", index + 1)
    return tags


def _will_did(text: str, tags: str, starts: Sequence[int], words: Sequence[str]) -> str:
    """Tags in which the Will of "George Will said" is a name: no helper has a past tense."""
    index = words.index("will")
    verb = words[index + 1] if index + 1 < len(words) else ""
    past = verb in _PAST or (verb.endswith("ed") and not verb.endswith("eed"))
    if tags[index] != "x" or not past or text[starts[-1]] == "?":
        return tags
    named = text[starts[index]] == "W" and text[starts[index + 1]].islower()
    return f"{tags[:index]}P{tags[index + 1 :]}" if named else tags


def _named_as_months(tags: str, words: Sequence[str]) -> str:
    """Tags in which who is called like a month has a name: "Theresa May said", "said Jan Hale",
    unlike "In May Hale said" and "the meeting in Oslo March 3"."""
    index = tags.find("m")
    while index >= 0:
        if words[index] in _MONTHS_TOO:
            before, after = tags[index - 1] if index else "^", tags[index + 1 : index + 2]
            first = after == "P" and before in "^,vQPc"
            last = before == "P" and after != "#"
            if first or last or (after == "v" and before in "^,Qc"):
                tags = f"{tags[:index]}P{tags[index + 1 :]}"
        index = tags.find("m", index + 1)
    return tags


def _done_by(tags: str, words: Sequence[str]) -> str:
    """Tags in which what is done by somebody is no finite verb: "a team led by Ada Hale said"."""
    return "".join(
        [
            "e" if tag == "v" and behind == "by" and word in DONE else tag
            for tag, word, behind in zip(tags, words, (*words[1:], ""), strict=True)
        ]
    )


def _join(
    text: str,
    end: int,
    before: str,
    line: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
) -> str:
    """Take out the apostrophes, full stops and hyphens that only extend the token before, among
    the tokens whose tags are in `line`; `before` are those of the tokens before. All tags."""
    first = len(before)
    tags = [*before, *line]
    out: dict[int, int] = {}  # and the token before each that is left
    for match in _MAY_JOIN.finditer(line):
        index = first + match.start()
        word = text[starts[index] : ends[index]]
        if line[match.start()] == "." and word != ".":
            continue
        extended = out.get(index - 1, index - 1)
        tags[index] = _joint(word, index, extended, end, starts, ends, tags)
        if not tags[index]:
            out[index] = extended
    if out:
        left = [index not in out for index in range(first, len(tags))]
        starts[first:] = compress(starts[first:], left)
        ends[first:] = compress(ends[first:], left)
        words[first:] = compress(words[first:], left)
    return "".join(tags)


def _joint(
    word: str,
    index: int,
    before: int,
    end: int,
    starts: list[int],
    ends: list[int],
    tags: list[str],
) -> str:
    """The tag of an apostrophe, full stop or hyphen; "" where it only extends the token before."""
    tag = tags[index]
    adjacent = before >= 0 and ends[before] == starts[index]
    if tag == "p":
        if not adjacent:
            return ""
        owner = word[1:] in {"", "s"}  # of “they're”, “who'd” the second part is a helper
        return "p" if owner and not (word[1:] and tags[before] in "rwta") else "x"
    if tag == ".":
        if adjacent and ends[index] < end - 1:
            ends[before] = ends[index]
            if tags[before] == "d":
                tags[before] = "P"  # an initial: "Julie A. Diaz"
            return ""
        return "."
    return "-" if len(word) > 1 or word in "–—―" or not adjacent else ""
