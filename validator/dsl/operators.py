"""Words of the rule language that are few: operators, quantifiers, units of text."""

from typing import Literal

RelationOperator = Literal[
    "author voice",
    "same",
    "another article",
    "earlier version",
    "in",
    "covering",
    "overlapping",
    "before",
    "after",
    "just before",
    "just after",
    "alone in",
    "around",
    "within of",
    "within before",
    "within after",
]
"""Rules write all but "around", the converse of "alone in"."""
Comparator = Literal["=", "!=", "<", "<=", ">", ">="]
ArithmeticOperator = Literal["+", "-", "*", "/"]
Quantifier = Literal["some", "no", "at least", "at most", "exactly"]
TextUnit = Literal["word", "sentence", "paragraph", "article"]
