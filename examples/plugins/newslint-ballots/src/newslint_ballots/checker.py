"""Finds the shares that a sentence gives of one vote."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from validator.api import Checker, Document, Function, Kind, Quantity

_OF_A_VOTE: Final = re.compile(r"\b(?:votes?|ballots?|polls?|turnout)\b")
_TURNOUT: Final = re.compile(r"\bturnout\b")
_ALL: Final = re.compile(r"\b(?:the rest|the other|all others|the two candidates)\b")


class Ballot(NamedTuple):
    """From the first share of a sentence to the last."""

    start: int
    end: int
    shares: int
    total: float
    """Sum of the shares, in percent."""
    complete: bool
    """Whether the sentence says that there are no others."""


def adds_up(document: Document, ballot: Ballot, slack: float) -> bool:
    """Whether the shares can be those of one vote, each rounded by at most `slack`."""
    del document
    within = ballot.shares * slack + 1e-9
    return ballot.total <= 100 + within and (not ballot.complete or ballot.total >= 100 - within)


class Ballots(Checker):
    name = "ballots"
    kinds = (
        Kind(
            "ballot",
            Ballot,
            "the shares that a sentence gives of one vote",
            "Okoro won 52 percent of the vote, Haddad 48 percent.",
        ),
    )
    needs = ("quantity",)
    functions = (
        Function(
            "adds_up",
            ("ballot", "number"),
            "flag",
            "Whether shares of a vote can be right, each rounded by at most a number.",
            "adds_up(tally, 0.5)",
            adds_up,
        ),
    )

    def annotate(self, document: Document) -> Iterator[Ballot]:
        for sentence in document.sentences:
            said = document.folded[sentence.start : sentence.end]
            if not _OF_A_VOTE.search(said) or _TURNOUT.search(said):
                continue
            shares = [
                share
                for share in document.spans_within("quantity", sentence.start, sentence.end)
                if _is_share(share)
            ]
            if len(shares) > 1:
                total = sum(share.value for share in shares)
                first, last = shares[0].start, shares[-1].end
                complete = _ALL.search(said) is not None
                yield Ballot(first, last, len(shares), round(total, 6), complete)


def _is_share(quantity: Quantity) -> bool:
    return quantity.type == "percent" and quantity.value is not None
