"""A small world for tests of the rule language: kinds that a text shows at a glance.

`mark`   a word in capitals: AA, BB; `letter` is its first letter, `size` its length, `even`
         whether that is even, `twin` unknown for words of three letters, none for longer ones,
         `next` the mark behind it
`box`    what stands in square brackets, brackets included; it covers what is inside
`sentence`, `paragraph`, `article` as in newslint itself, `term` for word lists
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from validator.checker import Checker, Derived, Function, Kind
from validator.document import Block, Document, Sentence, Text
from validator.dsl import plan
from validator.dsl.catalog import build_catalog
from validator.dsl.evaluator import Finding, Rule, Run
from validator.dsl.semantics.files import check_file
from validator.dsl.semantics.named import define
from validator.dsl.semantics.resolution import Names
from validator.dsl.syntax.parser import parse
from validator.engine.analysis import prepare
from validator.engine.findings import thin, yield_to_specific
from validator.kinds import UNKNOWN, Unknown
from validator.lexicon import Lexicon, Term
from validator.source import Source


class Mark(NamedTuple):
    start: int
    end: int
    letter: Literal["a", "b", "c", "d"]
    size: int
    even: bool
    twin: "str | Unknown | None"
    low: int
    high: int


class Box(NamedTuple):
    start: int
    end: int
    inner: "tuple[Place, ...]"


class Place(NamedTuple):
    start: int
    end: int


class Paragraph(NamedTuple):
    start: int
    end: int
    number: int


class Article(NamedTuple):
    start: int
    end: int


def _twin(word: str) -> "str | Unknown | None":
    return UNKNOWN if len(word) == 3 else None if len(word) > 3 else word[::-1].lower()


def _next(document: Document, mark: Mark) -> Mark | None:
    return next((m for m in document.spans("mark") if m.start > mark.start), None)


class Toys(Checker):
    name = "toys"
    kinds = (
        Kind(
            "mark",
            Mark,
            "a word in capitals",
            "AA",
            adjectives={"big": lambda _document, span: span.size > 2},
            identity=lambda _document, span: span.letter,
        ),
        Kind(
            "box",
            Box,
            "square brackets",
            "[AA]",
            extents=lambda span: span.inner,
            describe=lambda _document, _span: "a box; it is empty",
        ),
        Kind("paragraph", Paragraph, "a paragraph", "AA"),
        Kind("article", Article, "all of it", "AA"),
        Kind("sentence", Sentence, "a sentence", "AA."),
        Kind("term", Term, "an entry of a word list", "AA"),
    )
    derived = (
        Derived("year", "mark", float, lambda _document, span: 2000 + span.size),
        Derived("double", "mark", int, lambda _document, span: span.size * 2),
        Derived("next", "mark", Mark | None, lambda document, span: _next(document, span)),
        Derived(
            "dated", "article", bool, lambda document, _span: document.metadata.date is not None
        ),
    )
    functions = (
        Function(
            "same_letter",
            ("mark", "mark"),
            "flag",
            "whether two marks begin alike",
            "same_letter(one, two)",
            lambda _document, _one, _two: True,
            key=lambda _document, span: span.letter,
        ),
        Function(
            "longer",
            ("mark", "mark"),
            "flag",
            "whether one is longer than the other",
            "longer(one, two)",
            lambda _document, one, two: one.size > two.size,
        ),
    )

    def annotate(self, document: Document) -> Iterable[Any]:
        for match in re.finditer(r"\b[A-D]+\b", document.text):
            word = match.group()
            size = len(word)
            yield Mark(*match.span(), word[0].lower(), size, size % 2 == 0, _twin(word), size, size)  # type: ignore[arg-type]
        for match in re.finditer(r"\[([^\[\]]*)\]", document.text):
            yield Box(*match.span(), (Place(*match.span(1)),))
        for block in document.blocks:
            yield Paragraph(block.start, block.end, block.paragraph)
        yield Article(0, len(document.text))
        yield from document.sentences


CHECKERS = [Toys()]
CATALOG = build_catalog(CHECKERS)


class Compiled(NamedTuple):
    rules: tuple[plan.Rule, ...]
    lexicons: dict[str, Lexicon]
    faults: tuple[str, ...]


def compile_rules(text: str) -> Compiled:
    """Rules of a pack `toy`; faults as `line:column code message`."""
    file, wrong = parse(text)
    source = Source("toy.rules", text)
    names = Names(
        {"toy": frozenset(block.name.text for block in file.lexicons)},
        frozenset(f"toy/{rule.name.text}" for rule in file.rules),
        conditions={"toy": {block.name.text: block for block in file.conditions}},
    )
    defined = define(names, CATALOG)
    checked = check_file(
        file, "toy", "toy.rules", source.line_starts, CATALOG, defined.names, wrong
    )
    faults = [(w.at, f"syntax {w.message}") for w in wrong]
    faults += [
        (f.at, f"{f.code} {f.message}")
        for f in (*defined.faults["toy"], *checked.faults)
        if f.code != "missing-example"
    ]
    lexicons = {lexicon.name: lexicon for lexicon in checked.lexicons}
    return Compiled(
        checked.pack.rules,
        lexicons,
        tuple(
            f"{source.position(at.start).line}:{source.position(at.start).column} {message}"
            for at, message in faults
        ),
    )


def read(text: str) -> Text:
    """Paragraphs at blank lines; `# ` opens a headline, `@ ` a caption."""
    blocks: list[Block] = []
    number = 0
    for match in re.finditer(r"[^\n]+", text):
        type_: Any = {"# ": "headline", "@ ": "caption"}.get(match.group()[:2], "paragraph")
        number += type_ == "paragraph"
        start = match.start() + (0 if type_ == "paragraph" else 2)
        blocks.append(Block(start, match.end(), type_, number if type_ == "paragraph" else 0))
    return Text(text, tuple(blocks))


def document_of(text: str, lexicons: dict[str, Lexicon]) -> Document:
    analysis = prepare(CHECKERS, CATALOG, CATALOG.kinds, lexicons, lexicons)
    return analysis.document(Source("toy.txt", text), read(text))


def findings(rules: str, text: str, others: Sequence[str] = ()) -> list[Finding]:
    compiled = compile_rules(rules)
    assert not compiled.faults, "\n".join(compiled.faults)
    extents = {k.kind.cls: k.kind.extents for k in CATALOG.kinds.values() if k.kind.extents}
    runs = [Run(document_of(t, compiled.lexicons), extents) for t in (text, *others)]
    found = [f for rule in compiled.rules for f in Rule(rule, CATALOG, {})(runs[0], runs[1:])]
    return yield_to_specific(thin(runs[0].document, found))


def reported(clauses: str, text: str, others: Sequence[str] = ()) -> list[str]:
    """The texts that one rule with these clauses reports."""
    rule = f"rule trial {{\n{clauses}\n"
    if "message" not in clauses:
        rule += '  message "x"\n'
    rule += '  good "x"\n  bad "x"\n}\n'
    return [text[f.start : f.end] for f in findings(rule, text, others)]


def messages(clauses: str, text: str) -> list[str]:
    rule = f'rule trial {{\n{clauses}\n  good "x"\n  bad "x"\n}}\n'
    return [f.message for f in findings(rule, text)]
