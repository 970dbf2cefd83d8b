"""Attributions: who says what, and what that is worth for a figure."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from validator.api import (
    UNKNOWN,
    Attribution,
    Block,
    Checker,
    Derived,
    Document,
    Extent,
    Function,
    Kind,
    Lexicon,
    NamedTuple,
    NewsSource,
    Party,
    Quotation,
    Tri,
    hookimpl,
    regex,
)

from . import sources
from .attribution_clauses import Reader
from .attribution_phrases import noun_phrase_end, noun_phrase_start
from .attribution_readings import STATING, Cue, CueWord, Reading
from .attribution_sections import HEAD, Place, Sections
from .attribution_words import Stretch, read_stretch
from .name_comparison import name_key, other_post, sound_key, spelt_otherwise
from .sources import Resolver, SourceLexicon, classify

_CUES: Final = (
    "says", "claims", "tells", "finds", "counts", "believes", "judges", "discusses", "urges",
    "voices", "denies", "refuses", "openers", "passives", "attitudes", "statements", "surveys",
)  # fmt: skip
_PACK: Final = "words-attribution"
_LISTS: Final = {name: f"{_PACK}.{name}" for name in _CUES}
_CLASSES: Final = {name: frozenset((name,)) for name in _CUES}
_LABELS: Final = f"{_PACK}.labels"
_SHIELDS: Final = "words-sources.shields"
_RELATIVES: Final = frozenset({"who", "which", "that"})
_NAMED: Final = frozenset({"person", "role", "organisation", "state", "document", "media"})


_AFTER_SEMICOLON = regex(r"; (?:and |but )?$")


class _Draft(NamedTuple):
    """An attribution whose source is not yet looked at."""

    stretch: Stretch
    reading: Reading
    content: tuple[Extent, ...]
    orphan: bool = False
    """Whether it is a paragraph of quoted words alone, whose speaker is only supposed."""


def _cues(stretch: Stretch, words: Sequence[CueWord]) -> list[Cue]:
    """The cue words of a stretch, the longest at each place, as tokens."""
    cues: list[Cue] = []
    reach = 0
    for word in words:
        if word.start < reach:
            continue
        reach = word.end
        first = stretch.token_at(word.start)
        if first < 0:
            continue
        last = bisect_left(stretch.starts, word.end)
        if stretch.ends[last - 1] == word.end or "-" not in stretch.words[last - 1]:  # "tweet-id"
            cues.append(Cue(first, last, word.classes, word.headword, word.form))
    return cues


def _drafts(
    document: Document, places: Iterable[Place], labels: frozenset[str], lexicon: SourceLexicon
) -> list[_Draft]:
    """What is said in places one after the other; the speaker of one may go on in the next."""
    text, folded = document.text, document.folded
    drafts: list[_Draft] = []
    voice: int | None = None
    """Index of the draft whose speaker goes on in the next quotation, if it stands alone."""
    wanting: int | None = None
    """Index of a draft whose words are still to come."""
    orphan: int | None = None
    """Index of the draft whose speaker may go on in the next paragraph."""
    alone: Extent | None = None
    for start, end, block, fresh, held, found in places:
        colon = text.find(":", start, min(start + HEAD, end)) if fresh else -1
        tail = fresh and end == block.end and text.find(":", end - HEAD, end) > start
        if not held and not found and colon < 0 and not tail and wanting is None:
            voice, alone = None, None
            continue
        stretch = read_stretch(text, folded, start, end, held)
        only = not stretch.tags.strip("Qq.-")
        if fresh:
            alone = None
            orphan = voice
            if not (held and held[0].running and held[0].start == start):
                voice = voice if wanting is not None else None
        if only and held and not 0 <= colon < start + 24:
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
        if wanting is not None and fresh and not held and drafts[wanting].reading.cls != "lead":
            drafts[wanting] = drafts[wanting]._replace(content=(Extent(start, end),))
        wanting = None
        readings = Reader(stretch, _cues(stretch, found)).read()
        if colon >= 0:
            inside = bool(held) and held[0].start == start and colon < held[0].end
            if inside:
                stretch = read_stretch(text, folded, start + 1, end, ())
            label = _label(stretch, colon, block)
            if label is not None and _said(stretch, label.cue[0]) not in labels:
                readings = [label]
            elif inside:
                stretch = read_stretch(text, folded, start, end, held)
        if fresh and end == block.end and ":" in stretch.tags[-6:] and not readings:
            credit = _credit(document, stretch, lexicon)
            readings = [credit] if credit else readings
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
            drafts.append(_Draft(stretch, reading, content))
        alone = None
    return [draft for draft in drafts if draft.content]


def _credit(document: Document, stretch: Stretch, lexicon: SourceLexicon) -> Reading | None:
    """As in the headline "12 dead in blast: police"."""
    size = len(stretch.tags)
    colon = stretch.tags.rfind(":", max(size - 6, 1))
    if colon < 2 or colon + 1 >= size or stretch.tags[colon + 1 :].strip("Pnpdj"):
        return None
    if not lexicon.speaks(document.text[stretch.starts[colon + 1] : stretch.end]):
        return None
    content = (Extent(stretch.starts[0], stretch.ends[colon - 1]),)
    return Reading((colon + 1, size), (colon, colon + 1), content, "label", ":", True)


def _said(stretch: Stretch, last: int) -> str:
    """The folded words up to a token."""
    return " ".join(stretch.words[:last]).replace(" 's", "'s")


def _label(stretch: Stretch, colon: int, block: Block) -> Reading | None:
    """ "ARMY: 12 dead", at the head of a block."""
    token = stretch.token_at(colon)
    if not 0 < token < 8 or token + 1 >= len(stretch.tags) or stretch.tags[token] != ":":
        return None
    if stretch.starts[token + 1] == colon + 1 and stretch.tags[token + 1] not in "Qq":
        return None  # "7:30"
    if stretch.tags[:token].strip("Pp(d)#-onjiT") or "P" not in stretch.tags[:token]:
        return None
    source_end = noun_phrase_end(stretch, 0, token)
    if source_end == 0 or (source_end != token and stretch.tags[source_end] not in "Ti"):
        return None
    end = max(block.end, stretch.end)
    content = (Extent(stretch.starts[token + 1], end),)
    return Reading((0, source_end), (token, token + 1), content, "label", ":", True, False)


def _strength(reading: Reading) -> Literal["strong", "weak", "inverse"]:
    if reading.source is None:
        return "weak"
    if reading.cls == "lead":
        return "strong"
    if reading.cls == "denies":
        return "inverse"
    if reading.cls in STATING or reading.cls in {"openers", "label", "passives"}:
        return "strong" if reading.stated else "weak"
    return "strong" if reading.cls == "voices" and reading.direct else "weak"


class Attributions(Checker):
    """Finds who says what."""

    name = "attributions"
    needs = ("quotation",)
    lexicons = (*_LISTS.values(), _SHIELDS)
    tables = (*sources.LEXICONS, _LABELS)

    def __init__(self) -> None:
        self._sources = SourceLexicon({})
        self._labels: frozenset[str] = frozenset()

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._sources = SourceLexicon(lexicons)
        if _LABELS in lexicons:
            self._labels = frozenset(entry.form for entry in lexicons[_LABELS].entries)

    def annotate(self, document: Document) -> Iterable[Any]:
        resolved = document.once(resolved_sources)
        for number in document.once(_sections):
            for source in document.section("source", number):
                yield resolved[source.start, source.end]
            for attribution in document.section("attribution", number):
                source = attribution.source
                if source is not None:
                    source = resolved[source.start, source.end]
                yield attribution._replace(source=source)

    def sections(self, document: Document) -> Sequence[int]:
        return document.once(_sections).starts

    def annotate_section(self, document: Document, start: int, end: int) -> Iterable[Any]:
        places = document.once(_sections).places(start, end)
        drafts = _drafts(document, places, self._labels, self._sources)
        shielded = document.once(_shielded) if drafts else ()
        found: list[NewsSource | Attribution] = []
        made: list[Attribution] = []
        for draft in drafts:
            source = self._source(document, draft, shielded)
            if source is not None and not draft.orphan:
                found.append(source)
            made.append(_attribution(draft, source))
        return found + _with_confirmed(document, made)

    def _source(
        self, document: Document, draft: _Draft, shields: Sequence[int]
    ) -> NewsSource | None:
        """The source of a draft by its own words; of “who” what stands before it."""
        stretch, reading, *_ = draft
        if reading.source is None:
            return None
        place = bisect_left(shields, stretch.start)
        shielded = place < len(shields) and shields[place] < stretch.end
        extent = _extent(stretch, reading.source)
        source = classify(document.text, extent, self._sources, shielded)
        if source.kind == "pronoun" and stretch.words[reading.source[0]] in _RELATIVES:
            end = reading.source[0]
            while end and stretch.tags[end - 1] in ",-":
                end -= 1
            start = noun_phrase_start(stretch, 0, end)
            if start < end:
                extent = _extent(stretch, (start, end))
                antecedent = classify(document.text, extent, self._sources)
                if antecedent.kind != "pronoun":
                    source = source._replace(antecedent=antecedent)
        return source


def _cue_words(document: Document) -> list[CueWord]:
    """Where the cue words of a document begin, and they, the longest first at each place."""
    found: dict[tuple[int, int], CueWord] = {}
    for name, lexicon in _LISTS.items():
        for start, end, _, entry in document.terms(lexicon):
            place = (start, -end)
            known = found.get(place)
            classes = _CLASSES[name]
            if known is None:
                headword = entry.replacement or entry.headword
                found[place] = CueWord(start, end, classes, headword, entry.form)
            else:
                found[place] = known._replace(classes=known.classes | classes)
    return [found[place] for place in sorted(found)]


def _shielded(document: Document) -> list[int]:
    """Where words stand that withhold a name."""
    return [term.start for term in document.terms(_SHIELDS)]


def _sections(document: Document) -> Sections:
    return Sections(document, _cue_words(document))


def resolved_sources(document: Document) -> Mapping[tuple[int, int], NewsSource]:
    """The sources of a whole document by place, each with what the others tell of it: surnames
    with names, roles with their holders, pronouns with what they stand for."""
    raw: dict[tuple[int, int], NewsSource] = {}
    for number in document.once(_sections):
        for attribution in document.section("attribution", number):
            source = attribution.source
            if source is not None:
                raw[source.start, source.end] = source
    resolver = Resolver()
    resolver.see(raw.values())
    resolved: dict[tuple[int, int], NewsSource] = {}
    for place, source in sorted(raw.items()):
        if source.kind != "pronoun":
            resolved[place] = resolver.resolve(source)
        elif source.antecedent is not None:
            resolved[place] = resolver.stand_for(source, resolver.resolve(source.antecedent))
        else:
            resolved[place] = resolver.pronoun(source, document.folded[source.start : source.end])
    return resolved


def _resolved(document: Document, source: NewsSource) -> NewsSource:
    return document.once(resolved_sources).get((source.start, source.end), source)


def _extent(stretch: Stretch, tokens: tuple[int, int]) -> Extent:
    return Extent(stretch.starts[tokens[0]], stretch.ends[tokens[1] - 1])


def _attribution(draft: _Draft, source: NewsSource | None) -> Attribution:
    stretch, reading, content, orphan = draft
    content = tuple(sorted(content)) if len(content) > 1 else content
    parts: list[tuple[int, ...]] = [*content]
    cue: tuple[Extent, ...] = ()
    if not orphan:
        cue = (_extent(stretch, reading.cue),)
        parts += cue
        if source:
            parts.append(source[:2])
    return Attribution(
        min(parts)[0],
        max([part[1] for part in parts]),
        source,
        cue,
        content,
        "weak" if orphan else _strength(reading),
        reading.headword,
    )


def _with_confirmed(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Who confirms, behind a semicolon, stands for what was said before it as well: "Six died,
    diplomats said; the ministry confirmed six dead"."""
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


