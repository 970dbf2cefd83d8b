"""A session: plugins and rules loaded once, then any number of drafts, one at a time.

    plugins -> catalog -> rules checked -> rules that are on -> what they need -> drafts

The command line and every other face work through this module.
"""

import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from validator.checker import ActiveRule, Checker, Kind
from validator.diagnostic import Diagnostic, Region, Severity, fingerprint
from validator.document import Document, Text
from validator.dsl import plan
from validator.dsl.catalog import Catalog, build_catalog
from validator.dsl.evaluator import Finding, Rule, Run
from validator.engine import findings as reported
from validator.engine.analysis import Analysis, prepare
from validator.engine.claims import CLAIM_KINDS, add, count_claims
from validator.engine.configuration import Configuration, Known, judged
from validator.engine.discovery import Draft
from validator.engine.examples import ExampleRun, run_examples
from validator.engine.examples import Text as ExampleText
from validator.engine.rulebook import Rulebook, find_rule_files, load_rulebook
from validator.engine.selectors import selected
from validator.engine.texts import draft_text, rules_of
from validator.errors import CheckerError
from validator.lexicon import Lexicon, literal_name
from validator.registry import Registry, load_registry
from validator.report import Claims, DraftText, Failure, Report
from validator.source import Source, UnreadableSourceError

if TYPE_CHECKING:
    from validator.engine.coverage import Coverage

INTERNAL_ERROR = "newslint/internal-error"
NOT_ENGLISH = "newslint/not-english"
_ENGLISH = frozenset({"en", "eng", "english"})
SEVERITY_OFF = "its severity is off"


class RuleRecord(NamedTuple):
    """A rule as a session sees it."""

    plan: plan.Rule
    severity: Severity
    enabled: bool
    reason: str
    """Why it is off; empty when it is on."""

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def guides(self) -> tuple[str, ...]:
        return self.plan.guides


def open_session(
    rule_paths: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    date: str | None = None,
    use_cache: bool = True,
    configuration: Configuration = Configuration(),  # noqa: B008 -- immutable
    lint: bool = False,
) -> "Session":
    """Load plugins and rules. Nothing is raised: what is wrong stands in `Session.faults`, with
    `lint` also what is sound in a rule file and yet cannot be meant."""
    registry = load_registry(configuration.plugins)
    files, faults = find_rule_files([*registry.rule_paths, *configuration.rules, *rule_paths])
    catalog: list[Catalog] = []

    def make_catalog() -> Catalog:
        catalog.append(build_catalog(registry.checkers))
        return catalog[0]

    read = [name for c in registry.checkers for name in (*c.lexicons, *c.tables)]
    cache = cache_folder() if use_cache else None
    book = load_rulebook(files, make_catalog, _fingerprint(registry), cache, read if lint else None)
    known = Known(
        {rule.id: dict(rule.settings) for rule in book.rules},
        # a rule may be missing because a plugin or a file is at fault
        None if registry.faults or faults else book.named,
        tuple(registry.reporters),
    )
    configuration = judged(configuration, known)
    faults = [*configuration.faults, *registry.faults, *faults, *book.faults]
    chosen = select or configuration.select
    return Session(
        registry,
        catalog[0] if catalog else build_catalog(registry.checkers),
        book,
        tuple(faults),
        tuple(_records(book, chosen, (*ignore, *configuration.ignore), configuration)),
        configuration.settings,
        date,
    )


