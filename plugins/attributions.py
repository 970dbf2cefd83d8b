"""Attributions: who says what, and what that is worth for a figure."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter
from typing import Any, Final

from validator.api import (
    UNKNOWN,
    Attribution,
    Checker,
    Derived,
    Document,
    Function,
    Kind,
    Lexicon,
    NewsSource,
    Party,
    Quotation,
    Term,
    Tri,
    hookimpl,
)

from . import sources
from .attribution_drafts import Draft, attribution_of, read_places, with_confirmed
from .attribution_phrases import noun_phrase_start
from .attribution_sections import Sections
from .name_comparison import name_key, other_post, sound_key, spelt_otherwise
from .source_identity import Resolver
from .sources import SourceLexicon, classify

_CUES: Final = (
    "says", "claims", "tells", "finds", "counts", "believes", "judges", "discusses", "urges",
    "voices", "denies", "refuses", "openers", "passives", "attitudes", "statements", "surveys",
)  # fmt: skip
_PACK: Final = "words-attribution"
_LISTS: Final = tuple(f"{_PACK}.{name}" for name in _CUES)
_start, _end = attrgetter("start"), attrgetter("end")
_LABELS: Final = f"{_PACK}.labels"
_SHIELDS: Final = "words-sources.shields"
_RELATIVES: Final = frozenset({"who", "which", "that"})
_NAMED: Final = frozenset({"person", "role", "organisation", "state", "document", "media"})


class Attributions(Checker):
    """Finds who says what."""

    name = "attributions"
    needs = ("quotation",)
    lexicons = (*_LISTS, _SHIELDS)
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
        found: list[NewsSource | Attribution] = []
        for attribution in document.once(_attributions):
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
        drafts = read_places(document, places, self._labels, self._sources)
        if not drafts:
            return ()
        shields = document.once(_shields)
        sources = [self._source(document.text, draft, shields) for draft in drafts]
        made = with_confirmed(document, [*map(attribution_of, drafts, sources)])
        own = [not draft.orphan for draft in drafts]
        return [*filter(None, compress(sources, own)), *made]

    def _source(self, text: str, draft: Draft, shields: Sequence[int]) -> NewsSource | None:
        """The source of a draft by its own words; of “who” what stands before it."""
        stretch, reading, *_ = draft
        if reading.source is None:
            return None
        shielded = bool(shields) and _any_in(shields, stretch.start, stretch.end)
        first, last = reading.source
        starts, ends = stretch.starts, stretch.ends
        source = classify(text, starts[first], ends[last - 1], self._sources, shielded)
        if source.kind == "pronoun" and stretch.words[first] in _RELATIVES:
            end = first
            while end and stretch.tags[end - 1] in ",-":
                end -= 1
            start = noun_phrase_start(stretch, 0, end)
            if start < end:
                antecedent = classify(text, starts[start], ends[end - 1], self._sources)
                if antecedent.kind != "pronoun":
                    source = source._replace(antecedent=antecedent)
        return source


def _cues(document: Document) -> list[Term]:
    """The cue words of a document, the longest first at each place; one may stand in two lists."""
    found = [*chain.from_iterable(document.terms_of(_LISTS).values())]
    found.sort(key=_end, reverse=True)
    found.sort(key=_start)
    return found


def _shields(document: Document) -> list[int]:
    """Where words stand that withhold a name."""
    return [term.start for term in document.terms(_SHIELDS)]


def _any_in(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, sorted, lies in [start, end)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _sections(document: Document) -> Sections:
    return Sections(document, _cues(document))


def _attributions(document: Document) -> list[Attribution]:
    """Those of all sections."""
    numbers = document.once(_sections)
    return [made for number in numbers for made in document.section("attribution", number)]


def resolved_sources(document: Document) -> Mapping[tuple[int, int], NewsSource]:
    """The sources of a whole document by place, each with what the others tell of it: surnames
    with names, roles with their holders, pronouns with what they stand for."""
    sources = [made.source for made in document.once(_attributions) if made.source is not None]
    raw = {(source.start, source.end): source for source in sources}
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
    if source.kind == "pronoun":
        source = _resolved(document, source)
        if source.antecedent is None:
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
