"""The words of the rule language that newslint itself brings: one small class a kind of span.

Every span has `start` and `end`, half-open code points of the prose. The other fields are the
attributes that a rule may name. `None` is known absence; `UNKNOWN` is what a checker cannot tell.
An open end of an interval is infinite.
"""

from enum import Enum
from typing import Final, Literal

from validator.named_tuples import NamedTuple
from validator.source import Extent

INFINITY: Final = float("inf")


class Unknown(Enum):
    """The type of UNKNOWN, the value of an attribute that a checker cannot tell."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        return False


UNKNOWN: Final = Unknown.UNKNOWN


Number = int | float

NoClaim = Literal[
    "how-old",
    "order",
    "duration",
    "score",
    "clock-time",
    "phone-number",
    "figure-of-speech",
    "list-number",
    "address",
    "code",
    "label",
    "rate-base",
    "part-of-name",
    "part-of-word",
    "pronoun",
    "lone-unit",
]
"""Why a number states nothing that could be counted again."""

QuantityType = Literal[
    "number",
    "currency",
    "dimension",
    "percent",
    "age",
    "ordinal",
    "range",
    "temperature",
    "fraction",
]


class Quantity(NamedTuple):
    """A figure: an interval, never a string. The span includes the hedge ("some 20")."""

    start: int
    end: int
    value: Number | None
    """The number named: 6 for "at least 6", none for "dozens"."""
    low: Number
    high: Number
    unit: str | None
    """Unit of measure in the singular ("kilometre", "dollar", "percent"); none for bare numbers."""
    type: QuantityType
    hedge: str | None
    """The words around the number that widen it, folded to lower case ("at least")."""
    claim: bool
    """Whether it states something countable: false for ages, scores, addresses, model names ..."""
    precision: Number = 1
    """Size of the last digit named: 100000 for "1.5 million"."""
    number: Extent | None = None
    """Where the number itself stands, without hedge and unit."""
    exempt: NoClaim | None = None
    """Why it is no claim; none where it is one."""


Harm = Literal[
    "killed", "injured", "missing", "captured", "displaced", "affected", "casualties", "ambiguous"
]
"""What befell people: "casualties" are dead and wounded unsplit, "ambiguous" the "neutralised"."""


class Victims(NamedTuple):
    """Who was harmed, as far as the words say."""

    start: int
    end: int
    group: str | None
    """Folded class: "combatant", "civilian", "child", ...; `class` in the rule language."""
    side: str | None
    """Whose they are, folded ("turkey", "syria", "rebels"); none where the text does not say."""


class Casualty(NamedTuple):
    """A count of people harmed. The span holds hedge, figure and victims as far as contiguous."""

    start: int
    end: int
    value: Number | None
    low: Number
    high: Number
    unit: str | None
    type: QuantityType
    hedge: str | None
    harm: Harm
    victims: Victims | None
    place: str | None
    day: str | None
    background: bool
    """A settled past event: "the 1993 bombing, which killed six"."""
    stated: bool
    """False where no number is named: "a man was killed" counts one."""
    trigger: Extent
    """The words that say the harm: "were killed"."""
    figure: Extent | None = None
    """Where the number itself stands."""
    part: bool = False
    """Counts beside or inside another figure: "including three children", "seven others"."""
    event: str | None = None
    """The family of what happened, if its sentence names it: "attack", "earthquake"."""
    bodies: bool = False
    """Counts bodies, of which more may be found: "17 bodies were recovered"."""
    site: str | None = None
    """Where that happened which harmed them: "a bomb went off in Aden, killing six"."""
    site_day: str | None = None
    """When it happened."""


class Quotation(NamedTuple):
    """Quoted words, marks included; a quotation that runs over paragraphs is one span in each."""

    start: int
    end: int
    closed: bool
    running: bool
    """Whether it goes on from, or into, a neighbouring paragraph."""
    words: int
    depth: int = 0
    """0 for outermost; a quotation inside a quotation counts up."""


SourceKind = Literal[
    "person",
    "role",
    "organisation",
    "state",
    "document",
    "media",
    "anonymous",
    "generic",
    "pronoun",
]
Party = Literal[
    "military", "government", "armed-group", "police", "health", "un", "ngo", "witness", "other"
]


class NewsSource(NamedTuple):
    """Who says so."""

    start: int
    end: int
    kind: SourceKind
    party: Party | None
    side: str | None
    name: str | None
    role: str | None
    identity: str | None
    """Folded key: "Guterres", "the UN chief" and "he" share one; none where nothing is known."""
    antecedent: "NewsSource | None" = None
    """For a pronoun: the source it stands for."""
    pieces: tuple[Extent, ...] = ()
    """Where a source has several pieces, or takes in the comma that closes its last aside: "Ann
    Lee, a nurse,"; empty: the span itself."""


Strength = Literal["strong", "weak", "inverse"]


class Attribution(NamedTuple):
    """Source, cue and content: who, says, what. Each may be split."""

    start: int
    end: int
    source: NewsSource | None
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]
    strength: Strength
    cue_verb: str | None = None
    """Headword of the cue: "say" for "said"."""


class Date(NamedTuple):
    """A date or a word for one."""

    start: int
    end: int
    value: str | None
    """ISO as far as stated: "2018-09", "--01-12"; none for "Monday"."""
    weekday: (
        Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] | None
    )
    """Folded English name, where one is named."""
    relative: bool
    """Means nothing without the day of publication: "Monday", "yesterday", "last week"."""
    past: bool
    """Surely before the day of publication: a past year, "in 1993", "two years ago"."""


class Age(NamedTuple):
    """How old somebody is."""

    start: int
    end: int
    years: Number


class Update(NamedTuple):
    """Words that tell a changed count: "had risen to", "revised", "up from"."""

    start: int
    end: int
    direction: Literal["up", "down", "changed"]


class Name(NamedTuple):
    """A proper name."""

    start: int
    end: int
    type: Literal["person", "organisation", "place"]
    identity: str
    """Folded key: "Ada Hale" and "Hale", "World Health Organization" and "WHO" share one."""
    written: str = ""
    """As it stands, so that it can be compared with one of another article."""
