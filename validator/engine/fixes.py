"""Drafts mended: the corrections of a report put into them, until none is left.

drafts -> check -> corrections -> mended drafts -> check -> ... -> what is left
"""

from collections.abc import Callable, Iterable, Sequence

from validator.diagnostic import Diagnostic, Edit
from validator.document import Document
from validator.engine.discovery import Draft
from validator.named_tuples import NamedTuple
from validator.report import Failure, Report
from validator.source import UnreadableSourceError, encode

_MOST_ROUNDS = 10
"""Rounds after which two rules that correct each other are at fault."""

Check = Callable[[Sequence[Draft]], Report]
Open = Callable[[Draft], Document]
"""Raises UnreadableSourceError."""


class Mended(NamedTuple):
    """A draft before and after, and how many findings were corrected in it."""

    before: Draft
    after: Draft
    fixed: int


class Outcome(NamedTuple):
    """What is left to report, which drafts are other than they were, which could not be mended."""

    report: Report
    mended: tuple[Mended, ...] = ()
    failures: tuple[Failure, ...] = ()


class _UnfixableError(Exception):
    """Why a draft is left as it is."""


def mend(drafts: Sequence[Draft], check: Check, open_draft: Open) -> Outcome:
    """Mend drafts, each with a path of its own, by what `check` reports of them.

    Where corrections overlap, the first by position is made and the others have their turn in the
    next round, so that nothing is left for a second run.
    """
    latest = {draft.path: draft for draft in drafts}
    fixed = dict.fromkeys(latest, 0)
    failures: dict[str, Failure] = {}
    report = check(drafts)
    for number in range(_MOST_ROUNDS + 1):
        wanted = _by_path(report.diagnostics, latest.keys() - failures.keys())
        if not wanted:
            break
        for path, fixes in wanted.items():
            try:
                if number == _MOST_ROUNDS:
                    raise _UnfixableError("its corrections call for more of them without end")
                chosen = _apart(fixes)
                latest[path] = _edited(latest[path], chosen, open_draft)
                fixed[path] += len(chosen)
            except _UnfixableError as error:
                latest[path] = next(draft for draft in drafts if draft.path == path)
                fixed[path] = 0
                failures[path] = Failure(path, f"not fixed: {error}")
        report = check(list(latest.values()))
    mended = (
        Mended(draft, latest[draft.path], fixed[draft.path])
        for draft in drafts
        if latest[draft.path].data != draft.data
    )
    return Outcome(report, tuple(mended), tuple(failures.values()))


def _by_path(
    diagnostics: Iterable[Diagnostic], paths: Iterable[str]
) -> dict[str, list[tuple[Edit, ...]]]:
    """The corrections of each draft, by position."""
    found: dict[str, list[tuple[Edit, ...]]] = {}
    known = frozenset(paths)
    for diagnostic in diagnostics:
        if diagnostic.edits and diagnostic.region.path in known:
            found.setdefault(diagnostic.region.path, []).append(tuple(sorted(diagnostic.edits)))
    return {path: sorted(fixes) for path, fixes in sorted(found.items())}


def _apart(fixes: Iterable[tuple[Edit, ...]]) -> list[tuple[Edit, ...]]:
    """Those that do not overlap, the first by position first."""
    chosen: list[tuple[Edit, ...]] = []
    for fix in fixes:
        last = chosen[-1] if chosen else None
        if last is None or (last[-1].end <= fix[0].start != last[-1].start):
            chosen.append(fix)
    return chosen


def _edited(draft: Draft, fixes: Iterable[tuple[Edit, ...]], open_draft: Open) -> Draft:
    """A draft with these corrections and not another byte changed. Raises _UnfixableError."""
    document = open_draft(draft)
    source = document.source
    edits = [edit for fix in fixes for edit in fix]
    text = _replaced(source.text, [(e.start.offset, e.end.offset, e.text) for e in edits])
    try:
        same = encode(source.text, draft.data, source.encoding) == draft.data
        after = Draft(draft.path, encode(text, draft.data, source.encoding))
    except UnicodeEncodeError as error:
        lacking = error.object[error.start]
        raise _UnfixableError(f"there is no “{lacking}” in its encoding") from None
    if not same:
        raise _UnfixableError("its encoding cannot be written back byte for byte")
    if not _reads_as_meant(document, edits, after, open_draft):
        raise _UnfixableError("with the corrections it would read as something else")
    return after


def _reads_as_meant(
    document: Document, edits: Iterable[Edit], after: Draft, open_draft: Open
) -> bool:
    """Whether the mended draft says what it said, but for the corrections."""
    places = []
    try:
        for edit in edits:
            start = document.offsets.to_prose(edit.start.offset)
            if start is None:
                return False
            # the words as they read by themselves; a byte order mark is heeded in every format
            alone = open_draft(Draft(after.path, edit.text.encode("utf-8-sig")))
            places.append((start, start + edit.end.offset - edit.start.offset, alone.text))
        read = open_draft(after).text
    except UnreadableSourceError:
        return False
    return read.split() == _replaced(document.text, places).split()


def _replaced(text: str, places: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words at some places, given in order."""
    parts, at = [], 0
    for start, end, words in places:
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])
