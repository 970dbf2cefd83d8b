"""Why the rules say what they say of some words, and why others say nothing.

Every rule that had something to look at in the sentences asked about is run once more with a trace;
what comes out is told in sentences that an editor can read.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, get_args

from validator.document import Document, Sentence, Text, region
from validator.dsl.evaluator import Finding, Run
from validator.dsl.tracing.trace import Attempt, TracedRule
from validator.engine import findings as reported
from validator.engine.gathering import Wanted
from validator.engine.linting import apply_filters
from validator.engine.reasons import MOST_CANDIDATES, reason
from validator.engine.rules.layers import NOT_SELECTED
from validator.engine.rules.records import RuleRecord
from validator.engine.rules.wordings import read_wordings
from validator.engine.session import Session
from validator.errors import contained
from validator.named_tuples import NamedTuple
from validator.source import Source

if TYPE_CHECKING:
    from validator.engine.suppressions.waived import Key

_MOST_SENTENCES = 40

Status = Literal["reported", "waived", "repeated", "silenced", "spared", "off"]
"""What became of a candidate, in the order in which it is told."""


class Judgement(NamedTuple):
    """What one rule made of one candidate."""

    record: RuleRecord
    attempt: Attempt
    status: Status
    why: str
    message: str | None
    """What the report says of it, where it is reported."""


class Explanation(NamedTuple):
    """All judgements on some sentences of a draft, the loudest first."""

    document: Document
    sentences: tuple[Sentence, ...]
    left_off: int
    """How many sentences were asked about beyond those."""
    judgements: tuple[Judgement, ...]
    cut: tuple[str, ...]
    """Ids of rules that have more candidates there than are judged."""
    idle: tuple[str, ...]
    """Ids of the active rules that had nothing to look at here."""
    failed: tuple[str, ...]
    """What raised on this draft."""


def sentences_on(document: Document, line: int) -> tuple[Sentence, ...]:
    """The sentences that touch a line of the file."""
    starts = document.source.line_starts
    if not 1 <= line <= len(starts):
        return ()
    start = starts[line - 1]
    end = starts[line] if line < len(starts) else len(document.source.text) + 1
    found = []
    for sentence in document.sentences:
        extent = document.offsets.extent_to_source(sentence.start, sentence.end)
        if extent.start < end and start < extent.end:
            found.append(sentence)
    return tuple(found)


def sentences_with(document: Document, words: str) -> tuple[Sentence, ...]:
    """The sentences that some words stand in, in any case and with any quotation marks."""
    asked = " ".join(words.split())
    folded = Document(Source("", asked), Text(asked, ())).folded
    places, at = [], document.folded.find(folded) if folded else -1
    while at >= 0:
        places.append((at, at + len(folded)))
        at = document.folded.find(folded, at + len(folded))
    return tuple(
        sentence
        for sentence in document.sentences
        if any(start < sentence.end and sentence.start < end for start, end in places)
    )


def explain(
    session: Session,
    run: Run,
    others: Sequence[Run],
    sentences: tuple[Sentence, ...],
    waivers: str | None = None,
) -> Explanation:
    """Judge all candidates of all rules in some sentences; `waivers` is the folder with the
    waivers for the draft."""
    document = run.document
    session = session.on(document)
    found, raised = session.findings(run, others)
    waived = {} if waivers is None else _waived(session, run, others, waivers)
    outcome = _Outcome(session, document, found, waived)
    words = read_wordings(session.packs, [record.plan for record in session.rules])
    shown = sentences[:_MOST_SENTENCES]
    wanted = _touching(shown)
    judgements: list[Judgement] = []
    idle: list[str] = []
    cut: list[str] = []
    for record in session.rules:
        if record.reason == NOT_SELECTED:
            continue
        rule = TracedRule(
            record.plan, session.catalog, session.settings(record.id), words[record.id]
        )
        try:
            attempts = list(islice(rule.attempts(run, others, wanted), MOST_CANDIDATES + 1))
        except Exception as error:
            told = f"rule {record.id}: {type(error).__name__}: {error}"
            raised[record.id] = contained(error, told)
            continue
        if not attempts and record.enabled:
            idle.append(record.id)
        if len(attempts) > MOST_CANDIDATES:
            cut.append(record.id)
        for attempt in attempts[:MOST_CANDIDATES]:
            judgement = outcome.judge(record, attempt)
            if record.enabled or judgement.status == "off":
                judgements.append(judgement)
    judgements.sort(key=_urgency)
    return Explanation(
        document,
        shown,
        left_off=len(sentences) - len(shown),
        judgements=tuple(judgements),
        cut=tuple(cut),
        idle=tuple(idle),
        failed=tuple(raised.values()),
    )


def _waived(session: Session, run: Run, others: Sequence[Run], folder: str) -> "Mapping[Key, str]":
    """What the waivers in a folder leave out of the report on a draft, and why."""
    from validator.engine.suppressions.waived import waived

    checked = next(session.checker(Wanted()).together([run, *others]))
    return waived(checked, folder, session.ids.known)


def _touching(sentences: Sequence[Sentence]) -> Callable[[Any], bool]:
    """Whether a span shares a character with one of some sentences, given in order."""
    ends = [sentence.end for sentence in sentences]

    def touches(span: Any) -> bool:
        first = bisect_right(ends, span.start)
        return first < len(ends) and bool(sentences[first].start < span.end)

    return touches


_ORDER: tuple[Status, ...] = get_args(Status)


def _urgency(judgement: Judgement) -> tuple[int, int, int, int, str]:
    attempt = judgement.attempt
    return (
        _ORDER.index(judgement.status),
        -int(judgement.record.severity),
        attempt.start,
        attempt.end,
        judgement.record.id,
    )


class _Outcome:
    """What became of the findings of a draft: thinned, silenced, reported."""

    def __init__(
        self,
        session: Session,
        document: Document,
        found: Sequence[Finding],
        waived: "Mapping[Key, str]",
    ) -> None:
        self._document = document
        self._waived = waived
        self._found = {_key(f): f for f in found}
        self._kept = reported.thin(document, document.of_draft(found))
        told = reported.yield_to_specific(self._kept)
        self._told = {_key(f) for f in told}
        self._dropped = set(_dropped(session, document, told))

    def judge(self, record: RuleRecord, attempt: Attempt) -> Judgement:
        if not attempt.reported:
            return Judgement(record, attempt, "spared", f"Not reported: {reason(attempt)}.", None)
        if not record.enabled:
            why = f"Would be reported, but the rule is off: {record.reason}."
            return Judgement(record, attempt, "off", why, None)
        key = (record.id, attempt.start, attempt.end)
        finding = self._found.get(key)
        if finding is None:
            why = f"Not reported: the checker of {record.plan.owner} leaves it out."
            return Judgement(record, attempt, "spared", why, None)
        if key in self._dropped:
            why = "Not reported: a plugin drops it."
            return Judgement(record, attempt, "silenced", why, None)
        if key in self._told:
            place = region(self._document, finding.start, finding.end)
            waived = self._waived.get((record.id, place.start.offset, place.end.offset))
            if waived is not None:
                why = f"Not reported: waived: {waived}."
                return Judgement(record, attempt, "waived", why, None)
            private = record.plan.private
            message = (record.title or record.id) if private else finding.message
            return Judgement(record, attempt, "reported", f"Reported: {reason(attempt)}.", message)
        return self._untold(record, attempt, finding)

    def _untold(self, record: RuleRecord, attempt: Attempt, finding: Finding) -> Judgement:
        group = reported.group(self._document, finding)
        first = next((f for f in self._kept if reported.group(self._document, f) == group), None)
        if group is not None and first is not None and _key(first) != _key(finding):
            line = region(self._document, first.start, first.end).start.line
            scope = record.plan.once
            why = f"Not reported again: the rule speaks once per {scope}, and did at line {line}."
            return Judgement(record, attempt, "repeated", why, None)
        if any(f.rule.id == record.id and _holds(f, finding) for f in self._kept):
            why = "Not reported: longer words are, in which these lie."
            return Judgement(record, attempt, "repeated", why, None)
        louder = next(
            f.rule.id
            for f in self._kept
            if record.id in f.rule.instead_of and f.start < finding.end and finding.start < f.end
        )
        why = f"Not reported: {louder} speaks of these words instead."
        return Judgement(record, attempt, "silenced", why, None)


def _holds(outer: Finding, inner: Finding) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _dropped(
    session: Session, document: Document, told: Sequence[Finding]
) -> Iterator[tuple[str, int, int]]:
    """The findings that a plugin takes out of the report."""
    if not session.registry.filters:
        return
    severities = {record.id: record.severity for record in session.rules}
    for finding in told:
        made = reported.diagnostics(document, [finding], severities)
        if not apply_filters(session.registry.filters, made, {}):
            yield _key(finding)


def _key(finding: Finding) -> tuple[str, int, int]:
    return finding.rule.id, finding.start, finding.end
