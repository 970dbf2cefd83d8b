"""What a report may need beside the findings: the drafts, and the rules that found something."""

from collections.abc import Iterable
from itertools import accumulate

from validator.diagnostic import Diagnostic, Severity
from validator.document import BODY, Document
from validator.dsl import plan
from validator.report import DraftText, Passage, RuleInfo


def draft_text(document: Document) -> DraftText:
    """A document as plain data."""
    passages = tuple(
        Passage(block.start, block.end, block.type, block.paragraph if block.type in BODY else 0)
        for block in document.blocks
    )
    # what lies between blocks comes from nowhere
    places = accumulate(map(document.offsets.to_source, range(len(document.text))), max)
    return DraftText(
        document.source.path, document.source.text, document.text, passages, tuple(places)
    )


def rules_of(found: Iterable[Diagnostic], rules: Iterable[plan.Rule]) -> tuple[RuleInfo, ...]:
    """The rules that found something, by id."""
    fired = {diagnostic.code for diagnostic in found}
    told = (
        RuleInfo(rule.id, rule.title, rule.because, rule.guides, Severity(rule.severity))
        for rule in rules
        if rule.id in fired
    )
    return tuple(sorted(told))
