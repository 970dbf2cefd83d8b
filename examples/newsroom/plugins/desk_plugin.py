"""Prices: what a thing costs, and what it cost before."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from validator.api import Checker, Document, Kind, hookimpl

FROM = (" from ", ", from ", " up from ", ", up from ", " down from ", ", down from ")


class Price(NamedTuple):
    start: int
    end: int
    value: float | None
    unit: str | None
    """The currency."""
    was: float | None
    """The price before, where the draft says it next: "$4, up from $3"."""


class Prices(Checker):
    name = "prices"
    kinds = (Kind("price", Price, "what a thing costs", "A ticket costs $4, up from $3."),)
    needs = ("quantity",)

    def annotate(self, document: Document) -> Iterator[Price]:
        money = [q for q in document.spans("quantity") if q.type == "currency"]
        old = {
            new: before.value
            for new, before in pairwise(money)
            if document.text[new.end : before.start] in FROM
        }
        for price in money:
            yield Price(price.start, price.end, price.value, price.unit, old.get(price))


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Prices()]
