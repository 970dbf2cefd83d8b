"""What is said in places one after the other: the speaker of one may go on in the next."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from validator.api import Block, Document, Extent, Quotation, Term, regex

from .clauses import Reader
from .frames import credit, elided, label, with_words_behind
from .readings import CUE_LISTS, STATING, Cue, Draft, Reading
from .sections import HEAD, Place, credits_behind_dash
from .source_words import SourceLexicon
from .sources import is_human
from .words import Stretch, WordLists, read_stretch

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
_STAMP: Final = regex(r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9](?: ?[ap]m)? (?=[A-Z])")
"""The hour of a live report: "14.20 The mayor says"."""
_TELLING: Final = STATING | {"voices", "openers"}
"""Classes of what a speaker may go on from in quoted words alone: 'Hale said it was shut. "It was
not safe."'."""
_LABEL_IN_QUOTATION: Final = 24
"""Characters in which a label ends that opens a paragraph of quoted words."""


def read_places(
    document: Document, places: Iterable[Place], lists: WordLists, lexicon: SourceLexicon
) -> list[Draft]:
    """What is said in places one after the other; the speaker of one may go on in the next."""
    section = _Section(document, lists, lexicon)
    for place in places:
        section.read(place)
    return [draft for draft in section.drafts if draft.content]


