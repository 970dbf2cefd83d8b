"""What was found in a draft, with assertions that print the draft and point at the words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from validator.diagnostic import Diagnostic
from validator.document import Document
from validator.named_tuples import NamedTuple
from validator.source import Extent


class Mark(NamedTuple):
    """A place in a text, and what to say of it."""

    at: Extent
    sign: str
    note: str


class Found:
    """Something found in a text, in order."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self._marks = marks

    @property
    def flags(self) -> list[str]:
        """The words that were found, in order."""
        return [self.text[mark.at.start : mark.at.end] for mark in self._marks]

    def assert_flags(self, *expected: str) -> None:
        """Assert that these words were found, in whatever order, and no others.

        Without words, that nothing was found. The AssertionError shows the draft.
        """
        __tracebackhide__ = True
        missing = Counter(expected)
        missing.subtract(self.flags)
        if not any(missing.values()):
            return
        lacking = [words for words, count in missing.items() for _ in range(count)]
        surplus = [words for words, count in missing.items() for _ in range(-count)]
        told = [f"not found: {_listed(lacking)}"] if lacking else []
        told += [f"found, and not expected: {_listed(surplus)}"] if surplus else []
        marks = [*self._marks, *_places(self.text, lacking)]
        raise AssertionError("\n".join([*told, "", pointed(self.text, marks)]))

    def __str__(self) -> str:
        """The text, with what was found marked below its lines."""
        return pointed(self.text, self._marks)


class Spans(Found):
    """The spans of a kind in a document."""

    def __init__(self, document: Document, kind: str) -> None:
        self.document = document
        self.kind = kind
        self.spans: Sequence[Any] = document.spans(kind)
        marks = [Mark(Extent(span.start, span.end), "^", _shown(span)) for span in self.spans]
        super().__init__(document.text, marks)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)


class Findings(Found):
    """The diagnostics of a draft."""

    def __init__(self, text: str, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        marks = [
            Mark(
                Extent(found.region.start.offset, found.region.end.offset),
                "^",
                f"{found.severity} {found.code}: {found.message}",
            )
            for found in diagnostics
        ]
        super().__init__(text, marks)

    @property
    def codes(self) -> list[str]:
        """The rules that spoke, in order."""
        return [found.code for found in self.diagnostics]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)


def pointed(text: str, marks: Sequence[Mark]) -> str:
    """A text by lines, each with what was found in it below."""
    shown, start = [], 0
    for line in text.splitlines(keepends=True) or [""]:
        end = start + len(line)
        shown.append(f"  {line.rstrip()}".rstrip())
        for mark in sorted(marks, key=lambda mark: mark.at):
            if start <= mark.at.start < end or mark.at.start == end == len(text):
                until = min(mark.at.end, start + len(line.rstrip()))
                signs = mark.sign * max(until - mark.at.start, 1)
                shown.append(f"  {' ' * (mark.at.start - start)}{signs} {mark.note}".rstrip())
        start = end
    return "\n".join(shown)


def _places(text: str, lacking: Sequence[str]) -> Iterator[Mark]:
    """Where the words stand that were not found, if the text has them."""
    for words in dict.fromkeys(lacking):
        start = text.find(words)
        if start >= 0:
            yield Mark(Extent(start, start + len(words)), "~", "expected")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _shown(span: Any) -> str:
    fields = getattr(span, "_fields", ())
    told = (f"{name}={getattr(span, name)!r}" for name in fields if name not in ("start", "end"))
    return ", ".join(told)
