"""newslint lsp: a server for editors, which says of a draft what `check` says."""

import os

from validator.cli.exits import Exit
from validator.cli.known import Known
from validator.cli.options import CheckOptions
from validator.cli.sieves import sieve_of
from validator.cli.usage import checked_seconds
from validator.engine.discovery import Draft
from validator.errors import UsageError
from validator.report import Report


def run_lsp(options: CheckOptions) -> Exit:
    """Serve an editor. Raises UsageError where what speaks with editors is not installed."""
    seconds = checked_seconds(options.timeout)
    try:
        from validator.lsp.drafts import Desk
        from validator.lsp.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        hint = "install it: pip install 'newslint[lsp]'"
        raise UsageError("lsp needs pygls, which is not there", hint) from None

    def opened() -> Desk:
        known = Known(options)
        known.require_rules()
        session, terms = known.session, known.terms
        sieve = sieve_of(options, terms.configuration, terms.baseline, (), lambda: session)
        sieve = sieve._replace(folders=())  # one draft is no folder
        baseline = options.baseline or terms.baseline
        adopted = _times(baseline)

        def check(draft: Draft) -> Report:
            return session.check([draft], timeout=seconds, sieve=sieve)

        def stands() -> bool:
            return known.stands and _times(baseline) == adopted

        return Desk(check, stands, terms.suffixes, terms.rules, terms.faults)

    # the protocol has 1 for a client that goes without a word
    return Exit.DONE if serve(opened) else Exit.FOUND


def _times(path: str | None) -> tuple[int, int] | None:
    """Of a file, if there is one: when it was written, and its size."""
    try:
        status = os.stat(path or "")
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
