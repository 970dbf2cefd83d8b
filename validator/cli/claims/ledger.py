"""newslint claims --ledger: the claims of a sheet recorded, and what was decided about them."""

from collections.abc import Iterable, Sequence

from validator.claims.model import DraftClaims, Mark, Sheet
from validator.cli.ledger import ledger_at
from validator.cli.output import write_error
from validator.engine.discovery import Draft
from validator.engine.ledgers import Ledger
from validator.errors import UsageError
from validator.ledger.looking import marks
from validator.ledger.recording import Filed, Recorded, record
from validator.report import Failure
from validator.reporters.layout import visible
from validator.reporters.summary import counted

_STDIN = "<stdin>"


def with_ledger(
    sheet: Sheet, drafts: Iterable[Draft | Failure], path: str, together: bool, recording: bool
) -> Sheet:
    """The sheet with the marks of a ledger; with `recording`, its claims are put there first, and
    the ledger is made where there is none. Raises UsageError."""
    with ledger_at(path, make=recording, together=together) as ledger:
        if recording:
            copies = {draft.path: draft.data for draft in drafts if isinstance(draft, Draft)}
            filed = [_filed(draft, copies[draft.path], ledger) for draft in sheet.drafts]
            done = record(ledger.database, filed)
            write_error(f"{visible(path)}: {_told(done)}\n")
        ids = (claim.id for draft in sheet.drafts for claim in draft.claims)
        decided = marks(ledger.database, ids, ledger.today)
    return sheet._replace(
        drafts=tuple(_marked(draft, decided) for draft in sheet.drafts), ledger=path
    )


def _filed(draft: DraftClaims, copy: bytes, ledger: Ledger) -> Filed:
    if draft.path == _STDIN:
        hint = "say --stdin-filename FILE"
        raise UsageError("a draft is recorded by its name, and standard input has none", hint)
    story = ledger.story(draft.story)
    return Filed(ledger.name(draft.path), story, draft.date, copy, draft.claims)


def _marked(draft: DraftClaims, decided: dict[str, Mark]) -> DraftClaims:
    claims = tuple(claim._replace(mark=decided.get(claim.id)) for claim in draft.claims)
    return draft._replace(claims=claims)


def _told(done: Recorded) -> str:
    said: Sequence[str] = (
        f"{counted(done.claims, 'claim')} of {counted(done.drafts, 'draft')} recorded",
        f"{done.new:,} new",
        f"{done.gone:,} no more in their draft",
    )
    return ", ".join(said[: 3 if done.gone else 2])