def cache_folder() -> Path:
    """Where caches live: NEWSLINT_CACHE_DIR, or the user's own cache folder."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("newslint", appauthor=False))


def _fingerprint(registry: Registry) -> str:
    """Names the plugins whose kinds and functions rules were checked against."""
    parts = []
    for plugin in registry.plugins:
        file = getattr(plugin.module, "__file__", None)
        stamp = ""
        if file is not None:
            status = os.stat(file)
            stamp = f"{status.st_mtime_ns}:{status.st_size}"
        parts.append(f"{plugin.name} {plugin.version} {stamp}")
    return "\n".join(parts)


def _records(
    book: Rulebook, select: Sequence[str], ignore: Sequence[str], configuration: Configuration
) -> Iterator[RuleRecord]:
    overrides = {o.rule: o for pack in book.packs for o in pack.overrides}
    for rule in book.rules:
        override = overrides.get(rule.id)
        severity = Severity(rule.severity)
        if override is not None:
            rule = _overridden(rule, override)
            severity = Severity(rule.severity)
        for glob, level in configuration.severities:
            if selected((glob,), rule.id):
                severity = level
        reason = ""
        if select and not selected(select, rule.id):
            reason = "not selected"
        elif selected(ignore, rule.id):
            reason = "ignored"
        elif severity == Severity.OFF:
            reason = SEVERITY_OFF
        yield RuleRecord(rule, severity, not reason, reason)


def _overridden(rule: plan.Rule, override: plan.Override) -> plan.Rule:
    """A rule with what a `change` block of another pack says of it."""
    spared = tuple(
        plan.Related(
            plan.Slot(rule.at),
            (plan.Relation(False, "in", plan.TermPattern(literal_name(phrase))),),
        )
        for phrase in override.phrases
    )
    literals = tuple(map(literal_name, override.phrases))
    return rule._replace(
        severity=rule.severity if override.severity is None else override.severity,
        settings=tuple({**dict(rule.settings), **dict(override.settings)}.items()),
        unlesses=rule.unlesses + spared,
        lexicons=rule.lexicons + literals,
    )


class Session:
    """Everything loaded; `check` lints drafts, `document` reads one."""

    def __init__(
        self,
        registry: Registry,
        catalog: Catalog,
        book: Rulebook,
        faults: tuple[Diagnostic, ...],
        rules: tuple[RuleRecord, ...],
        settings: Mapping[str, Mapping[str, str | int | float]],
        date: str | None,
    ) -> None:
        self.registry = registry
        self.catalog = catalog
        self.faults = faults
        self.rules = rules
        self.reporters = registry.reporters
        self.packs = book.packs
        self._lexicons: Mapping[str, Lexicon] = book.lexicons
        self._settings = settings
        self._date = date
        self._readers = {
            s: reader for reader in registry.readers for s in reader.suffixes + reader.named_only
        }
        self._extents = {
            k.kind.cls: k.kind.extents for k in catalog.kinds.values() if k.kind.extents
        }

    @property
    def suffixes(self) -> frozenset[str]:
        return frozenset(self._readers)

    @property
    def named_only(self) -> frozenset[str]:
        """The suffixes of files that are read where they are named, and not met in a folder."""
        return frozenset(s for reader in self.registry.readers for s in reader.named_only)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        return {name: known.kind for name, known in self.catalog.kinds.items()}

    def trying(self, rules: Container[str]) -> "Session":
        """A session in which these rules are on, whatever their severity, and no others."""
        other = copy(self)
        for name in ("_active", "_needed", "_needed_for_claims", "_by_checker"):
            other.__dict__.pop(name, None)
        other.rules = tuple(
            record._replace(
                enabled=record.id in rules,
                severity=max(record.severity, Severity.INFO),
                reason="" if record.id in rules else "it is not tried",
            )
            for record in self.rules
        )
        return other

    # ---- documents

    def document(self, draft: Draft, analysis: Analysis | None = None) -> Document:
        """A draft as a document. Raises UnreadableSourceError."""
        suffix = os.path.splitext(draft.path)[1].lower()
        reader = self._readers.get(suffix) or self._readers[".txt"]
        source = reader.open(draft.path, draft.data)
        return (analysis or self._everything).document(source, self._dated(reader.read(source)))

    def run(self, draft: Draft) -> Run:
        """A draft as rules see it, and anything may be asked of it. Raises as `document`."""
        return Run(self.document(draft), self._extents)

    def settings(self, rule: str) -> Mapping[str, str | int | float]:
        """What the configuration says of the settings of a rule."""
        return self._settings.get(rule, {})

    def _dated(self, text: Text) -> Text:
        if self._date is None or text.metadata.date is not None:
            return text
        return text._replace(metadata=text.metadata._replace(date=self._date))

    @cached_property
    def _everything(self) -> Analysis:
        """For documents of which any kind may be asked."""
        return prepare(self.registry.checkers, self.catalog.kinds, self._lexicons, self._lexicons)

    @cached_property
    def _active(self) -> list[tuple[RuleRecord, Rule]]:
        return [(record, self._bound(record.plan)) for record in self.rules if record.enabled]

    def _bound(self, rule: plan.Rule) -> Rule:
        return Rule(rule, self.catalog, self.settings(rule.id))

    @cached_property
    def _needed(self) -> Analysis:
        """For documents that only the active rules look at."""
        return self._analysis({"article"})

    @cached_property
    def _needed_for_claims(self) -> Analysis:
        """For documents of which the claims are counted as well."""
        return self._analysis({"article", *CLAIM_KINDS})

    def _analysis(self, kinds: set[str]) -> Analysis:
        active = [record.plan for record in self.rules if record.enabled]
        kinds = kinds.union(*(rule.kinds for rule in active)) & self.catalog.kinds.keys()
        lexicons = {lexicon for rule in active for lexicon in rule.lexicons}
        return prepare(self.registry.checkers, sorted(kinds), sorted(lexicons), self._lexicons)

    # ---- check

    def check(
        self,
        drafts: Iterable[Draft | Failure],
        failures: Sequence[Failure] = (),
        with_text: bool = False,
        with_claims: bool = False,
    ) -> Report:
        """Lint drafts. One that fails is told and the others go on.

        The text of the drafts, and the count of their claims, are only for who shows them: to
        count claims, all detectors must look at all drafts.
        """
        found: list[Diagnostic] = [f for f in self.faults if f.severity < Severity.ERROR]
        failed = list(failures)
        claims, files = Claims() if with_claims else None, 0
        analysis = self._needed_for_claims if with_claims else self._needed
        texts: list[DraftText] = []
        stories: dict[str, list[Run]] = {}
        told: set[object] = set()
        across = any(record.enabled and record.plan.across for record in self.rules)
        for draft in drafts:
            if isinstance(draft, Failure):
                failed.append(draft)
                continue
            try:
                document = self.document(draft, analysis)
            except UnreadableSourceError as error:
                failed.append(Failure(draft.path, str(error)))
                continue
            except Exception as error:
                message = f"it cannot be read: {type(error).__name__}: {error}"
                failed.append(Failure(draft.path, message))
                continue
            files += 1
            if with_text:
                texts.append(draft_text(document))
            if not _is_english(document):
                found.append(_not_english(document))
                continue
            run, story = Run(document, self._extents), document.metadata.story
            if across and story is not None:
                stories.setdefault(story, []).append(run)
            else:
                found += self._lint(run, (), failed, told)
                if claims is not None:
                    claims = add(claims, self._claims(document))
        for runs in stories.values():
            for run in runs:
                others = [other for other in runs if other is not run]
                found += self._lint(run, others, failed, told)
                if claims is not None:
                    claims = add(claims, self._claims(run.document))
        found.sort(key=lambda d: (d.region.path, d.region.start, d.region.end, d.code))
        faults = tuple(f for f in self.faults if f.severity == Severity.ERROR)
        rules = rules_of(found, (record.plan for record in self.rules))
        return Report(files, tuple(found), tuple(failed), faults, 0, claims, rules, tuple(texts))

    def _claims(self, document: Document) -> Claims:
        try:
            return count_claims(document, frozenset(self.catalog.kinds))
        except CheckerError:
            return Claims()

    def _lint(
        self, run: Run, others: Sequence[Run], failed: list[Failure], told: set[object]
    ) -> list[Diagnostic]:
        """The diagnostics of one document, sorted."""
        document = run.document
        found, raised = self.findings(run, others)
        kept = reported.yield_to_specific(
            reported.thin(document, reported.in_draft(document, found))
        )
        kept = [f for f in kept if not _told_before(document, f, told)]
        severities = {record.id: record.severity for record in self.rules}
        diagnostics = reported.diagnostics(document, kept, severities)
        for name, message in raised.items():
            failed.append(Failure(document.source.path, f"not wholly checked: {message}"))
            diagnostics.append(_internal_error(document, name, message))
        return [d for d in map(self._filtered, diagnostics) if d is not None]

    def findings(
        self, run: Run, others: Sequence[Run] = ()
    ) -> tuple[list[Finding], dict[str, str]]:
        """All that the active rules find in a document, and what raised, by its name."""
        document = run.document
        raised: dict[str, str] = {}
        found: list[Finding] = []
        for checker, rules in self._by_checker:
            active = []
            for record, rule in rules:

                def find(rule: Rule = rule, record: RuleRecord = record) -> Iterable[Finding]:
                    try:
                        return list(rule(run, others))
                    except CheckerError as error:
                        raised.setdefault(error.checker, str(error))
                    except Exception as error:
                        raised[record.id] = f"rule {record.id}: {type(error).__name__}: {error}"
                    return ()

                active.append(ActiveRule(record.id, dict(record.plan.settings), find))
            try:
                found += checker.check(document, active)
            except Exception as error:
                name = checker.name
                raised[name] = f"checker {name}: {type(error).__name__}: {error}"
        return found, raised

    @cached_property
    def _by_checker(self) -> list[tuple[Checker, list[tuple[RuleRecord, Rule]]]]:
        """The active rules by the checker that owns their first kind."""
        providers = self.registry.providers()
        groups: dict[str, tuple[Checker, list[tuple[RuleRecord, Rule]]]] = {}
        for record, rule in self._active:
            owner = providers[record.plan.owner]
            groups.setdefault(owner.name, (owner, []))[1].append((record, rule))
        return [groups[name] for name in sorted(groups)]

    def _filtered(self, diagnostic: Diagnostic) -> Diagnostic | None:
        for change in self.registry.filters:
            changed: Any = change(diagnostic=diagnostic)
            if changed is None:
                return None
            diagnostic = changed
        return diagnostic

    # ---- examples

    @property
    def tested(self) -> list[plan.Rule]:
        """All rules that are chosen, those that are off by severity too."""
        return [r.plan for r in self.rules if r.enabled or r.reason == SEVERITY_OFF]

    def test_examples(self, rules: Sequence[plan.Rule] | None = None) -> ExampleRun:
        """Run the examples of some rules, or of all that are chosen."""
        return run_examples(self.tested if rules is None else rules, self._find_in_example)

    def coverage(self, rules: Sequence[plan.Rule] | None = None) -> "Coverage":
        """What the examples of these rules exercise."""
        from validator.engine.coverage import Examples, measure

        def find(rule: plan.Rule, runs: Sequence[Run]) -> list[tuple[int, int]]:
            return [(found.start, found.end) for found in self._found(rule, runs)]

        examples = Examples(self._example_runs, find)
        return measure(self.tested if rules is None else rules, self._lexicons, examples)

    def _find_in_example(
        self, rule: plan.Rule, texts: Sequence[ExampleText]
    ) -> tuple[Document, Sequence[Finding]]:
        runs = self._example_runs(texts)
        return runs[0].document, self._found(rule, runs)

    def _found(self, rule: plan.Rule, runs: Sequence[Run]) -> Sequence[Finding]:
        """What a rule reports in the first of some texts, with its default settings."""
        first, *others = runs
        return reported.thin(first.document, Rule(rule, self.catalog, {})(first, others))

    def _example_runs(
        self, texts: Sequence[ExampleText], instead: Lexicon | None = None
    ) -> list[Run]:
        """The texts of an example; `instead` counts for the word list of its name."""
        analysis = self._everything
        if instead is not None:
            analysis = analysis.with_lexicon(instead)
        read = self._readers[".txt"].read
        runs = []
        for text in texts:
            source = Source("example.txt", text.text)
            made = read(source)
            if text.date is not None:
                made = made._replace(metadata=made.metadata._replace(date=text.date))
            runs.append(Run(analysis.document(source, made), self._extents))
        return runs


def _told_before(document: Document, finding: Finding, told: set[object]) -> bool:
    """Whether a rule that speaks once a story has spoken."""
    if finding.rule.once != "story":
        return False
    story = document.metadata.story or document.source.path
    key = (story, finding.rule.id, finding.thinning)
    known = key in told
    told.add(key)
    return known


def _is_english(document: Document) -> bool:
    """Whether a draft is in English, or does not say: a tag as “en-GB” or “eng”."""
    language = document.metadata.language
    return language is None or re.split(r"[-_]", language.lower())[0] in _ENGLISH


def _not_english(document: Document) -> Diagnostic:
    start = document.source.position(0)
    return Diagnostic(
        NOT_ENGLISH,
        Severity.INFO,
        Region(document.source.path, start, start),
        "",
        f"not checked: it says that its language is “{document.metadata.language}”, not English",
        title="The detectors know English alone",
    )


def _internal_error(document: Document, name: str, message: str) -> Diagnostic:
    start = document.source.position(0)
    return Diagnostic(
        INTERNAL_ERROR,
        Severity.ERROR,
        Region(document.source.path, start, start),
        "",
        f"this draft was not wholly checked: {message}",
        "A checker failed",
        "report it to whoever made the checker",
        fingerprint=fingerprint(INTERNAL_ERROR, name, 0),
    )
