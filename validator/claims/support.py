"""Who stands behind a claim, and what that is worth."""

from collections.abc import Iterable
from typing import Any

from validator.claims.counting import Backing
from validator.claims.model import Support, Voice
from validator.document import Document
from validator.named_tuples import NamedTuple

_PASSING_ON = ("citing", "quoting", "cited", "quoted")
_NOBODY = frozenset({"anonymous", "generic"})
_ORDER: tuple[Support, ...] = ("sourced", "second-hand", "anonymous-only")


class Standing(NamedTuple):
    """A support, and the attribution that decided it."""

    support: Support
    attribution: Any


def standing(document: Document, backing: Backing, span: Any) -> Standing:
    """The best that stands behind a span."""
    match backing.level(span):
        case "sourced":
            strong = [*backing.strong(span)]
            found = [Standing(_worth(document, a), a) for a in strong if not _through(a, strong)]
            return min(found, key=lambda one: (_ORDER.index(one.support), one.attribution.start))
        case "unclear":
            return _unclear(backing.other(span))
        case _:
            return Standing("unsourced", None)


def _through(attribution: Any, others: Iterable[Any]) -> bool:
    """Whether but somebody unnamed tells what “it” says: “an aide said it expected 20 cuts”."""
    source = attribution.source
    return (
        source is not None
        and source.kind == "pronoun"
        and any(
            start <= source.start < end
            for other in others
            if other.source is not None
            and other.source.kind == "anonymous"
            and other.source.start < source.start
            for start, end in other.content
        )
    )


def _unclear(attributions: Iterable[Any]) -> Standing:
    found = list(attributions)
    denied = next((a for a in found if a.strength == "inverse"), None)
    if denied is not None:
        return Standing("denied", denied)
    return Standing("reaction-only", min(found, key=lambda a: (a.source is None, -a.start)))


def _worth(document: Document, attribution: Any) -> Support:
    source = _root(attribution.source)
    if source is None:
        return "sourced"
    if source.kind in _NOBODY:
        return "anonymous-only"
    if source.kind == "media" or _passes_on(document, attribution):
        return "second-hand"
    return "sourced"


def _passes_on(document: Document, attribution: Any) -> bool:
    """Whether its source cites another: “the U.N. said, citing media reports”."""
    sentence = document.sentence_at(attribution.end - 1)
    rest = document.folded[attribution.end : sentence.end]
    return rest.lstrip(" ,").startswith(_PASSING_ON)


def _root(source: Any) -> Any:
    """Whom a source stands for, if it is a pronoun."""
    return source.antecedent if source is not None and source.antecedent is not None else source


def voice(document: Document, attribution: Any) -> Voice | None:
    """Who says so, as a sheet shows it."""
    if attribution is None or attribution.source is None:
        return None
    source, root = attribution.source, _root(attribution.source)
    text = document.text[source.start : source.end]
    if root is not source:
        text = f"{text} ({document.text[root.start : root.end]})"
    return Voice(text, root.kind, root.party, root.name)


def cue(document: Document, attribution: Any) -> str | None:
    """The words that give a claim to its source."""
    if attribution is None or not attribution.cue:
        return None
    return " … ".join(document.text[start:end] for start, end in attribution.cue)
