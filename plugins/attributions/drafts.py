"""What is said in places one after the other: the speaker of one may go on in the next."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final, Literal

from validator.api import Attribution, Block, Document, Extent, NamedTuple, NewsSource, Term, regex

from .clauses import Reader
from .frames import credit, label
from .readings import STATING, Cue, Reading
from .sections import HEAD, Place, credits_behind_dash
from .source_words import SourceLexicon
from .sources import is_human
from .words import Stretch, read_stretch

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
_start, _end = attrgetter("start"), attrgetter("end")
# the hour of a live report: "14.20 The mayor says"
_STAMP = regex(r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9](?: ?[ap]m)? (?=[A-Z])")
_AFTER_SEMICOLON = regex(r"; (?:and |but )?$")


_EVENTS: Final = frozenset({"cyclone", "storm", "hurricane", "typhoon", "operation"})
"""What stands before the name of an event: "Cyclone Amara: 31 dead". A number ends one, too:
"Budget 2026: winners and losers"."""


class Draft(NamedTuple):
    """An attribution whose source is not yet looked at."""

    stretch: Stretch
    reading: Reading
    content: tuple[Extent, ...]
    orphan: bool = False
    """Whether it is a paragraph of quoted words alone, whose speaker is only supposed."""


def read_places(
    document: Document, places: Iterable[Place], labels: frozenset[str], lexicon: SourceLexicon
) -> list[Draft]:
    """What is said in places one after the other; the speaker of one may go on in the next."""
    text = document.text
    drafts: list[Draft] = []
    voice: int | None = None
    """Index of the draft whose speaker goes on in the next quotation, if it stands alone."""
    wanting: int | None = None
    """Index of a draft whose words are still to come."""
    orphan: int | None = None
    """Index of the draft whose speaker may go on in the next paragraph."""
    alone: Extent | None = None
    for start, end, block, fresh, held, found in places:
        colon, tail = -1, False
        if fresh and ":" in text[start:end]:
            colon = text.find(":", start, min(start + HEAD, end))
            tail = end == block.end and text.find(":", end - HEAD, end) > start
        tail = tail or credits_behind_dash(text, block)
        if not held and not found and colon < 0 and not tail and wanting is None:
            voice, alone = None, None
            continue
        if fresh and text[start].isdigit() and (stamp := _STAMP.match(text, start, end)):
            start = stamp.end()
        stretch = read_stretch(text, start, end, held)
        only = held and not stretch.tags.strip("Qq.-")
        if fresh:
            alone = None
            orphan = voice
            if not (held and held[0].running and held[0].start == start):
                voice = voice if wanting is not None else None
        if only and not 0 <= colon < start + 24:
            piece = Extent(held[0].start, held[-1].end)
            target = wanting if wanting is not None else voice
            if target is None and orphan is not None and fresh:
                parent = drafts[orphan]
                drafts.append(parent._replace(content=(piece,), orphan=True))
                orphan = voice = len(drafts) - 1
                continue
            if target is not None:
                draft = drafts[target]
                drafts[target] = draft._replace(content=(*draft.content, piece))
                voice, wanting = target, None
                continue
            alone = piece
            continue
        if wanting is not None and fresh and not held and _leads_on(drafts[wanting]):
            drafts[wanting] = drafts[wanting]._replace(content=(Extent(start, end),))
        wanting = None
        readings = Reader(stretch, _cues(stretch, found)).read()
        if colon >= 0:
            inside = bool(held) and held[0].start == start and colon < held[0].end
            if inside:
                stretch = read_stretch(text, start + 1, end, ())
            labelled = label(stretch, colon, block.end)
            if labelled is not None and not (
                _said(stretch, labelled.cue[0]) in labels
                or (block.type != "headline" and _is_place(stretch, labelled, lexicon))
                or _is_dateline(document, block, stretch, labelled, lexicon)
                or (block.type == "list-item" and _is_field(stretch, labelled, lexicon))
                or _is_theme(text, stretch, labelled, lexicon)
            ):
                readings = [labelled]
            elif inside:
                stretch = read_stretch(text, start, end, held)
        if fresh and end == block.end and not readings and (tail or ":" in stretch.tags[-6:]):
            credited = credit(text, stretch, lexicon)
            readings = [credited] if credited else readings
        voice = None
        for reading in readings:
            content = reading.content
            if reading.open:
                if stretch.tags.rstrip(".").endswith(":") or end == block.end:
                    wanting = len(drafts)
                if alone is not None and stretch.tags[-1:] != ":":
                    content, wanting = (alone,), None
                elif wanting is None:
                    wanting = len(drafts)
                voice = len(drafts)
            if reading.direct or ("Q" in stretch.tags and voice is None):
                voice = len(drafts)
            drafts.append(_new(Draft, (stretch, reading, content, False)))
        alone = None
    return [draft for draft in drafts if draft.content]


def _leads_on(draft: Draft) -> bool:
    """Whether what is said is told in the next paragraph: “The bank wrote:”, unlike “It was shelved
    after the bank objected.”"""
    return draft.stretch.tags.rstrip(".").endswith(":") and draft.reading.cls != "lead"


class _Classes(dict[str, frozenset[str]]):
    """The class of cue words that a word list holds: its name."""

    def __missing__(self, lexicon: str) -> frozenset[str]:
        made = self[lexicon] = frozenset((lexicon.rpartition(".")[2],))
        return made


_CLASSES: Final = _Classes()


def _cues(stretch: Stretch, words: Sequence[Term]) -> list[Cue]:
    """The cue words of a stretch, the longest at each place, as tokens."""
    starts, size = stretch.starts, len(stretch.tags)
    cues: list[Cue] = []
    place = (0, 0)
    for start, end, lexicon, entry in words:
        if start < place[1]:
            if place == (start, end) and cues and starts[cues[-1].first] == start:
                cues[-1] = cues[-1]._replace(classes=cues[-1].classes | _CLASSES[lexicon])
            continue
        place = (start, end)
        first = bisect_left(starts, start)
        if first < size and starts[first] == start:
            last = first + 1
            if cues and last >= stretch.stop and not stretch.tags[cues[-1].last : last].strip("Pp"):
                continue  # "..., said Amina Said"
            if cues and cues[-1].last == first and _is_surname(stretch, cues[-1], first):
                cues.pop()  # "Amina Said said"
            if stretch.ends[first] != end:
                last = bisect_left(starts, end, lo=first)
            if stretch.ends[last - 1] == end or "-" not in stretch.words[last - 1]:  # "tweet-id"
                headword = entry.replacement or entry.headword
                cues.append(_new(Cue, (first, last, _CLASSES[lexicon], headword)))
    return cues


def _is_surname(stretch: Stretch, cue: Cue, follow: int) -> bool:
    """Whether a cue behind a name and before another cue is the end of that name."""
    tags, first = stretch.tags, cue.first
    return first > 0 and tags[first - 1 : follow] == "PP" and tags[follow] not in "Pp"


def _is_dateline(
    document: Document, block: Block, stretch: Stretch, labelled: Reading, lexicon: SourceLexicon
) -> bool:
    """Whether one name that nobody knows for a speaker opens copy that names its day, as Indian
    papers write a dateline: "Ahmedabad: The police on Friday held 43", unlike "Haddad: I left"."""
    colon = labelled.cue[0]
    return (
        block.type == "paragraph"
        and stretch.tags[:colon] == "P"
        and stretch.tags[colon + 1] in "dPnj#m"
        and "m" in stretch.tags[colon:]
        and not stretch.words[0].isupper()
        and not lexicon.speaks(_said(stretch, colon))
        and block is next((one for one in document.blocks if one.type == "paragraph"), None)
    )


def _is_field(stretch: Stretch, labelled: Reading, lexicon: SourceLexicon) -> bool:
    """Whether a label says what is told of in a list: "Cost: £310m", "Journey time: 17 minutes"."""
    colon = labelled.cue[0]
    return (
        stretch.tags[colon + 1] in "#dmj"
        and (colon == 1 or stretch.tags[colon - 1] == "n")
        and not lexicon.speaks(_said(stretch, colon))
    )


def _is_place(stretch: Stretch, labelled: Reading, lexicon: SourceLexicon) -> bool:
    """Whether a label tells where, as in a round-up, and not who: "Peru: A bus fell ..."."""
    colon = labelled.cue[0]
    return stretch.tags[colon + 1] not in "Qq" and _said(stretch, colon) in lexicon.metonyms


def _is_theme(text: str, stretch: Stretch, labelled: Reading, lexicon: SourceLexicon) -> bool:
    """Whether a label tells what about, and not who: "Police blotter: May 4-10"."""
    if labelled.source is None or stretch.tags[labelled.cue[0] + 1] in "Qq":
        return False
    first, last = labelled.source
    look = lexicon.look(text[stretch.starts[first] : stretch.ends[last - 1]])
    head = look.words[look.head] if look.words else ""
    if look.folded and (look.folded[0] in _EVENTS or look.folded[-1].isdigit()):
        return True
    return head.islower() and not (look.classes[look.head] or is_human(head))


def _said(stretch: Stretch, last: int) -> str:
    """The folded words up to a token."""
    return " ".join(stretch.words[:last]).replace(" 's", "'s")


def attribution_of(draft: Draft, source: NewsSource | None) -> Attribution:
    stretch, reading, content, orphan = draft
    if content[1:]:
        content = tuple(sorted(content))
    cue: tuple[Extent, ...] = ()
    parts: list[Extent | NewsSource] = [*content]
    if not orphan:
        first, last = reading.cue
        cue = (_new(Extent, (stretch.starts[first], stretch.ends[last - 1])),)
        parts += cue if source is None else (*cue, source)
    start, end = min(map(_start, parts)), max(map(_end, parts))
    strength = "weak" if orphan else _strength(reading, source)
    made = (start, end, source, cue, content, strength, reading.headword)
    return _new(Attribution, made)


def _strength(reading: Reading, source: NewsSource | None) -> Literal["strong", "weak", "inverse"]:
    if reading.source is None:
        return "weak"
    states = reading.cls in {"finds", "believes"}
    if states and source and (source.antecedent or source).kind == "document":
        return "strong"  # "the accounts show a loss": papers state what they hold
    if reading.cls == "lead":
        return "strong"
    if reading.cls == "denies":
        return "inverse"
    if reading.cls in STATING or reading.cls in {"openers", "label", "passives"}:
        return "strong" if reading.stated else "weak"
    return "strong" if reading.cls == "voices" and (reading.direct or reading.stated) else "weak"


def with_confirmed(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """Who confirms, behind a semicolon, stands for what was said before it as well: "Six died,
    diplomats said; the ministry confirmed six dead"."""
    if "confirm" not in [attribution.cue_verb for attribution in attributions]:
        return attributions
    before: dict[int, Attribution] = {}
    found = []
    for attribution in attributions:
        before[attribution.end] = attribution
        if attribution.cue_verb == "confirm" and attribution.strength == "strong":
            start = attribution.start
            gap = _AFTER_SEMICOLON.search(document.text, max(0, start - 8), start)
            earlier = before.get(gap.start()) if gap else None
            if earlier is not None:
                content = (*earlier.content, *attribution.content)
                attribution = attribution._replace(start=earlier.start, content=content)
        found.append(attribution)
    return found
