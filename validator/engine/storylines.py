"""The figures of stories over their drafts: which of them speak of one thing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from validator.checker import Function
from validator.claims.model import Claim, DraftClaims
from validator.claims.timeline import Series, Story, Timeline, Value, Version, story
from validator.diagnostic import Region
from validator.document import Document
from validator.dsl.evaluator import Run
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.engine.sheet import Accounts, comparisons, read_all, sheet_of
from validator.kinds import Casualty
from validator.named_tuples import NamedTuple
from validator.report import Failure


class _Told(NamedTuple):
    """A figure in a draft."""

    run: Run
    span: Any
    claim: Claim


def make_timeline(
    session: Session,
    drafts: Iterable[Draft | Failure],
    failures: Sequence[Failure] = (),
    debug: bool = False,
) -> Timeline:
    """The stories of drafts, each with its figures. One that fails is told, the others go on."""
    accounts = read_all(session, drafts, failures, debug)
    sheet = sheet_of(session, accounts)
    told: dict[str, list[DraftClaims]] = {}
    for draft in sheet.drafts:
        told.setdefault(draft.story or draft.path, []).append(draft)
    groups = _groups(session, accounts)
    stories = tuple(_story(name, versions, groups) for name, versions in told.items())
    return Timeline(stories, sheet.failures, sheet.skipped, sheet.faults)


def _story(
    name: str, drafts: Sequence[DraftClaims], groups: Sequence[tuple[str, list[Region]]]
) -> Story:
    values = {
        claim.region: Value(version, claim)
        for version, draft in enumerate(drafts)
        for claim in draft.claims
        if claim.amount is not None
    }
    series, drawn = [], set()
    for label, regions in groups:
        members = [values[region] for region in regions if region in values]
        if len(members) > 1:
            ordered = sorted(members, key=lambda value: (value.version, value.claim.region))
            series.append(Series(label, tuple(ordered)))
            drawn |= {value.claim.region for value in members}
    alone = [value for region, value in values.items() if region not in drawn]
    versions = [Version(draft.path, draft.date) for draft in drafts]
    return story(name, versions, series, alone)


def _groups(session: Session, accounts: Accounts) -> list[tuple[str, list[Region]]]:
    """The figures of each story that speak of one thing, and what that is called."""
    found: list[tuple[str, list[Region]]] = []
    for function in comparisons(session):
        keyed: dict[object, list[_Told]] = {}
        for run, placed in _placed(accounts):
            kind = session.kinds.get(function.parameters[0])
            if kind is None or type(placed.span) is not kind.cls or placed.claim.amount is None:
                continue
            key = run.key(function, placed.span)
            if key is not None:
                document = run.document
                name = document.metadata.story or document.source.path
                told = _Told(run, placed.span, placed.claim)
                keyed.setdefault((name, key), []).append(told)
        for alike in keyed.values():
            groups = _same(function, alike)
            found += ((_label(one), [told.claim.region for told in one]) for one in groups)
    return found


def _placed(accounts: Accounts) -> Iterator[tuple[Run, Any]]:
    for run, reading in zip(accounts.runs, accounts.readings, strict=True):
        for placed in reading.claims:
            yield run, placed


def _same(function: Function, alike: Sequence[_Told]) -> list[list[_Told]]:
    """Figures with one key in groups: each is of the same thing as one before it in its group."""
    groups: list[list[_Told]] = []
    for told in alike:
        for group in groups:
            if any(_is_same(function, other, told) for other in group):
                group.append(told)
                break
        else:
            groups.append([told])
    return groups


def _is_same(function: Function, one: _Told, two: _Told) -> bool:
    return function.call(one.run.document, one.span, two.span) is True


def _label(group: Sequence[_Told]) -> str:
    """What is counted, in the words of the drafts: “Velian soldiers killed”, “Homes destroyed”."""
    spans = [told.span for told in group]
    if isinstance(spans[0], Casualty):
        victims = _called([_victims(told.run.document, told.span) for told in group])
        harm = spans[0].harm
        label = victims if harm in victims.split() else f"{victims} {harm}"
        places = {span.place for span in spans}
        where = places.pop() if len(places) == 1 else None
        label = f"{label} in {where.title()}" if where else label
    else:
        label = _measured(group[0].claim.thing)
    return label[:1].upper() + label[1:]


def _called(wordings: Sequence[str]) -> str:
    """What most say, or say in short: “Velian soldiers” beside “soldiers”."""
    counts = Counter(filter(None, wordings))

    def support(wording: str) -> tuple[int, int]:
        return sum(n for said, n in counts.items() if wording.endswith(said)), len(wording)

    return max(counts, key=support, default="people")


def _victims(document: Document, casualty: Casualty) -> str:
    victims = casualty.victims
    if victims is None:
        return ""
    return " ".join(document.text[victims.start : victims.end].split())


def _measured(thing: Sequence[str]) -> str:
    """What is measured, by its topic and its noun: ("destroyed", "homes"), ("damage", "dollar")."""
    topic, *rest = thing or ("figure",)
    noun = [word for word in rest if word != topic]  # a magnitude is its own measure
    if topic.endswith("ed") or " " in topic:
        return " ".join((*noun, topic))
    return ", ".join((topic, *noun))
