"""A session: plugins and rules loaded once, then any number of drafts, one at a time.

    plugins -> catalog -> rules checked -> rules that are on -> what they need -> drafts

The command line and every other face work through this module.
"""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from validator.checker import Kind
from validator.diagnostic import Diagnostic, Severity
from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog, build_catalog
from validator.dsl.evaluator import Finding, Run
from validator.engine.analysis import Analysis
from validator.engine.cache.files import cache_folder
from validator.engine.checked import Checked
from validator.engine.checking import DraftChecker, Rules, Waiting, needed
from validator.engine.configuration.model import Configuration, Known, fitting, judged
from validator.engine.discovery import Draft
from validator.engine.documents import Documents
from validator.engine.gathering import Wanted, gather
from validator.engine.linting import Linter
from validator.engine.rules.layers import Layer, When, resolve
from validator.engine.rules.loading import load_rulebook
from validator.engine.rules.profiles import Profile
from validator.engine.rules.records import RuleRecord, rule_records
from validator.engine.rules.rulebook import (
    Rulebook,
    find_profile_files,
    find_rule_files,
)
from validator.engine.rules.ruling import Key, Ruled, Ruling
from validator.engine.sieve import Ids, Sieve
from validator.formats import Reader
from validator.lexicon import Lexicon
from validator.registry import Registry, fault, load_registry
from validator.report import Failure, Report, RuleInfo

if TYPE_CHECKING:
    from validator.engine.coverage import Coverage
    from validator.engine.examples import Bench, ExampleRun
    from validator.engine.revisions.changes import Earlier
    from validator.engine.timing import Clock


def open_session(
    rule_paths: Sequence[str | os.PathLike[str]] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    date: str | None = None,
    use_cache: bool = True,
    configuration: Configuration = Configuration(),  # noqa: B008 -- immutable
    lint: bool = False,
    profile: str | None = None,
    slow: Callable[[int], None] | None = None,
) -> "Session":
    """Load plugins and rules. Nothing is raised: what is wrong stands in `Session.faults`, with
    `lint` also what is sound in a rule file and yet cannot be meant. `slow` hears how many bytes of
    rules are to be parsed, where that takes more than a second."""
    registry = load_registry(configuration.plugins)
    folders = [*registry.rule_paths, *configuration.rules, *rule_paths]
    files, unread = find_rule_files(folders)
    catalog = cache(lambda: build_catalog(registry.checkers))
    book = load_rulebook(
        files,
        catalog,
        fingerprint=_fingerprint(registry),
        cache=cache_folder() if use_cache else None,
        read_by_checkers=[name for _, name in _lexicons_read(registry)] if lint else None,
        profile_files=find_profile_files(folders),
        slow=slow,
        shipped_plugins=registry.shipped_plugins,
    )
    known = Known(
        settings={rule.id: dict(rule.settings) for rule in book.rules},
        # a rule may be missing because a plugin or a file is at fault
        rules=None if registry.faults or unread else book.named,
        formats=tuple(registry.reporters),
        profiles={profile.name: profile for profile in book.profiles},
    )
    configuration = judged(configuration, known)
    missing = _missing_lexicons(registry, book)
    faults = (*configuration.faults, *registry.faults, *unread, *missing, *book.faults)
    profiles = {**known.profiles, **{own.name: own for own in configuration.profiles}}
    asked = Layer(profile, select, ignore=ignore)

    def ruled(whens: Sequence[When]) -> Ruled:
        choice = resolve([configuration.layer, *(when.layer for when in whens), asked], profiles)
        records = tuple(rule_records(book, choice, registry.shipped))
        return Ruled(records, fitting(choice.settings, known))

    ruling = Ruling(ruled, configuration.whens)
    return Session(registry, catalog(), book, faults, ruling, date, profiles)


def _lexicons_read(registry: Registry) -> Iterator[tuple[str, str]]:
    """Each checker by its name, with each word list that it reads."""
    for checker in registry.checkers:
        yield from ((checker.name, name) for name in (*checker.lexicons, *checker.tables))


def _missing_lexicons(registry: Registry, book: Rulebook) -> list[Diagnostic]:
    """Word lists that checkers read and no pack has: they would find nothing, and nobody knew."""
    if any(known.severity == Severity.ERROR for known in book.faults):
        return []  # a list may be missing because its file is at fault
    return [
        fault("missing-lexicon", f"checker {checker} reads {name}, which no pack has")
        for checker, name in _lexicons_read(registry)
        if name not in book.lexicons
    ]


