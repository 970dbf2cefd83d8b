"""What is told of a draft beside a ledger: figures that were published otherwise, and claims that
somebody disputed or withdrew."""

from collections import Counter
from collections.abc import Mapping, Sequence

from validator.claims.model import Flag, Mark, State
from validator.claims.reading import Placed
from validator.diagnostic import Diagnostic, Identity, Related, Severity
from validator.document import Document, region
from validator.engine.findings import context, normalised
from validator.ledger.looking import Caution, Held
from validator.named_tuples import NamedTuple

_LONGEST = 80


class _Difference(NamedTuple):
    """How two figures that cannot both hold are told."""

    code: str
    severity: Severity
    title: str
    suggestion: str


DIFFERENCES: Mapping[Flag, _Difference] = {
    "conflicting": _Difference(
        "differs-from-published",
        Severity.WARNING,
        "A figure differs from the one that was published",
        "Say when and why it changed, or correct one of them.",
    ),
    "disputed": _Difference(
        "published-otherwise",
        Severity.INFO,
        "Another source has another figure, and it was published",
        "Give both figures, each with its source.",
    ),
}

_CAUTIONS: Mapping[State, tuple[str, str]] = {
    "withdrawn": ("claim-withdrawn", "A claim that was withdrawn is made again"),
    "disputed": ("claim-disputed", "A claim that is disputed is made again"),
}


class Notices:
    """Makes the diagnostics of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ordinals: Counter[tuple[str, str]] = Counter()

    def differs(
        self,
        flag: Flag,
        place: tuple[int, int],
        theirs: str,
        day: str,
        claim: Held | None,
        related: Sequence[Related],
    ) -> Diagnostic:
        """A figure, and the words and the claim that were published in its stead."""
        told = DIFFERENCES[flag]
        words = shown(self._document.text[slice(*place)])
        who = f", {_decision(claim.mark)}" if claim is not None and claim.mark is not None else ""
        message = f"“{words}”: published as “{shown(theirs)}” ({day}{who})"
        suggestion = told.suggestion
        if flag == "conflicting" and claim is not None:
            mend = f"newslint claims mark {claim.id} withdrawn"
            suggestion = f"{suggestion} If the published one no longer stands: {mend}"
        return self._notice(
            told.code, told.severity, place, message, told.title, suggestion, related
        )

    def decided(self, one: Placed, mark: Mark, related: Sequence[Related]) -> Diagnostic | None:
        """What was decided about this very sentence, if an editor has to know."""
        place, words = (one.start, one.end), shown(one.claim.text)
        command = f"newslint claims mark {one.claim.id}"
        if mark.state == "verified" and mark.over:
            return self._notice(
                "verification-over",
                Severity.INFO,
                place,
                f"“{words}”: verified by {mark.person} until {mark.until}, which is over",
                "A verification counts for a time",
                f"Verify it again: {command} verified",
                related,
            )
        if mark.state not in _CAUTIONS or mark.over:
            return None
        code, title = _CAUTIONS[mark.state]
        return self._notice(
            code,
            Severity.ERROR if mark.state == "withdrawn" else Severity.WARNING,
            place,
            f"“{words}”: {_decision(mark)}: {mark.note}",
            title,
            f"Take it out, or decide anew: {command}",
            related,
        )

    def like(self, one: Placed, caution: Caution, related: Sequence[Related]) -> Diagnostic:
        """A claim that was disputed or withdrawn, in another sentence."""
        code, title = _CAUTIONS[caution.mark.state]
        said = f"the same as “{shown(caution.text)}”, {_decision(caution.mark)}"
        return self._notice(
            code,
            Severity.WARNING,
            (one.start, one.end),
            f"“{shown(one.claim.text)}”: {said}: {caution.mark.note}",
            title,
            "Is it the same claim? Then take it out, or say what has changed.",
            related,
        )

    def _notice(
        self,
        code: str,
        severity: Severity,
        place: tuple[int, int],
        message: str,
        title: str,
        suggestion: str,
        related: Sequence[Related],
    ) -> Diagnostic:
        document, (start, end) = self._document, place
        sentence = normalised(document, *document.sentence_at(start))
        ordinal = self._ordinals[code, sentence]
        self._ordinals[code, sentence] += 1
        return Diagnostic(
            f"newslint/{code}",
            severity,
            region(document, start, end),
            document.text[start:end],
            message,
            title,
            suggestion,
            related=tuple(related),
            context=context(document, start, end),
            identity=Identity(sentence, ordinal),
        )


def shown(text: str) -> str:
    """Words of a draft as a message quotes them."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _decision(mark: Mark) -> str:
    return f"{mark.state} by {mark.person} on {mark.made}"
