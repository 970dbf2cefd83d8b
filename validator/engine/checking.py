"""A draft in, what became of it out: one that fails is told and the others go on."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from validator.claims.counting import CLAIM_KINDS, count_claims
from validator.containment import Contained
from validator.document import Document
from validator.dsl import plan
from validator.dsl.evaluator import Run
from validator.engine.analysis import Analysis
from validator.engine.checked import Checked
from validator.engine.discovery import Draft
from validator.engine.documents import Documents
from validator.engine.gathering import Wanted
from validator.engine.linting import Linted, Linter, stopped
from validator.errors import CheckerError, TimeLimitError, contained, reason
from validator.named_tuples import NamedTuple
from validator.report import Claims, DraftText, Failure
from validator.source import UnreadableSourceError

if TYPE_CHECKING:
    from validator.engine.revisions.earlier_versions import EarlierVersions

_ENGLISH = frozenset({"en", "eng", "english"})
_UNTOLD = frozenset({"", "und", "mul", "mis", "zxx", "x", "i", "root", "default"})
"""What tags begin with that name no language."""


class Rules(NamedTuple):
    """The rules of drafts, and what they ask of documents."""

    of: Callable[[Document], Linter]
    analysis: Analysis
    by_story: bool
    """Whether one looks at the other drafts of a story, or speaks once for all of them."""
    known: Collection[str] | None
    """The ids that there are; None if that is not known."""


class Waiting(NamedTuple):
    """A draft that was read and is checked with the others of its story."""

    story: str
    run: Run


class DraftChecker:
    """Lints drafts. What it says of one depends on nothing but the draft, and those of one story
    on each other: so they may be checked in any order, and in several processes."""

    def __init__(
        self,
        documents: Documents,
        rules: Rules,
        wanted: Wanted,
        limit: AbstractContextManager[None],
        versions: "EarlierVersions | None",
    ) -> None:
        """`limit` is entered to read a draft, and to check it; `versions` tell what is new in it,
        where somebody asks."""
        self._documents = documents
        self._rules = rules
        self._wanted = wanted
        self._limit = limit
        self._versions = versions

    def look(self, draft: Draft) -> Checked | Failure | Waiting:
        """What became of a draft, unless it waits for the others of its story."""
        document = self._read(draft)
        if isinstance(document, Failure):
            return document
        if not is_english(document):
            from validator.engine.notices import not_english

            text = _text(document, self._wanted)
            return self._inspected(
                document, Checked(draft.path, (not_english(document),), text=text)
            )
        run = self._documents.run(document)
        story = document.metadata.story
        if self._rules.by_story and story is not None:
            return Waiting(story, run)
        return self._checked(run, [], set())

    def together(self, runs: Sequence[Run]) -> Iterator[Checked]:
        """What became of the drafts of one story."""
        from validator.engine.beside import with_others

        told: set[object] = set()
        for run, others in with_others(runs):
            yield self._checked(run, others, told)

    def _read(self, draft: Draft) -> Document | Failure:
        try:
            with self._limit, Contained():
                return self._documents.document(draft, self._rules.analysis)
        except UnreadableSourceError as error:
            return Failure(draft.path, str(error))
        except TimeLimitError as error:
            return Failure(draft.path, f"reading {error}")
        except (Exception, SystemExit) as error:
            message = f"it cannot be read: {reason(error)}"
            return Failure(draft.path, contained(error, message))

    def _checked(self, run: Run, others: Sequence[Run], told: set[object]) -> Checked:
        try:
            with self._limit:
                linter = self._rules.of(run.document)
                linted = linter.lint(run, others, told)
                outcome = _checked(run.document, linted, self._wanted, self._documents.kinds)
                if _hides_all(run.document):
                    from validator.engine.notices import no_text

                    notice = no_text(run.document)
                    outcome = outcome._replace(diagnostics=(notice, *outcome.diagnostics))
                return self._inspected(run.document, outcome._replace(rules=linter.on))
        except TimeLimitError as error:
            return _checked(run.document, stopped(run.document, error), Wanted(), ())

    def _inspected(self, document: Document, checked: Checked) -> Checked:
        """With what a draft itself says of its findings: its directives, and which of its sentences
        are new."""
        if document.comments:
            from validator.engine.suppressions.directive_reading import (  # few drafts have any
                read_directives,
            )

            directives = read_directives(document, self._rules.known)
            checked = checked._replace(directives=directives)
        if self._versions is not None:
            checked = checked._replace(fresh=self._versions.fresh(document))
        return checked


def needed(documents: Documents, plans: Sequence[plan.Rule], wanted: Wanted) -> Analysis:
    """The analysis for documents of which only these rules, and whoever counts claims, ask
    anything."""
    kinds = {"article"}.union(*(rule.kinds for rule in plans))
    kinds.add("quotation")  # which no correction touches
    lexicons = {lexicon for rule in plans for lexicon in rule.lexicons}
    return documents.analysis({*kinds, *CLAIM_KINDS} if wanted.claims else kinds, lexicons)


def _checked(document: Document, linted: Linted, wanted: Wanted, kinds: Iterable[str]) -> Checked:
    path = document.source.path
    return Checked(
        path,
        linted.diagnostics,
        tuple(Failure(path, f"not wholly checked: {message}") for message in linted.raised),
        _claims(document, kinds) if wanted.claims else Claims(),
        _text(document, wanted),
    )


def _text(document: Document, wanted: Wanted) -> DraftText | None:
    if not wanted.text:
        return None
    from validator.engine.texts import draft_text

    return draft_text(document)


def _claims(document: Document, kinds: Iterable[str]) -> Claims:
    try:
        return count_claims(document, frozenset(kinds))
    except (CheckerError, TimeLimitError):
        return Claims()  # it is told already


def is_english(document: Document) -> bool:
    """Whether a draft is in English, or does not say: a tag as “en-GB” or “eng”."""
    language = document.metadata.language
    if language is None:
        return True
    return re.split(r"[\W_]", language.lower())[0] in _ENGLISH | _UNTOLD


def _hides_all(document: Document) -> bool:
    """Whether a draft that is not empty has no block that rules look at."""
    if any(block.type != "code" and block.reason != "page" for block in document.blocks):
        return False
    return bool(document.blocks) or bool(document.source.text.strip())
