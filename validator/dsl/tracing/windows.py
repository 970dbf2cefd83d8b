"""The stretch of text that a relation looks at, in an editor's words."""

from typing import TYPE_CHECKING, Any

from validator.document import Document
from validator.dsl import plan
from validator.dsl.values import in_marks, show
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from validator.dsl.operators import TextUnit


class Window(NamedTuple):
    """Where something was looked for; prose offsets where it is one stretch."""

    words: str
    start: int | None = None
    end: int | None = None


def window(
    document: Document, relation: plan.Relation, anchor: Any, amount: int, here: bool
) -> Window:
    """Where things lie that stand in a relation to a bound span; `here`: to the words reported."""
    it = "it" if here else in_marks(show(document, anchor))
    match relation.operator:
        case "same":
            return _units(document, anchor, relation.unit, 0, 0, here)
        case "within of" | "within before" | "within after":
            before = amount if relation.operator != "within after" else 0
            after = amount if relation.operator != "within before" else 0
            if relation.unit == "word":
                side = relation.operator.removeprefix("within ").replace("of", "around")
                return Window(f"{_counted(amount, 'word')} {side} {it}")
            return _units(document, anchor, relation.unit, before, after, here)
        case "in":
            return Window(f"inside {it}", anchor.start, anchor.end)
        case "covering":
            return Window(f"what covers {it}")
        case "overlapping":
            return Window(f"what shares words with {it}", anchor.start, anchor.end)
        case "before":
            return Window(f"all before {it}", 0, anchor.start)
        case "after":
            return Window(f"all after {it}", anchor.end, len(document.text))
        case "just before" | "just after":
            return Window(f"{relation.operator} {it}")
        case _:
            return Window(f"{relation.operator} {it}")


def _units(
    document: Document, anchor: Any, unit: "TextUnit | None", before: int, after: int, here: bool
) -> Window:
    whose = f"this {unit}" if here else f"the {unit} of {in_marks(show(document, anchor))}"
    if unit == "article":
        return Window("this article", 0, len(document.text))
    units: Any = document.sentences if unit == "sentence" else document.blocks
    number = (
        document.sentence_index(anchor.start)
        if unit == "sentence"
        else document.block_index(anchor.start)
    )
    start = units[max(number - before, 0)].start if units else 0
    end = units[min(number + after, len(units) - 1)].end if units else len(document.text)
    sides = [f"{count:,} {side}" for count, side in ((before, "before"), (after, "after")) if count]
    return Window(whose + (f" and {' and '.join(sides)}" if sides else ""), start, end)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
