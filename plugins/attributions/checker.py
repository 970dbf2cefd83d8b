"""Attributions: who says what, and what that is worth for a figure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter, not_
from typing import Any, Final, get_args

from validator.api import (
    Attribution,
    Checker,
    Document,
    Extent,
    Lexicon,
    NewsSource,
    SourceKind,
    Term,
    hookimpl,
)

from ..word_places import any_in, forms_of
from .drafts import read_places
from .phrases import noun_phrase_start
from .readings import CUE_LISTS, Draft, attribution_of, with_confirmed
from .sections import Sections
from .source_identity import (
    GENDERED,
    MEN,
    SUBJECTS,
    WOMEN,
    all_attributions,
    are_many,
    gender_of,
    resolved_sources,
    without_calling,
)
from .source_words import LEXICONS, SourceLexicon
from .sources import OWNERS, Classifier
from .subjects import RELATIVES
from .verbs import main_subject
from .vocabulary import DERIVED, FUNCTIONS, KINDS
from .words import Stretch, WordLists, read_stretch

_start, _end = attrgetter("start"), attrgetter("end")
_AROUND: Final = tuple(
    f"words-attribution.{field.replace('_', '-')}" for field in WordLists._fields
)
_SHIELDS: Final = "words-sources.shields"
_ANY: Final = frozenset(get_args(SourceKind)) - {"pronoun"}
_FURTHEST: Final = 5
"""Sentences in which a person is looked for whom a pronoun stands for."""
_MOST_TOLD: Final = 4
"""Words that tell a gender that are looked at."""
_OPENING: Final = 24
"""Characters of a sentence in which its subject is called so."""
_BLOWS: Final = frozenset({"attack", "assail", "blast"})
"""Verbs that judge where people speak, and strike where troops do."""


class Attributions(Checker):
    """Finds who says what."""

    name = "attributions"
    needs = ("quotation",)
    lexicons = (*CUE_LISTS, _SHIELDS, MEN, WOMEN)
    tables = (*LEXICONS, *_AROUND)
    kinds = KINDS
    functions = FUNCTIONS
    derived = DERIVED

    def __init__(self) -> None:
        self._lexicon = SourceLexicon({})
        self._classify = Classifier(self._lexicon)
        self._lists = WordLists()

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._lexicon = SourceLexicon(lexicons)
        self._classify = Classifier(self._lexicon)
        self._lists = WordLists(*[frozenset(forms_of(lexicons.get(name))) for name in _AROUND])

    def annotate(self, document: Document) -> Iterable[Any]:
        resolved = document.once(resolved_sources)
        found: list[NewsSource | Attribution] = []
        for attribution in document.once(all_attributions):
            if attribution.source is not None:
                source = resolved[attribution.source[:2]]
                if source is not attribution.source:
                    attribution = attribution._replace(source=source)
                if attribution.cue:  # otherwise its source is that of another
                    found.append(source)
            found.append(attribution)
        return found

    def sections(self, document: Document) -> Sequence[int]:
        return document.once(_sections).starts

    def annotate_section(self, document: Document, start: int, end: int) -> Iterable[Any]:
        del end  # a section is known by its start
        places = document.once(_sections).places(start)
        drafts = read_places(document, places, self._lists, self._lexicon)
        if not drafts:
            return ()
        shields = document.once(_shields)
        sources = [self._source(document, draft, shields) for draft in drafts]
        deeds = [*map(_is_fight, drafts, sources)]
        if True in deeds:
            drafts = [*compress(drafts, map(not_, deeds))]
            sources = [*compress(sources, map(not_, deeds))]
        made = with_confirmed(document, [*map(attribution_of, drafts, sources)])
        own = [not draft.orphan for draft in drafts]
        return [*filter(None, compress(sources, own)), *made]

    def _source(
        self, document: Document, draft: Draft, shields: Sequence[int]
    ) -> NewsSource | None:
        """The source of a draft by its own words; of “who” what stands before it."""
        text = document.text
        stretch, reading, *_ = draft
        if reading.source is None:
            return None
        shielded = bool(shields) and any_in(shields, stretch.start, stretch.end)
        first, last = reading.source
        starts, ends = stretch.starts, stretch.ends
        source = self._classify(text, starts[first], ends[last - 1], shielded)
        source = without_calling(document, source)
        mark = stretch.tags[last : last + 1]
        if mark in {",", "-"} and mark in stretch.tags[first:last]:
            source = source._replace(pieces=(Extent(starts[first], ends[last]),))
        if source.kind == "pronoun":
            meant = self._stood_for(document, stretch, first)
            return source if meant is None else source._replace(antecedent=meant)
        return source

    def _stood_for(self, document: Document, stretch: Stretch, pronoun: int) -> NewsSource | None:
        """Whom or what a pronoun may stand for by what stands before."""
        word = stretch.words[pronoun]
        suits = SUBJECTS.get(word, _ANY)
        for start, end in _meant(document, stretch, pronoun):
            antecedent = self._classify(document.text, start, end)
            one = antecedent.kind in suits and (suits is _ANY or not are_many(antecedent))
            other = word in GENDERED and gender_of(document, antecedent) not in {None, word}
            if one and not other:
                return antecedent
        for start, end in _gendered(document, stretch, pronoun):
            antecedent = self._classify(document.text, start, end)
            if antecedent.kind == "person" and gender_of(document, antecedent) == word:
                return antecedent
        return None


def _is_fight(draft: Draft, source: NewsSource | None) -> bool:
    """Whether troops attack somewhere, and nobody's words."""
    return (
        source is not None
        and draft.reading.headword in _BLOWS
        and not draft.reading.direct
        and source.party in {"military", "armed-group"}
    )