# ---- what the rule language sees ----


def _is_named(document: Document, source: NewsSource) -> Tri:
    return _of_kind(document, source, _NAMED)


def _is_anonymous(document: Document, source: NewsSource) -> Tri:
    return _of_kind(document, source, frozenset({"anonymous"}))


def _is_generic(document: Document, source: NewsSource) -> Tri:
    return _of_kind(document, source, frozenset({"generic"}))


def _of_kind(document: Document, source: NewsSource, kinds: frozenset[str]) -> Tri:
    if source.kind == "pronoun":
        antecedent = _resolved(document, source).antecedent
        return antecedent.kind in kinds if antecedent else None
    return source.kind in kinds


def _by_source(test: Any) -> Any:
    """An adjective of a source, said of its attribution."""
    return lambda document, span: False if span.source is None else test(document, span.source)


def _of_strength(strength: str) -> Any:
    return lambda _, attribution: attribution.strength == strength


def _identity(document: Document, source: NewsSource) -> str | None:
    return _resolved(document, source).identity


def _known(name: str) -> Callable[[Document, NewsSource], Any]:
    """A field of a source as the whole document tells it."""
    return lambda document, source: getattr(_resolved(document, source), name)


def _describe(document: Document, attribution: Attribution) -> str:
    """ "Cavusoglu said", or "the U.N.; it reacts, it gives no number"; empty where nobody knows
    who “its” is."""
    source = attribution.source
    if source is None:
        return "nobody is named"
    source = _resolved(document, source)
    if source.kind == "pronoun" and source.antecedent is None:
        return ""
    who = document.text[source.start : source.end]
    if len(who) > 60:
        who = f"{who[:60].rsplit(' ', 1)[0]} …"
    if source.antecedent is not None:
        root = source.antecedent
        who = f"{who} ({document.text[root.start : root.end][:40]})"
    if not attribution.cue:
        return f"{who}, it seems; the paragraph does not say"
    first = attribution.cue[0]
    cue = document.text[first.start : attribution.cue[-1].end]
    if attribution.strength == "inverse":
        return f"{who}; contests it"
    if attribution.strength == "weak":
        return f"{who}; it reacts, it gives no number"
    return f"{cue} {who}" if first.start < source.start else f"{who} {cue}"


