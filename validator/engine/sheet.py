"""The claim sheet of a run: what each draft claims, and what the rules say of claims together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.checker import Function
from validator.claims.linking import FLAG_OF_RULES, Place, Verdict, link
from validator.claims.model import Flag, Sheet
from validator.claims.reading import Reading, ThingOf, read_claims
from validator.document import Document
from validator.dsl.evaluator import Run
from validator.engine.beside import with_others
from validator.engine.checking import is_english
from validator.engine.discovery import Draft
from validator.engine.rules.selectors import selected
from validator.engine.session import Session
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.source import UnreadableSourceError
from validator.versions import version_key


class Accounts(NamedTuple):
    """What drafts say, each read once."""

    runs: list[Run]
    readings: list[Reading]
    failed: list[Failure]
    skipped: list[Failure]


def make_sheet(
    session: Session,
    drafts: Iterable[Draft | Failure],
    failures: Sequence[Failure] = (),
    debug: bool = False,
) -> Sheet:
    """The claims of drafts, linked within each story. One that fails is told, the others go on."""
    return sheet_of(session, read_all(session, drafts, failures, debug))


def read_all(
    session: Session,
    drafts: Iterable[Draft | Failure],
    failures: Sequence[Failure] = (),
    debug: bool = False,
) -> Accounts:
    """What drafts say, draft by draft."""
    accounts = Accounts([], [], list(failures), [])
    kinds = frozenset(session.kinds)
    for draft in drafts:
        if isinstance(draft, Failure):
            accounts.failed.append(draft)
            continue
        try:
            run = session.run(draft)
            if not is_english(run.document):
                why = "not read: it says that it is not in English"
                accounts.skipped.append(Failure(draft.path, why))
                continue
            reading = read_claims(run.document, kinds, thing_of(session))
        except UnreadableSourceError as error:
            accounts.failed.append(Failure(draft.path, str(error)))
            continue
        except Exception as error:
            # a checker is anybody's code: the other drafts go on
            if debug:
                raise
            said = f"internal error: {type(error).__name__}: {error}"
            accounts.failed.append(Failure(draft.path, said))
            continue
        accounts.readings.append(reading)
        accounts.runs.append(run)
    return accounts


def sheet_of(session: Session, accounts: Accounts) -> Sheet:
    """The sheet of what drafts say, each story by the age of its drafts."""
    runs, readings, failed, skipped = accounts
    failed = list(failed)
    linked = link(readings, list(_verdicts(session, runs, failed)))
    order = sorted(
        range(len(runs)),
        key=lambda n: (linked[n].story or "", *version_key(runs[n].document)),
    )
    drafts_in_order = tuple(linked[n] for n in order)
    return Sheet(drafts_in_order, tuple(failed), tuple(skipped), session.faults)


def comparisons(session: Session) -> list[Function]:
    """The functions of the rules that say whether two figures speak of one thing."""
    functions = session.catalog.functions
    return [functions[name] for name in ("same_count", "same_topic") if name in functions]


def thing_of(session: Session) -> ThingOf:
    """What a figure counts, as the rules compare it: the key of `same_count`, `same_topic`."""
    functions = comparisons(session)

    def thing(document: Document, span: Any) -> tuple[str, ...]:
        for function in functions:
            kind = session.kinds.get(function.parameters[0])
            if kind is not None and function.key is not None and type(span) is kind.cls:
                key = function.key(document, span)
                parts = key if isinstance(key, tuple) else ()
                return tuple(part for part in parts if isinstance(part, str))
        return ()

    return thing


class Judge(NamedTuple):
    """A session with the rules alone that say something of two claims, and what each says."""

    session: Session
    flags: Mapping[str, Flag]


def judge_of(session: Session) -> Judge:
    """The judge of claims, whatever the severity of its rules."""
    flags = {
        record.id: flag
        for record in session.rules
        if record.asked and (flag := _flag(record.id)) is not None
    }
    return Judge(session.trying(flags), flags)


def _verdicts(session: Session, runs: Sequence[Run], failed: list[Failure]) -> Iterator[Verdict]:
    """What the rules say of two claims. Nothing is thinned: a sheet has a line for each."""
    judge, flags = judge_of(session)
    numbers = {id(run.document): number for number, run in enumerate(runs)}
    others = {
        id(run): beside for story in _by_story(runs).values() for run, beside in with_others(story)
    }
    for number, run in enumerate(runs):
        found, raised = judge.findings(run, others.get(id(run), ()))
        path = run.document.source.path
        failed += [Failure(path, f"not wholly compared: {said}") for said in raised.values()]
        for finding in found:
            here = Place(number, finding.start, finding.end)
            for evidence in finding.evidence:
                there = Place(numbers[id(evidence.document)], evidence.start, evidence.end)
                yield Verdict(flags[finding.rule.id], finding.rule.id, here, there)


def _by_story(runs: Sequence[Run]) -> dict[str | None, list[Run]]:
    """The drafts of each story; what is of none stands alone."""
    told: dict[str | None, list[Run]] = {}
    for run in runs:
        if run.document.metadata.story is not None:
            told.setdefault(run.document.metadata.story, []).append(run)
    return told


def _flag(rule: str) -> Flag | None:
    return next((flag for glob, flag in FLAG_OF_RULES.items() if selected((glob,), rule)), None)
