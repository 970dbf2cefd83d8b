"""Statements without a number that somebody may dispute: battle and blame, first and worst."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from validator.api import Checker, Document, Kind, NamedTuple, Term, hookimpl, regex

_PACK: Final = "words-claims."
_ACTORS: Final = _PACK + "actors"
_DEEDS: Final = _PACK + "deeds"
_DEED_NOUNS: Final = _PACK + "deed-nouns"
_COMPARISONS: Final = _PACK + "comparisons"
_SIDES: Final = "words-sources.sides"

_FARTHEST: Final = 60
"""Characters between who is said to have done it and the verb."""
_LONGEST: Final = 160
"""Of a claim, in characters; a clause of battle is rarely longer."""

# "forces, however, have consistently broken": what may stand between actor and verb
_BETWEEN = regex(
    r"(?:,? (?:however|meanwhile|though|in turn|also|again)\b,?)?"
    r"(?: and (?:its|their) [a-z]+,?(?: however,)?)?"
    r"(?: (?:have|has|had|were|was|are|is|be|been|being|also|now|since|then|again|later|still"
    r"|[a-z]+ly|on [a-z]+day|on [a-z]+|earlier|twice|first|loyal to [a-z' -]{3,24}"
    r"|of [a-z' -]{3,24}))*,? "
)
_NOT_DONE = regex(
    r"\b(?:not|n't|never|would|could|may|might|must|should|can|cannot|will|to|if|whether|unless)"
    r"(?: [a-z]+ly)? \Z"
)
_PASSIVE = regex(r"\b(?:was|were|been|being|be|is|are)(?: [a-z]+ly)? \Z")
_BY = regex(r"(?: (?:against|on|of|in|inside|at|near) [\w' -]{2,40}?)?,? by ")
_BEFORE_NAME = regex(
    r"(?:(?:\b(?:The|the|A|an|a|its|their|his)|[A-Z][\w’'.-]*|[a-z]+-(?:backed|led|held|allied)"
    r"|pro-[A-Z]\w+|anti-\w+|al-[A-Z]\w+|armed|government|rebel|regime|terrorist|and|of) )+\Z"
)
_CLAUSE_END = regex(r"[,;:.!?](?=\s|$|[”\"’])| -- | – | — |\)|[”“\"]|$")
_ANOTHER_VERB = regex(r" (?:had|has|have|was|were|is|are|which|that|left|who)\b")
_LEAD = regex(r"(?:and|of) ")
_BEFORE_NOUN = regex(r"(?:[a-z-]+ )?\Z")
_UP_TO_ACTOR = regex(r"(?:the |an? )?(?:[\w’'-]+ ){0,3}")
_PHRASE_END = regex(
    r"[^\w' ’-]| (?:in|on|at|since|that|to|for|by|and|but|which|who|has|have|is|was|were|as|with"
    r"|from|after|when)\b|$"
)


class Allegation(NamedTuple):
    """A clause that says who attacked, advanced or broke their word."""

    start: int
    end: int
    deed: str
    """Headword of the verb: "break the truce"."""


class Comparison(NamedTuple):
    """Words that measure something against all that came before: "the deadliest attack"."""

    start: int
    end: int


class Statements(Checker):
    """Allegations and comparisons."""

    name = "statements"
    needs = ("date",)
    lexicons = (_ACTORS, _DEEDS, _DEED_NOUNS, _COMPARISONS, _SIDES)
    kinds = (
        Kind(
            "allegation",
            Allegation,
            "A clause that says who attacked, advanced or broke their word.",
            "The rebels have broken the truce.",
            meanings={"deed": "what they are said to have done"},
        ),
        Kind(
            "comparison",
            Comparison,
            "Words that measure something against all that came before.",
            "It was the deadliest attack of the war.",
        ),
    )

    def annotate(self, document: Document) -> Iterable[Any]:
        yield from _disjoint(sorted(allegations(document)))
        yield from _disjoint(sorted(comparisons(document)))


def allegations(document: Document) -> Iterator[Allegation]:
    deeds, nouns = document.terms(_DEEDS), document.terms(_DEED_NOUNS)
    if not deeds and not nouns:
        return
    actors = sorted(
        (*document.terms(_ACTORS), *document.terms(_SIDES)), key=lambda t: (t.start, -t.end)
    )
    for deed in deeds:
        actor = _doer(document, actors, deed)
        if actor is not None:
            yield _clause(document, actor.start, deed)
    for deed in (*deeds, *nouns):
        by = _BY.match(document.folded, deed.end, deed.end + _FARTHEST)
        actor = _named_after(document, actors, by.end()) if by else None
        if actor is not None:
            start = _behind(document, deed.start)
            yield Allegation(start, actor.end, deed.headword)


def _doer(document: Document, actors: Sequence[Term], deed: Term) -> Term | None:
    """Who is said to have done it: the nearest actor before the verb, in the same clause."""
    folded = document.folded
    if _NOT_DONE.search(folded, max(0, deed.start - 24), deed.start):
        return None
    if _PASSIVE.search(
        folded, max(0, deed.start - 24), deed.start
    ) and not deed.entry.form.endswith("ing"):
        # "troops were moving north" acts, "troops were attacked" does not
        words = deed.entry.form.split(" ", 1)[0]
        if not words.endswith("ing"):
            return None
    at = bisect_left(actors, deed.start, key=lambda term: term.start)
    for actor in reversed(actors[max(0, at - 4) : at]):
        if deed.start - actor.end > _FARTHEST:
            break
        if actor.end < deed.start and _BETWEEN.fullmatch(folded, actor.end, deed.start):
            return actor
    return None


def _named_after(document: Document, actors: Sequence[Term], start: int) -> Term | None:
    """The actor whose name begins at `start`: "by the Syrian army"."""
    sentence = document.sentence_at(start)
    at = bisect_left(actors, start, key=lambda term: term.start)
    last = None
    for actor in actors[at : at + 4]:
        gap = document.text[last.end if last else start : actor.start]
        if actor.end > sentence.end or not _UP_TO_ACTOR.fullmatch(gap.lstrip("- ")):
            break
        last = actor
    return last


def _clause(document: Document, start: int, deed: Term) -> Allegation:
    """The clause of a verb: from its subject to the next comma or stop."""
    sentence = document.sentence_at(deed.start)
    before = _BEFORE_NAME.search(document.text, max(sentence.start, start - 60), start)
    limit = min(sentence.end, deed.end + _LONGEST)
    stop = _CLAUSE_END.search(document.text, deed.end, limit)
    end = stop.start() if stop else deed.end
    if document.folded[start : deed.end].count(" ") < 3:
        # "Syrian shelling had risen", "the regime attack which left seven": the words may be nouns
        verb = _ANOTHER_VERB.search(document.folded, deed.end, end)
        end = verb.start() if verb else end
    first = before.start() if before else start
    lead = _LEAD.match(document.folded, first)
    return Allegation(lead.end() if lead else first, max(end, deed.end), deed.headword)


def _behind(document: Document, start: int) -> int:
    """Where the words before a noun of battle begin: "intense shelling"."""
    before = _BEFORE_NOUN.search(document.folded, max(0, start - 16), start)
    return before.start() if before else start


def comparisons(document: Document) -> Iterator[Comparison]:
    for term in document.terms(_COMPARISONS):
        dated = document.spans_within("date", max(0, term.start - 24), term.end)
        if any(date.end > term.start for date in dated):
            continue
        end = _PHRASE_END.search(document.text, term.end, term.end + 40)
        stop = end.start() if end else term.end
        yield Comparison(term.start, max(stop, term.end))


def _disjoint(found: Iterable[Any]) -> Iterator[Any]:
    """The spans without those that lie in one before."""
    reach = 0
    for span in found:
        if span.end > reach:
            yield span
            reach = span.end


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Statements()]
