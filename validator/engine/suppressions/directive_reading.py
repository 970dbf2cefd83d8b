"""Directives as they are written, in comments of the copy:

<!-- newslint ignore RULE, RULE: reason -->        the block it stands in, or before
<!-- newslint ignore-start RULE: reason -->        from here
<!-- newslint ignore-end -->                       to here
<!-- newslint ignore-file RULE: reason -->         all of the file
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

from validator.diagnostic import Diagnostic, Severity
from validator.document import Comment, Document
from validator.engine.notices import Place, notice, place
from validator.engine.rules.selectors import suggestion
from validator.engine.suppressions.directives import Directive, Directives, means_any
from validator.named_tuples import NamedTuple
from validator.source import Extent, Source

VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")

_OURS = re.compile(r"\s*newslint(?![\w.-])[\s:]*", re.IGNORECASE)
_VERB = re.compile(r"[\w-]*")
_GLOB = re.compile(r"[*?\[]")
_EXAMPLE = "write <!-- newslint ignore pack/rule: reason -->"


def read_directives(document: Document, rules: Collection[str] | None) -> Directives:
    """The directives of a draft. `rules` are the ids that exist; None if that is not known."""
    ours = [c for c in document.comments if _OURS.match(c.text)]
    if not ours:
        return Directives()
    reading = _Reading(document, rules)
    for comment in sorted(ours):
        reading.comment(comment)
    reading.finish()
    left = tuple(_left(document.source, comment) for comment in ours)
    return Directives(tuple(reading.sound), tuple(reading.faults), left)


class _Words(NamedTuple):
    """A directive as it is written."""

    comment: Comment
    verb: str
    rules: tuple[tuple[str, Place], ...]
    reason: str


class _Reading:
    """One walk over the comments of a draft, in the order of the file."""

    def __init__(self, document: Document, rules: Collection[str] | None) -> None:
        self._document = document
        self._source = document.source
        self._rules = rules
        self._ends = [block.end for block in document.blocks]
        self._open: list[_Words] = []
        self.sound: list[Directive] = []
        self.faults: list[Diagnostic] = []

    def comment(self, comment: Comment) -> None:
        words = self._words(comment)
        if words is None:
            return
        if words.verb == "ignore-end":
            self._close(words)
        elif words.verb == "ignore-start":
            self._open.append(words)
        elif words.verb == "ignore-file":
            self._cover(words, Extent(0, len(self._source.text) + 1))
        else:
            self._cover(words, self._block(comment))

    def finish(self) -> None:
        for words in self._open:
            self._fault(
                "waiver-unclosed",
                place(self._source, Extent(*words.comment[:2]), "comment"),
                "this range is never closed, so it leaves nothing out",
                "A range of a waiver has an end",
                "put <!-- newslint ignore-end --> where it ends",
            )

    def _words(self, comment: Comment) -> _Words | None:
        """What a comment says; None where it says nothing that is understood."""
        text = comment.text
        opening = _OURS.match(text)
        at = opening.end() if opening else 0
        verb = _VERB.match(text, at)
        name = verb[0] if verb else ""
        whole = place(self._source, Extent(comment.start, comment.end), "comment")
        if name not in VERBS:
            from validator.dsl.syntax.faults import did_you_mean  # difflib: only when it is wrong

            said = f"newslint knows no directive “{name}”" if name else "this says nothing"
            hint = did_you_mean(name, VERBS) if name else _EXAMPLE
            found = self._place(comment, at, at + len(name)) if name else whole
            self._fault("waiver-malformed", found, said, "A directive is understood", hint)
            return None
        at += len(name)
        listed, _, reason = text[at:].partition(":")
        rules = tuple(self._listed(comment, listed, at))
        reason = " ".join(reason.split())
        if name != "ignore-end":
            if not rules:
                said = f"“{name}” names no rule"
                self._fault("waiver-malformed", whole, said, "A directive names rules", _EXAMPLE)
                return None
            if not reason:
                said = "no reason is given, so nothing is left out"
                hint = f"say why behind a colon: {name} {rules[0][0]}: reason"
                self._fault("waiver-without-reason", whole, said, "A waiver has a reason", hint)
                return None
        return _Words(comment, name, rules, reason)

    def _listed(self, comment: Comment, text: str, at: int) -> Iterator[tuple[str, Place]]:
        for part in text.split(","):
            name = part.strip()
            if name:
                start = at + len(part) - len(part.lstrip())
                yield name, self._place(comment, start, start + len(name))
            at += len(part) + 1

    def _place(self, comment: Comment, start: int, end: int) -> Place:
        """Where some words of a comment stand; all of it where they are written otherwise."""
        marks = len("<!--")
        whole = Extent(comment.start, comment.end)
        if comment.end - comment.start < len(comment.text) + marks:
            return place(self._source, whole, "comment")
        begin = comment.start + marks
        exact = self._source.text[begin + start : begin + end] == comment.text[start:end]
        part = Extent(begin + start, begin + end)
        return place(self._source, part if exact else whole, "comment")

    def _close(self, end: _Words) -> None:
        """End the range that was opened last, of those with the rules that are named."""
        named = {rule for rule, _ in end.rules}
        for number in reversed(range(len(self._open))):
            start = self._open[number]
            if not named or named == {rule for rule, _ in start.rules}:
                del self._open[number]
                self._cover(start, Extent(start.comment.end, end.comment.start))
                return
        self._fault(
            "waiver-malformed",
            place(self._source, Extent(*end.comment[:2]), "comment"),
            "no range is open here" + (f" for {', '.join(sorted(named))}" if named else ""),
            "A range of a waiver has a beginning",
            "begin it with <!-- newslint ignore-start pack/rule: reason -->",
        )

    def _cover(self, words: _Words, covers: Extent) -> None:
        for rule, at in words.rules:
            if _GLOB.search(rule):
                said = f"“{rule}” is a pattern; a waiver names each rule"
                self._fault("waiver-malformed", at, said, "A waiver names each rule")
            elif self._rules is not None and not means_any(rule, self._rules):
                self._fault(
                    "waiver-unknown-rule",
                    at,
                    f"there is no rule “{rule}”",
                    "A waiver names rules that exist",
                    suggestion(rule, sorted(self._rules)),
                )
            else:
                self.sound.append(Directive(rule, words.reason, covers, at))

    def _block(self, comment: Comment) -> Extent:
        """The extent in the source of the block that a comment stands in or before."""
        number = bisect_right(self._ends, comment.at)
        if number == len(self._ends):
            return Extent(comment.end, comment.end)
        block = self._document.blocks[number]
        return self._document.offsets.extent_to_source(block.start, block.end)

    def _fault(
        self, code: str, at: Place, message: str, title: str, hint: str | None = None
    ) -> None:
        self.faults.append(notice(code, Severity.ERROR, at, message, title, hint))


def _left(source: Source, comment: Comment) -> Diagnostic:
    return notice(
        "waiver-left",
        Severity.ERROR,
        place(source, Extent(comment.start, comment.end), "comment"),
        "a directive of newslint is left in the final copy",
        "Final copy holds no directives",
        "take it out; newslint waive keeps the decision beside the copy",
    )
