"""What a checker is: kinds it provides, kinds it needs, functions it lends, rules it applies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Literal

from validator.document import Document
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple

Tri = bool | None
"""True, false, or None: unknown."""

Test = Callable[[Document, Any], Tri]
"""An adjective: a test on a span."""


class Derived(NamedTuple):
    """An attribute computed on demand from a document and a span."""

    name: str
    of: str
    """The kind it belongs to; it may be another checker's."""
    type: Any
    """float, str, bool, a Literal of words, or a span class."""
    compute: Callable[[Document, Any], Any]
    needs: tuple[str, ...] = ()
    """Kinds that `compute` reads."""
    meaning: str = ""
    """What it tells, for `newslint rules words`."""


class Kind(NamedTuple):
    """A kind of span: a noun of the rule language."""

    name: str
    cls: type
    """A named tuple with `start`, `end` and one typed field an attribute."""
    meaning: str
    example: str
    """A short text that holds one such span."""
    adjectives: Mapping[str, Test] = {}
    fields: Mapping[str, str] = {}
    """Field name by attribute name, where they differ (`class` is no Python name)."""
    hidden: str | None = None
    """Name of a flag; spans where it is false are seen only by rules that mention it."""
    extents: Callable[[Any], Sequence[tuple[int, int]]] | None = None
    """The stretches that a span covers, where these are not the span itself: an attribution covers
    its content."""
    describe: Callable[[Document, Any], str] | None = None
    """The span as evidence, in an editor's words: "the U.N.; it reacts, it gives no number"; empty
    where there is nothing to tell."""
    identity: Callable[[Document, Any], str | None] | None = None
    """What `distinct` counts by; by default the folded text."""
    parent: str | None = None
    """The kind it is a special case of: a casualty may stand where a quantity is asked for."""
    meanings: Mapping[str, str] = {}
    """What its attributes and adjectives tell, by name, for `newslint rules words`."""


Signature = Literal["number", "text", "flag"]


class Function(NamedTuple):
    """A typed function of the rule language.

    With `key`, two spans can only satisfy it if their keys are equal and not None: a join groups
    spans by key, and `call` is asked only about spans with equal keys. With `apart`, two spans can
    only satisfy it if `apart` gives different values for them.
    """

    name: str
    parameters: tuple[str, ...]
    """Kind names, or "span", "number", "text"."""
    returns: Signature
    meaning: str
    example: str
    call: Callable[..., Any]
    """Called with the document and the arguments; a flag may be None: unknown."""
    key: Callable[[Document, Any], object | None] | None = None
    needs: tuple[str, ...] = ()
    keys: Callable[[Document, Sequence[Any]], Sequence[object | None]] | None = None
    """In place of `key`: the keys of many spans, in their order, where all at once is cheaper."""
    apart: Callable[[Document, Any], object] | None = None


class ActiveRule(NamedTuple):
    """A rule that is on, with what it finds in the document at hand."""

    id: str
    settings: Mapping[str, str | int | float]
    find: Callable[[], Iterable[Any]]
    """Runs the rule's own text; yields findings."""


class Checker:
    """Base of all checkers. A subclass names what it provides and yields its spans."""

    name: ClassVar[str]
    kinds: ClassVar[Sequence[Kind]] = ()
    replaces: ClassVar[Sequence[str]] = ()
    """Names of checkers that newslint brings, and that are left out for this one: it provides their
    kinds."""
    needs: ClassVar[Sequence[str]] = ()
    """Kinds that `annotate` reads through `document.spans`."""
    lexicons: ClassVar[Sequence[str]] = ()
    """Lexicons (`pack.name`) that `annotate` reads through `document.terms`."""
    tables: ClassVar[Sequence[str]] = ()
    """Lexicons that are read through `document.forms` or in `prepare`: texts are not searched for
    them."""
    functions: ClassVar[Sequence[Function]] = ()
    derived: ClassVar[Sequence[Derived]] = ()

    def annotate(self, document: Document) -> Iterable[Any]:
        """The spans of this checker's kinds, in any order; the class of a span tells its kind."""
        raise NotImplementedError

    def annotate_shown(self, document: Document) -> Iterable[Any]:
        """The spans of `annotate`, equal to them; hidden ones (`Kind.hidden`) may be left out.

        For a checker that takes long to find hidden spans, which few rules ask for.
        """
        return self.annotate(document)

    def sections(self, document: Document) -> Sequence[int]:
        """Where the sections of a document begin whose spans can be made section by section; the
        first begins at 0.

        For a checker so slow that a rule which asks about one place should not have to wait for the
        spans of the whole article. No span may reach over the edge of a section.
        """
        del document
        return (0,)

    def annotate_section(self, document: Document, start: int, end: int) -> Iterable[Any]:
        """The spans in one section, prose[start:end]: those of `annotate`, or equal to them in all
        but fields that a derived attribute of the same name stands for."""
        del start, end
        return self.annotate(document)

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        """Called once, before the first document, with the lexicons and tables."""

    def check(self, document: Document, rules: Sequence[ActiveRule]) -> Iterable[Any]:
        """The findings of the active rules about this checker's kinds.

        A checker overrides this if one of its rules needs code of its own.
        """
        del document
        for rule in rules:
            yield from rule.find()
