"""Strategies for hypothesis: figures, quotations and articles as drafts have them.

This module alone of the kit needs hypothesis.
"""

from hypothesis import strategies as st

from validator.named_tuples import NamedTuple

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HARMED = ("people", "soldiers", "villagers", "sailors", "children")
_HARMS = ("were killed", "were injured", "are missing")
_SOURCES = ("the health ministry", "the mayor", "police", "a coast guard officer", "the army")
_PLAIN = (
    "The council met in the evening.",
    "The road to the harbour stayed open.",
    "Nobody answered the telephone on Sunday.",
    "The museum will open again in spring.",
)
_SAID = (
    "We will rebuild the bridge",
    "Nobody told us to leave",
    "The water came at night",
    "It’s not over yet",
)


class Figure(NamedTuple):
    """A figure as text, and the interval that it means."""

    text: str
    low: float
    high: float


class Quoted(NamedTuple):
    """A quotation with its marks, and the words between them."""

    text: str
    words: str


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures in words and digits, with and without a bound."""
    number = draw(st.integers(2, 250_000))
    text = f"{number:,}" if draw(st.booleans()) else str(number)
    if number <= len(_WORDS) and draw(st.booleans()):
        text = _WORDS[number - 1]
    bound = draw(st.sampled_from(("", "at least", "as many as")))
    low = 0 if bound == "as many as" else number
    high = float("inf") if bound == "at least" else number
    return Figure(f"{bound} {text}".strip(), low, high)


@st.composite
def quotations(draw: st.DrawFn) -> Quoted:
    """Quotations with straight or curly marks."""
    words = draw(st.sampled_from(_SAID))
    opening, closing = draw(st.sampled_from((("“", "”"), ('"', '"'))))
    return Quoted(f"{opening}{words},{closing}", f"{words},")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence: a toll, a quotation, or one that claims nothing; with a source or without."""
    source = draw(st.sampled_from(_SOURCES))
    match draw(st.integers(0, 3)):
        case 0:
            return draw(st.sampled_from(_PLAIN))
        case 1:
            return f"{draw(quotations()).text} {source} said."
    figure, who = draw(figures()).text, draw(st.sampled_from(_HARMED))
    toll = f"{figure[0].upper()}{figure[1:]} {who} {draw(st.sampled_from(_HARMS))}"
    return f"{toll}, {source} said." if draw(st.booleans()) else f"{toll}."


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A plain text of some paragraphs, with a headline or without."""
    paragraphs = draw(
        st.lists(st.lists(sentences(), min_size=1, max_size=4), min_size=1, max_size=5)
    )
    body = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    headline = draw(st.sampled_from(("", "Harbour town counts its losses\n\n")))
    return f"{headline}{body}\n"