def _meant(document: Document, stretch: Stretch, pronoun: int) -> Iterator[Extent]:
    """What a pronoun may stand for, the nearest first: the subject of the clause that its own goes
    on from, "Hale has read it, but she said", and that of the sentence before."""
    if stretch.words[pronoun] not in SUBJECTS:
        yield from _placed(stretch, _stands_for(stretch, pronoun))
        return
    if stretch.tags[pronoun - 1 : pronoun] in {",", "c"}:
        yield from _placed(stretch, main_subject(stretch, None, pronoun))
    before = _sentence_before(document, stretch)
    start, end = main_subject(before, None, len(before.tags)) or (0, 0)
    start += before.tags[start : start + 2] == "#d"  # "13.50 The mayor has come"
    yield from _placed(before, (start, end))


def _placed(stretch: Stretch, tokens: tuple[int, int] | None) -> Iterator[Extent]:
    """Where tokens stand, if there are any."""
    start, end = tokens or (0, 0)
    if start < end:
        yield Extent(stretch.starts[start], stretch.ends[end - 1])


def _gendered(document: Document, stretch: Stretch, pronoun: int) -> Iterator[Extent]:
    """Subjects of sentences further up, the nearest first, that hold a word of the gender of a
    pronoun: "Ms Hale bought the farm. It rained. “It was dry,” she said."."""
    lexicon = GENDERED.get(stretch.words[pronoun])
    terms = document.terms(lexicon) if lexicon else ()
    at = bisect_left(terms, stretch.start, key=_start)
    number = document.sentence_index(stretch.start)
    for term in reversed(terms[max(at - _MOST_TOLD, 0) : at]):
        other = document.sentence_index(term.start)
        if other < number - _FURTHEST:
            break
        if other == number or term.start > document.sentences[other].start + _OPENING:
            continue
        near = _read_sentence(document, other, stretch.lists)
        yield from _placed(near, main_subject(near, None, len(near.tags)))


def _sentence_before(document: Document, stretch: Stretch) -> Stretch:
    """The sentence before a stretch, if its paragraph has one and nobody is quoted there."""
    number = document.sentence_index(stretch.start)
    if not number or document.sentences[number - 1].start < document.block_at(stretch.start).start:
        return read_stretch(document.text, stretch.start, stretch.start, (), stretch.lists)
    return _read_sentence(document, number - 1, stretch.lists)


def _read_sentence(document: Document, number: int, lists: WordLists) -> Stretch:
    """A sentence of the writer's own; nothing of one in which somebody is quoted."""
    start, end = document.sentences[number]
    quoted = document.spans_near("quotation", start, end)
    if any(q.start < end and q.end > start for q in quoted):
        end = start
    return read_stretch(document.text, start, end, (), lists)


def _stands_for(stretch: Stretch, pronoun: int) -> tuple[int, int]:
    """Tokens of what a pronoun stands for in its own sentence, if any: what stands before “who”,
    and of “its” the subject, as in “The bank raised its forecast”."""
    word = stretch.words[pronoun]
    if word in OWNERS:
        return main_subject(stretch, None, pronoun) or (0, 0)
    if word not in RELATIVES:
        return 0, 0
    end = pronoun
    while end and stretch.tags[end - 1] in ",-":
        end -= 1
    return noun_phrase_start(stretch, end), end


def _cues(document: Document) -> list[Term]:
    """The cue words of a document, the longest first at each place; one may stand in two lists."""
    found = [*chain.from_iterable(document.terms_of(CUE_LISTS).values())]
    found.sort(key=_end, reverse=True)
    found.sort(key=_start)
    return found


def _shields(document: Document) -> list[int]:
    """Where words stand that withhold a name."""
    return [term.start for term in document.terms(_SHIELDS)]


def _sections(document: Document) -> Sections:
    return Sections(document, _cues(document))


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Attributions()]
