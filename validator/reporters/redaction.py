"""A report without a word of the drafts: for the logs of a service that others may read."""

import re

from validator.diagnostic import Diagnostic, Related
from validator.report import DraftText, Failure, Report

_QUOTING = re.compile("[“”‘’\"'`<:]")
_WORDS = re.compile("[^\n\r]")


def redacted(report: Report) -> Report:
    """Where and by which rule something was found; the rule's title instead of the message.

    Paths, positions and fingerprints stay. A fingerprint shows no words, but who guesses a
    sentence can tell that it is the one. What is wrong with the set-up stays as it is.
    """
    return report._replace(
        diagnostics=tuple(map(_without_words, report.diagnostics)),
        failures=tuple(map(_without_quotation, report.failures)),
        drafts=tuple(map(_masked, report.drafts)),
    )


def _without_words(found: Diagnostic) -> Diagnostic:
    return found._replace(
        text="",
        message=found.title or found.code,
        suggestion=None,
        edits=(),
        related=tuple(Related(related.region, "", "") for related in found.related),
        context=None,
        identity=found.fingerprint,
        headword=None,
    )


def _without_quotation(failure: Failure) -> Failure:
    """Up to where it may quote: what an exception says comes from anywhere."""
    message = _QUOTING.split(failure.message, maxsplit=1)[0].rstrip(" (,-")
    return failure._replace(message=message or "it could not be checked")


def _masked(draft: DraftText) -> DraftText:
    """A draft in which places can be counted, in characters and bytes, and nothing read."""
    return DraftText(draft.path, _WORDS.sub(_mask, draft.source))


def _mask(character: re.Match[str]) -> str:
    return "x\u00b7\u2026\U0001f4c4"[len(character[0].encode("utf-8", "replace")) - 1]