def _fingerprint(registry: Registry) -> str:
    """Names the plugins whose kinds and functions rules were checked against."""
    parts = []
    for plugin in registry.plugins:
        parts.append(f"{plugin.name} {plugin.version}")
        for file in _files(plugin.module):
            status = os.stat(file)
            parts.append(f"{status.st_mtime_ns}:{status.st_size}")
    return "\n".join(parts)


def _files(module: Any) -> list[str]:
    """The files that a plugin's kinds may stand in."""
    file = getattr(module, "__file__", None)
    if file is None:
        return []
    if not hasattr(module, "__path__") or module.__name__.startswith("validator."):
        return [file]
    folder = os.path.dirname(file)
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name[-3:] == ".py"]


def _outcomes(
    drafts: Iterable[Draft | Failure], checker: DraftChecker
) -> Iterator[Checked | Failure]:
    """What became of drafts, each as soon as it can be told: those of a story are the last."""
    stories: dict[str, list[Run]] = {}
    for draft in drafts:
        outcome = draft if isinstance(draft, Failure) else checker.look(draft)
        if isinstance(outcome, Waiting):
            stories.setdefault(outcome.story, []).append(outcome.run)
        else:
            yield outcome
    for runs in stories.values():
        yield from checker.together(runs)


class Session:
    """Everything loaded; `check` lints drafts, `document` reads one."""

    def __init__(
        self,
        registry: Registry,
        catalog: Catalog,
        book: Rulebook,
        faults: tuple[Diagnostic, ...],
        ruling: Ruling,
        date: str | None,
        profiles: Mapping[str, Profile],
    ) -> None:
        self.registry = registry
        self.catalog = catalog
        self.faults = faults
        self.rules = ruling.usual.records
        self.reporters = registry.reporters
        self.packs = book.packs
        self.profiles = profiles
        self._book = book
        self._ruling = ruling
        self._date = date
        asked = {lexicon for rule in book.rules for lexicon in rule.lexicons}
        self._documents = Documents(registry, catalog, book.lexicons, asked, date)
        self._analyses: dict[Wanted, Analysis] = {}
        self._linters: dict[Key, Linter] = {}

    @property
    def suffixes(self) -> frozenset[str]:
        return self._documents.suffixes

    @property
    def named_only(self) -> frozenset[str]:
        """The suffixes of files that are read where they are named, and not met in a folder."""
        return frozenset(s for reader in self.registry.readers for s in reader.named_only)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        return {name: known.kind for name, known in self.catalog.kinds.items()}

    @property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """The word lists of all packs, and those of literals, by name."""
        return self._book.lexicons

    def settings(self, rule: str) -> Mapping[str, str | int | float]:
        """What the configuration says of the settings of a rule."""
        return self._ruling.usual.settings.get(rule, {})

    def trying(self, rules: Container[str]) -> "Session":
        """A session in which these rules are on, whatever their severity, and no others."""
        records = tuple(
            record._replace(
                enabled=record.id in rules,
                severity=max(record.severity, Severity.INFO),
                reason="" if record.id in rules else "it is not tried",
            )
            for record in self.rules
        )
        ruled = self._ruling.usual._replace(records=records)
        return self._but(ruling=Ruling(lambda _: ruled))

    def timed(self, clock: "Clock") -> "Session":
        """A session whose checkers are timed by a clock."""
        checkers = tuple(map(clock.checker, self.registry.checkers))
        return self._but(registry=self.registry._replace(checkers=checkers))

    def on(self, document: Document) -> "Session":
        """The session with the rules as this draft has them."""
        key = self._ruling.key(document)
        if not key:
            return self
        ruled = self._ruling.by(key)
        return self._but(ruling=Ruling(lambda _: ruled))

    def _but(self, registry: Registry | None = None, ruling: Ruling | None = None) -> "Session":
        """A session that is as this one, but for what is given."""
        return Session(
            registry or self.registry,
            self.catalog,
            self._book,
            self.faults,
            ruling or self._ruling,
            self._date,
            self.profiles,
        )

    @property
    def own_formats(self) -> tuple[str, ...]:
        """The formats that newslint brings."""
        registry = self.registry
        own = (given for p in registry.plugins if p.ships for given in registry.provided[p.name])
        return tuple(given.name for given in own if given.sort == "format")

    # ---- drafts

    def reader(self, path: str) -> Reader:
        """Who reads a file of this name."""
        return self._documents.reader(path)

    def document(self, draft: Draft) -> Document:
        """A draft as a document of which anything may be asked. Raises UnreadableSourceError."""
        return self._documents.document(draft)

    def run(self, draft: Draft) -> Run:
        """A draft as rules see it, and anything may be asked of it. Raises as `document`."""
        return self._documents.run(self.document(draft))

    def findings(
        self, run: Run, others: Sequence[Run] = ()
    ) -> tuple[list[Finding], dict[str, str]]:
        """All that the active rules find in a document, and what raised, by its name."""
        return self._linter(run.document).findings(run, others)

    def check(
        self,
        drafts: Iterable[Draft | Failure],
        failures: Sequence[Failure] = (),
        wanted: Wanted = Wanted(),  # noqa: B008 -- immutable
        timeout: float | None = None,
        sieve: Sieve = Sieve(),  # noqa: B008 -- immutable
    ) -> Report:
        """Lint drafts; `failures` are of those that could not even be found. A draft that takes
        more than `timeout` seconds is left, and the report says so; with a timeout, this has to
        run in the main thread. `sieve` says what is left out of the report."""
        checker = self.checker(wanted, timeout, sieve.earlier)
        outcomes = _outcomes(drafts, checker)
        return gather(outcomes, failures, self.faults, self.rule_infos, wanted, sieve, self.ids)

    def checker(
        self, wanted: Wanted, timeout: float | None = None, earlier: "Earlier | None" = None
    ) -> DraftChecker:
        """What lints one draft after the other; the rest as `check` has it."""
        if wanted not in self._analyses:
            self._analyses[wanted] = needed(self._documents, self._possible, wanted)
        analysis = self._analyses[wanted]
        limit: AbstractContextManager[None] = nullcontext()
        if timeout is not None:
            from validator.engine.deadline import time_limit

            limit = time_limit(timeout)
        versions = None
        if earlier is not None:
            from validator.engine.revisions.earlier_versions import EarlierVersions

            versions = EarlierVersions(self._documents, analysis, self._linter, earlier)
        rules = Rules(self._linter, analysis, self._by_story, self.ids.known)
        return DraftChecker(self._documents, rules, wanted, limit, versions)

    @cached_property
    def ids(self) -> Ids:
        """The rules that there are, and those that look at other articles."""
        broken = any(fault.severity == Severity.ERROR for fault in self.faults)
        known = None if broken else frozenset(record.id for record in self.rules)
        return Ids(known, frozenset(rule.id for rule in self._possible if rule.across))

    @cached_property
    def rule_infos(self) -> Mapping[str, RuleInfo]:
        """What a report tells of rules, by id."""
        return {
            rule.id: RuleInfo(
                rule.id, rule.title, rule.because, rule.guides, Severity(rule.severity)
            )
            for rule in (record.plan for record in self.rules)
        }

    @property
    def whens(self) -> Sequence[When]:
        """What the configuration says of some drafts alone."""
        return self._ruling.whens

    def rules_by(self, key: Key) -> Sequence[RuleRecord]:
        """All rules as drafts have them that these of the tables fit."""
        return self._ruling.by(key).records

    @property
    def can_report(self) -> bool:
        """Whether any rule may be on in any draft."""
        return bool(self._possible)

    @cached_property
    def _possible(self) -> list[plan.Rule]:
        """The rules that some draft may have."""
        return [rule.plan for rule in self.rules if rule.enabled or self._ruling.whens]

    @cached_property
    def _by_story(self) -> bool:
        """Whether what is found in a draft may depend on the others of its story."""
        return any(rule.across or rule.once == "story" for rule in self._possible)

    def _linter(self, document: Document) -> Linter:
        key = self._ruling.key(document)
        if key not in self._linters:
            self._linters[key] = Linter(self.registry, self.catalog, *self._ruling.by(key))
        return self._linters[key]

    # ---- examples

    @property
    def tested(self) -> list[plan.Rule]:
        """All rules that are chosen, those that are off by severity or profile too."""
        return [r.plan for r in self.rules if r.asked]

    def test_examples(self, rules: Sequence[plan.Rule] | None = None) -> "ExampleRun":
        """Run the examples of some rules, or of all that are chosen."""
        from validator.engine.examples import run_examples

        tested, bench = self.tested if rules is None else rules, self._bench
        run = run_examples(tested, bench)
        if not run.failures:
            return run
        from validator.engine.example_reasons import with_reasons

        failures = tuple(with_reasons(run.failures, tested, self.packs, bench))
        return run._replace(failures=failures)

    def coverage(self, rules: Sequence[plan.Rule] | None = None) -> "Coverage":
        """What the examples of these rules exercise."""
        from validator.engine.coverage import measure

        tested = self.tested if rules is None else rules
        return measure(tested, self.packs, self.lexicons, self._bench)

    @property
    def _bench(self) -> "Bench":
        from validator.engine.examples import Bench

        return Bench(self._documents, self.catalog, self.registry.providers())
