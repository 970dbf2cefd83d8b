"""Texts that nobody writes, of any size."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from articles import article


class Hostile(NamedTuple):
    name: str
    most: int
    """How large it is in the end: characters for copy, else pieces."""
    made: Callable[[int], Iterator[str]]
    """As many characters or pieces, part by part."""
    suffix: str = ".txt"
    every_rule: bool = False
    """Checked with rules that find something in each of its sentences."""


WORDS = ("amber", "basalt", "cobalt", "dolomite", "emerald", "feldspar", "garnet", "hematite")
EVERY_RULE = "".join(
    f"""
rule r{number} {{
  find "{word}" as x
  where some "{other}" in same sentence as x
  message "“{{x}}” with “{other}”"
  good "It rained."
  bad "The {word} and the {other}."
}}
"""
    for number, (word, other) in enumerate(
        (word, other) for word in WORDS for other in WORDS if word < other
    )
)
"""Twenty-eight rules; a sentence with all words matches each."""


def one_line(characters: int) -> Iterator[str]:
    """Copy without any line break."""
    seed = 0
    while characters > 0:
        text = article(seed).replace("\n", " ")[:characters]
        characters -= len(text)
        seed += 1
        yield text


def repeated(piece: str) -> Callable[[int], Iterator[str]]:
    return lambda count: (piece for _ in range(count))


def numbers(count: int) -> Iterator[str]:
    return (f"{number} " for number in range(count))


def tolls(told: str) -> Callable[[int], Iterator[str]]:
    """Each another one; `told` has what is said of it."""
    return lambda count: (f"Some {n} villagers were killed{told}. " for n in range(20, 20 + count))


def nested(before: str, after: str) -> Callable[[int], Iterator[str]]:
    def made(depth: int) -> Iterator[str]:
        yield from (before for _ in range(depth))
        yield "Six soldiers were killed."
        yield from (after for _ in range(depth))

    return made


_ELEMENTS = (nested("<div>", "</div>"), ".html")
_TOLL = "Six soldiers were killed."
HOSTILE = (
    Hostile("one line of copy", 1_600_000, one_line),
    Hostile("straight quotation marks", 1_000_000, repeated('"')),
    Hostile("straight quotation marks around words", 50_000, repeated('"yes" ')),
    Hostile("opening quotation marks", 1_000_000, repeated("“")),
    Hostile("quotation marks around words", 50_000, repeated("“Yes” ")),
    Hostile("numbers in a row", 100_000, numbers),
    Hostile("numbers and commas in a row", 100_000, repeated("1,300, ")),
    Hostile("brackets in brackets", 500_000, nested("(", ")")),
    Hostile("quotations in quotations", 10_000, nested("“He said ‘", "’”")),
    Hostile("clauses in clauses", 20_000, repeated("the army said that ")),
    Hostile("elements in elements, HTML, as deep as is read", 1_000, *_ELEMENTS),
    Hostile("block quotations in each other, Markdown", 10_000, nested("> ", ""), ".md"),
    Hostile("emphasis in emphasis, Markdown", 10_000, nested("*a **b ", "** *"), ".md"),
    Hostile(
        "every sentence matches every rule",
        5_000,
        repeated(f"There were {' and '.join(WORDS)}. "),
        every_rule=True,
    ),
    Hostile("findings on one line: a loaded word", 10_000, repeated("The regime fell. ")),
    Hostile("findings on one line: a toll without a source", 1_000, repeated(f"{_TOLL} ")),
    Hostile("findings, a paragraph each", 1_000, repeated(f"{_TOLL}\n\n")),
    Hostile("sourced tolls", 1_000, repeated("Six soldiers were killed, the army said. ")),
    Hostile("figures in one sentence", 4_000, repeated("six soldiers of the army of ")),
    Hostile("tolls on one line, of unnamed sources", 1_000, tolls(", officials said")),
    Hostile("tolls on one line, and who deplores them", 1_000, tolls("; Ankara condemned it")),
    Hostile("names in a row", 50_000, repeated("John Smith ")),
    Hostile("one word without an end", 1_000_000, repeated("a")),
)