class _Section:
    """Places one after the other, and whose words the next may hold; drafts are told by number."""

    _voice: int | None = None
    """The draft whose speaker goes on in the next quotation, if it stands alone."""
    _wanting: int | None = None
    """The draft whose words are still to come."""
    _supposed: int | None = None
    """The draft whose speaker may go on in a paragraph of quoted words alone."""
    _alone: Extent | None = None
    """The quotation just before, if nobody is known to have said it."""

    def __init__(self, document: Document, lists: WordLists, lexicon: SourceLexicon) -> None:
        self._document, self._text = document, document.text
        self._lists, self._lexicon = lists, lexicon
        self.drafts: list[Draft] = []

    def read(self, place: Place) -> None:
        text = self._text
        start, end, block, opens, quotations, cues = place
        colon, closes_with_source = self._colon(place)
        waits = self._wanting is not None
        if not quotations and not cues and colon < 0 and not closes_with_source and not waits:
            self._voice = self._alone = None
            return
        if opens and text[start].isdigit() and (stamp := _STAMP.match(text, start, end)):
            start = stamp.end()
        stretch = read_stretch(text, start, end, quotations, self._lists)
        if opens:
            self._begin_paragraph(quotations, start)
        only_quoted = quotations and not stretch.tags.strip("Qq.-")
        if only_quoted and not 0 <= colon < start + _LABEL_IN_QUOTATION:
            self._add_quotation(Extent(quotations[0].start, quotations[-1].end), opens)
            return
        if self._wanting is not None and opens and not quotations:
            draft = self.drafts[self._wanting]
            if _leads_on(draft):
                self.drafts[self._wanting] = draft._replace(content=(Extent(start, end),))
        self._wanting = None
        readings = Reader(stretch, _cues(stretch, cues)).read()
        if colon >= 0:
            quoted = bool(quotations) and quotations[0].start == start and colon < quotations[0].end
            bare = read_stretch(text, start + 1, end, (), self._lists) if quoted else stretch
            labelled = label(bare, colon, block.end)
            if labelled is not None and self._tells_who(block, bare, labelled):
                stretch, readings = bare, [labelled]
        ends_block = end == block.end
        near_end = closes_with_source or ":" in stretch.tags[-6:]
        if opens and ends_block and near_end and not readings:
            credited = credit(text, stretch, self._lexicon)
            readings = [credited] if credited else []
        self._voice = None
        if len(readings) == 1 and "#" in stretch.tags[-4:]:
            readings = elided(text, stretch, readings[0], self._lexicon)
        if len(readings) == 1 and ":Q" in stretch.tags:
            readings = with_words_behind(stretch, readings[0])
        for reading in readings:
            self._add(stretch, reading, ends_block)
        self._alone = None

    def _colon(self, place: Place) -> tuple[int, bool]:
        """Where the colon stands behind what may be a label, -1 for none; and whether the block
        may end with its source."""
        text, (start, end, block, opens, _, _) = self._text, place
        colon, closes = -1, False
        if opens and ":" in text[start:end]:
            colon = text.find(":", start, min(start + HEAD, end))
            closes = end == block.end and text.find(":", end - HEAD, end) > start
        return colon, closes or credits_behind_dash(text, block)

    def _begin_paragraph(self, quotations: Sequence[Quotation], start: int) -> None:
        """A speaker goes on in a new paragraph if his quotation does, or if his words are still to
        come; else that is only supposed."""
        self._alone, self._supposed = None, self._voice
        runs_on = quotations and quotations[0].running and quotations[0].start == start
        if not runs_on and self._wanting is None:
            self._voice = None

    def _add_quotation(self, quoted: Extent, opens: bool) -> None:
        """Give quoted words that stand alone to whom they belong."""
        speaker = self._wanting if self._wanting is not None else self._voice
        if speaker is not None:
            draft = self.drafts[speaker]
            self.drafts[speaker] = draft._replace(content=(*draft.content, quoted))
            self._voice, self._wanting = speaker, None
        elif self._supposed is not None and opens:
            draft = self.drafts[self._supposed]
            self._supposed = self._voice = len(self.drafts)
            self.drafts.append(draft._replace(content=(quoted,), orphan=True))
        else:
            self._alone = quoted

    def _add(self, stretch: Stretch, reading: Reading, ends_block: bool) -> None:
        number, content = len(self.drafts), reading.content
        if reading.open:
            if stretch.tags.rstrip(".").endswith(":") or ends_block:
                self._wanting = number
            if self._alone is not None and stretch.tags[-1:] != ":":
                content, self._wanting = (self._alone,), None
            elif self._wanting is None:
                self._wanting = number
        told = "Q" in stretch.tags or (reading.stated and reading.cls in _TELLING)
        if reading.open or reading.direct or (told and self._voice is None):
            self._voice = number
        self.drafts.append(_new(Draft, (stretch, reading, content, False)))

    def _tells_who(self, block: Block, stretch: Stretch, labelled: Reading) -> bool:
        """Whether a label is a source: no name of a field, a place, a day or a theme."""
        lexicon = self._lexicon
        return not (
            _said(stretch, labelled.cue[0]) in self._lists.labels
            or (block.type != "headline" and _is_place(stretch, labelled, lexicon))
            or _is_dateline(self._document, block, stretch, labelled, lexicon)
            or (block.type == "list-item" and _is_field(stretch, labelled, lexicon))
            or _is_theme(self._text, stretch, labelled, lexicon)
        )


def _leads_on(draft: Draft) -> bool:
    """Whether what is said is told in the next paragraph: “The bank wrote:”, unlike “It was shelved
    after the bank objected.”"""
    return draft.stretch.tags.rstrip(".").endswith(":") and draft.reading.cls != "lead"


def _cues(stretch: Stretch, words: Sequence[Term]) -> list[Cue]:
    """The cue words of a stretch, the longest at each place, as tokens."""
    starts, size = stretch.starts, len(stretch.tags)
    cues: list[Cue] = []
    place = (0, 0)
    for start, end, lexicon, entry in words:
        if start < place[1]:
            if place == (start, end) and cues and starts[cues[-1].first] == start:
                cues[-1] = cues[-1]._replace(classes=cues[-1].classes | CUE_LISTS[lexicon])
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
                cues.append(_new(Cue, (first, last, CUE_LISTS[lexicon], headword)))
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
    if look.folded and (look.folded[0] in stretch.lists.named_events or look.folded[-1].isdigit()):
        return True
    return head.islower() and not (look.classes[look.head] or is_human(head, lexicon))


def _said(stretch: Stretch, last: int) -> str:
    """The folded words up to a token."""
    return " ".join(stretch.words[:last]).replace(" 's", "'s")