def _covering_source(document: Document, span: Any) -> NewsSource | None:
    """Source of the first strong attribution that covers a figure."""
    for attribution in document.spans_near("attribution", span.start, span.end):
        if attribution.strength == "strong" and any(
            start <= span.start and span.end <= end for start, end in attribution.content
        ):
            source: NewsSource | None = attribution.source
            return source
    return None


def _speaker(document: Document, quotation: Quotation) -> Any:
    """The source of the attribution that holds most of the quotation."""
    best: NewsSource | None = None
    most = 0
    for attribution in document.spans_near("attribution", quotation.start, quotation.end):
        shared = sum(
            max(0, min(end, quotation.end) - max(start, quotation.start))
            for start, end in attribution.content
        )
        if shared > most and attribution.source is not None:
            best, most = attribution.source, shared
    return UNKNOWN if best is None else best


_SOURCE_ADJECTIVES: Final = {
    "anonymous": _is_anonymous,
    "generic": _is_generic,
    "named": _is_named,
}

Attributions.kinds = (
    Kind(
        "attribution",
        Attribution,
        "Who says what: a source, the word that tells, and what is said.",
        "Some 20 soldiers were killed, the health ministry said.",
        adjectives={
            **{strength: _of_strength(strength) for strength in ("strong", "weak", "inverse")},
            **{name: _by_source(test) for name, test in _SOURCE_ADJECTIVES.items()},
        },
        extents=lambda attribution: attribution.content,
        describe=_describe,
    ),
    Kind(
        "source",
        NewsSource,
        "Who is said to say it.",
        "The health ministry said six people died.",
        adjectives=_SOURCE_ADJECTIVES,
        identity=_identity,
    ),
)
Attributions.functions = (
    Function(
        "spelt_otherwise",
        ("source", "source"),
        "flag",
        "Whether two sources are one person whose name is spelt in two ways.",
        "spelt_otherwise(earlier, later)",
        spelt_otherwise,
        key=sound_key,
    ),
    Function(
        "other_post",
        ("source", "source"),
        "flag",
        "Whether two sources of one name hold two posts.",
        "other_post(earlier, later)",
        other_post,
        key=name_key,
    ),
)
_FIELDS: Final = {"party": Party, "side": str, "name": str, "role": str, "identity": str}
Attributions.derived = (
    *(
        Derived(name, "source", type_, _known(name), ("attribution",))
        for name, type_ in _FIELDS.items()
    ),
    Derived("source", "casualty", NewsSource, _covering_source, ("attribution",)),
    Derived("source", "quantity", NewsSource, _covering_source, ("attribution",)),
    Derived("speaker", "quotation", NewsSource, _speaker, ("attribution",)),
)


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Attributions()]
