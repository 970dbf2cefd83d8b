"""What is wrong in an article, and what is wrong in a rule file: one type for both."""

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.named_tuples import NamedTuple
from validator.source import Position

if TYPE_CHECKING:
    from hashlib import blake2b


class Severity(IntEnum):
    """How loud; comparable. `OFF` is a setting of rules, never of a diagnostic."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Region(NamedTuple):
    """A half-open place in a source file."""

    path: str
    start: Position
    end: Position


class Edit(NamedTuple):
    """Replace the text of a region of the diagnostic's own file."""

    start: Position
    end: Position
    text: str


class Related(NamedTuple):
    """Evidence: another place, and what it has to do with the finding, in an editor's words."""

    region: Region
    text: str
    message: str


class Context(NamedTuple):
    """The sentence a finding stands in, for reports that show it: words, not markup."""

    sentence: str
    start: int
    """Where the finding begins in `sentence`, in code points."""
    end: int
    paragraph: int
    """Number of the body paragraph, from 1; 0 outside the body."""
    block: str
    """Type of the block: "paragraph", "headline", ..."""


class Identity(NamedTuple):
    """By what a finding is known again, beside its rule."""

    sentence: str
    ordinal: int
    """Among equal findings of one article, from 0."""


class Diagnostic(NamedTuple):
    """One finding. Plain data, so that it can be sorted, cached and printed anywhere."""

    code: str
    """`pack/rule`."""
    severity: Severity
    region: Region
    text: str
    """The words found, as in the prose; empty where a rule keeps them private."""
    message: str
    title: str = ""
    """The rule's title."""
    suggestion: str | None = None
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    context: Context | None = None
    """None where there is no line to show, as for a file that is missing, or where a rule is
    private."""
    identity: Identity | str = ""
    """By what it is known again, or its fingerprint alone, which shows no words; empty for what
    stands in no sentence, as faults in rule files and configuration: those go by their message."""
    headword: str | None = None
    """For a term of a word list, its entry, so that repeats can be told together."""

    @property
    def fingerprint(self) -> str:
        """A name that survives line shifts and renamed files."""
        known = self.identity
        if isinstance(known, str):
            return known or fingerprint(self.code, self.message, 0)
        return fingerprint(self.code, *known)


def by_place(found: Diagnostic) -> tuple[str, Position]:
    """What diagnostics are sorted by that are to stand as they do in the files."""
    return found.region.path, found.region.start


def fingerprint(code: str, sentence: str, ordinal: int) -> str:
    """A name for a finding that survives line shifts and renamed files.

    `ordinal` counts equal findings of one article, from 0.
    """
    one = _begun(code, sentence).copy()
    one.update(str(ordinal).encode())
    return one.hexdigest()


@lru_cache(maxsize=64)
def _begun(code: str, sentence: str) -> "blake2b":
    """What equal findings of one article share: a long sentence is gone over once."""
    from hashlib import blake2b  # brings OpenSSL along, which takes as long as 30 modules

    words = " ".join(sentence.casefold().split())
    return blake2b(f"{code}\n{words}\n".encode(), digest_size=16)
