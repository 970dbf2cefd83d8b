"""The columns of a claim sheet in words: what the formats that people read share."""

from collections import Counter
from collections.abc import Iterator, Sequence

from validator.claims.counting import add
from validator.claims.model import Amount, Claim, ClaimKind, DraftClaims, Flag, Link, Mark, Sheet
from validator.kinds import INFINITY, Number
from validator.report import Claims
from validator.reporters.summary import counted, looked_at

FLAGS: tuple[Flag, ...] = ("conflicting", "disputed", "repeated")
_HEADS_FIRST = ("degree", "pound")
"""Words of a unit before what tells it apart: "degree celsius", "pound sterling"."""
_PLURALS = {
    "century": "centuries", "foot": "feet", "inch": "inches", "krona": "kronor", "leu": "lei",
    "lev": "leva", "penny": "pence", "real": "reais",
}  # fmt: skip
_WITHOUT_PLURAL = (
    "baht", "dong", "hertz", "horsepower", "jiao", "kelvin", "percent", "rand", "sen", "stone",
    "tenge", "won", "yen", "yuan",
)  # fmt: skip
_OTHERS: tuple[ClaimKind, ...] = ("allegation", "comparison", "date")


def amount(found: Amount | None) -> str:
    """ "6", "at least 6", "more than 6", "at most 6", "18 to 22", with the unit."""
    if found is None:
        return ""
    value, low, high, unit = found
    if value is not None and (low, high) == (value + 1, INFINITY):
        said = f"more than {_number(value)}"
    elif value is not None and (low, high) == (0, value - 1):
        said = f"fewer than {_number(value)}"
    elif low == high:
        said = _number(low)
    elif high == INFINITY:
        said = f"at least {_number(low)}"
    elif low in (0, -INFINITY):
        said = f"at most {_number(high)}"
    else:
        said = f"{_number(low)} to {_number(high)}"
    if not unit:
        return said
    return f"{said} {unit if low == high == 1 else _plural(unit)}"


def _plural(unit: str) -> str:
    """The unit, a name in lower case, of more than one: "miles per hour", "degrees celsius"."""
    measured, per, rest = unit.partition(" per ")
    before, space, head = measured.rpartition(" ")
    if before in _HEADS_FIRST:
        before, head = f"{before}s {head}", ""
    elif head in _PLURALS:
        head = _PLURALS[head]
    elif not head.endswith(_WITHOUT_PLURAL):
        head += "s"
    return f"{before}{space if head else ''}{head}{per}{rest}"


def _number(number: Number) -> str:
    if number == int(number):
        return f"{number:,}"
    return f"{number:,.6f}".rstrip("0").rstrip(".")


def finite(number: Number | None) -> Number | None:
    """A number as data have it: an open end is none."""
    return None if number in (INFINITY, -INFINITY) else number


def source(claim: Claim) -> str:
    return claim.source.text if claim.source else ""


def source_kind(claim: Claim) -> str:
    return claim.source.kind if claim.source else ""


def flags(claim: Claim) -> str:
    return ", ".join(claim.flags)


def others(claim: Claim) -> Iterator[str]:
    """What each linked claim says, and where: “six soldiers”, b.md line 12."""
    parted = [link for link in claim.links if link.flag != "repeated"]
    said = (f"{RELATION[link.flag]} “{link.text}”, {place(link, claim)}" for link in parted)
    yield from dict.fromkeys(said)  # several rules may tell of one pair
    repeats = [link for link in claim.links if link.flag == "repeated"]
    if repeats:
        yield f"again in {', '.join(place(link, claim) for link in repeats)}"


def notes(claim: Claim) -> Iterator[str]:
    """What was decided about a claim, and what others have to do with it."""
    if claim.mark is not None:
        yield decision(claim.mark)
    yield from others(claim)


def decision(mark: Mark) -> str:
    """ "verified by Jana Roe on 2020-02-04 until 2020-03-01: two hospitals called"."""
    until = f" until {mark.until}" if mark.until else ""
    over = ", which is over" if mark.over else ""
    return f"{mark.state} by {mark.person} on {mark.made}{until}{over}: {mark.note}"


RELATION = {"conflicting": "conflicts with", "disputed": "disputed by"}


def place(link: Link, claim: Claim) -> str:
    line = f"line {link.region.start.line}"
    same = link.region.path == claim.region.path
    return line if same else f"{link.region.path} {line}"


def total(sheet: Sheet) -> Claims:
    counts = Claims()
    for draft in sheet.drafts:
        counts = add(counts, draft.counts)
    return counts


def closing(sheet: Sheet) -> Iterator[str]:
    """The last sentences: the line that `check` ends with, and what the sheet has beside it."""
    yield looked_at(total(sheet))
    kinds = Counter(claim.kind for draft in sheet.drafts for claim in draft.claims)
    told = [counted(kinds[kind], kind) for kind in _OTHERS if kinds[kind]]
    if told:
        yield f"Beside these figures and quotations: {listed(told)}."
    found = Counter(flag for d in sheet.drafts for claim in d.claims for flag in claim.flags)
    marked = [f"{found[flag]:,} {flag}" for flag in FLAGS if found[flag]]
    if marked:
        yield f"Of all these, {listed(marked)}."
    spared = sum(len(draft.exempt) for draft in sheet.drafts)
    if spared:
        yield f"Numbers, dates and quotations that make no claim: {spared:,}."


def listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def heading(draft: DraftClaims) -> str:
    """ "draft.md, 2020-02-04, story idlib"."""
    story = f"story {draft.story}" if draft.story else None
    return ", ".join(part for part in (draft.path, draft.date, story) if part)
