"""From what rules found to what is reported: thinned, mapped back to the file, named for good."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from sys import intern
from typing import Any

from validator.diagnostic import (
    Context,
    Diagnostic,
    Edit,
    Identity,
    Related,
    Severity,
    fingerprint,
)
from validator.document import BODY, Document, Sentence, region
from validator.dsl.evaluator import Evidence, Finding

_place = attrgetter("start", "end")


def thin(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Keep the longest of words that lie in each other, and the first of what a rule reports once
    per article, paragraph or sentence; the rest of these become its evidence."""
    kept: list[Finding] = []
    groups: dict[Any, tuple[int, list[Finding]]] = {}
    for finding in sorted(_longest(findings), key=_place):
        key = group(document, finding)
        if key is None:
            kept.append(finding)
        elif key in groups:
            groups[key][1].append(finding)
        else:
            groups[key] = (len(kept), [])
            kept.append(finding)
    for position, rest in groups.values():
        if rest:
            again = tuple(Evidence(document, f.start, f.end, "again here") for f in rest)
            kept[position] = kept[position]._replace(evidence=kept[position].evidence + again)
    return kept


def _longest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without words, as “regime”, that lie in longer ones which the rule reports, “old regime”."""
    longest: dict[str, tuple[int, int]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if finding.headword is not None:
            place = finding.start, finding.end
            last = longest.get(finding.rule.id, place)
            if place != last and finding.end <= last[1]:
                continue
            longest[finding.rule.id] = place
        yield finding


def group(document: Document, finding: Finding) -> tuple[str, int, Any] | None:
    """What findings share that are told once; None where each is told."""
    rule = finding.rule
    if rule.once is None:
        return None
    return rule.id, _unit(document, rule.once, finding.start), finding.thinning


def _unit(document: Document, scope: str, offset: int) -> int:
    match scope:
        case "sentence":
            return document.sentence_index(offset)
        case "paragraph":
            return document.block_index(offset)
        case _:
            return 0


def yield_to_specific(findings: Sequence[Finding]) -> list[Finding]:
    """Drop findings on words that a rule reports which stands `instead of` theirs."""
    silenced: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        for rule in finding.rule.instead_of:
            silenced.setdefault(rule, []).append((finding.start, finding.end))
    if not silenced:
        return [*findings]
    return [
        finding
        for finding in findings
        if not any(
            start < finding.end and finding.start < end
            for start, end in silenced.get(finding.rule.id, ())
        )
    ]


def diagnostics(
    document: Document, findings: Iterable[Finding], severities: Mapping[str, Severity]
) -> list[Diagnostic]:
    """Findings of one article as diagnostics."""
    told = list(named(document, findings))
    blocks = document.block_numbers(finding.start for finding, _, _ in told)
    return [
        _diagnostic(document, finding, identity, severities, sentence, block)
        for (finding, identity, sentence), block in zip(told, blocks, strict=True)
    ]


def named(
    document: Document, findings: Iterable[Finding]
) -> Iterator[tuple[Finding, Identity, int]]:
    """The findings of one article by position, by what they are known again, and the numbers of
    their sentences."""
    ordered = sorted(((f.start, f.end, f.rule.id, f) for f in findings), key=itemgetter(0, 1, 2))
    numbers = document.sentence_numbers(start for start, *_ in ordered)
    sentences = {n: normalised(document, *_sentence(document, n)) for n in {*numbers}}
    ordinals: dict[tuple[str, str], int] = defaultdict(int)
    for (_, _, code, finding), number in zip(ordered, numbers, strict=True):
        sentence = sentences[number]
        yield finding, Identity(sentence, ordinals[code, sentence]), number
        ordinals[code, sentence] += 1


def normalised(document: Document, start: int, end: int) -> str:
    """Words of the prose by which a sentence is known again: in whichever case, with straight or
    curly marks, however its white space lies."""
    return " ".join(document.folded[start:end].casefold().split())


def _sentence(document: Document, number: int) -> Sentence:
    """A sentence by its number; an empty one where there is nothing but code."""
    return document.sentences[number] if document.sentences else Sentence(0, 0)


def _diagnostic(
    document: Document,
    finding: Finding,
    identity: Identity,
    severities: Mapping[str, Severity],
    sentence: int,
    block: int,
) -> Diagnostic:
    rule = finding.rule
    start, end, code = finding.start, finding.end, intern(rule.id)  # held with each, made once
    related = [
        Related(
            region(e.document, e.start, e.end),
            "" if rule.private else e.document.text[e.start : e.end],
            "" if rule.private else e.message,
        )
        for e in finding.evidence
    ]
    corrections: tuple[Edit, ...] = ()
    suggestion = finding.suggestion
    if finding.edit is not None and not rule.private:
        from validator.engine.edits import edits  # few findings have one

        corrections = edits(document, *finding.edit)
        suggestion = suggestion or f"Write “{finding.edit[2]}”."
    return Diagnostic(
        code,
        severities[code],
        region(document, start, end),
        "" if rule.private else document.text[start:end],
        (rule.title or rule.id) if rule.private else finding.message,
        rule.title,
        None if rule.private else suggestion,
        corrections,
        tuple(related),
        None if rule.private else _context(document, start, end, sentence, block),
        fingerprint(code, *identity) if rule.private else identity,
        None if rule.private else finding.headword,
    )


class _Stretches(dict[tuple[int, int], str]):
    """The text of some sentences, each made once: a long one may hold thousands of findings."""

    def __init__(self, document: Document) -> None:
        self._text = document.text

    def __missing__(self, place: tuple[int, int]) -> str:
        made = self[place] = self._text[slice(*place)]
        return made


def context(document: Document, start: int, end: int) -> Context:
    """The sentence in which text[start:end] begins."""
    return _context(
        document, start, end, document.sentence_index(start), document.block_index(start)
    )


def _context(document: Document, start: int, end: int, sentence: int, block: int) -> Context:
    """The same of the sentence and in the block with these numbers."""
    around, (first, last) = document.blocks[block], _sentence(document, sentence)
    if not first <= start < last:
        first, last = around.start, around.end
    return Context(
        document.once(_Stretches)[first, last],
        start - first,
        min(end, last) - first,
        around.paragraph if around.type in BODY else 0,
        around.type,
    )
