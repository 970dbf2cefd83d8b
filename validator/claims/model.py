"""What a claim sheet holds, as plain data: it can be printed, stored and drawn."""

from typing import Literal

from validator.diagnostic import Diagnostic, Region
from validator.kinds import Number, Party, SourceKind
from validator.named_tuples import NamedTuple
from validator.report import Claims, Failure

ClaimKind = Literal["toll", "figure", "quotation", "allegation", "comparison", "date"]
Support = Literal[
    "sourced", "second-hand", "anonymous-only", "reaction-only", "denied", "unsourced"
]
"""Best first. Second-hand: the source passes on what another counted. Reaction-only: a source is
there, but gives no such figure."""

Flag = Literal["conflicting", "disputed", "repeated"]
"""Conflicting: another claim about the same thing cannot hold as well. Disputed: so too, but each
has a source of its own. Repeated: the same claim stands elsewhere."""


State = Literal["verified", "disputed", "withdrawn", "open"]
"""What people decided about a claim; open takes a decision back."""


class Mark(NamedTuple):
    """What somebody decided about a claim, kept in a ledger."""

    state: State
    person: str
    note: str
    until: str | None
    """The last day on which it counts."""
    made: str
    """The day it was made."""
    over: bool
    """Whether that last day has passed."""


class Amount(NamedTuple):
    """How many: what every number from `low` to `high` would satisfy; an open end is infinite."""

    value: Number | None
    """The number named; none for "dozens"."""
    low: Number
    high: Number
    unit: str | None


class Voice(NamedTuple):
    """Who says so."""

    text: str
    """As the article has it; for a pronoun, with whom it stands for."""
    kind: SourceKind
    """Of whom it stands for, where it is a pronoun."""
    party: Party | None
    name: str | None


class Link(NamedTuple):
    """Another claim of the story, and what it has to do with this one."""

    flag: Flag
    rule: str
    """The rule that says so."""
    id: str
    region: Region
    text: str


class Claim(NamedTuple):
    """A statement that could be checked."""

    id: str
    """The same while its sentence stays the same, in whatever draft: see `identity`."""
    kind: ClaimKind
    region: Region
    text: str
    """In the article's words."""
    sentence: str
    paragraph: int
    """Of the body, from 1; 0 elsewhere."""
    block: str
    amount: Amount | None
    thing: tuple[str, ...]
    """What is counted, and whose: ("killed", "combatant", "turkey"). Claims with the same thing
    can be drawn as one line; an empty one compares with nothing."""
    source: Voice | None
    cue: str | None
    """The words that give it to the source: "said"."""
    support: Support
    links: tuple[Link, ...] = ()
    mark: Mark | None = None
    """What a ledger has; None too where it was taken back."""

    @property
    def flags(self) -> tuple[Flag, ...]:
        return tuple(sorted({link.flag for link in self.links}))


class Exempt(NamedTuple):
    """A number, date or quotation that makes no claim, and why."""

    what: Literal["number", "date", "quotation"]
    region: Region
    text: str
    reason: str
    """In an editor's words: "an age"."""


class DraftClaims(NamedTuple):
    """The sheet of one draft, by place."""

    path: str
    date: str | None
    story: str | None
    claims: tuple[Claim, ...]
    exempt: tuple[Exempt, ...]
    counts: Claims
    """Of figures, tolls and quotations, as `check` counts them."""


class Sheet(NamedTuple):
    """The claims of several drafts, each story by the age of its drafts."""

    drafts: tuple[DraftClaims, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    """Drafts that no detector can read, being in another language."""
    faults: tuple[Diagnostic, ...] = ()
    ledger: str | None = None
    """Where their marks come from; then sheets show ids, by which claims are marked."""
