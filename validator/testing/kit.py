"""Lints and annotates texts with the plugins that are installed, or given."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from validator.document import Document
from validator.dsl import plan
from validator.engine.configuration.model import Configuration
from validator.engine.deadline import limited
from validator.engine.discovery import Draft
from validator.engine.examples import split_texts
from validator.engine.rules.selectors import selected
from validator.engine.session import Session, open_session
from validator.errors import TimeLimitError
from validator.formats import Style
from validator.reporters.full import render_faults
from validator.testing.found import Findings, Spans


class Lint(Protocol):
    """The fixture `lint`; see `Kit.lint`."""

    def __call__(
        self, text: str, rules: str | Path | None = None, *, select: str = "", suffix: str = ".txt"
    ) -> Findings: ...


class Annotate(Protocol):
    """The fixture `annotate`; see `Kit.annotate`."""

    def __call__(self, text: str, kind: str, *, suffix: str = ".txt") -> Spans: ...


class MakeDocument(Protocol):
    """The fixture `document`; see `Kit.document`."""

    def __call__(self, text: str, *, suffix: str = ".txt") -> Document: ...


class Kit:
    """Sessions with some plugins beside those installed; each is opened once.

    With `timeout`, a text that takes more seconds is an AssertionError; this takes the alarm of the
    process, so it works in the main thread and beside no other that uses it.
    """

    def __init__(
        self,
        plugins: Sequence[Path] = (),
        rules: Sequence[Path] = (),
        timeout: float | None = None,
    ) -> None:
        self._timeout = timeout
        self._configuration = Configuration(plugins=tuple(plugins), rules=tuple(rules))
        self._tested: dict[str, Mapping[int, str]] = {}
        self._sessions: dict[str | Path, tuple[Session, Path]] = {}

    @cached_property
    def session(self) -> Session:
        """All plugins and packs. Raises AssertionError where something is wrong with them."""
        return _sound(open_session(configuration=self._configuration))

    def document(self, text: str, *, suffix: str = ".txt") -> Document:
        """A text as a document of which any kind may be asked; the suffix tells its reader."""
        return self.session.document(Draft(f"draft{suffix}", text.encode()))

    def annotate(self, text: str, kind: str, *, suffix: str = ".txt") -> Spans:
        """The spans of a kind in a text."""
        if kind not in self.session.kinds:
            raise AssertionError(f"no plugin has the kind “{kind}”")
        try:
            with limited(self._timeout):
                return Spans(self.document(text, suffix=suffix), kind)
        except TimeLimitError as error:
            raise AssertionError(str(error)) from None

    def lint(
        self, text: str, rules: str | Path | None = None, *, select: str = "", suffix: str = ".txt"
    ) -> Findings:
        """What the rules say of a text.

        `rules` is a pack as text, or the path of one, whose rules alone are asked; `select` is a
        glob of rules, as “desk/*”. Without both, the rules that `newslint check` asks. Raises
        AssertionError where a rule has faults, or where the text cannot be wholly checked.
        """
        session, path = (self.session, None) if rules is None else self._with(rules)
        wanted = {rule.id for rule in session.rules if path is None or _is_of(rule.plan.path, path)}
        if select:
            wanted = {rule for rule in wanted if selected((select,), rule)}
            if not wanted:
                raise AssertionError(f"no rule matches “{select}”")
        if select or path is not None:
            session = session.trying(wanted)
        report = session.check([Draft(f"draft{suffix}", text.encode())], timeout=self._timeout)
        if report.failures:
            told = "; ".join(failure.message for failure in report.failures)
            raise AssertionError(f"in this draft: {told}")
        return Findings(text, report.diagnostics)

    def examples(self, path: Path) -> Iterator[tuple[plan.Rule, plan.Example]]:
        """The good and bad examples of a file of rules."""
        session, _ = self._with(path)
        for rule in session.rules:
            if _is_of(rule.plan.path, path):
                yield from ((rule.plan, example) for example in rule.plan.examples)

    def try_example(self, rule: plan.Rule, example: plan.Example) -> None:
        """Run an example. Raises AssertionError where it does not do what it says."""
        wrong = self._failures(rule).get(example.line)
        if wrong is None:
            return
        shown = Findings(example.text, ())
        if len(split_texts(example.text)) == 1:
            shown = self.lint(example.text, Path(rule.path), select=rule.id)
        raise AssertionError(f"{wrong}\n\n{shown}")

    def _failures(self, rule: plan.Rule) -> Mapping[int, str]:
        """What is wrong with the examples of a rule, by line."""
        if rule.id not in self._tested:
            session, _ = self._with(Path(rule.path))
            failures = session.test_examples([rule]).failures
            self._tested[rule.id] = {failure.line: failure.message for failure in failures}
        return self._tested[rule.id]

    def _with(self, rules: str | Path) -> tuple[Session, Path]:
        """A session that has these rules too, and their file."""
        if rules not in self._sessions:
            path = rules if isinstance(rules, Path) else self._written(rules)
            packs = self.session.packs
            known = any(_is_of(rule.path, path) for pack in packs for rule in pack.rules)
            session = self.session
            if not known:
                session = _sound(open_session([path], configuration=self._configuration))
            self._sessions[rules] = session, path
        return self._sessions[rules]

    def _written(self, rules: str) -> Path:
        path = Path(self._folder.name, f"rules{len(self._sessions)}.rules")
        path.write_text(rules, encoding="utf-8")
        return path

    @cached_property
    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="newslint-")


def _sound(session: Session) -> Session:
    if session.faults:
        raise AssertionError("the set-up has faults:\n" + render_faults(session.faults, Style()))
    return session


def _is_of(rule: str, path: Path) -> bool:
    """Whether a rule's file is this one."""
    return os.path.realpath(rule) == os.path.realpath(path)
