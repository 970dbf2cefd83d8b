"""Names of claims that outlive edits elsewhere: of the kind, the sentence and the words."""

from collections import Counter

from validator.diagnostic import fingerprint

SHOWN = 12
"""Digits of a fingerprint that make a claim's name: 2^48 of them."""


class Names:
    """Names the claims of one draft, in order."""

    def __init__(self) -> None:
        self._ordinals: Counter[tuple[str, str, str]] = Counter()

    def name(self, kind: str, sentence: str, text: str) -> str:
        """The same in every draft that has the sentence; the second of two alike has another."""
        words, said = " ".join(text.casefold().split()), " ".join(sentence.casefold().split())
        ordinal = self._ordinals[kind, said, words]
        self._ordinals[kind, said, words] += 1
        return fingerprint(f"claim {kind} {words}", said, ordinal)[:SHOWN]
