"""Word lists: what an editor writes as a lexicon, unfolded into the forms to search for."""

from validator.named_tuples import NamedTuple


class Entry(NamedTuple):
    """One form to look for."""

    form: str
    """As written; matched as whole words in any case, with any apostrophe or quotation mark."""
    headword: str
    """The entry this form belongs to: "kill" for "killed"."""
    replacement: str | None = None
    """What to write instead, or what the entry stands for, inflected like the form."""
    cased: bool = False
    """Whether the text must have the same capitals."""


class Lexicon(NamedTuple):
    """A named word list; `exceptions` are longer phrases in which nothing counts."""

    name: str
    """`pack.name`, unique in a run."""
    entries: tuple[Entry, ...]
    exceptions: tuple[Entry, ...] = ()


class Term(NamedTuple):
    """An entry of a lexicon found in a document."""

    start: int
    end: int
    lexicon: str
    entry: Entry

    @property
    def headword(self) -> str:
        return self.entry.headword

    @property
    def replacement(self) -> str | None:
        return self.entry.replacement


def literal_name(phrase: str) -> str:
    """The lexicon that holds a literal alone: the phrase in quotation marks, white space folded."""
    return f'"{" ".join(phrase.split())}"'


def is_literal(lexicon: str) -> bool:
    """Whether a lexicon of this name holds a literal alone."""
    return lexicon.startswith('"')


def marked_name(phrase: str, *, inflected: bool, cased: bool) -> str:
    """The lexicon of words that a rule marks as a word list does, named as they are written."""
    marks = "cased " * cased + "forms of " * inflected
    return marks + literal_name(phrase)


_SHORT = 3
"""Letters of a word, as “the”, that stands in every line."""


def is_short_literal(lexicon: str) -> bool:
    """Whether a lexicon of this name holds one short word alone."""
    return is_literal(lexicon) and len(lexicon) <= _SHORT + 2 and lexicon[1:-1].isalpha()


def is_common_literal(lexicon: str) -> bool:
    """Whether a lexicon of this name holds one short word or one sign alone, of which texts are
    full: it is looked for where somebody asks for it."""
    if not is_literal(lexicon):
        return False
    return is_short_literal(lexicon) or (len(lexicon) == 3 and not lexicon[1].isalnum())


def literal_lexicon(phrase: str) -> Lexicon:
    """The lexicon of one literal."""
    folded = " ".join(phrase.split())
    return Lexicon(literal_name(phrase), (Entry(folded, folded),))
