"""From what rules found to what is reported: thinned, mapped back to the file, named for good."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.diagnostic import (
    Context,
    Diagnostic,
    Edit,
    Identity,
    Region,
    Related,
    Severity,
    fingerprint,
)
from validator.document import BODY, Document
from validator.dsl.evaluator import Evidence, Finding
from validator.engine.edits import edits


def thin(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Keep the first of what a rule reports once per article, paragraph or sentence; the rest
    become its evidence."""
    kept: list[Finding] = []
    groups: dict[Any, tuple[int, list[Finding]]] = {}
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
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
    return [
        finding
        for finding in findings
        if not any(
            start < finding.end and finding.start < end
            for start, end in silenced.get(finding.rule.id, ())
        )
    ]


def region(document: Document, start: int, end: int) -> Region:
    """Prose offsets as a place in the file."""
    extent = document.offsets.extent_to_source(start, end)
    source = document.source
    return Region(source.path, source.position(extent.start), source.position(extent.end))


def diagnostics(
    document: Document, findings: Sequence[Finding], severities: Mapping[str, Severity]
) -> list[Diagnostic]:
    """Findings of one article as diagnostics."""
    return [_diagnostic(document, f, severities, name) for f, name in named(document, findings)]


def named(document: Document, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Identity]]:
    """The findings of one article by position, and by what they are known again."""
    ordinals: Counter[tuple[str, str]] = Counter()
    sentence, place = "", None
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.rule.id)):
        if document.sentences and place != (at := document.sentence_at(finding.start)):
            sentence, place = normalised(document, *at), at
        equal = finding.rule.id, sentence
        yield finding, Identity(sentence, ordinals[equal])
        ordinals[equal] += 1


def normalised(document: Document, start: int, end: int) -> str:
    """Words of the prose by which a sentence is known again: in whichever case, with straight or
    curly marks, however its white space lies."""
    return " ".join(document.folded[start:end].casefold().split())


def _diagnostic(
    document: Document, finding: Finding, severities: Mapping[str, Severity], identity: Identity
) -> Diagnostic:
    rule = finding.rule
    related = tuple(
        Related(
            region(e.document, e.start, e.end),
            "" if rule.private else e.document.text[e.start : e.end],
            "" if rule.private else e.message,
        )
        for e in finding.evidence
    )
    corrections: tuple[Edit, ...] = ()
    suggestion = finding.suggestion
    if finding.edit is not None and not rule.private:
        corrections = edits(document, *finding.edit)
        suggestion = suggestion or f"Write “{finding.edit[2]}”."
    return Diagnostic(
        rule.id,
        severities[rule.id],
        region(document, finding.start, finding.end),
        "" if rule.private else document.text[finding.start : finding.end],
        rule.title if rule.private else finding.message,
        rule.title,
        None if rule.private else suggestion,
        corrections,
        related,
        None if rule.private else context(document, finding.start, finding.end),
        fingerprint(rule.id, *identity) if rule.private else identity,
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
    block = document.block_at(start)
    sentence = document.sentence_at(start)
    if not sentence.start <= start < sentence.end:
        sentence = sentence._replace(start=block.start, end=block.end)
    return Context(
        document.once(_Stretches)[sentence.start, sentence.end],
        start - sentence.start,
        min(end, sentence.end) - sentence.start,
        block.paragraph if block.type in BODY else 0,
        block.type,
    )
