"""What there is to say about a rule: its page, read off the rule itself."""

from collections.abc import Iterable

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.tracing.wording import Wording, Words
from validator.engine.rules.records import RuleRecord
from validator.engine.rules.wordings import read_wordings
from validator.engine.session import Session
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple

_SHOWN_ENTRIES = 6


class Setting(NamedTuple):
    """What a rule leaves to the desk; `value` is what counts in this run."""

    name: str
    default: str | int | float
    value: str | int | float


class WordList(NamedTuple):
    """A lexicon that a rule reads."""

    name: str
    entries: int
    some: tuple[str, ...]


class RulePage(NamedTuple):
    """All that an editor may want to know of a rule."""

    id: str
    title: str
    severity: Severity
    enabled: bool
    reason: str
    """Why it is off; empty when it is on."""
    because: str
    guides: tuple[str, ...]
    clauses: tuple[Words, ...]
    conditions: tuple[Words, ...]
    """Those of packs that the rule asks for."""
    message: str
    suggestion: str
    settings: tuple[Setting, ...]
    lists: tuple[WordList, ...]
    examples: tuple[plan.Example, ...]
    pack: str
    pack_title: str
    path: str
    line: int
    changed_by: tuple[str, ...]
    """Packs that change it."""
    private: bool

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]


class PackPage(NamedTuple):
    """A pack of rules, in the order in which they stand in their file."""

    name: str
    title: str
    path: str
    rules: tuple[RulePage, ...]


def rule_pages(session: Session, records: Iterable[RuleRecord]) -> list[RulePage]:
    records = list(records)
    written = read_wordings(session.packs, [record.plan for record in records])
    packs = {pack.name: pack for pack in session.packs}
    named = {name for pack in session.packs for name in pack.lexicons}
    lexicons = {
        name: session.lexicons[name]
        for record in records
        for name in record.plan.lexicons
        if name in named
    }
    return [
        _page(session, record, packs[record.plan.pack], written[record.id], lexicons)
        for record in records
    ]


def pack_pages(session: Session) -> list[PackPage]:
    """The packs that hold rules, by name."""
    pages = rule_pages(session, session.rules)
    return [
        PackPage(pack.name, pack.title, pack.path, rules)
        for pack in sorted(session.packs, key=lambda pack: pack.name)
        if (rules := tuple(page for page in pages if page.pack == pack.name))
    ]


def _page(
    session: Session,
    record: RuleRecord,
    pack: plan.Pack,
    written: Wording,
    lexicons: dict[str, Lexicon],
) -> RulePage:
    rule = record.plan
    defaults = next(dict(known.settings) for known in pack.rules if known.name == rule.name)
    now = {**dict(rule.settings), **session.settings(rule.id)}
    return RulePage(
        rule.id,
        rule.title,
        record.severity,
        record.enabled,
        record.reason,
        rule.because,
        rule.guides,
        written.clauses,
        written.shared,
        written.texts.get("message", ""),
        written.texts.get("suggest", ""),
        tuple(Setting(name, value, now[name]) for name, value in defaults.items()),
        tuple(_word_list(lexicons[name]) for name in rule.lexicons if name in lexicons),
        rule.examples,
        pack.name,
        pack.title,
        rule.path,
        rule.line,
        tuple(p.name for p in session.packs for o in p.overrides if o.rule == rule.id),
        rule.private,
    )


def _word_list(lexicon: Lexicon) -> WordList:
    headwords = dict.fromkeys(entry.headword for entry in lexicon.entries)
    return WordList(lexicon.name, len(headwords), tuple(headwords)[:_SHOWN_ENTRIES])
