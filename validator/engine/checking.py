"""Drafts in, what became of each of them out: one that fails is told and the others go on."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import reduce

from validator.claims.counting import CLAIM_KINDS, add, count_claims
from validator.containment import Contained
from validator.diagnostic import Diagnostic, Severity
from validator.document import Document
from validator.dsl import plan
from validator.dsl.evaluator import Run
from validator.engine.analysis import Analysis
from validator.engine.checked import Checked
from validator.engine.discovery import Draft
from validator.engine.documents import Documents
from validator.engine.findings import shortened
from validator.engine.linting import Linted, Linter, stopped
from validator.engine.notices import not_english
from validator.engine.records import RuleRecord
from validator.engine.sifting import Sifted
from validator.engine.texts import draft_text, rules_of
from validator.errors import CheckerError, TimeLimitError, reason
from validator.named_tuples import NamedTuple
from validator.report import Claims, Failure, Report
from validator.source import UnreadableSourceError

_ENGLISH = frozenset({"en", "eng", "english"})


class Wanted(NamedTuple):
    """What to tell beside the diagnostics; only for who shows it, since both cost time."""

    text: bool = False
    claims: bool = False
    """To count claims, all detectors must look at all drafts."""


class Rules(NamedTuple):
    """The rules of drafts, and what they ask of documents."""

    of: Callable[[Document], Linter]
    analysis: Analysis
    across: bool
    """Whether one looks across articles."""


Inspect = Callable[[Document, Checked], Checked]
"""Adds what a document says of its findings."""


def check_drafts(
    drafts: Iterable[Draft | Failure],
    documents: Documents,
    rules: Rules,
    wanted: Wanted,
    limit: AbstractContextManager[None],
    inspect: Inspect,
) -> Iterator[Checked | Failure]:
    """Lint drafts, each as soon as it can be: those of one story wait for each other where a
    rule looks across articles. `limit` is entered to read a draft, and to check it; `inspect` is
    the last to look at it."""
    told: set[object] = set()
    stories: dict[str, list[Run]] = {}

    def checked(run: Run, others: list[Run]) -> Checked:
        try:
            with limit:
                linter = rules.of(run.document)
                linted = linter.lint(run, others, told)
                outcome = _checked(run.document, linted, wanted, documents.kinds)
                return inspect(run.document, outcome._replace(rules=linter.on))
        except TimeLimitError as error:
            return _checked(run.document, stopped(run.document, error), Wanted(), ())

    for draft in drafts:
        if isinstance(draft, Failure):
            yield draft
            continue
        try:
            with limit, Contained():
                document = documents.document(draft, rules.analysis)
        except UnreadableSourceError as error:
            yield Failure(draft.path, str(error))
            continue
        except TimeLimitError as error:
            yield Failure(draft.path, f"reading {error}")
            continue
        except (Exception, SystemExit) as error:
            yield Failure(draft.path, f"it cannot be read: {reason(error)}")
            continue
        story = document.metadata.story
        if not is_english(document):
            text = draft_text(document) if wanted.text else None
            yield inspect(document, Checked(draft.path, (not_english(document),), text=text))
        elif rules.across and story is not None:
            stories.setdefault(story, []).append(documents.run(document))
        else:
            yield checked(documents.run(document), [])
    for runs in stories.values():
        for run in runs:
            yield checked(run, [other for other in runs if other is not run])


def needed(documents: Documents, plans: Sequence[plan.Rule], wanted: Wanted) -> Analysis:
    """For documents that only these rules look at, and who counts claims."""
    kinds = {"article"}.union(*(rule.kinds for rule in plans))
    kinds.add("quotation")  # which no correction touches
    lexicons = {lexicon for rule in plans for lexicon in rule.lexicons}
    return documents.analysis({*kinds, *CLAIM_KINDS} if wanted.claims else kinds, lexicons)


def _checked(document: Document, linted: Linted, wanted: Wanted, kinds: Iterable[str]) -> Checked:
    path = document.source.path
    return Checked(
        path,
        linted.diagnostics,
        tuple(Failure(path, f"not wholly checked: {message}") for message in linted.raised),
        _claims(document, kinds) if wanted.claims else Claims(),
        draft_text(document) if wanted.text else None,
    )


def _claims(document: Document, kinds: Iterable[str]) -> Claims:
    try:
        return count_claims(document, frozenset(kinds))
    except (CheckerError, TimeLimitError):
        return Claims()  # it is told already


def gather(
    outcomes: Iterable[Checked | Failure],
    failures: Iterable[Failure],
    faults: Iterable[Diagnostic],
    records: Sequence[RuleRecord],
    wanted: Wanted,
    sift: Callable[[Sequence[Checked]], Sifted],
) -> Report:
    """One report of all drafts; `failures` and `faults` are what went wrong before."""
    failed, checked = list(failures), []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed.append(outcome)
        else:
            checked.append(outcome)
            failed += outcome.failures
    sifted = sift(checked)
    faults = (*faults, *sifted.broken)
    found = [fault for fault in faults if fault.severity < Severity.ERROR]
    # only now, as any of its places may be one that is new
    found += map(shortened, sifted.diagnostics)
    found.sort(key=lambda d: (d.region.path, d.region.start, d.region.end, d.code))
    return Report(
        len(checked),
        tuple(found),
        tuple(failed),
        tuple(fault for fault in faults if fault.severity == Severity.ERROR),
        sifted.waived,
        claims=reduce(add, (one.claims for one in checked), Claims()) if wanted.claims else None,
        rules=rules_of(found, (record.plan for record in records)),
        drafts=tuple(one.text for one in checked if one.text is not None),
        adopted=sifted.adopted,
        mended=sifted.mended,
        since=sifted.since,
    )


def is_english(document: Document) -> bool:
    """Whether a draft is in English, or does not say: a tag as “en-GB” or “eng”."""
    language = document.metadata.language
    return language is None or re.split(r"[-_]", language.lower())[0] in _ENGLISH
