"""What the rule language sees of attributions and sources."""

from collections.abc import Callable
from typing import Any, Final

from validator.api import (
    UNKNOWN,
    Attribution,
    Derived,
    Document,
    Function,
    Kind,
    NewsSource,
    Party,
    Quotation,
    Tri,
)

from .source_identity import resolved_sources
from .sources import OWNERS
from .surnames import introduces, surname_key

_NAMED: Final = frozenset({"person", "role", "organisation", "state", "document", "media"})


def _resolved(document: Document, source: NewsSource) -> NewsSource:
    return document.once(resolved_sources).get((source.start, source.end), source)


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
    """ "Cavusoglu said", or "the U.N.; it reacts, it gives no number"; empty for the owner of a
    plan or a view: “its plan”."""
    source = attribution.source
    if source is None:
        return "nobody is named"
    if source.kind == "pronoun":
        owner = document.folded[source.start : source.end] in OWNERS
        source = _resolved(document, source)
        if owner or source.antecedent is None:
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

_GAVE: Final = "who gave the figure"

KINDS: Final = (
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
        meanings={
            "source": "who says it",
            "cue": "the word that tells: said, according to",
            "content": "what is said",
            "strength": "strong: says it; weak: reacts to it, or is heard of at second hand; "
            "inverse: denies it",
            "cue_verb": "the cue in its plain form: say",
        },
    ),
    Kind(
        "source",
        NewsSource,
        "Who is said to say it.",
        "The health ministry said six people died.",
        adjectives=_SOURCE_ADJECTIVES,
        identity=_identity,
        meanings={
            "kind": "what it is; a pronoun is told by “antecedent”",
            "named": "neither anonymous nor generic; a pronoun is as whom it stands for",
            "party": "on whose behalf it speaks",
            "side": "whose it is, in lower case: turkey, rebels",
            "name": "the name of a person",
            "role": "what a person is, in lower case: the mayor of aden; none where nobody says",
            "identity": "one key for all ways of naming it, to compare",
            "antecedent": "whom a pronoun stands for",
            "pieces": "its parts, where words stand between",
        },
    ),
)
FUNCTIONS: Final = (
    Function(
        "introduces",
        ("source", "newcomer"),
        "flag",
        "Whether a source is the first place with the whole name of who has a surname alone above.",
        "introduces(full, bare)",
        introduces,
        key=surname_key,
    ),
)
_FIELDS: Final = {"party": Party, "side": str, "name": str, "role": str, "identity": str}
DERIVED: Final = (
    *(
        Derived(name, "source", type_, _known(name), ("attribution",))
        for name, type_ in _FIELDS.items()
    ),
    Derived("source", "casualty", NewsSource, _covering_source, ("attribution",), _GAVE),
    Derived("source", "quantity", NewsSource, _covering_source, ("attribution",), _GAVE),
    Derived("speaker", "quotation", NewsSource, _speaker, ("attribution",), "who says it"),
)
