"""Colours for `.rules` files: a lexer that Pygments loads by its entry point.

The only module that imports Pygments, which newslint itself does not need.
"""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import (
    Comment,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
    _TokenType,
)

BLOCKS = frozenset(("pack", "lexicon", "condition", "rule", "change"))
CLAUSES = frozenset((
    "title", "severity", "guide", "because", "setting", "find", "where", "unless", "require", "at",
    "once", "per", "instead", "private", "message", "suggest", "fix", "with", "good", "bad",
    "flags", "except",
))  # fmt: skip
WORDS = frozenset((
    "as", "from", "of", "forms", "cased", "then", "maybe", "within", "in", "same", "another", "an",
    "article", "story", "earlier", "version", "author", "voice", "covered", "by", "covering",
    "overlapping", "before", "after", "just", "alone", "not", "and", "or", "is", "one", "below",
    "none", "some", "no", "least", "most", "exactly", "has", "lacks", "count", "distinct",
))  # fmt: skip
"""All that the grammar knows by name; tests hold these lists against it."""

_NAME = r"[^\W\d](?:-?\w)*"


def _word(_lexer: Any, match: re.Match[str]) -> Iterator[tuple[int, _TokenType, str]]:
    word = match.group()
    token = Name
    if word in CLAUSES:
        token = Keyword
    elif word in BLOCKS:
        token = Keyword.Declaration
    elif word in WORDS:
        token = Operator.Word
    yield match.start(), token, word


class RulesLexer(RegexLexer):  # type: ignore[misc]
    """The rule language of newslint."""

    name = "newslint rules"
    aliases: ClassVar = ["newslint-rules", "newslint"]
    filenames: ClassVar = ["*.rules"]
    url = "https://pypi.org/project/newslint/"
    flags = re.MULTILINE

    tokens: ClassVar = {
        "root": [
            (r"\s+", Whitespace),
            (r"#[^\n]*", Comment.Single),
            (r'"""', String.Doc, "text"),
            (r'"', String.Double, "string"),
            (
                rf"\b(pack|lexicon|condition|rule)([ \t]+)({_NAME})",
                bygroups(Keyword.Declaration, Whitespace, Name.Class),
            ),
            (rf"({_NAME})(/)({_NAME})", bygroups(Name.Namespace, Punctuation, Name.Class)),
            (r"(\.)(" + _NAME + ")", bygroups(Punctuation, Name.Attribute)),
            (_NAME, _word),
            (r"/(?![ \t])(?:[^/\\\n]|\\.)+/", String.Regex),
            (r"\d[\d_]*(?:\.\d+)?", Number),
            (r"->|<=|>=|!=|[=<>+\-*/|]", Operator),
            (r"[{}(),.:]", Punctuation),
        ],
        "string": [
            (r'"', String.Double, "#pop"),
            (r"\n", Whitespace, "#pop"),
            (r"\\.", String.Escape),
            (r"\{\{|\}\}", String.Escape),
            (r"\{[^{}\"\n]*\}", String.Interpol),
            (r'[^"\\{}\n]+|[\\{}]', String.Double),
        ],
        "text": [
            (r'"""', String.Doc, "#pop"),
            (r'[^"]+|"', String.Doc),
        ],
    }
